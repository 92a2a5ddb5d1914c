"""The days of feasts that follow the moon, the same in every language: `languages/feasts.toml`, made by training/feasts/make.py.

In comes the name of a feast and a year; out go its first and last day, or None where the table does not reach. How a
language calls a feast stands in its `moments.toml`.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FEASTS = Path(__file__).parent.parent / "languages" / "feasts.toml"


def names() -> frozenset[str]:
    """The feasts that are known."""
    return frozenset(_read())


@cache
def days(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of a feast that begins in a year."""
    entry = _read()[name]
    first = next((day for day in map(date.fromisoformat, entry["from"]) if day.year == year), None)
    if first is None:
        return None
    if "until" not in entry:
        return first, first + timedelta(days=int(entry["days"]) - 1)
    after = min((day for day in map(date.fromisoformat, _read()[entry["until"]]["from"]) if day > first), default=None)
    return None if after is None else (first, after - timedelta(days=1))


@cache
def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FEASTS.read_text(encoding="utf-8"))
