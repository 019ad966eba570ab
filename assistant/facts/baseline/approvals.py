"""Which additions to the scope somebody approved, and which one keeps out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.baseline.agreed_words import agreed_words
from assistant.facts.decisions.register import decision_register
from assistant.facts.sameness.stems import ids, same_subject, shared, stems
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
_AS_BEFORE = re.compile(
    r"\b(?:(?:do|does|did|will|would|shall|should|must|need|is|are|was|were) not|cannot"
    r"|never|not (?:to|be)|neither|nor|stays?|remains?|as (?:it is|before|now)"
    r"|unchanged)\b(?! (?:\w+ )?(?:in scope|in the scope))|n['’]t\b"
)
"""Words that add nothing: what is not done, and what stays as it is."""
_CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but|instead|rather)\s")
_ONE_MORE = re.compile(
    r"\b(?:second|third|fourth|fifth|another|additional|extra|new|further|more|2nd|3rd"
    r"|4th)\b"
)
_TAKEN_IN = re.compile(
    r"\b(?:approv\w*|agree\w*|accept\w*|add(?:s|ed|ing)?|buy(?:s|ing)?|bought"
    r"|order(?:s|ed)?|hire[sd]?|rent(?:s|ed)?|get(?:s|ting)?|takes? (?:in|up|on)"
    r"|taken (?:in|up|on)|buil[dt]|introduc\w+|includ\w+|in scope|go(?:es)? ahead"
    r"|we do|want|again|once more|repeat\w*)\b"
)


@dataclass(frozen=True)
class Approvals:
    """The decisions of a day, what the RAID log says is done, and what is agreed."""

    view: View

    def covers(self, ticket: Ticket) -> bool:
        """Whether a decision, a response in the RAID log or a consent is its work."""
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
        every = (*self._decided, *logged, *agreed_words(self.view))
        texts = tuple(text for text in every if not _HELD.search(fold(text)))
        return _Texts(texts, is_work=_lets_in)

    @cached_property
    def _kept_out(self) -> _Texts:
        return _Texts(tuple(t for t in self._decided if _HELD.search(fold(t))))


@dataclass(frozen=True)
class _Texts:
    """What was decided or noted, searched for the tickets that it names."""

    texts: tuple[str, ...]
    is_work: Callable[[str, str], bool] = lambda _title, _text: True

    def name(self, ticket: Ticket) -> bool:
        """Whether one of them has the ticket's key or speaks of its work."""
        return ticket.key in self._keys or any(
            same_subject(ticket.title, self.texts[number]) >= _SAME
            and self.is_work(ticket.title, self.texts[number])
            for number in self._index.near(ticket.title)
        )

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset().union(*map(ids, self.texts))

    @cached_property
    def _index(self) -> SubjectIndex:
        return SubjectIndex(self.texts)


def _lets_in(title: str, text: str) -> bool:
    """Whether a text that speaks of a thing has it done, or one more of it where asked.

    Only the clause counts that speaks most of it.
    """
    clauses = _CLAUSE.split(fold(text))
    own = max(clauses, key=lambda clause: len(shared(stems(title), stems(clause))))
    if _AS_BEFORE.search(own):
        return False
    more = set(_ONE_MORE.findall(fold(title)))
    again = not more.isdisjoint(_ONE_MORE.findall(fold(text)))
    return not more or again or _TAKEN_IN.search(fold(text)) is not None
