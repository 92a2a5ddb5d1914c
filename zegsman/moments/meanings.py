"""What a phrase of time means: from a `Phrase` and where it stands to days, or to a duration.

In come a phrase, the day of publication, the moment before it and the direction its words point in; out go a `Meant`, or
None where the phrase names no day of the calendar or nothing is known to count from. Words are not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from zegsman.language.moments import MomentTable, Unit
from zegsman.moments import calendar
from zegsman.moments.calendar import Days, Direction
from zegsman.moments.grammar import Phrase

LAST, PAST, THIS, NEXT, COMING = -1, -2, 0, 1, 2
_LARGER: dict[Unit, tuple[Unit, int]] = {"day": ("week", 1), "week": ("month", 1), "month": ("year", 1), "quarter": ("year", 1), "year": ("decade", 1)}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Meant:
    """The days of a phrase, or its duration; `rule` and `score` explain it."""

    days: Days | None
    rule: str
    score: float
    duration: str | None = None
    unit: Unit | None = None
    count: float = 0.0


def meant(phrase: Phrase, at: Anchor) -> Meant | None:
    """What a phrase means; None where it names no day (31 February) or nothing tells from where to count."""
    if phrase.until is not None:
        days = _range(phrase, phrase.until, at)
        return Meant(days, "from one to the other", 0.9) if days else None
    if phrase.meaning in ("duration", "half_duration", "within"):
        return _duration(phrase)
    if phrase.inner is not None:
        days = _WRAPS[phrase.meaning](phrase, phrase.inner, at)
        return Meant(days, phrase.meaning.replace("_", " ") + " a period", 0.85) if days else None
    function, rule, score = _MEANINGS[phrase.meaning]
    days = function(phrase, at)
    if days is None and phrase.meaning in ("later", "earlier"):
        return _duration(phrase)
    suffix = f", {at.direction}" if at.direction and phrase.meaning in _DIRECTED else ""
    return Meant(days, rule + suffix, score) if days else None


def iso_duration(unit: Unit, count: float) -> str | None:
    """An ISO 8601 duration; half years in months, half weeks and months in days, half days in hours."""
    size = {"decade": ("Y", 10), "century": ("Y", 100), "half_year": ("M", 6), "quarter": ("M", 3), "year": ("Y", 1),
            "month": ("M", 1), "week": ("W", 1), "day": ("D", 1), "hour": ("H", 1)}  # fmt: skip
    if unit not in size:
        return None
    letter, times = size[unit]
    number = count * times
    for smaller, parts in (("M", 12), ("D", 30)) if letter in "YM" else (("D", 7), ("H", 24)):
        if number != int(number) and letter != smaller and (letter, smaller) in _FINER:
            letter, number = smaller, number * parts
    if number != int(number):
        number = round(number)
    return f"P{'T' if letter == 'H' else ''}{int(number)}{letter}"


_FINER = {("Y", "M"), ("M", "D"), ("W", "D"), ("D", "H")}


def _duration(phrase: Phrase) -> Meant | None:
    unit = phrase.unit()
    half = phrase.meaning == "half_duration" or (
        phrase.meaning == "within" and phrase.end - phrase.start == 4 and not _counted(phrase)
    )
    count = 0.5 if half else phrase.count()
    duration = None if unit is None or count <= 0 else iso_duration(unit, count)
    return None if duration is None else Meant(None, "duration", 0.8, duration, unit, count)


def _counted(phrase: Phrase) -> bool:
    return any(name == "count" for name, _ in phrase.captures)


def _range(phrase: Phrase, until: Phrase, at: Anchor) -> Days | None:
    """Both ends; the one that does not name its year takes it from the other."""
    start = replace(phrase, until=None)
    if _open(start) and not _open(until):
        last = meant(until, at)
        if last is None or last.days is None:
            return None
        first = meant(start, replace(at, published=last.days.first, direction="past"))
    else:
        first = meant(start, at)
        if first is None or first.days is None:
            return None
        ahead = replace(at, published=first.days.last, direction="future", previous=first.days)
        last = meant(until, ahead if _open(until) else at)
    if first is None or last is None or first.days is None or last.days is None:
        return None
    return Days(first.days.first, last.days.last, "other") if first.days.first <= last.days.last else None


def _open(phrase: Phrase) -> bool:
    """True where the phrase leaves its year or week to be found."""
    inner = phrase.inner or phrase
    return inner.meaning in _DIRECTED and inner.value("year") is None and inner.value("which") is None


def _offset(which: int | None) -> int:
    return {LAST: -1, PAST: -1, THIS: 0, NEXT: 1, COMING: 1}.get(which if which is not None else THIS, 0)


def _from_today(function: Callable[[Phrase, Anchor, date], Days | None]) -> Callable[[Phrase, Anchor], Days | None]:
    """A meaning that only the day of publication can settle."""

    def counted(phrase: Phrase, at: Anchor) -> Days | None:
        return None if at.published is None else function(phrase, at, at.published)

    return counted


@_from_today
def _weekday(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    direction = "future" if at.before else at.direction or "past"
    return calendar.weekday_near(today, phrase.value("weekday") or 1, direction, strict=at.before)


@_from_today
def _weekday_in_week(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    if phrase.unit() not in ("week", "weekend"):
        return None
    number = (phrase.value("weekday") or 1) - today.isoweekday()
    return calendar.one_day(calendar.days_after(today, number + 7 * _offset(phrase.value("which"))))


@_from_today
def _weekday_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "volgende vrijdag" is the Friday of next week, "komende vrijdag" the first one ahead."""
    number, which = phrase.value("weekday") or 1, phrase.value("which", -1)
    if which in (LAST, PAST):
        return calendar.weekday_near(today, number, "past", strict=True)
    if which == COMING:
        return calendar.weekday_near(today, number, "future", strict=True)
    return calendar.one_day(calendar.days_after(today, number - today.isoweekday() + 7 * _offset(which)))


@_from_today
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
    return _dated(
        at, phrase, lambda year: calendar.day(year, phrase.value("any_month") or 0, number), phrase.value("any_weekday")
    )


def _dated(at: Anchor, phrase: Phrase, make: Callable[[int], Days | None], weekday: int | None = None) -> Days | None:
    """A day or period of the year that is named, or pointed at, or nearest; a weekday beside it helps to find the year."""
    year, which, today = phrase.value("year"), phrase.value("which"), at.published
    if year is not None:
        return make(year)
    if today is None:
        return None
    if which is not None:
        return make(today.year + _offset(which)) if phrase.unit() in (None, "year") else None
    options = [make(today.year + step) for step in (-1, 0, 1)]
    fitting = [option for option in options if option and weekday in (None, option.first.isoweekday())]
    if at.before and at.direction != "past":
        return calendar.nearest(fitting or options, today, "future", sure=True)
    return calendar.nearest(fitting or options, today, None if at.before else at.direction, at.sure)


def _days_of_month(phrase: Phrase, at: Anchor) -> Days | None:
    pair = phrase.value("dayrange")
    first, last = divmod(pair, 100) if pair else (phrase.value("day") or 0, phrase.value("day", -1) or 0)
    month = phrase.value("any_month") or 0

    def make(year: int) -> Days | None:
        start, end = calendar.day(year, month, first), calendar.day(year, month, last)
        return Days(start.first, end.last, "other") if start and end and first < last else None

    return _dated(at, phrase, make)


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
    day, month = divmod(phrase.value("dayslash") or phrase.value("daydot") or 0, 100)
    return _dated(at, phrase, lambda year: calendar.day(year, month, day), phrase.value("any_weekday"))


def _month(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("month") or phrase.value("any_month") or 0
    return _dated(at, phrase, lambda year: calendar.month(year, number))


def _months_of_year(phrase: Phrase, at: Anchor) -> Days | None:
    year, first, last = phrase.value("year") or 0, phrase.value("any_month") or 0, phrase.value("any_month", -1) or 0
    start, end = calendar.month(year - (first > last), first), calendar.month(year, last)
    return Days(start.first, end.last, "other") if start and end else None


@_from_today
def _month_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    number = phrase.value("month") or 0
    if phrase.unit() is not None:
        return _month(phrase, at)
    return _pointed([calendar.month(today.year + step, number) for step in (-1, 0, 1)], today, phrase.value("which"))


def _pointed(options: list[Days | None], today: date, which: int | None) -> Days | None:
    """The last that is over, the first that lies ahead, or that of this year (options: last, this and next year)."""
    known = [option for option in options if option]
    if which in (LAST, PAST):
        return max((option for option in known if option.last < today), key=lambda option: option.last, default=None)
    if which in (NEXT, COMING):
        return min((option for option in known if option.first > today), key=lambda option: option.first, default=None)
    return next((option for option in known if option.first <= today <= option.last), options[1])


def _year(phrase: Phrase, at: Anchor) -> Days | None:
    return calendar.year(phrase.value("year") or 0)


def _years(phrase: Phrase, at: Anchor) -> Days | None:
    pair = phrase.value("yearrange")
    first, last = divmod(pair, 10_000) if pair else (phrase.value("year") or 0, phrase.value("year", -1) or 0)
    return calendar.years(first, last)


def _decade(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("decade") or phrase.value("decade_digits") or 0
    first = number if number >= 1000 else 1900 + number
    return calendar.years(first, first + 9, "decade")


def _century(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("ordinal") or 0
    return calendar.years(number * 100 - 99, number * 100, "century")


@_from_today
def _relative_day(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return calendar.one_day(calendar.days_after(today, phrase.value("relative_day") or 0))


@_from_today
def _unit_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit, which = phrase.unit(), phrase.value("which")
    if unit is None or unit == "hour" or (unit == "day" and which != THIS):
        return None
    if unit == "weekend" and which == COMING:
        return calendar.period(today, unit, 0 if today.isoweekday() <= 5 else 1)
    return calendar.period(today, unit, _offset(which))


@_from_today
def _units_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "De komende weken" is up to one unit of the next size: imprecise, and kept so."""
    unit, which = phrase.unit(), phrase.value("which")
    if unit not in _LARGER or which == THIS:
        return None
    larger, count = _LARGER[unit]
    return _stretch(today, larger, count, ahead=which in (NEXT, COMING))


@_from_today
def _several_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit, which = phrase.unit(), phrase.value("which")
    if unit is None or which == THIS or (unit == "hour" and phrase.count() < 24):
        return None
    return _stretch(today, unit, phrase.count(), ahead=which in (NEXT, COMING))


def _stretch(today: date, unit: Unit, count: float, ahead: bool) -> Days | None:
    other = calendar.shifted(today, unit, count if ahead else -count)
    return None if other is None else Days(min(today, other), max(today, other), "other")


@_from_today
def _the_unit(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit = phrase.unit()
    if unit in (None, "hour", "day", "decade"):
        return None
    if unit == "weekend":
        back = at.direction == "past" and today.isoweekday() < 6
        return calendar.period(today, "weekend", -1 if back else 0)
    return calendar.period(today, unit, 0)


@_from_today
def _ago(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return _moved(today, phrase, -1)


@_from_today
def _ahead(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return _moved(today, phrase, 1)


def _moved(start: date, phrase: Phrase, sign: int) -> Days | None:
    """As coarse as its unit: "twee jaar geleden" is a year; weeks are counted to the day."""
    unit, count = phrase.unit(), phrase.count()
    if phrase.end - phrase.start == 4 and not _counted(phrase):
        count = 0.5  # "een half jaar geleden"
    if unit is None or unit == "hour":
        return None
    found = calendar.shifted(start, unit, sign * count)
    if found is None:
        return None
    if count != int(count) or unit in ("half_year", "quarter"):
        unit = "month" if unit in ("year", "half_year", "quarter") else "day"
    coarse: dict[Unit, Unit] = {"decade": "year", "century": "year", "week": "day"}
    return calendar.period(found, coarse.get(unit, unit))


def _later(phrase: Phrase, at: Anchor) -> Days | None:
    return _from_previous(phrase, at, 1)


def _earlier(phrase: Phrase, at: Anchor) -> Days | None:
    return _from_previous(phrase, at, -1)


def _from_previous(phrase: Phrase, at: Anchor, sign: int) -> Days | None:
    unit, previous = phrase.unit(), at.previous
    if previous is None or unit is None or unit == "hour" or calendar.SIZE[unit] < calendar.SIZE[previous.grain]:
        return None
    if unit in ("day", "week"):
        return calendar.one_day(calendar.shifted(previous.first, unit, sign * phrase.count()))
    return _moved(previous.first, phrase, sign)


def _day_after(phrase: Phrase, at: Anchor) -> Days | None:
    previous = at.previous
    if previous is None or previous.first != previous.last:
        return None
    return calendar.one_day(calendar.days_after(previous.first, -1 if phrase.meaning == "day_before" else 1))


def _same(phrase: Phrase, at: Anchor) -> Days | None:
    unit, previous = phrase.unit(), at.previous
    if previous is None or unit is None or unit == "hour" or calendar.SIZE[unit] < calendar.SIZE[previous.grain]:
        return None
    return calendar.period(previous.first, unit)


def _season(phrase: Phrase, at: Anchor) -> Days | None:
    number = phrase.value("season") or 0
    return _dated(at, phrase, lambda year: calendar.months(year, number, 3, "other"))


@_from_today
def _season_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    options = [calendar.months(today.year + step, phrase.value("season") or 0, 3, "other") for step in (-1, 0, 1)]
    which = phrase.value("which")
    if which == PAST and options[1] and options[1].first <= today <= options[1].last:
        return options[1]
    return _pointed(options, today, which)


def _quarter(phrase: Phrase, at: Anchor) -> Days | None:
    return _part(phrase, at, 3, "quarter")


def _half_of_year(phrase: Phrase, at: Anchor) -> Days | None:
    return _part(phrase, at, 6, "half_year")


def _part(phrase: Phrase, at: Anchor, size: int, grain: calendar.Grain) -> Days | None:
    number = phrase.value("ordinal") or phrase.value("quarter") or 0
    if not 1 <= number * size <= 12:
        return None
    if phrase.value("article") is not None and at.published is not None:
        return calendar.months(at.published.year, (number - 1) * size + 1, size, grain)
    return _dated(at, phrase, lambda year: calendar.months(year, (number - 1) * size + 1, size, grain))


def _week_number(phrase: Phrase, at: Anchor) -> Days | None:
    return _dated(at, phrase, lambda year: calendar.iso_week(year, phrase.value("number") or 0))


def _holiday(phrase: Phrase, at: Anchor) -> Days | None:
    entry = at.table.holidays[phrase.value("holiday") or 0]
    return _dated(at, phrase, lambda year: calendar.holiday(entry, year))


@_from_today
def _holiday_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    entry = at.table.holidays[phrase.value("holiday") or 0]
    if phrase.unit() is not None:
        return _holiday(phrase, at)
    options = [calendar.holiday(entry, today.year + step) for step in (-1, 0, 1)]
    return _pointed(options, today, phrase.value("which"))


@_from_today
def _new_year(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return calendar.year(today.year + (today.month > 2))


def _begin(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    """The first days of a week; the beginning of a month or a year has no border and stays the whole."""
    days = _inside(inner, at)
    if days is None:
        return None
    if days.grain == "week":
        return _slice(days, 0, 2)
    return days


def _middle(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days = _inside(inner, at)
    if days is None:
        return None
    if days.grain == "week":
        return _slice(days, 1, 3)
    return calendar.day(days.first.year, days.first.month, 15) if days.grain == "month" else days


def _end(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    """As a bound the end is the last day."""
    days = _inside(inner, at)
    if days is None:
        return None
    if at.due:
        return calendar.one_day(days.last)
    if days.grain == "week":
        return _slice(days, 3, 6)
    return days


def _slice(days: Days, first: int, last: int) -> Days | None:
    start, end = calendar.days_after(days.first, first), calendar.days_after(days.first, last)
    return Days(start, end, "other") if start and end else None


def _inside(inner: Phrase, at: Anchor) -> Days | None:
    found = meant(
        inner,
        replace(
            at,
            before=False,
            direction="future" if at.before and at.direction != "past" else None if at.before else at.direction,
        ),
    )
    return found.days if found else None


def _quarter_of(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    return _share(phrase, inner, at, 3, "quarter")


def _half_of(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days, number = _inside(inner, at), phrase.value("ordinal") or 0
    if days is not None and days.grain == "month" and number in (1, 2):
        middle = days.first.replace(day=15)
        return Days(days.first, middle, "other") if number == 1 else Days(middle.replace(day=16), days.last, "other")
    return _share(phrase, inner, at, 6, "half_year")


def _share(phrase: Phrase, inner: Phrase, at: Anchor, size: int, grain: calendar.Grain) -> Days | None:
    days, number = _inside(inner, at), phrase.value("ordinal") or 0
    if days is None or days.grain != "year" or not 1 <= number * size <= 12:
        return None
    return calendar.months(days.first.year, (number - 1) * size + 1, size, grain)


def _after(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days, unit = _inside(inner, at), phrase.unit()
    sign = -1 if phrase.meaning == "before" else 1
    if days is None or days.first != days.last or unit in (None, "hour"):
        return None
    return calendar.one_day(calendar.shifted(days.first, unit, sign * phrase.count()))


def _week_of(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days = _inside(inner, at)
    if days is None or calendar.SIZE[days.grain] > calendar.SIZE["other"] or days.grain == "month":
        return None
    return calendar.period(days.first, "weekend" if phrase.meaning == "weekend_of" else "week")


def _weekday_in(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days, nth = _inside(inner, at), phrase.value("ordinal") or -1
    if days is None or days.grain not in ("month", "year"):
        return None
    if days.grain == "year":
        return calendar.nth_weekday(days.first.year, 1, phrase.value("weekday") or 1, nth) if nth == 1 else None
    return calendar.nth_weekday(days.first.year, days.first.month, phrase.value("weekday") or 1, nth)


def _a_weekday_in(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days = _inside(inner, at)
    return days if days is not None and days.first != days.last else None


def _day_of(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    days, number = _inside(inner, at), phrase.value("day") or phrase.value("ordinal")
    if days is None:
        return None
    if number is None:
        return calendar.one_day(days.last)
    return calendar.day(days.first.year, days.first.month, number) if days.grain == "month" else None


def _week_in(phrase: Phrase, inner: Phrase, at: Anchor) -> Days | None:
    """The first week of a month begins with its first Monday, the last with its last; weeks of a year are numbered."""
    days, number = _inside(inner, at), phrase.value("ordinal")
    if days is None or days.grain not in ("month", "year"):
        return None
    if days.grain == "year":
        return calendar.iso_week(days.first.year, number) if number else calendar.week(days.last)
    monday = calendar.nth_weekday(days.first.year, days.first.month, 1, number or -1)
    return calendar.week(monday.first) if monday else None


_MEANINGS: dict[str, tuple[Callable[[Phrase, Anchor], Days | None], str, float]] = {
    "weekday": (_weekday, "weekday", 0.88),
    "weekday_in_week": (_weekday_in_week, "weekday of a week", 0.95),
    "weekday_directed": (_weekday_directed, "weekday with direction", 0.92),
    "weekday_after_weeks": (_weekday_after_weeks, "weekday some weeks on", 0.85),
    "weekday_of_week_number": (_weekday_of_week_number, "weekday of a numbered week", 0.95),
    "day_month": (_day_month, "day and month", 0.96),
    "days_of_month": (_days_of_month, "days of a month", 0.93),
    "numeric": (_numeric, "date in figures", 0.96),
    "day_of_week_only": (_day_of_week_only, "day and month in figures", 0.8),
    "month": (_month, "month from publication year", 0.88),
    "month_year": (_month, "month and year", 0.97),
    "months_of_year": (_months_of_year, "months of a year", 0.93),
    "month_directed": (_month_directed, "month with direction", 0.92),
    "year": (_year, "year", 0.92),
    "years": (_years, "years", 0.9),
    "decade": (_decade, "decade", 0.95),
    "century": (_century, "century", 0.9),
    "relative_day": (_relative_day, "day counted from publication", 0.96),
    "unit_directed": (_unit_directed, "period counted from publication", 0.92),
    "units_directed": (_units_directed, "some periods from publication", 0.6),
    "several_directed": (_several_directed, "several periods from publication", 0.75),
    "the_unit": (_the_unit, "this period", 0.6),
    "ago": (_ago, "time ago", 0.85),
    "ahead": (_ahead, "time ahead", 0.8),
    "later": (_later, "time after the moment before", 0.7),
    "earlier": (_earlier, "time before the moment before", 0.65),
    "day_after": (_day_after, "day after the moment before", 0.8),
    "day_before": (_day_after, "day before the moment before", 0.75),
    "same": (_same, "period of the moment before", 0.65),
    "season": (_season, "season", 0.65),
    "season_year": (_season, "season of a year", 0.9),
    "season_directed": (_season_directed, "season with direction", 0.88),
    "quarter": (_quarter, "quarter", 0.88),
    "week_number": (_week_number, "numbered week", 0.9),
    "half_of_year": (_half_of_year, "half of a year", 0.85),
    "holiday": (_holiday, "holiday", 0.88),
    "holiday_directed": (_holiday_directed, "holiday with direction", 0.9),
    "midnight": (_relative_day, "midnight of the day", 0.75),
    "new_year": (_new_year, "the new year", 0.75),
}
_WRAPS: dict[str, Callable[[Phrase, Phrase, Anchor], Days | None]] = {
    "begin": _begin, "middle": _middle, "end": _end, "quarter_of": _quarter_of, "half_of": _half_of, "after": _after,
    "before": _after, "week_of": _week_of, "weekend_of": _week_of, "weekday_in": _weekday_in, "last_weekday_in": _weekday_in,
    "a_weekday_in": _a_weekday_in, "day_of": _day_of, "week_in": _week_in,
}  # fmt: skip
_DIRECTED = frozenset(("weekday", "day_month", "days_of_month", "day_of_week_only", "month", "season", "quarter", "half_of_year", "week_number", "holiday", "the_unit"))  # fmt: skip
