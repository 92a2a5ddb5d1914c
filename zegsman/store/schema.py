"""The tables of the record, as the newest migration leaves them; a test compares the two.

`pages` and `versions` are what came, and are never remade; `readings`, `actors` and `statements` are derived from
them and replaced by every reread. The index of words is the database's own affair and stands in `fulltext.py`.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PAGES = Table(
    "pages",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("url", String),
    Column("title", String),
    Column("outlet", String),
    Column("language", String, nullable=False),
    Column("published", Date),
    Column("day", Date),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("identity"),
    Index(None, "day"),
    Index(None, "language"),
    sqlite_autoincrement=True,
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("capture", LargeBinary, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("made_by", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

ACTORS = Table(
    "actors",
    METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
)

STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("mode", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("speaker", String, nullable=False),
    Column("kind", String),
    Column("said", Date),
    Column("day", Date),
    Column("content", String, nullable=False),
    Column("source", String, nullable=False),
    Column("cue", String, nullable=False),
    UniqueConstraint("page", "n"),
    Index(None, "day", "page"),
)
