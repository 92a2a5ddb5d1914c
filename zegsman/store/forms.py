"""Values to bytes and back, without loss: JSON by the types of `values.py`, compressed.

A value that cannot be kept whole (half a surrogate pair, a number that is none) raises `StoreError` before anything is written.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from zegsman.store.answers import StoreError
from zegsman.values import Capture, Page, Reading

Value = TypeVar("Value")

_CAPTURE = TypeAdapter(Capture)
_PAGE = TypeAdapter(Page)
_READING = TypeAdapter(Reading)
_NO_PAGE = Page("", ())


def capture_form(capture: Capture) -> tuple[bytes, bytes]:
    """The body, compressed, and all the rest; the body is apart, so that it need not be text."""
    return zlib.compress(capture.body), _form(_CAPTURE, replace(capture, body=b""))


def page_form(page: Page) -> bytes:
    """A page."""
    return _form(_PAGE, page)


def reading_form(reading: Reading) -> bytes:
    """A reading without its page, which is kept once and apart."""
    return _form(_READING, replace(reading, article=replace(reading.article, page=_NO_PAGE)))


def capture_of(body: bytes, rest: bytes) -> Capture:
    """What `capture_form` kept."""
    return replace(_value(_CAPTURE, rest), body=_loose(body))


def page_of(form: bytes) -> Page:
    """What `page_form` kept."""
    return _value(_PAGE, form)


def reading_of(form: bytes, page: Page) -> Reading:
    """What `reading_form` kept, with its page again."""
    reading = _value(_READING, form)
    return replace(reading, article=replace(reading.article, page=page))


def _form(adapter: TypeAdapter[Value], value: Value) -> bytes:
    try:
        form = adapter.dump_json(value, warnings="error")
        adapter.validate_json(form)
    except (PydanticSerializationError, UnicodeError, ValidationError) as error:
        why = str(error).splitlines()[0]
        raise StoreError(
            f"this page cannot be kept, it holds what is no text or number ({why}); read it anew"
        ) from None
    return zlib.compress(form)


def _value(adapter: TypeAdapter[Value], form: bytes) -> Value:
    try:
        return adapter.validate_json(_loose(form))
    except ValidationError:
        raise StoreError("this page was kept by another version of zegsman; run `zegsman reread`") from None


def _loose(form: bytes) -> bytes:
    try:
        return zlib.decompress(form)
    except zlib.error:
        raise StoreError("the record is damaged: a page in it cannot be unpacked; restore it from a copy") from None
