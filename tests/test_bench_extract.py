"""What the benchmark of extractors counts."""

from __future__ import annotations

import pytest

from bench.extract import score

NOBODY = frozenset(("anp", "associated press", "redactie", "staff"))


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (["Els Wit", "Jan Bos"], {"Els Wit", "Jan Bos"}),
        (["ANP", "Els Wit"], {"Els Wit"}),
        (["Associated Press"], set()),
        (["Redactie Binnenland", "Waterkant staff reporter"], set()),
        (["waterkant.nl", "De Waterkant", "Anna Kant"], {"Anna Kant"}),
        ([], set()),
    ],
)
def test_agencies_desks_and_the_outlet_are_no_people(names: list[str], people: set[str]) -> None:
    assert score.people(names, NOBODY, ["De Waterkant", "waterkant"]) == people


def test_without_a_name_of_the_outlet_nobody_is_it() -> None:
    assert score.people(["Els Wit"], NOBODY, ["", "Brug"]) == {"Els Wit"}
