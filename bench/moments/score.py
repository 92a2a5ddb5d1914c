"""When a moment is right: the values of public sets beside what a system found.

In come an expression as a set has it and a `Found`, out goes whether the two agree. What is set aside is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DURATION = re.compile(r"P([\d.]+)([YQMWD])")
_MONTHS, _IN_DAYS = {"Y": 12, "Q": 3, "M": 1}, {"W": 7, "D": 1}
Expression = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text with its days, or its duration."""

    start: int
    end: int
    first: date | None
    last: date | None
    duration: str | None = None
    opens: date | None = None
    closes: date | None = None


def meets(found: Found, expression: Expression) -> bool:
    return found.start < int(expression["end"]) and int(expression["start"]) < found.end


def right(found: Found, expression: Expression) -> bool:
    if not meets(found, expression):
        return False
    start, end = day(expression.get("from")), day(expression.get("to"))
    if (start is None) != (end is None):
        opens = [_ends(value) for value in expression.get("values") or ()]
        return (found.opens, found.closes) in [(start, end), *opens]
    wanted = list(days(expression))
    if wanted:
        return any(given in wanted for given in named(found))
    return found.duration is not None and _length_of(found.duration) == _length_of(expression["value"])


def named(found: Found) -> Iterator[tuple[date, date]]:
    """The days that a system names, and those it comes down to."""
    if found.first and found.last:
        yield found.first, found.last
    if found.opens and found.closes:
        yield found.opens, found.closes - timedelta(days=1)


def _ends(value: str) -> tuple[date | None, date | None]:
    start, _, end = value.partition("/")
    return day(start), day(end)


def _length_of(duration: str) -> tuple[str, float] | str:
    """A duration in months or in days, so that P42M is P3.5Y."""
    match = DURATION.fullmatch(duration)
    if match is None:
        return duration
    months, days = _MONTHS.get(match[2]), _IN_DAYS.get(match[2])
    return ("months", float(match[1]) * months) if months else ("days", float(match[1]) * (days or 0))


def days(expression: Expression) -> Iterator[tuple[date, date]]:
    """First and last day, of each value that is allowed."""
    pairs = [(expression.get("from"), expression.get("to"))]
    pairs += [tuple(value.split("/")[:2]) for value in expression.get("values") or () if "/" in value]
    for one in map(day, expression.get("values") or ()):
        if one and pairs[0][0] and _length(*pairs[0]) <= 1:
            yield one, one
    for start, end in pairs:
        first, last = day(start), day(end)
        if first and last:
            whole_days = len(end or "") <= len("2026-01-01") or "T00:00" in (end or "")
            yield first, max(first, last - timedelta(days=1) if whole_days else last)


def _length(start: str | None, end: str | None) -> int:
    first, last = day(start), day(end)
    return (last - first).days if first and last else 0


def day(text: str | None) -> date | None:
    """A day as a set writes it; a month or a year without its day ("2013-03-00") begins on its first."""
    try:
        return date.fromisoformat((text or "")[:10].replace("-00", "-01"))
    except ValueError:
        return None
