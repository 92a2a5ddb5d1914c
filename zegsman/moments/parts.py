"""A part of a period, or a day counted from one: "end of July", "the second half of 2025", "two weeks before Easter".

In come a phrase, the days of what it goes round and where it stands; out go the days of the part.
"""

from __future__ import annotations

from collections.abc import Callable

from zegsman.moments import calendar
from zegsman.moments.anchor import Anchor
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase

Part = Callable[[Phrase, Days, Anchor], Days | None]


def _begin(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """The first days of a week; the beginning of a month or a year has no border and stays the whole."""
    if days.grain == "week":
        return _slice(days, 0, 2)
    return days


def _middle(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    if days.grain == "week":
        return _slice(days, 1, 3)
    return calendar.day(days.first.year, days.first.month, 15) if days.grain == "month" else days


def _end(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """As a bound the end is the last day."""
    if at.due:
        return calendar.one_day(days.last)
    if days.grain == "week":
        return _slice(days, 3, 6)
    return days


def _slice(days: Days, first: int, last: int) -> Days | None:
    start, end = calendar.days_after(days.first, first), calendar.days_after(days.first, last)
    return Days(start, end, "other") if start and end else None


def _quarter_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    return _share(phrase, days, at, 3, "quarter")


def _half_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    number = phrase.value("ordinal") or 0
    if days.grain == "month" and number in (1, 2):
        middle = days.first.replace(day=15)
        return Days(days.first, middle, "other") if number == 1 else Days(middle.replace(day=16), days.last, "other")
    return _share(phrase, days, at, 6, "half_year")


def _share(phrase: Phrase, days: Days, at: Anchor, size: int, grain: calendar.Grain) -> Days | None:
    number = phrase.value("ordinal") or 0
    if days.grain != "year" or not 1 <= number * size <= 12:
        return None
    return calendar.months(days.first.year, (number - 1) * size + 1, size, grain)


def _after(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    unit = phrase.unit()
    sign = -1 if phrase.meaning == "before" else 1
    if days.first != days.last or unit in (None, "hour"):
        return None
    return calendar.one_day(calendar.shifted(days.first, unit, sign * phrase.count()))


def _week_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    if calendar.SIZE[days.grain] > calendar.SIZE["other"] or days.grain == "month":
        return None
    return calendar.period(days.first, "weekend" if phrase.meaning == "weekend_of" else "week")


def _weekday_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    nth = phrase.value("ordinal") or -1
    if days.grain not in ("month", "year"):
        return None
    if days.grain == "year":
        return calendar.nth_weekday(days.first.year, 1, phrase.value("weekday") or 1, nth) if nth == 1 else None
    return calendar.nth_weekday(days.first.year, days.first.month, phrase.value("weekday") or 1, nth)


def _a_weekday_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    return days if days.first != days.last else None


def _day_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    number = phrase.value("day") or phrase.value("ordinal")
    if number is None:
        return calendar.one_day(days.last)
    return calendar.day(days.first.year, days.first.month, number) if days.grain == "month" else None


def _week_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """The first week of a month begins with its first Monday, the last with its last; weeks of a year are numbered."""
    number = phrase.value("ordinal")
    if days.grain not in ("month", "year"):
        return None
    if days.grain == "year":
        return calendar.iso_week(days.first.year, number) if number else calendar.week(days.last)
    monday = calendar.nth_weekday(days.first.year, days.first.month, 1, number or -1)
    return calendar.week(monday.first) if monday else None


RULES: dict[str, Part] = {
    "begin": _begin, "middle": _middle, "end": _end, "quarter_of": _quarter_of, "half_of": _half_of, "after": _after,
    "before": _after, "week_of": _week_of, "weekend_of": _week_of, "weekday_in": _weekday_in, "last_weekday_in": _weekday_in,
    "a_weekday_in": _a_weekday_in, "day_of": _day_of, "week_in": _week_in,
}  # fmt: skip
