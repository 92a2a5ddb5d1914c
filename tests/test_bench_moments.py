"""What the bench of moments sets aside, each rule with what it must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from bench.moments.aside import choice, no_moment
from bench.moments.score import Expression, Found


def expression(
    span: str, value: str, start: str | None = None, end: str | None = None, kind: str = "DATE"
) -> Expression:
    """An expression as the sets write one, at the start of its text."""
    return {"start": 0, "end": len(span), "span": span, "type": kind, "value": value, "from": start, "to": end}


@pytest.mark.parametrize(
    ("code", "span", "value", "kind", "left_out"),
    [
        ("en", "every Monday", "XXXX-WXX-1", "SET", True),
        ("en", "Monday", "2026-11-23", "DATE", False),
        ("en", "now", "PRESENT_REF", "DATE", True),
        ("en", "three years", "P3Y", "DURATION", False),
        ("en", "some years", "PXY", "DURATION", True),
        ("en", "the year", "2026", "DATE", True),
        ("en", "this year", "2026", "DATE", False),
        ("nl", "de week", "2026-W48", "DATE", True),
        ("nl", "de tweede week", "2026-W02", "DATE", False),
        ("en", "5/12", "2026-05-12", "DATE", True),
        ("en", "5/13", "2026-05-13", "DATE", False),
        ("nl", "5/12", "2026-12-05", "DATE", False),
    ],
)
def test_what_is_no_moment(code: str, span: str, value: str, kind: str, left_out: bool) -> None:
    days = ("2026-11-23", "2026-11-24") if value[0] == "2" else (None, None)
    assert no_moment(expression(span, value, *days, kind=kind), (), code) is left_out


@pytest.mark.parametrize(
    ("given", "left_out"),
    [
        ((date(2026, 5, 2), None), True),  # "after 1 May": the day after it
        ((date(2026, 5, 1), None), False),  # as the set has it: right, so that nothing is set aside
        ((None, date(2026, 5, 2)), False),  # until it
    ],
)
def test_a_bound_may_count_its_day_in_or_not(given: tuple[date | None, date | None], left_out: bool) -> None:
    found = Found(0, 11, date(2026, 5, 1), date(2026, 5, 1), None, *given)
    assert choice(expression("after 1 May", "2026-05-01/", "2026-05-01"), [found], "en") is left_out


@pytest.mark.parametrize(
    ("start", "end", "left_out"), [("2026-12-07", "2026-12-14", True), ("2027-01-04", "2027-01-11", False)]
)
def test_the_next_two_weeks_may_be_the_second_of_them(start: str, end: str, left_out: bool) -> None:
    weeks = Found(0, 14, None, None, "P2W", date(2026, 11, 27), date(2026, 12, 11))
    assert choice(expression("next two weeks", f"{start}/{end}", start, end), [weeks], "en") is left_out
