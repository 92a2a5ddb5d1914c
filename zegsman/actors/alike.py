"""Whether two names, each written in whatever language, can be one person's: Poetin, Putin and Poutine can, Putin and Potanin cannot.

A spelling is read aloud, so to say, as four languages would read it ("Choïgou" as French, "Sjojgoe" as Dutch), and two are alike where
some reading of one sounds like some reading of the other: the same consonants in a row, and vowels that differ in little. It
says what may be one name; whether it is one person, roles and days must tell.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zegsman.language.transcription import Convention, Transcription

_STROKES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "e", "æ": "e"})
_VOWELS = "aeiou"
_NO_VOWEL = re.compile(r"[^aeiou]+")
_NO_CONSONANT = re.compile(r"[aeiou]+")
_TWICE = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"i(?=[aeou])")
_FIRST_GLIDE = re.compile(r"^i(?=[eo])")  # Jeltsin, Eltsine
_UNHEARD_H = re.compile(r"(?<=[^aeiou])h(?=[^aeiou])|h$")
_NEAR = frozenset(map(frozenset, ("ou", "ei", "ae", "iu")))  # vowels that outlets take for one another
_FEWEST, _FEW = 2, 3  # consonants: with fewer nothing can be told; with so few but one vowel may differ
_LONGER = 3  # sounds, at most
_ENOUGH = 4  # consonants, with which one letter may be another


def alike(one: str, other: str, table: Transcription) -> bool:
    """True where the names can be one: every part in order, or written together, an Arabic article left out of account."""
    first, second = _parts(one, table), _parts(other, table)
    if not first or not second:
        return False
    if len(first) != len(second):
        return _same("".join(first), "".join(second), table)  # Kim Dae-won, Kim Daewon
    given = zip(first[:-1], second[:-1], strict=True)
    return _same(first[-1], second[-1], table) and all(_given(a, b, table) for a, b in given)


def family_alike(one: str, other: str, table: Transcription) -> bool:
    """The same for the last part of each name alone."""
    first, second = _parts(one, table), _parts(other, table)
    return bool(first) and bool(second) and _same(first[-1], second[-1], table)


def heard_alike(word: str, name: str, table: Transcription) -> bool:
    """True where a single word sounds, in some reading, just like the last part of the name; no vowel may differ."""
    first, second = _parts(word, table), _parts(name, table)
    if len(first) != 1 or not second or _woman_and_man(first[0], second[-1], table):
        return False
    return not _readings(first[0], table).isdisjoint(_readings(second[-1], table))


def _parts(name: str, table: Transcription) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(_STROKES)
    words = ("".join(letter for letter in word if letter.isalpha()) for word in re.split(r"[\s\-‐–'’]+", apart))
    return tuple(word for word in words if word and word not in table.articles)


@lru_cache(maxsize=1 << 16)
def _same(one: str, other: str, table: Transcription) -> bool:
    if one == other:
        return True
    if _woman_and_man(one, other, table):
        return False
    return any(_sounds_alike(a, b) for a in _readings(one, table) for b in _readings(other, table))


def _given(one: str, other: str, table: Transcription) -> bool:
    """First names beside one family name may differ in more, Leo and Leon, Abdul and Abdel, but Jan and Jana are two."""
    short, long = sorted((one, other), key=len)
    if long[:-1] == short and long != short and long[-1] not in "ei":
        return len(short) >= _FEW and long[-1] != "a"
    skeletons = {_NO_CONSONANT.sub("", name) for name in (one, other)}
    ends = one[0] == other[0] and one[-1] == other[-1]
    loosely = len(skeletons) == 1 and len(short) > _ENOUGH and len(short) == len(long) and ends
    return loosely or _same(one, other, table)


def _woman_and_man(one: str, other: str, table: Transcription) -> bool:
    short, long = sorted((one, other), key=len)
    ends = table.female_endings
    return len(short) < len(long) and long.endswith(ends) and not short.endswith(ends)


@lru_cache(maxsize=1 << 16)
def _readings(word: str, table: Transcription) -> frozenset[str]:
    return frozenset(_read(word, convention) for convention in table.conventions)


def _read(word: str, convention: Convention) -> str:
    mute = convention.mute
    if mute and len(word) > _ENOUGH and word.endswith(mute) and word[-2] not in _VOWELS:
        word = word[:-1]
    sounds: list[str] = []
    at = 0
    while at < len(word):
        letters, sound = next(
            (pair for pair in convention.letters if word.startswith(pair[0], at)), (word[at], word[at])
        )
        sounds.append(sound)
        at += len(letters)
    heard = _FIRST_GLIDE.sub("", _TWICE.sub(r"\1", "".join(sounds)))
    return _UNHEARD_H.sub("", heard)


def _sounds_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > _LONGER:
        return False
    first, second = _NO_CONSONANT.sub("", one), _NO_CONSONANT.sub("", other)
    if first == second:
        begins = (one[:1] in _VOWELS) == (other[:1] in _VOWELS)
        return (
            begins
            and len(first) >= _FEWEST
            and _apart(_vowels(one), _vowels(other)) <= (1 if len(first) <= _FEW else 2)
        )
    return min(len(first), len(second)) >= _ENOUGH and abs(len(one) - len(other)) <= 1 and _apart(one, other) <= 1


def _vowels(sounds: str) -> str:
    return _NO_VOWEL.sub("", _GLIDE.sub("", sounds))


def _apart(one: str, other: str) -> int:
    """The edit distance; a vowel for one that outlets confuse it with costs one, another letter two."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, found in enumerate(other, 1):
            cost = 0 if letter == found else 1 if frozenset((letter, found)) in _NEAR else 2
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + cost)
    return row[-1]
