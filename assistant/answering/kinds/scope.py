"""What is in scope, what is not, and what came in or went: plans' sections and changes.

`What is out of scope?` is told by the list under that heading, not by what was added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.lists import Item
from assistant.domain.facts import Change, ChangeKind
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage


class ScopeAsked(StrEnum):
    """What is asked of the scope."""

    OUT = "out"
    IN = "in"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


S = ScopeAsked
_NOT_IN = (
    r"(?:out[- ]of|outside(?: of)?|beyond|(?:not|n['’]t) (?:in|within|part of))"
    r"(?: the| our| this)?(?: project(?:['’]s)?)?[ -](?:scope|project)"
)
_ASKED: tuple[tuple[re.Pattern[str], ScopeAsked], ...] = (
    (
        re.compile(
            r"(?i)\b(?:dropped|removed|taken out|cut|de-?scoped|went out|left)\b"
            r"|\bmoved out\b"
        ),
        S.DROPPED,
    ),
    (re.compile(r"(?i)\b(?:added|came in(?:to)?|new in|crept in(?:to)?)\b"), S.ADDED),
    (re.compile(r"(?i)\b(?:chang\w+|creep)\b"), S.CHANGED),
    (
        re.compile(
            rf"(?i)\b{_NOT_IN}\b|n['’]t in(?: the| our)? scope\b|\bexcluded\b"
            r"|\bexclusions\b|\bnon-?goals\b|\bnot (?:covered|included)\b"
        ),
        S.OUT,
    ),
    (
        re.compile(
            r"(?i)\b(?:in|within)(?: the| our)?(?: project(?:['’]s)?)? scope\b"
            r"|^\W*what(?:['’]s| is) (?:the|our) (?:project(?:['’]s)? )?scope\b"
            r"|\bscope of the project\b"
        ),
        S.IN,
    ),
)
_ALLOWED_WORDS = """
what which s is are was were has have had been be got things thing items item work
anything something everything list show me tell us the our this project scope out of
outside beyond in within part not isn t aren wasn excluded exclusions non goals
nongoals covered included by for it to from into we did do does there any added came
come new crept creep dropped removed taken cut descoped went left moved change changes
changed how tickets ticket so far since last week month already all explicitly now
currently and yet
"""
_ALLOWED = frozenset(_ALLOWED_WORDS.split())
_NUMBER = r"^\W*(?:\d[\d.]*\W+)?"
_OUT_TITLE = re.compile(
    rf"(?i){_NUMBER}(?:what is |explicitly |things )?(?:{_NOT_IN}|not in scope"
    r"|(?:scope |project )?exclusions?|excluded|non-?goals?|not included)\b"
)
_IN_TITLE = re.compile(
    rf"(?i){_NUMBER}(?:what is )?(?:in|within|inside)[- ]?(?: the )?scope\b"
    rf"|{_NUMBER}(?:project )?(?:scope|inclusions)"
    r"(?: of (?:work|the project)| statement| and deliverables)?(?: for [\w. ]+)?\W*$"
)
_OUT_SAID = re.compile(
    rf"(?i)\b(?:is|are|stays?|remains?|was|were|be)(?: \w+)? {_NOT_IN}\b"
    r"|\b(?:is|are)n['’]t (?:in scope|part of the project)\b"
)
_UNSURE = re.compile(r"(?i)\?|\b(?:if|whether|would|could|should|might|may|unless)\b")
_POINTS = re.compile(r"(?i)\W*(?:it|this|that|these|those|they|he|she)\b")
_MARKS = " \t>*_•-–+"
_KINDS = {
    S.ADDED: {ChangeKind.SCOPE_ADDED},
    S.DROPPED: {ChangeKind.SCOPE_REMOVED},
    S.CHANGED: {ChangeKind.SCOPE_ADDED, ChangeKind.SCOPE_REMOVED},
    S.OUT: {ChangeKind.SCOPE_REMOVED},
    S.IN: set[ChangeKind](),
}


def scope_asked(question: Question) -> ScopeAsked | None:
    """Return what is asked of the scope as a whole, None where it is of one thing."""
    text = question.text
    spoken = re.search(r"(?i)scope|\bexclu|\bnon-?goals|\bpart of the project", text)
    if question.ids or question.people or not spoken:
        return None
    words = re.findall(r"\w+", fold(text.replace("’", "'").replace("n't", " not")))
    if not all(word in _ALLOWED or word.isdigit() for word in words):
        return None
    return next((asked for form, asked in _ASKED if form.search(text)), None)


def listed(
    asked: ScopeAsked, passages: Sequence[SourcedPassage]
) -> Iterator[tuple[int, str]]:
    """Yield the places of what stands under such a heading, each with its words.

    Of pages of one name only the newest is read.
    """
    if asked not in {S.OUT, S.IN}:
        return
    found = list(_under(asked, passages))
    newest: dict[str, tuple[date, str]] = {}
    for place, _ in found:
        one, own = passages[place], (passages[place].as_of, passages[place].source)
        name = PurePosixPath(one.source).name
        newest[name] = max(newest.get(name, own), own)
    for place, core in found:
        one = passages[place]
        if newest[PurePosixPath(one.source).name][1] == one.source:
            yield place, core


def _under(
    asked: ScopeAsked, passages: Sequence[SourcedPassage]
) -> Iterator[tuple[int, str]]:
    label = _OUT_TITLE if asked is S.OUT else _IN_TITLE
    led = ""
    for place, one in enumerate(passages):
        passage = one.passage
        if passage.quoted or passage.subject or passage.role is Role.HEADING:
            led = ""
            continue
        core = passage.text.strip(_MARKS)
        title = next(filter(None, map(_title, reversed(passage.headings))), None)
        head, mark, rest = core.partition(":")
        leads = bool(mark) and label.search(head.strip("*_ ") + " ") is not None
        if leads and not rest.strip(_MARKS):
            led = one.source
        elif (
            title is asked
            or (leads and passage.role is not Role.ROW)
            or (led == one.source and passage.role is Role.ITEM)
        ):
            yield place, core
        else:
            led = ""


def _title(heading: str) -> ScopeAsked | None:
    if _OUT_TITLE.search(heading):
        return S.OUT
    return S.IN if _IN_TITLE.search(heading) else None


def said_out(said: Iterable[Candidate]) -> list[Candidate]:
    """Return the sentences that say that a thing is out of scope, newest first."""
    found = [
        one
        for one in said
        if not one.computed
        and _OUT_SAID.search(told := said_in(one.unit.text).strip('“”" '))
        and not _UNSURE.search(told)
        and not _POINTS.match(told)
    ]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.words))


def changed(asked: ScopeAsked, items: Iterable[Item]) -> list[Candidate]:
    """Return what came into scope or went out of it, the newest first."""
    found = [
        (one.of.on, one.told)
        for one in items
        if isinstance(one.of, Change) and one.of.kind in _KINDS[asked]
    ]
    found.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].words))
    return [told for _, told in found]
