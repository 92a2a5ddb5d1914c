"""Phrases of a table looked for among the words of a sentence; a star in a phrase is a gap: "zegt * toe"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

GAP = 12
"""Words that a star may stand for, at most."""

Heads = Mapping[str, tuple[str, ...]]


def heads(phrases: Iterable[Sequence[str]]) -> Heads:
    """Phrases, each as its words in small letters, by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), " ".join(phrase))
    return found


def says(words: Sequence[str], phrases: Heads) -> bool:
    """True where one of the phrases stands among these words, which are in small letters."""
    joined = f" {' '.join(words)} "
    return any(_holds(joined, phrase) for word in words for phrase in phrases.get(word, ()))


def _holds(joined: str, phrase: str) -> bool:
    at, first = 0, True
    for part in phrase.split(" * "):
        found = joined.find(f" {part} ", at)
        if found < 0 or (not first and joined.count(" ", at, found) > GAP):
            return False
        at, first = found + len(part) + 1, False
    return True
