"""What is said without marks, or only partly between them: clauses, infinitives and noun phrases behind a cue verb.

For each cue verb that no quotation took, this finder asks what the verb is given: a clause (zei dat …), what stands
before it (…, zei X), a colon, an infinitive (belooft te …), an object (eist …, noemt X “Y”), or the sentence before
(Dat bevestigt X). Borders come from the surface: a clause runs to the end of its sentence unless a new clause of the
reporter's begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from zegsman.language.cues import CueVerb
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft, Pattern
from zegsman.statements.quotations import QuotationFinder
from zegsman.statements.scene import Range
from zegsman.values import Moment, Span

_DASHES = frozenset(("–", "—", "-", "--"))
_OPENING = "“\"'‘„«”’»"


class ClauseFinder:
    """Finds indirect, mixed, reported and attributed content around cue verbs."""

    def __init__(
        self,
        quotations: QuotationFinder,
        cues: Mapping[int, CueWord],
        moments: Sequence[Moment],
        published: date | None,
    ) -> None:
        self.quotations, self.cues = quotations, cues
        self.moments = [
            m for m in moments if published is None or (m.last is not None and m.last <= published and not m.deadline)
        ]
        self.phrases, self.scene = quotations.phrases, quotations.scene
        self.grammar = self.phrases.grammar
        self._standing = [part for quote in quotations.standing if quote.depth == 0 for part in quote.parts]

    def find(self) -> list[Draft]:
        """All statements made by clauses."""
        drafts = []
        for verb, cue in sorted(self.cues.items()):
            if verb not in self.quotations.used and (draft := self._draft(cue)) is not None:
                drafts.append(draft)
                drafts += self._after_colon(cue, draft)
        return drafts

    def _after_colon(self, cue: CueWord, draft: Draft) -> list[Draft]:
        """ "ontkent dat zij wachtte: de uitslag kwam pas laat": the same speaker goes on behind the colon."""
        scene, stop = self.scene, self.limit(cue.verb)
        colon = scene.at(draft.content[-1].end)
        if colon >= stop or scene.words[colon].form != ":" or colon + 1 >= stop:
            return []
        first, last = colon + 1, self.end_of_clause(colon + 1, stop)
        if scene.words[first].form[:1] in _OPENING or not any(scene.is_finite(k) for k in range(first, last)):
            return []
        if any(first <= k < last and self.cues[k].takes("clause") for k in self.cues):
            return []
        content = self._span(first, last)
        return [Draft(content, (), None, "say", True, "goes on behind a colon", 0.6, orphan=True)] if content else []

    def _draft(self, cue: CueWord) -> Draft | None:
        if self._is_unsaid(cue):
            return None
        stop = self.limit(cue.verb)
        passive = self._is_passive(cue)
        impersonal = self._is_impersonal(cue)
        if passive:
            source = self._agent(cue, stop)
        elif impersonal:
            source = self.quotations.behind_of(cue.group[-1] + 1, stop)
        else:
            source = self._source(cue, stop)
        if source is None and not passive and not impersonal:
            return None
        for attempt in (
            self._as,
            self._behind_content,
            self._clause,
            self._colon,
            self._infinitive,
            self._backward,
            self._object,
            self._bare,
        ):
            draft = attempt(cue, source, stop)
            if draft is not None:
                if passive and source is None and not draft.clause:
                    return None
                if impersonal and source is None:
                    return replace(draft, orphan=True)
                return draft if passive or impersonal or self._may_say(cue, draft) else None
        return None

    # Where things end

    def limit(self, word: int) -> int:
        """One past the last word that a clause at `word` may reach: its sentence, and the quotation it stands in."""
        scene = self.scene
        stop = scene.sentence(word)[1]
        inside = next((part for part in self._standing if part.start <= scene.words[word].span.start < part.end), None)
        if inside is not None:
            stop = min(stop, scene.upto(inside.end))
        else:
            following = [part.start for part in self._standing if part.start > scene.words[word].span.start]
            if following:
                stop = min(stop, scene.upto(min(following)))
        while (
            stop > word + 1 and scene.words[stop - 1].pos == "PUNCT" and scene.words[stop - 1].form[:1] in ".!?…:;,–—"
        ):
            stop -= 1
        if inside is not None:
            while (
                stop > word + 1
                and scene.words[stop - 1].form in _OPENING
                and scene.words[stop - 1].span.end >= inside.end
            ):
                stop -= 1
            while stop > word + 1 and scene.words[stop - 1].form in ".!?…,":
                stop -= 1
        return stop

    def end_of_clause(self, first: int, stop: int, embedded: bool = False, main: bool = False) -> int:
        """One past the last word of the content that begins at `first`, before a new clause of the reporter's."""
        scene = self.scene
        depth = 0
        for position in range(first + 1, stop):
            form, lower = scene.words[position].form, scene.lower(position)
            if form in ("(", "["):
                depth += 1
            elif form in (")", "]"):
                if depth == 0:
                    return position
                depth -= 1
            if depth:
                continue
            if form == ";":
                return position
            if form in _DASHES and self.phrases.stands_free(position) and self._dash_parts(first, position, stop):
                return position
            if form == ":" and self._colon_parts(first, position, stop):
                return position
            if form == "," and position + 1 < stop and self._comma_parts(first, position, stop, embedded, main):
                return position
            if (
                lower in self.grammar.coordinators
                and scene.words[position - 1].form != ","
                and self._conjunct_parts(position, stop, main)
            ):
                return position
        return stop

    def _dash_closes(self, first: int, dash: int) -> bool:
        """A dash that closes an aside opened before the content."""
        begin = self.scene.sentence(first)[0]
        opened = sum(
            1 for k in range(begin, first) if self.scene.words[k].form in _DASHES and self.phrases.stands_free(k)
        )
        return opened % 2 == 1

    def _dash_parts(self, first: int, dash: int, stop: int) -> bool:
        """A dash that closes an aside, or opens one in which somebody says something."""
        if self._dash_closes(first, dash):
            return True
        closing = next((k for k in range(dash + 1, stop) if self.scene.words[k].form in _DASHES), stop)
        return any(
            k in self.cues and self.scene.is_finite(k) and self.cues[k].takes("clause") for k in range(dash, closing)
        )

    def _colon_parts(self, first: int, colon: int, stop: int) -> bool:
        """A colon ends a subordinate clause, and whatever stands before marks or before a new cue."""
        following = self.scene.words[colon + 1] if colon + 1 < len(self.scene.words) else None
        if following is None or following.form[:1] in _OPENING or self._opens(first):
            return True
        return any(k in self.cues for k in range(colon + 1, stop))

    def _comma_parts(self, first: int, comma: int, stop: int, embedded: bool, main: bool) -> bool:
        """True where the clause behind a comma is the reporter's own, or names the source."""
        scene, position = self.scene, comma + 1
        lower = scene.lower(position)
        if lower in self.phrases.cues.sources or lower in self.phrases.cues.behind:
            return self._tail(position, stop)
        if lower in self.phrases.cues.so and position + 1 < stop and scene.is_finite(position + 1):
            return True
        if scene.is_finite(position):
            return embedded or position in self.cues
        if lower in self.grammar.parting:
            return any(
                k in self.cues and self.cues[k].takes("clause", "object", "infinitive") for k in range(position, stop)
            )
        if lower in self.grammar.coordinators:
            return self._conjunct_parts(position, stop, main)
        if self.phrases.starts_phrase(position) and not self.phrases.is_relative(position):
            phrase = self.phrases.forward(position, stop)
            return phrase is not None and phrase[1] < stop - 1 and phrase[1] in self.cues and scene.is_finite(phrase[1])
        return False

    def _tail(self, position: int, stop: int) -> bool:
        """ ", aldus X": a preposition that names the source and then ends the sentence."""
        source = self.phrases.forward(position + 1, stop)
        return source is not None and not any(self.scene.is_finite(k) for k in range(source[1], stop))

    def _conjunct_parts(self, position: int, stop: int, main: bool = False) -> bool:
        """ "…, maar wil niet zeggen": main clause order behind en/maar, so no part of a subordinate clause."""
        scene, after = self.scene, position + 1
        while after < stop and scene.words[after].pos == "ADV" and not scene.is_verb(after):
            after += 1
        if after >= stop or self._opens(after):
            return False
        if scene.is_finite(after):
            return not main or after in self.cues
        phrase = self.phrases.forward(after, stop) if self.phrases.starts_phrase(after) else None
        if phrase is None or phrase[1] >= stop:
            return False
        if not scene.is_finite(phrase[1]) or phrase[1] >= stop - 1:
            return False
        return phrase[1] in self.cues or (not main and scene.lower(position) in self.grammar.contrasts)

    # Who

    def _source(self, cue: CueWord, stop: int) -> Range | None:
        before = cue.finite - 1
        while (
            before > 0
            and self.scene.words[before].pos == "ADV"
            and self.scene.sentence_of[before] == self.scene.sentence_of[cue.finite]
        ):
            before -= 1
        if (
            self.scene.lower(before) in self.grammar.coordinators
            and self.phrases.clause_start(cue.finite) > before
            and before > self.scene.sentence(cue.finite)[0]
        ):
            shared = self._shared_subject(cue)
            if shared is not None:
                return shared
        source = self.phrases.subject(cue.verb, cue.group)
        if source is None or any(k in cue.group for k in range(*source)):
            source = self._shared_subject(cue)
        return source

    def _shared_subject(self, cue: CueWord) -> Range | None:
        """ "X sloot de deur en zei dat …": the subject of the first conjunct."""
        scene, begin = self.scene, self.scene.sentence(cue.verb)[0]
        dashes = [k for k in range(begin, cue.finite) if scene.words[k].form in _DASHES and self.phrases.stands_free(k)]
        subordinate = self.phrases.is_subordinate(cue.finite)
        for position in range(cue.finite - 1, begin - 1, -1):
            if len(dashes) >= 2 and dashes[-2] < position < dashes[-1]:
                continue
            if (
                self.phrases.is_subordinate(position) == subordinate
                and scene.is_finite(position)
                and position not in cue.group
                and scene.quote_of[position] == scene.quote_of[cue.verb]
            ):
                return self.phrases.subject(position)
        return None

    def _is_passive(self, cue: CueWord) -> bool:
        scene = self.scene
        return scene.is_participle(cue.verb) and any(
            scene.words[child].relation == "aux:pass" for child in scene.children[cue.verb]
        )

    def _is_impersonal(self, cue: CueWord) -> bool:
        """ "klinkt het bij de bond", "luidt het": the cue holds its own empty subject."""
        scene = self.scene
        return (
            any(
                k != cue.verb
                and scene.words[k].pos == "PRON"
                and "Reflex=Yes" not in scene.words[k].features
                and scene.words[k].relation.startswith(("nsubj", "expl"))
                for k in cue.group
            )
            and "quote" in cue.frames
        )

    def _agent(self, cue: CueWord, stop: int) -> Range | None:
        """ "door de minister" beside a passive cue; nobody where it is missing."""
        for child in self.scene.children[cue.verb]:
            if self.scene.words[child].relation == "obl:agent":
                return self.phrases.around(child, stop)
        return None

    def _may_say(self, cue: CueWord, draft: Draft) -> bool:
        if draft.source is None:
            return True
        first = draft.source[0]
        entry = self.phrases.pronouns.get(self.scene.words[first].form) if draft.source[1] - first <= 2 else None
        if entry is not None and entry.person < 3:
            return self._personal(cue, draft, entry.person)
        if entry is not None and entry.gender == "nobody":
            return False
        if self._may_be_person(cue, draft, draft.source):
            return True
        return self.phrases.speaks(draft.source) or (
            draft.clause and draft.kind == "say" and draft.pattern == "cue, then clause"
        )

    def _may_be_person(self, cue: CueWord, draft: Draft, source: Range) -> bool:
        """A subject that no list knows ("de binnenschippers") speaks beside a verb that only people can be subject of."""
        scene = self.scene
        end = self.phrases.core(*source) or source[1]
        head = scene.words[end - 1]
        if head.pos not in ("NOUN", "PROPN", "X", "ADJ") or (
            self.phrases.is_pronoun(source[0]) and source[1] - source[0] == 1
        ):
            return False
        if scene.lower(source[0]) in self.grammar.words or source[0] in scene.timed:
            return False
        if draft.clause and draft.pattern != "pointing word":
            return True
        known = head.form.endswith(self.phrases.roles.plural_endings)
        return known or scene.words[cue.verb].lemma not in self.phrases.cues.strict

    def _personal(self, cue: CueWord, draft: Draft, person: int) -> bool:
        """ "ik zei: …" tells of a saying; "ik vind dat …", "we willen benadrukken" is the saying itself."""
        past = "Tense=Past" in self.scene.words[cue.finite].features
        if person == 2:
            return past
        auxiliary = self.scene.words[cue.finite].lemma != self.scene.words[cue.verb].lemma
        if draft.pattern in ("pointing word", "points to the sentence before") or (
            draft.kind == "attitude" and not past
        ):
            return False
        return (
            past
            or (draft.pattern == "cue, then colon" and "clause" in cue.frames)
            or (auxiliary and not self._under_modal(cue))
        )

    # What was not said

    def _is_unsaid(self, cue: CueWord) -> bool:
        """Negated, hypothetical and future speech is none: wilde niet zeggen of, had kunnen zeggen."""
        scene = self.scene
        if not (scene.is_finite(cue.verb) or scene.is_participle(cue.verb) or scene.is_infinitive(cue.verb)):
            return True
        if (
            scene.is_participle(cue.verb)
            and not scene.is_finite(cue.verb)
            and (cue.finite == cue.verb or scene.words[cue.verb].relation == "amod")
        ):
            return True
        kinds = {entry.kind for entry in cue.frames.values()}
        if scene.is_infinitive(cue.verb) and cue.finite == cue.verb:
            return True
        if scene.is_infinitive(cue.verb) and cue.finite != cue.verb and not self._governed(cue):
            return True
        if self._negated(cue):
            said = any(scene.lower(k) in self.grammar.words for k in cue.group)
            return not said and "attitude" not in kinds
        if (
            self._under_modal(cue)
            and self.phrases.clause_start(cue.finite) == cue.finite
            and cue.finite > scene.sentence(cue.verb)[0]
        ):
            return True  # "mocht hij dat nodig achten"
        if "bare" in cue.frames and self._wishes_to_say(cue):
            return True
        modal = scene.is_infinitive(cue.verb) and self._under_modal(cue)
        return modal and "attitude" not in kinds and not self._is_hearsay(cue)

    def _wishes_to_say(self, cue: CueWord) -> bool:
        """ "wil niet zeggen of": a wish about speaking is no statement of its own."""
        stop = self.scene.sentence(cue.verb)[1]
        for position in range(cue.verb + 1, min(stop, cue.verb + 10)):
            if self.scene.words[position].pos == "SCONJ" or self.scene.words[position].form in (",", ":"):
                return False
            if position in self.cues and self.scene.is_infinitive(position):
                return self.cues[position].takes("clause", "quote")
        return False

    def _is_hearsay(self, cue: CueWord) -> bool:
        """ "zou hebben gezegd", "zou … vinden": told by others, but told."""
        finite = self.scene.words[cue.finite]
        return finite.lemma in self.grammar.hearsay_modals and "Tense=Past" in finite.features

    def _governed(self, cue: CueWord) -> bool:
        """An infinitive right under its finite verb (durft toe te zeggen, laat weten), not inside its content."""
        scene = self.scene
        if any(scene.is_finite(k) for k in cue.group):
            return True
        marked = scene.lower(cue.verb - 1) in self.grammar.infinitive_markers
        if marked and scene.words[cue.finite].lemma not in self.grammar.modals:
            return False
        if scene.words[cue.finite].pos in ("AUX", "VERB"):
            return cue.finite in scene.children[cue.verb] or scene.heads[cue.verb] == cue.finite
        return False

    def _negated(self, cue: CueWord) -> bool:
        """A negation in the cue's own clause, before anything that the cue is given."""
        scene = self.scene
        first, stop = self.phrases.clause_start(cue.finite), scene.sentence(cue.verb)[1]
        late = scene.is_infinitive(cue.verb) or (scene.is_participle(cue.verb) and not scene.is_finite(cue.verb))
        subject = self.phrases.subject(cue.verb, cue.group) or (0, 0)
        for position in range(first, stop):
            own = scene.quote_of[position] == scene.quote_of[cue.verb] and position not in cue.group
            if own and scene.lower(position) in self.grammar.words and not subject[0] <= position < subject[1]:
                return True
            if position == cue.verb and late:
                return False
            if position > cue.finite and not late and not self._may_precede(position, cue, subject):
                return False
            if position > cue.finite and (self._opens(position) or scene.words[position].form[:1] in _OPENING):
                return False
        return False

    def _may_precede(self, position: int, cue: CueWord, subject: Range) -> bool:
        """Words that may stand between a finite cue and its negation: the subject, adverbs, pronouns."""
        token = self.scene.words[position]
        return subject[0] <= position < subject[1] or position in cue.group or token.pos in ("ADV", "PRON")

    def _under_modal(self, cue: CueWord) -> bool:
        return self.scene.words[cue.finite].lemma in self.grammar.modals and cue.finite != cue.verb

    # What was said

    def _make(
        self,
        content: tuple[Span, ...],
        cue: CueWord,
        source: Range | None,
        entry: CueVerb,
        clause: bool,
        pattern: Pattern,
        score: float,
        rest: Range,
    ) -> Draft:
        return Draft(content, cue.group, source, entry.kind, clause, pattern, score, entry.stance, rest)

    def _span(self, first: int, last: int) -> tuple[Span, ...]:
        """The characters of a range, without loose punctuation at its ends."""
        scene = self.scene
        while first < last and scene.words[first].pos == "PUNCT" and scene.words[first].form[:1] in ",:;–—-.)":
            first += 1
        while last > first and scene.words[last - 1].pos == "PUNCT" and scene.words[last - 1].form[:1] in ",:;–—-.(":
            last -= 1
        return (scene.span((first, last)),) if first < last else ()

    def _after_group(self, cue: CueWord, source: Range | None) -> int:
        """The first word behind the verb and, where it follows, its subject."""
        after = max(cue.verb, cue.finite if cue.finite in cue.group else cue.verb) + 1
        if source is not None and source[0] > cue.finite:
            after = max(after, source[1])
        return after

    def _clause(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X zei dat …"""
        entry = cue.frames.get("clause")
        if entry is None:
            return None
        first = self._opener(cue, source, stop)
        if first is None:
            return None
        last = self.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite))
        content = self._span(first, last)
        rest = (min(cue.finite, cue.verb), first)
        return self._make(content, cue, source, entry, True, "cue, then clause", 0.92, rest) if content else None

    def _opener(self, cue: CueWord, source: Range | None, stop: int) -> int | None:
        """The word that opens the clause a cue takes, with no other clause in between."""
        scene = self.scene
        position = min(cue.finite, cue.verb) + 1
        comma = False
        while position < stop:
            if source is not None and source[0] <= position < source[1]:
                position = source[1]
                continue
            if position in cue.group or position == cue.verb:
                position += 1
                continue
            if (
                self._opens(position)
                and self._finite_later(position, stop)
                and not self._is_only_object(cue, position, stop)
            ):
                return None if self._is_relative_aside(cue, position) else position
            form = scene.words[position].form
            if form in (":", ";") or scene.is_finite(position):
                return None
            if form == ",":
                comma = True
            elif comma and scene.words[position].pos in ("SCONJ", "CCONJ"):
                return None
            position += 1
        return None

    def _is_only_object(self, cue: CueWord, position: int, stop: int) -> bool:
        """ "sprak dat verwijt tegen": a particle behind the word closes the verb's frame around it."""
        behind = [k for k in cue.group if k > position]
        return bool(behind) and not any(
            self.scene.is_finite(k) for k in range(position, behind[-1]) if k not in cue.group
        )

    def _is_relative_aside(self, cue: CueWord, position: int) -> bool:
        """ "een plan voor het zomerreces, dat op 4 juli begint": behind a noun and a comma the word is a pronoun."""
        scene = self.scene
        if scene.words[position - 1].form != "," or not self.phrases.is_relative(position):
            return False
        between = range(cue.verb + 1, position - 1)
        return scene.words[position].pos == "PRON" or any(scene.words[k].pos == "NOUN" for k in between)

    def _opens(self, word: int) -> bool:
        scene, lower = self.scene, self.scene.lower(word)
        if lower not in self.grammar.openers:
            return False
        token = scene.words[word]
        if lower in self.grammar.backward and token.pos in ("PRON", "DET"):
            return lower in self.grammar.openers
        if self.phrases.is_relative(word) and token.pos == "DET":
            return False
        if lower in self.grammar.coordinators and token.pos == "CCONJ":
            return False
        return token.pos in ("SCONJ", "PRON", "ADV", "DET")

    def _finite_later(self, opener: int, stop: int) -> bool:
        scene = self.scene
        if scene.words[opener].pos == "SCONJ" or (
            stop - opener <= 2 and scene.lower(opener) not in self.grammar.backward
        ):
            return True
        return any(scene.is_finite(k) for k in range(opener + 1, self.end_of_clause(opener, stop)))

    def _behind_content(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """…, zegt X: what was said stands before the verb, and may go on behind the source."""
        entry = cue.frames.get("clause") or cue.frames.get("quote")
        scene, finite = self.scene, cue.finite
        if scene.is_infinitive(cue.verb) and finite not in cue.group and not self._is_hearsay(cue):
            return None
        impersonal = source is None and self._is_impersonal(cue)
        if entry is None or "bare" in cue.frames or finite == scene.sentence(finite)[0]:
            return None
        if not impersonal and (source is None or source[0] < finite):
            return None
        before = finite - 1
        if scene.lower(before) in self.phrases.cues.so and before > 0:
            before -= 1
        if scene.words[before].form != "," or scene.sentence_of[before] != scene.sentence_of[finite]:
            return None
        if self._opener(cue, source, stop) is not None:
            return None
        first = self.phrases.story_start(self._content_start(before))
        if first >= before or not any(scene.is_verb(k) for k in range(first, before)):
            return None
        if self._is_adverbial(first, before):
            return None
        after = max((source[1] if source else 0, *(k + 1 for k in cue.group)))
        if any(scene.words[k].form == ":" for k in range(after, min(scene.sentence(finite)[1], after + 6))):
            return None
        content = self._span(first, before)
        unfinished = all(self.phrases.is_subordinate(k) for k in range(first, before) if scene.is_finite(k))
        content += self._continued(after, stop, unfinished)
        return (
            self._make(content, cue, source, entry, True, "clause, then cue", 0.9, (finite, stop)) if content else None
        )

    def _content_start(self, comma: int) -> int:
        """The start of the clause that a cue behind a comma closes."""
        scene = self.scene
        begin = scene.sentence(comma)[0]
        for position in range(comma - 1, begin - 1, -1):
            form = scene.words[position].form
            if form == ";":
                return position + 1
            if any(part.end == scene.words[position].span.end for part in self._standing):
                return position + 1
            if any(part.start == scene.words[position].span.start for part in self._standing):
                return position + 1
        return begin

    def _is_adverbial(self, first: int, comma: int) -> bool:
        """ "Toen hij aankwam, zei hij …": the clause before the comma tells when or why, not what."""
        scene, lower = self.scene, self.scene.lower(first)
        if (
            lower in self.grammar.subordinators
            and lower not in self.grammar.openers
            and scene.words[first].pos in ("SCONJ", "ADV")
        ):
            commas = [k for k in range(first, comma) if scene.words[k].form == ","]
            return not commas
        finite = [k for k in range(first, comma) if scene.is_finite(k)]
        if scene.words[first].pos in ("ADP", "ADV") and finite:
            return all(self.phrases.is_subordinate(k) and self.phrases.clause_start(k) > first for k in finite)
        return False

    def _continued(self, after: int, stop: int, unfinished: bool = False) -> tuple[Span, ...]:
        """ "Die komt, laat zijn ministerie weten, ruim voor april": the content that goes on behind a second comma."""
        scene = self.scene
        comma = next((k for k in range(after, min(stop, after + 8)) if scene.words[k].form == ","), None)
        if comma is None or comma + 1 >= stop or any(scene.is_finite(k) for k in range(after, comma)):
            return ()
        if (
            self.phrases.is_relative(comma + 1)
            or scene.lower(comma + 1) in self.grammar.parting
            or (scene.is_finite(comma + 1) and not unfinished)
        ):
            return ()
        first = comma + 1
        last = self.end_of_clause(first, stop) if any(k in self.cues for k in range(first, stop)) else stop
        if (
            scene.words[first].pos == "NOUN"
            and last - first < 6
            and not any(scene.is_verb(k) for k in range(first, last))
        ):
            return ()
        return self._span(first, last)

    def _colon(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X zei: …, without marks."""
        entry = cue.frames.get("clause") or cue.frames.get("quote") or cue.frames.get("object")
        scene = self.scene
        after = self._after_group(cue, source)
        if self._negated(cue):
            return None
        for position in range(after, stop):
            if scene.lower(position) in self.grammar.infinitive_markers and self._infinitive_near(position, stop):
                return None
            if scene.is_finite(position) or (self._opens(position) and scene.words[position].pos == "SCONJ"):
                return None
            if scene.words[position].form == ":":
                if (
                    entry is None
                    or position + 1 >= stop
                    or (scene.words[position + 1].form[:1] in _OPENING and stop - position <= 2)
                ):
                    return None
                content = self._span(position + 1, self.end_of_clause(position + 1, stop))
                return (
                    self._make(content, cue, source, entry, True, "cue, then colon", 0.85, (after, position))
                    if content
                    else None
                )
        return None

    def _has_object(self, cue: CueWord, source: Range | None, colon: int) -> bool:
        """ "ontkent dit: …", "wees de kritiek van de hand: …": the verb has what it takes before the colon."""
        first = self._first_of_rest(cue, source, colon)
        kinds = {entry.kind for entry in cue.frames.values()}
        return "act" in kinds and first < colon and self.phrases.core(first, colon) is not None

    def _infinitive(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X belooft (om) … te …"""
        entry = cue.frames.get("infinitive")
        if entry is None:
            return None
        scene = self.scene
        first = self._first_of_rest(cue, source, stop)
        addressee = None
        inner = [k for k in cue.group if first <= k < stop and k > cue.verb]
        if inner:
            if first < inner[-1] and self.phrases.starts_phrase(first):
                addressee = self.phrases.forward(first, inner[-1])
            first = self._first_of_rest(cue, (inner[-1], inner[-1] + 1), stop)
        elif first < stop and self._is_addressee(cue, first, stop):
            addressee = self.phrases.forward(first, stop)
            first = addressee[1] if addressee is not None else first
        elif scene.words[cue.verb].lemma in self.phrases.cues.addressed:
            addressee = self._bare_addressee(first, stop)
            first = addressee[1] if addressee is not None else first
        last = (
            self.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite)) if first < stop else first
        )
        marker = next(
            (
                k
                for k in range(first, last - 1)
                if scene.lower(k) in self.grammar.infinitive_markers and self._infinitive_near(k, last)
            ),
            None,
        )
        if marker is None or any(scene.is_finite(k) and not self._in_relative(first, k) for k in range(first, marker)):
            return None
        opener = next(
            (
                k
                for k in range(first, marker)
                if scene.lower(k) in self.grammar.infinitive_openers and scene.words[k].pos in ("SCONJ", "ADP")
            ),
            None,
        )
        if opener is not None and opener > first:
            addressee = self.phrases.forward(first, opener)
            first = opener
        rest = (min(cue.finite, cue.verb), first)
        content = self._span(first, last)
        draft = (
            self._make(content, cue, source, entry, entry.kind != "act", "cue, then infinitive", 0.85, rest)
            if content
            else None
        )
        return draft if draft is None or addressee is None else replace(draft, addressee=addressee)

    def _is_addressee(self, cue: CueWord, first: int, stop: int) -> bool:
        """A bare phrase that depends on the cue and not on the infinitive: "adviseert gedupeerden een brief te sturen"."""
        scene = self.scene
        end = self.phrases.core(first, stop)
        if end is None or not self.phrases.speaks((first, end)):
            return False
        return any(
            scene.heads[k] == cue.verb and scene.words[k].relation in ("iobj", "obj", "obl:arg")
            for k in range(first, end)
        )

    def _infinitive_near(self, marker: int, last: int) -> bool:
        return any(self.scene.is_infinitive(k) for k in range(marker + 1, min(last, marker + 3)))

    def _in_relative(self, first: int, word: int) -> bool:
        return any(self.phrases.is_relative(k) for k in range(first, word))

    def _first_of_rest(self, cue: CueWord, source: Range | None, stop: int) -> int:
        """The first word of what a verb is given: behind verb and subject, adverbs, particles and fixed words."""
        scene = self.scene
        position = self._after_group(cue, source)
        if cue.finite < cue.verb and cue.finite not in cue.group:
            inverted = source is not None and cue.finite < source[0] and source[1] <= cue.verb
            position = source[1] if source is not None and inverted else cue.finite + 1
        while position < stop:
            token = scene.words[position]
            if (beyond := self.aside(position, stop)) > position:
                position = beyond
            elif (
                position in cue.group
                or token.form == ","
                or (
                    (token.pos == "ADV" or (token.pos == "ADJ" and token.relation == "advmod"))
                    and scene.lower(position) not in self.grammar.words
                    and not self._modifies_number(position)
                )
                or (
                    scene.lower(position) in self.grammar.fillers
                    and token.pos == "PRON"
                    and "Reflex=Yes" in token.features
                )
            ):
                position += 1
            else:
                break
        return position

    def aside(self, position: int, stop: int) -> int:
        """One past a moment or a medium that begins here ("dinsdag", "op X", "tegen RTL"); `position` where none does."""
        scene = self.scene
        begin = position + 1 if scene.words[position].pos == "ADP" and position + 1 < stop else position
        character = scene.words[begin].span.start
        moment = next((m for m in self.moments if m.span.start <= character < m.span.end), None)
        if (
            moment is not None
            and (begin == position or moment.kind == "day")
            and moment.span.start >= scene.words[position].span.start
        ):
            return min(stop, scene.upto(moment.span.end))
        if begin > position and scene.lower(position) in self.phrases.roles.through:
            phrase = self.phrases.core(begin, stop)
            if phrase is not None and self._is_medium((begin, phrase)):
                return phrase
        return position

    def _is_medium(self, phrase: Range) -> bool:
        scene, roles = self.scene, self.phrases.roles
        if any(roles.is_medium(scene.words[k].lemma) or roles.is_medium(scene.words[k].form) for k in range(*phrase)):
            return True
        return any(
            roles.is_medium_name(scene.span((first, last)).of(scene.text))
            for first in range(*phrase)
            for last in range(first + 1, min(phrase[1], first + 4) + 1)
        )

    def _without_tail(self, first: int, last: int) -> int:
        """The end of an object without the moments and media behind it: "de uitwijzing | donderdag op de staatszender"."""
        for position in range(first + 1, last):
            end = position
            while end < last and (beyond := self.aside(end, last)) > end:
                end = beyond
            if end == last:
                return position
        return last

    def _modifies_number(self, word: int) -> bool:
        following = self.scene.words[word + 1] if word + 1 < len(self.scene.words) else None
        return (
            following is not None
            and following.pos in ("NUM", "ADJ", "DET")
            and self.scene.words[word].relation in ("advmod", "amod")
            and self.scene.heads[word] > word
        )

    def _as(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """Zoals X al maanden benadrukt, …: what was said is the main clause behind."""
        entry = cue.frames.get("clause") or cue.frames.get("quote")
        scene, start = self.scene, self.phrases.clause_start(cue.finite)
        if entry is None or scene.lower(start) not in self.grammar.as_:
            return None
        last = max(cue.verb, cue.finite, *cue.group)
        comma = next((k for k in range(last + 1, min(stop, last + 8)) if scene.words[k].form == ","), None)
        if comma is None or start > scene.sentence(cue.verb)[0] or comma + 1 >= stop:
            return None
        content = self._span(comma + 1, self.end_of_clause(comma + 1, stop, main=True))
        return self._make(content, cue, source, entry, True, "as-clause", 0.85, (start, comma)) if content else None

    def _backward(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """Dat bevestigt X: the content is the sentence before, where it stands in the same block."""
        scene = self.scene
        begin = scene.sentence(cue.verb)[0]
        entry = cue.frames.get("clause") or cue.frames.get("object") or cue.frames.get("quote")
        if entry is None or source is None or scene.lower(begin) not in self.grammar.backward or source[0] <= begin:
            return None
        if cue.finite - begin > 1 or scene.words[begin].pos == "SCONJ":
            return None
        number = scene.sentence_of[cue.verb]
        if (
            number == 0
            or scene.labels[number - 1] != scene.labels[number]
            or scene.quote_of[scene.sentences[number - 1][0]] >= 0
        ):
            return self._make(
                (scene.words[begin].span,),
                cue,
                source,
                entry,
                entry.kind != "act",
                "pointing word",
                0.7,
                (cue.finite, stop),
            )
        first, last = scene.sentences[number - 1]
        content = self._span(self.phrases.story_start(first), last)
        return (
            self._make(content, cue, source, entry, True, "points to the sentence before", 0.85, (cue.finite, stop))
            if content
            else None
        )

    def _object(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X eist …, verwierp …, pleit voor …, noemt Y “Z”."""
        entry = cue.frames.get("object")
        if entry is None:
            return None
        scene = self.scene
        if self._object_before(cue, source):
            assert source is not None
            content = self._span(source[1], min(cue.verb, cue.finite))
            if not content:
                return None
            return self._make(content, cue, source, entry, False, "object, then cue", 0.8, (source[1], cue.verb))
        first = self._first_of_rest(cue, source, stop)
        addressee = None
        if not entry.preposition and scene.words[cue.verb].lemma in self.phrases.cues.addressed:
            addressee = self._bare_addressee(first, stop)
            first = addressee[1] if addressee is not None else first
        if cue.finite < cue.preposition < cue.verb:
            first = cue.preposition + 1
        elif entry.preposition:
            first = max(first, cue.preposition + 1) if cue.preposition > cue.verb else first
        last = (
            self.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite)) if first < stop else first
        )
        if not entry.preposition:
            last = self._without_tail(first, last)
        pieces = self._split_before_quote(first, last) or self._around_group(cue, first, last)
        if not pieces and cue.preposition >= 0 and cue.preposition < cue.verb:
            pieces = self._span(cue.preposition + 1, cue.verb)
        if not pieces or not self._has_noun(pieces):
            return None
        draft = self._make(pieces, cue, source, entry, False, "cue, then object", 0.7, (cue.finite, last))
        return replace(draft, addressee=addressee) if addressee is not None else draft

    def _split_before_quote(self, first: int, last: int) -> tuple[Span, ...]:
        """ "noemt hem | onlangs in een brief | “gek”": what stands between an object and its marks is no content."""
        scene = self.scene
        quote = next(
            (k for k in range(first, last) if scene.words[k].form[:1] in _OPENING and scene.quote_of[k] >= 0), None
        )
        head = (
            self.phrases.core(first, last)
            if quote is not None and quote > first and self.phrases.starts_phrase(first)
            else None
        )
        if quote is None or head is None or head >= quote:
            return ()
        position = head
        while position < quote:
            if (beyond := self.aside(position, quote)) > position:
                position = beyond
                if scene.words[position].form == "," and self.phrases.is_relative(position + 1):
                    position = next((k + 1 for k in range(position + 1, quote) if scene.words[k].form == ","), quote)
            elif scene.words[position].pos == "ADV":
                position += 1
            else:
                return ()
        return self._span(first, head) + self._span(quote, last)

    def _bare_addressee(self, first: int, stop: int) -> Range | None:
        """ "verwijt de gemeente | achterstallig onderhoud": a speaker's phrase with another phrase right behind it."""
        end = self.phrases.core(first, stop) if first < stop and self.phrases.starts_phrase(first) else None
        if end is None or end >= stop or not self.phrases.speaks((first, end)):
            return None
        behind = self._first_noun(end, stop)
        return (first, end) if behind else None

    def _first_noun(self, position: int, stop: int) -> bool:
        """True where a phrase without a preposition begins here, adverbs aside."""
        scene = self.scene
        while position < stop and (scene.words[position].pos == "ADV" or scene.words[position].form[:1] in _OPENING):
            position += 1
        return position < stop and scene.words[position].pos in ("DET", "NOUN", "ADJ", "NUM", "PRON", "PROPN")

    def _object_before(self, cue: CueWord, source: Range | None) -> bool:
        """ "wat hij een “dictaat” noemde", "nadat X uitstel had aangekondigd": the verb stands last."""
        scene = self.scene
        if source is None or not self.phrases.is_subordinate(cue.finite) or scene.is_infinitive(cue.verb):
            return False
        last = min(cue.verb, cue.finite)
        behind = scene.sentence(cue.verb)[1] > cue.verb + 1 and self._first_noun(cue.verb + 1, self.limit(cue.verb))
        if (
            source[0] < self.phrases.clause_start(cue.finite)
            or source[1] >= last
            or (behind and cue.preposition > cue.verb)
        ):
            return False
        return any(scene.words[k].pos in ("NOUN", "PROPN", "ADJ") for k in range(source[1], last))

    def _around_group(self, cue: CueWord, first: int, last: int) -> tuple[Span, ...]:
        """The range without the words of the cue inside it: "heeft celstraffen gevorderd voor vijf leden"."""
        inner = [k for k in cue.group if first <= k < last]
        if not inner:
            return self._span(first, last)
        pieces: tuple[Span, ...] = ()
        begin = first
        for word in inner:
            pieces += self._span(begin, word)
            begin = word + 1
        return pieces + self._span(begin, last)

    def _has_noun(self, pieces: tuple[Span, ...]) -> bool:
        scene = self.scene
        return any(
            scene.words[k].pos in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM", "VERB")
            for piece in pieces
            for k in range(scene.at(piece.start), scene.upto(piece.end))
        )

    def _bare(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X wil … doen: a wish, not denied, in the third person."""
        entry = cue.frames.get("bare")
        scene = self.scene
        if (
            entry is None
            or cue.finite != cue.verb
            or self.phrases.is_subordinate(cue.verb)
            or scene.quote_of[cue.verb] >= 0
        ):
            return None
        first = self._first_of_rest(cue, source, stop)
        last = self.end_of_clause(first, stop) if first < stop else first
        if self._negated(cue) or first >= last:
            return None
        if not any(scene.is_infinitive(k) for k in range(first, last)):
            last = self._without_tail(first, last)
            if any(scene.is_verb(k) for k in range(first, last)) or not any(
                scene.words[k].pos == "NOUN" for k in range(first, last)
            ):
                return None
        if any(
            k in self.cues and self.cues[k].takes("clause", "quote")
            for k in range(first, last)
            if scene.is_infinitive(k)
        ):
            return None
        content = self._span(first, last)
        return self._make(content, cue, source, entry, False, "wish", 0.6, (cue.finite, first)) if content else None
