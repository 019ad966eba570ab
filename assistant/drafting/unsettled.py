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
from assistant.extract.deciding.scope import left_out
from assistant.facts.sameness.stems import ids, shared, stems
from assistant.gate.days import days_in

NOT_APPROVED = "its scope is not approved"
PUT_OFF = "a decision put it off"
LEFT_OUT = "a decision took it out of this release"
_TO_LATER = re.compile(
    r"\b(?:put off|put back|pushed back|postponed|deferred|shelved|held over)\b"
)
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
    """Return why work must not be promised, by the id of its fact.

    What a decision put off is promised to nobody, what is not approved to no client.
    """
    added = unapproved(flags)
    off = tuple(_put_off(decisions))
    found: dict[str, str] = {}
    for item in work:
        out = next((one.what for one in off if _is_left_out(item, one)), "")
        if out and not _TO_LATER.search(out):
            found[item.id] = LEFT_OUT
        elif item.subject in added:
            found[item.id] = NOT_APPROVED
        elif out or any(_is_put_off(item, one) for one in off):
            found[item.id] = PUT_OFF
    return found


def unapproved(flags: Iterable[Flag]) -> frozenset[str]:
    """Return the keys of tickets that an open flag calls added and not approved."""
    return frozenset(
        flag.subject
        for flag in flags
        if flag.kind is FlagKind.SCOPE_CREEP and flag.status is FlagStatus.OPEN
    )


def _put_off(decisions: Iterable[Decision]) -> Iterator[Decision]:
    for one in decisions:
        replaced = one.state is DecisionState.SUPERSEDED
        if not replaced and (_PUTS_OFF.search(one.what) or left_out(one.what)):
            yield one


def _is_left_out(item: WorkItem | ActionItem, one: Decision) -> bool:
    """Whether the decision takes this very ticket out of the release at hand."""
    out = left_out(one.what) if isinstance(item, WorkItem) else None
    if out is None or not _is_before(item, one):
        return False
    if item.subject in ids(one.what):
        return True
    subject, title = stems(out.subject), stems(item.title)
    common = len(shared(subject, title))
    whole = common == len(title) == len(subject)
    return common > 0 and (whole or common == len(subject) >= _FEWEST)


def _is_put_off(item: WorkItem | ActionItem, one: Decision) -> bool:
    """Whether the words put the work off to a day that its own day has not reached."""
    return _is_of(stems(item.title), stems(one.what)) and _is_before(item, one)


def _is_before(item: WorkItem | ActionItem, one: Decision) -> bool:
    """Whether the work's own day lies before every day that the decision names."""
    due = item.due
    if due is None:
        return True
    what, on = one.what, one.decided_on or one.known_on
    days = [(m, d or 1) for day in days_in(what) for _, m, d in day.readings if m]
    days += [(MONTHS[word], 1) for word in _WORD.findall(fold(what)) if word in MONTHS]
    return all(
        due.timetuple()[:3] < (on.year + (month < on.month), month, day)
        for month, day in days
    )


def _is_of(title: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a decision names the work by most of its words."""
    common = len(shared(title, said))
    return common >= _FEWEST and common >= _SAME * len(title)
