"""Minutes: only the story's own words cost a reader time."""

from __future__ import annotations

import pytest

from zegsman.reader import minutes
from zegsman.reader.minutes import Minutes, Rates
from zegsman.values import Article, Block, Label, LabelKind, Page, Span


def article(*pieces: tuple[LabelKind, str]) -> Article:
    text, labels = "", []
    for kind, words in pieces:
        labels.append(Label(Span(len(text), len(text) + len(words)), kind, "made", 1.0))
        text += words + "\n"
    page = Page(text, tuple(Block(label.span) for label in labels))
    return Article(page, tuple(labels), None, None, (), None, (), "nl")


def words(number: int) -> str:
    return " ".join(["woord"] * number)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 1), (1, 1), (238, 1), (356, 1), (357, 2), (594, 2), (595, 3), (2380, 10)]
)
def test_reading_is_rounded_to_the_nearest_minute_and_never_below_one(number: int, expected: int) -> None:
    assert minutes.read(article(("body", words(number))), 238) == expected


def test_listening_takes_longer_than_reading() -> None:
    assert minutes.estimate(article(("body", words(1830)))) == Minutes(read=8, listen=10)


def test_furniture_costs_nothing() -> None:
    story = article(("title", words(10)), ("body", words(228)))
    dressed = article(("title", words(10)), ("promo", words(900)), ("body", words(228)), ("reading-tip", words(900)))
    assert minutes.estimate(dressed) == minutes.estimate(story) == Minutes(1, 1)


def test_a_dash_is_no_word_and_a_number_is() -> None:
    assert minutes.read(article(("body", "een – twee — 3")), 1) == 3


def test_the_rates_are_the_languages() -> None:
    assert minutes.estimate(article(("body", words(600))), Rates(read=300, listen=100)) == Minutes(2, 6)


@pytest.mark.parametrize("rate", [0, -1])
def test_a_rate_of_nothing_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        minutes.listen(article(("body", "een")), rate)
