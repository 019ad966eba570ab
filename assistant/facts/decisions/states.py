"""How a decision stands: made, put off, or replaced by a later one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.evidence import Quote
from assistant.domain.facts import Decision, DecisionState

_PUT_OFF = (
    r"(?:deferred|postponed|put off|pushed (?:back|out)|tabled|adjourned|vertagt)"
)
_CHOOSING = r"(?:decision|choice|vote|ruling|question|entscheidung)"
_DEFERRED = re.compile(
    rf"\b{_CHOOSING}\b(?: [^.;:?]{{1,60}}?)? (?:is |was |has been |to be )?{_PUT_OFF}\b"
    r"|\b(?:defer|postpone|put off|push back|table|adjourn)(?:red|d|s|ed|ing)?"
    rf" (?:the |this |that |our |a )?(?:final |vote and )?{_CHOOSING}\b"
    rf"|^\W*{_PUT_OFF}\b|\bno {_CHOOSING} (?:yet|today|was|has been)\b"
    r"|\b(?:decide|vote)\b(?: (?!to\b)[\w-]+){0,5}? (?:later|next (?:week|time|meeting"
    r"|month)|at the next)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^\W*(?:(?:decision )?(?:status|state)\W*: ?\W*)?(?:superseded|deprecated|obsolete"
    r"|replaced|retired)(?:\W*$| (?:by|with|on|since|in favou?r)\b)",
    re.IGNORECASE,
)
"""The status of a paper that another one took the place of."""


def with_states(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions with their states, of which silent ones change no other."""
    replaced = {one.supersedes for one in decisions if one.silenced is None}
    return tuple(
        one.model_copy(update={"state": _state(one, replaced=one.id in replaced)})
        for one in decisions
    )


def _state(decision: Decision, *, replaced: bool) -> DecisionState:
    if replaced:
        return DecisionState.SUPERSEDED
    quotes = [one.quote for one in decision.evidence if isinstance(one, Quote)]
    if any(map(_GONE.match, quotes)):
        return DecisionState.SUPERSEDED
    deferred = any(_DEFERRED.search(text) for text in (decision.what, *quotes))
    return DecisionState.DEFERRED if deferred else DecisionState.MADE
