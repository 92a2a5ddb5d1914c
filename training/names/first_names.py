"""Make `zegsman/languages/first_names.toml`: first names of some sixty countries, those of women and those of men.

    pip install faker
    python -m training.names.first_names

The lists are Faker's (MIT licence, https://github.com/joke2k/faker), one for each locale. A language has one vote on a name,
however many countries speak it; a name is a woman's or a man's where three times as many languages say so, and is left
out where they disagree. Cyrillic names are written as Dutch, English and German newspapers write them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

TABLE = Path(__file__).parent.parent.parent / "zegsman" / "languages" / "first_names.toml"
_CLEARLY = 3

_PLAIN = dict(
    zip(
        "абвгдезиклмнопрстфыэіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "f",
            "y",
            "e",
            "i",
            "i",
            "je",
            "g",
        ],
        strict=True,
    )
)
_WRITTEN = {
    "nl": _PLAIN | {"ё": "jo", "ж": "zj", "й": "j", "у": "oe", "х": "ch", "ц": "ts", "ч": "tsj", "ш": "sj", "щ": "sjtsj", "ъ": "", "ь": "", "ю": "joe", "я": "ja"},
    "en": _PLAIN | {"ё": "yo", "ж": "zh", "й": "y", "у": "u", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "є": "ye"},
    "de": _PLAIN | {"в": "w", "ё": "jo", "ж": "sch", "й": "j", "у": "u", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ь": "", "ю": "ju", "я": "ja"},
}  # fmt: skip


def main() -> None:
    """Write the table."""
    votes: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"female": set(), "male": set()})
    for language, gender, name in _listed():
        for spelling in _spellings(name):
            votes[spelling][gender].add(language)
    found: dict[str, list[str]] = {"female": [], "male": []}
    for name, said in sorted(votes.items()):
        female, male = len(said["female"]), len(said["male"])
        if female >= _CLEARLY * male:
            found["female"].append(name)
        elif male >= _CLEARLY * female:
            found["male"].append(name)
    lines = [
        "# First names by which a person's gender is known, of all languages together. Written by training/names/first_names.py",
        f"# from the lists of Faker {version('faker')} (MIT licence); what a language's own names.toml says goes before it.",
    ]
    for gender, names in found.items():
        lines += ["", f"{gender} = [", *_rows(names), "]"]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({gender: len(names) for gender, names in found.items()})


def _listed() -> Iterator[tuple[str, str, str]]:
    """(language, gender, name) of every locale."""
    import faker.providers.person as persons

    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for gender in ("female", "male"):
            for name in getattr(provider, f"first_names_{gender}", ()):
                yield module.name.partition("_")[0], gender, name


def _spellings(name: str) -> set[str]:
    """How newspapers write a name in Latin letters; none for scripts other than Latin and Cyrillic, and for several words."""
    if not name.isalpha() or len(name) < 2:
        return set()
    if all(ord(letter) < 0x250 for letter in name):
        return {name} if name[0].isupper() and name[1:].islower() else set()
    small = name.lower()
    tables = [table for table in _WRITTEN.values() if set(small) <= table.keys()]
    return {"".join(table[letter] for letter in small).capitalize() for table in tables}


def _rows(names: list[str]) -> Iterator[str]:
    row = " "
    for name in names:
        if len(row) + len(name) > 130:
            yield row
            row = " "
        row += f' "{name}",'
    yield row


if __name__ == "__main__":
    main()
