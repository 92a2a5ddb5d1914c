"""How long a story takes to read in silence and to hear read aloud.

In comes an article with its labels; out come whole minutes. Only the story's own words count: a reading tip costs the
reader nothing. What a language's readers do in a minute is an argument; this file does not know any language.
"""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.values import OWN_WORDS, Article


@dataclass(frozen=True, slots=True)
class Rates:
    """Words a minute. The defaults are the means for grown-ups who read for pleasure.

    Silent: 238, Dutch and English alike (Brysbaert 2019, doi 10.1016/j.jml.2019.104047, and his 2021 figures for other
    languages); aloud: 183 (the same review).
    """

    read: float = 238.0
    listen: float = 183.0


@dataclass(frozen=True, slots=True)
class Minutes:
    """Whole minutes, never less than one."""

    read: int
    listen: int


def estimate(article: Article, rates: Rates | None = None) -> Minutes:
    """Both estimates at once; `Rates()` where none are given."""
    rates = rates or Rates()
    return Minutes(read(article, rates.read), listen(article, rates.listen))


def read(article: Article, words_per_minute: float = 238.0) -> int:
    """Minutes to read the story in silence, rounded to the nearest, at least 1."""
    return _minutes(_own_words(article), words_per_minute)


def listen(article: Article, words_per_minute: float = 183.0) -> int:
    """Minutes to hear the story read aloud, rounded to the nearest, at least 1."""
    return _minutes(_own_words(article), words_per_minute)


def _own_words(article: Article) -> int:
    text = article.page.text
    return sum(_words(label.span.of(text)) for label in article.labels if label.kind in OWN_WORDS)


def _words(text: str) -> int:
    # A dash between spaces is not read as a word.
    return sum(any(character.isalnum() for character in piece) for piece in text.split())


def _minutes(words: int, words_per_minute: float) -> int:
    if words_per_minute <= 0:
        raise ValueError(f"words_per_minute must be above zero, not {words_per_minute}")
    return max(1, int(words / words_per_minute + 0.5))
