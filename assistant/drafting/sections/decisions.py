"""What was decided, by whom, and when, in the words that it was taken in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.domain.facts import Change, ChangeKind, DecisionState, MilestoneState
from assistant.domain.people import fold
from assistant.drafting.sections.said_fully import said_fully
from assistant.drafting.told import Brevity, Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence
from assistant.extract.deciding.openers import without_confidence
from assistant.extract.text.side_clauses import without_side_clauses
from assistant.facts.milestones.decided_days import may_give_day

TOGETHER = 3
"""Decisions of one person on one day that a sentence tells at most."""
_DAYS = (
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april"
    r"|june|july|august|september|october|november|december)\b"
)
_DATED = re.compile(_DAYS, re.IGNORECASE)
_SHORT = 110
_TERSE = 80
"""Characters of a decision in a heavy week; the review shows all of it."""
_WHOLE = 200
"""Characters up to which words are kept whose end decides what they mean."""
_DECISIVE = re.compile(
    rf"{_DAYS}|\b(?:not|no|never|nor|none|nobody|nothing|without|cannot|unless|until"
    r"|except|only|if|but|instead|provided|subject to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Days, figures, limits and denials: without them a decision is another one."""
_LEAST = 25
"""Characters before a reason that are likely to be a whole sentence."""
_REASON = re.compile(
    r"(?:,| [–—-])? (?:so that|because|in order to|(?:even )?though|although"
    r"|(?:since|as) (?:nobody|nothing|it|he|she|they|we|you|there|the|our|all)\b"
    r"(?! (?:\w+ )?(?:last|first)\b))\b"
    r"|, (?:which|who|whose)\b(?=[^,]*$)",
    re.IGNORECASE,
)
"""How a reason, a purpose or a remark begins behind what was decided."""
_AFTERTHOUGHT = re.compile(r"; (?=\w+ \w+ \w)[^;]*$")
_CONDITION = re.compile(
    r"(?:if|unless|in case|should|once|when)\b[^.]{,200}$", re.IGNORECASE
)
"""What is decided for a case comes after it: such words are never cut."""
_DOING = (
    r"(?!(?:the|an?|this|that|these|those|it|all|both|any|some|my|our|your|his|her|its"
    r"|their|him|us|them|you|me|one|two|three|differ|disagree)\b)(?=[a-z]{2,}(?<!s)\b"
    r"|[a-z]+ss\b)"
)
"""What is to be done: no thing that somebody agreed to, and no plural."""
_LED = re.compile(
    r"(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}?) (?:has |have )?"
    rf"(?:(?:decided|agreed|confirmed|ruled) that (?=\S)|decided to {_DOING})"
)
_LED_BY_ME = re.compile(
    r"(?:I|[Ww]e)(?:['’]ve| have| had| hereby| now| also| therefore| just| all)*"
    r" (?:(?:decided|agreed|confirmed|ruled) that (?=\S)"
    rf"|(?:decided|agreed) to {_DOING})"
)
_ME = re.compile(
    r"I(?:['’]ve| have| had| hereby| now| also| therefore| just)* (?=[a-z]{3,}\b)"
)
"""Who says "I", where no name beside the words tells who that is."""
_AND_THAT = re.compile(r"\b(?:and|but|or) that \w+ \w")
"""`we agreed that it opens and that it stays`: both hang on the first words."""
_SECOND_TO = re.compile(r",? (and|or) to (?=[a-z]+ (?:the|an?|our|all|it|them)\b)")
"""`decided to delete it, and to tell the readers`: both are told as what is done."""
_REPLACED = "replaced since"
_UNNAMED = re.compile(
    r"\W*(?:(?:so|then|ok|okay|well|and|but|yes|no),? )*"
    r"(?:(?:it|they|he|she)\b(?! is (?:agreed|decided))"
    r"|(?:that|this)(?:['’]s\b| (?:is|was|will|has|can|must|should|would|needs|means"
    r"|goes|stays|moves|waits|starts)\b)"
    r"|(?:we|i)\b[^,.;:]*\b(?:it|that|this|them)\b(?: today| now)?(?:[,.;:]|\Z))",
    re.IGNORECASE,
)
"""The beginning of words whose matter only the sentence before them names."""
_LAST = 2


def decisions(told: Told) -> list[Unit]:
    """Tell the period's decisions, the weightiest first, those of a meeting as one.

    Their words are quoted: what was decided is not for us to rephrase. One that a
    later decision took the place of is told as such, and not at all to a reader who
    is not told the later one.
    """
    former = _former(told)
    standing = [c for c in told.of(ChangeKind.DECISION) if former.get(c.title, True)]
    fullest, within = said_fully(standing)
    found = sorted(
        fullest,
        key=lambda c: (
            c.on,
            c.owner or "",
            c.at_latest,
            c.title in former,
            _apart(c),
        ),
    )
    units = []
    for _same, group in groupby(
        found, key=lambda c: (c.on, c.owner, c.at_latest, c.title in former, _apart(c))
    ):
        taken = sorted(
            group, key=lambda one: (_is_told(told, one) - _weight(told, one), one.id)
        )
        units += [
            (
                part[0].title not in former,
                max(_weight(told, one) for one in part),
                part,
            )
            for start in range(0, len(taken), TOGETHER)
            if (part := taken[start : start + TOGETHER])
        ]
    units.sort(key=lambda unit: unit[:2], reverse=True)
    sentences = ((_sentence(told, part, former), part) for *_, part in units)
    return [_with_all(unit, part, within) for unit, part in sentences]


def _with_all(
    unit: Unit, part: Sequence[Change], within: Mapping[str, Sequence[Change]]
) -> Unit:
    """Add to a sentence's facts the decisions that its own say more fully."""
    others = [other for one in part for other in within.get(one.id, ())]
    return replace(unit, facts=(*unit.facts, *others)) if others else unit


def _former(told: Told) -> dict[str, bool]:
    """Return the words of replaced decisions, and whether the later one is told."""
    later = {one.supersedes for one in told.decisions}
    return {
        plain(one.what): one.id in later
        for one in told.decisions
        if one.state is DecisionState.SUPERSEDED
    }


def _weight(told: Told, change: Change) -> int:
    """Return how many signs there are that the reader must know of the decision.

    Somebody took it, more than one source has it, it speaks of a date or a figure, or
    of a milestone. What begins with a word for something that nothing names comes last.
    """
    words = change.title.casefold()
    named = any(part in words for m in told.milestones for part in _names(m.title))
    return sum(
        (
            change.owner is not None,
            len({getattr(e, "source", "") for e in change.evidence}) > 1,
            bool(_DATED.search(words)),
            named,
            -_LAST if _apart(change) else 0,
        )
    )


def _is_told(told: Told, change: Change) -> bool:
    """Whether, in a heavy week, the section on milestones tells that it moved one."""
    if not told.is_short:
        return False
    titles = [stone.title for stone in told.milestones]
    return any(
        may_give_day(change.title, change.on, stone.title, titles, told.as_of)
        and not _CONDITION.search(change.title)
        for stone in told.milestones
        if stone.state is MilestoneState.MOVED
    )


def _apart(change: Change) -> bool:
    """Whether only a sentence that is not at hand says of what the decision speaks."""
    return _UNNAMED.match(plain(change.title)) is not None


def _names(title: str) -> list[str]:
    """Return a milestone's name, also without the number in front of it."""
    whole = title.casefold()
    _, _, rest = whole.partition(" ")
    return [name for name in (whole, rest) if len(name) > TOGETHER]


def _bare(change: Change) -> str:
    """Return its words without a request to keep them in the house."""
    return without_confidence(plain(change.title).rstrip("."))


def _without_who(words: str, owner: str | None) -> str:
    """Leave out that the owner decided it, where the sentence says so already."""
    led = _LED.match(words)
    names = fold(owner or "").split()
    if not led or not names or not set(fold(led["who"]).split()) <= set(names):
        return words
    return words[led.end() :]


def _without_me(words: str, *, named: bool) -> str:
    """Leave out "I decided that", "we agreed to", and an "I" that no name explains."""
    led = _LED_BY_ME.match(words) or (None if named else _ME.match(words))
    rest = words[led.end() :] if led else words
    if led and led[0].endswith(" to "):
        rest = _SECOND_TO.sub(r" \1 ", rest)
    whole = led is None or _AND_THAT.search(rest)
    return words if whole else rest[:1].upper() + rest[1:]


def cut(text: str, longest: int) -> str:
    """Leave a reason or a remark out of a long decision, unless it decides what it is.

    It is never broken off: what no side clause makes long stays whole.
    """
    if len(text) <= longest or _CONDITION.match(text):
        return text
    for aside in (_REASON, _AFTERTHOUGHT):
        found = aside.search(text, _LEAST)
        if found and found.start() <= longest and not _cuts_sense(text, found.start()):
            return text[: found.start()].rstrip(" ,")
    return without_side_clauses(text, longest)


def _cuts_sense(text: str, end: int) -> bool:
    """Whether words that decide what it means stand behind that place."""
    return len(text) <= _WHOLE and _DECISIVE.search(text[end:]) is not None


def _decided_together(words: str) -> bool:
    """Whether the decision itself names several people who took it."""
    led = _LED.match(words)
    return led is not None and " and " in led["who"]


def _sentence(told: Told, taken: Sequence[Change], former: Mapping[str, bool]) -> Unit:
    first = taken[0]
    owner, on = first.owner, day(first.on, told.as_of)
    if any(_decided_together(plain(change.title)) for change in taken):
        owner = None
    when = f"by {on}" if first.at_latest else f"on {on}"
    named = owner is not None and told.telling.people
    words = [
        _without_me(_without_who(_bare(change), owner), named=named) for change in taken
    ]
    if told.is_short:
        longest = _TERSE if told.brevity is Brevity.TERSE else _SHORT
        words = [cut(text, longest) for text in words]
    values = [on, *words]
    head = f"Decided {when}"
    if owner and told.telling.people and owner in told.bodies:
        head = f"Decided {when} ({owner})"
        values.append(owner)
    elif owner and told.telling.people:
        head = f"{owner} decided {when}"
        values.append(owner)
    if first.title in former:
        head += f", {_REPLACED}"
        values.append(_REPLACED)
    quoted = "; ".join(f"“{text}”" for text in words)
    return Unit("decisions", sentence(f"{head}: {quoted}"), tuple(taken), tuple(values))
