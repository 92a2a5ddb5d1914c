"""Who is who over many pages, and what is due: keys of names, what a person said of two actors, deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and tables; what is derived is filled in by who opens the record."""
    op.add_column("actors", sa.Column("roles", sa.String(), nullable=False, server_default=""))
    op.add_column("actors", sa.Column("variants", sa.String(), nullable=False, server_default=""))
    op.add_column("actors", sa.Column("statements", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("actors", sa.Column("named", sa.Boolean(), nullable=False, server_default="1"))
    op.add_column("actors", sa.Column("plain", sa.String(), nullable=False, server_default=""))
    op.add_column("statements", sa.Column("actor", sa.Integer()))
    op.create_index("ix_statements_page_actor", "statements", ["page", "actor"])
    _people()
    op.create_table(
        "deadlines",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("duration", sa.String()),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("owed_by", sa.String(), nullable=False),
        sa.Column("before_words", sa.String(), nullable=False),
        sa.Column("before_last", sa.Date()),
        sa.Column("before_duration", sa.String()),
        sa.Column("term", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("page", "n", name="pk_deadlines"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_deadlines_page"),
    )


def _people() -> None:
    op.create_table(
        "actor_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "page", "n", name="pk_actor_keys"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_actor_keys_page"),
    )
    op.create_index("ix_actor_keys_page", "actor_keys", ["page"])
    op.create_table(
        "verdicts",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("other_page", sa.Integer(), nullable=False),
        sa.Column("other_name", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("page", "name", "other_page", "other_name", name="pk_verdicts"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_verdicts_page"),
        sa.ForeignKeyConstraint(["other_page"], ["pages.id"], name="fk_verdicts_other_page"),
    )
    op.create_index("ix_verdicts_other_page", "verdicts", ["other_page"])
