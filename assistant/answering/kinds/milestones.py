"""Questions about the project's milestones: all, the next, those met, missed or moved.

They are answered by where each milestone stands now; a plan's own row is as old as the
plan. `What are our milestones?`, `which are left?`, `how much did M2 slip?`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.answering.asked.months import month_in, without_month
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.lists import Listing, period
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems

MOST = 20
"""Milestones of one answer."""
_ALL = "ontrack milestones"
_NOUN = (
    r"(?:(?:key|important|main|major) )?(?:mile[ -]?stones?|meilensteine?n?)"
    r"|(?:key|important|main|major) dates"
)
_MANY = re.compile(r"(?i)\b(?:next|coming|upcoming|soonest) (?:\w+ )?\w{3,}s\b")
_HOW_MANY = re.compile(r"(?i)\b(?:how many|number of|count)\b")
_SHORT = re.compile(r"(?<![\w-])[^\W\d_]{1,4}[-_ ]?\d{1,3}(?![\w-])")
_PERIOD = re.compile(
    r"(?i)\b(?:(?:this|next|coming|current) (?:week|month)|today|tomorrow)\b"
)
_WHY = re.compile(r"(?i)\bwhy\b|\bhow come\b|\breasons?\b|\bwhat caused\b")
_STANDS = re.compile(
    r"(?i)\b(?:not|n['’]t|un)[ -]?(?:been |yet )?(?:confirmed|met|reached|done)\b"
    r"|\b(?:miss\w*|late|overdue|mov\w*|slip\w*|delay\w*|postpon\w*|pushed|shift\w*"
    r"|at risk|under threat|in (?:danger|doubt)|red|amber)\b"
)
_ASKING_WORDS = """
what which when where how many much far long whats s is are was were be been being
will would do does did have has had can could we i you us our the a an any all every
each one ones some list show tell give name me see display of for on in at by to with
from and or their its it they them there that this these those project plan planned
date dates day days due status state states stand stands standing forecast forecasts
baseline baselines original originally target targets now current currently latest new
number count overview please so yet still already up come comes coming next upcoming
first soonest nearest left ahead remain remaining remains outstanding open met reach
reached hit achieved done complete completed finished passed pass behind miss missed
late overdue mov moved move moving slip slipped slipping slips shift shifted postponed
postpone delay delayed pushed back rescheduled changed change later earlier sooner
risk danger threat threatened endangered doubt track time schedule final last not n t
no unmet pending expected expect week month today tomorrow today's go get must should
need scheduled confirmed unconfirmed welche was sind ist unsere die der das nächste
naechste nachste
"""
_ASKING = frozenset(_ASKING_WORDS.split())
"""Words of a question that is about nothing but milestones."""


class _Part(StrEnum):
    """Which of the milestones are asked for."""

    ALL = "all"
    NEXT = "next"
    OPEN = "open"
    MET = "met"
    MISSED = "missed"
    MOVED = "moved"
    AT_RISK = "at risk"
    ON_TRACK = "on track"
    FIRST = "first"
    LAST = "last"


_PARTS: tuple[tuple[re.Pattern[str], _Part], ...] = (
    (
        re.compile(
            r"(?i)\b(?:at risk|in (?:danger|doubt)|under threat|threatened"
            r"|endangered)\b"
        ),
        _Part.AT_RISK,
    ),
    (re.compile(r"(?i)\bon (?:track|time|schedule)\b"), _Part.ON_TRACK),
    (
        re.compile(
            r"(?i)\b(?:not|n['’]t|yet to be) (?:yet )?(?:\w+ )?"
            r"(?:met|reached|hit|done|complete\w*|finished|passed)\b"
            r"|\b(?:left|ahead|remain\w*|outstanding|open|unmet|pending|to come)\b"
            r"|\b(?:still|yet) to\b|\bupcoming milestones\b|\bcoming up\b"
        ),
        _Part.OPEN,
    ),
    (
        re.compile(
            r"(?i)\b(?:next|upcoming|soonest|nearest|n[äa]e?chste\w?|due soon)\b"
        ),
        _Part.NEXT,
    ),
    (re.compile(r"(?i)\b(?:miss(?:ed)?|overdue)\b|\bnot confirmed\b"), _Part.MISSED),
    (
        re.compile(
            r"(?i)\b(?:mov\w+|slip\w*|shift\w*|postpon\w+|delay\w*|late|later|pushed"
            r"|rescheduled|changed?|earlier|sooner)\b"
        ),
        _Part.MOVED,
    ),
    (
        re.compile(
            r"(?i)\b(?:met|reach(?:ed)?|hit|achieved|done|completed?|finished|passed"
            r"|behind us)\b"
        ),
        _Part.MET,
    ),
    (re.compile(r"(?i)\b(?:final|last)\b"), _Part.LAST),
    (re.compile(r"(?i)\bfirst\b"), _Part.FIRST),
)
_LATER = re.compile(
    r"(?i)\b(?:slip\w*|postpon\w+|delay\w*|late|later|pushed(?: back)?)\b"
)
_EARLIER = re.compile(r"(?i)\b(?:earlier|sooner)\b")
_NONE = {
    _Part.NEXT: "is ahead",
    _Part.OPEN: "is left",
    _Part.MET: "is met",
    _Part.MISSED: "is missed",
    _Part.MOVED: "has moved",
    _Part.AT_RISK: "is missed, in doubt or later than planned",
    _Part.ON_TRACK: "is still ahead on its planned day",
}
_COUNTED = {
    _Part.ALL: "known",
    _Part.OPEN: "not met yet",
    _Part.MET: "met",
    _Part.MISSED: "missed",
    _Part.MOVED: "moved",
    _Part.AT_RISK: "missed, in doubt or later than planned",
    _Part.ON_TRACK: "on track",
}
_NONE_LATE = "is missed or moved to a later day"
_NONE_SOONER = "is moved to an earlier day"


@dataclass(frozen=True, slots=True)
class Stone:
    """A milestone: how it stands, as it is told, and the short names it has.

    `kinds` are what its plan calls such a thing: a gate, an event.
    """

    told: Candidate
    of: MilestoneStatus
    names: frozenset[str] = frozenset()
    owner: str | None = None
    kinds: frozenset[str] = frozenset()

    @property
    def day(self) -> date:
        """The day that it has now."""
        return self.of.forecast or self.of.baseline or date.max

    @property
    def is_met(self) -> bool:
        """Whether it was reached."""
        return self.of.state is MilestoneState.MET

    @property
    def has_moved(self) -> bool:
        """Whether its day is another one than it was planned for."""
        now, before = self.of.forecast, self.of.baseline
        return now is not None and before is not None and now != before

    @property
    def is_endangered(self) -> bool:
        """Whether it is missed, later than planned or in doubt."""
        if self.is_met:
            return False
        missed = self.of.state is MilestoneState.MISSED
        later = self.has_moved and self.day > (self.of.baseline or date.max)
        return missed or later or self.of.doubt is not None


Count = Callable[[str, Sequence[Stone]], Candidate]
"""Makes a sentence of what is counted."""
Hears = Callable[[Candidate], bool]
"""Says whether the reader may be told."""


def with_titles(text: str, stones: Iterable[Stone]) -> str:
    """Return a question for a reason with milestones by their titles, as people say."""
    if not _WHY.search(text):
        return text
    called = {fold(name): one.of.title for one in stones for name in one.names}

    def title(found: re.Match[str]) -> str:
        full = called.get(fold(found[0]), found[0])
        return full.removeprefix(found[0]).strip(" :–-") or full

    return _SHORT.sub(title, text)


def why_asked(question: Question, stones: Iterable[Stone]) -> list[Stone]:
    """Return the milestones of which it is asked why they are late, missed or moved."""
    if not (_WHY.search(question.text) and _STANDS.search(question.text)):
        return []
    low = fold(question.text)
    return [
        one
        for one in stones
        if any(fold(part) in low for part in _titles(one))
        or _is_named(one, question.text)
    ]


def of_stone(found: Sequence[Candidate], asked: Sequence[Stone]) -> Sequence[Candidate]:
    """Return of the reasons those that name the milestone in full, if some do."""
    called = [stems(title) for one in asked for title in _titles(one)]
    own = [
        one
        for one in found
        if any(shared(title, one.about) == title for title in called)
    ]
    return own or found


def _titles(one: Stone) -> Iterable[str]:
    """Return how a milestone is called: by its title, with and without a short name."""
    title = one.of.title
    yield title
    for name in one.names:
        if title.startswith(name):
            yield title.removeprefix(name).strip(" :–-") or title


def of_milestones(
    question: Question,
    stones: Sequence[Stone],
    today: date,
    count: Count,
    hears: Hears,
) -> Listing | None:
    """Answer a question that is about milestones and nothing else.

    None where it asks of something else, or no milestone is known. It is chosen among
    all; who may not hear of every one is told no number, and no other for the next.
    """
    if not stones or not _is_about(question, stones):
        return None
    named = _by_day(one for one in stones if _is_named(one, question.text))
    mine = [s for s in stones if not question.people or s.owner in question.people]
    part = _part(question)
    if part not in {_Part.ALL, _Part.OPEN} and month_in(question.text, today):
        return None
    within = _in_period(question.text, mine, today)
    found = _of_part(part, mine, today, question) if within is None else within
    told = [one.told for one in named or found if hears(one.told)]
    if named or not mine or not all(hears(one.told) for one in mine):
        return _listed(told)
    number, known = len(found), len(mine)
    if not found:
        state = _state_of_none(part, question) if within is None else "is due then"
        return _listed([count(f"None of the {known} milestones {state}", mine)])
    if _HOW_MANY.search(question.text) and part in _COUNTED and within is None:
        verb = "is" if number == 1 else "are"
        state = _COUNTED[part]
        if part is _Part.MOVED and _LATER.search(question.text):
            state = _NONE_LATE.removeprefix("is ")
        text = f"{number} of {known} milestones {verb} {state}"
        text = f"{number} milestones {verb} known" if part is _Part.ALL else text
        return _listed([count(text, mine), *told])
    return _listed(told)


def _state_of_none(part: _Part, question: Question) -> str:
    """Say how none of the milestones is, in the direction that is asked for."""
    if part is _Part.MOVED and _LATER.search(question.text):
        return _NONE_LATE
    if part is _Part.MOVED and _EARLIER.search(question.text):
        return _NONE_SOONER
    return _NONE.get(part, "is known")


def _is_about(question: Question, stones: Iterable[Stone]) -> bool:
    """Whether every word only asks, or names a milestone by its short name."""
    names = {fold(name) for one in stones for name in one.names}
    text, short = without_month(question.text), False
    for found in _SHORT.finditer(question.text):
        if fold(found[0]) in names:
            text, short = text.replace(found[0], " "), True
    for name in question.people:
        for part in name.split():
            text = re.sub(rf"(?i)\b{re.escape(part)}(?:['’]s)?\b", " ", text)
    kinds = sorted({re.escape(kind) for one in stones for kind in one.kinds})
    noun = re.compile(rf"(?i)\b(?:{'|'.join([_NOUN, *(f'{k}s?' for k in kinds)])})\b")
    if not (short or noun.search(text)) or _WHY.search(text):
        return False
    left = re.findall(r"[\w]+", fold(noun.sub(" ", text).replace("’", "'")))
    asking = {fold(word) for word in _ASKING} | {"own", "owns", "owned"}
    return all(word in asking for word in left) and not question.ids


def _is_named(one: Stone, text: str) -> bool:
    said = {fold(found) for found in _SHORT.findall(text)}
    return any(fold(name) in said for name in one.names)


def _part(question: Question) -> _Part:
    part = next((p for form, p in _PARTS if form.search(question.text)), _Part.ALL)
    if part is _Part.ON_TRACK and (
        question.polar or re.search(r"(?i)\bnot\b", question.text)
    ):
        return _Part.AT_RISK
    return part


_WHICH: dict[_Part, Callable[[Stone], bool]] = {
    _Part.OPEN: lambda one: not one.is_met,
    _Part.MET: lambda one: one.is_met,
    _Part.MISSED: lambda one: one.of.state is MilestoneState.MISSED,
    _Part.AT_RISK: lambda one: one.is_endangered,
    _Part.ON_TRACK: lambda one: not (one.is_met or one.is_endangered),
    _Part.LAST: lambda one: one.day < date.max,
}


def _of_part(
    part: _Part, stones: Sequence[Stone], today: date, question: Question
) -> list[Stone]:
    ordered, text = _by_day(stones), question.text
    if part is _Part.NEXT:
        ahead = [one for one in ordered if not one.is_met and one.day >= today]
        many = _MANY.search(text) is not None
        return [one for one in ahead if many or one.day == ahead[0].day]
    if part is _Part.MOVED:
        return [one for one in ordered if _is_so(one, text)]
    found = [one for one in ordered if part not in _WHICH or _WHICH[part](one)]
    if part is _Part.LAST:
        return found[-1:]
    return found[:1] if part is _Part.FIRST else found


def _is_so(one: Stone, text: str) -> bool:
    """Whether it moved in the direction that is asked for; what is missed is late."""
    if one.of.state is MilestoneState.MISSED and _LATER.search(text):
        return True
    later = one.day > (one.of.baseline or date.max)
    return one.has_moved and not (_EARLIER if later else _LATER).search(text)


def _in_period(text: str, stones: Sequence[Stone], today: date) -> list[Stone] | None:
    """Return those whose day lies in the days that are asked for, if some are."""
    if not (_PERIOD.search(text) or month_in(text, today)):
        return None
    first, last = period(text, today)
    return [one for one in _by_day(stones) if first <= one.day <= last]


def _by_day(stones: Iterable[Stone]) -> list[Stone]:
    return sorted(stones, key=lambda one: (one.day, one.of.title))


def _listed(told: Sequence[Candidate]) -> Listing:
    lines = tuple(told[:MOST])
    return Listing(lines, len(told) - len(lines), _ALL, each=True)
