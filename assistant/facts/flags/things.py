"""Which ticket or RAID entry a sentence means, and whether it has arrived since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.findings import CompletionFinding
from assistant.domain.records import RaidEntry, RaidState
from assistant.facts.flags.importance import is_finished
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness import covered, ids, same_subject, shared, stems

_MEANT = 0.6
_FEWEST = 2
_SAME_WORK = 0.6


@dataclass(frozen=True, slots=True)
class Thing:
    """A ticket or an entry of the log; `ended` is the day it was closed."""

    key: str
    title: str
    ended: date | None


class Things:
    """The tickets, issues and dependencies of one day, found by what they are about."""

    def __init__(self, material: FlagMaterial) -> None:
        self._completions = material.view.findings(CompletionFinding)
        self._all = [
            Thing(
                known.record.key,
                known.record.title,
                (known.record.resolved or known.since)
                if is_finished(known.record)
                else None,
            )
            for known in material.tickets
        ] + [
            Thing(
                known.record.key,
                known.record.title,
                known.since if known.record.state is RaidState.CLOSED else None,
            )
            for known in material.view.records(RaidEntry)
        ]

    def meant(self, words: str, before: str = "") -> Thing | None:
        """Return what the words are about, else what they and those before are."""
        return self._best(words) or self._best(f"{before} {words}")

    def arrived(self, words: str, thing: Thing | None, said_on: date) -> bool:
        """Whether it was closed, or is said to be done, after that day."""
        if thing is not None and thing.ended is not None and thing.ended >= said_on:
            return True
        title = thing.title if thing else words
        return any(
            found.passage.dated > said_on
            and max(
                same_subject(found.finding.what, title),
                same_subject(found.finding.quote, title),
            )
            >= _SAME_WORK
            for found in self._completions
        )

    def _best(self, words: str) -> Thing | None:
        given, keys = stems(words), ids(words)
        best: tuple[float, int, Thing] | None = None
        for thing in self._all:
            wanted = stems(thing.title)
            common = len(shared(wanted, given))
            score = 1.0 if thing.key in keys else covered(wanted, given)
            if thing.key not in keys and common < _FEWEST:
                continue
            if score >= _MEANT and (best is None or (score, common) > best[:2]):
                best = (score, common, thing)
        return best[2] if best else None
