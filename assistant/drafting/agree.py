"""Whether the drafts for different audiences tell the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.domain.drafts import (
    Author,
    Claim,
    ClaimState,
    Disagreement,
    Draft,
    Verdict,
)
from assistant.gate.sentence import analyse

_ByUnit = dict[str, set[object]]
_MORE = re.compile(r"\band [\w,]+ more\b")


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
            a, b = extract(mine[facts], one), extract(theirs[facts], other)
            if _differ(a, b):
                problems.append(
                    f"{what} differ: “{mine[facts].text}” against "
                    f"“{theirs[facts].text}”"
                )
    return problems


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


def _days(claim: Claim, draft: Draft) -> _ByUnit:
    found = analyse(_told(claim), draft.as_of, frozenset(), None).days
    days: set[object] = {day.readings[0][1:] for day in found if day.readings}
    return {"date": days} if days else {}


def _figures(claim: Claim, draft: Draft) -> _ByUnit:
    figures: _ByUnit = {}
    for amount in analyse(_told(claim), draft.as_of, frozenset(), None).amounts:
        if amount.values:
            figures.setdefault(amount.unit, set()).add(amount.values[0])
    return figures
