"""An article in, its story as plain text or Markdown out: for reading and for other programs.

Only the story's own words are there. In Markdown what a page says cannot become markup: signs that mean something are escaped,
and nothing is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from zegsman.values import OWN_WORDS, Article, Block, Label

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_ORDERED = re.compile(r"^(\d+)([.)])(?=\s)")
_BULLET = re.compile(r"^[-–•*·●▪+]\s+")
_CELLS = ("td", "th")


def plain(article: Article) -> str:
    """Headline and story, a blank line between pieces, a line end behind the last."""
    pieces = ([article.title] if article.title else []) + ([article.text] if article.text else [])
    return "\n\n".join(pieces) + "\n" if pieces else ""


def markdown(article: Article) -> str:
    """Headline, who wrote it and when, and the story, as CommonMark with tables; a line end behind the last."""
    title = [f"# {_escaped(article.title)}"] if article.title else []
    facts = [*article.authors, *([article.published.isoformat()] if article.published else [])]
    facts += [article.outlet] if article.outlet else []
    signed = [f"*{_escaped(' · '.join(facts))}*"] if facts else []
    pieces = [*title, *signed, *_pieces(article)]
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _pieces(article: Article) -> Iterator[str]:
    blocks = iter(article.page.blocks)
    told: list[tuple[Label, Block]] = []
    block = next(blocks, None)
    for label in article.labels:
        while block is not None and block.span.end <= label.span.start:
            block = next(blocks, None)
        if block is not None and label.kind in OWN_WORDS and label.kind != "title":
            told.append((label, block))
    for kind, group in groupby(told, key=lambda pair: pair[0].kind):
        pairs = list(group)
        words = [_escaped(label.span.of(article.page.text)) for label, _ in pairs]
        if kind == "table":
            yield "\n".join(_rows([block for _, block in pairs], words))
        elif kind == "list":
            yield "\n".join(f"- {_BULLET.sub('', line)}" for line in words)
        elif kind == "subhead":
            yield from (f"## {line}" for line in words)
        elif kind == "quote":
            yield "\n>\n".join(f"> {line}" for line in words)
        else:
            yield from words


def _rows(blocks: list[Block], words: list[str]) -> Iterator[str]:
    """The lines of a table; cells of one row stand in one element, and a table without cells is lines as they are."""
    if blocks[0].tag not in _CELLS:
        yield from (f"{line}  " for line in words)
        return
    for number, (_, row) in enumerate(groupby(zip(blocks, words, strict=True), key=lambda pair: pair[0].within[:-1])):
        cells = [word for _, word in row]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{' --- |' * len(cells)}"


def _escaped(text: str) -> str:
    line = " ".join(text.split())
    return _ORDERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))
