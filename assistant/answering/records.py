"""How tickets and RAID entries stand, as sentences that may answer."""

from __future__ import annotations

from collections.abc import Collection

from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.answering.teller import Teller
from assistant.domain.base import stable_id
from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    Fact,
)
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.words import plain
from assistant.facts.quoting import cells, remark

W = Wanted


def ticket(
    teller: Teller, known: Known[Ticket], unfinished: Collection[str]
) -> Candidate:
    """Tell how a ticket stands: status, assignee, due date, what blocks it.

    `unfinished` are the keys of the tickets that can still block.
    """
    row = known.record
    blockers = [key for key in row.blocked_by if key in unfinished]
    blockers = [] if row.key not in unfinished else blockers
    fact = _record_fact("tkt", known, row.title, cells(known, row.title, row.status))
    owner = teller.who(teller.people.resolve(row.assignee) or row.assignee)
    due, item = teller.when(row.due), teller.telling.item(fact)
    text = f"{item} is {row.status}" if row.status else f"{item} is a ticket"
    gives = {W.STATE, W.OWNER}
    if owner:
        text += f", assigned to {owner}"
    elif teller.telling.people and not row.assignee:
        text += ", assigned to nobody"
    if due:
        text += f", due {due}"
        gives.add(W.DAY)
    if blockers and teller.telling.keys:
        text += f", blocked by {', '.join(blockers)}"
    if row.is_blocked or blockers:
        gives |= {W.BLOCKER, W.RISK}
    if remarks := remark(known, row.comments):
        fact = fact.model_copy(update={"evidence": (*fact.evidence, *remarks)})
    values = (item, row.status, owner, due, *blockers, text)
    return teller.make(fact, text, values, gives, known.since, 0.5)


def entry(teller: Teller, known: Known[RaidEntry]) -> Candidate:
    """Tell a RAID entry: open or closed, exposure, owner, date."""
    row = known.record
    told = cells(known, row.title, row.description, row.note, row.mitigation)
    fact = _record_fact("rai", known, row.title, told)
    owner = teller.who(teller.people.resolve(row.owner) or row.owner)
    due, item = teller.when(row.due), teller.telling.item(fact)
    state = row.state.value if row.is_open else "closed"
    text = f"{item} is {_article(state)} {state} {row.kind.value}"
    gives = {W.STATE, W.RISK}
    exposure = f"exposure {row.exposure:g}" if row.exposure else ""
    if exposure:
        text += f", {exposure}"
        gives.add(W.EXPOSURE)
    if owner:
        text += f", owned by {owner}"
        gives.add(W.OWNER)
    if due:
        text += f", due {due}"
        gives.add(W.DAY)
    if row.is_open and row.kind in {RaidKind.ISSUE, RaidKind.DEPENDENCY}:
        gives.add(W.BLOCKER)
    values = (item, state, row.kind.value, exposure, owner, due, text)
    weight = (row.exposure or 0.0) / 25 if row.is_open else -1.0
    return teller.make(fact, text, values, gives, known.since, weight)


def _record_fact(
    prefix: str,
    known: Known[Ticket] | Known[RaidEntry],
    title: str,
    evidence: tuple[Quote, ...],
) -> Fact:
    return Fact(
        id=stable_id(prefix, known.record.key),
        subject=known.record.key,
        title=plain(title),
        label=known.label,
        evidence=evidence,
    )


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"
