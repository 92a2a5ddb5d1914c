"""What a phrase of time means: from a `Phrase` and where it stands to days, or to a duration.

In come a phrase, the day of publication, the moment before it and the direction its words point in; out go a `Meant`, or
None where the phrase names no day of the calendar or nothing is known to count from. Words are not looked at here; how each
meaning is computed is told in `named`, `counted`, `parts` and `durations`.
"""

from __future__ import annotations

from dataclasses import replace

from zegsman.moments import counted, named, parts
from zegsman.moments.anchor import Anchor, Rule
from zegsman.moments.calendar import Days
from zegsman.moments.durations import Meant, duration, iso_duration
from zegsman.moments.grammar import Phrase

__all__ = ["Anchor", "Meant", "meant"]

_RULES: dict[str, Rule] = {**named.RULES, **counted.RULES}
_DIRECTED = frozenset(("weekday", "day_month", "days_of_month", "day_of_week_only", "month", "months", "season", "quarter", "half_of_year", "week_number", "holiday", "the_unit"))  # fmt: skip


def meant(phrase: Phrase, at: Anchor) -> Meant | None:
    """What a phrase means; None where it names no day (31 February) or nothing tells from where to count."""
    if phrase.meaning == "nothing":
        return None  # "in 44 BC": the words are read, so that no part of them is read as something else
    if phrase.until is not None:
        days = _range(phrase, phrase.until, at)
        return Meant(days, "from one to the other", 0.9) if days else None
    if phrase.meaning in ("duration", "half_duration", "within"):
        return duration(phrase)
    if phrase.inner is not None:
        inside = _inside(phrase.inner, at)
        days = parts.RULES[phrase.meaning](phrase, inside, at) if inside else None
        return Meant(days, phrase.meaning.replace("_", " ") + " a period", 0.85) if days else None
    function, rule, score = _RULES[phrase.meaning]
    days = function(phrase, at)
    if days is None and phrase.meaning in ("later", "earlier", "in_units"):
        return duration(phrase)
    if days is not None and phrase.meaning == "several_directed" and not at.due:
        return _how_long(phrase, days, rule, score)
    suffix = f", {at.direction}" if at.direction and phrase.meaning in _DIRECTED else ""
    return Meant(days, rule + suffix, score) if days else None


def _how_long(phrase: Phrase, days: Days, rule: str, score: float) -> Meant:
    """ "De komende drie jaar" is three years, and the days that they cover."""
    unit = phrase.unit()
    written = None if unit is None else iso_duration(unit, phrase.count())
    written = f"P{phrase.months}M{written[1:]}" if written and phrase.months else written
    return Meant(days, rule, score, written, unit, phrase.count())


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
