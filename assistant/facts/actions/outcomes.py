"""Whether a told outcome ends asking, getting or agreeing: the answer is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.domain.people import People, fold
from assistant.extract.done.told_values import MEASURES, PRICES, told_value
from assistant.facts.sameness.stems import STOP_WORDS, stem_of

_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_CONSENTS = (
    r"approval|consent|permission|agreement|sign-?off|ok|okay|go-?ahead|confirmation"
    r"|permit|clearance|blessing|acceptance"
)
_ANSWERS = rf"answer|reply|response|decision|feedback|view|opinion|verdict|{_CONSENTS}"
_ABOUT = (
    r"(?:about|on|for|to|regarding|concerning|whether|if|which|what|how|when|where|why"
    r"|who)\b"
)
_GET = r"^(?:get|obtain|have|seek|secure|collect|request|ask for|await|chase)"
_ASKS = (
    re.compile(
        rf"{_GET} (?:the |an? |final |written |formal )*(?P<noun>{_ANSWERS})"
        rf" (?:of|from|by) (?P<who>.+?)(?: {_ABOUT}(?P<matter>.*))?$"
    ),
    re.compile(
        rf"{_GET} (?:the |an? |final |written |formal )*(?P<noun>{_ANSWERS})"
        r" (?:on|about|for|to|regarding) (?P<matter>.+?) (?:of|from|by) (?P<who>.+)$"
    ),
    re.compile(
        rf"{_GET} (?P<who>.+?)['’]s? (?:final |written |formal )*(?P<noun>{_ANSWERS})"
        rf"(?: {_ABOUT}(?P<matter>.*))?$"
    ),
    re.compile(
        r"^(?:ask|check with|clarify with|find out from) (?P<who>(?!for\b).+?)"
        r"(?: (?:about|on|for|regarding|concerning|whether|if|which|what|how|when|where"
        r"|why|who)\b(?P<matter>.*))?$"
    ),
    re.compile(
        r"^(?:agree|settle|clarify|confirm|check|align|discuss)(?: on)? (?P<matter>.+?)"
        r" with (?P<who>.+)$"
    ),
)
_END = re.compile(
    r"[,;(–—]| - | (?:by|before|until|at|on) (?=\d|the \d|mon|tue|wed|thu"
    r"|fri|sat|sun|next|this|end)"
)
_JUDGES = (
    r"approved|accepted|agreed|granted|endorsed|authori[sz]ed|signed(?: off)?|cleared"
    r"|confirmed|said yes|gave (?:its|his|her|their|the) (?:ok|approval|consent)"
)
_REFUSES = r"rejected|declined|refused|turned down|said no\b|vetoed"
_TELLS = r"told|said|says|answered|replied|explained|wrote back|wrote|decided"
_SAID = re.compile(
    r"^(?:(?:and|so|the|our|their|today|yesterday) )*(?P<who>[^,;:.()]{2,50}?)"
    r"(?: \([^)]*\))? (?:(?:has|have|had|now|also|just|finally|already|both|all"
    r"|have just) )*"
    rf"(?:(?P<yes>{_JUDGES})|(?P<no>{_REFUSES})|(?P<tells>{_TELLS}))\b"
    r"(?P<rest>(?:\.\d|[^.;,])*)"
)
_NO_NAME = re.compile(
    r"\b(?:not|never|no|nobody|will|would|should|could|can|may|might|must|if|when|until"
    r"|once|unless|who|that|which|is|are|was|were|be|been|to|than|before|after|whether"
    r"|said|told|thinks?|hopes?|nor|neither|hardly|almost|nearly|yet)\b|n['’]t\b"
)
_PENDING = re.compile(
    r"\b(?:no answer|nothing|not (?:yet|know|sure|clear|decided)"
    r"|(?:do|does|did|could|can)(?: not|n['’]t)|cannot|unknown|unsure|wait(?:s|ing)?"
    r"|later|soon|tomorrow|next(?! to\b)|checking|asking|looking"
    r"|(?:will|would|['’]ll|shall|(?:is|are) going to|to|must|ha(?:s|ve) to|needs? to"
    r"|wants? to) (?:first )?(?:answer|reply|tell|send|let|come|get|check|ask|look"
    r"|write|call|think|see|decide|meet|discuss|talk|speak|review|read|consider|wait"
    r"|know|confirm|give|find|approve|agree)"
    r"|more (?:time|days|details|information)|receipt|received|in principle"
    r"|provided|if|unless|subject to|once|until|still|may(?:be)?|might|could|hopefully"
    r"|perhaps|partly|half|some of|draft|except)\b|\?"
)
_FIGURE = re.compile(
    r"(?:get|obtain|request|ask (?:.+ )?for|find out|collect|bring|procure|seek|chase)"
    r" (?P<thing>.+)$"
)
_TO_DO = re.compile(r" to (?!(?:the|an?|our|both|all|it|this|that)\b)[a-z]+")
"""What somebody agreed to do is yet to come."""
_SMALL_WORDS = """
the a an our my your his her their its of for on about to from in with by at and or we
us they it is are be can could may should will do does has have that this whether if
which what how when where why who
"""
_SMALL = frozenset(_SMALL_WORDS.split())


class _Wish(NamedTuple):
    """Whose word is wanted, on what, and whether only a yes will do."""

    who: frozenset[str]
    matter: frozenset[str]
    which: str
    consent: bool


def tells_outcome(report: str, what: str, people: People) -> bool:
    """Whether a report tells the answer, the consent or the figure that is wanted."""
    return _is_told(report, what) or any(
        _is_answered(report, wish, people) for wish in _wishes(what)
    )


def _wishes(what: str) -> Iterator[_Wish]:
    text = fold(what)
    end = _END.search(text)
    text = text[: end.start()] if end else text
    for form in _ASKS:
        found = form.match(text)
        if found is None:
            continue
        noun = found.groupdict().get("noun")
        matter = found.groupdict().get("matter") or ""
        who = re.sub(r" to [a-z]+\b.*$", "", found["who"])
        asked = found["who"][len(who) :] + " " + matter
        consent = bool(noun and re.fullmatch(_CONSENTS, noun))
        yield _Wish(_stems(who), _stems(asked), who, consent)


def _is_answered(report: str, wish: _Wish, people: People) -> bool:
    """Whether who was to be asked has given an answer, on what they were asked.

    Of one of the project's people a matter must be named: they judge many things.
    """
    said = _SAID.match(fold(report))
    if said is None or not _is_answer(said, wish) or not _is_from(said["who"], wish):
        return False
    if wish.matter:
        return _about(wish.matter - wish.who, _stems(report))
    return people.resolve(wish.which) is None


def _is_answer(said: re.Match[str], wish: _Wish) -> bool:
    """Whether it is no mere promise, and a yes where only that will do."""
    later = _PENDING.search(said["rest"]) or (
        said["yes"] and _TO_DO.match(said["rest"])
    )
    return not later and bool(said["yes"] or not wish.consent)


def _is_from(teller: str, wish: _Wish) -> bool:
    """Whether who tells is who was to be asked, under a longer or shorter name."""
    who = _stems(teller)
    if not who or not wish.who or _NO_NAME.search(teller):
        return False
    same = who <= wish.who or wish.who <= who
    return same and _head(teller) == _head(wish.which)


def _about(matter: frozenset[str], told: frozenset[str]) -> bool:
    """Whether words are on a matter: all of a short one, else half of it."""
    shared = matter & told
    return bool(shared) and 2 * len(shared) >= len(matter)


def _is_told(report: str, what: str) -> bool:
    """Whether the figure that somebody was to get is told, of the same thing."""
    value = told_value(report)
    if value is None:
        return False
    wanted = _FIGURE.match(fold(what))
    if wanted is None:
        return False
    thing, _, giver = wanted["thing"].partition(" from ")
    kind = PRICES if value.money else MEASURES
    heads = frozenset(map(stem_of, kind))
    asked, told = _stems(thing), _stems(value.thing)
    if not asked & told & heads:
        return False
    which, said = asked - heads, told - heads - _stems(giver)
    if which:
        return which <= said or (bool(said) and said <= which)
    return bool(_stems(giver)) and _stems(giver) <= told and not said


def _stems(text: str) -> frozenset[str]:
    words = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(fold(text)))
    return frozenset(stem_of(word) for word in words if word not in _SMALL | STOP_WORDS)


def _head(who: str) -> str:
    words = _WORD.findall(re.sub(r"['’]s$", "", fold(who)))
    return stem_of(words[-1]) if words else ""
