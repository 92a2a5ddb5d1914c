"""Where a phrase is counted from, and the ways in which days are found from there: nearest, pointed at, moved.

In come a phrase and an `Anchor`, out go `Days`. What each phrasing means is told in the rooms beside this one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from zegsman.language.moments import MomentTable, Unit
from zegsman.moments import calendar
from zegsman.moments.calendar import Days, Direction
from zegsman.moments.grammar import Phrase

Meaning = Callable[[Phrase, "Anchor"], Days | None]
Rule = tuple[Meaning, str, float]
LAST, PAST, THIS, NEXT, COMING, BEFORE_LAST, AFTER_NEXT = -1, -2, 0, 1, 2, -3, 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a phrase is counted from. `before`: the phrase is a bound that must lie ahead; `sure`: the direction is certain;
    `due`: its last day counts."""

    table: MomentTable
    published: date | None
    previous: Days | None = None
    direction: Direction | None = None
    before: bool = False
    sure: bool = False
    due: bool = False


def from_today(function: Callable[[Phrase, Anchor, date], Days | None]) -> Callable[[Phrase, Anchor], Days | None]:
    """A meaning that only the day of publication can settle."""

    def counted(phrase: Phrase, at: Anchor) -> Days | None:
        return None if at.published is None else function(phrase, at, at.published)

    return counted


def offset(which: int | None) -> int:
    """How many units from now a word like "last" or "next" points."""
    return {LAST: -1, PAST: -1, THIS: 0, NEXT: 1, COMING: 1, BEFORE_LAST: -2, AFTER_NEXT: 2}.get(
        which if which is not None else THIS, 0
    )


def year_of(phrase: Phrase) -> int | None:
    """The year that a phrase names, in figures or in words."""
    year = phrase.value("year")
    return phrase.value("year_words") if year is None else year


def short_year(short: int, today: date) -> int:
    """A year of two figures: of this century, or of the last one where it would lie more than ten years ahead."""
    century = today.year // 100 * 100
    return century + short if century + short <= today.year + 10 else century - 100 + short


def dated(at: Anchor, phrase: Phrase, make: Callable[[int], Days | None], weekday: int | None = None) -> Days | None:
    """A day or period of the year that is named, or pointed at, or nearest; a weekday beside it helps to find the year."""
    year, which, today, short = year_of(phrase), phrase.value("which"), at.published, phrase.value("short")
    if short is not None and today is not None:
        return make(short_year(short, today))
    if year is not None:
        return make(year)
    if today is None:
        return None
    if which is not None:
        return make(today.year + offset(which)) if phrase.unit() in (None, "year") else None
    options = [make(today.year + step) for step in (-1, 0, 1)]
    fitting = [option for option in options if option and weekday in (None, option.first.isoweekday())]
    if at.before and at.direction != "past":
        return calendar.nearest(fitting or options, today, "future", sure=True)
    return calendar.nearest(fitting or options, today, None if at.before else at.direction, at.sure)


def pointed(options: list[Days | None], today: date, which: int | None) -> Days | None:
    """The last that is over, the first that lies ahead, or that of this year (options: last, this and next year)."""
    known = [option for option in options if option]
    if which in (LAST, PAST):
        return max((option for option in known if option.last < today), key=lambda option: option.last, default=None)
    if which in (NEXT, COMING):
        return min((option for option in known if option.first > today), key=lambda option: option.first, default=None)
    return next((option for option in known if option.first <= today <= option.last), options[1])


def shifted(start: date, phrase: Phrase, sign: int) -> date | None:
    """The day that lies the amount of a phrase after another, or before it."""
    unit = phrase.unit()
    begin = calendar.months_after(start, sign * phrase.months) if phrase.months else start
    return None if begin is None or unit is None else calendar.shifted(begin, unit, sign * phrase.count())


def moved(start: date, phrase: Phrase, sign: int) -> Days | None:
    """As coarse as its unit: "twee jaar geleden" is a year; weeks are counted to the day."""
    unit, count = phrase.unit(), phrase.count()
    if unit is None or unit == "hour":
        return None
    found = shifted(start, phrase, sign)
    if found is None:
        return None
    if count != int(count) or unit in ("half_year", "quarter"):
        unit = "month" if unit in ("year", "half_year", "quarter") else "day"
    coarse: dict[Unit, Unit] = {"decade": "year", "century": "year", "week": "day", "fortnight": "day"}
    return calendar.period(found, coarse.get(unit, unit))
