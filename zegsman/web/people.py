"""Who may be meant by a name, and what is due: candidates of the record, handed to `compare`; for the browser and the terminal alike."""

from __future__ import annotations

from datetime import date

from zegsman.compare.countdown import Countdown, countdown
from zegsman.compare.voices import Voice, voices
from zegsman.language import transcription
from zegsman.store import Store, is_called
from zegsman.store.terms import begins, plain_words


def called(store: Store, name: str) -> tuple[Voice, ...]:
    """Who may be meant by a name, whoever said most first; not who only shares a family name with them."""
    found = voices(store.appearances(name), store.verdicts(), transcription.load())
    return tuple(voice for voice in found if any(is_called(one, name) for one in voice.appearances))


def due(store: Store, today: date, *, name: str = "", every: bool = False) -> tuple[Countdown, ...]:
    """What is due, the nearest day first; with a name only what that one asks or owes. `every`: also what is over."""
    counted = countdown(store.deadlines(), today, transcription.load())
    spelt = {spelling for voice in called(store, name) for spelling in (voice.name, *voice.variants)} if name else set()
    asked = plain_words(name).split()

    def is_theirs(side: str) -> bool:
        return side in spelt or begins(asked, plain_words(side).split())

    return tuple(
        one
        for one in counted
        if (every or not one.over) and (not name or is_theirs(one.due.asked_by) or is_theirs(one.due.owed_by))
    )
