"""Statements found against statements marked, as the measures of quotation attribution count them.

A statement is three sets of word numbers (content, source, cue) and a type; words are runs of letters and digits, so that a mark or a comma
inside or outside a border makes no difference. Marked and found are paired one to one so that the F1 of the words they share is highest in
all. `Tally.figures` gives, in points:

- `exact`: precision, recall and F1 of pairs with the very words of the content;
- `found`: F1 of pairs whose words overlap with an F1 of at least .5;
- `macro`: F1 of two means: the share of each found statement's words that its partner has, and of each marked one's (the "Messages" of
  Petersen-Frey and Biemann 2024);
- `source`: share of the found whose source shares a word with the marked one, or where neither has one;
- `joint`: F1 of pairs with the very words of content and source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Pairing = Callable[[Mapping[tuple[int, int], float]], dict[int, int]]
FIGURES = ("exact: P", "R", "F1", "found", "macro", "source", "joint")
_WORD = re.compile(r"\w+")
_FOUND = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in word numbers."""

    content: frozenset[int]
    source: frozenset[int]
    type: str


@dataclass(slots=True)
class Tally:
    """Counts of one kind of statement over all documents."""

    counts: Counter[str] = field(default_factory=Counter)

    def figures(self) -> tuple[float, ...]:
        """The figures named by FIGURES, in points."""
        counted, (gold, found) = self.counts, (self.counts["marked"], self.counts["given"])
        exact = _three(counted["exact given"], counted["exact marked"], found, gold)
        means = counted["words given"] / found if found else 0, counted["words marked"] / gold if gold else 0
        return (
            *exact,
            _three(counted["found given"], counted["found marked"], found, gold)[2],
            100 * _mean(*means),
            100 * counted["source marked"] / counted["found marked"] if counted["found marked"] else 0.0,
            _three(counted["joint given"], counted["joint marked"], found, gold)[2],
        )


def tally(
    marked: Iterable[Mapping[str, Any]], given: Iterable[Sequence[Mapping[str, Any]]], pairs: Pairing
) -> dict[str, Tally]:
    """Counts of all and of each type; precision is counted under the type given, recall under the type marked."""
    tallies: dict[str, Tally] = {"all": Tally()}
    for document, statements in zip(marked, given, strict=True):
        words = [found.span() for found in _WORD.finditer(document["text"])]
        _count(_said(document["statements"], words), _said(statements, words), pairs, tallies)
    return tallies


def _count(marked: list[Said], given: list[Said], pairs: Pairing, tallies: dict[str, Tally]) -> None:
    gains = {
        (i, j): shared + 0.01 * (left.type == right.type)
        for i, left in enumerate(marked)
        for j, right in enumerate(given)
        if (shared := _shared(left.content, right.content))
    }
    partners = pairs(gains)
    found = {j: i for i, j in partners.items()}
    for here, there, side, partner in ((marked, given, "marked", partners), (given, marked, "given", found)):
        for number, one in enumerate(here):
            other = there[partner[number]] if number in partner else None
            counted = Counter(_compared(one, other, side))
            for kind in ("all", one.type):
                tallies.setdefault(kind, Tally()).counts.update(counted)


def _compared(one: Said, other: Said | None, side: str) -> dict[str, Any]:
    if other is None:
        return {side: 1}
    exact, close = one.content == other.content, _shared(one.content, other.content) >= _FOUND
    met = bool(one.source & other.source) or not (one.source or other.source)
    return {
        side: 1,
        f"exact {side}": exact,
        f"found {side}": close,
        f"words {side}": len(one.content & other.content) / len(one.content),
        f"source {side}": close and met,
        f"joint {side}": exact and one.source == other.source,
    }


def _said(statements: Iterable[Mapping[str, Any]], words: Sequence[tuple[int, int]]) -> list[Said]:
    found = (Said(_inside(s["content"], words), _inside(s.get("source"), words), s["type"]) for s in statements)
    return [one for one in found if one.content]


def _inside(spans: Iterable[Sequence[int]] | None, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    numbers: set[int] = set()
    for start, end in spans or ():
        at = bisect_right(words, start, key=lambda word: word[1])
        while at < len(words) and words[at][0] < end:
            numbers.add(at)
            at += 1
    return frozenset(numbers)


def _shared(left: frozenset[int], right: frozenset[int]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))


def _three(given: float, marked: float, of_given: float, of_marked: float) -> tuple[float, float, float]:
    precision, recall = given / of_given if of_given else 0.0, marked / of_marked if of_marked else 0.0
    return 100 * precision, 100 * recall, 100 * _mean(precision, recall)


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
