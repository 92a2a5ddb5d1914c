"""The first record: pages, their versions, their readings, and the index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _grounds()
    _findings()
    # The words are cut, folded and stemmed by zegsman. "ascii" parts them at the spaces and leaves every other letter be,
    # also letters younger than SQLite's own table of them.
    op.execute("CREATE VIRTUAL TABLE statement_words USING fts5(content, stems, speaker, title, tokenize = 'ascii')")


def _grounds() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("url", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("outlet", sa.String()),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("day", sa.Date()),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("identity", name="uq_pages_identity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pages_day", "pages", ["day"])
    op.create_index("ix_pages_language", "pages", ["language"])
    op.create_table(
        "versions",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("capture", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("page", "n", name="pk_versions"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_versions_page"),
    )


def _findings() -> None:
    op.create_table(
        "readings",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("page", name="pk_readings"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_readings_page"),
    )
    op.create_table(
        "actors",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("page", "n", name="pk_actors"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_actors_page"),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("kind", sa.String()),
        sa.Column("said", sa.Date()),
        sa.Column("day", sa.Date()),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_statements_page"),
        sa.UniqueConstraint("page", "n", name="uq_statements_page_n"),
    )
    op.create_index("ix_statements_day_page", "statements", ["day", "page"])
