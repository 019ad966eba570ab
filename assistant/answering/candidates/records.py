"""How tickets and RAID entries stand, as sentences that may answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller, quoted
from assistant.domain.base import stable_id
from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    Fact,
)
from assistant.domain.records import RaidEntry, RaidKind, RaidState, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.words import plain
from assistant.extract.text.sentences import split
from assistant.facts.quoting import cells, remark, span

W = Wanted
_STATES = {
    RaidState.OPEN: "open",
    RaidState.AT_RISK: "threatened",
    RaidState.LATE: "late",
    RaidState.INVALID: "broken",
}
_HAPPENED = re.compile(
    r"(?i)\b(?:(?:it |this |has |risk )+(?:happened|occurred|materiali[sz]ed)"
    r"|came true|come true|is now an? issue|became an? issue|turned into an? issue"
    r"|materiali[sz]ed|eingetreten)\b"
)
_HOLDS = re.compile(
    r"(?i)\W*(?:(?:it |still |this )*(?:holds?|held|proved|proven|confirmed|validated"
    r"|verified|true|correct|yes)\b)"
)
"""What the note of an assumption says where it was found to be so."""


def ticket(
    teller: Teller,
    known: Known[Ticket],
    shown: Known[Ticket],
    blockers: Sequence[Known[Ticket]] = (),
    *,
    is_held: bool = False,
) -> Candidate:
    """Tell how a ticket stands: status, assignee, due date, what blocks it.

    `shown` is where an export shows it last; `blockers` are the tickets that block it
    of which the reader may hear, and `is_held` says that others do.
    """
    row = known.record
    fact = fact_of(known, shown)
    names = [named(teller, one) for one in blockers]
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
    if names:
        # What merely comes before it is not what blocks it.
        held = "blocked by" if row.is_blocked else "waiting for"
        text += f", {held} {', '.join(names)}"
        if not teller.telling.keys:
            titles = [
                quote for one in blockers for quote in cells(one, one.record.title)
            ]
            fact = fact.model_copy(update={"evidence": (*fact.evidence, *titles)})
    if row.is_blocked or is_held or names:
        gives |= {W.BLOCKER, W.RISK}
    if remarks := remark(shown, row.comments):
        fact = fact.model_copy(update={"evidence": (*fact.evidence, *remarks)})
    values = (item, row.status, owner, due, *names, text)
    return teller.make(fact, text, values, gives, known.since, 0.5)


def fact_of(known: Known[Ticket], shown: Known[Ticket]) -> Fact:
    """Return a ticket as what may or may not be told."""
    row = known.record
    return _record_fact("tkt", known, row.title, cells(shown, row.title, row.status))


def named(teller: Teller, known: Known[Ticket]) -> str:
    """Return how a reader is told a ticket: by its key, or in words by its title."""
    row = known.record
    return row.called if teller.telling.keys else quoted(plain(row.title))


def entry(
    teller: Teller, known: Known[RaidEntry], shown: Known[RaidEntry]
) -> Candidate:
    """Tell a RAID entry: open or closed, exposure, owner, date.

    `shown` is where the log shows it last. A closed risk that came true says so in
    the words of its note, and an assumption that does not hold what holds instead.
    """
    row = known.record
    told = cells(shown, row.title, row.description, row.note, row.mitigation)
    fact = _record_fact("rai", known, row.title, told)
    owner = teller.who(teller.people.resolve(row.owner) or row.owner)
    due, item = teller.when(row.due), teller.telling.item(fact)
    state = _STATES.get(row.state, "closed")
    text = f"{item} is {_article(state)} {state} {row.kind.value}"
    broken = row.state is RaidState.INVALID
    proved = holds(row)
    true = came_true(row) if teller.telling.people else None
    if true:
        text += f" that came true: {quoted(plain(true))}"
    gives = {W.STATE} if broken else {W.STATE, W.RISK}
    exposure = row.weight_words if row.exposure else ""
    if exposure:
        text += f", {exposure}"
        gives.add(W.EXPOSURE)
    if owner:
        text += f", owned by {owner}"
        gives.add(W.OWNER)
    if due:
        text += f", due {due}"
        gives.add(W.DAY)
    if (broken or proved) and teller.telling.people and row.note:
        text += f": {quoted(plain(span(row.note)))}"
    if row.is_open and row.kind in {RaidKind.ISSUE, RaidKind.DEPENDENCY}:
        gives.add(W.BLOCKER)
    values = (item, state, row.kind.value, exposure, owner, due, text)
    weight = (row.exposure or 0.0) / 25 if row.is_open else -1.0
    made = teller.make(fact, text, values, gives, known.since, weight)
    supposed = row.kind in {RaidKind.RISK, RaidKind.ASSUMPTION} and not (
        true or broken or proved
    )
    ended = not row.is_open and not (true or ((broken or proved) and row.note))
    return replace(made, supposed=supposed, ended=ended)


def holds(row: RaidEntry) -> bool:
    """Whether the log says that an assumption was found to be so."""
    found = (_HOLDS.match(told) for told in (row.note or row.status, row.status))
    return row.kind is RaidKind.ASSUMPTION and any(found)


def came_true(row: RaidEntry) -> str | None:
    """Return the words by which the log says that a closed risk happened."""
    if row.kind is not RaidKind.RISK or row.is_open:
        return None
    told = row.note or row.status
    return span(told) if _HAPPENED.search(told) else None


def suppositions(row: RaidEntry) -> frozenset[str]:
    """Return the sentences of an entry that tell what may happen."""
    if row.kind not in {RaidKind.RISK, RaidKind.ASSUMPTION}:
        return frozenset()
    told = f"{row.description}\n{row.mitigation}"
    return frozenset(plain(one.core) for one in split(told))


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
