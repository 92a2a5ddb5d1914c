"""Phrases weighed and settled: is something due, which days are meant, from when does a duration count.

In come the phrases of a stretch with their surroundings and the day of publication; out go `Finding`s, which become Moments.
A duration that is due counts from the day the text says it was set, else, after a word like "binnen", from publication; where
neither is told it stays a duration without a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zegsman.language.moments import Bounds, Unit
from zegsman.moments import calendar, interval
from zegsman.moments.calendar import Days, Direction
from zegsman.moments.grammar import Phrase
from zegsman.moments.meanings import Anchor, meant
from zegsman.moments.surroundings import Bound, Surroundings
from zegsman.moments.tense import Pointer, pointer
from zegsman.values import Moment, MomentBound, MomentKind, Span

_DURATIONS = ("duration", "half_duration", "within")
_VAGUE = (
    "year",
    "years",
    "unit_directed",
    "units_directed",
    "quarter",
    "season_year",
    "month_year",
    "decade",
    "century",
    "ago",
    "same",
    "later",
)
_PAIRED = ("weekday", "month", "day_month", "season", "holiday", "quarter")
_WILL_REACH = 10
# Words between a moment and a verb of giving, a negation, a condition before it.
_GIVEN, _DENIED, _CONDITION = 8, 10, 20
_NEED_DEMAND = ("weekday", "relative_day", "weekday_in_week", "weekday_directed", "unit_directed", "units_directed")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A phrase with what its surroundings tell. `due`: something is demanded or promised by then; `opening`: "since", "from"; `second`:
    the second of two ("juni en juli"), which lies by the first."""

    phrase: Phrase
    bound: Bound | None
    due: bool
    direction: Direction | None
    sure: bool
    demanded: bool
    opening: Bound | None = None
    second: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase settled. `counts`: unit and number of a duration that is due; `set_on`: the words that say when it was set;
    `instead_of`: the words whose place it takes; `included`: the days named count in, whatever the bound; `stretch`: the days
    that a duration without a due day covers."""

    span: Span
    days: Days | None
    duration: str | None
    due: bool
    rule: str
    score: float
    counts: tuple[Unit, float] | None = None
    set_on: Span | None = None
    instead_of: Span | None = None
    bound: MomentBound | None = None
    included: bool = False
    stretch: Days | None = None

    def known(self) -> bool:
        """False where nothing is known that a reader could use."""
        return self.days is not None or self.duration is not None or self.due

    def moment(self) -> Moment:
        """The finding as a value."""
        first, last = (self.days.first, self.days.last) if self.days else (None, None)
        kind: MomentKind = "duration" if self.duration else "day" if first == last else "period"
        rule = self.rule + (", deadline" if self.due else "")
        opens, closes = interval.of(self.stretch or self.days, self.bound, self.included)
        return Moment(
            self.span,
            kind,
            first,
            last,
            self.duration,
            self.due,
            self.set_on,
            rule,
            self.score,
            self.bound,
            opens,
            closes,
            self.instead_of,
        )


def weigh(phrase: Phrase, around: Surroundings, published: date | None) -> Weighed:
    """What the words around a phrase tell about it."""
    bounds = around.table.bounds
    placed = Pointer("future") if phrase.alone else pointer(around, phrase, weekday=phrase.meaning == "weekday")
    demanded = around.says(phrase.start, bounds.demand + bounds.promise)
    if phrase.meaning in _DURATIONS:
        return Weighed(phrase, None, _duration_due(phrase, around, placed.direction), placed.direction, False, demanded)
    bound = around.bound(phrase.start)
    if _takes_its_place(phrase, around):
        return Weighed(phrase, bound, True, "future", True, demanded)
    due = _bound_due(phrase, bound, around, demanded) if bound else _due_on(phrase, around, demanded, placed.direction)
    whose = "'" in around.tokens[phrase.end - 1].lower.replace("’", "'")  # "after Monday's vote"
    opening = None if bound or whose or phrase.until else around.opening(phrase.start, phrase.end)
    sure = placed.sure
    if phrase.meaning == "in_units":  # "she will leave in two weeks", not "the third in two weeks"
        sure = around.says_before(phrase.start, around.table.tense.will, _WILL_REACH)
    return Weighed(phrase, bound, due, placed.direction, sure, demanded, opening)


def settle(
    found: Sequence[Weighed], around: Surroundings, published: date | None, previous: Days | None
) -> list[Finding]:
    """The findings of one stretch; `previous` is the last moment of the stretch before it."""
    settled: list[tuple[Weighed, Finding]] = []
    for weighed in _with_pairs(found, around):
        finding = _finding(weighed, around, published, previous)
        if finding is not None:
            settled.append((weighed, finding))
            previous = finding.days or previous
    by_sentence: dict[int, list[tuple[Weighed, Finding]]] = {}
    for weighed, finding in settled:
        by_sentence.setdefault(around.numbers[weighed.phrase.start], []).append((weighed, finding))
    return [
        _moved(weighed, _counted(weighed, finding, by_sentence, around, published), by_sentence, around)
        for weighed, finding in settled
    ]


def told_twice(findings: Sequence[Finding]) -> list[Finding]:
    """One deadline told twice: a duration without a known start takes the day of its like."""
    known = {finding.counts: finding for finding in reversed(findings) if finding.counts and finding.set_on}
    assumed = {finding.counts: finding for finding in reversed(findings) if finding.counts and finding.days}
    result = []
    for finding in findings:
        like = known.get(finding.counts) or assumed.get(finding.counts) if finding.counts else None
        if like is not None and like is not finding and finding.set_on is None:
            finding = replace(finding, days=like.days, set_on=like.set_on, rule=f"{like.rule}, told twice")
        result.append(finding)
    return result


def _finding(weighed: Weighed, around: Surroundings, published: date | None, previous: Days | None) -> Finding | None:
    phrase = weighed.phrase
    ahead = weighed.bound is not None and (weighed.due or weighed.direction != "past")
    bounded = weighed.due or (weighed.bound is not None and weighed.bound.kind != "until")
    at = Anchor(around.table, published, previous, weighed.direction, ahead, weighed.sure, bounded)
    if weighed.second and previous:
        at = replace(at, published=previous.first, direction="future" if phrase.meaning == "weekday" else None)
    found = meant(phrase, at)
    start = weighed.bound.start if weighed.bound and weighed.due else phrase.start
    span = Span(around.tokens[start].start, around.tokens[phrase.end - 1].end)
    if found is None:
        unknown = published is None and weighed.due and phrase.meaning in _NEED_DEMAND
        return Finding(span, None, None, True, "deadline, day of publication unknown", 0.5) if unknown else None
    if found.duration is not None:
        if found.duration.startswith("PT") and not weighed.due:
            return None
        counts = (found.unit, found.count) if found.unit and weighed.due else None
        bound: MomentBound | None = "within" if phrase.meaning == "within" else None
        return Finding(
            span, None, found.duration, weighed.due, found.rule, found.score, counts, bound=bound, stretch=found.days
        )
    due = weighed.due and not _over(found.days, published, weighed)
    if not due:
        span = Span(around.tokens[phrase.start].start, span.end)
    before = weighed.bound or weighed.opening
    return Finding(
        span, _first_day(found.days, weighed), None, due, found.rule, found.score,
        bound=interval.kind(before, due), included=phrase.meaning == "end" or (before is not None and before.included),
    )  # fmt: skip


def _with_pairs(found: Sequence[Weighed], around: Surroundings) -> list[Weighed]:
    """The phrases, of two that go together the second marked, and the first looking where the second does if it does not know."""
    result = list(found)
    for at in range(1, len(result)):
        first, second = result[at - 1 : at + 1]
        if _paired(first, second, around):
            result[at] = replace(second, second=True)
            if first.direction is None and not first.second:
                result[at - 1] = replace(first, direction=second.direction, sure=second.sure)
    return result


def _paired(before: Weighed, weighed: Weighed, around: Surroundings) -> bool:
    """True for the second of two moments of a kind that name no year or week: "maandag en dinsdag"."""
    first, second = before.phrase, weighed.phrase
    joined = second.start == first.end + 1 and around.before(second.start) in around.table.pairs
    return (
        joined
        and first.meaning == second.meaning
        and first.meaning in _PAIRED
        and first.value("year") is None
        and second.value("year") is None
    )


def _over(days: Days | None, published: date | None, weighed: Weighed) -> bool:
    """True where the day had passed when the page appeared: nothing is due any more."""
    kept = weighed.bound is not None and (weighed.demanded or weighed.bound.kind == "latest")
    return days is not None and published is not None and days.last < published and not kept


def _first_day(days: Days | None, weighed: Weighed) -> Days | None:
    """ "Voor het weekend" is over when the weekend begins."""
    opens = days is not None and (days.grain == "other" or weighed.phrase.meaning == "new_year")
    if days and weighed.due and weighed.bound and weighed.bound.kind == "before" and opens:
        return calendar.one_day(days.first)
    return days


def _duration_due(phrase: Phrase, around: Surroundings, direction: Direction | None) -> bool:
    bounds = around.table.bounds
    if phrase.meaning == "within":
        return direction != "past" or around.says(phrase.start, bounds.demand + bounds.promise)
    if _takes_its_place(phrase, around):
        return True
    if around.says_before(phrase.start, bounds.ultimatum, 3) or around.says_after(phrase.end, bounds.ultimatum, 2):
        return True
    return around.says_before(phrase.start, bounds.gives, _GIVEN) and around.says_after(phrase.end, bounds.leave, 2)


def _bound_due(phrase: Phrase, bound: Bound, around: Surroundings, demanded: bool) -> bool:
    bounds = around.table.bounds
    if bound.kind == "latest" or bound.emphatic:
        return True
    if bound.kind == "until":
        return _leave_until(phrase, around)
    if around.says(phrase.start, bounds.expect) and not demanded:
        return False
    if bound.kind == "by":
        return demanded or _conditional(phrase, around)
    if phrase.meaning in _VAGUE:
        return around.says(phrase.start, bounds.ultimatum + bounds.promise)
    conditional = _conditional(phrase, around)
    if around.says(phrase.start, bounds.purpose) or (_not_before(phrase, around) and not (demanded or conditional)):
        return False
    return demanded or conditional if phrase.meaning in _NEED_DEMAND else True


def _not_before(phrase: Phrase, around: Surroundings) -> bool:
    """ "No decision would be taken before 7 May"; not "if they have not left by 7 May", "ligt er niets voor 7 mei, dan …"."""
    bounds = around.table.bounds
    denied = around.says_before(phrase.start, bounds.none + bounds.negations, _DENIED)
    return (
        denied
        and not around.says_before(phrase.start, bounds.conditions, _CONDITION)
        and around.after(phrase.end) != ","
    )


def _takes_its_place(phrase: Phrase, around: Surroundings) -> bool:
    """ "De termijn is verlengd tot 1 juni": a day, or a length, that takes the place of another."""
    bounds = around.table.bounds
    return around.moves(phrase.start) and around.says_before(phrase.start, bounds.moved_to, 2)


def _leave_until(phrase: Phrase, around: Surroundings) -> bool:
    """ "Kreeg tot vrijdag de tijd", "gaf tot middernacht om te tekenen", "ultimatum tot zondag"."""
    bounds = around.table.bounds
    if around.says(phrase.start, bounds.ultimatum):
        return True
    near = around.says_after(phrase.end, bounds.leave, 8) or around.says_before(phrase.start, bounds.leave, 4)
    return near and around.says(phrase.start, bounds.gives)


def _due_on(phrase: Phrase, around: Surroundings, demanded: bool, direction: Direction | None) -> bool:
    """A day without a bound word: an ultimatum that ends on it, a condition not met by it, a promise for it."""
    bounds = around.table.bounds
    verbs = (around.table.tense.reporting | around.table.tense.past) - set(bounds.ends)
    if any(around.before(phrase.start, back) in verbs for back in (1, 2)):
        return False  # "he said on Thursday"
    if around.says_before(phrase.start, bounds.ultimatum, 3):
        return around.before(phrase.start) in bounds.on
    if around.says(phrase.start, bounds.ultimatum) and around.says(phrase.start, bounds.ends):
        return _before_in(phrase, around, bounds)
    if _conditional(phrase, around):
        return _before_in(phrase, around, bounds)
    if demanded and around.before(phrase.start) in bounds.still and phrase.meaning in ("relative_day", "unit_directed"):
        return True
    if direction == "past":
        return False  # "promised on Thursday": the day it was said
    return around.says_before(phrase.start, bounds.promise, 12) and around.before(phrase.start) in bounds.on


def _before_in(phrase: Phrase, around: Surroundings, bounds: Bounds) -> bool:
    return around.before(phrase.start) in bounds.on and phrase.meaning not in ("year", "years", "decade")


def _conditional(phrase: Phrase, around: Surroundings) -> bool:
    """ "Als er op 15 oktober geen antwoord ligt"."""
    bounds = around.table.bounds
    if not around.says_before(phrase.start, bounds.conditions, 8):
        return False
    if around.says_after(phrase.end, bounds.none, 4) or around.says_before(phrase.start, bounds.none, 2):
        return True
    return around.says_after(phrase.end, bounds.negations, 6) and around.says_after(phrase.end, bounds.outcomes, 8)


def _moved(
    weighed: Weighed,
    finding: Finding,
    by_sentence: Mapping[int, Sequence[tuple[Weighed, Finding]]],
    around: Surroundings,
) -> Finding:
    """With the other day, or length, of its sentence whose place it takes."""
    if not _takes_its_place(weighed.phrase, around):
        return finding
    others = (other for _, other in by_sentence[around.numbers[weighed.phrase.start]] if other.span != finding.span)
    like = (other.span for other in others if (other.duration is None) == (finding.duration is None))
    return replace(finding, instead_of=next(like, None))


def _counted(
    weighed: Weighed,
    finding: Finding,
    by_sentence: Mapping[int, Sequence[tuple[Weighed, Finding]]],
    around: Surroundings,
    published: date | None,
) -> Finding:
    """A duration that is due, counted from the day it was set."""
    if finding.counts is None:
        return finding
    own = around.numbers[weighed.phrase.start]
    near = [entry for number in (own - 1, own, own + 1) for entry in by_sentence.get(number, ())]
    start = _set_on(weighed, near, around, published)
    if start is not None and start.days is not None:
        return _ending(finding, start.days.first, start.span, "counted from the day it was set")
    if weighed.phrase.meaning == "within" and published is not None:
        return _ending(finding, published, None, "counted from publication")
    return replace(finding, rule="duration, start unknown")


def _ending(finding: Finding, start: date, evidence: Span | None, rule: str) -> Finding:
    unit, count = finding.counts or ("day", 0.0)
    end = calendar.shifted(start, unit, count) if unit != "hour" or count >= 24 else start
    if end is None:
        return finding
    stretch = Days(start, end, "other") if start <= end else None
    return replace(
        finding,
        days=calendar.one_day(end),
        stretch=stretch,
        set_on=evidence,
        rule=f"duration, {rule}",
        score=0.8 if evidence else 0.7,
    )


def _set_on(
    weighed: Weighed, near: Sequence[tuple[Weighed, Finding]], around: Surroundings, published: date | None
) -> Finding | None:
    """The day in the same sentence, or in one beside it that tells of setting, on which a duration began."""
    at, own = weighed.phrase.start, around.numbers[weighed.phrase.start]
    options: list[tuple[int, Finding]] = []
    for other, finding in near:
        distance = abs(around.numbers[other.phrase.start] - own)
        days = finding.days
        if days is None or days.first != days.last or finding.counts or (published and days.first > published):
            continue
        within = distance == 0 and weighed.phrase.meaning == "within"
        moved = _takes_its_place(weighed.phrase, around) and around.moves(other.phrase.start)
        if within or moved or around.says(other.phrase.start, around.table.bounds.sets):
            options.append((distance * 1000 + abs(other.phrase.start - at), finding))
    return min(options, key=lambda option: option[0], default=(0, None))[1]
