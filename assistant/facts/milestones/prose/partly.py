"""Milestones met in part: "M2 is signed for line 2, line 1 follows on 7 May"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.extract.dates.deadlines import resolve_due
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.order import Places
from assistant.facts.milestones.prose.outcomes import said_of
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.stated_days import DOUBT
from assistant.facts.milestones.prose.talk import UNHEARD
from assistant.facts.sameness.stems import stems
from assistant.gate.days import DateOrder
from assistant.ledger.view import View

_DONE = (
    r"(?:signed(?: off)?|accepted|met|reached|completed?|done|finished|approved"
    r"|delivered|handed over|live|opened|passed|installed|closed|released|ready"
    r"|in place|moved|migrated|tested|trained|commissioned|switched over|\w{3,}ed)"
)
_DID = re.compile(
    rf"\b(?P<to_come>will be|is to be|shall be|to be)? ?(?:\w+ly )?{_DONE}\b"
)
_NO = re.compile(r"\b(?:not|never|no|nobody|nothing|refused)\b|n['’]t\b")
_JOINT = re.compile(
    r"[,;]\s+(?:and |but |while )?|\s[-–—]\s|\.\s|\b(?:and|but|while)\s"
)
_FOLLOWS = (
    r"(?:follows?|(?:is|are)(?: still)? (?:to follow|to come|due|planned|expected"
    r"|scheduled|open|missing|outstanding|pending|left)|will (?:follow|come|be \w+ed)"
    r"|comes?|still (?:open|missing|to come|outstanding)|to follow|remains?(?: open)?)"
)
_REST = re.compile(
    r"^(?:only |just )?(?P<what>(?:the |its |all )?(?:rest|remainder"
    r"|remaining [\w ]{2,25}?"
    r"|other (?:half|part|two|three|one|\w+)|others|second (?:half|part)"
    r"|last (?:\w+ )?\w+|missing \w+))(?: of (?:it|them))?(?: \w+)?"
    rf" (?:{_FOLLOWS}|on|by|in|until)\b"
)
_OTHER_PART = re.compile(rf"^(?:only |the )?(?P<what>[\w’' -]{{2,30}}?) {_FOLLOWS}\b")
_SOME = re.compile(
    r"\b(?:half|parts?|partly|partially|most|some|three quarters|two thirds|the first"
    r"|all but|except|only|(?:one|two|three|four|five|six|seven|eight|\d+) (?:out )?of"
    r"(?: the)? (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|\d+ ?(?:%|percent"
    r"|per cent)|(?:one|two|three|four|five|six|\d+) \w+s?)\b"
)
_FOR_PART = re.compile(
    r"\b(?:for|in|at|on) (?:the |our )?(?P<part>(?!(?:this|last|next|time|paper|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday|good|all|everybody)\b)"
    r"[\w’'-]+(?: (?!(?:this|on|by|today|yesterday|was|is)\b)[\w’'-]+){0,2})"
)
_HINTS = re.compile(
    r"\b(?:rest|remain\w*|follow\w*|other|others|second|last|missing|to come|open"
    r"|outstanding|pending)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+|[a-d]|one|two|three|four|north|south|east|west|upper|lower")


@dataclass(frozen=True, slots=True)
class Partly:
    """The milestones that are met in part, and the day on which the rest comes.

    `begun` says that a part is met; else both parts are still to come.
    """

    titles: frozenset[str]
    rest: date | None
    begun: bool


def with_parts(
    view: View,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: dict[str, list[Said]],
) -> dict[str, list[Said]]:
    """Add what was met in part, in the place of what was read from the same words.

    The day of the rest is the milestone's new one, unless it is the day that it has.
    """
    orders, pieces = DateOrders(view), []
    for piece in view.passages:
        text = piece.passage.text
        if piece.kind in UNHEARD or piece.passage.quoted or not _HINTS.search(text):
            continue
        pieces.append(piece)
        for one in split(text):
            part = partly_met(one.core, names, piece.dated, orders.of(piece))
            for title in part.titles if part else ():
                later = part.rest if part and part.rest != due.get(title) else None
                if part is None or not (later or part.begun):
                    continue
                outcome = Outcome.MOVED if later else Outcome.NEAR
                found = said_of(outcome, one, piece, later)
                told = said.setdefault(title, [])
                told[:] = [each for each in told if each.quote != found.quote]
                told.append(replace(found, in_part=part.begun))
    if pieces:
        order = Places([*view.passages])
        for sayings in said.values():
            sayings.sort(key=order.of)
    return said


def partly_met(
    text: str, names: MilestoneNames, said: date, order: DateOrder | None
) -> Partly | None:
    """Return the one milestone of which a part is met, and the rest comes later.

    The rest is called so, or is another of the parts: one line and the other line.
    """
    titles = names.named_in(text)
    folded = same_length_fold(without_may(text)).replace("’", "'")
    if len(titles) != 1 or DOUBT.search(folded):
        return None
    for joint in _JOINT.finditer(folded):
        first, rest = folded[: joint.start()], folded[joint.end() :]
        done = _DID.search(first)
        if done is None or _NO.search(first) or names.named_in(rest) - titles:
            continue
        if not (_is_rest(first, rest) or _is_other_part(first, rest, names)):
            continue
        due = resolve_due(text[joint.end() :], said, date_order=order)
        day = due.day if due and due.day and due.day > said else None
        begun = not done["to_come"]
        if day or begun:
            return Partly(frozenset(titles), day, begun)
    return None


def _is_rest(first: str, rest: str) -> bool:
    return _REST.match(rest) is not None and _SOME.search(first) is not None


def _is_other_part(first: str, rest: str, names: MilestoneNames) -> bool:
    """Whether two parts of one kind are named: line 2 and line 1, the two halls."""
    other = _OTHER_PART.match(rest)
    if other is None or names.named_in(other["what"]):
        return False
    words = set(re.findall(r"\w+", other["what"]))
    for part in _FOR_PART.finditer(first):
        own = set(re.findall(r"\w+", part["part"]))
        common = stems(part["part"]) & stems(other["what"])
        told_apart = any(_NUMBER.fullmatch(word) for word in own ^ words)
        if common and told_apart and own != words:
            return True
    return False
