"""Who may be meant by a name, and what is due: candidates of the record, handed to `compare`; for the browser and the terminal alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zegsman.compare.countdown import Countdown, countdown
from zegsman.compare.voices import Voice, voices
from zegsman.language import transcription
from zegsman.store import Store, is_called


def called(store: Store, name: str) -> tuple[Voice, ...]:
    """Who may be meant by a name, whoever said most first; not who only shares a family name with them."""
    found = voices(store.appearances(name), store.verdicts(), transcription.load())
    return tuple(voice for voice in found if any(is_called(one, name) for one in voice.appearances))


def due(store: Store, today: date, *, name: str = "", every: bool = False) -> tuple[Countdown, ...]:
    """What is due, the nearest day first; with a name only what that one asks or owes. `every`: also what is over."""
    counted = countdown(store.deadlines(), today, transcription.load())
    spelt = set(_spellings(store, name, counted)) if name else set()
    return tuple(
        one
        for one in counted
        if (every or (not one.over and (one.left is None or one.left >= 0)))
        and (not name or not spelt.isdisjoint((one.due.asked_by, one.due.owed_by)))
    )


def _spellings(store: Store, name: str, counted: tuple[Countdown, ...]) -> Iterator[str]:
    """Every way in which the record writes the one who is called so, and the words of sides that hold the name."""
    for voice in called(store, name):
        yield voice.name
        yield from voice.variants
    sides = (side for one in counted for side in (one.due.asked_by, one.due.owed_by))
    yield from (side for side in sides if name.casefold() in side.casefold())
