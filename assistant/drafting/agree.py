"""Whether the drafts for different audiences tell the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from assistant.domain.drafts import (
    Author,
    Claim,
    ClaimState,
    Disagreement,
    Draft,
    Verdict,
)
from assistant.domain.facts import Colour
from assistant.drafting.said_states import are_against, states_in
from assistant.drafting.unsaid import unsaid
from assistant.gate.sentence import Sentence, analyse

_ByUnit = dict[str, set[object]]
_MORE = re.compile(r"\band [\w,]+ more\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")


def agreed(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts, each with what it tells otherwise than another one."""
    problems: dict[str, list[Disagreement]] = {draft.id: [] for draft in drafts}
    for one, other in combinations(drafts, 2):
        for problem in _problems(one, other):
            problems[one.id].append(
                Disagreement(audience=other.audience, problem=problem)
            )
            problems[other.id].append(
                Disagreement(audience=one.audience, problem=problem)
            )
    return tuple(
        draft.model_copy(update={"agreement": tuple(problems[draft.id])})
        for draft in drafts
    )


def disagreements(draft: Draft, others: Iterable[Draft]) -> tuple[Disagreement, ...]:
    """Return what the draft tells otherwise than those for other audiences."""
    return tuple(
        Disagreement(audience=other.audience, problem=problem)
        for other in others
        for problem in _problems(draft, other)
    )


def coloured_otherwise(
    draft: Draft, audience: str, colour: Colour
) -> tuple[Disagreement, ...]:
    """Return that an audience was sent another colour, in words not made here."""
    if draft.health is colour:
        return ()
    problem = (
        f"{draft.audience} says {draft.health}, "
        f"{audience} says {colour} in the update that was brought in"
    )
    return (Disagreement(audience=audience, problem=problem),)


def _problems(one: Draft, other: Draft) -> list[str]:
    problems = []
    if one.health is not other.health:
        problems.append(
            f"{one.audience} says {one.health}, {other.audience} says {other.health}"
        )
    mine, theirs = _by_facts(one), _by_facts(other)
    for facts in sorted(mine.keys() & theirs.keys(), key=sorted):
        if _is_rendered(mine[facts]) and _is_rendered(theirs[facts]):
            continue
        for what, extract in (("dates", _days), ("figures", _figures)):
            a = extract(_read(_told(mine[facts]), one))
            b = extract(_read(_told(theirs[facts]), other))
            if _differ(a, b):
                problems.append(_differing(what, mine[facts], theirs[facts]))
    for claim, counterpart in _of_one_matter(one, other):
        problems += [
            _differing(what, claim, counterpart)
            for what in (
                *_replaced(claim, one, counterpart, other),
                *_replaced(counterpart, other, claim, one),
            )
        ]
    pairs = (*unsaid(one, other), *((c, e) for e, c in unsaid(other, one)))
    problems += [_differing("states", *pair) for pair in pairs]
    return list(dict.fromkeys(problems))


def _differing(what: str, mine: Claim, theirs: Claim) -> str:
    return f"{what} differ: “{mine.text}” against “{theirs.text}”"


def _of_one_matter(one: Draft, other: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Yield the sentences of two drafts that tell a fact in common.

    A first sentence counts facts that others tell, so it is held to the other first.
    """
    yield one.headline, other.headline
    for mine, theirs in product(_in_sections(one), _in_sections(other)):
        if not set(theirs.facts).isdisjoint(mine.facts):
            yield mine, theirs


def _in_sections(draft: Draft) -> list[Claim]:
    return [
        claim for claim in draft.claims[1:] if claim.state is not ClaimState.DROPPED
    ]


def _replaced(
    edited: Claim, draft: Draft, counterpart: Claim, other: Draft
) -> Iterator[str]:
    """Yield in what a person put something else for what the other one still tells."""
    if edited.author is not Author.PERSON or not edited.from_facts:
        return
    if ClaimState.DROPPED in {edited.state, counterpart.state}:
        return
    before, now = _read(edited.from_facts, draft), _read(edited.text, draft)
    told = _read(counterpart.text, other)
    for what, extract in _COMPARED:
        was, new, theirs = extract(before), extract(now), extract(told)
        if any(
            theirs[unit] & (was[unit] - new[unit])
            and new[unit] - was[unit]
            and theirs[unit].isdisjoint(new[unit] - was[unit])
            for unit in was.keys() & new.keys() & theirs.keys()
        ):
            yield what
    if _is_renamed(edited.from_facts, edited.text, counterpart.text):
        yield "names"
    if _is_reversed(
        *map(states_in, (edited.from_facts, edited.text, counterpart.text))
    ):
        yield "states"


def _is_renamed(was: str, now: str, told: str) -> bool:
    """Whether another name took the place of one that is told elsewhere."""
    gone = [name for name in _NAME.findall(was) if name in told and name not in now]
    new = [name for name in _NAME.findall(now) if name not in was]
    return bool(gone and new) and not any(name in told for name in new)


def _is_reversed(
    was: frozenset[str], now: frozenset[str], told: frozenset[str]
) -> bool:
    """Whether the opposite of what is told elsewhere took its place."""
    anew = now - was
    return are_against(anew, told & (was - now)) and told.isdisjoint(anew)


def _by_facts(draft: Draft) -> dict[frozenset[str], Claim]:
    """Return the sentences that stand, by the facts that they tell."""
    return {
        frozenset(claim.facts): claim
        for claim in draft.claims
        if claim.facts and claim.state is not ClaimState.DROPPED
    }


def _told(claim: Claim) -> str:
    """Return the sentence without its count of what it does not name."""
    return _MORE.sub("", claim.text)


def _is_rendered(claim: Claim) -> bool:
    """Whether code wrote it from its facts; two such differ in length alone."""
    return claim.author is Author.RULES and claim.verdict is Verdict.SUPPORTED


def _differ(mine: _ByUnit, theirs: _ByUnit) -> bool:
    """Whether, in one unit, each of two sets has what the other has not."""
    return any(
        not (mine[unit] <= theirs[unit] or theirs[unit] <= mine[unit])
        for unit in mine.keys() & theirs.keys()
    )


def _read(text: str, draft: Draft) -> Sentence:
    return analyse(text, draft.as_of, frozenset(), None)


def _days(sentence: Sentence) -> _ByUnit:
    days: set[object] = {d.readings[0][1:] for d in sentence.days if d.readings}
    return {"date": days} if days else {}


def _figures(sentence: Sentence) -> _ByUnit:
    figures: _ByUnit = {}
    for amount in sentence.amounts:
        if amount.values:
            figures.setdefault(amount.unit, set()).add(amount.values[0])
    return figures


_COMPARED: tuple[tuple[str, Callable[[Sentence], _ByUnit]], ...] = (
    ("dates", _days),
    ("figures", _figures),
)
