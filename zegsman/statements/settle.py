"""Drafts become statements: overlaps decided, then mode, medium, addressee, day, nesting and whose words go on."""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.media import MediaFinder
from zegsman.statements.scene import Range, Scene
from zegsman.values import Mention, MentionKind, Mode, Moment, Span, Statement


def settle(drafts: Sequence[Draft], clauses: ClauseFinder, moments: Sequence[Moment]) -> tuple[Statement, ...]:
    """The statements of a scene in the order of the text, outer ones before what is nested in them."""
    chosen = _choose(list(drafts))
    chosen.sort(key=lambda draft: (draft.start, -_length(draft)))
    settler = _Settler(chosen, clauses, moments)
    return tuple(settler.statement(number) for number in range(len(chosen)))


def _length(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _choose(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts with the same words, or one cue, the better one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (-draft.score, draft.start)):
        if not any(_rivals(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _rivals(draft: Draft, other: Draft) -> bool:
    if draft.cue and set(draft.cue) & set(other.cue):
        return True
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


class _Settler:
    def __init__(self, drafts: Sequence[Draft], clauses: ClauseFinder, moments: Sequence[Moment]) -> None:
        self.drafts, self.clauses, self.moments = drafts, clauses, moments
        self.scene: Scene = clauses.scene
        self.phrases = clauses.phrases
        self.media = MediaFinder(clauses.phrases)

    def statement(self, number: int) -> Statement:
        """The finished statement of draft `number`."""
        draft = self.drafts[number]
        through = self.media.through(draft)
        addressee = draft.addressee or through.addressee
        return Statement(
            content=draft.content,
            mode=self._mode(draft),
            cue=tuple(self.scene.words[word].span for word in draft.cue),
            source=self._mention(draft.source) if draft.source is not None else None,
            via=tuple(Mention(self.scene.span(words), "medium") for words in through.media),
            addressee=self._mention(addressee) if addressee is not None else None,
            said=self._said(draft),
            continues=self._continues(number),
            nested_in=self._nested_in(number),
            stance=draft.stance,
            why=self._why(draft),
            score=round(draft.score, 2),
        )

    def _why(self, draft: Draft) -> str:
        """The pattern that fired, with the words of its cue."""
        cue = " … ".join(self.scene.words[word].form for word in draft.cue)
        return f"{draft.pattern}: {cue}" if cue else draft.pattern

    def _mention(self, words: Range) -> Mention:
        scene = self.scene
        kind: MentionKind = "role"
        if self.phrases.is_pronoun(words[0]) and words[1] - words[0] <= 2:
            kind = "pronoun"
        elif any(scene.words[k].pos == "PROPN" or scene.words[k].name for k in range(*words)):
            kind = "name"
        return Mention(scene.span(words), kind)

    # Mode

    def _mode(self, draft: Draft) -> Mode:
        inside = self._quoted_share(draft)
        if inside >= 0.97:
            return "direct"
        if inside > 0:
            return "mixed"
        if draft.kind == "attitude":
            return "attitude"
        return "indirect" if draft.clause else "reported"

    def _quoted_share(self, draft: Draft) -> float:
        """How much of the content's letters stand between marks that the content itself holds."""
        letters = quoted = 0
        text = self.scene.text
        held = [
            part
            for quote in self.scene.quotes
            for part in quote.parts
            if any(_inside(part, span) for span in draft.content)
        ]
        for span in draft.content:
            for character in range(span.start, span.end):
                if text[character].isalnum():
                    letters += 1
                    quoted += any(part.start <= character < part.end for part in held)
        return quoted / letters if letters else 0.0

    # When, and in what

    def _said(self, draft: Draft) -> Moment | None:
        """A day that stands in the cue's clause, outside content and source."""
        spans = [self.scene.words[word].span for word in self.media.clause(draft)]
        for moment in self.moments:
            if (
                moment.kind == "day"
                and not moment.deadline
                and any(moment.span.covers(span) or moment.span.meets(span) for span in spans)
            ):
                return moment
        return None

    def _nested_in(self, number: int) -> int | None:
        """The smallest other statement whose content holds this one's cue or, without a cue, its content."""
        draft = self.drafts[number]
        inner = [self.scene.words[word].span for word in draft.cue] or list(draft.content)
        holders = [
            other
            for other, outer in enumerate(self.drafts)
            if other != number
            and all(any(_inside(span, hold) for hold in outer.content) for span in inner)
            and _length(outer) > _length(draft)
        ]
        return min(holders, key=lambda other: _length(self.drafts[other]), default=None)

    def _continues(self, number: int) -> int | None:
        """The statement before whose speaker goes on in a quotation without a source."""
        draft = self.drafts[number]
        if not draft.orphan:
            return None
        for other in range(number - 1, -1, -1):
            before = self.drafts[other]
            if (
                before.source is not None
                and not any(_inside(span, hold) for span in before.content for hold in draft.content)
                and self._nested_in(other) is None
            ):
                return other
        return None


def _inside(span: Span, hold: Span) -> bool:
    return hold.start <= span.start and span.end <= hold.end
