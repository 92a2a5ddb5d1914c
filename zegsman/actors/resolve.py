"""From the words of a source to who is meant: a name, a role, a pronoun, a body; or nobody, which is an answer too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from zegsman.actors.answers import FOR_BODY, FOR_BODY_IN_VIEW, FOR_PERSON, NOBODY, Answer
from zegsman.actors.bodies import Bodies
from zegsman.actors.holders import Holders
from zegsman.actors.known import Known
from zegsman.actors.own_words import OwnWords
from zegsman.actors.people import People
from zegsman.actors.phrases import Phrases
from zegsman.actors.signs import Sought
from zegsman.actors.spokespeople import Spokespeople
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.language.pronouns import Pronoun
from zegsman.values import Sentence, Span, Statement, Word


class Resolver:
    """Answers for one article, in the order of its text."""

    def __init__(
        self, people: People, sentences: Sequence[Sentence], statements: Sequence[Statement], language: Language
    ) -> None:
        self.people, self.sentences, self.statements, self.language = people, sentences, statements, language
        self.view = View(people, sentences, statements, language.roles)
        self._phrases, self._holders = Phrases(language), Holders(people.known)
        self._own_words = OwnWords(people, self.view, language)
        self._bodies = Bodies(people, self.view, self._holders, language, self._own_words)
        self._spokespeople = Spokespeople(people, self.view, self._holders, language, self._phrase)
        self.answers: dict[int, Answer] = {}
        self._statement = -1  # the one whose source is looked at

    # Statements

    def answer_all(self) -> dict[int, Answer]:
        """An answer for each statement, outer ones first so that "ik" inside a quotation finds its speaker."""
        sourced = [n for n, s in enumerate(self.statements) if s.source is not None]
        for number in sourced:
            source = self.statements[number].source
            assert source is not None
            self._statement = number
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
        return self._phrase(sentence, words + self._name_behind(sentence, words[-1]))

    def _name_behind(self, sentence: int, last: int) -> list[int]:
        """The rest of a source cut off behind a role or a title: "Det Ch | Supt Prichard-Oakes", "Geschäftsführer | Tammo Berg"."""
        tokens, roles = self.sentences[sentence].words, self.language.roles
        form = tokens[last].form
        if not (roles.is_person(form) or roles.is_anonymous(form) or form.casefold() in roles.titles):
            return []
        behind = last + 1
        while behind < len(tokens) and tokens[behind].form.casefold() in roles.titles:
            behind += 1
        rest = list(itertools.takewhile(lambda k: self._is_person_at(sentence, k), range(behind, len(tokens))))
        return rest or self._apposition_behind(sentence, last)

    def _apposition_behind(self, sentence: int, last: int) -> list[int]:
        """ "Eén klant |, de 71-jarige Toos uit Almelo, zei": who is named between two commas behind a role."""
        tokens = self.sentences[sentence].words
        if last + 1 >= len(tokens) or tokens[last + 1].form != ",":
            return []
        closing = next((k for k in range(last + 2, len(tokens)) if tokens[k].form == ","), None)
        if closing is None or any(tokens[k].pos in ("VERB", "AUX", "SCONJ") for k in range(last + 2, closing)):
            return []
        named = any(self._is_person_at(sentence, k) for k in range(last + 2, closing))
        return list(range(last + 1, closing)) if named else []

    def _is_person_at(self, sentence: int, word: int) -> bool:
        known = self.people.at(sentence, word)
        return known is not None and known.kind == "person"

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
            if word.relation.startswith("nsubj") and is_common and self.language.roles.is_person(word.form):
                first = self._phrases.start(words, number)
                if self.people.at(sentence - 1, min(number + 1, len(words) - 1)) is None:
                    return self._phrase(sentence - 1, list(range(first, number + 1))).who is None
        return False

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
                    told_apart = any(words[k].pos in ("ADJ", "PROPN") for k in range(first, noun))
                    return (
                        self._own_words.answer(place, list(range(first, noun + 1)), "group") if told_apart else NOBODY
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
                return self._phrase(sentence, list(range(first, position + 1)))
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

    # Phrases

    def _phrase(self, sentence: int, words: list[int]) -> Answer:
        tokens = self.sentences[sentence].words
        core = self._phrases.core(tokens, words)
        names = [(k, known) for k in core if (known := self.people.at(sentence, k)) is not None]
        owners = {k for k in core if self._phrases.owns_role(tokens, core, k)}
        person = next(
            (
                known
                for k, known in names
                if known.kind == "person"
                and k not in owners
                and not self._phrases.is_behind_of(tokens, core, self._first(sentence, k))
            ),
            None,
        )
        if person is not None:
            return Answer(person, "named")
        behind = self._named_behind(sentence, core, words)
        if behind is not None:
            return Answer(behind, "named in apposition")
        head = self._phrases.head(tokens, core)
        if head is None and not names and len(core) == 1 and self._is_common(tokens[core[0]].form):
            head = core[0]
        if head is not None and not names and tokens[head].form[:1].isupper():
            spelt = self.people.spelt(tokens[head].form)
            if spelt is not None:
                return Answer(spelt, "named")
        if head is not None and self.language.roles.is_spokesperson(tokens[head].form):
            return self._spokespeople.answer(self._statement, sentence, words, head)
        named = next(
            (
                known
                for k, known in names
                if head is None or k == head or self._phrases.names_head(tokens, core, head, k)
            ),
            None,
        )
        if named is not None:
            return Answer(named, "named")
        if head is None or (
            not names and tokens[head].form[:1].isupper() and head > 0 and not self._is_common(tokens[head].form)
        ):
            return Answer(names[0][1], "named") if names else self._by_capitals(sentence, core)
        aside = next(
            (
                known
                for k in words[len(core) :]
                if (known := self.people.at(sentence, k)) is not None
                and known.kind == "person"
                and not self._phrases.is_behind_of(tokens, words, self._first(sentence, k))
            ),
            None,
        )
        if (aside is not None and self.language.roles.is_person(tokens[head].form)) or (
            aside is not None and self.language.roles.is_anonymous(tokens[head].form)
        ):
            return Answer(aside, "named in apposition")
        return self._noun(sentence, words, core, head)

    def _first(self, sentence: int, word: int) -> int:
        """The first word of the name that a word belongs to."""
        known = self.people.at(sentence, word)
        while word > 0 and self.people.at(sentence, word - 1) is known:
            word -= 1
        return word

    def _named_behind(self, sentence: int, core: list[int], words: list[int]) -> Known | None:
        """Who is named right behind a role and a comma: "Skarnair's chief executive, Tove Lindqvarn"."""
        tokens, roles = self.sentences[sentence].words, self.language.roles
        if len(words) < len(core) + 2 or tokens[words[len(core)]].form != ",":
            return None
        tests = (roles.is_person, roles.is_organisation, roles.is_anonymous, roles.is_medium)
        if not any(test(tokens[k].form) or test(tokens[k].lemma) for k in core for test in tests):
            return None
        aside = list(itertools.takewhile(lambda k: tokens[k].form not in (",", "("), words[len(core) + 1 :]))
        if any(tokens[k].pos in ("VERB", "AUX", "CCONJ") and not tokens[k].name for k in aside):
            return None
        aside = list(itertools.takewhile(lambda k: tokens[k].pos != "ADP" or tokens[k].name, aside))
        return next((known for k in reversed(aside) if (known := self.people.at(sentence, k)) is not None), None)

    def _noun(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        tokens, roles = self.sentences[sentence].words, self.language.roles
        noun = tokens[head].form.casefold()
        lemma = tokens[head].lemma.casefold()
        plural = self._phrases.is_plural(tokens, words, head)
        if tokens[words[0]].form.casefold() in self.language.grammar.own_possessives and not roles.is_organisation(
            noun
        ):
            return NOBODY  # "mijn vader zei": somebody of the speaker's own, without a name
        if noun in roles.shares:
            return Answer(self._behind_of(sentence, words, head).who, "most of a body")
        if roles.is_organisation(lemma) or roles.is_organisation(noun):
            return self._bodies.answer(self._statement, sentence, words, core, head)
        if self._is_document(noun, lemma):
            return self._author(sentence, words, head)
        if plural or not self._phrases.is_definite(tokens, words):
            if (
                roles.is_person(lemma)
                or roles.is_anonymous(noun)
                or roles.is_anonymous(lemma)
                or not self._phrases.is_definite(tokens, words)
            ):
                qualified = plural and (
                    self._phrases.is_qualified(tokens, core, head) or self._tells_trade(tokens, core, head)
                )
                if qualified:
                    return self._own_words.answer(sentence, core, "group")
                again = self._group_again(noun) if plural and len(core) == 2 else None
                return Answer(again, "the group called so before") if again is not None else NOBODY
            return self._own_words.answer(sentence, core, "group")
        found = self._holders.latest(sentence, core[0], noun, lemma)
        if found is None and len(core) <= 2 and roles.is_medium(noun):
            found = self.view.medium(sentence, core[0])
        if found is not None:
            return Answer(found, "the one in this role")
        behind = [k for k in core if k > head and tokens[k].form[:1].isupper()]
        if (roles.is_person(lemma) or roles.is_person(noun) or noun in roles.titles) and behind:
            spelt = self.people.spelt(tokens[behind[-1]].form) if behind[-1] == head + 1 else None
            if spelt is not None:
                return Answer(spelt, "named")
            return self._own_words.answer(sentence, core, "group")
        if roles.is_person(lemma) or roles.is_person(noun):
            possessive = tokens[words[0]].form.casefold() in self.language.grammar.possessives
            recent = (
                None
                if possessive
                else self.view.person(
                    Sought("role", sentence, core[0], self._statement, noun=noun, bare=core[0] == head)
                )
            )
            return Answer(recent, "the person in view") if recent is not None else NOBODY
        if roles.is_anonymous(noun) or roles.is_anonymous(lemma):
            return NOBODY
        return self._own_words.answer(sentence, core, "group")

    def _group_again(self, noun: str) -> Known | None:
        """ "de vissers" behind "garnalenvissers": the last group whose name ends in the noun."""
        groups = (known for known in reversed(self.people.known) if known.kind == "group")
        return next((known for known in groups if known.name.casefold().endswith(noun)), None)

    def _tells_trade(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "Garnalenvissers", "de benadeelde handelaars": a trade or a lot that tells these people from others; "bewoners" are anybody."""
        roles, noun = self.language.roles, tokens[head].form.casefold()
        lemma = tokens[head].lemma.casefold()
        if any(form.endswith(nobody) for form in (noun, lemma) for nobody in roles.anonymous if len(nobody) > 4):
            return False
        if self._phrases.is_definite(tokens, core) and any(tokens[k].pos in ("ADJ", "VERB") for k in core if k < head):
            return True
        return not self.language.grammar.large_nouns and lemma not in roles.persons and roles.is_person(lemma)

    def _is_document(self, noun: str, lemma: str) -> bool:
        nouns = self.language.cues.document_nouns
        return noun in nouns or lemma in nouns or any(noun.endswith(known) for known in nouns if len(known) > 4)

    def _behind_of(self, sentence: int, words: list[int], head: int) -> Answer:
        """Who stands behind "of" behind a head; nobody where nothing does."""
        tokens = self.sentences[sentence].words
        of = next((k for k in words if k > head and tokens[k].form.casefold() in self.language.grammar.of), None)
        genitive = of is not None and tokens[of].pos == "DET"
        behind = [k for k in words if of is not None and (k > of or (genitive and k == of))]
        return self._phrase(sentence, behind) if behind and behind != [of] else NOBODY

    def _author(self, sentence: int, words: list[int], head: int) -> Answer:
        """Whose document it is: "een nota van de vakbond", "haar artikel"; nobody where the phrase does not tell."""
        tokens, grammar = self.sentences[sentence].words, self.language.grammar
        behind = self._behind_of(sentence, words, head)
        if behind is not NOBODY:
            return Answer(behind.who, "whose document it is")
        if tokens[words[0]].form.casefold() in grammar.possessives:
            owner = self.view.owner(sentence, words[0], self._statement, grammar)
            return Answer(owner, "whose document it is") if owner is not None else NOBODY
        return NOBODY

    def _is_common(self, form: str) -> bool:
        """A noun of the tables, also with the capital of a heading: "Bronnen: …"."""
        roles = self.language.roles
        return roles.is_person(form) or roles.is_organisation(form) or roles.is_anonymous(form)

    def _is_time(self, tokens: Sequence[Word], core: list[int]) -> bool:
        """ "Am Mittwoch", "Zaterdagavond": a day is nobody, whatever its capital."""
        days = tuple(itertools.chain.from_iterable(self.language.moments.weekdays))
        return len(core) <= 2 and tokens[core[-1]].form.casefold().startswith(days)

    def _by_capitals(self, sentence: int, core: list[int]) -> Answer:
        """A name that the model did not see: one known by another spelling, else a new one by its own words."""
        tokens = self.sentences[sentence].words
        small = self.language.grammar.small
        capitals = [
            k for k in core if any(c.isupper() for c in tokens[k].form) and tokens[k].form.casefold() not in small
        ]
        if not capitals or self._is_time(tokens, core):
            return NOBODY
        first, last = capitals[0], capitals[-1] + 1
        name = Span(tokens[first].span.start, tokens[last - 1].span.end).of(self.people.article.page.text)
        return Answer(self.people.spelt(name) or self.people.add(name, "organisation"), "named")
