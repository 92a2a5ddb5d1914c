"""The days that a marked value means."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


def days(value: str) -> tuple[date, date] | None:
    """First and last day of "2025-07-15", "2025-07", "2025-W29", "2025-Q3", "2025" or "A/B"; None for anything else."""
    if "/" in value:
        ends = [days(end) for end in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    year, _, part = value.partition("-")
    try:
        if part.startswith("W"):
            monday = date.fromisocalendar(int(year), int(part[1:]), 1)
            return monday, monday + timedelta(days=6)
        if part.startswith("Q"):
            return _months(int(year), 3 * int(part[1:]) - 2, 3 * int(part[1:]))
        if len(part) == 2:
            return _months(int(year), int(part), int(part))
        if not part:
            return _months(int(year), 1, 12)
        return (day := date.fromisoformat(value[:10])), day
    except ValueError:
        return None


def is_value(value: str) -> bool:
    """True for what `v` may hold: days, or an ISO 8601 duration ("P50D")."""
    return days(value) is not None or _DURATION.fullmatch(value) is not None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
