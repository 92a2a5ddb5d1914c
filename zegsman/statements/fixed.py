"""Fixed phrases of a table ("according to", "naar eigen zeggen"), found by their first word.

Every word of an article is asked whether such a phrase begins there, and nearly none begins any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache


def length_at(lowers: Sequence[str], word: int, phrases: tuple[str, ...]) -> int:
    """The number of words of the first phrase of a table that stands at `word` of a text in lower case; 0 for none."""
    for parts in _by_first_word(phrases).get(lowers[word], ()):
        if tuple(lowers[word : word + len(parts)]) == parts:
            return len(parts)
    return 0


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found
