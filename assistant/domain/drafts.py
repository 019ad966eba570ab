"""A draft: claims, the facts and evidence that carry them, and what is left out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import chain

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.evidence import Evidence
from assistant.domain.facts import Colour, Coverage, Severity
from assistant.domain.labels import Label


class Verdict(StrEnum):
    """Whether the evidence carries the sentence."""

    SUPPORTED = "supported"
    NEEDS_REVIEW = "needs_review"
    UNSUPPORTED = "unsupported"


class Author(StrEnum):
    """Who wrote a sentence."""

    RULES = "rules"
    MODEL = "model"
    PERSON = "person"


class ClaimState(StrEnum):
    """What the reviewer decided about a claim."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class Claim(Frozen):
    """One sentence with the facts and the evidence that carry it.

    `values` are the numbers, dates, ids and names that code rendered from the facts;
    the gate lets a sentence use these and what the evidence says, nothing else;
    `relations` are the values that belong to one fact each.
    `rendered` is the sentence that code wrote from the facts, by which another wording
    is judged; empty in drafts that were kept without it.
    `at_fault` are the words that nothing carries.
    """

    id: str
    section: str
    text: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    values: tuple[str, ...] = ()
    relations: tuple[tuple[str, ...], ...] = ()
    rendered: str = Field(default="", exclude_if=lambda rendered: not rendered)
    author: Author = Author.RULES
    state: ClaimState = ClaimState.UNDECIDED
    stale: bool = False

    @property
    def from_facts(self) -> str:
        """The sentence that code wrote, as far as the draft was kept with it."""
        return self.rendered or (self.text if self.author is Author.RULES else "")


class Section(Frozen):
    """Claims under one title."""

    name: str
    title: str
    claims: tuple[Claim, ...] = ()


class Uncovered(Frozen):
    """A material fact that the draft does not mention.

    `counted` says that a sentence counts it ("nine more") without naming it, and
    `taken_out` that it was told until a person dropped or reworded its sentences.
    """

    fact: str
    subject: str
    title: str = Field(default="", exclude_if=lambda title: not title)
    counted: bool = Field(default=False, exclude_if=lambda counted: not counted)
    taken_out: bool = Field(default=False, exclude_if=lambda taken: not taken)
    severity: Severity
    why: str
    evidence: tuple[Evidence, ...] = ()
    waived: str | None = None


class Withheld(Frozen):
    """A fact that must not reach this audience unless it is released."""

    fact: str
    subject: str
    label: Label
    why: str
    evidence: tuple[Evidence, ...] = ()
    released: str | None = None


class Disagreement(Frozen):
    """Where two audiences' drafts tell different things."""

    audience: str = Field(serialization_alias="with")
    problem: str
    accepted: str | None = None


class Run(Frozen):
    """What a draft was made with.

    `settings` are digests of the tables of the settings that it depends on, `program`
    is the program's version with that of its rules; both are empty in drafts that were
    kept without them.
    """

    prompts: dict[str, str] = Field(default_factory=dict)
    model: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    inputs_digest: str
    revision: int
    notices: tuple[str, ...] = ()
    settings: dict[str, str] = Field(
        default_factory=dict, exclude_if=lambda settings: not settings
    )
    program: str = Field(default="", exclude_if=lambda program: not program)


class Draft(Frozen):
    """An update that a person has yet to approve."""

    id: str
    audience: str
    title: str
    as_of: date
    since: date | None
    engine: str
    health: Colour
    headline: Claim
    next_update: date
    sections: tuple[Section, ...]
    uncovered: tuple[Uncovered, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    agreement: tuple[Disagreement, ...] = ()
    coverage: Coverage
    run: Run

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The headline and every section's claims, in reading order."""
        told = (section.claims for section in self.sections)
        return (self.headline, *chain.from_iterable(told))


class Update(Frozen):
    """An approved draft: immutable, with the digest of all that went in.

    `body` is the Markdown that was approved; `digest` covers it and `prev_digest`.
    """

    id: str
    draft: Draft
    approved_by: str
    health: Colour
    health_reason: str | None = None
    body: str
    digest: str
    prev_digest: str | None
    revision: int
