"""Which body is meant by a noun: "de onderneming", "het ministerie", "zijn kabinet", "de directie".

The words of such a source come in; out comes the body named so before, the one in view that fits, the part of it that speaks
("directie van Lumentia"), or a body by its own words.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.actors.answers import NOBODY, Answer
from zegsman.actors.holders import Holders
from zegsman.actors.known import Known
from zegsman.actors.offices import Offices
from zegsman.actors.own_words import OwnWords
from zegsman.actors.people import People
from zegsman.actors.phrases import Phrases
from zegsman.actors.signs import Sought
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.values import Word


class Bodies:
    """Answers for the bodies of one article."""

    def __init__(self, people: People, view: View, holders: Holders, language: Language, own_words: OwnWords) -> None:
        self._people, self._view, self._holders, self._language = people, view, holders, language
        self._phrases, self._own_words = Phrases(language), own_words
        self._offices = Offices(people, language)

    def answer(self, statement: int, sentence: int, words: list[int], core: list[int], head: int) -> Answer:
        """The body meant by a phrase with this noun for its head."""
        tokens = self._view.sentences[sentence].words
        noun, lemma = tokens[head].form.casefold(), tokens[head].lemma.casefold()
        # "police said", but "the carriers said"
        collective = self._language.grammar.groups_unnamed and noun == lemma in self._language.roles.organisations
        if len(core) <= 2 and self._phrases.is_plural(tokens, words, head) and not collective:
            return NOBODY
        if core[-1] > head and not self._is_told_by_place(tokens, core, head):
            return self._own_words.answer(sentence, core, "organisation")
        if not self._phrases.is_definite(tokens, words) and len(core) > 1:
            return NOBODY
        if core[-1] == head:
            named = self._holders.latest(sentence, core[0], noun, lemma) or self._same_words(tokens, core)
            if named is not None:
                return Answer(named, "the body of this kind")
            office = self._offices.ministry(sentence, core[0], noun) if len(core) <= 2 else None
            if office is not None:
                return Answer(self._people.add(office, "organisation"), "the office of who is named")
        part = self._part(statement, sentence, core, head, noun) if core[-1] == head else None
        if part is not None:
            return part
        if tokens[core[0]].pos in ("DET", "PRON") and self._is_general(tokens, core, head, noun):
            in_view = self._view.body(Sought("body", sentence, core[0], statement, noun=noun))
            if in_view is not None:
                return Answer(in_view, "the body in view")
        return self._own_words.answer(sentence, core, "organisation")

    def _is_general(self, tokens: Sequence[Word], core: list[int], head: int, noun: str) -> bool:
        """ "het bedrijf", "het Eindhovense bedrijf", "het bedrijf uit Halverzijl": a noun for whichever body is in view.

        Where nouns are written large, places make no capitals of adjectives: "der chinesische | Konzern".
        """
        roles = self._language.roles
        if noun not in roles.generic:
            return False
        if self._language.grammar.large_nouns and noun in roles.pointing:
            return True
        return all(tokens[k].form[:1].isupper() for k in core[1:] if k < head)

    def _is_told_by_place(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "het bedrijf | uit Halverzijl"."""
        origin = tokens[head + 1].form.casefold() in self._language.grammar.attaching_origin
        return head + 1 in core and origin and core[-1] == head + 2

    def _part(self, statement: int, sentence: int, core: list[int], head: int, noun: str) -> Answer | None:
        """A part of the body in view, or what belongs to a person: "directie van Lumentia", "kabinet van Dirk Cosens"."""
        tokens, grammar = self._view.sentences[sentence].words, self._language.grammar
        if len(core) != 2:
            return None
        form = tokens[head].lemma.capitalize() if grammar.large_nouns else noun
        possessive = tokens[core[0]].form.casefold() in grammar.possessives
        if possessive and noun not in self._language.roles.generic:
            owner = self._view.owner(sentence, core[0], statement, grammar)
        elif noun in self._language.roles.parts:
            owner = self._view.body(Sought("part", sentence, core[0], statement))
        else:
            return None
        if owner is None:
            return None
        known = self._people.add(f"{form} {grammar.belonging} {owner.name}", "organisation")
        self._view.stand(known, sentence, core[0])
        return Answer(known, "what belongs to who is in view")

    def _same_words(self, tokens: Sequence[Word], core: list[int]) -> Known | None:
        """A body whose name holds this noun: "het parket" for "parket van Oost-Vlaanderen", "het museum" for Jenevermuseum."""
        noun = tokens[core[-1]].form.casefold()
        compounds = (
            known
            for known in self._people.known
            if known.kind == "organisation"
            and len(noun) > 4
            and any(part.endswith(noun) for part in known.name.casefold().split())
        )
        return next(iter(self._people.bodies_with(noun)), None) or next(compounds, None)
