"""What a verb is given besides a clause: an infinitive (belooft te …), an object (eist …, noemt X “Y”), a wish (wil …)."""

from __future__ import annotations

from dataclasses import replace

from zegsman.language.cues import CueVerb
from zegsman.statements.acts import Acts
from zegsman.statements.borders import OPENING, Borders
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft, Pattern
from zegsman.statements.scene import Range
from zegsman.values import Span


class Complements:
    """Drafts of what stands as infinitive or object behind (or before) a cue verb."""

    def __init__(self, acts: Acts, borders: Borders) -> None:
        self.acts, self.borders, self.cues = acts, borders, acts.cues
        self.phrases, self.scene, self.grammar = acts.phrases, acts.scene, acts.grammar

    def make(
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
        words = cue.group
        if entry.preposition and cue.preposition >= 0:
            words = tuple(sorted({*words, cue.preposition}))  # "pleit voor"
        return Draft(content, words, source, entry.kind, clause, pattern, score, entry.stance, rest)

    def after_group(self, cue: CueWord, source: Range | None) -> int:
        """The first word behind the verb and, where it follows, its subject."""
        after = max(cue.verb, cue.finite if cue.finite in cue.group else cue.verb) + 1
        if source is not None and source[0] > cue.finite:
            after = max(after, source[1])
        return after

    def infinitive(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X belooft (om) … te …"""
        entry, scene = cue.frames.get("infinitive"), self.scene
        begin = scene.sentence(cue.verb)[0]
        given = cue.finite == begin + 1 and scene.lower(begin) in self.grammar.backward
        if entry is None or (given and source is not None and source[0] > begin):
            return None  # "Dat | zegt de bond over het plan om te sluiten": it is given already
        first, addressee = self._infinitive_start(cue, source, stop)
        if first < stop and scene.words[first].pos == "CCONJ":
            return None  # "weist die Vorwürfe zurück | und betont, nicht zu werben"
        last = self._clause_end(cue, first, stop)
        marker = self._marker(first, last)
        if marker is None:
            return None
        opener = self._infinitive_opener(first, marker)
        if opener is not None and scene.lower(opener - 1) in self.phrases.cues.asking and "object" in cue.frames:
            return None  # "resisted | calls to make it public"
        if opener is not None and self._is_told(cue, entry, first, opener, addressee is None):
            first, addressee = opener, self.phrases.forward(first, opener)
        rest = (min(cue.finite, cue.verb), first)
        content = self.borders.span(first, last)
        if not content:
            return None
        draft = self.make(content, cue, source, entry, entry.kind != "act", "cue, then infinitive", 0.85, rest)
        return draft if addressee is None else replace(draft, addressee=addressee)

    def _infinitive_start(self, cue: CueWord, source: Range | None, stop: int) -> tuple[int, Range | None]:
        """Where what the infinitive is given may begin, and who is told before it."""
        first = self.first_of_rest(cue, source, stop)
        inner = [k for k in cue.group if first <= k < stop and k > cue.finite]
        if inner:
            named = first < inner[-1] and self.phrases.starts_phrase(first)
            addressee = self.phrases.forward(first, inner[-1]) if named else None
            return self._behind_adverbs(cue, inner[-1] + 1, stop), addressee
        if self.scene.words[cue.verb].lemma not in self.phrases.cues.addressed:
            return first, None
        if self._is_addressee(cue, first, stop):
            addressee = self.phrases.forward(first, stop)
        else:
            addressee = self._bare_addressee(first, stop, cue.group)
        return (first, None) if addressee is None else (addressee[1], addressee)

    def _clause_end(self, cue: CueWord, first: int, stop: int) -> int:
        """One past the clause that begins at `first`, as the cue's own clause bounds it; `first` itself where nothing is left."""
        if first >= stop:
            return first
        return self.borders.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite))

    def _marker(self, first: int, last: int) -> int | None:
        """The "te" of the infinitive, or the infinitive that holds it, with no finite verb before it."""
        scene, markers = self.scene, self.grammar.infinitive_markers
        for word in range(first, last):
            if (scene.lower(word) in markers and self.infinitive_near(word, last)) or self._holds_marker(word):
                return word
            if scene.is_finite(word) and not self._in_relative(first, word):
                return None
        return None

    def _infinitive_opener(self, first: int, marker: int) -> int | None:
        """ "om" before "te"; "to" both opens an infinitive and marks it."""
        scene, openers = self.scene, self.grammar.infinitive_openers
        for word in range(first, marker):
            if scene.lower(word) in openers and scene.words[word].pos in ("SCONJ", "ADP", "PART"):
                return word
        return marker if scene.lower(marker) in openers else None

    def _is_told(self, cue: CueWord, entry: CueVerb, first: int, opener: int, anybody: bool) -> bool:
        """Whether who stands before the opener is told to do so; `anybody`: nobody is known to be yet."""
        if opener > first and self.scene.words[cue.verb].lemma in self.phrases.cues.addressed:
            return True
        return anybody and self._is_asked(entry, first, opener)

    def _is_asked(self, entry: CueVerb, first: int, opener: int) -> bool:
        """ "called on | employers | to equip …": in a language of fixed order, who stands there is asked; but "want him to go"."""
        fixed = "one order" in self.grammar.traits and entry.kind != "attitude" and not entry.preposition
        return fixed and first < opener and self.phrases.starts_phrase(first)

    def _is_addressee(self, cue: CueWord, first: int, stop: int) -> bool:
        """A bare phrase that depends on the cue and not on the infinitive: "adviseert gedupeerden een brief te sturen"."""
        scene = self.scene
        end = self.phrases.core(first, stop) if first < stop else None
        if end is None or not self.phrases.speaks((first, end)):
            return False
        return any(
            (scene.heads[k] == cue.verb and scene.words[k].relation in ("iobj", "obj", "obl:arg"))
            or (scene.heads[k] > k and scene.words[k].relation == "iobj")
            for k in range(first, end)
        )

    def is_marked_infinitive(self, word: int) -> bool:
        """ "zu spannen", "auszusteigen"."""
        marked = self.scene.lower(word - 1) in self.grammar.infinitive_markers and self.scene.is_infinitive(word)
        return marked or (self._holds_marker(word) and not self.scene.is_finite(word))

    def infinitive_near(self, marker: int, last: int) -> bool:
        return any(self.scene.is_infinitive(k) for k in range(marker + 1, min(last, marker + 3)))

    def is_infinitive_at(self, first: int, stop: int) -> bool:
        """ "a call | to open it": what opens an infinitive, with the infinitive near."""
        return self.scene.lower(first) in self.grammar.infinitive_openers and self.infinitive_near(first, stop)

    def _holds_marker(self, word: int) -> bool:
        """ "auszusteigen": the marker stands inside the infinitive."""
        lower, lemma = self.scene.lower(word), self.scene.words[word].lemma.casefold()
        inside = (mark for mark in self.grammar.infinitive_markers if mark in lower[2:-3])
        return self.scene.is_verb(word) and any(
            lower.replace(mark, "", 1) == lemma or lower == lemma for mark in inside
        )

    def _in_relative(self, first: int, word: int) -> bool:
        return any(self.phrases.is_relative(k) for k in range(first, word))

    def first_of_rest(self, cue: CueWord, source: Range | None, stop: int) -> int:
        """The first word of what a verb is given: behind verb and subject, adverbs, particles and fixed words."""
        position = self.after_group(cue, source)
        if cue.finite < cue.verb and cue.finite not in cue.group:
            inverted = source is not None and cue.finite < source[0] and source[1] <= cue.verb
            position = source[1] if source is not None and inverted else cue.finite + 1
        return self._behind_adverbs(cue, position, stop)

    def _behind_adverbs(self, cue: CueWord, position: int, stop: int) -> int:
        scene = self.scene
        while position < stop:
            token = scene.words[position]
            if (beyond := self.borders.aside(position, stop)) > position:
                position = beyond
            elif position in scene.timed:
                break  # a day to come is part of what is hoped or promised
            elif (
                position in cue.group
                or token.form == ","
                or (
                    (token.pos == "ADV" or (token.pos == "ADJ" and token.relation == "advmod"))
                    and scene.lower(position) not in self.grammar.words
                    and not self._modifies_number(position)
                )
                or (self._is_reflexive(position) and not self._before_infinitive(cue, position, stop))
            ):
                position += 1
            else:
                break
        return position

    def _is_reflexive(self, word: int) -> bool:
        token = self.scene.words[word]
        small = token.pos == "PRON" and self.scene.lower(word) in self.grammar.fillers
        return small and "Reflex=Yes" in token.features

    def _before_infinitive(self, cue: CueWord, word: int, stop: int) -> bool:
        """ "liet weten | zich niet te kunnen vinden in …": a reflexive that the infinitive behind it asks for."""
        markers = (k for k in range(word + 1, stop) if self.scene.lower(k) in self.grammar.infinitive_markers)
        marker = next(markers, None)
        if marker is None or not cue.takes("infinitive") or not self.infinitive_near(marker, stop):
            return False
        return not any(self.scene.is_finite(k) for k in range(word + 1, marker))

    def _modifies_number(self, word: int) -> bool:
        following = self.scene.words[word + 1] if word + 1 < len(self.scene.words) else None
        return (
            following is not None
            and following.pos in ("NUM", "ADJ", "DET")
            and self.scene.words[word].relation in ("advmod", "amod")
            and self.scene.heads[word] > word
        )

    def hearsay(self, cue: CueWord, stop: int) -> Draft | None:
        """ "The fire | is understood | to have started upstairs": its subject is part of what is said, and nobody says it."""
        scene = self.scene
        if scene.words[cue.verb].lemma not in self.phrases.cues.raising:
            return None
        first = self._behind_adverbs(cue, cue.verb + 1, stop)
        if first >= stop or scene.lower(first) not in self.grammar.infinitive_openers:
            return None
        last = self.borders.end_of_clause(first, stop, embedded=self.phrases.is_subordinate(cue.finite))
        if not self.infinitive_near(first, last):
            return None
        last = self._before_clause(first, last)
        subject = self.phrases.subject(cue.verb, cue.group)
        before = self.borders.span(*subject) if subject is not None and subject[1] <= cue.finite else ()
        return Draft((*before, *self.borders.span(first, last)), cue.group, None, "say", True, "hearsay", 0.85)

    def _before_clause(self, first: int, last: int) -> int:
        """ "to have started upstairs|, but no one has been hurt": a clause of its own goes on with no infinitive."""
        scene = self.scene
        for position in range(first + 1, last):
            if self.borders.opens(position) or self.phrases.opens_subordinate(position):
                return last
            if scene.words[position].pos == "CCONJ" and any(
                scene.is_finite(k) for k in range(position + 1, min(last, position + 5))
            ):
                return position
        return last

    def told(self, cue: CueWord, draft: Draft) -> Draft | None:
        """ "The keepers were told to go home": who told them is left unsaid; None for other passives without an agent."""
        given = draft.pattern == "cue, then infinitive" or cue.preposition >= 0
        if "addressee passive" not in self.grammar.traits or not given or draft.kind != "act":
            return None
        if self.scene.words[cue.verb].lemma not in self.phrases.cues.addressed:
            return None
        subject = self.phrases.subject(cue.verb, cue.group)
        return replace(draft, addressee=subject) if subject is not None else draft

    def object(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X eist …, verwierp …, pleit voor …, noemt Y “Z”."""
        entry = cue.frames.get("object")
        if entry is None and cue.takes("clause"):
            return self._fragment(cue, source, stop)
        if entry is None:
            return None
        if (aside := self._aside(cue, source)) is not None:
            return self.make(aside, cue, source, entry, False, "object, then cue", 0.8, (cue.finite, stop))
        if source is not None and self._object_before(cue, source):
            last = min(cue.verb, cue.finite)
            content = self.borders.span(source[1], self._judgement_end(source[1], last))
            if not content or self._is_not_judged(cue, entry, source[1], last):
                return None
            return self.make(content, cue, source, entry, False, "object, then cue", 0.8, (source[1], cue.verb))
        if (front := self._object_in_front(cue, source)) is not None:
            return self.make(front, cue, source, entry, False, "object, then cue", 0.8, (cue.finite, stop))
        return self._object_behind(cue, source, entry, stop)

    def _object_behind(self, cue: CueWord, source: Range | None, entry: CueVerb, stop: int) -> Draft | None:
        """X eist | …, verwierp | …: the object where it most often stands."""
        first = self.first_of_rest(cue, source, stop)
        addressee = None
        lemma, cues = self.scene.words[cue.verb].lemma, self.phrases.cues
        if not entry.preposition and lemma in cues.addressed - cues.naming:
            addressee = self._bare_addressee(first, stop, cue.group)
            first = addressee[1] if addressee is not None else first
        if cue.finite < cue.preposition < cue.verb or (entry.preposition and cue.preposition > cue.verb):
            first = cue.preposition + 1
        first = self._behind_source(first, stop)
        if not entry.preposition and addressee is None:
            first, addressee = self._behind_circumstances(first, stop)
        last = self._object_end(cue, entry, first, stop)
        if first < last and self._is_no_object(cue, entry, first, last):
            return None
        pieces = self._split_before_quote(first, last) or self._around_group(cue, first, last)
        if not pieces and cue.preposition >= 0 and cue.preposition < cue.verb:
            pieces = self.borders.span(cue.preposition + 1, cue.verb)
        if not pieces or not self._has_noun(pieces):
            return None
        if self._is_not_judged(cue, entry, first, last):
            return None
        draft = self.make(pieces, cue, source, entry, False, "cue, then object", 0.7, (cue.finite, last))
        return replace(draft, addressee=addressee) if addressee is not None else draft

    def _behind_circumstances(self, first: int, stop: int) -> tuple[int, Range | None]:
        """ "forderte | auf dem Parteitag in Lindach | ein Tempolimit", "verlangt | von den Ländern | Personal": where the object begins behind
        what tells where, when and of whom, and of whom; `first` and nobody where no object follows."""
        scene, grammar, position, asked = self.scene, self.grammar, first, None
        while position + 1 < stop and scene.words[position].pos == "ADP":
            demanded = position == first and scene.lower(position) in grammar.of_whom
            if not demanded and scene.lower(position) not in grammar.circumstances:
                return first, None
            phrase = self.phrases.forward(position + 1, stop)
            end = self.phrases.core(position + 1, stop) if demanded or phrase is None else phrase[1]
            if end is None or (demanded and not self.phrases.speaks((position + 1, end))):
                return first, None
            if any(k in scene.timed for k in range(position + 1, end)):
                return first, None  # "eist | voor zaterdag | duidelijkheid": by when it is demanded
            asked = (position + 1, end) if demanded else asked
            position = end
            while position < stop and (
                position in scene.timed or (beyond := self.borders.aside(position, stop)) > position
            ):
                position = position + 1 if position in scene.timed else beyond
        if position == first or position >= stop or "one order" in grammar.traits:
            return first, None
        object_follows = self.phrases.starts_phrase(position) or scene.words[position].form[:1] in OPENING
        return (position, asked) if object_follows and scene.lower(position) not in grammar.of else (first, None)

    def _behind_source(self, first: int, stop: int) -> int:
        """ "heeft | volgens zijn kabinet | garanties gevraagd": one past a preposition of attribution and its source, else `first`."""
        length = self.phrases.source_at(first) if first < stop else 0
        if not length or first + length >= stop:
            return first
        phrase = self.phrases.forward(first + length, stop)
        return phrase[1] if phrase is not None else first

    def _object_end(self, cue: CueWord, entry: CueVerb, first: int, stop: int) -> int:
        """One past the object that begins at `first`, before what tells when, where or how, and before the reporter's next clause."""
        last = self._clause_end(cue, first, stop)
        points = first + 1 < last and self.scene.lower(first) in self.grammar.backward
        if points and self._only_adjuncts(first + 1, last):
            last = first + 1
        last = next((k for k in range(first + 1, last) if self._ends_object(cue, k, last)), last)
        if not entry.preposition:
            last = self.borders.without_tail(first, last)
        return self._before_manner(cue, first, last) if entry.kind == "act" else last

    def _ends_object(self, cue: CueWord, word: int, last: int) -> bool:
        """True where a clause of the reporter's begins behind an object."""
        closed = self._parts(word, last) or self._tells_when(word, last) or self._closes(cue, word, last)
        return closed or self.borders.begins_main_clause(word, last)

    def _is_no_object(self, cue: CueWord, entry: CueVerb, first: int, last: int) -> bool:
        """What stands where an object would, but shows by its first word that it is none."""
        scene, fixed = self.scene, "one order" in self.grammar.traits
        if scene.lower(first) in self.grammar.words and entry.kind != "attitude":
            return True  # "noemt | geen bedrag"
        if scene.lower(first) in self.grammar.reciprocals:
            return True  # "spraken | elkaar tegen"
        if fixed and not entry.preposition and not entry.words and scene.words[first].pos == "ADP":
            return True  # "reported | from Ness"
        apart = fixed or scene.words[first - 1].form == ","
        return apart and scene.is_finite(first) and first in self.cues  # "…, | schrieb Tolm dazu"

    def _is_not_judged(self, cue: CueWord, entry: CueVerb, first: int, last: int) -> bool:
        """ "called | the mayor on Tuesday": beside a verb of naming or judging, an object that gets neither name nor judgement."""
        lemma, cues = self.scene.words[cue.verb].lemma, self.phrases.cues
        if entry.preposition:
            return False
        if lemma in cues.judging and self.scene.is_participle(cue.verb):
            return True
        asks = lemma in cues.judging or (lemma in cues.naming and not entry.words)
        return asks and not self.is_judged(first, last)

    def _aside(self, cue: CueWord, source: Range | None) -> tuple[Span, ...] | None:
        """ "…, | a promise | the union dismissed as | “a plaster”": what somebody says something of stands before them."""
        stop, found = self.borders.limit(cue.verb), self.borders.judged_before(cue.verb)
        if found is None or source != found.source:
            return None
        behind = max(cue.group) + 1
        judged = len(cue.group) > 1 or self.scene.words[cue.verb].lemma in self.phrases.cues.naming
        rest = self.borders.span(behind, self.borders.end_of_clause(behind, stop)) if judged and behind < stop else ()
        return self.borders.span(found.first, source[0]) + rest

    def _parts(self, comma: int, last: int) -> bool:
        """ "gab seinen Rücktritt bekannt|, nachdem …": such a clause behind an object is the reporter's."""
        parted = comma + 1 < last and self.scene.lower(comma + 1) in self.grammar.parting
        return parted and self.scene.words[comma].form == "," and self.scene.quote_of[comma] < 0

    def _tells_when(self, word: int, last: int) -> bool:
        """ "called for its removal | as the weir traps salmon": in one order such a clause needs no comma."""
        scene = self.scene
        if "one order" not in self.grammar.traits or scene.words[word].pos != "SCONJ" or scene.quote_of[word] >= 0:
            return False
        told = scene.lower(word) in self.grammar.parting and scene.words[word].relation == "mark"
        return told and any(scene.is_finite(k) for k in range(word + 1, min(last, word + 8)))

    def _before_manner(self, cue: CueWord, first: int, last: int) -> int:
        """ "hat die Partei | erneut deutlich kritisiert": adverbs between an object and the participle tell how, not what."""
        scene, end = self.scene, cue.verb
        if (
            not self.grammar.large_nouns
            or end + 1 != last
            or scene.is_finite(end)
            or scene.words[end].lemma in self.phrases.cues.judging
        ):
            return last
        begin = end
        while begin > first and scene.quote_of[begin - 1] < 0:
            beyond = begin - 1 if self._tells_how(begin - 1) else self._circumstance(begin, first, end)
            if beyond == begin:
                break
            begin = beyond
        phrase = first < begin < end and scene.words[begin - 1].pos in ("NOUN", "PROPN")
        return begin if phrase else last

    def _circumstance(self, end: int, first: int, verb: int) -> int:
        """ "hat die Kritik | im Landtag | zurückgewiesen": where a phrase that hangs on the verb and ends at `end` begins, else `end`."""
        scene, noun = self.scene, end - 1
        if scene.heads[noun] != verb or not scene.words[noun].relation.startswith("obl"):
            return end
        opening = next((k for k in range(noun - 1, max(first, noun - 6), -1) if scene.words[k].pos == "ADP"), end)
        if opening == end or scene.lower(opening) not in self.grammar.circumstances:
            return end
        return opening if self.phrases.core(opening + 1, end) == end else end

    def _tells_how(self, word: int) -> bool:
        """An adverb, or "am Montag"."""
        scene = self.scene
        timed = word in scene.timed or (scene.words[word].pos == "ADP" and word + 1 in scene.timed)
        return timed or scene.words[word].pos == "ADV" or scene.words[word].relation == "advmod"

    def _closes(self, cue: CueWord, mark: int, last: int) -> bool:
        """ "lehnt die Pläne | ab|, der Kanzler schweigt": behind the verb's particle and a comma or a colon the reporter begins anew."""
        scene, after = self.scene, mark + 1
        if mark - 1 not in cue.group or mark - 1 <= cue.finite or after >= last:
            return False
        if scene.words[mark].pos == "CCONJ":
            return scene.is_verb(after)  # "weist die Vorwürfe zurück | und betont, …"
        if scene.words[mark].form != ",":
            return scene.words[mark].form == ":" and scene.words[after].form[:1] not in OPENING
        if self.phrases.opens_subordinate(after) or self.borders.opens(after) or self.phrases.is_relative(after):
            return False
        return any(scene.is_finite(k) for k in range(after, last))

    def _judgement_end(self, first: int, last: int) -> int:
        """ "wat hij een “dictaat” | van het kabinet noemde": what a judgement in marks is of belongs to who tells it."""
        scene = self.scene
        behind = [k for k in range(first + 1, last) if scene.quote_of[k] < 0 <= scene.quote_of[k - 1]]
        return behind[0] if behind and scene.words[behind[0]].pos == "ADP" else last

    def ahead(self, cue: CueWord, source: Range | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """ "Tegen mei | hoopt ze …": a day to come before the verb is part of what is hoped, wanted or promised."""
        scene = self.scene
        begin = self.phrases.story_start(scene.sentence(cue.verb)[0])
        if source is None or source[0] < cue.finite or scene.words[cue.finite - 1].form == ",":
            return content
        words = range(begin, cue.finite)
        told = any(k in scene.timed for k in words) and all(
            k in scene.timed or scene.words[k].pos in ("ADP", "ADV") for k in words
        )
        return self.borders.span(begin, cue.finite) + content if told else content

    def fronted(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """Dat plan noemt X “Y”: the object stands before the verb, the fragment behind its subject."""
        entry = cue.frames.get("object") or cue.frames.get("clause")
        scene = self.scene
        if (
            entry is None
            or entry.preposition
            or source is None
            or source[0] != cue.finite + 1
            or cue.finite != cue.verb
        ):
            return None
        first = self.first_of_rest(cue, source, stop)
        begin = self.phrases.story_start(scene.sentence(cue.verb)[0])
        while begin < cue.finite and scene.words[begin].pos in ("CCONJ", "ADV"):
            begin += 1
        before = cue.finite - 1 if scene.words[cue.finite - 1].form == "," else cue.finite
        if first >= stop or begin >= before or scene.words[first].form[:1] not in OPENING or scene.quote_of[first] < 0:
            return None
        if scene.words[begin].pos == "ADP" or scene.quote_of[begin] >= 0 or self.borders.is_adverbial(begin, before):
            return None
        clause = self.borders.opens(begin)
        if not clause and any(scene.is_finite(k) and not self._in_relative(begin, k) for k in range(begin, before)):
            return None
        content = self.borders.span(begin, before) + self.borders.span(first, self.borders.end_of_clause(first, stop))
        return self.make(content, cue, source, entry, False, "object, then cue and fragment", 0.8, (cue.finite, first))

    def is_judged(self, first: int, last: int) -> bool:
        """True where a judgement follows the object: an adjective, another phrase, or words between marks."""
        scene = self.scene
        if any(scene.words[k].form[:1] in OPENING for k in range(first, last)):
            return True
        judged = scene.words[last - 1].pos == "ADJ" or scene.is_participle(last - 1)
        if judged and last - first > 1:
            return True  # "branded the scheme | unworkable"
        end = self.phrases.core(first, last) or first + 1
        if end >= last:
            return scene.words[first].pos in ("ADJ", "VERB") or scene.lower(first) in self.grammar.backward
        while end < last and scene.words[end].pos == "ADV":
            end += 1
        return end < last and scene.words[end].pos in ("ADJ", "DET", "NUM", "NOUN", "VERB", "X")

    def _only_adjuncts(self, first: int, last: int) -> bool:
        """ "spreekt dat | met klem tegen": behind a pointing word only adverbs and prepositions, no marks."""
        scene = self.scene
        if scene.words[first].pos not in ("ADP", "ADV") and not scene.words[first].relation.startswith("advmod"):
            return False
        return not any(scene.words[k].form[:1] in OPENING for k in range(first, last))

    def _fragment(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
        """X voorspelt “een lange nacht”: a fragment between marks is all that a verb of saying is given."""
        first, entry = self.first_of_rest(cue, source, stop), cue.frames["clause"]
        if first >= stop or self.scene.words[first].form[:1] not in OPENING or self.scene.quote_of[first] < 0:
            return None
        content = self.borders.span(first, self.borders.end_of_clause(first, stop))
        return (
            self.make(content, cue, source, entry, False, "cue, then object", 0.65, (cue.finite, first))
            if content
            else None
        )

    def _split_before_quote(self, first: int, last: int) -> tuple[Span, ...]:
        """ "noemt hem | onlangs in een brief | “gek”": what stands between an object and its marks is no content."""
        scene = self.scene
        quote = next(
            (k for k in range(first, last) if scene.words[k].form[:1] in OPENING and scene.quote_of[k] >= 0), None
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
            if (beyond := self.borders.aside(position, quote)) > position:
                position = beyond
                if scene.words[position].form == "," and self.phrases.is_relative(position + 1):
                    position = next((k + 1 for k in range(position + 1, quote) if scene.words[k].form == ","), quote)
            elif scene.words[position].pos == "ADV":
                position += 1
            else:
                return ()
        return self.borders.span(first, head) + self.borders.span(quote, last)

    def _bare_addressee(self, first: int, stop: int, group: tuple[int, ...]) -> Range | None:
        """ "verwijt de gemeente | achterstallig onderhoud": a speaker's phrase with another phrase right behind it.

        In a language that moves its particle, that phrase may stand behind it: "wirft dem Nachbarn vor, zu viel zu fischen".
        """
        end = self.phrases.core(first, stop) if first < stop and self.phrases.starts_phrase(first) else None
        if end is None or end >= stop:
            return None
        # "warf | dem Werftrat | Untätigkeit vor"
        given = end > first + 1 and self.scene.lower(first) in self.grammar.datives
        if not self.phrases.speaks((first, end)) and not given:
            return None
        if self.grammar.datives:
            beyond = end
            while beyond < stop and (beyond in group or self.scene.words[beyond].form == ","):
                beyond += 1
            if beyond > end + 1 and beyond < stop:
                return (first, end)
            if self.scene.lower(first) not in self.grammar.datives and not self.phrases.is_pronoun(first):
                return None  # "wirft die Frage auf": no dative
        behind = self._first_noun(end, stop)
        return (first, end) if behind else None

    def _first_noun(self, position: int, stop: int) -> bool:
        """True where a phrase without a preposition begins here, adverbs aside."""
        scene = self.scene
        while position < stop and (scene.words[position].pos == "ADV" or scene.words[position].form[:1] in OPENING):
            position += 1
        return position < stop and scene.words[position].pos in ("DET", "NOUN", "ADJ", "NUM", "PRON", "PROPN")

    def _object_before(self, cue: CueWord, source: Range | None) -> bool:
        """ "wat hij een “dictaat” noemde", "nadat X uitstel had aangekondigd": the verb stands last."""
        scene = self.scene
        if source is None or not self.phrases.is_subordinate(cue.finite) or scene.is_infinitive(cue.verb):
            return False
        last = min(cue.verb, cue.finite)
        behind = scene.sentence(cue.verb)[1] > cue.verb + 1 and self._first_noun(
            cue.verb + 1, self.borders.limit(cue.verb)
        )
        if (
            source[0] < self.phrases.clause_start(cue.finite)
            or source[1] >= last
            or (behind and cue.preposition > cue.verb)
        ):
            return False
        return any(scene.words[k].pos in ("NOUN", "PROPN", "ADJ") for k in range(source[1], last))

    def _object_in_front(self, cue: CueWord, source: Range | None) -> tuple[Span, ...] | None:
        """ "Seinen Rückzug | hatte X im Mai angekündigt": the object fills the place before the verb, its subject stands behind."""
        scene, begin = self.scene, self.phrases.story_start(self.scene.sentence(cue.verb)[0])
        if source is None or source[0] < cue.finite or self.phrases.is_subordinate(cue.finite):
            return None
        judging, paired = scene.words[cue.verb].lemma in self.phrases.cues.judging, bool(cue.frames["object"].words)
        sure = judging or paired or scene.lower(begin) in self.grammar.obliques
        if begin >= cue.finite or not sure or cue.preposition >= 0 or not self.phrases.starts_phrase(begin):
            return None
        told = scene.words[cue.verb].lemma in self.phrases.cues.addressed and scene.lower(begin) in self.grammar.datives
        told = told and not paired  # "Den Plan | halten sie für gut"
        told = told and "Case=Acc" not in scene.words[begin].features  # "Den Bericht | bestätigte X"
        phrase = self.phrases.up_to_verb(self.phrases.forward(begin, cue.finite), cue.finite)
        if told or phrase is None or phrase[1] != cue.finite or any(k in scene.timed for k in range(*phrase)):
            return None
        behind = [k for k in range(cue.finite + 1, scene.sentence(cue.verb)[1]) if k in cue.group and k != cue.verb]
        if judging:
            behind = [self.first_of_rest(cue, source, self.borders.limit(cue.verb)) - 1]
        rest = self.borders.span(behind[-1] + 1, self.borders.limit(cue.verb)) if behind else ()
        return self.borders.span(*phrase) + rest

    def _around_group(self, cue: CueWord, first: int, last: int) -> tuple[Span, ...]:
        """The range without the words of the cue inside it: "heeft celstraffen gevorderd voor vijf leden"."""
        inner = [k for k in cue.group if first <= k < last]
        if not inner:
            return self.borders.span(first, last)
        pieces: tuple[Span, ...] = ()
        begin = first
        for word in inner:
            pieces += self.borders.span(begin, word)
            begin = word + 1
        return pieces + self.borders.span(begin, last)

    def _has_noun(self, pieces: tuple[Span, ...]) -> bool:
        scene = self.scene
        return any(
            scene.words[k].pos in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM", "VERB")
            or scene.lower(k) in self.grammar.backward
            for piece in pieces
            for k in range(scene.at(piece.start), scene.upto(piece.end))
        )

    def _may_be_infinitive(self, word: int) -> bool:
        """A verb that looks like its lemma, whatever the tagger makes of it: "wil een knoop doorhakken"."""
        token = self.scene.words[word]
        return token.pos == "VERB" and token.lemma.casefold() == self.scene.lower(word)

    def bare(self, cue: CueWord, source: Range | None, stop: int) -> Draft | None:
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
        first = self.after_group(cue, source)
        while first < stop and scene.lower(first) in self.grammar.fleeting:
            first += 1  # "wil ook", "wil nu": the reporter's
        last = self.borders.end_of_clause(first, stop) if first < stop else first
        if self.acts.negated(cue) or first >= last:
            return None
        if not any(scene.is_infinitive(k) or self._may_be_infinitive(k) for k in range(first, last)):
            last = self.borders.without_tail(first, last)
            if any(scene.is_verb(k) for k in range(first, last)) or not any(
                scene.words[k].pos == "NOUN" for k in range(first, last)
            ):
                return None
        if any(k in self.cues and self.cues[k].takes("clause") for k in range(first, last) if scene.is_infinitive(k)):
            return None
        content = self.borders.span(first, last)
        return self.make(content, cue, source, entry, False, "wish", 0.6, (cue.finite, first)) if content else None
