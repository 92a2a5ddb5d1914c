"""Pronouns that can stand as a source, read from `pronouns.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

from zegsman.language.table import Table

Number = Literal["singular", "plural", "both"]
Gender = Literal["m", "f", "n", "any", "relative", "nobody"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`person` 1, 2 or 3; `gender` "relative" points to the words just before, "nobody" to no actor at all."""

    form: str
    person: int
    number: Number
    gender: Gender


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The pronouns of a language by their lower-case form."""

    by_form: Mapping[str, Pronoun]

    def get(self, form: str) -> Pronoun | None:
        """The pronoun with this form, in any case."""
        return self.by_form.get(form.casefold())


def read(path: Path) -> Pronouns:
    """Load and check `pronouns.toml`; raises `BadPack`."""
    table = Table.read(path)
    by_form: dict[str, Pronoun] = {}
    for group in table.tables("pronouns"):
        person = int(group.number("person"))
        number = cast(Number, group.choice("number", get_args(Number)))
        gender = cast(Gender, group.choice("gender", get_args(Gender)))
        for form in group.texts("forms"):
            by_form.setdefault(form, Pronoun(form, person, number, gender))
        group.done()
    table.done()
    return Pronouns(MappingProxyType(by_form))
