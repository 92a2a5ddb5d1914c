"""The record of who said what: pages as they came, their readings, and the search through all statements."""

from zegsman.store.answers import Added, Found, Hit, PageRow, StoreError, UnknownPage
from zegsman.store.people import is_called
from zegsman.store.record import Store

__all__ = ["Added", "Found", "Hit", "PageRow", "Store", "StoreError", "UnknownPage", "is_called"]
