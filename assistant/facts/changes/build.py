"""Making one change of a record."""

from __future__ import annotations

from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Evidence
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.labels import Label
from assistant.extract.text.sentences import plain


def make_change(  # noqa: PLR0913  one argument a field
    kind: ChangeKind,
    subject: str,
    title: str,
    *,
    on: date,
    at_latest: bool = False,
    evidence: tuple[Evidence, ...],
    before: str | None = None,
    after: str | None = None,
    owner: str | None = None,
    severity: Severity = Severity.LOW,
    label: Label = Label.CLIENT,
) -> Change:
    """Return the change with the id that it has in every period that holds it."""
    return Change(
        id=stable_id("chg", kind, subject, on, after),
        kind=kind,
        subject=subject,
        title=plain(title),
        before=before,
        after=after,
        on=on,
        at_latest=at_latest,
        owner=owner,
        severity=severity,
        label=label,
        evidence=evidence,
    )
