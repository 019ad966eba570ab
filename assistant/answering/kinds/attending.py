"""Who was at a meeting: the line of its minutes that says who was there, or absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePosixPath

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.people import fold
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import stem_of

_MEETING = (
    r"(?:meetings?|calls?|steering(?: (?:committee|group|board))?|steerco|committee"
    r"|board|weekly|daily|monthly|stand-?up|kick-?off|workshop|review|demo|retro\w*"
    r"|session|sync|walk(?:through)?|go[/-]no[- ]?go|planning|briefing|sprint \w+|jour"
    r" fixe|check-?in|catch-?up|hearing|audit|conference|seminar|1:1|inspection|visit)"
)
_WHICH = (
    rf"(?:(?:the|our|that|this|last|today's|yesterday's) )"
    rf"(?P<%s>(?:[\w/'-]+ )*?{_MEETING}"
    r"(?: meeting| call)?(?: \d+)?)"
)
_REST = r"(?: (?:on|of|from|in|at|last|this|today|yesterday)\b[^?]*)?\W*$"
_PRESENT = re.compile(
    r"(?i)^\W*(?:and |so )?who(?: all| else)?(?:"
    rf" (?:was|were) (?:(?:there|present|in attendance) )?(?:at|in|on) {_WHICH % 'at'}"
    r"|(?: has| have)? (?:attended|joined|came to|took part in|participated in|sat in"
    rf"|went to|was invited to) {_WHICH % 'to'}"
    rf"|(?: was| were) (?:present|there|in attendance)){_REST}"
)
_ABSENT = re.compile(
    r"(?i)^\W*(?:and |so )?who(?: all| else)?(?:"
    rf" (?:was|were) (?:absent|missing|excused|not (?:there|present|at|in))"
    rf"(?: (?:from|at|in))?(?: {_WHICH % 'at'})?"
    r"|(?: (?:did not|didn't) (?:attend|join|come to|take part in)|missed|sent"
    rf" (?:his |her |their )?apologies (?:for|to)) {_WHICH % 'to'}){_REST}"
)
_ASKED_WAS = re.compile(r"(?i)^\W*(?:and |so )?who(?: all| else)? (?:was|were)\b")
_HERE = re.compile(
    r"(?i)^\W*(?:(?:also )?present|attend(?:ees?|ing|ance|ed)|participants?"
    r"|in attendance|in the room|on the call|people present|who was there"
    r"|anwesend\w*|teilnehmer\w*|présents?|asistentes)(?: \([^)]*\))?\W{0,3}:\W*\w"
)
_AWAY = re.compile(
    r"(?i)^\W*(?:apologies|absent|absentees?|excused|regrets|not present|missing"
    r"|abwesend|entschuldigt|absents?|excusés?)(?: \([^)]*\))?\W{0,3}:\W*\w"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_GENERAL = frozenset(
    map(stem_of, "meeting call the our that this last today yesterday s".split())  # noqa: SIM905
)
Cut = Callable[[int], Candidate]


def attendance_asked(text: str) -> re.Pattern[str] | None:
    """Return the form of the lines by which it is answered, None of other questions."""
    plain = text.replace("’", "'")
    if _ABSENT.match(plain):
        return _AWAY
    return _HERE if _PRESENT.match(plain) else None


def attending(
    question: Question, passages: Sequence[SourcedPassage], today: date, cut: Cut
) -> tuple[Candidate, ...] | None:
    """Return who was at the meeting that is asked for, and at no other one.

    Without a day it is the newest one of that name. None where other words may answer;
    nothing where only the minutes could, and they do not say.
    """
    form = attendance_asked(question.text)
    if form is None:
        return None
    plain = question.text.replace("’", "'")
    found = _PRESENT.match(plain) or _ABSENT.match(plain)
    named = "" if found is None else found["at"] or found["to"] or ""
    name = _words(named) - _GENERAL
    days = question.days_meant(today)
    if not (name or days):
        return None
    places = [
        (one.dated, at)
        for at, one in enumerate(passages)
        if (not days or one.dated in days) and name <= _called(one)
    ]
    if not days and places:
        last = max(day for day, _ in places)
        places = [(day, at) for day, at in places if day == last]
    told = tuple(cut(at) for _, at in places if form.match(passages[at].passage.text))
    return told or (() if _ASKED_WAS.match(plain) else None)


def _called(one: SourcedPassage) -> frozenset[str]:
    """Return the stems by which the meeting of a passage is called."""
    above = one.passage.headings[:1]
    file = PurePosixPath(one.source).stem
    return _words("\n".join([one.title or "", *above, file]))


def _words(text: str) -> frozenset[str]:
    """Return the stems of all words: how often one meets is a name here."""
    return frozenset(stem_of(fold(word)) for word in _WORD.findall(text))
