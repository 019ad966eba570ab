"""What we read of a file, by the measures of the other tools."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.domain.reading import ReadResult, Role
from assistant.domain.records import CiRun, Milestone, RaidEntry, Ticket
from bench.completeness.counts import words_of

_IN_LIST = re.compile(r"/\d+(?=/)")


def measured(result: ReadResult, measure: str) -> int:
    """Return how many of the measure we read.

    Raises:
        KeyError: For a measure that nobody counts.
    """
    runs = [each for each in result.records if isinstance(each, CiRun)]
    tickets = [each for each in result.records if isinstance(each, Ticket)]
    gates = sum(isinstance(each, Milestone) for each in result.records)
    roles = Counter(passage.role for passage in result.passages)
    return {
        "tickets": len(tickets),
        "comments": max(sum(len(t.comments) for t in tickets), _comments(result)),
        "dated states": len(result.past),
        "people": len({p.name or p.handle or p.email for p in result.people}),
        "RAID entries": sum(isinstance(each, RaidEntry) for each in result.records),
        "tasks and milestones": len(tickets) + gates,
        "milestones": gates,
        "runs": len(runs),
        "tests": sum(run.tests or 0 for run in runs),
        "failed tests": sum(run.failed or 0 for run in runs),
        "events": len({_event(passage.locator) for passage in result.passages}),
        "messages": len(
            {
                _message(p.locator)
                for p in result.passages
                if p.role is Role.MESSAGE and not p.quoted
            }
        ),
        "quoted texts": sum(p.quoted for p in result.passages),
        "rows": roles[Role.ROW],
        "mails": roles[Role.HEADING],
        "turns": roles[Role.TURN],
        "topics": len(result.passages),
        "pages": len({p.locator.split("/body")[0] for p in result.passages}),
    }[measure]


def _comments(result: ReadResult) -> int:
    """Comments that came without their ticket are passages."""
    if any(isinstance(each, Ticket) for each in result.records):
        return 0
    return len(result.passages)


def _message(locator: str) -> str:
    """Return the place of the message in a list: its parts have others below it."""
    place = _IN_LIST.match(locator)
    return place[0] if place else locator


def _event(locator: str) -> str:
    """Return the event's own place: its meetings and its description have others."""
    return " ".join(locator.removesuffix(" description").split(" ")[:2])


def read_words(result: ReadResult) -> Counter[str]:
    """Return the words of all that we keep of the file's text."""
    found: Counter[str] = Counter()
    for text in _texts(result):
        found.update(words_of(text))
    return found


def _texts(result: ReadResult) -> Iterator[str]:
    yield result.title or ""
    for passage in result.passages:
        yield passage.text
        yield passage.speaker or ""
        yield from (name for name, _value in passage.cells)
    for record in result.records:
        yield record.model_dump_json()
