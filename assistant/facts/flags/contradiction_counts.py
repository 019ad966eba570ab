"""A ticket was finished with another count of things than its title asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import Comment, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.contradiction_states import failing_tickets
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.sameness.stems import stem_of

_COUNT = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d+) (?P<thing>[a-z]{3,}s)\b"
)
_OPEN = re.compile(
    r"\?\W*$|\b(?:more|another|other|extra|of the|so far)\b", re.IGNORECASE
)
_TIMES = frozenset(
    map(stem_of, ["days", "weeks", "months", "hours", "minutes", "seconds", "points"])
)
_AT_ITS_END = timedelta(days=7)
"""What was counted longer before is a count of work under way."""


class OtherCount:
    """`Map of 236 seats` is done, and its last comment counts 228 seats."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each finished ticket that was counted otherwise."""
        told_by_tests = {known.record.key for known, _ in failing_tickets(material)}
        for known in material.tickets:
            is_done = known.record.category is StatusCategory.DONE
            if not is_done or known.record.key in told_by_tests:
                continue
            asked = dict(_counts(known.record.title))
            done = known.record.resolved or known.since
            for comment in reversed(known.record.comments if asked else ()):
                if comment.at and comment.at.date() < done - _AT_ITS_END:
                    break
                told = next(_others(comment, asked), None)
                if told is not None:
                    yield self._flag(known, comment, told)
                    break

    def _flag(self, known: Known[Ticket], comment: Comment, told: str) -> Flag:
        ticket = known.record
        said_on = comment.at.date() if comment.at else known.since
        return raise_flag(
            self.kind,
            ticket.key,
            said_on,
            title=ticket.title,
            severity=max(priority(ticket), Severity.MEDIUM, key=lambda one: -one.rank),
            why=f"{ticket.called} is {ticket.status} since "
            f"{ticket.resolved or known.since}; on {said_on} it was told with another "
            f"count: “{told}”.",
            question=f"{call(ticket.assignee)}, is {ticket.called} done, or is "
            "something missing?",
            evidence=[
                known.quote(told),
                known.quote(ticket.title).model_copy(update={"stance": "contradicts"}),
                Computed(rule="two counts of one thing", inputs=(ticket.key,)),
            ],
            owner=ticket.assignee,
        )


def _counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is counted, and how many there are, but for times."""
    for found in _COUNT.finditer(text):
        thing = stem_of(found["thing"])
        if thing not in _TIMES:
            yield thing, int(found["number"].replace(",", ""))


def _others(comment: Comment, asked: dict[str, int]) -> Iterator[str]:
    """Yield the sentences that count one of the things otherwise, and not also so."""
    for sentence in split(comment.text):
        told = list(_counts(sentence.text))
        differs = any(asked.get(thing, count) != count for thing, count in told)
        agrees = any(asked.get(thing) == count for thing, count in told)
        if differs and not agrees and not _OPEN.search(sentence.text):
            yield sentence.text.strip()
