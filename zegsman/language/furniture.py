"""The words of furniture: what surrounds a story on a page, as a language pack's `furniture.toml` lists it.

In comes the path of the table; out goes a frozen `Furniture`. How a pattern is laid over a line, and what a piece is
when several patterns meet, is the article room's business.

A pattern is a few words, matched as whole words and without regard to case:

    lees/herlees ook      alternatives stand with a slash between them
    lees [dan] ook        brackets: the word may be missing
    nieuwsbrie* *brief    a star: any ending, any beginning
    #                     a number, a clock time or a date in figures
    …                     up to six words of any kind
    bron :                punctuation (: ? ! . ( ) > /) must stand there only where the pattern names it
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

from zegsman.language.table import Table
from zegsman.values import LabelKind

Place = Literal["whole", "starts", "ends", "anywhere"]
Step = tuple[str, ...]
GAP, NUMBER, MISSING, OPEN = "…", "#", "", "*"
FLOATING: tuple[Place, ...] = ("ends", "anywhere")
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern that tells a kind: its steps in order, each a tuple of alternatives ("" where the word may be missing).

    `headline`: only where the piece has no full stop; `inline`: may follow a sentence; `weak`: gives way to any other;
    `needs`: words without which it cannot match.
    """

    kind: LabelKind
    place: Place
    steps: tuple[Step, ...]
    written: str
    longest: int
    headline: bool = False
    inline: bool = False
    weak: bool = False
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture words of one language.

    `opening` finds the phrases that stand at the beginning of a piece by their first word, `patterned` those that begin with a
    pattern, and `floating` those that may stand anywhere, by a word that must be in the piece ("*" holds those without one).
    """

    phrases: tuple[Phrase, ...]
    agencies: tuple[str, ...]
    platforms: tuple[str, ...]
    sections: tuple[str, ...]
    credit: tuple[str, ...]
    byline: tuple[str, ...]
    staff: tuple[str, ...]
    joiners: tuple[str, ...]
    particles: tuple[str, ...]
    titles: tuple[str, ...]
    months: tuple[tuple[str, int], ...]
    clock: tuple[str, ...]
    ago: tuple[str, ...]
    yesterday: tuple[str, ...]
    today: tuple[str, ...]
    opinion: tuple[str, ...]
    scene: tuple[str, ...]
    address: tuple[str, ...]
    orders: tuple[str, ...]
    urges: tuple[str, ...]
    offers: tuple[str, ...]
    ours: tuple[str, ...]
    said: tuple[str, ...]
    service: tuple[str, ...]
    opening: dict[str, tuple[Phrase, ...]] = field(compare=False, repr=False, default_factory=dict)
    patterned: dict[str, tuple[Phrase, ...]] = field(compare=False, repr=False, default_factory=dict)
    floating: dict[str, tuple[Phrase, ...]] = field(compare=False, repr=False, default_factory=dict)


def read(path: Path) -> Furniture:
    """The table at `path`; raises `BadPack`, naming file and line, where it cannot be used."""
    table = Table.read(path)
    phrases = tuple(phrase for part in table.tables("phrase") for phrase in _phrases(part))
    words = table.table("words")
    furniture = Furniture(
        phrases=phrases,
        months=_months(words),
        opening=_index(phrase for phrase in phrases if phrase.place not in FLOATING and _begins(phrase)),
        patterned=_index(phrase for phrase in phrases if phrase.place not in FLOATING and not _begins(phrase)),
        floating=_index(phrase for phrase in phrases if phrase.place in FLOATING),
        **{name: words.texts(name) for name in _LISTS},
    )
    words.done()
    table.done()
    return furniture


_LISTS = (
    "agencies", "platforms", "sections", "credit", "byline", "staff", "joiners", "particles", "titles", "clock", "ago", "yesterday",
    "today", "opinion", "scene", "address", "orders", "urges", "offers", "ours", "said", "service",
)  # fmt: skip


def _phrases(part: Table) -> list[Phrase]:
    kind = cast(LabelKind, part.choice("kind", get_args(LabelKind)))
    longest = int(part.number("longest", _LONGEST))
    headline, inline, weak = (part.flag(name, False) for name in ("headline", "inline", "weak"))
    found = [
        Phrase(kind, place, steps, written, longest, headline, inline, weak, _needs(steps))
        for place in get_args(Place)
        for written in part.texts(place, ())
        for steps in (_steps(part, written),)
    ]
    part.done()
    return found


def _steps(part: Table, written: str) -> tuple[Step, ...]:
    steps = tuple(_step(part, written, word) for word in written.casefold().replace("’", "'").split())
    if not steps or GAP in steps[0] + steps[-1] or MISSING in steps[0]:
        part.refuse(written, f"the pattern {written!r} must begin and end with words of its own")
    return steps


def _step(part: Table, written: str, word: str) -> Step:
    missing = (MISSING,) if word.startswith("[") and word.endswith("]") and len(word) > 2 else ()
    bare = word[1:-1] if missing else word
    alternatives = (bare,) if bare == "/" else tuple(bare.split("/"))
    if any(not one or one == "*" or "*" in one[1:-1] for one in alternatives):
        part.refuse(
            written, f"{word!r} in the pattern {written!r}: a star opens or ends a word, a slash parts two words"
        )
    return alternatives + missing


def _needs(steps: tuple[Step, ...]) -> frozenset[str]:
    return frozenset(step[0] for step in steps if len(step) == 1 and _literal(step[0]))


def _literal(word: str) -> bool:
    return OPEN not in word and word not in (NUMBER, GAP, MISSING)


def _begins(phrase: Phrase) -> bool:
    """True where the phrase begins with words, not with a pattern."""
    return all(_literal(word) for word in phrase.steps[0])


def _index(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """The phrases by each word of their first step that is all words, one of which must be there; else under "*"."""
    index: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = next((step for step in phrase.steps if all(_literal(word) for word in step)), (OPEN,))
        for word in dict.fromkeys(words):
            index.setdefault(word, []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


def _months(words: Table) -> tuple[tuple[str, int], ...]:
    table = words.table("months")
    months = tuple((name.casefold(), int(table.number(name))) for name in table.keys())  # noqa: SIM118 - a Table is no dict
    for name, month in months:
        if not 1 <= month <= 12:
            table.refuse(name, f"{name} = {month}; a month is 1 to 12")
    return months
