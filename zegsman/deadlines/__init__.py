"""Deadlines: what is due, who asks it and who owes it. The deadlines among the moments, with statements and actors, in; `Deadline`s out.

Which days are meant, and whether anything is due, is told by the moments; who asks and who owes, in `sides`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zegsman.deadlines.sides import Sides
from zegsman.language import Language
from zegsman.values import Actor, Deadline, Moment, Party, Sentence, Statement

__all__ = ["find"]


def find(
    sentences: Sequence[Sentence],
    moments: Sequence[Moment],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    language: Language,
) -> tuple[Deadline, ...]:
    """The deadlines of an article in the order of its text; what is told twice is one, and what has been moved is none."""
    if not any(moment.deadline for moment in moments):
        return ()
    sides = Sides(sentences, moments, statements, actors, language)
    found = [sides.of(number) for number, moment in enumerate(moments) if moment.deadline]
    moved = {moment.instead_of for moment in moments}
    kept = (deadline for deadline in found if moments[deadline.moments[0]].span not in moved)
    return tuple(_told_once(kept, moments))


def _told_once(found: Iterable[Deadline], moments: Sequence[Moment]) -> list[Deadline]:
    """Deadlines of one day, or of one length, are one where no side of them differs; each lends the other what it tells."""
    kept: list[Deadline] = []
    by_value: dict[object, list[int]] = {}
    for deadline in found:
        like = by_value.setdefault(_value(moments[deadline.moments[0]]), [])
        at = next((at for at in like if _fit(kept[at], deadline)), None)
        if at is None:
            like.append(len(kept))
            kept.append(deadline)
        else:
            kept[at] = _joined(kept[at], deadline)
    return kept


def _fit(one: Deadline, other: Deadline) -> bool:
    return _agree(one.asked_by, other.asked_by) and _agree(one.owed_by, other.owed_by)


def _value(moment: Moment) -> object:
    return (moment.first, moment.last) if moment.first else moment.duration or moment.span


def _agree(one: Party | None, other: Party | None) -> bool:
    return one is None or other is None or one.actor is None or other.actor is None or one.actor == other.actor


def _joined(one: Deadline, other: Deadline) -> Deadline:
    told = one if one.asked_by or one.owed_by or not (other.asked_by or other.owed_by) else other
    return replace(
        told,
        moments=one.moments + other.moments,
        asked_by=_better(one.asked_by, other.asked_by),
        owed_by=_better(one.owed_by, other.owed_by),
    )


def _better(one: Party | None, other: Party | None) -> Party | None:
    return other if one is None or (one.actor is None and other is not None and other.actor is not None) else one
