"""Drafts become statements: overlaps decided, then mode, medium, addressee, day, nesting, whose words go on, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.language.certainty import Certainty
from zegsman.statements import signs
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.media import MediaFinder
from zegsman.statements.places import Places
from zegsman.statements.scene import Range, Scene
from zegsman.values import Mention, MentionKind, Mode, Moment, Span, Statement


def _says_itself(draft: Draft, scene: Scene) -> bool:
    """ "quoted him as | saying", "dat niets heeft | voorgesteld": the verb stands inside what it is taken to say."""
    return any(span.covers(scene.words[word].span) for word in draft.cue for span in draft.content)


def _breaks_out(draft: Draft, scene: Scene) -> bool:
    """ "The film “He said | he would come” opens": the verb stands between marks, and what it is taken to say goes on behind them."""
    if not draft.cue:
        return False
    number = scene.quote_of[draft.cue[0]]
    end = scene.quotes[number].span.end if number >= 0 else 0
    return any(span.start < end < span.end for span in draft.content)


def _length(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _choose(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts with the same words, or one cue, the better one stays."""
    kept: list[Draft] = []
    places, cues = Places(), set[int]()
    for draft in sorted(drafts, key=lambda draft: (-draft.score, draft.start)):
        if cues & set(draft.cue):
            continue
        near = (kept[number] for span in draft.content[:1] for number in places.near(span))
        if not any(_rivals(draft, other) for other in near):
            places.add(len(kept), draft.content)
            cues.update(draft.cue)
            kept.append(draft)
    return kept


def _rivals(draft: Draft, other: Draft) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in draft.content for b in other.content)
    if (
        draft.source is not None
        and other.source is not None
        and draft.source != other.source
        and draft.cue
        and other.cue
    ):
        return shared >= 0.97 * max(_length(draft), _length(other))
    return shared >= 0.9 * max(_length(draft), _length(other))


class Settler:
    """Settles the drafts of one scene: the better of two stays, and they stand in the order of the text, outer ones first."""

    def __init__(self, drafts: Sequence[Draft], clauses: ClauseFinder, moments: Sequence[Moment]) -> None:
        media = MediaFinder(clauses.phrases)
        scenery = clauses.scene
        sound = [draft for draft in drafts if not _says_itself(draft, scenery) and not _breaks_out(draft, scenery)]
        chosen = [media.written(media.relayed(draft)) for draft in _choose(sound)]
        chosen.sort(key=lambda draft: (draft.start, -_length(draft)))
        self.drafts, self.clauses, self.moments = chosen, clauses, moments
        self.scene: Scene = clauses.scene
        self.phrases = clauses.phrases
        self.media = media
        self._contents = Places(draft.content for draft in chosen)
        self._quotes = Places(quote.parts for quote in self.scene.quotes)
        self._days = Places([moment.span] for moment in moments)
        self._holders = [self._holder(number) for number in range(len(chosen))]
        self._sourced = self._last_sourced()
        self._heard: dict[int, tuple[str, ...]] = {}  # the signs of those that were asked about

    def likely(self, certainty: Certainty, least: float) -> Settler:
        """The same without the drafts that are hardly ever right: whose probability is below `least`."""
        kept = [
            draft for number, draft in enumerate(self.drafts) if certainty.probability(self._signs(number)) >= least
        ]
        return self if len(kept) == len(self.drafts) else Settler(kept, self.clauses, self.moments)

    def statements(self, certainty: Certainty) -> tuple[Statement, ...]:
        """The finished statements; `certainty` tells how sure they are."""
        return tuple(self._statement(number, certainty) for number in range(len(self.drafts)))

    def signs(self) -> tuple[tuple[str, ...], ...]:
        """What speaks for and against each statement."""
        return tuple(self._signs(number) for number in range(len(self.drafts)))

    def _signs(self, number: int) -> tuple[str, ...]:
        if number not in self._heard:
            self._heard[number] = self._signs_anew(number)
        return self._heard[number]

    def _signs_anew(self, number: int) -> tuple[str, ...]:
        around, before = (
            None if other is None else self.drafts[other] for other in (self._holders[number], self._sourced[number])
        )
        draft = self.drafts[number]
        return signs.of(draft, self._mode(draft), self.phrases, around, before)

    def _statement(self, number: int, certainty: Certainty) -> Statement:
        draft = self.drafts[number]
        through = self.media.through(draft)
        return Statement(
            content=draft.content,
            mode=self._mode(draft),
            cue=self._cue(draft.cue),
            source=self._mention(draft.source) if draft.source is not None else None,
            via=tuple(Mention(self.scene.span(words), "medium") for words in through.media),
            addressee=self._mention(through.addressee) if through.addressee is not None else None,
            said=self._said(draft),
            continues=self._sourced[number] if draft.orphan else None,
            nested_in=self._holders[number],
            stance=draft.stance,
            why=self._why(draft),
            score=certainty.probability(self._signs(number)),
        )

    def _cue(self, cue: tuple[int, ...]) -> tuple[Span, ...]:
        """The spans of a cue; words that stand side by side are one span ("according to")."""
        spans: list[Span] = []
        for at, word in enumerate(cue):
            span = self.scene.words[word].span
            if at and word == cue[at - 1] + 1:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return tuple(spans)

    def _why(self, draft: Draft) -> str:
        """The pattern that fired, with the words of its cue."""
        cue = " … ".join(span.of(self.scene.text) for span in self._cue(draft.cue))
        return f"{draft.pattern}: {cue}" if cue else draft.pattern

    def _mention(self, words: Range) -> Mention:
        scene = self.scene
        kind: MentionKind = "role"
        if self.phrases.is_pronoun_phrase(words):
            kind = "pronoun"
        elif any(scene.words[k].pos == "PROPN" or scene.words[k].name for k in range(*words)):
            kind = "name"
        return Mention(scene.span(words), kind)

    # Mode

    def _mode(self, draft: Draft) -> Mode:
        inside = self._quoted_share(draft)
        if inside >= 0.97 and draft.pattern not in (
            "cue, then object",
            "object, then cue",
        ):  # "noemt dat een “schande”" is the reporter's clause
            return "direct"
        if inside > 0:
            return "mixed"
        if draft.kind == "attitude":
            return "attitude"
        return "indirect" if draft.clause else "reported"

    def _quoted_share(self, draft: Draft) -> float:
        """How much of the content's letters stand between marks that the content itself holds."""
        letters = quoted = 0
        for span in draft.content:
            letters += self._letters(span)
            reached = span.start
            for number in self._quotes.near(span):
                for part in self.scene.quotes[number].parts:
                    if _inside(part, span) and part.end > reached:
                        quoted += self._letters(Span(max(reached, part.start), part.end))
                        reached = part.end
        return quoted / letters if letters else 0.0

    def _letters(self, span: Span) -> int:
        return sum(map(str.isalnum, span.of(self.scene.text)))

    # When, and in what

    def _said(self, draft: Draft) -> Moment | None:
        """A day that stands in the cue's clause, outside content and source."""
        for word in self.media.clause(draft):
            span = self.scene.words[word].span
            for number in self._days.near(span):
                moment = self.moments[number]
                if moment.kind == "day" and not moment.deadline and moment.span.meets(span):
                    return moment
        return None

    def _holder(self, number: int) -> int | None:
        """The smallest other statement whose content holds this one's cue or, without a cue, its content."""
        draft = self.drafts[number]
        inner = [self.scene.words[word].span for word in draft.cue] or list(draft.content)
        holders = [
            other
            for other in self._contents.near(inner[0])
            if other != number
            and all(any(_inside(span, hold) for hold in self.drafts[other].content) for span in inner)
            and _length(self.drafts[other]) > _length(draft)
        ]
        return min(holders, key=lambda other: _length(self.drafts[other]), default=None)

    def _last_sourced(self) -> list[int | None]:
        """For each statement the last one before it that has a source and stands in no other."""
        found: list[int | None] = []
        last: int | None = None
        for number, draft in enumerate(self.drafts):
            found.append(last)
            if draft.source is not None and self._holders[number] is None:
                last = number
        return found


def _inside(span: Span, hold: Span) -> bool:
    return hold.start <= span.start and span.end <= hold.end
