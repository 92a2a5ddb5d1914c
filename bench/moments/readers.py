"""The systems that read moments: zegsman, and the peers where they are installed.

In come a text, its language and its day, out go `Found`s; the first value that a peer gives counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from bench.moments.score import Found, day
from zegsman import language, moments
from zegsman.values import Span

Finder = Callable[[str, str, date | None], Sequence[Found]]


def finders() -> Iterable[tuple[str, Finder]]:
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
    opens, closes = day(start), day(end)
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
