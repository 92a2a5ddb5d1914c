"""What the reader's page shows, worked out before any HTML is made.

In comes a `Reading`; out comes a `View`: the story in stretches with its marks, furniture gathered where it stands, and who
said what in the order of the text. Words of the interface are not known here, except where a day must be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from zegsman.reader.minutes import Minutes
from zegsman.values import OWN_WORDS, Actor, LabelKind, Mode, Moment, Reading, Stance, Statement
from zegsman.web.marking import Token, mark
from zegsman.web.wording import Wording

SURE = 0.5
PEEK = 90


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled piece of the text, with its marks."""

    kind: LabelKind
    tokens: tuple[Token, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts that stand together: one of the story, the items of a list, or furniture side by side (`open`: it holds a statement)."""

    kind: Literal["story", "list", "furniture"]
    parts: tuple[Part, ...]
    open: bool = False
    peek: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list. `unsure` is a percentage where we doubt it ourselves, `shown` false where its words are not on the page."""

    number: int
    words: str
    mode: Mode
    stance: Stance
    via: tuple[str, ...]
    addressed: str
    said: Moment | None
    nested_in: int | None
    unsure: int | None
    shown: bool
    why: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Statements of one speaker that follow each other in the text. `name` is empty where the text does not say who."""

    name: str
    nameless: bool
    roles: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks in this text, how often, and where first."""

    name: str
    times: int
    first: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which something is asked or promised; `days` is empty where no day is known, `asked_by` and `owed_by` where nobody is
    named."""

    number: int
    words: str
    days: str
    asked_by: str = ""
    owed_by: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One page, ready to be set."""

    heading: tuple[Token, ...]
    title: str
    source: str | None
    stretches: tuple[Stretch, ...]
    voices: tuple[Voice, ...]
    speakers: tuple[Speaker, ...]
    deadlines: tuple[Deadline, ...]
    modes: tuple[Mode, ...]
    minutes: Minutes
    reading: Reading
    names: tuple[str, ...]
    """Who made each statement, by number; empty where the text does not say."""


def view(reading: Reading, minutes: Minutes, wording: Wording) -> View:
    """Everything that the page of one reading shows."""
    article = reading.article
    heading, parts = _headed(_parts(reading))
    voices = tuple(_voices(reading, _shown(parts, heading)))
    said = {entry.mode for voice in voices for entry in voice.entries}
    return View(
        heading=heading.tokens if heading else (),
        title=_plain(heading.tokens) if heading else article.title or article.page.url or wording.untitled,
        source=web_address(article.page.url),
        stretches=tuple(_stretches(parts)),
        voices=voices,
        speakers=_speakers(voices),
        deadlines=tuple(_deadlines(reading, wording)),
        modes=tuple(mode for mode in wording.modes if mode in said),
        minutes=minutes,
        reading=reading,
        names=tuple(voice.name for voice in voices for _ in voice.entries),
    )


def web_address(url: str | None) -> str | None:
    """The address if a reader can safely follow it: http or https, with a host; else None."""
    if url is None or re.search(r"[\x00-\x20\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def datetime_value(moment: Moment) -> str | None:
    """What HTML's `datetime` attribute can hold of a moment: a day, a month, a year or a duration; else None."""
    first, last = moment.first, moment.last
    if first is None or last is None:
        return moment.duration
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"{first.year:04}"
    whole = first.day == 1 and (first.year, first.month) == (last.year, last.month) and _last_of_month(last)
    return f"{first.year:04}-{first.month:02}" if whole else None


def _last_of_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _parts(reading: Reading) -> list[Part]:
    labels = sorted(reading.article.labels, key=lambda label: label.span)
    rows = mark(reading.article.page.text, [label.span for label in labels], reading)
    return [Part(label.kind, row, label.why) for label, row in zip(labels, rows, strict=True)]


def _headed(parts: list[Part]) -> tuple[Part | None, list[Part]]:
    """The first title, which stands above everything, and the other parts in their order."""
    for place, part in enumerate(parts):
        if part.kind == "title":
            return part, parts[:place] + parts[place + 1 :]
    return None, parts


def _stretches(parts: Iterable[Part]) -> Iterable[Stretch]:
    for kind, together in groupby(parts, key=_stretch_kind):
        if kind == "story":
            yield from (Stretch("story", (part,)) for part in together)
        else:
            side_by_side = tuple(together)
            peek = " · ".join(_plain(part.tokens) for part in side_by_side)
            yield Stretch(kind, side_by_side, any(map(_speaks, side_by_side)), " ".join(peek.split())[:PEEK])


def _stretch_kind(part: Part) -> Literal["story", "list", "furniture"]:
    if part.kind not in OWN_WORDS:
        return "furniture"
    return "list" if part.kind == "list" else "story"


def _speaks(part: Part) -> bool:
    return any(token.mark is not None and token.mark.kind == "statement" for token in part.tokens)


def _plain(tokens: Iterable[Token]) -> str:
    return "".join(token.text for token in tokens)


def _shown(parts: Sequence[Part], heading: Part | None) -> set[int]:
    """The statements that have at least one mark on the page."""
    every = [*parts, heading] if heading else parts
    marks = (token.mark for part in every for token in part.tokens if token.mark is not None)
    return {mark.number for mark in marks if mark.kind == "statement"}


def _voices(reading: Reading, shown: set[int]) -> Iterable[Voice]:
    owners: dict[int, Actor] = {}
    for actor in reading.actors:
        for number in actor.statements:
            owners.setdefault(number, actor)
    text = reading.article.page.text
    numbered = list(enumerate(reading.statements))
    for actor_or_words, together in groupby(numbered, key=lambda pair: owners.get(pair[0]) or _source(text, pair[1])):
        entries = tuple(_entry(number, statement, text, number in shown) for number, statement in together)
        if isinstance(actor_or_words, Actor):
            yield Voice(actor_or_words.name, actor_or_words.kind == "unnamed", actor_or_words.roles, entries)
        else:
            yield Voice(actor_or_words, bool(actor_or_words), (), entries)


def _source(text: str, statement: Statement) -> str:
    return statement.source.span.of(text) if statement.source is not None else ""


def _entry(number: int, statement: Statement, text: str, shown: bool) -> Entry:
    return Entry(
        number=number,
        words=" … ".join(span.of(text) for span in statement.content),
        mode=statement.mode,
        stance=statement.stance,
        via=tuple(medium.span.of(text) for medium in statement.via),
        addressed=statement.addressee.span.of(text) if statement.addressee else "",
        said=statement.said,
        nested_in=statement.nested_in,
        unsure=round(100 * statement.score) if statement.score < SURE else None,
        shown=shown,
        why=statement.why,
    )


def _speakers(voices: Iterable[Voice]) -> tuple[Speaker, ...]:
    """Everyone with a name, most often heard first."""
    heard: dict[str, list[int]] = {}
    for voice in voices:
        if voice.name and not voice.nameless:
            heard.setdefault(voice.name, []).extend(entry.number for entry in voice.entries)
    speakers = (Speaker(name, len(numbers), numbers[0]) for name, numbers in heard.items())
    return tuple(sorted(speakers, key=lambda speaker: (-speaker.times, speaker.first)))


def _deadlines(reading: Reading, wording: Wording) -> Iterable[Deadline]:
    text = reading.article.page.text
    for one in reading.deadlines:
        moment = reading.moments[one.moments[0]]
        sides = reading.name(one.asked_by), reading.name(one.owed_by)
        yield Deadline(one.moments[0], moment.span.of(text), _told(moment, wording), *sides)
    if not reading.deadlines:  # a reading of before knows no sides
        for number, moment in enumerate(reading.moments):
            if moment.deadline:
                yield Deadline(number, moment.span.of(text), _told(moment, wording))


def _told(moment: Moment, wording: Wording) -> str:
    return wording.days(moment.first, moment.last) if moment.first and moment.last else ""
