"""Actors of the record as they appear on its pages, and what a person has said of two of them; rows in, values out.

Which appearances are one actor is not known here: `compare.voices` thinks about that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from sqlalchemy import Connection, delete, insert, or_, select, tuple_, update

from zegsman.actors.spelling import alike, keys, same
from zegsman.language import transcription
from zegsman.store.answers import StoreError
from zegsman.store.schema import ACTOR_KEYS, ACTORS, PAGES, VERDICTS
from zegsman.store.terms import plain_words
from zegsman.values import ActorKind, Appearance, Verdict

MOST, MOST_OTHERS = 2000, 1000
"""Appearances that are given at most, the newest: of those who are called so, and of those who only share a spelling."""
_AT_ONCE = 400
_COMPANIONS: tuple[ActorKind, ...] = ("person", "organisation")

Place = tuple[int, int]
_T = TypeVar("_T")


def appearances(connection: Connection, name: str) -> tuple[Appearance, ...]:
    """Everybody in the record who may be called so, and all who share a spelling with one of them; the newest pages last."""
    asked_for = tuple(plain_words(name).split())
    if not asked_for:
        return ()
    table = transcription.load()
    near, begun = keys(name, table), f"%{_escaped(asked_for[0])}%"
    known = ACTORS.c
    by_key = select(ACTOR_KEYS.c.page, ACTOR_KEYS.c.n).where(ACTOR_KEYS.c.key.in_(near))
    rows = connection.execute(
        select(known.page, known.n, known.name, known.variants).where(
            or_(
                tuple_(known.page, known.n).in_(by_key),
                *(column.ilike(begun, escape="\\") for column in (known.name, known.variants)),
            )
        )
    )
    called = [
        row for row in rows if any(_is_called(each, name, asked_for) for each in (row.name, *_split(row.variants)))
    ]
    shared = {key for row in called for each in (row.name, *_split(row.variants)) for key in keys(each, table)}
    places = sorted({(row.page, row.n) for row in called})
    others: set[Place] = set()
    for some in _portions(sorted(shared)):
        found = select(ACTOR_KEYS.c.page, ACTOR_KEYS.c.n).where(ACTOR_KEYS.c.key.in_(some))
        others.update((row.page, row.n) for row in connection.execute(found))
    beside = sorted(others.difference(places))
    return shown(connection, sorted((*places[-MOST:], *beside[-MOST_OTHERS:])))


def is_called(one: Appearance, name: str) -> bool:
    """True where a name, the beginning of each of its words, or another spelling of it is one of the actor's."""
    asked_for = tuple(plain_words(name).split())
    return any(_is_called(each, name, asked_for) for each in (one.name, *one.variants))


def shown(connection: Connection, places: Sequence[Place]) -> tuple[Appearance, ...]:
    """The actors at these places, (page, number), with their company."""
    pages = sorted({page for page, _ in places})
    rows = {}
    company: dict[int, list[tuple[int, str]]] = {}
    for some in _portions(pages):
        columns = (*ACTORS.c, PAGES.c.day, PAGES.c.language)
        for row in connection.execute(
            select(*columns).join(PAGES, PAGES.c.id == ACTORS.c.page).where(ACTORS.c.page.in_(some))
        ):
            rows[row.page, row.n] = row
            if row.kind in _COMPANIONS and row.named:
                company.setdefault(row.page, []).append((row.n, row.name))
    found = (rows[place] for place in places if place in rows)
    return tuple(
        Appearance(
            page=row.page,
            number=row.n,
            name=row.name,
            kind=cast(ActorKind, row.kind),
            roles=_split(row.roles),
            variants=_split(row.variants),
            companions=tuple(name for n, name in company.get(row.page, ()) if n != row.n),
            day=row.day,
            language=row.language,
            statements=row.statements,
            named=row.named,
        )
        for row in found
    )


def verdicts(connection: Connection) -> tuple[Verdict, ...]:
    """All that a person has said of two actors."""
    return tuple(Verdict(*row) for row in connection.execute(select(*VERDICTS.c)))


def judge(connection: Connection, one: Place, other: Place, is_same: bool | None) -> None:
    """Keep that two actors are the same or are not; None takes back what was said. Raises `StoreError` for who is not there."""
    both = shown(connection, (one, other))
    if len(both) != len({one, other}) or one == other:
        missing = next((place for place in (one, other) if place not in {(a.page, a.number) for a in both}), None)
        if missing is None:
            raise StoreError("that is one actor on one page; name two")
        raise StoreError(f"there is no actor {told(missing)} in the record; `zegsman who NAME` tells their numbers")
    if one[0] == other[0] and is_same:
        raise StoreError(f"{told(one)} and {told(other)} stand on one page, as two actors; read that page anew")
    first, second = sorted(both, key=lambda each: (each.page, each.name))
    named = {"page": first.page, "name": first.name, "other_page": second.page, "other_name": second.name}
    this = [VERDICTS.c[key] == value for key, value in named.items()]
    if is_same is None:
        if not connection.execute(delete(VERDICTS).where(*this)).rowcount:
            raise StoreError(f"nothing was said of {told(one)} and {told(other)}; there is nothing to take back")
    elif not connection.execute(update(VERDICTS).where(*this).values(same=is_same)).rowcount:
        connection.execute(insert(VERDICTS).values(**named, same=is_same))


def told(place: Place) -> str:
    """A place as a user writes it: page and actor, "12.3"."""
    return f"{place[0]}.{place[1] + 1}"


@lru_cache(maxsize=1 << 14)
def _is_called(known: str, name: str, asked_for: tuple[str, ...]) -> bool:
    words = plain_words(known).split()
    if all(any(word.startswith(begun) for word in words) for begun in asked_for):
        return True
    table = transcription.load()
    if len(asked_for) == 1:
        return bool(known.split()) and same(name, known.split()[-1], table)
    return alike(name, known, table)


def _split(lines: str) -> tuple[str, ...]:
    return tuple(lines.split("\n")) if lines else ()


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _portions(whole: Sequence[_T]) -> Iterable[Sequence[_T]]:
    return (whole[at : at + _AT_ONCE] for at in range(0, len(whole), _AT_ONCE))
