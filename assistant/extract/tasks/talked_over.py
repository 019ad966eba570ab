"""Promises that a talk goes on with: said once more in full, or given their day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import ActionFinding
from assistant.domain.reading import Role
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.view import Unit, View

Taken = tuple[Unit, ActionFinding]
_TAKES_IT = re.compile(
    r"(?:.*[,;.:] )?I(?:['’]ll| will| can) (?:do|take|handle|sort|own) (?:it|that|this)"
    r"(?: on)?\W*",
    re.IGNORECASE | re.DOTALL,
)
"""`I'll do it`: what follows of the same person says how."""
_BY_NAME = re.compile(
    r"[\w-]+ (?:him|her|them)\b(?:.{0,20}\((?P<who>.+)\))?.*", re.IGNORECASE
)
_ASKS_WHEN = re.compile(
    r"(?:(?:and|so|ok(?:ay)?|good|great|thanks|thank you),? )*(?:(?:by|until|till|from)"
    r" )?(?:when|what (?:date|day|time)|which (?:day|week)|how soon)\b"
    r"(?! (?:is|was|does|did|do we|are we|did)\b)[^?]{0,40}\?\W*",
    re.IGNORECASE,
)
_BESIDE_DAY = re.compile(
    r"\b(?:by|on|the|at|latest|until|till|let['’]?s say|say|i(?:['’]d)? (?:say|think"
    r"|guess)|i can do (?:that|it)|it (?:will|should) be|maybe|probably|hopefully|of"
    r"|in|next|this|early|late|end|middle|or so|then|well|ok(?:ay)?|for sure|promise"
    r"|please|sorry|hm+|uh+m?|no later than|some ?time|around|about)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:(?:so|and|well|ok(?:ay)?|then|but),? )+", re.IGNORECASE)
_LEFT_OVER = 1


def told_whole(view: View, taken: Iterable[Taken]) -> Iterator[Taken]:
    """Yield the actions; `I'll do it` and how, said in one turn, are one of them."""
    held: Taken | None = None
    for one in taken:
        whole = _whole(view, held, one) if held else None
        if held and whole is None:
            yield held
        held = whole or one
    if held:
        yield held


def _whole(view: View, before: Taken, after: Taken) -> Taken | None:
    unit, first = before
    other, second = after
    if unit.passage is not other.passage or first.owner != second.owner:
        return None
    takes, names = _TAKES_IT.fullmatch(unit.core), _BY_NAME.fullmatch(second.what)
    if unit.role is not Role.TURN or takes is None or names is None:
        return None
    start = unit.sentence.start
    end = other.sentence.start + len(other.sentence.text)
    quote = unit.passage.passage.text[start:end]
    if len(quote) > LONGEST_QUOTE:
        return None
    work, told = _work_before(view, unit), second.what
    if work and work not in told:
        told = f"{told.rstrip(')')}; {work})" if "(" in told else f"{told} ({work})"
    due = second.due or first.due
    text = second.due_text or first.due_text
    changed = {"quote": quote, "what": shorten(told), "due": due, "due_text": text}
    return unit, second.model_copy(update=changed)


def _work_before(view: View, unit: Unit) -> str:
    """Return the words which the offer takes up."""
    before = view.before(unit)
    return _OPENING.sub("", before.core).rstrip(" .?!") if before else ""


def day_given(view: View, unit: Unit, taken: ActionFinding | None) -> Taken | None:
    """Return the action taken on just before with the day that "When?" was answered by.

    Its words are the answer; what is to be done was said before.
    """
    if unit.role is not Role.TURN or taken is None or taken.due is not None:
        return None
    asked = view.before(unit)
    due = view.due(f"by {unit.core}", unit) or view.due(unit.core, unit)
    if asked is None or due is None or due.day is None or not unit.first:
        return None
    promise = view.before(asked)
    if promise is None or promise.passage.id != taken.passage:
        return None
    said = view.names.resolve(unit.speaker) or unit.speaker
    if _ASKS_WHEN.fullmatch(_without_name(view, asked)) is None or said != taken.owner:
        return None
    rest = unit.core.replace(due.words.removeprefix("by "), " ")
    left = re.findall(r"\w{3,}", _BESIDE_DAY.sub(" ", rest))
    if len(left) > _LEFT_OVER:
        return None
    given = {
        "passage": unit.passage.id,
        "quote": unit.quote,
        "due": due.day,
        "due_text": due.words.removeprefix("by "),
    }
    return unit, taken.model_copy(update=given)


def _without_name(view: View, unit: Unit) -> str:
    """Return the words without the name of whom they ask."""
    core = unit.core
    for who in view.names.mentions(core):
        core = re.sub(rf",? ?{re.escape(who.text)}\b,? ?", "", core)
    return core
