"""Rows that a reviewer wants in the RAID log: each from a flag that nobody logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.domain.evidence import Quote
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.domain.raid_proposals import ProposedEntry
from assistant.domain.records import RaidKind

_HAPPENED = frozenset(
    {
        FlagKind.SLIP,
        FlagKind.CI_RED,
        FlagKind.OVERDUE_ACTION,
        FlagKind.REPEATED_ACTION,
        FlagKind.SCOPE_CREEP,
        FlagKind.CONTRADICTION,
    }
)
"""Flags of what is so already: an issue, where the others are a risk."""


def proposed_entries(
    flags: Iterable[Flag], entries: Iterable[JournalEntry]
) -> tuple[ProposedEntry, ...]:
    """Return a row for each flag whose last standing decision puts it into the log."""
    known = {flag.id: flag for flag in flags}
    last: dict[str, JournalEntry] = {}
    for entry in standing(entries):
        if entry.verb in {Verb.RAID, Verb.DISMISS}:
            last[entry.target] = entry
    wanted = (entry for entry in last.values() if entry.verb is Verb.RAID)
    return tuple(_row(entry, known) for entry in wanted)


def _row(entry: JournalEntry, known: Mapping[str, Flag]) -> ProposedEntry:
    flag = known.get(entry.target)
    row = ProposedEntry(
        flag=entry.target,
        type=RaidKind.RISK,
        title=entry.text or entry.target,
        proposed_by=entry.by,
        proposed_on=entry.at.date(),
    )
    if flag is None:
        return row
    return row.model_copy(
        update={
            "type": _type(flag.kind),
            "description": flag.why,
            "owner": flag.owner,
            "raised": flag.first_seen,
            "source": _source(flag),
        }
    )


def _type(kind: FlagKind) -> RaidKind:
    if kind is FlagKind.DEPENDENCY_AT_RISK:
        return RaidKind.DEPENDENCY
    return RaidKind.ISSUE if kind in _HAPPENED else RaidKind.RISK


def _source(flag: Flag) -> str:
    quotes = (piece for piece in flag.evidence if isinstance(piece, Quote))
    first = next(quotes, None)
    return f"“{first.quote}” ({first.source}, {first.locator})" if first else ""
