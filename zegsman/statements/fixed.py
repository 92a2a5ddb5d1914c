"""Fixed phrases of a table ("according to", "naar eigen zeggen"), found by their first word.

Every word of an article is asked whether such a phrase begins there, and nearly none begins any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

Index = Mapping[str, tuple[tuple[str, ...], ...]]  # the phrases that begin with a word


def length_at(lowers: Sequence[str], word: int, phrases: Index) -> int:
    """The number of words of the first phrase of a table that stands at `word` of a text in lower case; 0 for none."""
    for parts in phrases.get(lowers[word], ()):
        if tuple(lowers[word : word + len(parts)]) == parts:
            return len(parts)
    return 0


@lru_cache(maxsize=64)
def index(phrases: tuple[str, ...]) -> Index:
    """The phrases of a table by their first words; asked once an article, as it takes long to look up a long table."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found
