"""What is counted from another day: from publication ("three weeks ago", "next month") or from the moment before ("a day later").

In come a phrase and where it stands, out go its days. What the calendar names by itself is not known here.
"""

from __future__ import annotations

from datetime import date

from zegsman.language.moments import Unit
from zegsman.moments import calendar
from zegsman.moments.anchor import COMING, NEXT, THIS, Anchor, Rule, from_today, moved, offset
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase

_LARGER: dict[Unit, tuple[Unit, int]] = {"day": ("week", 1), "week": ("month", 1), "month": ("year", 1), "quarter": ("year", 1), "year": ("decade", 1)}  # fmt: skip


@from_today
def _relative_day(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    return calendar.one_day(calendar.days_after(today, phrase.value("relative_day") or 0))


@from_today
def _unit_directed(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit, which = phrase.unit(), phrase.value("which")
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
    return _stretch(today, unit, phrase.count(), ahead=which in (NEXT, COMING))


def _stretch(today: date, unit: Unit, count: float, ahead: bool) -> Days | None:
    other = calendar.shifted(today, unit, count if ahead else -count)
    return None if other is None else Days(min(today, other), max(today, other), "other")


@from_today
def _the_unit(phrase: Phrase, at: Anchor, today: date) -> Days | None:
    unit = phrase.unit()
    if unit in (None, "hour", "day", "decade"):
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


RULES: dict[str, Rule] = {
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
    "midnight": (_relative_day, "midnight of the day", 0.75),
}
