"""Phrases of a table among the words of a sentence."""

from __future__ import annotations

import pytest

from zegsman.language import listed

PHRASES = listed.heads([("zegt", "*", "toe"), ("in", "het", "vooruitzicht"), ("eist",)])


@pytest.mark.parametrize(
    "words",
    [
        "zij zegt een brug toe",
        "zij eist een brug",
        "een brug in het vooruitzicht",
        f"zij zegt {'een ' * listed.GAP}toe",
    ],
)
def test_one_of_them_stands_there(words: str) -> None:
    assert listed.says(words.split(), PHRASES)


@pytest.mark.parametrize(
    "words",
    ["toe zegt zij", "geëist en opgeëist", "in het verre vooruitzicht", f"zij zegt {'een ' * (listed.GAP + 1)}toe", ""],
)
def test_none_of_them_stands_there(words: str) -> None:
    assert not listed.says(words.split(), PHRASES)
