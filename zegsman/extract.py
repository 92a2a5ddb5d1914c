"""A page's source in, its `Article` out: for those who want the story and have no use for who said what.

The language's words of furniture are read once; no model is loaded, so a page takes milliseconds. A page in a language
without a pack is labelled with the tables of the nearest one, by its layout above all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from zegsman import article as room
from zegsman import page
from zegsman.language import PACKS, available, furniture, pack
from zegsman.language.furniture import Furniture
from zegsman.language.pack import Pack
from zegsman.reading import choose, other_language
from zegsman.values import Article, Capture, Page


def article(
    html: str | bytes, url: str | None = None, *, published: date | None = None, language: str | None = None
) -> Article:
    """The article on a page, HTML or plain text; what is told here goes before what the page tells of itself.

    Raises `zegsman.page.BadPage`, which says what to do, for what cannot be read. A page without a story gives an article
    whose `text` is empty.
    """
    capture = (
        Capture(html.encode("utf-8", "replace"), url, charset="utf-8") if isinstance(html, str) else Capture(html, url)
    )
    return of_page(told(page.read(capture), published, language))


def told(read: Page, published: date | None, language: str | None) -> Page:
    """The page with what its bearer says of it laid over what it says of itself."""
    own = read.declared
    return replace(read, declared=replace(own, published=published or own.published, language=language or own.language))


def of_page(read: Page) -> Article:
    """The same for a page at the door."""
    chosen = choose(read, packs())
    foreign = other_language(read, packs())
    return room.label(read, _furniture(chosen), foreign[1] if foreign else chosen)


@cache
def packs() -> dict[str, Pack]:
    """By code, what each language says of itself; raises `BadPack`."""
    return {code: pack.read(PACKS / code / "pack.toml") for code in available()}


@cache
def _furniture(code: str) -> Furniture:
    return furniture.read(PACKS / code / "furniture.toml")
