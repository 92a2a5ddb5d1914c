"""A part of a period, or a day counted from one: "end of July", "the second half of 2025", "two weeks before Easter".

In come a phrase, the days of what it goes round and where it stands; out go the days of the part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zegsman.moments import calendar
from zegsman.moments.anchor import Anchor
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase

Part = Callable[[Phrase, Days, Anchor], Days | None]


def _begin(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """The first days of a week; the beginning of a month or a year has no border and stays the whole, most likely its first third."""
    if days.grain == "week":
        return _slice(days, 0, 2)
    return calendar.third(days, 1)


def _middle(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    if days.grain == "week":
        return _slice(days, 1, 3)
    third = calendar.third(days, 2)
    if days.grain != "month":
        return third
    middle = calendar.day(days.first.year, days.first.month, 15)
    return middle and replace(middle, part=third.part)


def _end(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """As a bound the end is the last day."""
    if at.due:
        return calendar.one_day(days.last)
    if days.grain == "week":
        return _slice(days, 3, 6)
    return calendar.third(days, 3)


def _slice(days: Days, first: int, last: int) -> Days | None:
    start, end = calendar.days_after(days.first, first), calendar.days_after(days.first, last)
    return Days(start, end, "other") if start and end else None


def _quarter_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    return _share(phrase, days, at, 3, "quarter")


def _half_of(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    number = phrase.value("ordinal") or 0
    if days.grain == "week" and number in (1, 2):
        return _slice(days, 0, 2) if number == 1 else _slice(days, 3, 6)
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
    """ "Two weeks after Easter" is a day, "the week after Easter" a week."""
    unit = phrase.unit()
    sign = -1 if phrase.meaning == "before" else 1
    counted = any(slot in ("count", "a") for slot, _ in phrase.captures)
    if not counted and unit not in (None, "hour", "day") and calendar.SIZE[unit] >= calendar.SIZE[days.grain]:
        return calendar.period(days.first if sign < 0 else days.last, unit, sign)
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
    number = phrase.value("day") or phrase.value("ordinal") or phrase.value("nth")
    if number is None:
        return calendar.one_day(calendar.days_after(days.last, 1 - _back(phrase)))
    return calendar.day(days.first.year, days.first.month, number) if days.grain == "month" else None


def _week_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """A week belongs to the month, and to the year, that its Thursday lies in, as ISO 8601 numbers weeks."""
    number = phrase.value("ordinal")
    if days.grain not in ("month", "year"):
        return None
    if days.grain == "year":
        if number:
            return calendar.iso_week(days.first.year, number)
        thursday = calendar.weekday_near(days.last, 4, "past")
    else:
        thursday = calendar.nth_weekday(days.first.year, days.first.month, 4, number or -1)
    return calendar.period(thursday.first, "week", 1 - _back(phrase)) if thursday else None


def _month_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "The third month of 2021", "the last month of this quarter"."""
    number = phrase.value("ordinal")
    if calendar.SIZE[days.grain] <= calendar.SIZE["month"] or days.grain == "other":
        return None
    if number is None:
        return calendar.period(days.last, "month", 1 - _back(phrase))
    found = calendar.period(days.first, "month", number - 1)
    return found if found and found.last <= days.last else None


def _back(phrase: Phrase) -> int:
    """The place of a part counted from the end: the last one, unless the words tell another ("the penultimate week")."""
    return phrase.value("back") or 1


def _weekend_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """A weekend belongs to the month that its Saturday lies in."""
    nth = phrase.value("ordinal") or -1
    if days.grain == "year" and nth < 0:
        saturday = calendar.weekday_near(days.last, 6, "past")
    else:
        saturday = calendar.nth_weekday(days.first.year, days.first.month, 6, nth) if days.grain == "month" else None
    return calendar.period(saturday.first, "weekend", 1 - _back(phrase)) if saturday else None


def _first_units(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "De eerste negen maanden van 2024", "the last two weeks of July"."""
    unit, count = phrase.unit(), phrase.count()
    if unit is None or unit == "hour" or count != int(count) or days.first == days.last or days.grain == "week":
        return None
    if phrase.meaning == "first_units_of":
        end = calendar.shifted(days.first, unit, count)
        first, last = days.first, None if end is None else calendar.days_after(end, -1)
    else:
        after = calendar.days_after(days.last, 1)
        start = None if after is None else calendar.shifted(after, unit, -count)
        first, last = start or days.first, days.last
    return Days(first, last, "other") if last and days.first <= first <= last <= days.last else None


def _weekday_after(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "De tweede dinsdag na Pasen", "the Friday before Christmas"."""
    if phrase.meaning == "weekday_before":
        return calendar.weekday_near(days.first, phrase.value("weekday") or 1, "past", strict=True)
    first = calendar.weekday_near(days.last, phrase.value("weekday") or 1, "future", strict=True)
    nth = phrase.value("ordinal") or 1
    return None if first is None else calendar.one_day(calendar.days_after(first.first, 7 * (nth - 1)))


def _same_in(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "The same period last year": the moment before, or its month or quarter, in the year that is named."""
    previous, unit = at.previous or calendar.one_day(at.published), phrase.unit()
    if previous is None or days.grain != "year":
        return days
    if unit and unit != "day" and calendar.SIZE[unit] >= calendar.SIZE[previous.grain]:
        previous = calendar.period(previous.first, unit)
    elif unit is None and at.previous is None:
        return days
    return previous and calendar.in_year(previous, days.first.year)


def _rest(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    if at.published is None or not days.first < at.published <= days.last:
        return days
    return Days(at.published, days.last, "other")


def _span_from(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "For two weeks from Monday": so many days, the first one counted in."""
    unit = phrase.unit()
    after = calendar.shifted(days.first, unit, phrase.count()) if unit and unit != "hour" else None
    last = None if after is None else calendar.days_after(after, -1)
    return Days(days.first, last, "other") if last and last >= days.first else None


def _span_to(phrase: Phrase, days: Days, at: Anchor) -> Days | None:
    """ "The year to March", "in the 14 weeks to January 3": so many days, the last one counted in."""
    unit, after = phrase.unit(), calendar.days_after(days.last, 1)
    if (
        unit is None
        or unit == "hour"
        or after is None
        or calendar.SIZE[unit] * phrase.count() <= calendar.SIZE[days.grain]
    ):
        return None
    first = calendar.shifted(after, unit, -phrase.count())
    return Days(first, days.last, "other") if first and first <= days.first else None


RULES: dict[str, Part] = {
    "begin": _begin, "middle": _middle, "end": _end, "quarter_of": _quarter_of, "half_of": _half_of, "after": _after,
    "before": _after, "week_of": _week_of, "weekend_of": _week_of, "weekday_in": _weekday_in, "last_weekday_in": _weekday_in,
    "a_weekday_in": _a_weekday_in, "day_of": _day_of, "week_in": _week_in, "month_in": _month_in,
    "weekend_in": _weekend_in, "first_units_of": _first_units, "last_units_of": _first_units, "weekday_after": _weekday_after, "weekday_before": _weekday_after,
    "same_in": _same_in, "rest": _rest, "span_from": _span_from, "span_to": _span_to,
}  # fmt: skip
