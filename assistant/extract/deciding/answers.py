"""Answers that choose: `Do we queue or refuse?` `Refuse.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from assistant.domain.people import fold
from assistant.domain.reading import MAIL_KINDS
from assistant.extract.deciding.assents import Passing
from assistant.extract.deciding.mail_consents import quoted_below
from assistant.extract.deciding.plain import may_decide
from assistant.extract.deciding.rulings import topic_of
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_EITHER = re.compile(
    r"\b(?:do|should|shall|can|will|would|must|are|may) (?:we|i)"
    r" (?!(?:have|know|need|see|get|think|mean|remember|hear|talking|start|begin|wait"
    r"|break|continue|record|meet|talk|call)\b)[^?]*?\bor\b[^?]*\?"
    r"|\b(?:which|what)\b[^?]*\b(?:do|should|shall|can|will|would) (?:we|i|you)\b"
    r"[^?]*?[:,–—-] [^?]*\bor\b[^?]*\?",
    re.IGNORECASE,
)
"""Puts a choice between two ways."""
_WHAT = (
    r"(?:numbers?|limits?|figures?|dates?|days?|decisions?|choices?|rules?|names?"
    r"|maximum|minimum|amounts?|thresholds?|caps?|ceiling|order|priorit(?:y|ies))"
)
_LEFT_TO = re.compile(
    rf"\b(?:i|we)(?:['’]d| would)? (?:also |still |just )*(?:like|need|want) "
    rf"(?:an?|the|one|your) (?:\w+ )?{_WHAT} from you\b"
    rf"|\b(?:what|which) (?:\w+ ){{0,4}}?(?:do|would) you (?:want|like|prefer|choose"
    rf"|take|set|allow|accept)\b(?: us| me| to)*"
    rf"|\b(?:it|that|this)(?:['’]s| is| would be) your (?:call|decision|choice)\b"
    rf"|\b(?:can|could|would|will) you (?:please )?(?:give|set|fix|decide|name|pick"
    rf"|choose)(?: us| me)?(?: an?| the| one| which| on)? ?(?:\w+ )?{_WHAT}?\b"
    rf"|\bwhat(?:['’]s| is) your (?:\w+ )?{_WHAT}\b",
    re.IGNORECASE,
)
"""Leaves the choice to whoever is asked."""
_SETS = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|right|well|yes|fine|good)\b[,.]? )*"
    r"(?:(?:for|in|on|until|from) (?:the |our )?[\w -]{2,30}?,? )?"
    r"(?:(?:it|that)(?:['’]s| is| will be|['’]ll be| stays)|make it|take|use|go with"
    r"|set it (?:to|at)|we (?:take|use|go with)|i (?:want|take|choose)|option|no more"
    r" than|at most|maximum|(?:the )?(?:first|second|third|last) (?:one|option))"
    r" \w",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r"^(?:\W?\d[\d.,]*|[a-z]+(?:ty|teen|hundred|thousand|million)|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve)\b[^?]{0,60}$",
    re.IGNORECASE,
)
_KNOWS_NOT = re.compile(
    r"\b(?:know|sure|depends?|ask|check|let (?:me|us)|tell you|come back|think|guess"
    r"|maybe|perhaps|either|neither|idea|good question|whatever|not yet|later|who"
    r"|what|why|how|care|difficult|hard|point|question|too (?:early|soon)|because)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|right|well|yes|fine|good|great|alright)\b[,.]? )*"
    r"(?:(?:we|i)(?:['’]ll| will)? (?:then )?)?(?:take|book|go with|use|pick|choose"
    r"|order) (?P<what>(?:the )?(?:\w+ )?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|twenty[ -]\w+"
    r"|thirtieth|thirty[ -]first|last|earliest|cheaper|smaller|larger|bigger|\d{1,2}"
    r"(?:st|nd|rd|th)|\w+day|option \w+)(?: (?:one|of \w+|slot|seat|offer|option"
    r"|\w+day))?)"
    r"(?:,? (?:please|then|thanks|thank you|for us))*[.! ]*$",
    re.IGNORECASE,
)
"""Takes one of what was offered."""
_OK_LIMITED = re.compile(
    r"^(?:ok(?:ay)?|fine|allowed|granted|approved|accepted|yes)\b,? (?:but |only "
    r"|just )*"
    r"(?:as an exception|(?:for )?this (?:once|time|one time)|(?:only )?once|one time"
    r"|for (?:the|this) \w+ only|one only|once only)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
"""`OK as an exception, one only`: what was asked for is granted."""
_WISH = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|would like|requests?|requested|needs?|wish(?:es)?"
    r"|proposes?|proposed|applied|begs?)\b",
    re.IGNORECASE,
)
_MAY_WE = re.compile(
    r"(?:(?:so|and|ok(?:ay)?|then),? )*(?:can|could|may|might|shall) (?:i|we)\b"
    r"[^?]{6,}\?",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"^(?:ok(?:ay)?|fine|good|right|clear|great|understood|wow|got it|noted|perfect"
    r"|alright)\b|\bit is[.! ]*$|\bthen[.! ]*$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    (  # noqa: SIM905
        "a an the we i you it is that this one please then so ok okay well just let us"
        " do does should shall can will would of for to in on at by and or with option"
    ).split()
)
_BRIEF = 8
_NEAR = 3
_OFFERED = 8


def chosen(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """Return what an answer settles: of two ways, of what is left to it, of an offer.

    Between two ways chooses who may decide, or whom the asker follows.
    """
    if unit.core.rstrip(" *_").endswith("?") or hedged(unit.core):
        return None
    if limited := _OK_LIMITED.match(unit.core):
        return _granted(view, unit, limited, chair)
    if unit.passage.kind in MAIL_KINDS:
        return _by_mail(view, unit)
    if not unit.in_conversation or unit.speaker is None:
        return None
    return (
        _of_two(view, unit, chair)
        or _left_to_him(view, unit)
        or _taken(view, unit, chair)
    )


def _of_two(view: View, unit: Unit, chair: str | None) -> Passing | None:
    asked = view.before(unit)
    if asked is None or asked.speaker in {None, unit.speaker} or not unit.first:
        return None
    if not _picks(unit, asked):
        return None
    may = may_decide(view, unit.speaker or "", chair)
    if not (may or _is_followed(view, unit, asked)):
        return None
    return _answer(view, asked, unit)


def _picks(unit: Unit, asked: Unit) -> bool:
    """Whether the answer is one of the ways that the question names, and no more."""
    if not _EITHER.search(asked.core) or _KNOWS_NOT.search(unit.core):
        return False
    said = set(_TOKEN.findall(fold(unit.core))) - _SMALL
    given = set(_TOKEN.findall(fold(asked.core)))
    brief = len(unit.core.split()) <= _BRIEF
    return bool(said) and brief and said <= given


def _is_followed(view: View, unit: Unit, asked: Unit) -> bool:
    """Whether whoever asked takes the answer as what holds."""
    after = view.after(unit)
    if after is None or after.speaker != asked.speaker:
        return False
    return _ECHO.search(after.core) is not None


def _answer(view: View, asked: Unit, unit: Unit) -> Passing:
    question = asked.core.rstrip(" ?*_")
    what = f"{question}: {unit.core.strip(' .!*_')}"
    by = view.names.resolve(unit.speaker) or unit.speaker
    return Passing(asked, what, by, unit)


def _left_to_him(view: View, unit: Unit) -> Passing | None:
    """What somebody sets whom another one asked to choose."""
    sets = _SETS.match(unit.core) or _NUMBER_ALONE.match(unit.core)
    if sets is None or _KNOWS_NOT.search(unit.core) or not unit.first:
        return None
    for one in islice(_back(view, unit), _NEAR):
        if one.speaker == unit.speaker:
            return None
        if _LEFT_TO.search(one.core):
            topic = topic_of(view, one, anybody=True)
            core = unit.core.strip(" *_")
            what = f"{topic or one.core.rstrip(' .?!*_')}: {core}"
            by = view.names.resolve(unit.speaker) or unit.speaker
            return Passing(unit, what, by, one)
    return None


def _taken(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """What of an offer is taken by who may decide."""
    takes = _TAKES.match(unit.core)
    if takes is None or not may_decide(view, unit.speaker or "", chair):
        return None
    wanted = set(_TOKEN.findall(fold(takes["what"]))) - _SMALL
    for one in islice(_back(view, unit), _OFFERED):
        offered = set(_TOKEN.findall(fold(one.core)))
        if one.speaker == unit.speaker or one.core.rstrip(" *_").endswith("?"):
            continue
        if wanted & offered:
            topic = topic_of(view, one, anybody=True)
            core = f"take {takes['what']}"
            told = f"{core} ({one.core.strip(' .*_')})"
            what = f"{topic}: {told}" if topic else told
            by = view.names.resolve(unit.speaker)
            return Passing(unit, what, by, one)
    return None


def _granted(
    view: View, unit: Unit, found: re.Match[str], chair: str | None
) -> Passing | None:
    """`Ann wants it merged before the test. OK as an exception.`: it is granted."""
    if unit.in_conversation and not may_decide(view, unit.speaker or "", chair):
        return None
    for one in _back(view, unit):
        if one.passage is not unit.passage and not unit.in_conversation:
            return None
        asks = unit.in_conversation and _MAY_WE.match(one.core)
        if asks or _WISH.search(one.core):
            words = one.core.rstrip(" .?*_")
            by = view.names.resolve(unit.speaker) if unit.in_conversation else None
            return Passing(one, f"{words}: {found[0].strip(' .')}", by, unit)
        if unit.in_conversation:
            return None
    return None


def _by_mail(view: View, unit: Unit) -> Passing | None:
    """What a mail's first words choose of the two ways that its quoted mail names."""
    asked = [one for one in quoted_below(view, unit) if _EITHER.search(one.core)]
    if len(asked) != 1 or not _picks(unit, asked[0]):
        return None
    return _answer(view, asked[0], unit)


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    before = view.before(unit)
    while before is not None:
        yield before
        before = view.before(before)
