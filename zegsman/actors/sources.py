"""Who is meant by a phrase: a name, a role, a body, a document, a group; or nobody, which is an answer too."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from zegsman.actors.answers import NOBODY, Answer
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
from zegsman.values import Span, Word


class Sources:
    """Answers for the phrases of one article; `statement` is the one whose source is looked at, -1 for none."""

    def __init__(self, people: People, view: View, language: Language) -> None:
        self._people, self._view, self._language = people, view, language
        self._phrases, self._holders = Phrases(language), Holders(people.known, language.roles.instead)
        self.own_words = OwnWords(people, view, language)
        self._bodies = Bodies(people, view, self._holders, language, self.own_words)
        self._spokespeople = Spokespeople(people, view, self._holders, language, self.phrase)
        self.statement = -1

    def phrase(self, sentence: int, words: list[int]) -> Answer:
        """Who is meant by these words of a sentence."""
        tokens, roles = self._view.sentences[sentence].words, self._language.roles
        core = self._phrases.core(tokens, words)
        if (one := self._first_part(tokens, core) or self._family(tokens, core)) is not None:
            return Answer(one, "named")
        names = [(k, known) for k in core if (known := self._people.at(sentence, k)) is not None]
        if (person := self._person_in(sentence, core, names)) is not None:
            return Answer(person, "named")
        if (behind := self._named_behind(sentence, core, words)) is not None:
            return Answer(behind, "named in apposition")
        head = self._phrases.head(tokens, core)
        if head is None and not names and len(core) == 1 and self._is_common(tokens[core[0]].form):
            head = core[0]
        capital = head is not None and not names and tokens[head].form[:1].isupper()
        if head is not None and capital and (spelt := self._people.spelt(tokens[head].form)) is not None:
            return Answer(spelt, "named")
        if head is not None and roles.is_spokesperson(tokens[head].form):
            return self._spokespeople.answer(self.statement, sentence, words, head)
        if (named := self._name_of_head(sentence, core, head, names)) is not None:
            return Answer(named, "named")
        if head is None or (capital and head > 0 and not self._is_common(tokens[head].form)):
            return Answer(names[0][1], "named") if names else self._by_capitals(sentence, core)
        aside = self._person_behind(sentence, words, len(core))
        if aside is not None and (roles.is_person(tokens[head].form) or roles.is_anonymous(tokens[head].form)):
            return Answer(aside, "named in apposition")
        return self._noun(sentence, words, core, head)

    def _first_part(self, tokens: Sequence[Word], core: list[int]) -> Known | None:
        """ "nach | OVB-Angaben": the body before the hyphen of a compound of telling; None for other words."""
        part, hyphen, noun = tokens[core[0]].form.rpartition("-")
        if len(core) > 1 or not hyphen or noun.casefold() not in self._language.cues.compounds:
            return None
        return self._people.spelt(part) or self._people.add(part, "organisation")

    def _family(self, tokens: Sequence[Word], core: list[int]) -> Known | None:
        """ "sagte | Bauer": a noun without an article, where nouns are written large, is the name of somebody who is called so."""
        word = tokens[core[0]]
        if len(core) > 1 or not self._language.grammar.large_nouns or word.pos != "NOUN" or word.name:
            return None
        known = self._people.spelt(word.span.of(self._people.article.page.text))
        return known if known is not None and known.kind == "person" else None

    def _person_in(self, sentence: int, core: list[int], names: Sequence[tuple[int, Known]]) -> Known | None:
        """ "minister | Imke Prinsen": the first person named who does not only belong to somebody else."""
        tokens = self._view.sentences[sentence].words
        owners = {k for k in core if self._phrases.owns_role(tokens, core, k)}
        people = ((k, known) for k, known in names if known.kind == "person" and k not in owners)
        free = (known for k, known in people if not self._is_behind_of(sentence, core, k))
        return next(free, None)

    def _name_of_head(
        self, sentence: int, core: list[int], head: int | None, names: Sequence[tuple[int, Known]]
    ) -> Known | None:
        """ "energieleverancier | Lumineo": the name that says which one the head is; not "the | council | 's plan"."""
        tokens = self._view.sentences[sentence].words
        free = ((k, known) for k, known in names if not self._phrases.is_possessive(tokens, core, k))
        if head is None:
            return next((known for _, known in free), None)
        return next((known for k, known in free if k == head or self._phrases.names_head(tokens, core, head, k)), None)

    def _person_behind(self, sentence: int, words: list[int], first: int) -> Known | None:
        """Who is named behind the core of a phrase and belongs to nobody: "de wethouder, | Elske Brandsma"."""
        for word in words[first:]:
            known = self._people.at(sentence, word)
            if known is not None and known.kind == "person" and not self._is_behind_of(sentence, words, word):
                return known
        return None

    def _is_behind_of(self, sentence: int, words: list[int], name: int) -> bool:
        """ "een woordvoerder van | Kanters": a name that only belongs to what stands before."""
        tokens = self._view.sentences[sentence].words
        return self._phrases.is_behind_of(tokens, words, self._first(sentence, name))

    def is_person_at(self, sentence: int, word: int) -> bool:
        """True where a person is named at a word."""
        known = self._people.at(sentence, word)
        return known is not None and known.kind == "person"

    def _first(self, sentence: int, word: int) -> int:
        """The first word of the name that a word belongs to."""
        known = self._people.at(sentence, word)
        while word > 0 and self._people.at(sentence, word - 1) is known:
            word -= 1
        return word

    def _named_behind(self, sentence: int, core: list[int], words: list[int]) -> Known | None:
        """Who is named right behind a role and a comma: "Skarnair's chief executive, Tove Lindqvarn"."""
        tokens, roles = self._view.sentences[sentence].words, self._language.roles
        if len(words) < len(core) + 2 or tokens[words[len(core)]].form != ",":
            return None
        tests = (roles.is_person, roles.is_organisation, roles.is_anonymous, roles.is_medium)
        if not any(test(tokens[k].form) or test(tokens[k].lemma) for k in core for test in tests):
            return None
        aside = list(itertools.takewhile(lambda k: tokens[k].form not in (",", "("), words[len(core) + 1 :]))
        if any(tokens[k].pos in ("VERB", "AUX", "CCONJ") and not tokens[k].name for k in aside):
            return None
        aside = list(itertools.takewhile(lambda k: tokens[k].pos != "ADP" or tokens[k].name, aside))
        return next((known for k in reversed(aside) if (known := self._people.at(sentence, k)) is not None), None)

    def _noun(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        """Who is meant by a phrase without a name, by its head: a body, a document's author, several people or one."""
        tokens, roles, grammar = self._view.sentences[sentence].words, self._language.roles, self._language.grammar
        noun, lemma = self._head_forms(tokens, core, head)
        plural, opener = self._phrases.is_plural(tokens, words, head), tokens[words[0]].form.casefold()
        if opener in grammar.own_possessives and not roles.is_organisation(noun):
            return NOBODY  # "mijn vader zei": somebody of the speaker's own, without a name
        if plural and len(core) <= 2 and (body := self._body_of(noun)) is not None:
            return Answer(body, "the body of this kind")
        if self._is_bare_group(tokens, core, noun):
            return NOBODY
        if noun in roles.shares:
            return Answer(self._behind_of(sentence, words, head).who, "most of a body")
        if roles.is_organisation(lemma) or roles.is_organisation(noun):
            return self._bodies.answer(self.statement, sentence, words, core, head)
        owned = grammar.nouns_join and opener in grammar.possessives and roles.is_medium(noun)  # "her | newspaper"
        if owned or self._is_document(noun, lemma):
            return self._author(sentence, words, head)
        if plural and grammar.large_nouns and (roles.is_medium(noun) or roles.is_medium(lemma)):
            return NOBODY  # "die Nachrichten": several things
        if plural or not self._phrases.is_definite(tokens, words):
            return self._several(sentence, words, core, head, plural)
        return self._one(sentence, words, core, head)

    def _several(self, sentence: int, words: list[int], core: list[int], head: int, plural: bool) -> Answer:
        """ "Australische artsen", "een bewoner": a group by its own words where the text tells it from others, else nobody."""
        tokens, roles = self._view.sentences[sentence].words, self._language.roles
        noun, lemma = self._head_forms(tokens, core, head)
        anybody = roles.is_person(lemma) or roles.is_anonymous(noun) or roles.is_anonymous(lemma)
        if not anybody and self._phrases.is_definite(tokens, words):
            return self.own_words.answer(sentence, core, "group")
        if plural and self._is_told_apart(tokens, core, head):
            return self.own_words.answer(sentence, core, "group")
        again = self._group_again(noun) if plural and len(core) == 2 else None
        return Answer(again, "the group called so before") if again is not None else NOBODY

    def _is_told_apart(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """A group of people with a name of its own, in a language where such groups have one."""
        if self._language.grammar.groups_unnamed:
            return False
        return self._phrases.is_qualified(tokens, core, head) or self._tells_trade(tokens, core, head)

    def _one(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        """ "de minister", "the newspaper", "minister | Prinsen": who was known in this role before, or is in view."""
        tokens, roles = self._view.sentences[sentence].words, self._language.roles
        noun, lemma = self._head_forms(tokens, core, head)
        found = self._holders.latest(sentence, core[0], noun, lemma)
        if found is None and len(core) <= 2 and roles.is_medium(noun):
            found = self._view.medium(sentence, core[0])
        if found is not None:
            return Answer(found, "the one in this role")
        person = roles.is_person(lemma) or roles.is_person(noun)
        behind = [k for k in core if k > head and tokens[k].form[:1].isupper()]
        if behind and (person or noun in roles.titles):
            spelt = self._people.spelt(tokens[behind[-1]].form) if behind[-1] == head + 1 else None
            return Answer(spelt, "named") if spelt is not None else self.own_words.answer(sentence, core, "group")
        if person:
            return self._in_view(sentence, words, core, head)
        if roles.is_anonymous(noun) or roles.is_anonymous(lemma) or self._is_unnamed(tokens, core, head):
            return NOBODY
        return self.own_words.answer(sentence, core, "group")

    def _in_view(self, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        """ "the minister": the person in view; not "his | brother", who is somebody else."""
        tokens, grammar = self._view.sentences[sentence].words, self._language.grammar
        if tokens[words[0]].form.casefold() in grammar.possessives:
            return NOBODY
        noun, _ = self._head_forms(tokens, core, head)
        sought = Sought("role", sentence, core[0], self.statement, noun=noun, bare=core[0] == head)
        recent = self._view.person(sought)
        return Answer(recent, "the person in view") if recent is not None else NOBODY

    def _is_unnamed(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "the | local youth": no capital behind its first word, in a language where such a group has no name."""
        small = all(tokens[k].form.islower() for k in (head, *core[1:]))
        return self._language.grammar.groups_unnamed and small

    def _head_forms(self, tokens: Sequence[Word], core: list[int], head: int) -> tuple[str, str]:
        """The form and the lemma of a head, by its office: "vice | president"."""
        before = tokens[head - 1].form if head > core[0] else ""
        office = self._language.roles.office
        return office(tokens[head].form, before), office(tokens[head].lemma, before)

    def _body_of(self, noun: str) -> Known | None:
        """ "Officers said": the one body in the text whose members are called so."""
        word = self._language.roles.members.get(noun)
        bodies = [one for one in self._people.bodies_with(word) if one.kind == "organisation"] if word else []
        return bodies[0] if len(bodies) == 1 else None

    def _is_bare_group(self, tokens: Sequence[Word], core: list[int], noun: str) -> bool:
        """ "Laut | Experten": a noun for anybody without an article behind a preposition is several people, whatever its form tells."""
        behind = len(core) == 1 and core[0] > 0 and tokens[core[0] - 1].pos == "ADP"
        after = tokens[core[-1] + 1].form.casefold() if core[-1] + 1 < len(tokens) else ""
        behind = behind or (len(core) == 1 and after in self._language.cues.after)  # "| Händlern zufolge"
        return behind and self._language.grammar.large_nouns and self._language.roles.is_anonymous(noun)

    def _group_again(self, noun: str) -> Known | None:
        """ "de vissers" behind "garnalenvissers": the last group whose name ends in the noun."""
        groups = (known for known in reversed(self._people.known) if known.kind == "group")
        return next((known for known in groups if known.name.casefold().endswith(noun)), None)

    def _tells_trade(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "Garnalenvissers", "de benadeelde handelaars": a trade or a lot that tells these people from others; "bewoners" are anybody."""
        roles, noun = self._language.roles, tokens[head].form.casefold()
        lemma = tokens[head].lemma.casefold()
        if any(form.endswith(nobody) for form in (noun, lemma) for nobody in roles.anonymous if len(nobody) > 4):
            return False
        if self._phrases.is_definite(tokens, core) and any(tokens[k].pos in ("ADJ", "VERB") for k in core if k < head):
            return True
        return not self._language.grammar.large_nouns and lemma not in roles.persons and roles.is_person(lemma)

    def _is_document(self, noun: str, lemma: str) -> bool:
        nouns = self._language.cues.document_nouns
        return noun in nouns or lemma in nouns or any(noun.endswith(known) for known in nouns if len(known) > 4)

    def _behind_of(self, sentence: int, words: list[int], head: int) -> Answer:
        """Who stands behind "of" behind a head; nobody where nothing does."""
        tokens = self._view.sentences[sentence].words
        of = next((k for k in words if k > head and tokens[k].form.casefold() in self._language.grammar.of), None)
        genitive = of is not None and tokens[of].pos == "DET"
        behind = [k for k in words if of is not None and (k > of or (genitive and k == of))]
        return self.phrase(sentence, behind) if behind and behind != [of] else NOBODY

    def _author(self, sentence: int, words: list[int], head: int) -> Answer:
        """Whose document it is: "een nota van de vakbond", "haar artikel"; nobody where the phrase does not tell."""
        tokens, grammar = self._view.sentences[sentence].words, self._language.grammar
        behind = self._behind_of(sentence, words, head)
        if behind is not NOBODY:
            return Answer(behind.who, "whose document it is")
        owners = (known for k in words if k < head and (known := self._people.at(sentence, k)) is not None)
        if (owner := next(owners, None)) is not None:
            return Answer(owner, "whose document it is")  # "Tidelink's annual report"
        mark = next((k for k in words if k < head and self._phrases.is_possessive_mark(tokens[k])), words[0])
        if mark > words[0]:
            return Answer(self.phrase(sentence, [k for k in words if k < mark]).who, "whose document it is")
        if tokens[words[0]].form.casefold() in grammar.possessives:
            owner = self._view.owner(sentence, words[0], self.statement, grammar)
            return Answer(owner, "whose document it is") if owner is not None else NOBODY
        return NOBODY

    def _is_common(self, form: str) -> bool:
        """A noun of the tables, also with the capital of a heading: "Bronnen: …"."""
        roles = self._language.roles
        return roles.is_person(form) or roles.is_organisation(form) or roles.is_anonymous(form)

    def _is_time(self, tokens: Sequence[Word], core: list[int]) -> bool:
        """ "Am Mittwoch", "Zaterdagavond": a phrase that is a day."""
        return len(core) <= 2 and self._phrases.is_day(tokens[core[-1]].form)

    def _by_capitals(self, sentence: int, core: list[int]) -> Answer:
        """A name that the model did not see: one known by another spelling, else a new one by its own words."""
        tokens = self._view.sentences[sentence].words
        small = self._language.grammar.small
        capitals = [
            k for k in core if any(c.isupper() for c in tokens[k].form) and tokens[k].form.casefold() not in small
        ]
        if not capitals or self._is_time(tokens, core):
            return NOBODY
        first, last = capitals[0], capitals[-1] + 1
        name = Span(tokens[first].span.start, tokens[last - 1].span.end).of(self._people.article.page.text)
        return Answer(self._people.spelt(name) or self._people.add(name, "organisation"), "named")
