"""Questions for the day on which something comes, goes or is back."""

from __future__ import annotations

import re
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of, kin_of_word
from assistant.answering.asked.properties import has_money
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import BEFORE, said_in
from assistant.domain.facts import ActionItem, Decision
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.days import days_in

_COMING = re.compile(
    r"(?i)\b(?:arriv\w+|reach\w*|lands?|com(?:es?|ing)|returns?|back|leav\w+|depart\w*"
    r"|delivered)\b"
)
_GOING = re.compile(
    r"(?i)\b(?:com\w+|came|go(?:es|ing)?|went|gone|get|got|leav\w+|left) (?:\w+ ){0,2}?"
    r"(out|in|back|off|up|down|away)\b"
)
"""Who comes out is out then."""
_NEXT = re.compile(
    r"(?i)\W*(?:and |so )?(?:when|what day|which day)(?:['’]s| is| are| will) "
    r"(?:the |our |their )?(?:next|coming)\b"
)
_LAUNCHES = re.compile(
    r"(?i)\W*(?:and |so )?when (?:do|does|did|will|can|is|are|was|were) .+"
    r" (?:launch(?:ed|ing)?|(?:go|going|be|went) live|(?:be |being )?released"
    r"|ship(?:s|ped)?|roll(?:ed|ing)? out)\W*$"
)
_LAUNCH = re.compile(
    r"(?i)\b(?:launch\w*|live|releas\w+|ship\w*|roll(?:s|ed|ing)?[ -]?out|cut[ -]?over"
    r"|ga|opens?|opening|available|out|publish\w*|deploy\w*|start\w*)\b"
)
COMINGS = frozenset({"arrive", "leave", "back"})
_ARTICLE = re.compile(r"(?i)\b(?:the|an?|our|my|your)\s+")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_ENDS = frozenset(
    "from for of to in at on by with be is are will does did do being".split()  # noqa: SIM905
)
_BELONGS = re.compile(r"(?i) (?:from|by|of|for|to|at|in|on|with)\b| ?[:(,]")
_PLAIN = r"(?:^|[.,:;“\"]\s*|\b(?:the|an?|our|its|this|that|new)\s+)"
"""What stands before a thing that is called by its noun alone."""


def asks_coming(question: Question) -> bool:
    """Whether it asks when something comes, goes or is back."""
    return question.wanted is Wanted.DAY and _COMING.search(question.bare) is not None


def is_no_coming(one: Candidate, question: Question, *, named: bool) -> bool:
    """Whether it gives another day than that of the coming or going asked for.

    `named` says that it is about hardly anything but the thing; then its day counts,
    unless it is the day of an errand, a decision or a price.
    """
    if not asks_coming(question) or kin_of(question.bare) & COMINGS <= one.kin:
        return False
    if (gone := _GOING.search(question.bare)) and re.search(
        rf"(?i)\b(?:is|are|was|were|been) (?:\w+ )?{gone[1]}\b", said_in(one.unit.text)
    ):
        return False
    other = any(isinstance(fact, ActionItem | Decision) for fact in one.unit.facts)
    return not named or other or has_money(said_in(one.unit.text))


def is_no_launch(one: Candidate, question: Question, *, named: bool) -> bool:
    """Whether it tells of no launch where the day of a launch is asked for.

    `named` says that it is about hardly anything but the thing; then its day counts.
    """
    if question.wanted is not Wanted.DAY or _LAUNCHES.match(question.text) is None:
        return False
    said = "\n".join([said_in(one.unit.text), *(fact.title for fact in one.unit.facts)])
    return not named and _LAUNCH.search(f"{said}\n{one.title}") is None


def is_headed(one: Candidate, question: Question) -> bool:
    """Whether its title, or the label before it, calls the thing and no other."""
    if one.computed:
        title = next((fact.title for fact in one.unit.facts), "")
        head = _BELONGS.split(title, maxsplit=1)[0]
    else:
        label = BEFORE.match(said_in(one.unit.text).lstrip('“"„«'))
        head = label[1] if label else ""
    named = stems(head)
    return bool(named) and shared(named, question.subject) == named


def comes_plainly(one: Candidate, question: Question) -> bool:
    """Whether the thing asked for comes, called by its noun alone.

    Who asks for the spare pump is answered by `the pump comes`, not by another pump.
    """
    coming = kin_of(question.bare) & COMINGS
    if not coming or not coming <= one.kin or one.supposed or not asks_coming(question):
        return False
    head = _head(question.bare)
    form = rf"(?i){_PLAIN}{re.escape(head)}\b" if head else None
    return form is not None and re.search(form, said_in(one.unit.text)) is not None


def lies_behind(one: Candidate, question: Question, today: date) -> bool:
    """Whether of what is next it gives only days that are over."""
    if one.computed or _NEXT.match(question.text) is None:
        return False
    told = [day.resolved(one.day) for day in days_in(one.unit.facts[0].title)]
    known = [date(y, m, d) for read in told for y, m, d in read if y and m and d]
    return bool(known) and max(known) < today


def _head(text: str) -> str | None:
    """Return the noun of a thing that has more words: `pump` of `the spare pump`."""
    article = _ARTICLE.search(text)
    if article is None:
        return None
    words: list[str] = []
    for word in _WORD.findall(text[article.end() :]):
        if fold(word) in _ENDS or kin_of_word(word) in COMINGS:
            break
        words.append(word)
    return words[-1] if len(words) > 1 else None
