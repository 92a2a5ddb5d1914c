"""Finds the headline: pieces with what is known of them come in, the number of one of them goes out.

What a page declares is believed where the page shows it; else the first heading counts, and in plain text the first line
that is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zegsman.article import layout, shape
from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture
from zegsman.values import Declared

_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_HEADLINE, _SHORTEST_UNDER, _LONGEST_SECTION = 16, 5, 3  # words


def find(pieces: Sequence[Piece], found: Sequence[Verdict | None], declared: Declared, furniture: Furniture) -> int:
    """The number of the headline; -1 where the page begins with running text."""
    over = [number for number in _over_the_text(pieces) if not layout.strong(found[number])]
    ranked = [[number for number in over if pieces[number].layout.tag == tag] for tag in ("h1", "h2", "h3")]
    for numbers in (*ranked, over):
        told = [number for number in numbers if declared.title and _told(pieces[number], declared.title)]
        if told:
            return told[0]
    headings = ranked[0] or [number for numbers in ranked[1:] for number in numbers if found[number] is None]
    if headings:
        return headings[0]
    return -1 if pieces and pieces[0].layout.tag else _first_line(pieces, found, furniture)


def _told(piece: Piece, declared: str) -> bool:
    kicked = piece.layout.tag == "h1" and declared.endswith(f": {piece.text}")  # the kicker stands above it
    return kicked or same(piece.text[:400], declared)


def same(one: str, other: str) -> bool:
    """True where two headlines are one, but for an outlet's name behind or a kicker before one of them."""
    short, long = sorted((skeleton(one), skeleton(other)), key=len)
    part = len(short) >= 12 and 2 * len(short) >= len(long) and (long.startswith(short) or long.endswith(short))
    return bool(short) and (short == long or part)


def path(piece: Piece) -> bool:
    """True for a line of links: a path through the site, or three topics and more side by side."""
    return shape.crumbs(piece) or shape.listed(piece) > 2


def skeleton(text: str) -> str:
    """The letters and figures of a text, case folded: what is left when two spellings of a headline are compared."""
    return _NO_LETTERS.sub("", text.casefold())


def _over_the_text(pieces: Sequence[Piece]) -> range:
    """The pieces that have more than half of the running text below them: no headline stands lower."""
    left = [len(piece.text) if piece.running else 0 for piece in pieces]
    above, half = 0, sum(left) / 2
    for number, amount in enumerate(left):
        above += amount
        if above > half:
            return range(number + 1)
    return range(len(pieces))


def _first_line(pieces: Sequence[Piece], found: Sequence[Verdict | None], furniture: Furniture) -> int:
    """In plain text the headline is the first line that is nothing else; a section's name over it is not the headline."""
    open_lines = [n for n, verdict in enumerate(found) if verdict is None and not path(pieces[n])]
    if not open_lines:
        return -1
    first = pieces[open_lines[0]]
    bars = [n for n in range(open_lines[0]) if (bar := found[n]) is not None and bar.kind == "live-bar"]
    if first.ends and first.length > 12 and bars and pieces[bars[-1]].length > 4:
        return bars[-1]  # "LIVE – Storm raast over het land" is a bar only where another headline stands below it
    if len(open_lines) > 1 and _over(first, pieces[open_lines[1]], furniture):
        return open_lines[1]
    return -1 if len(first.text) > 250 and first.ends else open_lines[0]


def _over(first: Piece, second: Piece, furniture: Furniture) -> bool:
    """True where the first line is a section or a path over the headline: "Buitenland", "Economie / Visserij", "In de buurt"."""
    heads = not second.prose or (second.length <= _LONGEST_HEADLINE and second.text.endswith("?"))
    if not heads:
        return False
    if first.text.casefold().strip(" :") in furniture.sections:
        return True
    much_longer = not second.prose and second.length >= _SHORTEST_UNDER and second.length > 2 * first.length
    plain = not first.ends and not first.quoted and first.plain == first.text and not any(map(str.isdigit, first.text))
    return much_longer and plain and (shape.listed(first) > 1 or first.length <= _LONGEST_SECTION)
