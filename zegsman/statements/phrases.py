"""Clauses on the surface: where the clause of a verb begins, and what its subject is.

Works on parts of speech and word order, with the parse as an adviser: on news text the borders that word order gives
are better than the subtrees of a small parser.
"""

from __future__ import annotations

from functools import cached_property

from zegsman.statements.nouns import NounPhrases
from zegsman.statements.scene import DASHES, Range

_JOINED = frozenset(("ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PROPN", "X"))
_OPENING = frozenset(("(", "[", "{"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Phrases(NounPhrases):
    """Answers questions about phrases and clauses of one scene."""

    @cached_property
    def _clause_starts(self) -> dict[int, int]:
        return {}

    def clause_start(self, verb: int) -> int:
        """The first word of the clause whose verb stands at `verb`; asked many times, looked for once."""
        if verb not in self._clause_starts:
            self._clause_starts[verb] = self._clause_start(verb)
        return self._clause_starts[verb]

    def _clause_start(self, verb: int) -> int:
        scene = self.scene
        begin = scene.sentence(verb)[0]
        position, fixed = verb - 1, "one order" in self.grammar.traits
        while position >= begin:
            form, lower = scene.words[position].form, scene.lower(position)
            if form == ")" and (opening := self._opening_of(begin, position)) is not None:
                position = opening - 1
                continue
            if form in (";", ":", "…") or (form in DASHES and self.stands_free(position)) or form == "(":
                return position + 1
            if scene.quote_of[position] != scene.quote_of[verb] and self._separates(position, verb):
                return position + 1
            if form == ",":
                if position == verb - 1 or (fixed and self._only_adverbs(position + 1, verb)):
                    opening = self._comma_before_aside(begin, position)
                    if opening is None:
                        return position + 1
                    position = opening
                elif not self._is_age(position) and not self._opens_apposition(position, verb):
                    return position + 1
            elif lower in self.grammar.coordinators and scene.words[position].pos == "CCONJ":
                if position == verb - 1 or self._has_finite(begin, position) or position == begin:
                    return position + 1
            elif (
                position > begin
                and self.opens_subordinate(position)
                and (
                    scene.words[position - 1].pos == "PUNCT"
                    or scene.words[position].pos == "SCONJ"
                    or lower in self.grammar.relatives
                )
                and not self._relative_is_full(position, verb)
            ):
                return position
            position -= 1
        return begin

    def _only_adverbs(self, first: int, verb: int) -> bool:
        """ ", who has died, | once | said": what may stand between an aside and the verb."""
        return all(self.scene.words[k].pos == "ADV" for k in range(first, verb))

    def _relative_is_full(self, pronoun: int, verb: int) -> bool:
        """ "keepers | who fought the flood | say": the relative clause has its verb already, and the next is the main clause's."""
        scene = self.scene
        if (
            "one order" not in self.grammar.traits
            or scene.words[pronoun].pos != "PRON"
            or scene.words[pronoun - 1].form == ","
        ):
            return False
        between = range(pronoun + 1, verb)
        parted = any(
            scene.words[k].pos in ("CCONJ", "SCONJ") or scene.words[k].form in (",", ":") or self.is_pronoun(k)
            for k in between
        )
        return not parted and scene.words[verb].pos == "VERB" and self._has_finite(pronoun, verb - 1)

    def _is_age(self, comma: int) -> bool:
        """ "Kev Maddern|, 44, who …, said": a number by itself between commas parts no clauses."""
        words = self.scene.words
        alone = comma + 2 < len(words) and words[comma + 1].pos == "NUM" and words[comma + 2].form == ","
        return alone and words[comma - 1].form[:1].isupper()

    def _opens_apposition(self, comma: int, verb: int) -> bool:
        """ "Una Pellow|, keeper of the lock, who …, said": what a person is, before another aside, parts no clauses."""
        words = self.scene.words
        closing = next((k for k in range(comma + 1, min(verb - 1, comma + 13)) if words[k].form == ","), None)
        if closing is None or words[comma - 1].name != "person" or words[comma + 1].name == "person":
            return False
        return words[comma + 1].pos in ("DET", "NOUN", "PROPN") and not self._has_finite(comma, closing)

    def _opening_of(self, begin: int, closing: int) -> int | None:
        """The bracket that `closing` closes, at most a dozen words before it."""
        opening = (k for k in range(closing - 1, max(begin - 1, closing - 13), -1) if self.scene.words[k].form == "(")
        return next(opening, None)

    def _separates(self, position: int, verb: int) -> bool:
        """A quotation between a word and the verb parts them where it is a sentence of its own."""
        number = self.scene.quote_of[position]
        if number < 0:
            number = self.scene.quote_of[verb]
            return number >= 0
        quoted = self.scene.quotes[number].span.of(self.scene.text)
        return quoted.count(" ") >= 3 and quoted.rstrip("\"'”’“‘»«")[-1:] in (".", "!", "?", ",", "…")

    def _comma_before_aside(self, begin: int, comma: int) -> int | None:
        """For "X, die …, zegt": the comma that opens the aside which `comma` closes."""
        for position in range(comma - 1, begin, -1):
            if self.scene.words[position].form == ",":
                head_has_verb = self._has_finite(begin, position)
                opener = self.scene.lower(position + 1)
                relative = opener in self.grammar.relatives or self.scene.words[position + 1].pos == "ADP"
                if head_has_verb:
                    return None
                if relative or not self._has_finite(position, comma) or self._relative_within(position, comma):
                    return position
        pronoun = next((k for k in range(begin + 1, comma) if self.is_relative(k) and self.opens_subordinate(k)), None)
        if pronoun is not None and not self._has_finite(begin, pronoun) and self._has_finite(pronoun, comma):
            return pronoun  # "een collega die niet met haar naam in de krant wil, vertelt"
        return None

    def _relative_within(self, opening: int, closing: int) -> bool:
        """ ", the engineer who keeps the lock,": all that is finite in the aside stands behind a relative pronoun."""
        if "one order" not in self.grammar.traits:
            return False
        inner = range(opening + 1, closing)
        pronoun = next((k for k in inner if self.is_relative(k) and self.opens_subordinate(k)), None)
        return pronoun is not None and not self._has_finite(opening, pronoun)

    def story_start(self, first: int) -> int:
        """The first word behind a dateline: "ZWOLLE (ANP) - | Een boekhouder"."""
        scene = self.scene
        opening = scene.words[first].form
        timed = opening[:1].isdigit()  # "20.50 – Alle veerdiensten zijn geschrapt"
        if not timed and (not opening.isupper() or len(opening) < 3):
            return first
        stop = min(scene.sentence(first)[1], first + 9)
        dash = next((k for k in range(first + 1, stop) if self._ends_dateline(k, timed)), None)
        return dash + 1 if dash is not None and not self._has_finite(first, dash) else first

    def _ends_dateline(self, word: int, timed: bool) -> bool:
        """A dash between blanks; behind a time a colon too: "16.52 Uhr: | Alle Fähren fahren wieder"."""
        form = self.scene.words[word].form
        return (form in DASHES and self.stands_free(word)) or (timed and form == ":")

    def is_in_mood(self, verb: int) -> bool:
        """ "Das Tor | sei | zu": a verb in the mood of reported speech, where the language has one."""
        return "reported mood" in self.grammar.traits and "Mood=Sub" in self.scene.words[verb].features

    def is_subordinate(self, verb: int) -> bool:
        """True where the clause of a verb opens with a subordinating or relative word and the verb comes late."""
        start = self.clause_start(verb)
        return start < verb and self.opens_subordinate(start) and not self._points(start, verb)

    def _points(self, pronoun: int, verb: int) -> bool:
        """ "…, | das seien 60 Prozent der Kosten": a pronoun with its verb right behind, and more behind that, opens a main clause."""
        scene, after = self.scene, verb + 1
        if "bare clause behind a comma" not in self.grammar.traits or verb != pronoun + 1:
            return False
        if scene.lower(pronoun) not in self.grammar.backward or after >= scene.sentence(verb)[1]:
            return False
        return scene.words[after].pos not in ("PUNCT", "CCONJ", "VERB", "AUX")

    def subject(self, verb: int, group: tuple[int, ...] = ()) -> Range | None:
        """The subject of a verb (with the finite verb of its group), as the noun phrase that stands in the text."""
        return self.up_to_verb(self._subject(verb, group), self.finite_of(verb, group))

    def up_to_verb(self, phrase: Range | None, finite: int) -> Range | None:
        """ "Das Amt | für Schleusen teilte mit": where the verb comes second, all that stands before it is one phrase."""
        scene = self.scene
        if phrase is None:
            return None
        first, last = phrase
        if "one order" in self.grammar.traits or last >= finite or scene.words[finite].pos not in ("VERB", "AUX"):
            return phrase
        if first != scene.sentence(first)[0] or self.is_pronoun_phrase(phrase):
            return phrase
        rest = range(last, finite)
        joined = all(scene.words[k].pos in _JOINED and k not in scene.timed and scene.quote_of[k] < 0 for k in rest)
        return (first, finite) if joined and scene.words[finite - 1].pos != "ADP" else phrase

    def _subject(self, verb: int, group: tuple[int, ...]) -> Range | None:
        scene = self.scene
        finite = self.finite_of(verb, group)
        start = self.clause_start(finite)
        stop = scene.sentence(verb)[1]
        begin = scene.sentence(verb)[0]
        pointing = finite == begin + 1 and scene.lower(begin) in self.grammar.backward
        parsed = self._parsed_subject(verb, group)
        found: Range | None = None
        if parsed is not None and not (pointing and parsed == begin) and self._plausible(parsed, start, finite, stop):
            found = self.around(parsed, stop)
        if found is not None and (found[0] < finite < found[1] or self._is_time(found)):
            found = None
        if (
            found is not None
            and found[1] <= finite
            and (behind := self._subject_behind(found, finite, stop)) is not None
        ):
            return behind
        if found is not None and (found[0] < finite or scene.lower(found[0]) not in self.grammar.fillers):
            return found
        prefield = None if pointing else self._prefield(finite, start)
        if prefield is not None and self.speaks(prefield):
            return prefield
        if found is not None:
            return found
        return self._subject_by_order(finite, finite if pointing else start, stop)

    def _subject_behind(self, before: Range, finite: int, stop: int) -> Range | None:
        """ "Het plan noemt | hij | een gok", "Den Plan nannte | Anna Tolm | teuer": the object stands before the verb."""
        head = (before[0], self.core(*before) or before[1])
        if (second := self._second_subject(head, finite, stop)) is not None:
            return second
        oblique = self.scene.lower(before[0]) in self.grammar.obliques or self._disagrees(head, finite)
        if self.speaks(head) and not oblique:
            return None
        if self._is_subject_pronoun(finite + 1):
            return (finite + 1, finite + 2)
        return self._subject_by_order(finite, finite, stop) if oblique else None

    def _disagrees(self, head: Range, finite: int) -> bool:
        """ "Negative Folgen | hält das Gericht …": several before a verb for one, and one right behind it, who speaks."""
        words = self.scene.words
        if finite + 1 >= len(words) or "Number=Sing" not in words[finite].features or words[finite + 1].pos != "DET":
            return False
        several = words[head[1] - 1].pos == "NOUN" and "Number=Plur" in words[head[1] - 1].features
        behind = self.forward(finite + 1, self.scene.sentence(finite)[1]) if several else None
        return behind is not None and self._may_be_subject(behind[0]) and self.speaks(behind)

    def _may_be_subject(self, first: int) -> bool:
        return self.starts_phrase(first) and self.scene.lower(first) not in self.grammar.obliques

    def _second_subject(self, head: Range, finite: int, stop: int) -> Range | None:
        """ "Eine Verschiebung | nannte | Anna Tolm | teuer": the parse sees a subject on either side."""
        scene = self.scene
        governors = {finite, scene.heads[finite]}
        subjects = [k for k in scene.children[min(governors)] + scene.children[max(governors)] if k > finite]
        behind = next((k for k in subjects if scene.words[k].relation == "nsubj"), None)
        alone = head[1] - head[0] == 1 and head[0] == scene.sentence(finite)[0]
        alone = alone and scene.words[head[0]].name in ("", "other") and not self.is_pronoun(head[0])
        if behind is None or not (alone or not self.speaks(head)) or self._has_finite(finite + 1, behind):
            return None
        found = self.around(behind, stop)
        return found if found is not None and found[0] > finite and self.speaks(found) else None

    def _is_subject_pronoun(self, word: int) -> bool:
        """A pronoun for a person right behind the verb."""
        if word >= len(self.scene.words):
            return False
        entry = self.pronouns.get(self.scene.words[word].form)
        return (
            entry is not None
            and entry.person == 3
            and entry.gender in ("m", "f")
            and self.scene.words[word].pos == "PRON"
        )

    def _prefield(self, finite: int, start: int) -> Range | None:
        """The one phrase that fills the place before a verb in a main clause: "Rusland, dat …, | verwijt"."""
        while start < finite - 1 and self.scene.words[start].pos == "ADV":
            start += 1  # "Ook vicepremier …"
        if start >= finite or not self._may_be_subject(start) or self.opens_subordinate(start):
            return None
        phrase = self.forward(start, finite)
        if phrase is None or self._is_time(phrase):
            return None
        end = phrase[1]
        while (end < finite and self.scene.words[end].form in (",", ")")) or (
            end < finite and self.scene.words[end].pos == "ADV"
        ):
            end += 1
        return phrase if end == finite else None

    def finite_of(self, verb: int, group: tuple[int, ...] = ()) -> int:
        """The finite verb of the group that `verb` belongs to: an auxiliary, the verb it depends on, or itself."""
        scene = self.scene
        if scene.is_finite(verb) or self.is_loose_participle(verb):
            return verb
        for other in group:
            if scene.is_finite(other):
                return other
        for child in scene.children[verb]:
            if scene.is_finite(child) and scene.words[child].relation.startswith(("aux", "cop")):
                return child
        head = scene.heads[verb]
        if (
            head != verb
            and scene.is_finite(head)
            and scene.words[verb].relation in ("xcomp", "ccomp", "conj", "advcl", "csubj")
        ):
            return head
        begin = scene.sentence(verb)[0]
        for position in range(verb - 1, begin - 1, -1):
            if scene.words[position].form in (";", ":"):
                break
            if scene.words[position].pos == "AUX" and scene.is_finite(position):
                return position
        return verb

    def is_loose_participle(self, verb: int) -> bool:
        """ "…, adding that": a present participle behind a comma, in a language that says so."""
        scene, word = self.scene, self.scene.words[verb]
        if "participle cue" not in self.grammar.traits or verb == scene.sentence(verb)[0]:
            return False
        form = "VerbForm=Ger" in word.features or ("VerbForm=Part" in word.features and "Tense=Pres" in word.features)
        if not form or (scene.words[verb - 1].form != "," and self.absolute_subject(verb) is None):
            return False
        return self._has_finite(scene.sentence(verb)[0], verb)  # not "X, citing recordings, said": nothing is said yet

    def absolute_subject(self, verb: int) -> Range | None:
        """ "…, with | one keeper | saying that …": the subject of a participle, behind a comma and a word that ties it to the clause before."""
        scene, begin = self.scene, self.scene.sentence(verb)[0]
        tie = next((k for k in range(verb - 1, begin, -1) if scene.lower(k) in self.grammar.accompanying), begin)
        if tie == begin or scene.words[tie - 1].form != "," or tie + 1 == verb or not self.starts_phrase(tie + 1):
            return None
        phrase = self.forward(tie + 1, verb)
        return phrase if phrase is not None and phrase[1] == verb else None

    def _parsed_subject(self, verb: int, group: tuple[int, ...]) -> int | None:
        scene = self.scene
        for governor in (verb, *group, self.finite_of(verb, group), scene.heads[verb]):
            for child in scene.children[governor]:
                if scene.words[child].relation.startswith("nsubj"):
                    return child
        return None

    def _plausible(self, subject: int, start: int, finite: int, stop: int) -> bool:
        if self.scene.words[subject].form.casefold() in self.grammar.expletives and subject > finite:
            return False
        if subject < start:
            return False
        if subject > finite:
            between = range(finite + 1, subject)
            return not any(self.scene.is_finite(k) or self.scene.words[k].form in (":", ";") for k in between)
        return subject < stop

    def _is_time(self, phrase: Range) -> bool:
        """ "Woensdag | eiste de aanklager": when it was said is not who said it."""
        words = [k for k in range(*phrase) if self.scene.words[k].pos not in ("ADP", "DET")]
        return bool(words) and all(k in self.scene.timed for k in words)

    def _subject_by_order(self, finite: int, start: int, stop: int) -> Range | None:
        """Verb second: what stands before the finite verb is the subject, or else what follows it."""
        scene = self.scene
        first = start
        if first < finite and scene.lower(first) in self.grammar.as_ and not self.starts_phrase(first):
            first += 1
        elif first < finite and self.opens_subordinate(first):
            stands_for_subject = self.is_relative(first) and scene.words[first].pos == "PRON"
            first = first if stands_for_subject else first + 1
        fixed = "one order" in self.grammar.traits
        while fixed and first < finite and scene.words[first].pos in ("ADV", "CCONJ"):
            first += 1
        if first < finite and self._may_be_subject(first):
            found = self.forward(first, finite)
            aside = fixed and scene.words[finite - 1].form == ","  # "X, who …, said", "X, citing …, said"
            ends = found is not None and (found[1] >= finite - 1 or (aside and scene.words[found[1]].form == ","))
            if found is not None and ends and not self._is_time(found):
                return found
        position = finite + 1
        while position < stop and (
            scene.words[position].pos in ("ADV", "PART")
            or (position in scene.timed and not fixed)
            or (
                scene.lower(position) in self.grammar.fillers
                and position + 1 < stop
                and self.starts_phrase(position + 1)
                and scene.words[position + 1].pos != "ADJ"
            )
        ):
            position += 1
        if position < stop and self.starts_phrase(position):
            behind = self.forward(position, stop)
            clause = fixed and behind is not None and behind[1] < stop and scene.is_finite(behind[1])
            if not clause:  # but "said | they did not look" opens what was said
                return behind
        if first < finite and self._may_be_subject(first):
            last_resort = self.forward(first, finite)
            return None if last_resort is None or self._is_time(last_resort) else last_resort
        return None
