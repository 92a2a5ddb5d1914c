"""Whether a cue verb is an act of speech at all, and whose: its subject, and what was not said.

Negated, hypothetical and future speech is none; "ik vind dat …" inside one's own quotation is the saying itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zegsman.language.pronouns import Pronoun
from zegsman.statements.borders import OPENING, Borders
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft
from zegsman.statements.scene import DASHES, Range


class Acts:
    """Answers about the cue verbs of one scene."""

    def __init__(self, borders: Borders, cues: Mapping[int, CueWord]) -> None:
        self.borders, self.cues = borders, cues
        self.phrases, self.scene, self.grammar = borders.phrases, borders.scene, borders.grammar

    def source(self, cue: CueWord) -> Range | None:
        """Who says it: the subject of the cue, the subject that it shares, or who stands behind what is judged."""
        if (judged := self.borders.judged_before(cue.verb)) is not None:
            return judged.source  # "…, a charge | the county | denies"
        if self._is_conjunct(cue) and (shared := self._shared_subject(cue)) is not None:
            return shared
        source = self.phrases.subject(cue.verb, cue.group)
        if source is not None and self._is_oblique(source):
            return None
        if source is None or any(k in cue.group for k in range(*source)):
            source = self._shared_subject(cue)
        return self._with_aside(cue, source)

    def _is_conjunct(self, cue: CueWord) -> bool:
        """ "… and | also | said": a coordinator right before the verb, adverbs aside, that joins it to the clause before."""
        scene, before = self.scene, cue.finite - 1
        while (
            before > 0
            and scene.words[before].pos == "ADV"
            and scene.sentence_of[before] == scene.sentence_of[cue.finite]
        ):
            before -= 1
        joins = scene.lower(before) in self.grammar.coordinators and before > scene.sentence(cue.finite)[0]
        return joins and self.phrases.clause_start(cue.finite) > before

    def _with_aside(self, cue: CueWord, source: Range | None) -> Range | None:
        """A name and a role between commas, whole: "Magnus Eid, chair of the union PVS, | said"; else the source as it is."""
        scene, last, begin = self.scene, cue.finite - 1, self.scene.sentence(cue.finite)[0]
        if "one order" not in self.grammar.traits or last <= begin or scene.words[last].form != ",":
            return source
        first = self.phrases.story_start(begin)
        parts = [k for k in range(first, last) if scene.words[k].form == "," or scene.words[k].form[:1] in OPENING]
        if not parts or any(scene.is_finite(k) for k in range(parts[-1], last)):
            return source
        named = all(scene.words[k].name == "person" for k in range(first, parts[0]))
        if first < parts[0] and named and not any(scene.is_finite(k) for k in range(first, last)):
            return (first, last)
        behind = source is None or source[0] > cue.finite
        role = self._role_before_name(parts, last) if behind else None
        return source if role is None else (role, last)

    def _role_before_name(self, parts: Sequence[int], last: int) -> int | None:
        """ "…, | the delegate in Ness, Pilar Bern, told reporters": where a role begins between the last two commas before a name."""
        scene = self.scene
        first = parts[-2] + 1 if len(parts) > 1 else self._role_start(parts[-1])
        named = scene.words[last - 1].name == "person" or all(
            scene.words[k].form[:1].isupper() for k in (last - 2, last - 1)
        )
        if first >= parts[-1] or not named or not self.phrases.starts_phrase(first):
            return None
        inner = range(first, parts[-1])
        return None if any(scene.is_finite(k) or scene.quote_of[k] >= 0 for k in inner) else first

    def _role_start(self, comma: int) -> int:
        """ "that | his own deputy|, Bethan Quarrie, told …": where the phrase of a role before a comma begins, else the comma."""
        noun = comma - 1
        if not self.phrases.roles.is_person(self.scene.words[noun].form):
            return comma
        phrase = self.phrases.around(noun, comma)
        return phrase[0] if phrase is not None and phrase[1] == comma else comma

    def _is_oblique(self, source: Range) -> bool:
        """ "Nun droht | dem Konzern | ein Bußgeld": what stands in such a case is no subject; "sagt die, | den Namen kennt jeder" is."""
        first, scene = source[0], self.scene
        return scene.lower(first) in self.grammar.obliques and source[1] - first > 1 and scene.words[first].pos == "DET"

    def _shared_subject(self, cue: CueWord) -> Range | None:
        """ "X sloot de deur en zei dat …": the subject of the first conjunct."""
        scene, begin = self.scene, self.scene.sentence(cue.verb)[0]
        dashes = [k for k in range(begin, cue.finite) if scene.words[k].form in DASHES and self.phrases.stands_free(k)]
        subordinate = self.phrases.is_subordinate(cue.finite)
        before = range(cue.finite - 1, begin - 1, -1)
        for position in reversed(before) if self._begins_anew(cue) else before:
            if len(dashes) >= 2 and dashes[-2] < position < dashes[-1]:
                continue
            if (
                self.phrases.is_subordinate(position) == subordinate
                and scene.is_finite(position)
                and position not in cue.group
                and scene.quote_of[position] == scene.quote_of[cue.verb]
                and not self._is_told(position, cue)
            ):
                subject = self.phrases.subject(position)
                if subject is None or self.phrases.speaks(subject) or "bare clause" not in self.grammar.traits:
                    return subject  # but "X said the gate was shut and promised …": the gate promised nothing
        return None

    def _is_told(self, verb: int, cue: CueWord) -> bool:
        """ "sagte, das Tor | sei | zu, und | fügte hinzu": in the mood of reported speech, where the cue is not, a verb is inside what is said."""
        return self.phrases.is_in_mood(verb) and not self.phrases.is_in_mood(cue.finite)

    def _begins_anew(self, cue: CueWord) -> bool:
        """ "X said a team would come|, and | threatened …": behind a comma the main clause goes on, in a language of fixed order."""
        scene, joint = self.scene, cue.finite - 1
        if "one order" not in self.grammar.traits or joint < 2 or scene.words[joint].pos != "CCONJ":
            return False
        return scene.words[joint - 1].form == ","

    def is_passive(self, cue: CueWord) -> bool:
        scene = self.scene
        if not scene.is_participle(cue.verb) or scene.is_finite(cue.verb):
            return False
        told = any(scene.words[child].relation == "aux:pass" for child in scene.children[cue.verb])
        return told or (cue.finite != cue.verb and scene.words[cue.finite].lemma in self.grammar.passive_auxiliaries)

    def is_impersonal(self, cue: CueWord) -> bool:
        """ "klinkt het bij de bond", "luidt het": the cue holds its own empty subject."""
        scene = self.scene
        own = [k for k in scene.children[cue.verb] if scene.words[k].relation == "nsubj" and k not in cue.group]
        return (
            not own  # "de minister wijst er op": that one is not empty
            and any(
                k != cue.verb
                and scene.words[k].pos == "PRON"
                and "Reflex=Yes" not in scene.words[k].features
                and scene.words[k].relation.startswith(("nsubj", "expl"))
                for k in cue.group
            )
            and "quote" in cue.frames
        )

    def only_listens(self, cue: CueWord, source: Range, headings: frozenset[int]) -> bool:
        """ "The court | heard that …"; in a heading, which leaves out "was", "Council | urged to act", "Ferry unsafe, inquest | told"."""
        scene, grammar = self.scene, self.grammar
        word = scene.words[cue.verb]
        head = self.phrases.core(*source) or source[1]
        if word.lemma in self.phrases.cues.hearing:
            return any(scene.lower(k) in self.phrases.cues.hearers for k in range(source[0], head))
        past = "past like participle" in grammar.traits and "Tense=Past" in word.features and cue.finite == cue.verb
        if not past or scene.block(cue.verb) not in headings or word.lemma not in self.phrases.cues.addressed:
            return False
        if source[1] != cue.verb:
            return False
        following = scene.words[cue.verb + 1] if cue.verb + 1 < scene.sentence(cue.verb)[1] else None
        return following is None or following.pos in ("PUNCT", "ADP", "PART", "SCONJ")

    def agent(self, cue: CueWord, stop: int) -> Range | None:
        """ "door de minister" beside a passive cue; nobody where it is missing."""
        for child in self.scene.children[cue.verb]:
            if self.scene.words[child].relation == "obl:agent":
                return self.phrases.around(child, stop)
        return None

    def may_say(self, cue: CueWord, draft: Draft) -> bool:
        if draft.source is None:
            return True
        first = draft.source[0]
        if self.scene.lower(first) in self.grammar.denying:
            return False  # "No group | has claimed it"
        if self._is_done_to_person(cue, draft):
            return False
        alone = draft.source[1] - first == 1
        if alone and self.scene.words[first].pos == "SCONJ":
            return False
        if alone and "one order" in self.grammar.traits and self.scene.lower(first) in self.grammar.possessives:
            return False  # "Her | advocate Dali Mott left"
        entry = (
            self.phrases.pronouns.get(self.scene.words[first].form)
            if self.phrases.is_pronoun_phrase(draft.source)
            else None
        )
        if entry is not None and entry.person < 3:
            return self._personal(cue, draft, entry.person)
        if entry is not None and not self._stands_for_somebody(cue, draft, entry, first):
            return False
        if self._may_be_person(cue, draft, draft.source):
            return True
        if draft.pattern == "as-clause" and self.phrases.is_medium(draft.source):
            return True
        return (
            self.phrases.speaks(draft.source)
            or self._is_document(draft)
            or (draft.clause and draft.kind == "say" and draft.pattern == "cue, then clause")
        )

    def _is_document(self, draft: Draft) -> bool:
        """ "Das ergab | eine Umfrage": a document tells, but wants and feels nothing."""
        source = draft.source
        if source is None or draft.kind == "attitude":
            return False
        return self.phrases.names_document((source[0], self.phrases.core(*source) or source[1]))

    def _is_done_to_person(self, cue: CueWord, draft: Draft) -> bool:
        """ "dismissed | the minister on Sunday": a deed, where no judgement follows and whom it is done to is a person."""
        scene, words = self.scene, self.scene.words
        if words[cue.verb].lemma not in self.phrases.cues.dismissing or draft.clause or len(cue.group) > 1:
            return False
        head = scene.upto(draft.content[0].end) - 1
        end = self.phrases.core(scene.at(draft.start), head + 1) or head + 1
        return self.phrases.roles.is_person(words[end - 1].form) or words[end - 1].name == "person"

    def _stands_for_somebody(self, cue: CueWord, draft: Draft, entry: Pronoun, pronoun: int) -> bool:
        """Not "nobody"; and a relative only as a speaker where what is said is no clause of its own."""
        if entry.gender == "nobody":
            return False
        summed = not draft.clause or draft.pattern == "cue, then infinitive"
        return entry.gender != "relative" or not summed or self._stands_for_speaker(cue, pronoun)

    def _stands_for_speaker(self, cue: CueWord, pronoun: int) -> bool:
        """Not "die Flut, | die | zwölf Opfer gefordert hatte": what a relative stands for must speak beside a verb of many subjects."""
        scene, noun = self.scene, pronoun - 2
        strict = scene.words[cue.verb].lemma in self.phrases.cues.strict
        if "one order" in self.grammar.traits and scene.words[pronoun - 1].pos == "NOUN":
            asks = cue.frames.keys() <= {"infinitive", "object"}  # "tasks | that | require skill"
            return not (strict or asks) or self.phrases.speaks((pronoun - 1, pronoun))
        if not strict or not self.phrases.is_subordinate(cue.finite):
            return True
        if scene.words[pronoun - 1].form != "," or scene.words[noun].pos != "NOUN":
            return True
        return self.phrases.speaks((noun, pronoun - 1))

    def _may_be_person(self, cue: CueWord, draft: Draft, source: Range) -> bool:
        """A subject that no list knows ("de binnenschippers") speaks beside a verb that only people can be subject of."""
        scene = self.scene
        end = self.phrases.core(*source) or source[1]
        head = scene.words[end - 1]
        if head.pos not in ("NOUN", "PROPN", "X", "ADJ") or (
            self.phrases.is_pronoun(source[0]) and source[1] - source[0] == 1
        ):
            return False
        if scene.lower(source[0]) in self.grammar.words or source[0] in scene.timed or head.relation == "obj":
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

    def is_unsaid(self, cue: CueWord) -> bool:
        """Negated, hypothetical and future speech is none: wilde niet zeggen of, had kunnen zeggen."""
        scene = self.scene
        if self.is_participle_cue(cue):
            return self.negated(cue)
        if self._stands_alone(cue) or self._is_without_subject(cue):
            return True
        if scene.words[cue.verb].lemma in self.phrases.cues.silent_with_self and self._is_reflexive(cue):
            return True  # "meldde zich bij de bank"
        if self._puts_into_state(cue):
            return True
        kinds = {entry.kind for entry in cue.frames.values()}
        if self.negated(cue):
            said = any(scene.lower(k) in self.grammar.words for k in cue.group)
            return not said and "attitude" not in kinds
        if scene.is_infinitive(cue.verb) and scene.words[cue.finite].lemma in self.grammar.refusals:
            return True  # "weigerde te zeggen wie": at most the refusal is told
        if (
            self._under_modal(cue)
            and self.phrases.clause_start(cue.finite) == cue.finite
            and cue.finite > scene.sentence(cue.verb)[0]
        ):
            return True  # "mocht hij dat nodig achten"
        if "bare" in cue.frames and self._wishes_to_say(cue):
            return True
        modal = scene.is_infinitive(cue.verb) and self._under_modal(cue) and not self._was_able(cue)
        wished = "attitude" in kinds and scene.words[cue.finite].lemma in self.grammar.wishing_modals
        return modal and not wished and not self.is_hearsay(cue)

    def _puts_into_state(self, cue: CueWord) -> bool:
        """ "verklaarde de vergadering | voor geopend": saying so is the deed itself."""
        scene, last = self.scene, self.scene.sentence(cue.verb)[1] - 1
        states = self.phrases.cues.silent_with_state
        return any(
            f"{scene.words[cue.verb].lemma} {scene.lower(k)}" in states
            and (scene.is_participle(k + 1) or scene.words[k + 1].pos == "ADJ")
            and (k + 2 > last or scene.words[k + 2].pos in ("PUNCT", "VERB", "AUX"))
            for k in range(cue.finite + 1, last)
        )

    def _stands_alone(self, cue: CueWord) -> bool:
        """A form that no finite verb makes a clause of: a participle or an infinitive by itself, or "zoals | verwacht"."""
        scene, verb = self.scene, cue.verb
        if scene.lower(verb - 1) in self.grammar.as_ and self._may_be_participle(verb):
            return True
        if scene.is_finite(verb):
            return False
        if scene.is_infinitive(verb):
            return cue.finite == verb or not self._governed(cue)
        return not scene.is_participle(verb) or cue.finite == verb or self._is_attribute(cue)

    def _is_attribute(self, cue: CueWord) -> bool:
        """ "the | expected result", and a participle without an auxiliary of its own."""
        return self.scene.words[cue.verb].relation == "amod" or self._is_reduced(cue)

    def _is_without_subject(self, cue: CueWord) -> bool:
        """ "When | asked whether he would go, X said no": right behind a subordinator nobody is left to be its subject."""
        scene, before = self.scene, cue.verb - 1
        if "past like participle" not in self.grammar.traits or "Tense=Past" not in scene.words[cue.verb].features:
            return False
        if cue.finite != cue.verb or scene.words[before].pos not in ("SCONJ", "ADV"):
            return False
        if any(scene.words[child].relation.startswith("nsubj") for child in scene.children[cue.verb]):
            return False  # "Reyes, who died in May, | once | said …"
        return scene.lower(before) in self.grammar.subordinators and self._opens_clause(before)

    def _opens_clause(self, word: int) -> bool:
        """The first word of its sentence, or right behind a comma or "and"."""
        first = word == self.scene.sentence(word)[0]
        return first or self.scene.words[word - 1].pos in ("PUNCT", "CCONJ")

    def _was_able(self, cue: CueWord) -> bool:
        """ "hat | bestätigen können, dass …": a modal in the perfect tells what was done, where the finite verb shows no doubt."""
        scene, after = self.scene, cue.verb + 1
        if after >= len(scene.words) or scene.words[after].lemma not in self.grammar.able_modals:
            return False
        perfect = scene.words[cue.finite].lemma in self.grammar.perfect_auxiliaries
        return perfect and not self.phrases.is_in_mood(cue.finite)

    def _is_reduced(self, cue: CueWord) -> bool:
        """ "is planning rules | intended to …", "has 400, | compared with …": a participle without an auxiliary of its own."""
        word = self.scene.words[cue.verb]
        children = (self.scene.words[child].relation for child in self.scene.children[cue.verb])
        helped = any(relation.startswith(("aux", "nsubj")) for relation in children)
        past = "past like participle" in self.grammar.traits and "Tense=Past" in word.features
        return past and not helped and word.relation in ("acl", "advcl")

    def is_participle_cue(self, cue: CueWord) -> bool:
        """ "…, adding that": a present participle behind a comma, in a language that says so."""
        return cue.finite == cue.verb and self.phrases.is_loose_participle(cue.verb)

    def _may_be_participle(self, verb: int) -> bool:
        """ "wie | erwartet": a participle, or the form of one without a subject behind it."""
        words = self.scene.words
        following = words[verb + 1] if verb + 1 < len(words) else words[verb]
        return self.scene.is_participle(verb) or following.pos in ("ADP", "PUNCT", "VERB", "AUX")

    def _wishes_to_say(self, cue: CueWord) -> bool:
        """ "wil niet zeggen of": a wish about speaking is no statement of its own."""
        stop = self.scene.sentence(cue.verb)[1]
        for position in range(cue.verb + 1, min(stop, cue.verb + 10)):
            if self.scene.words[position].pos == "SCONJ" or self.scene.words[position].form in (",", ":"):
                return False
            if position in self.cues and self.scene.is_infinitive(position):
                return self.cues[position].takes("clause")
        return False

    def _is_reflexive(self, cue: CueWord) -> bool:
        """ "zich", "sich" beside the verb, and no fixed word of the cue."""
        return any(
            "Reflex=Yes" in self.scene.words[child].features and child not in cue.group
            for verb in {cue.verb, cue.finite}
            for child in self.scene.children[verb]
        )

    def is_hearsay(self, cue: CueWord) -> bool:
        """ "zou hebben gezegd", "zou … vinden": told by others, but told."""
        finite = self.scene.words[cue.finite]
        if "hearsay in the present" in self.grammar.traits:
            return False  # "soll gesagt haben": the whole sentence is told by others
        return finite.lemma in self.grammar.hearsay_modals and "Tense=Past" in finite.features

    def _governed(self, cue: CueWord) -> bool:
        """An infinitive right under its finite verb (durft toe te zeggen, laat weten), not inside its content."""
        scene = self.scene
        if any(scene.is_finite(k) for k in cue.group):
            return True
        marked = scene.lower(cue.verb - 1) in self.grammar.infinitive_markers
        if marked and scene.words[cue.finite].lemma not in self.grammar.modals:
            return self._is_carried(cue)
        if scene.words[cue.finite].pos in ("AUX", "VERB"):
            return cue.finite in scene.children[cue.verb] or scene.heads[cue.verb] == cue.finite
        return False

    def _is_carried(self, cue: CueWord) -> bool:
        """ "went on | to say that …", "used the meeting | to warn that …": a verb that tells how it came to be said, no wish; not "used to say that"."""
        scene, after = self.scene, cue.verb + 1
        if scene.words[cue.finite].lemma not in self.phrases.cues.carrying or not cue.finite + 2 < cue.verb:
            return False
        told = "clause" in cue.frames and cue.frames["clause"].kind == "say"
        return told and self.phrases.opens_subordinate(after)

    def negated(self, cue: CueWord) -> bool:
        """A negation in the cue's own clause, before anything that the cue is given."""
        scene = self.scene
        first, stop = self.phrases.clause_start(cue.finite), scene.sentence(cue.verb)[1]
        late = scene.is_infinitive(cue.verb) or (scene.is_participle(cue.verb) and not scene.is_finite(cue.verb))
        subject = self.phrases.subject(cue.verb, cue.group) or (0, 0)
        for position in range(first, stop):
            own = scene.quote_of[position] == scene.quote_of[cue.verb] and position not in cue.group
            if own and scene.lower(position) in self.grammar.words and not subject[0] <= position < subject[1]:
                before = cue.verb if "one order" in self.grammar.traits else cue.finite  # "were not asked to go"
                return position < before or not self._denies_infinitive(cue, position, stop)
            if position == cue.verb and late:
                return False
            if position > cue.finite and not late and not self._may_precede(position, cue, subject):
                return False
            if position > cue.finite and (self.borders.opens(position) or scene.words[position].form[:1] in OPENING):
                return False
            if "bare" in cue.frames and scene.is_infinitive(position) and position > cue.finite:
                return False  # "wil weten waarom … niet"
        return False

    def _denies_infinitive(self, cue: CueWord, position: int, stop: int) -> bool:
        """ "zegt | niet op te stappen": the negation belongs to what is said."""
        if "infinitive" not in cue.frames:
            return False
        for place in range(position + 1, min(stop, position + 12)):
            if self.borders.opens(place) or self.scene.words[place].form in (",", ":"):
                return False
            if self.scene.lower(place) in self.grammar.infinitive_markers:
                return True
        return False

    def _may_precede(self, position: int, cue: CueWord, subject: Range) -> bool:
        """Words that may stand between a finite cue and its negation: the subject, adverbs, pronouns."""
        token = self.scene.words[position]
        return subject[0] <= position < subject[1] or position in cue.group or token.pos in ("ADV", "PRON")

    def _under_modal(self, cue: CueWord) -> bool:
        words = self.scene.words
        behind = cue.verb + 1 < len(words) and words[cue.verb + 1].lemma in self.grammar.modals  # "hätte warnen müssen"
        late = behind and self.scene.is_infinitive(cue.verb)
        return (words[cue.finite].lemma in self.grammar.modals or late) and cue.finite != cue.verb
