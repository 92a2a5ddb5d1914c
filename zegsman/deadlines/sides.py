"""Who asks what is due by a moment, and who owes it.

A demand asks ("eist dat de aannemer uiterlijk 1 mei oplevert"), a promise owes ("belooft voor 1 mei te komen"), an ultimatum has one
who sets it and one to whom it is set.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from zegsman.deadlines.tree import OBJECTS, Clause, above, below, children, clause, nearest
from zegsman.language import Language, listed
from zegsman.values import Actor, Deadline, Moment, Party, Sentence, Span, Statement, Word

_LONGEST = 400  # words of a sentence, beyond which it is none and nobody is looked for
_NEAR = 8  # words between a condition and its day
_PARTS = ("det", "amod", "compound", "flat", "nmod", "case", "nummod", "fixed", "appos")
_NAME = ("flat", "compound", "appos")


@lru_cache(maxsize=64)
def _heads(phrases: tuple[str, ...]) -> listed.Heads:
    return listed.heads(phrase.split() for phrase in phrases)


class Sides:
    """Finds who asks and who owes what is due by a moment: words that stand for a side are looked for in the parse, who they are the actors tell."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        moments: Sequence[Moment],
        statements: Sequence[Statement],
        actors: Sequence[Actor],
        language: Language,
    ) -> None:
        self.sentences, self.moments, self.language = sentences, moments, language
        self.statements, self.actors = statements, actors
        self.bounds = language.moments.bounds
        self._starts = [sentence.span.start for sentence in sentences]
        self._mentions = self._by_sentence((span, n) for n, actor in enumerate(actors) for span in actor.mentions)
        self._told = self._by_sentence((moment.span, n) for n, moment in enumerate(moments))
        self._contents = self._by_sentence((span, n) for n, one in enumerate(statements) for span in one.content)
        self._cues = self._by_sentence((span, n) for n, one in enumerate(statements) for span in one.cue)
        self._times = frozenset(word for phrase in self.bounds.leave for word in phrase.split())
        self._speakers: dict[int, int] = {}
        for number, actor in enumerate(actors):
            for statement in actor.statements:
                self._speakers.setdefault(statement, number)

    def of(self, number: int) -> Deadline:
        """The deadline that one of the moments is."""
        moment = self.moments[number]
        statement, words = self._statement(moment), self._words_at(moment.span)
        inside = [at for at, word in enumerate(words) if word.span.meets(moment.span)]
        if not inside or len(words) > _LONGEST:
            return Deadline((number,), statement, why="nobody is named")
        deadline = Deadline((number,), statement, why="nobody is named")
        told = self._clause(words, inside)
        if self._is_condition(words, inside):
            return replace(deadline, owed_by=self._doer(told), why="a condition")
        return (
            self._set_to(deadline, words, inside)
            or self._in_statement(deadline, told)
            or self._time_given(deadline, words, inside)
            or self._in_story(deadline, words, told)
        )

    def _is_condition(self, words: Sequence[Word], inside: Sequence[int]) -> bool:
        """ "als er op 15 oktober geen antwoord ligt": what follows then, and no demand of who tells it."""
        before = [word.form.casefold() for word in words[max(0, inside[0] - _NEAR) : inside[0]]]
        told = [word.form.casefold() for word in words[inside[-1] + 1 : inside[-1] + 1 + _NEAR]]
        return not set(self.bounds.conditions).isdisjoint(before) and not set(
            self.bounds.none + self.bounds.negations
        ).isdisjoint(before + told)

    # A deadline in what somebody said

    def _statement(self, moment: Moment) -> int | None:
        """The innermost statement in whose content the moment stands."""
        here = self._contents.get(self._at(moment.span), ())
        holding = [
            (sum(each.end - each.start for each in self.statements[number].content), number)
            for span, number in here
            if span.covers(moment.span)
        ]
        return min(holding)[1] if holding else None

    def _in_statement(self, deadline: Deadline, told: Clause) -> Deadline | None:
        """What its speaker demands or promises, or says that somebody must do."""
        if deadline.statement is None:
            return None
        statement = self.statements[deadline.statement]
        speaker, cue = self._speaker(deadline.statement), list(self._forms(statement.cue))
        over = self._demand_over(statement)
        if over is not None:
            return replace(deadline, asked_by=over, owed_by=self._other(speaker, over), why="demanded")
        if self._says(cue, self.bounds.promise):
            return replace(deadline, owed_by=speaker, why="promised")
        if self._demands(cue) or told.borrows_object:
            addressee = self._meant(statement.addressee.span) if statement.addressee else None
            owed = addressee or self._doer(told)
            return replace(deadline, asked_by=speaker, owed_by=self._other(owed, speaker), why="demanded")
        if self._is_first_person(told):
            return replace(deadline, owed_by=speaker, why="promised by who speaks")
        if self._says_must(told):
            owed = self._other(self._doer(told), speaker)
            return replace(deadline, asked_by=speaker, owed_by=owed, why="said to be due")
        return None

    def _demand_over(self, statement: Statement) -> Party | None:
        """Who demands what this statement stands in: "zij eisen dat de dienst belooft …"."""
        outer = statement.nested_in
        cue = () if outer is None else self.statements[outer].cue
        return self._speaker(outer) if outer is not None and self._demands(list(self._forms(cue))) else None

    def _demands(self, cue: Sequence[str]) -> bool:
        return self._says(cue, self.bounds.demand + self.bounds.ultimatum)

    def _doer(self, told: Clause) -> Party | None:
        """Who is to do it: the subject, or in a passive who stands behind "door", where that is somebody and no thing."""
        if told.is_passive:
            return self._agent(told)
        party = self._party(told)
        if party is None or told.subject is None or party.actor is not None or told.borrows_object:
            return party
        word = told.words[told.subject]
        return party if self.language.roles.is_speaker(word.lemma) else None

    def _speaker(self, number: int) -> Party | None:
        """Who said it: the words of the source, or of the mention nearest before where words go on."""
        statement, actor = self.statements[number], self._speakers.get(number)
        if statement.source is not None:
            return Party(statement.source.span, actor)
        if actor is None:
            return None
        start = statement.content[0].start
        before = [span for span in self.actors[actor].mentions if span.start < start]
        every = before or self.actors[actor].mentions
        return Party(every[-1] if before else every[0], actor) if every else None

    def _other(self, party: Party | None, speaker: Party | None) -> Party | None:
        """Who owes it, unless it is the one who asks."""
        same = (
            party
            and speaker
            and (party.span == speaker.span or (party.actor is not None and party.actor == speaker.actor))
        )
        return None if same else party

    def _is_first_person(self, told: Clause) -> bool:
        """ "Wij openen de brug uiterlijk 1 mei": who speaks does it."""
        if told.subject is None or told.is_passive:
            return False
        pronoun = self.language.pronouns.get(told.words[told.subject].form)
        return pronoun is not None and pronoun.person == 1

    # A deadline in the reporter's words

    def _set_to(self, deadline: Deadline, words: Sequence[Word], inside: Sequence[int]) -> Deadline | None:
        """ "het ultimatum van X aan Y", "X stelde Y een termijn"."""
        terms = (at for at in nearest(words, inside) if words[at].form.casefold() in self.bounds.ultimatum)
        noun = next(terms, None)
        if noun is None:
            return None
        of, to = self.language.grammar.of, self.language.roles.to
        lengths = [at for at in inside if words[at].head == noun]
        ways = (self._hanging(words, head, of, inside) for head in (noun, *lengths))
        asked = next((party for party in ways if party), None) or self._owner(words, noun)
        owed = self._hanging(words, noun, to, inside)
        relative = next((at for at in children(words, noun) if words[at].relation.startswith("acl")), None)
        verb = relative if relative is not None else self._verb_over(words, noun)
        if verb is not None:
            told = clause(words, verb)
            owed = owed or self._hanging(words, verb, to, inside) or self._receiver(words, verb, noun, inside)
            sets = relative is not None or self._says(
                [words[verb].form.casefold()], self.bounds.sets + self.bounds.moves
            )
            if words[verb].form.casefold() in self.bounds.gets:
                owed = owed or self._party(told)
                asked = asked or self._hanging(words, verb, of, inside)
            elif told.is_passive:
                asked = asked or self._agent(told)
            elif told.subject != noun and sets:
                asked = asked or self._party(told)
            elif told.subject != noun and asked:
                owed = owed or self._doer(told)  # "Rusland heeft het ultimatum van X serieus genomen"
        return self._given(deadline, asked, owed, "an ultimatum")

    def _time_given(self, deadline: Deadline, words: Sequence[Word], inside: Sequence[int]) -> Deadline | None:
        """ "De rechtbank gaf de gemeente tot 1 juni de tijd", "de gemeente kreeg tot 1 juni"."""
        verb = next((at for at in above(words, inside) if words[at].form.casefold() in self.bounds.gives), None)
        if verb is None or not self._says([word.form.casefold() for word in words], self.bounds.leave):
            return None
        told = clause(words, verb)
        subject = self._party(told)
        if words[verb].form.casefold() in self.bounds.gets or told.is_passive:
            asked = self._hanging(words, verb, self.language.grammar.of, inside) or self._agent(told)
            return self._given(deadline, asked, subject, "given time") if subject else None
        owed = self._hanging(words, verb, self.language.roles.to, inside) or self._receiver(words, verb, None, inside)
        return self._given(deadline, subject, owed, "given time")

    def _given(self, deadline: Deadline, asked: Party | None, owed: Party | None, why: str) -> Deadline | None:
        """A time that one sets the other; None where neither is told."""
        if not (asked or owed):
            return None
        return replace(deadline, asked_by=asked, owed_by=self._other(owed, asked), term=True, why=why)

    def _in_story(self, deadline: Deadline, words: Sequence[Word], told: Clause) -> Deadline:
        """ "De aannemer moet de brug voor 1 mei opleveren", and a demand whose content the moment stands outside of."""
        others = (number for _, number in self._in(self._cues, words) if number != deadline.statement)
        asks = (n for n in others if self._says(list(self._forms(self.statements[n].cue)), self.bounds.demand))
        over = next(asks, None)
        owed = self._doer(told)
        if over is not None:
            speaker = self._speaker(over)
            return replace(
                deadline, statement=over, asked_by=speaker, owed_by=self._other(owed, speaker), why="demanded"
            )
        told_by = "told to be due" if deadline.statement is None else "said to happen by then"
        return replace(deadline, owed_by=owed, why=told_by) if owed else deadline

    # Words and whose they are

    def _by_sentence(self, spans: Iterable[tuple[Span, int]]) -> dict[int, list[tuple[Span, int]]]:
        """Spans with their numbers, by the sentences in which they stand."""
        found: dict[int, list[tuple[Span, int]]] = {}
        for span, number in spans:
            for at in range(self._at(span), max(self._at(span), bisect_left(self._starts, span.end) - 1) + 1):
                found.setdefault(at, []).append((span, number))
        return found

    def _at(self, span: Span) -> int:
        """The sentence in which a span begins; -1 before the first."""
        return bisect_right(self._starts, span.start) - 1

    def _in(self, spans: dict[int, list[tuple[Span, int]]], words: Sequence[Word]) -> list[tuple[Span, int]]:
        return spans.get(self._at(words[0].span), [])

    def _words_at(self, span: Span) -> tuple[Word, ...]:
        at = self._at(span)
        return self.sentences[at].words if at >= 0 and self.sentences[at].span.meets(span) else ()

    def _clause(self, words: Sequence[Word], inside: Sequence[int]) -> Clause:
        """The clause in which the moment stands: its verb and its subject, that of the verb above where it has none."""
        verb = next(iter(above(words, inside)), inside[0])
        return clause(words, verb)

    def _verb_over(self, words: Sequence[Word], noun: int) -> int | None:
        return next((at for at in above(words, (noun,)) if at != noun), None)

    def _hanging(self, words: Sequence[Word], head: int, case: frozenset[str], inside: Sequence[int]) -> Party | None:
        """What hangs on a word behind one of these prepositions, and is no moment: "van X", "aan Y"."""
        for child in children(words, head):
            marks = (words[at].form.casefold() for at in children(words, child) if words[at].relation == "case")
            if child not in inside and words[child].relation.startswith(("nmod", "obl")) and case.intersection(marks):
                party = self._phrase(words, child)
                if party is not None:
                    return party
        return None

    def _owner(self, words: Sequence[Word], noun: int) -> Party | None:
        owner = next((at for at in children(words, noun) if words[at].relation in ("nmod:poss", "nmod")), None)
        bare = owner is not None and not any(words[at].relation == "case" for at in children(words, owner))
        marked = owner is not None and words[owner].relation == "nmod:poss"
        return self._phrase(words, owner) if owner is not None and (bare or marked) else None

    def _receiver(self, words: Sequence[Word], verb: int, given: int | None, inside: Sequence[int]) -> Party | None:
        """The object that is not what is given: "stelde | Veldorië | een ultimatum"; beside one, whom the parse takes for less."""
        others = {*inside, given, clause(words, verb).subject}
        objects = [at for at in children(words, verb) if words[at].relation in OBJECTS and at not in others]
        objects.sort(key=lambda at: words[at].relation != "iobj")
        objects = [at for at in objects if words[at].form.casefold() not in self._times]
        found = next((party for at in objects if (party := self._phrase(words, at))), None)
        if found is not None or given is None:
            return found
        bare = (
            at
            for at in children(words, verb)
            if words[at].relation in ("nsubj", "obl")
            and at not in others
            and not any(words[child].relation == "case" for child in children(words, at))
        )
        parties = (self._phrase(words, at) for at in bare)
        return next((party for party in parties if party and party.actor is not None), None)

    def _party(self, told: Clause) -> Party | None:
        """Who a clause says does it; None where its subject is what is due, or nobody."""
        return None if told.subject is None else self._phrase(told.words, told.subject)

    def _phrase(self, words: Sequence[Word], head: int) -> Party | None:
        """The words of a noun phrase with its head here, and whose they are; None for a pronoun, nobody ("er"), or a term itself."""
        form = words[head].form.casefold()
        if words[head].pos in ("PRON", "DET", "ADV", "NUM") or not form[:1].isalpha() or form in self.bounds.ultimatum:
            return None
        taken = {head, *below(words, head, _PARTS)} - self._in_moments(words)
        if head not in taken:
            return None
        first = last = head
        while first and (first - 1 in taken or words[first - 1].pos == "DET") and words[first - 1].pos != "ADP":
            first -= 1
        while last + 1 in taken:
            last += 1
        while last > head and words[last].pos == "ADP":
            last -= 1
        opens = first and (words[first - 1].form == "," or words[first - 1].pos in ("NOUN", "PROPN"))
        if opens and first < head and words[first].form.casefold() in self.language.grammar.relatives:
            first += 1  # "de termijn die | toezichthouder Waterwacht stelde"
        named = {head, *below(words, head, _NAME)}
        of_head = (self._actor(words[at].span) for at in sorted(named, key=lambda at: abs(at - head)))
        span = Span(words[first].span.start, words[last].span.end)
        return Party(span, next((actor for actor in of_head if actor is not None), None))

    def _meant(self, span: Span) -> Party | None:
        """An addressee; None for a pronoun."""
        words = [word for word in self._words_at(span) if word.span.meets(span)]
        if not words or all(word.pos in ("PRON", "DET") for word in words):
            return None
        return Party(span, self._actor(span))

    def _in_moments(self, words: Sequence[Word]) -> frozenset[int]:
        spans = [span for span, _ in self._in(self._told, words)]
        return frozenset(at for at, word in enumerate(words) if any(span.meets(word.span) for span in spans))

    def _actor(self, span: Span) -> int | None:
        near = self._mentions.get(self._at(span), ())
        return next((number for mention, number in near if mention.meets(span)), None)

    def _forms(self, spans: Iterable[Span]) -> Iterator[str]:
        for span in spans:
            yield from (word.form.casefold() for word in self._words_at(span) if word.span.meets(span))

    def _says(self, words: Sequence[str], phrases: tuple[str, ...]) -> bool:
        return listed.says(words, _heads(phrases))

    def _says_must(self, told: Clause) -> bool:
        """True where words of a demand stand in the sentence; that there is an ultimatum is no demand of who tells it."""
        forms = (word.form.casefold() for word in told.words)
        return self._says([form for form in forms if form not in self.bounds.ultimatum], self.bounds.demand)

    def _agent(self, told: Clause) -> Party | None:
        """ "door de aannemer": who does what a passive tells."""
        return self._hanging(told.words, told.verb, self.language.grammar.agents, ()) if told.is_passive else None
