"""Quotation marks: which stretches of a text stand between marks, whatever marks an outlet uses, mixes, turns or forgets.

Every line of a case's text is a block. Expected is a line a quotation: depth | its words ¦ its words in the next block, and "open"
behind it where the closing mark is missing.
"""

from __future__ import annotations

import pytest
from cases_reader import Case, agree, cases
from growth import grows_evenly, many
from hypothesis import given, settings
from hypothesis import strategies as st

from zegsman.statements import marks
from zegsman.values import Span

FILE = "nl/marks.txt"


def blocks(text: str) -> list[Span]:
    """A block for each line that holds something."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def lines(text: str) -> list[str]:
    """One line a quotation."""
    return [
        f"{quote.depth} | {' ¦ '.join(part.of(text) for part in quote.parts)}{'' if quote.closed else ' | open'}"
        for quote in marks.find(text, blocks(text))
    ]


@pytest.mark.parametrize("case", cases(FILE), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    agree(FILE, case, lines(case.text))


SYSTEMS = [
    "“ ”",
    "„ ”",
    "„ “",
    "” ”",
    "“ “",
    '" "',
    "« »",
    "» «",
    ",, ''",
    ',, "',
    "‘ ’",
    "' '",
    "‚ ‘",
    "‹ ›",
    "` `",
    "`` ''",
]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("tail", [" zei zij.", ", zei zij.", " (zei zij)."])
def test_every_system_of_marks_bounds_the_same_words(system: str, tail: str) -> None:
    opening, closing = system.split(" ")
    quotation = f"{opening}Het dak lekt al jaren{closing}"
    assert lines(f"Over de school: {quotation}{tail}") == [f"0 | {quotation}"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_two_quotations_of_any_system_stay_two(system: str) -> None:
    opening, closing = system.split(" ")
    one, other = f"{opening}Het dak lekt{closing}", f"{opening}Dat is oud{closing}"
    assert lines(f"{one}, zei zij. {other}, zei hij.") == [f"0 | {one}", f"0 | {other}"]


def test_only_the_blocks_are_looked_at() -> None:
    text = "“Een”, zei zij.\n“Twee”, zei hij.\n“Drie”, zei men."
    (quote,) = marks.find(text, blocks(text)[1:2])
    assert quote.span.of(text) == "“Twee”"


TEXTS = st.lists(
    st.sampled_from([*"“”„\"‘’'«»`´,.:;?!()–… \n", "woord", "'s", "Nee", "5", "zo'n", ",,", "''"]), max_size=40
).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(TEXTS)
def test_quotations_lie_in_their_blocks_and_inside_one_another(text: str) -> None:
    found = marks.find(text, blocks(text))
    assert [quote.span for quote in found] == sorted((quote.span for quote in found), key=lambda s: (s.start, -s.end))
    for quote in found:
        assert quote.depth >= 0
        assert all(any(block.covers(part) for block in blocks(text)) for part in quote.parts)
        assert all(one.end <= other.start for one, other in zip(quote.parts, quote.parts[1:], strict=False))
    for one in found:
        for other in found:
            inside = one.span.covers(other.span) or other.span.covers(one.span)
            assert inside or not one.span.meets(other.span)


@pytest.mark.parametrize("piece", ["“", "”", '"', "'", "‘a ", "“a. ", "a” ", "„", ",,", "“a‘b ", "’s ", "“x\n"])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    assert grows_evenly(lambda text: marks.find(text, blocks(text)), many(piece), 60_000)
