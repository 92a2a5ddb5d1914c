"""Deadlines of the record: rows in, `Due` values out, the nearest day first."""

from __future__ import annotations

from sqlalchemy import Connection, select

from zegsman.store.schema import DEADLINES, PAGES
from zegsman.values import Due


def deadlines(connection: Connection) -> tuple[Due, ...]:
    """All that is due, the nearest day first, and last what is due on a day that no text tells."""
    due, page = DEADLINES.c, PAGES.c
    what = (due.page, due.n, due.words, due.content, due.first, due.last, due.duration, due.asked_by, due.owed_by)
    moved = (due.before_words, due.before_last, due.before_duration, due.term)
    listed = select(*what, *moved, page.title, page.outlet, page.published, page.language).join(
        PAGES, page.id == due.page
    )
    rows = connection.execute(listed.order_by(due.last.nulls_last(), due.page, due.n))
    return tuple(
        Due(
            page=row.page,
            number=row.n,
            words=row.words,
            content=row.content,
            first=row.first,
            last=row.last,
            duration=row.duration,
            asked_by=row.asked_by,
            owed_by=row.owed_by,
            instead_of=row.before_words,
            previous=row.before_last or row.before_duration,
            term=row.term,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            language=row.language,
        )
        for row in rows
    )
