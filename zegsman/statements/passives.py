"""What somebody did by saying it, told from the other side: "The plan was condemned by the union", "was described as a gamble".

Comes into play for a passive cue, in a language whose subject stands first; the subject is what was judged, and so content.
"""

from __future__ import annotations

from zegsman.statements.acts import Acts
from zegsman.statements.borders import Borders
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft
from zegsman.statements.scene import Range
from zegsman.values import Span


class Passives:
    """Drafts of passive cues whose object stands before them as a subject."""

    def __init__(self, acts: Acts, borders: Borders) -> None:
        self.acts, self.borders = acts, borders
        self.phrases, self.scene, self.grammar = acts.phrases, acts.scene, acts.grammar

    def make(self, cue: CueWord, agent: Range | None, stop: int) -> Draft | None:
        """ "The plan | was condemned by | the union"; without an agent only where a judgement follows: "was cited as the cause"."""
        entry = cue.frames.get("object")
        if entry is None or entry.preposition or "one order" not in self.grammar.traits:
            return None
        subject = self.phrases.subject(cue.verb, cue.group)
        if subject is None or subject[1] > cue.finite or self._stands_for_another(subject):
            return None
        lemma, cues = self.scene.words[cue.verb].lemma, self.phrases.cues
        if lemma in cues.addressed - cues.naming:
            return None  # "Residents were warned by the board": who was told is no content
        agent = agent or self._agent(max(cue.group) + 1, stop)
        by = agent[0] - 1 if agent is not None else stop
        judgement = self._judgement(cue, by)
        if agent is None and (not judgement or not entry.words):
            return None
        if agent is not None and not self._may_be_said(cue, subject, agent):
            return None
        content = self.borders.span(*subject) + judgement
        return Draft(content, cue.group, agent, entry.kind, False, "object, then cue", 0.75, entry.stance, (by, stop))

    def _judgement(self, cue: CueWord, by: int) -> tuple[Span, ...]:
        """What follows "as", or the name that something was given: "called | “a gamble” | by the union"."""
        first = max(cue.group) + 1
        named = self.scene.words[cue.verb].lemma in self.phrases.cues.naming
        if first >= by or not (named or self.scene.lower(first - 1) in self.grammar.as_):
            return ()
        return self.borders.span(first, self.borders.end_of_clause(first, by))

    def _agent(self, first: int, stop: int) -> Range | None:
        """ "described as a gamble | by Wendell Crake": who speaks behind the preposition of an agent, where the parse ties it elsewhere."""
        by = next((k for k in range(first, stop) if self.scene.lower(k) in self.grammar.agents), stop)
        found = self.phrases.forward(by + 1, stop) if by + 1 < stop else None
        return found if found is not None and self.phrases.speaks(found) else None

    def _may_be_said(self, cue: CueWord, subject: Range, agent: Range) -> bool:
        """Not "Crake was backed by 40 keepers": beside a verb of many meanings whoever has a name is no content."""
        if not self.phrases.speaks(agent) or self.scene.is_timed(agent):
            return False  # "was backed | by November"
        named = any(word.name == "person" or word.pos == "PROPN" for word in self.scene.words[slice(*subject)])
        strict = self.scene.words[cue.verb].lemma in self.phrases.cues.strict
        return not strict or not (named or self.phrases.is_pronoun_phrase(subject))

    def _stands_for_another(self, subject: Range) -> bool:
        """ "…, which was condemned": what a relative pronoun stands for is elsewhere."""
        return subject[1] - subject[0] == 1 and self.phrases.is_relative(subject[0])
