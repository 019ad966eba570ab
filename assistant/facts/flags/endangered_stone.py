"""The flag of a milestone for which somebody's words leave no time."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Flag, FlagKind, MilestoneStatus, Severity
from assistant.facts.flags.material import call, raise_flag
from assistant.facts.mentions import Remark


def endangered_stone(  # noqa: PLR0913  each is another part of the flag
    stone: MilestoneStatus,
    remark: Remark,
    *,
    words: str,
    why: str,
    asks: str,
    cited: Sequence[Evidence],
    computed: Computed,
) -> Flag:
    """Return it: what was said and why that matters, what its owner is asked.

    `why` goes on behind the words, `asks` behind the owner's name.
    """
    said = words.rstrip(".")
    return raise_flag(
        FlagKind.DEPENDENCY_AT_RISK,
        stone.subject,
        remark.dated,
        title=stone.title,
        severity=Severity.HIGH,
        why=f"Said on {remark.dated}: “{said}”; {why}",
        question=f"{call(stone.owner)}, {asks}",
        evidence=[*cited, *stone.evidence[:1], computed],
        owner=stone.owner,
        label=stone.label,
    )
