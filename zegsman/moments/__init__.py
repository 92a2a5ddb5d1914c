"""Dates, periods and deadlines: the stretches of a text to look at -> `Moment`s counted from the day of publication.

In come the text, the spans to look at (story or timestamp, the caller chooses), a language's `MomentTable` and the day of
publication; out go Moments in order that do not overlap. Nothing is known of labels, sentences parsed, speakers, or of the
day on which this runs. Where nobody tells the day of publication, a line of the text that is a date and nothing else does. A moment that
names no day of the calendar, or counts from a day that nobody tells, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zegsman.language.moments import MomentTable
from zegsman.moments import amounts, dateline, deadlines, phrases, tokens
from zegsman.moments.deadlines import Finding
from zegsman.moments.surroundings import Surroundings
from zegsman.values import Moment, Span

__all__ = ["find"]


def find(text: str, stretches: Sequence[Span], table: MomentTable, published: date | None) -> tuple[Moment, ...]:
    """The moments in the stretches of a text, in order; days are counted from `published` where they must be."""
    findings: list[Finding] = []
    published = published or dateline.find(text, stretches, table)
    reached, previous = 0, None
    for stretch in sorted(stretches):
        cut = amounts.merged(tokens.cut(text, Span(max(reached, stretch.start), max(reached, stretch.end))), table)
        reached = max(reached, stretch.end)
        around = Surroundings(table, cut, tokens.sentences(cut, "." in table.ordinal_endings))
        found = [deadlines.weigh(phrase, around, published) for phrase in phrases.find(around)]
        settled = deadlines.settle(found, around, published, previous)
        previous = next((finding.days for finding in reversed(settled) if finding.days), previous)
        findings += settled
    return tuple(finding.moment() for finding in deadlines.told_twice(findings) if finding.known())
