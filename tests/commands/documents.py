"""The JSON documents of the interface contract; more keys than these are allowed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Document(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


Day = Annotated[date, Field(strict=False)]
Colour = Literal["green", "amber", "red", "unknown"]
Severity = Literal["high", "medium", "low"]


class Quote(Document):
    kind: Literal["quote"]
    source: str = Field(min_length=1)
    locator: str
    quote: str = Field(min_length=1, max_length=300)
    as_of: Day
    dated: Day | None
    author: str | None
    stance: Literal["supports", "contradicts"]


class Computed(Document):
    kind: Literal["computed"]
    rule: str = Field(min_length=1)
    inputs: list[str]
    source: Literal[""]
    quote: Literal[""]


Evidence = Annotated[Quote | Computed, Field(discriminator="kind")]
Cited = Annotated[list[Evidence], Field(min_length=1)]


class Action(Document):
    id: str
    what: str = Field(min_length=1)
    owner: str | None
    owner_text: str | None
    due: Day | None
    due_text: str | None
    strength: Literal["committed", "tentative", "suggested", "question"]
    status: Literal["open", "done", "overdue", "dropped"]
    raised: Day
    mentions: list[Evidence]
    evidence: Cited


class Actions(Document):
    as_of: Day
    actions: list[Action]


class Decision(Document):
    id: str
    what: str = Field(min_length=1)
    decided_by: str | None
    decided_on: Day | None
    supersedes: str | None
    evidence: Cited


class Decisions(Document):
    as_of: Day
    decisions: list[Decision]


class Statement(Document):
    id: str
    kind: Literal["risk", "issue", "blocker", "dependency", "assumption"]
    what: str = Field(min_length=1)
    polarity: Literal["asserted", "conditional"]
    raid: str | None
    evidence: Cited


class Statements(Document):
    as_of: Day
    statements: list[Statement]


class Change(Document):
    id: str
    kind: Literal[
        "done",
        "started",
        "blocked",
        "unblocked",
        "reopened",
        "date_slipped",
        "date_pulled_in",
        "scope_added",
        "scope_removed",
        "reassigned",
        "reestimated",
        "vanished",
        "risk_opened",
        "risk_closed",
        "risk_score_up",
        "risk_score_down",
        "issue_opened",
        "issue_closed",
        "assumption_broken",
        "dependency_late",
        "milestone_met",
        "milestone_missed",
        "decision",
        "ci_broken",
        "ci_fixed",
    ]
    subject: str = Field(min_length=1)
    title: str
    before: str | None = Field(alias="from")
    after: str | None = Field(alias="to")
    on: Day
    evidence: Cited


class Changes(Document):
    since: Day
    as_of: Day
    changes: list[Change]


class Flag(Document):
    id: str
    kind: Literal[
        "risk_not_in_raid",
        "raid_not_discussed",
        "contradiction",
        "watermelon",
        "omitted_from_update",
        "scope_creep",
        "stale",
        "no_outcome_meeting",
        "overdue_action",
        "repeated_action",
        "dependency_at_risk",
        "missing_owner",
        "single_point_of_failure",
        "hedged_commitment",
        "slip",
        "ci_red",
        "injection_attempt",
    ]
    subject: str = Field(min_length=1)
    severity: Severity
    title: str = Field(min_length=1)
    why: str = Field(min_length=1)
    question: str = Field(min_length=1, pattern=r"^[^\n]+$")
    first_seen: Day
    status: Literal["open", "answered", "dismissed", "resolved"]
    evidence: Cited


class Flags(Document):
    as_of: Day
    flags: list[Flag]


class Dimension(Document):
    colour: Colour
    why: str = Field(min_length=1)
    rule: str = Field(min_length=1)
    evidence: list[Evidence]


class Dimensions(Document):
    schedule: Dimension
    scope: Dimension
    cost: Dimension
    quality: Dimension
    resources: Dimension


class Previous(Document):
    as_of: Day
    overall: Colour


class Claimed(Document):
    colour: Colour
    by: str
    reason: str


class Coverage(Document):
    sources: int
    newest: Day | None
    gaps: list[str]


class Health(Document):
    as_of: Day
    overall: Colour
    dimensions: Dimensions
    previous: Previous | None
    claimed: Claimed | None
    coverage: Coverage


class Claim(Document):
    id: str
    text: str = Field(min_length=1)
    verdict: Literal["supported", "unsupported", "needs_review"]
    reasons: list[str]
    facts: list[str]
    evidence: list[Evidence]


class Counts(Document):
    records: int
    passages: int
    rows_refused: int


class Problem(Document):
    where: str
    what: str = Field(min_length=1)
    fix: str = Field(min_length=1)


class ReadFile(Document):
    path: str = Field(min_length=1)
    kind: str | None
    outcome: Literal["ingested", "partial", "refused", "unchanged"]
    label: Literal["client", "internal", "restricted"] | None
    counts: Counts
    problems: list[Problem]
    unmapped: dict[str, list[str]]
    looks_cut: str | None
    as_of_from: str


class Ingested(Document):
    as_of: Day | None
    files: list[ReadFile]


class Source(Document):
    path: str
    kind: str
    as_of: Day
    counts: Counts
    unmapped: dict[str, list[str]]


class Sources(Document):
    as_of: Day
    sources: list[Source] = Field(min_length=1)


class Hit(Document):
    evidence: Quote
    score: float


class Result(Document):
    query: str
    passages: list[Hit] = Field(min_length=1)


class Results(Document):
    results: list[Result] = Field(min_length=1)


class More(Document):
    count: int
    command: str


class Answer(Document):
    question: str
    as_of: Day
    audience: str | None
    answered: bool
    answer: list[Claim]
    nearest: list[Hit]
    more: More | None = None


class Item(Document):
    id: str
    title: str | None
    evidence: list[Evidence]


class Milestones(Document):
    as_of: Day
    milestones: list[Item] = Field(min_length=1)


class Record(Document):
    id: str
    title: str
    source: str
    locator: str


class Raid(Document):
    as_of: Day
    raid: list[Record] = Field(min_length=1)


class Tickets(Document):
    as_of: Day
    tickets: list[Record] = Field(min_length=1)


class Person(Document):
    name: str
    role: str | None
    aliases: list[str]


class People(Document):
    as_of: Day
    people: list[Person] = Field(min_length=1)


class Sent(Document):
    id: str
    audience: str
    as_of: Day
    health: Colour | None


class Updates(Document):
    updates: list[Sent]


class Check(Document):
    name: str
    ok: bool
    found: str


class Checks(Document):
    ok: bool
    checks: list[Check]
