"""Where verbs of the cue table stand in a scene, with the words that belong to them.

A verb of the table is found with its particle ("voegde … toe"), its fixed words ("liet … weten") and its preposition
("pleit voor"), wherever word order puts them. Whether the place is an attribution is decided by the finders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zegsman.language.cues import CueVerb, Frame
from zegsman.statements.phrases import Phrases


@dataclass(frozen=True, slots=True)
class CueWord:
    """`verb` is the word number of the verb, `group` all words of the cue in order, `frames` what it can take and as what."""

    verb: int
    group: tuple[int, ...]
    finite: int
    frames: Mapping[Frame, CueVerb]
    preposition: int = -1

    def takes(self, *frames: Frame) -> bool:
        """True where the cue can take one of the frames."""
        return any(frame in self.frames for frame in frames)


class CueFinder:
    """Looks verbs up in the cue table."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.scene = phrases, phrases.scene

    def find(self) -> dict[int, CueWord]:
        """Every cue verb of the scene by its word number."""
        found: dict[int, CueWord] = {}
        for word in range(len(self.scene.words)):
            if self.scene.is_verb(word) and (cue := self._at(word)) is not None:
                found[word] = cue
        taken = {part for cue in found.values() for part in cue.group if part != cue.verb}
        return {word: cue for word, cue in found.items() if word not in taken}

    def _at(self, word: int) -> CueWord | None:
        lemma = self.scene.words[word].lemma.casefold().replace("_", "")
        entries = self.phrases.cues.by_word.get(lemma)
        if entries is None or self._ends_compound(word):
            return None
        finite = self.phrases.finite_of(word)
        window = self._window(word, finite)
        matched: list[tuple[CueVerb, tuple[int, ...], int]] = []
        grammar = self.phrases.grammar
        inside = {self.scene.lower(k) for k in window}
        inside |= {grammar.preposition(lower) for lower in inside} if grammar.contractions else set()
        for entry, apart in entries:
            if not inside.issuperset(entry.words) or (entry.preposition and entry.preposition not in inside):
                continue
            parts = self._parts(word, entry, apart, window)
            if parts is not None:
                matched.append((entry, *parts))
        if not matched or self._has_other_particle(word, matched):
            return None
        most = max(len(parts) for _, parts, _ in matched)
        chosen = [item for item in matched if len(item[1]) == most]
        with_preposition = [item for item in chosen if item[2] >= 0]
        frames: dict[Frame, CueVerb] = {}
        for entry, _, preposition in sorted(chosen, key=lambda item: item[2] < 0):
            for frame in sorted(entry.frames):
                if frame == "object" and preposition < 0 and with_preposition:
                    continue
                old = frames.get(frame)
                if old is None or (old.kind == "say" and entry.kind == "act" and frame in ("infinitive", "object")):
                    frames[frame] = entry
        group = tuple(sorted({word, *chosen[0][1]}))
        preposition = with_preposition[0][2] if with_preposition else -1
        return CueWord(word, group, finite, frames, preposition)

    def _has_other_particle(self, word: int, matched: Sequence[tuple[CueVerb, tuple[int, ...], int]]) -> bool:
        """ "findet im Juli statt": beside a verb that asks for nothing, a particle behind it makes it another verb."""
        separable = "separable verbs" in self.phrases.grammar.traits
        if not separable or any(parts or preposition >= 0 for _, parts, preposition in matched):
            return False
        behind = (child for child in self.scene.children[word] if child > word and self._ends_clause(child))
        return any(self.scene.words[child].relation == "compound:prt" for child in behind)

    def _ends_clause(self, word: int) -> bool:
        """Not "kritisiert Elbhaus | wegen der Preise": what stands apart from its verb ends the clause."""
        following = self.scene.words[word + 1 : self.scene.sentence(word)[1]]
        return not following or following[0].pos in ("PUNCT", "CCONJ", "SCONJ")

    def _ends_compound(self, word: int) -> bool:
        """ "hard-pressed": the part of a word behind its hyphen."""
        words = self.scene.words
        return word > 0 and words[word - 1].form == "-" and words[word - 1].span.end == words[word].span.start

    def _window(self, word: int, finite: int) -> tuple[int, ...]:
        """The words of the verb's clause in which its fixed words may stand."""
        scene = self.scene
        begin, stop = scene.sentence(word)
        first = max(begin, self.phrases.clause_start(finite))
        last = max(word, finite) + 1
        while last < stop:
            form = scene.words[last].form
            if form in (":", ";") or (form == "," and last > word + 1 and self._clause_follows(last + 1, stop)):
                break
            last += 1
        return tuple(range(first, last))

    def _clause_follows(self, word: int, stop: int) -> bool:
        grammar, lower = self.phrases.grammar, self.scene.lower(word) if word < stop else ""
        return lower in grammar.openers or lower in grammar.coordinators or lower in grammar.subordinators

    def _parts(
        self, word: int, entry: CueVerb, apart: bool, window: tuple[int, ...]
    ) -> tuple[tuple[int, ...], int] | None:
        """The words that the entry asks for, and its preposition (-1 for none); None where one is missing."""
        scene, parts = self.scene, []
        if apart:
            particle = self._particle(word, entry.particle, window)
            if particle is None:
                return None
            parts.append(particle)
        joined = entry.kind == "act" and entry.frames == {"infinitive"} and "one order" in self.phrases.grammar.traits
        for place, wanted in enumerate(entry.words, word + 1):
            if joined and (place >= len(scene.words) or scene.lower(place) != wanted):
                return None  # "called on ministers to act", but "called for guarantees on jobs"
            near = [k for k in window if scene.lower(k) == wanted and scene.quote_of[k] == scene.quote_of[word]]
            ahead = scene.is_finite(word)  # "Folgen für die Kinder hält sie | für möglich"
            rest = entry.words[place - word - 1 :]
            near.sort(key=lambda k: (-self._run(k, rest), ahead and k < word))
            found = next((k for k in near if k not in parts), None)
            if found is None:
                return None
            parts.append(found)
        preposition = -1
        if entry.preposition:
            preposition = self._preposition(word, entry.preposition, window)
            if preposition < 0:
                return None
        return tuple(parts), preposition

    def _run(self, word: int, wanted: Sequence[str]) -> int:
        """How many of some words stand in a row from here on: "wijst de claims van de bond | van de hand"."""
        found = self.scene.lowers[word : word + len(wanted)]
        return next((k for k, (one, other) in enumerate(zip(found, wanted, strict=False)) if one != other), len(found))

    def _particle(self, word: int, particle: str, window: tuple[int, ...]) -> int | None:
        scene = self.scene
        for child in scene.children[word]:
            beside = scene.quote_of[child] == scene.quote_of[word]
            ahead = child < word and scene.is_finite(word)  # "eine Frau aus Tolvik sagte": no particle
            told = scene.lower(child) == particle and scene.words[child].relation == "compound:prt"
            if told and beside and not ahead and not self._ends_another(child, word):
                return child
        for place in window:
            if place > word and scene.lower(place) == particle and scene.quote_of[place] == scene.quote_of[word]:
                if self._ends_another(place, word):
                    continue
                following = scene.words[place + 1] if place + 1 < len(scene.words) else None
                if following is None or following.pos in ("PUNCT", "SCONJ", "CCONJ") or following.form[:1] in "“\"'‘„«":
                    return place
        return None

    def _ends_another(self, place: int, verb: int) -> bool:
        """ "sagte, der Hafen sei | zu": right behind another finite verb a word is no particle of the first."""
        return place - 1 > verb and self.scene.is_finite(place - 1)

    def _preposition(self, word: int, preposition: str, window: tuple[int, ...]) -> int:
        """The preposition in the verb's clause: the first one behind the verb, else the last one before it."""
        scene = self.scene
        own = (k for k in window if scene.quote_of[k] == scene.quote_of[word])
        beside = [k for k in own if self.phrases.grammar.preposition(scene.lower(k)) == preposition]
        behind = [k for k in beside if k > word and self._is_preposition(k) and not self._is_of_noun(word, k)]
        if behind and not any(scene.is_finite(k) for k in range(word + 1, behind[0])):
            return behind[0]
        before = [k for k in beside if k < word and scene.words[k].pos == "ADP"]
        if (
            "one order" in self.phrases.grammar.traits
        ):  # "the strike | for which | she called"; not "Alder, | for his part, | called"
            before = [k for k in before if scene.lower(k + 1) in self.phrases.grammar.relatives]
        return before[-1] if before and not behind else -1

    def _is_of_noun(self, verb: int, preposition: int) -> bool:
        """ "spoke on the condition | of anonymity": the preposition goes with the noun of another one's phrase."""
        words, grammar = self.scene.words, self.phrases.grammar
        if "one order" not in grammar.traits or self.scene.lower(preposition) not in grammar.of:
            return False
        between = range(verb + 1, preposition)
        return words[preposition - 1].pos == "NOUN" and any(words[k].pos == "ADP" for k in between)

    def _is_preposition(self, word: int) -> bool:
        """A preposition, also one before a gerund ("accused the pair | of | carving")."""
        words = self.scene.words
        following = words[word + 1].features if word + 1 < len(words) else ""
        gerund = "VerbForm=Ger" in following or "Tense=Pres|VerbForm=Part" in following
        return words[word].pos == "ADP" or (words[word].pos == "SCONJ" and gerund)
