"""Work that was added to the release and that no approved change request covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.baseline.approvals import Approvals
from assistant.facts.baseline.settled import settled_addition
from assistant.facts.change_requests import REQUEST, is_agreed
from assistant.facts.changes.put_off import is_put_off
from assistant.facts.flags.importance import is_minor
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.settled import resolved
from assistant.facts.flags.told import is_told
from assistant.facts.mentions import Remark
from assistant.facts.tickets import is_fault
from assistant.ledger.view import View

_SCOPE = re.compile(
    r"story|feature|epic|requirement|improvement|enhancement", re.IGNORECASE
)
_ABOUT = 0.6
_ANSWERS = 4
_AGAIN = re.compile(
    r"\b(?:re-?(?:tests?|runs?|works?|do|checks?|plan|trials?)|re-?test\w*|repeat\w*"
    r"|second (?:attempt|try|round|run|cut-?over)|once more|drills?|rehears\w+"
    r"|dry[- ]runs?|post-?mortem|retrospective|root cause|follow-?ups?|roll-?backs?"
    r"|clean-?up|snag(?:s|ging)?|punch[- ]?lists?)\b",
    re.IGNORECASE,
)
_REMEDY = re.compile(
    r"^\W*from the [\w ]{0,30}\b(?:check|audit|review|test|inspection|findings?)\b"
    r"|\bfound (?:in|by|during|on)\b",
    re.IGNORECASE,
)
"""How a description says that what is there has a fault or a gap: that is no wish."""


class ScopeCreep:
    """New stories of the release under way, compared with the first snapshot."""

    kind: ClassVar[FlagKind] = FlagKind.SCOPE_CREEP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each addition that nothing approves.

        A decision for it does, and so does an approved change request. What was made
        part of the baseline since is told as resolved.
        """
        snapshots = material.view.snapshots(Ticket)
        if not snapshots:
            return
        baseline = material.view.at(snapshots[0])
        releases = {
            name for known in baseline.records(Ticket) for name in known.record.releases
        }
        approvals = Approvals(material.view)
        for known in additions(material.view):
            ticket = known.record
            planned = not ticket.releases or set(ticket.releases) & releases
            if not planned or approvals.covers(ticket):
                continue
            if is_minor(ticket) and not _is_much(ticket, material):
                continue
            about = material.mentions.of([ticket.title], {ticket.key}, _ABOUT)
            requests = [r for r in about if REQUEST.search(r.text)]
            if not any(is_agreed(remark.text) for remark in requests):
                flag = self._flag(known, requests, material)
                settled = settled_addition(material.view, known)
                yield resolved(flag, settled) if settled else flag

    def _flag(
        self, known: Known[Ticket], requests: list[Remark], material: FlagMaterial
    ) -> Flag:
        ticket = known.record
        points = f", {ticket.points:g} points" if ticket.points else ""
        requests = requests or _in_answer(ticket, material)
        asked = (
            "a change request is spoken of, but none is approved"
            if requests
            else "no change request that names it is found"
        )
        added = ticket.created or known.first_seen
        known_of = is_told(ticket.key, ticket.title, added, material)
        return raise_flag(
            self.kind,
            ticket.key,
            added,
            title=ticket.title,
            severity=Severity.MEDIUM if known_of else Severity.HIGH,
            why=f"{ticket.called} {_came(known, material)}{points}; {asked}.",
            question=f"{call(ticket.reporter)}, which change request covers "
            f"{ticket.called}, and what gives way for it: time, budget or scope?",
            evidence=[
                known.quote(ticket.title),
                *([known.quote(ticket.description)] if ticket.description else []),
                *(remark.cite_about(ticket.title) for remark in requests[-1:]),
                Computed(rule="added without a change request", inputs=(ticket.key,)),
            ],
            owner=ticket.reporter,
        )


def _in_answer(ticket: Ticket, material: FlagMaterial) -> list[Remark]:
    """Return what names a change request in the talk that follows words on a ticket.

    Who answers a wish does not name it again. Whether such a request is approved is
    not taken from there, for the talk may have gone on to another one.
    """
    remarks = material.mentions.remarks
    found: list[Remark] = []
    for remark in material.mentions.of([ticket.title], {ticket.key}, _ABOUT):
        place = material.mentions.place_of(remark.quote)
        if place is None or remark.speaker is None:
            continue
        found += [
            answer
            for answer in remarks[place + 1 : place + 1 + _ANSWERS]
            if answer.quote.source == remark.quote.source
            and answer.speaker
            and REQUEST.search(answer.text)
        ]
    return found


def _came(known: Known[Ticket], material: FlagMaterial) -> str:
    """Say when it was added, or that it is new though its own date is older."""
    first, created = material.view.snapshots(Ticket)[0], known.record.created
    if created and created <= first:
        return (
            f"is in the tracker since {known.first_seen} and was not in the first "
            f"snapshot of {first}, though it says that it was created on {created}"
        )
    added = created or known.first_seen
    return f"was added on {added}, after the baseline"


def additions(view: View) -> list[Known[Ticket]]:
    """Return the unfinished pieces of scope that the first snapshot did not have.

    Where a tracker knows stories or features, its tasks are no scope, elsewhere the
    parts into which known work is broken down; nor are the tasks of a plan beside a
    tracker, work that is done once more or to check what is there, the remedy of what
    was found, and what was put off since.
    """
    tickets = view.records(Ticket)
    baseline = view.snapshots(Ticket)[:1]
    knows_stories = any(_SCOPE.search(known.record.kind) for known in tickets)
    is_tracked = any(known.record.planned is None for known in tickets)
    first = {k.record.key for k in tickets if baseline and k.first_seen <= baseline[0]}
    return [
        known
        for known in tickets
        if baseline
        and known.first_seen > baseline[0]
        and not is_fault(known.record)
        and known.record.category is not StatusCategory.CANCELLED
        and (
            _SCOPE.search(known.record.kind)
            if knows_stories
            else known.record.parent not in first
        )
        and not (is_tracked and known.record.planned)
        and not _AGAIN.search(known.record.title)
        and not _REMEDY.search(known.record.description)
        and not is_put_off(view.history(Ticket, known.record.key))
    ]


def _is_much(ticket: Ticket, material: FlagMaterial) -> bool:
    """Whether it is at least as much work as half of all tickets that say how much.

    Nobody calls an extra wish urgent; what it costs tells more.
    """
    usual = material.usual_points
    points = ticket.points
    return points is not None and usual is not None and points >= usual
