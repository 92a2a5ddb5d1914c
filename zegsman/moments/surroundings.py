"""What the words around a moment tell: where it lies (tense), whether it is a bound, whether something is due by then.

In come tokens and the place of a phrase, out go plain answers. Only surface words are looked at; who demands what of whom
is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from zegsman.language.moments import MomentTable
from zegsman.moments.calendar import Direction
from zegsman.moments.grammar import Phrase, words
from zegsman.moments.tokens import Token, opens

BoundKind = Literal["before", "by", "latest", "until"]
_REACH = 8
_MARKS = frozenset(",;:()\"“”„«»–—|\n")


@dataclass(frozen=True, slots=True)
class Bound:
    """A word before a moment that makes it a bound; it begins at token `start`."""

    kind: BoundKind
    start: int
    emphatic: bool


@dataclass(slots=True)
class Surroundings:
    """The tokens of one stretch with their sentences; answers about a place in them. Joined sentences are kept for reuse."""

    table: MomentTable
    tokens: list[Token]
    numbers: list[int]
    _joined: dict[int, str] = field(default_factory=dict)
    _edges: dict[int, tuple[int, int]] = field(default_factory=dict)

    def before(self, index: int, back: int = 1) -> str:
        """The word `back` tokens before `index`; "" before the beginning."""
        return self.tokens[index - back].lower if index - back >= 0 else ""

    def after(self, index: int) -> str:
        """The word at `index`; "" after the end."""
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def edges(self, index: int) -> tuple[int, int]:
        """First token of the sentence of token `index`, and the token after its last."""
        number = self.numbers[index]
        if number not in self._edges:
            start, end = index, index + 1
            while start and self.numbers[start - 1] == number:
                start -= 1
            while end < len(self.tokens) and self.numbers[end] == number:
                end += 1
            self._edges[number] = (start, end)
        return self._edges[number]

    def sentence(self, index: int) -> str:
        """The words of the sentence of token `index`, in small letters, each with a space before and after it."""
        number = self.numbers[index]
        if number not in self._joined:
            start, end = self.edges(index)
            self._joined[number] = f" {' '.join(token.lower for token in self.tokens[start:end])} "
        return self._joined[number]

    def says(self, index: int, listed: tuple[str, ...]) -> bool:
        """True where the sentence of token `index` holds one of the listed words or phrases ("zegt * toe": with a gap)."""
        return any(_holds(self.sentence(index), phrase) for phrase in listed)

    def says_before(self, index: int, listed: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens before token `index`, in its sentence."""
        start = max(self.edges(index)[0], index - reach)
        near = f" {' '.join(token.lower for token in self.tokens[start:index])} "
        return any(_holds(near, phrase) for phrase in listed)

    def says_after(self, index: int, listed: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens from token `index` on, in its sentence."""
        if index >= len(self.tokens):
            return False
        end = min(self.edges(index - 1 if index else 0)[1], index + reach)
        near = f" {' '.join(token.lower for token in self.tokens[index:end])} "
        return any(_holds(near, phrase) for phrase in listed)

    def punished(self, index: int) -> bool:
        """True where the sentence of token `index` speaks of a punishment."""
        start, end = self.edges(index)
        near = self.tokens[max(start, index - 25) : min(end, index + 25)]
        return any(token.lower in self.table.quiet.punishments for token in near)

    def clause(self, phrase: Phrase) -> tuple[int, int]:
        """The tokens around a phrase up to the next mark or conjunction, at most `_REACH` on each side."""
        first, last = self.edges(phrase.start)
        start, end = phrase.start, phrase.end
        while start > max(first, phrase.start - _REACH) and not self._border(start - 1):
            start -= 1
        while end < min(last, phrase.end + _REACH) and not self._border(end):
            end += 1
        return start, end

    def _border(self, index: int) -> bool:
        lower = self.tokens[index].lower
        return lower in _MARKS or lower in self.table.tense.boundaries

    def direction(self, phrase: Phrase, weak: bool) -> Direction | None:
        """Where the verbs nearest to a phrase put it; `weak` listens to endings of unknown verbs, too."""
        tense = self.table.tense
        if self.before(phrase.start) in tense.since:
            return "past"
        start, end = self.clause(phrase)
        near: list[tuple[int, Direction]] = []
        for index in [*range(start, phrase.start), *range(phrase.end, end)]:
            distance = phrase.start - index if index < phrase.start else index - phrase.end + 1
            if hint := self._hint(index, weak and distance <= 2):
                near.append((distance, hint))
        if any(hint == "past" for _, hint in near) and self._perfect(start, end):
            return "past"
        return min(near, default=(0, None))[1]

    def _perfect(self, start: int, end: int) -> bool:
        """True where the clause holds a past form that no present or future form contradicts."""
        return not any(self.tokens[index].lower in self.table.tense.future for index in range(start, end))

    def _hint(self, index: int, weak: bool) -> Direction | None:
        tense, word = self.table.tense, self.tokens[index].lower
        if word in tense.past or word in tense.reporting:
            return "past"
        if word in tense.future:
            return "future"
        if not weak or len(word) < 4 or not word[0].isalpha() or word in tense.not_verbs:
            return None
        if self.tokens[index].capital and not opens(self.tokens, index):
            return None
        if word.endswith(tense.past_endings) or word.startswith(tense.participles):
            return "past"
        return "future" if word.endswith(tense.present_endings) else None

    def bound(self, start: int) -> Bound | None:
        """The longest bound word that stands right before token `start`."""
        bounds = self.table.bounds
        best: Bound | None = None
        kinds: tuple[tuple[BoundKind, tuple[str, ...]], ...] = (
            ("before", bounds.before), ("by", bounds.by), ("latest", bounds.latest), ("until", bounds.until),
        )  # fmt: skip
        for kind, phrases in kinds:
            for phrase in phrases:
                sought = words(phrase)
                at = start - len(sought)
                if at < 0 or (best and best.start <= at):
                    continue
                if tuple(token.lower for token in self.tokens[at:start]) == sought:
                    best = Bound(kind, at, kind == "latest" or sought[-1] in bounds.emphatic)
        return best


def _holds(joined: str, phrase: str) -> bool:
    """True where the words of a phrase stand in a joined sentence; a star is a gap of any length."""
    at = 0
    for part in phrase.split(" * "):
        at = joined.find(f" {part} ", at)
        if at < 0:
            return False
        at += len(part) + 1
    return True
