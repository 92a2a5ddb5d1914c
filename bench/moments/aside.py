"""What the bench of moments leaves out, by rules that are stated and tried: times, what is no moment here, choices.

In come an expression, what a system found in its text and the language; out goes whether the expression is set aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from bench.moments.score import DURATION, Expression, Found, day, days, named, right
from zegsman import language

Aside = Callable[[Expression, Sequence[Found], str], bool]
_MOST = 0.8  # of an expression's characters that a moment must cover to be a reading of the same words
_YEAR = re.compile(r"\b\d{4}\b")
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?!\d)")
_MONTHS_A_YEAR = 12


def nothing(expression: Expression, given: Sequence[Found], code: str) -> bool:
    return False


def by_clock(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True where hours and minutes decide."""
    return expression["type"] == "TIME" or ("T" in expression["value"] and expression["type"] in ("SET", "DURATION"))


def no_moment(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True for a habit, for what has no value, for a unit alone and for figures that are read two ways."""
    valued = expression.get("from") or expression.get("to") or DURATION.fullmatch(expression["value"])
    if by_clock(expression, given, code) or expression["type"] == "SET" or not valued:
        return True
    return _unit_alone(expression["span"], code) or _two_ways(expression["span"], code)


def _unit_alone(words: str, code: str) -> bool:
    """True for "the week", with or without its article."""
    table = language.load(code).moments
    units = {word for _, forms in table.singular for word in forms}
    first, _, rest = words.casefold().rpartition(" ")
    return rest in units and (not first or first in table.articles)


def _two_ways(words: str, code: str) -> bool:
    """True where day and month are two figures up to twelve, and the language puts either first."""
    pairs = _FIGURES.findall(words)
    return not language.load(code).moments.day_first and any(max(map(int, pair)) <= _MONTHS_A_YEAR for pair in pairs)


def choice(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True where the words are no moment here, or were read right and settled otherwise."""
    if no_moment(expression, given, code) or any(right(one, expression) for one in given):
        return no_moment(expression, given, code)
    return any(_settled_otherwise(one, expression) for one in given if _same_words(one, expression))


def _same_words(found: Found, expression: Expression) -> bool:
    start, end = int(expression["start"]), int(expression["end"])
    return min(found.end, end) - max(found.start, start) >= _MOST * (end - start)


def _settled_otherwise(found: Found, expression: Expression) -> bool:
    """Another year or week where the words name none, an end counted in or not, one in the other, as long and overlapping ("the last
    two months" to this day or to the first), the eve of a feast, or only the last of several ("the next two weeks": the second)."""
    names_year = _YEAR.search(expression["span"]) is not None
    if _same_bound(found, expression) or _last_of_several(found, expression):
        return True
    for wanted in days(expression):
        for first, last in named(found):
            shifts = (wanted[0] - first).days, (wanted[1] - last).days
            if not names_year and abs(shifts[0] - shifts[1]) <= 1 and _whole(shifts[0]):
                return True
            if wanted[0] <= first <= last <= wanted[1] or first <= wanted[0] <= wanted[1] <= last:
                return True
            long, overlap = (wanted[1] - wanted[0]).days, min(wanted[1], last) >= max(wanted[0], first)
            if overlap and abs((last - first).days - long) <= long / 10:
                return True
            if expression.get("holiday") and max(map(abs, shifts)) == 1:
                return True
    return False


def _same_bound(found: Found, expression: Expression) -> bool:
    """True for a bound at the same side, whether the day or period that it names counts in or not ("after 1 May")."""
    start, end = day(expression.get("from")), day(expression.get("to"))
    if (start is None) == (end is None) or found.first is None or found.last is None:
        return False
    sides = (found.opens is None, found.closes is None)
    return sides == (start is None, end is None) and (start or end) in (found.first, found.last + timedelta(days=1))


def _last_of_several(found: Found, expression: Expression) -> bool:
    """True where a length of several units was found, and the set names one such unit, at the end of them."""
    length = DURATION.fullmatch(found.duration or "")
    if length is None or float(length[1]) < 2 or found.opens is None or found.closes is None:
        return False
    unit = (found.closes - found.opens).days / float(length[1])
    return any(
        abs((last - first).days + 1 - unit) <= 0.1 * unit and abs((first - found.closes).days) <= unit
        for first, last in days(expression)
    )


def _whole(days: int) -> bool:
    """True for a week, and for a whole number of years (a feast may move in them)."""
    return abs(days) == 7 or (abs(days) > 300 and min(abs(days) % 365.25, 365.25 - abs(days) % 365.25) < 15)


ROWS: tuple[tuple[str, Aside], ...] = (
    ("all", nothing),
    ("whole days", by_clock),
    ("moments", no_moment),
    ("choices aside", choice),
)
