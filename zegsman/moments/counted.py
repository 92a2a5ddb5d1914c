"""What is counted from another day: from publication ("three weeks ago", "next month") or from the moment before ("a day later").

In come a phrase and where it stands, out go its days. What the calendar names by itself is not known here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from zegsman.language.moments import Unit
from zegsman.moments import calendar
from zegsman.moments.anchor import COMING, NEXT, THIS, Anchor, Rule, from_today, moved, offset, shifted
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase

_LARGER: dict[Unit, tuple[Unit, int]] = {"day": ("week", 1), "week": ("month", 1), "month": ("year", 1), "quarter": ("year", 1), "year": ("decade", 1)}  # fmt: skip


@from_today
def _relative_day(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return calendar.one_day(calendar.days_after(today, phrase.value("relative_day") or 0))


@from_today
def _unit_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit, which = phrase.unit(), phrase.value("which")
    which = phrase.value("far") if which is None else which
    if unit is None or unit == "hour" or (unit == "day" and which != THIS):
        return None
    if unit == "weekend" and which == COMING:
        return calendar.period(today, unit, 0 if today.isoweekday() <= 5 else 1)
    return calendar.period(today, unit, offset(which))


@from_today
def _units_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "De komende weken" is up to one unit of the next size: imprecise, and kept so."""
    unit, which = phrase.unit(), phrase.value("which")
    if unit not in _LARGER or which == THIS:
        return None
    larger, count = _LARGER[unit]
    return _stretch(today, larger, count, ahead=which in (NEXT, COMING))


@from_today
def _several_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit, which = phrase.unit(), phrase.value("which")
    if unit is None or which == THIS or (unit == "hour" and phrase.count() < 24):
        return None
    other = shifted(today, phrase, 1 if which in (NEXT, COMING) else -1)
    days = None if other is None else Days(min(today, other), max(today, other), "other")
    if days is None or days.first == days.last:
        return days
    beside = calendar.days_after(days.last, -1) if which not in (NEXT, COMING) else calendar.days_after(days.first, 1)
    if beside is None:
        return days
    return replace(days, part=(days.first, beside) if which not in (NEXT, COMING) else (beside, days.last))


def _stretch(today: date, unit: Unit, count: float, ahead: bool) -> Days | None:
    other = calendar.shifted(today, unit, count if ahead else -count)
    return None if other is None else Days(min(today, other), max(today, other), "other")


@from_today
def _the_unit(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit = phrase.unit()
    if unit in (None, "hour", "day"):
        return None
    if unit == "weekend":
        back = at.direction == "past" and today.isoweekday() < 6
        return calendar.period(today, "weekend", -1 if back else 0)
    return calendar.period(today, unit, 0)


@from_today
def _ago(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return moved(today, phrase, -1)


@from_today
def _ahead(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return moved(today, phrase, 1)


@from_today
def _exactly(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Precies twee jaar geleden" is a day."""
    unit, sign = phrase.unit(), -1 if phrase.meaning == "exactly_ago" else 1
    return None if unit in (None, "hour") else calendar.one_day(shifted(today, phrase, sign))


@from_today
def _in_units(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "In two weeks" lies ahead in "she will leave in two weeks", and is a duration in "he built it in two weeks"."""
    return moved(today, phrase, 1) if at.direction == "future" and at.sure else None


def _unit_beside(phrase: Phrase, at: Anchor) -> Days | None:
    """ "The previous year", "the following week": beside the moment before, else beside the day of publication."""
    unit, sign = phrase.unit(), -1 if phrase.meaning == "unit_before" else 1
    previous = at.previous
    if unit == "day" and (previous is None or previous.first != previous.last):
        return None
    start = (
        previous.first if previous and unit and calendar.SIZE[unit] >= calendar.SIZE[previous.grain] else at.published
    )
    return None if unit in (None, "hour") or start is None else calendar.period(start, unit, sign)


@from_today
def _first_units(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "De eerste negen maanden", as businesses report them, are those of the year that is told of."""
    count = phrase.count()
    if phrase.unit() != "month" or count not in (3, 6, 9):
        return None
    options = [calendar.months(today.year + step, 1, int(count), "other") for step in (-1, 0)]
    return max((one for one in options if one and one.last < today), key=lambda one: one.last, default=options[1])


def _later(phrase: Phrase, at: Anchor) -> Days | None:
    return _from_previous(phrase, at, 1)


def _earlier(phrase: Phrase, at: Anchor) -> Days | None:
    return _from_previous(phrase, at, -1)


def _from_previous(phrase: Phrase, at: Anchor, sign: int) -> Days | None:
    unit, previous = phrase.unit(), at.previous
    if previous is None or unit is None or unit == "hour" or calendar.SIZE[unit] < calendar.SIZE[previous.grain]:
        return None
    if unit in ("day", "week"):
        return calendar.one_day(shifted(previous.first, phrase, sign))
    return moved(previous.first, phrase, sign)


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


def _year_before(phrase: Phrase, at: Anchor) -> Days | None:
    """The "year-earlier quarter", the "Vorjahreszeitraum": the moment before, a year earlier."""
    return None if at.previous is None else calendar.in_year(at.previous, at.previous.first.year - 1)


@from_today
def _unit_end(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Year-end", "Monatsanfang": of the period of the day of publication; as a bound, its last day or its first."""
    unit, end = phrase.unit() or "year", phrase.meaning == "unit_end"
    whole = calendar.period(today, unit) if unit in ("month", "quarter", "year") else None
    if whole is None or not (at.due or unit == "quarter"):
        return whole and calendar.third(whole, 3 if end else 1)
    return calendar.one_day(whole.last if end else whole.first)


@from_today
def _that_day(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Later that day", "later in the day": of the day told of last."""
    previous = at.previous
    return previous if previous and previous.first == previous.last else calendar.one_day(today)


@from_today
def _later_in(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    """ "Later this year": most likely what is left of it; "earlier this year" what is over."""
    unit = phrase.unit()
    if unit is None or unit in ("hour", "weekend", "working_week"):
        return None
    if unit == "day":
        return _that_day(phrase, at)
    days = calendar.period(today, unit, offset(phrase.value("which")))
    if days is None or not days.first < today < days.last:
        return days
    return replace(days, part=(today, days.last) if phrase.meaning == "later_in" else (days.first, today))


RULES: dict[str, Rule] = {
    "relative_day": (_relative_day, "day counted from publication", 0.96),
    "now": (_relative_day, "now", 0.5),
    "unit_directed": (_unit_directed, "period counted from publication", 0.92),
    "units_directed": (_units_directed, "some periods from publication", 0.6),
    "several_directed": (_several_directed, "several periods from publication", 0.75),
    "the_unit": (_the_unit, "this period", 0.6),
    "ago": (_ago, "time ago", 0.85),
    "ahead": (_ahead, "time ahead", 0.8),
    "exactly_ago": (_exactly, "time ago, to the day", 0.9),
    "exactly_ahead": (_exactly, "time ahead, to the day", 0.9),
    "in_units": (_in_units, "time ahead", 0.7),
    "unit_before": (_unit_beside, "period before", 0.7),
    "unit_after": (_unit_beside, "period after", 0.7),
    "first_units": (_first_units, "first months of the year", 0.75),
    "later": (_later, "time after the moment before", 0.7),
    "earlier": (_earlier, "time before the moment before", 0.65),
    "day_after": (_day_after, "day after the moment before", 0.8),
    "day_before": (_day_after, "day before the moment before", 0.75),
    "same": (_same, "period of the moment before", 0.65),
    "year_before": (_year_before, "a year before the moment before", 0.7),
    "later_in": (_later_in, "later in a period", 0.85),
    "earlier_in": (_later_in, "earlier in a period", 0.85),
    "unit_end": (_unit_end, "end of this period", 0.75),
    "unit_begin": (_unit_end, "beginning of this period", 0.75),
    "that_day": (_that_day, "the day told of", 0.65),
    "midnight": (_relative_day, "midnight of the day", 0.75),
}
