"""With what settings a version was read, and until when it counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.ledger.tables import STILL

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what was read before counts and stays as it was read."""
    op.add_column("version", sa.Column("reading", sa.String()))
    op.add_column(
        "version",
        sa.Column("rev_to", sa.BigInteger(), nullable=False, server_default=str(STILL)),
    )
