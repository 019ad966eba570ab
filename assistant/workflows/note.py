"""What the project manager knows, kept as a source of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadResult,
    Role,
)
from assistant.errors import UsageError
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from ingest.privacy.labels import passage_labels
from ingest.text.decoding import clean


def add_note(
    ledger: Ledger, text: str, *, by: str, about: str | None, dated: date | None
) -> str:
    """Keep a note and return the source under which it can be cited.

    Without a day it belongs to the newest day of the ledger, so that the facts under
    review see it.

    Raises:
        UsageError: If the note is empty.
    """
    words = clean(text).strip()
    if not words:
        raise UsageError("The note is empty.", fix="Say what you know, in quotes.")
    day = dated or ledger.newest_day() or datetime.now(UTC).date()
    passage = Passage(
        locator="line 1",
        text=words,
        role=Role.MESSAGE,
        speaker=by,
        dated=day,
        subject=about,
    )
    source = f"notes/{day}-{digest(f'{by}/{about}/{words}')[:8]}"
    result = ReadResult(
        kind=DocumentKind.NOTE,
        title=f"Note by {by}",
        dated=day,
        dated_from="--dated" if dated else "newest day",
        passages=(passage,),
        people=(PersonMention(name=by),),
    )
    ledger.add(
        Incoming(
            path=source,
            digest=digest(words),
            as_of=day,
            label=Label.INTERNAL,
            result=result,
            passage_labels=passage_labels(result, None),
            report={
                "outcome": "ingested",
                "counts": {"records": 0, "passages": 1, "rows_refused": 0},
            },
        ),
        actor=by,
    )
    return source
