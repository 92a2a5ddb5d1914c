"""Marked articles in; one web page that stands by itself, on which every mark can be seen, out.

The page loads nothing and sends nothing: its style and its few lines of script stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import get_args

import jinja2

from zegsman.gold import MarkedArticle
from zegsman.gold.marks import PARTS, MarkedBlock, MarkedStatement, Part
from zegsman.values import OWN_WORDS, Mode, Span

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks: `classes` name the marks, `statements` the statements they belong to, `told` says it in words."""

    text: str
    classes: str
    statements: str
    told: str
    numbers: tuple[str, ...]


def page(articles: Sequence[MarkedArticle]) -> str:
    """The whole page. Articles keep their order."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("gold.html").render(
        articles=articles,
        pieces=pieces,
        words=_words,
        own=OWN_WORDS,
        modes=get_args(Mode),
        languages=sorted({one.language for one in articles}),
        statements=sum(len(one.statements) for one in articles),
    )


def pieces(article: MarkedArticle, block: MarkedBlock) -> Iterator[Piece]:
    """The block cut wherever a mark begins or ends; joined, the pieces are its text."""
    marks = list(_marks(article, block.span))
    borders = sorted({block.span.start, block.span.end, *(end for span, *_ in marks for end in (span.start, span.end))})
    ends: dict[int, list[str]] = {}
    for one in article.statements:
        ends.setdefault(one.content[-1].end, []).append(one.id)
    for start, end in pairwise(borders):
        here = [mark for mark in marks if mark[0].covers(Span(start, end))]
        yield Piece(
            text=article.text[start:end],
            classes=" ".join(dict.fromkeys(kind for _, kind, _, _ in here)),
            statements=" ".join(dict.fromkeys(number for _, _, number, _ in here if number)),
            told="; ".join(dict.fromkeys(told for *_, told in here)),
            numbers=tuple(ends.get(end, ())),
        )


def _marks(article: MarkedArticle, within: Span) -> Iterator[tuple[Span, str, str, str]]:
    """Span, class, statement and explanation of each mark in a block."""
    for one in article.statements:
        for part in PARTS:
            kind = f"content {one.mode}" if part == "content" else part
            told = f"{one.id}: {one.mode}, {one.speaker or 'nobody'}" if part == "content" else f"{part} of {one.id}"
            yield from ((span, kind, one.id, told) for span in one.part(part) if span.meets(within))
    for moment in article.moments:
        if moment.span.meets(within):
            yield moment.span, "deadline" if moment.deadline else "moment", "", moment.value
    for name in article.names:
        if name.span.meets(within):
            yield name.span, "name", "", name.kind


def _words(article: MarkedArticle, statement: MarkedStatement, part: Part) -> str:
    return " … ".join(span.of(article.text) for span in statement.part(part))
