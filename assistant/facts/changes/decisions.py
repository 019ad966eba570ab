"""Decisions that were taken, or became known."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.decisions.register import dated_decisions


def decision_changes(period: Period) -> Iterator[Change]:
    """Yield the decisions that were first known within the period.

    An older one that came to light is told with the day on which it was taken.
    """
    for dated in dated_decisions(period.view):
        decision = dated.decision
        if not period.holds(dated.known):
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
