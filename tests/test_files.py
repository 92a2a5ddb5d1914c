"""Files, standard input and streams of JSON lines."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from zegsman import page
from zegsman.archive import files
from zegsman.archive.files import BadLine, Line
from zegsman.page import BadPage
from zegsman.values import Capture, Declared


def lines(*raw: str | bytes) -> list[Line | BadLine]:
    return list(files.lines(BytesIO(b"\n".join(line.encode() if isinstance(line, str) else line for line in raw))))


def error(raw: str | bytes) -> str:
    (line,) = lines(raw)
    assert isinstance(line, BadLine)
    return line.error


def test_a_file_tells_its_media_type_by_its_name(tmp_path: Path) -> None:
    for name, media_type in (
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.txt", "text/plain"),
        ("a", None),
        ("a.news", None),
    ):
        (tmp_path / name).write_bytes(b"Kop\r\n")
        assert files.from_file(tmp_path / name) == Capture(b"Kop\r\n", media_type=media_type)
        assert files.from_file(str(tmp_path / name)).body == b"Kop\r\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("geen.txt", "there is no file"),
        (".", "is a folder"),
        ("a\x00b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(BadPage, match=says):
        files.from_file(f"{tmp_path}/{name}")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError  # root, who may run these tests, is never refused

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadPage, match="may not be read"):
        files.from_file(tmp_path / "a.txt")


def test_no_more_is_read_than_a_page_may_hold(tmp_path: Path) -> None:
    with pytest.raises(BadPage, match="larger than 10 MB"):
        files.from_file("/dev/zero")
    with pytest.raises(BadPage, match="larger than 10 MB"):
        files.from_stdin(BytesIO(b"x" * (page.MAX_BYTES + 1)))
    assert len(files.from_stdin(BytesIO(b"x" * page.MAX_BYTES)).body) == page.MAX_BYTES


def test_lines_in_order_with_what_they_say_of_the_page() -> None:
    assert lines(
        '\ufeff{"id": "a", "text": "Kop", "url": "https://waterkant.example/a", "published": "2025-07-15", "language": "nl-BE"}',
        "",
        "  \r",
        '{"id": 7, "html": "<p>één</p>", "published": null, "more": [1]}\r',
        '{"text": "zonder naam"}',
    ) == [
        Line(
            "a",
            Capture(b"Kop", "https://waterkant.example/a", "text/plain", "utf-8"),
            Declared(published=date(2025, 7, 15), language="nl"),
        ),
        Line(7, Capture("<p>één</p>".encode(), None, "text/html", "utf-8"), Declared()),
        Line(5, Capture(b"zonder naam", None, "text/plain", "utf-8"), Declared()),
    ]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("{", "line 1: not JSON"),
        ("[" * 100_000, "nested too deeply"),
        (b'{"id": "\xff"}', "not UTF-8"),
        ("[1]", "not an object"),
        ('"tekst"', "not an object"),
        ('{"id": "a"}', 'no "text" or "html"'),
        ('{"text": "a", "html": "b"}', "both"),
        ('{"text": 1}', '"text" must be a string'),
        ('{"html": ["a"]}', '"html" must be a string'),
        ('{"id": 1.5, "text": "a"}', '"id" must be'),
        ('{"id": true, "text": "a"}', '"id" must be'),
        ('{"id": {}, "text": "a"}', '"id" must be'),
        ('{"text": "a", "url": 3}', '"url" must be a string'),
        ('{"text": "a", "published": "15 juli"}', '"published" is'),
        ('{"text": "a", "published": "2025-02-30"}', '"published" is'),
        ('{"text": "a", "published": "2025-W29-1"}', '"published" is'),
        ('{"text": "a", "language": "Nederlands!"}', '"language" is'),
        ('{"id": ' + "9" * 5000 + ', "text": "a"}', "not JSON"),
    ],
)
def test_lines_that_cannot_be_read_say_why(raw: str | bytes, says: str) -> None:
    assert says in error(raw)


def test_a_bad_line_keeps_its_id_and_the_stream_goes_on() -> None:
    first, second, third = lines('{"id": "a"}', "nee", '{"id": "b", "text": "x"}')
    assert isinstance(first, BadLine)
    assert first.id == "a"
    assert isinstance(second, BadLine)
    assert second.id == 2
    assert isinstance(third, Line)


def test_an_id_stands_once() -> None:
    first, second, third = lines('{"id": "a", "text": "x"}', '{"id": "a", "text": "y"}', '{"id": "b", "text": "y"}')
    assert isinstance(first, Line)
    assert second == BadLine("a", "line 2: the id 'a' stands on line 1 too; give each page its own")
    assert isinstance(third, Line)


def test_half_a_character_is_no_fault() -> None:
    (line,) = lines('{"text": "a\\ud83d b \\ud83d\\ude00"}')
    assert isinstance(line, Line)
    assert page.read(line.capture).text == "a\ufffd b 😀"


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 60)
    long = json.dumps({"id": "a", "text": "x" * 1000})
    first, second, third = lines(long, '{"id": "b", "text": "y"}', long)
    assert isinstance(first, BadLine)
    assert "longer than" in first.error
    assert isinstance(second, Line)
    assert second.id == "b"
    assert isinstance(third, BadLine)


def test_a_line_of_exactly_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = '{"id": "b", "text": "y"}'
    monkeypatch.setattr(files, "MAX_LINE", len(raw))
    assert [line.id for line in lines(raw, raw.replace("b", "c"))] == ["b", "c"]


def test_a_page_longer_than_may_be_is_refused_by_the_page_room() -> None:
    (line,) = lines(json.dumps({"text": "x" * (page.MAX_BYTES + 1)}))
    assert isinstance(line, Line)
    with pytest.raises(BadPage, match="larger than 10 MB"):
        page.read(line.capture)
