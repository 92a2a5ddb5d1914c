"""Finds the headline: pieces with what is known of them come in, the number of one of them goes out.

What a page declares is believed where the page shows it; else the first heading counts, and in plain text the first line
that is nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.article import layout, shape
from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture
from zegsman.values import Declared


def find(pieces: Sequence[Piece], found: Sequence[Verdict | None], declared: Declared, furniture: Furniture) -> int:
    """The number of the headline; -1 where the page begins with running text."""
    heads = [n for n, piece in enumerate(pieces) if piece.layout.tag == "h1" and not layout.strong(found[n])]
    told = declared.title
    if told:
        for numbers in (heads, range(len(pieces))):
            for number in numbers:
                if same(pieces[number].text[:400], told) and not layout.strong(found[number]):
                    return number
    if heads:
        return heads[0]
    heads = [n for n, piece in enumerate(pieces) if piece.layout.tag == "h2" and found[n] is None]
    return heads[0] if heads else _first_line(pieces, found, furniture)


def same(one: str, other: str) -> bool:
    """True where two headlines are one, an outlet's name behind it left out of account."""
    short, long = sorted((skeleton(one), skeleton(other)), key=len)
    return bool(short) and (short == long or (len(short) >= 12 and long.startswith(short)))


def path(piece: Piece) -> bool:
    """True for a line of links: a path through the site, or three topics and more side by side."""
    return shape.crumbs(piece) or shape.listed(piece) > 2


def skeleton(text: str) -> str:
    """The letters and figures of a text, case folded: what is left when two spellings of a headline are compared."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _first_line(pieces: Sequence[Piece], found: Sequence[Verdict | None], furniture: Furniture) -> int:
    """In plain text the headline is the first line that is nothing else; a section's name over it is not the headline."""
    open_lines = [n for n, verdict in enumerate(found) if verdict is None and not path(pieces[n])]
    if not open_lines:
        return -1
    first = pieces[open_lines[0]]
    bars = [n for n in range(open_lines[0]) if (bar := found[n]) is not None and bar.kind == "live-bar"]
    if first.ends and first.length > 12 and bars and pieces[bars[-1]].length > 4:
        return bars[-1]  # "LIVE – Storm raast over het land" is a bar only where another headline stands below it
    if (
        len(open_lines) > 1
        and first.text.casefold().strip(" :") in furniture.sections
        and not pieces[open_lines[1]].prose
    ):
        return open_lines[1]
    return -1 if len(first.text) > 250 and first.ends else open_lines[0]
