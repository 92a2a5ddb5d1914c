"""What the words around a moment tell: where it lies (tense), whether it is a bound, whether something is due by then.

In come tokens and the place of a phrase, out go plain answers. Only surface words are looked at; who demands what of whom
is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from zegsman.language.moments import MomentTable
from zegsman.moments.calendar import Direction
from zegsman.moments.grammar import Phrase, words
from zegsman.moments.tokens import Token, opens

BoundKind = Literal["before", "by", "latest", "until", "from", "since", "after"]
_REACH = 12
_MARKS = frozenset(',;:()"“”„«»–—|\n')


@dataclass(frozen=True, slots=True)
class Bound:
    """A word before a moment that makes it a bound; it begins at token `start`."""

    kind: BoundKind
    start: int
    emphatic: bool
    included: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the words around a moment put it. `sure`: they stand right beside it."""

    direction: Direction | None
    sure: bool = False


@dataclass(slots=True)
class Surroundings:
    """The tokens of one stretch with their sentences; answers about a place in them. Joined sentences are kept for reuse."""

    table: MomentTable
    tokens: list[Token]
    numbers: list[int]
    _joined: dict[int, str] = field(default_factory=dict)
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

    def sentence(self, index: int) -> str:
        """The words of the sentence of token `index`, in small letters, each with a space before and after it."""
        number = self.numbers[index]
        if number not in self._joined:
            start, end = self.edges(index)
            self._joined[number] = f" {' '.join(token.lower for token in self.tokens[start:end])} "
        return self._joined[number]

    def says(self, index: int, listed: tuple[str, ...]) -> bool:
        """True where the sentence of token `index` holds one of the listed words or phrases ("zegt * toe": with a gap)."""
        key = (self.numbers[index], listed)
        if key not in self._said:
            self._said[key] = _any(self.sentence(index), listed)
        return self._said[key]

    def says_before(self, index: int, listed: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens before token `index`, in its sentence."""
        start = max(self.edges(index)[0], index - reach)
        near = f" {' '.join(token.lower for token in self.tokens[start:index])} "
        return _any(near, listed)

    def says_after(self, index: int, listed: tuple[str, ...], reach: int) -> bool:
        """True where one of the listed words stands at most `reach` tokens from token `index` on, in its sentence."""
        if index >= len(self.tokens):
            return False
        end = min(self.edges(index - 1 if index else 0)[1], index + reach)
        near = f" {' '.join(token.lower for token in self.tokens[index:end])} "
        return _any(near, listed)

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

    def pointer(self, phrase: Phrase, weekday: bool) -> Pointer:
        """Where the words nearest to a phrase put it; a weekday also listens to the endings of unknown verbs."""
        tense = self.table.tense
        led = self.before(phrase.start)
        if led in self.table.articles:
            led = self.before(phrase.start, 2)  # "seit dem 20. Dezember"
        if led in tense.since:
            return Pointer("past", sure=True)
        if not weekday and led in tense.attributive:
            return Pointer(None)
        if led in tense.ahead:
            return Pointer("future")
        if self._attributive(phrase):
            return Pointer("past")
        start, end = self.clause(phrase)
        places = [*range(start, phrase.start), *range(phrase.end, end)]
        hints = [(self._distance(index, phrase), index, hint) for index in places if (hint := self._known(index))]
        hints = [hint for hint in hints if self.tokens[hint[1]].lower not in tense.ambiguous] or hints
        distance, index, direction = min(hints, default=(0, 0, None))
        word = self.tokens[index].lower
        infinitive = self.after(phrase.end) in tense.infinitive and not (distance == 1 and word in tense.past)
        if self._second_verb(phrase) == "future" and (direction is None or distance > 1):
            return Pointer("future")
        if self._told_to_come(phrase, start, end):
            return Pointer("future", sure=True)
        if weekday and distance > 1 and direction == "future" and self._told_beside(phrase):
            return Pointer("past", sure=True)  # "maakten maandag bekend samen te gaan"
        if direction is None or infinitive:
            weak = self._weak(phrase, start, end, weekday)
            return Pointer(weak or direction, sure=weak == "past" and self._told_beside(phrase))
        return Pointer(direction, sure=distance <= 2 and word not in tense.auxiliaries)

    def _second_verb(self, phrase: Phrase) -> Direction | None:
        """The direction of the verb that comes second where the phrase comes first: "Woensdag bespreken …"."""
        tense, at = self.table.tense, phrase.end
        if not tense.second_endings or not opens(self.tokens, phrase.start) or at >= len(self.tokens):
            return None
        word = self.tokens[at].lower
        if self.tokens[at].capital or not word.isalpha() or word in tense.not_verbs or word in self.all_articles:
            return None
        if self._known(at):
            return self._known(at)
        return "future" if self._present(word) else self._ending(at)

    def _present(self, word: str) -> bool:
        """True for the ending of a verb of the present: of "praten" and "praatten" the longer ending tells."""
        tense = self.table.tense
        now, then = (
            max((len(end) for end in ends if word.endswith(end)), default=0)
            for ends in (tense.second_endings, tense.past_endings)
        )
        return now > then

    def _told_to_come(self, phrase: Phrase, start: int, end: int) -> bool:
        """True where the phrase belongs to what was planned: "kondigde aan donderdag te komen", "vowed to come on Monday"."""
        tense = self.table.tense
        if tense.toward and self.says_before(phrase.start, tense.toward, phrase.start - start):
            return True
        before = [self.before(phrase.start), self.before(phrase.start, 2)]
        return any(word in tense.complete for word in before) and any(
            self.tokens[at].lower in tense.infinitive for at in range(phrase.end, end)
        )

    def _told_beside(self, phrase: Phrase) -> bool:
        """True where a past form that is no participle stands beside a phrase: "antwoordde op 4 maart"."""
        beside = [at for at in (phrase.start - 2, phrase.start - 1, phrase.end) if 0 <= at < len(self.tokens)]
        return any(self._finite_past(at) for at in beside)

    def _finite_past(self, index: int) -> bool:
        """True for a past form that is no participle, and no noun that begins like one ("gemeenteraad")."""
        word = self.tokens[index].lower
        ends = word.endswith(self.table.tense.past_endings)
        told = not self._participle(index) or not self.table.tense.participles  # "opened" is both
        return ends and self._ending(index) == "past" and told

    def _attributive(self, phrase: Phrase) -> bool:
        """True in "een maandag verstuurde brief": an article before, a participle behind."""
        return (
            self.before(phrase.start) in self.all_articles
            and phrase.end < len(self.tokens)
            and self._ending(phrase.end) == "past"
        )

    def _distance(self, index: int, phrase: Phrase) -> int:
        return phrase.start - index if index < phrase.start else index - phrase.end + 1

    def _known(self, index: int) -> Direction | None:
        """The direction of a listed word."""
        tense, word = self.table.tense, self.tokens[index].lower
        if word in tense.auxiliaries:
            return "past" if self._participle_near(index) else "future"
        if word in tense.past or word in tense.reporting:
            ahead = self.before(index) in tense.will  # "will have a meeting"
            return "future" if ahead or self._planned(index) else "past"
        if word in tense.past_or_participle and self.before(index) not in tense.passive:
            return "past"
        return "future" if word in tense.future else None

    def _planned(self, index: int) -> bool:
        """True for the perfect in "a hearing has been scheduled"."""
        for start in (index - 1, index):
            words = [self.after(at) for at in range(max(start, 0), start + 3)]
            if " ".join(words[:2]) in self.table.tense.perfect and words[-1] in self.table.tense.planned:
                return True
        return False

    def _participle_near(self, index: int) -> bool:
        """True where a participle follows an auxiliary in its sentence: "is zaterdag … gevonden"."""
        end = min(self.edges(index)[1], index + 30)
        return any(self._participle(at) for at in range(index + 1, end))

    def _participle(self, index: int) -> bool:
        """True for a word that looks like a participle; where nouns are written large, a noun does not."""
        tense, word = self.table.tense, self.tokens[index].lower
        if len(word) < 5 or word in tense.not_verbs or not word.endswith(tense.participle_endings):
            return False
        if word.endswith(tense.noun_endings) or (self.tokens[index].capital and not opens(self.tokens, index)):
            return False
        return word.startswith(tense.participles + tense.inner_participles)

    def _weak(self, phrase: Phrase, start: int, end: int, weekday: bool) -> Direction | None:
        """The direction that endings tell: of the words beside the phrase, and of the last of a subordinate clause."""
        if self.after(phrase.end) in self.table.tense.infinitive:
            return "future"
        near = phrase.start - 1
        while near > start and self.tokens[near].lower in self.table.tense.light:
            near -= 1
        if weekday and self.before(near) in self.table.tense.subjects and self._present(self.tokens[near].lower):
            return "future"  # "we zien elkaar woensdag"
        beside = [near, phrase.end]
        if start and self.tokens[start - 1].lower in self.table.tense.boundaries:
            last = next((at for at in range(end - 1, phrase.end, -1) if self.tokens[at].lower[0].isalpha()), start)
            beside += [last] if weekday or self._finite_past(last) else []
        hints = [self._ending(at) for at in beside if start <= at < end and not phrase.start <= at < phrase.end]
        return next((hint for hint in hints if hint == "past" or (hint and weekday)), None)

    def _ending(self, index: int) -> Direction | None:
        tense, token = self.table.tense, self.tokens[index]
        word = token.lower
        if len(word) < 4 or not word[0].isalpha() or word in tense.not_verbs:
            return None
        if token.capital and not opens(self.tokens, index):
            return None
        if word.endswith(tense.past_endings) or word.startswith(tense.participles[:1]):
            return "past"
        return "future" if word.endswith(tense.present_endings) else None

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


def _any(joined: str, listed: tuple[str, ...]) -> bool:
    """True where one of the listed phrases stands in a joined sentence; only those are looked for whose first word does."""
    heads = _by_word(listed, 0)
    return any(_holds(joined, " ".join(phrase)) for word in joined.split() for phrase in heads.get(word, ()))


@lru_cache(maxsize=256)
def _by_word(listed: tuple[str, ...], place: int) -> dict[str, list[tuple[str, ...]]]:
    """Listed phrases as words, by their first word (place 0) or their last (place -1)."""
    result: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        result.setdefault(words(phrase)[place], []).append(words(phrase))
    return result


def _holds(joined: str, phrase: str) -> bool:
    """True where the words of a phrase stand in a joined sentence; a star is a gap of any length."""
    at = 0
    for part in phrase.split(" * "):
        at = joined.find(f" {part} ", at)
        if at < 0:
            return False
        at += len(part) + 1
    return True
