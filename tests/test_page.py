"""The door: bytes of every kind become a page, or a refusal that says what to do."""

from __future__ import annotations

import pickle
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zegsman import page
from zegsman.page import BadPage
from zegsman.values import Block, Capture, Page

CASES = Path(__file__).parent / "cases" / "page"


def cases(name: str) -> list[object]:
    """(source, expected lines) of each case in a file: title, source, "-", expected; "===" between cases."""
    found = []
    for case in (CASES / name).read_text(encoding="utf-8").split("\n===\n"):
        title, _, rest = case.partition("\n")
        source, _, expected = rest.rpartition("\n-\n")
        found.append(pytest.param(source, expected.strip("\n"), id=title))
    return found


def read(body: str | bytes, media_type: str | None = "text/html", charset: str | None = "utf-8") -> Page:
    return page.read(Capture(body.encode() if isinstance(body, str) else body, media_type=media_type, charset=charset))


def refusal(body: bytes, media_type: str | None = None, charset: str | None = None) -> str:
    with pytest.raises(BadPage) as caught:
        read(body, media_type, charset)
    return str(caught.value)


def shown(text: str, block: Block) -> str:
    for link in reversed(block.links):
        text = f"{text[: link.start]}[{link.of(text)}]{text[link.end :]}"
    end = block.span.end + 2 * len(block.links)
    return f"{block.tag} {text[block.span.start : end]}"


@pytest.mark.parametrize(("source", "expected"), cases("blocks.txt"))
def test_blocks(source: str, expected: str) -> None:
    found = read(source)
    assert "\n".join(shown(found.text, block) for block in found.blocks) == expected


@pytest.mark.parametrize(("source", "expected"), cases("hints.txt"))
def test_hints(source: str, expected: str) -> None:
    assert " ".join(read(source).blocks[0].hints) == expected


@pytest.mark.parametrize(("source", "expected"), cases("declared.txt"))
def test_declared(source: str, expected: str) -> None:
    """Expected lines are `field value`, for the fields that are set."""
    declared = page.read(
        Capture(f"{source}<p>x</p>".encode(), "https://waterkant.example/nieuws/1", "text/html", "utf-8")
    ).declared
    lines = [
        f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name in ("title", "authors", "published", "outlet", "language", "canonical")
        if (value := getattr(declared, name))
    ]
    assert "\n".join(lines) == expected


def test_hints_are_few() -> None:
    nested = "".join(f'<div class="woord{"abcdefgh"[i % 8] * (i + 1)}">' for i in range(100))
    hints = read(nested + "x").blocks[0].hints
    assert len(hints) == len(set(hints)) == 40
    assert hints[0] == f"woord{'abcdefgh'[99 % 8] * 100}"


def test_blocks_of_a_list_lie_close_and_others_apart() -> None:
    assert read("<p>a<ul><li>b<li>c</ul><p>d<br>e").text == "a\n\nb\nc\n\nd\ne"


# Plain text


def test_plain_text_stays_character_for_character() -> None:
    text = "  Kop \n\n\n\t“Ja”, zei zij. \u00a0\n<p>geen HTML</p> &amp; zo\u00ad\u2028\n\n"
    found = read(text, "text/plain")
    assert found.text == text
    assert [block.span.of(text) for block in found.blocks] == ["Kop", "“Ja”, zei zij.", "<p>geen HTML</p> &amp; zo"]
    assert {block.tag for block in found.blocks} == {""}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("een\r\ntwee\rdrie\x0cvier", "een\ntwee\ndrie\nvier"),
        ("een\x00 twee\x1b[31m\x7f", "een twee[31m"),
        ("cafe\u0301", "café"),
        ("a" + "\u0301" * 100, "á" + "\u0301" * 29),
        ("\ufeffeen", "een"),
    ],
)
def test_plain_text_is_mended(raw: str, text: str) -> None:
    assert read(raw, "text/plain").text == text


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<!DOCTYPE html><p>x", "p"),
        ('\ufeff <?xml version="1.0"?>\n<!-- a -->\n<html><body><h1>x', "h1"),
        ("<p class=a>x", "p"),
        ("Kop\n<p>niet</p>", ""),
        ("<persoon> zei", ""),
        ("< p >", ""),
        ("5 < 6", ""),
    ],
)
def test_html_or_plain_is_sniffed_where_nobody_says(text: str, tag: str) -> None:
    assert read(text, None, None).blocks[0].tag == tag


# Encodings

ZEES = "“Financiële coördinatie”, zei Zoë – één café’s zaak."


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (ZEES.encode(), None),
        (ZEES.encode("utf-8-sig"), "iso-8859-1"),
        (ZEES.encode(), "iso-8859-1"),
        (ZEES.encode(), "no-such-charset"),
        (ZEES.encode(), "base64"),
        (ZEES.encode("cp1252"), "windows-1252"),
        (ZEES.encode("cp1252"), "ISO-8859-1"),
        (ZEES.encode("cp1252"), "utf-8"),
        (ZEES.encode("cp1252"), None),
        (ZEES.encode("mac_roman"), None),
        (ZEES.encode("utf-16"), None),
        (ZEES.encode("utf-16-le"), None),
        (ZEES.encode("utf-16-be"), None),
        (ZEES.encode("utf-16-be"), "utf-16be"),
        (ZEES.encode("utf-32"), None),
        ("“Financiële coördinatie”, zei Zoë – één café".encode() + "’s zaak.".encode("cp1252"), "utf-8"),
        (ZEES.encode() + "é".encode()[:1], None),
    ],
)
def test_encodings(body: bytes, charset: str | None) -> None:
    assert read(body, "text/plain", charset).text == ZEES


@pytest.mark.parametrize("body", ["Eén zin.", "ruïne", "geïnterviewd", "een kopje thee à drie euro, zei Eef"])
def test_short_western_text_is_guessed(body: str) -> None:
    assert read(body.encode("cp1252"), "text/plain", None).text == body


def test_other_scripts_are_guessed() -> None:
    text = "Министр заявил во вторник, что переговоры продолжатся на следующей неделе, сообщает агентство."
    assert read(text.encode("cp1251"), "text/plain", None).text == text


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="iso-8859-7">',
        "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-7'>",
    ],
)
def test_meta_counts_after_the_bearer(meta: str) -> None:
    body = f"{meta}<p>Αθήνα</p>".encode("iso8859_7")
    assert read(body, "text/html", None).text == "Αθήνα"
    assert read(body, "text/html", "iso-8859-1").text == "ÁèÞíá"
    assert read(f"{meta}<p>x€".encode(), "text/html", "utf-8").text == "x€"


def test_meta_that_says_utf16_means_utf8() -> None:
    assert read(b'<meta charset="utf-16"><p>caf\xc3\xa9', None, None).text == "café"


def test_meta_in_plain_text_is_text() -> None:
    text = '<meta charset="iso-8859-7"> is een élement'
    assert read(text.encode(), "text/plain", None).text == text


@pytest.mark.parametrize(
    "body", [ZEES.encode("utf-16")[:-1], "a😀".encode("utf-16")[:-2], ZEES.encode("utf-16-le")[:-1]]
)
def test_utf16_that_breaks_off_is_refused(body: bytes) -> None:
    assert "breaks off" in refusal(body)


# Refusals


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff\u00a0\u200b".encode(), "empty"),
        (b"%PDF-1.7 ...", "this is a PDF; save the page as HTML or plain text first"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\xff\xd8\xff\xe0..", "an image"),
        (b"GIF89a..", "an image"),
        (b"RIFF\x04\x00\x00\x00WEBPVP8 ", "an image"),
        (b"PK\x03\x04....", "zip file or office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office document"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x00\x00\x00\x20ftypisom", "video"),
        (b"ID3\x03\x00....", "a sound"),
        (b"From: <Saved by Blink>\r\n", "MHTML"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00" * 100, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "a feed"),
    ],
)
def test_what_is_no_page_is_refused_in_words(body: bytes, says: str) -> None:
    assert says in refusal(body)


@pytest.mark.parametrize(
    "text", ["ID3 is de naam van een auto.", "RIFF is een woord.", "BZhoek", "PK 21 haalt de prijs.", "%PD"]
)
def test_honest_text_that_begins_like_a_file_is_read(text: str) -> None:
    assert read(text, None, None).text == text


def test_other_media_types_are_refused() -> None:
    assert "application/json" in refusal(b"{}", "application/json")
    assert read(b"x", "application/octet-stream", None).text == "x"


def test_a_page_without_text_is_refused() -> None:
    assert "shows no text" in refusal(b"<html><script>render()</script><div id=app></div>", "text/html")


def test_a_refusal_can_be_pickled() -> None:
    assert str(pickle.loads(pickle.dumps(BadPage("a", "b")))) == "a; b"


# Pages made to hurt

HEAVY = {
    "50 MB of div": b"<div>" * 10_000_000,
    "10 MB of div": b"<div>" * 2_000_000,
    "20,000 nested div": b"<div>" * 20_000 + b"x",
    "nested div, closed in comments": b"<div><!--</div>-->" * 20_000 + b"x",
    "nested div, closed in attributes": b'<div a="</div>">' * 20_000 + b"x",
    "nested div, closed in scripts": b"<div><script></div></script>" * 20_000 + b"x",
    "many attributes": b"<p " + b" ".join(b"a%d" % i for i in range(20_000)) + b">x",
    "many bodies": b"<p>x" + b"".join(b"<body a%d=1>" % i for i in range(20_000)),
    "many pieces": b"<p>x" * 30_000,
    "many lines": b"x\n" * 30_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_pages_are_refused_soon(name: str) -> None:
    start = time.process_time()
    refusal(HEAVY[name], "text/plain" if name == "many lines" else "text/html")
    assert time.process_time() - start < 2


def test_unclosed_emphasis_does_not_multiply() -> None:
    """A parser opens each of these 1,000 elements anew in each of 1,000 paragraphs: half a gigabyte."""
    start = time.process_time()
    found = read("<p>" + "".join(f"<b id=x{i}>" for i in range(1000)) + "<p>x" * 1000)
    assert len(found.blocks) == 1000
    assert time.process_time() - start < 1


def test_deep_but_bearable_pages_are_read() -> None:
    assert read("<div>" * 1_500 + "<p>diep").blocks[0].tag == "p"


def test_long_rows_of_marks_take_no_time() -> None:
    start = time.process_time()
    assert len(read("a" + "\u0300\u0316" * 1_000_000, "text/plain").text) < 40
    assert len(read("<p>a" + "&#x300;&#x316;" * 100_000).text) < 40
    assert time.process_time() - start < 2


def test_broken_json_ld_of_5_mb_hurts_nobody() -> None:
    for inside in (
        "[" * 5_000_000,
        '{"@type":"NewsArticle","headline":"a' * 25_000,
        '{"a":' * 150_000,
        '"headline":"' + "\\a" * 400_000,
    ):
        start = time.process_time()
        assert read(f'<script type="application/ld+json">{inside}</script><p>x').text == "x"
        assert time.process_time() - start < 1


# Properties

PIECES = (
    "<p> </p> <div> </div> <b> </b> <a_href=x> </a> <br> <li> <table> <td> <script> </script> <!-- --> <pre> &eacute; &#x301; "
    "e \u0301 \u00a0 \u200b “zei” x \n \r\n \x00 \x1b <svg> <title> <time> <template> <body_class='a_b'> <h1>Kop \u00ad <select> "
    "<plaintext> <frameset>"
)


def check(found: Page) -> None:
    end = 0
    assert found.blocks
    for block in found.blocks:
        assert end <= block.span.start < block.span.end <= len(found.text)
        end = block.span.end
        piece = block.span.of(found.text)
        assert piece == piece.strip()
        assert "\n" not in piece
        assert all(block.span.covers(link) and link.start < link.end for link in block.links)
        assert list(block.links) == sorted(block.links)
    assert unicodedata.is_normalized("NFC", found.text)
    assert not [
        character
        for character in found.text
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
    ]


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "text/html", "text/plain", "x/y", "", "text/html; charset=x"]),
    st.sampled_from(
        [None, "utf-8", "utf-16", "latin1", "zip", "idna", "utf-7", "\x00", "gb2312", "iso2022_jp", "hz", "utf-8-sig"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_page_or_a_refusal(body: bytes, media_type: str | None, charset: str | None) -> None:
    try:
        found = read(body, media_type, charset)
    except BadPage:
        return
    check(found)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_soup_of_html_gives_a_page_or_a_refusal(pieces: list[str], spaced: bool) -> None:
    try:
        found = read((" " if spaced else "").join(pieces).replace("_", " "))
    except BadPage:
        return
    check(found)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1).map(
        lambda text: unicodedata.normalize("NFC", text)
    ),
    st.just("\n"),
)
@settings(max_examples=200, deadline=None)
def test_clean_plain_text_comes_out_as_it_went_in(text: str, end: str) -> None:
    text = f"Kop{end}{end}{text}{end}slot "
    found = read(text, "text/plain")
    assert found.text == text
    check(found)


def test_dates_are_dates() -> None:
    assert read('<meta property="article:published_time" content="2025-02-30"><p>x').declared.published is None
    assert read('<meta property="article:published_time" content="2024-02-29"><p>x').declared.published == date(
        2024, 2, 29
    )
