"""Expressions of time on other people's examples, beside a peer: `python -m bench.moments --data ../data/dates`.

The folder holds `rec`, `duckling` and `meantime.dev` (`.jsonl.xz`): texts with a reference day and the expressions in them, each with its
days as `from` and `to` (half-open). An expression is found where a moment overlaps it, and right where first and last day agree (a time of
day counts as its day), or, of a duration without days, where the ISO 8601 duration does. Two rows a set and language: all that is
marked, and only dates with both ends, which is what news needs and what both systems give. Extra moments count against precision in both.
The peer, dateparser, gives days only; it is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from zegsman import language, moments
from zegsman.values import Span

SETS = ("meantime.dev", "rec", "duckling")


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text with its days, or its duration."""

    start: int
    end: int
    first: date | None
    last: date | None
    duration: str | None = None


Finder = Callable[[str, str, date | None], Sequence[Found]]


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description="Moments on public examples.")
    options.add_argument("--data", type=Path, required=True)
    folder = options.parse_args().data
    print(f"{'':40}{'marked':>8}{'found':>8}{'right':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name in SETS:
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for code in language.available():
            asked = [row for row in rows if row["lang"] == code]
            for who, finder in _finders() if asked else ():
                _print(f"{name} {code}, {who}", asked, finder)


def _print(name: str, rows: list[dict[str, Any]], finder: Finder) -> None:
    began, letters = time.process_time(), sum(len(row["text"]) for row in rows)
    found = [finder(row["text"], row["lang"], _day(row["reference_date"])) for row in rows]
    speed = letters / (time.process_time() - began)
    for what, wanted in (("all", lambda _: True), ("dates with both ends", _closed)):
        marked = right = total = 0
        for row, moments_found in zip(rows, found, strict=True):
            expressions = [one for one in row["expressions"] if wanted(one)]
            others = [one for one in row["expressions"] if not wanted(one)]
            counted = [one for one in moments_found if not any(_meets(one, other) for other in others)]
            marked, total = marked + len(expressions), total + len(counted)
            right += sum(any(_right(one, expression) for one in counted) for expression in expressions)
        precision, recall = right / max(1, total), right / max(1, marked)
        f1 = 2 * right / max(1, total + marked)
        print(f"{name}, {what}"[:39].ljust(40) + f"{marked:8}{total:8}{right:8}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    print(f"{'':40}{speed:,.0f} characters a second")


def _closed(expression: dict[str, Any]) -> bool:
    return expression["type"] == "DATE" and bool(expression.get("from")) and bool(expression.get("to"))


def _meets(found: Found, expression: dict[str, Any]) -> bool:
    return found.start < int(expression["end"]) and int(expression["start"]) < found.end


def _right(found: Found, expression: dict[str, Any]) -> bool:
    if not _meets(found, expression):
        return False
    days = list(_days(expression))
    return (found.first, found.last) in days if days else found.duration == expression["value"]


def _days(expression: dict[str, Any]) -> Iterator[tuple[date, date]]:
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
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _finders() -> Iterable[tuple[str, Finder]]:
    yield "zegsman", _zegsman
    try:
        from dateparser.search import search_dates
    except ImportError:
        return

    def peer(text: str, code: str, published: date | None) -> list[Found]:
        base = datetime.combine(published, datetime.min.time()) if published else None
        settings = {"RELATIVE_BASE": base} if base else {}
        found, at = [], 0
        for words, when in search_dates(text, languages=[code], settings=settings) or ():
            at = max(text.find(words, at), 0)
            found.append(Found(at, at + len(words), when.date(), when.date()))
        return found

    yield "dateparser", peer


def _zegsman(text: str, code: str, published: date | None) -> list[Found]:
    found = moments.find(text, [Span(0, len(text))], language.load(code).moments, published)
    return [Found(one.span.start, one.span.end, one.first, one.last, one.duration) for one in found]


if __name__ == "__main__":
    main()
