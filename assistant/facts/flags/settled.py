"""Flags that a re-baselining settles: no longer open, and history."""

from __future__ import annotations

from assistant.domain.baseline import Rebaseline
from assistant.domain.facts import Flag, FlagStatus


def resolved(flag: Flag, decision: Rebaseline) -> Flag:
    """Return the flag as resolved, with the decision and its reason."""
    return flag.model_copy(
        update={
            "status": FlagStatus.RESOLVED,
            "why": f"{flag.why} Settled: {decision.words}, {decision.reason}",
            "evidence": tuple(dict.fromkeys((*flag.evidence, *decision.proofs))),
        }
    )
