"""Decisions folded over a draft and its flags: pure, the same in every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from assistant.domain.drafts import (
    Author,
    Claim,
    ClaimState,
    Disagreement,
    Draft,
    Section,
    Uncovered,
    Verdict,
    Withheld,
)
from assistant.domain.evidence import Quote
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.review.colour import answered, chosen_colour, grounded_anew, reworded
from assistant.review.targets import disagreement_id, scoped

ItemT = TypeVar("ItemT", Uncovered, Withheld, Disagreement)


class Judgement(Protocol):
    """What the gate says of a sentence."""

    @property
    def verdict(self) -> Verdict:
        """Whether the evidence carries the sentence."""
        ...

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why not, in words."""
        ...

    @property
    def at_fault(self) -> tuple[str, ...]:
        """The words that nothing carries."""
        ...


Judge = Callable[[str, Claim], Judgement]
"""Judges a new wording of a claim by the claim's own facts and evidence."""
Write = Callable[[str], Claim | None]
"""Writes the sentence of a fact that the draft leaves out; None where it has none."""
Cite = Callable[[str], Quote | None]
"""Finds the words that a reference names; None where the sources lost them."""
LeftOut = Callable[[Draft, Draft], tuple[Uncovered, ...]]
"""Tells which material facts of a draft as it was made the decided one leaves out."""


def nothing_left_out(_made: Draft, _decided: Draft) -> tuple[Uncovered, ...]:
    """Return no facts: what the reader wants to know is not at hand."""
    return ()


@dataclass(frozen=True, slots=True)
class Means:
    """What decisions are carried out with."""

    judge: Judge
    write: Write
    cite: Cite
    left_out: LeftOut = nothing_left_out


_ALSO = "Also"
_SETTLED = {
    Verb.ANSWER: "flag answered: {0.text}",
    Verb.DISMISS: "flag dismissed: {0.reason}",
    Verb.RAID: "flag proposed for the RAID log: {0.text}",
}


def fold_draft(draft: Draft, entries: Iterable[JournalEntry], means: Means) -> Draft:
    """Return the draft as the decisions leave it; an edit is judged anew.

    So is a claim that a person gave more evidence. What the decisions take out joins
    what the draft leaves out.
    """
    decisions = standing(entries)
    judge = means.judge
    draft, told = _with_told(draft, decisions, means.write, judge)
    by_target: dict[str, list[JournalEntry]] = defaultdict(list)
    for entry in decisions:
        by_target[entry.target].append(entry)
    of_draft = by_target.get(draft.id, [])

    chosen = chosen_colour(draft, decisions)

    def judged(text: str, claim: Claim) -> Judgement:
        is_first = claim.id == draft.headline.id
        return judge(answered(text, chosen) if chosen and is_first else text, claim)

    def decided(claim: Claim) -> Claim:
        own = [*by_target.get(claim.id, ()), *of_draft]
        for entry in sorted(own, key=lambda entry: entry.seq) if own else ():
            claim = _decide(claim, entry, judged, means.cite)
        return claim

    if chosen is None:
        folded = _with_left_out(draft, _each_claim(draft, decided), means)
        return _settle(folded, decisions, told)
    first = grounded_anew(draft.headline, chosen)
    grounded = draft.model_copy(update={"headline": first})
    folded = _with_left_out(grounded, _each_claim(grounded, decided), means)
    folded = _settle(folded, decisions, told)
    return folded.model_copy(
        update={
            "health": chosen.colour,
            "headline": reworded(folded.headline, chosen),
        }
    )


def _with_left_out(made: Draft, decided: Draft, means: Means) -> Draft:
    """Add what the decisions took out to what the draft leaves out."""
    more = means.left_out(made, decided)
    if not more:
        return decided
    return decided.model_copy(update={"uncovered": (*decided.uncovered, *more)})


def released_in(draft_id: str, decisions: Iterable[JournalEntry]) -> frozenset[str]:
    """Return the ids of the facts that standing decisions release for one draft."""
    scope = f"{draft_id}/"
    return frozenset(
        entry.target.removeprefix(scope)
        for entry in decisions
        if entry.verb is Verb.RELEASE and entry.target.startswith(scope)
    )


def accept_supported(claim: Claim) -> Claim:
    """Accept the claim if nobody decided yet and its evidence carries it."""
    if claim.state is not ClaimState.UNDECIDED or claim.stale:
        return claim
    if claim.verdict is not Verdict.SUPPORTED:
        return claim
    return claim.model_copy(update={"state": ClaimState.ACCEPTED})


def accept_all_supported(draft: Draft) -> Draft:
    """Accept every undecided claim whose evidence carries it."""
    return _each_claim(draft, accept_supported)


def _decide(claim: Claim, entry: JournalEntry, judge: Judge, cite: Cite) -> Claim:
    if entry.verb is Verb.DROP:
        return claim.model_copy(update={"state": ClaimState.DROPPED})
    if entry.verb is not Verb.ACCEPT:
        return _worded_anew(claim, entry, judge, cite) if entry.text else claim
    if entry.target != claim.id:
        return accept_supported(claim)
    if claim.verdict is Verdict.UNSUPPORTED:
        return claim
    return claim.model_copy(update={"state": ClaimState.ACCEPTED})


def _worded_anew(claim: Claim, entry: JournalEntry, judge: Judge, cite: Cite) -> Claim:
    """Give the claim other words, or more that carry them."""
    text = entry.text or ""
    if entry.verb is Verb.EDIT:
        return _edit(claim, text, judge)
    if entry.verb is Verb.ATTACH:
        return _attach(claim, cite(text), judge)
    if entry.verb is not Verb.REDRAFT:
        return claim
    written_by = Author(entry.reason) if entry.reason else Author.RULES
    return _edit(claim, text, judge).model_copy(update={"author": written_by})


def _edit(claim: Claim, text: str, judge: Judge) -> Claim:
    """A wording that its evidence carries is accepted; another waits for a decision."""
    found = judge(text, claim)
    return claim.model_copy(
        update={
            "text": text,
            "verdict": found.verdict,
            "reasons": tuple(found.reasons),
            "at_fault": tuple(found.at_fault),
            "author": Author.PERSON,
            "state": ClaimState.ACCEPTED
            if found.verdict is Verdict.SUPPORTED
            else ClaimState.UNDECIDED,
        }
    )


def _attach(claim: Claim, quote: Quote | None, judge: Judge) -> Claim:
    """Judge the claim with one quote more; it is stale where the quote is gone."""
    if quote is None:
        return claim.model_copy(update={"stale": True})
    more = claim.model_copy(update={"evidence": (*claim.evidence, quote)})
    found = judge(claim.text, more)
    return more.model_copy(
        update={
            "verdict": found.verdict,
            "reasons": tuple(found.reasons),
            "at_fault": tuple(found.at_fault),
        }
    )


def _with_told(
    draft: Draft, decisions: Iterable[JournalEntry], write: Write, judge: Judge
) -> tuple[Draft, Mapping[str, str]]:
    """Add a claim for each left-out fact that is told, in its section.

    Returns:
        The draft, and the added claims' ids by their facts.
    """
    scope = f"{draft.id}/"
    wordings = {
        entry.target.removeprefix(scope): entry.text
        for entry in decisions
        if entry.verb is Verb.TELL and entry.target.startswith(scope)
    }
    told: dict[str, str] = {}
    for fact, wording in wordings.items():
        claim = write(fact)
        if claim is None:
            continue
        draft = _added(draft, _worded(claim, wording or claim.text, judge))
        told[fact] = claim.id
    return draft, told


def _worded(claim: Claim, text: str, judge: Judge) -> Claim:
    edited = _edit(claim, text, judge)
    return edited.model_copy(
        update={"author": claim.author if text == claim.text else Author.PERSON}
    )


def _added(draft: Draft, claim: Claim) -> Draft:
    """Put the claim at the end of its section, or into one of its own."""
    if all(section.name != claim.section for section in draft.sections):
        own = Section(name=claim.section, title=_ALSO)
        draft = draft.model_copy(update={"sections": (*draft.sections, own)})
    sections = tuple(
        section.model_copy(update={"claims": (*section.claims, claim)})
        if section.name == claim.section
        else section
        for section in draft.sections
    )
    return draft.model_copy(update={"sections": sections})


def _each_claim(draft: Draft, change: Callable[[Claim], Claim]) -> Draft:
    sections = tuple(
        Section(
            name=section.name,
            title=section.title,
            claims=tuple(change(claim) for claim in section.claims),
        )
        for section in draft.sections
    )
    return draft.model_copy(
        update={"headline": change(draft.headline), "sections": sections}
    )


def _settle(
    draft: Draft, decisions: Sequence[JournalEntry], told: Mapping[str, str]
) -> Draft:
    """Waive, release and accept what the draft leaves out or tells differently.

    `told` are claims that a person added, by the facts that were left out. A flag that
    was answered, dismissed or put into the RAID log needs no second decision where the
    same flag is a fact that the draft leaves out.
    """
    settles = {Verb.WAIVE, Verb.RELEASE, Verb.ACCEPT}
    reasons = {
        entry.target: entry.reason for entry in decisions if entry.verb in settles
    }
    flags = {
        entry.target: _SETTLED[entry.verb].format(entry)
        for entry in decisions
        if entry.verb in _SETTLED
    }
    standing_claims = {
        claim.id for claim in draft.claims if claim.state is not ClaimState.DROPPED
    }
    return draft.model_copy(
        update={
            "uncovered": tuple(
                _with_reason(item, "waived", reasons, scoped(draft, item.fact), flags)
                for item in draft.uncovered
                if told.get(item.fact) not in standing_claims
            ),
            "withheld": tuple(
                _with_reason(item, "released", reasons, scoped(draft, item.fact))
                for item in draft.withheld
            ),
            "agreement": tuple(
                _with_reason(
                    item, "accepted", reasons, scoped(draft, disagreement_id(item))
                )
                for item in draft.agreement
            ),
        }
    )


def _with_reason(
    item: ItemT,
    field: str,
    reasons: Mapping[str, str | None],
    target: str,
    flags: Mapping[str, str] | None = None,
) -> ItemT:
    """Put into the field why the item is settled, by itself or as a flag."""
    as_flag = (flags or {}).get(target.rpartition("/")[2])
    reason = reasons.get(target) or as_flag or getattr(item, field)
    return item.model_copy(update={field: reason})
