"""Where what is said begins and ends, told from the surface: stops, dashes, brackets and the clauses of the reporter.

A clause runs to the end of its sentence unless a new clause of the reporter's begins; moments and media that hang on the
cue are no part of it. The parse is not asked: a small parser's subtrees give worse borders than word order does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zegsman.statements.cuewords import CueWord
from zegsman.statements.phrases import Phrases
from zegsman.statements.scene import DASHES, Range
from zegsman.values import Moment, Span

OPENING = "“\"'‘„«”’»"


@dataclass(frozen=True, slots=True)
class JudgedAside:
    """ "…, | a promise | the union | dismissed": where the phrase begins, who says something of it, and with which verb."""

    first: int
    source: Range
    verb: int


class Borders:
    """The borders of clauses in one scene; `standing` are the parts of quotations that stand by themselves."""

    def __init__(
        self,
        phrases: Phrases,
        cues: Mapping[int, CueWord],
        standing: Sequence[Span],
        moments: Sequence[Moment],
        published: date | None,
    ) -> None:
        self.phrases, self.scene, self.grammar, self.cues = phrases, phrases.scene, phrases.grammar, cues
        self.standing = tuple(sorted(standing))
        self._starts = [part.start for part in self.standing]
        self._opened, self._ends = frozenset(self._starts), frozenset(part.end for part in self.standing)
        self.moments = [
            m for m in moments if published is None or (m.last is not None and m.last <= published and not m.deadline)
        ]
        self._moment_starts = [moment.span.start for moment in self.moments]

    def limit(self, word: int) -> int:
        """One past the last word that a clause at `word` may reach: its sentence, and the quotation it stands in."""
        scene = self.scene
        stop = scene.sentence(word)[1]
        inside = self._standing_at(scene.words[word].span.start)
        if inside is not None:
            stop = min(stop, scene.upto(inside.end))
        else:
            following = bisect_right(self._starts, scene.words[word].span.start)
            if following < len(self._starts):
                stop = min(stop, scene.upto(self._starts[following]))
        while stop > word + 1 and scene.words[stop - 1].form in ".!?…,":
            stop -= 1
        return stop

    def _standing_at(self, character: int) -> Span | None:
        """The standing quotation that a character is in."""
        at = bisect_right(self._starts, character) - 1
        return self.standing[at] if at >= 0 and character < self.standing[at].end else None

    def standing_near(self, span: Span) -> tuple[Span, ...]:
        """The standing quotation that a span is in, or that begins right behind it."""
        at = bisect_right(self._starts, span.start)
        return self.standing[max(0, at - 1) : at + 1]

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
            if form in DASHES and self.phrases.stands_free(position) and self._dash_parts(first, position, stop):
                return position
            if form == ":" and self._colon_parts(first, position, stop):
                return position
            if form == "," and position + 1 < stop and self._comma_parts(position, stop, embedded, main):
                return position
            if form == "," and self._mark_ends(position + 1, stop):
                return position + 2
            if form == "," and position + 2 < stop and self._begins_clause(first, position + 1, stop):
                return position
            if (
                lower in self.grammar.coordinators
                and scene.words[position].pos == "CCONJ"
                and scene.words[position - 1].form != ","
                and self._conjunct_parts(position, stop, main)
            ):
                return position
        return stop

    def _dash_closes(self, first: int) -> bool:
        """A dash that closes an aside opened before the content."""
        begin = self.scene.sentence(first)[0]
        opened = sum(
            1 for k in range(begin, first) if self.scene.words[k].form in DASHES and self.phrases.stands_free(k)
        )
        return opened % 2 == 1

    def _dash_parts(self, first: int, dash: int, stop: int) -> bool:
        """A dash that closes an aside, or opens one in which somebody says something."""
        if self._dash_closes(first) or (dash + 1 < stop and self.judged_aside(dash + 1, stop) is not None):
            return True
        closing = next((k for k in range(dash + 1, stop) if self.scene.words[k].form in DASHES), stop)
        return any(
            k in self.cues and self.scene.is_finite(k) and self.cues[k].takes("clause") for k in range(dash, closing)
        )

    def _colon_parts(self, first: int, colon: int, stop: int) -> bool:
        """A colon ends a subordinate clause, and whatever stands before marks or before a new cue."""
        following = self.scene.words[colon + 1] if colon + 1 < len(self.scene.words) else None
        if following is None or following.form[:1] in OPENING or self.opens(first):
            return True
        return self._turns(first, colon, stop) or any(k in self.cues for k in range(colon + 1, stop))

    def _turns(self, first: int, colon: int, stop: int) -> bool:
        """ "Laut Tjaden hat er ein Amt: | Er müsse es führen": behind the colon, and only there, the mood of reported speech."""
        return self.begins_in_mood(colon + 1, stop) and not self.begins_in_mood(first, colon)

    def begins_in_mood(self, first: int, last: int) -> bool:
        """Whether the first finite verb of a stretch is in the mood of reported speech."""
        verb = next((k for k in range(first, last) if self.scene.is_finite(k)), None)
        return verb is not None and self.phrases.is_in_mood(verb)

    def _comma_parts(self, comma: int, stop: int, embedded: bool, main: bool) -> bool:
        """True where the clause behind a comma is the reporter's own, or names the source."""
        scene, position = self.scene, self._behind_mark(comma + 1, stop) if embedded else comma + 1
        lower = scene.lower(position)
        if (length := self.phrases.source_at(position)) or lower in self.phrases.cues.behind:
            return self._tail(position + max(0, length - 1), stop)
        if lower in self.phrases.cues.so and position + 1 < stop and scene.is_finite(position + 1):
            return True
        if scene.is_finite(position):
            return embedded or position in self.cues
        if lower in self.grammar.parting:
            return any(
                k in self.cues and self.cues[k].takes("clause", "object", "infinitive") for k in range(position, stop)
            )
        if lower in self.grammar.accompanying:
            return any(self.phrases.absolute_subject(k) == (position + 1, k) for k in self.cues if position < k < stop)
        if lower in self.grammar.coordinators:
            return self._conjunct_parts(position, stop, main)
        if self.judged_aside(position, stop) is not None:
            return True
        if self.phrases.starts_phrase(position) and not self.phrases.is_relative(position):
            phrase = self.phrases.forward(position, stop)
            return phrase is not None and phrase[1] < stop - 1 and phrase[1] in self.cues and scene.is_finite(phrase[1])
        return False

    def _mark_ends(self, position: int, stop: int) -> bool:
        """ "called it “a farce,| ” | according to the paper": a mark behind a comma, and then who told so."""
        behind = self._behind_mark(position, stop)
        length = self.phrases.source_at(behind) if behind > position else 0
        return length > 0 and self._tail(behind + length - 1, stop)

    def _behind_mark(self, position: int, stop: int) -> int:
        """ "who said it was “old,” | will go": one past a mark that closes behind a comma, else the word itself."""
        closes = self.scene.quote_of[position - 1] >= 0 and self.scene.words[position].form[:1] in OPENING
        return position + 1 if closes and position + 1 < stop else position

    def judged_aside(self, first: int, stop: int) -> JudgedAside | None:
        """An aside that begins here with "a" and of which somebody says something; None where none does."""
        scene, grammar = self.scene, self.grammar
        if "bare relative" not in grammar.traits or scene.words[first].pos != "DET":
            return None
        end = self.phrases.core(first, min(stop, first + 5)) if scene.lower(first) in grammar.indefinite else None
        if end is None or end - first > 3 or end >= stop or not self.phrases.starts_phrase(end):
            return None
        source = self.phrases.forward(end, stop)
        if source is None or not self.phrases.speaks(source):
            return None
        verb = source[1]
        while verb < stop and (scene.words[verb].pos in ("ADV", "AUX") or scene.words[verb].form == ","):
            verb += 1
        judging = verb in self.cues and self.cues[verb].takes("object")
        return JudgedAside(first, source, verb) if judging else None

    def judged_before(self, verb: int) -> JudgedAside | None:
        """The aside behind a comma or a dash of which somebody says something with this verb."""
        begin, stop = self.scene.sentence(verb)
        for first in range(verb - 2, max(begin, verb - 14), -1):
            if self.scene.words[first - 1].form not in (",", *DASHES):
                continue
            found = self.judged_aside(first, stop)
            if found is not None and found.verb == verb:
                return found
        return None

    def _tail(self, position: int, stop: int) -> bool:
        """ ", aldus X": a preposition that names the source and then ends the sentence."""
        source = self.phrases.forward(position + 1, stop)
        return source is not None and not any(self.scene.is_finite(k) for k in range(source[1], stop))

    def _conjunct_parts(self, position: int, stop: int, main: bool = False) -> bool:
        """ "…, maar wil niet zeggen": main clause order behind en/maar, so no part of a subordinate clause."""
        scene, after = self.scene, position + 1
        while after < stop and scene.words[after].pos == "ADV" and not scene.is_verb(after):
            after += 1
        if after >= stop or self.opens(after):
            return False
        fixed = "one order" in self.grammar.traits
        if fixed and scene.lower(position) in self.grammar.contrasts:
            after = self._behind_phrase(after, stop)
        if fixed and scene.is_finite(after):
            # "… and would pay" goes on, "… and promised" does not
            return after in self.cues or self._is_past_behind_modal(position, after)
        if self.phrases.is_in_mood(after):
            return False  # "er müsse führen | und dürfe nicht ruhen"
        if scene.is_finite(after):
            return not main or (after in self.cues and self.scene.words[after].lemma not in self.phrases.cues.strict)
        phrase = self.phrases.forward(after, stop) if self.phrases.starts_phrase(after) else None
        if phrase is None or phrase[1] >= stop:
            return False
        verb = self._verb_behind(phrase[1], stop)
        if not scene.is_finite(verb) or verb >= stop - 1:
            return False
        return verb in self.cues or (not main and scene.lower(position) in self.grammar.contrasts)

    def _is_past_behind_modal(self, coordinator: int, verb: int) -> bool:
        """ "said she would stay | and | met voters": behind a modal only an infinitive goes on."""
        scene, begin = self.scene, self.scene.sentence(verb)[0]
        before = next((k for k in range(coordinator - 1, begin, -1) if scene.is_finite(k)), begin)
        word = scene.words[verb]
        past = word.pos == "VERB" and "Tense=Past" in word.features and word.lemma != scene.lower(verb)
        return past and scene.words[before].lemma in self.grammar.modals

    def _begins_clause(self, first: int, coordinator: int, stop: int) -> bool:
        """ "fear a lost Easter, | and | one consultant | has moved": what goes on with a verb of its own is no part of an object."""
        scene, after = self.scene, coordinator + 1
        if scene.words[coordinator].pos != "CCONJ" or any(scene.is_finite(k) for k in range(first, coordinator)):
            return False
        if self.opens(first) or self.opens(after) or not self.phrases.starts_phrase(after):
            return False
        phrase = self.phrases.forward(after, stop)
        return phrase is not None and phrase[1] < stop and scene.is_finite(self._verb_behind(phrase[1], stop))

    def _verb_behind(self, word: int, stop: int) -> int:
        """ "but he | also | has admitted", "but the mayor, Ana Catal|, | said": one order has adverbs and a comma before its verb."""
        if "one order" not in self.grammar.traits:
            return word
        while word < stop - 1 and (self.scene.words[word].pos == "ADV" or self.scene.words[word].form == ","):
            word += 1
        return word

    def _behind_phrase(self, word: int, stop: int) -> int:
        """ "but | in the end | he left": one past a preposition's phrase with a subject behind it, else the word itself."""
        scene = self.scene
        if scene.words[word].pos != "ADP":
            return word
        place = word
        while place < stop and scene.words[place].pos == "ADP":
            phrase = self.phrases.forward(place + 1, stop)
            if phrase is None:
                return word
            place = phrase[1]
            if place < stop and scene.words[place].form == ",":
                place += 1
        return place if place < stop and self.phrases.starts_phrase(place) else word

    def through_marks(self, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """ "Volgens X is “het over met de vrede|. Men gelooft niets.”": content that ends inside a quotation it opened takes all of it."""
        scene, ending = self.scene, content[-1]
        last = scene.upto(ending.end) - 1
        if last < 0 or scene.quote_of[last] < 0 or last + 1 >= len(scene.words):
            return content
        parts = scene.quotes[scene.quote_of[last]].parts
        part = next((one for one in parts if one.covers(scene.words[last].span)), None)
        if part is None or part.start <= ending.start or part.end <= ending.end:
            return content
        behind = scene.upto(part.end) - 1
        if scene.sentence_of[behind] == scene.sentence_of[last] or scene.block(behind) != scene.block(last):
            return content
        return (*content[:-1], Span(ending.start, part.end))

    def span(self, first: int, last: int) -> tuple[Span, ...]:
        """The characters of a range, without loose punctuation at its ends."""
        scene = self.scene
        while first < last and scene.words[first].pos == "PUNCT" and scene.words[first].form[:1] in ",:;–—-.)":
            first += 1
        while last > first and scene.words[last - 1].pos == "PUNCT" and scene.words[last - 1].form[:1] in ",:;–—-.(":
            last -= 1
        while last - 1 > first and self._closes_outer(first, last - 1):
            last -= 1
            while last - 1 > first and scene.words[last - 1].form == ",":
                last -= 1
        return (scene.span((first, last)),) if first < last else ()

    def _closes_outer(self, first: int, word: int) -> bool:
        """A mark at the end of content that lies inside a quotation: it closes that quotation, not the content."""
        scene, number = self.scene, self.scene.quote_of[word]
        if number < 0 or scene.words[word].form[:1] not in OPENING or scene.words[word].pos != "PUNCT":
            return False
        quote = scene.quotes[number].span
        return quote.start < scene.words[first].span.start and scene.words[word].span.end == quote.end

    def opens(self, word: int) -> bool:
        scene, lower = self.scene, self.scene.lower(word)
        if lower not in self.grammar.openers:
            return False
        token = scene.words[word]
        if "relative opener" in self.grammar.traits and lower in self.grammar.relatives and token.pos != "SCONJ":
            return token.relation == "mark"
        if lower in self.grammar.backward and token.pos in ("PRON", "DET"):
            return lower in self.grammar.openers
        if self.phrases.is_relative(word) and token.pos == "DET":
            return False
        if lower in self.grammar.coordinators and token.pos == "CCONJ":
            return False
        return token.pos in ("SCONJ", "PRON", "ADV", "DET")

    def finite_later(self, opener: int, stop: int) -> bool:
        scene = self.scene
        if (scene.words[opener].pos == "SCONJ" and scene.words[opener].relation == "mark") or (
            stop - opener <= 2 and scene.lower(opener) not in self.grammar.backward
        ):
            return True
        # "hinted that her health | suffered", taken for a participle
        past = "past like participle" in self.grammar.traits
        inner = range(opener + 1, self.end_of_clause(opener, stop))
        return any(scene.is_finite(k) or (past and "Tense=Past" in scene.words[k].features) for k in inner)

    def begins_main_clause(self, comma: int, stop: int) -> bool:
        """ "bestätigte den Verkauf|, der Preis | liegt bei …": behind a comma a phrase and its verb, and more behind that, in no mood of reported speech."""
        scene, after = self.scene, comma + 1
        if scene.words[comma].form != "," or scene.quote_of[comma] >= 0 or "one order" in self.grammar.traits:
            return False
        if after + 2 >= stop or self.opens(after) or self.phrases.opens_subordinate(after):
            return False
        first = after + 1 if scene.words[after].pos == "ADP" else after
        alone = self.phrases.is_relative(first) and self.phrases.is_pronoun_phrase((first, first + 1))
        end = self.phrases.core(first, stop) if self.phrases.starts_phrase(first) else None
        if end is None or (alone and end == first + 1) or end + 1 >= stop or not scene.is_finite(end):
            return False
        goes_on = scene.words[end + 1].pos not in ("PUNCT", "CCONJ") and not scene.is_finite(end + 1)
        return goes_on and not self.phrases.is_in_mood(end)

    def is_unfinished(self, first: int, comma: int) -> bool:
        """ "Het bedrijf heeft|, zegt X, …", "Der Konzern habe|, so X, …": an auxiliary or modal that ends before a comma waits for more."""
        scene, verb = self.scene, comma - 1
        if comma - first < 2 or not scene.is_finite(verb) or "one order" in self.grammar.traits:
            return False
        lemma, grammar = scene.words[verb].lemma, self.grammar
        helps = scene.words[verb].pos == "AUX" or lemma in grammar.modals or lemma in grammar.perfect_auxiliaries
        return helps and not self.phrases.is_subordinate(verb)

    def without_aside(self, source: Range) -> Range:
        """ "zegt | Ketelaar|, een moeilijk jaar achter de rug": a source up to its first comma, where the clause around it goes on behind."""
        comma = next((k for k in range(*source) if self.scene.words[k].form == ","), source[1])
        return (source[0], comma) if comma > source[0] else source

    def content_start(self, comma: int) -> int:
        """The start of the clause that a cue behind a comma closes."""
        scene = self.scene
        begin = scene.sentence(comma)[0]
        for position in range(comma - 1, begin - 1, -1):
            form = scene.words[position].form
            if form == ";":
                return position + 1
            if scene.words[position].span.end in self._ends:
                return position + 1
            if scene.words[position].span.start in self._opened:
                return position + 1
        return begin

    def is_adverbial(self, first: int, comma: int) -> bool:
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

    def aside(self, position: int, stop: int) -> int:
        """One past a moment or a medium that begins here ("dinsdag", "op X", "tegen RTL"); `position` where none does."""
        scene = self.scene
        begin = position + 1 if scene.words[position].pos == "ADP" and position + 1 < stop else position
        character = scene.words[begin].span.start
        at = bisect_right(self._moment_starts, character) - 1
        moment = self.moments[at] if at >= 0 and character < self.moments[at].span.end else None
        if (
            moment is not None
            and (begin == position or moment.kind == "day")
            and moment.span.start >= scene.words[position].span.start
        ):
            return min(stop, scene.upto(moment.span.end))
        if begin > position and scene.lower(position) in self.phrases.roles.through:
            phrase = self.phrases.core(begin, stop)
            if phrase is not None and self.phrases.is_medium((begin, phrase)):
                return phrase
        return position

    def without_tail(self, first: int, last: int) -> int:
        """The end of an object without the moments and media behind it: "de uitwijzing | donderdag op de staatszender"."""
        scene = self.scene
        for position in range(first + 1, last):
            end = position
            if scene.words[position - 1].pos in ("DET", "ADJ") or scene.words[position - 1].relation == "amod":
                continue  # "fear a lost | Easter"
            while end < last and (beyond := self.aside(end, last)) > end:
                end = beyond
            if end == last:
                return position
        return last
