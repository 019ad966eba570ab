"""Which additions to the scope somebody approved, and which one keeps out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.decisions import decision_register
from assistant.facts.sameness import ids, same_subject
from assistant.ledger.view import View

_SAME = 0.5
_HELD = re.compile(
    r"\b(?:waits?|waiting|await\w*|pending|on hold|stop(?:s|ped)?|paused|refus\w+"
    r"|reject\w+|declin\w+|den(?:y|ies|ied)|missing|unapproved|out of scope|taken out"
    r"|dropped|removed|postponed|deferred|not (?:yet )?(?:been )?(?:approved|agreed"
    r"|signed|requested|in scope)"
    r"|(?:no|without|needs?|lacks?|requires?) (?:\w+ ){0,2}"
    r"(?:approval|change requests?|decision|sign-?off))\b"
)
"""Words that keep work out or let it wait, and so approve nothing."""


@dataclass(frozen=True)
class Approvals:
    """The decisions of a day, and what the RAID log says is done about its entries."""

    view: View

    def covers(self, ticket: Ticket) -> bool:
        """Whether a decision or a response in the RAID log is this ticket's work."""
        return _named(ticket, self._agreed)

    def holds_back(self, ticket: Ticket) -> bool:
        """Whether a decision keeps this ticket's work out, or lets it wait."""
        return _named(ticket, self._kept_out)

    @cached_property
    def _decided(self) -> tuple[str, ...]:
        return tuple(decision.what for decision in decision_register(self.view))

    @cached_property
    def _agreed(self) -> tuple[str, ...]:
        entries = (known.record for known in self.view.records(RaidEntry))
        logged = (f"{one.response} {one.mitigation} {one.note}" for one in entries)
        return tuple(t for t in (*self._decided, *logged) if not _HELD.search(fold(t)))

    @cached_property
    def _kept_out(self) -> tuple[str, ...]:
        return tuple(text for text in self._decided if _HELD.search(fold(text)))


def _named(ticket: Ticket, texts: Iterable[str]) -> bool:
    return any(
        ticket.key in ids(text) or same_subject(ticket.title, text) >= _SAME
        for text in texts
    )
