"""Words that only say that it was decided: what was decided stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.view import Unit, View

_LEADS = (
    r"(?:(?:so|then|and|ok(?:ay)?|fine|good|great|right|well|yes|alright|perfect)\b"
    r"[,.]? )*"
)
_OPENS = re.compile(
    rf"{_LEADS}(?:(?:a|the|our|next|another|one|final|last|first|for the) )*"
    r"(?:decisions?|resolutions?|decided|resolved)"
    r"(?: (?:then|now|please|time|here|next|first|needed|point|item))*\W*",
    re.IGNORECASE,
)
"""`Decision then.`: what is decided follows, or is asked for."""
_SAID_BEFORE = re.compile(
    rf"{_LEADS}(?:i|we)(?:['’]ve| have| had)?(?: (?:already|just|only|also))*"
    r" (?:decided|settled|agreed(?: on| to)?|approved|ruled on|resolved) (?:that|this"
    r"|it)(?:,? (?:already|again|myself|ourselves|together|yesterday|before|earlier"
    r"|once|twice|long ago|then|last [\w-]+|this (?:morning|week|month|year)"
    r"|(?:[\w-]+ ){1,2}ago|(?:in|at|on|over) (?:(?:the|our|my|an?|this|that|last) )?"
    r"(?:[\w-]+ )?[\w-]+))*(?=\W*$|[,;.:–—]| - | (?:and|already|when|so|but)\b)",
    re.IGNORECASE,
)
"""`I decided that in the canteen`: the pronoun stands for the sentence before."""
_CLOSES = re.compile(
    rf"{_LEADS}(?:that|this|it)(?:['’]s| is| was)(?: (?:now|then|all|also|hereby))*"
    r" (?:decided|agreed|settled|approved|resolved)(?: then| now)?"
    r" ?[,;:–—-]+ ?(?=\w+[\w'’ -]*\w)",
    re.IGNORECASE,
)
_NOBODY_AGAINST = (
    r"(?:(?:nobody|no ?one|none)(?: (?:else|of us|here|is|was|has|had))*"
    r" (?:object(?:s|ed|ions?)?|(?:any )?objections?|against(?: it| that)?|minds?"
    r"|minded|disagree[sd]?|opposed|speaks? (?:up )?against(?: it)?)"
    r"|no (?:objections?|concerns?|veto(?:es)?|one against)"
    r"|(?:all|everyone|everybody|both|we all|the rest|others)(?: (?:is|are|were|was))?"
    r" (?:agree[sd]?|fine|happy|ok(?:ay)?|in favou?r|for it|nods?|nodded)"
    r"(?: with (?:it|that|this))?)"
)
_ASSENTS = re.compile(
    rf"{_LEADS}(?:{_NOBODY_AGAINST}|yes|no|ok(?:ay)?|ja|nein|oui|non)\W*"
)
_NAMED_ASSENTS = re.compile(
    r" (?:decides?|decided|agree[sd]?|approve[sd]?|nods?|nodded|confirm(?:s|ed)"
    r"|is (?:fine|ok(?:ay)?|happy|for it)|says? (?:yes|ok(?:ay)?|so)|ok(?:ay)?|too)"
    rf"(?: (?:it|that|this|so|to (?:it|that)|with (?:it|that)|too|as well))*"
    rf"(?:(?:[,;]| and| -|\.) {_NOBODY_AGAINST})?\W*"
)
_ARROW = re.compile(r".*(?:->|=>|→|⇒) *(?=\w)", re.DOTALL)
_LEAST = 3


def opens_only(core: str) -> bool:
    """Whether the words announce a decision and tell none."""
    return _OPENS.fullmatch(core) is not None


def without_closing(core: str) -> str:
    """Return what `So that's decided, …` says itself."""
    return _CLOSES.sub("", core)


def says_before(core: str) -> bool:
    """Whether they say of the sentence before that it was decided."""
    return _SAID_BEFORE.match(core) is not None


def assents(view: View, unit: Unit) -> bool:
    """`Ann decides, nobody objects`, `no objections`: that it holds, and not what."""
    core = fold(unit.core)
    if _ASSENTS.fullmatch(core):
        return True
    owner = view.names.leading(unit.core)
    end = owner.end if owner and view.names.knows(owner.text) else None
    return end is not None and _NAMED_ASSENTS.fullmatch(unit.core[end:]) is not None


def assenting(view: View, unit: Unit) -> str | None:
    """Return who decides by the words of assent in front of a bare mark."""
    for one in _back(view, unit):
        if not assents(view, one):
            return None
        owner = view.names.leading(one.core)
        if owner and owner.name:
            return owner.name
    return None


def telling(view: View, unit: Unit) -> tuple[Unit, str] | None:
    """Return where what a bare mark of notes decides begins, and its words.

    Assent between is passed over; an answer is told with the question before it.
    """
    if unit.role is Role.TURN:
        return None
    for one in _back(view, unit):
        if assents(view, one) or not re.search(r"\w", one.core):
            continue
        if _asks(one):
            answer = view.after(one)
            given = answer is not None and answer is not unit
            return (one, _answered(one, answer.core)) if answer and given else None
        question = view.before(one)
        inside = question is not None and question.passage is one.passage
        if question is not None and inside and _asks(question):
            return question, _answered(question, _ARROW.sub("", one.core))
        return one, one.core
    return None


def following(view: View, unit: Unit) -> Unit | None:
    """Return the sentence that a mere `Decision.` of the same passage announces.

    None where the passage asks for it: then somebody else is to tell.
    """
    after = view.after(unit)
    told = None
    while after is not None and after.passage is unit.passage and not after.first:
        if _asks(after):
            return None
        told = told or after
        after = view.after(after)
    return told if told and len(told.core.split()) >= _LEAST else None


def _answered(question: Unit, answer: str) -> str:
    return f"{question.core.rstrip(' ?*_')}: {answer.strip(' *_')}"


def _asks(unit: Unit) -> bool:
    return unit.core.rstrip(" *_").endswith("?")


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    """Yield the sentences before it in its own passage, the nearest first."""
    before = view.before(unit)
    while before is not None and before.passage is unit.passage:
        yield before
        before = view.before(before)
