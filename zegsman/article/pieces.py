"""The pieces that labels are laid on: blocks in, pieces out; a line that may hold two kinds of furniture comes apart here.

Also what a piece is as words: its tokens, what stands outside its quotation marks, and whether it ends like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from zegsman.values import Block, LabelKind, Span

_TOKEN = re.compile(r"\d+(?:[-./:,]\d+)*(?:-?[^\W\d_]+)?|[^\W\d_]+(?:['’.-][^\W_]+)*|[:?!.()>›/|·–—-]")
_DASHES = frozenset("–—")
_SEPARATORS = "|·•\t"
_SEPARATOR = re.compile(r"\s+[|·•]\s+|\s*\t\s*")
_SENTENCE = re.compile(r"[.!?…][\"'”’»“)\]]*[ \u00a0]+")
_MARK = re.compile(r"[“”„«»\"″]|,,|''|[‘’'‚‹›]")
_CLITIC = re.compile(r"[stnkm]\b|\d|[^\w\"“„]|$", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SINGLE = "‘’'‚‹›"
_CLOSE = "\"'”’»“)]」』）"
_LEADERS = " \t\u00a0▶►▸▷→»*•–—-[(>|✉☞👉🔴📧📲🎧🔊:"
LONGEST_FURNITURE = 1_000
_STOPS = frozenset(".!?…:;。！？")
_OPENINGS = ("“", "”", "„", "«", "»", '"', "‘", "'", "‚", ",,", "’’", "″")


@dataclass(frozen=True)
class Piece:
    """A stretch of one block, with what its words look like. `block` is the index of the block in the page."""

    span: Span
    text: str
    block: int
    layout: Block

    @cached_property
    def bare(self) -> str:
        """The text without the arrows, dots and dashes before it."""
        return self.text.lstrip(_LEADERS)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Words, numbers and marks, case folded; only of pieces short enough to be furniture."""
        if len(self.text) > LONGEST_FURNITURE:
            return ()
        found = _TOKEN.findall(self.bare.casefold().replace("’", "'"))
        return tuple(found if _DASHES.isdisjoint(found) else ["-" if token in _DASHES else token for token in found])

    @cached_property
    def plain(self) -> str:
        """The text with everything between quotation marks taken out."""
        return outside_quotes(self.text)

    @cached_property
    def length(self) -> int:
        """How many words: spaces tell, and where a language writes none, two characters are taken for a word."""
        return len(self.text.split()) + len(_UNSPACED.findall(self.text)) // 2

    @cached_property
    def ends(self) -> bool:
        """True where the piece ends as a sentence does."""
        return self.text.rstrip(_CLOSE)[-1:] in _STOPS

    @cached_property
    def stopped(self) -> bool:
        """True where it ends in a full stop, as a headline does not."""
        return self.text.rstrip(_CLOSE).endswith((".", ";"))

    @cached_property
    def quoted(self) -> bool:
        """True where it opens with a quotation mark."""
        return self.text.startswith(_OPENINGS)

    @cached_property
    def prose(self) -> bool:
        """True where it reads as a paragraph: sentences, or too long for anything else."""
        return len(self.text) > 160 or (self.ends and self.length > 3)

    @cached_property
    def running(self) -> bool:
        """True for a paragraph of running text: sentences, few links, and no menu around it."""
        return (
            len(self.text) >= 80
            and self.prose
            and self.linked < 0.4
            and self.layout.tag not in ("button", "label", "a")
        )

    @cached_property
    def linked(self) -> float:
        """The share of the piece that is link text."""
        start, end = self.span.start, self.span.end
        inside = [max(0, min(link.end, end) - max(link.start, start)) for link in self.layout.links]
        return sum(inside) / max(1, len(self.text))


def whole(number: int, block: Block, text: str) -> Piece:
    """The block as one piece."""
    return Piece(block.span, block.span.of(text), number, block)


def parts(piece: Piece) -> tuple[Piece, ...]:
    """The piece cut where a separator stands (" | ", " · "); each part keeps the separator after it."""
    if len(piece.text) > LONGEST_FURNITURE or not any(mark in piece.text for mark in _SEPARATORS):
        return (piece,)
    places = [found.end() for found in _SEPARATOR.finditer(piece.text)]
    return _cut(piece, places) if places else (piece,)


def inlines(piece: Piece) -> tuple[Piece, ...]:
    """The piece cut where its inline elements begin and end, each with its own element; text between them is a piece too."""
    pieces: list[Piece] = []
    at = piece.span.start
    edges = [edge for part in piece.layout.parts for edge in (part.span.start, part.span.end)]
    for start, end in pairwise([at, *edges, piece.span.end]):
        text = piece.text[start - at : end - at]
        if not any(letter.isalnum() for letter in text):
            if pieces:  # a bar or a blank goes with what stands before it
                last = pieces[-1]
                pieces[-1] = replace(last, span=Span(last.span.start, end))
            continue
        part = next((part for part in piece.layout.parts if part.span.start == start and part.span.end == end), None)
        layout = (
            piece.layout
            if part is None
            else replace(piece.layout, tag=part.tag, hints=(*part.hints, *piece.layout.hints))
        )
        begins = piece.span.start if not pieces else start
        pieces.append(Piece(Span(begins, end), text.strip(), piece.block, layout))
    return tuple(pieces)


def sentences(piece: Piece, start: int = 0) -> Iterator[int]:
    """Where, in the piece's text from `start` on, a sentence begins after another."""
    return (found.end() for found in _SENTENCE.finditer(piece.text, max(0, start)))


def cut(piece: Piece, at: int) -> tuple[Piece, ...]:
    """The piece in two, the second beginning at character `at` of its text."""
    return _cut(piece, [at])


def outside_quotes(text: str) -> str:
    """`text` without what stands between quotation marks. Marks pair leniently: any double mark closes a double one."""
    if _MARK.search(text) is None:
        return text
    kept: list[str] = []
    opened, start = "", 0
    for mark in _MARK.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        single = mark[0] in _SINGLE
        if not opened and not (single and (before.isalnum() or _CLITIC.match(text, mark.end()))):
            kept.append(text[start : mark.start()])
            opened = "single" if single else "double"
            start = mark.end()
        elif single == (opened == "single") and not (single and after.isalnum()):
            opened, start = "", mark.end()
    if not opened:  # a quotation may run on into the next paragraph
        kept.append(text[start:])
    return " ".join(kept)


def _cut(piece: Piece, places: list[int]) -> tuple[Piece, ...]:
    edges = [0, *(place for place in places if 0 < place < len(piece.text)), len(piece.text)]
    return tuple(
        Piece(
            Span(piece.span.start + start, piece.span.start + end),
            piece.text[start:end].rstrip(" \t|·•"),
            piece.block,
            piece.layout,
        )
        for start, end in pairwise(edges)
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a piece was found to be, by which rule, and how sure that rule is."""

    kind: LabelKind
    why: str
    score: float
