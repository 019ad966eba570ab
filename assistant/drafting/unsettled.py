"""Work that nobody may promise yet: its scope is not approved, or it was put off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.domain.facts import (
    ActionItem,
    Decision,
    DecisionState,
    Flag,
    FlagKind,
    FlagStatus,
    WorkItem,
)
from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.days import days_in

NOT_APPROVED = "its scope is not approved"
PUT_OFF = "a decision put it off"
_PUTS_OFF = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|gets?) (?:put off|postponed|deferred|parked"
    r"|shelved|on hold|dropped|cut|out)|(?:moves?|moved|goes|pushed|postponed|deferred"
    r"|slips?) (?:back )?(?:out of|from|to|into|until|till)|put off|follows? (?:in"
    r"|after|later|with)|not (?:part of|in|before|for|until|now|yet)|waits? (?:for"
    r"|until|till)|leaves|drops? out|no longer|on hold|later)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{3,}")
_SAME = 0.6
_FEWEST = 2


def unsettled(
    work: Iterable[WorkItem | ActionItem],
    flags: Iterable[Flag],
    decisions: Iterable[Decision],
) -> Mapping[str, str]:
    """Return why work must not be promised to a client, by the id of its fact."""
    unapproved = {
        flag.subject
        for flag in flags
        if flag.kind is FlagKind.SCOPE_CREEP and flag.status is FlagStatus.OPEN
    }
    off = tuple(_put_off(decisions))
    found: dict[str, str] = {}
    for item in work:
        if item.subject in unapproved:
            found[item.id] = NOT_APPROVED
        elif any(_is_put_off(item, what) for what in off):
            found[item.id] = PUT_OFF
    return found


def _put_off(decisions: Iterable[Decision]) -> Iterator[str]:
    for one in decisions:
        replaced = one.state is DecisionState.SUPERSEDED
        if not replaced and _PUTS_OFF.search(one.what):
            yield one.what


def _is_put_off(item: WorkItem | ActionItem, what: str) -> bool:
    """Whether the words put the work off to a day that its own day has not reached."""
    if not _is_of(stems(item.title), stems(what)):
        return False
    if item.due is None:
        return True
    due = item.due.month, item.due.day
    days = [
        (month, day or 1) for one in days_in(what) for _, month, day in one.readings
    ]
    days += [(MONTHS[word], 1) for word in _WORD.findall(fold(what)) if word in MONTHS]
    return all(due < day for day in days)


def _is_of(title: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a decision names the work by most of its words."""
    common = len(shared(title, said))
    return common >= _FEWEST and common >= _SAME * len(title)
