"""An opening told by those for whom it opens: the patients move in, the guests come.

Whether both are of one day the sources need not say. So newer words that give another
day to the coming of people are told before the day of the opening, which stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.occasions import matter_of
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.facts import ActionItem
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import is_negated
from assistant.gate.days import days_in

_OPENS = frozenset({"=open", "=launch"})
_USERS = (
    r"(?:patients?|guests?|visitors?|customers?|shoppers?|diners?|pupils?|students?"
    r"|children|residents?|tenants?|families|users?|readers?|passengers?|pilgrims?"
    r"|players?|audiences?|spectators?|callers?|subscribers?|the public)"
)
_COME = (
    r"(?:moves? in|comes?(?! back)|arrives?|enters?|checks? in|walks? in"
    r"|logs? (?:in|on)|gets? in|starts?|begins?|sit down|is let in|boards?"
    r"|(?:are|is|be|get) (?:admitted|let in|received|welcomed|seated))"
)
_COMING = re.compile(
    rf"(?i)^(?:(?:the|our|all|new) )*(?:first )?(?:paying )?{_USERS}"
    rf" (?:will |can |may now |to |now |only )*{_COME}\b"
    rf"|\b(?:takes?|welcomes?|receives?|admits?) (?:in )?(?:its|our|the|their)"
    rf" (?:very )?first (?:paying )?{_USERS}\b"
)
"""Those for whom a house opens come, as the main clause of a sentence."""
_WE_OPEN = re.compile(
    r"(?i)\W*when (?:do|does|will|can|shall|are) (?:we|you|they|it)(?: going to)?"
    r" (?:re-?)?(?:open|opening)\W*$"
)
_FIRST_COME = re.compile(
    rf"(?i)\W*when (?:do|will|can|are|is|does) (?:the |our )?(?:very )?first"
    rf" (?:paying )?{_USERS}\b"
)
_LAUNCHES = re.compile(
    r"(?i)\W*when (?:do|does|will|can|is|are) (?:the|our) (?:new )?"
    r"(?:app|product|platform|system|site|website|web site|service|tool|software"
    r"|solution|portal|programme|program)(?: going)?(?: to)?(?: be)?"
    r" (?:launch(?:ed|ing)?|live|go live|going live|released?|rolled out|roll out)\W*"
)
"""The product itself is launched, which is what the project is about."""
_LAUNCH = "When do we launch?"
_SENTENCE = re.compile(r"[.;!?]\s+")


def of_first_use(question: Question, passages: Iterable[SourcedPassage]) -> set[str]:
    """Return the ids of passages that tell when people come, for an opening."""
    if not _asks_opening(question):
        return set()
    return {
        one.id
        for one in passages
        if any(map(_COMING.search, _SENTENCE.split(one.passage.text)))
    }


_OPENING = "When is the opening?"
_GOES_OVER = re.compile(
    r"(?i)\W*when (?:is|are|does|do|will) (?P<who>.+?) (?:to )?(?:be )?(?:going|go|goes"
    r"|mov(?:e|es|ed|ing)|switch(?:es|ed|ing)?|chang(?:e|es|ing)|cut(?:ting)?|transferr?\w*"
    r"|migrat\w+)(?: over| across)? (?:to|onto|on to) the new (?:system|platform|tool"
    r"|software|application|app|solution|site)\W*"
)
"""Somebody begins to work with what the project brings."""


def as_opening(text: str) -> str:
    """Return the question when we open as one for the opening, others as they are.

    When somebody goes over to the new system is asked as when they go live.
    """
    if over := _GOES_OVER.fullmatch(text):
        return f"When does {over['who']} go live?"
    return _OPENING if _WE_OPEN.match(text) else text


def opening_asked(text: str) -> str | None:
    """Return the question for the opening where it is asked when the first come.

    The first guests come when it opens, and the product is launched with the project,
    where nothing else is said of them.
    """
    if _LAUNCHES.fullmatch(text):
        return _LAUNCH
    return _OPENING if _FIRST_COME.match(text) else None


def with_first_use(
    found: Sequence[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Put the newest day on which people come before an older day of the opening."""
    told = list(found)
    if not told or not _asks_opening(question):
        return told
    newest = max(one.day for one in told)
    known = set().union(*(_days(one) for one in told))
    later = [
        one
        for one in candidates
        if one.day > newest and _tells_coming(one) and not _days(one) & known
    ]
    if not later:
        return told
    first = max(later, key=lambda one: (one.day, one.words))
    return [first, *(one for one in told if not same_sentence(one, first))]


def _asks_opening(question: Question) -> bool:
    matter = matter_of(question.bare)
    return question.asks_for_goal and bool(matter & _OPENS)


def _tells_coming(one: Candidate) -> bool:
    if one.computed or one.supposed:
        return False
    if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        return False
    said = said_in(one.unit.text).strip('“”"„«» ')
    return (
        _COMING.search(said) is not None
        and bool(_days(one))
        and not is_unsure(said)
        and not is_negated(said)
    )


def _days(one: Candidate) -> set[tuple[int | None, int | None]]:
    """Return the months and days that a sentence names, in every reading."""
    said = said_in(one.unit.text)
    return {(m, d) for day in days_in(said) for _, m, d in day.resolved(one.day)}
