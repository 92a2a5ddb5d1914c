"""The article room: cases in text, whole pages, the examples of the language pack, and what holds on any page at all."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from growth import grows_evenly, many
from hypothesis import given, settings
from hypothesis import strategies as st

import zegsman
from zegsman import article, page
from zegsman.article import layout, phrases, pieces
from zegsman.language import furniture
from zegsman.language.table import BadPack
from zegsman.values import OWN_WORDS, Article, Block, Capture, Declared, Page, Span

HERE = Path(__file__).parent
PACK = Path(zegsman.__file__).parent / "languages" / "nl"
CASES = HERE / "cases" / "nl" / "furniture.txt"
HTML_CASES = HERE / "cases" / "html.txt"
EXAMPLES = HERE.parent / "examples"
WORDS = furniture.read(PACK / "furniture.toml")
UPDATE = bool(os.environ.get("ZEGSMAN_UPDATE"))


def labelled(text: str, **more: object) -> Article:
    """The text read as plain text and labelled."""
    capture = Capture(text.encode(), media_type="text/plain", charset="utf-8", **more)  # type: ignore[arg-type]
    return article.label(page.read(capture), WORDS, "nl")


def pieces_of(found: Article) -> str:
    """One line a piece: its label and its words."""
    text = found.page.text
    return "\n".join(f"{label.kind}\t{' '.join(label.span.of(text).split())}" for label in found.labels)


def cases(path: Path = CASES) -> list[tuple[str, str, str]]:
    """Title, text and expectation of each case."""
    found = []
    for case in path.read_text(encoding="utf-8").split("\n===\n"):
        title, rest = case.split("\n", 1)
        text, expected = rest.split("\n-\n", 1)
        found.append((title, text, expected.rstrip("\n")))
    return found


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_case(title: str, text: str, expected: str) -> None:
    said = pieces_of(labelled(text))
    if UPDATE and said != expected:
        whole = CASES.read_text(encoding="utf-8")
        CASES.write_text(
            whole.replace(f"{title}\n{text}\n-\n{expected}", f"{title}\n{text}\n-\n{said}"), encoding="utf-8"
        )
        return
    assert said == expected


@pytest.mark.parametrize(("title", "html", "expected"), cases(HTML_CASES), ids=[case[0] for case in cases(HTML_CASES)])
def test_layout_case(title: str, html: str, expected: str) -> None:
    read = page.read(Capture(html.encode(), media_type="text/html", charset="utf-8"))
    assert pieces_of(article.label(read, WORDS, "nl", rules_alone=True)) == expected


@pytest.mark.parametrize("folder", sorted((HERE / "pages").iterdir()), ids=lambda folder: folder.name)
def test_page(folder: Path) -> None:
    """What the rules alone make of it: it is they that these pages were written for."""
    read = page.read(Capture((folder / "page.html").read_bytes(), media_type="text/html"))
    found = article.label(read, WORDS, "nl", rules_alone=True)
    fields = (found.title, found.published, "; ".join(found.authors), found.outlet, "; ".join(found.sources))
    said = (
        "\n".join(f"={name}\t{value or ''}" for name, value in zip(FIELDS, fields, strict=True))
        + "\n"
        + pieces_of(found)
    )
    if UPDATE:
        (folder / "expected.txt").write_text(said + "\n", encoding="utf-8")
    assert said == (folder / "expected.txt").read_text(encoding="utf-8").rstrip("\n")


def test_what_is_learned_leaves_these_pages_much_as_they_are() -> None:
    same = own = every = 0
    for folder in (HERE / "pages").iterdir():
        read = page.read(Capture((folder / "page.html").read_bytes(), media_type="text/html"))
        told = article.label(read, WORDS, "nl")
        expected = (folder / "expected.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")[len(FIELDS) :]
        for label, line in zip(told.labels, expected, strict=True):
            kind, _, text = line.partition("\t")
            every += len(text)
            same += len(text) * (label.kind == kind)
            own += len(text) * ((label.kind in OWN_WORDS) == (kind in OWN_WORDS))
    assert same / every > 0.9
    assert own / every > 0.96


FIELDS = ("title", "published", "authors", "outlet", "sources")


@pytest.mark.parametrize("line", (PACK / "examples" / "furniture.txt").read_text(encoding="utf-8").splitlines()[1:])
def test_example_of_the_pack(line: str) -> None:
    kind, text = line.split("\t")
    span = Span(0, len(text))
    verdict = phrases.find(pieces.Piece(span, text, 0, Block(span)), WORDS)
    assert (verdict.kind if verdict else "-") == kind


def test_the_example_page_reads_alike_as_html_and_as_text() -> None:
    html = article.label(
        page.read(Capture((EXAMPLES / "ultimatum.html").read_bytes(), media_type="text/html")), WORDS, "nl"
    )
    text = labelled((EXAMPLES / "ultimatum.txt").read_text(encoding="utf-8"))
    own = [[line for line in pieces_of(one).splitlines() if line.split("\t")[0] in OWN_WORDS] for one in (html, text)]
    assert own[0] == own[1]
    assert [label.kind for label in text.labels if label.kind not in OWN_WORDS] == [
        "read-aloud", "reading-time", "reading-tip", "promo", "source-line",
    ]  # fmt: skip
    assert (html.published, html.authors, html.outlet) == (date(2026, 3, 11), ("Marijke Duinhof",), "De Kustkoerier")
    assert html.sources == text.sources == ("Reuters", "AFP")


BYLINES = [
    ("Door Jan van Dam en Els Wit", ("Jan van Dam", "Els Wit"), None, ()),
    ("Annemiek Post", ("Annemiek Post",), None, ()),
    ("Tekst: Ward Claes | Beeld: Ine Maas", ("Ward Claes",), None, ()),
    ("Redactie/Belga | woe 13 aug 2025 | Laatste update 11:42", (), date(2025, 8, 13), ("Belga",)),
    ("svd, belga | 12 februari 2026, 13:40", (), date(2026, 2, 12), ("Belga",)),
    ("Door ANP - 14-5-2025, 18:22 (Update 14-5-2025, 19:05)", (), date(2025, 5, 14), ("ANP",)),
    ("Marloes Bijl 12-03-26, 17:05", ("Marloes Bijl",), date(2026, 3, 12), ()),
    ("Van onze correspondent", (), None, ()),
    ("Door onze redactie economie", (), None, ()),
    ("Verslag door Evert Bos", ("Evert Bos",), None, ()),
    ("AFP, vertaald door de redactie", (), None, ("AFP",)),
    ("Door Dr. Anne Bos", ("Dr. Anne Bos",), None, ()),
    ("Door Prof. Anne Bos", ("Prof. Anne Bos",), None, ()),
    ("Door Anne Bos. Rome", ("Anne Bos",), None, ()),
    ("Door Anne Bos di 14-5-2025", ("Anne Bos",), date(2025, 5, 14), ()),
]


@pytest.mark.parametrize(("line", "authors", "published", "sources"), BYLINES)
def test_who_wrote_it_when_and_after_whom(
    line: str, authors: tuple[str, ...], published: date | None, sources: tuple[str, ...]
) -> None:
    found = labelled(
        f"Dorp krijgt nieuwe brug\n\n{line}\n\nHet dorp krijgt een brug, zegt de provincie. Hij komt er in mei."
    )
    assert [label.kind for label in found.labels] == ["title", "byline", "lead"]
    assert (found.authors, found.published, found.sources) == (authors, published, sources)


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("Bron: ANP, Reuters", ("ANP", "Reuters")),
        ("Bron: agentschappen", ("agentschappen",)),
        ("Bron: Stad & Streek / ANP", ("Stad & Streek", "ANP")),
        ("© BELGA", ("Belga",)),
        ("Met dank aan: dpa, uit het Duits vertaald", ("dpa",)),
    ],
)
def test_the_agencies_of_a_source_line(line: str, sources: tuple[str, ...]) -> None:
    found = labelled(
        f"Dorp krijgt brug\n\nHet dorp krijgt een brug, zegt de provincie.\n\nHij komt er in mei.\n\n{line}"
    )
    assert found.labels[-1].kind == "source-line"
    assert found.sources == sources


def test_a_dateline_names_its_agency() -> None:
    found = labelled("Dorp krijgt brug\n\nDEN HAAG (ANP/AFP) - Het dorp krijgt een brug. Hij komt er in mei.")
    assert found.sources == ("ANP", "AFP")


def test_what_is_declared_counts_where_the_page_bears_it_out() -> None:
    text = "Nieuwsblad\nDorp krijgt brug\nHet dorp krijgt een brug, zegt de provincie."
    cut = page.read(Capture(text.encode(), media_type="text/plain"))
    declared = Declared("Dorp krijgt brug", ("Redactie", "Els Wit", "Nieuwsblad"), date(2025, 1, 2), "Nieuwsblad")
    found = article.label(Page(cut.text, cut.blocks, declared=declared), WORDS, "nl")
    assert (found.title, found.authors, found.published) == ("Dorp krijgt brug", ("Els Wit",), date(2025, 1, 2))


@pytest.mark.parametrize(
    ("declared", "line", "authors"),
    [
        ("Door Els Wit", "", ("Els Wit",)),
        ("Els Wit en Jan Bos, Rome", "", ("Els Wit", "Jan Bos")),
        ("Dienst voor Sluizen en Bruggen", "", ()),
        ("Els Wit og Jan Bos", "", ("Els Wit", "Jan Bos")),
        ("José Bos y Wit", "", ("José Bos y Wit",)),
        ("Waterkant Ltd.", "", ()),
        ("Elsje", "", ("Elsje",)),
        ("Elsje", "Door Els Wit", ("Els Wit",)),
        ("elsje", "", ()),
        ("LTK", "", ()),
        ("Redactie", "Door Els Wit", ("Els Wit",)),
        ("Nieuwsblad", "", ()),
    ],
)
def test_a_declared_author_is_a_person_or_a_pen_name(declared: str, line: str, authors: tuple[str, ...]) -> None:
    source = f"""<meta property="og:site_name" content="Het Nieuwsblad"><meta name="author" content="{declared}">
        <article><h1>Dorp krijgt brug</h1><p>{line}</p><p>Het dorp krijgt een brug, zegt de provincie.</p></article>"""
    assert article.label(page.read(Capture(source.encode(), charset="utf-8")), WORDS, "nl").authors == authors


def test_names_below_the_story_are_its_authors_unless_there_are_many() -> None:
    story = "<h1>Dorp krijgt brug</h1><p>Het dorp krijgt een brug, zegt de provincie. Hij komt er in mei.</p>"
    others = ("Els Wit", "Jan Bos", "An Mol")
    for names, authors in ((others[:1], others[:1]), (others, ())):
        signed = "".join(f"<div><a href=/a>Brug {name[:2]}</a> <p class=byline>{name}</p></div>" for name in names)
        read = page.read(Capture(f"<article>{story}</article>{signed}".encode(), charset="utf-8"))
        assert article.label(read, WORDS, "nl").authors == authors


def test_a_kicker_before_the_declared_headline_is_no_part_of_it() -> None:
    text = "Nieuwe brug: Dorp krijgt na veertig jaar een brug\nHet dorp krijgt een brug, zegt de provincie."
    cut = page.read(Capture(text.encode(), media_type="text/plain"))
    for declared, title in [("Dorp krijgt na veertig jaar een brug", None), ("Iets heel anders", text.split("\n")[0])]:
        found = article.label(Page(cut.text, cut.blocks, declared=Declared(declared)), WORDS, "nl")
        assert found.title == (title or declared)


def test_a_heading_below_the_story_is_not_the_headline() -> None:
    line = "Het dorp krijgt een brug, zegt de provincie, en de bewoners zijn er blij mee, want de pont voer niet meer."
    text = f"{line}\n{line}\nMeer nieuws uit het dorp\nDorp krijgt een brug"
    cut = page.read(Capture(text.encode(), media_type="text/plain"))
    blocks = tuple(Block(block.span, tag) for block, tag in zip(cut.blocks, ("p", "p", "h2", "a"), strict=True))
    found = article.label(Page(text, blocks, declared=Declared("Dorp krijgt een brug")), WORDS, "nl")
    assert [label.kind for label in found.labels[:2]] == ["lead", "body"]
    assert "title" not in [label.kind for label in found.labels]
    assert found.title == "Dorp krijgt een brug"


def test_yesterday_is_counted_from_the_day_the_page_was_fetched() -> None:
    text = "Dorp krijgt brug\n\nGisteren om 12.03 uur\n\nHet dorp krijgt een brug, zegt de provincie."
    assert labelled(text, fetched=datetime(2025, 3, 1, 9, tzinfo=UTC)).published == date(2025, 2, 28)
    assert labelled(text).published is None


def test_a_class_around_the_whole_story_says_nothing() -> None:
    text = "Het dorp krijgt een brug, zegt de provincie, en de bewoners zijn er blij mee, want de pont voer niet meer."
    lines = [text.replace("brug", name) for name in ("brug", "sluis", "weg")]
    whole, at = "\n".join(lines), 0
    blocks = []
    for line in lines:
        blocks.append(Block(Span(at, at + len(line)), "p", ("paywall", "premium")))
        at += len(line) + 1
    assert layout.wrapping([pieces.whole(n, block, whole) for n, block in enumerate(blocks)]) == {"paywall", "premium"}
    found = article.label(Page(whole, tuple(blocks)), WORDS, "nl")
    assert all(label.kind in OWN_WORDS for label in found.labels)
    aside = (*blocks[:2], Block(blocks[2].span, "p", ("paywall",)))
    assert layout.wrapping([pieces.whole(n, block, whole) for n, block in enumerate(aside)]) == {"paywall", "premium"}


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("hij zei: “kom naar ons” en ging", "hij zei:   en ging"),
        ("'s Avonds zei hij 'nee' tegen je", "'s Avonds zei hij   tegen je"),
        ("”schandalig”, vond ze", " , vond ze"),
        ("“We gaan ze aan“, zei hij", " , zei hij"),
        ("zij begon: “Dat loopt door", "zij begon: "),
        ("foto's van auto's", "foto's van auto's"),
    ],
)
def test_what_stands_outside_quotation_marks(text: str, outside: str) -> None:
    assert pieces.outside_quotes(text) == outside


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ('[[phrase]]\nkind = "tip"\nwhole = ["lees ook"]', "it may be title, lead"),
        ('[[phrase]]\nkind = "promo"\nstarts = ["… app"]', "must begin and end with words"),
        ('[[phrase]]\nkind = "promo"\nstarts = ["de *"]', "a star opens or ends a word"),
        ('[[phrase]]\nkind = "promo"\nbegins = ["de app"]', "unknown key"),
        ("[words.months]\nwintermaand = 13", "a month is 1 to 12"),
    ],
)
def test_a_wrong_table_is_refused_with_file_and_line(tmp_path: Path, written: str, what: str) -> None:
    path = tmp_path / "furniture.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(BadPack, match=what):
        furniture.read(path)


LINES = st.sampled_from([
    "Lees ook: iets", "Bron: ANP", "| ", "Laat voorlezen | Leestijd 3 minuten |", "“", "' | '", "Foto: X", "© 2025", "▶", "Wie?", "Deel · Facebook · X",
    "12.30 – Begin", "Doe mee! Geef je op. Het is gratis voor jou.", "De minister zei dat het niet kon. Hij ging weg.", "A | B | Lees ook | C",
])  # fmt: skip
TAGS = st.sampled_from(["", "p", "h1", "h2", "li", "td", "a", "div", "time", "figcaption", "button", "blockquote"])
HINTS = st.lists(st.sampled_from(["nav", "paywall", "article", "aside", "figure", "share", "related", "x"]), max_size=4)


@st.composite
def any_page(draw: st.DrawFn) -> Page:
    """Blocks of any words, in order, with any tag, hints and links."""
    text, blocks = "", []
    for line in draw(st.lists(LINES | st.text(min_size=1, max_size=60), max_size=12)):
        start = len(text)
        text += line
        links = (Span(start, len(text)),) if draw(st.booleans()) else ()
        blocks.append(Block(Span(start, len(text)), draw(TAGS), tuple(draw(HINTS)), links))
        text += "\n"
    title = draw(st.none() | LINES)
    return Page(text, tuple(blocks), declared=Declared(title=title))


@given(any_page())
@settings(max_examples=150, deadline=None)
def test_labels_tile_the_blocks_of_any_page(one: Page) -> None:
    found = article.label(one, WORDS, "nl")
    left = list(found.labels)
    for block in one.blocks:
        at = block.span.start
        while at < block.span.end:
            label = left.pop(0)
            assert label.span.start == at < label.span.end <= block.span.end
            assert 0 < label.score <= 1
            assert label.why
            at = label.span.end
    assert not left


@pytest.mark.parametrize(
    "unit", ["a. ", "'a ", "a | ", "Foto: ", "(", "Lees ook\n", "Nieuws\n", "Wie is dat?\n", "1, "]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def label(text: str) -> Article:
        return article.label(page.read(Capture(text.encode(), media_type="text/plain")), WORDS, "nl")

    assert grows_evenly(label, many(unit), 30_000)
