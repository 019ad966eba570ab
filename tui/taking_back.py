"""How what was undone or done again is told."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.journal import JournalEntry


def told(decisions: Sequence[JournalEntry]) -> str:
    """Return `drop clm-01`, or `drop of 3: clm-01, clm-02, clm-04`."""
    verbs = " and ".join(dict.fromkeys(one.verb.value for one in decisions))
    targets = ", ".join(one.target for one in decisions)
    if len(decisions) == 1:
        return f"{verbs} {targets}"
    return f"{verbs} of {len(decisions)}: {targets}"
