"""Days and how they are counted: periods, Easter, the nth weekday, the nearest of many.

In come numbers and dates, out go `Days` or None where the calendar has no such day (31 February, week 54, the year 10000).
What words name them is not known here.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from zegsman.language import feasts
from zegsman.language.moments import Holiday, Unit

Direction = Literal["past", "future"]
Grain = Literal["day", "week", "month", "quarter", "half_year", "year", "decade", "century", "other"]
SIZE: dict[str, int] = {"hour": 0, "day": 1, "weekend": 2, "working_week": 5, "week": 7, "fortnight": 14, "month": 30, "other": 60, "quarter": 91, "half_year": 182, "year": 365, "decade": 3652, "century": 36524}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "decade": 120, "century": 1200}
_TIMES_FARTHER, _NEAR = 3, 20


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both included, and how coarse the expression was.

    `part`: first and last of the days inside that are most likely meant, where the words draw no border ("late July").
    """

    first: date
    last: date
    grain: Grain
    part: tuple[date, date] | None = None


def day(year: int, month: int, number: int) -> Days | None:
    """One day; None where the calendar has none."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Days(found, found, "day")


def one_day(found: date | None) -> Days | None:
    """A date as `Days`."""
    return None if found is None else Days(found, found, "day")


def days_after(start: date, count: float) -> date | None:
    """The day `count` days after (before, where negative); None outside the calendar."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def months_after(start: date, count: int) -> date | None:
    """The same day `count` months on, or the last day of a shorter month; None outside the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def shifted(start: date, unit: Unit, count: float) -> date | None:
    """The day `count` units on; a part of a month is counted as days, a part of a year as months."""
    if unit in ("day", "week", "hour", "fortnight"):
        size = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}[unit]
        whole = -int(-count * size // 1) if count > 0 else int(count * size // 1)
        return days_after(start, whole) if abs(whole) < 4_000_000 else None
    if unit in ("weekend", "working_week"):
        return None
    months = _MONTHS[unit] * count
    if abs(months) > 120_000:
        return None
    moved = months_after(start, int(months))
    rest = months - int(months)
    return moved if moved is None or not rest else days_after(moved, round(rest * 30))


def months(year: int, month: int, count: int, grain: Grain) -> Days | None:
    """`count` whole months from the first of `month`."""
    first = day(year, month, 1)
    after = None if first is None else months_after(first.first, count - 1)
    if first is None or after is None:
        return None
    return Days(first.first, after.replace(day=calendar.monthrange(after.year, after.month)[1]), grain)


def month(year: int, number: int) -> Days | None:
    """A calendar month."""
    return months(year, number, 1, "month")


def year(number: int) -> Days | None:
    """A calendar year."""
    return months(number, 1, 12, "year")


def years(first: int, last: int, grain: Grain = "other") -> Days | None:
    """Whole years, both included."""
    start, end = year(first), year(last)
    return Days(start.first, end.last, grain) if start and end and first <= last else None


def week(within: date) -> Days | None:
    """The week, Monday to Sunday, that holds a day."""
    first = days_after(within, 1 - within.isoweekday())
    last = None if first is None else days_after(first, 6)
    return Days(first, last, "week") if first and last else None


def iso_week(year_number: int, number: int) -> Days | None:
    """Week `number` of a year, after ISO 8601."""
    try:
        return week(date.fromisocalendar(year_number, number, 1))
    except ValueError:
        return None


def weekend(within: date) -> Days | None:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(within)
    first = None if whole is None else days_after(whole.first, 5)
    return Days(first, whole.last, "other") if whole and first else None


def working_week(within: date) -> Days | None:
    """Monday to Friday of the week that holds a day."""
    whole = week(within)
    last = None if whole is None else days_after(whole.first, 4)
    return Days(whole.first, last, "other") if whole and last else None


def period(within: date, unit: Unit, count: int = 0) -> Days | None:
    """The calendar unit that holds a day, or the one `count` units on."""
    if unit in ("hour", "day", "week", "weekend", "working_week"):
        moved = days_after(within, count * (1 if unit in ("hour", "day") else 7)) if abs(count) < 500_000 else None
        whole = {"week": week, "weekend": weekend, "working_week": working_week}.get(unit, one_day)
        return None if moved is None else whole(moved)
    if unit == "fortnight":
        first, second = period(within, "week", 2 * count), period(within, "week", 2 * count + 1)
        return Days(first.first, second.last, "other") if first and second else None
    size = _MONTHS[unit]
    start = (within.year * 12 + within.month - 1 - (12 if unit == "century" else 0)) // size * size + count * size
    start += 12 if unit == "century" else 0
    grain: Grain = unit if unit in ("month", "quarter", "half_year", "year", "decade", "century") else "other"
    return months(start // 12, start % 12 + 1, size, grain)


def third(days: Days, number: int) -> Days:
    """A month or a year, with ten days or four months of it as its part."""
    if days.grain == "month":
        first = days.first.replace(day=10 * number - 9)
        return replace(days, part=(first, days.last if number == 3 else first.replace(day=10 * number)))
    part = months(days.first.year, 4 * number - 3, 4, "other") if days.grain == "year" else None
    return replace(days, part=(part.first, part.last)) if part else days


def in_year(days: Days, number: int) -> Days | None:
    """The same days of another year; a month stays whole."""
    first, last = (months_after(each, 12 * (number - days.first.year)) for each in (days.first, days.last))
    if first is None or last is None:
        return None
    ends = days.last.day == calendar.monthrange(days.last.year, days.last.month)[1] and days.grain != "day"
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1]) if ends else last
    return Days(first, last, days.grain)


def weekday_near(anchor: date, number: int, direction: Direction, strict: bool = False) -> Days | None:
    """The weekday (1 = Monday) on or before `anchor`, or on or after it; never the day itself where `strict`."""
    if direction == "past":
        back = (anchor.isoweekday() - number) % 7
        return one_day(days_after(anchor, -(back or (7 if strict else 0))))
    ahead = (number - anchor.isoweekday()) % 7
    return one_day(days_after(anchor, ahead or (7 if strict else 0)))


def nth_weekday(year_number: int, month_number: int, weekday: int, nth: int) -> Days | None:
    """The nth weekday of a month; -1 is the last."""
    whole = month(year_number, month_number)
    if whole is None:
        return None
    if nth < 0:
        return weekday_near(whole.last, weekday, "past")
    first = weekday_near(whole.first, weekday, "future")
    found = None if first is None else days_after(first.first, 7 * (nth - 1))
    return one_day(found) if found and found.month == month_number else None


def easter(year_number: int) -> date | None:
    """Easter Sunday, by the anonymous Gregorian computus; None before 1583, where it does not hold."""
    if not 1583 <= year_number <= 9999:
        return None
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    return date(year_number, (h + rest - 7 * m + 114) // 31, (h + rest - 7 * m + 114) % 31 + 1)


def orthodox_easter(year_number: int) -> date | None:
    """Easter Sunday of the eastern churches, by Meeus; None where the Julian calendar is not thirteen days behind."""
    if not 1900 <= year_number <= 2099:
        return None
    d = (19 * (year_number % 19) + 15) % 30
    e = (2 * (year_number % 4) + 4 * (year_number % 7) - d + 34) % 7
    return date(year_number, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)


def holiday(entry: Holiday, year_number: int) -> Days | None:
    """The day, or days, of a holiday in a year."""
    if entry.feast is not None:
        feast = feasts.days(entry.feast, year_number)
        first, last = (days_after(each, entry.shift) for each in feast) if feast else (None, None)
        return Days(first, last, "day" if first == last else "other") if first and last else None
    first = _holiday_begins(entry, year_number)
    last = None if first is None else days_after(first, entry.days - 1)
    return None if first is None or last is None else Days(first, last, "day" if first == last else "other")


def _holiday_begins(entry: Holiday, year_number: int) -> date | None:
    for offset, sunday in ((entry.easter, easter), (entry.orthodox, orthodox_easter)):
        if offset is not None:
            start = sunday(year_number)
            return None if start is None else days_after(start, offset)
    if entry.month is not None and entry.weekday is not None and entry.nth is not None:
        found = nth_weekday(year_number, entry.month, entry.weekday, entry.nth)
        return None if found is None else days_after(found.first, entry.shift)
    found = day(year_number, entry.month or 1, entry.day or 1)
    if found and entry.not_on_sunday and found.first.isoweekday() == 7:
        return days_after(found.first, -1)
    return None if found is None else found.first


def nearest(
    options: Iterable[Days | None], anchor: date, direction: Direction | None, sure: bool = False
) -> Days | None:
    """The option that holds `anchor`; else the nearest in the direction, unless it is much farther off and not `sure`; else the nearest."""
    known = [option for option in options if option]
    now = [option for option in known if option.first <= anchor <= option.last]
    past = max((option for option in known if option.last < anchor), key=lambda option: option.last, default=None)
    ahead = min((option for option in known if option.first > anchor), key=lambda option: option.first, default=None)
    if now:
        return now[0]
    if past is None or ahead is None:
        return past or ahead
    back, forth = (anchor - past.last).days, (ahead.first - anchor).days
    if sure and direction:
        return past if direction == "past" else ahead
    if direction == "past" and back <= _TIMES_FARTHER * max(forth, _NEAR):
        return past
    if direction == "future" and forth <= _TIMES_FARTHER * max(back, _NEAR):
        return ahead
    return past if back <= forth else ahead
