"""What is past its day, told in one sentence where there is no room for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain.facts import ActionItem
from assistant.drafting.sieve import holder
from assistant.drafting.told import Brevity, Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import count, day, listing, number_word, sentence

_NAMED = 2
_NOBODY = "nobody has it"


def overdue(
    told: Told, late: Sequence[ActionItem], worded: Callable[[ActionItem], str]
) -> Unit:
    """Count the actions whose day is past, and name the worst: those that come first.

    `worded` gives the words of what is to be done. The shortest sentence only counts,
    and its fuller one names the worst; else the fuller one tells of how many there are
    newer words.
    """
    most = 1 if told.is_short else _NAMED
    named = late[: most if len(late) <= most else 1]
    full = _told_of(told, late, named, worded)
    if told.is_short and told.brevity is Brevity.TERSE:
        return replace(_told_of(told, late, (), worded), fuller=full)
    heard = () if told.is_short else [one for one in late if one.perhaps_done]
    if not heard or len(late) == 1:
        return full
    return replace(full, fuller=_told_of(told, late, named, worded, heard))


def _told_of(
    told: Told,
    late: Sequence[ActionItem],
    named: Sequence[ActionItem],
    worded: Callable[[ActionItem], str],
    heard: Sequence[ActionItem] = (),
) -> Unit:
    one, many = "action is past its date", "actions are past their dates"
    head = f"{count(len(late), one, many)} and not reported done{_spoken(late, heard)}"
    parts, values, relations = [], [head], []
    for action in named:
        what, owner = worded(action), holder(action) or _NOBODY
        due = f"due {day(action.due or told.as_of, told.as_of)}"
        parts.append(f"{what} ({owner}, {due})")
        values += [what, owner, due]
        relations.append(frozenset({what, owner, due}))
    rest = late[len(named) :]
    if rest and not told.is_short:
        parts.append(f"{number_word(len(rest))} more")
        values.append(number_word(len(rest)))
    joint = ", first of all: " if rest and told.is_short else ": "
    text = f"{head}{joint}{listing(parts)}" if parts else head
    newer = (quote for action in (*named, *heard) for quote in action.perhaps_done)
    return Unit(
        "next",
        sentence(text),
        tuple(late),
        tuple(values),
        tuple(relations),
        computed=tuple(dict.fromkeys(newer)),
        counted=frozenset(action.id for action in rest),
    )


def _spoken(late: Sequence[ActionItem], heard: Sequence[ActionItem]) -> str:
    """Say of how many there are newer words, which may tell that they are done."""
    if not heard:
        return ""
    number = "all" if len(heard) == len(late) else number_word(len(heard))
    are = "is" if number == "one" else "are"
    return f", though newer words may tell that {number} of them {are}"
