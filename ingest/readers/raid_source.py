"""What is known of a RAID log before its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.reader import DateOrder


@dataclass(frozen=True, slots=True)
class RaidSource:
    """What is known of a log before its rows are read.

    `name` is the file's own name; `near` is the day that dates without a year lie
    around; `order` is what its prose proves about day and month; `legend` are lines
    that may say which end of a scale is the gravest; `is_export` says that the file is
    a log and nothing else, so that a column it lacks was left out.
    """

    name: str
    near: date
    order: DateOrder | None = None
    legend: Sequence[str] = ()
    is_export: bool = False
