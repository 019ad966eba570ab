"""How a milestone stands by all that is known of it, and what shows it."""

from __future__ import annotations

from datetime import date

from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.quoting import cells


def silent_miss(gate: Gate) -> tuple[Computed, *tuple[Evidence, ...]]:
    """Return what shows that it is missed by its date, and what speaks against it.

    Words that tell of it since without saying plainly how it ended are named, too.
    """
    near, spoken = gate.reached, gate.spoken
    say = "plainly say" if near else "say"
    rule = f"due on {gate.target} and no words were recognised that {say} that"
    rule = f"{rule} it was met"
    if spoken and not near:
        rule = f"due on {gate.target} and is not confirmed as met; last spoken of on"
        rule = f"{rule} {spoken[0]}"
        return Computed(rule=rule, inputs=(gate.subject,)), spoken[1]
    denied = (against(near.quote),) if near else ()
    return Computed(rule=rule, inputs=(gate.subject,)), *denied


def judge(gate: Gate, as_of: date) -> tuple[MilestoneState, str, tuple[Evidence, ...]]:
    """Return its state at the end of a day, why, and what shows it."""
    state, why, proofs = _judge(gate, as_of)
    if gate.sent and state is not MilestoneState.MET:
        why = f"{why}, although {gate.sent.words} in an update that was sent"
    return state, why, proofs


def against(quote: Quote) -> Quote:
    """Return the words as those that speak against the state."""
    return quote.model_copy(update={"stance": "contradicts"})


def _judge(gate: Gate, as_of: date) -> tuple[MilestoneState, str, tuple[Evidence, ...]]:
    if gate.met:
        day, proof = gate.met
        how = "by" if gate.met_by else "on"
        return MilestoneState.MET, f"met {how} {day}", (proof,)
    if gate.missed:
        proof, asked = gate.missed.quote, gate.missed.short_of
        why = f"said to be missed on {gate.missed.day}"
        if asked:
            why = f"{gate.missed.words}, which falls short of “{asked}”"
        return MilestoneState.MISSED, why, (proof,)
    if gate.is_lost(as_of):
        return _lost(gate)
    if gate.target != gate.baseline:
        moves = [one.quote for one in gate.said if one.outcome is Outcome.MOVED]
        why = f"moved from {gate.baseline} to {gate.target}"
        return MilestoneState.MOVED, why, tuple(moves[-1:])
    if gate.forecast and gate.target and gate.forecast > gate.target:
        late = [k for k in gate.linked if k.record.due == gate.forecast]
        why = (
            f"due on {gate.target}, but {late[0].record.key} is due on {gate.forecast}"
        )
        return MilestoneState.AHEAD, why, cells(late[0], late[0].record.title)
    return (
        MilestoneState.AHEAD,
        f"due on {gate.target}" if gate.target else "no date",
        (),
    )


def _lost(gate: Gate) -> tuple[MilestoneState, str, tuple[Evidence, ...]]:
    """Return why it is missed where nobody says so since its day."""
    late, near = gate.foreseen, gate.reached
    if late:
        why = f"due on {gate.target}; {late.words}"
        return MilestoneState.MISSED, why, (late.quote,)
    proofs = silent_miss(gate)
    why = f"due on {gate.target}; {near.words}" if near else proofs[0].rule
    return MilestoneState.MISSED, why, proofs
