"""What an extracted article is worth, beside what was marked: texts in, shares out. Nothing of any extractor is known here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

# A word is a run of letters and figures; of Chinese and Japanese text, which has no spaces, each character.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_NO_LETTERS = re.compile(r"[\W_]+")


def tokens(text: str) -> list[str]:
    """The words of a text, in order."""
    return _TOKEN.findall(text)


def overlap(found: str, marked: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words of one page, as bags."""
    one, other = Counter(tokens(found)), Counter(tokens(marked))
    both = (one & other).total()
    if not both:
        return (1.0, 1.0, 1.0) if not one and not other else (0.0, 0.0, 0.0)
    precision, recall = both / one.total(), both / other.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def exact(found: str, marked: str) -> bool:
    """True where the words are the same, in the same order."""
    return tokens(found) == tokens(marked)


def snippets(found: str, within: Iterable[str], without: Iterable[str]) -> tuple[int, int, int]:
    """How many pieces that belong are there, how many that belong are missing, and how many that do not belong are there."""
    text = spaced(found)
    told = [spaced(piece) in text for piece in within]
    return sum(told), len(told) - sum(told), sum(spaced(piece) in text for piece in without)


def f1(right: int, missing: int, wrong: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts."""
    precision, recall = right / max(1, right + wrong), right / max(1, right + missing)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def same(one: str, other: str) -> bool:
    """True where two headlines have the same letters and figures."""
    return _NO_LETTERS.sub("", one.casefold()) == _NO_LETTERS.sub("", other.casefold())


def people(names: Iterable[str], nobody: frozenset[str], outlets: Iterable[str]) -> set[str]:
    """The names that may be a person's: none with a word of `nobody` (agencies, desks; small letters), and no outlet's own."""
    bare = {_NO_LETTERS.sub("", outlet.casefold()) for outlet in outlets}
    return {
        name
        for name in names
        if not nobody & {name.casefold(), *_WORD.findall(name.casefold())}
        and not any(outlet and outlet in _NO_LETTERS.sub("", name.casefold()) for outlet in bare)
    }


def spaced(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACES.sub(" ", text)


def means(rows: Sequence[Sequence[float]]) -> list[float]:
    """The mean of each column."""
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]
