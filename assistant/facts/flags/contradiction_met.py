"""People say that a milestone is met; the ticket of the same work is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.contradiction_done import WORDS_AND_STATUS
from assistant.facts.flags.importance import is_finished, priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.recorded import is_milestone
from assistant.facts.sameness.stems import other_numbers, shared, stems

_FEWEST_WORDS = 2


class MetButOpen:
    """A milestone that is told as met, against the tracker's state of its own work.

    Only a ticket with the milestone's words and no others is that work.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each open ticket whose milestone is told as met."""
        for stone in material.milestones:
            if stone.state is not MilestoneState.MET or not stone.evidence:
                continue
            proof = stone.evidence[-1]
            if isinstance(proof, Quote):
                for known in _own_work(stone, material):
                    yield self._flag(stone, proof, known, material)

    def _flag(
        self,
        stone: MilestoneStatus,
        proof: Quote,
        known: Known[Ticket],
        material: FlagMaterial,
    ) -> Flag:
        ticket = known.record
        said_on = _day_of(proof, known)
        return raise_flag(
            self.kind,
            ticket.key,
            max(said_on, known.since),
            title=ticket.title,
            severity=max(priority(ticket), Severity.MEDIUM, key=lambda one: -one.rank),
            why=f"{stone.title} is told as met on {said_on}; "
            f"{material.kept_as(ticket, said_on)}.",
            question=f"{call(ticket.assignee)}, is {ticket.called} done, as "
            f"{stone.title} is met?",
            evidence=[
                proof,
                known.quote(ticket.status or ticket.title).model_copy(
                    update={"stance": "contradicts"}
                ),
                Computed(
                    rule=WORDS_AND_STATUS,
                    inputs=(stone.title, ticket.key, ticket.status),
                ),
            ],
            owner=ticket.assignee,
        )


def _own_work(
    stone: MilestoneStatus, material: FlagMaterial
) -> Iterator[Known[Ticket]]:
    """Yield the open tickets that have the words of the milestone, and no others."""
    wanted = name_of(stone.title).words
    if len(wanted) < _FEWEST_WORDS:
        return
    for number in material.ticket_titles.sharing(wanted):
        known = material.tickets[number]
        given = stems(known.record.title)
        if (
            not is_finished(known.record)
            and not is_milestone(known.record)
            and shared(wanted, given) == wanted
            and shared(given, wanted) == given
            and not other_numbers(stone.title, known.record.title)
        ):
            yield known


def _day_of(proof: Quote, known: Known[Ticket]) -> date:
    return proof.dated or proof.as_of or known.since
