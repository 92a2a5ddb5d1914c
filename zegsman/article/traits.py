"""What a learned labeller looks at: pieces and what the rules made of them come in, the traits of each go out, as words.

Traits are names like "in:caption" or "rule:byline". They come in groups that many pieces of a page share, so that a model looks
up each group once: the element and its class words, the build of the text, what the rules say and why, the place. It does not
know what any trait is worth.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zegsman.article.pieces import Piece, Verdict
from zegsman.values import OWN_WORDS, Block

Traits = tuple[str, ...]
Row = tuple[Traits, ...]
_Build = tuple[int, str, int, int, str]
Alike = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

WORDS = ("w:", "t:", "1st:", "2nd:", "last:", "as ")  # how traits begin that are words of the text
ELEMENT, RULES = 0, 2  # which group of a row tells of the element, and which of the rules
_NEAR, _FAR = 4, 14  # class words, counted from the block outwards
_AFFIX = 4
_LOOKED_AT = 400  # characters
_SHORT = 40
_FEW = 14  # words, up to which each counts
_SMALL = 4  # letters
_ENDS = tuple(".!?:…;")
_MARKS = '|·©›>/“‘"«–:?!▶@(%€•+→,'
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_SIZES = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70)
_MANY = (1, 2, 3, 5, 8, 13, 25, 50)
_CHARACTERS = (60, 150, 300, 700, 1500, 4000, 10000)


def rows(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict], container: tuple[int, ...], together: Alike
) -> tuple[Row, ...]:
    """The traits of every piece, in groups; `together` as `alike` gives it."""
    styles, rooms, _ = together
    scene = _scene(pieces, verdicts, container)
    by_style, by_room = _styles(pieces, verdicts, styles), _rooms(pieces, verdicts, rooms)
    copies = Counter(piece.text for piece in pieces)
    edge = ("", "", "", "")
    looks = [
        edge,
        edge,
        *(_look(piece, verdict.kind) for piece, verdict in zip(pieces, verdicts, strict=True)),
        edge,
        edge,
    ]
    rooms_around = (-2, *rooms, -2)
    found = []
    for n, (piece, verdict) in enumerate(zip(pieces, verdicts, strict=True)):
        tag, text, room = piece.layout.tag, piece.text, rooms[n]
        owned, told, inside = by_style[styles[n]][0], by_room[room][0], by_room[room][1]
        where, far = scene.where(n)
        build, words = _written(text)
        stands = scene.stands(piece.layout.within)
        found.append(
            (
                _element(tag, piece.layout.hints[:_FAR]),
                _built(build, tag, round(4 * piece.linked), min(len(piece.layout.links), 4)),
                _told(verdict.kind, verdict.why),
                by_style[styles[n]][1],
                by_room[room][2],
                _place(where, bisect_left(_MANY, far), stands, 10 * n // len(pieces), tag),
                _company(where, stands, owned, told),
                _edges(
                    rooms_around[n] != room,
                    rooms_around[n + 2] != room,
                    inside,
                    min(copies[text], 3),
                    scene.repeats(text),
                ),
                _beside("-1", looks[n + 1]),
                _beside("+1", looks[n + 3]),
                _further(looks[n][0], looks[n + 4][0]),
                words,
            )
        )
    return tuple(found)


def alike(pieces: Sequence[Piece]) -> Alike:
    """For every piece the number of its style (element and class words), of the element around it, and of that one's."""
    styles: dict[tuple[str, tuple[str, ...]], int] = {}
    inner: dict[int, int] = {}
    outer: dict[int, int] = {}
    return (
        tuple(styles.setdefault(_style(piece.layout), len(styles)) for piece in pieces),
        tuple(inner.setdefault(_around(piece, 2), len(inner)) for piece in pieces),
        tuple(outer.setdefault(_around(piece, 4), len(outer)) for piece in pieces),
    )


def _style(block: Block) -> tuple[str, tuple[str, ...]]:
    return block.tag, block.hints[:_NEAR]


def _around(piece: Piece, steps: int) -> int:
    """The element so many steps out; a piece that has none is alone."""
    within = piece.layout.within
    return within[-steps] if len(within) >= steps else -1


@lru_cache(maxsize=1 << 14)
def _element(tag: str, hints: tuple[str, ...]) -> Traits:
    """The element, its class words and those around it; their first and last letters too ("fotobijschrift", "artikeltekst")."""
    near = hints[:_NEAR]
    return (
        f"tag:{tag}",
        *dict.fromkeys(f"in:{word}" for word in hints),
        *dict.fromkeys(f"near:{word}" for word in near),
        *dict.fromkeys(f"{word[:_AFFIX]}-" for word in near),
        *dict.fromkeys(f"-{word[-_AFFIX:]}" for word in near),
        *dict.fromkeys(f"{tag}:{word}" for word in near[:2]),
    )


@lru_cache(maxsize=1 << 14)
def _written(text: str) -> tuple[_Build, Traits]:
    """How a text is built, and its words and marks as traits."""
    start = text[:_LOOKED_AT]
    words, figures = _WORD.findall(start), _DIGITS.findall(start)
    last, begins = text.rstrip("\"'”’»“)]")[-1:], text[:1]
    capitals = sum(map(str.isupper, [word[0] for word in words]))
    build = (
        bisect_left(_SIZES, len(words)),
        last if last in _ENDS else "",
        round(4 * capitals / len(words)) if words else -1,
        min(len(figures), 4),
        begins if not begins.isalnum() else "0" if begins.isdigit() else "A" if begins.isupper() else "a",
    )
    found = [f"has {mark}" for mark in _MARKS if mark in start]
    if len(words) <= 20 and text.isupper():
        found.append("upper")
    if figures and len(text) < _SHORT:
        found.append("as " + _DIGITS.sub("0", text)[:12])
    if words:
        found += _words([word.casefold() for word in words])
    return build, tuple(found)


@lru_cache(maxsize=1 << 13)
def _built(build: _Build, tag: str, linked: int, links: int) -> Traits:
    """The build of a text as traits: its length, end, capitals and figures, and how much of it is link."""
    size, end, capitals, figures, begins = build
    return (
        f"size:{size}",
        f"end:{end}",
        f"link:{linked}",
        f"links:{links}",
        f"size:{size} end:{end}",
        f"size:{size} link:{linked}",
        f"{tag} size:{size}",
        f"{tag} link:{linked}",
        f"capitals:{capitals}",
        f"figures:{figures}",
        f"first:{begins}",
    )


def _words(words: Sequence[str]) -> list[str]:
    """Of a short text every word, of a long one the first and the small ones ("je", "ons")."""
    few = words if len(words) <= _FEW else words[:3]
    found = [f"w:{word}" for word in few]
    found += (f"1st:{words[0]}", f"2nd:{' '.join(words[:2])}", f"last:{words[-1]}")
    if len(words) > _FEW:
        found += {f"t:{word}" for word in words if len(word) <= _SMALL}
    return found


@lru_cache(maxsize=1 << 12)
def _told(kind: str, why: str) -> Traits:
    """What the rules say, and by which of them."""
    source, _, reason = why.partition(": ")
    return (
        f"rule:{kind}",
        f"by:{source}",
        f"{source}:{kind}",
        "why:appeal" if source == "appeal" else f"why:{source}: {reason}",
    )


def _look(piece: Piece, kind: str) -> tuple[str, str, str, str]:
    """What neighbours see of a piece."""
    size = bisect_left((4, 15, 40, 80, 160), len(piece.text))
    return kind, piece.layout.tag, f"{size}{'.' if piece.ends else ''}", "link" if piece.linked > 0.5 else ""


@lru_cache(maxsize=1 << 12)
def _beside(side: str, look: tuple[str, str, str, str]) -> Traits:
    kind, tag, size, link = look
    return f"{side} {kind}", f"{side} <{tag}>", f"{side} {size}", f"{side} {size}{link}", f"{side} <{tag}> {size}{link}"


@lru_cache(maxsize=1 << 12)
def _further(before: str, behind: str) -> Traits:
    return f"-2 {before}", f"+2 {behind}"


def _styles(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict], styles: Sequence[int]
) -> dict[int, tuple[int, Traits]]:
    """Of each style how much of it is the story to the rules, and its traits."""
    times, own, long = Counter(styles), Counter[int](), Counter[int]()
    for style, piece, verdict in zip(styles, pieces, verdicts, strict=True):
        own[style] += verdict.kind in OWN_WORDS
        long[style] += len(piece.text)
    first = dict(zip(reversed(styles), reversed(pieces), strict=True))
    found = {}
    for style, many in times.items():
        owned, length = round(4 * own[style] / many), bisect_left((10, 25, 60, 120, 250), long[style] // many)
        found[style] = owned, _alike(bisect_left(_MANY, many), owned, length, first[style].layout.tag)
    return found


@lru_cache(maxsize=1 << 12)
def _alike(times: int, owned: int, long: int, tag: str) -> Traits:
    return (
        f"alike:{times}",
        f"alike-own:{owned}",
        f"alike-long:{long}",
        f"alike-own:{owned} long:{long}",
        f"alike:{times} own:{owned} {tag}",
    )


def _rooms(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict], rooms: Sequence[int]
) -> dict[int, tuple[int, int, Traits]]:
    """Of each element how much of it is the story to the rules, how many pieces it holds, and its traits."""
    times, own, long, linked = Counter(rooms), Counter[int](), Counter[int](), Counter[int]()
    for room, piece, verdict in zip(rooms, pieces, verdicts, strict=True):
        own[room] += verdict.kind in OWN_WORDS
        long[room] += len(piece.text)
        linked[room] += round(piece.linked * len(piece.text))
    found = {}
    for room, many in times.items():
        told, inside = round(4 * own[room] / many), bisect_left(_MANY, many)
        links = round(4 * linked[room] / max(1, long[room]))
        found[room] = told, inside, _room(inside, bisect_left(_CHARACTERS, long[room]), links, told)
    return found


@lru_cache(maxsize=1 << 12)
def _room(inside: int, room: int, linked: int, told: int) -> Traits:
    return (
        f"inside:{inside}",
        f"room:{room}",
        f"room-links:{linked}",
        f"room-own:{told}",
        f"room:{room} own:{told}",
        f"room:{room} links:{linked}",
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the headline and the first and the last piece of the story stand, as the rules see it, and the story's element."""

    title: int
    first: int
    last: int
    heading: str
    container: tuple[int, ...]

    def where(self, n: int) -> tuple[str, int]:
        """On which side of the story, and how far from its edge."""
        if n < self.title:
            return "before", self.title - n
        if n < self.first:
            return "under", n - self.title
        return ("inside", min(n - self.first, self.last - n)) if n <= self.last else ("after", n - self.last)

    def stands(self, within: tuple[int, ...]) -> str:
        """In the story's element, and how much deeper; or outside."""
        deep = len(self.container)
        if not deep:
            return "none"
        if within[:deep] == self.container:
            return f"in{min(len(within) - deep, 5)}"
        return "beside" if within[: deep - 1] == self.container[:-1] else "out"

    def repeats(self, text: str) -> bool:
        """True for the headline, or a part of it."""
        return 12 < len(text) <= len(self.heading) and text.casefold() in self.heading


def _scene(pieces: Sequence[Piece], verdicts: Sequence[Verdict], container: tuple[int, ...]) -> _Scene:
    title = next((n for n, verdict in enumerate(verdicts) if verdict.kind == "title"), -1)
    own = [n for n, verdict in enumerate(verdicts) if n > title and verdict.kind in OWN_WORDS]
    first, last = (own[0], own[-1]) if own else (len(pieces), title)
    return _Scene(title, first, last, pieces[title].text.casefold() if title >= 0 else "", container)


@lru_cache(maxsize=1 << 13)
def _place(where: str, far: int, stands: str, tenth: int, tag: str) -> Traits:
    return (
        f"at:{where}",
        f"at:{where} {far}",
        f"stands:{stands}",
        f"at:{where} stands:{stands}",
        f"tenth:{tenth}",
        f"{tag} stands:{stands}",
        f"{tag} at:{where}",
    )


@lru_cache(maxsize=1 << 12)
def _company(where: str, stands: str, owned: int, told: int) -> Traits:
    return f"at:{where} own:{owned}", f"stands:{stands} own:{owned} told:{told}"


@lru_cache(maxsize=1 << 12)
def _edges(opens: bool, closes: bool, inside: int, copies: int, repeats: bool) -> Traits:
    return f"opens:{opens} closes:{closes} {inside}", f"copies:{copies}", f"repeats:{repeats}"
