"""How a source is built: its core, its head, what only belongs to the head. Words of one sentence in, places of words out; who is meant is not known here."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from zegsman.language import Language
from zegsman.values import Word


class Phrases:
    """The grammar of sources in one language; `words` and `core` are places in a sentence's `tokens`."""

    def __init__(self, language: Language) -> None:
        self._grammar, self._roles, self._cues = language.grammar, language.roles, language.cues
        self._days = tuple(itertools.chain.from_iterable(language.moments.weekdays))

    def is_day(self, form: str) -> bool:
        """ "Mittwoch", "Zaterdagavond": nobody, whatever its capital."""
        return form.casefold().startswith(self._days)

    def start(self, words: Sequence[Word], noun: int) -> int:
        first = noun
        while first > 0 and words[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
            first -= 1
        return first

    def owns_role(self, tokens: Sequence[Word], core: list[int], word: int) -> bool:
        """ "Nordmarks | Verkehrsministerin Beate Quast", "Malgaon | boss Iqbal Rathbone", "Ilse Dahl | 's parents": no such name is who speaks."""
        if self._grammar.nouns_join:
            return self.is_possessive(tokens, core, word) or self._stands_before_role(tokens, core, word)
        if not self._grammar.large_nouns or word + 2 not in core or not self._grammar.is_genitive(tokens[word].form):
            return False
        return self._roles.is_person(tokens[word + 1].form)

    def is_possessive(self, tokens: Sequence[Word], core: list[int], word: int) -> bool:
        """ "Ilse | Dahl | 's parents": a name before the mark of a possessive and a noun."""
        end = self._end_of_capitals(tokens, core, word)
        return end + 1 in core and self.is_possessive_mark(tokens[end])

    def is_possessive_mark(self, word: Word) -> bool:
        """ "Ilse Dahl | 's | parents": what stands apart behind an owner."""
        return word.pos == "PART" and word.lemma in self._grammar.possessive_marks

    def _stands_before_role(self, tokens: Sequence[Word], core: list[int], word: int) -> bool:
        """ "Malgaon | boss Iqbal Rathbone": a name before the role of somebody whose name follows it."""
        end = self._end_of_capitals(tokens, core, word)
        last = end
        while last in core and tokens[last].form.islower() and tokens[last].pos in ("NOUN", "ADJ", "PROPN"):
            last += 1
        role = last > end and self._roles.is_speaker(tokens[last - 1].form)
        return role and last in core and tokens[last].form[:1].isupper()

    def _end_of_capitals(self, tokens: Sequence[Word], core: list[int], word: int) -> int:
        """One past the words with capitals that go on from a word."""
        end = word + 1
        while end in core and tokens[end].form[:1].isupper():
            end += 1
        return end

    def core(self, tokens: Sequence[Word], words: list[int]) -> list[int]:
        """The phrase before its apposition or relative clause; all of it where it opens with one. "Zelf" adds nobody."""
        while len(words) > 1 and tokens[words[-1]].form.casefold() in self._grammar.selves:
            words = words[:-1]
        for position, word in enumerate(words):
            if position > 0 and (tokens[word].form in (",", "(") or self._opens_relative(tokens, word)):
                return words[:position]
        return words

    def _opens_relative(self, tokens: Sequence[Word], word: int) -> bool:
        """ "de corporatie | die de flat beheert", without a comma."""
        relative = tokens[word].form.casefold() in self._grammar.relatives and tokens[word].pos in ("PRON", "SCONJ")
        return relative and tokens[word - 1].pos in ("NOUN", "PROPN")

    def is_behind_of(self, tokens: Sequence[Word], core: list[int], first: int) -> bool:
        """True for a name, by its first word, that only belongs to the head: "een woordvoerder van | Kanters"."""
        return (
            first - 1 > core[0]
            and self.is_of(tokens[first - 1])
            and tokens[first - 1].form.casefold() not in self._cues.sources
        )

    def head(self, tokens: Sequence[Word], core: list[int]) -> int | None:
        """The last common noun before a preposition or a name."""
        head = None
        for word in core:
            if head is not None and self.is_of(tokens[word]):
                break
            if tokens[word].pos == "ADP":
                continue
            if tokens[word].pos == "NOUN" or self.is_hyphened_role(tokens[word].form):
                head = word
        return head

    def is_hyphened_role(self, form: str) -> bool:
        """ "der | Konzern-Sprecher": to a tagger two large words and a hyphen are a family name."""
        return self._grammar.large_nouns and "-" in form and self._roles.is_person(form)

    def is_of(self, word: Word) -> bool:
        """A preposition, or the article of a genitive ("ein Sprecher | der Bahn"): what follows belongs to the noun before."""
        return word.pos == "ADP" or (word.pos == "DET" and word.form.casefold() in self._grammar.of)

    def names_head(self, tokens: Sequence[Word], core: list[int], head: int, word: int) -> bool:
        """ "energieleverancier Lumineo", "het ministerie van Financiën": a name that says which one the head is."""
        between = [k for k in core if head < k < word]
        return all(tokens[k].pos not in ("ADP", "NOUN", "VERB") or tokens[k].name for k in between) or (
            word < head and all(tokens[k].pos in ("PROPN", "X") for k in range(word, head))
        )

    def is_definite(self, tokens: Sequence[Word], words: list[int]) -> bool:
        first = tokens[words[0]]
        return first.form.casefold() not in self._grammar.indefinite and first.pos != "NUM"

    def is_plural(self, tokens: Sequence[Word], words: list[int], head: int) -> bool:
        """Several, by the head and not against its article: in "der Konzern" the article is the surer of the two."""
        article = tokens[words[0]]
        if self._grammar.large_nouns and article.pos == "DET" and "Number=Sing" in article.features:
            return False
        return "Number=Plur" in tokens[head].features

    def is_qualified(self, tokens: Sequence[Word], core: list[int], head: int) -> bool:
        """ "Australische artsen", "biologen uit Groningen": a group that the text tells from others."""
        adjective = any(tokens[k].pos == "ADJ" and tokens[k].form[:1].isupper() and k > 0 for k in core if k < head)
        return adjective or any(tokens[k].form[:1].isupper() for k in core if k > head)
