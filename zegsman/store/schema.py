"""The tables of the record, as the newest migration leaves them; a test compares the two.

`pages` and `versions` are what came, `verdicts` what a person said, and they are never remade; `readings`, `actors`, `actor_keys`,
`statements` and `deadlines` are derived and replaced by every reread. The index of words is the database's own affair and stands in
`fulltext.py`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

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
    Column("roles", String, nullable=False, server_default=""),
    Column("variants", String, nullable=False, server_default=""),
    Column("statements", Integer, nullable=False, server_default="0"),
    Column("named", Boolean, nullable=False, server_default="1"),
    Column("plain", String, nullable=False, server_default=""),
)

ACTOR_KEYS = Table(
    "actor_keys",
    METADATA,
    Column("key", String, primary_key=True),
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Index(None, "page"),
)

VERDICTS = Table(
    "verdicts",
    METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("other_page", ForeignKey("pages.id"), primary_key=True),
    Column("other_name", String, primary_key=True),
    Column("same", Boolean, nullable=False),
    Index(None, "other_page"),
)

DEADLINES = Table(
    "deadlines",
    METADATA,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("words", String, nullable=False),
    Column("content", String, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("duration", String),
    Column("asked_by", String, nullable=False),
    Column("owed_by", String, nullable=False),
    Column("before_words", String, nullable=False),
    Column("before_last", Date),
    Column("before_duration", String),
    Column("term", Boolean, nullable=False),
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
    Column("actor", Integer),
    UniqueConstraint("page", "n"),
    Index(None, "day", "page"),
    Index(None, "page", "actor"),
)
