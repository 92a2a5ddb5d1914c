"""zegsman: the record of who said what.

`zegsman.article(html, url=…)` gives the story of a page; all else is imported from its room.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

from zegsman import article

if TYPE_CHECKING:
    from datetime import date

    from zegsman.values import Article

__all__ = ["article"]


class _Room(ModuleType):
    """The room `article`, which can be called as well."""

    def __call__(
        self, html: str | bytes, url: str | None = None, *, published: date | None = None, language: str | None = None
    ) -> Article:
        """The article on a page: see `zegsman.extract.article`."""
        from zegsman import extract

        return extract.article(html, url, published=published, language=language)


sys.modules[article.__name__].__class__ = _Room
