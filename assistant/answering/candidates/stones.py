"""Milestones told one beside another: each with its short name and how far it moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller, quoted
from assistant.answering.candidates.telling import milestone
from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed
from assistant.domain.facts import Fact, MilestoneState, MilestoneStatus
from assistant.drafting.words import spoken


def stone(teller: Teller, fact: MilestoneStatus, names: Collection[str]) -> Candidate:
    """Tell a milestone as one of several."""
    plain = milestone(teller, fact, names)
    head, mark, owner = plain.unit.text.rstrip(".").partition("; ")
    now, before = fact.forecast, fact.baseline
    days = (now - before).days if now and before else 0
    if fact.state is MilestoneState.MET and days:
        head += f", planned for {teller.when(before)}"
    elif fact.state is not MilestoneState.MISSED and days:
        way = "later" if days > 0 else "earlier"
        head += f", {abs(days)} {'day' if abs(days) == 1 else 'days'} {way}"
    if len(names) == 1 and not any(name in fact.title for name in names):
        head = f"{next(iter(names))} {head}"
    text = f"{head}{mark}{owner}"
    return teller.make(
        fact, text, (*plain.unit.values, text), plain.gives, plain.day, plain.weight
    )


def grounds(teller: Teller, fact: MilestoneStatus) -> Candidate:
    """Tell how a milestone stands, with the rule or the words by which it does."""
    plain = milestone(teller, fact)
    head = plain.unit.text.rstrip(".").partition("; ")[0]
    why = spoken(fact.why, teller.as_of)
    moved = fact.state in {MilestoneState.MOVED, MilestoneState.MET}
    text = head if moved or not why else f"{head}: {why}"
    proofs = (fact.doubt, fact.shortfall)
    words = [
        f"{quoted(proof.quote)}" for proof in proofs if proof and proof.quote not in why
    ]
    text = "; ".join([text, *words])
    fact = fact.model_copy(
        update={"evidence": (*fact.evidence, *(one for one in proofs if one))}
    )
    return teller.make(
        fact,
        text,
        (*plain.unit.values, why, text),
        plain.gives,
        plain.day,
        plain.weight,
    )


def counted(teller: Teller, text: str, of: Iterable[str]) -> Candidate:
    """Tell a number of things that code counted; `of` are the titles of all of them."""
    titles: Sequence[str] = sorted(of)
    fact = Fact(
        id=stable_id("cnt", text, *titles),
        subject="",
        title=text,
        evidence=(Computed(rule=text, inputs=tuple(titles)),),
    )
    return teller.make(fact, text, (text,), {Wanted.STATE}, teller.as_of)
