"""What holds for a language as a whole, read from `pack.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zegsman.language.table import Table


@dataclass(frozen=True, slots=True)
class Pack:
    """`silent` and `aloud` are words a minute; `recognise` holds short words by which the language is known."""

    name: str
    silent: float
    aloud: float
    recognise: frozenset[str]


def read(path: Path) -> Pack:
    """Load and check `pack.toml`; raises `BadPack`."""
    table = Table.read(path)
    rates, recognise = table.table("rates"), table.table("recognise")
    pack = Pack(table.text("name"), rates.number("silent"), rates.number("aloud"), frozenset(recognise.texts("words")))
    for part in (rates, recognise, table):
        part.done()
    return pack
