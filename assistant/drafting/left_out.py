"""What a person's decisions take out of a draft that its reader would want to know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.domain.drafts import Claim, ClaimState, Draft, Uncovered
from assistant.domain.facts import Change, ChangeKind, Fact, Severity
from assistant.drafting.cover import material, new_day, not_told, says_day
from assistant.drafting.told import Told

_GOOD_NEWS = frozenset(
    {
        ChangeKind.DONE,
        ChangeKind.MILESTONE_MET,
        ChangeKind.UNBLOCKED,
        ChangeKind.DATE_PULLED_IN,
        ChangeKind.RISK_CLOSED,
        ChangeKind.RISK_SCORE_DOWN,
        ChangeKind.ISSUE_CLOSED,
    }
)
"""Who leaves these out hides nothing from the reader."""


def left_out(told: Told, made: Draft, decided: Draft) -> tuple[Uncovered, ...]:
    """Return the material facts that the draft told as it was made and no more.

    A dropped sentence tells nothing; one with other words tells what it still names,
    and a move only with its new day.
    """
    before = {claim.id: claim for claim in made.claims}
    changed = {claim.id for claim in decided.claims if _is_changed(claim, before)}
    taken = {fact for name in changed if name in before for fact in before[name].facts}
    if not taken:
        return ()
    named = _Naming(told)
    standing = [one for one in decided.claims if one.state is not ClaimState.DROPPED]
    first = decided.headline.id
    found = []
    for fact, severity in material(told):
        if fact.id not in taken or fact.id in {one.fact for one in made.uncovered}:
            continue
        carriers = (one for one in standing if fact.id in one.facts)
        if not any(
            named.still(fact, one, before.get(one.id), counts=one.id == first)
            for one in carriers
        ):
            item = not_told(told, fact, _weight(fact, severity))
            found.append(item.model_copy(update={"taken_out": True}))
    return tuple(sorted(found, key=lambda item: (item.severity.rank, item.fact)))


def _is_changed(claim: Claim, before: Mapping[str, Claim]) -> bool:
    was = before.get(claim.id)
    dropped = claim.state is ClaimState.DROPPED
    return was is not None and (dropped or claim.text != was.text)


def _weight(fact: Fact, severity: Severity) -> Severity:
    good = isinstance(fact, Change) and fact.kind in _GOOD_NEWS
    return Severity.MEDIUM if good and severity is Severity.HIGH else severity


class _Naming:
    """Whether words name a fact, and give the new day of a move."""

    def __init__(self, told: Told) -> None:
        facts = [fact for fact, _ in material(told)]
        self._titles = {name for fact in facts for name in _names(fact)}

    def still(
        self, fact: Fact, claim: Claim, was: Claim | None, *, counts: bool
    ) -> bool:
        """Whether a standing sentence tells the fact as it did when it was made.

        `counts` says that the sentence counts what it does not name.
        """
        if was is None:
            return True
        if not self._stretches(fact, was.text):
            return not counts
        after = self._stretches(fact, claim.text)
        day = new_day(fact)
        if day is None or not _any(day, self._stretches(fact, was.text)):
            return bool(after)
        return _any(day, after)

    def _stretches(self, fact: Fact, text: str) -> list[str]:
        """Return what stands behind each place where the fact is named."""
        words = text.casefold()
        starts = _places(words, _names(fact))
        others = _places(words, self._titles - _names(fact))
        return [
            text[at : min([o for o in others if o > at], default=len(text))]
            for at in starts
        ]


def _any(day: date, stretches: Iterable[str]) -> bool:
    return any(says_day(stretch, day) for stretch in stretches)


def _names(fact: Fact) -> frozenset[str]:
    names = (fact.title.rstrip("."), fact.subject)
    return frozenset(name.casefold() for name in names if name)


def _places(words: str, names: Iterable[str]) -> list[int]:
    return [
        found.start()
        for name in names
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    ]
