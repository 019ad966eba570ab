"""Questions for the records themselves: which of them, or how many, are as asked.

Every word must have its place in such a question, so that `how many bugs did the
testers find` or `which tickets block the launch` asks for something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from assistant.answering.asked.assumed import became
from assistant.answering.asked.months import month_in, without_month
from assistant.answering.asked.question import Question, since_day


class Things(StrEnum):
    """What is listed or counted."""

    TICKET = "ticket"
    BUG = "bug"
    STORY = "story"
    EPIC = "epic"
    TASK = "task"
    RISK = "risk"
    ISSUE = "issue"
    DEPENDENCY = "dependency"
    ASSUMPTION = "assumption"
    ACTION = "action"
    DECISION = "decision"


class Being(StrEnum):
    """What must hold of each."""

    ANY = auto()
    OPEN = auto()
    TODO = auto()
    ACTIVE = auto()
    REVIEW = auto()
    BLOCKED = auto()
    DONE = auto()
    OVERDUE = auto()
    DUE = auto()
    UNOWNED = auto()
    GRAVE = auto()
    ENDED = auto()
    RAISED = auto()
    BROKEN = auto()
    HELD = auto()


@dataclass(frozen=True, slots=True)
class Inventory:
    """Which records are asked for.

    `first` and `last` bound the days on which it happened, or is due; `grade` is the
    word for how grave; `most` asks who has the most.
    """

    things: Things
    being: Being
    first: date = date.min
    last: date = date.max
    grade: str = ""
    most: bool = False


_T = Things
_B = Being
_THINGS: tuple[tuple[str, Things], ...] = (
    (
        (
            r"(?:(?:jira|tracker|backlog) )?tickets?|(?:work|backlog) items?"
            r"|(?:trello |board )?cards?"
        ),
        _T.TICKET,
    ),
    (r"bugs?|defects?|bug tickets?", _T.BUG),
    (r"(?:user )?stor(?:y|ies)", _T.STORY),
    (r"epics?", _T.EPIC),
    (r"tasks?", _T.TASK),
    (r"risks?", _T.RISK),
    (r"(?:(?:github|gitlab) )?issues?", _T.ISSUE),
    (r"dependenc(?:y|ies)", _T.DEPENDENCY),
    (r"assumptions?", _T.ASSUMPTION),
    (r"action (?:items?|points?)|actions?|to-?dos", _T.ACTION),
    (r"decisions?", _T.DECISION),
)
IN_LOG = frozenset({_T.RISK, _T.ISSUE, _T.DEPENDENCY, _T.ASSUMPTION})
"""What stands in a RAID log; an issue may be a ticket elsewhere."""
_GRAVE = frozenset({"high", "critical", "severe", "red", "amber", "green"})
_NOUNS = tuple((re.compile(rf"\b(?:{form})\b"), things) for form, things in _THINGS)
_ENDED = (
    r"(?:closed(?: off)?|finished|done|completed|resolved|fixed|solved|delivered"
    r"|shipped|ticked off|(?<=did we )(?:close|finish|complete|resolve|fix|solve))"
)
_OPENS = (
    r"(?:still |yet |currently )?(?:open|unfinished|unresolved|outstanding|incomplete"
    r"|unsolved|active and open)"
    rf"|not (?:yet )?(?:been )?{_ENDED}(?: yet)?|(?:still|left) to (?:do|be {_ENDED})"
    r"|(?:has|have|got) (?:still )?to (?:do|finish)"
    r"|(?:are |is )?(?:still )?(?:left|remaining)|remain(?:s|ing)?|to go"
)
_NOBODY = r"(?:anybody|anyone|nobody|no one|somebody|someone|any owner|any person)"
_UNOWNED = (
    rf"not (?:been )?(?:assigned|owned)(?: (?:to|by) {_NOBODY})?(?: yet)?"
    rf"|(?:assigned to|owned by|belong(?:s|ing)? to) {_NOBODY}|unassigned|unowned"
    r"|ownerless"
    r"|(?:that )?(?:has|have|with|got|having|do not have|does not have) (?:no|an?y?)"
    r" (?:owners?|assignees?|one assigned)(?: yet)?"
    r"|(?:has|have|with) nobody assigned"
    r"|without (?:an? |any )?(?:owners?|assignees?)"
    r"|(?:miss(?:es|ing)?|lack(?:s|ing)?) (?:an? )?(?:owners?|assignees?)"
    r"|(?:that )?(?:nobody|no one|no-one) (?:owns?|has|holds?|is assigned to)"
)
_STATES: tuple[tuple[re.Pattern[str], Being], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{form})(?![\w-])"), being)
    for form, being in (
        (_UNOWNED, _B.UNOWNED),
        (_OPENS, _B.OPEN),
        (
            (
                r"not (?:yet )?(?:been )?(?:started|begun)(?: yet)?|to[ -]do|todo"
                r"|to be started|unstarted"
            ),
            _B.TODO,
        ),
        (
            (
                r"(?:over|past)[ -]?due|past (?:its|their) (?:due )?(?:dates?|days?)"
                r"|(?:running )?late|behind schedule"
            ),
            _B.OVERDUE,
        ),
        (r"due|falls? due|coming due", _B.DUE),
        (r"(?:being )?blocked|stuck|on hold|impeded", _B.BLOCKED),
        (r"(?:in|under|waiting for|awaiting) (?:code )?review", _B.REVIEW),
        (
            (
                r"(?:in|under) (?:progress|work)|(?:being )?worked on"
                r"|underway|under way|in flight|ongoing"
            ),
            _B.ACTIVE,
        ),
        (_ENDED, _B.DONE),
        (
            (
                r"opened|raised|created|reported|logged|filed|added|found|new"
                r"|come in|came in|made|taken"
                r"|(?<=did we )(?:make|take|raise|open|create|log|file|find|add)"
            ),
            _B.RAISED,
        ),
    )
)
_GRADES = re.compile(
    r"(?<![\w-])(?:(?:of|with|has|have|rated|ranked|scored|scoring) )?(?:an? )?"
    r"(?P<grade>high|highest|critical|severe|serious|urgent|red|amber|green|low|medium"
    r"|major|minor|blocker|p[0-4])(?:[ -](?:priority|prio|exposure|severity))?"
    r"(?![\w-])"
)
_MOST = re.compile(
    r"^(?:and |so )?(?:who|which (?:person|one of us|team member)|whose)"
    r" (?:(?:has|have|owns?|holds?|got|is assigned|has got) )?(?:the )?most\b"
)
_PERIODS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (
        re.compile(rf"\b(?:(?:in|on|during|within|over|for) )?(?:the )?(?:{form})\b"),
        name,
    )
    for form, name in (
        (r"(?:last|past|previous) week", "last week"),
        (r"(?:this|current) week", "this week"),
        (r"(?:next|coming) week", "next week"),
        (r"(?:last|past|previous) month", "last month"),
        (r"(?:this|current) month", "this month"),
        (r"(?:next|coming) month", "next month"),
        ("yesterday", "yesterday"),
        ("tomorrow", "tomorrow"),
        ("today", "today"),
    )
)
_SINCE = re.compile(
    r"\b(?:since|after)\b(?: (?:the|last|this))*"
    r"(?: (?:yesterday|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
GLUE = frozenset(
    (  # noqa: SIM905
        "what which list lists show give get me tell name see print please all "
        "every any some the our a an in of are is am was were be been being has "
        "have had having got do does did we there their its it them they us now "
        "currently right still at moment present overall so far already yet by "
        "total altogether team that those these ones exist tracker jira backlog "
        "board log raid register project current latest and full whole complete "
        "overview also just really actually"
    ).split()
)
"""Words that ask for nothing by themselves."""
_WITH_OWNER = frozenset(
    (  # noqa: SIM905
        "own owns owned hold holds assigned belong belongs belonging to for with on "
        "by s under name"
    ).split()
)
_PAST = re.compile(r"\b(?:was|were|did|had)\b")
_POLAR = re.compile(r"^(?:and |so |but )?(?:is|are|do|does|did|has|have|was|were)\b")
_ANY = re.compile(
    r"\b(?:any|some|there|nobody|no one)\b|^(?:do|have) we (?:still )?(?:have|got)\b"
)
_ASKS = re.compile(
    r"^(?:please )?(?:(?:can|could|will|would) you (?:please )?)?(?:please )?"
    r"(?P<all>how many|(?:what is )?(?:the )?(?:total )?(?:number|count) of|count"
    r"|(?:list|show|give|tell|get|name)(?: (?:me|us))?(?: (?:a|the) list of| of)?"
    r"|an overview of|overview of|which|every|all)\b"
)
"""How all of a kind are asked for, or how many they are."""
_DECIDES = re.compile(
    r"\b(?:did|has|have|had)\b|\b(?:make|made|take|taken|took|signed(?: off)?)\b"
)
"""What says only that somebody's decisions are asked for."""
_BESIDE = re.compile(
    r" (?:and|with|by|incl\w*) (?:all )?(?:their|the|its)? ?(?:(?:current )?(?:owners?"
    r"|assignees?|due dates?|dates?|status(?:es)?"
    r"|who (?:has|owns) (?:them|it))(?: and )?)+$"
)
"""What each of a list is told with in any case."""
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|\S")
_HAPPENS = frozenset({_B.ENDED, _B.RAISED})
_ENDINGS = frozenset({_B.DONE, _B.BROKEN, _B.HELD})
_WEEK = timedelta(days=7)


def inventory_asked(question: Question, today: date) -> Inventory | None:
    """Return the records that the question asks for, None where it asks for others."""
    if question.ids or question.unknown or len(question.people) > 1:
        return None
    low = plain_words(question)
    noun = noun_in(_BESIDE.sub("", low))
    if noun is None:
        return None
    things, rest = noun
    most = _MOST.match(low) is not None
    rest = _ASKS.sub(" ", _MOST.sub(" ", rest)).strip()
    rest, first, last, dated = _period(rest, question, today)
    rest, grade = _grade(rest, things)
    rest, beings = _beings(rest, things)
    being = _one_of(beings, things, dated=dated, graded=bool(grade))
    if things is not _T.DECISION and being is _B.ANY and (question.people or most):
        being = _B.OPEN
    if being is None or not _all_placed(rest, question, things, being):
        return None
    by_whom = things is _T.DECISION and bool(question.people)
    low = _DECIDES.sub(" ", low) if by_whom else low
    if _asks_otherwise(low, being, dated=dated) or (most and question.people):
        return None
    return Inventory(things, being, first, last, grade, most)


def _asks_otherwise(low: str, being: Being, *, dated: bool) -> bool:
    """Whether it asks of some that are known, of all of them, or of another time."""
    return (
        (_POLAR.match(low) is not None and _ANY.search(low) is None)
        or (being is _B.ANY and _ASKS.match(low) is None)
        or (being is _B.DONE and re.match(r"(?:all|every)\b", low) is not None)
        or (being in _HAPPENS) != (dated and being is not _B.DUE)
        or (being not in _HAPPENS | _ENDINGS and _PAST.search(low) is not None)
    )


def plain_words(question: Question) -> str:
    """Return the words of a question in lower case, without names and points."""
    return " ".join(re.sub(r"[?!.,;:]+", " ", _plain(question.bare)).split())


def _plain(text: str) -> str:
    low = text.replace("’", "'").casefold()
    low = re.sub(r"\b(what|who|which|there|that)'s\b", r"\1 is", low)
    low = re.sub(r"n't\b", " not", low)
    return re.sub(r"^\W*(?:and|so|ok|hi|please)\b[ ,]+", "", low)


def noun_in(low: str) -> tuple[Things, str] | None:
    """Return the one kind of record that is named, and the text without it."""
    found: dict[Things, str] = {}
    rest = low
    for form, things in _NOUNS:
        if form.search(rest):
            rest = form.sub(" ", rest, count=1)
            found[things] = rest
    if {_T.TICKET, _T.BUG} == set(found):
        del found[_T.TICKET]
    if len(found) != 1:
        return None
    [things] = found
    return things, " ".join(rest.split())


def _period(rest: str, question: Question, today: date) -> tuple[str, date, date, bool]:
    """Return the text without its time, the first and last day, and if one is named."""
    since = since_day(question, today) if question.since else None
    if since is not None:
        return _SINCE.sub(" ", rest), since + timedelta(days=1), today, True
    days = question.days_meant(today)
    if len(question.days) == 1 and len(set(days)) == 1:
        return re.sub(r"\bon\b", " ", rest), days[0], days[0], True
    if named := month_in(question.text, today):
        return without_month(rest), named.first, named.last, True
    for form, name in _PERIODS:
        if form.search(rest):
            return form.sub(" ", rest, count=1), *_bounds(name, today), True
    return rest, date.min, date.max, False


def _bounds(name: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a time that is told by its distance."""
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    day = timedelta(days=1)
    return {
        "last week": (monday - _WEEK, monday - day),
        "this week": (monday, monday + _WEEK - day),
        "next week": (monday + _WEEK, monday + 2 * _WEEK - day),
        "last month": ((month - day).replace(day=1), month - day),
        "this month": (month, after - day),
        "next month": (after, (after + timedelta(days=31)).replace(day=1) - day),
        "yesterday": (today - day, today - day),
        "tomorrow": (today + day, today + day),
        "today": (today, today),
    }[name]


def _grade(rest: str, things: Things) -> tuple[str, str]:
    """Return the text without the word for how grave, and that word.

    A ticket has a priority, and an entry of the log an exposure.
    """
    found = _GRADES.search(rest)
    if found is None or things in {_T.ACTION, _T.DECISION}:
        return rest, ""
    of_tracker = things is _T.ISSUE and re.fullmatch(r"p[0-4]", found["grade"])
    if things in IN_LOG and found["grade"] not in _GRAVE and not of_tracker:
        return rest, ""
    return rest[: found.start()] + " " + rest[found.end() :], found["grade"]


def _beings(rest: str, things: Things) -> tuple[str, list[Being]]:
    beings: list[Being] = []
    if things is _T.ASSUMPTION:
        rest, found = became(rest)
        beings += [Being[one.name] for one in found]
    for form, being in _STATES:
        if form.search(rest):
            rest = form.sub(" ", rest, count=1)
            beings.append(being)
    return rest, beings


def _one_of(
    beings: list[Being], things: Things, *, dated: bool, graded: bool
) -> Being | None:
    """Return what must hold, None where two things would.

    What is open is said beside whatever else holds of what is open.
    """
    special = [one for one in beings if one is not _B.OPEN]
    if things is _T.DECISION and not dated:
        special = [one for one in special if one is not _B.RAISED]
    if len(special) + graded > 1 or (special == [_B.DONE] and _B.OPEN in beings):
        return None
    if not special and dated:
        return _B.RAISED if things is _T.DECISION and not beings else None
    if not special:
        being = _B.OPEN if _B.OPEN in beings else _B.ANY
        return _B.GRAVE if graded else being
    [being] = special
    if being is _B.DONE and dated:
        return _B.ENDED
    return None if being is _B.DUE and not dated else being


def _all_placed(rest: str, question: Question, things: Things, being: Being) -> bool:
    """Whether no word is left that would ask for something else."""
    if question.people and things is _T.DECISION:
        rest = _DECIDES.sub(" ", rest)
    words = set(_WORD.findall(rest))
    left = words - GLUE
    if question.people:
        if things is _T.DECISION:
            return not left - _WITH_OWNER - {"by", "from"}
        if being in {_B.UNOWNED, _B.RAISED}:
            return False
        if "by" in words and "owned" not in words:
            return False
        return not left - _WITH_OWNER
    return not left
