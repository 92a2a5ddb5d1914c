"""From the words of a source to who is meant, statement by statement: by a pronoun, or by a phrase (`sources`)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from zegsman.actors.answers import FOR_BODY, FOR_BODY_IN_VIEW, FOR_PERSON, NOBODY, Answer
from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.actors.phrases import Phrases
from zegsman.actors.signs import Sought
from zegsman.actors.sources import Sources
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.language.pronouns import Pronoun
from zegsman.values import Sentence, Span, Statement, Word

_BEHIND_A_PHRASE = frozenset(("VERB", "AUX", "ADV", "PUNCT", "SCONJ", "PRON"))


class Resolver:
    """Answers for one article, in the order of its text."""

    def __init__(
        self, people: People, sentences: Sequence[Sentence], statements: Sequence[Statement], language: Language
    ) -> None:
        self.people, self.sentences, self.statements, self.language = people, sentences, statements, language
        self.view = View(people, sentences, statements, language.roles)
        self._phrases, self._sources = Phrases(language), Sources(people, self.view, language)
        self.answers: dict[int, Answer] = {}

    # Statements

    def answer_all(self) -> dict[int, Answer]:
        """An answer for each statement, outer ones first so that "ik" inside a quotation finds its speaker."""
        sourced = [n for n, s in enumerate(self.statements) if s.source is not None]
        for number in sourced:
            source = self.statements[number].source
            assert source is not None
            self._sources.statement = number
            if self._is_manner(source.span):
                continue
            answer = self._source(number, source.span)
            self.answers[number] = answer
            if answer.who is not None and self.statements[number].nested_in is None:
                through = answer.why in (FOR_BODY, FOR_BODY_IN_VIEW, FOR_PERSON)
                self.view.spoke(self.view.sentence_at(source.span.start), answer.who, through=through)
        return self.answers

    def _is_manner(self, span: Span) -> bool:
        """ "klinkt het | kort": how it was said, taken for who said it."""
        words = self.sentences[self.view.sentence_at(span.start)].words
        inside = [word for word in words if span.covers(word.span)]
        return bool(inside) and all(word.pos in ("ADJ", "ADV") and not word.name for word in inside)

    def _source(self, number: int, span: Span) -> Answer:
        sentence = self.view.sentence_at(span.start)
        words = [k for k, word in enumerate(self.sentences[sentence].words) if span.start <= word.span.start < span.end]
        if not words:
            return NOBODY
        first = self.sentences[sentence].words[words[0]]
        pronoun = self.language.pronouns.get(first.form)
        if pronoun is not None and len(words) <= 2 and not self._before_noun(sentence, words):
            return self._pronoun(number, sentence, words[0], pronoun)
        return self._sources.phrase(sentence, words + self._name_behind(sentence, words[-1]))

    def _name_behind(self, sentence: int, last: int) -> list[int]:
        """The rest of a source cut off behind a role or a title: "Det Ch | Supt Prichard-Oakes", "Geschäftsführer | Tammo Berg"."""
        tokens, roles = self.sentences[sentence].words, self.language.roles
        form = tokens[last].form
        if not (roles.is_person(form) or roles.is_anonymous(form) or form.casefold() in roles.titles):
            return []
        behind = last + 1
        while behind < len(tokens) and tokens[behind].form.casefold() in roles.titles:
            behind += 1
        rest = list(itertools.takewhile(lambda k: self._sources.is_person_at(sentence, k), range(behind, len(tokens))))
        return rest or self._apposition_behind(sentence, last)

    def _apposition_behind(self, sentence: int, last: int) -> list[int]:
        """ "Eén klant |, de 71-jarige Toos uit Almelo, zei": who is named between two commas behind a role."""
        tokens = self.sentences[sentence].words
        if last + 1 >= len(tokens) or tokens[last + 1].form != ",":
            return []
        closing = next((k for k in range(last + 2, len(tokens)) if tokens[k].form == ","), None)
        if closing is None or any(tokens[k].pos in ("VERB", "AUX", "SCONJ") for k in range(last + 2, closing)):
            return []
        named = any(self._sources.is_person_at(sentence, k) for k in range(last + 2, closing))
        return list(range(last + 1, closing)) if named else []

    def _before_noun(self, sentence: int, words: list[int]) -> bool:
        return len(words) > 1 and self.sentences[sentence].words[words[1]].pos in ("NOUN", "PROPN")

    # Pronouns

    def _pronoun(self, number: int, sentence: int, word: int, pronoun: Pronoun) -> Answer:
        if pronoun.gender == "nobody":
            return NOBODY
        if pronoun.person == 1:
            return self._around(number, "who speaks around it")
        if pronoun.person == 2:
            protagonist = self.view.protagonist()
            return Answer(protagonist, "who is interviewed") if protagonist else NOBODY
        if pronoun.gender == "relative":
            return self._antecedent(sentence, word)
        plural = pronoun.number == "plural" or (pronoun.number == "both" and self._plural_verb(sentence, word))
        if plural:
            return self._several(sentence, word)
        if pronoun.gender != "n" and (silent := self._spokesperson_before(sentence)) is not None:
            return silent
        unnamed = pronoun.gender != "n" and self.unnamed_topic(sentence)  # "Een patiënte hangt haar jas op. Ze zegt …"
        sort = "neuter" if pronoun.gender == "n" else "pronoun"
        in_view = self.view.pronoun(Sought(sort, sentence, word, number, pronoun.gender), unnamed_topic=unnamed)
        return Answer(in_view, "the one in view") if in_view is not None else NOBODY

    def _around(self, number: int, why: str) -> Answer:
        outer = self.statements[number].nested_in
        while outer is not None:
            if outer in self.answers and self.answers[outer].who is not None:
                return Answer(self.answers[outer].who, why)
            if self.statements[outer].source is None:
                follows = self.statements[outer].continues
                if follows is not None and follows in self.answers:
                    return Answer(self.answers[follows].who, why)
                protagonist = self.view.protagonist()
                return Answer(protagonist, why) if protagonist else NOBODY
            outer = self.statements[outer].nested_in
        return NOBODY

    def unnamed_topic(self, sentence: int) -> bool:
        """True where the sentence before, in the same block and in the reporter's words, has a person without a name for its subject."""
        if sentence == 0 or self.sentences[sentence - 1].label != self.sentences[sentence].label:
            return False
        words = self.sentences[sentence - 1].words
        for number, word in enumerate(words):
            if self.view.is_quoted((sentence - 1, number)):
                continue
            is_common = word.pos in ("NOUN", "ADJ")
            plural = "Number=Plur" in word.features  # "de schepen" are ships, "de schepen" is an alderman
            somebody = self._is_people(word) if plural else self.language.roles.is_person(word.form)
            if word.relation.startswith("nsubj") and is_common and somebody:
                first = self._phrases.start(words, number)
                if self.people.at(sentence - 1, min(number + 1, len(words) - 1)) is None:
                    return self._sources.phrase(sentence - 1, list(range(first, number + 1))).who is None
        return False

    def subject_of(self, number: int, cue: Span) -> Answer | None:
        """ "Brann dodged questions, | saying …": who is the subject of the clause that a participle hangs on; None for other cues."""
        sentence = self.view.sentence_at(cue.start)
        words = self.sentences[sentence].words
        verb = next((k for k, word in enumerate(words) if cue.covers(word.span)), 0)
        loose = any(form in words[verb].features for form in ("VerbForm=Ger", "Tense=Pres|VerbForm=Part"))
        if not loose or verb == 0 or words[verb - 1].form != ",":
            return None
        governor = words[verb].head
        while (noun := self._subject_word(sentence, governor, verb)) is None and words[governor].relation != "root":
            governor = words[governor].head
        if noun is None:
            return None
        pronoun = self.language.pronouns.get(words[noun].form)
        if pronoun is not None and pronoun.person == 3 and words[noun].pos == "PRON" and pronoun.gender != "relative":
            return self._pronoun(number, sentence, noun, pronoun)
        ends = (k for k in range(noun + 1, verb) if words[k].pos in _BEHIND_A_PHRASE)
        return self._sources.phrase(sentence, list(range(self._phrases.start(words, noun), next(ends, verb))))

    def _subject_word(self, sentence: int, governor: int, verb: int) -> int | None:
        """The subject of a governor before a verb, outside quotations."""
        words = self.sentences[sentence].words
        own = (k for k in range(verb) if words[k].head == governor and words[k].relation.startswith("nsubj"))
        return next((k for k in own if not self.view.is_quoted((sentence, k))), None)

    def _spokesperson_before(self, sentence: int) -> Answer | None:
        """ "… wilde een woordvoerder van het ministerie niet zeggen. Hij noemde …": for whom one without a name speaks on."""
        before = sentence - 1
        if sentence == 0 or self.sentences[before].label != self.sentences[sentence].label:
            return None
        words = self.sentences[before].words
        if any(self._sources.is_person_at(before, k) for k in range(len(words))):
            return None
        for number, word in enumerate(words):
            if self.language.roles.is_spokesperson(word.form) and not self.view.is_quoted((before, number)):
                ends = (k for k in range(number + 1, len(words)) if words[k].pos in _BEHIND_A_PHRASE)
                phrase = range(self._phrases.start(words, number), next(ends, len(words)))
                answer = self._sources.phrase(before, list(phrase))
                return answer if answer.why in (FOR_BODY, FOR_BODY_IN_VIEW) and answer.who is not None else None
        return None

    def subject_before(self, sentence: int) -> str:
        """The gender of "hij" or "zij" that is the subject of the sentence before, in the same block and the reporter's words; "" for none."""
        if sentence == 0 or self.sentences[sentence - 1].label != self.sentences[sentence].label:
            return ""
        for number, word in enumerate(self.sentences[sentence - 1].words):
            pronoun = self.language.pronouns.get(word.form)
            if pronoun is None or pronoun.gender not in ("m", "f") or not word.relation.startswith("nsubj"):
                continue
            if not self.view.is_quoted((sentence - 1, number)) and not (
                pronoun.number == "both" and self._plural_verb(sentence - 1, number)
            ):
                return pronoun.gender
        return ""

    def _plural_verb(self, sentence: int, word: int) -> bool:
        words = self.sentences[sentence].words
        head = words[word].head
        verbs = [words[head], *(w for w in words if w.head == head and w.relation.startswith(("aux", "cop")))]
        finite = next((w for w in verbs if "VerbForm=Fin" in w.features), None)
        if finite is None:
            finite = next(
                (words[k] for k in (word + 1, word - 1) if 0 <= k < len(words) and "VerbForm=Fin" in words[k].features),
                None,
            )
        return finite is not None and "Number=Plur" in finite.features

    def _several(self, sentence: int, word: int) -> Answer:
        """ "ze", "hen" with a plural verb: the last group or body that was a subject."""
        for known in reversed(self.view.recent(sentence, word)):
            if known.kind in ("group", "organisation") and known.nouns and "Number=Plur" in known.nouns:
                return Answer(known, "the last group")
        for place in range(sentence, max(-1, sentence - 2), -1):
            words = self.sentences[place].words
            for noun in range((word if place == sentence else len(words)) - 1, -1, -1):
                if self._is_people(words[noun]):
                    first = self._phrases.start(words, noun)
                    named = any(words[k].pos in ("ADJ", "PROPN") for k in range(first, noun))
                    told_apart = named and not self.language.grammar.groups_unnamed
                    return (
                        self._sources.own_words.answer(place, list(range(first, noun + 1)), "group")
                        if told_apart
                        else NOBODY
                    )
        return NOBODY

    def _is_people(self, word: Word) -> bool:
        """A plural noun for persons."""
        roles = self.language.roles
        plural = word.pos == "NOUN" and "Number=Plur" in word.features
        return plural and (roles.is_person(word.lemma) or word.form.endswith(roles.plural_endings))

    def _antecedent(self, sentence: int, word: int) -> Answer:
        """ "die", "dat": the phrase just before."""
        words = self.sentences[sentence].words
        if word == 0:
            before = [
                known for known in self.view.recent(sentence, word) if known.kind in ("person", "organisation", "group")
            ]
            return Answer(before[-1], "the last one named") if before else NOBODY
        for position in range(word - 1, max(-1, word - 14), -1):
            known = self.people.at(sentence, position)
            if known is not None:
                if (pair := self._pair(sentence, known)) is not None:
                    return Answer(pair, "the two names before it")
                owner = self._owner(sentence, position) if known.kind != "person" else None
                return Answer(owner or known, "the name before it")
            if words[position].pos == "NOUN" and (position + 1 == word or words[position + 1].form in (",", "(")):
                first = self._phrases.start(words, position)
                return self._sources.phrase(sentence, list(range(first, position + 1)))
        return NOBODY

    def _pair(self, sentence: int, last: Known) -> Known | None:
        """Two bodies in one: "Onec and the Harvish Union (HU), which …" are both meant, each by its letters where one has only letters."""
        words, grammar = self.sentences[sentence].words, self.language.grammar
        place = next((word for at, word in last.places if at == sentence), 0)
        while place > 0 and words[place - 1].pos == "DET":
            place -= 1
        if last.kind != "organisation" or place < 2 or words[place - 1].form.casefold() not in grammar.ands:
            return None
        other = self.people.at(sentence, place - 2)
        if other is None or other is last or other.kind != "organisation":
            return None
        short = other.name.isupper()
        name = next((variant for variant in last.variants if variant.isupper()), last.name) if short else last.name
        return self.people.add(f"{other.name} {words[place - 1].form} {name}", "group")

    def _owner(self, sentence: int, position: int) -> Known | None:
        """The person to whom a body behind a preposition belongs: "topvrouw Lindqvarn van Skarnair, die …"."""
        words = self.sentences[sentence].words
        first = position
        while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN"):
            first -= 1
        if (
            first < 2
            or words[first - 1].form.casefold() not in self.language.grammar.of | self.language.grammar.attaching
        ):
            return None
        owner = self.people.at(sentence, first - 2)
        return owner if owner is not None and owner.kind == "person" else None
