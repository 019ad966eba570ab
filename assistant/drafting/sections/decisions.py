"""What was decided, by whom, and when, in the words that it was taken in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.domain.facts import Change, ChangeKind, DecisionState
from assistant.domain.people import fold
from assistant.drafting.told import Brevity, Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence, shortened

TOGETHER = 3
"""Decisions of one person on one day that a sentence tells at most."""
_SHORT = 110
_TERSE = 80
"""Characters of a decision in a heavy week; the review shows all of it."""
_CONDITION = re.compile(
    r"(?:if|unless|in case|should|once|when)\b[^.]{,200}$", re.IGNORECASE
)
"""What is decided for a case comes after it: such words are never cut."""
_LED = re.compile(
    r"(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}?) (?:has |have )?"
    r"(?:decided|agreed|confirmed|ruled) that (?=\S)"
)
_LED_BY_ME = re.compile(
    r"I(?:['’]ve| have| had| hereby| now| also| therefore| just)* (?:decided|agreed"
    r"|confirmed|ruled) that (?=\S)"
)
_ME = re.compile(
    r"I(?:['’]ve| have| had| hereby| now| also| therefore| just)* (?=[a-z]{3,}\b)"
)
"""Who says "I", where no name beside the words tells who that is."""
_REPLACED = "replaced since"
_NUMBER = re.compile(r"\d")


def decisions(told: Told) -> list[Unit]:
    """Tell the period's decisions, the weightiest first, those of a meeting as one.

    Their words are quoted: what was decided is not for us to rephrase. One that a
    later decision took the place of is told as such, and not at all to a reader who
    is not told the later one.
    """
    former = _former(told)
    found = sorted(
        (c for c in told.of(ChangeKind.DECISION) if former.get(c.title, True)),
        key=lambda c: (c.on, c.owner or "", c.at_latest, c.title in former),
    )
    units = []
    for _same, group in groupby(
        found, key=lambda c: (c.on, c.owner, c.at_latest, c.title in former)
    ):
        taken = sorted(group, key=lambda change: (-_weight(told, change), change.id))
        units += [
            (part[0].title not in former, _weight(told, part[0]), part)
            for start in range(0, len(taken), TOGETHER)
            if (part := taken[start : start + TOGETHER])
        ]
    units.sort(key=lambda unit: unit[:2], reverse=True)
    return [_sentence(told, part, former) for *_, part in units]


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
    of a milestone.
    """
    words = change.title.casefold()
    named = any(part in words for m in told.milestones for part in _names(m.title))
    return sum(
        (
            change.owner is not None,
            len({getattr(e, "source", "") for e in change.evidence}) > 1,
            bool(_NUMBER.search(words)),
            named,
        )
    )


def _names(title: str) -> list[str]:
    """Return a milestone's name, also without the number in front of it."""
    whole = title.casefold()
    _, _, rest = whole.partition(" ")
    return [name for name in (whole, rest) if len(name) > TOGETHER]


def _without_who(words: str, owner: str | None) -> str:
    """Leave out that the owner decided it, where the sentence says so already."""
    led = _LED.match(words)
    names = fold(owner or "").split()
    if not led or not names or not set(fold(led["who"]).split()) <= set(names):
        return words
    return words[led.end() :]


def _without_me(words: str, *, named: bool) -> str:
    """Leave out "I have decided that", and an "I" that nobody's name explains."""
    led = _LED_BY_ME.match(words) or (None if named else _ME.match(words))
    rest = words[led.end() :] if led else words
    return rest[:1].upper() + rest[1:] if led else words


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
        _without_me(_without_who(plain(change.title).rstrip("."), owner), named=named)
        for change in taken
    ]
    if told.is_short:
        longest = _TERSE if told.brevity is Brevity.TERSE else _SHORT
        words = [
            text if _CONDITION.match(text) else shortened(text, longest)
            for text in words
        ]
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
