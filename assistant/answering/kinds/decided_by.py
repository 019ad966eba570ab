"""The decisions of a body: `show all decisions of the steering committee`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked.inventory import Being, Inventory, Things
from assistant.answering.asked.question import Question
from assistant.answering.candidates.teller import Teller
from assistant.answering.kinds.inventory_words import counted
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.facts import Decision, DecisionState
from assistant.drafting.words import number_word
from assistant.facts.sameness.stems import shared, stems

_ASKS = re.compile(
    r"(?i)\W*(?:please )?(?:(?:show|list|give|tell)(?: me| us)?|what are|which are|all)"
    r"(?: all)?(?: of)?(?: the)? decisions"
    r" (?:(?:that were |which were )?(?:made|taken) )?"
    r"(?:of|by|from) (?:the |our )?(?P<body>[^\W\d_][\w /-]+?)\W*$"
)
_BODY = stems("committee board group team meeting council panel change")
"""What a body is called beside its own name."""


def decided_by(
    question: Question, items: Iterable[Item], teller: Teller
) -> Listing | None:
    """Return the body's decisions, the newest first; None where it has none."""
    asked = _ASKS.match(question.text)
    if asked is None or question.people or not teller.telling.people:
        return None
    body = stems(asked["body"])
    made = [
        one
        for one in items
        if isinstance(one.of, Decision) and one.of.state is DecisionState.MADE
    ]
    mine = [
        one
        for one in made
        if isinstance(one.of, Decision)
        and _is_body(stems(one.of.decided_by or ""), body)
    ]
    if not mine:
        return None
    mine.sort(key=lambda one: (-one.told.day.toordinal(), one.told.unit.text))
    noun = "decision" if len(mine) == 1 else "decisions"
    text = f"the {asked['body']} made {number_word(len(mine))} {noun}"
    plainly = Inventory(Things.DECISION, Being.ANY)
    head = counted(text, plainly, mine, made, teller)
    lines = (head, *(one.told for one in mine[:MOST]))
    more = max(0, len(mine) - MOST)
    return Listing(lines, more, "ontrack decisions", counted=len(mine))


def _is_body(named: frozenset[str], body: frozenset[str]) -> bool:
    """Whether a log's word for who decided means the body: `Steering` is one."""
    own = (named - _BODY) or named
    asked = (body - _BODY) or body
    return bool(own) and shared(own, asked) == own and shared(asked, own) == asked
