"""A row that a reviewer wants in the RAID log."""

from __future__ import annotations

from datetime import date

from assistant.domain.base import Frozen
from assistant.domain.records import RaidKind


class ProposedEntry(Frozen):
    """A row for the RAID log; likelihood and impact are the log owner's to give.

    `flag` is what it came from, `source` where its first words stand; both are kept
    when the flag itself is raised no more.
    """

    flag: str
    type: RaidKind
    title: str
    description: str = ""
    owner: str | None = None
    raised: date | None = None
    source: str = ""
    proposed_by: str
    proposed_on: date
