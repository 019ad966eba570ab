"""Open issues of the log that say that a milestone is missed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.move_words import misses_in
from assistant.facts.milestones.prose.parts import told_apart
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.subjects import told_of


def missed_in_log(
    known: Known[RaidEntry], names: MilestoneNames
) -> Iterator[tuple[str, Said]]:
    """Yield the milestones that the entry says are missed, if it is an open issue."""
    entry = known.record
    if entry.kind is not RaidKind.ISSUE or not entry.is_open:
        return
    for cell in (entry.title, entry.description):
        day = entry.raised or known.first_seen
        for part in told_apart(cell, names):
            folded = same_length_fold(without_may(part)).replace("’", "'")
            said = Said(Outcome.MISSED, day, known.since, known.quote(cell))
            for miss in misses_in(folded):
                for title in told_of(folded, miss, names, dates=True) or ():
                    yield title, said
