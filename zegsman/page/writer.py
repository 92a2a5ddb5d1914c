"""Inline text and the ends of blocks in; the page's text and its `Block`s out, each fixed for good as it is written.

It will not know the HTML library, only the names of elements.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from zegsman.page.characters import clean, composed, trimmed
from zegsman.page.refuse import MAX_BLOCKS, too_many_pieces
from zegsman.values import Block, Part, Span

MAX_HINTS = 40
_MAX_INLINE_DEPTH = 12
_LONGEST_LINE = 400
_CLOSE_TOGETHER = frozenset(("li", "td", "th", "dt", "dd"))
# Containers that say nothing of their text; a link or time that fills one says more.
_BARE = frozenset((
    "article", "aside", "body", "center", "details", "div", "fieldset", "footer", "form", "header", "main", "nav",
    "section",
))  # fmt: skip
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WITHOUT_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")  # places to break a line, invisible elsewhere


class _Inline(NamedTuple):
    """An inline element and the part of the coming block that it covers."""

    tag: str
    words: tuple[str, ...]
    start: int
    end: int


class Writer:
    """Gathers inline text until a block ends; `text` and `blocks` only grow."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self._length = 0
        self._numbered = 0
        self._after_break = False
        self._pieces: list[str] = []
        self._inlines: list[_Inline] = []
        self._open: list[_Inline] = []
        self._gathered = 0
        self._space_before = True  # a space here would be collapsed

    def add(self, text: str) -> None:
        """Inline text, white space collapsed as a browser does."""
        if self._space_before and not text.strip(" \t\n\r\f"):
            return
        text = _SPACES.sub(" ", text)
        if not text.isprintable():  # a blank of another kind, a character without width
            text = _SPACES.sub(" ", _WITHOUT_WIDTH.sub("", clean(text)))
        if self._space_before:
            text = text.removeprefix(" ")
        if text := composed(text):
            self._pieces.append(text)
            self._gathered += len(text)
            self._space_before = text.endswith(" ")

    def enter(self, tag: str, words: tuple[str, ...]) -> bool:
        """An inline element begins; False where so many are open that it is passed over, and must not `leave`."""
        if len(self._open) >= _MAX_INLINE_DEPTH:
            return False
        if tag == "a" and self._inlines and self._inlines[-1].tag == "a" and self._inlines[-1].end == self._gathered:
            self.add(" ")  # two links of a menu side by side are two words, whatever keeps them apart on the screen
        self._open.append(_Inline(tag, words, self._gathered, 0))
        return True

    def leave(self) -> None:
        """The innermost inline element ends."""
        tag, words, start, _ = self._open.pop()
        self._inlines.append(_Inline(tag, words, start, self._gathered))

    def number(self) -> int:
        """A number for the next block element."""
        self._numbered += 1
        return self._numbered

    def end(self, tag: str, hints: tuple[str, ...], within: tuple[int, ...], *, at_break: bool = False) -> None:
        """Ends a block, if anything was gathered; `at_break`: by a line break, so that the next one follows closely."""
        if not self._pieces and not self._open:
            self._inlines, self._after_break = [], at_break
            return
        raw = "".join(self._pieces)
        inlines = self._inlines + [inline._replace(end=self._gathered) for inline in reversed(self._open)]
        self._open = [inline._replace(start=0) for inline in self._open]
        self._begin()
        whole = trimmed(raw, 0, len(raw))
        if whole.start < whole.end:
            self._write(raw, whole, inlines, tag, hints, within)
        self._after_break = at_break

    def _begin(self) -> None:
        self._pieces, self._inlines, self._gathered, self._space_before = [], [], 0, True

    def _write(
        self, raw: str, whole: Span, inlines: list[_Inline], tag: str, hints: tuple[str, ...], within: tuple[int, ...]
    ) -> None:
        if len(self.blocks) >= MAX_BLOCKS:
            raise too_many_pieces()
        filling = [inline for inline in inlines if inline.start <= whole.start and whole.end <= inline.end]
        for inline in filling:
            if tag in _BARE and inline.tag in ("a", "time"):
                tag = inline.tag
        text = composed(whole.of(raw))
        self._separate(tag)
        place = Span(self._length, self._length + len(text))
        links: tuple[Span, ...] = ()
        parts: tuple[Part, ...] = ()
        composed_across = (
            len(text) != whole.end - whole.start
        )  # characters of two elements became one: links would be off
        if inlines and not composed_across:
            inside = [(inline, _within(raw, whole, inline, place.start)) for inline in inlines if inline not in filling]
            links = (place,) if any(inline.tag == "a" for inline in filling) else _links(inside)
            parts = _side_by_side(inside) if len(text) <= _LONGEST_LINE else ()
        words = nearest(tuple(word for inline in filling for word in inline.words), hints) if filling else hints
        self.blocks.append(Block(place, tag, words, links, within, parts))
        self.text.append(text)
        self._length += len(text)

    def _separate(self, tag: str) -> None:
        if self.blocks:
            close = self._after_break or {tag, self.blocks[-1].tag} <= _CLOSE_TOGETHER
            self.text.append("\n" if close else "\n\n")
            self._length += len(self.text[-1])


def nearest(own: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, ...]:
    """Hints of an element: its own words, then those around it, none twice, at most `MAX_HINTS`."""
    return _nearest(own, around) if own else around


@lru_cache(maxsize=4096)
def _nearest(own: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *around)))[:MAX_HINTS]


def _within(raw: str, whole: Span, inline: _Inline, start: int) -> Span:
    """What an inline element covers of a block that is `whole` in its raw text and begins at `start` on the page."""
    span = trimmed(raw, max(inline.start, whole.start), min(inline.end, whole.end))
    shift = start - whole.start
    return Span(span.start + shift, span.end + shift)


def _side_by_side(inside: list[tuple[_Inline, Span]]) -> tuple[Part, ...]:
    """The outermost inline elements with words that do not fill their block, in order."""
    kept: list[Part] = []
    told = [(inline, span) for inline, span in inside if inline.words or inline.tag == "time"]
    for inline, span in sorted(told, key=lambda pair: (pair[1].start, -pair[1].end)):
        if span.start < span.end and (not kept or kept[-1].span.end <= span.start):
            kept.append(Part(span, inline.tag, inline.words))
    return tuple(kept)


def _links(inside: list[tuple[_Inline, Span]]) -> tuple[Span, ...]:
    """Links in order, one inside another left out."""
    links = [span for inline, span in inside if inline.tag == "a" and span.start < span.end]
    kept: list[Span] = []
    for link in sorted(links, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= link.start:
            kept.append(link)
    return tuple(kept)
