"""Whether a told state is the one that work was to bring about, or lasts until."""

from __future__ import annotations

import re

from assistant.domain.people import People, fold
from assistant.extract.done.states import FULL, HOLDS, LISTED, OPEN, REACTS
from assistant.extract.done.verbs import asked_for
from assistant.facts.sameness.stems import stem_of

_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_UNTIL = re.compile(
    r"\b(?:until|till) (?:the |our |their |his |her )?(?P<thing>[\w '’-]{2,40}?)"
    r" (?:is|are|has been|have been|gets|get) (?:finally |fully )?"
    r"(?P<state>[\w-]{2,20})(?: again)?\W*$"
)
_DET = r"(?:the|our|their|your|his|her|my|both|all)"
_BE = (
    r"(?: (?:is|are|was|were|has been|have been|got))"
    r"(?: (?:now|finally|at last|back|all|already|fully))*"
)
_ARTICLES = frozenset({"the", "our", "their", "my", "a", "an"})
_PARTS = re.compile(
    r" (?:of|for|by|before|until|to|with|in|on|at|from|and|this|next)\b|[,;:(]"
)
_ON_A_DAY = re.compile(r" (?:on|from|by|next|tomorrow|in)\b")
"""What is so on a day may be to come."""
_CHANGES = re.compile(
    r"(?:change|update|amend|correct|rewrite|revise|adjust|edit|replace|fix) "
    r"(?P<name>[^,;:(]+?) (?:in|of|on) (?P<place>[^,;:(]+)"
)
_WHO_IS = re.compile(
    r"^(?:let (?:me|us|[\w' -]+?) know|tell (?:me|us|[\w' -]+?)|find out|clarify|say"
    r"|confirm|name)?(?: to [\w ]+?)? ?who (?:is|will be) (?:the|our|your)"
    r" (?P<role>[^,;:(]+)"
)
_CALLS = re.compile(
    r"^(?:ring|call|phone|tell|inform|speak (?:to|with)|talk (?:to|with)|visit|warn"
    r"|break (?:it|the news) to) (?P<whom>[^,;:(]+)"
)
_AFTER_NAME = re.compile(
    r" (?:himself|herself|themselves|myself|personally|again|about|on|before|after|by"
    r"|that|when|whether|first|today|tomorrow|in|at|this|next|for|with|and|to)\b.*$"
)
_MAKES = frozenset({"make"})
_FILLS = re.compile(r"(?:fill|complete|staff)\b")
_OPENS = re.compile(
    r"(?:re-?)?(?:open|unlock|unblock|free|enable|activate|restore)(?: up)?"
    r" (?P<thing>.+)"
)
_LISTS = frozenset(
    map(
        stem_of,
        (
            *("rota", "roster", "list", "schedule", "plan", "programme", "program"),
            *("timetable", "calendar", "sheet", "team", "crew", "line-up", "lineup"),
            *("squad", "agenda", "shifts", "table", "board"),
        ),
    )
)
"""What is made by being filled; a hall that is full was not made so."""
_DRAFT = re.compile(
    r"^(?:the |a )?(?:first|rough|initial|early)? ?(?:draft|cut|version)\b"
)
_CONFIRMED = re.compile(
    r"^(?P<thing>(?:an? |the )?[\w'’-]+(?: [\w'’-]+)?) (?:confirmed|agreed|found"
    r"|secured|signed up|appointed|on board)$"
)
_HAS_AGREED = re.compile(
    r"^(?:the |our )?(?P<thing>[\w '’-]{2,30}?)(?P<colon>:)? (?P<who>[^,;:?]{0,60}?)"
    r" ?(?:has |have |is |are )(?:now |finally )?(?:agreed|confirmed|accepted|said yes"
    r"|signed up)\b(?P<rest>[^.;]*)"
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nobody|in principle|provided|if|unless|subject to|once|until|to"
    r"|may|might|should|could|will|would|hopefully|perhaps|partly|half|that|verbally"
    r"|waiting)\b|n['’]t\b|\?"
)


def came_true(report: str, what: str, people: People, *, own: bool) -> bool:
    """Whether a report tells the state that the wording asks for, or waits for."""
    words, wish = fold(report), fold(what)
    return (
        _is_over(words, wish)
        or _is_full(words, wish)
        or _is_open(words, wish)
        or _is_held(report, wish)
        or _is_confirmed(words, wish)
        or _is_changed(words, wish)
        or (own and _has_reacted(words, wish, people))
    )


def _is_over(report: str, wish: str) -> bool:
    """Whether that has happened until which the work was to go on."""
    until = _UNTIL.search(wish)
    if until is None or until["state"] in {"not", "no", "still"}:
        return False
    thing, state = re.escape(until["thing"].strip()), until["state"]
    told = re.search(
        rf"(?:^|[,;:] |\b(?:and|so) )(?:{_DET} )?{thing}{_BE}"
        rf" {re.escape(state)}(?![\w-])(?: again\b)?"
        rf"|(?<![\w-]){re.escape(state)} {_DET} {thing}"
        r"(?=\W*$|[.,;]| (?:on|in|at|last|this|yesterday|today|now|and)\b)",
        report,
    )
    if told is None:
        return False
    present = re.search(r"\b(?:is|are)\b", told[0])
    return not (present and _ON_A_DAY.match(report[told.end() :]))


def _is_changed(report: str, wish: str) -> bool:
    """Whether a page lists among its changes what was to be changed in it."""
    asked, told = _CHANGES.match(wish), LISTED.match(report)
    if asked is None or told is None:
        return False
    place = frozenset(_who(_PARTS.split(asked["place"])[0]))
    name = _who(told["name"])
    return _who(asked["name"]) == name and place <= frozenset(_who(told["title"]))


def _is_full(report: str, wish: str) -> bool:
    """Whether the list that was to be made or filled is said to be full."""
    full = FULL.match(report)
    if full is None:
        return False
    told = _who(full["thing"])
    makes = bool(_DRAFT.match(wish) or asked_for(wish) & _MAKES)
    is_list = bool(told) and told[-1] in _LISTS
    made = (makes and is_list) or _FILLS.match(wish) is not None
    names = map(_who, _PARTS.split(wish))
    return bool(made and told) and any(name[-len(told) :] == told for name in names)


def _is_open(report: str, wish: str) -> bool:
    """Whether what was to be opened or freed is said to be open, or to work again."""
    asked, told = _OPENS.match(wish), OPEN.match(report)
    if asked is None or told is None:
        return False
    name, thing = _who(_PARTS.split(asked["thing"])[0]), _who(told["thing"])
    return bool(thing) and name == thing


def _is_held(report: str, wish: str) -> bool:
    """Whether it is told who has the role that somebody asked about."""
    asked, held = _WHO_IS.match(wish), HOLDS.match(report)
    if asked is None or held is None:
        return False
    wanted, told = _of_role(asked["role"]), _of_role(fold(held["role"]))
    return bool(wanted) and wanted == told


def _of_role(text: str) -> frozenset[str]:
    name = re.split(r" (?:for|of|in|on|from|at|since|until|with|now)\b", text)[0]
    return frozenset(stem_of(word) for word in _WORD.findall(name))


def _is_confirmed(report: str, wish: str) -> bool:
    """Whether somebody is said to have agreed to be what was wanted: `a doctor`."""
    wanted, told = _CONFIRMED.match(wish), _HAS_AGREED.match(report)
    if wanted is None or told is None or _NOT_YET.search(told["rest"]):
        return False
    if told["who"] and not told["colon"]:
        return False
    return _who(wanted["thing"]) == _who(told["thing"])


def _has_reacted(report: str, wish: str, people: People) -> bool:
    """Whether the one who was to be rung or told is said to have taken it so or so."""
    call, told = _CALLS.match(wish), REACTS.match(report)
    if call is None or told is None:
        return False
    whom = _who(_AFTER_NAME.sub("", call["whom"]))
    who = _who(told["who"])
    same = whom == who and bool(who)
    named = people.resolve(call["whom"]), people.resolve(told["who"])
    return same or (named[0] is not None and named[0] == named[1])


def _who(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text)
    return tuple(stem_of(word) for word in words if word not in _ARTICLES)
