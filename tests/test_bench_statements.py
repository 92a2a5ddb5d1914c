"""The bench of statements measures what it says, and its floor of patterns finds what patterns can."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))

import measure

from bench.statements import readers, score

TEXT = "“The lock is shut,” Anna Brook said. She fears that the ferry will stop too."


def statement(content: str, source: str, kind: str) -> dict[str, Any]:
    """A statement with the places of its words in TEXT."""
    places = {
        name: [[TEXT.index(words), TEXT.index(words) + len(words)]]
        for name, words in (("content", content), ("source", source))
    }
    return {**places, "type": kind}


MARKED = [
    statement("“The lock is shut,”", "Anna Brook", "direct"),
    statement("that the ferry will stop too", "She", "indirect"),
]


def figures(given: list[dict[str, Any]], kind: str = "all") -> dict[str, float]:
    tallies = score.tally([{"text": TEXT, "statements": MARKED}], [given], measure.pairs)
    return dict(zip(score.FIGURES, tallies[kind].figures(), strict=True))


def test_all_that_is_marked_is_all_the_points() -> None:
    assert set(figures(MARKED).values()) == {100.0}


def test_nothing_is_none() -> None:
    assert set(figures([]).values()) == {0.0}


def test_marks_and_commas_make_no_difference() -> None:
    assert figures([statement("The lock is shut", "Anna Brook", "direct"), MARKED[1]])["exact: P"] == 100.0


def test_a_border_too_short_is_found_and_not_exact() -> None:
    found = figures([MARKED[0], statement("that the ferry will stop", "She", "indirect")])
    assert (found["exact: P"], found["R"], found["found"], found["joint"]) == (50.0, 50.0, 100.0, 50.0)
    means = (1 + 1) / 2, (1 + 5 / 6) / 2  # of the words given and of the words marked
    assert found["macro"] == pytest.approx(100 * 2 * means[0] * means[1] / sum(means))


def test_another_source_costs_the_joint_figure() -> None:
    found = figures([statement("“The lock is shut,”", "She", "direct"), MARKED[1]])
    assert (found["F1"], found["source"], found["joint"]) == (100.0, 50.0, 50.0)


def test_types_are_counted_apart() -> None:
    assert figures([MARKED[0]], "direct")["F1"] == 100.0
    assert figures([MARKED[0]], "indirect")["R"] == 0.0


def test_patterns_find_what_stands_between_marks_and_the_name_behind_it() -> None:
    (found,), _ = readers.patterns([TEXT], "en")
    assert [(one["content"], TEXT[slice(*one["source"][0])].strip()) for one in found] == [
        (MARKED[0]["content"], "Anna Brook")
    ]


def test_places_are_told_in_the_text_as_it_was_given() -> None:
    given = "Andre\u0301 zei: “Het dak lekt.”"  # an accent of its own, which the door composes with its letter
    (found,), _ = readers.zegsman([given], "nl")
    assert [given[slice(*one["content"][0])] for one in found] == ["“Het dak lekt.”"]
