"""Several pieces of work in one sentence, each with a day or a "will" of its own.

`I'll send the plan on Monday and book the room by Friday` is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.extract.done.verbs import asked_for
from assistant.extract.tasks.verbs import DOING, NOT_DOING, base_form
from assistant.extract.view import Unit, View

_NO_VERB = (
    rf"(?:{NOT_DOING}|(?:about|after|against|all|also|and|as|because|before|both|but|by"
    r"|during|even|for|from|if|into|not|only|or|over|per|since|so|than|that|then"
    r"|through|till|to|under|until|via|when|where|which|while|who|with|within|without"
    r"|\w+ly)\b)"
)
_JOINT = re.compile(
    r"(?:,? (?:and|but)(?: then)?|, then|;(?: and| then)?|,)(?: also| afterwards)? "
    r"(?P<who>[^\W\d_][\w'’-]*?(?: will| shall|['’]ll) )?"
    rf"(?P<rest>(?:(?:will|shall|to) )?(?:also |then )?(?!{_NO_VERB})"
    r"(?P<verb>[a-z]+)\b(?P<thing> (?:the|an?|my|our|your|his|her|their|its|it|them"
    r"|this|that|these|those|all|both)\b)?)"
)
_DOES = re.compile(rf"{DOING}$")
_WILL = re.compile(r"\b(?:will|shall)\b|['’]ll\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\W*(?:if|when|once|unless|as soon as)\b", re.IGNORECASE)
_STATE = re.compile(r"due\b", re.IGNORECASE)
_FEWEST = 3


def parts(view: View, unit: Unit) -> Iterator[tuple[Unit, bool]]:
    """Yield the pieces of work of a sentence, and whether each says whose it is.

    The sentence as it stands where its parts have no verb, or neither a day nor a
    "will" of their own.
    """
    says_whose = True
    joint = _joint(view, unit)
    while joint:
        head = _part(view, unit, unit.core[: joint.start()])
        yield head, says_whose
        unit = _part(view, unit, unit.core[_start(joint) :], before=head)
        says_whose = joint["who"] is not None
        joint = _joint(view, unit)
    yield unit, says_whose


def _joint(view: View, unit: Unit) -> re.Match[str] | None:
    """Find where the second piece of work begins."""
    for joint in _JOINT.finditer(unit.core):
        head, rest = unit.core[: joint.start()], unit.core[_start(joint) :]
        if min(len(head.split()), len(rest.split())) < _FEWEST:
            continue
        works = joint["who"] or joint["thing"] or _is_work(joint["verb"])
        verbatim = head in unit.quote and rest in unit.quote
        again = _says_will_again(joint, head) and not unit.core.endswith("?")
        apart = again or _has_day(view, unit, head, rest)
        if works and verbatim and apart:
            return joint
    return None


def _says_will_again(joint: re.Match[str], head: str) -> bool:
    """`I'll send it; will also ring Ann`: two promises, with a day or without."""
    if _SUPPOSED.match(head):
        return False
    return _WILL.search(joint[0]) is not None and _WILL.search(head) is not None


def _start(joint: re.Match[str]) -> int:
    return joint.start("who" if joint["who"] else "rest")


def _is_work(verb: str) -> bool:
    return any(asked_for(one) or _DOES.match(one) for one in (verb, base_form(verb)))


def _has_day(view: View, unit: Unit, *texts: str) -> bool:
    """Whether each of the texts sets a day, and not that of a thing that is due."""
    days = [view.due(text, unit) for text in texts]
    return all(day and day.day and not _STATE.match(day.words) for day in days)


def _part(view: View, unit: Unit, core: str, before: Unit | None = None) -> Unit:
    """Return the unit of a part, whose quote is its own words."""
    start = unit.sentence.start + unit.quote.find(core)
    asks = "?" if unit.core.endswith("?") and not core.endswith("?") else ""
    sentence = replace(unit.sentence, text=core, core=core, start=start)
    part = replace(unit, sentence=sentence, core=core + asks)
    view.place_part(part, unit, before)
    return part
