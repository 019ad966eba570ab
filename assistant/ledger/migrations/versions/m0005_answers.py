"""What language models answered, so that nothing is asked or paid for twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.ledger.tables import STILL

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("passage", sa.String(), nullable=True),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.BigInteger(), nullable=False, server_default=str(STILL)),
        sa.ForeignKeyConstraint(["rev"], ["revision.rev"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("answer_by_purpose", "answer", ["purpose", "key"])
