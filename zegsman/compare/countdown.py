"""Deadlines counted down: what is due, told once however many pages tell it, how many days are left, and what has been moved.

`Due`s of the record come in, with the day from which to count; `Countdown`s go out, the nearest day first. There is no clock here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from zegsman.actors import keys
from zegsman.actors.spelling import alike, same
from zegsman.language import exonyms
from zegsman.language.transcription import Transcription
from zegsman.values import Due

__all__ = ["Countdown", "countdown", "days_left"]

_LETTERS = 4  # of a word that tells one demand from another
_LONGEST = 3  # words by which a deadline is found again, the longest ones
_MOST = 200  # deadlines of one side, or one side and time, that are looked at beside each other
_STEM = 5  # letters of a name from which on it may be another language's for the same: Tarvonia
_WEEK = 7  # days at least between two pages that tell one length, and still one deadline
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([DWMYH])")
_UNITS = {"D": 1, "W": 7, "M": 31, "Y": 366, "H": 1}
_SHARED = 0.5  # of the words of the shorter of two demands, for them to be one


@dataclass(frozen=True, slots=True)
class Countdown:
    """One deadline: `due` is what tells it best, `told` all that tell it, oldest first, `left` the days until it is over.

    `moved` are the deadlines whose place it took, the latest first, and `why` how that is known; `replaced`: another took its place;
    `over`: that, or its day has passed, or its length has run out since it was told, whenever it began. `left` is None where no text tells
    from when its length counts, and below zero where its day has passed.
    """

    due: Due
    told: tuple[Due, ...]
    left: int | None
    moved: tuple[Due, ...] = ()
    why: str = ""
    replaced: bool = False
    over: bool = False


@dataclass(slots=True, eq=False)
class _Told:
    """Deadlines that are one, while they are gathered: `best` tells most (its day, then both sides, then the first page)."""

    told: list[Due]
    best: Due
    began: date
    moved: list[Due] = field(default_factory=list)
    why: str = ""
    replaced: bool = False

    @property
    def whole(self) -> Due:
        """The best, with the sides that only others tell."""
        asked = self.best.asked_by or next((due.asked_by for due in self.told if due.asked_by), "")
        owed = self.best.owed_by or next((due.owed_by for due in self.told if due.owed_by), "")
        return (
            self.best
            if (asked, owed) == (self.best.asked_by, self.best.owed_by)
            else replace(self.best, asked_by=asked, owed_by=owed)
        )

    def add(self, due: Due) -> None:
        """One more page that tells it."""
        self.told.append(due)
        self.best = min(self.best, due, key=_worth)


def _worth(due: Due) -> tuple[bool, bool, bool, date, int, int]:
    return due.last is None, not due.asked_by, not due.owed_by, *_age(due)


def countdown(dues: Iterable[Due], today: date, table: Transcription) -> tuple[Countdown, ...]:
    """The deadlines, the nearest day first and those without a day last."""
    gathered = _gathered(dues, table)
    by_side: dict[str, list[_Told]] = {}
    for later in gathered:
        sides = _sides(later.whole, table)
        near = {id(one): one for side in sides for one in by_side.get(side, ())[-_MOST:]}
        _move(later, sorted(near.values(), key=lambda one: one.began), table)
        for side in sides:
            by_side.setdefault(side, []).append(later)
    found = (_counted(one, today) for one in gathered)
    return tuple(sorted(found, key=lambda each: (each.due.last or date.max, _age(each.due))))


def _sides(due: Due, table: Transcription) -> list[str]:
    """By whom it is looked for: who asks it, or who owes what nobody asks; and both where its text tells what it took the place of."""
    asked = [f"asked by {key}" for key in sorted(_keys(due.asked_by, table))]
    owed = [f"owed by {key}" for key in sorted(_keys(due.owed_by, table))]
    return asked + owed if due.previous is not None or not asked else asked


@lru_cache(maxsize=1 << 16)
def _keys(name: str, table: Transcription) -> frozenset[str]:
    return keys.of((name,), table, country=True) if name else frozenset()


def _counted(one: _Told, today: date) -> Countdown:
    left = days_left(one.whole, today)
    over = one.replaced or (left is not None and left < 0) or _ran_out(one, today)
    return Countdown(one.whole, tuple(one.told), left, tuple(one.moved), one.why, one.replaced, over)


def _ran_out(one: _Told, today: date) -> bool:
    """True for a length without a beginning that has passed since the last page told it."""
    length = _days(one.whole.duration) if one.whole.last is None else None
    return length is not None and one.told[-1].published is not None and (today - one.told[-1].published).days > length


def _days(duration: str | None) -> int | None:
    """About how many days an ISO 8601 duration of one unit has; None for none."""
    found = _DURATION.fullmatch(duration or "")
    return None if found is None else int(float(found[2]) * (1 / 24 if found[1] else _UNITS[found[3]])) + 1


def _gathered(dues: Iterable[Due], table: Transcription) -> list[_Told]:
    """Each deadline once, the one told first first."""
    found: list[_Told] = []
    by_time: dict[object, list[_Told]] = {}
    for due in sorted(dues, key=_age):
        places = list(_places(due, table))
        near = {id(one): one for place in places for one in by_time.get(place, ())[-_MOST:]}
        like = next((one for one in near.values() if _is_one(one, due, table)), None)
        if like is None:
            like = _Told([due], due, due.published or date.min)
            found.append(like)
        else:
            like.add(due)
        for place in places:
            if like not in by_time.setdefault(place, []):
                by_time[place].append(like)
    return found


def _places(due: Due, table: Transcription) -> Iterator[object]:
    """Where the like of a deadline is looked for: one of its time with a side, or else with a long word, in common."""
    times: tuple[object, ...] = ((due.first, due.last) if due.last else None, due.duration)
    sides = [
        *(("asked", key) for key in _keys(due.asked_by, table)),
        *(("owed", key) for key in _keys(due.owed_by, table)),
    ]
    words = sorted(_telling(due.content, due.words, due.asked_by), key=lambda word: (-len(word), word))[:_LONGEST]
    for time in times:
        if time is not None:
            yield from ((time, side) for side in sides)
            yield from ((time, word) for word in words)


def days_left(due: Due, today: date) -> int | None:
    """The days from today to the last day of what is due; 0 on that day, None where the day is not known."""
    return None if due.last is None else (due.last - today).days


def _age(due: Due) -> tuple[date, int, int]:
    return due.published or date.min, due.page, due.number


def _is_one(known: _Told, due: Due, table: Transcription) -> bool:
    """True for one deadline on two pages: of one day, or a length whose beginning one of them tells, with sides and words that agree."""
    other = known.whole
    if due.page in {one.page for one in known.told} or not _same_time(other, due):
        return False
    asked, owed = _agree(other.asked_by, due.asked_by, table), _agree(other.owed_by, due.owed_by, table)
    if asked is False or owed is False:
        return False
    return bool((asked and owed) or (asked and other.term and due.term)) or _same_words(other, due)


def _same_time(one: Due, other: Due) -> bool:
    if one.last and other.last:
        return (one.first, one.last) == (other.first, other.last)
    if one.duration is None or one.duration != other.duration:
        return False
    length, apart = _days(one.duration), abs((one.published or date.min) - (other.published or date.min)).days
    return length is None or apart <= max(length, _WEEK)


def _move(later: _Told, near: Sequence[_Told], table: Transcription) -> None:
    """Find what a deadline took the place of: what its text says, else one earlier by the same, of the same, about the same."""
    for earlier in reversed(near):
        if earlier.replaced or earlier.began > later.began:
            continue
        why = _moved(earlier.whole, later, table)
        if why:
            earlier.replaced = True
            later.moved += [earlier.whole, *earlier.moved]
            later.why = later.why or why


def _moved(earlier: Due, later: _Told, table: Transcription) -> str:
    """How it is known that one deadline took the place of another; "" where it is not."""
    due = later.whole
    asked, owed = _agree(earlier.asked_by, due.asked_by, table), _agree(earlier.owed_by, due.owed_by, table)
    said = any(one.previous is not None and one.previous in (earlier.last, earlier.duration) for one in later.told)
    if said and (asked or owed or (asked is None and owed is None and _same_words(earlier, due))):
        return "its text says so"
    past = due.last is not None and due.last < later.began
    if asked is False or owed is False or past or due.previous is not None:
        return ""
    if later.began == (earlier.published or date.min) or _same_time(earlier, due):
        return ""
    if asked and owed and earlier.term and due.term:
        return "a later term by the same, to the same"
    if (asked or (owed and not earlier.asked_by and not due.asked_by)) and _same_words(earlier, due):
        return "a later day for the same demand"
    return ""


@lru_cache(maxsize=1 << 16)
def _agree(one: str, other: str, table: Transcription) -> bool | None:
    """Whether two sides are one; None where either is not told."""
    if not one or not other:
        return None
    first, second = keys.plain(one), keys.plain(other)
    if first == second:
        return True
    known = exonyms.load()
    if first in known or second in known:
        return known.get(first) == known.get(second)
    short = min(len(first.split()), len(second.split())) == 1
    if short and same(first.split()[-1], second.split()[-1], table):
        return True
    if short and len(first) > _STEM and keys.stem(first) == keys.stem(second):
        return True  # Tarvonië, Tarvonia, Tarwonien
    return alike(one, other, table)


def _same_words(one: Due, other: Due) -> bool:
    first, second = (_telling(due.content, due.words, due.asked_by) for due in (one, other))
    fewer = min(len(first), len(second))
    return fewer > 1 and len(first & second) >= _SHARED * fewer


@lru_cache(maxsize=1 << 16)
def _telling(content: str, words: str, asker: str) -> frozenset[str]:
    """The words of a demand, without those of its day and of who asks it."""
    named = set(keys.plain(f"{words} {asker}").split())
    return frozenset(word for word in keys.plain(content).split() if len(word) >= _LETTERS and word not in named)
