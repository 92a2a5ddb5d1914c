"""The days that are meant once the word before a moment is heeded: "since 2019" opens and does not close.

In come the days that a phrase names and the bound before it, out go a kind of bound and half-open days. Which word makes a
bound, and whether something is due, is not decided here.
"""

from __future__ import annotations

from datetime import date

from zegsman.moments import calendar
from zegsman.moments.calendar import Days
from zegsman.moments.surroundings import Bound
from zegsman.values import MomentBound

OpenDays = tuple[date | None, date | None]


def kind(bound: Bound | None, due: bool) -> MomentBound | None:
    """What a bound makes of its moment; None where its word may as well mean something else and nothing is due."""
    if bound is None or (bound.unsure and not due):
        return None
    if bound.kind == "latest" or (bound.kind == "before" and bound.included):
        return "by"
    return bound.kind


def of(days: Days | None, bound: MomentBound | None, included: bool) -> OpenDays:
    """First day, and the day after the last; None where a side is open. `included`: the days named count in."""
    if days is None:
        return None, None
    first, last = days.part or (days.first, days.last)
    after = calendar.days_after(last, 1)
    if bound in ("from", "since"):
        return first, None
    if bound == "after":
        return after, None
    if bound in ("by", "until", "before"):
        one_day = bound == "until" and days.first == days.last
        return None, after if included or one_day or bound == "by" else first
    return first, after
