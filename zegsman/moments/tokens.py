"""A stretch of text cut into tokens: words, numbers, marks and line ends, and where its sentences begin.

In come a text and a span, out go tokens in order. What a word means is not known here; what a figure can be (a day, a
year, a date in figures) is the same in every language and is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zegsman.values import Span

Reading = tuple[str, float]
_TOKEN = re.compile(r"['’][^\W\d_](?![^\W_])|[^\W\d_]+(?:['’][^\W\d_]+)*\d*|\d+(?:[-/.,:]\d+)*[^\W\d_]*|\n|[^\w\s]|_+")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEARS = re.compile(r"(1\d{3}|20\d{2})([-/])(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(1\d{3}|20\d{2})[-/](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](1\d{3}|20\d{2})")
_DAYS = re.compile(r"(\d{1,2})([-/])(\d{1,2})")
_DAY_DOT = re.compile(r"(\d{1,2})\.(\d{1,2})")
_LONGEST_FIGURE = 14
_LONGEST_SENTENCE = 150  # what is said of a place in a sentence stays cheap on a page without full stops
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'’”“»«)]‘")


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are offsets into the whole text, `lower` its characters in small letters."""

    start: int
    end: int
    lower: str
    capital: bool


def cut(text: str, stretch: Span) -> list[Token]:
    """The tokens of a stretch, in order; runs in time linear in its length."""
    return [
        Token(match.start(), match.end(), match[0].lower(), match[0][0].isupper())
        for match in _TOKEN.finditer(text, max(stretch.start, 0), min(stretch.end, len(text)))
    ]


def sentences(tokens: list[Token], ordinal_stops: bool = False) -> list[int]:
    """For each token the number of its sentence; a line end always ends one, and so does an endless run of words.

    `ordinal_stops`: a stop behind a small figure makes an ordinal of it ("am 15. Juli"), and ends nothing.
    """
    numbers, number, length = list[int](), 0, 0
    for index, token in enumerate(tokens):
        numbers.append(number)
        length += 1
        if (
            length == _LONGEST_SENTENCE
            or token.lower == "\n"
            or (token.lower in _ENDS and _ends(tokens, index) and not (ordinal_stops and _orders(tokens, index)))
        ):
            number, length = number + 1, 0
    return numbers


def opens(tokens: list[Token], index: int) -> bool:
    """True where a capital says nothing: at the start of a line, a sentence or a quotation."""
    return index == 0 or (not tokens[index - 1].lower[0].isalnum() and tokens[index - 1].lower not in ("-", "/", "&"))


def figures(figure: str, ordinal_endings: tuple[str, ...]) -> tuple[Reading, ...]:
    """What a token that begins with a digit can be: (slot, value) pairs.

    A date in figures is packed as year * 10000 + month * 100 + day (a year below 100 was written in two digits), a month as
    year * 100 + month, a range of years as first * 10000 + last, a range of days and a day with a month as first * 100 + second.
    """
    if len(figure) > _LONGEST_FIGURE:
        return ()
    if figure.isdecimal():
        return _number(int(figure), len(figure))
    digits = figure.rstrip("".join(sorted({letter for ending in ordinal_endings for letter in ending})))
    if digits.isdecimal() and figure[len(digits) :] in ordinal_endings and 1 <= int(digits) <= 31:
        return (("day", int(digits)), ("ordinal", int(digits)), ("nth", int(digits)))
    if re.fullmatch(r"\d{1,3}[,]\d{1,2}", figure):
        return (("count", float(figure.replace(",", "."))),)
    return _pair(figure)


def _number(value: int, length: int) -> tuple[Reading, ...]:
    result: list[Reading] = [("number", value), ("count", value)] if length <= 4 else []
    if length <= 2 and 1 <= value <= 31:
        result.append(("day", value))
    if value <= 12:
        result.append(("month_figure", value))
    if length == 2:
        result.append(("short", value))  # "mei '68"
    if length == 2 and value % 10 == 0 and value >= 20:
        result.append(("decade_digits", value))
    if length == 4 and 1000 <= value <= 2199:
        result.append(("year", value))
        if 1800 <= value <= 2000 and value % 10 == 0:
            result.append(("decade_digits", value))
    return tuple(result)


def _pair(figure: str) -> tuple[Reading, ...]:
    if match := _DAY_FIRST.fullmatch(figure):
        day, month = int(match[1]), int(match[3])
        if month > 12 >= day:
            day, month = month, day  # 01/22/2016, American
        return (("date", int(match[4]) * 10_000 + month * 100 + day),)
    if match := _YEAR_FIRST.fullmatch(figure):
        return (("date", int(match[1]) * 10_000 + int(match[3]) * 100 + int(match[4])),)
    if match := _YEAR_MONTH.fullmatch(figure) or _MONTH_YEAR.fullmatch(figure):
        year, month = max(int(match[1]), int(match[2])), min(int(match[1]), int(match[2]))
        if 1 <= month <= 12:
            return (("yearmonth", year * 100 + month),)
    if match := _YEARS.fullmatch(figure):
        first, last = int(match[1]), int(match[3])
        last += first // 100 * 100 if len(match[3]) == 2 else 0
        # 2024-05 is a month in figures, 2024-25 a season
        fits = first < last <= first + 200 and (len(match[3]) == 4 or last % 100 > 12 or match[2] == "/")
        return (("yearrange", first * 10_000 + last),) if fits else ()
    if match := _DAYS.fullmatch(figure):
        first, last = int(match[1]), int(match[3])
        slot = "dayrange" if match[2] == "-" else "dayslash"
        return ((slot, first * 100 + last),) if 1 <= first <= 31 and 1 <= last <= 31 else ()
    if match := _DAY_DOT.fullmatch(figure):
        day, month = int(match[1]), int(match[2])
        return (("daydot", day * 100 + month),) if 1 <= day <= 31 and 1 <= month <= 12 else ()
    return ()


def _orders(tokens: list[Token], stop: int) -> bool:
    before = tokens[stop - 1].lower if stop else ""
    return before.isdigit() and len(before) < 3 and tokens[stop].lower == "."


def _ends(tokens: list[Token], index: int) -> bool:
    """True where a full stop ends a sentence: space and a capital, a figure or an opening mark follow."""
    after, limit = index + 1, min(len(tokens), index + 5)
    while after < limit and tokens[after].lower in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after >= len(tokens):
        return True
    following = tokens[after]
    if following.start == tokens[after - 1].end:
        return False
    short = index > 0 and len(tokens[index - 1].lower) == 1 and tokens[index - 1].lower.isalpha()
    small = following.lower[0].isalpha() and not following.capital
    return not small and not (short and tokens[index].lower == ".")
