"""Whether words may be about a failing pipeline, though they do not name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.mentions import remarks_of
from assistant.facts.pipelines import Pipeline, day_of, heard_from
from assistant.facts.sameness.stems import shared, stems
from assistant.ledger.view import View

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"(?<![\w/.-])\d{3,}(?![\w/-]|\.\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMISS = re.compile(
    r"\b(?:red|fail\w*|brok\w+|breaks?|crash\w*|flaky|errors?|wrong|bad"
    r"|trouble|timeouts?|timed out|(?:not|never) (?:been )?(?:green|pass\w*)"
    r"|complain\w*)\b",
    re.IGNORECASE,
)
_EVERYWHERE = "test tests build builds check checks main with from that this"
_COMMON = frozenset(_EVERYWHERE.split())
_TWO = 2


def may_be_meant(view: View, line: Pipeline) -> bool:
    """Whether a remark since it failed, or an open record, may be about the failure.

    A word of the pipeline's name beside a word of trouble, two words of a failing test
    or a number of its message are enough: who is not sure says nothing of silence.
    """
    name = frozenset(_words(line.name)) - _COMMON
    tests, numbers = _failures(line)
    return any(
        bool(_AMISS.search(text) and name & frozenset(_words(text)))
        or any(len(shared(test, stems(text))) >= _TWO for test in tests)
        or bool(numbers & frozenset(_NUMBER.findall(text)))
        for text in _texts(view, line)
    )


def _texts(view: View, line: Pipeline) -> Iterator[str]:
    begun = heard_from(line)
    for remark in remarks_of(view):
        if remark.dated >= begun:
            yield remark.text
    for entry in view.records(RaidEntry):
        if entry.record.is_open:
            yield f"{entry.record.title}\n{entry.record.description}"
    for ticket in view.records(Ticket):
        if (ticket.record.created or ticket.first_seen) >= begun:
            yield f"{ticket.record.title}\n{ticket.record.description}"


def _failures(line: Pipeline) -> tuple[list[frozenset[str]], frozenset[str]]:
    """Return the stems of each failing test since then, and their messages' numbers."""
    failures = [
        failure
        for known in (*line.streak, *line.reports)
        if day_of(known) >= line.since
        for failure in known.record.failures
    ]
    names = {fold(re.split(r"[.:/\s]+", one.name)[-1]) for one in failures}
    numbers = {
        number
        for one in failures
        for number in _NUMBER.findall(one.message or "")
        if not _YEAR.fullmatch(number)
    }
    return [stems(name.replace("_", " ")) for name in sorted(names)], frozenset(numbers)


def _words(text: str) -> Iterable[str]:
    return map(str.casefold, _WORD.findall(text))
