"""How languages write the sounds of foreign names, read from `transcription.toml`, which all packs share.

In comes the path; out goes a frozen `Transcription`. What makes two readings of a name alike is the actors room's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zegsman.language.table import Table

PATH = Path(__file__).parent.parent / "languages" / "transcription.toml"


@dataclass(frozen=True, slots=True)
class Convention:
    """One language's way: (letters, sound), longest letters first; `mute` is a last letter that is not heard, or ""."""

    name: str
    letters: tuple[tuple[str, str], ...]
    mute: str


@dataclass(frozen=True, slots=True, eq=False)
class Transcription:
    """The conventions, the articles that may stand before a name, the small words and titles that are no first name, and the endings
    of women's names and of the men's. It is loaded once, and a key of caches: two are the same where they are one."""

    conventions: tuple[Convention, ...]
    articles: tuple[str, ...]
    particles: frozenset[str]
    female_endings: tuple[str, ...]
    male_endings: tuple[str, ...]


@cache
def load(path: Path = PATH) -> Transcription:
    """The table; raises `BadPack`, naming file and line."""
    table = Table.read(path)
    common = _pairs(table, "common")
    conventions = []
    for part in table.tables("convention"):
        letters = sorted((*_pairs(part, "letters"), *common), key=lambda pair: -len(pair[0]))
        conventions.append(Convention(part.text("name"), tuple(letters), part.text("mute", "")))
        part.done()
    found = Transcription(
        tuple(conventions),
        table.texts("articles"),
        frozenset(table.texts("particles")),
        table.texts("female_endings"),
        table.texts("male_endings"),
    )
    table.done()
    return found


def _pairs(table: Table, key: str) -> list[tuple[str, str]]:
    pairs = []
    for row in table.texts(key):
        letters, _, sound = (part.strip() for part in row.partition("="))
        if not letters or not sound:
            table.refuse(row, f"{row!r} is not of the form letters = sound")
        pairs.append((letters, sound))
    return pairs
