"""Whether the drafts for different audiences tell the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.domain.drafts import Claim, ClaimState, Disagreement, Draft
from assistant.gate.sentence import analyse

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
        for what, extract in (("dates", _days), ("figures", _figures)):
            a, b = extract(mine[facts], one), extract(theirs[facts], other)
            if a and b and not (a <= b or b <= a):
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


def _days(claim: Claim, draft: Draft) -> set[object]:
    found = analyse(_told(claim), draft.as_of, frozenset(), None).days
    return {day.readings[0][1:] for day in found if day.readings}


def _figures(claim: Claim, draft: Draft) -> set[object]:
    found = analyse(_told(claim), draft.as_of, frozenset(), None).amounts
    return {amount.values[0] for amount in found if amount.values}
