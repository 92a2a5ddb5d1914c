"""The day above a text: a line among its first that is a date and nothing else.

In come the text, its stretches and the words of time; out goes the day, or None. What is counted from it is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zegsman.language.moments import MomentTable
from zegsman.moments import alone, meanings, tokens
from zegsman.moments.anchor import Anchor
from zegsman.moments.surroundings import Surroundings
from zegsman.values import Span

_FIRST_LINES = 3
_LONGEST = 200


def find(text: str, stretches: Sequence[Span], table: MomentTable) -> date | None:
    """The day of the first of the first lines that is a full date, year and all."""
    lines = 0
    for stretch in sorted(stretches):
        start = stretch.start
        while start < stretch.end and lines < _FIRST_LINES:
            stop = text.find("\n", start, stretch.end)
            stop = stretch.end if stop < 0 else stop
            if text[start:stop].strip():
                lines += 1
                if stop - start < _LONGEST and (day := _day(text, Span(start, stop), table)):
                    return day
            start = stop + 1
        if lines == _FIRST_LINES:
            break
    return None


def _day(text: str, line: Span, table: MomentTable) -> date | None:
    """The day of a line; one without a year has none, as nothing tells from where to count."""
    cut = tokens.cut(text, line)
    around = Surroundings(table, cut, tokens.sentences(cut))
    whole = alone.line(around, 0) if cut else None
    phrases = alone.find(around, whole) if whole else []
    found = meanings.meant(phrases[0], Anchor(table, None)) if len(phrases) == 1 else None
    days = found.days if found else None
    return days.first if days and days.first == days.last else None
