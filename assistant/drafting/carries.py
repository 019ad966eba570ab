"""Which flags the sentences of a section tell already."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.domain.facts import FlagKind

CARRIES: Mapping[str, frozenset[FlagKind]] = {
    "milestones": frozenset({FlagKind.SLIP}),
    "changed": frozenset({FlagKind.SLIP}),
    "blocked": frozenset({FlagKind.DEPENDENCY_AT_RISK}),
}
"""Flags that a section's sentence tells already when it speaks of their subject."""
