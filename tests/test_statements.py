"""The statements room: cases that a linguist can read, for every rule of the guide and for what looks like it and is none.

A case's text stands under a headline of nothing, or under its own: a first line that begins with "# ". Expected is a line
a statement: mode | speaker or – | content ¦ its other pieces | cue, and then, where there is something to tell, by: the source
as it stands, via: media, to: addressee, said: day, in: the number of the statement around it, and the stance.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, get_args

import pytest
from cases_reader import Case, agree, cases, read

from zegsman import language, statements
from zegsman.language import certainty
from zegsman.language.cues import CueClass
from zegsman.statements import fixed
from zegsman.statements.draft import Pattern
from zegsman.values import OWN_WORDS, Mode, Reading, Span, Stance

FILES = {code: f"{code}/statements.txt" for code in ("nl", "en", "de")}
_HEADLINE = {"nl": "Kort verslag", "en": "Short report", "de": "Kurzer Bericht"}
_CASES = [pytest.param(code, case, id=f"{code}: {case.title}") for code, file in FILES.items() for case in cases(file)]


@pytest.mark.parametrize(("code", "case"), _CASES)
def test_case(code: str, case: Case) -> None:
    agree(FILES[code], case, lines(case.text, code))


@pytest.mark.parametrize("file", FILES.values())
def test_titles_tell_cases_apart(file: str) -> None:
    titles = [case.title for case in cases(file)]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("file", FILES.values())
def test_look_alikes_are_cases_of_nothing(file: str) -> None:
    """A look-alike that finds something belongs under another title."""
    assert {case.expected for case in cases(file) if case.title.startswith("Look-alike")} == {"none"}


def test_a_statement_says_why() -> None:
    (statement,) = told("“Het dak lekt”, zei Marijke Tolsma.").statements
    assert statement.why == "quotation, then cue: zei"
    assert 0 < statement.score <= 1


def test_a_score_tells_what_is_doubtful() -> None:
    """A quotation with a name behind it is surer than a pronoun that may be either of two people, and no score is certain."""
    plain = told("“Het dak lekt”, zei Marijke Tolsma.").statements[0]
    either = told(
        "Marijke Tolsma en Elske Brandsma zwegen. Volgens haar lekt het dak, maar is er geen geld."
    ).statements[0]
    assert either.score < plain.score < 1


def test_every_weight_is_of_a_sign_that_can_be_there() -> None:
    closed = {"pattern": Pattern, "mode": Mode, "class": CueClass, "stance": Stance, "in": Pattern}
    for sign in language.load("nl").certainty.statement.signs:
        kind, _, name = sign.partition(": ")
        assert kind not in closed or name in {*get_args(closed[kind]), "a quotation"}, sign


def test_each_statement_has_its_evidence() -> None:
    reading = told("“Het dak lekt”, zei Marijke Tolsma. Volgens haar is er geen geld. Zij wil dat de raad betaalt.")
    evidence = statements.evidence(reading.article, reading.sentences, reading.moments, language.load("nl"))
    assert [one.mode for one in reading.statements] == [
        sign.removeprefix("mode: ") for signs in evidence for sign in signs if sign.startswith("mode: ")
    ]
    assert statements.evidence(read("…").article, (), (), language.load("nl")) == ()


def test_a_table_of_weights_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "certainty.toml"
    path.write_text(certainty.PATH.read_text(encoding="utf-8").replace("slope = ", "slop = "), encoding="utf-8")
    with pytest.raises(language.BadPack, match="slope"):
        certainty.load("nl", path)


def test_furniture_between_paragraphs_holds_no_statement() -> None:
    text = "“Het dak lekt al sinds de winter”, zei Marijke Tolsma.\nLees ook: “De kachel is stuk”, zegt Tolsma\nDe school is dicht."
    assert [one.content[0].of(read(text).article.page.text) for one in read(text).statements] == [
        "“Het dak lekt al sinds de winter”"
    ]


def test_a_text_without_words_has_no_statements() -> None:
    assert read("“”\n…\n").statements == ()


ENDLESS = {
    "a cue after each word": ("en", "word said "),
    "sources": ("en", "according to Anna Brook "),
    "marks that stay open": ("en", "“Word "),
    "marks that were never opened": ("nl", "woord” zei "),
    "capitals": ("en", "THE COUNCIL SAID THE BRIDGE IS SHUT "),
    "no punctuation": ("nl", "de raad zegt dat de brug dicht is en de wachter wil dat het water daalt "),
    "nested brackets and dashes": ("en", "– word ( said "),
    "names": ("de", "Anna Brugger, Peter Wald, "),
    "coordinators": ("de", "und sagte dass "),
    "code": ("en", "if (x[1] == 2) { return y; } "),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_work_grows_no_faster_than_a_paragraph(what: str) -> None:
    """Counted in calls, not in seconds: a paragraph twice as long asks for twice the work, and a little for its edges."""
    code, piece = ENDLESS[what]
    short, long = (_work(_HEADLINE[code] + "\n" + piece * (length // len(piece)), code) for length in (4_000, 8_000))
    assert long <= 2.3 * short


def test_a_longer_table_of_phrases_costs_nothing() -> None:
    """Words are asked whether a phrase begins there, not phrases whether they stand here; of two, the first of the table counts."""
    lowers = ("the", "roof", "leaks", "according", "to", "her", "own", "account", "according")
    some = fixed.index(("account", "according to", "according"))
    assert [fixed.length_at(lowers, word, some) for word in range(9)] == [0, 0, 0, 2, 0, 0, 0, 1, 1]

    def calls(number: int) -> int:
        table = fixed.index(tuple(f"phrase number {k}" for k in range(number)))
        return _counted(lambda: [fixed.length_at(lowers, word, table) for word in range(len(lowers))])

    assert calls(1_000) == calls(1)


def _work(text: str, code: str) -> int:
    """How many times a function is entered, or a generator goes on, while the statements of a text are found."""
    reading = read(text, code=code)
    arguments = reading.article, reading.sentences, reading.moments, language.load(code)
    return _counted(lambda: statements.find(*arguments))


def _counted(done: Callable[[], object]) -> int:
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        done()
    finally:
        sys.setprofile(before)
    return calls


def told(text: str, code: str = "nl") -> Reading:
    """The reading of a case's text; all of it must have been taken for the story's own words."""
    return read(text.removeprefix("# ") if text.startswith("# ") else f"{_HEADLINE[code]}\n{text}", code=code)


def lines(text: str, code: str) -> list[str]:
    """One line a statement."""
    reading = told(text, code)
    assert {label.kind for label in reading.article.labels} <= OWN_WORDS, "part of the case was taken for furniture"
    return [_line(reading, number) for number in range(len(reading.statements))]


def _line(reading: Reading, number: int) -> str:
    text, statement = reading.article.page.text, reading.statements[number]
    actor = reading.speaker(number)
    name = actor.name if actor else "–"
    source = statement.source.span.of(text) if statement.source else ""
    parts = [
        statement.mode,
        name,
        _joined(text, statement.content),
        _joined(text, statement.cue),
        f"by: {source}" if source and source != name else "",
        f"via: {_joined(text, [mention.span for mention in statement.via])}" if statement.via else "",
        f"to: {statement.addressee.span.of(text)}" if statement.addressee else "",
        f"said: {statement.said.first}" if statement.said else "",
        f"in: {statement.nested_in + 1}" if statement.nested_in is not None else "",
        statement.stance if statement.stance != "said" else "",
    ]
    return " | ".join(part for part in parts if part)


def _joined(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans; those with only blanks between them are one piece."""
    pieces, reached = "", -1
    for span in spans:
        between = text[reached : span.start] if pieces else ""
        pieces += (" " if between.strip(" ") == "" else " ¦ ") * bool(pieces) + span.of(text)
        reached = span.end
    return pieces
