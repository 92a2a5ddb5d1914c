"""Quotations that stand by themselves, with the cue and the source that go with them.

A standing quotation is a sentence, or several, between marks: “…”, zei X. A fragment inside somebody else's clause
(noemde dat “schandalig”) is left to the clause that holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from zegsman.language.cues import CueClass
from zegsman.statements import saying
from zegsman.statements.cuewords import CueWord
from zegsman.statements.draft import Draft, Pattern
from zegsman.statements.marks import Quote
from zegsman.statements.phrases import Phrases
from zegsman.statements.places import Places
from zegsman.statements.scene import DASHES, Range
from zegsman.values import Span, Stance

_MARKS = "\"'“”„‟»«‘’‚‛‹›`´"
_SENTENCE_END = ".!?…"
_SIGHT = 600  # characters around a quotation that can tell whether it stands


@dataclass(frozen=True, slots=True)
class _Attribution:
    """The clause that says whose a quotation is; `end` is the character where it ends."""

    cue: tuple[int, ...]
    source: Range | None
    rest: Range
    end: int
    kind: CueClass
    stance: Stance
    pattern: Pattern
    score: float


class QuotationFinder:
    """Finds the standing quotations of a scene; `used` collects the cue words that they took."""

    def __init__(
        self, phrases: Phrases, cues: Mapping[int, CueWord], blocks: tuple[Span, ...], heads: frozenset[int]
    ) -> None:
        self.phrases, self.scene, self.cues = phrases, phrases.scene, cues
        self.blocks, self.heads = blocks, heads
        self.used: set[int] = set()
        self.standing: list[Quote] = []
        self._block_starts = [block.start for block in blocks]
        self._outer = [quote for quote in self.scene.quotes if quote.depth == 0]
        self._outer_places = Places(quote.parts for quote in self._outer)
        self._standing_places = Places()

    def find(self) -> list[Draft]:
        """All standing quotations as drafts, in the order of the text."""
        self.standing = [quote for quote in self.scene.quotes if self._stands(quote)]
        self._standing_places = Places(quote.parts for quote in self.standing)
        drafts: list[Draft] = []
        for depth in (0, 1):
            drafts += self._chain([quote for quote in self.standing if min(quote.depth, 1) == depth])
        return sorted(drafts, key=lambda draft: draft.start)

    def _chain(self, quotes: list[Quote]) -> list[Draft]:
        drafts: list[Draft] = []
        current, current_end = None, -1
        for number, quote in enumerate(quotes):
            limit = quotes[number + 1].span.start if number + 1 < len(quotes) else len(self.scene.text)
            found = self._before(quote) or self._after(quote, limit)
            if found is None and current is not None and self._adjoins(current_end, quote):
                drafts[current] = drafts[current].extended(quote.parts)
                current_end = -1
                later = self._after(quote, limit)
                if later is None:
                    continue
            elif found is None:
                drafts.append(
                    Draft(quote.parts, (), None, "say", True, "quotation alone", 0.8, orphan=True, quoted=True)
                )
                current = None
            else:
                self.used.update(found.cue)
                orphan = found.source is None
                drafts.append(
                    Draft(
                        quote.parts,
                        found.cue,
                        found.source,
                        found.kind,
                        True,
                        found.pattern,
                        found.score,
                        found.stance,
                        found.rest,
                        orphan,
                        quoted=True,
                    )
                )
                current, current_end = len(drafts) - 1, found.end
        return drafts

    # Which quotations stand

    def _stands(self, quote: Quote) -> bool:
        text, span, block = self.scene.text, quote.span, self._block(quote)
        inner = span.of(text).strip(_MARKS + ", \n")
        if not any(character.isalpha() for character in inner):
            return False
        before = self._before_mark(block, quote)
        after = text[span.end : min(block.end, span.end + _SIGHT)].lstrip(" \u00a0")
        whole = not before and not after.strip(_SENTENCE_END + _MARKS)
        if whole and span.end >= block.end - 1:
            return True
        last = span.of(text).rstrip(_MARKS)[-1:]
        final = last in _SENTENCE_END + ","
        alone = self.phrases.grammar.large_nouns and " " not in inner  # there every noun has a capital
        spoken = (
            (inner[:1].isupper() and not alone) or inner[:1].isdigit() or inner[:1] in "(…'’" or inner.count(" ") >= 3
        )
        cut_off = not after or after[0] in ",.;:" or not quote.closed
        if before.endswith(":") or self._is_label(before):
            return spoken or final or cut_off
        if quote.depth:
            return spoken and after[:1] == "," and self._cue_at(quote.span.end) is not None
        if not before or before[-1] in _SENTENCE_END or (before[-1] in _MARKS + ")–—|" and self._ends_sentence(before)):
            following = self._cue_at(span.end)
            return ((spoken or final) and (final or cut_off or following is not None)) or (
                following is not None and final
            )
        if self._runs_on(inner) and cut_off and self._cue_at(span.end) is not None:
            return True  # "wil “snel een debat. Desnoods vandaag nog!”, twittert hij"
        if before.endswith(","):
            return self._goes_on(span.start) and (final or cut_off) and inner.count(" ") >= 1
        return False

    def _runs_on(self, inner: str) -> bool:
        """True for words with a sentence's end inside."""
        return re.search(r"[.!?…] [A-Z]", inner) is not None

    def _is_label(self, before: str) -> bool:
        """ "HALLAERT «…»": a name in capitals before an answer, without a colon."""
        return 2 < len(before) < 40 and before.isupper() and before[-1].isalpha() and before.count(" ") < 4

    def _block(self, quote: Quote) -> Span:
        """The block of a quotation; for a nested one, the inside of the quotation around it."""
        span = quote.span
        if quote.depth:
            holders = (self._outer[number] for number in self._outer_places.near(span))
            outer = next((q for q in holders if q.span.covers(span) and q.span != span), None)
            if outer is not None:
                part = next((p for p in outer.parts if p.covers(span)), outer.span)
                return Span(part.start, part.end)
        first, last = self._block_at(span.start, span), self._block_at(span.end - 1, span)
        return Span(first.start, max(first.end, last.end))

    def _block_at(self, character: int, otherwise: Span) -> Span:
        at = bisect_right(self._block_starts, character) - 1
        return self.blocks[at] if at >= 0 and character < self.blocks[at].end else otherwise

    def _before_mark(self, block: Span, quote: Quote) -> str:
        """The text of the block before a quotation, as much of it as can matter, without blanks at its end."""
        return self.scene.text[max(block.start, quote.span.start - _SIGHT) : quote.span.start].rstrip()

    def _ends_sentence(self, before: str) -> bool:
        stripped = before.rstrip(_MARKS + ")")
        return not stripped or stripped[-1:] in _SENTENCE_END + ":," or before[-1] in "–—|"

    def _goes_on(self, start: int) -> bool:
        """A quotation behind a comma: it goes on after "…, zei X," or follows a cue."""
        word = self.scene.at(start)
        begin = self.scene.sentence(word)[0] if word < len(self.scene.words) else 0
        stretch = (
            Span(self.scene.words[begin].span.start, start) if word < len(self.scene.words) else Span(start, start)
        )
        near = (self._outer[number].span for number in self._outer_places.near(stretch))
        quoted_before = any(stretch.start < span.end <= start for span in near)
        return quoted_before and any(
            cue in self.cues or self.scene.lower(cue) in self.phrases.cues.behind for cue in range(begin, word)
        )

    def _cue_at(self, end: int) -> int | None:
        """The cue verb that stands right behind a quotation."""
        word = self.scene.at(end)
        while (
            word < len(self.scene.words)
            and self.scene.words[word].pos == "PUNCT"
            and self.scene.words[word].form in (",", "-", "–")
        ):
            word += 1
        if word >= len(self.scene.words) or self.scene.words[word].span.start - end > 4:
            return None
        if self.scene.lower(word) in self.phrases.cues.so and word + 1 in self.cues:
            return word + 1
        if self.scene.lower(word) in self.phrases.cues.behind:
            return word
        return word if word in self.cues and self.scene.is_finite(word) else None

    def _adjoins(self, end: int, quote: Quote) -> bool:
        """True where nothing but stops and blanks parts a cue's clause from the next quotation of the same block."""
        if end < 0 or quote.span.start < end:
            return False
        between = self.scene.text[end : quote.span.start]
        return "\n" not in between and not between.strip(" \u00a0.,:;–-—")

    # The clause behind: “…”, zei X

    def _after(self, quote: Quote, limit: int) -> _Attribution | None:
        scene = self.scene
        word = scene.at(quote.span.end)
        block = self._block(quote)
        if word >= len(scene.words) or scene.words[word].span.start >= min(block.end, limit):
            return None
        gap = scene.text[quote.span.end : scene.words[word].span.start]
        if scene.words[word].form in (".", "!", "?", ";") or "\n" in gap:
            return None
        stop = min(scene.sentence(word)[1], scene.upto(min(limit, block.end)))
        comma = scene.words[word].form == ","
        while word < stop and scene.words[word].form in (",", "-", "–", "—"):
            word += 1
        asked = quote.span.of(scene.text).rstrip(_MARKS)[-1:] in ",!?"
        if word < stop and (comma or asked) and (found := self._behind_source(word, stop)) is not None:
            return found
        if (named := self._behind_dash(quote, word, stop)) is not None:
            return named
        if word >= stop or (scene.words[word].form[:1].isupper() and not comma):
            return None
        lower = scene.lower(word)
        length = 0 if lower in self.phrases.cues.so else self.phrases.source_at(word)
        told = lower in self.phrases.cues.so and word + 1 < stop and scene.is_finite(word + 1)  # “…”, so sagte X
        if length or (lower in self.phrases.cues.behind and not told):
            return self._behind_preposition(word, max(1, length), stop)
        if lower in self.phrases.cues.so and word + 1 < stop:
            word += 1
        if not scene.is_verb(word):
            return None
        return self._by_noun(word, stop) or self._behind_verb(word, stop, comma or self._ends_spoken(quote))

    def _behind_dash(self, quote: Quote, word: int, stop: int) -> _Attribution | None:
        """“We were second best” – Ferrante: in a heading, a name alone behind a dash."""
        scene = self.scene
        dash = word > scene.at(quote.span.end) and scene.words[word - 1].form in DASHES
        if word >= stop or not dash or scene.block(word) not in self.heads or not self.phrases.starts_phrase(word):
            return None
        source = self.phrases.forward(word, stop)
        if source is None or source[1] != stop or not self.phrases.speaks(source):
            return None
        return self._attribution((), source, (stop, stop), "say", "said", "name, then quotation", 0.9)

    def _by_noun(self, verb: int, stop: int) -> _Attribution | None:
        """“…”, is de boodschap van X: a noun of saying behind a verb that only links."""
        if not self.scene.is_finite(verb) or self.scene.words[verb].lemma not in self.phrases.cues.linking:
            return None
        told = saying.at(self.phrases, verb + 1, stop)
        if told is None or told.owner is None:
            return None
        kind: CueClass = "attitude" if self.scene.words[told.noun].lemma in self.phrases.cues.thinking else "say"
        rest = (told.end, stop)
        return self._attribution((verb, *told.words), told.owner, rest, kind, "said", "quotation, then cue", 0.95)

    def _behind_source(self, word: int, stop: int) -> _Attribution | None:
        """“…,” X said: where the language sets the subject before the verb here, too."""
        scene = self.scene
        source = self.phrases.forward(word, stop) if self.phrases.starts_phrase(word) else None
        if source is None or not self.phrases.speaks(source):
            return None
        verb = source[1]
        while verb < stop and (scene.words[verb].form in (",", ")") or scene.words[verb].pos == "ADV"):
            verb += 1
        cue = self.cues.get(verb)
        if cue is None or cue.finite != verb or not cue.takes("quote", "clause"):
            return None
        entry = cue.frames.get("quote") or cue.frames["clause"]
        end = max(cue.group) + 1
        return self._attribution(cue.group, source, (end, stop), entry.kind, entry.stance, "quotation, then cue", 0.95)

    def _ends_spoken(self, quote: Quote) -> bool:
        return quote.span.of(self.scene.text).rstrip(_MARKS)[-1:] in _SENTENCE_END + ","

    def _behind_preposition(self, word: int, length: int, stop: int) -> _Attribution | None:
        begin = self._skip_adverbs(word + length, stop)
        source, group = self.phrases.forward(begin, stop), tuple(range(word, word + length))
        if source is None:
            return None
        told = saying.at(self.phrases, begin, stop)  # “…”, so die Prognose von X
        if told is not None and told.owner is not None:
            source, group = told.owner, (*group, *told.words)
        return self._attribution(group, source, (source[1], stop), "say", "said", "source behind a preposition", 0.95)

    def _behind_verb(self, word: int, stop: int, marked: bool) -> _Attribution | None:
        scene = self.scene
        cue = self.cues.get(word)
        if cue is None and scene.words[word].pos == "AUX":
            cue = next(
                (
                    self.cues[k]
                    for k in range(word + 1, stop)
                    if k in self.cues and (scene.is_participle(k) or scene.is_infinitive(k))
                ),
                None,
            )
        if cue is None:
            return self._unknown_verb(word, stop) if marked else None
        group = cue.group if word in cue.group else tuple(sorted({*cue.group}))
        entry = cue.frames.get("quote") or cue.frames.get("clause") or next(iter(cue.frames.values()))
        after = self._skip_adverbs(word + 1, stop, group)
        source = self.phrases.forward(after, stop) if after < stop and self.phrases.starts_phrase(after) else None
        if (
            source is not None
            and scene.lower(source[0]) in self.phrases.grammar.fillers
            and source[1] - source[0] == 1
            and any(k in group for k in range(*source))
        ):
            source = None
        if (
            source is not None
            and not self.phrases.speaks(source)
            and scene.words[(self.phrases.core(*source) or source[1]) - 1].pos not in ("NOUN", "PROPN", "ADJ")
        ):
            source = None
        if source is None:
            source = self.behind_of(after, stop)
        end = source[1] if source else after
        return self._attribution(
            group, source, (end, stop), entry.kind, entry.stance, "quotation, then cue", 0.97 if source else 0.85
        )

    def _unknown_verb(self, word: int, stop: int) -> _Attribution | None:
        """A verb that the table does not know, between a quotation and a name or a pronoun: “…”, bromt de verdediger."""
        scene = self.scene
        if not scene.is_finite(word) or scene.words[word].pos == "AUX":
            return None
        after = self._skip_adverbs(word + 1, stop)
        source = self.phrases.forward(after, stop) if after < stop else None
        if source is None or not (self.phrases.speaks(source)):
            return None
        return self._attribution((word,), source, (source[1], stop), "say", "said", "quotation, then cue", 0.7)

    def behind_of(self, word: int, stop: int) -> Range | None:
        """“…”, klinkt het bij de vakbond: the source behind a preposition."""
        for position in range(word, min(stop, word + 4)):
            if self.scene.words[position].pos == "ADP" and self.scene.lower(position) in (
                self.phrases.grammar.attaching | self.phrases.grammar.of
            ):
                source = self.phrases.forward(position + 1, stop)
                if source is not None and self.phrases.speaks(source):
                    return source
        return None

    def _skip_adverbs(self, word: int, stop: int, group: tuple[int, ...] = ()) -> int:
        scene = self.scene
        while word < stop and (
            scene.words[word].pos in ("ADV", "PART")
            or word in group
            or word in scene.timed
            or (
                scene.lower(word) in self.phrases.grammar.fillers
                and scene.words[word].pos == "PRON"
                and "Reflex=Yes" in scene.words[word].features
            )
        ):
            if self.phrases.starts_phrase(word) and word not in group and word not in scene.timed:
                break
            word += 1
        return word

    def _attribution(
        self,
        cue: tuple[int, ...],
        source: Range | None,
        rest: Range,
        kind: CueClass,
        stance: Stance,
        pattern: Pattern,
        score: float,
    ) -> _Attribution:
        last = max((rest[1] - 1, *cue, 0))
        return _Attribution(cue, source, rest, self.scene.words[last].span.end, kind, stance, pattern, score)

    # The clause before: X zei: “…”

    def _before(self, quote: Quote) -> _Attribution | None:
        scene, block = self.scene, self._block(quote)
        before = self._before_mark(block, quote)
        if self._is_label(before):
            name = (scene.at(block.start), scene.at(block.start + len(before)))
            return self._attribution((), name, (name[1], name[1]), "say", "said", "name, then quotation", 0.9)
        if not before.endswith((":", ",")):
            return None
        colon = scene.at(max(block.start, quote.span.start - _SIGHT) + len(before) - 1)
        if colon >= len(scene.words) or scene.words[colon].form[-1:] not in (":", ","):
            return None
        first = max(scene.sentence(colon)[0], scene.at(block.start))
        ends = self._ends_near(Span(scene.words[first].span.start, quote.span.start), quote.depth)
        first = max((first, *(end for end in ends if end <= colon)))
        while first < colon and scene.words[first].pos == "PUNCT":
            first += 1
        verbs = [k for k in range(first, colon) if k in self.cues and self.cues[k].takes("quote", "clause")]
        if before.endswith(","):
            ends = self._ends_near(
                Span(scene.words[scene.sentence(colon)[0]].span.start, quote.span.start), quote.depth
            )
            verbs = [k for k in verbs if k not in self.used and not any(end <= k < end + 4 for end in ends)]
            return self._with_verb(self.cues[verbs[-1]], first, colon) if verbs else None
        verbs = [k for k in verbs if not self._is_served(k, colon) and not self._is_relative_in_mood(k)]
        if scene.block(colon) in self.heads:
            verbs = [k for k in verbs if self._is_brief(self.cues[k], colon)]
        for verb in reversed(verbs):
            found = self._with_verb(self.cues[verb], first, colon)
            if found is not None:
                return found
        return self._without_verb(first, colon)

    def _ends_near(self, stretch: Span, depth: int) -> list[int]:
        """The words at which standing quotations of a depth end within a stretch."""
        near = (self.standing[number] for number in self._standing_places.near(stretch))
        ends = (quote.span.end for quote in near if quote.depth == depth)
        return [self.scene.at(end) for end in ends if stretch.start <= end <= stretch.end]

    def _is_served(self, verb: int, colon: int) -> bool:
        """ "ontkende dat er een lijst is: “…”": the verb has its content; the quotation only goes on."""
        scene, grammar = self.scene, self.phrases.grammar
        comma = next((k for k in range(verb + 1, colon) if scene.words[k].form == ","), colon)
        clause = (k for k in range(comma, colon) if scene.is_finite(k))
        if any(self.phrases.is_in_mood(k) for k in clause) and not self.phrases.is_in_mood(self.cues[verb].finite):
            return True  # "sagte, es sei spät: “…”"
        return any(
            scene.words[k].pos == "SCONJ" or (scene.lower(k) in grammar.backward and k == colon - 1)
            for k in range(verb + 1, colon)
        )

    def _is_relative_in_mood(self, verb: int) -> bool:
        """ "Gut seien Leute, die darüber | sprächen: “…”": both are the words of who spoke before."""
        finite = self.cues[verb].finite
        return self.phrases.is_in_mood(finite) and self.phrases.is_subordinate(finite)

    def _is_brief(self, cue: CueWord, colon: int) -> bool:
        """In a heading only "X zegt: “…”" attributes; "X stelt operaties uit: “…”" may quote anybody."""
        source = self.phrases.subject(cue.verb, cue.group)
        own = set(cue.group) | set(range(*source) if source else ())
        return all(k in own for k in range(cue.verb, colon))

    def _with_verb(self, cue: CueWord, first: int, colon: int) -> _Attribution | None:
        entry = cue.frames.get("quote") or cue.frames.get("clause")
        source = self.phrases.subject(cue.verb, cue.group)
        if entry is None or (source is not None and (source[0] < first or source[1] > colon)):
            return None
        return self._attribution(
            cue.group, source, (first, colon), entry.kind, entry.stance, "cue, then quotation", 0.95 if source else 0.8
        )

    def _without_verb(self, first: int, colon: int) -> _Attribution | None:
        """Naam: “…”, Lachend: “…”, or a clause whose subject may be who speaks."""
        scene = self.scene
        if first >= colon:
            return None
        preposition = next((k for k in range(first, colon) if self.phrases.source_at(k)), None)
        if preposition is not None and preposition + 1 < colon:
            group = tuple(range(preposition, preposition + self.phrases.source_at(preposition)))
            source = self.phrases.forward(group[-1] + 1, colon)
            if source is not None:
                return self._attribution(
                    group, source, (source[1], colon), "say", "said", "source behind a preposition", 0.85
                )
        finite = next((k for k in range(first, colon) if scene.is_finite(k)), None)
        if finite is None:
            source = self.phrases.forward(first, colon) if self.phrases.starts_phrase(first) else None
            whole = source is not None and (source[1] == colon or scene.block(first) not in self.heads)
            if source is not None and whole and self.phrases.speaks(source):
                return self._attribution((), source, (source[1], colon), "say", "said", "name, then quotation", 0.9)
            return self._attribution((), None, (first, colon), "say", "said", "quotation alone", 0.75)
        if scene.block(finite) in self.heads:
            return self._attribution((), None, (first, colon), "say", "said", "quotation in a heading", 0.75)
        source = self.phrases.subject(finite) if not self.phrases.is_in_mood(finite) else None
        if source is not None and self.phrases.speaks(source) and source[0] >= first:
            return self._attribution((), source, (first, colon), "say", "said", "name, then quotation", 0.7)
        return self._attribution((), None, (first, colon), "say", "said", "quotation alone", 0.7)
