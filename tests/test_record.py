"""The record's JSON form, version 1: its keys, their order, and what each says."""

from __future__ import annotations

import json

from made_reading import TEXT, made_reading, span

from zegsman.reader.minutes import Minutes
from zegsman.reader.record import record
from zegsman.values import Article, Page, Reading


def made() -> dict[str, object]:
    return record(made_reading(), id="d1", minutes=Minutes(2, 3))


def rows(key: str) -> list[dict[str, object]]:
    value = made()[key]
    assert isinstance(value, list)
    return value


def test_the_head_says_what_page_this_is() -> None:
    head = {key: value for key, value in made().items() if not isinstance(value, list) or key in ("authors", "sources")}
    assert head == {
        "version": 1,
        "made_by": "zegsman 0.1.0 nl-2026.12",
        "id": "d1",
        "url": "https://streekblad.example/brug",
        "language": "nl",
        "title": "Wethouder Brandsma: ‘De brug gaat dit jaar niet meer open’",
        "authors": ["Femke Oostra"],
        "outlet": "Streekblad Oudemeer",
        "published": "2025-07-15",
        "sources": ["Delta"],
        "text": TEXT,
        "minutes": {"read": 2, "listen": 3},
    }


def test_the_keys_stand_in_the_order_of_the_form() -> None:
    assert " ".join(made()) == (
        "version made_by id url language title authors outlet published sources text minutes "
        "blocks statements moments actors deadlines notes"
    )
    assert " ".join(rows("blocks")[0]) == "span label score why"
    assert " ".join(rows("statements")[0]) == (
        "id mode content cue source speaker actor medium addressee said stance nested_in score why"
    )
    assert " ".join(rows("moments")[0]) == (
        "span kind first last deadline duration counted_from bound opens closes instead_of why"
    )
    assert " ".join(rows("actors")[0]) == "id name kind roles variants mentions"
    assert " ".join(rows("deadlines")[0]) == "moments statement asked_by owed_by term why"
    assert " ".join(rows("notes")[0]) == "span note"


def test_a_broken_quotation_is_one_statement_with_all_its_parts() -> None:
    first = span("“We hebben de scheuren onderschat”")
    second = span("“Wie nu belooft dat de brug in mei opengaat, houdt de mensen voor de gek.”")
    said = span("zei")
    role = span("wethouder Elske Brandsma")
    raad = span("de raad")
    assert rows("statements")[3] == {
        "id": "s4",
        "mode": "direct",
        "content": [[first.start, first.end], [second.start, second.end]],
        "cue": [[said.start, said.end]],
        "source": [[role.start, role.end]],
        "speaker": "Elske Brandsma",
        "actor": "a1",
        "medium": [],
        "addressee": [[raad.start, raad.end]],
        "said": "2025-07-15",
        "stance": "said",
        "nested_in": None,
        "score": 0.99,
        "why": "quotation",
    }


def test_a_nested_statement_names_the_one_around_it_and_may_have_no_speaker() -> None:
    nested = rows("statements")[4]
    assert (nested["nested_in"], nested["speaker"], nested["actor"], nested["source"]) == ("s4", "", None, [])
    assert nested["said"] is None


def test_who_is_not_named_is_an_actor_but_no_speaker() -> None:
    insiders = rows("statements")[13]
    assert (insiders["speaker"], insiders["actor"]) == ("", "a5")


def test_the_medium_and_a_denial_are_told() -> None:
    delta = span("Delta")
    assert rows("statements")[11]["medium"] == [[delta.start, delta.end]]
    assert rows("statements")[12]["stance"] == "denied"


def test_a_term_without_a_known_start_has_a_duration_and_no_day() -> None:
    term = span("binnen negentig dagen")
    assert rows("moments")[3] == {
        "span": [term.start, term.end],
        "kind": "duration",
        "first": None,
        "last": None,
        "deadline": True,
        "duration": "P90D",
        "counted_from": None,
        "bound": None,
        "opens": None,
        "closes": None,
        "instead_of": None,
        "why": "bound",
    }


def test_a_deadline_tells_its_sides() -> None:
    demanded, told = rows("deadlines")
    union, town = span("De schippersbond"), span("De gemeente")
    assert demanded["moments"] == [2]
    assert demanded["statement"] == "s9"
    assert demanded["asked_by"] == {"span": [union.start, union.end], "actor": "a3"}
    assert demanded["owed_by"] == {"span": [town.start, town.end], "actor": "a2"}
    assert told["statement"] is None
    assert told["owed_by"] is None


def test_a_block_an_actor_and_a_note() -> None:
    assert rows("blocks")[1]["label"] == "byline"
    assert rows("blocks")[1]["score"] == 0.99
    assert rows("actors")[3]["roles"] == ["voorzitter van de schippersbond"]
    assert rows("notes") == [{"span": [0, 10], "note": "De kop staat twee keer op de pagina."}]


def test_spans_count_code_points_and_lie_in_the_text() -> None:
    for statement in rows("statements"):
        for key in ("content", "cue", "source", "medium", "addressee"):
            pairs = statement[key]
            assert isinstance(pairs, list)
            assert all(0 <= start < end <= len(TEXT) for start, end in pairs)


def test_the_text_of_the_record_is_stable() -> None:
    assert json.dumps(made(), ensure_ascii=False) == json.dumps(made(), ensure_ascii=False)
    assert json.loads(json.dumps(made())) == made()


def test_a_page_that_tells_nothing_gives_nulls_and_empty_lists() -> None:
    article = Article(Page("", ()), (), None, None, (), None, (), "nl")
    poor = record(Reading(article, (), (), (), (), (), "zegsman"), id=None, minutes=Minutes(1, 1))
    assert poor == {
        "version": 1, "made_by": "zegsman", "id": None, "url": None, "language": "nl", "title": None, "authors": [],
        "outlet": None, "published": None, "sources": [], "text": "", "minutes": {"read": 1, "listen": 1},
        "blocks": [], "statements": [], "moments": [], "actors": [], "deadlines": [], "notes": [],
    }  # fmt: skip
