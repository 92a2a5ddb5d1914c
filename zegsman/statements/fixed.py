"""Fixed phrases of a table ("according to", "naar eigen zeggen"), found by their first word.

Every word of an article is asked whether such a phrase begins there, and nearly none begins any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache


class FixedPhrases:
    """The phrases of one table; of those that begin alike the first is tried first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(phrase.split())
            self._by_first_word.setdefault(parts[0], []).append(parts)

    def length_at(self, lowers: Sequence[str], word: int) -> int:
        """The number of words of the phrase that stands at `word` of a text in lower case; 0 for none."""
        for parts in self._by_first_word.get(lowers[word], ()):
            if tuple(lowers[word : word + len(parts)]) == parts:
                return len(parts)
        return 0


@lru_cache(maxsize=64)
def of(phrases: tuple[str, ...]) -> FixedPhrases:
    """The same for a whole article, or archive: looked up once, for a long table is slow to tell from another."""
    return FixedPhrases(phrases)
