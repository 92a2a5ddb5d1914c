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

from zegsman.statements import saying
from zegsman.statements.acts import Acts
from zegsman.statements.borders import OPENING, Borders
from zegsman.statements.complements import Complements
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft
from zegsman.statements.passives import Passives
from zegsman.statements.quotations import QuotationFinder
from zegsman.statements.scene import Range
from zegsman.values import Moment, Span


class ClauseFinder:
    """Finds indirect, mixed, reported and attributed content around cue verbs."""

    def __init__(
        self,
        quotations: QuotationFinder,
        cues: Mapping[int, CueWord],
        moments: Sequence[Moment],
        published: date | None,
    ) -> None:
        standing = [part for quote in quotations.standing if quote.depth == 0 for part in quote.parts]
        self.quotations, self.cues, self.phrases = quotations, cues, quotations.phrases
        self.borders = Borders(quotations.phrases, cues, standing, moments, published)
        self.acts = Acts(self.borders, cues)
        self.complements = Complements(self.acts, self.borders)
        self.passives = Passives(self.acts, self.borders)
        self.scene, self.grammar = quotations.scene, quotations.phrases.grammar

    def find(self) -> list[Draft]:
        """All statements made by clauses."""
        drafts = []
        for verb, cue in sorted(self.cues.items()):
            if verb not in self.quotations.used and (draft := self._draft(cue)) is not None:
                drafts.append(draft)
                drafts += self.behind_colon(cue.verb, cue.group, draft)
        return drafts

    def behind_colon(self, word: int, group: tuple[int, ...], draft: Draft) -> list[Draft]:
        """ "ontkent dat zij wachtte: de uitslag kwam pas laat": the same speaker goes on behind the colon."""
        scene, stop = self.scene, self.borders.limit(word)
        colon = scene.at(draft.content[-1].end)
        while colon < stop and colon in group:
            colon += 1
        if colon >= stop or scene.words[colon].form != ":" or colon + 1 >= stop:
            return []
        first, last = colon + 1, self.borders.end_of_clause(colon + 1, stop)
        if scene.words[first].form[:1] in OPENING or not any(scene.is_finite(k) for k in range(first, last)):
            return []
        if any(first <= k < last and self.cues[k].takes("clause") for k in self.cues):
            return []
        content = self.borders.span(first, last)
        return [Draft(content, (), None, "say", True, "goes on behind a colon", 0.6, orphan=True)] if content else []

    def _draft(self, cue: CueWord) -> Draft | None:
        if self.acts.is_unsaid(cue):
            return None
        stop, passive = self.borders.limit(cue.verb), self.acts.is_passive(cue)
        if passive and (draft := self.complements.hearsay(cue, stop)) is not None:
            return draft
        impersonal, apart = self.acts.is_impersonal(cue), self.acts.is_participle_cue(cue)
        source = self.phrases.absolute_subject(cue.verb) if apart else self._source(cue, stop, passive, impersonal)
        if source is None and not passive and not impersonal and not apart:
            return None
        draft = self._given(cue, source, stop)
        if draft is not None and draft.source is not None:
            draft = self._by_owner(draft, draft.source, stop)
        if passive and (draft is None or not draft.clause):
            told = self.passives.make(cue, source, stop)
            if told is not None or draft is None:
                return told
        if draft is None:
            return None
        if source is not None and self.acts.only_listens(cue, source, self.quotations.heads):
            return replace(draft, source=None, addressee=source, orphan=False)
        if self.scene.words[cue.verb].lemma in self.phrases.cues.hearing:
            return None
        if draft.kind == "attitude":
            draft = replace(draft, content=self.complements.ahead(cue, source, draft.content))
        if apart and source is None:
            return replace(draft, orphan=True)
        if passive and source is None:
            return self._without_agent(cue, draft, impersonal)
        if impersonal and source is None:
            return replace(draft, orphan=True)
        return draft if passive or impersonal or self.acts.may_say(cue, draft) else None

    def _by_owner(self, draft: Draft, source: Range, stop: int) -> Draft:
        """ "…, luidt | de conclusie van | de commissie": the source is whose conclusion it is; else the draft as it is."""
        told = saying.at(self.phrases, source[0], stop)
        linking = any(self.scene.words[k].lemma in self.phrases.cues.linking for k in draft.cue)
        if told is None or told.owner is None or told.end < source[1] or not linking:
            return draft
        return replace(draft, source=told.owner, cue=tuple(sorted((*draft.cue, *told.words))))

    def _source(self, cue: CueWord, stop: int, passive: bool, impersonal: bool) -> Range | None:
        """Who says it, by the voice of the verb."""
        if passive:
            return self.acts.agent(cue, stop)
        if impersonal:
            return self.quotations.behind_of(cue.group[-1] + 1, stop) or self._before_of(cue)
        return self.acts.source(cue)

    def _before_of(self, cue: CueWord) -> Range | None:
        """ "Aus | dem Ministerium | hieß es, …", "In | dem Bericht | heißt es: …": the source behind a preposition, before the verb."""
        first = self.phrases.clause_start(cue.finite)
        if self.scene.lower(first) in self.grammar.as_:
            first = next((k for k in range(first + 1, cue.finite) if k not in cue.group), cue.finite)
        if first + 1 >= cue.finite or self.scene.words[first].pos != "ADP":
            return None
        source = self.phrases.forward(first + 1, cue.finite)
        if source is None:
            return None
        core = (source[0], self.phrases.core(*source) or source[1])
        if not self.phrases.names_document(core):
            within = self.scene.lower(first) in self.phrases.roles.inside  # "Im Rathaus heißt es": by whom is left open
            return source if not within and self.phrases.speaks(source) else None
        owner = self.phrases.owner_behind(core[1], cue.finite)
        return owner or source

    def _given(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """What the cue is given, in the first of the ways in which that may stand."""
        for attempt in (
            self._as,
            self._behind_content,
            self._clause,
            self._bare_clause,
            self.complements.fronted,
            self._colon,
            self.complements.infinitive,
            self._backward,
            self.complements.object,
            self.complements.bare,
        ):
            draft = attempt(cue, source, stop)
            if draft is not None:
                return draft
        return None

    def _without_agent(self, cue: CueWord, draft: Draft, impersonal: bool) -> Draft | None:
        """A passive that does not tell by whom."""
        if draft.kind == "attitude" and "one order" in self.grammar.traits:
            return None  # "she is expected to name a contractor" is news
        if not draft.clause:
            return self.complements.told(cue, draft)
        return replace(draft, orphan=True) if impersonal else draft

    def _clause(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X zei dat …"""
        entry = cue.frames.get("clause")
        if entry is None:
            return None
        first = self._opener(cue, source, stop)
        if first is None:
            return None
        last = self.borders.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite))
        content = self.borders.through_marks(self._judged(cue, source, first) + self.borders.span(first, last))
        rest = (min(cue.finite, cue.verb), first)
        return (
            self.complements.make(content, cue, source, entry, True, "cue, then clause", 0.92, rest)
            if content
            else None
        )

    def _bare_clause(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X said it was late; X sagte, es sei spät: a clause without an opener, in a language that allows it."""
        entry, scene = cue.frames.get("clause"), self.scene
        behind_comma = "bare clause behind a comma" in self.grammar.traits
        if entry is None or "bare" in cue.frames or not (behind_comma or "bare clause" in self.grammar.traits):
            return None  # "wollte nicht sagen, wer …": the clause belongs to the infinitive
        first = self.complements.first_of_rest(cue, source, stop)
        addressee = None
        lemma = scene.words[cue.verb].lemma
        if first < stop and lemma in self.phrases.cues.addressed and self.phrases.starts_phrase(first):
            end = self.phrases.core(first, stop)
            told = end is not None and (not self.grammar.datives or self._is_told(cue, first, end))
            if end is not None and told and end < stop and not scene.is_finite(end):
                addressee, first = (first, end), self.complements.first_of_rest(cue, (end - 1, end), stop)
        if behind_comma:
            first = self._behind_comma(cue, source, stop)
        loose = "object" not in cue.frames and not behind_comma
        if first >= stop or not (
            self._is_clause(first, stop, free=behind_comma) or (loose and self._runs_on(first, stop))
        ):
            return None
        last = self.borders.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite))
        if behind_comma and not self._is_main(first, last):
            return None
        content = self.borders.span(first, last)
        draft = self.complements.make(content, cue, source, entry, True, "cue, then clause", 0.9, (cue.finite, first))
        return replace(draft, addressee=addressee) if content else None

    def _behind_comma(self, cue: CueWord, source: Range | None, stop: int) -> int:
        """ "sagte, | es sei spät": where a clause behind the first comma begins that may be given to the cue; `stop` for none."""
        scene = self.scene
        comma = next((k for k in range(max(cue.verb, cue.finite) + 1, stop) if scene.words[k].form == ","), stop)
        if comma + 1 >= stop or self._has_object(cue, source, comma):
            return stop
        if self.borders.begins_main_clause(comma, stop) and self._has_bare_object(cue, source, comma):
            return stop
        if any(scene.words[k].form == ":" for k in range(cue.finite, comma)):
            return stop
        own = comma + 1 in self.cues and scene.is_finite(comma + 1)  # "Er sei stolz, | sagte Tolm"
        return stop if own else comma + 1

    def _has_bare_object(self, cue: CueWord, source: Range | None, comma: int) -> bool:
        """ "beantragte | eine Strafe von sechs Jahren|, …": a phrase that no preposition opens and that is nobody's who is told."""
        scene, position = self.scene, max(cue.finite, source[1] - 1 if source is not None else 0) + 1
        while position < comma:
            token = scene.words[position]
            if token.pos == "ADP":
                position = self.phrases.core(position + 1, comma) or position + 1
            elif position in cue.group or position in scene.timed or not self.phrases.starts_phrase(position):
                position += 1
            else:
                end = self.phrases.core(position, comma) or position + 1
                if not self._is_told(cue, position, end):
                    return scene.words[end - 1].pos in ("NOUN", "PROPN")
                position = end
        return False

    def _is_told(self, cue: CueWord, first: int, end: int) -> bool:
        """ "sagte | der Zeitung", "erzählte | KTV", "bat | die Stadt": who speaks and is told; not "bestätigte | den Verkauf", "fordert | Neuwahlen"."""
        scene = self.scene
        if scene.words[cue.verb].lemma not in self.phrases.cues.addressed or not self.phrases.speaks((first, end)):
            return False
        singular = "Number=Sing" in scene.words[end - 1].features
        oblique = scene.lower(first) in self.grammar.obliques and singular  # "den Verkauf"
        apart = len(cue.group) > 1  # "fordert | Arkland | auf", not "fordert | Neuwahlen"
        named = scene.words[first].name in ("person", "organisation") or (apart and bool(scene.words[first].name))
        return (named or scene.words[first].pos in ("DET", "PRON")) and not oblique

    def _has_object(self, cue: CueWord, source: Range | None, comma: int) -> bool:
        """ "sagte seine Teilnahme zu, …": the verb has what was said before the comma; "sagte der Zeitung, …" has not."""
        scene = self.scene
        free = [
            k
            for k in range(cue.finite + 1, comma)
            if k not in cue.group and k not in scene.timed and not (source is not None and source[0] <= k < source[1])
        ]
        told = scene.words[cue.verb].lemma in self.phrases.cues.addressed  # "erzählte KTV, er habe …"
        nouns = [k for k in free if scene.words[k].pos in ("NOUN", "PROPN") and not (told and scene.words[k].name)]
        given = any(scene.words[k].pos == "ADP" or scene.lower(k) in self.grammar.datives for k in free)
        return bool(nouns) and not given

    def _is_clause(self, first: int, stop: int, free: bool) -> bool:
        """True where a subject and its finite verb follow; `free`: any main clause, its finite verb early."""
        scene = self.scene
        if free:
            return any(scene.is_verb(k) for k in range(first, min(stop, first + 16)))
        if not self.phrases.starts_phrase(first):
            return False
        phrase = self.phrases.forward(first, stop)
        if phrase is None:
            return False
        verb = phrase[1]
        while verb < stop and (scene.words[verb].pos == "ADV" or scene.words[verb].form in (",", ")")):
            verb += 1
        return verb < stop and scene.is_finite(verb)

    def _is_main(self, first: int, last: int) -> bool:
        """Not what only hangs on the words before: "verlangt die Kisten, | die im Hafen stehen"; "war geplant, | doch es fiel aus"."""
        scene = self.scene
        if scene.lower(first) in self.grammar.coordinators and scene.lower(first) not in self.grammar.openers:
            return False
        finite = next((k for k in range(first + 1, last) if scene.is_finite(k)), None)
        if finite is None or finite == first + 1 or not self.phrases.opens_subordinate(first):
            return True
        if self.borders.opens(first) and scene.words[first - 2].pos not in ("NOUN", "PROPN"):
            return True  # "wurde gefragt, | was er vorhabe"
        comma = next((k for k in range(finite, last - 1) if scene.words[k].form == ","), None)
        late = finite + 1 in (last, comma) or scene.is_finite(finite + 1)
        goes_on = comma is not None and scene.is_finite(comma + 1)  # "sagte, wenn es regne, | falle das Fest aus"
        return not late or goes_on

    def _runs_on(self, first: int, stop: int) -> bool:
        """True where a phrase and, before any comma, a verb follow: "said | the meal contained", taken for a participle or not."""
        scene = self.scene
        if not self.phrases.starts_phrase(first):
            return False
        aside = False  # "Jesper H|, an engineer at the yard,| had handed over plans"
        for position in range(first + 1, min(stop, first + 28)):
            if scene.words[position].form == "," and position < first + 6:
                aside = True
            elif aside and scene.words[position].form == ",":
                return position + 1 < stop and scene.is_finite(position + 1)
            elif scene.words[position].form in (",", ":", ";") or self.borders.opens(position):
                return False
            if aside or position > first + 20:
                continue
            if scene.words[position].pos == "SCONJ" and scene.lower(position) in self.grammar.subordinators:
                return False  # "maintained this faith | even though …"
            if scene.is_verb(position) and not scene.is_infinitive(position):
                agent = any(scene.words[k].relation == "obl:agent" for k in scene.children[position])
                joined = scene.words[position - 1].pos == "CCONJ"  # "answered the door | and said"
                if joined or (agent and scene.words[position].relation == "acl"):
                    return False  # "allows the gate | commanded by the board"
                return scene.is_finite(position) or "VerbForm=Part" in scene.words[position].features
        return False

    def _judged(self, cue: CueWord, source: Range | None, opener: int) -> tuple[Span, ...]:
        """ "vindt | het “ongemakkelijk” | dat …": the judgement before the clause is said as well."""
        scene = self.scene
        first = self.complements.first_of_rest(cue, source, opener)
        pointer = opener - 2  # "rechtfertigt | die Sperrung | damit, dass …": what is explained is content too
        told = scene.words[pointer].pos == "ADV" and "PronType=Dem" in scene.words[pointer].features
        if (
            first < pointer
            and told
            and cue.takes("object")
            and self.phrases.forward(first, pointer) == (first, pointer)
        ):
            return self.borders.span(first, pointer)
        if first + 1 >= opener or scene.lower(first) not in self.grammar.fillers or scene.words[first].pos == "ADV":
            return ()
        judged = any(scene.words[k].pos == "ADJ" or scene.quote_of[k] >= 0 for k in range(first + 1, opener))
        if not judged or any(scene.is_verb(k) and k not in cue.group for k in range(first, opener)):
            return ()
        return self.borders.span(first, opener)

    def _opener(self, cue: CueWord, source: Range | None, stop: int) -> int | None:
        """The word that opens the clause a cue takes, with no other clause in between."""
        scene = self.scene
        position = min(cue.finite, cue.verb) + 1
        comma = False
        while position < stop:
            if source is not None and source[0] <= position < source[1]:
                position = source[1]
                continue
            if position in cue.group or position in (cue.verb, cue.finite):
                position += 1
                continue
            outside = scene.quote_of[position] >= 0 and scene.quote_of[position] != scene.quote_of[cue.verb]
            if "bare" in cue.frames and (scene.words[position].pos == "NOUN" or scene.is_infinitive(position)):
                return None  # "wil niet ingaan op het feit dat": the clause belongs to the noun
            if (
                (self.borders.opens(position) or self._asks(position) or self._opens_told(cue, position, stop))
                and not (outside and scene.words[position - 1].form[:1] not in OPENING)
                and self.borders.finite_later(position, stop)
                and not self._is_only_object(cue, position)
            ):
                if self._belongs_to_noun(cue, position):
                    return None
                return None if self._is_relative_aside(cue, position) else position
            if self._comes_between(cue, position, comma, stop):
                return None
            comma = comma or scene.words[position].form == ","
            position += 1
        return None

    def _comes_between(self, cue: CueWord, position: int, comma: bool, stop: int) -> bool:
        """True where another clause begins, to which all that follows belongs; `comma`: one stood before."""
        scene, form = self.scene, self.scene.words[position].form
        if form in (":", ";") or (scene.is_finite(position) and not self._is_attribute(position)):
            return True
        if form == ",":
            return False
        if self._opens_infinitive(cue, position, stop):
            return True
        # "questioned the count, | noting that …"; "schlug vor, Netze zu spannen, | wo es nötig sei"
        opens = self._says_more(position) or self.complements.is_marked_infinitive(position)
        return comma and (opens or scene.words[position].pos in ("SCONJ", "CCONJ"))

    def _opens_infinitive(self, cue: CueWord, position: int, stop: int) -> bool:
        """ "asked them | to show why …", "resisted calls | to tell what …": the question belongs to the infinitive."""
        fixed = "one order" in self.grammar.traits and cue.takes("infinitive", "object")
        return fixed and position > cue.verb and self.complements.is_infinitive_at(position, stop)

    def _says_more(self, position: int) -> bool:
        """A present participle with which another saying is tied to the last."""
        return self.phrases.is_loose_participle(position) and position in self.cues

    def _is_attribute(self, word: int) -> bool:
        """ "een besloten avond": a participle between an article and its noun, whatever the tagger makes of it."""
        words = self.scene.words
        following = words[word + 1].pos if word + 1 < len(words) else ""
        return words[word - 1].pos in ("DET", "ADJ") and following in ("NOUN", "ADJ")

    def _asks(self, position: int) -> bool:
        """ "vroeg of er nog iemand komt": a coordinator's form that opens a clause with its verb at the end."""
        scene, lower = self.scene, self.scene.lower(position)
        if lower not in self.grammar.coordinators or lower not in self.grammar.openers:
            return False
        following = scene.words[position + 1] if position + 1 < len(scene.words) else None
        return following is not None and following.pos in ("PRON", "DET", "ADV") and not scene.is_finite(position + 2)

    def _opens_told(self, cue: CueWord, position: int, stop: int) -> bool:
        """ "stated in new guidance | that cold lunches are …": taken for a relative, but the cue has no object before it."""
        scene = self.scene
        if "relative opener" not in self.grammar.traits or scene.lower(position) not in self.grammar.backward:
            return False
        if scene.lower(position) not in self.grammar.openers or not self._is_clause(position + 1, stop, free=False):
            return False
        behind = range(max(cue.verb, cue.finite) + 1, position)
        objects = [k for k in behind if scene.words[k].pos in ("NOUN", "PROPN", "PRON") and k not in scene.timed]
        hang = any(scene.words[k].pos == "ADP" for k in behind)
        return not objects or hang or scene.words[cue.verb].lemma in self.phrases.cues.addressed

    def _belongs_to_noun(self, cue: CueWord, position: int) -> bool:
        """ "brushed aside | rumours that the lock is shut": the clause belongs to a noun of saying, and that is the object."""
        before = position - 1
        noun = self.scene.words[before].pos == "NOUN" and self.scene.lower(before) in self.phrases.cues.nouns
        told = self.scene.words[cue.verb].lemma in self.phrases.cues.addressed
        return "noun cue" in self.grammar.traits and noun and cue.takes("object") and not told

    def _is_only_object(self, cue: CueWord, position: int) -> bool:
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
        if scene.words[position].pos == "SCONJ" and scene.words[cue.verb].lemma in self.phrases.cues.addressed:
            return False  # "told her deputy, Bethan Quarrie, | that …"
        between = range(cue.verb + 1, position - 1)
        return scene.words[position].pos == "PRON" or any(scene.words[k].pos == "NOUN" for k in between)

    def _behind_content(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """…, zegt X: what was said stands before the verb, and may go on behind the source."""
        entry, finite = cue.frames.get("clause") or cue.frames.get("quote"), cue.finite
        if entry is None or not self._may_close(cue, source):
            return None
        before = self._comma_before(cue, source)
        if before is None or self._opener(cue, source, stop) is not None:
            return None
        first = self.phrases.story_start(self.borders.content_start(before))
        if source is not None and self.borders.is_unfinished(first, before):
            source = self.borders.without_aside(source)
        if first >= before or not self._may_be_closed(cue, source, first, before, stop):
            return None
        after = max((source[1] if source else 0, *(k + 1 for k in cue.group)))
        if any(self.scene.words[k].form == ":" for k in range(after, min(self.scene.sentence(finite)[1], after + 6))):
            return None
        content = self.borders.span(first, before)
        unfinished = all(self.phrases.is_subordinate(k) for k in range(first, before) if self.scene.is_finite(k))
        unfinished = unfinished or self.borders.is_unfinished(first, before)
        content += self.continued(after, stop, unfinished)
        return (
            self.complements.make(content, cue, source, entry, True, "clause, then cue", 0.9, (finite, stop))
            if content
            else None
        )

    def _closes_behind(self, cue: CueWord, source: Range | None) -> bool:
        """ "It was late, | Anna said": the subject stands before the cue, in a language where such a cue may close a sentence."""
        ahead = source is not None and source[1] <= cue.finite
        return ahead and "closing cue behind its subject" in self.grammar.traits

    def _may_close(self, cue: CueWord, source: Range | None) -> bool:
        """Whether what was said may stand before this cue, by the cue and the place of its source."""
        scene, finite = self.scene, cue.finite
        closing = "closing cue behind its subject" in self.grammar.traits
        if closing and "clause" not in cue.frames and scene.words[cue.verb].lemma in self.phrases.cues.strict:
            return False  # "As the flood rose, the keepers called"
        if scene.is_infinitive(cue.verb) and finite not in cue.group and not self.acts.is_hearsay(cue):
            return False
        if "bare" in cue.frames or finite == scene.sentence(finite)[0]:
            return False
        if source is None:
            return self.acts.is_impersonal(cue)
        if self._closes_behind(cue, source):
            return True
        if source[0] < finite:
            return False
        shared = closing and self.phrases.is_pronoun_phrase(source)  # "X found the note, | reported it to the board"
        return not shared

    def _comma_before(self, cue: CueWord, source: Range | None) -> int | None:
        """The end of what stands before a cue, its source and "so": a comma, or a mark that closes behind one."""
        scene, before = self.scene, cue.finite - 1
        if source is not None and self._closes_behind(cue, source):
            if any(scene.words[k].pos not in ("ADV", "PUNCT", "AUX") for k in range(source[1], cue.finite)):
                return None
            before = source[0] - 1
        if scene.lower(before) in self.phrases.cues.so and before > 0 and scene.words[before].relation != "cc":
            before -= 1
        closing = "closing cue behind its subject" in self.grammar.traits
        if closing and scene.words[before].form[:1] in OPENING and scene.words[before - 1].form == ",":
            before += 1  # "It “would stay open,” | X told the board"
        elif scene.words[before].form != ",":
            return None
        return before if scene.sentence_of[before] == scene.sentence_of[cue.finite] else None

    def _may_be_closed(self, cue: CueWord, source: Range | None, first: int, before: int, stop: int) -> bool:
        """Whether a clause before a comma is what was said, and not only when or why somebody said something else."""
        scene, behind = self.scene, self._closes_behind(cue, source)
        parted = behind and bool(self.continued(max(cue.group) + 1, stop, True))
        if not parted and not any(scene.is_verb(k) for k in range(first, before)):
            if source is not None and self._parts_subject(source, first, before, stop):
                return True
            return source is not None and self._closes_heading(source) and before - first > 1
        if behind and source is not None and self._is_relative_subject(source):
            return False  # "…, | who claim the ferry is lost": what they claim stands behind
        closing = "closing cue behind its subject" in self.grammar.traits
        if closing and not parted and not self._finite_ahead(first, before) and not self._ends_heading(cue):
            return False  # "Speaking at the lock, | she said …"
        if behind and (self._only_tells_when(first, before) or self._takes_what_follows(cue, stop)):
            return False
        if behind and not parted and self._given_behind(cue, source, stop):
            return False
        return not self.borders.is_adverbial(first, before)

    def _parts_subject(self, source: Range, first: int, before: int, stop: int) -> bool:
        """ "Het bestuur, zegt X, | heeft gefaald": a subject before the cue, its verb right behind the source and a comma."""
        scene, comma = self.scene, source[1]
        apart = source[0] > before and comma + 1 < stop and scene.words[comma].form == ","
        if not apart or not self.phrases.starts_phrase(first) or not scene.is_finite(comma + 1):
            return False
        return self.phrases.forward(first, before) == (first, before)

    def _ends_heading(self, cue: CueWord) -> bool:
        """ "Dam to close in May, council | confirms": the last word of a heading, where the verb before goes without its auxiliary."""
        last = max(cue.verb, *cue.group)
        return self.scene.block(last) in self.quotations.heads and last + 1 == self.scene.sentence(last)[1]

    def _closes_heading(self, source: Range) -> bool:
        """ "Lakes losing oxygen, say | leading scientists": a line that ends with a source and without a stop, where verbs go without saying."""
        scene, stop = self.scene, self.scene.sentence(source[0])[1]
        return source[1] == stop and (stop == len(scene.words) or scene.block(stop) != scene.block(source[0]))

    def _finite_ahead(self, first: int, comma: int) -> list[int]:
        """The finite verbs before a comma; at the head of a sentence a past is a participle: "| Asked about the lock, she laughed"."""
        begin = first + 1 if "Tense=Past" in self.scene.words[first].features else first
        return [k for k in range(begin, comma) if self.scene.is_finite(k)]

    def _given_behind(self, cue: CueWord, source: Range | None, stop: int) -> bool:
        """ "When the mill won, Crake | said he was sure", "Larkwater found the note, | reported it": what it is given stands behind it."""
        scene, after = self.scene, max(cue.finite, *cue.group) + 1
        first = self.complements.first_of_rest(cue, source, stop)
        if scene.words[cue.verb].lemma in self.phrases.cues.addressed and first < stop:
            end = self.phrases.core(first, stop) if self.phrases.starts_phrase(first) else None
            first = end if end is not None else first
        elif first < stop and cue.takes("object") and first == after and scene.words[first].pos in ("PRON", "DET"):
            return first not in scene.timed
        apart = any(scene.words[k].form == "," for k in range(after, min(first + 1, stop)))
        return not apart and first < stop and self._is_clause(first, stop, free=False)

    def _takes_what_follows(self, cue: CueWord, stop: int) -> bool:
        """ "By May, it | hopes to be clean", "she | felt like a guest", "Brannet | assessed the fee, …": what stands before is none of it."""
        scene, after = self.scene, max(cue.finite, *cue.group) + 1
        while after < stop and scene.words[after].pos == "ADV" and after not in scene.timed:
            after += 1
        if after >= stop or scene.words[after].pos == "PUNCT" or after in scene.timed:
            return False
        if scene.lower(after) in self.grammar.infinitive_openers and cue.takes("infinitive"):
            return True
        if any(entry.kind == "attitude" for entry in cue.frames.values()):
            return True
        told = scene.words[cue.verb].lemma in self.phrases.cues.addressed
        return not told and scene.words[after].pos in ("DET", "PROPN")

    def _only_tells_when(self, first: int, comma: int) -> bool:
        """ "Asked whether it would hold|, he said no": all its clauses hang on a word that is not there."""
        if self.scene.lower(first) in self.grammar.backward:
            return False  # "That is false, she replied"
        finite = self._finite_ahead(first, comma)
        starts = {self.phrases.clause_start(k) for k in finite if self.phrases.is_subordinate(k)}
        return bool(finite) and len(starts) == len(finite)

    def _is_relative_subject(self, source: Range) -> bool:
        return (
            source[1] - source[0] == 1
            and self.phrases.is_relative(source[0])
            and "nsubj" in self.scene.words[source[0]].relation
        )

    def continued(self, after: int, stop: int, unfinished: bool = False) -> tuple[Span, ...]:
        """ "Die komt, laat zijn ministerie weten, ruim voor april": the content that goes on behind a second comma."""
        scene = self.scene
        comma = next((k for k in range(after, min(stop, after + 8)) if scene.words[k].form == ","), None)
        if comma is None or comma + 1 >= stop or any(scene.is_finite(k) for k in range(after, comma)):
            return ()
        if (
            (self.phrases.is_relative(comma + 1) and not (unfinished and scene.words[comma + 1].pos == "DET"))
            or all(
                scene.words[k].name == "person" for k in range(comma + 1, stop)
            )  # "…, äußerte der Chef im Rat, | Jens Pohl"
            or scene.lower(comma + 1) in self.grammar.parting
            or (scene.is_finite(comma + 1) and not unfinished)
        ):
            return ()
        first = comma + 1
        last = self.borders.end_of_clause(first, stop) if any(k in self.cues for k in range(first, stop)) else stop
        if (
            scene.words[first].pos == "NOUN"
            and last - first < 6
            and not any(scene.is_verb(k) for k in range(first, last))
        ):
            return ()
        return self.borders.span(first, last)

    def _colon(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X zei: …, without marks."""
        entry = cue.frames.get("clause") or cue.frames.get("quote") or cue.frames.get("object")
        after = self.complements.after_group(cue, source)
        if entry is None or self.acts.negated(cue):
            return None
        colon = self._first_colon(after, stop)
        if colon is None or colon + 1 >= stop or self._is_given_before(cue, source, after, colon):
            return None
        if self.scene.words[colon + 1].form[:1] in OPENING and stop - colon <= 2:
            return None
        content = self.borders.span(colon + 1, self.borders.end_of_clause(colon + 1, stop))
        return (
            self.complements.make(content, cue, source, entry, True, "cue, then colon", 0.85, (after, colon))
            if content
            else None
        )

    def _first_colon(self, after: int, stop: int) -> int | None:
        """The first colon with no other clause before it."""
        scene = self.scene
        for position in range(after, stop):
            marker = scene.lower(position) in self.grammar.infinitive_markers
            if marker and self.complements.infinitive_near(position, stop):
                return None
            if scene.is_finite(position) or (self.borders.opens(position) and scene.words[position].pos == "SCONJ"):
                return None
            if scene.words[position].form == ":":
                return position
        return None

    def _is_given_before(self, cue: CueWord, source: Range | None, after: int, colon: int) -> bool:
        """What was rejected or warned of stands before the colon: "wies die Vorwürfe zurück: …", "waarschuwt voor een te mooi beeld: …"."""
        acted = "object" in cue.frames and cue.frames["object"].kind == "act"
        if acted and self.grammar.large_nouns and self._has_object(cue, source, colon):
            return True
        return after <= cue.preposition < colon

    def _as(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """Zoals X al maanden benadrukt, …: what was said is the main clause behind."""
        entry = cue.frames.get("clause") or cue.frames.get("quote")
        scene, start = self.scene, self.phrases.clause_start(cue.finite)
        if entry is None or scene.lower(start) not in self.grammar.as_:
            return None
        if scene.words[start - 1].form == "," and start > scene.sentence(cue.verb)[0]:
            return self._as_behind(cue, source, start, stop)
        last = max(cue.verb, cue.finite, *cue.group)
        comma = next((k for k in range(last + 1, min(stop, last + 8)) if scene.words[k].form == ","), None)
        if comma is None or start > scene.sentence(cue.verb)[0] or comma + 1 >= stop:
            return None
        content = self.borders.span(comma + 1, self.borders.end_of_clause(comma + 1, stop, main=True))
        return (
            self.complements.make(content, cue, source, entry, True, "as-clause", 0.85, (start, comma))
            if content
            else None
        )

    def _as_behind(self, cue: CueWord, source: Range | None, start: int, stop: int) -> Draft | None:
        """De sluis blijft dicht, zoals X zei: a clause of saying that ends with its verb, behind what was said."""
        scene, entry = self.scene, cue.frames.get("clause")
        last = max(cue.verb, cue.finite) + 1
        ends = last >= stop or scene.words[last].form == ","
        if entry is None or entry.kind != "say" or source is None or source[0] < start or not ends:
            return None
        first = self.phrases.story_start(self.borders.content_start(start - 1))
        if not any(scene.is_finite(k) for k in range(first, start)):
            return None
        content = self.borders.span(first, start) + self.continued(last, stop)
        return self.complements.make(content, cue, source, entry, True, "as-clause", 0.85, (start, last))

    def _backward(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """Dat bevestigt X: the content is the sentence before, where it stands in the same block."""
        scene = self.scene
        begin = scene.sentence(cue.verb)[0]
        entry = cue.frames.get("clause") or cue.frames.get("object") or cue.frames.get("quote")
        if entry is None or source is None or scene.lower(begin) not in self.grammar.backward or source[0] <= begin:
            return None
        if cue.finite - begin > 1 or scene.words[begin].pos == "SCONJ":
            return None
        if scene.block(begin) in self.quotations.heads:
            return None  # "Tempo 30 am Deich? Das sagt die Polizei" tells what the story is about
        content = self.pointed_at(cue.finite)
        if content is None:
            return self.complements.make(
                (scene.words[begin].span,),
                cue,
                source,
                entry,
                entry.kind != "act",
                "pointing word",
                0.7,
                (cue.finite, stop),
            )
        return (
            self.complements.make(
                content, cue, source, entry, True, "points to the sentence before", 0.85, (cue.finite, stop)
            )
            if content
            else None
        )

    def pointed_at(self, finite: int) -> tuple[Span, ...] | None:
        """ "De brug is rot. | Dat blijkt …": the sentence to which the first word of a clause points, if nobody is quoted in it; else None."""
        scene, number = self.scene, self.scene.sentence_of[finite]
        begin = scene.sentences[number][0]
        if finite != begin + 1 or scene.lower(begin) not in self.grammar.backward or number == 0:
            return None
        if scene.labels[number - 1] != scene.labels[number] or scene.quote_of[scene.sentences[number - 1][0]] >= 0:
            return None
        first, last = scene.sentences[number - 1]
        return self.borders.span(self.phrases.story_start(first), last)
