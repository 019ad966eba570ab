"""Which files could not be read, and until when that holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.ledger.tables import STILL

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table; what was refused before is known once it is read again."""
    op.create_table(
        "refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.BigInteger(), nullable=False, server_default=str(STILL)),
        sa.ForeignKeyConstraint(["rev"], ["revision.rev"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_refusal_path", "refusal", ["path"])
