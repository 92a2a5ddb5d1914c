"""The ministry of a minister: "het ministerie" where only its minister was named."""

from __future__ import annotations

from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.language import Language


class Offices:
    """Names ministries after the roles of the people of one article."""

    def __init__(self, people: People, language: Language) -> None:
        self._people, self._roles, self._large = people, language.roles, language.grammar.large_nouns

    def ministry(self, sentence: int, word: int, noun: str) -> str | None:
        """The name of the ministry of the minister named last before a word; None where `noun` is no ministry or no minister is named."""
        if noun not in self._roles.ministries.values():
            return None
        holders = [
            (max(place for place in known.places if place < (sentence, word)), name)
            for known in self._people.known
            if any(place < (sentence, word) for place in known.places) and (name := self._of(known, noun))
        ]
        return max(holders)[1] if holders else None

    def _of(self, known: Known, noun: str) -> str | None:
        """ "ministerie van Klimaat" for a "minister van Klimaat", "Außenministerium" for an "Außenminister"."""
        for role in known.roles:
            parts = role.split()
            for number, part in enumerate(parts):
                stem = next(
                    (s for s, n in self._roles.ministries.items() if n == noun and part.casefold().endswith(s)), ""
                )
                if not stem:
                    continue
                before, behind = part[: len(part) - len(stem)], parts[number + 1 :]
                if behind:
                    return " ".join((self._cased(noun), *behind))
                if self._large and len(before) > 2:
                    return before + noun
                if number > 0 and not self._large:
                    return f"{parts[number - 1]} {noun}"
        return None

    def _cased(self, noun: str) -> str:
        return noun.capitalize() if self._large else noun
