"""Milestones that stand as a list under a heading: `- M1 Topping out: 12 May (Ann)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import Passage, ReadProblem, Role
from assistant.domain.records import AnyRecord, Milestone
from ingest.calendar_words import MONTHS, WEEKDAYS
from ingest.notes.heading_dates import days_named, only_day
from ingest.reader import DateOrder
from ingest.text.markdown_tables import plain

_HEADING: Final = re.compile(
    r"(?:(?:\d+(?:\.\d+)*\.?|[a-z]\)) )?(?:(?:our|the|key|main|major|project|planned"
    r"|agreed|important|high-level|wichtige|grands) )*"
    r"(?:milestones?|key dates|dates and milestones|milestones and (?:key )?dates"
    r"|milestone (?:plan|list|schedule)|(?:plan|timeline|schedule) (?:and|of|&)"
    r" (?:the )?milestones|stage gates|gates|meilensteine?|jalons|hitos|marcos"
    r"|mijlpalen|pietre miliari)(?: (?:and (?:key )?dates|of the project|\d{4}))?\W*"
)
_OF_A_PLAN: Final = re.compile(
    r"(?:\d+(?:\.\d+)*\.? )?(?:(?:our|the|project|outline|high-level|delivery) )*"
    r"(?:plan|timeline|time line|timetable|schedule|dates|roadmap|time plan|zeitplan"
    r"|terminplan|termine|calendrier|planning|calendario|plan(?:ning)? \d{4})\W*"
)
_OTHER_LIST: Final = re.compile(
    r"\b(?:actions?|tasks?|to-?dos?|next steps|risks?|issues?|decisions?|payments?"
    r"|invoices?|meetings?|reviews?|holidays?|notes?|log|history)\b"
)
_PLANS: Final = frozenset(
    (  # noqa: SIM905
        "charter brief plan roadmap schedule mandate milestones projektauftrag"
        " projektplan fahrplan charte planning plano piano carta proposal pid"
    ).split()
)
_MARK: Final = re.compile(
    r"\s*(?:[-*+•–]|\(?\d{1,2}[.)])\s+(?:\[(?P<tick>[ xX])\]\s+)?"
)
_STRUCK: Final = re.compile(r"~~.*?~~")
_AWAY: Final = " \t:;,.–—-|→>="
_OWNED: Final = re.compile(r"\s*\((?P<owner>[^()]{2,60})\)\s*$")
_BEHIND: Final = re.compile(r"\s*(?:[-–—|,;:]|(?:owner|owned by|lead)\b:?)\s*")
_DAY: Final = re.compile(
    r"(?:(?:due|target|planned)\s*:?\s*)?(?:(?:by|on|until|till|due|for|am|bis|zum|le"
    r"|el|op)\s+)?(?:(?:the|end of day)\s+)?",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*(?:[:;|→]|(?<=\s)[-–—]{1,2}(?=\s)|->|=>|,(?=\s)|\((?=[^()]*\))|\.{3,}|…)\s*"
    r"|\s+(?=(?:by|on|until|till|due(?: (?:by|on))?|am|bis|zum)\s)",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|must|should|can|cannot|could|may"
    r"|might|shall|does|did|moves|moved|slips|slipped|we|they|he|she|it|i|you|please"
    r"|if|because|not|no longer|ist|sind|war|wird|wir|est|sont|sera)\b|n[’']t\b|\?"
)
_UNSET: Final = re.compile(
    r"(?:tb[cda]|to be (?:confirmed|decided|agreed|announced|set)|open|not yet \w+"
    r"|date (?:open|to follow)|offen|noch offen)\W*"
)
_NO_PERSON: Final = re.compile(
    r"\d|\b(?:done|met|planned|tb[cd]|open|provisional|estimate\w*|target|baseline)\b",
    re.IGNORECASE,
)
_OF_THE_PAPER: Final = re.compile(
    r"(?:(?:last|next|first) )?(?:owners?|updated?|edited|reviewed|changed|created"
    r"|approved|written|author|prepared|version|status|date|dated|as of|page|source"
    r"|sponsor|lead|contact|stand|meeting|autor|verantwortlich)"
    r"(?: (?:by|on|of|at|\d[\d.]*))?\s*(?::|$)"
)
"""What a paper says of itself, with a day that is no milestone's."""
_DAY_WORDS = "st nd rd th er of the de le latest cob eod end day"
_OF_A_DAY: Final = frozenset((*MONTHS, *WEEKDAYS, *_DAY_WORDS.split()))
_LONGEST: Final = 14
_MOST_OWNER: Final = 6


@dataclass(frozen=True, slots=True)
class _Point:
    """One point of a list: `day` is None where its date is still to be set."""

    title: str
    day: date | None
    owner: str | None
    ticked: bool


def listed_milestones(
    passages: Sequence[Passage], title: str | None, order: DateOrder | None, near: date
) -> Iterator[Milestone | ReadProblem]:
    """Yield the milestones of each list under a heading of milestones, whole.

    In a plan or charter, by its `title`, a heading such as "Timeline" or "Plan" is one
    too. A list in which no point is a name with its day holds none: minutes write
    there what was said. In any other each point that names a thing or a day and is
    none is a problem.
    """
    is_plan = bool(_PLANS & set(re.findall(r"[^\W_]+", fold(title or ""))))
    points = [one for one in passages if one.role in {Role.ITEM, Role.PARAGRAPH}]
    for headings, group in groupby(points, lambda one: one.headings):
        if not headings or not _is_list(headings, is_plan=is_plan):
            continue
        lines = list(_lines_of(list(group), in_lines=len(headings) > 1))
        read = [(line, _point(line.text, order, near)) for line in lines]
        named = sum(point is not None for _, point in read)
        if not any(point and point.day for _, point in read):
            continue
        whole = is_plan or 2 * named > len(read)
        for line, point in read:
            if point is not None:
                yield _milestone(point, line.locator)
            elif whole and _may_be_one(line, order, near):
                yield _unread(line)


def without_repeats(
    listed: Iterable[Milestone | ReadProblem],
    found: Sequence[AnyRecord | ReadProblem],
) -> list[Milestone | ReadProblem]:
    """Return what the lists hold that no table of the paper does, each name once."""
    names = {fold(part.title) for part in found if isinstance(part, Milestone)}
    fresh: list[Milestone | ReadProblem] = []
    for part in listed:
        name = fold(part.title) if isinstance(part, Milestone) else ""
        if name in names:
            continue
        names |= {name} if name else set()
        fresh.append(part)
    return fresh


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    locator: str
    is_item: bool


def _milestone(point: _Point, locator: str) -> Milestone:
    return Milestone(
        key=point.title,
        locator=locator,
        title=point.title,
        due=point.day,
        owner=point.owner,
        met=point.ticked,
    )


def _unread(line: _Line) -> ReadProblem:
    shown = plain(_MARK.sub("", line.text, count=1)).strip()
    return ReadProblem(
        where=line.locator,
        what=f"{shown[:60]!r} stands in a list of milestones and was not read",
        fix='write it as "name: YYYY-MM-DD (owner)", or "name: tbd"',
    )


def _is_list(headings: Sequence[str], *, is_plan: bool) -> bool:
    """Whether the list stands under milestones, or under a part of them."""
    *above, last = (fold(plain(heading)) for heading in headings)
    if _HEADING.fullmatch(last) or (is_plan and _OF_A_PLAN.fullmatch(last)):
        return True
    return any(map(_HEADING.fullmatch, above[-1:])) and not _OTHER_LIST.search(last)


def _lines_of(group: Sequence[Passage], *, in_lines: bool) -> Iterator[_Line]:
    """Yield the points, and with `in_lines` the lines that are none.

    What stands deeper than the list says more of the point above it.
    """
    items = [one for one in group if one.role is Role.ITEM]
    outer = min((_indent(one.text) for one in items), default=0)
    for one in group:
        if one.role is Role.ITEM:
            if _indent(one.text) <= outer + 1:
                text = " ".join(one.text.split("\n"))
                yield _Line(" ".join(text.split()), one.locator, is_item=True)
            continue
        for line in filter(str.strip, one.text.split("\n") if in_lines else ()):
            yield _Line(line.strip(), one.locator, is_item=False)


def _indent(text: str) -> int:
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())


def _point(line: str, order: DateOrder | None, near: date) -> _Point | None:
    """Return the milestone of a point: its name and its one day, in either order."""
    if _STRUCK.search(line):
        return None
    mark = _MARK.match(line)
    ticked = bool(mark and (mark["tick"] or "").casefold() == "x")
    text = plain(line[mark.end() :] if mark else line).strip()
    for cut in _SPLIT.finditer(text):
        name, rest = text[: cut.start()], text[cut.start() :].lstrip(" :;|→–—-=>,(….")
        day, owner = _day_and_owner(rest, order, near)
        if (day or _UNSET.fullmatch(fold(rest))) and _is_name(name, order, near):
            return _Point(name.strip(_AWAY), day, owner, ticked)
        day = only_day(name, order, near)
        if day and _only_a_day(name):
            named, who = _owner_of(rest)
            if _is_name(named, order, near):
                return _Point(named.strip(_AWAY), day, who, ticked)
    return None


def _day_and_owner(
    rest: str, order: DateOrder | None, near: date
) -> tuple[date | None, str | None]:
    """Return the day that opens the words, and whose it is if nothing else follows."""
    opening = _DAY.match(rest)
    text = rest[opening.end() :] if opening else rest
    day = only_day(text, order, near)
    if day is None:
        return None, None
    bare = text.strip(_AWAY + ")")
    if _only_a_day(bare):
        return day, None
    dated, owner = _owner_of(text)
    if owner and _only_a_day(dated.strip(_AWAY + ")")):
        return day, owner
    for cut in _BEHIND.finditer(text):
        who = text[cut.end() :].strip(_AWAY + "()")
        if _only_a_day(text[: cut.start()].strip(_AWAY + ")")):
            return (day, who) if _is_person(who) else (None, None)
    return None, None


def _owner_of(text: str) -> tuple[str, str | None]:
    """Return the words without the person in brackets at their end, and the person."""
    found = _OWNED.search(text)
    who = re.sub(r"(?i)^(?:owner|lead)\W+", "", found["owner"]) if found else ""
    if found and _is_person(who):
        return text[: found.start()], who
    return text, None


def _is_person(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_OWNER or _NO_PERSON.search(text):
        return False
    return not _SAYS.search(fold(text)) and any(word[0].isupper() for word in words)


def _only_a_day(text: str) -> bool:
    """Whether the words are a date and nothing else: `Fri 12 May 2026`."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return bool(re.search(r"\d", text)) and _OF_A_DAY.issuperset(words)


def _is_name(text: str, order: DateOrder | None, near: date) -> bool:
    name = text.strip(_AWAY)
    if not re.search(r"[^\W\d_]{2}|^[A-Z]\d", name) or len(name.split()) > _LONGEST:
        return False
    if _OF_THE_PAPER.match(fold(name)):
        return False
    return not _SAYS.search(fold(name)) and not days_named(name, order, near)


def _may_be_one(line: _Line, order: DateOrder | None, near: date) -> bool:
    """Whether a point that was not read may be a milestone, and is no sentence."""
    if not line.is_item or _STRUCK.search(line.text):
        return False
    text = plain(_MARK.sub("", line.text, count=1)).strip()
    if days_named(text, order, near):
        return True
    if _SAYS.search(fold(text)):
        return False
    return len(text.split()) <= _LONGEST and not text.endswith((".", ":"))
