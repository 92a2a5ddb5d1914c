"""Actors of the record as they appear on its pages, and what a person has said of two of them; rows in, values out.

Which appearances are one actor is not known here: `compare.voices` thinks about that.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import cast

from sqlalchemy import Connection, delete, insert, or_, select, tuple_

from zegsman.actors import keys
from zegsman.actors.spelling import alike, same
from zegsman.language import exonyms, transcription
from zegsman.store.answers import StoreError
from zegsman.store.portions import portions
from zegsman.store.schema import ACTOR_KEYS, ACTORS, PAGES, VERDICTS
from zegsman.store.terms import begins, plain_words
from zegsman.values import ActorKind, Appearance, Verdict

MOST, MOST_OTHERS = 2000, 1000
"""Appearances that are given at most, the newest: of those who are called so, and of those who only share a spelling."""
_ROUNDS, _MOST_NAMES = 3, 10  # of names that a person said are one's
_COMPANIONS: tuple[ActorKind, ...] = ("person", "organisation")

Place = tuple[int, int]


def appearances(connection: Connection, name: str) -> tuple[Appearance, ...]:
    """Everybody in the record who may be called so, and all who share a spelling with one of them, or of whom a person said that they are
    one with them; the oldest pages first."""
    called: set[Place] = set()
    beside: set[Place] = set()
    asked, names = set[str](), [name]
    for _ in range(_ROUNDS):
        for each in names:
            asked.add(each)
            ours, others = _under(connection, each)
            called |= ours
            beside |= others
        names = [other for other in _told_to_be(connection, called) if other not in asked][:_MOST_NAMES]
    beside -= called
    return shown(connection, sorted((*sorted(called)[-MOST:], *sorted(beside)[-MOST_OTHERS:])))


def _under(connection: Connection, name: str) -> tuple[set[Place], set[Place]]:
    """Who may be called so, and who shares a key with one of them."""
    asked_for = tuple(plain_words(name).split())
    if not asked_for:
        return set(), set()
    table, known = transcription.load(), ACTORS.c
    near = keys.of((name,), table, country=True)
    begun = f"% {asked_for[0]}%"  # plain words hold letters and digits only
    by_key = select(ACTOR_KEYS.c.page, ACTOR_KEYS.c.n).where(ACTOR_KEYS.c.key.in_(near))
    columns = (known.page, known.n, known.name, known.kind, known.variants)
    rows = connection.execute(
        select(*columns).where(or_(tuple_(known.page, known.n).in_(by_key), known.plain.like(begun)))
    )
    ours: set[Place] = set()
    shared: set[str] = set()
    for row in rows:
        spelt = (row.name, *_split(row.variants))
        if any(_is_called(each, name, asked_for) for each in spelt):
            ours.add((row.page, row.n))
            shared |= keys.of(spelt, table, country=row.kind == "country")
    others: set[Place] = set()
    for some in portions(sorted(shared)):
        found = select(ACTOR_KEYS.c.page, ACTOR_KEYS.c.n).where(ACTOR_KEYS.c.key.in_(some))
        others.update((row.page, row.n) for row in connection.execute(found))
    return ours, others


def _told_to_be(connection: Connection, called: Set[Place]) -> list[str]:
    """The names of those of whom a person said that they are one with one of these."""
    told = [verdict for verdict in verdicts(connection) if verdict.same]
    if not told:
        return []
    ours = {(one.page, name) for one in shown(connection, sorted(called)[-MOST:]) for name in (one.name, *one.variants)}
    sides = [((each.page, each.name), (each.other_page, each.other_name)) for each in told]
    found = [other[1] for one, other in (*sides, *((b, a) for a, b in sides)) if one in ours]
    return list(dict.fromkeys(found))


def is_called(one: Appearance, name: str) -> bool:
    """True where a name, the beginning of each of its words (of four letters and more), or another spelling of it is one of the actor's."""
    asked_for = tuple(plain_words(name).split())
    return any(_is_called(each, name, asked_for) for each in (one.name, *one.variants))


def shown(connection: Connection, places: Sequence[Place]) -> tuple[Appearance, ...]:
    """The actors at these places, (page, number), with their company."""
    pages = sorted({page for page, _ in places})
    rows = {}
    company: dict[int, list[tuple[int, str]]] = {}
    for some in portions(pages):
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
    rows = connection.execute(select(*VERDICTS.c).order_by(VERDICTS.c.page, VERDICTS.c.other_page, VERDICTS.c.name))
    return tuple(Verdict(*row) for row in rows)


def judge(connection: Connection, one: Place, other: Place, is_same: bool, *, undo: bool = False) -> None:
    """Keep that two actors are the same or are not, in the place of what was said of them before; or take it back.

    Raises `StoreError` for who is not there, and where there is nothing to take back.
    """
    both = shown(connection, (one, other))
    if len(both) != len({one, other}) or one == other:
        missing = next((place for place in (one, other) if place not in {(a.page, a.number) for a in both}), None)
        if missing is None:
            raise StoreError("that is one actor on one page; name two")
        raise StoreError(f"there is no actor {told(missing)} in the record; `zegsman who NAME` tells their numbers")
    if one[0] == other[0] and is_same:
        raise StoreError(f"{told(one)} and {told(other)} stand on one page, as two actors; read that page anew")
    first, second = sorted(both, key=lambda each: (each.page, each.name))
    # Under whichever of their spellings it was said: a reread may have given them another name.
    this = [
        VERDICTS.c.page == first.page,
        VERDICTS.c.other_page == second.page,
        VERDICTS.c.name.in_((first.name, *first.variants)),
        VERDICTS.c.other_name.in_((second.name, *second.variants)),
    ]
    taken = connection.execute(delete(VERDICTS).where(*this, *([VERDICTS.c.same == is_same] if undo else [])))
    if not undo:
        named = {"page": first.page, "name": first.name, "other_page": second.page, "other_name": second.name}
        connection.execute(insert(VERDICTS).values(**named, same=is_same))
    elif not taken.rowcount:
        said = "the same" if is_same else "two"
        raise StoreError(f"nobody said that {told(one)} and {told(other)} are {said}; there is nothing to take back")


def told(place: Place) -> str:
    """A place as a user writes it: page and actor, "12.3"."""
    return f"{place[0]}.{place[1] + 1}"


@lru_cache(maxsize=1 << 14)
def _is_called(known: str, name: str, asked_for: tuple[str, ...]) -> bool:
    if begins(asked_for, plain_words(known).split()):
        return True
    table = transcription.load()
    if (code := exonyms.load().get(keys.plain(name))) is not None and exonyms.load().get(keys.plain(known)) == code:
        return True
    if len(asked_for) == 1:
        return bool(known.split()) and same(name, known.split()[-1], table)
    return alike(name, known, table)


def _split(lines: str) -> tuple[str, ...]:
    return tuple(lines.split("\n")) if lines else ()
