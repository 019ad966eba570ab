"""Records that are the very work: a RAID entry that closed, a ticket that is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Evidence
from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.records.raid import RaidKind, RaidState
from assistant.extract.done.past_forms import base_of
from assistant.extract.done.verbs import told_as_done
from assistant.facts.actions.wishes import WORD, Wish
from assistant.facts.sameness.stems import ids, other_numbers, stem_of
from assistant.facts.sameness.synonyms import synonyms
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View

_CLOSES = re.compile(
    r"^(?:please )?(?:close|resolve|settle|finish|complete|fix|solve|end)\b",
    re.IGNORECASE,
)
_WORKS = frozenset({"repair", "change", "make", "take", "remove", "order", "fit"})
_UNTIL = re.compile(r"\b(?:before|by|until|so that|when|for)\b", re.IGNORECASE)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ClosedRecord:
    """A record that ended: its key and title, its owner, what it says, its evidence."""

    key: str
    title: str
    told: str
    owner: str | None
    day: date
    evidence: Evidence
    is_ticket: bool


class ClosedRecords:
    """The records of one day that ended, to be asked whether they are some work."""

    def __init__(self, records: tuple[ClosedRecord, ...]) -> None:
        self._records = records

    def end(
        self, what: str, owner: str | None, since: date, wish: Wish
    ) -> Evidence | None:
        """Return the record that ended since and is this work of this owner."""
        for one in self._records:
            if one.day < since:
                continue
            if _is_named(one, what) or _is_work(one, what, owner, wish):
                return one.evidence
        return None


def closed_records(view: View) -> ClosedRecords:
    """Read from a view what ended by its day."""
    return ClosedRecords((*_entries(view), *_tickets(view)))


def _entries(view: View) -> Iterator[ClosedRecord]:
    for key, states in view.histories(RaidEntry).items():
        last = states[-1].record if states else None
        if last is None or last.state is not RaidState.CLOSED:
            continue
        if last.kind not in {RaidKind.ISSUE, RaidKind.DEPENDENCY}:
            continue
        first = states[-1]
        for known in reversed(states):
            if known.record.state is not RaidState.CLOSED:
                break
            first = known
        yield ClosedRecord(
            key=key,
            title=last.title,
            told=f"{last.description} {last.mitigation} {last.note}",
            owner=view.people.resolve(last.owner),
            day=first.since,
            evidence=states[-1].quote(last.title),
            is_ticket=False,
        )


def _tickets(view: View) -> Iterator[ClosedRecord]:
    for known in view.records(Ticket):
        ticket = known.record
        if is_finished(ticket):
            yield ClosedRecord(
                key=ticket.key,
                title=ticket.title,
                told=ticket.description,
                owner=view.people.resolve(ticket.assignee),
                day=ticket.resolved or known.since,
                evidence=known.quote(ticket.title),
                is_ticket=True,
            )


def _is_named(record: ClosedRecord, what: str) -> bool:
    """Whether the wording is to close this record and says nothing more."""
    closes = _CLOSES.match(what)
    if closes is None or record.is_ticket:
        return False
    return (
        ids(what) == {record.key}
        and len(WORD.findall(what)) <= len(WORD.findall(record.key)) + 2
    )


def _is_work(record: ClosedRecord, what: str, owner: str | None, wish: Wish) -> bool:
    """Whether the record's title has all that is wanted, of a like deed and owner."""
    if owner is None or record.owner != owner or wish.head is None:
        return False
    title = record.title if record.is_ticket else _UNTIL.split(record.title)[0]
    if other_numbers(record.title, what) or wish.starts:
        return False
    given = {stem for word in WORD.findall(fold(title)) for stem in _stems(word)}
    wanted = wish.name | wish.about
    if len(wanted) < _FEWEST or not all(
        any(synonyms(one, other) for other in given) for one in wanted
    ):
        return False
    done = told_as_done(record.told)
    return not wish.deeds or bool(wish.deeds & (_WORKS | done))


def _stems(word: str) -> set[str]:
    """Return the stem of a word, and that of the verb of which it is a past form."""
    return {stem_of(word), stem_of(base_of(word) or word)}
