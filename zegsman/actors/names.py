"""The names in an article as they stand: which words are one name, and what kind of name it is. Whose name it is, is not known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zegsman.language import Language
from zegsman.values import Article, NameKind, Sentence, Span, Word


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands: its words in a sentence, and what kind the model takes it for."""

    sentence: int
    first: int
    last: int
    text: str
    kind: NameKind
    span: Span


def find(article: Article, sentences: Sequence[Sentence], language: Language) -> list[Name]:
    """All names of an article, in the order of its text."""
    finder = _Finder(article, sentences, language)
    return [name for number in range(len(sentences)) for name in finder.names_in(number)]


class _Finder:
    def __init__(self, article: Article, sentences: Sequence[Sentence], language: Language) -> None:
        self.article, self.sentences, self.language = article, sentences, language

    def names_in(self, number: int) -> Iterator[Name]:
        words = self.sentences[number].words
        position = 0
        while position < len(words):
            kind = words[position].name
            if not kind:
                position += 1
                continue
            last = position + 1
            while last < len(words) and (
                self._same_name(words, last, kind) or self._extends(words, position, last, kind)
            ):
                last += 1
            first = self._without_role(words, position, last)
            if first == last or self._is_common(words, first, last):
                position = last
                continue
            if self._is_dateline(words, first, last):
                position = last
                continue
            for begin, stop in self._parts(words, first, last, kind):
                span = Span(words[begin].span.start, words[stop - 1].span.end)
                yield Name(
                    number, begin, stop, span.of(self.article.page.text), self._kind(words, begin, stop, kind), span
                )
            position = last

    def _same_name(self, words: Sequence[Word], last: int, kind: NameKind) -> bool:
        """Whether a word goes on with a name: a lower-case one only where it is a small word of names."""
        grammar, form = self.language.grammar, words[last].form
        small = (
            form.casefold() in grammar.name_particles
            or form.casefold() in grammar.ands
            or form.casefold() in grammar.of
            or (kind == "organisation" and form.casefold() in grammar.in_bodies)
        )
        return words[last].name == kind and (not form.islower() or small)

    def _without_role(self, words: Sequence[Word], first: int, last: int) -> int:
        """ "Prefect Guillaume …" at the head of a sentence: the role is not part of the name, but "ministerie van …" is."""
        roles = self.language.roles
        if (
            last - first > 2
            and words[first + 1].form in self.language.grammar.of
            and roles.is_organisation(words[first].form)
        ):
            return first
        while (
            last - first > 1
            and words[first].form.islower()
            and words[first].form not in self.language.grammar.name_particles
        ):
            first += 1
        first_names = [self._is_first_name(word.form) for word in words[first : first + 2]]
        if first == 0 and last > 1 and first_names == [False, True]:
            first += 1  # "Restaurator Imke …": a role that no table knows
        while last - first > 1 and (
            roles.is_person(words[first].form)
            or (roles.is_organisation(words[first].form) and words[first].pos == "NOUN")
        ):
            first += 1
        return first

    def _is_dateline(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "DEN HAAG (ANP) -": the place where a report was written says nothing."""
        capitals = all(word.form.isupper() for word in words[first:last]) and len(words[first].form) > 2
        return first == 0 and capitals and last < len(words) and words[last].form in ("(", "-", "–", "—", "•")

    def _is_common(self, words: Sequence[Word], first: int, last: int) -> bool:
        """A common noun with the capital of a heading or a sentence's start: "Bronnen: …"."""
        roles, word = self.language.roles, words[first]
        if last - first > 1:
            return False
        opening = first == 0 or words[first - 1].pos == "PUNCT"
        known = roles.is_person(word.form) or roles.is_organisation(word.form) or roles.is_anonymous(word.form)
        return opening and not word.form.isupper() and (known or (word.pos == "NOUN" and word.lemma.islower()))

    def _extends(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> bool:
        """What the model left outside a name: "Abdulrahman | al-Hakimi", "Adriaan | de Vroedt", "Anker | & Co", "Kanters | jr."."""
        form = words[last].form
        after = words[last + 1].form if last + 1 < len(words) else ""
        particles = self.language.grammar.name_particles
        if kind == "person" and form.casefold() in self.language.roles.name_suffixes:
            return True
        if form == "&":
            return after[:1].isupper()
        if self._joins_body(words, first, last):
            return True
        if words[last - 1].form.casefold() in particles and last - first == 1 and words[last - 1].form[:1].isupper():
            return form[:1].isupper()
        if form[:1].isupper() and not words[last].name and words[last].pos != "PUNCT" and kind != "person":
            return True  # "Hamme | Leeft", "Hardebroek | Samen": a party's name may end in any word
        if words[last - 1].form == "&":
            return form[:1].isupper()
        if (
            form.endswith("-")
            or words[last - 1].form.endswith("-")
            or (form.casefold() in self.language.grammar.ands and words[last - 1].form.endswith("-"))
        ):
            return kind == "organisation" and (form[:1].isupper() or form.casefold() in self.language.grammar.ands)
        if (
            words[last - 1].form.casefold() in self.language.grammar.ands
            and last - 2 >= first
            and words[last - 2].form.endswith("-")
        ):
            return form[:1].isupper()
        if words[last - 1].form.casefold() in particles and last - first > 1:
            return form[:1].isupper()
        if kind != "person" or words[last].name:
            return False
        if form.casefold() in particles and (
            words[last].pos not in ("ADP", "CCONJ") or (last - first == 1 and self._may_have_family(words, first, last))
        ):
            return after[:1].isupper() or after.casefold() in particles
        head, _, tail = form.partition("-")
        return head.casefold() in particles and tail[:1].isupper()

    def _joins_body(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "Inspectorate | of | Seaports", "Department | for | Schools": the small word and the capital behind it."""
        joins, known = self.language.grammar.in_bodies, self.language.roles.is_organisation
        if words[last].form.casefold() in joins:
            return known(words[last - 1].form) and last + 1 < len(words) and words[last + 1].form[:1].isupper()
        inside = last - first > 1 and words[last - 1].form.casefold() in joins and known(words[last - 2].form)
        return inside and words[last].form[:1].isupper()

    def _may_have_family(self, words: Sequence[Word], first: int, last: int) -> bool:
        """A first name of the lists, or "Erwin | van Boven": an unknown one right before "van" and a name of no place or body."""
        if self._is_first_name(words[first].form):
            return True
        following = words[last + 1] if last + 1 < len(words) else None
        free = (
            following is not None and following.form[:1].isupper() and following.name not in ("place", "organisation")
        )
        return free and words[last].form.casefold() in self.language.grammar.of

    def _is_first_name(self, form: str) -> bool:
        return form in self.language.names.female or form in self.language.names.male

    def _parts(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> list[tuple[int, int]]:
        """ "Buitenlandse Zaken Viktor Hranin" is two names: a first name inside opens the second."""
        for position in range(first + 2, last - 1):
            joint = (
                words[position].form.casefold() in self.language.grammar.of and words[position + 1].form[:1].isupper()
            )
            if kind == "person" and joint and not self._is_first_name(words[position - 1].form):
                return [(first, position), (position + 1, last)]
        # "Nordmarks | Verkehrsministerin | Beate Quast": where nouns are written large, a role may stand inside a run of names.
        for position in range(first + 1, last if self.language.grammar.large_nouns else first):
            if self.language.roles.is_person(words[position].form):
                return [part for part in ((first, position), (position + 1, last)) if part[0] < part[1]]
        for position in range(first + 1, last - 1):
            opens = self._is_first_name(words[position].form) and not self._is_first_name(words[position - 1].form)
            if opens and kind != "person":
                return [(first, position), (position, last)]
        return [(first, last)]

    def _kind(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> NameKind:
        text = " ".join(word.form for word in words[first:last])
        names, roles = self.language.names, self.language.roles
        if last - first >= 2 and self._is_first_name(words[first].form):
            return "person"
        if names.country(text) is not None:
            return "place"
        if roles.is_organisation(words[first].form) and last > first + 1:
            return "organisation"
        if text.isupper() and len(text) > 4 and first == 0 and last < len(words) and words[last].pos == "PUNCT":
            return "place"
        if roles.is_medium_name(text) or any(part in roles.agencies for part in text.split("/")):
            return "organisation"
        return kind
