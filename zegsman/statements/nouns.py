"""Noun phrases on the surface: where a source begins and ends.

Works on parts of speech and word order; the parse is an adviser. What is a speaker, a pronoun or a medium is told by the
tables of the language.
"""

from __future__ import annotations

from zegsman.language.cues import Cues
from zegsman.language.grammar import Grammar
from zegsman.language.pronouns import Pronouns
from zegsman.language.roles import Roles
from zegsman.statements import fixed
from zegsman.statements.scene import DASHES, Range, Scene
from zegsman.values import Word

_OPENING = frozenset(("(", "[", "{"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class NounPhrases:
    """Answers questions about the noun phrases of one scene."""

    def __init__(self, scene: Scene, grammar: Grammar, cues: Cues, roles: Roles, pronouns: Pronouns) -> None:
        self.scene, self.grammar, self.cues = scene, grammar, cues
        self.roles, self.pronouns = roles, pronouns
        self._attributing = fixed.index(cues.sources)

    def starts_phrase(self, word: int) -> bool:
        """True where a noun phrase may begin."""
        kinds = ("DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "X")
        if self._is_particle_name(word):
            return True
        token = self.scene.words[word]
        # "Ursprünglich | wollte der Verein …"
        adverb = token.pos == "PROPN" and token.relation == "advmod" and not token.name
        if token.pos == "VERB" and token.relation == "amod":
            return self._premodifies(word, len(self.scene.words))  # "| leading scientists"
        return token.pos in kinds and not adverb and not self._opens_clause(word)

    def _is_particle_name(self, word: int) -> bool:
        """ "Van Goethem" at the head of a sentence."""
        if word + 1 >= len(self.scene.words) or self.scene.lower(word) not in self.grammar.name_particles:
            return False
        here, following = self.scene.words[word], self.scene.words[word + 1]
        return (
            here.pos != "DET" and here.form[:1].isupper() and following.form[:1].isupper() and following.pos != "PUNCT"
        )

    def forward(self, first: int, stop: int) -> Range | None:
        """The noun phrase that begins at `first`, with what belongs to it, at most up to `stop`."""
        scene = self.scene
        if first >= stop:
            return None
        head = self.core(first, stop)
        if head is None:
            return None
        last = head
        while last < stop:
            more = self._postmodifier(first, last, stop)
            if more <= last:
                break
            last = more
        while last > first + 1 and scene.words[last - 1].form in (",", ":", ";"):
            last -= 1
        return (first, last)

    def _joins_roles(self, word: int, stop: int) -> bool:
        """Two roles of one person: "and", a role without an article and right behind it the name."""
        if word + 2 >= stop or self.scene.lower(word) not in self.grammar.ands:
            return False
        before, role, named = (self.scene.words[k] for k in (word - 1, word + 1, word + 2))
        if named.name != "person" or role.name:
            return False
        return self.roles.is_person(before.form) and self.roles.is_person(role.form)

    def core(self, first: int, stop: int) -> int | None:
        """One past the last word of the bare phrase at `first` (determiner to head noun); None where there is none."""
        scene, words = self.scene, self.scene.words
        if self.is_pronoun(first) and not self._is_determiner_here(first, stop) and not self._opens_title(first, stop):
            return self._pronoun_core(first, stop)
        position, seen_noun = first, False
        if self._is_particle_name(first):
            position, seen_noun = first + 2, True
        while position < stop and not (seen_noun and position in scene.timed):
            token = words[position]
            if seen_noun and token.form.islower() and self._runs_to_name(first, position, stop):
                position += 1
                continue  # "hoogleraar technische kunstgeschiedenis Adriënne …"
            if seen_noun and self._joins_roles(position, stop):
                position += 2
                continue  # "des Historikers | und Geheimdienstexperten | Adrian Tolm"
            if seen_noun and self._opens_another(first, position):
                break
            if not seen_noun and (end := self.title_end(position, stop)) > position:
                return end
            if token.pos in ("NOUN", "PROPN", "X", "SYM") or self._is_capital(position, first):
                seen_noun = True
            elif not (self._goes_on(position, stop) if seen_noun else self._premodifies(position, stop)):
                break
            position += 1
        if seen_noun:
            return position
        if position > first and words[position - 1].pos in ("NUM", "ADJ", "PRON") and position - first <= 3:
            return position  # "de twee", "twee bronnen" without its noun, "beiden"
        return None

    def _opens_title(self, word: int, stop: int) -> bool:
        """ "meldt | Het Morgenblad": an article with a capital within a sentence is part of the name behind it."""
        words = self.scene.words
        if word + 1 >= stop or word == self.scene.sentence(word)[0] or not words[word].form[:1].isupper():
            return False
        if self.scene.lower(word) not in self.grammar.determiner_pronouns or words[word - 1].form == ":":
            return False
        return (
            words[word + 1].form[:1].isupper()
            and words[word + 1].pos != "PUNCT"
            and self.scene.quote_of[word] == self.scene.quote_of[word - 1]
        )

    def _pronoun_core(self, first: int, stop: int) -> int | None:
        """ "zij | zelf", "een van | de bonden": one past a pronoun and what belongs to it."""
        scene, after = self.scene, first + 1
        if after < stop and scene.lower(after) in self.grammar.selves:
            after += 1
        if after + 1 < stop and scene.lower(first) in self.grammar.ones and scene.lower(after) in self.grammar.of:
            return self.core(after + 1, stop)
        return after

    def _opens_another(self, first: int, position: int) -> bool:
        """ "het openbaar ministerie | celstraffen": a second common noun opens a phrase of its own, where nouns do not join."""
        token, before = self.scene.words[position], self.scene.words[position - 1]
        if self.grammar.nouns_join or token.pos not in ("NOUN", "SYM") or not token.form.islower():
            return False
        if self._is_of_place(position - 1):
            return False
        return not before.form.endswith("-") and not (position == first + 1 and self._owns(first))

    def _is_of_place(self, word: int) -> bool:
        """ "die | Tolviker | Behörde": an adjective that is made of a place's name, behind an article."""
        words, endings = self.scene.words, tuple(self.grammar.place_endings)
        named = words[word].pos == "PROPN" and words[word].form.endswith(endings)
        return bool(endings) and named and word > 0 and words[word - 1].pos == "DET"

    def _goes_on(self, position: int, stop: int) -> bool:
        """ "the council | 's | new | leader", "a rope | - | supplement company": what may stand between two nouns of one phrase."""
        if self._joins_name(position, stop) or self._is_possessive(position, stop):
            return True
        owned = self.scene.words[position - 1].lemma in self.grammar.possessive_marks
        return (owned and self._premodifies(position, stop)) or self._is_hyphen(position, stop)

    def _owns(self, word: int) -> bool:
        """ "Lusitaras | Verkehrsministerin", "Deren | Vorsitzende": an owner before its noun, where nouns have capitals of their own."""
        token = self.scene.words[word]
        named = bool(token.name) and token.form[-1:] in ("s", "’", "'", "z", "x")
        return self.grammar.large_nouns and (named or self.scene.lower(word) in self.grammar.possessives)

    def _is_possessive(self, position: int, stop: int) -> bool:
        """ "the council | 's | leader": the mark of a possessive between nouns, where the language joins them."""
        if not self.grammar.nouns_join or self.scene.words[position].pos != "PART":
            return False
        following = self.scene.words[position + 1].pos if position + 1 < stop else ""
        return following in ("NOUN", "PROPN", "ADJ", "NUM")

    def _is_hyphen(self, position: int, stop: int) -> bool:
        """A hyphen that stands apart only because the words were parted there."""
        words = self.scene.words
        if words[position].form != "-" or not 0 < position < stop - 1:
            return False
        return words[position - 1].span.end + 1 == words[position].span.end == words[position + 1].span.start

    def _joins_role(self, first: int, begin: int) -> bool:
        """ "Pawshield | chief executive …": the name of a body before a role that the tagger took for an adjective."""
        before = self.scene.words[first - 1]
        free = first - 2 < begin or self.scene.words[first - 2].pos != "ADP"
        return (
            self.grammar.nouns_join
            and before.pos in ("NOUN", "PROPN")
            and self.scene.words[first].pos == "ADJ"
            and free
        )

    def source_at(self, word: int) -> int:
        """How many words long the preposition of attribution is that stands here ("volgens", "according to"); 0 for none."""
        return fixed.length_at(self.scene.lowers, word, self._attributing)

    def owner_behind(self, after: int, stop: int) -> Range | None:
        """ "de boodschap | van de burgemeester", "das Fazit | des Rates": whose a noun before `after` is, if that is somebody who speaks."""
        if after + 1 >= stop or self.scene.lower(after) not in self.grammar.of:
            return None
        owner = self.forward(after if self.scene.words[after].pos == "DET" else after + 1, stop)
        return owner if owner is not None and self.speaks(owner) else None

    def _runs_to_name(self, first: int, position: int, stop: int) -> bool:
        """Lower-case nouns and adjectives behind a role that end in a person's name."""
        words = self.scene.words
        end = next((k for k in range(position, min(stop, position + 4)) if not words[k].form.islower()), None)
        if end is None or end == position or not self._names_person(end, stop):
            return False
        # "Pawshield | chief executive Marisol …"
        roles = words[first:end] if self.grammar.nouns_join else (words[position - 1], words[first])
        if not any(self.roles.is_person(word.form) for word in roles):
            return False
        return all(words[k].pos in ("NOUN", "ADJ") for k in range(position, end))

    def _names_person(self, word: int, stop: int) -> bool:
        """A name of a person, also one whose first word the model left outside, where nouns join: "chief executive | Marisol Berg"."""
        last = min(word + 1, stop - 1) if self.grammar.nouns_join else word
        return "person" in (self.scene.words[word].name, self.scene.words[last].name)

    def _is_capital(self, position: int, first: int) -> bool:
        """A capital inside a phrase belongs to a name, whatever the tagger made of it."""
        token = self.scene.words[position]
        if position == first or not token.form[:1].isupper() or token.pos in ("PUNCT", "ADP"):
            return False
        before = self.scene.words[position - 1]
        following = self.scene.words[position + 1] if position + 1 < len(self.scene.words) else token
        if token.pos == "ADJ" and following.pos in ("NOUN", "ADJ", "PROPN"):
            return self.grammar.nouns_join and following.name == "person" and self._opens_name(before)
        return token.pos not in ("VERB", "AUX") or before.pos in ("NOUN", "PROPN")

    def _opens_name(self, before: Word) -> bool:
        """ "Attorney | General Lora Lynd", "author | Shameez Papathan": taken for an adjective, but behind a capital or a role."""
        return before.pos == "PROPN" or self.roles.is_person(before.form)

    def speaks(self, source: Range) -> bool:
        """True for a phrase that can be a speaker: a name, a pronoun, a person or a body."""
        scene, roles = self.scene, self.roles
        if self.is_pronoun_phrase(source):
            return True
        for word in range(*source):
            token = scene.words[word]
            if token.pos == "PROPN" or token.name or self._is_bare_name(word, source):
                return True
            if token.form[:1].isupper() and token.pos != "PUNCT" and word > scene.sentence(word)[0]:
                return True
            if token.pos in ("NOUN", "ADJ", "X", "VERB", "NUM") and any(
                test(form)
                for test in (roles.is_person, roles.is_organisation, roles.is_anonymous)
                for form in (token.form, token.lemma)
            ):
                return True
        return False

    def _is_bare_name(self, word: int, source: Range) -> bool:
        """A name at the head of a sentence that the tagger took for a noun: singular, with no determiner."""
        token = self.scene.words[word]
        alone = source[1] - source[0] == 1 and word == self.scene.sentence(word)[0]
        return alone and token.pos in ("NOUN", "X") and token.form[:1].isupper() and "Number=Plur" not in token.features

    def is_medium(self, phrase: Range) -> bool:
        """True for a phrase with the noun or the name of a medium in it."""
        scene, roles = self.scene, self.roles
        if any(roles.is_medium(scene.words[k].lemma) or roles.is_medium(scene.words[k].form) for k in range(*phrase)):
            return True
        return any(
            roles.is_medium_name(scene.span((first, last)).of(scene.text))
            for first in range(*phrase)
            for last in range(first + 1, min(phrase[1], first + 4) + 1)
        )

    def names_document(self, core: Range) -> bool:
        """ "einer | Umfrage", "the annual | report": a bare phrase with the noun of a document in it."""
        nouns = self.cues.document_nouns
        return any(
            self.scene.words[k].lemma.casefold() in nouns
            or self.scene.lower(k) in nouns
            or any(self.scene.lower(k).endswith(noun) for noun in nouns if len(noun) > 4)
            for k in range(*core)
        )

    def is_pronoun_phrase(self, phrase: Range) -> bool:
        """True for "hij", "zij zelf"; not for "het gebouw", where the same form is an article."""
        alone = phrase[1] - phrase[0] == 1
        emphatic = phrase[1] - phrase[0] == 2 and self.scene.lower(phrase[0] + 1) in self.grammar.selves
        return (alone or emphatic) and self.is_pronoun(phrase[0])

    def is_pronoun(self, word: int) -> bool:
        """True for a pronoun of the table."""
        return self.pronouns.get(self.scene.words[word].form) is not None

    def _is_determiner_here(self, word: int, stop: int) -> bool:
        """ "haar woordvoerder", "die minister", "het bedrijf": a pronoun's form before its noun."""
        token = self.scene.words[word]
        if self.scene.lower(word) not in self.grammar.determiner_pronouns:
            return False
        owns = "Poss=Yes" in token.features or (
            self.grammar.large_nouns and self.scene.lower(word) in self.grammar.possessives
        )
        if token.pos != "DET" and not owns:
            return False
        if word + 1 < stop and self.title_end(word + 1, stop) > word + 1:
            return True  # "die „Altmoorer Zeitung“"
        for position in range(word + 1, min(stop, word + 5)):
            pos = self.scene.words[position].pos
            if pos in ("NOUN", "PROPN", "X"):
                return True
            if pos not in ("ADJ", "NUM", "ADV", "DET", "VERB"):
                return False
        return False

    def _premodifies(self, position: int, stop: int) -> bool:
        token = self.scene.words[position]
        if token.pos in ("DET", "ADJ", "NUM"):
            return True
        if token.pos == "PRON" and ("Poss=Yes" in token.features or self._is_determiner_here(position, stop)):
            return True
        if token.pos == "VERB" and self.scene.is_participle(position) and token.relation in ("amod", "acl"):
            return position + 1 < stop and self.scene.words[position + 1].pos in ("NOUN", "PROPN", "ADJ")
        if token.pos == "ADV" and position + 1 < stop:
            return self.scene.words[position + 1].pos in ("ADJ", "NUM")
        return False

    def _joins_name(self, position: int, stop: int) -> bool:
        """A small word inside a name: "Farid el Khatabi", "De Bruijn & Zoon", "Beatrijs van der Velde"."""
        scene = self.scene
        if scene.lower(position) not in self.grammar.name_particles or not scene.words[position - 1].form[:1].isupper():
            return False
        if scene.words[position].pos == "ADP" and scene.words[position].relation == "case":
            return False
        if scene.words[position].pos == "DET" and scene.lower(position) in self.grammar.datives:
            return False  # "sagte Hedwig Kallenbach | dem Tagblatt"
        after = position + 1
        while after < stop and scene.lower(after) in self.grammar.name_particles:
            after += 1
        return after < stop and scene.words[after].form[:1].isupper()

    def _postmodifier(self, first: int, last: int, stop: int) -> int:
        """One past what still belongs to the phrase that ends at `last`; `last` itself where nothing does."""
        scene = self.scene
        if last >= stop:
            return last
        form, lower = scene.words[last].form, scene.lower(last)
        if (named := self._quoted_name(first, last, stop)) > last:
            return named
        if form in _OPENING:
            closing = next(
                (k for k in range(last, min(stop, last + 25)) if scene.words[k].form == _CLOSING[form]), None
            )
            return closing + 1 if closing is not None else last
        if lower in self.grammar.selves:
            return last + 1
        if lower in self.grammar.attaching and self._attaches(first, last):
            doubled = last + 1 < stop and scene.words[last + 1].pos == "ADP"
            begin = last + 2 if doubled else last + 1
            end = self.core(begin, stop) if begin < stop else None
            return end if end is not None else last
        if lower in self.grammar.ands and last + 1 < stop and self.starts_phrase(last + 1):
            end = self.core(last + 1, stop)
            if end is not None and self._runs_to_name(first, last + 1, stop):
                return end  # "minister of mines | and energy Tom Alwin", "moderator | and author Shaz Papathan"
            if (
                end is not None
                and not (end < stop and self._finite_soon(end, stop))
                and self._same_sort(first, last + 1)
            ):
                return end
            return last
        if form == "," and last + 1 < stop:
            return self._apposition(first, last, stop)
        joins = "bare clause behind a comma" not in self.grammar.traits  # there a relative has its comma, too
        pronoun = self.is_relative(last) and scene.words[last].pos in ("PRON", "DET")
        if joins and pronoun and lower not in self.grammar.openers:
            return self._relative(last, stop)
        return last

    def title_end(self, mark: int, stop: int) -> int:
        """ "laut | „Altmoorer Bote“": one past a name between marks that open here; `mark` itself where there is none."""
        scene = self.scene
        number = scene.quote_of[mark]
        if scene.words[mark].pos != "PUNCT" or number < 0 or (mark and scene.quote_of[mark - 1] == number):
            return mark
        end = mark
        while end < min(stop, mark + 7) and scene.quote_of[end] == number:
            end += 1
        names = [k for k in range(mark, end) if scene.words[k].pos != "PUNCT"]
        whole = end < len(scene.words) and scene.quote_of[end] != number and 0 < len(names) < 5
        capital = whole and scene.words[names[0]].form[:1].isupper() and scene.words[names[-1]].form[:1].isupper()
        return end if capital and not any(scene.is_finite(k) for k in names) else mark

    def _quoted_name(self, first: int, mark: int, stop: int) -> int:
        """ "die Zeitung | „Elsviker Post“": one past the marks around an outlet's name; `mark` itself where there is none."""
        scene = self.scene
        number = scene.quote_of[mark]
        if scene.words[mark].pos != "PUNCT" or number < 0 or not self.is_medium((first, mark)):
            return mark
        end = mark
        while end < min(stop, mark + 9) and scene.quote_of[end] == number:
            end += 1
        names = [k for k in range(mark, end) if scene.words[k].pos != "PUNCT"]
        capital = bool(names) and scene.words[names[0]].form[:1].isupper()
        return end if capital and len(names) < 5 and not any(scene.is_finite(k) for k in names) else mark

    def _relative(self, pronoun: int, stop: int) -> int:
        """ "een ambtenaar | die anoniem wil blijven": to the end of its verbs; a cue's own content is not taken in."""
        scene = self.scene
        finite = next((k for k in range(pronoun + 1, min(stop, pronoun + 9)) if scene.is_finite(k)), None)
        if finite is None or self._holds_cue(pronoun, min(stop, finite + 2)):
            return pronoun
        end = finite + 1
        while end < stop and scene.is_verb(end) and not scene.is_finite(end):
            end += 1
        return end if "one order" not in self.grammar.traits else self._relative_end(end, stop)

    def _relative_end(self, word: int, stop: int) -> int:
        """ "keepers who fought | other floods || say": to the main clause's verb, where objects stand behind the relative's."""
        scene = self.scene
        end = next((k for k in range(word, stop) if self._closes(k) or scene.words[k].pos == "SCONJ"), stop)
        verb = next((k for k in range(word, end) if scene.is_finite(k) and scene.words[k - 1].pos != "CCONJ"), end)
        return verb if not any(self.is_pronoun(k) or self.is_relative(k) for k in range(word, verb)) else word

    def _attaches(self, first: int, last: int) -> bool:
        """Whether a preposition goes on with the phrase before it, told from its head and what follows."""
        scene = self.scene
        preposition, head = scene.lower(last), scene.words[last - 1]
        following = scene.words[last + 1] if last + 1 < len(scene.words) else head
        if self.is_pronoun(first) and last - first == 1:
            return False
        if last + 1 in scene.timed or self._given_to_medium(last):
            return False
        if preposition in self.grammar.datives and head.name == "person":
            return False  # nobody's name has a genitive
        if preposition in self.grammar.datives and self.title_end(last + 1, len(scene.words)) > last + 1:
            return not self.roles.is_person(head.form)  # "sagte der Wirt | der „Post“", but "ein Bericht der „Post“"
        if preposition in self.grammar.of:
            return following.pos != "VERB"
        if preposition in self.grammar.attaching_origin:
            return following.form[:1].isupper() or (head.pos == "NOUN" and not self._is_of_verb(last))
        if preposition in self.grammar.attaching_circle or (
            preposition in self.grammar.attaching_place and self.roles.is_anonymous(head.form)
        ):
            return head.pos == "NOUN" and self.roles.is_anonymous(head.form)
        body = self.roles.is_organisation(head.form) or self.roles.is_organisation(head.lemma)
        if preposition in self.grammar.in_bodies and body and following.pos in ("NOUN", "PROPN"):
            return True  # "das Ministerium | für Umwelt"
        if preposition in self.roles.inside and self._is_seat(first, last):
            return True
        if preposition in self.grammar.attaching_place:
            named = following.form[:1].isupper() and not self.is_medium((last + 1, min(last + 3, len(scene.words))))
            return head.pos == "NOUN" and named and following.name != "person"
        return False

    def _is_seat(self, first: int, preposition: int) -> bool:
        """ "der Vorsitzende der Liste | im Rat, Jens Pohl,": where somebody sits, between the role and a comma with the name behind it."""
        scene, stop = self.scene, self.scene.sentence(preposition)[1]
        end = self.core(preposition + 1, stop) if preposition + 1 < stop else None
        if end is None or end + 1 >= stop or scene.words[end].form != "," or scene.words[end + 1].name != "person":
            return False
        role = any(self.roles.is_person(scene.words[k].form) for k in range(first, preposition))
        return role and self.roles.is_organisation(scene.words[end - 1].form)

    def _is_of_verb(self, preposition: int) -> bool:
        """ "De vlammen slaan volgens de zegsman | uit het dak": it says where to, and not where he is from."""
        noun, stop = self.scene.heads[preposition], self.scene.sentence(preposition)[1]
        return preposition < noun < stop and self.scene.is_verb(self.scene.heads[noun])

    def _given_to_medium(self, article: int) -> bool:
        """ "ein Sprecher | der Zeitung": whom one told, not whose spokesman it is."""
        if self.scene.lower(article) not in self.grammar.datives:
            return False
        end = self.core(article, self.scene.sentence(article)[1])
        return end is not None and end > article + 1 and self.is_medium((article, end))

    def _same_sort(self, first: int, second: int) -> bool:
        one, two = self.scene.words[first], self.scene.words[second]
        return (one.form[:1].isupper() or one.pos == "DET") == (two.form[:1].isupper() or two.pos == "DET")

    def _finite_soon(self, position: int, stop: int) -> bool:
        return position < stop and self.scene.is_finite(position)

    def _apposition(self, first: int, comma: int, stop: int) -> int:
        """ ", woordvoerder van de president," or ", die anoniem wil blijven,": one past its last word."""
        scene = self.scene
        end = next((k for k in range(comma + 1, stop) if self._closes(k)), stop)
        if end <= comma + 1:
            return comma
        opener = scene.lower(comma + 1)
        second = scene.lower(comma + 2) if comma + 2 < end else ""
        relative = opener in self.grammar.relatives or (
            scene.words[comma + 1].pos == "ADP" and second in self.grammar.relatives
        )
        verbs = [k for k in range(comma + 1, end) if scene.is_finite(k) or (relative and scene.is_verb(k))]
        article = not verbs and scene.words[comma + 1].pos == "DET"  # ", | der frühere Wirt,"
        if relative and not verbs and second in self.grammar.relatives and end < stop and scene.words[end].form == ",":
            return end  # ", onder wie Sara Bouman,"
        if relative and opener not in self.grammar.sentence_relatives and not article:
            return end if verbs and not self._holds_cue(comma + 1, end) else comma
        inner = next((k for k in range(comma + 2, end) if self.is_relative(k) and self.opens_subordinate(k)), end)
        if "one order" in self.grammar.traits and verbs and inner < verbs[0] and not self._holds_cue(inner, end):
            verbs = []  # ", a keeper who was not on duty,"
        if verbs or (
            scene.words[comma + 1].pos in ("ADP", "ADV", "CCONJ", "SCONJ") and opener not in self.grammar.selves
        ):
            return comma
        if end == comma + 2 and scene.words[comma + 1].pos == "NUM":
            return end  # "Kev Maddern, 44,"
        if self._is_named_behind(first, comma, end):
            return end
        if end == comma + 2 and scene.words[comma - 1].name == scene.words[comma + 1].name == "place":
            return end  # "a broker from Ness, Arkland,"
        noun = next((k for k in range(comma + 1, end) if scene.words[k].pos in ("NOUN", "PROPN")), None)
        if noun is None or (not self.starts_phrase(comma + 1) and opener not in self.grammar.selves):
            return comma
        named = scene.words[comma - 1].form[:1].isupper()
        role = any(
            self.roles.is_person(scene.words[k].form) or self.roles.is_organisation(scene.words[k].form)
            for k in range(comma + 1, end)
            if scene.words[k].pos == "NOUN" or (scene.words[k].pos == "PROPN" and not scene.words[k].name)
        )
        return end if role or (named and scene.words[comma + 1].pos in ("DET", "NOUN", "ADV", "ADJ")) else comma

    def _is_named_behind(self, first: int, comma: int, end: int) -> bool:
        """ "de auteur, Chuck Brannigan,", "the plant's owner, Dutch group Brakelmans,": a role, then the name of who has it."""
        words, roles = self.scene.words, self.roles
        tests = (roles.is_person, roles.is_organisation, roles.is_anonymous, roles.is_medium)
        if not any(test(words[k].form) or test(words[k].lemma) for k in range(first, comma) for test in tests):
            return False
        titled = comma + 2 < end and words[comma + 1].form[:1].isupper() and words[comma + 2].name == "person"
        if words[comma + 1].name == "person" or titled:
            return True
        if any(words[k].name == "person" for k in range(first, comma)):
            return False
        listed = end + 1 < len(words) and words[end].form == "," and self.scene.lower(end + 1) in self.grammar.ands
        named = words[end - 1].form[:1].isupper() and (words[end - 1].pos == "PROPN" or bool(words[end - 1].name))
        inner = range(comma + 1, end)
        plain = all(words[k].pos in ("DET", "ADJ", "NOUN", "PROPN", "X") for k in inner if not words[k].name)
        return named and plain and not listed

    def _holds_cue(self, first: int, stop: int) -> bool:
        words = self.scene.words
        verbs = any(words[k].lemma in self.cues.telling for k in range(first, stop) if self.scene.is_verb(k))
        return verbs and any(words[k].pos == "SCONJ" or self.scene.quote_of[k] >= 0 for k in range(first + 1, stop))

    def _closes(self, word: int) -> bool:
        form = self.scene.words[word].form
        return (
            form in (",", ";", ":", ".", "!", "?", ")")
            or (form in DASHES and (form != "-" or self.stands_free(word)))
            or (self.scene.words[word].pos == "PUNCT" and form in ("”", '"', "’’", "''", "“", "„"))
        )

    def _opens_clause(self, word: int) -> bool:
        """A relative or question word that opens a clause, as against the same form before a noun."""
        return self.scene.lower(word) in self.grammar.openers and self.scene.words[word].pos == "SCONJ"

    def stands_free(self, position: int) -> bool:
        """A dash between blanks parts clauses; a hyphen inside a word does not."""
        text, span = self.scene.text, self.scene.words[position].span
        return text[span.start - 1 : span.start].isspace() and text[span.end : span.end + 1].isspace()

    def _has_finite(self, first: int, stop: int) -> bool:
        return any(self.scene.is_finite(k) for k in range(first, stop))

    def opens_subordinate(self, word: int) -> bool:
        lower, pos = self.scene.lower(word), self.scene.words[word].pos
        if pos == "ADV" and lower in self.grammar.openers and self._is_behind_comma(word):
            return not self.scene.is_finite(word + 1)  # "einen Grund, | warum er kam"
        if pos == "SCONJ":
            return any(
                lower in words for words in (self.grammar.subordinators, self.grammar.openers, self.grammar.relatives)
            )
        return pos in ("PRON", "ADV") and lower in self.grammar.relatives

    def _is_behind_comma(self, word: int) -> bool:
        words = self.scene.words
        return 0 < word < len(words) - 1 and words[word - 1].form == ","

    def is_relative(self, word: int) -> bool:
        """True for a form that can be a relative pronoun standing by itself: die, dat, wat, wie."""
        entry = self.pronouns.get(self.scene.words[word].form)
        return entry is not None and entry.gender == "relative"

    def _is_closed(self, word: int) -> bool:
        """ "vor | allem | die Fischer": an article of a preposition's own, before another one."""
        words = self.scene.words
        several = words[word].pos == "DET" and words[word + 1].pos == "DET"
        return several and word > 0 and words[word - 1].pos == "ADP"

    def around(self, noun: int, stop: int) -> Range | None:
        """The whole phrase around a head noun."""
        scene, first = self.scene, noun
        begin = scene.sentence(noun)[0]
        while first > begin and not self._is_closed(first - 1):
            token = scene.words[first - 1]
            if (
                (self._premodifies(first - 1, stop) and token.pos != "ADV")
                or (token.pos in ("NOUN", "PROPN", "X") and (scene.words[first].pos in ("PROPN", "X", "NOUN")))
                or self._is_possessive(first - 1, noun + 1)
                or self._joins_role(first, begin)
                or (token.pos in ("NOUN", "PROPN", "X") and self._is_possessive(first, noun + 1))
                or (
                    scene.lower(first - 1) in self.grammar.name_particles
                    and first - 2 >= begin
                    and scene.words[first].form[:1].isupper()
                    and scene.words[first - 2].pos == "PROPN"
                )
            ):
                first -= 1
            else:
                break
        # "minister van Buitenlandse Zaken Viktor Hranin": the parser may take the ministry or the name as the head.
        if (
            first - 2 >= begin
            and scene.lower(first - 1) in self.grammar.of
            and scene.words[first - 2].pos in ("NOUN", "PROPN")
            and scene.words[noun].relation not in ("nsubj",)
        ):
            return self.around(first - 2, stop)
        return self.forward(first, stop)
