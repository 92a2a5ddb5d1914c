"""The record: what goes in comes out equal, one change is all or nothing, and what was said is found again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reading import made_capture, made_reading

from zegsman.store import Added, Hit, Store, StoreError, UnknownPage, database
from zegsman.store.forms import capture_form, capture_of, page_form, page_of, reading_form, reading_of
from zegsman.store.identity import address, identity
from zegsman.store.schema import METADATA
from zegsman.store.terms import MOST_TERMS, asked, plain_words, stem_words
from zegsman.values import (
    Actor,
    Article,
    Block,
    Capture,
    Declared,
    Label,
    Mention,
    Moment,
    Note,
    Page,
    Reading,
    Sentence,
    Span,
    Statement,
    Verdict,
    Word,
)

DAY = date(2026, 3, 4)

# --- pages of our own ------------------------------------------------------------------------------------------------


def told(
    *said: tuple[str, str],
    url: str | None = None,
    title: str = "De raad vergadert",
    published: date | None = DAY,
    language: str = "nl",
    days: dict[int, date] | None = None,
    variants: dict[str, tuple[str, ...]] | None = None,
) -> tuple[Capture, Page, Reading]:
    """A page on which every pair of `said` is a line 'speaker zei: content'; speaker "" leaves the statement nobody's."""
    text, start = "", 0
    statements: list[Statement] = []
    actors: dict[str, list[int]] = {}
    for n, (speaker, content) in enumerate(said):
        text += f"{speaker} zei: {content}\n"
        words, cue = start + len(speaker), Span(start + len(speaker) + 1, start + len(speaker) + 4)
        source = Mention(Span(start, words), "name", "person") if speaker else None
        moment = Moment(cue, "day", days[n], days[n]) if days and n in days else None
        statements.append(Statement((Span(words + 6, len(text) - 1),), "indirect", (cue,), source, said=moment))
        actors.setdefault(speaker, []).append(n)
        start = len(text)
    page = Page(text, (Block(Span(0, len(text))),), url=url)
    article = Article(page, (), title, published, (), "De Bode", (), language)
    people = tuple(
        Actor(name, "person", variants=(variants or {}).get(name, ()), statements=tuple(owned))
        for name, owned in actors.items()
        if name
    )
    return (
        Capture(text.encode(errors="replace"), url),
        page,
        Reading(article, (), (), tuple(statements), people, (), "zegsman 0 nl-0"),
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that was just made; copying it spares every test the making."""
    made = tmp_path_factory.mktemp("blank") / "record.db"
    Store.open(made).close()
    return made


@pytest.fixture
def store(blank: Path, place: Path) -> Iterator[Store]:
    shutil.copy(blank, place)
    with Store.open(place) as opened:
        yield opened


def contents(store: Store, query: str, **asked_for: object) -> list[str]:
    return [hit.content for hit in store.search(query, **asked_for).hits]  # type: ignore[arg-type]


# --- the same value comes out ----------------------------------------------------------------------------------------

_spans = st.builds(Span, st.integers(0, 300), st.integers(0, 300))
_scores = st.floats(allow_nan=False, allow_infinity=False)
_times = st.none() | st.datetimes(
    timezones=st.none() | st.integers(-700, 700).map(lambda m: timezone(timedelta(minutes=m)))
)
_mentions = st.builds(Mention, _spans)
_moments = st.builds(Moment, _spans, counted_from=st.none() | _spans, score=_scores)
_texts = st.text(max_size=2)


def _tuples(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=2).map(tuple)


_statements = st.builds(
    Statement,
    _tuples(_spans),
    cue=_tuples(_spans),
    source=st.none() | _mentions,
    via=_tuples(_mentions),
    addressee=st.none() | _mentions,
    said=st.none() | _moments,
    continues=st.none() | st.integers(0, 3),
    nested_in=st.none() | st.integers(0, 3),
    score=_scores,
)
_pages = st.builds(
    Page,
    blocks=_tuples(st.builds(Block, _spans, hints=_tuples(_texts), links=_tuples(_spans))),
    fetched=_times,
    declared=st.builds(Declared, authors=_tuples(_texts)),
)
_articles = st.builds(
    Article,
    _pages,
    _tuples(st.builds(Label, _spans, score=_scores)),
    authors=_tuples(_texts),
    sources=_tuples(_texts),
)
_actors = st.builds(
    Actor,
    roles=_tuples(_texts),
    variants=_tuples(_texts),
    mentions=_tuples(_spans),
    statements=_tuples(st.integers(0, 4)),
)
_words = st.builds(Word, _spans, head=st.integers(0, 5))
_readings = st.builds(
    Reading,
    _articles,
    _tuples(st.builds(Sentence, _spans, _tuples(_words), st.integers(0, 5))),
    _tuples(_moments),
    _tuples(_statements),
    _tuples(_actors),
    _tuples(st.builds(Note, _spans)),
)
_captures = st.builds(Capture, fetched=_times)


@given(_captures, _readings)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_form_loses_nothing(capture: Capture, reading: Reading) -> None:
    assert capture_of(*capture_form(capture)) == capture
    assert page_of(page_form(reading.article.page)) == reading.article.page
    assert reading_of(reading_form(reading), reading.article.page) == reading


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("shelf") / "record.db") as opened:
        yield opened


@given(_captures, _readings)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_goes_in_comes_out_equal(shelf: Store, capture: Capture, reading: Reading) -> None:
    place = f"https://bode.example/{len(shelf.pages(10_000))}"
    page = replace(reading.article.page, url=place, declared=Declared())
    reading = replace(reading, article=replace(reading.article, page=page))
    added = shelf.add(capture, page, reading)
    assert added.new
    assert shelf.capture(added.page) == capture
    assert shelf.page(added.page) == page
    assert shelf.reading(added.page) == reading
    found = sorted(
        (hit for hit in shelf.search("", limit=10_000).hits if hit.page == added.page), key=lambda hit: hit.statement
    )
    assert [hit.statement for hit in found] == list(range(len(reading.statements)))
    speakers = [reading.speaker(n) for n in range(len(reading.statements))]
    assert [hit.speaker for hit in found] == [actor.name if actor else "" for actor in speakers]


def test_bytes_that_are_no_text_are_kept(store: Store) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het regent"))
    capture = replace(capture, body=bytes(range(256)) * 40, fetched=datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=UTC))
    assert store.capture(store.add(capture, page, reading).page) == capture


def test_half_a_letter_is_refused_and_nothing_is_written(store: Store) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het \ud800 regent"))
    with pytest.raises(StoreError, match="cannot be kept"):
        store.add(capture, page, reading)
    assert store.pages() == ()


def test_a_score_that_is_no_number_is_refused(store: Store) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het regent"))
    doubtful = (replace(reading.statements[0], score=float("nan")),)
    with pytest.raises(StoreError, match="cannot be kept"):
        store.add(capture, page, replace(reading, statements=doubtful))


def test_a_reading_of_another_page_is_refused(store: Store) -> None:
    capture, page, _ = told(("Anna de Wit", "dat het regent"))
    with pytest.raises(StoreError, match="another page"):
        store.add(capture, page, told(("Bram Los", "dat het waait"))[2])


# --- one page, once --------------------------------------------------------------------------------------------------

SAME = [
    ("https://Bode.Example/a", "https://bode.example/a"),
    ("https://bode.example/a#reacties", "https://bode.example/a"),
    ("http://bode.example/a", "https://bode.example/a"),
    ("https://bode.example:443/a", "https://bode.example/a"),
    ("https://bode.example/a?utm_source=brief&UTM_Medium=post", "https://bode.example/a"),
    ("https://bode.example/a?id=7&fbclid=x", "https://bode.example/a?id=7"),
    ("https://bode.example", "https://bode.example/"),
]
OTHER = [
    ("https://bode.example/a", "https://bode.example/b"),
    ("https://bode.example/a", "https://bode.example/A"),
    ("https://bode.example/a?id=7", "https://bode.example/a?id=8"),
    ("https://bode.example/a", "https://post.example/a"),
    ("https://bode.example:8080/a", "https://bode.example/a"),
    ("https://bode.example/?utm=1", "https://bode.example/"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_addresses_of_one_page(one: str, two: str) -> None:
    assert address(one) == address(two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_addresses_of_two_pages(one: str, two: str) -> None:
    assert address(one) != address(two)


@pytest.mark.parametrize("url", [None, "", "bode", "javascript:alert(1)", "http://[kapot", "http://a:b/", "file:///a"])
def test_what_is_no_web_address(url: str | None) -> None:
    assert address(url) is None
    capture, page, _ = told(("Anna de Wit", "dat het regent"), url=url)
    assert identity(capture, page).startswith("text:")


@pytest.mark.parametrize(
    ("given_url", "canonical", "believed"),
    [
        ("https://www.bode.example/a?x=1", "https://bode.example/a", True),
        ("https://m.bode.example/a?x=1", "https://bode.example/a", True),
        ("https://bode.example/b?x=1", "/a", True),
        (None, "https://bode.example/a", True),
        ("https://boef.example/a?x=1", "https://bode.example/a", False),  # it would take another's place
        ("https://bode.example/a?x=1", "https://bode.example/", False),  # every article names the front page
        ("https://bode.example/a?x=1", "http://[kapot", False),
        ("https://bode.example/a?x=1", "javascript:alert(1)", False),
    ],
)
def test_a_declared_address_is_not_believed_blindly(given_url: str | None, canonical: str, believed: bool) -> None:
    capture, page, _ = told(("Anna de Wit", "dat het regent"), url=given_url)
    page = replace(page, declared=Declared(canonical=canonical))
    wanted = "https://bode.example/a" if believed else given_url
    assert identity(capture, page) == f"url:{address(wanted)}"


def test_the_same_page_twice_is_kept_once(store: Store, place: Path) -> None:
    first = store.add(*told(("Anna de Wit", "dat het regent"), url="https://bode.example/a"))
    before = dump(place)
    again = store.add(*told(("Anna de Wit", "dat het regent"), url="https://bode.example/a?utm_source=x"))
    assert (first, again) == (Added(1, new=True), Added(1, new=False))
    assert dump(place) == before


def test_a_page_without_address_is_known_by_its_text(store: Store) -> None:
    assert store.add(*told(("Anna de Wit", "dat het regent"))).new
    assert not store.add(*told(("Anna de Wit", "dat het regent"))).new
    assert store.add(*told(("Anna de Wit", "dat het waait"))).new


def test_another_text_renews_the_page_and_keeps_the_old_one(store: Store, place: Path) -> None:
    old, new = (
        told(("Anna de Wit", f"dat het {weather}"), url="https://bode.example/a") for weather in ("regent", "waait")
    )
    store.add(*old)
    assert store.add(*new) == Added(1, new=False, renewed=True)
    assert (store.capture(1), store.page(1), store.reading(1)) == new
    assert store.versions(1) == (old[0], new[0])
    assert contents(store, "") == ["dat het waait"]
    assert contents(store, "regent") == []
    assert store.add(*old) == Added(1, new=False, renewed=True)  # the text went back: that is news too
    assert len(store.versions(1)) == 3
    sound(place)


def test_rereading_replaces_what_was_found(store: Store, place: Path) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het regent"), ("Bram Los", "dat het waait"))
    number = store.add(capture, page, reading).page
    better = replace(reading, statements=reading.statements[:1], made_by="zegsman 1 nl-1")
    store.reread(number, better)
    assert (store.reading(number), store.capture(number)) == (better, capture)
    assert contents(store, "") == ["dat het regent"]
    assert contents(store, "waait") == []
    assert store.pages()[0].statements == 1
    assert not store.add(capture, page, reading).new
    sound(place)


def test_a_better_reader_may_see_another_text(store: Store) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het regent"), url="https://bode.example/a")
    number = store.add(capture, page, reading).page
    _, other_page, other = told(("Anna de Wit", "dat het giet"), url="https://bode.example/a")
    store.reread(number, other)
    assert (store.page(number), store.reading(number), store.capture(number)) == (other_page, other, capture)
    assert store.add(capture, other_page, other) == Added(number, new=False)


@pytest.mark.parametrize("number", [-1, 0, 2, 2**63, 10**30])
def test_a_page_that_is_not_there(store: Store, number: int) -> None:
    _, _, reading = told(("Anna de Wit", "dat het regent"))
    store.add(*told(("Anna de Wit", "dat het regent")))
    for ask in (store.page, store.capture, store.reading, store.versions, lambda n: store.reread(n, reading)):
        with pytest.raises(UnknownPage, match=f"no page {number}"):
            ask(number)


def test_pages_are_listed_newest_first(store: Store) -> None:
    for n, day in enumerate((date(2026, 1, 2), None, date(2026, 3, 4), date(2026, 2, 3))):
        store.add(*told(("Anna de Wit", f"dat het {n} is"), title=f"Nummer {n}", published=day))
    assert [row.title for row in store.pages()] == ["Nummer 2", "Nummer 3", "Nummer 0", "Nummer 1"]
    assert [row.title for row in store.pages(limit=2, offset=1)] == ["Nummer 3", "Nummer 0"]
    row = store.pages(1)[0]
    assert (row.id, row.url, row.outlet, row.published, row.statements) == (3, None, "De Bode", date(2026, 3, 4), 1)


# --- words found again -----------------------------------------------------------------------------------------------

SAID = (
    ("Anna de Wit", "dat de sancties tegen de haven blijven"),
    ("Anna de Wit", "dat één sanctie genoeg is"),
    ("Bram Los", "dat de haven een rode lijn is"),
    ("Bram Los", "dat de lijn niet rode maar groene verf kreeg"),
    ("Çağla Yıldız", "“onze partners” zien het anders"),
    ("", "dat de vice-minister financiële steun zoekt"),
)
RANKED = [
    ("sancties", [0, 1]),  # the word itself before its relative
    ("SANCTIE", [1, 0]),
    ("financieel OR", []),
    ("bram haven", [2]),
]
FOUND = [
    ('"sancties"', [0]),  # between quotation marks: exactly that
    ("sanct*", [0, 1]),
    ("sanct", []),
    ("haven sancties", [0]),
    ("haven blijft", [0]),
    ("haven brug", []),
    ('"rode lijn"', [2]),
    ("“rode lijn”", [2]),
    ('"rode lijn', [2]),  # a phrase that was never closed
    ('"rode li*"', [2]),
    ("rode lijn", [2, 3]),
    ("één", [1, 2]),
    ("een sanctie", [1]),
    ("vice-minister", [5]),
    ("vice minister", [5]),
    ("vice-ministers", [5]),
    ("minister-vice", []),
    ("financieel", [5]),
    ("financiele", [5]),
    ("partner", [4]),
    ("yildiz", [4]),  # the speaker's name is a word of the statement
    ("los lijn", [2, 3]),
    ("raad", []),  # a headline alone brings nothing up: it would bring up all that was said below it
    ("raad haven", [0, 2]),
    ("zei", []),  # nobody said "zei"
]
MARKS = ["?", "*", '"', '""', "“”", "-", "^", "()", "…", "\x00", "\ud800", "_", "%", "👍"]
SYNTAX = [
    "haven OR lijn",
    "NOT haven",
    "haven NOT lijn",
    "content: haven",
    "haven^2",
    "NEAR(haven lijn)",
    "(haven",
    "haven)",
]
SYNTAX += [
    "haven AND",
    "{content}: haven",
    'haven"',
    "haven + lijn",
    "-haven",
    "haven:*",
    "haven;",
    "\x00haven\x00",
    "NEAR",
]
SYNTAX += ["' OR 1=1 --", "{content} :", "haven\ud800"]


def fill(store: Store) -> None:
    store.add(*told(*SAID, url="https://bode.example/a", title="De raad vergadert"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record that is only asked, never changed."""
    with Store.open(tmp_path_factory.mktemp("filled") / "record.db") as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize(("query", "wanted"), RANKED)
def test_the_best_statement_comes_first(filled: Store, query: str, wanted: list[int]) -> None:
    assert [hit.statement for hit in filled.search(query).hits] == wanted


@pytest.mark.parametrize(("query", "wanted"), FOUND)
def test_words_find_statements(filled: Store, query: str, wanted: list[int]) -> None:
    found = filled.search(query)
    assert sorted(hit.statement for hit in found.hits) == wanted
    assert found.total == len(wanted)


def test_a_hit_tells_where_it_stands(store: Store) -> None:
    url = "https://bode.example/a"
    store.add(*told(("Anna de Wit", "dat het regent"), url=url, days={0: date(2026, 3, 1)}))
    assert store.search("regent").hits == (
        Hit(
            page=1,
            statement=0,
            title="De raad vergadert",
            outlet="De Bode",
            url=url,
            published=DAY,
            speaker="Anna de Wit",
            mode="indirect",
            stance="said",
            said=date(2026, 3, 1),
            content="dat het regent",
            source="Anna de Wit",
            cue="zei",
        ),
    )


def test_parts_of_a_statement_are_joined(store: Store) -> None:
    capture, page, reading = told(("Anna de Wit", "dat het regent en waait"))
    parts = (Span(17, 31), Span(35, 40))
    store.add(capture, page, replace(reading, statements=(replace(reading.statements[0], content=parts),)))
    assert contents(store, "waait") == ["dat het regent … waait"]


@pytest.mark.parametrize("query", MARKS)
def test_marks_alone_find_nothing(filled: Store, query: str) -> None:
    assert filled.search(query).total == 0
    assert filled.search("haven", speaker=query).total == 0


@pytest.mark.parametrize("query", MARKS + SYNTAX)
def test_no_question_is_an_error(filled: Store, query: str) -> None:
    filled.search(query)
    filled.search("haven", speaker=query)


@given(st.text(max_size=40) | st.text("\"*()^:-+{}'\x00 aNEAR“”", max_size=20))
@settings(max_examples=25, deadline=None)
def test_no_question_at_all_is_an_error(shelf: Store, query: str) -> None:
    shelf.search(query)
    shelf.search("", speaker=query)


def test_operators_are_words(store: Store) -> None:
    store.add(*told(("Anna de Wit", "dat het not done is"), ("Bram Los", "dat het done is")))
    assert contents(store, "NOT done") == ["dat het not done is"]
    assert contents(store, "done OR not") == []


def test_a_pasted_page_is_a_question_too(filled: Store) -> None:
    assert len(asked("woord" + " a1 b2" * 100_000)) == 3
    assert len(asked(" ".join(f"woord{n}" for n in range(500)))) == MOST_TERMS
    assert filled.search(" ".join(f"woord{n}" for n in range(5_000))).total == 0
    assert filled.search("-".join(["haven"] * 5_000)).total == 0


def test_words_of_an_empty_question_list_newest_first(store: Store) -> None:
    days = {0: date(2026, 1, 1), 1: date(2026, 2, 1)}
    store.add(*told(("A", "dat het een is"), ("A", "dat het twee is"), ("B", "dat het drie is"), days=days))
    store.add(*told(("A", "dat het vier is"), published=None))
    assert contents(store, "", speaker="A") == ["dat het twee is", "dat het een is", "dat het vier is"]
    assert contents(store, "") == ["dat het drie is", "dat het twee is", "dat het een is", "dat het vier is"]
    assert contents(store, "", last=date(2026, 2, 1)) == ["dat het twee is", "dat het een is"]
    assert contents(store, "  ", first=date(2026, 2, 1)) == ["dat het drie is", "dat het twee is"]


def test_days_are_inclusive_and_go_with_words_and_speaker(store: Store) -> None:
    days = {n: date(2026, 1, 1 + n) for n in range(4)}
    store.add(*told(*((name, f"dat haven {n} sluit") for n, name in enumerate(("A", "B", "A", "B"))), days=days))
    within = {"first": date(2026, 1, 2), "last": date(2026, 1, 3)}
    assert sorted(contents(store, "haven", **within)) == ["dat haven 1 sluit", "dat haven 2 sluit"]
    assert contents(store, "haven", speaker="B", **within) == ["dat haven 1 sluit"]
    assert contents(store, "", speaker="A", **within) == ["dat haven 2 sluit"]
    assert store.search("haven", first=date(2026, 1, 3), last=date(2026, 1, 2)).total == 0


SPEAKERS = [
    ("Rjabkov", True),
    ("rjabkov", True),
    ("SERGEJ RJABKOV", True),
    ("Rjabkov, Sergej", True),
    ("Rjab", True),
    ("Ryabkov", True),  # a variant
    ("şergej", True),
    ('"sergej rjabkov"', True),
    ('"Rjab"', False),
    ("jabkov", False),  # the middle of a word
    ("Sergej Lavrov", False),
    ("haven", False),  # what he spoke of, not who he is
]


@pytest.mark.parametrize(("speaker", "wanted"), SPEAKERS)
def test_speakers_are_found_by_name_and_variant(store: Store, speaker: str, wanted: bool) -> None:
    name = "Sergej Rjabkov"
    said = ((name, "dat de haven sluit"), ("Anna de Wit", "dat Rjabkov en Ryabkov zwijgen"), ("", "dat Rjabkov komt"))
    store.add(*told(*said, variants={name: ("Ryabkov",)}))
    assert contents(store, "", speaker=speaker) == (["dat de haven sluit"] if wanted else [])
    assert contents(store, "haven", speaker=speaker) == (["dat de haven sluit"] if wanted else [])


OTHERS = [
    ("Zjarikov", ["uit Dublin", "uit Utrecht"]),
    ("Zharikov", ["uit Dublin", "uit Utrecht"]),
    ("Joeri Zjarikov", ["uit Dublin", "uit Utrecht"]),
    ("Juri Scharikow", ["uit Dublin", "uit Utrecht"]),
    ('"Zharikov"', ["uit Dublin"]),  # these very letters
    ("Zhar", ["uit Dublin"]),
    ("Bakker", ["uit Breda"]),
    ("Bekker", []),
]


@pytest.mark.parametrize(("speaker", "said"), OTHERS)
def test_speakers_are_found_by_what_another_language_would_write(store: Store, speaker: str, said: list[str]) -> None:
    store.add(*told(("Joeri Zjarikov", "uit Utrecht"), ("Yuri Zharikov", "uit Dublin"), ("Jan Bakker", "uit Breda")))
    assert sorted(contents(store, "", speaker=speaker)) == said


def test_hits_come_in_leaves(store: Store) -> None:
    store.add(*told(*(("Anna de Wit", f"dat haven nummer {n} sluit") for n in range(7))))
    whole = contents(store, "haven", limit=100)
    assert contents(store, "haven", limit=3) + contents(store, "haven", limit=3, offset=3) == whole[:6]
    assert store.search("haven", limit=3, offset=6).total == 7
    assert store.search("haven", limit=0).hits == store.search("haven", offset=10**40).hits == ()
    assert len(store.search("haven", limit=10**40, offset=-5).hits) == 7


def test_every_language_of_the_record_is_stemmed_by_its_own_rules(store: Store) -> None:
    store.add(*told(("Anna de Wit", "dat er waarschuwingen kwamen")))
    assert contents(store, "waarschuwing") == ["dat er waarschuwingen kwamen"]
    store.add(*told(("Ann White", "that sanctions were threatening"), language="en"))
    assert contents(store, "sanction threatened") == ["that sanctions were threatening"]
    store.add(*told(("Xan", "que novas sancións chegan"), language="gl"))  # a language without a stemmer
    assert contents(store, "sancions") == ["que novas sancións chegan"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De Café’s, in ’s-Gravenhage!", "de cafe s in s gravenhage"),
        ("Łukasz Ødegård, Erdoğan en İnce", "lukasz odegard erdogan en ince"),
        ("Straße 5,3 mld.", "strasse 5 3 mld"),
        ("Путин й", "путин и"),
        ("e\u0301e\u0301n snake_case", "een snake case"),
    ],
)
def test_words_are_cut_and_made_plain(text: str, words: str) -> None:
    assert plain_words(text) == words


def test_stems_meet() -> None:
    assert stem_words("sancties sanctie", "nl") == "sanctie sanctie"
    assert stem_words("financiële financieel", "nl") == "financieel financieel"
    assert stem_words("Sancties", "xx") == "sancties"


# --- all or nothing --------------------------------------------------------------------------------------------------


def dump(place: Path) -> list[str]:
    with sqlite3.connect(place) as connection:
        rows = list(connection.iterdump())
    connection.close()
    return rows


def sound(place: Path) -> int:
    """Check that the file is whole and every page complete; how many pages there are."""
    connection = sqlite3.connect(place)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')")
    for table in ("readings", "versions"):
        lacking = f"SELECT id FROM pages WHERE id NOT IN (SELECT page FROM {table})"
        assert connection.execute(lacking).fetchall() == []
    short = "SELECT id FROM pages AS p WHERE p.statements <> (SELECT count(*) FROM statements WHERE page = p.id)"
    assert connection.execute(short).fetchall() == []
    unlike = "SELECT id FROM statements EXCEPT SELECT rowid FROM statement_words"
    assert connection.execute(unlike).fetchall() == []
    assert connection.execute(" EXCEPT ".join(reversed(unlike.split(" EXCEPT ")))).fetchall() == []
    pages = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    connection.rollback()
    connection.close()
    return int(pages)


ENDLESS = """
import sys
from itertools import count
sys.path.insert(0, {tests!r})
from test_store import Store, told
with Store.open({place!r}) as store:
    for n in count():
        store.add(*told(*(("Anna de Wit", f"dat haven {{n}} {{m}} sluit") for m in range(60))))
        print(n, flush=True)
"""


def test_killed_midway_leaves_whole_pages(place: Path) -> None:
    program = ENDLESS.format(tests=str(Path(__file__).parent), place=str(place))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        seen = [process.stdout.readline() for _ in range(5)]
        time.sleep(0.013)
        os.kill(process.pid, signal.SIGKILL)
        seen += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    told_of = sum(line.endswith("\n") for line in seen)
    with Store.open(place) as store:
        pages = store.pages(limit=100_000)
        assert len(pages) >= told_of >= 5
        assert store.search("haven").total == 60 * len(pages)
        assert store.add(*told(("Bram Los", "dat het verder gaat"))).new
    assert sound(place) == len(pages) + 1


def limit_pages(store: Store, pages: int) -> None:
    with store._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_leaves_the_record_as_it_was(store: Store, place: Path) -> None:
    fill(store)
    before = dump(place)
    limit_pages(store, 1)  # as few as there are now
    with pytest.raises(StoreError, match="disk is full; make room"):
        store.add(
            *told(*(("Anna de Wit", f"dat {n} {'x' * 900}{n} sluit") for n in range(500)), url="https://bode.example/a")
        )
    assert dump(place) == before
    assert store.search("haven").total == 2
    limit_pages(store, 2**30)
    assert store.add(*told(("Bram Los", "dat er weer plaats is"))).new
    assert sound(place) == 2


def test_a_failure_between_two_tables_is_undone(store: Store, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    before = dump(place)
    with monkeypatch.context() as broken:
        broken.setattr("zegsman.store.fulltext.index", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add(*told(("Bram Los", "dat het waait"), url="https://bode.example/a"))
        with pytest.raises(ZeroDivisionError):
            store.reread(1, store.reading(1))
    assert dump(place) == before
    assert store.add(*told(("Bram Los", "dat het waait"))).new


def test_a_second_writer_waits_and_is_then_told(place: Path) -> None:
    with Store.open(place, patience=0.2) as store:
        fill(store)
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        with pytest.raises(StoreError, match="another process is writing"):
            store.add(*told(("Bram Los", "dat het waait")))
        assert time.monotonic() - start >= 0.2
        assert store.search("haven").total == 2  # readers do not wait
        other.execute("COMMIT")
        assert store.add(*told(("Bram Los", "dat het waait"))).new
        other.close()


def test_a_writer_that_waits_gets_its_turn(place: Path) -> None:
    with Store.open(place) as store:
        other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, lambda: other.execute("COMMIT"))
        release.start()
        assert store.add(*told(("Bram Los", "dat het waait"))).new
        release.join()
        other.close()


def test_many_threads_may_ask_and_add(store: Store, place: Path) -> None:
    failures: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for n in range(4):
                store.add(*told(("Anna de Wit", f"dat haven {worker} {n} waarschuwingen{worker} kreeg")))
                assert store.search("haven").total >= 1
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.search("haven").total == sound(place) == 24


def test_several_may_make_the_record_at_once(place: Path) -> None:
    program = f"from zegsman.store import Store; Store.open({str(place)!r}).close()"
    processes = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [process.wait(30) for process in processes] == [0, 0, 0]
    assert sound(place) == 0


# --- files that are ours, and files that are not ---------------------------------------------------------------------


def test_the_tables_are_what_the_migrations_make(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda thing, name, kind, *_: not (name or "").startswith("statement_words"),
            },
        )
        assert compare_metadata(context, METADATA) == []


def test_a_record_is_opened_again(place: Path) -> None:
    with Store.open(str(place)) as store:
        fill(store)
    before = dump(place)
    with Store.open(f"sqlite:///{place}") as store:
        assert store.search("haven").total == 2
    assert dump(place) == before
    assert [path.name for path in place.parent.iterdir()] == ["record.db"]


def test_it_is_a_database_with_a_log_and_checked_links(store: Store) -> None:
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def a_folder(place: Path) -> None:
    place.mkdir()


def a_link(place: Path) -> None:
    place.with_name("elsewhere.db").touch()
    place.symlink_to(place.with_name("elsewhere.db"))


def a_broken_link(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere.db"))


def a_pipe(place: Path) -> None:
    os.mkfifo(place)


def a_text(place: Path) -> None:
    place.write_text("Geen record, wel een brief. " * 100)


def a_short_text(place: Path) -> None:
    place.write_text("x")


def a_text_like_ours(place: Path) -> None:
    place.write_bytes(b"SQLite format 3 is wat ik gebruik")


def anothers(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE pages (id INTEGER)")
    connection.close()


def anothers_with_migrations(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.close()


def from_the_future(place: Path) -> None:
    Store.open(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def damaged(place: Path) -> None:
    Store.open(place).close()
    body = place.read_bytes()
    place.write_bytes(body[:100] + b"\xff" * 4000 + body[4100:])


REFUSED = [
    (a_folder, "is a folder"),
    (a_link, "is a symbolic link"),
    (a_broken_link, "is a symbolic link"),
    (a_pipe, "is not a file"),
    (a_text, "not a record of zegsman"),
    (a_short_text, "not a record of zegsman"),
    (a_text_like_ours, "not a record of zegsman"),
    (anothers, "not a record of zegsman"),
    (anothers_with_migrations, "not a record of zegsman"),
    (from_the_future, "newer zegsman"),
    (damaged, "damaged"),
]


@pytest.mark.parametrize(("make", "why"), REFUSED)
def test_what_is_not_ours_is_refused_and_left_alone(place: Path, make: Callable[[Path], None], why: str) -> None:
    make(place)
    before = {path.name: path.read_bytes() for path in place.parent.iterdir() if path.is_file()}
    with pytest.raises(StoreError, match=why):
        Store.open(place)
    assert {path.name: path.read_bytes() for path in place.parent.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("/nergens/hier/record.db", "does not exist; make it first"),
        ("/proc/record.db", "cannot be opened"),  # a folder where not even root may write
        ("postgresql://iemand:geheim@localhost/zegsman", "postgresql is not supported"),
        ("sqlite://", "in memory"),
        ("://", "no address"),
        ("onbekend://x", "onbekend"),
        ("/tmp/" + "n" * 300, "cannot be used"),
        ("/tmp/re\0cord.db", "cannot be used"),
    ],
)
def test_places_that_cannot_be(where: str, why: str) -> None:
    with pytest.raises(StoreError, match=why) as refused:
        Store.open(where)
    assert "geheim" not in str(refused.value)


def test_an_empty_file_becomes_a_record(place: Path) -> None:
    place.touch()
    with Store.open(place) as store:
        assert store.pages() == ()


BAD_STEP = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "0003", "0002", None, None
def upgrade():
    op.execute("CREATE TABLE halfway (id INTEGER)")
    op.execute("DELETE FROM statements")
    {failure}
"""
FAILURES = ['op.execute("NONSENSE")', "raise ValueError('no such luck')", "1 / 0"]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    with Store.open(place) as store:
        fill(store)
    before, body = dump(place), place.read_bytes()
    steps = tmp_path / "steps"
    (steps / "versions").mkdir(parents=True)
    for step in database.MIGRATIONS.rglob("*.py"):
        (steps / step.relative_to(database.MIGRATIONS)).write_text(step.read_text())
    (steps / "versions" / "0003_bad.py").write_text(BAD_STEP.format(failure=failure))
    with monkeypatch.context() as newer:
        newer.setattr(database, "MIGRATIONS", steps)
        with pytest.raises(StoreError):
            Store.open(place)
        with pytest.raises(StoreError):
            Store.open(place.with_name("fresh.db"))
    assert not place.with_name("fresh.db").exists()
    assert (dump(place), place.read_bytes()) == (before, body)
    with Store.open(place) as store:
        assert store.search("haven").total == 2


# --- actors and deadlines over many pages ----------------------------------------------------------------------------


def two_pages(store: Store) -> None:
    store.add(*told(("Sergej Rjabkov", "de haven is open"), ("Femke Holtrop", "de haven is dicht")))
    store.add(*told(("Sergei Ryabkov", "the port is shut"), language="en", published=date(2026, 3, 5)))


def test_an_actor_is_found_by_name_part_and_other_spelling(store: Store) -> None:
    two_pages(store)
    for name in ("Rjabkov", "ryabkov", "Sergej Rjabkov", "rjab", "RJABKOV"):
        assert [(one.page, one.name) for one in store.appearances(name)] == [
            (1, "Sergej Rjabkov"),
            (2, "Sergei Ryabkov"),
        ]
    assert [one.companions for one in store.appearances("Holtrop")] == [
        ()
    ]  # nobody there stands in a sentence that was parsed
    assert store.appearances("") == store.appearances("?!") == store.appearances("100%") == ()


def test_an_appearance_tells_what_the_page_tells(store: Store) -> None:
    capture, page, reading = told(("Elske Brandsma", "ja"), ("Elske Brandsma", "nee"), ("Femke Holtrop", "ooit"))
    people = replace(reading.actors[0], roles=("wethouder", "lijsttrekker"), variants=("Brandsma",)), reading.actors[1]
    word = Word(Span(0, 5), "Elske", "Elske", "PROPN", 0, "root", name="person")
    sentence = Sentence(Span(0, 20), (word,), 0)
    people = replace(people[0], mentions=(Span(0, 14),)), people[1]
    store.add(capture, page, replace(reading, actors=people, sentences=(sentence,)))
    (one,) = store.appearances("Brandsma")
    assert (one.roles, one.variants, one.statements, one.named) == (
        ("wethouder", "lijsttrekker"),
        ("Brandsma",),
        2,
        True,
    )
    assert (one.day, one.language) == (DAY, "nl")
    (other,) = store.appearances("Holtrop")
    assert (other.companions, other.named) == (("Elske Brandsma",), False)


def test_what_was_said_by_actors_of_several_pages(store: Store) -> None:
    two_pages(store)
    places = [(one.page, one.number) for one in store.appearances("Rjabkov")]
    found = store.said_by(places)
    assert [hit.content for hit in found.hits] == ["the port is shut", "de haven is open"]
    assert store.said_by(places, limit=1, offset=1).hits == found.hits[1:]
    assert store.said_by([]).total == store.said_by([(9, 9)]).total == 0


def test_a_verdict_is_kept_once_and_outlives_a_reread(store: Store) -> None:
    two_pages(store)
    store.judge((1, 0), (2, 0), same=False)
    store.judge((2, 0), (1, 0), same=True)
    store.reread(1, store.reading(1))
    assert store.verdicts() == (Verdict(1, "Sergej Rjabkov", 2, "Sergei Ryabkov", same=True),)
    with pytest.raises(StoreError):
        store.judge((1, 0), (2, 0), same=False, undo=True)
    store.judge((1, 0), (2, 0), same=True, undo=True)
    assert store.verdicts() == ()
    for one, other in (((1, 0), (1, 0)), ((1, 0), (1, 1)), ((1, 0), (7, 0))):
        with pytest.raises(StoreError):
            store.judge(one, other, same=True)
    assert store.verdicts() == ()


def test_who_is_called_otherwise_in_another_language_or_by_a_persons_word_is_found(store: Store) -> None:
    store.add(*told(("Duitsland", "ja"), ("Elske Brandsma", "nee")))
    store.add(*told(("Germany", "yes"), ("Elske Tolsma", "no"), language="en"))
    assert [one.name for one in store.appearances("Duitsland")] == ["Duitsland", "Germany"]
    assert [one.name for one in store.appearances("Brandsma")] == ["Elske Brandsma"]
    store.judge((1, 1), (2, 1), same=True)
    assert [one.name for one in store.appearances("Brandsma")] == ["Elske Brandsma", "Elske Tolsma"]
    assert [one.name for one in store.appearances("Tolsma")] == ["Elske Brandsma", "Elske Tolsma"]


def test_a_verdict_under_an_older_spelling_is_replaced_and_taken_back(store: Store) -> None:
    store.add(*told(("Elske Brandsma", "ja"), variants={"Elske Brandsma": ("Brandsma",)}))
    store.add(*told(("Elske Brandsma", "nee")))
    store.judge((1, 0), (2, 0), same=False)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE verdicts SET name = 'Brandsma' WHERE page = 1")
    store.judge((1, 0), (2, 0), same=True)
    assert [verdict.same for verdict in store.verdicts()] == [True]
    store.judge((1, 0), (2, 0), same=True, undo=True)
    assert store.verdicts() == ()


def test_a_first_name_with_a_sign_is_found(store: Store) -> None:
    store.add(*told(("Jürgen Vogt", "ja")))
    for name in ("Jürgen", "jurgen", "Jürgen Vogt", "jürg vogt"):
        assert [one.name for one in store.appearances(name)] == ["Jürgen Vogt"]


def test_a_short_word_is_no_beginning_of_a_name(store: Store) -> None:
    store.add(*told(("Eurovia", "ja"), ("EU", "nee")))
    assert [one.name for one in store.appearances("EU")] == ["EU"]
    assert [one.name for one in store.appearances("Euro")] == ["Eurovia"]


def test_deadlines_are_kept_with_their_sides(store: Store) -> None:
    made = made_reading()
    store.add(made_capture(), made.article.page, made)
    demand, unknown = store.deadlines()
    assert (demand.content, demand.last, demand.asked_by, demand.owed_by) == (
        "vóór 1 september een regeling", date(2025, 9, 1), "Schippersbond", "gemeente Oudemeer",
    )  # fmt: skip
    assert (unknown.words, unknown.last, unknown.duration) == ("binnen negentig dagen", None, "P90D")
    store.reread(1, replace(made, deadlines=()))
    assert store.deadlines() == ()


def test_what_a_deadline_took_the_place_of_is_kept_wherever_it_is_told(store: Store) -> None:
    made = made_reading()
    earlier, *others, last = made.moments
    moments = (earlier, *others, replace(last, instead_of=earlier.span))
    once = replace(made.deadlines[0], moments=(1, len(moments) - 1))
    store.add(made_capture(), made.article.page, replace(made, moments=moments, deadlines=(once,)))
    (due,) = store.deadlines()
    assert due.instead_of == earlier.span.of(made.article.page.text)


def test_an_older_record_is_brought_up_to_date_with_all_that_is_derived(place: Path) -> None:
    with Store.open(place) as store:
        two_pages(store)
        made = made_reading()
        store.add(made_capture(), made.article.page, made)
        newest = store.appearances("Rjabkov"), store.deadlines(), store.said_by([(1, 0)])
    with sqlite3.connect(place) as connection:  # as the first version had it
        for index in ("ix_statements_page_actor",):
            connection.execute(f"DROP INDEX {index}")
        for table in ("actor_keys", "verdicts", "deadlines"):
            connection.execute(f"DROP TABLE {table}")
        for table, column in (
            ("statements", "actor"),
            *(("actors", name) for name in ("roles", "variants", "statements", "named", "plain")),
        ):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with Store.open(place) as store:
        assert (store.appearances("Rjabkov"), store.deadlines(), store.said_by([(1, 0)])) == newest
        assert store.search("haven").total == 2
