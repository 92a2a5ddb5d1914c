"""Deadlines counted down: what is due, told once however many pages tell it, how many days are left, and what has been moved.

`Due`s of the record come in, with the day from which to count; `Countdown`s go out, the nearest day first. There is no clock here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from zegsman.actors.spelling import alike, keys
from zegsman.language.transcription import Transcription
from zegsman.values import Due

__all__ = ["Countdown", "countdown", "days_left"]

_LETTERS = 4  # of a word that tells one demand from another
_SHARED = 0.5  # of the words of the shorter of two demands, for them to be one


@dataclass(frozen=True, slots=True)
class Countdown:
    """One deadline: `due` is what tells it best, `told` all that tell it, oldest first, `left` the days until it is over.

    `moved` are the deadlines whose place it took, the latest first, and `why` how that is known; `over`: another took its place. `left`
    is None where no text tells from when its length counts, and below zero where its day has passed.
    """

    due: Due
    told: tuple[Due, ...]
    left: int | None
    moved: tuple[Due, ...] = ()
    why: str = ""
    over: bool = False


@dataclass(slots=True, eq=False)
class _Told:
    """Deadlines that are one, while they are gathered: `best` tells most (its day, then both sides, then the first page)."""

    told: list[Due]
    best: Due
    began: date
    moved: list[Due] = field(default_factory=list)
    why: str = ""
    over: bool = False

    def add(self, due: Due) -> None:
        """One more page that tells it."""
        self.told.append(due)
        self.best = min(self.best, due, key=_worth)


def _worth(due: Due) -> tuple[bool, bool, bool, date, int, int]:
    return due.last is None, not due.asked_by, not due.owed_by, *_age(due)


def countdown(dues: Iterable[Due], today: date, table: Transcription) -> tuple[Countdown, ...]:
    """The deadlines, the nearest day first and those without a day last; one that another took the place of is `over`."""
    gathered = _gathered(dues, table)
    by_asker: dict[str, list[_Told]] = {}
    for later in gathered:
        askers = sorted(keys(later.best.asked_by, table)) or [""]
        if any(one.previous is not None for one in later.told):
            askers.append("")  # a text that tells what it took the place of may leave out by whom that was asked
        near = {id(one): one for asker in askers for one in by_asker.get(asker, ())}
        _move(later, sorted(near.values(), key=lambda one: one.began), table)
        for asker in dict.fromkeys(askers):
            by_asker.setdefault(asker, []).append(later)
    found = (
        Countdown(one.best, tuple(one.told), days_left(one.best, today), tuple(one.moved), one.why, one.over)
        for one in gathered
    )
    return tuple(sorted(found, key=lambda each: (each.due.last or date.max, _age(each.due))))


def _gathered(dues: Iterable[Due], table: Transcription) -> list[_Told]:
    """Each deadline once, the one told first first."""
    found: list[_Told] = []
    by_time: dict[object, list[_Told]] = {}
    for due in sorted(dues, key=_age):
        times = {(due.first, due.last) if due.last else None, due.duration} - {None}
        near = (one for time in times for one in by_time.get(time, ()))
        like = next((one for one in near if _is_one(one, due, table)), None)
        if like is None:
            like = _Told([due], due, due.published or date.min)
            found.append(like)
        else:
            like.add(due)
        for time in times:
            if like not in by_time.setdefault(time, []):
                by_time[time].append(like)
    return found


def days_left(due: Due, today: date) -> int | None:
    """The days from today to the last day of what is due; 0 on that day, None where the day is not known."""
    return None if due.last is None else (due.last - today).days


def _age(due: Due) -> tuple[date, int, int]:
    return due.published or date.min, due.page, due.number


def _is_one(known: _Told, due: Due, table: Transcription) -> bool:
    """True for one deadline on two pages: of one day, or a length whose beginning one of them tells, with sides that agree."""
    other = known.best
    if due.page in {one.page for one in known.told} or not _same_time(other, due):
        return False
    asked, owed = _agree(other.asked_by, due.asked_by, table), _agree(other.owed_by, due.owed_by, table)
    if asked is False or owed is False:
        return False
    return bool(asked or owed) or _same_words(other, due)


def _same_time(one: Due, other: Due) -> bool:
    if one.last and other.last:
        return (one.first, one.last) == (other.first, other.last)
    return one.duration is not None and one.duration == other.duration


def _move(later: _Told, gathered: Sequence[_Told], table: Transcription) -> None:
    """Find what a deadline took the place of: what its text says, else one earlier by the same, of the same, about the same."""
    for earlier in reversed(gathered):
        if earlier is later or earlier.over or earlier.began > later.began:
            continue
        why = _moved(earlier.best, later, table)
        if why:
            earlier.over = True
            later.moved += [earlier.best, *earlier.moved]
            later.why = later.why or why


def _moved(earlier: Due, later: _Told, table: Transcription) -> str:
    """How it is known that one deadline took the place of another; "" where it is not."""
    due = later.best
    asked, owed = _agree(earlier.asked_by, due.asked_by, table), _agree(earlier.owed_by, due.owed_by, table)
    if asked is False or owed is False:
        return ""
    said = any(one.previous is not None and one.previous in (earlier.last, earlier.duration) for one in later.told)
    if said and (asked or owed or _same_words(earlier, due)):
        return "its text says so"
    if due.previous is not None and earlier.page in {one.page for one in later.told}:
        return ""
    if later.began == (earlier.published or date.min) or _same_time(earlier, due):
        return ""
    if asked and owed and earlier.term and due.term:
        return "a later term by the same, to the same"
    if asked and _same_words(earlier, due):
        return "a later day for the same demand"
    return ""


@lru_cache(maxsize=1 << 16)
def _agree(one: str, other: str, table: Transcription) -> bool | None:
    """Whether two sides are one; None where either is not told."""
    if not one or not other:
        return None
    first, second = _plain(one), _plain(other)
    if first == second or first.split()[-1:] == second.split()[-1:]:
        return True
    return alike(one, other, table)


def _same_words(one: Due, other: Due) -> bool:
    first, second = (_telling(due.content, due.words, due.asked_by) for due in (one, other))
    fewer = min(len(first), len(second))
    return fewer > 1 and len(first & second) >= _SHARED * fewer


@lru_cache(maxsize=1 << 16)
def _telling(content: str, words: str, asker: str) -> frozenset[str]:
    """The words of a demand, without those of its day and of who asks it."""
    named = set(_plain(f"{words} {asker}").split())
    return frozenset(word for word in _plain(content).split() if len(word) >= _LETTERS and word not in named)


def _plain(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words.casefold()).split())
