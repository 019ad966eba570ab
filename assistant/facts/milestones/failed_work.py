"""Milestones that the records contradict: their test failed, or their work is blocked.

An open issue "Penetration test failed" is of the milestone "Penetration test passed";
one whose words a blocked ticket of the milestone tells is of that ticket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.evidence import Quote
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate, is_open
from assistant.facts.milestones.names import MilestoneNames, name_of
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.quoting import cells, remark
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.ledger.view import View

_FAILED = re.compile(
    r"\b(?:(?:has |have |had |was |were )?failed|fails|not (?:been )?(?:passed|accepted"
    r"|approved|granted)|did not pass|didn['’]t pass|rejected|refused)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?|\b(?:if|when|may|might|could|would|risk of|almost|nearly|previous\w*|earlier"
    r"|last (?:week|month|year)|never|once|for (?:some|one|two|three))\b",
    re.IGNORECASE,
)
_FEWEST = 2


def with_failures(view: View, gates: Sequence[Gate]) -> list[Gate]:
    """Add to those whose day has come what open issues say of a failure."""
    return [
        _missed(gate, failure)
        if not gate.met
        and gate.target
        and gate.target <= view.as_of
        and (failure := next(_failures(view, gate), None))
        else gate
        for gate in gates
    ]


def failed_or_blocked(view: View, gate: Gate) -> Quote | None:
    """Return what a record says against a milestone that is still to come.

    That is a failure, or on its very day that its own work is blocked.
    """
    failure = next(_failures(view, gate), None)
    today = gate.target == view.as_of
    blocked = next(_blocked(gate), None) if failure or today else None
    if blocked:
        said = remark(blocked, blocked.record.comments)
        return (*said, *cells(blocked, blocked.record.title))[0]
    return failure.quote(failure.record.title) if failure else None


def _missed(gate: Gate, failure: Known[RaidEntry]) -> Gate:
    day = failure.record.raised or failure.first_seen
    quote = failure.quote(failure.record.title)
    said = Said(Outcome.MISSED, day, failure.since, quote)
    told = sorted((*gate.said, said), key=lambda one: (one.day, one.known))
    return replace(gate, said=tuple(told))


def _failures(view: View, gate: Gate) -> Iterator[Known[RaidEntry]]:
    """Yield the open issues by which the milestone's own thing has failed."""
    blocked = [
        stems(" ".join((row.title, *(one.text for one in row.comments))))
        for row in (known.record for known in _blocked(gate))
    ]
    whole = name_of(gate.title).words
    for known in view.records(RaidEntry):
        entry = known.record
        if entry.kind is not RaidKind.ISSUE or not entry.is_open:
            continue
        if not _FAILED.search(entry.title) or _UNSURE.search(entry.title):
            continue
        thing = stems(_FAILED.sub(" ", entry.title))
        if len(thing) < _FEWEST or other_numbers(entry.title, gate.title):
            continue
        is_it = shared(whole, thing) == whole and shared(thing, whole) == thing
        if is_it or any(shared(thing, words) == thing for words in blocked):
            yield known


def _blocked(gate: Gate) -> Iterator[Known[Ticket]]:
    """Yield the open tickets with its name that are blocked."""
    names = MilestoneNames([gate.title])
    for known in gate.linked:
        row = known.record
        if row.is_blocked and is_open(row) and names.named_in(row.title):
            yield known
