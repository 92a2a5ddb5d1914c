"""Who is called by which noun: "de minister" is the last one named before whose role ends so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zegsman.actors.known import Known


class Holders:
    """Those known by the nouns beside their names; `instead` are other words for an office: "bewindsman" for a minister."""

    def __init__(self, people: Iterable[Known], instead: Mapping[str, str]) -> None:
        self._instead = instead
        self._by_noun: dict[str, list[Known]] = {}
        for known in people:
            for noun in known.nouns:
                self._by_noun.setdefault(noun, []).append(known)

    def latest(self, sentence: int, word: int, noun: str, lemma: str) -> Known | None:
        """The last one named before whose role ends in this noun: "de minister" for a "vice-minister", else "de bewindsman" too."""
        found = self._latest(sentence, word, noun, lemma)
        if found is not None or noun not in self._instead:
            return found
        offices = self._instead[noun].split()
        holders = [one for office in offices if (one := self._latest(sentence, word, office, office)) is not None]
        return max(holders, key=lambda known: _last_before(known, sentence, word), default=None)

    def _latest(self, sentence: int, word: int, noun: str, lemma: str) -> Known | None:
        candidates = [
            known
            for own, holders in self._by_noun.items()
            if _same_role(noun, own) or _same_role(lemma, own)
            for known in holders
        ]
        before = [known for known in candidates if any(place < (sentence, word) for place in known.places)]
        pool = _exact(before, noun, lemma) or before or _exact(candidates, noun, lemma) or candidates
        return max(pool, key=lambda known: _last_before(known, sentence, word), default=None)


def _exact(candidates: list[Known], noun: str, lemma: str) -> list[Known]:
    """Those called by the very noun: of an energy minister and a prime minister, the second for "the prime minister"."""
    return [known for known in candidates if noun in known.nouns or lemma in known.nouns]


def _last_before(known: Known, sentence: int, word: int) -> tuple[int, int]:
    """Where somebody was named last before a word."""
    return max((place for place in known.places if place < (sentence, word)), default=(-1, -1))


def _same_role(noun: str, own: str) -> bool:
    return noun == own or (own.endswith(noun) and len(noun) >= 4) or (noun.endswith(own) and len(own) >= 5)
