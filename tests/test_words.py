"""Sentences and their words: cases a linguist can read, and borders mended whatever a model proposes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zegsman import models, words
from zegsman.language import BadPack, abbreviations
from zegsman.language.abbreviations import Abbreviations
from zegsman.models.tokens import Spelling, tokens
from zegsman.values import Article, Block, Label, LabelKind, NameKind, Page, Sentence, Span, Word

CASES = Path(__file__).parent / "cases" / "nl" / "words.txt"
SHORT = abbreviations.read(models.PACKS / "nl" / "abbreviations.txt")


def cases() -> list[object]:
    """(text, expected lines) of each case: title, text, "-", a line a sentence with its words set apart; "===" between."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("\n===\n"):
        title, _, rest = case.partition("\n")
        text, _, expected = rest.rpartition("\n-\n")
        found.append(pytest.param(text, expected.strip("\n").split("\n"), id=title))
    return found


def article(text: str, *kinds: LabelKind) -> Article:
    """An article whose lines have these labels in turn; one kind stands for all lines together."""
    spans, start = [], 0
    for line in text.split("\n") if len(kinds) > 1 else [text]:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    labels = tuple(Label(span, kind, "given", 1.0) for span, kind in zip(spans, kinds, strict=True))
    return Article(Page(text, tuple(Block(span) for span in spans)), labels, None, None, (), None, (), "nl")


def parsed(text: str, *kinds: LabelKind) -> tuple[Sentence, ...]:
    return words.parse(article(text, *kinds or ("body",)), models.load("nl"), SHORT.inner)


@pytest.mark.parametrize(("text", "expected"), cases())
def test_cases(text: str, expected: list[str]) -> None:
    assert [" ".join(word.form for word in sentence.words) for sentence in parsed(text)] == expected


def test_words_carry_what_rules_ask_for() -> None:
    (sentence,) = parsed("Minister Ankie Hulzebos gaf gisteren in Apeldoorn de fouten toe.")
    by_form = {word.form: word for word in sentence.words}
    verb, particle = by_form["gaf"], by_form["toe"]
    assert (verb.lemma, verb.pos, verb.relation) == ("geven", "VERB", "root")
    assert "VerbForm=Fin" in verb.features.split("|")
    assert particle.relation == "compound:prt"
    assert sentence.words[particle.head] == verb
    assert by_form["fouten"].lemma == "fout"
    assert (by_form["Ankie"].name, by_form["Hulzebos"].name, by_form["Apeldoorn"].name) == ("person", "person", "place")
    assert (by_form["Minister"].name, by_form["gisteren"].name) == ("", "")


def test_only_words_that_may_hold_statements_are_read() -> None:
    text = "Een kop\nLees ook: dit\n‘Mooi’, zegt een kijker\nDe zin staat hier."
    found = parsed(text, "title", "reading-tip", "caption", "body")
    assert [(sentence.label, sentence.span.of(text)) for sentence in found] == [
        (0, "Een kop"),
        (2, "‘Mooi’, zegt een kijker"),
        (3, "De zin staat hier."),
    ]


def test_a_lone_surname_is_what_the_full_name_is() -> None:
    text = "Ankie Hulzebos tekende. Volgens Hulzebos is het geld op. Het geld van Hulzebos."
    kinds = {word.name for sentence in parsed(text) for word in sentence.words if word.form == "Hulzebos"}
    assert kinds == {"person"}


def test_a_family_name_that_was_taken_for_no_name_is_one_where_somebody_is_called_so() -> None:
    text = "Minister Lore Daelemans kwam. Daelemans wijst erop dat grote veebedrijven betalen."
    first = [sentence.words[0] for sentence in parsed(text)][1]
    assert (first.form, first.name, first.pos, first.lemma) == ("Daelemans", "person", "PROPN", "Daelemans")


def test_days_and_months_are_no_names() -> None:
    (sentence,) = parsed("Zaterdag 3 juli sprak zij in de raad.")
    assert [word.form for word in sentence.words if word.name] == []


def test_a_page_of_nothing_has_no_sentences() -> None:
    assert parsed("") == ()
    assert parsed(" \n\n\t\n") == ()


MARKED = st.text(alphabet=" abAB.!?…:,;“”‘’„«»\"'()-\n1", max_size=60)


class Proposing:
    """A model that proposes borders and heads of its own."""

    def __init__(self, borders: Sequence[bool], heads: Sequence[int], *, open_ends: bool = False) -> None:
        self.borders, self.heads, self.open_ends = borders, heads, open_ends

    def analyse(self, text: str, paragraphs: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
        return [self._sentences(text, paragraph) for paragraph in paragraphs]

    def _sentences(self, text: str, paragraph: Span) -> list[tuple[Word, ...]]:
        found: list[list[Span]] = []
        for at, place in enumerate(tokens(text, Spelling(), paragraph.start, paragraph.end)):
            if not found or self.borders[at % len(self.borders)]:
                found.append([])
            found[-1].append(Span(*place))
        return [self._words(text, spans) for spans in found]

    def _words(self, text: str, spans: list[Span]) -> tuple[Word, ...]:
        kind: NameKind = "other"
        return tuple(
            Word(span, span.of(text), span.of(text), "X", min(at, self.heads[at % len(self.heads)]), "dep", name=kind)
            for at, span in enumerate(spans)
        )


@pytest.mark.parametrize(
    ("text", "first", "open_ends", "ends"),
    [
        ("the tide is out call me", 4, True, ["me"]),
        ("the tide is out. call me", 5, True, [".", "me"]),
        ("The tide is out Call me", 4, True, ["out", "me"]),
        ("The tide is out Call me", 4, False, ["me"]),
        ("the tide is out call me", 4, False, ["me"]),
        ("The tide is out, call me", 5, True, ["me"]),
        ("Call A. Hook now", 2, True, ["now"]),  # an initial ends no sentence, whoever proposes it
    ],
)
def test_a_sentence_ends_without_a_stop_where_the_model_knows_such(
    text: str, first: int, open_ends: bool, ends: list[str]
) -> None:
    borders = [at == first for at in range(9)]
    found = words.parse(article(text, "body"), Proposing(borders, [0], open_ends=open_ends))
    assert [sentence.words[-1].form for sentence in found] == ends


@given(
    MARKED,
    st.lists(st.booleans(), min_size=1, max_size=9),
    st.lists(st.integers(0, 5), min_size=1, max_size=7),
    st.booleans(),
)
def test_mended_sentences_are_sound(text: str, borders: list[bool], heads: list[int], open_ends: bool) -> None:
    found = words.parse(article(text, "body"), Proposing(borders, heads, open_ends=open_ends))
    places = [place for line in _lines(text) for place in tokens(text, Spelling(), *line)]
    assert [(word.span.start, word.span.end) for sentence in found for word in sentence.words] == places
    for sentence in found:
        assert sentence.span == Span(sentence.words[0].span.start, sentence.words[-1].span.end)
        roots = [at for at, word in enumerate(sentence.words) if word.head == at]
        assert len(roots) == 1
        assert sentence.words[roots[0]].relation == "root"
        assert all(_reaches(sentence, at, roots[0]) for at in range(len(sentence.words)))


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _reaches(sentence: Sentence, at: int, root: int) -> bool:
    for _ in sentence.words:
        if at == root:
            return True
        at = sentence.words[at].head
    return at == root


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("bijv.\nca", "nl/abbreviations.txt:2: 'ca' is no abbreviation"),
        ("# words\n\nDr.", "nl/abbreviations.txt:3: write 'Dr.' in lower case"),
        ("enz.\n[final]\nenz.", "nl/abbreviations.txt:3: 'enz.' stands twice"),
        ("van der.", "nl/abbreviations.txt:1: 'van der.' is no abbreviation"),
    ],
)
def test_a_wrong_abbreviation_names_its_line(tmp_path: Path, lines: str, complaint: str) -> None:
    path = tmp_path / "nl" / "abbreviations.txt"
    path.parent.mkdir()
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(BadPack) as caught:
        abbreviations.read(path)
    assert str(caught.value).startswith(complaint)


def test_abbreviations_that_may_close_a_sentence_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "abbreviations.txt"
    path.write_text("# eigen lijst\nbijv.\n\n[final]\nenz.\n", encoding="utf-8")
    assert abbreviations.read(path) == Abbreviations(frozenset(("bijv.",)), frozenset(("enz.",)))
