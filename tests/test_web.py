"""The reader's pages: what they say, and what a hostile page cannot make them say."""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from made_reading import TEXT, made_reading

from zegsman.reader.minutes import Rates
from zegsman.store import Store
from zegsman.values import (
    OWN_WORDS,
    Actor,
    Article,
    Block,
    Capture,
    Deadline,
    Label,
    LabelKind,
    Moment,
    Page,
    Party,
    Reading,
    Span,
    Statement,
)
from zegsman.web.app import create_app
from zegsman.web.marking import Token, mark
from zegsman.web.server import CannotServe, serve
from zegsman.web.view import datetime_value, web_address
from zegsman.web.wording import DUTCH

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite") as opened:
        yield opened


class Browser:
    """Asks the application as a browser would, without a network."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(
        self, path: str, *, params: dict[str, str | int] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return self.ask("GET", path, params=params, headers=headers)

    def ask(
        self,
        method: str,
        path: str,
        params: dict[str, str | int] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
                return await client.request(method, path, params=params, headers=headers)

        return asyncio.run(asked())


@pytest.fixture
def browser(store: Store) -> Browser:
    return Browser(create_app(store))


def keep(store: Store, reading: Reading) -> int:
    capture = Capture(reading.article.page.text.encode(), url=reading.article.page.url)
    return store.add(capture, reading.article.page, reading).page


def small_reading(
    text: str, *statements: Statement, kind: LabelKind = "body", moments: tuple[Moment, ...] = ()
) -> Reading:
    whole = Span(0, len(text))
    article = Article(Page(text, (Block(whole),)), (Label(whole, kind, "made", 1.0),), None, None, (), None, (), "nl")
    return Reading(article, (), moments, statements, (), (), "zegsman")


class Seen(HTMLParser):
    """What a browser would see: elements with their attributes, open and close in balance, ids, and text."""

    void = frozenset(("meta", "link", "input", "br"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.around: list[str] = []
        self.words: dict[str, str] = {}
        self.text = ""
        self._begun: list[tuple[str, int]] = []
        self.feed(html)
        self.close()
        assert not self.around, f"left open: {self.around}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in self.void:
            self.around.append(tag)
            self._begun.append((attributes.get("id", ""), len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        assert self.around, f"</{tag}> closes nothing"
        assert self.around[-1] == tag, f"</{tag}> closes <{self.around[-1]}>"
        self.around.pop()
        id, begin = self._begun.pop()
        if id:
            self.words[id] = self.text[begin:]

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def targets(self) -> list[str]:
        return [link["href"] for link in self.all("a") if link.get("href", "").startswith("#")]


# Marking: the text is cut at every border, and always well nested.


def drawn(text: str, *statements: Statement, stretches: tuple[Span, ...] = (), moments: tuple[Moment, ...] = ()) -> str:
    """The tokens as a line: [1 …] for statements, {1 …} for moments, / between stretches."""
    stretches = stretches or (Span(0, len(text)),)
    signs = {
        ("open", "statement"): "[{} ",
        ("close", "statement"): "]",
        ("open", "moment"): "{{{} ",
        ("close", "moment"): "}}",
    }

    def one(token: Token) -> str:
        return token.text if token.mark is None else signs[token.kind, token.mark.kind].format(token.mark.number + 1)

    rows = mark(text, stretches, small_reading(text, *statements, moments=moments))
    return "/".join("".join(map(one, row)) for row in rows)  # fmt: skip


def said(*spans: tuple[int, int]) -> Statement:
    return Statement(tuple(Span(*span) for span in spans), "direct")


def moment(start: int, end: int, first: date | None = None, last: date | None = None) -> Moment:
    return Moment(Span(start, end), "day", first, last)


def test_one_statement_is_marked() -> None:
    assert drawn("abcdef", said((1, 3))) == "a[1 bc]def"


def test_a_broken_statement_is_marked_twice() -> None:
    assert drawn("abcdef", said((0, 2), (4, 6))) == "[1 ab]cd[1 ef]"


def test_a_nested_statement_lies_inside() -> None:
    assert drawn("abcdef", said((0, 6)), said((2, 4))) == "[1 ab[2 cd]ef]"


def test_the_same_words_twice_nest_by_number() -> None:
    assert drawn("abcd", said((0, 4)), said((0, 4))) == "[1 [2 abcd]]"


def test_where_two_cross_the_later_is_cut() -> None:
    assert drawn("abcdef", said((0, 4)), said((2, 6))) == "[1 ab[2 cd]][2 ef]"


def test_three_that_cross_are_all_cut() -> None:
    assert drawn("abcdefgh", said((0, 4)), said((2, 6)), said((3, 8))) == "[1 ab[2 c[3 d]]][3 [2 ef]gh]"


def test_a_statement_runs_on_over_a_paragraph() -> None:
    assert drawn("abc\ndef", said((1, 6)), stretches=(Span(0, 3), Span(4, 7))) == "a[1 bc]/[1 de]f"


def test_a_moment_lies_inside_the_words_that_hold_it() -> None:
    assert drawn("abcdef", said((1, 5)), moments=(moment(1, 5),)) == "a[1 {1 bcde}]f"


def test_words_outside_every_stretch_are_not_marked() -> None:
    assert drawn("abc\ndef", said((3, 4)), said((0, 1)), stretches=(Span(0, 3), Span(4, 7))) == "[2 a]bc/def"


def test_overlapping_and_touching_parts_of_one_statement_are_one() -> None:
    assert drawn("abcdef", said((0, 3), (2, 4), (4, 5))) == "[1 abcde]f"


spans_of_twelve = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(min(pair), max(pair)))
some_statements = st.lists(st.lists(spans_of_twelve, min_size=1, max_size=3), max_size=5)


@given(some_statements, st.lists(spans_of_twelve, max_size=3), st.integers(1, 11))
def test_tokens_nest_and_mark_each_character_with_what_covers_it(
    contents: list[list[Span]], days: list[Span], border: int
) -> None:
    text = "abcdefghijkl"
    statements = tuple(Statement(tuple(spans), "direct") for spans in contents)
    reading = small_reading(text, *statements, moments=tuple(Moment(span, "day", None, None) for span in days))
    rows = mark(text, (Span(0, border), Span(border, 12)), reading)
    here, first, last = 0, [], []
    for row in rows:
        around = []
        for token in row:
            if token.kind == "open":
                around.append(token.mark)
                first += [(token.mark.kind, token.mark.number)] if token.mark and token.mark.first else []
            elif token.kind == "close":
                assert around.pop() == token.mark
                last += [(token.mark.kind, token.mark.number)] if token.mark and token.mark.last else []
            else:
                for character in token.text:
                    assert character == text[here]
                    over = {(piece.kind, piece.number) for piece in around if piece}
                    assert over == covering(contents, days, here)
                    here += 1
        assert not around
    assert here == 12
    assert len(first) == len(set(first))
    assert sorted(first) == sorted(last)


def covering(contents: list[list[Span]], days: list[Span], place: int) -> set[tuple[str, int]]:
    one = Span(place, place + 1)
    statements = {("statement", n) for n, spans in enumerate(contents) if any(span.covers(one) for span in spans)}
    return statements | {("moment", n) for n, span in enumerate(days) if span.covers(one)}


# The reader


def test_the_reader_shows_the_whole_article_once(store: Store, browser: Browser) -> None:
    number = keep(store, made_reading())
    answer = browser.get(f"/page/{number}")
    assert answer.status_code == 200
    page = Seen(answer.text)
    assert len(page.all("h1")) == 1
    for label in made_reading().article.labels:
        first_words = " ".join(label.span.of(TEXT).split()[:2])
        assert first_words in page.text


def test_every_statement_is_marked_and_linked_both_ways(store: Store, browser: Browser) -> None:
    page = Seen(browser.get(f"/page/{keep(store, made_reading())}").text)
    for n in range(1, 15):
        assert f"s{n}" in page.ids
        assert f"wie-s{n}" in page.ids
        assert f"#s{n}" in page.targets
        assert f"#wie-s{n}" in page.targets
    assert len(page.ids) == len(set(page.ids))
    assert {target[1:] for target in page.targets} <= set(page.ids)
    assert len([span for span in page.all("span") if span.get("data-s") == "4"]) == 2


def test_the_list_tells_who_said_what_how_and_through_whom(store: Store, browser: Browser) -> None:
    words = Seen(browser.get(f"/page/{keep(store, made_reading())}").text).words
    entry = {n: " ".join(words[f"wie-s{n}"].split()) for n in range(1, 15)}
    assert "onderschat” … “Wie nu" in entry[4]
    assert "letterlijk" in entry[4]
    assert "tegen de raad" in entry[4]
    assert "15 juli 2025" in entry[4]
    assert "in uitspraak 4" in entry[5]
    assert "onzeker gelezen (44 %)" in entry[5]
    assert "onzeker" not in entry[6]
    assert "via Delta" in entry[12]
    assert "ontkend" in entry[13]
    assert "gezegd" not in entry[12]
    everyone = " ".join(words["wie"].split())
    assert "Joris van Aalst voorzitter" in everyone
    assert "ingewijden zonder naam" in everyone
    assert "De tekst zegt niet wie" in everyone


def test_furniture_is_folded_and_opens_by_itself_only_where_somebody_speaks(store: Store, browser: Browser) -> None:
    html = browser.get(f"/page/{keep(store, made_reading())}").text
    folds = Seen(html).all("details")
    assert ["open" in fold for fold in folds] == [False, True, False, False]
    assert "leestip, reclame" in html
    assert "auteursregel, voorleesknop, leestijd" in html


def test_moments_are_times_where_html_can_say_so(store: Store, browser: Browser) -> None:
    page = Seen(browser.get(f"/page/{keep(store, made_reading())}").text)
    marked = {time["datetime"] for time in page.all("time") if "moment" in time.get("class", "")}
    assert marked == {"2025-07-15", "2026-05", "2025-09-01", "P90D", "2025"}
    assert "vóór 1 september 1 september 2025" in " ".join(page.words["wie"].split())
    assert "binnen negentig dagen de dag staat er niet bij" in " ".join(page.words["wie"].split())


@pytest.mark.parametrize(
    ("first", "last", "duration", "expected"),
    [
        (date(2025, 7, 15), date(2025, 7, 15), None, "2025-07-15"),
        (date(2024, 2, 1), date(2024, 2, 29), None, "2024-02"),
        (date(2025, 1, 1), date(2025, 12, 31), None, "2025"),
        (date(9999, 12, 1), date(9999, 12, 31), None, "9999-12"),
        (date(1, 1, 1), date(1, 12, 31), None, "0001"),
        (date(2025, 7, 7), date(2025, 7, 13), None, None),
        (date(2024, 2, 1), date(2024, 2, 28), None, None),
        (None, None, "P50D", "P50D"),
        (None, None, None, None),
    ],
)
def test_what_the_datetime_attribute_can_hold(
    first: date | None, last: date | None, duration: str | None, expected: str | None
) -> None:
    assert datetime_value(Moment(Span(0, 1), "period", first, last, duration)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 7, 15), date(2025, 7, 15), "15 juli 2025"),
        (date(2025, 7, 7), date(2025, 7, 13), "7 – 13 juli 2025"),
        (date(2025, 7, 1), date(2025, 7, 31), "juli 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2020, 1, 1), date(2029, 12, 31), "2020 – 2029"),
        (date(2025, 6, 30), date(2025, 7, 2), "30 juni – 2 juli 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 december 2024 – 2 januari 2025"),
        (date(9999, 12, 1), date(9999, 12, 31), "december 9999"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(first: date, last: date, expected: str) -> None:
    assert DUTCH.days(first, last) == expected


def test_the_reading_time_follows_the_language_of_the_article(store: Store) -> None:
    number = keep(store, made_reading())
    slow = Browser(create_app(store, rates={"nl": Rates(read=20, listen=10)}))
    other = Browser(create_app(store, rates={"de": Rates(read=20, listen=10)}))
    assert "1 min. lezen" in other.get(f"/page/{number}").text
    assert "1 min. lezen" not in slow.get(f"/page/{number}").text


def test_a_page_without_statements_says_so(store: Store, browser: Browser) -> None:
    number = keep(store, small_reading("De brug is dicht."))
    assert "geen uitspraken gevonden" in browser.get(f"/page/{number}").text


def test_a_statement_whose_words_are_not_shown_is_listed_without_a_link(store: Store, browser: Browser) -> None:
    reading = small_reading("ab", said((0, 1)))
    number = keep(store, replace(reading, article=replace(reading.article, labels=())))
    page = Seen(browser.get(f"/page/{number}").text)
    assert "staat niet in de getoonde tekst" in page.text
    assert "#s1" not in page.targets


def test_an_empty_page_is_still_a_page(store: Store, browser: Browser) -> None:
    article = Article(Page("", ()), (), None, None, (), None, (), "nl")
    number = keep(store, Reading(article, (), (), (), (), (), "zegsman"))
    assert "Zonder titel" in Seen(browser.get(f"/page/{number}").text).text


def test_many_statements_inside_each_other_are_no_trouble(store: Store, browser: Browser) -> None:
    text = "a" * 1200
    nest = small_reading(text, *(said((n, 1200 - n)) for n in range(600)))
    page = Seen(browser.get(f"/page/{keep(store, nest)}").text)
    assert "s600" in page.ids


def test_the_record_is_given_as_json(store: Store, browser: Browser) -> None:
    number = keep(store, made_reading())
    answer = browser.get(f"/page/{number}.json")
    assert answer.headers["content-type"] == "application/json"
    record = json.loads(answer.text)
    assert (record["version"], record["id"], len(record["statements"])) == (1, str(number), 14)
    assert record["text"] == TEXT


# The list and the search


def test_an_empty_record_says_what_to_do(browser: Browser) -> None:
    page = Seen(browser.get("/").text)
    assert "zegsman add PAGINA" in page.text


def test_the_pages_are_listed_and_turned(store: Store, browser: Browser) -> None:
    for n in range(23):
        keep(store, small_reading(f"Bericht nummer {n}."))
    first = Seen(browser.get("/").text)
    second = Seen(browser.get("/?page=2").text)

    def listed(page: Seen) -> set[str]:
        return {link["href"] for link in page.all("a") if link["href"].startswith("/page/")}

    assert len(listed(first)) == 20
    assert len(listed(second)) == 3
    assert not listed(first) & listed(second)
    assert {"rel": "next", "href": "/?page=2"} in first.all("a")
    assert {"rel": "prev", "href": "/"} in second.all("a")
    assert not [link for link in second.all("a") if link.get("rel") == "next"]


def test_the_list_tells_title_outlet_day_and_count(store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    text = " ".join(Seen(browser.get("/").text).text.split())
    assert "Wethouder Brandsma: ‘De brug gaat dit jaar niet meer open’" in text
    assert "Streekblad Oudemeer" in text
    assert "15 juli 2025" in text
    assert "14 uitspraken" in text


def test_search_leads_to_the_exact_statement(store: Store, browser: Browser) -> None:
    number = keep(store, made_reading())
    page = Seen(browser.get("/search", params={"q": "wensdroom"}).text)
    assert "1 uitspraak gevonden" in page.text
    assert {"href": f"/page/{number}#s7"} in page.all("a")
    assert "s7" in Seen(browser.get(f"/page/{number}").text).ids


def test_search_by_speaker_and_day(store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    by = browser.get("/search?q=&speaker=van+aalst&first=2025-07-01&last=2025-07-31").text
    assert "3 uitspraken gevonden" in by
    assert 'value="van aalst"' in by
    assert 'value="2025-07-01"' in by
    assert "Niets gevonden" in browser.get("/search?speaker=van+aalst&first=2026-01-01").text


def test_search_without_a_question_asks_for_one(browser: Browser) -> None:
    answer = browser.get("/search?q=+&speaker=&first=&last=")
    assert answer.status_code == 200
    assert "Een sterretje vult aan" in answer.text


def test_search_is_turned_and_keeps_the_question(store: Store, browser: Browser) -> None:
    text = "uil " * 45
    keep(store, small_reading(text, *(said((4 * n, 4 * n + 3)) for n in range(45))))
    second = Seen(browser.get("/search", params={"q": "uil", "page": 2}).text)
    assert "45 uitspraken gevonden, 21 tot en met 40" in " ".join(second.text.split())
    assert {"rel": "next", "href": "/search?q=uil&page=3"} in second.all("a")
    assert {"rel": "prev", "href": "/search?q=uil"} in second.all("a")


# Who, and what is due


def test_who_tells_what_somebody_said_and_where(store: Store, browser: Browser) -> None:
    number = keep(store, made_reading())
    page = Seen(browser.get("/who?name=aalst").text)
    told = " ".join(page.text.split())
    assert "Joris van Aalst voorzitter van de schippersbond" in told
    assert "3 uitspraken op 1 pagina ook: Van Aalst" in told
    assert {"href": f"/page/{number}#s13"} in page.all("a")
    assert "Niemand in het register heet zo" in browser.get("/who?name=Olifant").text
    assert browser.get("/who").status_code == browser.get("/who?name=%3F").status_code == 200


def test_the_reader_leads_to_all_that_somebody_said(store: Store, browser: Browser) -> None:
    number = keep(store, made_reading())
    links = [link["href"] for link in Seen(browser.get(f"/page/{number}").text).all("a")]
    assert "/who?name=Joris%20van%20Aalst" in links
    assert not [link for link in links if link.startswith("/who?name=ingewijden")]


def test_who_tells_why_two_pages_tell_of_one(store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    other = made_reading(url="https://kust.example/brug", title="Een andere kop")
    keep(store, other)
    told = " ".join(Seen(browser.get("/who?name=Brandsma").text).text.split())
    assert "10 uitspraken op 2 pagina’s" in told
    assert "1.1 – 2.1 : the same name; the same role: wethouder" in told.replace("2.1:", "2.1 :")


def test_deadlines_are_counted_down(store: Store) -> None:
    keep(store, made_reading())
    soon, late = (
        Browser(create_app(store, today=lambda day=day: day)) for day in (date(2025, 8, 31), date(2025, 9, 2))
    )
    told = " ".join(Seen(soon.get("/deadlines").text).text.split())
    assert "over 1 dag 1 september 2025 vóór 1 september een regeling" in told
    assert "gevraagd door Schippersbond" in told
    assert "te doen door gemeente Oudemeer" in told
    assert "de dag staat er niet bij" in told
    assert "1 september" not in late.get("/deadlines").text
    assert "1 dag geleden" in late.get("/deadlines?all=1").text
    store.reread(1, replace(store.reading(1), deadlines=()))
    assert "Er loopt geen termijn" in soon.get("/deadlines").text


@pytest.mark.parametrize(
    "question", ['"', "*", "AND OR NOT", "NEAR(a b)", "a:b", "' --", "\x00", "%00", "(", "🜁", "^x"]
)
def test_no_question_breaks_the_search(question: str, store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    assert browser.get("/search", params={"q": question, "speaker": question}).status_code == 200


# What goes wrong


@pytest.mark.parametrize(
    "path",
    [
        "/page/99",
        "/page/99.json",
        "/page/abc",
        "/nergens",
        "/page/" + "9" * 40,
        "/static/geen.css",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_said_in_the_same_dress(path: str, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Niet gevonden" in Seen(answer.text).text
    assert "/static/zegsman.css" in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "first=gisteren",
        "first=2025-02-30",
        "page=0",
        "page=x",
        "page=" + "9" * 30,
        "q=" + "a" * 501,
        "first=2025-02-02&last=2025-02-01",
    ],
)
def test_what_cannot_be_read_is_said_in_the_same_dress(query: str, browser: Browser) -> None:
    answer = browser.get(f"/search?{query}")
    assert answer.status_code == 422
    assert "niet te lezen" in Seen(answer.text).text


def test_a_record_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "record.sqlite")
    browser = Browser(create_app(store))
    store.close()
    for file in tmp_path.iterdir():
        file.unlink()
    (tmp_path / "record.sqlite").mkdir()
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "Het register antwoordt niet" in Seen(answer.text).text


def test_posting_is_refused(browser: Browser) -> None:
    answer = browser.ask("POST", "/search")
    assert answer.status_code == 405
    assert "Zo kan het niet gevraagd worden" in answer.text


def test_a_fault_of_ours_shows_no_traceback_and_keeps_the_guard(tmp_path: Path) -> None:
    # No store at all: an error that nobody foresaw.
    browser = Browser(create_app(object()))  # type: ignore[arg-type]
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "Hier ging iets stuk" in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


# Guards


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search",
        "/who?name=aalst",
        "/deadlines",
        "/page/1",
        "/page/99",
        "/page/1.json",
        "/static/zegsman.css",
        "/search?first=x",
    ],
)
def test_every_answer_carries_the_guard(path: str, store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    headers = browser.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "host", ["kwaad.example", "127.0.0.1.kwaad.example", "localhost.kwaad.example", "", "127.0.0.2"]
)
def test_another_host_name_is_refused(host: str, browser: Browser) -> None:
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1234", "[::1]:8000"])
def test_this_machine_is_answered(host: str, browser: Browser) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def test_markup_in_a_page_is_text_everywhere(store: Store, browser: Browser) -> None:
    text = f"{HOSTILE} {HOSTILE}"
    whole = Span(0, len(text))
    labels = (
        Label(Span(0, len(HOSTILE)), "title", HOSTILE, 1.0),
        Label(Span(len(HOSTILE), len(text)), "promo", HOSTILE, 1.0),
    )
    page = Page(text, (Block(whole),), url="https://a.example/<script>")
    article = Article(page, labels, HOSTILE, None, (HOSTILE,), HOSTILE, (HOSTILE,), 'nl" onload="x')
    actor = Actor(HOSTILE, "person", (HOSTILE,), (), (), (0,))
    statement = Statement((whole,), "direct", why=HOSTILE)
    moment = Moment(whole, "day", date(2999, 1, 1), date(2999, 1, 1), deadline=True)
    due = Deadline((0,), 0, Party(whole, 0), Party(whole), why=HOSTILE)
    number = keep(store, Reading(article, (), (moment,), (statement,), (actor,), (), HOSTILE, (due,)))
    for path in (
        "/",
        f"/page/{number}",
        "/search?speaker=script",
        "/search?q=" + "%3Cscript%3E%22%3E",
        "/who?name=script",
        "/deadlines",
    ):
        page_seen = Seen(browser.get(path).text)
        assert [script.get("src") for script in page_seen.all("script")] == ["/static/keys.js"]
        assert not page_seen.all("img")
        assert not [a for _, a in page_seen.elements for name in a if name.startswith("on")]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example/x",
        "https://",
        "https://[bad",
        " https://a.example",
        "java\nscript:x",
        "https://a.example/\u0000",
    ],
)
def test_an_address_that_is_no_web_address_is_never_a_link(url: str, store: Store, browser: Browser) -> None:
    assert web_address(url) is None
    number = keep(store, made_reading(url=url))
    assert "Naar de bron" not in browser.get(f"/page/{number}").text


def test_the_link_to_the_source_tells_it_nothing(store: Store, browser: Browser) -> None:
    page = Seen(browser.get(f"/page/{keep(store, made_reading())}").text)
    assert {"href": "https://streekblad.example/brug", "rel": "noopener noreferrer"} in page.all("a")


def test_marks_that_turn_the_writing_are_not_shown(store: Store, browser: Browser) -> None:
    reading = made_reading(title="Brug \u202egnp.tiucexe\u2066 open\x00")
    keep(store, replace(reading, article=replace(reading.article, outlet="Blad\u202e\u2069")))
    for path in ("/", "/page/1", "/search?q=brug"):
        html = browser.get(path).text
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00") & set(html)
    assert "Brug gnp.tiucexe open" in browser.get("/").text
    assert "\\u202e" in json.dumps(browser.get("/page/1.json").json())


# Serving


def test_a_port_in_use_is_said_clearly(store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match=f"Port {taken.getsockname()[1]} on 127.0.0.1 is in use"):
            serve(store, "127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "port", "told"),
    [
        ("geen.huis.invalid", 8000, "'geen.huis.invalid' is not known"),
        ("", 8000, "host is empty"),
        ("192.0.2.1", 8000, "not an address of this machine"),
        ("127.0.0.1", 70000, "no port 70000"),
        ("127.0.0.1", -1, "no port -1"),
    ],
)
def test_an_address_that_cannot_be_served_is_said_clearly(host: str, port: int, told: str, store: Store) -> None:
    with pytest.raises(CannotServe, match=told):
        serve(store, host, port)


# The interface


def test_every_kind_of_piece_and_statement_has_a_word() -> None:
    assert set(OWN_WORDS) <= set(DUTCH.labels)
    assert set(LabelKind.__args__) == set(DUTCH.labels)  # type: ignore[attr-defined]
    assert set(DUTCH.modes) == set(DUTCH.modes_told) == {"direct", "mixed", "indirect", "reported", "attitude"}
    assert set(DUTCH.stances) == {"said", "claimed", "denied", "doubted", "confirmed"}
    assert len(set(DUTCH.months)) == 12


def test_headings_go_down_one_step_at_a_time(store: Store, browser: Browser) -> None:
    keep(store, made_reading())
    for path in ("/", "/page/1", "/search?q=brug", "/page/99"):
        names = [name for name, _ in Seen(browser.get(path).text).elements]
        levels = [int(name[1]) for name in names if name in ("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
