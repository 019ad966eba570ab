"""What follows a commit: findings from the words, vectors for the index."""

from __future__ import annotations

from collections.abc import Callable

from assistant.domain.base import stable_id
from assistant.domain.records import Milestone
from assistant.extract.findings import ExtractContext, extract
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.settings import Settings

Progress = Callable[[int, int, str], None]
"""Told what is done, of how many, and what is next."""
RULES = "rules-5"
"""Changes with the rules, so that what older rules read is read again."""


def derive(
    ledger: Ledger,
    settings: Settings,
    progress: Progress = lambda _done, _all, _name: None,
) -> int:
    """Read every version that was not read with all that is known; return how many.

    A person or milestone that becomes known later may give a sentence its meaning, so
    the order in which files were read makes no difference. Each version is one
    transaction, so an interrupted run goes on where it stopped.
    """
    newest = ledger.view()
    extractor = _extractor(newest, settings)
    pending = ledger.pending(extractor)
    for done, version in enumerate(pending):
        document = ledger.document(version)
        progress(done, len(pending), document[0].source if document else "")
        day = document[0].as_of if document else newest.as_of
        anchors = tuple(
            (known.record.title, known.record.due)
            for known in newest.at(day).records(Milestone)
            if known.record.due
        )
        context = ExtractContext(
            people=newest.people,
            date_order=settings.project.date_order or None,
            anchors=anchors,
        )
        ledger.save_findings(version, extractor, extract(document, context))
    progress(len(pending), len(pending), "")
    return len(pending)


def waiting(ledger: Ledger, settings: Settings) -> tuple[str, ...]:
    """Return the ids of versions that `derive` would read."""
    return ledger.pending(_extractor(ledger.view(), settings))


def _extractor(newest: View, settings: Settings) -> str:
    """Name the rules with a digest of what they are told beside the document."""
    people = [(p.name, p.role, sorted(p.aliases)) for p in newest.people.all]
    milestones = sorted(
        (known.record.title, str(known.record.due), known.since.isoformat())
        for states in newest.histories(Milestone).values()
        for known in states
    )
    return stable_id(RULES, people, milestones, settings.project.date_order)
