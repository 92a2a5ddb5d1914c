"""Whether two spellings can be one name: Poetin, Putin and Poutine can, Putin and Potanin, Navalny and Navalnaya cannot.

A spelling is read aloud, so to say, as four languages would read it ("Choïgou" as French, "Sjojgoe" as Dutch); two are one where some
reading of one is some reading of the other. Long names may differ in a vowel or two between the same consonants. Whether one
name is one person, roles and days must tell.
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
_LONG = 7  # sounds, from which on a name may differ in vowels within one article
_FEWEST, _FEW, _ENOUGH = 2, 3, 4  # consonants: to tell anything; for one vowel's difference; for one letter's
_ENDINGS = "tsn"
_LONGER = 3  # sounds, at most


def sounds(name: str, table: Transcription) -> frozenset[str]:
    """Every way to read a name, its words together; blanks, signs and an Arabic article fall away. Empty for no letters."""
    return _readings("".join(_parts(name, table)), table)


def keys(name: str, table: Transcription) -> frozenset[str]:
    """What two spellings of one name share at least one of: the consonants of every way to read its last word, or all of a vowel's name."""
    parts = _parts(name, table)
    return frozenset(_NO_CONSONANT.sub("", way) or way for way in _readings(parts[-1], table)) if parts else frozenset()


def same(one: str, other: str, table: Transcription) -> bool:
    """True where two family names of one article are two spellings of one: they sound alike, or are long and nearly do."""
    first, second = "".join(_parts(one, table)), "".join(_parts(other, table))
    if not first or not second or _woman_and_man(first, second, table):
        return False
    ways, others = _readings(first, table), _readings(second, table)
    return not ways.isdisjoint(others) or any(
        min(len(way), len(like)) >= _LONG and (_same_consonants(way, like) or _ended(way, like))
        for way in ways
        for like in others
    )


def alike(one: str, other: str, table: Transcription) -> bool:
    """True where two full names, of any two pages, can be one: every word in order, or written together.

    Beside a given name that fits, a family name may differ in more than `same` allows.
    """
    first, second = _parts(one, table), _parts(other, table)
    if not first or not second:
        return False
    if len(first) != len(second):
        return _loosely("".join(first), "".join(second), table)  # Kim Dae-won, Kim Daewon
    given = zip(first[:-1], second[:-1], strict=True)
    return _loosely(first[-1], second[-1], table) and all(_given(a, b, table) for a, b in given)


@lru_cache(maxsize=1 << 16)
def _parts(name: str, table: Transcription) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(_STROKES)
    words = ("".join(letter for letter in word if letter.isalnum()) for word in re.split(r"[\s\-‐–'’]+", apart))
    found = tuple(word for word in words if word)
    return tuple(word for word in found if word not in table.articles) or found


def _loosely(one: str, other: str, table: Transcription) -> bool:
    if one == other:
        return True
    if _woman_and_man(one, other, table):
        return False
    return any(_near(a, b) for a in _readings(one, table) for b in _readings(other, table))


def _given(one: str, other: str, table: Transcription) -> bool:
    """First names beside one family name may differ in more, Leo and Leon, Abdul and Abdel, but Jan and Jana are two."""
    short, long = sorted((one, other), key=len)
    if long[:-1] == short and long != short and long[-1] not in "ei":
        return len(short) >= _FEW and long[-1] != "a"
    skeletons = {_NO_CONSONANT.sub("", name) for name in (one, other)}
    ends = one[0] == other[0] and one[-1] == other[-1]
    vowels_differ = len(skeletons) == 1 and len(short) > _ENOUGH and len(short) == len(long) and ends
    return vowels_differ or _loosely(one, other, table)


def _woman_and_man(one: str, other: str, table: Transcription) -> bool:
    """A Slavic family name in its woman's form is never one with the man's: Lavrova, Kowalska."""
    if one == other:
        return False
    short, long = sorted((one, other), key=len)
    women, men = table.female_endings, table.male_endings
    if len(short) < len(long):
        return long.endswith(women) and not short.endswith(women)
    return (long.endswith(women) and short.endswith(men)) or (short.endswith(women) and long.endswith(men))


@lru_cache(maxsize=1 << 16)
def _readings(word: str, table: Transcription) -> frozenset[str]:
    return frozenset(_read(word, convention) for convention in table.conventions) if word else frozenset()


def _read(word: str, convention: Convention) -> str:
    mute = convention.mute
    if mute and len(word) > _ENOUGH and word.endswith(mute) and word[-2] not in _VOWELS:
        word = word[:-1]
    heard: list[str] = []
    at = 0
    while at < len(word):
        letters, sound = next(
            (pair for pair in convention.letters if word.startswith(pair[0], at)), (word[at], word[at])
        )
        heard.append(sound)
        at += len(letters)
    return _UNHEARD_H.sub("", _FIRST_GLIDE.sub("", _TWICE.sub(r"\1", "".join(heard))))


def _near(one: str, other: str) -> bool:
    """True for two readings with the same consonants and like vowels, or with one letter more, less or other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > _LONGER:
        return False
    first, second = (_NO_CONSONANT.sub("", reading) for reading in (one, other))
    if first == second:
        return _same_consonants(one, other)
    return min(len(first), len(second)) >= _ENOUGH and abs(len(one) - len(other)) <= 1 and _apart(one, other) <= 1


def _same_consonants(one: str, other: str) -> bool:
    """True where only vowels differ, and in little: by one, or by two between many consonants."""
    first, second = _NO_CONSONANT.sub("", one), _NO_CONSONANT.sub("", other)
    if first != second or len(first) < _FEWEST or (one[:1] in _VOWELS) != (other[:1] in _VOWELS):
        return False
    vowels, others = (_NO_VOWEL.sub("", _GLIDE.sub("", reading)) for reading in (one, other))
    return _apart(vowels, others) <= (1 if len(first) <= _FEW else 2)


def _ended(one: str, other: str) -> bool:
    """One letter more at the end, as a genitive or a slip has it: Dzjangirovs."""
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in _ENDINGS


def _apart(one: str, other: str) -> int:
    """The edit distance; a vowel for one that outlets confuse it with costs one, another letter two."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, found in enumerate(other, 1):
            cost = 0 if letter == found else 1 if frozenset((letter, found)) in _NEAR else 2
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + cost)
    return row[-1]
