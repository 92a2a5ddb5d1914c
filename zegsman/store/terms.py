"""Text and questions as search words: what the record indexes, and what a user asks for; no database is known here.

One cutter serves both, so every engine gets ready-made words and nothing a user types can be read as its syntax.
Every word is indexed as it stands (lower case, without diacritics) and by its stem: the two stay apart, so that the
word itself ranks above its relatives ("sancties" before "sanctie") and a quoted phrase means exactly those words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

# ISO 639-1 -> the name that Snowball gives the language; a language that is not here is searched without stems.
STEMMERS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "sv": "swedish",
}
MOST_TERMS = 64
_SHORT = 3  # letters that are a whole word and no beginning

# Letters that Unicode does not take apart, though readers type them without their stroke.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_WORD = re.compile(r"[^\W_]+")
_QUOTES = '"“”„‟«»'
_PIECE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; `written` lower case with, `plain` without diacritics.

    `exact`: the user put quotation marks around them. `prefix`: the last may be the beginning of a word.
    """

    written: tuple[str, ...]
    plain: tuple[str, ...]
    exact: bool = False
    prefix: bool = False

    def stems(self, language: str) -> tuple[str, ...]:
        """The stem of every word, by the language's rules."""
        return tuple(_stem(word, language) for word in self.written)


def asked(question: str) -> tuple[Term, ...]:
    """The terms of a user's question; all of them must be found. At most `MOST_TERMS`, each once.

    >>> [term.plain for term in asked('"rode lijn" sanct*')]
    [('rode', 'lijn'), ('sanct',)]
    """
    found: dict[Term, None] = {}
    for piece in _PIECE.finditer(question):
        quoted, bare = piece[1], piece[2]
        words = quoted if bare is None else bare
        written = _written(words)
        if written:
            prefix = words.endswith("*")
            found[Term(written, tuple(map(_plain, written)), bare is None, prefix)] = None
        if len(found) == MOST_TERMS:
            break
    return tuple(found)


def plain_words(text: str) -> str:
    """The words of a text as they stand, lower case and without diacritics, a space between."""
    return " ".join(map(_plain, _written(text)))


def begins(asked: Sequence[str], words: Sequence[str]) -> bool:
    """True where every word that is asked for begins one of the others; one of three letters or fewer must be it: "EU", "Bos".

    >>> begins(["brand"], ["elske", "brandsma"]), begins(["bos"], ["bosman"]), begins([], ["bosman"])
    (True, False, False)
    """
    fits = (any(word == each or (len(each) > _SHORT and word.startswith(each)) for word in words) for each in asked)
    return bool(asked) and all(fits)


def stem_words(text: str, language: str) -> str:
    """The stems of the words of a text, a space between."""
    return " ".join(_stem(word, language) for word in _written(text))


def _written(text: str) -> tuple[str, ...]:
    lower = unicodedata.normalize("NFC", text).lower()
    if not lower.isascii():
        lower = "".join(letter for letter in lower if not unicodedata.combining(letter))
    return tuple(word for word in _WORD.findall(lower) if _plain(word))


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.casefold()).translate(_STROKES)
    return "".join(letter for letter in apart if letter.isalnum())


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    # Stemmed first, as the rules look at diacritics ("financiële" and "financieel" meet). A stemmer is made anew each
    # time because it works on itself, and doors ask from several threads.
    name = STEMMERS.get(language)
    return _plain(snowballstemmer.stemmer(name).stemWord(word)) if name else _plain(word)
