"""Scores on the project's own marked articles may rise and may not fall; and the measure itself measures what it says."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

GOLD = Path(__file__).parent.parent / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))

ARTICLE = """
<article id="nl-t01" lang="nl" outlet="De Werfbode" published="2026-03-04">
<b k="title">Sluis blijft dicht</b>
<b k="body"><w s="1">Havenmeester Wiebe Tolsma</w> <q s="1">zei</q> <d v="2026-03-03">dinsdag</d> <c s="1">dat de sluis <d v="2026-04" deadline="yes">tot april</d> dicht blijft</c>. <c s="2">“Het hout is op”</c>, <q s="2">aldus</q> <w s="2">Tolsma</w> in <m s="2">De Werfbode</m>.</b>
<b k="newsletter">Elke vrijdag het havennieuws in je postvak</b>
<statements><st id="1" type="indirect" speaker="Wiebe Tolsma"/><st id="2" type="direct" speaker="Wiebe Tolsma"/></statements>
<actors><actor name="Wiebe Tolsma" kind="person" variants="Tolsema; de havenbaas"/></actors>
</article>
"""


def _script() -> ModuleType:
    """gold/measure.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("measure", GOLD / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


measure = _script()


@pytest.fixture
def marked(tmp_path: Path) -> Any:
    path = tmp_path / "article.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    return measure.articles(path)[0]


def perfect(marked: Any) -> dict[str, Any]:
    """The record of one who finds exactly what is marked."""
    return {
        "text": marked.text,
        "blocks": [{"span": span, "label": kind} for span, kind in marked.blocks],
        "statements": [
            {"content": one.content, "mode": one.mode, "speaker": one.speaker, "medium": one.medium}
            for one in marked.statements
        ],
        "moments": [
            {"span": one.span, "first": first.isoformat(), "last": last.isoformat(), "deadline": one.deadline}
            for one in marked.moments
            for first, last in [measure.days(one.value)]
        ],
    }


def test_all_scores_stay_above_their_floors() -> None:
    assert FLOORS
    for language, floors in FLOORS.items():
        articles = measure.articles(GOLD / language)
        pairs = zip(articles, measure.records(articles), strict=True)
        rows = measure.scores(sum((measure.count(article, found) for article, found in pairs), Counter()))
        assert set(floors) == set(rows)
        assert {row: rows[row][2] for row, floor in floors.items() if rows[row][2] < floor} == {}


def test_places_are_those_of_the_text(marked: Any) -> None:
    first, second = marked.statements
    cut = [marked.text[slice(*place)] for place in (*first.content, *second.content, *second.medium, *first.cue)]
    assert cut == ["dat de sluis tot april dicht blijft", "“Het hout is op”", "De Werfbode", "zei"]
    assert [marked.text[slice(*one.span)] for one in marked.moments] == ["dinsdag", "tot april"]


def test_a_perfect_record_has_every_point(marked: Any) -> None:
    rows = measure.scores(measure.count(marked, perfect(marked)))
    assert set(rows.values()) == {(100.0, 100.0, 100.0)}


def test_an_empty_record_has_none(marked: Any) -> None:
    rows = measure.scores(measure.count(marked, {"text": marked.text}))
    assert set(rows.values()) == {(0.0, 0.0, 0.0)}


@pytest.mark.parametrize(
    ("changed", "row", "figures"),
    [
        ({"speaker": "Tolsema"}, "speaker", (100.0, 100.0, 100.0)),  # another spelling that is marked
        ({"speaker": "W. Tolsma"}, "speaker", (100.0, 100.0, 100.0)),  # the same last word
        ({"speaker": "Wiebe Boersma"}, "speaker", (50.0, 50.0, 50.0)),
        ({"speaker": ""}, "speaker", (50.0, 50.0, 50.0)),
        ({"mode": "mixed"}, "mode", (50.0, 50.0, 50.0)),
        ({"medium": []}, "medium", (0.0, 0.0, 0.0)),
    ],
)
def test_one_fault_costs_what_it_should(
    marked: Any, changed: dict[str, Any], row: str, figures: tuple[float, float, float]
) -> None:
    found = perfect(marked)
    found["statements"][1].update(changed)
    assert measure.scores(measure.count(marked, found))[row] == figures


def test_a_border_too_short_is_found_but_not_exact(marked: Any) -> None:
    found = perfect(marked)
    [(start, end)] = found["statements"][0]["content"]
    found["statements"][0]["content"] = [(start, end - len(" dicht blijft"))]
    rows = measure.scores(measure.count(marked, found))
    assert rows["content exact"] == (50.0, 50.0, 50.0)
    assert rows["found"] == (100.0, 100.0, 100.0)


def test_a_wrong_day_is_a_moment_without_its_value(marked: Any) -> None:
    found = perfect(marked)
    found["moments"][1]["last"] = "2026-04-29"
    rows = measure.scores(measure.count(marked, found))
    assert (rows["moments"][2], rows["moment values"][2], rows["deadlines"][2]) == (100.0, 50.0, 100.0)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-03-04", "2026-03-04", "2026-03-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-03/2026-05-02", "2026-03-01", "2026-05-02"),
    ],
)
def test_values_are_days(value: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in measure.days(value)] == [first, last]


@pytest.mark.parametrize("value", ["P50D", "PRESENT_REF", "2026-13", ""])
def test_other_values_are_no_days(value: str) -> None:
    assert measure.days(value) is None


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('k="newsletter"', 'k="nieuwsbrief"', "no label"),
        ('type="direct"', 'type="letterlijk"', "no mode"),
        ('<m s="2">De Werfbode</m>', '<m s="9">De Werfbode</m>', "belongs to no statement"),
        ('<c s="2">“Het hout is op”</c>', "“Het hout is op”", "without content"),
        ('<actor name="Wiebe Tolsma"', '<actor name="Wiebe Tolsema"', "no actors"),
        ("<q s", "<z s", "mismatched tag"),
    ],
)
def test_faults_in_the_marks_are_refused(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    path = tmp_path / "article.xml"
    path.write_text(ARTICLE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(measure.BadGold, match=told):
        measure.articles(path)


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 4)), st.integers(1, 9), max_size=20))
def test_the_pairing_gains_most(gains: dict[tuple[int, int], int]) -> None:
    chosen = measure.pairs(gains)
    best = max(sum(gains.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(5), 4))
    assert len(set(chosen.values())) == len(chosen)
    assert sum(gains[pair] for pair in chosen.items()) == best
