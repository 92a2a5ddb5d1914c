"""What the calendar names: weekdays, days of a month, months, quarters, seasons, years and holidays.

In come a phrase and where it stands, out go its days. What is counted from another day is not known here.
"""

from __future__ import annotations

from datetime import date

from zegsman.moments import calendar
from zegsman.moments.anchor import (
    AFTER_NEXT,
    BEFORE_LAST,
    COMING,
    LAST,
    PAST,
    Anchor,
    Rule,
    dated,
    from_today,
    offset,
    pointed,
    year_of,
)
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase

_MOST_WEEKDAYS = 60


@from_today
def _weekday(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    number = phrase.value("weekday") or phrase.value("any_weekday") or 1
    direction = "future" if at.before else at.direction or "past"
    return calendar.weekday_near(today, number, direction, strict=at.before)


@from_today
def _weekday_in_week(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    if phrase.unit() not in ("week", "weekend"):
        return None
    number = (phrase.value("weekday") or phrase.value("any_weekday") or 1) - today.isoweekday()
    return calendar.one_day(calendar.days_after(today, number + 7 * offset(phrase.value("which"))))


@from_today
def _weekday_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "volgende vrijdag" is the Friday of next week, "komende vrijdag" the first one ahead."""
    number, which = phrase.value("weekday") or 1, phrase.value("which", -1)
    which = phrase.value("far") if which is None else which
    if which in (LAST, PAST):
        return calendar.weekday_near(today, number, "past", strict=True)
    if which == COMING:
        return calendar.weekday_near(today, number, "future", strict=True)
    if which in (BEFORE_LAST, AFTER_NEXT):
        direction: calendar.Direction = "past" if which == BEFORE_LAST else "future"
        first = calendar.weekday_near(today, number, direction, strict=True)
        return calendar.period(first.first, "day", 7 if which == AFTER_NEXT else -7) if first else None
    return calendar.one_day(calendar.days_after(today, number - today.isoweekday() + 7 * offset(which)))


@from_today
def _weekday_next(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "The following Friday" is the first one after the day told of last."""
    start = at.previous.last if at.previous and at.previous.grain == "day" else today
    return calendar.weekday_near(start, phrase.value("weekday") or 1, "future", strict=True)


@from_today
def _weekday_day(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Vrijdag de 13e" is the nearest 13th that is a Friday."""
    number, weekday = (
        phrase.value("nth") or phrase.value("ordinal") or phrase.value("day") or 0,
        phrase.value("any_weekday"),
    )
    options = [day for day in _days_numbered(number, today, 14) if day.first.isoweekday() == weekday]
    return calendar.nearest(options, today, "future" if at.before else at.direction, at.sure)


@from_today
def _weekdays_away(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Two Thursdays ago": the second one before today."""
    ago, count = phrase.meaning == "weekdays_ago", phrase.count()
    first = calendar.weekday_near(today, phrase.value("weekdays") or 1, "past" if ago else "future", strict=True)
    if first is None or count < 1 or count != int(count) or count > _MOST_WEEKDAYS:
        return None
    return calendar.one_day(calendar.days_after(first.first, 7 * (int(count) - 1) * (-1 if ago else 1)))


@from_today
def _day_alone(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Op de 15e" is a day of this month or of one beside it."""
    number = phrase.value("nth") or phrase.value("day") or 0
    return calendar.nearest(_days_numbered(number, today, 1), today, "future" if at.before else at.direction, at.sure)


def _days_numbered(number: int, today: date, months: int) -> list[Days]:
    """The days with a number, in this month and those at most `months` away."""
    found = [calendar.months_after(today.replace(day=1), step) for step in range(-months, months + 1)]
    return [one for first in found if first and (one := calendar.day(first.year, first.month, number))]


@from_today
def _weekday_weeks_away(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Monday two weeks ago" is the Monday of the week that held the day two weeks ago."""
    unit, number = phrase.unit(), phrase.value("weekday") or 1
    sign = -1 if phrase.meaning == "weekday_weeks_ago" else 1
    within = calendar.shifted(today, unit, sign * phrase.count()) if unit in ("week", "month", "year") else None
    return None if within is None else calendar.one_day(calendar.days_after(within, number - within.isoweekday()))


@from_today
def _weekday_after_weeks(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    first = calendar.weekday_near(today, phrase.value("weekday") or 1, "future")
    if first is None or phrase.unit() != "week":
        return None
    return calendar.one_day(calendar.days_after(first.first, 7 * int(phrase.count())))


def _weekday_of_week_number(phrase: Phrase, at: Anchor) -> Days | None:
    found = _week_number(phrase, at)
    return calendar.one_day(calendar.days_after(found.first, (phrase.value("weekday") or 1) - 1)) if found else None


def _day_month(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("day") or phrase.value("ordinal") or 0
    return dated(
        at, phrase, lambda year: calendar.day(year, phrase.value("any_month") or 0, number), phrase.value("any_weekday")
    )


def _days_of_month(phrase: Phrase, at: Anchor) -> Days | None:
    pair, dotted, whole = phrase.value("dayrange"), phrase.value("daydot"), phrase.value("date")
    numbers = [int(value) for slot, value in phrase.captures if slot in ("day", "ordinal", "nth")]
    if whole:  # "14./15.10.2013"
        end = _numeric(phrase, at)
        start = calendar.day(end.first.year, end.first.month, numbers[0]) if end else None
        return Days(start.first, end.last, "other") if start and end and start.first < end.last else None
    numbers += [dotted // 100] if dotted else []  # "14. - 15.10."
    first, last = divmod(pair, 100) if pair else (numbers[0], numbers[-1])
    month = phrase.value("any_month") or (dotted or 0) % 100

    def make(year: int) -> Days | None:
        start, end = calendar.day(year, month, first), calendar.day(year, month, last)
        return Days(start.first, end.last, "other") if start and end and first < last else None

    return dated(at, phrase, make)


def _numeric(phrase: Phrase, at: Anchor) -> Days | None:
    packed = phrase.value("date") or 0
    year, month, day = packed // 10_000, packed // 100 % 100, packed % 100
    if year >= 100:
        return calendar.day(year, month, day)
    return _short_year(year, month, day, at.published)


def _short_year(year: int, month: int, day: int, today: date | None) -> Days | None:
    """05/06/07 could be anything; 12-03-26 on a page of 2026, and 31-10-74, could not."""
    if today is not None:
        for century in (today.year // 100 * 100, today.year // 100 * 100 - 100):
            if abs(century + year - today.year) <= 3:
                return calendar.day(century + year, month, day)
    if day <= 12 or year <= 31:
        return None
    return calendar.day(1900 + year, month, day)


def _day_of_week_only(phrase: Phrase, at: Anchor) -> Days | None:
    """ "15/2" and "2/15" are one day; "5/6" is none where a language writes either first."""
    pair = phrase.value("dayslash") or phrase.value("daydot") or phrase.value("dayrange")
    figure = phrase.value("month_figure") or phrase.value("day", 1) or 0
    day, month = divmod(pair, 100) if pair else (phrase.value("day") or 0, figure)
    if day <= 12 and month <= 12 and day != month and not at.table.day_first:
        return None
    if month > 12 and not at.table.day_first:
        day, month = month, day
    return dated(at, phrase, lambda year: calendar.day(year, month, day), phrase.value("any_weekday"))


def _month(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("month") or phrase.value("any_month") or 0
    return dated(at, phrase, lambda year: calendar.month(year, number))


def _months_of_year(phrase: Phrase, at: Anchor) -> Days | None:
    year, first, last = phrase.value("year") or 0, phrase.value("any_month") or 0, phrase.value("any_month", -1) or 0
    start, end = calendar.month(year - (first > last), first), calendar.month(year, last)
    return Days(start.first, end.last, "other") if start and end else None


def _months(phrase: Phrase, at: Anchor) -> Days | None:
    """ "March to May", "November to February": the nearest ones."""
    first, last = phrase.value("any_month") or 0, phrase.value("any_month", -1) or 0

    def make(year: int) -> Days | None:
        start, end = calendar.month(year, first), calendar.month(year + (first > last), last)
        return Days(start.first, end.last, "other") if start and end and first != last else None

    return dated(at, phrase, make)


def _part_of_month(phrase: Phrase, at: Anchor) -> Days | None:
    """ "Erste Oktoberwoche", "zweite Maihälfte": a week or a weekend belongs to the month of its Thursday or Saturday."""
    month, number, unit = _month(phrase, at), phrase.value("ordinal") or -1, phrase.unit()
    if month is None or unit not in (None, "week", "weekend"):
        return None
    if unit is None:
        start, end = (1, 15) if number == 1 else (16, month.last.day)
        return Days(month.first.replace(day=start), month.first.replace(day=end), "other") if number in (1, 2) else None
    day = calendar.nth_weekday(month.first.year, month.first.month, 4 if unit == "week" else 6, number)
    return calendar.period(day.first, unit) if day else None


@from_today
def _month_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    number = phrase.value("month") or 0
    if phrase.unit() is not None:
        return _month(phrase, at)
    return pointed([calendar.month(today.year + step, number) for step in (-1, 0, 1)], today, phrase.value("which"))


def _year(phrase: Phrase, at: Anchor) -> Days | None:
    return calendar.year(year_of(phrase) or 0)


def _year_month(phrase: Phrase, at: Anchor) -> Days | None:
    year, month = divmod(phrase.value("yearmonth") or 0, 100)
    return calendar.month(year, month)


def _years(phrase: Phrase, at: Anchor) -> Days | None:
    pair = phrase.value("yearrange")
    first, last = divmod(pair, 10_000) if pair else (phrase.value("year") or 0, phrase.value("year", -1) or 0)
    return calendar.years(first, last)


def _decade(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("decade") or phrase.value("long_decade") or phrase.value("decade_digits") or 0
    first = number if number >= 1000 else 1900 + number
    return calendar.years(first, first + 9, "decade")


def _century(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("ordinal") or phrase.value("roman") or 0
    return calendar.years(number * 100 - 99, number * 100, "century")


def _season(phrase: Phrase, at: Anchor) -> Days | None:
    number, pair = phrase.value("season") or 0, phrase.value("yearrange")
    if pair:  # "the winter of 2016/17" begins in the first of its years
        return calendar.months(pair // 10_000, number, 3, "other")
    return dated(at, phrase, lambda year: calendar.months(year, number, 3, "other"))


@from_today
def _season_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    if phrase.unit() is not None:  # "volgend jaar zomer"
        return _season(phrase, at)
    options = [calendar.months(today.year + step, phrase.value("season") or 0, 3, "other") for step in (-1, 0, 1)]
    which = phrase.value("which")
    if which == PAST and options[1] and options[1].first <= today <= options[1].last:
        return options[1]
    return pointed(options, today, which)


def _quarter(phrase: Phrase, at: Anchor) -> Days | None:
    return _part(phrase, at, 3, "quarter")


def _half_of_year(phrase: Phrase, at: Anchor) -> Days | None:
    return _part(phrase, at, 6, "half_year")


def _part(phrase: Phrase, at: Anchor, size: int, grain: calendar.Grain) -> Days | None:
    number = phrase.value("ordinal") or phrase.value("quarter") or phrase.value("half") or 0
    if not 1 <= number * size <= 12:
        return None
    if phrase.value("article") is not None and at.published is not None:
        return calendar.months(at.published.year, (number - 1) * size + 1, size, grain)
    return dated(at, phrase, lambda year: calendar.months(year, (number - 1) * size + 1, size, grain))


def _week_number(phrase: Phrase, at: Anchor) -> Days | None:
    return dated(at, phrase, lambda year: calendar.iso_week(year, phrase.value("number") or 0))


def _holiday(phrase: Phrase, at: Anchor) -> Days | None:
    entry = at.table.holidays[phrase.value("holiday") or 0]
    return dated(at, phrase, lambda year: calendar.holiday(entry, year))


@from_today
def _holiday_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    entry = at.table.holidays[phrase.value("holiday") or 0]
    if phrase.unit() is not None:
        return _holiday(phrase, at)
    options = [calendar.holiday(entry, today.year + step) for step in (-1, 0, 1)]
    return pointed(options, today, phrase.value("which"))


def _holiday_weekend(phrase: Phrase, at: Anchor) -> Days | None:
    """The weekend nearest to a holiday, and the holiday itself: Labour Day makes its weekend a long one."""
    days = _holiday(phrase, at)
    saturday = None if days is None else calendar.days_after(days.first, 3 - (days.first.isoweekday() + 4) % 7)
    near = None if saturday is None else calendar.weekend(saturday)
    return Days(min(days.first, near.first), max(days.last, near.last), "other") if days and near else None


@from_today
def _new_year(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return calendar.year(today.year + (today.month > 2))


RULES: dict[str, Rule] = {
    "weekday": (_weekday, "weekday", 0.88),
    "weekday_in_week": (_weekday_in_week, "weekday of a week", 0.95),
    "weekday_directed": (_weekday_directed, "weekday with direction", 0.92),
    "weekday_next": (_weekday_next, "weekday after the day before", 0.8),
    "weekday_after_weeks": (_weekday_after_weeks, "weekday some weeks on", 0.85),
    "weekday_weeks_ago": (_weekday_weeks_away, "weekday some weeks ago", 0.85),
    "weekday_weeks_ahead": (_weekday_weeks_away, "weekday some weeks on", 0.85),
    "weekday_of_week_number": (_weekday_of_week_number, "weekday of a numbered week", 0.95),
    "weekday_day": (_weekday_day, "weekday and day", 0.85),
    "weekdays_ago": (_weekdays_away, "weekdays ago", 0.85),
    "weekdays_ahead": (_weekdays_away, "weekdays ahead", 0.85),
    "day_alone": (_day_alone, "day of the month", 0.75),
    "year_month": (_year_month, "month in figures", 0.9),
    "day_month": (_day_month, "day and month", 0.96),
    "days_of_month": (_days_of_month, "days of a month", 0.93),
    "numeric": (_numeric, "date in figures", 0.96),
    "day_of_week_only": (_day_of_week_only, "day and month in figures", 0.8),
    "month": (_month, "month from publication year", 0.88),
    "month_year": (_month, "month and year", 0.97),
    "months": (_months, "months", 0.8),
    "months_of_year": (_months_of_year, "months of a year", 0.93),
    "month_directed": (_month_directed, "month with direction", 0.92),
    "year": (_year, "year", 0.92),
    "years": (_years, "years", 0.9),
    "decade": (_decade, "decade", 0.95),
    "decade_too": (_decade, "decade beside another", 0.9),
    "century": (_century, "century", 0.9),
    "season": (_season, "season", 0.65),
    "season_year": (_season, "season of a year", 0.9),
    "season_directed": (_season_directed, "season with direction", 0.88),
    "part_of_month": (_part_of_month, "part of a month", 0.85),
    "quarter": (_quarter, "quarter", 0.88),
    "week_number": (_week_number, "numbered week", 0.9),
    "half_of_year": (_half_of_year, "half of a year", 0.85),
    "holiday": (_holiday, "holiday", 0.88),
    "holiday_directed": (_holiday_directed, "holiday with direction", 0.9),
    "holiday_weekend": (_holiday_weekend, "weekend of a holiday", 0.8),
    "new_year": (_new_year, "the new year", 0.75),
}
