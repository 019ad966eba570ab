"""Decisions that were taken, or became known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.decisions.register import DatedDecision, dated_decisions

_WEEK = timedelta(days=7)


def decision_changes(period: Period) -> Iterator[Change]:
    """Yield the decisions that were first known within the period.

    An older one that came to light is told with the day on which it was taken. What a
    log, a page or a later note holds from before the project's first week is its past,
    and no news.
    """
    begun = _begun(period)
    for dated in dated_decisions(period.view):
        decision = dated.decision
        if not period.holds(dated.known) or _is_past(dated, begun):
            continue
        yield make_change(
            ChangeKind.DECISION,
            decision.subject,
            decision.what,
            after=decision.what,
            on=decision.decided_on or decision.known_on,
            at_latest=decision.decided_on is None,
            owner=decision.decided_by,
            severity=Severity.MEDIUM,
            evidence=decision.evidence,
        )


def _begun(period: Period) -> date:
    """Return the day before the first week of which the ledger tells."""
    days = (version.as_of for version in period.view.versions)
    return min(days, default=period.end) - _WEEK


def _is_past(dated: DatedDecision, begun: date) -> bool:
    day = dated.decision.decided_on
    return dated.kept and day is not None and day <= begun
