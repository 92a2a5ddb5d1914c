"""Who is in view at a place of the text: how near somebody was named, whether as a subject, and who spoke last.

People and statements of an article come in; for a pronoun, a role or a body without a name the best of those in reach goes
out, or None. What the words of a source mean is not known here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.language.roles import Roles
from zegsman.values import Sentence, Statement

# How much each circumstance brings somebody into view, beside nearness in sentences; the best of a small grid on 63 marked
# articles (85.3 % of found statements with the right speaker; 84.1 to 85.2 elsewhere on the grid, so none is delicate).
_REACH = 12  # sentences behind, and speakers, that a pronoun may point to
LAST, SUBJECT, BLOCK, QUOTED = 1.0, 1.5, 2.0, 1.5


class View:
    """Who may be meant, from the beginning of an article to the place that has been read."""

    def __init__(
        self, people: People, sentences: Sequence[Sentence], statements: Sequence[Statement], roles: Roles
    ) -> None:
        self.people, self.sentences, self.statements, self.roles = people, sentences, statements, roles
        self._contents = sorted(
            (span.start, span.end, number)
            for number, s in enumerate(statements)
            for span in s.content
            if s.mode in ("direct", "mixed", "indirect")
        )
        self._named: list[list[Known]] = [[] for _ in sentences]
        for known in people.known:
            for sentence, _ in known.places:
                self._named[sentence].append(known)
        self._starts = [sentence.span.start for sentence in sentences]
        self._spoken: list[tuple[int, Known]] = []  # (sentence, who) of statements answered so far

    def spoke(self, sentence: int, who: Known) -> None:
        """Note who spoke in a sentence, in the order of the text."""
        self._spoken.append((sentence, who))

    def sentence_at(self, character: int) -> int:
        """The sentence that holds a character."""
        return max(0, bisect_right(self._starts, character) - 1)

    def protagonist(self) -> Known | None:
        """The person named in the headline, else the one named most."""
        people = [known for known in self.people.known if known.kind == "person" and known.places]
        first = [known for known in people if min(known.places)[0] <= 2]
        return max(first or people, key=lambda known: len(known.places), default=None)

    def person(self, sentence: int, word: int, noun: str) -> Known | None:
        """The person most in view who may be called by a noun ("" for any); None where nobody is."""
        feminine = self.roles.is_woman(noun)
        best, best_score = None, 1.5
        for known in self._in_reach(sentence):
            if known.kind == "person" and not (feminine and known.gender == "m") and self._may_be(known, noun):
                score = self._score(known, sentence, word)
                if score > best_score:
                    best, best_score = known, score
        return best

    def body(self, sentence: int, word: int, noun: str) -> Known | None:
        """The body most in view that is of the sort a noun names ("" for any); None where none is."""
        best, best_score = None, 0.5
        for known in self._in_reach(sentence):
            if (
                known.kind == "organisation"
                and not self.roles.is_medium_name(known.name)
                and self._is_sort(known, noun)
            ):
                score = self._score(known, sentence, word)
                if score > best_score:
                    best, best_score = known, score
        return best

    def pronoun(self, sentence: int, word: int, gender: str, number: int) -> Known | None:
        """ "hij", "zij", "het" in statement `number`: the one who is most in view, of a gender that fits."""
        best, best_score = None, 0.0
        for known in self._in_reach(sentence):
            if not self._fits(known, gender):
                continue
            score = self._score(known, sentence, word, number)
            if known.kind == "person" and known.gender[:1] == gender:
                score += 1.0 if gender == "f" else 0.25
            if gender == "m" and known.gender == "f?":
                score -= 1.5
            if known.kind == "person" and " " not in known.name and not known.nouns:
                score -= 1.0
            if gender != "n" and known.kind != "person":
                score -= 2.5
            if score > best_score:
                best, best_score = known, score
        return best

    def medium(self, sentence: int, word: int) -> Known | None:
        """ "de krant": the medium named last."""
        return next(
            (
                known
                for known in reversed(self.recent(sentence, word))
                if known.kind == "medium" or any(self.roles.is_medium(noun) for noun in known.nouns)
            ),
            None,
        )

    def recent(self, sentence: int, word: int) -> list[Known]:
        """Who is named in reach before a word, the last named last."""
        before = [
            (place, known)
            for known in self._in_reach(sentence)
            for place in known.places[-_REACH:]
            if place < (sentence, word)
        ]
        before.sort(key=lambda pair: pair[0])
        return [known for _, known in before]

    def names_person(self, sentence: int, word: int) -> bool:
        """True where a person is named in this sentence before a word, or in the sentence before."""
        return any(
            known.kind == "person" and any((sentence - 1, 0) <= place < (sentence, word) for place in known.places)
            for known in self._in_reach(sentence)
        )

    def stand(self, known: Known, sentence: int, word: int) -> None:
        """Note that somebody is named here, by words that the model took for no name."""
        known.places.append((sentence, word))
        known.subjects.append(sentence)
        self._named[sentence].append(known)

    def _may_be(self, known: Known, noun: str) -> bool:
        """ "de burgemeester" is nobody whom the text calls a trainer; "de dertiger", "de topman" may be anybody."""
        exact = self.roles.exclusive
        return noun not in exact or not any(own in exact and own != noun for own in known.nouns)

    def _is_sort(self, known: Known, noun: str) -> bool:
        """ "de onderneming" is no ministry, "de toezichthouder" no shop: sorts of bodies are told by the nouns beside them."""
        roles = self.roles
        words = [*known.nouns, *known.name.casefold().split()]
        if roles.is_company(noun):
            return not any(roles.is_organisation(word) and not roles.is_company(word) for word in words)
        if noun in roles.generic:
            return not any(roles.is_company(word) for word in words)
        return True

    def _fits(self, known: Known, gender: str) -> bool:
        if gender in ("m", "f"):
            if known.kind == "person":
                return known.gender in ("", "f?", gender)
            return gender == "f" and known.kind in ("organisation", "group") and bool(known.subjects)
        return known.kind in ("organisation", "country", "medium", "group")

    def _score(self, known: Known, sentence: int, word: int, number: int = -1) -> float:
        """How much somebody is in view at a word: named lately, as a subject, and as who spoke last."""
        before = [place for place in known.places if place < (sentence, word)][-_REACH:]
        outside = [place for place in before if not self._is_quoted(place, number)]
        score = 0.0
        if before and not outside:
            score = max(0.0, QUOTED - (sentence - before[-1][0]))
        before = outside
        if before:
            distance = sentence - before[-1][0]
            score = max(0.0, 4.0 - distance)
            if before[-1][0] in known.subjects:
                score += SUBJECT
            if distance == 0:
                score -= 0.5
        spoken = [at for at, who in self._spoken[-_REACH:] if who is known and at <= sentence]
        if spoken:
            score = max(score, 3.5 - (sentence - spoken[-1]), 0.5)
            if self._last_speaker(known) is known:
                score += LAST
        if known.kind == "person":
            score += 0.25
        block = self.sentences[sentence].label
        same_block = any(self.sentences[at].label == block for at, _ in before) or any(
            self.sentences[at].label == block for at in spoken
        )
        return score + (BLOCK if same_block and score > 0 else 0.0)

    def _last_speaker(self, like: Known) -> Known | None:
        """The last who spoke among people, or among bodies, whichever `like` is."""
        person = like.kind == "person"
        return next((who for _, who in reversed(self._spoken[-_REACH:]) if (who.kind == "person") == person), None)

    def _in_reach(self, sentence: int) -> list[Known]:
        """Who was named or spoke in the last stretch of the text, the oldest first."""
        near = [known for at in range(max(0, sentence - _REACH), sentence + 1) for known in self._named[at]]
        near += [who for _, who in self._spoken[-_REACH:]]
        return list({id(known): known for known in near}.values())

    def _is_quoted(self, place: tuple[int, int], number: int) -> bool:
        """True for a name inside what somebody says in another statement than this one."""
        start = self.sentences[place[0]].words[place[1]].span.start
        at = bisect_right(self._contents, (start, 1 << 60, 0)) - 1
        return any(
            self._contents[k][0] <= start < self._contents[k][1]
            and (self._contents[k][2] != number or self.statements[number].mode == "direct")
            for k in range(max(0, at - 4), at + 1)
        )
