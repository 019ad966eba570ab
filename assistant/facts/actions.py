"""The action register: one row for each distinct action, with its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.findings import ActionFinding, CompletionFinding, Strength
from assistant.domain.journal import JournalEntry, Verb
from assistant.domain.labels import join
from assistant.domain.people import People
from assistant.domain.sourced import Found
from assistant.facts.likeness import Likeness, Words

_RANK = (
    Strength.SUGGESTED,
    Strength.QUESTION,
    Strength.TENTATIVE,
    Strength.COMMITTED,
)


@dataclass(slots=True)
class _Row:
    """An action in the making: its sayings in order of their days."""

    sayings: list[Found[ActionFinding]]
    words: list[Words]
    owner: str | None = None
    due: date | None = None
    text: str | None = None
    dropped: bool = False
    aliases: set[str] = field(default_factory=set)

    @property
    def first(self) -> Found[ActionFinding]:
        return self.sayings[0]

    @property
    def id(self) -> str:
        return action_id(self.first)


def action_id(found: Found[ActionFinding]) -> str:
    """Return the id of the action that these words would open."""
    passage = found.passage
    return stable_id(
        "act", passage.source, passage.passage.locator, found.finding.quote
    )


def action_register(
    found: Sequence[Found[ActionFinding]],
    completions: Sequence[Found[CompletionFinding]],
    decisions: Sequence[JournalEntry],
    as_of: date,
    people: People,
    closed_tickets: Mapping[str, date] | None = None,
) -> tuple[ActionItem, ...]:
    """Merge what was said into distinct actions and tell how each stands at as_of.

    Restatements (the same work of the same person, or of nobody yet) become
    `mentions`; the newest owner, due date and strength hold. An action is done when
    its box is ticked, when somebody says so later, or when the ticket it names has
    closed (`closed_tickets`: key to day); overdue when its day has passed. The
    journal's verbs owner, due, edit, drop, merge, split and undo are applied last.
    """
    ordered = sorted(
        found, key=lambda one: (one.passage.dated, one.passage.source, one.id)
    )
    entries = _effective(decisions)
    splits = {entry.target for entry in entries if entry.verb is Verb.SPLIT}
    likeness = Likeness(people)
    likeness.learn(one.finding for one in ordered)
    rows: list[_Row] = []
    for one in ordered:
        apart = bool({one.id, action_id(one)} & splits)
        _place(rows, one, likeness, apart=apart)
    for entry in entries:
        rows = _decide(rows, entry, people)
    tickets = closed_tickets or {}
    return tuple(
        _item(row, as_of, done=_is_done(row, completions, tickets, likeness))
        for row in rows
    )


def _place(
    rows: list[_Row], one: Found[ActionFinding], likeness: Likeness, *, apart: bool
) -> None:
    """Put a saying to the action that it restates, else open a new one."""
    words = likeness.words(one.finding)
    best, home = 0.0, None
    for row in rows if not apart else ():
        score = max(
            likeness.same(one, words, said, known)
            for said, known in zip(row.sayings, row.words, strict=True)
        )
        if score > best:
            best, home = score, row
    if home is None:
        rows.append(_Row([one], [words]))
        return
    home.sayings.append(one)
    home.words.append(words)


def _effective(decisions: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The entries in order, without those that were taken back."""
    gone: set[int] = set()
    for entry in sorted(decisions, key=lambda one: one.seq, reverse=True):
        if entry.undoes is not None and entry.seq not in gone:
            gone |= {entry.undoes} if entry.verb is Verb.UNDO else set()
    return [
        entry
        for entry in sorted(decisions, key=lambda one: one.seq)
        if entry.seq not in gone and entry.verb is not Verb.UNDO
    ]


def _decide(rows: list[_Row], entry: JournalEntry, people: People) -> list[_Row]:
    row = next((r for r in rows if entry.target in {r.id} | r.aliases), None)
    if row is None:
        return rows
    text = (entry.text or "").strip()
    if entry.verb is Verb.OWNER and text:
        row.owner = people.resolve(text) or text
    elif entry.verb is Verb.DUE:
        row.due = _day(text)
    elif entry.verb is Verb.EDIT and text:
        row.text = text
    elif entry.verb in {Verb.DROP, Verb.DISMISS}:
        row.dropped = True
    elif entry.verb is Verb.MERGE:
        return _merge(rows, row, text)
    return rows


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _merge(rows: list[_Row], row: _Row, into: str) -> list[_Row]:
    """Join two rows under the id of the one that is named."""
    home = next((r for r in rows if into in {r.id} | r.aliases), None)
    if home is None or home is row:
        return rows
    home.aliases |= {row.id} | row.aliases
    home.sayings += row.sayings
    home.words += row.words
    return [one for one in rows if one is not row]


def _item(row: _Row, as_of: date, *, done: bool) -> ActionItem:
    first = row.first
    newest = sorted(row.sayings, key=lambda one: one.passage.dated)
    owner, owner_text = _owner(newest)
    due, due_text = _due(newest)
    if row.owner:
        owner = owner_text = row.owner
    if row.due:
        due, due_text = row.due, row.due.isoformat()
    what = row.text or _what(newest)
    evidence = first.evidence
    keys = [key for words in row.words for key in words.tickets]
    return ActionItem(
        id=row.id,
        subject=keys[0] if keys else what,
        title=what,
        label=join(*(one.passage.label for one in row.sayings)),
        evidence=(evidence,),
        what=what,
        owner=owner,
        owner_text=owner_text,
        due=due,
        due_text=due_text,
        strength=_strength(newest),
        status=_status(row, due, as_of, done=done),
        raised=first.passage.dated,
        mentions=_mentions(row, evidence),
    )


def _mentions(row: _Row, evidence: Quote) -> tuple[Quote, ...]:
    others = (one.evidence for one in row.sayings[1:])
    return tuple(dict.fromkeys(one for one in others if one != evidence))


def _owner(newest: Iterable[Found[ActionFinding]]) -> tuple[str | None, str | None]:
    said = [one.finding for one in newest if one.finding.owner_text]
    return (said[-1].owner, said[-1].owner_text) if said else (None, None)


def _due(sayings: Iterable[Found[ActionFinding]]) -> tuple[date | None, str | None]:
    """The day that was first promised: saying it again does not move it."""
    said = [one.finding for one in sayings if one.finding.due_text]
    dated = [one for one in said if one.due] or said
    return (dated[0].due, dated[0].due_text) if dated else (None, None)


def _strength(newest: Sequence[Found[ActionFinding]]) -> Strength:
    """The newest saying's, but a promise is not undone by a later mention."""
    grades = [one.finding.strength for one in newest]
    return max(grades, key=_RANK.index)


def _what(newest: Sequence[Found[ActionFinding]]) -> str:
    """The first wording that says something; elided ones lean on their context."""
    wordings = [one.finding.what for one in newest]
    return next((what for what in wordings if len(what.split()) > 2), wordings[0])


def _status(row: _Row, due: date | None, as_of: date, *, done: bool) -> ActionStatus:
    if row.dropped:
        return ActionStatus.DROPPED
    if done:
        return ActionStatus.DONE
    overdue = due is not None and due < as_of
    return ActionStatus.OVERDUE if overdue else ActionStatus.OPEN


def _is_done(
    row: _Row,
    completions: Sequence[Found[CompletionFinding]],
    tickets: Mapping[str, date],
    likeness: Likeness,
) -> bool:
    last = max(row.sayings, key=lambda one: one.passage.dated)
    if last.finding.done:
        return True
    opened = row.first.passage.dated
    keys = {key for words in row.words for key in words.tickets}
    if any(tickets.get(key, date.min) >= opened for key in keys):
        return True
    return any(
        report.passage.dated > last.passage.dated
        and likeness.closes(report.finding, row.sayings, row.words)
        for report in completions
    )
