"""How long: from a phrase with a number and a unit to an ISO 8601 duration. When it begins or ends is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.language.moments import Unit
from zegsman.moments.calendar import Days
from zegsman.moments.grammar import Phrase


@dataclass(frozen=True, slots=True)
class Meant:
    """The days of a phrase, or its duration with the days that it covers, if known; `rule` and `score` explain it."""

    days: Days | None
    rule: str
    score: float
    duration: str | None = None
    unit: Unit | None = None
    count: float = 0.0


def duration(phrase: Phrase) -> Meant | None:
    """The duration of a phrase; None where it is none, or not one that can be written."""
    unit = phrase.unit()
    count = phrase.count()
    written = None if unit is None or count <= 0 else iso_duration(unit, count)
    if phrase.months and written:
        return Meant(None, "duration", 0.8, f"P{phrase.months}M{written[1:]}")
    return None if written is None else Meant(None, "duration", 0.8, written, unit, count)


def iso_duration(unit: Unit, count: float) -> str | None:
    """An ISO 8601 duration; half years in months, half weeks and months in days, half days in hours."""
    size = {"decade": ("Y", 10), "century": ("Y", 100), "half_year": ("M", 6), "quarter": ("M", 3), "year": ("Y", 1),
            "month": ("M", 1), "week": ("W", 1), "fortnight": ("W", 2), "day": ("D", 1), "hour": ("H", 1)}  # fmt: skip
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
