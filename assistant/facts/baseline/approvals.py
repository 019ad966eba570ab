"""Which additions to the scope somebody approved, and which one keeps out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.decisions.register import decision_register
from assistant.facts.sameness.stems import ids, same_subject
from assistant.facts.sameness.word_index import SubjectIndex
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
        return self._agreed.name(ticket)

    def holds_back(self, ticket: Ticket) -> bool:
        """Whether a decision keeps this ticket's work out, or lets it wait."""
        return self._kept_out.name(ticket)

    @cached_property
    def _decided(self) -> tuple[str, ...]:
        return tuple(decision.what for decision in decision_register(self.view))

    @cached_property
    def _agreed(self) -> _Texts:
        entries = (known.record for known in self.view.records(RaidEntry))
        logged = (f"{one.response} {one.mitigation} {one.note}" for one in entries)
        every = (*self._decided, *logged)
        return _Texts(tuple(text for text in every if not _HELD.search(fold(text))))

    @cached_property
    def _kept_out(self) -> _Texts:
        return _Texts(tuple(t for t in self._decided if _HELD.search(fold(t))))


@dataclass(frozen=True)
class _Texts:
    """What was decided or noted, searched for the tickets that it names."""

    texts: tuple[str, ...]

    def name(self, ticket: Ticket) -> bool:
        """Whether one of them has the ticket's key or speaks of its work."""
        return ticket.key in self._keys or any(
            same_subject(ticket.title, self.texts[number]) >= _SAME
            for number in self._index.near(ticket.title)
        )

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset().union(*map(ids, self.texts))

    @cached_property
    def _index(self) -> SubjectIndex:
        return SubjectIndex(self.texts)
