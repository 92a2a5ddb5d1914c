"""From the words of a source to who is meant: a name, a role, a pronoun, a body; or nobody, which is an answer too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.actors.signs import Sought
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.language.pronouns import Pronoun
from zegsman.values import Sentence, Span, Statement, Word


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant, and by which rule; `who` None where the text does not say."""

    who: Known | None
    why: str


_NOBODY = Answer(None, "nobody is named")
_FOR_BODY, _FOR_BODY_IN_VIEW = "spokesperson of a body", "spokesperson of the body in view"


class Resolver:
    """Answers for one article, in the order of its text."""

    def __init__(
        self, people: People, sentences: Sequence[Sentence], statements: Sequence[Statement], language: Language
    ) -> None:
        self.people, self.sentences, self.statements, self.language = people, sentences, statements, language
        self.view = View(people, sentences, statements, language.roles)
        self._holders: dict[str, list[Known]] = {}
        for known in people.known:
            for noun in known.nouns:
                self._holders.setdefault(noun, []).append(known)
        self._spoken_for = sorted(language.roles.spokespeople, key=len, reverse=True)
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
            answer = self._source(number, source.span)
            self.answers[number] = answer
            if answer.who is not None and self.statements[number].nested_in is None:
                through = answer.who.kind == "unnamed" or answer.why in (_FOR_BODY, _FOR_BODY_IN_VIEW)
                self.view.spoke(self.view.sentence_at(source.span.start), answer.who, through=through)
        return self.answers

    def _source(self, number: int, span: Span) -> Answer:
        sentence = self.view.sentence_at(span.start)
        words = [k for k, word in enumerate(self.sentences[sentence].words) if span.start <= word.span.start < span.end]
        if not words:
            return _NOBODY
        first = self.sentences[sentence].words[words[0]]
        pronoun = self.language.pronouns.get(first.form)
        if pronoun is not None and len(words) <= 2 and not self._before_noun(sentence, words):
            return self._pronoun(number, sentence, words[0], pronoun)
        return self._phrase(sentence, words)

    def _before_noun(self, sentence: int, words: list[int]) -> bool:
        return len(words) > 1 and self.sentences[sentence].words[words[1]].pos in ("NOUN", "PROPN")

    # Pronouns

    def _pronoun(self, number: int, sentence: int, word: int, pronoun: Pronoun) -> Answer:
        if pronoun.gender == "nobody":
            return _NOBODY
        if pronoun.person == 1:
            return self._around(number, "who speaks around it")
        if pronoun.person == 2:
            protagonist = self.view.protagonist()
            return Answer(protagonist, "who is interviewed") if protagonist else _NOBODY
        if pronoun.gender == "relative":
            return self._antecedent(sentence, word)
        plural = pronoun.number == "plural" or (pronoun.number == "both" and self._plural_verb(sentence, word))
        if plural:
            return self._several(sentence, word)
        unnamed = pronoun.gender != "n" and self.unnamed_topic(sentence)  # "Een patiënte hangt haar jas op. Ze zegt …"
        sort = "neuter" if pronoun.gender == "n" else "pronoun"
        in_view = self.view.pronoun(Sought(sort, sentence, word, number, pronoun.gender), unnamed_topic=unnamed)
        return Answer(in_view, "the one in view") if in_view is not None else _NOBODY

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
                return Answer(protagonist, why) if protagonist else _NOBODY
            outer = self.statements[outer].nested_in
        return _NOBODY

    def unnamed_topic(self, sentence: int) -> bool:
        """True where the sentence before, in the same block, has a person without a name for its subject."""
        if sentence == 0 or self.sentences[sentence - 1].label != self.sentences[sentence].label:
            return False
        words = self.sentences[sentence - 1].words
        for number, word in enumerate(words):
            is_common = word.pos in ("NOUN", "ADJ")
            if word.relation.startswith("nsubj") and is_common and self.language.roles.is_person(word.form):
                first = self._phrase_start(words, number)
                if self.people.at(sentence - 1, min(number + 1, len(words) - 1)) is None:
                    return self._phrase(sentence - 1, list(range(first, number + 1))).who is None
        return False

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
                    first = self._phrase_start(words, noun)
                    told_apart = any(words[k].pos in ("ADJ", "PROPN") for k in range(first, noun))
                    return self._named_by_words(place, list(range(first, noun + 1)), "group") if told_apart else _NOBODY
        return _NOBODY

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
            return Answer(before[-1], "the last one named") if before else _NOBODY
        for position in range(word - 1, max(-1, word - 14), -1):
            known = self.people.at(sentence, position)
            if known is not None:
                owner = self._owner(sentence, position) if known.kind != "person" else None
                return Answer(owner or known, "the name before it")
            if words[position].pos == "NOUN" and (position + 1 == word or words[position + 1].form in (",", "(")):
                first = self._phrase_start(words, position)
                return self._phrase(sentence, list(range(first, position + 1)))
        return _NOBODY

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

    def _phrase_start(self, words: Sequence[Word], noun: int) -> int:
        first = noun
        while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
            first -= 1
        return first

    # Phrases

    def _phrase(self, sentence: int, words: list[int]) -> Answer:
        tokens = self.sentences[sentence].words
        core = self._core(tokens, words)
        names = [(k, known) for k in core if (known := self.people.at(sentence, k)) is not None]
        owners = {k for k in core if self._owns_role(tokens, core, k)}
        person = next(
            (
                known
                for k, known in names
                if known.kind == "person" and k not in owners and not self._behind_of(tokens, core, k)
            ),
            None,
        )
        if person is not None:
            return Answer(person, "named")
        behind = self._named_behind(sentence, core, words)
        if behind is not None:
            return Answer(behind, "named in apposition")
        head = self._head(tokens, core)
        if head is None and not names and len(core) == 1 and self._is_common(tokens[core[0]].form):
            head = core[0]
        if head is not None and not names and tokens[head].form[:1].isupper():
            spelt = self.people.spelt(tokens[head].form)
            if spelt is not None:
                return Answer(spelt, "named")
        if head is not None and self.language.roles.is_spokesperson(tokens[head].form):
            return self._spokesperson(sentence, words, head)
        named = next(
            (known for k, known in names if head is None or k == head or self._names_head(tokens, core, head, k)), None
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
                and not self._behind_of(tokens, words, k)
            ),
            None,
        )
        if (aside is not None and self.language.roles.is_person(tokens[head].form)) or (
            aside is not None and self.language.roles.is_anonymous(tokens[head].form)
        ):
            return Answer(aside, "named in apposition")
        return self._noun(sentence, words, core, head)

    def _owns_role(self, tokens: Sequence[Word], core: list[int], word: int) -> bool:
        """ "Nordmarks | Verkehrsministerin Beate Quast": a name in the genitive before somebody's role is not who speaks."""
        if (
            not self.language.grammar.large_nouns
            or word + 2 not in core
            or tokens[word].form[-1:] not in ("s", "’", "'")
        ):
            return False
        return self.language.roles.is_person(tokens[word + 1].form)

    def _named_behind(self, sentence: int, core: list[int], words: list[int]) -> Known | None:
        """Who is named right behind a role and a comma: "Skarnair's chief executive, Tove Lindqvarn"."""
        tokens, roles = self.sentences[sentence].words, self.language.roles
        if len(words) < len(core) + 2 or tokens[words[len(core)]].form != ",":
            return None
        tests = (roles.is_person, roles.is_organisation, roles.is_anonymous, roles.is_medium)
        if not any(test(tokens[k].form) or test(tokens[k].lemma) for k in core for test in tests):
            return None
        aside = list(itertools.takewhile(lambda k: tokens[k].form not in (",", "("), words[len(core) + 1 :]))
        if any(tokens[k].pos in ("ADP", "VERB", "AUX", "CCONJ") and not tokens[k].name for k in aside):
            return None
        return next((known for k in reversed(aside) if (known := self.people.at(sentence, k)) is not None), None)

    def _core(self, tokens: Sequence[Word], words: list[int]) -> list[int]:
        """The phrase before its apposition or relative clause; all of it where it opens with one. "Zelf" adds nobody."""
        while len(words) > 1 and tokens[words[-1]].form.casefold() in self.language.grammar.selves:
            words = words[:-1]
        for position, word in enumerate(words):
            if tokens[word].form in (",", "(") and position > 0:
                return words[:position]
        return words

    def _behind_of(self, tokens: Sequence[Word], core: list[int], word: int) -> bool:
        """True for a name that only belongs to the head: "een woordvoerder van Kanters"."""
        first = word
        while first > core[0] and tokens[first - 1].name and tokens[first - 1].name == tokens[word].name:
            first -= 1
        return (
            first - 1 > core[0]
            and self._is_of(tokens[first - 1])
            and tokens[first - 1].form.casefold() not in self.language.cues.sources
        )

    def _head(self, tokens: Sequence[Word], core: list[int]) -> int | None:
        """The last common noun before a preposition or a name."""
        head = None
        for word in core:
            if head is not None and self._is_of(tokens[word]):
                break
            if tokens[word].pos == "ADP":
                continue
            if tokens[word].pos == "NOUN":
                head = word
        return head

    def _is_of(self, word: Word) -> bool:
        """A preposition, or the article of a genitive ("ein Sprecher | der Bahn"): what follows belongs to the noun before."""
        return word.pos == "ADP" or (word.pos == "DET" and word.form.casefold() in self.language.grammar.of)

    def _names_head(self, tokens: Sequence[Word], core: list[int], head: int, word: int) -> bool:
        """ "energieleverancier Lumineo", "het ministerie van Financiën": a name that says which one the head is."""
        between = [k for k in core if head < k < word]
        return all(tokens[k].pos not in ("ADP", "NOUN", "VERB") or tokens[k].name for k in between) or (
            word < head and all(tokens[k].pos in ("PROPN", "X") for k in range(word, head))
        )

    def _is_definite(self, tokens: Sequence[Word], words: list[int]) -> bool:
        first = tokens[words[0]]
        return first.form.casefold() not in self.language.grammar.indefinite and first.pos != "NUM"

    def _noun(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        tokens, roles = self.sentences[sentence].words, self.language.roles
        noun = tokens[head].form.casefold()
        lemma = tokens[head].lemma.casefold()
        plural = self._is_plural(tokens, words, head)
        if tokens[words[0]].form.casefold() in self.language.grammar.own_possessives and not roles.is_organisation(
            noun
        ):
            return _NOBODY  # "mijn vader zei": somebody of the speaker's own, without a name
        if roles.is_organisation(lemma) or roles.is_organisation(noun):
            return self._body(sentence, words, core, head)
        if self._is_document(noun, lemma):
            return self._author(sentence, words, head)
        if plural or not self._is_definite(tokens, words):
            if (
                roles.is_person(lemma)
                or roles.is_anonymous(noun)
                or roles.is_anonymous(lemma)
                or not self._is_definite(tokens, words)
            ):
                qualified = plural and self._is_qualified(tokens, core, head)
                return self._named_by_words(sentence, core, "group") if qualified else _NOBODY
            return self._named_by_words(sentence, core, "group")
        found = self._by_role(sentence, core[0], noun, lemma)
        if found is None and len(core) <= 2 and roles.is_medium(noun):
            found = self.view.medium(sentence, core[0])
        if found is not None:
            return Answer(found, "the one in this role")
        if (roles.is_person(lemma) or roles.is_person(noun)) and any(
            tokens[k].form[:1].isupper() for k in core if k > head
        ):
            return self._named_by_words(sentence, core, "group")
        if roles.is_person(lemma) or roles.is_person(noun):
            possessive = tokens[words[0]].form.casefold() in self.language.grammar.possessives
            recent = (
                None
                if possessive
                else self.view.person(
                    Sought("role", sentence, core[0], self._statement, noun=noun, bare=core[0] == head)
                )
            )
            return Answer(recent, "the person in view") if recent is not None else _NOBODY
        if roles.is_anonymous(noun) or roles.is_anonymous(lemma):
            return _NOBODY
        return self._named_by_words(sentence, core, "group")

    def _is_document(self, noun: str, lemma: str) -> bool:
        nouns = self.language.cues.document_nouns
        return noun in nouns or lemma in nouns or any(noun.endswith(known) for known in nouns if len(known) > 4)

    def _author(self, sentence: int, words: list[int], head: int) -> Answer:
        """Whose document it is: "een nota van de vakbond", "haar artikel"; nobody where the phrase does not tell."""
        tokens, grammar = self.sentences[sentence].words, self.language.grammar
        of = next((k for k in words if k > head and tokens[k].form.casefold() in grammar.of), None)
        if of is not None and words[-1] > of:
            return Answer(self._phrase(sentence, [k for k in words if k > of]).who, "whose document it is")
        if tokens[words[0]].form.casefold() in grammar.possessives:
            owner = self.view.person(Sought("owner", sentence, words[0], self._statement))
            return Answer(owner, "whose document it is") if owner is not None else _NOBODY
        return _NOBODY

    def _by_role(self, sentence: int, word: int, noun: str, lemma: str) -> Known | None:
        """The last one named before whose role ends in this noun: "de minister" for a "vice-minister"."""
        candidates = [
            known
            for own, holders in self._holders.items()
            if _same_role(noun, own) or _same_role(lemma, own)
            for known in holders
        ]
        before = [known for known in candidates if any(place < (sentence, word) for place in known.places)]
        exact = [known for known in before if noun in known.nouns or lemma in known.nouns]
        pool = exact or before or candidates
        return max(
            pool,
            key=lambda known: max((p for p in known.places if p < (sentence, word)), default=(-1, -1)),
            default=None,
        )

    def _is_plural(self, tokens: Sequence[Word], words: list[int], head: int) -> bool:
        """Several, by the head and not against its article: in "der Konzern" the article is the surer of the two."""
        article = tokens[words[0]]
        if self.language.grammar.large_nouns and article.pos == "DET" and "Number=Sing" in article.features:
            return False
        return "Number=Plur" in tokens[head].features

    def _is_qualified(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "Australische artsen", "biologen uit Groningen": a group that the text tells from others."""
        adjective = any(tokens[k].pos == "ADJ" and tokens[k].form[:1].isupper() and k > 0 for k in core if k < head)
        return adjective or any(tokens[k].form[:1].isupper() for k in core if k > head)

    def _spokesperson(self, sentence: int, words: list[int], head: int) -> Answer:
        """An unnamed one speaks for the body: the one named behind, inside the compound, or last in view."""
        tokens, grammar = self.sentences[sentence].words, self.language.grammar
        before = [known for k in words if k < head and (known := self.people.at(sentence, k)) is not None]
        if before and before[-1].kind != "person":
            return Answer(before[-1], _FOR_BODY)  # "an Orvanta spokeswoman"
        behind = [k for k in words if k > head]
        of = next(
            (
                k
                for k in behind
                if self._is_of(tokens[k]) and tokens[k].form.casefold() in grammar.of | grammar.attaching
            ),
            None,
        )
        if of is not None and behind[-1] > of:
            genitive = tokens[of].pos == "DET"  # "eine Sprecherin | des Unternehmens"
            owner = self._phrase(sentence, [k for k in words if k > of or (genitive and k == of)])
            if owner.who is not None and owner.who.kind == "person":
                title = f"{tokens[head].form} {tokens[of].form} {owner.who.name}"
                return Answer(self.people.add(title, "unnamed"), "spokesperson of a person")
            return Answer(owner.who, _FOR_BODY)
        noun = tokens[head].form.casefold()
        body = next((noun.removesuffix(word) for word in self._spoken_for if noun.endswith(word)), "")
        if len(body) > 2:
            return self._spoken_for_by(sentence, words[0], body.rstrip("-"))
        possessive = tokens[words[0]].form.casefold() in grammar.possessives
        if self._is_definite(tokens, words):
            known = self._by_role(sentence, words[0], noun, noun)
            if known is not None and not possessive:
                return Answer(known, "the one in this role")
        if possessive:
            owner_known = self.view.person(Sought("owner", sentence, words[0], self._statement))
            if owner_known is not None:
                title = f"{tokens[head].form} {next(iter(grammar.of))} {owner_known.name}"
                return Answer(self.people.add(title, "unnamed"), "spokesperson of a person")
        in_view = self.view.body(Sought("spokesperson", sentence, words[0], self._statement))
        return Answer(in_view, _FOR_BODY_IN_VIEW) if in_view is not None else _NOBODY

    def _spoken_for_by(self, sentence: int, word: int, body: str) -> Answer:
        """The body inside a compound: a known one called so ("Polizeisprecher", "politiewoordvoerder"), else by its own word."""
        roles = self.language.roles
        if not roles.is_organisation(body) and roles.is_organisation(body.removesuffix("s")):
            body = body.removesuffix("s")
        known = self._by_role(sentence, word, body, body) or next(iter(self.people.bodies_with(body)), None)
        if known is not None and known.kind == "organisation":
            return Answer(known, _FOR_BODY)
        if body in roles.generic:
            in_view = self.view.body(Sought("spokesperson", sentence, word, self._statement, noun=body))
            if in_view is not None:
                return Answer(in_view, _FOR_BODY_IN_VIEW)
        named = body.capitalize() if self.language.grammar.large_nouns else body
        return Answer(self.people.add(named, "organisation"), _FOR_BODY)

    def _body(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        """A body by its noun: the one named so before, the one that fits in view, else its own words."""
        tokens = self.sentences[sentence].words
        noun, lemma = tokens[head].form.casefold(), tokens[head].lemma.casefold()
        behind = [k for k in core if k > head]
        if behind:
            return self._named_by_words(sentence, core, "organisation")
        if len(core) <= 2 and self._is_plural(tokens, words, head):
            return _NOBODY
        if not self._is_definite(tokens, words) and len(core) > 1:
            return _NOBODY
        named = self._by_role(sentence, core[0], noun, lemma) or self._same_words(tokens, core)
        if named is not None:
            return Answer(named, "the body of this kind")
        if tokens[core[0]].pos in ("DET", "PRON") and len(core) <= 2 and noun in self.language.roles.generic:
            in_view = self.view.body(Sought("body", sentence, core[0], self._statement, noun=noun))
            if in_view is not None:
                return Answer(in_view, "the body in view")
        return self._named_by_words(sentence, core, "organisation")

    def _same_words(self, tokens: Sequence[Word], core: list[int]) -> Known | None:
        """A body whose name holds this noun: "het parket" for "parket van Oost-Vlaanderen", "het museum" for Jenevermuseum."""
        noun = tokens[core[-1]].form.casefold()
        compounds = (
            known
            for known in self.people.known
            if known.kind == "organisation"
            and len(noun) > 4
            and any(part.endswith(noun) for part in known.name.casefold().split())
        )
        return next(iter(self.people.bodies_with(noun)), None) or next(compounds, None)

    def _named_by_words(self, sentence: int, core: list[int], kind: str) -> Answer:
        """A body or a group that the text knows by its own words: "het parket van Antwerpen"."""
        tokens = self.sentences[sentence].words
        first = core[0]
        if tokens[first].pos in ("DET", "PRON") and len(core) > 1:
            first = core[1]
        name = Span(tokens[first].span.start, tokens[core[-1]].span.end).of(self.people.article.page.text)
        if self.language.grammar.large_nouns:
            name = self._in_the_nominative(sentence, [k for k in core if k >= first], name)
        known = self.people.add(name, "organisation" if kind == "organisation" else "group")
        self.view.stand(known, sentence, first)
        if "Number=Plur" in tokens[core[-1]].features:
            known.nouns.append("Number=Plur")
        return Answer(known, "by its own words")

    def _in_the_nominative(self, sentence: int, core: list[int], name: str) -> str:
        """ "des merowanischen Fischereiministeriums" is the "merowanisches Fischereiministerium"; of longer phrases only the head."""
        tokens = self.sentences[sentence].words
        head = self._head(tokens, core)
        if head is None or ("Case=Gen" not in tokens[head].features and "Case=Dat" not in tokens[head].features):
            return name
        if "Number=Plur" in tokens[head].features:
            return name
        text = self.people.article.page.text
        endings = {"Neut": "es", "Masc": "er", "Fem": "e"}
        ending = next((end for gender, end in endings.items() if f"Gender={gender}" in tokens[head].features), "e")
        parts = []
        for k in core:
            form = tokens[k].span.of(text)
            if k < head and tokens[k].pos == "ADJ" and form.endswith("en"):
                form = form[:-2] + ending
            elif k == head:
                form = tokens[k].lemma[:1].upper() + tokens[k].lemma[1:] if len(tokens[k].lemma) > 3 else form
            parts.append(form)
        return " ".join(parts)

    def _is_common(self, form: str) -> bool:
        """A noun of the tables, also with the capital of a heading: "Bronnen: …"."""
        roles = self.language.roles
        return roles.is_person(form) or roles.is_organisation(form) or roles.is_anonymous(form)

    def _by_capitals(self, sentence: int, core: list[int]) -> Answer:
        """A name that the model did not see: one known by another spelling, else a new one by its own words."""
        tokens = self.sentences[sentence].words
        small = self.language.grammar.small
        capitals = [
            k for k in core if any(c.isupper() for c in tokens[k].form) and tokens[k].form.casefold() not in small
        ]
        if not capitals:
            return _NOBODY
        first, last = capitals[0], capitals[-1] + 1
        name = Span(tokens[first].span.start, tokens[last - 1].span.end).of(self.people.article.page.text)
        return Answer(self.people.spelt(name) or self.people.add(name, "organisation"), "named")


def _same_role(noun: str, own: str) -> bool:
    return noun == own or (own.endswith(noun) and len(noun) >= 4) or (noun.endswith(own) and len(own) >= 5)
