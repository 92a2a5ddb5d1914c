"""A noun of saying as a phrase, and whose it is: "de boodschap van de burgemeester", "sein Vorwurf", "das Fazit des Rates".

Such a phrase stands for the words themselves ("…, is de boodschap van X"), so it is part of the cue and its owner is the source.
"""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.statements.nouns import NounPhrases
from zegsman.statements.scene import Range


@dataclass(frozen=True, slots=True)
class Saying:
    """`words` are those of the noun and its article, without whose it is; `end` is one past the phrase and its owner."""

    words: tuple[int, ...]
    owner: Range | None
    end: int

    @property
    def noun(self) -> int:
        """The word number of the noun."""
        return self.words[-1]


def at(phrases: NounPhrases, first: int, stop: int) -> Saying | None:
    """The noun of saying whose phrase begins at `first`, with its owner where one is told; None where no such phrase begins."""
    scene, grammar = phrases.scene, phrases.grammar
    if first >= stop:
        return None
    owner: Range | None = None
    begin = noun = first
    if scene.lower(first) in grammar.possessives:
        owner, begin, noun = (first, first + 1), first + 1, first + 1
    elif scene.words[first].pos == "DET":
        noun = first + 1
    while noun < stop and scene.words[noun].pos == "ADJ":
        noun += 1
    if noun >= stop or scene.words[noun].pos != "NOUN" or not is_noun(phrases, noun):
        return None
    behind = None if owner is not None else phrases.owner_behind(noun + 1, stop)
    end = behind[1] if behind is not None else noun + 1
    return Saying(tuple(range(begin, noun + 1)), owner or behind, end)


def is_noun(phrases: NounPhrases, word: int) -> bool:
    """True for a noun of the table, in any of its forms."""
    nouns = phrases.cues.nouns
    return phrases.scene.lower(word) in nouns or phrases.scene.words[word].lemma.casefold() in nouns
