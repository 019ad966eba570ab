"""The JSON documents of a draft in the interface contract."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tests.commands.documents import (
    Cited,
    Claim,
    Colour,
    Coverage,
    Day,
    Document,
    Severity,
)


class Section(Document):
    name: str
    title: str
    claims: list[Claim]


class Uncovered(Document):
    fact: str
    subject: str
    severity: Severity
    why: str = Field(min_length=1)
    evidence: Cited


class Withheld(Document):
    fact: str
    subject: str
    label: Literal["client", "internal", "restricted"]
    why: str = Field(min_length=1)
    evidence: Cited


class Disagreement(Document):
    audience: str = Field(alias="with")
    problem: str = Field(min_length=1)


class Run(Document):
    prompts: dict[str, str]
    model: str | None
    tokens_in: int
    tokens_out: int
    cost_usd: float | None
    inputs_digest: str


class Draft(Document):
    id: str
    audience: str
    as_of: Day
    since: Day | None
    engine: str
    health: Colour
    headline: Claim
    next_update: Day
    sections: list[Section]
    uncovered: list[Uncovered]
    withheld: list[Withheld]
    agreement: list[Disagreement]
    coverage: Coverage
    run: Run


class Drafts(Document):
    drafts: list[Draft] = Field(min_length=1)
