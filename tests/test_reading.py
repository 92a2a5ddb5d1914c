"""The pipeline: what a whole page gives, which language it is read in, and that no page makes it fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zegsman import __version__, language, models, page, reading
from zegsman.language.pack import Pack
from zegsman.values import OWN_WORDS, Block, Capture, Declared, Page, Reading, Span

EXAMPLES = Path(__file__).parent.parent / "examples"
DUTCH = language.load("nl")
PACKS = {"nl": DUTCH.pack}

STORY = (
    "De gemeente Oudemeer sluit de brug over het kanaal. Dat zegt wethouder Elske Brandsma, die er al langer voor waarschuwde.\n"
    "“Het hout is op”, zei Brandsma dinsdag in de raad. De schippers vinden het niet eerlijk en willen dat er een pont komt.\n"
)
IN_OTHER_WORDS = {
    "in Chinese": "市政府星期二宣布，运河上的旧桥将关闭。负责人说，木头已经用完，居民希望有一艘渡船。",
    "in Japanese": "市は火曜日、運河にかかる古い橋を閉鎖すると発表した。担当者は「木材がもうない」と述べた。",
    "in Korean": "시는 화요일 운하의 오래된 다리를 폐쇄한다고 발표했다. 담당자는 나무가 더 이상 없다고 말했다.",
    "in Russian": "Во вторник город объявил, что старый мост через канал закрывается. Дерево кончилось, сказала она.",
    "in French": "La commune ferme le vieux pont du canal, a dit mardi l'échevine. Le bois est usé, selon elle, et les bateliers "
    "veulent un bac qui passe chaque heure jusqu'à la fin des travaux.",
    "in English": "The town has closed the old bridge over the canal, said the alderman on Tuesday. The wood is gone, she "
    "told the council, and the skippers want a ferry that sails every hour of the day until the work is done.",
}


def made(text: str, **declared: object) -> Page:
    """A page of plain text."""
    return replace(page.read(Capture(text.encode(), media_type="text/plain")), declared=Declared(**declared))


def read(of: Page) -> Reading:
    return reading.read(of, DUTCH, models.load("nl"))


@pytest.fixture(scope="module")
def example() -> Reading:
    return read(page.read(Capture((EXAMPLES / "ultimatum.html").read_bytes(), media_type="text/html")))


def test_a_reading_says_what_made_it(example: Reading) -> None:
    assert example.made_by == f"zegsman {__version__} {models.load('nl').name}"
    assert example.notes == ()


def test_a_page_is_read_from_labels_to_actors(example: Reading) -> None:
    text = example.article.page.text
    said = [
        number for number, one in enumerate(example.statements) if one.content[0].of(text).startswith("“Wij hebben")
    ]
    assert [example.speaker(number).name for number in said] == ["Pavel Dretsjin"]
    assert any(moment.deadline and moment.last == date(2026, 4, 18) for moment in example.moments)


def test_no_statement_is_found_in_furniture(example: Reading) -> None:
    read_from = OWN_WORDS | {"caption", "embed"}
    furniture = [label.span for label in example.article.labels if label.kind not in read_from]
    assert furniture
    assert not [one for one in example.statements if any(span.meets(one.content[0]) for span in furniture)]


def test_days_count_from_the_declared_day() -> None:
    (moment,) = read(made(STORY, published=date(2025, 7, 17))).moments
    assert moment.first == date(2025, 7, 15)


def test_a_page_without_a_day_is_noted() -> None:
    (note,) = read(made(STORY)).notes
    assert "day of publication" in note.note


def test_a_page_without_a_story_is_noted() -> None:
    found = read(page.read(Capture(b"<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>", media_type="text/html")))
    assert [note.note for note in found.notes] == ["no story was found on this page"]
    assert found.article.labels


def test_small_words_that_languages_share_make_no_language() -> None:
    """Spanish has "de" and "en" as often as Dutch has."""
    spanish = (
        "El ayuntamiento de la ciudad cierra el puente de madera en el canal de los molinos, en las afueras de la villa. "
        "La alcaldesa de la ciudad habló de un peligro en invierno y de una obra de tres meses en verano. En la orilla de "
        "enfrente, los barqueros de la escuela de remo piden una reunión en el consejo de vecinos, en mayo o en junio. "
        "De momento no hay fecha de entrega, ni de la obra ni de los planos de la nueva pasarela de acero en la curva."
    )
    (note,) = read(made(spanish)).notes
    assert note.note.startswith("this page is in Spanish")


@pytest.mark.parametrize("told", IN_OTHER_WORDS)
def test_a_page_in_another_language_is_labelled_and_noted(told: str) -> None:
    found = read(made(IN_OTHER_WORDS[told]))
    assert [note.note for note in found.notes] == [f"this page is {told}; zegsman reads de, en, nl"]
    assert found.article.labels
    assert (found.statements, found.moments, found.actors) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (STORY, None),
        (STORY, "nl"),
        (STORY, "en"),  # a site's template says English, its words are Dutch
        ("“Nee”, zei Brandsma.", None),  # too little to tell
        ("“Well, never mind”, zei Brandsma.", "nl"),
        ("Uitslagen: Oudemeer – Noorderdam 2-1, Rietveen – Zandwijk 0-0.", "nl"),
        ("De Chinese premier noemde het plan 中国梦. Dat betekent volgens hem dat er niet meer gebouwd wordt.", None),
    ],
)
def test_a_dutch_page_is_known(text: str, declared: str | None) -> None:
    assert reading.other_language(made(text, language=declared), PACKS) is None


def test_a_declared_language_without_a_pack_is_named() -> None:
    english = made(IN_OTHER_WORDS["in English"], language="en")
    assert reading.other_language(english, PACKS) == ("this page is in English", "en")
    assert read(english).article.language == "en"


def test_a_wrongly_declared_language_is_seen() -> None:
    assert reading.other_language(made(IN_OTHER_WORDS["in Chinese"], language="nl"), PACKS) == (
        "this page is in Chinese",
        "zh",
    )
    assert reading.other_language(made(IN_OTHER_WORDS["in English"], language="nl"), PACKS)


@pytest.mark.parametrize("code", ["de", "en", "nl"])
@pytest.mark.parametrize("declared", [None, "nl"])
def test_one_sentence_is_enough_to_choose(code: str, declared: str | None) -> None:
    """A page that says nothing of its language, or is said to be in Dutch by its template, and has one line of text."""
    one = {
        "de": "Die Fähre fährt ab Montag nicht mehr, teilte der Hafenmeister von Ostersiel am Freitag mit.",
        "en": "Ferries will stop running on Monday, according to the harbour master of Larkwater.",
        "nl": "Vanaf maandag vaart de pont niet meer, aldus havenmeester Roelof Tanis van Oudemeer.",
    }[code]
    packs = {known: language.load(known).pack for known in language.available()}
    assert reading.choose(made(one, language=declared), packs) == code
    assert reading.other_language(made(one, language=declared), packs) is None


def test_a_paragraph_in_another_language_is_noted_and_not_read() -> None:
    french = (
        "« Le pont est dangereux », a dit mardi l'échevine Maud Lambrecq, selon qui les travaux dureront jusqu'en juin."
    )
    page = made(f"{STORY}\n{french}\n\nVolgens Brandsma duurt het werk tot juni.", published=date(2026, 4, 2))
    found = read(page)
    (note,) = found.notes
    assert (note.note, note.span.of(page.text)) == (
        "this paragraph is in French and is not read; the page is in nl",
        french,
    )
    spans = [span for one in found.statements for span in one.content] + [moment.span for moment in found.moments]
    assert spans
    assert not [span for span in spans if span.meets(note.span)]
    assert any("tot juni" in span.of(page.text) for span in spans)


def test_what_somebody_says_in_another_language_is_read() -> None:
    english = "“We will not pay for a bridge that nobody uses, and that is the last thing I will say about it today”, zei Brandsma."
    found = read(made(f"{STORY}\n{english}", published=date(2026, 4, 2)))
    assert found.notes == ()
    assert any("nobody uses" in one.content[0].of(found.article.page.text) for one in found.statements)


def test_a_menu_in_another_language_does_not_hide_the_story() -> None:
    menu = "\n".join(
        ("Home", "The news of today", "About us", "Contact the desk", "All of the sports", "More of this") * 8
    )
    assert reading.other_language(made(f"{menu}\n{STORY}"), PACKS) is None


def test_the_pack_that_fits_best_is_chosen() -> None:
    english = Pack(
        "English", 238, 183, frozenset(["the", "of", "and", "to", "in", "a", "that", "she", "said", "has", "on", "is"])
    )
    both = {"en": english, "nl": DUTCH.pack}
    assert reading.choose(made(STORY), both) == "nl"
    assert reading.choose(made(IN_OTHER_WORDS["in English"]), both) == "en"
    assert reading.choose(made(STORY, language="en"), both) in both
    assert reading.choose(made("“Nee.”", language="en"), both) == "en"
    assert reading.choose(made(IN_OTHER_WORDS["in Korean"]), both) in both


PIECES = st.sampled_from(
    ("“", "”", "„", "’", "\n", " ", ", ", ". ", "(", ")", "–", "zei ", "volgens ", "dat ", "Brandsma ", "hij ", "dinsdag ",
     "uiterlijk 3 mei ", "Bron: ", "Lees ook: ", "noemde ", "ultimatum van 50 dagen ", "\u202e", "😀", "ǰ̌", "minister ")
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=60).map("".join))
def test_reading_never_fails(text: str) -> None:
    blocks = tuple(Block(Span(start, end)) for start, end in _lines(text))
    found = read(Page(text, blocks, declared=Declared(language="nl", published=date(2025, 10, 9))))
    spans = [span for one in found.statements for span in (*one.content, *one.cue)]
    spans += [moment.span for moment in found.moments] + [span for actor in found.actors for span in actor.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(number < len(found.statements) for actor in found.actors for number in actor.statements)


def test_a_text_may_end_without_a_stop_behind_its_last_source() -> None:
    found = read(made("De boot ligt in de haven. Voor een staking waarschuwde de bond", language="nl"))
    assert [one.source and one.source.span.of(found.article.page.text) for one in found.statements] == ["de bond"]


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
