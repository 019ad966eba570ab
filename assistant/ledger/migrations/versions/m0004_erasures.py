"""What was erased on request: that, when, by whom and why, never the words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.ledger.tables import STILL

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("emptied", sa.JSON(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("rev_to", sa.BigInteger(), nullable=False, server_default=str(STILL)),
        sa.ForeignKeyConstraint(["rev"], ["revision.rev"]),
        sa.PrimaryKeyConstraint("id"),
    )
