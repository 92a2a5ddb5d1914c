"""A line that says nothing but a time: "Mon.", "15/2", "march 3", "14.10. - 15.10." in a cell of a table, a stamp or a search.

In come tokens and where a line begins; out go the phrases that make up the whole of it, or none. Such a line is read with
small letters and short forms too, which in a sentence are other words. Which days are meant is not known here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from zegsman.language.moments import MomentTable
from zegsman.moments import grammar
from zegsman.moments.grammar import Phrase
from zegsman.moments.surroundings import Surroundings

_LONGEST = 12
_MOST_PHRASES = 2
_CLOSING = frozenset(".,;:!?")
_NEVER = frozenset(("duration", "half_duration", "the_unit", "now", "nothing", "midnight", "in_units", "century"))


def line(around: Surroundings, index: int) -> range | None:
    """The tokens of the line that begins at `index`; None where none begins there, or a long one."""
    if index and around.tokens[index - 1].lower != "\n":
        return None
    stop = index
    while stop < len(around.tokens) and around.tokens[stop].lower != "\n":
        stop += 1
        if stop - index > _LONGEST:
            return None
    return range(index, stop) if stop > index else None


def find(around: Surroundings, whole: range) -> list[Phrase]:
    """The one or two phrases of a line that holds nothing else; two have the words of a range between them."""
    made, found, at = grammar.grammar_alone(around.table), list[Phrase](), whole.start
    stop = whole.stop
    while stop - 1 > at and around.tokens[stop - 1].lower in _CLOSING:
        stop -= 1
    while at < stop:
        phrase = next(
            (read for begin in _begins(around, at, not found) if (read := grammar.wrapped(made, around.tokens, begin))),
            None,
        )
        if phrase is None or phrase.meaning in _NEVER or len(found) == _MOST_PHRASES:
            return []
        found.append(replace(phrase, alone=True))
        at = phrase.end
    return found


def _begins(around: Surroundings, at: int, first: bool) -> list[int]:
    """Where a phrase may begin from token `at` on: right there, or behind "on", or behind the word of a range."""
    tokens = tuple(token.lower for token in around.tokens[at : at + _LONGEST])
    return [at + len(head) for head in _heads(around.table, first) if tokens[: len(head)] == head]


@lru_cache(maxsize=32)
def _heads(table: MomentTable, first: bool) -> tuple[tuple[str, ...], ...]:
    """What may stand before the first phrase of a line, and before the second; the shortest first."""
    opening = {grammar.words(word) for word in ("", *table.bounds.on, *(ranging.opening for ranging in table.ranges))}
    between = {grammar.words(ranging.between) for ranging in table.ranges}
    return tuple(sorted(opening if first else between, key=len))
