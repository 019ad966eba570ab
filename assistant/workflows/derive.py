"""What follows a commit: findings from the words, vectors for the index."""

from __future__ import annotations

from assistant.domain.records import Milestone
from assistant.extract.findings import ExtractContext, extract
from assistant.ledger.ledger import Ledger
from assistant.settings import Settings

EXTRACTOR = "rules-1"
"""Changes with the rules, so that what older rules read is read again."""


def derive(ledger: Ledger, settings: Settings) -> int:
    """Read every version that the present rules have not read; return how many.

    Each version is one transaction, so an interrupted run goes on where it stopped.
    """
    pending = ledger.pending(EXTRACTOR)
    if not pending:
        return 0
    newest = ledger.view()
    people = newest.people
    for version in pending:
        document = ledger.document(version)
        day = document[0].as_of if document else newest.as_of
        anchors = tuple(
            (known.record.title, known.record.due)
            for known in newest.at(day).records(Milestone)
            if known.record.due
        )
        context = ExtractContext(
            people=people,
            date_order=settings.project.date_order or None,
            anchors=anchors,
        )
        ledger.save_findings(version, EXTRACTOR, extract(document, context))
    return len(pending)
