"""How an action that was said several times is shown: by its firmest words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.sourced import Found
from assistant.extract.tasks.phrasing import ELIDED
from assistant.facts.actions.asked_work import asks_the_same

Saying = Found[ActionFinding]

_RANK = (
    Strength.SUGGESTED,
    Strength.QUESTION,
    Strength.TENTATIVE,
    Strength.COMMITTED,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The words, owner, day and strength of an action, and what carries them."""

    what: str
    owner: str | None
    owner_text: str | None
    due: date | None
    due_text: str | None
    was: date | None
    strength: Strength
    evidence: tuple[Quote, ...]


def shown(sayings: Sequence[Saying]) -> Shown:
    """Tell an action by its firmest sayings.

    A promise is not undone by a later mention, and only words as firm give it another
    day; what began as a wish is told by the newest of its firmest words. Words and day
    are of one saying, or of two that ask for the same thing. The evidence begins with
    the first words.
    """
    said = sorted(sayings, key=lambda one: one.passage.dated)
    firm = _firmest(said)
    promised = firm[0] is said[0]
    leads = firm if promised else firm[::-1]
    lead = next((one for one in (*leads, *said) if _tells(one)), leads[0])
    owner = _owned(said, firm)
    due = _dated(said, leads, owner)
    if due and _tells(due) and not asks_the_same(lead.finding.what, due.finding.what):
        lead = due
    first = sayings[0].evidence
    return Shown(
        what=lead.finding.what,
        owner=owner.finding.owner if owner else None,
        owner_text=owner.finding.owner_text if owner else None,
        due=due.finding.due if due else None,
        due_text=due.finding.due_text if due else None,
        was=_was(said, due),
        strength=firm[0].finding.strength,
        evidence=tuple(
            dict.fromkeys(
                (first, lead.evidence, *((due.evidence,) if due is not None else ()))
            )
        ),
    )


def _rank(one: Saying) -> int:
    return _RANK.index(one.finding.strength)


def _firmest(said: Sequence[Saying]) -> list[Saying]:
    """Return those of the firmest grade, oldest first.

    Where nobody owns it, what somebody might do does not make it firmer.
    """
    owned = _owned(said, said) is not None
    counted = [one for one in said if owned or not one.finding.owner_text]
    top = max(map(_rank, counted))
    return [one for one in counted if _rank(one) == top]


def _owned(said: Sequence[Saying], firm: Sequence[Saying]) -> Saying | None:
    """The newest owner, of the firmest words where they name one.

    Work that was nobody's is only given by a firm saying.
    """
    for sayings in (firm, said):
        named = [one for one in sayings if one.finding.owner_text]
        if not said[0].finding.owner_text:
            named = [one for one in named if one.finding.strength is Strength.COMMITTED]
        if named:
            return named[-1]
    return None


def _dated(
    said: Sequence[Saying], leads: Sequence[Saying], owner: Saying | None
) -> Saying | None:
    """The newest leading words that set a day, else words of the same person."""
    name = owner.finding.owner_text if owner else None
    others = [one for one in said if one.finding.owner_text in {None, name}]
    for sayings in (leads, others):
        ordered = sorted(sayings, key=lambda one: one.passage.dated)
        dated = [one for one in ordered if one.finding.due]
        dated = dated or [one for one in ordered if one.finding.due_text]
        if dated:
            newest = dated[-1].passage.dated
            return next(one for one in dated if one.passage.dated == newest)
    return None


def _was(said: Sequence[Saying], due: Saying | None) -> date | None:
    """Return the day that it had last before firm words gave it a later one."""
    if due is None or due.finding.due is None:
        return None
    known = [
        one.finding.due
        for one in said
        if one.finding.due
        and one.finding.strength is Strength.COMMITTED
        and one.passage.dated < due.passage.dated
    ]
    return known[-1] if known and known[-1] < due.finding.due else None


def _tells(one: Saying) -> bool:
    """Whether the wording names its object; "do it" leans on its context."""
    what = one.finding.what
    return " " in what and not ELIDED.match(what.partition(" (")[0])
