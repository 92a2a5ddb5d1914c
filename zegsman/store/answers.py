"""What the record answers: plain frozen rows, and the one error it knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zegsman.values import Mode, Stance


class StoreError(Exception):
    """The record could not do what was asked, and is as it was before; the message says what to do."""


class UnknownPage(StoreError):
    """There is no page of that number in the record."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page that was offered.

    `new`: the record did not know the page. `renewed`: it knew the page with another text; that one is kept as an
    earlier version. Neither: the record had it already, and nothing was written.
    """

    page: int
    new: bool
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in a list; `statements` is how many were found in it."""

    id: int
    url: str | None
    title: str | None
    outlet: str | None
    published: date | None
    statements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found; `statement` is its index in the `Reading` of `page`.

    `content`, `source` and `cue` are the page's own characters, the spans joined with " … "; `speaker` is "" where
    the text does not say; `said` is the first day on which it was said, where the text tells.
    """

    page: int
    statement: int
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    speaker: str
    mode: Mode
    stance: Stance
    said: date | None
    content: str
    source: str
    cue: str


@dataclass(frozen=True, slots=True)
class Found:
    """One leaf of hits, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]
