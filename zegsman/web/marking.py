"""Statements and moments marked in the text: a flat row of tokens that is always well nested.

In come stretches of the text and a reading; out comes, for each stretch, a row of tokens (open, text, close). Statements nest,
break off, run over paragraphs and overlap in part; where two cross, the later one is cut at the border of the earlier.
Neither HTML nor any word of the interface is known here.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zegsman.values import Reading, Span

MarkKind = Literal["statement", "moment"]
TokenKind = Literal["open", "text", "close"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of statement or moment `number`; `first` and `last` of its pieces in the page; `depth` of statements, from 1."""

    span: Span
    kind: MarkKind
    number: int
    depth: int = 0
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """Text, or the border of a mark."""

    kind: TokenKind
    text: str = ""
    mark: Mark | None = None


def mark(text: str, stretches: Sequence[Span], reading: Reading) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each stretch; their texts joined are the stretch. Stretches are in order and do not overlap."""
    rows = [_nested(pieces) for pieces in _clipped(sorted(_wanted(reading), key=_outermost_first), stretches)]
    edges = _edges(rows)
    return tuple(
        tuple(_tokens(text, stretch, [_with_edges(piece, edges) for piece in row]))
        for stretch, row in zip(stretches, rows, strict=True)
    )


def _wanted(reading: Reading) -> Iterator[Mark]:
    for number, statement in enumerate(reading.statements):
        yield from (Mark(span, "statement", number) for span in _merged(statement.content))
    yield from (Mark(moment.span, "moment", number) for number, moment in enumerate(reading.moments))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    whole: Span | None = None
    for span in sorted(spans):
        if whole is not None and span.start <= whole.end:
            whole = Span(whole.start, max(whole.end, span.end))
        else:
            if whole is not None:
                yield whole
            whole = span
    if whole is not None:
        yield whole


def _outermost_first(piece: Mark) -> tuple[int, int, bool, int]:
    return piece.span.start, -piece.span.end, piece.kind == "moment", piece.number


def _clipped(wanted: Sequence[Mark], stretches: Iterable[Span]) -> Iterator[list[Mark]]:
    """For each stretch the parts of the marks that lie in it: one sweep, as a long page has thousands of both."""
    running: list[Mark] = []
    coming = 0
    for stretch in stretches:
        while coming < len(wanted) and wanted[coming].span.start < stretch.end:
            running.append(wanted[coming])
            coming += 1
        running = [piece for piece in running if piece.span.end > stretch.start]
        yield [replace(piece, span=_inside(piece.span, stretch)) for piece in running if piece.span.meets(stretch)]


def _inside(span: Span, stretch: Span) -> Span:
    return Span(max(span.start, stretch.start), min(span.end, stretch.end))


def _nested(pieces: Iterable[Mark]) -> list[Mark]:
    """The pieces outermost first, cut so that no two cross, each with its depth."""
    queue = [(_outermost_first(piece), piece) for piece in pieces]
    heapq.heapify(queue)
    done: list[Mark] = []
    around: list[Mark] = []
    while queue:
        _, piece = heapq.heappop(queue)
        while around and around[-1].span.end <= piece.span.start:
            around.pop()
        if around and around[-1].span.end < piece.span.end:
            border = around[-1].span.end
            rest = replace(piece, span=Span(border, piece.span.end))
            heapq.heappush(queue, (_outermost_first(rest), rest))
            piece = replace(piece, span=Span(piece.span.start, border))
        piece = replace(piece, depth=sum(outer.kind == "statement" for outer in around) + 1)
        done.append(piece)
        around.append(piece)
    return done


def _edges(rows: Iterable[Iterable[Mark]]) -> dict[tuple[MarkKind, int], tuple[Span, Span]]:
    """The first and the last piece of each statement and moment over all stretches."""
    edges: dict[tuple[MarkKind, int], tuple[Span, Span]] = {}
    for row in rows:
        for piece in row:
            first, last = edges.get((piece.kind, piece.number), (piece.span, piece.span))
            edges[piece.kind, piece.number] = (min(first, piece.span), max(last, piece.span))
    return edges


def _with_edges(piece: Mark, edges: dict[tuple[MarkKind, int], tuple[Span, Span]]) -> Mark:
    first, last = edges[piece.kind, piece.number]
    return replace(piece, first=piece.span == first, last=piece.span == last)


def _tokens(text: str, stretch: Span, pieces: Iterable[Mark]) -> Iterator[Token]:
    here = stretch.start
    around: list[Mark] = []

    def closing(until: int) -> Iterator[Token]:
        nonlocal here
        while around and around[-1].span.end <= until:
            yield from plain(around[-1].span.end)
            yield Token("close", mark=around.pop())

    def plain(until: int) -> Iterator[Token]:
        nonlocal here
        if here < until:
            yield Token("text", text=text[here:until])
            here = until

    for piece in pieces:
        yield from closing(piece.span.start)
        yield from plain(piece.span.start)
        yield Token("open", mark=piece)
        around.append(piece)
    yield from closing(stretch.end)
    yield from plain(stretch.end)
