"""The record itself: pages and their readings go in, and come out equal; statements are found by words, speaker and day.

Every change is one transaction. It keeps what came for good, and what was found only until it is read anew. It does
not read pages, and does not know which model or rule found what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Row, Select, Table, delete, exists, func, insert, select, tuple_, update

from zegsman.actors.spelling import alike, same
from zegsman.language import transcription
from zegsman.store import database, due, findings, forms, fulltext, people
from zegsman.store.answers import Added, Found, Hit, PageRow, StoreError, UnknownPage
from zegsman.store.fulltext import Asked
from zegsman.store.identity import digest, identity
from zegsman.store.portions import portions
from zegsman.store.schema import ACTOR_KEYS, ACTORS, DEADLINES, PAGES, READINGS, STATEMENTS, VERSIONS
from zegsman.store.terms import STEMMERS, Term, asked, plain_words
from zegsman.values import Appearance, Capture, Due, Page, Reading, Verdict

_LARGEST = 2**63 - 1  # a number that a database can hold
_KEPT = (VERSIONS.c.page == PAGES.c.id) & (VERSIONS.c.n == PAGES.c.version)

_MOST_SPELLINGS = 20


class Store:
    """The record in one file. Open it with `Store.open`; it may be used from several threads, and closes as a context."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: Path | str, *, patience: float = 10.0) -> Store:
        """The record at a path or an SQLAlchemy URL, made or brought up to date where needed.

        `patience` is how many seconds a change waits for another process. Raises `StoreError` where the file is not
        ours, is too new, or cannot be used.
        """
        return cls(database.open_database(where, patience, _derive_all))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, capture: Capture, page: Page, reading: Reading) -> Added:
        """Keep a page and its reading; a page that the record has already is kept once, each of its texts as a version."""
        if reading.article.page != page:
            raise StoreError("the reading is of another page than the one to be kept; read that page")
        kept, found = _kept(capture, page), forms.reading_form(reading)
        who = identity(capture, page)
        with database.writing(self._engine) as connection:
            current = select(PAGES.c.id, PAGES.c.version, VERSIONS.c.digest).join(VERSIONS, _KEPT)
            known = connection.execute(current.where(PAGES.c.identity == who)).one_or_none()
            if known and known.digest == kept["digest"]:
                return Added(known.id, new=False)
            version = known.version + 1 if known else 1
            about = findings.page_row(page, reading) | {"url": page.url or capture.url, "version": version}
            number = known.id if known else _insert_page(connection, about | {"identity": who})
            connection.execute(insert(VERSIONS).values(page=number, n=version, **kept))
            connection.execute(update(PAGES).where(PAGES.c.id == number).values(**about))
            _derive(connection, number, reading, found)
        return Added(number, new=known is None, renewed=known is not None)

    def reread(self, id: int, reading: Reading) -> None:
        """Put a new reading in the place of the old one, with all that is derived from it; what came stays."""
        page, found = reading.article.page, forms.reading_form(reading)
        value, text_digest = forms.page_form(page), digest(page)
        with database.writing(self._engine) as connection:
            version = _one(connection, select(PAGES.c.version), id).version
            this = (VERSIONS.c.page == id) & (VERSIONS.c.n == version)
            connection.execute(update(VERSIONS).where(this).values(value=value, digest=text_digest))
            connection.execute(update(PAGES).where(PAGES.c.id == id).values(**findings.page_row(page, reading)))
            _derive(connection, id, reading, found)

    def page(self, id: int) -> Page:
        """The page as it was kept. Raises `UnknownPage`."""
        with database.reading(self._engine) as connection:
            return forms.page_of(_one(connection, select(VERSIONS.c.value).join(PAGES, _KEPT), id).value)

    def capture(self, id: int) -> Capture:
        """The bytes of the page as they came last. Raises `UnknownPage`."""
        return self.versions(id)[-1]

    def versions(self, id: int) -> tuple[Capture, ...]:
        """The page as it came each time that its text was another, oldest first. Raises `UnknownPage`."""
        with database.reading(self._engine) as connection:
            _one(connection, select(PAGES.c.id), id)
            all_of = select(VERSIONS.c.body, VERSIONS.c.capture).where(VERSIONS.c.page == id).order_by(VERSIONS.c.n)
            return tuple(forms.capture_of(row.body, row.capture) for row in connection.execute(all_of))

    def reading(self, id: int) -> Reading:
        """What was found in the page. Raises `UnknownPage`."""
        both = select(VERSIONS.c.value, READINGS.c.value.label("found")).select_from(PAGES)
        both = both.join(VERSIONS, _KEPT).join(READINGS, READINGS.c.page == PAGES.c.id)
        with database.reading(self._engine) as connection:
            row = _one(connection, both, id)
        return forms.reading_of(row.found, forms.page_of(row.value))

    def pages(self, limit: int = 50, offset: int = 0) -> tuple[PageRow, ...]:
        """The pages of the record, newest first; those without any day last."""
        columns = (PAGES.c.id, PAGES.c.url, PAGES.c.title, PAGES.c.outlet, PAGES.c.published, PAGES.c.statements)
        listed = select(*columns).order_by(PAGES.c.day.desc().nulls_last(), PAGES.c.id.desc())
        with database.reading(self._engine) as connection:
            rows = connection.execute(listed.limit(_number(limit)).offset(_number(offset)))
            return tuple(PageRow(*row) for row in rows)

    def search(
        self,
        query: str,
        *,
        speaker: str = "",
        first: date | None = None,
        last: date | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """The statements that hold all words of `query`, best first; without words, newest first.

        `query`: quotation marks make a phrase of exactly those words, a `*` ends the beginning of a word. `speaker`:
        every word begins a word of the actor's name or variants, or stands so between quotation marks; without marks, names
        that another language would write so are found too (Putin, Poetin). `first` and
        `last`: the days (inclusive) on which it was said, or else published.
        """
        question = Asked(asked(query), asked(speaker), first, last)
        if (query.strip() and not question.words) or (speaker.strip() and not question.speaker):
            return Found(0, ())  # only marks: no statement holds them
        limit, offset = _number(limit), _number(offset)
        with database.reading(self._engine) as connection:
            if question.words or question.speaker:
                languages = _languages(connection)
                question = replace(question, spellings=_spellings(connection, question.speaker))
                total = fulltext.count(connection, question, languages)
                ids = fulltext.find(connection, question, languages, limit, offset)
            else:
                total, ids = _newest(connection, question, limit, offset)
            return Found(total, tuple(_hits(connection, ids)))

    def appearances(self, name: str) -> tuple[Appearance, ...]:
        """Every actor, on whichever page, who may be called so, and all who share a spelling with one of them; at most the 2,000 newest."""
        with database.reading(self._engine) as connection:
            return people.appearances(connection, name)

    def verdicts(self) -> tuple[Verdict, ...]:
        """All that a person has said of two actors."""
        with database.reading(self._engine) as connection:
            return people.verdicts(connection)

    def judge(self, one: tuple[int, int], other: tuple[int, int], same: bool, *, undo: bool = False) -> None:
        """Keep for good that two actors, each (page, number), are the same or not; `undo` takes back that one said so.

        It is kept by page and name, so that a reread does not lose it. Raises `StoreError` where one of them is not there.
        """
        with database.writing(self._engine) as connection:
            people.judge(connection, one, other, same, undo=undo)

    def said_by(self, actors: Sequence[tuple[int, int]], *, limit: int = 20, offset: int = 0) -> Found:
        """The statements of these actors, each (page, number), newest first."""
        with database.reading(self._engine) as connection:
            ids: list[tuple[int, int, int, int]] = []
            said = STATEMENTS.c
            for some in portions(actors):
                theirs = tuple_(said.page, said.actor).in_(some)
                rows = connection.execute(select(said.id, said.day, said.page, said.n).where(theirs))
                ids += [(-(row.day or date.min).toordinal(), -row.page, row.n, row.id) for row in rows]
            leaf = sorted(ids)[_number(offset) : _number(offset) + _number(limit)]
            return Found(len(ids), tuple(_hits(connection, [id for *_, id in leaf])))

    def deadlines(self) -> tuple[Due, ...]:
        """All that is due, the nearest day first, and last what is due on a day that no text tells."""
        with database.reading(self._engine) as connection:
            return due.deadlines(connection)


def _derive_all(connection: Connection) -> None:
    """Fill in anew what is derived from the readings that are kept, after the tables have changed."""
    both = select(PAGES.c.id, VERSIONS.c.value, READINGS.c.value.label("found")).select_from(PAGES)
    both = both.join(VERSIONS, _KEPT).join(READINGS, READINGS.c.page == PAGES.c.id)
    for number in connection.scalars(select(PAGES.c.id)).all():
        row = connection.execute(both.where(PAGES.c.id == number)).one()
        reading = forms.reading_of(row.found, forms.page_of(row.value))
        _derive(connection, number, reading, row.found)


def _spellings(connection: Connection, asked_for: Sequence[Term]) -> tuple[tuple[str, ...], ...]:
    """The words of names in the record that may be other spellings of the one that is asked for; a few at most."""
    if not asked_for or any(term.exact or term.prefix for term in asked_for):
        return ()
    table, name = transcription.load(), " ".join(word for term in asked_for for word in term.written)
    names = [other for other in connection.scalars(select(STATEMENTS.c.speaker).distinct()) if other]
    if len(asked_for) == 1:  # a family name
        like = [other for other in names if same(name, other.split()[-1], table)]
    else:
        like = [other for other in names if alike(name, other, table)]
    found = (tuple(plain_words(other).split()) for other in like)
    return tuple(islice((words for words in found if words), _MOST_SPELLINGS))


def _kept(capture: Capture, page: Page) -> dict[str, object]:
    body, rest = forms.capture_form(capture)
    value = forms.page_form(page)  # before the digest: it refuses what is no text
    return {"digest": digest(page), "body": body, "capture": rest, "value": value}


def _insert_page(connection: Connection, row: findings.Row) -> int:
    return int(connection.execute(insert(PAGES).values(**row).returning(PAGES.c.id)).scalar_one())


def _derive(connection: Connection, page: int, reading: Reading, form: bytes) -> None:
    """Replace all that was found in a page."""
    fulltext.forget(connection, page)
    for table in (STATEMENTS, ACTORS, ACTOR_KEYS, DEADLINES, READINGS):
        connection.execute(delete(table).where(table.c.page == page))
    connection.execute(insert(READINGS).values(page=page, made_by=reading.made_by, value=form))
    _insert(connection, ACTORS, page, findings.actor_rows(reading))
    _insert(connection, ACTOR_KEYS, page, findings.key_rows(reading))
    _insert(connection, DEADLINES, page, findings.deadline_rows(reading))
    _insert(connection, STATEMENTS, page, findings.statement_rows(reading))
    ids = connection.scalars(select(STATEMENTS.c.id).where(STATEMENTS.c.page == page).order_by(STATEMENTS.c.n))
    words = findings.word_rows(reading)
    fulltext.index(connection, [row | {"id": id} for row, id in zip(words, ids, strict=True)])


def _insert(connection: Connection, table: Table, page: int, rows: list[findings.Row]) -> None:
    if rows:
        connection.execute(insert(table), [row | {"page": page} for row in rows])


def _one(connection: Connection, of: Select[tuple[object, ...]], page: int) -> Row[tuple[object, ...]]:
    """The one row about a page, or the error that there is none."""
    known = connection.execute(of.where(PAGES.c.id == page)).one_or_none() if 0 < page <= _LARGEST else None
    if known is None:
        raise UnknownPage(f"there is no page {page} in the record; look in the list of pages")
    return known


def _languages(connection: Connection) -> list[str]:
    """The languages with a stemmer that the record holds."""
    held = [exists(select(PAGES.c.id).where(PAGES.c.language == language)) for language in STEMMERS]
    answers = connection.execute(select(*held)).one()
    return [language for language, answer in zip(STEMMERS, answers, strict=True) if answer]


def _newest(connection: Connection, question: Asked, limit: int, offset: int) -> tuple[int, list[int]]:
    day = STATEMENTS.c.day
    within = [day >= question.first] if question.first else []
    within += [day <= question.last] if question.last else []
    total = connection.scalar(select(func.count()).select_from(STATEMENTS).where(*within)) or 0
    listed = select(STATEMENTS.c.id).where(*within)
    listed = listed.order_by(day.desc().nulls_last(), STATEMENTS.c.page.desc(), STATEMENTS.c.n)
    return total, list(connection.scalars(listed.limit(limit).offset(offset)))


def _hits(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """The statements of these numbers, in this order."""
    said, page = STATEMENTS.c, PAGES.c
    where = (said.page, said.n, page.title, page.outlet, page.url, page.published)
    what = (said.speaker, said.mode, said.stance, said.said, said.content, said.source, said.cue)
    shown = select(said.id, *where, *what).join(PAGES, page.id == said.page)
    hits: dict[int, Hit] = {}
    for some in portions(ids):
        for id, *row in connection.execute(shown.where(said.id.in_(some))):
            hits[id] = Hit(*row)
    return [hits[id] for id in ids]


def _number(wanted: int) -> int:
    return max(0, min(wanted, _LARGEST))
