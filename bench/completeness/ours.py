"""What we read of a file, by the measures of the other tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.domain.reading import ReadResult, Role
from assistant.domain.records import CiRun, Milestone, RaidEntry, Ticket
from bench.completeness.counts import words_of


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
        "people": len(result.people),
        "RAID entries": sum(isinstance(each, RaidEntry) for each in result.records),
        "tasks and milestones": len(tickets) + gates,
        "milestones": gates,
        "runs": len(runs),
        "tests": sum(run.tests or 0 for run in runs),
        "failed tests": sum(run.failed or 0 for run in runs),
        "events": len({passage.locator for passage in result.passages}),
        "messages": roles[Role.MESSAGE] or _mails(result),
        "pages": len({p.locator.split("/body")[0] for p in result.passages}),
    }[measure]


def _comments(result: ReadResult) -> int:
    """Comments that came without their ticket are passages."""
    if any(isinstance(each, Ticket) for each in result.records):
        return 0
    return len(result.passages)


def _mails(result: ReadResult) -> int:
    return len({passage.headings[:1] for passage in result.passages})


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
    for record in result.records:
        yield record.model_dump_json()
