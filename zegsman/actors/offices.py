"""The ministry of a minister: "het ministerie" where only its minister was named."""

from __future__ import annotations

from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.language import Language


class Offices:
    """Names ministries after the roles of the people of one article."""

    def __init__(self, people: People, language: Language) -> None:
        grammar = language.grammar
        self._people, self._roles, self._of_whom = people, language.roles, grammar.belonging
        self._large, self._joins = grammar.large_nouns, "nouns join" in grammar.traits

    def ministry(self, sentence: int, word: int, noun: str) -> str | None:
        """The name of the ministry of the minister named last before a word; None where `noun` is no ministry or no minister is named."""
        if noun not in self._roles.ministries.values():
            return None
        ministers = [known for known in self._people.known if self._is_minister(known, noun)]
        place = (sentence, word)
        before = [
            (max(at for at in known.places if at < place), known) for known in ministers if min(known.places) < place
        ]
        if not before:
            return None
        minister = max(before, key=lambda pair: pair[0])[1]
        return self._of(minister, noun) or f"{self._cased(noun)} {self._of_whom} {minister.name}"

    def _is_minister(self, known: Known, noun: str) -> bool:
        return bool(known.places) and any(self._offices(role.split(), noun) for role in known.roles)

    def _offices(self, parts: list[str], noun: str) -> list[tuple[int, str]]:
        """Where the words of a role name the office that `noun` goes with, and by which ending; of no head of government."""
        ends = ((number, self._stem(part, noun)) for number, part in enumerate(parts))
        return [
            (number, stem)
            for number, stem in ends
            if stem and not self._leads(parts[number - 1] if number else "", parts[number].removesuffix(stem))
        ]

    def _stem(self, word: str, noun: str) -> str:
        """The office at the end of a word: "minister" of "vice-minister"."""
        offices = self._roles.ministries.items()
        return next((office for office, body in offices if body == noun and word.casefold().endswith(office)), "")

    def _of(self, known: Known, noun: str) -> str | None:
        """ "ministerie van Klimaat" for a "minister van Klimaat", "Außenministerium" for an "Außenminister"."""
        for role in known.roles:
            parts = role.split()
            for number, stem in self._offices(parts, noun):
                before, behind = parts[number][: -len(stem)], parts[number + 1 :]
                if behind:
                    return " ".join((self._cased(noun), *behind))
                if self._large and len(before) > 2:
                    return before + noun
                if number > 0 and self._joins:
                    return f"{parts[number - 1]} {noun}"
        bracket = next((role for role in known.roles if self._is_portfolio(role)), "")
        return f"{self._cased(noun)} {self._of_whom} {bracket}" if bracket else None

    def _leads(self, before: str, stem: str) -> bool:
        """ "Prime | Minister", "Premier|minister": who leads a government has no ministry of the name."""
        return bool({before.casefold(), stem.casefold()} & self._roles.leading)

    def _is_portfolio(self, role: str) -> bool:
        """ "(Klimaat)" behind the name of a minister; "(Vrij Midden)" is a party."""
        return role.startswith(self._roles.portfolios)

    def _cased(self, noun: str) -> str:
        return noun.capitalize() if self._large else noun
