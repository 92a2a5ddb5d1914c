"""A second reader beside the rules: what a learned model points at (`models.attribution`), as drafts.

The rules come first. Of what they found the model says whether it sees the same words; and it adds the statements that they missed,
where one is likelier than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zegsman.language.cues import CueClass
from zegsman.models.attribution import OURS, Columns, Found, Manner, Reader
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft
from zegsman.statements.phrases import Phrases
from zegsman.statements.places import Places
from zegsman.statements.scene import Range, Scene
from zegsman.values import Span, Stance

# Chances from which the model is followed; set where, on the articles of gold/ that it had not seen, it was right more often than wrong.
SURE = 0.6  # of what the rules missed
SURER = 0.9  # of other words than theirs, where they took a noun phrase or an infinitive
LEAST = 0.2  # of what is looked at beside a draft of theirs
_SAME = 0.5  # of the words of two contents, beyond which they are one statement
_PARTICLE = "compound:prt"
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))
_SHORT = 3  # words, in which no clause is looked for without its verb


def columns(scene: Scene, cues: Mapping[int, CueWord], kinds: Sequence[str]) -> Columns:
    """A scene as the model sees it; `kinds` are those of the article's labels."""
    told = {word: _told(cue) for word, cue in cues.items()}
    of_words = [kinds[scene.block(word)] for word in range(len(scene.words))]
    return Columns(scene.text, scene.words, scene.heads, scene.sentence_of, scene.quote_of, of_words, told)


def _told(cue: CueWord) -> str:
    """What the table of cues says of a word, in few classes."""
    kinds = sorted({verb.kind for verb in cue.frames.values()})
    return f"{', '.join(kinds)}: {', '.join(sorted(cue.frames))}"


class LearntFinder:
    """Asks the model about one scene."""

    def __init__(
        self, clauses: ClauseFinder, cues: Mapping[int, CueWord], kinds: Sequence[str], reader: Reader
    ) -> None:
        self.clauses, self.scene, self.cues = clauses, clauses.scene, cues
        self.phrases: Phrases = clauses.phrases
        self._columns, self._reader = columns(self.scene, cues, kinds), reader
        self._quotes = Places(quote.parts for quote in self.scene.quotes)

    def all(self, least: float, manner: Manner) -> list[Draft]:
        """Whatever has a chance of `least` and more."""
        return [self._draft(found) for found in self._reader.read(self._columns, least, manner)]

    def beside(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts of the rules, each with what the model makes of it, and what they missed."""
        known = frozenset(word for draft in drafts for word in draft.cue)
        found = [self._draft(one) for one in self._reader.read(self._columns, SURE, OURS, known, LEAST, LEAST)]
        by_cue = {word: draft for draft in reversed(found) for word in draft.cue}
        alone = {self.scene.at(draft.start): draft for draft in found if not draft.cue}
        compared = [self._compared(draft, by_cue, alone) for draft in drafts]
        places = Places(draft.content for draft in drafts)
        missed = [
            draft
            for draft in found
            if draft.score >= SURE
            and known.isdisjoint(draft.cue)
            and self._may_stand(draft)
            and not any(_alike(draft, drafts[k]) for k in _near(draft, places))
        ]
        return compared + missed

    def _compared(self, draft: Draft, by_cue: Mapping[int, Draft], alone: Mapping[int, Draft]) -> Draft:
        signalled = (by_cue[word] for word in draft.cue if word in by_cue)
        other = next(signalled, None) if draft.cue else alone.get(self.scene.at(draft.start))
        if other is None:
            return replace(draft, second="nothing")
        if self._letters(draft) == self._letters(other):
            return replace(draft, second="the same words")
        holds_cue = any(piece.covers(self.scene.words[word].span) for word in draft.cue for piece in other.content)
        people = (self.scene.span(words) for words in (draft.addressee, draft.source) if words is not None)
        free = not draft.clause and not holds_cue and not any(span.meets(other.content[0]) for span in people)
        free = free and not self._holds_source(draft, other)
        free = free and not self._goes_beyond_marks(draft, other)
        if other.score >= SURER and draft.cue and free and not self._cuts(other, draft):
            return replace(draft, content=other.content, second="its words taken")
        return replace(draft, second="other words")

    def _holds_source(self, draft: Draft, other: Draft) -> bool:
        """ "Konkret will | das Amt die Schleuse prüfen": who says it is no part of what is said."""
        if draft.source is None or "one order" in self.phrases.grammar.traits:
            return False
        return other.content[0].covers(self.scene.span(draft.source))

    def _goes_beyond_marks(self, draft: Draft, other: Draft) -> bool:
        """ "een “dictaat” | van het kabinet | noemde": what a judgement in marks is of belongs to who tells it."""
        end = draft.content[-1].end
        marked = draft.pattern == "object, then cue" and self.scene.quote_of[self.scene.upto(end) - 1] >= 0
        return marked and other.content[-1].end > end

    def _cuts(self, other: Draft, draft: Draft) -> bool:
        """ "rubbished | rumours that …": it sees the clause of a noun of saying, where the rules see the noun too."""
        first = self.scene.at(other.start)
        noun = self.scene.lower(first - 1) in self.phrases.cues.nouns if first else False
        return noun and draft.start < other.start and draft.content[-1].end == other.content[-1].end

    def _letters(self, draft: Draft) -> str:
        """The letters of the content and where they begin, without marks."""
        text = "".join(filter(str.isalnum, "".join(span.of(self.scene.text) for span in draft.content)))
        first = next(
            (k for span in draft.content for k in range(span.start, span.end) if self.scene.text[k].isalnum()), 0
        )
        return f"{first} {text}"

    def _may_stand(self, draft: Draft) -> bool:
        """What the rules know of any statement: somebody is its source who can speak, and it was really said.

        Without a cue it is a sentence that goes on ("Er zou al een opvolger zijn"); quotations without one the rules know better.
        """
        if not draft.cue:
            return self.scene.quote_of[self.scene.at(draft.start)] < 0
        word, acts = draft.cue[0], self.clauses.acts
        if draft.source is None or self.scene.is_timed(draft.source):
            return False
        if self._leaves_quotation(draft) or self._is_medium(draft):
            return False
        cue = self.cues.get(word)
        if cue is None:
            own = CueWord(word, draft.cue, self.phrases.finite_of(word), {})
            unsaid = self.scene.is_verb(word) and acts.is_unsaid(own)
            return not unsaid and self.phrases.speaks(draft.source) and not self._is_told_to_us(draft.source)
        bare = self.scene.words[draft.source[0] - 1].pos != "ADP" if draft.source[0] else True
        if bare and draft.source[1] <= cue.finite and acts.is_passive(cue):
            return False  # "Crake was urged to go", "Reizigers wordt geraden": whoever said it, it was not she
        summed = draft.kind != "attitude" and cue.takes("object", "infinitive") and self.phrases.speaks(draft.source)
        given = draft.clause or (summed and not self._only_calls(draft))
        return given and not cue.takes("bare") and not acts.is_unsaid(cue) and acts.may_say(cue, draft)

    def _only_calls(self, draft: Draft) -> bool:
        """ "called | the mayor on Tuesday": a verb of naming whose object gets no name."""
        first, last = self.scene.at(draft.start), self.scene.at(draft.content[-1].end)
        named = self.scene.words[draft.cue[0]].lemma in self.phrases.cues.naming and len(draft.cue) == 1
        behind = first > draft.cue[0] and "one order" in self.phrases.grammar.traits
        return named and behind and not self.clauses.complements.is_judged(first, last)

    def _is_medium(self, draft: Draft) -> bool:
        """ "reported from Ness for | the station": whom one works for; but "wijst op | het rapport", as the verb asks."""
        cue = self.cues.get(draft.cue[0])
        if cue is not None and cue.preposition >= 0:
            return False
        first, last = self.scene.at(draft.start), self.scene.at(draft.content[-1].end)
        return not draft.clause and last - first <= _SHORT and self.phrases.is_medium((first, last))

    def _leaves_quotation(self, draft: Draft) -> bool:
        """A cue in a quotation, of which what it is given or its source stands outside: 'the film "He said no" opens'."""
        quote = self.scene.quote_of[draft.cue[0]]
        spans = [*draft.content, *((self.scene.span(draft.source),) if draft.source is not None else ())]
        parts = self.scene.quotes[quote].parts if quote >= 0 else ()
        return quote >= 0 and not all(any(part.covers(span) for part in parts) for span in spans)

    def _is_told_to_us(self, source: Range) -> bool:
        """ "volgens mij": the reporter's own word."""
        entry = self.phrases.pronouns.get(self.scene.words[source[0]].form)
        return entry is not None and entry.person < 3 and self.phrases.is_pronoun_phrase(source)

    def _draft(self, found: Found) -> Draft:
        kind, stance = self._class(found.cue)
        inside = [word for first, last in found.content for word in range(first, last)]
        return Draft(
            content=tuple(self._span(piece) for piece in found.content),
            cue=tuple(self._cue(found.cue)) if found.cue is not None else (),
            source=found.source,
            kind=kind,
            clause=any(self.scene.is_finite(k) for k in inside) or self._has_subject(inside),
            pattern="learnt",
            score=found.chance,
            stance=stance,
            orphan=found.cue is None,
        )

    def _has_subject(self, inside: Sequence[int]) -> bool:
        """A clause whose verb the tagger missed: "sagte, der Bau verzögere sich"."""
        return len(inside) > _SHORT and any(self.scene.words[k].relation in _SUBJECTS for k in inside)

    def _class(self, word: int | None) -> tuple[CueClass, Stance]:
        cue = self.cues.get(word) if word is not None else None
        verb = next(iter(cue.frames.values()), None) if cue is not None else None
        return (verb.kind, verb.stance) if verb is not None else ("say", "said")

    def _cue(self, word: int) -> Iterator[int]:
        """The word and its particle."""
        if word in self.cues:
            yield from self.cues[word].group
            return
        parts = [k for k in self.scene.children[word] if self.scene.words[k].relation == _PARTICLE]
        yield from sorted((word, *parts))

    def _span(self, piece: tuple[int, int]) -> Span:
        """From the first word to the last, with the marks of quotations that begin or end with them."""
        text, span = self.scene.text, self.scene.span(piece)
        start, end = span.start, span.end
        for number in self._quotes.near(span):
            for part in self.scene.quotes[number].parts:
                if part.start < start < part.end and not _has_words(text[part.start : start]):
                    start = part.start
                if part.start < end < part.end and not _has_words(text[end : part.end]):
                    end = part.end
        return Span(start, end)


def _near(draft: Draft, places: Places) -> list[int]:
    return list(dict.fromkeys(number for span in draft.content for number in places.near(span)))


def _alike(draft: Draft, other: Draft) -> bool:
    """True where half of the letters of both are the same."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in draft.content for b in other.content)
    return 2 * shared >= _SAME * sum(span.end - span.start for one in (draft, other) for span in one.content)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
