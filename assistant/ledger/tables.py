"""The ledger's tables. Rows are only added or closed, never overwritten.

An erasure alone takes rows out, on a person's word, and leaves a row that says so.

A label alone is changed in place: it is a permission of today and no knowledge of a
day, so that what was closed is closed at every revision. The revision's `what` tells
what it was. A version counts from `rev` until before `rev_to`, when it was read anew.

A state holds from `valid_from` until before `valid_to` (days of the reader) and was
believed from revision `rev_from` until before `rev_to`; open ends are `FOREVER` and
`STILL`.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

FOREVER = date(9999, 12, 31)
STILL = 2**62

metadata = sa.MetaData()

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("rev", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sqlite_autoincrement=True,
)

source = sa.Table(
    "source",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("stream", sa.String, nullable=False, unique=True),
)

version = sa.Table(
    "version",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("source", sa.ForeignKey("source.id"), nullable=False),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("dated", sa.Date),
    sa.Column("path", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("title", sa.String),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("report", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sa.Column("reading", sa.String),
    sa.Column("rev_to", sa.BigInteger, nullable=False, server_default=str(STILL)),
    sa.Index("version_by_source", "source", "as_of"),
    sa.Index("version_by_digest", "digest"),
)

refusal = sa.Table(
    "refusal",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("path", sa.String, nullable=False, index=True),
    sa.Column("report", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sa.Column("rev_to", sa.BigInteger, nullable=False, server_default=str(STILL)),
)

text = sa.Table(
    "text",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String, nullable=False, unique=True),
    sa.Column("body", sa.Text, nullable=False),
)

vector = sa.Table(
    "vector",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.ForeignKey("text.digest"), nullable=False),
    sa.Column("embedder", sa.String, nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("embedder", "digest"),
)

passage = sa.Table(
    "passage",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("version", sa.ForeignKey("version.id"), nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("text_digest", sa.ForeignKey("text.digest"), nullable=False),
    sa.Column("locator", sa.String, nullable=False),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Index("passage_by_version", "version", "ordinal"),
)

mention = sa.Table(
    "mention",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version", sa.ForeignKey("version.id"), nullable=False, index=True),
    sa.Column("fields", sa.JSON, nullable=False),
)

item = sa.Table(
    "item",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("type", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.UniqueConstraint("type", "key"),
)

state = sa.Table(
    "state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("item", sa.ForeignKey("item.id"), nullable=False),
    sa.Column("source", sa.ForeignKey("source.id"), nullable=False),
    sa.Column("version", sa.ForeignKey("version.id"), nullable=False),
    sa.Column("valid_from", sa.Date, nullable=False),
    sa.Column("valid_to", sa.Date, nullable=False),
    sa.Column("locator", sa.String, nullable=False),
    sa.Column("cells", sa.JSON, nullable=False),
    sa.Column("rev_from", sa.Integer, nullable=False),
    sa.Column("rev_to", sa.Integer, nullable=False),
    sa.Index("state_by_item", "item", "valid_from"),
    sa.Index("state_by_source", "source", "rev_to", "valid_from"),
)

derivation = sa.Table(
    "derivation",
    metadata,
    sa.Column("version", sa.ForeignKey("version.id"), primary_key=True),
    sa.Column("extractor", sa.String, primary_key=True),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
)

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False),
    sa.Column("passage", sa.ForeignKey("passage.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("extractor", sa.String, nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("rev_from", sa.Integer, nullable=False),
    sa.Column("rev_to", sa.Integer, nullable=False),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("verb", sa.String, nullable=False),
    sa.Column("target", sa.String, nullable=False, index=True),
    sa.Column("text", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("undoes", sa.ForeignKey("journal.seq")),
    sa.Column("as_of", sa.Date),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sqlite_autoincrement=True,
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sqlite_autoincrement=True,
)

sent = sa.Table(
    "sent",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("draft", sa.String, nullable=False, unique=True),
    sa.Column("audience", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("prev_digest", sa.String),
    sa.Column("update", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sqlite_autoincrement=True,
)

erasure = sa.Table(
    "erasure",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("path", sa.String, nullable=False),
    sa.Column("digests", sa.JSON, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("emptied", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),
    sa.Column("rev_to", sa.BigInteger, nullable=False, server_default=str(STILL)),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("purpose", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("model", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("passage", sa.String),
    sa.Column("versions", sa.JSON, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("rev", sa.ForeignKey("revision.rev"), nullable=False),
    sa.Column("rev_to", sa.BigInteger, nullable=False, server_default=str(STILL)),
    sa.Index("answer_by_purpose", "purpose", "key"),
)

FULL_TEXT_TABLE = (
    "CREATE VIRTUAL TABLE text_fts USING fts5("
    "body, content='text', content_rowid='id', "
    'tokenize="porter unicode61 remove_diacritics 2")'
)
