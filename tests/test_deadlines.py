"""Who asks what is due and who owes it, in cases that a linguist can read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cases_reader import Case, agree, cases, read
from test_actors import HEADLINES, under_a_headline

from zegsman.values import Party, Reading

CASES = [(code, case) for code in HEADLINES for case in cases(f"{code}/deadlines.txt")]


def lines(reading: Reading) -> Iterator[str]:
    """ "Words of the moments | its day or length | who asks | who owes it"; "<" before what has been moved, "–" for nobody."""
    text = reading.article.page.text
    for deadline in reading.deadlines:
        told = [reading.moments[number] for number in deadline.moments]
        words = ", ".join(moment.span.of(text) for moment in told)
        words += "".join(f" < {moment.instead_of.of(text)}" for moment in told if moment.instead_of)
        day = told[0].last or told[0].duration
        yield f"{words} | {day} | {_who(deadline.asked_by, reading)} | {_who(deadline.owed_by, reading)}"


def _who(party: Party | None, reading: Reading) -> str:
    if party is None:
        return "–"
    words = party.span.of(reading.article.page.text)
    return words if party.actor is None else f"{words} = {reading.actors[party.actor].name}"


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case.title}" for code, case in CASES])
def test_case(code: str, case: Case) -> None:
    agree(f"{code}/deadlines.txt", case, list(lines(read(under_a_headline(case.text, code), code=code))))
