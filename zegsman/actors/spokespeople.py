"""For whom somebody speaks who has no name: "een woordvoerder van de bank", "Polizeisprecher", "haar zegsman".

The words of such a source come in; out comes the body behind, inside the compound or in view, or the person's spokesperson.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zegsman.actors.answers import FOR_BODY, FOR_BODY_IN_VIEW, FOR_PERSON, NOBODY, Answer
from zegsman.actors.holders import Holders
from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.actors.phrases import Phrases
from zegsman.actors.signs import Sought
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.values import Word


class Spokespeople:
    """Answers for the spokespeople of one article; `phrase` tells who is meant by other words of a sentence."""

    def __init__(
        self,
        people: People,
        view: View,
        holders: Holders,
        language: Language,
        phrase: Callable[[int, list[int]], Answer],
    ) -> None:
        self._people, self._view, self._holders, self._language = people, view, holders, language
        self._phrases = Phrases(language)
        self._phrase = phrase
        self._spoken_for = sorted(language.roles.spokespeople, key=len, reverse=True)

    def answer(self, statement: int, sentence: int, words: list[int], head: int) -> Answer:
        """An unnamed one speaks for the body: the one named behind, inside the compound, or last in view."""
        tokens, grammar = self._view.sentences[sentence].words, self._language.grammar
        said_to_be = tokens[head].span.of(self._people.article.page.text)
        before = [known for k in words if k < head and (known := self._people.at(sentence, k)) is not None]
        if before and before[-1].kind != "person":
            return Answer(before[-1], FOR_BODY)  # "an Orvanta spokeswoman"
        behind = [k for k in words if k > head]
        of = next(
            (
                k
                for k in behind
                if self._phrases.is_of(tokens[k]) and tokens[k].form.casefold() in grammar.of | grammar.attaching
            ),
            None,
        )
        if of is not None and behind[-1] > of:
            genitive = tokens[of].pos == "DET"  # "eine Sprecherin | des Unternehmens"
            owner = self._phrase(sentence, [k for k in words if k > of or (genitive and k == of)])
            if owner.who is not None and owner.who.kind == "person":
                if (firm := self._named_after(tokens, behind, owner.who)) is not None:
                    return Answer(firm, FOR_BODY)
                title = f"{said_to_be} {grammar.belonging} {owner.who.name}"
                return Answer(self._people.add(title, "person"), FOR_PERSON)
            return Answer(owner.who, FOR_BODY)
        noun = tokens[head].form.casefold()
        body = next((noun.removesuffix(word) for word in self._spoken_for if noun.endswith(word)), "")
        if len(body) > 2:
            return self._by_compound(statement, sentence, words[0], body.rstrip("-"))
        possessive = tokens[words[0]].form.casefold() in grammar.possessives
        if self._phrases.is_definite(tokens, words):
            known = self._holders.latest(sentence, words[0], noun, noun)
            if known is None and noun in self._spoken_for:
                known = self._same_sort(sentence, words[0])
            if known is not None and not possessive:
                return Answer(known, "the one in this role")
        if possessive:
            owner_known = self._view.owner(sentence, words[0], statement, grammar)
            if owner_known is not None:
                title = f"{said_to_be} {grammar.belonging} {owner_known.name}"
                return Answer(self._people.add(title, "person"), FOR_PERSON)
        in_view = self._view.body(Sought("spokesperson", sentence, words[0], statement))
        return Answer(in_view, FOR_BODY_IN_VIEW) if in_view is not None else NOBODY

    def _same_sort(self, sentence: int, word: int) -> Known | None:
        """ "De zegsman" of the one who was "een woordvoerder" before, where there was but one."""
        told = [self._holders.latest(sentence, word, noun, noun) for noun in self._spoken_for]
        found = {id(known): known for known in told if known is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _named_after(self, tokens: Sequence[Word], behind: list[int], owner: Known) -> Known | None:
        """The body that bears the family name: of "Kanters" alone it is the firm Kanters Coatings that has a spokesperson."""
        family = tokens[behind[-1]].form
        if len(behind) > 2 or owner.name == family or owner.family != family:
            return None
        return next(iter(self._people.bodies_with(family.casefold())), None)

    def _by_compound(self, statement: int, sentence: int, word: int, body: str) -> Answer:
        """The body inside a compound: a known one called so ("Polizeisprecher", "politiewoordvoerder"), else by its own word."""
        roles = self._language.roles
        if not roles.is_organisation(body) and roles.is_organisation(body.removesuffix("s")):
            body = body.removesuffix("s")
        known = self._holders.latest(sentence, word, body, body) or next(iter(self._people.bodies_with(body)), None)
        if known is not None and known.kind == "organisation":
            return Answer(known, FOR_BODY)
        if body in roles.generic:
            in_view = self._view.body(Sought("spokesperson", sentence, word, statement, noun=body))
            if in_view is not None:
                return Answer(in_view, FOR_BODY_IN_VIEW)
        named = body.capitalize() if self._language.grammar.large_nouns else body
        return Answer(self._people.add(named, "organisation"), FOR_BODY)
