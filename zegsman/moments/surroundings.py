"""What the words around a moment tell: what its sentence says, and whether it is a bound. Where it lies is told in `tense`.

In come tokens and the place of a phrase, out go plain answers. Only surface words are looked at; who demands what of whom
is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from zegsman.language import listed
from zegsman.language.moments import MomentTable
from zegsman.moments.grammar import words
from zegsman.moments.tokens import Token

BoundKind = Literal["before", "by", "latest", "until", "from", "since", "after"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A word before a moment that makes it a bound; it begins at token `start`."""

    kind: BoundKind
    start: int
    emphatic: bool
    included: bool = False
    unsure: bool = False


@dataclass(slots=True)
class Surroundings:
    """The tokens of one stretch with their sentences; answers about a place in them. Their words are kept for reuse."""

    table: MomentTable
    tokens: list[Token]
    numbers: list[int]
    _sentences: dict[int, list[str]] = field(default_factory=dict)
    _said: dict[tuple[int, tuple[str, ...]], bool] = field(default_factory=dict)
    _edges: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def all_articles(self) -> tuple[str, ...]:
        """The articles, definite and indefinite."""
        return self.table.articles + self.table.one

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

    def sentence(self, index: int) -> list[str]:
        """The words of the sentence of token `index`, in small letters."""
        number = self.numbers[index]
        if number not in self._sentences:
            start, end = self.edges(index)
            self._sentences[number] = [token.lower for token in self.tokens[start:end]]
        return self._sentences[number]

    def says(self, index: int, phrases: tuple[str, ...]) -> bool:
        """True where the sentence of token `index` holds one of the listed words or phrases ("zegt * toe": with a gap)."""
        key = (self.numbers[index], phrases)
        if key not in self._said:
            self._said[key] = listed.says(self.sentence(index), _heads(phrases))
        return self._said[key]

    def says_before(self, index: int, phrases: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens before token `index`, in its sentence."""
        start = max(self.edges(index)[0], index - reach)
        return listed.says([token.lower for token in self.tokens[start:index]], _heads(phrases))

    def says_after(self, index: int, phrases: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens from token `index` on, in its sentence."""
        if index >= len(self.tokens):
            return False
        end = min(self.edges(index - 1 if index else 0)[1], index + reach)
        return listed.says([token.lower for token in self.tokens[index:end]], _heads(phrases))

    def moves(self, index: int) -> bool:
        """True where the sentence of token `index` tells that a deadline moves: "de termijn is verlengd tot 1 juni"."""
        return self.says(index, self.table.bounds.moves) and self.says(index, self.table.bounds.ultimatum)

    def punished(self, index: int) -> bool:
        """True where the sentence of token `index` speaks of a punishment."""
        start, end = self.edges(index)
        near = self.tokens[max(start, index - 25) : min(end, index + 25)]
        return any(token.lower in self.table.quiet.punishments for token in near)

    def bound(self, start: int) -> Bound | None:
        """The longest bound word that stands right before token `start`."""
        bounds = self.table.bounds
        return self._longest(
            start, ("before", bounds.before), ("by", bounds.by), ("latest", bounds.latest), ("until", bounds.until)
        )

    def opening(self, start: int, end: int) -> Bound | None:
        """The longest word before token `start`, or behind `end`, that tells from when on: "since", "after", "onwards"."""
        bounds = self.table.bounds
        for sought in _by_word(bounds.onwards, 0).get(self.after(end), ()):
            if tuple(token.lower for token in self.tokens[end : end + len(sought)]) == sought:
                return Bound("from", start, False)
        kinds: tuple[tuple[BoundKind, tuple[str, ...]], ...] = (
            ("from", bounds.starting), ("since", bounds.since), ("after", bounds.after),
        )  # fmt: skip
        if start < 1:
            return None
        if self.before(start) in self.table.articles:
            return self._longest(start, *kinds) or self._longest(start - 1, *kinds)
        return self._longest(start, *kinds)

    def _longest(self, start: int, *kinds: tuple[BoundKind, tuple[str, ...]]) -> Bound | None:
        bounds = self.table.bounds
        best: Bound | None = None
        for kind, phrases in kinds:
            for sought in _by_word(phrases, -1).get(self.before(start), ()):
                at = start - len(sought)
                if at < 0 or (best and best.start <= at):
                    continue
                if tuple(token.lower for token in self.tokens[at:start]) == sought:
                    best = Bound(
                        kind,
                        at,
                        kind == "latest" or sought[-1] in bounds.emphatic,
                        kind == "latest" or any(word in bounds.included for word in (" ".join(sought), sought[0])),
                        " ".join(sought) in bounds.unsure,
                    )
        return best


@lru_cache(maxsize=256)
def _heads(phrases: tuple[str, ...]) -> listed.Heads:
    return listed.heads(map(words, phrases))


@lru_cache(maxsize=256)
def _by_word(listed: tuple[str, ...], place: int) -> dict[str, list[tuple[str, ...]]]:
    """Listed phrases as words, by their first word (place 0) or their last (place -1)."""
    result: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        result.setdefault(words(phrase)[place], []).append(words(phrase))
    return result
