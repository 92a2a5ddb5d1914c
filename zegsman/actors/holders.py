"""Who is called by which noun: "de minister" is the last one named before whose role ends so."""

from __future__ import annotations

from collections.abc import Iterable

from zegsman.actors.known import Known


class Holders:
    """Those known by the nouns beside their names."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_noun: dict[str, list[Known]] = {}
        for known in people:
            for noun in known.nouns:
                self._by_noun.setdefault(noun, []).append(known)

    def latest(self, sentence: int, word: int, noun: str, lemma: str) -> Known | None:
        """The last one named before whose role ends in this noun: "de minister" for a "vice-minister"."""
        candidates = [
            known
            for own, holders in self._by_noun.items()
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


def _same_role(noun: str, own: str) -> bool:
    return noun == own or (own.endswith(noun) and len(noun) >= 4) or (noun.endswith(own) and len(own) >= 5)
