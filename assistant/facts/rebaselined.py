"""Which baselines people set anew: what the journal says by the view's day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.domain.baseline import Rebaseline
from assistant.domain.journal import Verb, standing
from assistant.facts.remembered import once_a_view
from assistant.ledger.view import View


@once_a_view
def rebaselines(view: View) -> Mapping[str, tuple[Rebaseline, ...]]:
    """Return the decisions that stand, in order, by what the journal calls the item.

    A reader of an earlier day sees the baseline of that day; what was taken back was
    never decided.
    """
    found: dict[str, list[Rebaseline]] = {}
    for entry in standing(view.journal):
        day = entry.as_of or entry.at.date()
        if entry.verb is Verb.BASELINE and day <= view.as_of:
            to = date.fromisoformat(entry.text) if entry.text else None
            one = Rebaseline(
                seq=entry.seq, by=entry.by, on=day, reason=entry.reason or "", to=to
            )
            found.setdefault(entry.target, []).append(one)
    return {target: tuple(each) for target, each in found.items()}


def chained(
    decisions: Sequence[Rebaseline], first: date | None
) -> tuple[Rebaseline, ...]:
    """Return those that set a date, each with the baseline that it replaced."""
    kept: list[Rebaseline] = []
    was = first
    for one in sorted(decisions, key=lambda each: (each.on, each.seq)):
        if one.to:
            kept.append(one.model_copy(update={"was": was}))
            was = one.to
    return tuple(kept)
