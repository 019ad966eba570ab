"""What is past its day, told in one sentence where there is no room for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.domain.facts import ActionItem
from assistant.drafting.sieve import holder
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import count, day, listing, number_word, sentence

_NAMED = 2
_NOBODY = "nobody has it"


def overdue(
    told: Told, late: Sequence[ActionItem], worded: Callable[[ActionItem], str]
) -> Unit:
    """Count the actions whose day is past, and name the worst: those that come first.

    `worded` gives the words of what is to be done.
    """
    most = 1 if told.is_short else _NAMED
    named: Sequence[ActionItem] = late[: most if len(late) <= most else 1]
    one, many = "action is past its date", "actions are past their dates"
    head = f"{count(len(late), one, many)} and not reported done"
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
    text = f"{head}{joint}{listing(parts)}"
    return Unit(
        "next",
        sentence(text),
        tuple(late),
        tuple(values),
        tuple(relations),
        computed=tuple(quote for action in named for quote in action.newer),
        counted=frozenset(action.id for action in rest),
    )
