"""The names in an article, gathered: each person, body and country once, with spellings, roles and where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from zegsman.actors import names
from zegsman.actors.known import Index, Known
from zegsman.actors.names import Name
from zegsman.actors.spelling import same
from zegsman.language import Language
from zegsman.language.transcription import Transcription
from zegsman.values import ActorKind, Article, Sentence, Span, Word

_LETTERS = 4  # in the longest name that may be spelt by its first letters


class People:
    """All who are named in an article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], language: Language) -> None:
        self.article, self.sentences, self.language = article, sentences, language
        self.known: list[Known] = []
        self._index = Index(language.transcription, language.grammar.name_particles)
        self._capitals = _capitals(sentences)
        self._by_place: dict[tuple[int, int], Known] = {}
        self._adjectives = {
            word.form.casefold()
            for sentence in sentences
            for word in sentence.words
            if word.pos == "ADJ" and word.form[:1].isupper()
        }
        found = names.find(article, sentences, language)
        shared: list[tuple[Name, list[Known]]] = []
        for name in sorted(found, key=lambda name: -len(name.text.split()) if name.kind == "person" else 0):
            bearers = self._bearers(name)
            if len(bearers) > 1:
                shared.append((name, bearers))
            else:
                self._place(name, self._match(name))
        for known in self.known:
            known.places.sort()
            if known.kind in ("person", "organisation") and self._is_country(known.name):
                known.kind = "country"
        for known in self.known:
            for sentence, word in known.places:
                self._roles(known, sentence, word)
            known.gender = known.gender or self._gender(known)
        called: dict[str, Known] = {}
        for name, bearers in shared:
            called[name.text] = self._bearer(name, bearers, called.get(name.text))
            self._place(name, called[name.text])
        for known in called.values():
            known.places.sort()

    def at(self, sentence: int, word: int) -> Known | None:
        """Who is named at a word of a sentence."""
        return self._by_place.get((sentence, word))

    def add(self, name: str, kind: ActorKind) -> Known:
        """The one known by this name, new where nobody is."""
        found = self._index.folded(name)
        if found is None:
            found = Known(name, kind)
            self.known.append(found)
            self._index.add(found)
        return found

    def spelt(self, name: str) -> Known | None:
        """Somebody known by another spelling of this name."""
        return self._index.exact(name) or self._match_person(name.split())

    def _is_country(self, name: str) -> bool:
        """A name that ends as countries do, or has an adjective of its own: Veldorië; Noordmark, "de Noordmarkse president"."""
        stem = name.casefold()
        if (
            " " not in name
            and stem.endswith(self.language.names.country_names)
            and not self.language.names.gender(name)
        ):
            return True
        for ending in self.language.names.country_endings:
            stem = stem.removesuffix(ending)
        if " " in name or len(stem) < 4:
            return False
        endings = self.language.names.adjective_endings
        return any(form.startswith(stem) and form[len(stem) :] in endings for form in self._adjectives)

    def bodies_with(self, word: str) -> list[Known]:
        """The bodies and groups whose name holds a lower-case word."""
        return self._index.with_word(word)

    # Known ones

    def _place(self, name: Name, known: Known | None) -> None:
        if known is None:
            known = Known(self._alone(name), self._actor_kind(name), loose=name.kind == "other")
            self.known.append(known)
            self._index.add(known)
            self._index.spell(name.text, known)
        elif name.text != known.name and name.text not in known.variants:
            known.variants.append(name.text)
            self._index.spell(name.text, known)
        known.loose = known.loose and name.kind == "other"
        known.mentions.append(name.span)
        known.places.append((name.sentence, name.first))
        words = self.sentences[name.sentence].words
        if any(_is_subject(words, word) for word in range(name.first, name.last)):
            known.subjects.append(name.sentence)
        for word in range(name.first, name.last):
            self._by_place[name.sentence, word] = known

    def _alone(self, name: Name) -> str:
        """A body's name without its article: "Weißes Haus" of "das Weiße Haus", as the subject of its sentence."""
        words, parts = self.sentences[name.sentence].words, name.text.split(" ")
        if name.kind == "person" or name.first == 0 or len(parts) < 2:
            return name.text
        if words[name.first].pos != "ADJ" or not words[name.last - 1].relation.startswith("nsubj"):
            return name.text
        return " ".join((self.language.grammar.bent(words[name.first - 1].form.casefold(), parts[0]), *parts[1:]))

    def _bearers(self, name: Name) -> list[Known]:
        """The people whose full name ends in a family name that stands by itself: Doran Asheni and his brother Samuel for "Asheni"."""
        parts = name.text.split()
        if name.kind != "person":
            return []
        near = self._index.people(parts[-1])
        whole = [known for known in near if self._is_end_of(parts, known)]
        return whole or [known for known in near if self._is_half_of(parts, known)]

    def _bearer(self, name: Name, bearers: Sequence[Known], before: Known | None) -> Known:
        """Which of them is meant: by what stands before the name, by who was named in full in this block, by who was called so before."""
        word = self.sentences[name.sentence].words[name.first - 1] if name.first > 0 else None
        if word is not None and word.pos != "PUNCT":
            noun = self.language.roles.office(word.form, "")
            told = [one for one in bearers if noun in one.nouns]
            if not told and self.language.roles.is_woman(word.form):
                told = [one for one in bearers if one.gender[:1] == "f"]
            if len(told) == 1:
                return told[0]
        label = self.sentences[name.sentence].label
        ahead = [(place, one) for one in bearers for place in one.places if place < (name.sentence, name.first)]
        last = max(ahead, key=lambda pair: pair[0], default=None)
        if last is not None and (before is None or self.sentences[last[0][0]].label == label):
            return last[1]
        return before or min(bearers, key=lambda one: one.places[0])

    def _actor_kind(self, name: Name) -> ActorKind:
        parts = re.split(r"[ /-]", name.text.casefold())
        outlet = name.kind != "person" and any(part in self.language.roles.outlet_words for part in parts)
        if self.language.roles.is_medium_name(name.text) or "/" in name.text or outlet:
            return "medium"
        if name.kind == "place":
            return "country"
        return "person" if name.kind == "person" else "organisation"

    def _match(self, name: Name) -> Known | None:
        parts = name.text.split()
        if (known := self._index.exact(name.text)) is not None:
            return known
        if name.kind == "person":
            return self._match_person(parts)
        if name.kind != "place" or parts[0].casefold() in self.language.grammar.of or self._may_be_family(name):
            near = self._index.people(parts[-1])
            for is_meant in (self._is_end_of, self._is_half_of):
                if (known := next((known for known in near if is_meant(parts, known)), None)) is not None:
                    return known
        if (
            len(name.text) > _LETTERS
            and name.text.isupper()
            and (person := self._match_person(name.text.title().split()))
        ):
            return person  # "PETRAKIS: …"
        if len(name.text) >= 2 and name.text.isupper() and (known := self._index.initials(name.text)) is not None:
            return known
        for known in self._index.bodies(parts[0]) if name.kind != "place" else ():
            words = known.name.split()
            if len(parts) < len(words) and set(parts) <= set(words):
                return known
        return self._index.alike(name.text)

    def _may_be_family(self, name: Name) -> bool:
        """ "Volgens | Muzhin": a lone word that no preposition of place stands before, and that names no country."""
        before = self.sentences[name.sentence].words[name.first - 1] if name.first else None
        placed = before is not None and before.pos == "ADP" and before.relation == "case" and name.first > 1
        return " " not in name.text and not placed and self.language.names.country(name.text) is None

    def _is_end_of(self, parts: list[str], known: Known) -> bool:
        """ "Benhaddou" for Chadli Benhaddou, "Hakimi" for Abdulrahman al-Hakimi."""
        longer, table = known.name.split(), self.language.transcription
        if len(longer) <= len(parts):
            return False
        return _ends_alike(longer, parts, table) or (len(parts) == 1 and same(known.family, parts[0], table))

    def _is_half_of(self, parts: list[str], known: Known) -> bool:
        """ "Smit" for Els Smit-te Velde."""
        halves = known.halves(self.language.grammar.name_particles) if len(parts) == 1 else []
        return any(same(half, parts[0], self.language.transcription) for half in halves)

    def _match_person(self, parts: list[str]) -> Known | None:
        """A full name by its family name and first name; a single name by family name, else first name."""
        table, joined = self.language.transcription, "".join(parts)
        if len(parts) == 1:
            near = self._index.people(parts[0])
            by_family = [known for known in near if same(known.family, parts[0], table)]
            by_half = [known for known in near if self._is_half_of(parts, known)]
            return by_family[-1] if by_family else self._index.first_name(parts[0]) or next(iter(by_half), None)
        if len(parts) == 2 and parts[0].casefold() in self.language.grammar.name_particles:
            hyphened = self._match_person(["-".join(parts)])  # "Al Tamer" for Rasjid al-Tamer
            if hyphened is not None:
                return hyphened
        for known in (*self._index.people(parts[-1]), *self._index.people(joined)):
            full = known.name.replace(" ", "")
            if " " in known.name and (same(full, joined, table) or same(known.family, joined, table)):
                return known
            if _ends_alike(known.name.split(), parts, table):
                return known
        return None

    # Roles

    def _roles(self, known: Known, number: int, word: int) -> None:
        """The nouns before a name (minister …) and the apposition behind it (…, woordvoerder van …)."""
        words, roles = self.sentences[number].words, self.language.roles
        first = word
        while first > 0 and self._leads(words[first - 1]):
            first -= 1
        while first < word and words[first].pos not in ("NOUN", "ADJ", "PROPN"):
            first += 1
        owner = next((k for k in range(word - 1, first, -1) if words[k].pos == "ADP"), None)
        if owner is not None and any(self._may_call(known, w) for w in words[owner + 1 : word]):
            first = owner + 1  # "steun van | PVV-leider Geert …": the role begins behind the preposition
        role = (
            Span(words[first].span.start, words[word - 1].span.end).of(self.article.page.text) if first < word else ""
        )
        if first < word and words[word - 1].pos == "ADP":
            return  # "minister van | Buitenlandse Zaken": the role is not the ministry's
        large = self.language.grammar.large_nouns and words[first].pos == "NOUN"
        if first == 0 and role.split(" ")[0][1:].islower() and not large:
            role = role[0].lower() + role[1:]
        nouns = [w for w in words[first:word] if self._is_noun(w)]
        if nouns and any(
            roles.is_person(w.form) or roles.is_organisation(w.form) or known.kind == "organisation" for w in nouns
        ):
            before = next((k for k, w in enumerate(words[first:word]) if w.pos == "ADP"), word - first)
            heads = [w for w in words[first : first + before] if self._is_noun(w)]
            self._add_role(known, role, heads[-1:] or [nouns[-1]])
            if self._tells_body(known, (heads or nouns)[-1].form):
                known.kind = "organisation"
                self._index.add(known)
        self._role_before_comma(known, words, word)
        last = word
        while last < len(words) and (number, last) in self._by_place and self._by_place[number, last] is known:
            last += 1
        if last < len(words) and words[last].form == "(":
            self._bracket(known, words, last)
        if last + 1 < len(words) and words[last].form == ",":
            self._apposition(known, words, last + 1)

    def _role_before_comma(self, known: Known, words: Sequence[Word], word: int) -> None:
        """ "The transport minister, | Priya Nandan, said": a role with its article and a comma before the name."""
        if (
            known.kind != "person"
            or word < 3
            or words[word - 1].form != ","
            or words[word - 2].pos not in ("NOUN", "PROPN")
        ):
            return
        first = word - 1
        while first > 0 and self._leads(words[first - 1]):
            first -= 1
        if first == word - 1 or words[first - 1].pos != "DET":
            return
        nouns = [w for w in words[first : word - 1] if self._is_noun(w)]
        before = list(itertools.takewhile(lambda w: w.pos != "ADP", words[first : word - 1]))
        heads = [w for w in before if self._is_noun(w)]
        if nouns and heads and self.language.roles.is_person(heads[-1].form):
            role = Span(words[first].span.start, words[word - 2].span.end).of(self.article.page.text)
            self._add_role(known, role, heads[-1:])

    def _may_call(self, known: Known, word: Word) -> bool:
        """True for a noun that calls a person a person, a body a body."""
        roles = self.language.roles
        body = known.kind != "person" and roles.is_organisation(word.form)
        return word.pos == "NOUN" and (body or roles.is_person(word.form))

    def _is_noun(self, word: Word) -> bool:
        """A common noun, also one that the capital of a sentence's start made a name of: "Verfproducent"."""
        roles = self.language.roles
        opened = word.pos == "PROPN" and (roles.is_person(word.form) or roles.is_company(word.form))
        return word.pos == "NOUN" or (opened and not self.language.names.gender(word.form))

    def _tells_body(self, known: Known, noun: str) -> bool:
        """True where the noun beside a name tells that it is no person and no place: "energiebedrijf Lumineo"."""
        roles = self.language.roles
        if known.kind == "country":
            return roles.is_organisation(noun) and not roles.is_territory(noun) and noun.casefold() not in roles.local
        first, _, rest = known.name.partition(" ")
        full = (
            rest and self.language.names.gender(first) and first.casefold() not in self.language.grammar.name_particles
        )
        return known.kind == "person" and not full and roles.is_organisation(noun) and not roles.is_person(noun)

    def _leads(self, word: Word) -> bool:
        grammar = self.language.grammar
        if not any(character.isalpha() for character in word.form):
            return False
        if word.form.casefold() in grammar.of or word.pos in ("NOUN", "ADJ"):
            return True
        if word.pos == "PROPN":
            return word.name != "person" or self._is_noun(word)
        return False

    def _bracket(self, known: Known, words: Sequence[Word], opening: int) -> None:
        closing = next((k for k in range(opening, min(len(words), opening + 10)) if words[k].form == ")"), None)
        if closing is None or closing == opening + 1:
            return
        inner = Span(words[opening + 1].span.start, words[closing - 1].span.end).of(self.article.page.text)
        if known.kind == "organisation" and inner.isupper() and " " not in inner:
            known = self._body_around(known, words, opening) or known
            known.variants.append(inner)
            self._index.claim(inner, known)
            for number, word in self._capitals.get(inner, ()):
                self._adopt(known, number, word)
        elif known.kind == "person" and not inner.isdigit():
            known.roles.append(inner)

    def _body_around(self, known: Known, words: Sequence[Word], opening: int) -> Known | None:
        """ "Das | Bundesamt für Häfen (BAH)": where nouns are written large, the letters are those of the whole, not of the harbours."""
        joint, grammar = opening - 1 - len(known.name.split()), self.language.grammar
        if not grammar.large_nouns or joint < 1 or words[joint].form.casefold() not in grammar.in_bodies:
            return None
        head = words[joint - 1]
        if head.pos != "NOUN" or not self.language.roles.is_organisation(head.form):
            return None
        return self.add(Span(head.span.start, words[opening - 1].span.end).of(self.article.page.text), "organisation")

    def _adopt(self, known: Known, number: int, word: int) -> None:
        old = self._by_place.get((number, word))
        if old is known:
            return
        if old is not None and old.name == self.sentences[number].words[word].form and old in self.known:
            self.known.remove(old)
            known.mentions += old.mentions
            known.places += old.places
            for place in [p for p, k in self._by_place.items() if k is old]:
                self._by_place[place] = known
        else:
            self._by_place[number, word] = known
            known.mentions.append(self.sentences[number].words[word].span)
            known.places.append((number, word))

    def _apposition(self, known: Known, words: Sequence[Word], first: int) -> None:
        last = next(
            (k for k in range(first, len(words)) if words[k].form in (",", ".", ";", ":") or words[k].pos == "PUNCT"),
            len(words),
        )
        part = words[first:last]
        if (
            not part
            or any("VerbForm=Fin" in w.features for w in part)
            or part[0].pos in ("ADP", "ADV", "CCONJ", "SCONJ", "PRON")
        ):
            return
        run = list(itertools.takewhile(lambda w: w.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON"), part))
        nouns = [w for w in run if w.pos == "NOUN"][-1:] or [w for w in part if w.pos == "NOUN"]
        if nouns and (
            self.language.roles.is_person(nouns[0].form) or self.language.roles.is_organisation(nouns[0].form)
        ):
            self._add_role(known, Span(part[0].span.start, part[-1].span.end).of(self.article.page.text), nouns[:1])

    def _add_role(self, known: Known, role: str, nouns: Sequence[Word]) -> None:
        """One more role; its head noun as it stands, and as others may call it: "des Ministers" is "der Minister"."""
        if role and role not in known.roles:
            known.roles.append(role)
        bent = self.language.grammar.large_nouns
        parts = role.split()
        before = dict(zip(parts[1:], parts, strict=False))
        for noun in (form for word in nouns for form in ((word.form, word.lemma) if bent else (word.form,))):
            called = self.language.roles.office(noun, before.get(noun, ""))
            if called not in known.nouns:
                known.nouns.append(called)

    def _gender(self, known: Known) -> str:
        names = self.language.names
        if known.kind != "person":
            return "n" if known.kind in ("organisation", "country", "medium") else ""
        if any(self.language.roles.is_woman(noun) for noun in known.nouns):
            return "f"
        first = known.name.split()[0]
        if told := names.gender(first):
            return told
        if len(first) > 3 and first.casefold().endswith(names.female_first_endings):
            return "f?"
        return ""


def _capitals(sentences: Sequence[Sentence]) -> dict[str, list[tuple[int, int]]]:
    """Where words in capitals stand: (sentence, word) by form."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, sentence in enumerate(sentences):
        for k, word in enumerate(sentence.words):
            if word.form.isupper():
                found.setdefault(word.form, []).append((number, k))
    return found


def _is_subject(words: Sequence[Word], word: int) -> bool:
    """True for a subject, and for the name beside one: "burgemeester | Tom Horn"."""
    head = words[words[word].head]
    beside = words[word].relation in ("appos", "flat") and head.relation.startswith("nsubj")
    return words[word].relation.startswith("nsubj") or beside


def _ends_alike(one: list[str], other: list[str], table: Transcription) -> bool:
    """ "Nkoumba Obaye" and "Théophile Nkoumba Obaye": the shorter name is the end of the longer."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        alike = short[0][:1] == long[0][:1] and same(short[-1], long[-1], table)
        return alike and same("".join(short), "".join(long), table)
    return all(same(a, b, table) for a, b in zip(short, long[-len(short) :], strict=True))
