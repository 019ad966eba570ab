"""A ticket was finished while tests of its own suite still fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiOutcome, CiRun, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.contradiction_states import failing_tickets
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.pipelines import Pipeline, day_of, pipelines
from assistant.facts.sameness.stems import shared, stems

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d\w*")


class FinishedButRed:
    """Finished tickets whose description names the pipeline, which is red.

    Of a whole suite, those of its tests speak of the ticket that share a word with its
    title.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each such ticket, by the first run that failed since."""
        red = [one for one in pipelines(material.view).values() if one.is_red]
        if not red:
            return
        told = {known.record.key for known, _ in failing_tickets(material)}
        for known in material.tickets:
            is_done = known.record.category is StatusCategory.DONE
            if not is_done or known.record.key in told:
                continue
            found = next(_failed(known, red), None)
            if found is not None:
                yield self._flag(known, *found)

    def _flag(self, known: Known[Ticket], run: Known[CiRun], words: str) -> Flag:
        ticket, pipeline = known.record, run.record.pipeline
        done = ticket.resolved or known.since
        spoken = [c for c in ticket.comments if c.at and c.at.date() == done]
        return raise_flag(
            self.kind,
            ticket.key,
            day_of(run),
            title=ticket.title,
            severity=Severity.HIGH,
            why=f"{ticket.called} has been {ticket.status} since {done}, but "
            f"{pipeline} still fails on {day_of(run)}.",
            question=f"{call(ticket.assignee)}, on what ground was {ticket.called} "
            f"closed, when {pipeline} fails?",
            evidence=[
                run.quote(words).model_copy(update={"stance": "contradicts"}),
                known.quote(spoken[-1].text if spoken else ticket.title),
                Computed(
                    rule="finished ticket with a failing pipeline",
                    inputs=(ticket.key, pipeline),
                ),
            ],
            owner=ticket.assignee,
        )


def _failed(
    known: Known[Ticket], red: Iterable[Pipeline]
) -> Iterator[tuple[Known[CiRun], str]]:
    """Yield the runs since the ticket's end that fail on it, with their words."""
    ticket = known.record
    done = ticket.resolved or known.since
    text = f"{ticket.title} {ticket.description}".casefold()
    for pipeline in red:
        later = [
            run
            for run in (*pipeline.streak, *pipeline.reports)
            if day_of(run) >= done and run.record.outcome is CiOutcome.FAILED
        ]
        if not later:
            continue
        if pipeline.name.casefold() in text:
            for run in later:
                for failure in run.record.failures:
                    if shared(_words(failure.name), stems(ticket.title)):
                        yield run, failure.message or failure.name


def _words(name: str) -> frozenset[str]:
    """Return the stems of a name such as `orders.WardRequest`."""
    return stems(" ".join(_PARTS.findall(name)))
