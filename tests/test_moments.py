"""The moments room: cases in text, the examples of the language pack, and what holds on any text and any day."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from growth import grows_evenly, many
from hypothesis import given, settings
from hypothesis import strategies as st

import zegsman
from zegsman import language, moments
from zegsman.language import feasts
from zegsman.language import moments as tables
from zegsman.language.table import BadPack
from zegsman.moments import calendar
from zegsman.values import Moment, Span

HERE = Path(__file__).parent
PACK = Path(zegsman.__file__).parent / "languages" / "nl"
CASES = HERE / "cases" / "nl" / "moments.txt"
TABLE = tables.read(PACK / "moments.toml")
UPDATE = bool(os.environ.get("ZEGSMAN_UPDATE"))


def found(text: str, published: date | None) -> tuple[Moment, ...]:
    """The moments of a text, every line of it looked at."""
    return moments.find(text, [Span(0, len(text))], TABLE, published)


def value(moment: Moment) -> str:
    """A day, first/last or a duration, and "deadline" where something is due."""
    days = "/".join(str(day) for day in dict.fromkeys((moment.first, moment.last)) if day)
    told = " = ".join(part for part in (moment.duration, days) if part) or "no day"
    return told + (" deadline" if moment.deadline else "")


def lines(text: str, published: date | None) -> str:
    """One line a moment: its words, its value, and the words it counts from."""
    result = []
    for moment in found(text, published):
        start = f"\tfrom {moment.counted_from.of(text)}" if moment.counted_from else ""
        result.append(f"{moment.span.of(text)}\t{value(moment)}{start}")
    return "\n".join(result) or "none"


def cases() -> list[tuple[str, str, str, str]]:
    """Title, day of publication, text and expectation of each case."""
    result = []
    for case in CASES.read_text(encoding="utf-8").rstrip("\n").split("\n===\n"):
        title, published, rest = case.split("\n", 2)
        text, expected = rest.split("\n-\n", 1)
        result.append((title, published, text, expected))
    return result


def examples() -> list[list[str]]:
    """Language, expected value ("-": nothing) and line of each example of the packs."""
    written = {code: PACK.parent / code / "examples" / "moments.txt" for code in language.available()}
    lines = [(code, line) for code, path in written.items() for line in path.read_text(encoding="utf-8").splitlines()]
    return [[code, *line.split("\t")[:2]] for code, line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("title", "published", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_case(title: str, published: str, text: str, expected: str) -> None:
    said = lines(text, None if published == "unknown" else date.fromisoformat(published))
    if UPDATE and said != expected:
        whole, head = CASES.read_text(encoding="utf-8"), f"{title}\n{published}\n{text}\n-\n"
        CASES.write_text(whole.replace(head + expected, head + said), encoding="utf-8")
        return
    assert said == expected


@pytest.mark.parametrize(("code", "expected", "line"), examples(), ids=[line for _, _, line in examples()])
def test_example_of_a_pack(code: str, expected: str, line: str) -> None:
    moments_found = moments.find(line, [Span(0, len(line))], language.load(code).moments, date(2025, 10, 9))
    assert (" ".join(value(moment) for moment in moments_found) or "-") == expected


def bounds() -> list[list[str]]:
    """Language, expected and line of each case of a bound."""
    written = (HERE / "cases" / "moments-bounds.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in written if not line.startswith("#")]


@pytest.mark.parametrize(("code", "expected", "line"), bounds(), ids=[line for _, _, line in bounds()])
def test_bound(code: str, expected: str, line: str) -> None:
    table = language.load(code).moments
    (moment,) = moments.find(line, [Span(0, len(line))], table, date(2025, 10, 9))
    assert " ".join(str(part or "-") for part in (moment.bound, moment.opens, moment.closes)) == expected


def test_only_the_stretches_are_looked_at() -> None:
    text = "Gisteren regende het.\nVandaag niet.\nMorgen weer."
    second = Span(text.index("Vandaag"), text.index("\nMorgen"))
    (moment,) = moments.find(text, [second], TABLE, date(2025, 10, 9))
    assert moment.span.of(text) == "Vandaag"


def test_a_later_stretch_counts_from_a_moment_of_an_earlier_one() -> None:
    text = "Hij kwam op 12 maart 2024.\nEen dag later ging hij."
    cut = text.index("\n")
    _, moment = moments.find(text, [Span(0, cut), Span(cut + 1, len(text))], TABLE, None)
    assert moment.first == date(2024, 3, 13)


def test_a_date_above_the_text_tells_from_when_it_counts() -> None:
    text = "De brug is dicht\n3 maart 2024\nGisteren ging zij dicht."
    *_, moment = found(text, None)
    assert moment.first == date(2024, 3, 2)
    assert found(text.replace("3 maart 2024", "3 maart"), None) == ()
    *_, moment = found(text, date(2025, 10, 9))
    assert moment.first == date(2025, 10, 8)


def test_stretches_that_overlap_give_each_moment_once() -> None:
    text = "Hij kwam gisteren."
    assert len(moments.find(text, [Span(0, len(text)), Span(3, len(text))], TABLE, date(2025, 10, 9))) == 1


def test_a_moment_says_why() -> None:
    (moment,) = found("Hij kwam maandag.", date(2025, 10, 9))
    assert (moment.why, moment.kind) == ("weekday, past", "day")
    assert 0 < moment.score < 1


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1818, "03-22"), (1954, "04-18"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")],
)
def test_easter(year: int, sunday: str) -> None:
    assert calendar.easter(year) == date.fromisoformat(f"{year}-{sunday}")


@pytest.mark.parametrize(
    ("unit", "count", "end"),
    [("month", 1, "2024-02-29"), ("year", 1.5, "2025-07-31"), ("hour", 48, "2024-02-02"), ("hour", 30, "2024-02-02"), ("week", 2, "2024-02-14")],
)  # fmt: skip
def test_durations_end_on_a_day_of_the_calendar(unit: tables.Unit, count: float, end: str) -> None:
    assert calendar.shifted(date(2024, 1, 31), unit, count) == date.fromisoformat(end)


def test_the_calendar_ends_quietly() -> None:
    assert calendar.shifted(date(9999, 12, 31), "day", 1) is None
    assert calendar.week(date(9999, 12, 31)) is None
    assert calendar.months_after(date(1, 1, 1), -1) is None


def test_a_table_with_a_week_of_six_days_is_refused(tmp_path: Path) -> None:
    written = (PACK / "moments.toml").read_text(encoding="utf-8").replace('"zaterdag", "zondag"]', '"zaterdag"]', 1)
    (tmp_path / "moments.toml").write_text(written, encoding="utf-8")
    with pytest.raises(BadPack, match="weekdays has 6 entries"):
        tables.read(tmp_path / "moments.toml")


def test_a_phrasing_with_an_unknown_meaning_is_refused(tmp_path: Path) -> None:
    written = (PACK / "moments.toml").read_text(encoding="utf-8").replace("\nago = ", "\nlongago = ", 1)
    (tmp_path / "moments.toml").write_text(written, encoding="utf-8")
    with pytest.raises(BadPack, match=r"unknown key phrases\.longago"):
        tables.read(tmp_path / "moments.toml")


def test_a_phrasing_with_an_unknown_slot_is_refused(tmp_path: Path) -> None:
    written = (PACK / "moments.toml").read_text(encoding="utf-8").replace("over {count|a}", "over {counts|a}", 1)
    (tmp_path / "moments.toml").write_text(written, encoding="utf-8")
    with pytest.raises(BadPack, match="counts"):
        tables.read(tmp_path / "moments.toml")


def test_a_language_that_writes_days_with_a_capital_needs_no_other_code() -> None:
    text = "Hij kwam bij De Zondag langs."
    capital = replace(TABLE, lower_case=False)
    assert found(text, date(2025, 10, 9)) == ()
    assert len(moments.find(text, [Span(0, len(text))], capital, date(2025, 10, 9))) == 1


PIECES = (
    "maandag zondagavond mei maart juli 3 15 31 2025 1999 9999 0001 12-03-26 31/12/9999 vorige volgende komende week weekend jaar dagen drie een "
    "van tot en met op tussen voor tegen uiterlijk binnen ultimatum moet zei is gisteren morgen geleden over later eind half begin kwartaal eerste "
    "de het . , ( ) ' - € \n pasen zomer middernacht jaren negentig 48 uur 9000 99999999999999999999 weken eeuwen eeuw helft na laatste"
)
WORDS = st.sampled_from(PIECES.split(" "))
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))
SAID = {
    code: sorted({word for one, _, line in examples() if one == code for word in line.split()})
    for code in language.available()
}
DATES = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@settings(max_examples=400, deadline=None)
@given(TEXTS, DATES, st.data())
def test_on_any_text_and_any_day(text: str, published: date | None, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    stretches = [Span(0, cut), Span(cut, len(text))]
    reached = 0
    for moment in moments.find(text, stretches, TABLE, published):
        assert reached <= moment.span.start < moment.span.end
        assert any(stretch.covers(moment.span) for stretch in stretches)
        assert (moment.first is None) == (moment.last is None)
        assert moment.first is None or moment.last is None or moment.first <= moment.last
        assert moment.first or moment.duration or moment.deadline
        assert moment.opens is None or moment.closes is None or moment.opens < moment.closes
        reached = moment.span.end


@pytest.mark.parametrize("code", language.available())
@settings(max_examples=300, deadline=None)
@given(data=st.data(), published=DATES)
def test_on_the_words_of_any_language_and_any_day(code: str, published: date | None, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(SAID[code] + ["9999", "0", "31", "'68"]), max_size=25))
    text = " ".join(words)
    for moment in moments.find(text, [Span(0, len(text))], language.load(code).moments, published):
        assert (moment.first is None) == (moment.last is None)
        assert moment.first is None or moment.last is None or moment.first <= moment.last
        assert moment.opens is None or moment.closes is None or moment.opens < moment.closes


@pytest.mark.parametrize(
    "piece", ["maandag ", "van ", "1", "1-", "de ", "tussen maandag en ", "binnen 3 weken ", "maandag", "''", ". "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    assert grows_evenly(lambda text: found(text, date(2025, 10, 9)), many(piece), 80_000)


def test_speed_on_plain_news() -> None:
    text = (
        "De wethouder zei dinsdag dat de brug voor 1 mei open moet. Volgens haar wachten de schippers al drie jaar.\n"
        * 1000
    )
    found(text[:1000], date(2025, 10, 9))
    started = time.process_time()
    found(text, date(2025, 10, 9))
    assert len(text) / (time.process_time() - started) > 40_000  # about ten times that on one quiet core


@pytest.mark.parametrize(
    ("feast", "year", "first", "last"),
    [
        ("rosh-hashanah", 2025, "2025-09-23", "2025-09-24"),
        ("passover", 2026, "2026-04-02", "2026-04-09"),
        ("tisha-bav", 2018, "2018-07-22", "2018-07-22"),
        ("purim", 2024, "2024-03-24", "2024-03-24"),
        ("eid-al-fitr", 2018, "2018-06-15", "2018-06-15"),
        ("ramadan", 2025, "2025-03-01", "2025-03-29"),
        ("chinese-new-year", 2026, "2026-02-17", "2026-02-17"),
        ("diwali", 2019, "2019-10-27", "2019-10-27"),
    ],
)
def test_feasts_that_follow_the_moon(feast: str, year: int, first: str, last: str) -> None:
    assert feasts.days(feast, year) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("year", "sunday"), [(2018, "04-08"), (2020, "04-19"), (2024, "05-05"), (2025, "04-20")])
def test_easter_of_the_eastern_churches(year: int, sunday: str) -> None:
    assert calendar.orthodox_easter(year) == date.fromisoformat(f"{year}-{sunday}")


def test_a_feast_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    written = (PACK / "moments.toml").read_text(encoding="utf-8").replace('feast = "ramadan"', 'feast = "ramadam"', 1)
    (tmp_path / "moments.toml").write_text(written, encoding="utf-8")
    with pytest.raises(BadPack, match="ramadam"):
        tables.read(tmp_path / "moments.toml")
