"""The action register: one row for each distinct action, with its mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ActionItem, ActionStatus, ProposedMerge
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.domain.labels import join
from assistant.domain.people import People
from assistant.domain.sourced import Found
from assistant.facts.actions.alike_sayings import AlikeSayings, Reports
from assistant.facts.actions.carried_over import with_first_days
from assistant.facts.actions.closed_tickets import (
    ClosedTicket,
    ClosedTickets,
    asks_for_more,
    is_same_work,
)
from assistant.facts.actions.likeness import Likeness, Words
from assistant.facts.actions.merges_left import settled
from assistant.facts.actions.proposed_merges import WEAK, perhaps_same
from assistant.facts.actions.record_events import RecordEvents
from assistant.facts.actions.reviewed import closes_in_review
from assistant.facts.actions.state_rows import listed_before
from assistant.facts.actions.wording import shown
from assistant.facts.actions.work_words import tickets_in
from assistant.facts.silenced import without_rejected


@dataclass(slots=True)
class _Row:
    """An action in the making: its sayings in order of their days.

    `weak` are the sayings that it took in on weak likeness, `perhaps` the later rows
    that may be of the same work, each with its score.
    """

    id: str
    sayings: list[Found[ActionFinding]]
    words: list[Words]
    weak: dict[str, float] = field(default_factory=dict)
    perhaps: dict[str, float] = field(default_factory=dict)
    owner: str | None = None
    due: date | None = None
    text: str | None = None
    dropped: bool = False
    place: int = 0

    @property
    def first(self) -> Found[ActionFinding]:
        return self.sayings[0]


@dataclass(frozen=True, slots=True)
class _End:
    """That an action is done, and what says so, where one place does."""

    evidence: Evidence | None = None
    done: bool = True


_BY_NAME = 0.5
"""How surely one name in a list of open items is that of an earlier action."""
_Near = tuple[_Row, Found[ActionFinding], Words]
"""A saying that may be of the same work, with its action and its words."""


def action_id(found: Found[ActionFinding]) -> str:
    """Return the id of the action that these words would open."""
    passage = found.passage
    return stable_id(
        "act", passage.source, passage.passage.locator, found.finding.quote
    )


def action_register(  # noqa: PLR0913 - what the register rests on, all of it
    found: Sequence[Found[ActionFinding]],
    completions: Sequence[Found[CompletionFinding]],
    decisions: Sequence[JournalEntry],
    as_of: date,
    people: People,
    *,
    closed_tickets: Mapping[str, ClosedTicket] | None = None,
    events: RecordEvents | None = None,
) -> tuple[ActionItem, ...]:
    """Merge what was said into distinct actions and tell how each stands at as_of.

    Restatements (the same work of the same person, or of nobody yet) become
    `mentions`; the firmest words hold, with their owner and day. An action is done when
    its box is ticked, when somebody says so later, when the ticket that it names, by
    key or by title, has closed since, or when the record that it asks for has come
    (`events`); overdue when its day has passed. The
    journal's verbs owner, due, edit, drop, accept, merge (the target takes in the
    action that the text names), split (the mention whose number is the text, or keeps
    apart the action that it names) and undo come last. What rests on weak likeness is
    a proposed merge until the reviewer accepts, merges or splits it; what only says
    again what was dropped is dropped, too.
    """
    ordered = with_first_days(sorted(found, key=_when))
    likeness = Likeness(people)
    likeness.learn(one.finding for one in ordered)
    rows = _placed(ordered, likeness)
    for entry in standing(decisions):
        rows = _decide(rows, entry, people)
    tickets = ClosedTickets(closed_tickets or {})
    reports = Reports(completions, likeness)
    items = [
        _item(
            row,
            as_of,
            ended=_end(row, reports, tickets, likeness)
            or _End(done=events is not None and _is_recorded(row, events)),
        )
        for row in rows
    ]
    firsts = {row.id: row.first.evidence for row in rows}
    proposed = (
        item.model_copy(update={"proposed_merges": _proposed(row, firsts)})
        for item, row in zip(items, rows, strict=True)
    )
    return settled(without_rejected(proposed, decisions))


def _when(one: Found[ActionFinding]) -> tuple[date, str, list[int], str]:
    """In order of day, then of place in the source."""
    numbers = [int(n) for n in re.findall(r"\d+", one.passage.passage.locator)]
    return one.passage.dated, one.passage.source, numbers, one.id


def _placed(ordered: Sequence[Found[ActionFinding]], likeness: Likeness) -> list[_Row]:
    """Put each saying to the action that it restates, else open a new one."""
    rows: list[_Row] = []
    homes: list[_Row] = []
    alike = AlikeSayings(ordered, likeness)
    for number, one in enumerate(ordered):
        words = likeness.words(one.finding)
        near = [
            (homes[other], ordered[other], likeness.words(ordered[other].finding))
            for other in alike.before(number)
        ]
        home = _restated(near, one, words, likeness) or _listed(rows, one)
        if home is None:
            home = _Row(action_id(one), [], [], place=len(rows))
            _propose(near, home, one, words, likeness)
            rows.append(home)
        home.sayings.append(one)
        home.words.append(words)
        homes.append(home)
    return rows


def _restated(
    near: Sequence[_Near], one: Found[ActionFinding], words: Words, likeness: Likeness
) -> _Row | None:
    """Return the action that a saying restates, the first of those most alike."""
    scored = [
        (likeness.same(one, words, said, known), -row.place, row)
        for row, said, known in near
    ]
    best, _, home = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
    if home is None or not best:
        return None
    if best < WEAK:
        home.weak[one.id] = best
    return home


def _listed(rows: Sequence[_Row], one: Found[ActionFinding]) -> _Row | None:
    """Return the action that a row of a list of open items is about."""
    place = listed_before(one, [row.sayings for row in rows])
    if place is None:
        return None
    rows[place].weak[one.id] = _BY_NAME
    return rows[place]


def _propose(
    near: Sequence[_Near],
    new: _Row,
    one: Found[ActionFinding],
    words: Words,
    likeness: Likeness,
) -> None:
    """Note the new action at the one before it of which it may be a restatement."""
    scored = [
        (perhaps_same(likeness, one, words, said, known), -row.place, row)
        for row, said, known in near
    ]
    score, _, row = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
    if row is not None and score:
        row.perhaps[new.id] = score


def _decide(rows: list[_Row], entry: JournalEntry, people: People) -> list[_Row]:
    row = next((one for one in rows if one.id == entry.target), None)
    if row is None:
        return rows
    text = (entry.text or "").strip()
    if entry.verb is Verb.MERGE:
        return _merge(rows, row, text)
    if entry.verb is Verb.SPLIT:
        return _split(rows, row, entry)
    if entry.verb is Verb.OWNER and text:
        row.owner = people.resolve(text) or text
    elif entry.verb is Verb.DUE:
        row.due = _day(text)
    elif entry.verb is Verb.EDIT and text:
        row.text = text
    elif entry.verb is Verb.DROP:
        row.dropped = True
    elif entry.verb is Verb.ACCEPT:
        row.weak = {}
    return rows


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _merge(rows: list[_Row], row: _Row, other_id: str) -> list[_Row]:
    """Take the sayings of the other action in; it is gone."""
    other = next((one for one in rows if one.id == other_id), None)
    if other is None or other is row:
        return rows
    row.sayings += other.sayings
    row.words += other.words
    row.weak |= other.weak
    row.perhaps |= other.perhaps
    return [one for one in rows if one is not other]


def _split(rows: list[_Row], row: _Row, entry: JournalEntry) -> list[_Row]:
    """Make the mention with the number in the entry's text an action of its own."""
    mentions = dict(enumerate(_mentions(row), 1))
    text = entry.text or ""
    row.perhaps.pop(text, None)
    mention = mentions.get(int(text)) if text.isdecimal() else None
    if mention is None:
        return rows
    pairs = list(zip(row.sayings, row.words, strict=True))
    out = [pair for pair in pairs[1:] if pair[0].evidence == mention]
    kept = [pair for pair in pairs if pair not in out]
    row.sayings, row.words = [one for one, _ in kept], [words for _, words in kept]
    part = _Row(
        id=stable_id("act", row.id, entry.seq, mention.quote),
        sayings=[one for one, _ in out],
        words=[words for _, words in out],
    )
    return [*rows, part]


def _item(row: _Row, as_of: date, *, ended: _End) -> ActionItem:
    told = shown(row.sayings)
    owner, owner_text = told.owner, told.owner_text
    due, due_text = told.due, told.due_text
    if row.owner:
        owner = owner_text = row.owner
    if row.due:
        due, due_text = row.due, row.due.isoformat()
    what = row.text or told.what
    keys = [key for words in row.words for key in words.tickets]
    return ActionItem(
        id=row.id,
        subject=keys[0] if keys else what,
        title=what,
        label=join(*(one.passage.label for one in row.sayings)),
        evidence=told.evidence,
        what=what,
        owner=owner,
        owner_text=owner_text,
        due=due,
        due_text=due_text,
        was_due=None if row.due else told.was,
        strength=told.strength,
        status=_status(row, due, as_of, done=ended.done),
        closed_by=(ended.evidence,) if ended.evidence and not row.dropped else (),
        raised=row.first.passage.dated,
        mentions=_mentions(row),
        engine=row.first.finding.extractor,
    )


def _proposed(row: _Row, firsts: Mapping[str, Quote]) -> tuple[ProposedMerge, ...]:
    """Return the merges that were made on weak likeness, and those that were not."""
    made = (
        ProposedMerge(score=round(row.weak[one.id], 2), evidence=one.evidence)
        for one in row.sayings
        if one.id in row.weak
    )
    others = (
        ProposedMerge(action=key, score=round(score, 2), evidence=firsts[key])
        for key, score in row.perhaps.items()
        if key in firsts and key != row.id
    )
    return (*made, *others)


def _mentions(row: _Row) -> tuple[Quote, ...]:
    first = row.first.evidence
    others = (one.evidence for one in row.sayings[1:])
    return tuple(dict.fromkeys(one for one in others if one != first))


def _status(row: _Row, due: date | None, as_of: date, *, done: bool) -> ActionStatus:
    if row.dropped:
        return ActionStatus.DROPPED
    if done:
        return ActionStatus.DONE
    overdue = due is not None and due < as_of
    return ActionStatus.OVERDUE if overdue else ActionStatus.OPEN


def _end(
    row: _Row,
    reports: Reports,
    tickets: ClosedTickets,
    likeness: Likeness,
) -> _End | None:
    """Return what ends an action: its box, a ticket, or a report of a later day."""
    last = max(row.sayings, key=lambda one: one.passage.dated)
    if last.finding.done:
        return _End(last.evidence)
    ticket = _ticket_closed(row, tickets, likeness)
    if ticket is not None:
        return _End(ticket.evidence)
    return next(
        (
            _End(report.evidence)
            for report in reports.near(row.words)
            if report.passage.dated > last.passage.dated
            and (
                likeness.closes(report, row.sayings, row.words)
                or closes_in_review(report, _wordings(row), likeness.people)
            )
        ),
        None,
    )


def _wordings(row: _Row) -> list[str]:
    return [one.finding.what for one in row.sayings]


def _is_recorded(row: _Row, events: RecordEvents) -> bool:
    return any(events.show(one.finding.what, one.passage.dated) for one in row.sayings)


def _ticket_closed(
    row: _Row, tickets: ClosedTickets, likeness: Likeness
) -> ClosedTicket | None:
    """Return a ticket that is this work, and nobody else's, and closed since."""
    opened = row.first.passage.dated
    named = (
        tickets_in(one.finding.what)
        for one in row.sayings
        if not asks_for_more(one.finding.what)
    )
    keys = frozenset[str]().union(*named)
    if any(tickets_in(one.finding.what) for one in row.sayings):
        return tickets.any_of(keys, opened)
    owners = {one.finding.owner for one in row.sayings if one.finding.owner}
    for one, words in zip(row.sayings, row.words, strict=True):
        for ticket in tickets.near(words, opened, fewest=1):
            mine = ticket.assignee in owners
            if mine and is_same_work(ticket, one.finding, words.core):
                return ticket
            nobodys = not owners or ticket.assignee is None
            if (mine or nobodys) and likeness.finishes(ticket.title, words):
                return ticket
    return None
