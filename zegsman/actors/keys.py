"""By what two actors of different pages may be found to be one: keys of which they share at least one, whatever the spelling and language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zegsman.actors import spelling
from zegsman.language import exonyms
from zegsman.language.transcription import Transcription

_COUNTRY_ENDING = re.compile(r"[aeiouyëé]+n?$")


def of(names: Iterable[str], table: Transcription, *, country: bool) -> frozenset[str]:
    """The keys of one called by any of these names: the sound of a last word, the code of a state or body, the stem of a country."""
    found: set[str] = set()
    for name in names:
        found |= spelling.keys(name, table)
        code = exonyms.load().get(plain(name))
        found |= {code} if code else set()
        found |= {f"country: {stem(plain(name))}"} if country else set()
    return frozenset(found)


def stem(name: str) -> str:
    """A country without the ending that languages give it: Merovanië, Merovania, Merowanien."""
    return _COUNTRY_ENDING.sub("", name.replace("w", "v"))


def plain(name: str) -> str:
    """A name in small letters, a blank for every sign."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())
