"""Sentences that have a question's words for another matter, or only in an aside.

A milestone that was met is no meeting, who tells something of a council is not of it,
and what would be so if a test were passed does not say that it was.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import BEFORE, said_in
from assistant.answering.candidates.occasions import matter_of
from assistant.answering.kinds.bodies import BODY
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems

W = Wanted
_MEETS = re.compile(
    r"(?i)\W*(?:and |so )?(?:when|where|on (?:what|which) day|(?:what|which) day"
    r"|how often) (?:(?P<past>did)|do|does|will|can|shall) (?:(?:the|our) )?.+? meet\b"
)
_MEETING = re.compile(
    r"(?i)\b(?:meets?|meetings?|calls?|sync|jour fixe|get together|come together"
    r"|sits? down)\b"
)
_MET = re.compile(rf"(?i)\bmet\b|\bsaw\b|{_MEETING.pattern[4:]}")
_MEMBER = re.compile(
    rf"(?i)\W*(?:and |so )?who(?: all| else)?(?:['’]s| is| are| sits?)(?: all)?"
    rf" (?:on|in|a member of|part of|the members of) (?:the |our |your )"
    rf"(?P<body>(?:[\w'’-]+ ){{0,3}}?{BODY})(?: (?:now|today))?\W*$"
)
_BELONGS = re.compile(
    r"(?i)\b(?:(?:is|are|as|a|an) members?|members?(?:\s*:| are\b| is\b| of\b)"
    r"|consists? of|made up of|chair\w*|heads?|headed|led|sits?|sat"
    r"|belongs?|elected|appointed|joins?|joined|represent\w*|attend\w*|composed)\b"
)
_WHY_AWAY = re.compile(
    r"(?i)\W*(?:and |so )?why (?:is|was|will|isn['’]t|wasn['’]t) .+ (?:away|absent"
    r"|off|out|ill|sick|on leave|on holiday|not (?:here|there|in|available)|here"
    r"|there)\b"
)
_GONE = re.compile(
    r"(?i)\b(?:away|absen\w+|off|out|ill|sick\w*|leave|leaves|holidays?|vacation|here"
    r"|operation|surgery|hospital|birth|baby|parental|travel\w*|trip|training|funeral"
    r"|wedding|doctor|unavailable|back|returns?|not (?:there|in|available|come))\b"
)
_IF = re.compile(
    r"(?i)(?<!ask )(?<!asks )(?<!asked )(?<!know )(?<!knows )(?<!wonder )(?<!wonders )"
    r"(?<!wondered )(?<!see )(?<!check )\b(?:if(?=\s)|unless|provided|providing"
    r"|assuming|in case|as long as|as soon as|falls|wenn)\b[^,.;:]*"
)


def is_off_topic(one: Candidate, question: Question) -> bool:
    """Whether it has the words of the question for something else."""
    return (
        _is_no_meeting(one, question)
        or _is_no_member(one, question)
        or _is_only_condition(one, question)
        or _is_no_absence(one, question)
        or _is_of_other_occasion(one, question)
    )


def _is_no_meeting(one: Candidate, question: Question) -> bool:
    """Whether a target that was met is told where it is asked when somebody meets."""
    found = _MEETS.match(question.text)
    if found is None:
        return False
    form = _MET if found["past"] else _MEETING
    facts = one.unit.facts
    if one.computed or any(isinstance(fact, ActionItem) for fact in facts):
        return not any(form.search(fact.title) for fact in facts)
    return form.search(f"{said_in(one.unit.text)}\n{one.title}") is None


def _is_no_member(one: Candidate, question: Question) -> bool:
    """Whether it does not tell who belongs to the body whose members are asked for."""
    found = _MEMBER.match(question.text)
    if found is None:
        return False
    said = said_in(one.unit.text)
    body = stems(found["body"])
    label = BEFORE.match(said)
    if label is not None and shared(body, stems(label[1])) == body:
        return False
    if shared(body, stems(one.title)) == body and one.people:
        return False
    return _BELONGS.search(said) is None


def _is_only_condition(one: Candidate, question: Question) -> bool:
    """Whether it names what is asked for only as what something hangs on."""
    if one.computed or not question.polar or _IF.search(question.text):
        return False
    said = said_in(one.unit.text)
    rest = _IF.sub(" ", said)
    if rest == said:
        return False
    named = shared(question.subject, stems(said))
    keys = {key for key in question.ids if key in fold(said)}
    if not (named or keys):
        return False
    return not shared(named, stems(rest)) and not any(key in fold(rest) for key in keys)


def _is_no_absence(one: Candidate, question: Question) -> bool:
    """Whether it speaks of no absence where it is asked why somebody is away."""
    if not question.people or _WHY_AWAY.match(question.text) is None:
        return False
    return _GONE.search(f"{said_in(one.unit.text)}\n{one.title}") is None


def _is_of_other_occasion(one: Candidate, question: Question) -> bool:
    """Whether a decision is told of another occasion than that which is asked for."""
    if question.wanted is not W.DECIDER:
        return False
    asked = {name for name in matter_of(question.bare) if name.startswith("=")}
    told = "\n".join([said_in(one.unit.text), one.title, *_titles(one)])
    return not asked <= matter_of(told)


def _titles(one: Candidate) -> list[str]:
    return [fact.title for fact in one.unit.facts]
