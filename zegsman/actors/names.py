"""The names in an article as they stand: which words are one name, and what kind of name it is. Whose name it is, is not known here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zegsman.actors.phrases import Phrases
from zegsman.language import Language
from zegsman.values import Article, NameKind, Sentence, Span, Word

_WITHIN_NAME = ("flat", "flat:name", "compound", "appos")  # how a word hangs on the name that it goes on with


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
    found = finder.without_openers([name for number in range(len(sentences)) for name in finder.names_in(number)])
    return finder.with_articles(found)


class _Finder:
    def __init__(self, article: Article, sentences: Sequence[Sentence], language: Language) -> None:
        self.article, self.sentences, self.language = article, sentences, language
        self._phrases = Phrases(language)
        self._peoples = frozenset(country.adjective for country in language.names.countries)
        self._inside = {
            word.form
            for sentence in sentences
            for number, word in enumerate(sentence.words)
            if word.name and not _opens(sentence.words, number)
        }
        self._families = {
            word.form
            for sentence in sentences
            for number, word in enumerate(sentence.words)
            if number and word.name == "person" and sentence.words[number - 1].name == "person"
        }

    def names_in(self, number: int) -> Iterator[Name]:
        words = self.sentences[number].words
        position = 0
        while position < len(words):
            kind = words[position].name
            if not kind:
                position += 1
                continue
            company = position > 0 and self._is_company(words[position - 1].form)
            noble = self._end_of_noble(words, position)
            kind = "person" if noble > position else kind
            last = max(noble, self._end(words, position, kind, company))
            kind, end = ("organisation" if company and last > position + 1 else kind), last
            while kind == "person" and last > position + 1 and self._is_honour(words[last - 1]):
                last -= 1  # "Una Thistle | KC"
            while last > position + 1 and words[last - 1].form.islower() and words[last - 1].pos == "ADP":
                last -= 1  # "Corrie Zwiggelaar | van eetcafé De Toren"
            begin = position - 1 if self._has_first_name(words, position, kind) else self._begin(words, position)
            first = self._without_role(words, begin, last, kind)
            if first < last and not self._is_common(words, first, last) and not self._is_dateline(words, first, last):
                for part in self._parts(words, first, last, kind):
                    yield self._name(number, *part, kind)
            position = end

    def _is_honour(self, word: Word) -> bool:
        return word.form.casefold() in self.language.roles.honours and word.form[-1:].isupper()

    def _end(self, words: Sequence[Word], first: int, kind: NameKind, company: bool) -> int:
        """One past the last word of the name that begins at `first`; `company` behind "verfproducent", where all names are one."""
        last = first + 1
        while last < len(words) and (
            self._same_name(words, last, kind)
            or self._extends(words, first, last, kind)
            or (company and bool(words[last].name) and words[last].form[:1].isupper())
            or self._goes_on_as_family(words, first, last, kind)
            or self._goes_on_to_body(words, last, kind)
        ):
            last += 1
        return last

    def _begin(self, words: Sequence[Word], first: int) -> int:
        """ "The | Western Herald", "the group | Clean Keel": where a name begins before what the model took for it, in a language that joins nouns."""
        if not self.language.grammar.nouns_join or _is_titled(words):
            return first
        begin = first
        while begin > 1 and self._is_part(words, begin - 1):
            begin -= 1
        before = words[begin - 1] if begin else None
        behind = before is not None and (before.pos == "DET" or before.form.islower()) and before.form.isalpha()
        return begin if behind else first

    def _is_part(self, words: Sequence[Word], word: int) -> bool:
        """A large adjective or noun that is no role and no "German", no "Monday"."""
        form, roles = words[word].form, self.language.roles
        large = form[:1].isupper() and words[word].pos in ("ADJ", "NOUN") and not words[word].name
        told = roles.is_speaker(form) or form.casefold() in roles.titles or self._phrases.is_day(form)
        return large and not told and form not in self._peoples

    def _goes_on_to_body(self, words: Sequence[Word], last: int, kind: NameKind) -> bool:
        """ "World | Freshwater Panel": names of several kinds in a row, the last of which is a body's noun."""
        if not self.language.grammar.nouns_join or kind == "person" or _is_titled(words):
            return False
        run = list(itertools.takewhile(lambda word: word.form[:1].isupper() and word.name, words[last:]))
        return len(run) > 0 and self.language.roles.is_organisation(run[-1].form)

    def _end_of_noble(self, words: Sequence[Word], first: int) -> int:
        """ "Ursula | von der Tolm": one past the family name behind a first name of the lists and two or three small words; else `first`."""
        particles, roles = self.language.grammar.name_particles, self.language.roles
        last = first + 1
        while last < len(words) and words[last].form in particles:
            last += 1
        if not 3 <= last - first <= 4 or last == len(words) or not self._is_first_name(words[first].form):
            return first
        form = words[last].form
        family = form[:1].isupper() and not form.isupper() and not roles.is_organisation(form)
        opens = words[first + 1].form in self.language.grammar.of and words[first + 1].pos != "DET"
        return last + 1 if family and opens else first

    def _name(self, number: int, first: int, last: int, kind: NameKind) -> Name:
        words = self.sentences[number].words
        kind = self._kind(words, first, last, kind)
        placed = kind == "place" or last - first == 1
        if placed and first > 0 and words[first - 1].form.casefold() in self.language.roles.local:
            first, kind = first - 1, "organisation"  # "politie Rotterdam"
        span = Span(words[first].span.start, words[last - 1].span.end)
        return Name(number, first, last, span.of(self.article.page.text), kind, span)

    def without_openers(self, names: list[Name]) -> list[Name]:
        """ "Beweert | Ploegmakers dat …", of the Dirk Ploegmakers named elsewhere: a sentence's first word that is no first name."""
        full = {tuple(name.text.split()) for name in names if name.kind == "person" and not self._may_open(name)}
        return [self._without_opener(name, full) if self._may_open(name) else name for name in names]

    def with_articles(self, names: list[Name]) -> list[Name]:
        """ "The Western Herald": an outlet's article is part of its name where it is large wherever the name stands."""
        outlets = [name for name in names if name.kind != "person" and self._has_article(name)]
        small = {name.text for name in outlets if self._before(name).form.islower()}
        return [self._with_article(name) if name in outlets and name.text not in small else name for name in names]

    def _has_article(self, name: Name) -> bool:
        """An outlet behind an article, in a language that writes it large in a name."""
        if not self.language.grammar.nouns_join or name.first == 0 or " " not in name.text:
            return False
        outlet = any(part in self.language.roles.outlet_words for part in name.text.casefold().split())
        return self._before(name).pos == "DET" and (outlet or self.language.roles.is_medium_name(name.text))

    def _before(self, name: Name) -> Word:
        return self.sentences[name.sentence].words[name.first - 1]

    def _with_article(self, name: Name) -> Name:
        span = Span(self._before(name).span.start, name.span.end)
        return replace(name, first=name.first - 1, text=span.of(self.article.page.text), span=span)

    def _may_open(self, name: Name) -> bool:
        """A name of a person whose first word may be large because it opens a sentence: not "…, Titia Ploegmakers", "Titia Ploegmakers zei"."""
        words = self.sentences[name.sentence].words
        form, behind = words[name.first].form, words[name.last : name.last + 1]
        if name.kind != "person" or name.last - name.first < 2 or not _opens(words, name.first):
            return False
        subject = any(word.form in (",", "(") or "VerbForm=Fin" in word.features for word in behind)
        inner = subject or (name.first > 0 and words[name.first - 1].form == ",")
        return not inner and form not in self._inside and not self.language.names.gender(form)

    def _without_opener(self, name: Name, full: set[tuple[str, ...]]) -> Name:
        rest = tuple(name.text.split()[1:])
        if not any(len(one) > 1 and one[-len(rest) :] == rest for one in full):
            return name
        words = self.sentences[name.sentence].words
        span = Span(words[name.first + 1].span.start, name.span.end)
        return replace(name, first=name.first + 1, text=span.of(self.article.page.text), span=span)

    def _same_name(self, words: Sequence[Word], last: int, kind: NameKind) -> bool:
        """Whether a word goes on with a name: a lower-case one only where it is a small word of names."""
        grammar, form = self.language.grammar, words[last].form
        small = (
            self._is_body_of(words, last)
            or form.casefold() in grammar.name_particles
            or form.casefold() in grammar.ands
            or form.casefold() in grammar.of
            or (kind == "organisation" and form.casefold() in grammar.in_bodies)
        )
        if grammar.large_nouns and words[last].pos == "NOUN" and words[last - 1].form.isupper() and not small:
            return words[last].relation in _WITHIN_NAME  # not "der SPÖ | Untätigkeit vorwerfen"
        if words[last].pos == "PUNCT" and form in (",", ";", ":", "("):
            return False
        return words[last].name == kind and (not form.islower() or small)

    def _without_role(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> int:
        """ "Prefect Guillaume …" at the head of a sentence: the role is not part of the name, but "ministerie van …" is."""
        roles, grammar = self.language.roles, self.language.grammar
        if self._has_letters(words, first, last):
            return first
        while last - first > 1 and self._phrases.is_day(words[first].form):
            first += 1  # "on Monday | Brackwater Power closed two plants"
        first = self._behind_titles(words, first, last)
        if last - first > 2 and words[first + 1].form in grammar.of and roles.is_organisation(words[first].form):
            return first
        while last - first > 1 and words[first].form.islower() and words[first].form not in grammar.name_particles:
            first += 1
        first = self._behind_owner(words, first, last)
        if self._is_unknown_role(words, first, last):
            first += 1
        if last > first + 1 and self._is_portfolio(words, first) and self._opens_person(words, first):
            first += 1  # "minister van Economie | Imke …"
        while last - first > 1 and words[first + 1].pos != "ADP" and self._is_role(words, first):
            first += 1  # but "Landesamt für Schleusen"
        if kind == "person" and last - first > 1 and words[first].form in self._peoples:
            first += 1  # "the Norwegian | Aasen"
        return first

    def _behind_owner(self, words: Sequence[Word], first: int, last: int) -> int:
        """ "Tolms Promoter | Jan David Berg": behind an owner and a role, in a language that writes nouns large."""
        grammar = self.language.grammar
        if not grammar.large_nouns or last - first < 4 or not grammar.is_genitive(words[first].form):
            return first
        first_names = [self._is_first_name(word.form) for word in words[first : first + 3]]
        return first + 2 if first_names == [False, False, True] else first

    def _is_unknown_role(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "Restaurator | Imke …", "der Publizist und Philosoph | Jan David Tolm": a role that no table knows, before a first name."""
        if [self._is_first_name(word.form) for word in words[first : first + 2]] != [False, True]:
            return False
        return first == 0 if last - first < 3 else self.language.grammar.large_nouns

    def _behind_titles(self, words: Sequence[Word], first: int, last: int) -> int:
        """ "Mr | Sorescu", "Det Ch Supt | Prichard-Oakes", "Halmenian President | Ilian Sorescu"; `last` for titles alone."""
        while first < last and words[first].form.casefold() in self.language.roles.titles:
            first += 1
        if last - first < 3 or self._is_first_name(words[first].form) or self.language.grammar.large_nouns:
            return first
        roles = (k for k in range(last - 2, first, -1) if words[k].form.casefold() in self.language.roles.persons)
        role = next(roles, None)
        return first if role is None else role + 1

    def _is_company(self, form: str) -> bool:
        """ "verfproducent", but no "akkerbouwer"."""
        return self.language.roles.is_company(form) and not self.language.roles.is_person(form)

    def _is_portfolio(self, words: Sequence[Word], word: int) -> bool:
        """True behind "minister van"."""
        return (
            word > 1
            and words[word - 1].form.casefold() in self.language.grammar.of
            and self.language.roles.is_person(words[word - 2].form)
        )

    def _opens_person(self, words: Sequence[Word], word: int) -> bool:
        """True for what a minister is for, before the minister's first name."""
        field, first = words[word].form, words[word + 1].form
        genders = self.language.names.gender
        return field in self.language.roles.portfolios or (bool(genders(first)) and not genders(field))

    def _is_role(self, words: Sequence[Word], word: int) -> bool:
        """ "Prefect | Guillaume", "Verfproducent | Kanters": but a first name may end as a role does, Abdulrahman."""
        roles, form = self.language.roles, words[word].form
        opening = _opens(words, word)
        if self._is_first_name(form):
            return False
        if roles.is_person(form):
            known = form.casefold() in roles.persons or words[word].pos == "NOUN"
            return opening or known or form.islower() or self._phrases.is_hyphened_role(form)
        if roles.is_company(form) and opening:
            return True
        return roles.is_organisation(form) and words[word].pos == "NOUN"

    def _is_dateline(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "DEN HAAG (ANP) -": the place where a report was written says nothing."""
        capitals = all(word.form.isupper() for word in words[first:last]) and len(words[first].form) > 2
        return first == 0 and capitals and last < len(words) and words[last].form in ("(", "-", "–", "—", "•")

    def _is_common(self, words: Sequence[Word], first: int, last: int) -> bool:
        """A common noun with the capital of a heading or a sentence's start: "Bronnen: …"."""
        roles, word = self.language.roles, words[first]
        if last - first > 1:
            return False
        if first == 0 and word.form.casefold() in self.language.grammar.adverbs:
            return True  # "| Offiziell ging es um den Hafen"
        if self._phrases.is_hyphened_role(word.form):
            return True
        if self.language.grammar.large_nouns and word.name == "other" and roles.is_anonymous(word.form):
            return word.form not in self._families  # "nach Angaben von | Experten"
        opening = _opens(words, first)
        if opening and word.name == "other" and not word.form.isupper() and word.form not in self._inside:
            return True
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
        if self._joins_body(words, first, last) or self._is_spelt_by_initials(words, first, last):
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
        half, _, small = words[last - 1].form.partition("-")
        if half[:1].isupper() and small in particles:  # "Annemarie Smit-te | Velde", "Jansen-van | den Berg"
            return form[:1].isupper() or form in particles
        if words[last - 1].form.casefold() in particles and last - first > 1:
            return form[:1].isupper() or (form in particles and after[:1].isupper())  # "Ronde van | de Drie Heuvels"
        if kind != "person" or words[last].name or self._is_article_behind(words, last):
            return False
        if form.casefold() in particles and (
            words[last].pos not in ("ADP", "CCONJ") or (last - first == 1 and self._may_have_family(words, first, last))
        ):
            return after[:1].isupper() or after.casefold() in particles
        head, _, tail = form.partition("-")
        return head.casefold() in particles and tail[:1].isupper()

    def _is_article_behind(self, words: Sequence[Word], last: int) -> bool:
        """ "sagte Hedwig Kallenbach | dem Tagblatt": in German an article follows "von" in a name, and nothing else."""
        before = words[last - 1].form  # "Alexander Van | der Bellen"
        behind_name = before[:1].isupper() and before.casefold() not in self.language.grammar.name_particles
        return self.language.grammar.large_nouns and words[last].pos == "DET" and behind_name

    def _goes_on_as_family(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> bool:
        """ "Dervla | Castlehyde", "Idris | Venn-Addo": a capital right behind a first name, in a language with one noun before another."""
        word, roles = words[last], self.language.roles
        if not self.language.grammar.nouns_join:
            return False
        while first < last - 1 and words[first].form.casefold() in roles.titles:
            first += 1
        given = bool(self.language.names.gender(words[first].form)) or self._is_behind_role(words, first)
        if last - first > 1 or not (given or kind == "person"):
            return False
        capital = word.form[:1].isupper() and word.pos in ("PROPN", "NOUN", "X", "ADJ") and len(word.form) > 2
        common = word.form.casefold() in roles.organisations | roles.persons
        common = common or self._phrases.is_day(word.form)  # "told Priya | Monday"
        named = given or word.relation.startswith(("flat", "nsubj"))
        return capital and named and not common and not word.form.isupper()

    def _has_first_name(self, words: Sequence[Word], first: int, kind: NameKind) -> bool:
        """ "Pilar | Novotny": a first name that the model left outside, in a language with one noun before another."""
        if not self.language.grammar.nouns_join or kind not in ("person", "other") or first == 0:
            return False
        before = words[first - 1]
        genders = self.language.names.gender
        capital = before.form[:1].isupper() and not before.name and before.pos in ("PROPN", "NOUN", "ADJ", "X")
        return capital and bool(genders(before.form)) and not genders(words[first].form)

    def _is_behind_role(self, words: Sequence[Word], first: int) -> bool:
        """ "Sgt | Nomvula Peete", "Secretary-General | Barasa Njeri-Kombo"."""
        roles, before = self.language.roles, words[first - 1].form if first > 0 else ""
        return before.casefold() in roles.titles or roles.is_person(before) or roles.is_anonymous(before)

    def _is_body_of(self, words: Sequence[Word], word: int) -> bool:
        """ "Openbaar | ministerie", "Vlaamse | regering": the lower-case noun of a body behind its adjective."""
        before = words[word - 1]
        return (
            before.pos in ("ADJ", "PROPN")
            and before.form[:1].isupper()
            and words[word].form.islower()
            and self.language.roles.is_organisation(words[word].form)
        )

    def _is_spelt_by_initials(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "Inspectie Zorg | en | Jeugd (IZJ)": what goes on with "and" is one name where the letters behind it say so."""
        ands = self.language.grammar.ands
        joined = last if words[last].form.casefold() in ands else last - 1
        if words[joined].form.casefold() not in ands or joined - first < 1:
            return False
        return self._has_letters(words, first, joined + 2)

    def _has_letters(self, words: Sequence[Word], first: int, last: int) -> bool:
        """True where the first letters of these words stand in brackets behind them: "Autoriteit Consument & Markt (ACM)"."""
        letters = "".join(word.form[0] for word in words[first:last] if word.form[:1].isupper())
        bracket = [word.form for word in words[last : last + 2]]
        return len(letters) > 1 and bracket == ["(", letters]

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
            before = words[position - 1].form
            of = words[position].form.casefold() in self.language.grammar.of and before[:1].isupper()
            of = of and before.casefold() not in self.language.grammar.name_particles  # "Alexander | Van der Bellen"
            joint = of and words[position + 1].form[:1].isupper()
            if kind == "person" and joint and not self._is_first_name(before):
                return [(first, position), (position + 1, last)]
        # "Nordmarks | Verkehrsministerin | Beate Quast": where nouns are written large, a role may stand inside a run of names.
        for position in range(first + 1, last if self.language.grammar.large_nouns else first):
            role = self.language.roles.is_person(words[position].form)
            if role and not self._is_family(words, first, position, last):
                return [part for part in ((first, position), (position + 1, last)) if part[0] < part[1]]
        for position in range(first + 1, last - 1):
            opens = self._is_first_name(words[position].form) and not self._is_first_name(words[position - 1].form)
            if opens and kind != "person":
                return [(first, position), (position, last)]
        return [(first, last)]

    def _is_family(self, words: Sequence[Word], first: int, position: int, last: int) -> bool:
        """ "Undine | Gärtner": a trade that ends a name behind a first one; not "Nordmarks | Verkehrsministerin"."""
        named = position == last - 1 and words[first].name == "person"
        before = words[position - 1].form
        return named and (self._is_first_name(before) or not self.language.grammar.is_genitive(before))

    def _has_office(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "President | Ilian Sorescu", "Fyodor Lyashenko |, the deputy minister": the office tells that this is a person."""
        roles = self.language.roles
        if roles.is_organisation(words[first].form) or roles.is_organisation(words[last - 1].form):
            return False
        if first > 0 and words[first - 1].form.casefold() in roles.exclusive:
            return True
        if self.language.grammar.nouns_join and self._is_behind_role(words, first):
            return True
        of = next((k for k in range(first - 2, max(0, first - 5), -1) if self._is_portfolio(words, k + 1)), None)
        if of is not None and words[of - 1].form.casefold() in roles.exclusive:
            return True  # "staatssecretaris van Wonen | Imke Prinsen"
        if last + 1 >= len(words) or words[last].form != "," or words[last + 1].pos != "DET":
            return False
        run = itertools.takewhile(lambda word: word.pos in ("DET", "ADJ", "NOUN"), words[last + 1 : last + 6])
        return list(run)[-1].form.casefold() in roles.exclusive

    def _kind(self, words: Sequence[Word], first: int, last: int, kind: NameKind) -> NameKind:
        text = " ".join(word.form for word in words[first:last])
        names, roles = self.language.names, self.language.roles
        if last - first >= 2 and (self._is_first_name(words[first].form) or self._has_office(words, first, last)):
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


def _opens(words: Sequence[Word], word: int) -> bool:
    """True for the first word of a sentence, and of what stands between marks."""
    return word == 0 or words[word - 1].pos == "PUNCT"


def _is_titled(words: Sequence[Word]) -> bool:
    """A headline in which every word of some length is large: "Union Threatens to Strike over Pay"."""
    long = [word.form for word in words if word.form.isalpha() and len(word.form) > 3]
    return len(long) > 2 and sum(form[:1].isupper() for form in long) > 0.7 * len(long)
