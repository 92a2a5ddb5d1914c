"""Expressions of time on other people's examples, beside a peer: `python -m bench.moments --data ../data/dates`.

The folder holds `rec`, `duckling` and `meantime.dev` (`.jsonl.xz`): texts with a reference day and the expressions in them, each with its
days as `from` and `to` (half-open). An expression is found where a moment overlaps it, and right where its days agree (a time of day
counts as its day; "since 2019" is open at one side), or, of a duration without days, where the ISO 8601 duration does. Four rows a set
and language, each without what the one above it leaves out, and in each of them extra moments count against precision:

    all             everything that is marked
    whole days      without what a clock decides: times of day, durations of hours, sets with an hour
    moments         without what is none here: habits (a SET), words to which the set itself gives neither days nor a length ("now"),
                    an article and a unit alone ("the year"), and figures that English reads two ways (5/12)
    choices aside   without what is read right but settled otherwise: the same days of another year or week where the words name
                    none, an end counted in or not, a month where the other counts the day ("two months ago"), all of several where the
                    other has the last one

The peers, dateparser and Recognizers-Text (`recognizers-text-date-time`, with `emoji==1.1.0`), are left out where they are not
installed; the first value that they give counts.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from zegsman import language, moments
from zegsman.values import Span

SETS = ("meantime.dev", "rec", "duckling")
_MOST = 0.8  # of an expression's characters that a moment must cover to be a reading of the same words
_YEAR = re.compile(r"\b\d{4}\b")
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?!\d)")
_DURATION = re.compile(r"P([\d.]+)([YQMWD])")
_MONTHS_A_YEAR = 12
_MONTHS, _IN_DAYS = {"Y": 12, "Q": 3, "M": 1}, {"W": 7, "D": 1}


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text with its days, or its duration."""

    start: int
    end: int
    first: date | None
    last: date | None
    duration: str | None = None
    opens: date | None = None
    closes: date | None = None


Expression = dict[str, Any]
Finder = Callable[[str, str, date | None], Sequence[Found]]


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description="Moments on public examples.")
    options.add_argument("--data", type=Path, required=True)
    folder = options.parse_args().data
    print(f"{'':48}{'marked':>8}{'found':>8}{'right':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name in SETS:
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for code in language.available():
            asked = [row for row in rows if row["lang"] == code]
            for who, finder in _finders() if asked else ():
                _print(f"{name} {code}, {who}", asked, finder)


def _print(name: str, rows: list[dict[str, Any]], finder: Finder) -> None:
    finder(rows[0]["text"], rows[0]["lang"], _day(rows[0]["reference_date"]))  # what is loaded once is not timed
    began, letters = time.process_time(), sum(len(row["text"]) for row in rows)
    found = [finder(row["text"], row["lang"], _day(row["reference_date"])) for row in rows]
    speed = letters / (time.process_time() - began)
    for what, aside in _ROWS:
        marked = right = total = 0
        for row, given in zip(rows, found, strict=True):
            others = [one for one in row["expressions"] if aside(one, given, row["lang"])]
            expressions = [one for one in row["expressions"] if one not in others]
            counted = [one for one in given if not any(_meets(one, other) for other in others)]
            marked, total = marked + len(expressions), total + len(counted)
            right += sum(any(_right(one, expression) for one in counted) for expression in expressions)
        precision, recall = right / max(1, total), right / max(1, marked)
        f1 = 2 * right / max(1, total + marked)
        print(f"{name}, {what}"[:47].ljust(48) + f"{marked:8}{total:8}{right:8}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    print(f"{'':48}{speed:,.0f} characters a second")


def _nothing(expression: Expression, given: Sequence[Found], code: str) -> bool:
    return False


def _by_clock(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True where hours and minutes decide."""
    return expression["type"] == "TIME" or ("T" in expression["value"] and expression["type"] in ("SET", "DURATION"))


def _no_moment(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True for a habit, for what has no value, for a unit alone and for figures that are read two ways."""
    valued = expression.get("from") or expression.get("to") or _DURATION.fullmatch(expression["value"])
    if _by_clock(expression, given, code) or expression["type"] == "SET" or not valued:
        return True
    return _unit_alone(expression["span"], code) or _two_ways(expression["span"], code)


def _unit_alone(words: str, code: str) -> bool:
    """True for "the week", with or without its article."""
    table = language.load(code).moments
    units = {word for _, forms in table.singular for word in forms}
    first, _, rest = words.casefold().rpartition(" ")
    return rest in units and (not first or first in table.articles)


def _two_ways(words: str, code: str) -> bool:
    """True where day and month are two figures up to twelve, and the language puts either first."""
    pairs = _FIGURES.findall(words)
    return not language.load(code).moments.day_first and any(max(map(int, pair)) <= _MONTHS_A_YEAR for pair in pairs)


def _choice(expression: Expression, given: Sequence[Found], code: str) -> bool:
    """True where the words are no moment here, or were read right and settled otherwise."""
    if _no_moment(expression, given, code) or any(_right(one, expression) for one in given):
        return _no_moment(expression, given, code)
    return any(_settled_otherwise(one, expression) for one in given if _same_words(one, expression))


def _same_words(found: Found, expression: Expression) -> bool:
    start, end = int(expression["start"]), int(expression["end"])
    return min(found.end, end) - max(found.start, start) >= _MOST * (end - start)


def _settled_otherwise(found: Found, expression: Expression) -> bool:
    """Another year or week where the words name none, an end counted in or not, one in the other, as long and overlapping ("the last
    two months" to this day or to the first), the eve of a feast, or only the last of several ("the next two weeks": the second)."""
    names_year = _YEAR.search(expression["span"]) is not None
    if _same_bound(found, expression) or _last_of_several(found, expression):
        return True
    for wanted in _days(expression):
        for first, last in _given(found):
            shifts = (wanted[0] - first).days, (wanted[1] - last).days
            if not names_year and abs(shifts[0] - shifts[1]) <= 1 and _whole(shifts[0]):
                return True
            if wanted[0] <= first <= last <= wanted[1] or first <= wanted[0] <= wanted[1] <= last:
                return True
            long, overlap = (wanted[1] - wanted[0]).days, min(wanted[1], last) >= max(wanted[0], first)
            if overlap and abs((last - first).days - long) <= long / 10:
                return True
            if expression.get("holiday") and max(map(abs, shifts)) == 1:
                return True
    return False


def _same_bound(found: Found, expression: Expression) -> bool:
    """True for a bound at the same side, whether the day or period that it names counts in or not ("after 1 May")."""
    start, end = _day(expression.get("from")), _day(expression.get("to"))
    if (start is None) == (end is None) or found.first is None or found.last is None:
        return False
    sides = (found.opens is None, found.closes is None)
    return sides == (start is None, end is None) and (start or end) in (found.first, found.last + timedelta(days=1))


def _last_of_several(found: Found, expression: Expression) -> bool:
    """True where a length of several units was found, and the set names one such unit, at the end of them."""
    length = _DURATION.fullmatch(found.duration or "")
    if length is None or float(length[1]) < 2 or found.opens is None or found.closes is None:
        return False
    unit = (found.closes - found.opens).days / float(length[1])
    return any(
        abs((last - first).days + 1 - unit) <= 0.1 * unit and abs((first - found.closes).days) <= unit
        for first, last in _days(expression)
    )


def _whole(days: int) -> bool:
    """True for a week, and for a whole number of years (a feast may move in them)."""
    return abs(days) == 7 or (abs(days) > 300 and min(abs(days) % 365.25, 365.25 - abs(days) % 365.25) < 15)


def _meets(found: Found, expression: Expression) -> bool:
    return found.start < int(expression["end"]) and int(expression["start"]) < found.end


def _right(found: Found, expression: Expression) -> bool:
    if not _meets(found, expression):
        return False
    start, end = _day(expression.get("from")), _day(expression.get("to"))
    if (start is None) != (end is None):
        opens = [_ends(value) for value in expression.get("values") or ()]
        return (found.opens, found.closes) in [(start, end), *opens]
    days = list(_days(expression))
    if days:
        return any(given in days for given in _given(found))
    return found.duration is not None and _length_of(found.duration) == _length_of(expression["value"])


def _given(found: Found) -> Iterator[tuple[date, date]]:
    """The days that a system names, and those it comes down to."""
    if found.first and found.last:
        yield found.first, found.last
    if found.opens and found.closes:
        yield found.opens, found.closes - timedelta(days=1)


def _ends(value: str) -> tuple[date | None, date | None]:
    start, _, end = value.partition("/")
    return _day(start), _day(end)


def _length_of(duration: str) -> tuple[str, float] | str:
    """A duration in months or in days, so that P42M is P3.5Y."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return duration
    months, days = _MONTHS.get(match[2]), _IN_DAYS.get(match[2])
    return ("months", float(match[1]) * months) if months else ("days", float(match[1]) * (days or 0))


def _days(expression: Expression) -> Iterator[tuple[date, date]]:
    """First and last day, of each value that is allowed."""
    pairs = [(expression.get("from"), expression.get("to"))]
    pairs += [tuple(value.split("/")[:2]) for value in expression.get("values") or () if "/" in value]
    for day in map(_day, expression.get("values") or ()):
        if day and pairs[0][0] and _length(*pairs[0]) <= 1:
            yield day, day
    for start, end in pairs:
        first, last = _day(start), _day(end)
        if first and last:
            whole_days = len(end or "") <= len("2026-01-01") or "T00:00" in (end or "")
            yield first, max(first, last - timedelta(days=1) if whole_days else last)


def _length(start: str | None, end: str | None) -> int:
    first, last = _day(start), _day(end)
    return (last - first).days if first and last else 0


def _day(text: str | None) -> date | None:
    """A day as a set writes it; a month or a year without its day ("2013-03-00") begins on its first."""
    try:
        return date.fromisoformat((text or "")[:10].replace("-00", "-01"))
    except ValueError:
        return None


def _finders() -> Iterable[tuple[str, Finder]]:
    yield "zegsman", _zegsman
    yield from _dateparser()
    yield from _recognizers()


def _dateparser() -> Iterable[tuple[str, Finder]]:
    try:
        from dateparser.search import search_dates
    except ImportError:
        return

    def peer(text: str, code: str, published: date | None) -> list[Found]:
        settings = {"RELATIVE_BASE": _midnight(published)} if published else {}
        found, at = [], 0
        for words, when in search_dates(text, languages=[code], settings=settings) or ():
            at = max(text.find(words, at), 0)
            found.append(Found(at, at + len(words), when.date(), when.date()))
        return found

    yield "dateparser", peer


def _recognizers() -> Iterable[tuple[str, Finder]]:
    try:
        from recognizers_date_time import recognize_datetime
    except ImportError:
        return
    cultures = {"nl": "nl-nl", "en": "en-us", "de": "de-de"}

    def peer(text: str, code: str, published: date | None) -> list[Found]:
        base = _midnight(published) if published else None
        try:
            results = recognize_datetime(text, cultures[code], reference=base)
        except (ValueError, TypeError, AttributeError, IndexError, KeyError):  # it fails on some texts
            return []
        return [_recognized(one) for one in results]

    if not peer("On 3 May 2019.", "en", None):
        return
    yield "Recognizers-Text", peer


def _recognized(one: Any) -> Found:
    """The first of its values: days, or a length in seconds."""
    value = next(iter((one.resolution or {}).get("values") or ()), {})
    start, end = value.get("start") or value.get("value"), value.get("end")
    opens, closes = _day(start), _day(end)
    place = one.start, one.end + 1
    if value.get("type") == "duration":
        return Found(*place, None, None, value.get("timex"))
    if end is None and value.get("start") is None:
        return Found(*place, opens, opens)
    return Found(*place, None, None, None, opens, closes)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def _zegsman(text: str, code: str, published: date | None) -> list[Found]:
    found = moments.find(text, [Span(0, len(text))], language.load(code).moments, published)
    return [
        Found(one.span.start, one.span.end, one.first, one.last, one.duration, one.opens, one.closes) for one in found
    ]


_ROWS = (("all", _nothing), ("whole days", _by_clock), ("moments", _no_moment), ("choices aside", _choice))

if __name__ == "__main__":
    main()
