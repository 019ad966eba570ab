"""Additions that nobody approved and that are in the records' scope no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from assistant.domain.facts import Change, ChangeKind
from assistant.facts.baseline.approvals import Approvals
from assistant.facts.baseline.settled import settled_addition
from assistant.facts.flags.importance import is_minor
from assistant.facts.flags.scope_creep import additions
from assistant.ledger.view import View

_GONE = frozenset({ChangeKind.SCOPE_REMOVED, ChangeKind.VANISHED})


def dropped_additions(view: View, changes: Iterable[Change]) -> frozenset[str]:
    """Return the keys of tickets that came after the first snapshot and went again.

    Those among the changes are judged as they stood on the day before they went.
    """
    gone: dict[str, Change] = {one.subject: one for one in changes if one.kind in _GONE}
    if not gone:
        return frozenset()
    approvals = Approvals(view)
    found: set[str] = set()
    for on in sorted({one.on for one in gone.values()}):
        earlier = view.at(on - timedelta(days=1))
        found |= {
            known.record.key
            for known in additions(earlier)
            if (change := gone.get(known.record.key))
            and change.on == on
            and not is_minor(known.record)
            and not approvals.covers(known.record)
            and not settled_addition(view, known)
        }
    return frozenset(found)
