"""What a milestone needs by the RAID log, and what now comes only after its day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.evidence import Quote
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.names import MilestoneNames
from assistant.ledger.view import View

_KINDS = frozenset({RaidKind.DEPENDENCY, RaidKind.ISSUE})
_NEEDS = re.compile(
    r"\b(?:depends?|depending|needs?|needed|requires?|required|hangs? on"
    r"|waits? (?:for|on)"
    r"|blocks?|blocking|cannot|can['’]t|prerequisite|precondition|condition for"
    r"|before|without|relies|rely)\b",
    re.IGNORECASE,
)
_NO_NEED = re.compile(
    r"\?|\b(?:not|no longer|n['’]t) (?:\w+ )?(?:depend|need|requir|block)"
)

_THE_OTHER_WAY = re.compile(
    r"\b(?:(?:depends?|depending|rel(?:y|ies)|hangs?|waits?|waiting) (?:up)?(?:on|for)"
    r"|needs?|requires?|blocked by|after)\b"
)
"""Before its name these say that the entry waits for the milestone."""


def late_needs(
    view: View, gates: Sequence[Gate]
) -> dict[str, tuple[Known[RaidEntry], Quote]]:
    """Return by title the open entry on which a milestone waits too long, and where.

    It must have been due by the milestone's day once: what always came later was
    planned so. `Quote` are the words that name the milestone.
    """
    ahead = [
        gate
        for gate in gates
        if not gate.met and gate.target and gate.target >= view.as_of
    ]
    names = MilestoneNames((gate.title for gate in ahead), ids_of(ahead))
    due = {gate.title: gate.target for gate in ahead if gate.target}
    found: dict[str, tuple[Known[RaidEntry], Quote]] = {}
    for known in view.records(RaidEntry) if ahead else ():
        entry = known.record
        if entry.kind not in _KINDS or not entry.is_open or not entry.due:
            continue
        was = [one.record.due for one in view.history(RaidEntry, entry.key)]
        for text in (entry.title, entry.description):
            for sentence in split(text):
                words = sentence.core
                if not _NEEDS.search(words) or _NO_NEED.search(words):
                    continue
                other = _THE_OTHER_WAY.search(words)
                named = names.named_in(words[: other.start()] if other else words)
                for title in named:
                    day = due[title]
                    if entry.due > day and any(one and one <= day for one in was):
                        found[title] = known, known.quote(sentence.quote)
    return found
