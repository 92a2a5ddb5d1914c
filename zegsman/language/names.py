"""What names of a language stand for, read from `names.toml`: countries with their capitals, people and governments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zegsman.language.table import Table

FIRST_NAMES = Path(__file__).parent.parent / "languages" / "first_names.toml"


@dataclass(frozen=True, slots=True)
class Country:
    """A state, and the words that stand for its government: its capital, an adjective, a seat of power."""

    name: str
    capital: str
    adjective: str
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of countries and people, and the endings that tell a woman's first name or an adjective.

    `female` and `male` are the first names at home in the language; `gender` knows those of other languages as well.
    """

    countries: tuple[Country, ...]
    female: frozenset[str]
    male: frozenset[str]
    adjective_endings: frozenset[str]
    country_endings: tuple[str, ...]
    country_names: tuple[str, ...]
    female_first_endings: tuple[str, ...]

    def country(self, name: str) -> Country | None:
        """The country that a name, a capital or a seat of government stands for."""
        return next((c for c in self.countries if name in (c.name, c.capital) or name in c.seats), None)

    def gender(self, first: str) -> str:
        """Whose first name it is: "f" or "m", "" where no list tells; of "Marie-Louise" the first part is enough."""
        women, men = first_names()
        for female, male in ((self.female, self.male), (women, men)):
            for name in (first, first.partition("-")[0]):
                if (name in female) != (name in male):
                    return "f" if name in female else "m"
        return ""


@cache
def first_names(path: Path = FIRST_NAMES) -> tuple[frozenset[str], frozenset[str]]:
    """The first names of women and of men of all languages together; raises `BadPack`."""
    table = Table.read(path)
    found = frozenset(table.texts("female")), frozenset(table.texts("male"))
    table.done()
    return found


def read(path: Path) -> Names:
    """Load and check `names.toml`; raises `BadPack`."""
    table = Table.read(path)
    countries = []
    for row in table.texts("countries"):
        parts = [part.strip() for part in row.split("|")]
        if len(parts) not in (3, 4):
            table.refuse(row, f"{row!r} is not of the form name | capital | adjective [| seat; seat]")
        seats = tuple(seat.strip() for seat in parts[3].split(";")) if len(parts) == 4 else ()
        countries.append(Country(parts[0], parts[1], parts[2], seats))
    first = table.table("first_names")
    names = Names(
        countries=tuple(countries),
        female=frozenset(first.texts("female")),
        male=frozenset(first.texts("male")),
        adjective_endings=frozenset(table.texts("adjective_endings")),
        country_endings=table.texts("country_endings"),
        country_names=table.texts("country_names"),
        female_first_endings=first.texts("female_endings"),
    )
    for part in (first, table):
        part.done()
    return names
