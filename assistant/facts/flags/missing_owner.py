"""Work that matters soon and belongs to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import is_finished, priority, weight
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.flags.told import is_told
from assistant.facts.mentions import Mentions, Remark
from assistant.facts.sameness.spoken_keys import keys_in, spoken_keys
from assistant.facts.sameness.stems import covered, shared, stems

_SAME_THING = 0.6
_FEWEST = 2
_CALL = re.compile(
    r"\b(?:owners?|owned|own (?:this|it)|belongs? to (?:nobody|no ?one)|volunteers?"
    r"|nobody (?:has|took|owns|put)|no ?one (?:has|took|owns)|needs? a name"
    r"|unassigned)\b",
    re.IGNORECASE,
)


class MissingOwner:
    """Tickets and RAID entries without a name."""

    kind: ClassVar[FlagKind] = FlagKind.MISSING_OWNER

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return tickets, then RAID entries, of sources that say who owns a thing."""
        tickets = [
            known
            for known in material.view.records(Ticket)
            if known.record.says_assignee
            and not known.record.assignee
            and not is_finished(known.record)
        ]
        if not _plan_names_people(material):
            tickets = [known for known in tickets if known.record.planned is None]
        remarks = material.mentions.remarks
        calls = Mentions(remark for remark in remarks if _CALL.search(remark.text))
        for known in tickets:
            yield from self._ticket(known, calls, material)
        for entry in material.view.records(RaidEntry):
            yield from self._entry(entry, material)

    def _ticket(
        self, known: Known[Ticket], every: Mentions, material: FlagMaterial
    ) -> Iterable[Flag]:
        ticket = known.record
        begun = _ownerless_since(known, material)
        matters = priority(ticket) is not Severity.LOW
        near = _near(ticket.due, material)
        if not matters and near is None:
            return
        spoken = spoken_keys(material.view)
        calls = [
            remark
            for remark in every.of([ticket.title], {ticket.key}, 0)
            if _asks_for(ticket, remark, spoken)
        ]
        missed = begun + timedelta(days=material.thresholds.ownerless_days)
        if not matters and near:
            missed = max(missed, near)
        first_seen = min([missed, *(max(begun, remark.dated) for remark in calls)])
        if first_seen > material.as_of:
            return
        told = is_told(ticket.key, ticket.title, first_seen, material)
        due = f"due {ticket.due}" if ticket.due else "without a due date"
        yield self._flag(
            ticket.key,
            ticket.title,
            first_seen,
            begun=begun,
            severity=Severity.HIGH if matters and not told else Severity.MEDIUM,
            why=f"{ticket.called} has no assignee since {begun}; priority "
            f"{ticket.priority or 'not set'}, {due}.",
            evidence=[
                known.quote(ticket.title),
                *(remark.cite_about(ticket.title) for remark in calls[:2]),
            ],
        )

    def _entry(self, known: Known[RaidEntry], material: FlagMaterial) -> Iterable[Flag]:
        entry = known.record
        begun = entry.raised or known.first_seen
        if entry.owner or not entry.says_owner:
            return
        if not entry.is_open or begun > material.as_of:
            return
        severity = weight(entry, material.thresholds.high_exposure)
        near = _near(entry.due, material)
        if severity is Severity.LOW and near is None:
            return
        yield self._flag(
            entry.key,
            entry.title,
            begun,
            begun=begun,
            severity=severity,
            why=f"{entry.key} is open and its owner cell is empty.",
            evidence=[known.quote(entry.title)],
        )

    def _flag(  # noqa: PLR0913
        self,
        subject: str,
        title: str,
        first_seen: date,
        *,
        begun: date,
        severity: Severity,
        why: str,
        evidence: list[Evidence],
    ) -> Flag:
        return raise_flag(
            self.kind,
            subject,
            first_seen,
            title=title,
            severity=severity,
            why=why,
            question=f"Who owns {subject}, {title!r}?",
            evidence=[*evidence, Computed(rule="no owner", inputs=(subject,))],
            begun=begun,
        )


def _plan_names_people(material: FlagMaterial) -> bool:
    """Whether at least half of the open tasks of schedules have a name.

    A schedule that names few is not where this project says who does what.
    """
    rows = [known.record for known in material.tickets if known.record.planned]
    unfinished = [row for row in rows if not is_finished(row)]
    return 2 * sum(bool(row.assignee) for row in unfinished) >= len(unfinished)


def _ownerless_since(known: Known[Ticket], material: FlagMaterial) -> date:
    """Return the day on which the ticket was opened without a name, or lost it."""
    since = known.record.created or known.first_seen
    had_one = False
    for state in material.view.history(Ticket, known.record.key):
        if had_one and not state.record.assignee:
            since = state.since
        had_one = bool(state.record.assignee)
    return since


def _asks_for(ticket: Ticket, remark: Remark, spoken: Mapping[str, str]) -> bool:
    """Whether a call for a name means this ticket, whatever else is said later."""
    given = stems(remark.text)
    wanted = stems(ticket.title)
    named = ticket.key in keys_in(remark.text, spoken) or remark.about == ticket.key
    return named or (
        len(shared(wanted, given)) >= _FEWEST and covered(wanted, given) >= _SAME_THING
    )


def _near(due: date | None, material: FlagMaterial) -> date | None:
    """Return the day from which a due date counts as near, if that has come."""
    if due is None:
        return None
    day = due - timedelta(days=material.thresholds.near_days)
    return day if day <= material.as_of else None
