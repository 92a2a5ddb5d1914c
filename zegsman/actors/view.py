"""Who is in view at a place of the text: how near somebody was named, whether as a subject, and who spoke last.

People and statements of an article come in; for a pronoun, a role or a body without a name the one most likely meant goes out,
or None. Who cannot be meant is told by rules, who is meant by learnt weights (`signs`). What the words of a source mean is not
known here.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zegsman.actors import signs
from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.actors.signs import Seen, Sought
from zegsman.language.grammar import Grammar
from zegsman.language.roles import Roles
from zegsman.values import Sentence, Statement

_REACH = 12  # sentences behind, and speakers, that a word without a name may point to
_FAR_APART = 50.0  # of two strengths, beyond which the lesser is nothing


_Spoken = tuple[int, Known, bool]  # (sentence, who, whether by the mouth of somebody without a name)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for all who may be meant at one place."""

    spoken: list[_Spoken]
    latest_person: Known | None
    last_person: Known | None
    last_other: Known | None
    topic: Known | None


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
            if s.mode in ("direct", "mixed")
        )
        self._named: list[list[Known]] = [[] for _ in sentences]
        for known in people.known:
            for sentence, _ in known.places:
                self._named[sentence].append(known)
        self._starts = [sentence.span.start for sentence in sentences]
        self._steps = list(accumulate(not self._is_all_quoted(number) for number in range(len(sentences))))
        self._spoken: list[_Spoken] = []  # of statements answered so far, by sentence
        self._spoken_at: list[int] = []
        # Of each statement for which somebody was chosen, how likely the least likely of those choices was.
        self.shares: dict[int, float] = {}

    def spoke(self, sentence: int, who: Known, *, through: bool) -> None:
        """Note who spoke in a sentence; `through`: by the mouth of somebody without a name."""
        at = bisect_right(self._spoken_at, sentence)
        self._spoken_at.insert(at, sentence)
        self._spoken.insert(at, (sentence, who, through))

    def sentence_at(self, character: int) -> int:
        """The sentence that holds a character."""
        return max(0, bisect_right(self._starts, character) - 1)

    def protagonist(self) -> Known | None:
        """The person named in the headline, else the one named most."""
        people = [known for known in self.people.known if known.kind == "person" and known.places]
        first = [known for known in people if min(known.places)[0] <= 2]
        return max(first or people, key=lambda known: len(known.places), default=None)

    def choose(self, sought: Sought, who: Iterable[Known], *, unnamed_topic: bool = False) -> Known | None:
        """The likeliest of those who may be meant, or None where it is likelier that nobody in view is; a part is of somebody."""
        candidates = list(who)
        if not candidates:
            return None
        weights = signs.load()
        *scores, nobody = (
            signs.weight(one, sought.sort, weights) for one in self.given(sought, candidates, unnamed_topic)
        )
        best = max(range(len(candidates)), key=scores.__getitem__)
        likely = scores[best] > nobody or sought.sort == "part"
        chosen = best if likely else self._pointed_at(sought, candidates, scores)
        score = nobody if chosen is None else scores[chosen]
        share = 1 / sum(math.exp(min(other - score, _FAR_APART)) for other in (*scores, nobody))
        self.shares[sought.statement] = min(share, self.shares.get(sought.statement, 1.0))
        return None if chosen is None else candidates[chosen]

    def _pointed_at(self, sought: Sought, candidates: Sequence[Known], scores: Sequence[float]) -> int | None:
        """The likeliest with a name of its own for "het concern", which is always one that was named; None for other nouns."""
        if sought.sort != "body" or sought.noun not in self.roles.pointing:
            return None
        named = [n for n, known in enumerate(candidates) if not known.loose and not known.name.islower()]
        return max(named, key=scores.__getitem__) if named else None

    def given(self, sought: Sought, candidates: Sequence[Known], unnamed_topic: bool) -> list[list[str]]:
        """The signs of each who may be meant, and last those of nobody."""
        around, block = self._around(sought), self.sentences[sought.sentence].label
        people = sum(known.kind == "person" for known in candidates)
        nobody = signs.of_nobody(
            unnamed_topic=unnamed_topic,
            opens_block=sought.sentence == 0 or self.sentences[sought.sentence - 1].label != block,
            candidates=people or len(candidates),
            bare=sought.bare,
        )
        return [*(self._signs(known, sought, around) for known in candidates), nobody]

    def person(self, sought: Sought) -> Known | None:
        """The person meant by a role, an owner's pronoun or words that go on; None where nobody in view is."""
        other = {"m": "f", "f": "m"}.get("f" if self.roles.is_woman(sought.noun) else sought.gender, "?")
        return self.choose(
            sought,
            (
                known
                for known in self._in_reach(sought.sentence)
                if known.kind == "person" and known.gender != other and self._may_be(known, sought.noun)
            ),
        )

    def owner(self, sentence: int, word: int, statement: int, grammar: Grammar) -> Known | None:
        """Whose somebody or something is, by the possessive at a word: "haar woordvoerder"; None where nobody in view is meant."""
        gender = grammar.owner(self.sentences[sentence].words[word].form.casefold())
        return self.person(Sought("owner", sentence, word, statement, gender))

    def body(self, sought: Sought) -> Known | None:
        """The body meant that is of the sort a noun names ("" for any), of those in reach and at the article's head; None where none is."""
        opening = [known for at in range(min(2, sought.sentence)) for known in self._named[at]]
        in_reach = {id(known): known for known in (*opening, *self._in_reach(sought.sentence))}
        return self.choose(
            sought,
            (
                known
                for known in in_reach.values()
                if (known.kind == "organisation" or any(self.roles.is_territory(noun) for noun in known.nouns))
                and not (sought.sort == "part" and known.name.islower())
                and not self.roles.is_medium_name(known.name)
                and self._is_sort(known, sought.noun)
                and not self._comes_first_behind(known, sought)
            ),
        )

    def pronoun(self, sought: Sought, *, unnamed_topic: bool) -> Known | None:
        """ "hij", "zij", "het": the one in view who is meant, of a gender that fits."""
        through = {id(who) for _, who, aloud in self._lately(sought.sentence) if aloud}
        fitting = [
            known
            for known in self._in_reach(sought.sentence)
            if (self._fits(known, sought.gender) or id(known) in through)
            and not self._comes_first_in_its_words(known, sought)
            and not self._is_addressed(known, sought.statement)
        ]
        if unnamed_topic:  # only who is named beside them: "Een patiënte hangt haar jas op. Ze zegt …"
            last = (sought.sentence - 1, 0), (sought.sentence, sought.word)
            fitting = [known for known in fitting if any(last[0] <= place < last[1] for place in known.places)]
        return self.choose(sought, fitting, unnamed_topic=unnamed_topic)

    def follow(self, sought: Sought, *, unnamed_topic: bool) -> Known | None:
        """Who goes on speaking where no source stands: the speaker before, somebody just brought up, or nobody in view."""
        spoke = {id(who) for _, who, _ in self._lately(sought.sentence)}
        near = (
            known
            for known in self._in_reach(sought.sentence)
            if known.kind == "person" or (id(known) in spoke and known.kind != "medium")
        )
        known = {id(one): one for one in (*near, sought.before, self.protagonist()) if one is not None}
        return self.choose(sought, known.values(), unnamed_topic=unnamed_topic)

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

    def _around(self, sought: Sought) -> _Around:
        people = [known for known in self.recent(sought.sentence, sought.word) if known.kind == "person"]
        spoken = self._lately(sought.sentence)
        return _Around(
            spoken=spoken,
            latest_person=people[-1] if people else None,
            last_person=next((who for _, who, _ in reversed(spoken) if who.kind == "person"), None),
            last_other=next((who for _, who, _ in reversed(spoken) if who.kind != "person"), None),
            topic=self._topic(sought.sentence),
        )

    def _signs(self, known: Known, sought: Sought, around: _Around) -> list[str]:
        sentence, block = sought.sentence, self.sentences[sought.sentence].label
        before = [place for place in known.places if place < (sentence, sought.word)][-_REACH:]
        outside = [place for place in before if not self.is_quoted(place, sought.statement)]
        spoke = [at for at, who, _ in around.spoken if who is known]
        told_of, direct = self._is_told_of(known, sought.statement), self._is_direct(sought.statement)
        seen = Seen(
            kind=known.kind,
            gender=known.gender,
            nouns=tuple(known.nouns),
            full_name=" " in known.name,
            loose=known.loose,
            times=len(before),
            named=self._distance(outside[-1][0], sentence) if outside else -1,
            subject=bool(outside) and outside[-1][0] in known.subjects,
            quoted=self._distance(before[-1][0], sentence) if before else -1,
            spoke=self._distance(spoke[-1], sentence) if spoke else -1,
            through=any(who is known and aloud for _, who, aloud in around.spoken[-2:]),
            spoke_last=bool(around.spoken) and around.spoken[-1][1] is known,
            spoke_last_of_kind=known in (around.last_person, around.last_other),
            in_block=any(self.sentences[at].label == block for at, _ in outside),
            spoke_in_block=any(self.sentences[at].label == block for at in spoke),
            latest_person=around.latest_person is known,
            opens=bool(known.places) and min(known.places)[0] <= 1,
            goes_on=sought.since if sought.before is known else -1,
            topic=around.topic is known,
            in_own_words=told_of and not direct,
            in_quotation=told_of and direct,
            interviewed=sought.interviewed is known,
        )
        return signs.of_one(seen, sought)

    def _comes_first_in_its_words(self, known: Known, sought: Sought) -> bool:
        """ "Het zei dat de | Waterraad dwarsligt": who is named for the first time in what the pronoun says is not whom it means."""
        first = min(known.places, default=(0, 0))
        return self._is_told_of(known, sought.statement) and first > (sought.sentence, sought.word)

    def _comes_first_behind(self, known: Known, sought: Sought) -> bool:
        """ "Das Gericht forderte | Altmeer auf": who is named for the first time behind a noun is not whom it means."""
        return min(known.places, default=(0, 0)) > (sought.sentence, sought.word)

    def _is_addressed(self, known: Known, number: int) -> bool:
        """ "She told | Bethan Quarrie | that …": nobody tells it to himself."""
        told = self.statements[number].addressee if number >= 0 else None
        return told is not None and any(told.span.covers(mention) for mention in known.mentions)

    def _is_told_of(self, known: Known, number: int) -> bool:
        """True where the statement names them: "zij noemde | Femke een held" is not Femke's."""
        return number >= 0 and any(
            span.covers(mention) for span in self.statements[number].content for mention in known.mentions
        )

    def _is_direct(self, number: int) -> bool:
        return number >= 0 and self.statements[number].mode == "direct"

    def _distance(self, before: int, sentence: int) -> int:
        """How many sentences of the reporter lie from one to another: long quotations take nobody out of view."""
        return 0 if before == sentence else max(1, self._steps[sentence] - self._steps[before])

    def _is_all_quoted(self, sentence: int) -> bool:
        """True where each word of a sentence is what somebody says."""
        words = range(len(self.sentences[sentence].words))
        return all(
            self.is_quoted((sentence, word)) for word in words if self.sentences[sentence].words[word].pos != "PUNCT"
        )

    def _topic(self, sentence: int) -> Known | None:
        """The one person who is the subject of one of the two sentences before, in the same block."""
        block = self.sentences[sentence].label
        for before in range(sentence - 1, max(-1, sentence - 3), -1):
            if self.sentences[before].label != block:
                return None
            subjects = {
                id(known): known for known in self._named[before] if known.kind == "person" and before in known.subjects
            }
            if len(subjects) == 1:
                return next(iter(subjects.values()))
        return None

    def _lately(self, sentence: int) -> list[_Spoken]:
        """Who spoke last up to a sentence, the last one last."""
        end = bisect_right(self._spoken_at, sentence)
        return self._spoken[max(0, end - _REACH) : end]

    def _in_reach(self, sentence: int) -> list[Known]:
        """Who was named or spoke in the last stretch of the text, the oldest first."""
        near = [known for at in range(max(0, sentence - _REACH), sentence + 1) for known in self._named[at]]
        near += [who for _, who, _ in self._lately(sentence)]
        return list({id(known): known for known in near}.values())

    def is_quoted(self, place: tuple[int, int], number: int = -1) -> bool:
        """True for a word inside what somebody says in another statement than this one."""
        start = self.sentences[place[0]].words[place[1]].span.start
        at = bisect_right(self._contents, (start, 1 << 60, 0)) - 1
        return any(
            self._contents[k][0] <= start < self._contents[k][1]
            and (self._contents[k][2] != number or self.statements[number].mode == "direct")
            for k in range(max(0, at - 4), at + 1)
        )
