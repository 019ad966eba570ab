"""What is computed from the ledger: changes, milestones, health, flags, registers."""

from __future__ import annotations

import operator
from datetime import date
from enum import StrEnum

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.findings import RULES, Polarity, StatementKind, Strength
from assistant.domain.labels import Label


class ChangeKind(StrEnum):
    """What can be different between two days; meanings in the interface contract."""

    DONE = "done"
    STARTED = "started"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REOPENED = "reopened"
    DATE_SLIPPED = "date_slipped"
    DATE_PULLED_IN = "date_pulled_in"
    SCOPE_ADDED = "scope_added"
    SCOPE_REMOVED = "scope_removed"
    REASSIGNED = "reassigned"
    REESTIMATED = "reestimated"
    VANISHED = "vanished"
    RISK_OPENED = "risk_opened"
    RISK_CLOSED = "risk_closed"
    RISK_SCORE_UP = "risk_score_up"
    RISK_SCORE_DOWN = "risk_score_down"
    ISSUE_OPENED = "issue_opened"
    ISSUE_CLOSED = "issue_closed"
    ASSUMPTION_BROKEN = "assumption_broken"
    DEPENDENCY_LATE = "dependency_late"
    MILESTONE_MET = "milestone_met"
    MILESTONE_MISSED = "milestone_missed"
    DECISION = "decision"
    CI_BROKEN = "ci_broken"
    CI_FIXED = "ci_fixed"


class Severity(StrEnum):
    """How much a reader would want to know."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Fact(Frozen):
    """The base of everything that a claim may rest on.

    `label` says who may be told the fact (its quotes carry labels of their own);
    `sensitivity` names what made it sensitive (`cost`, `staff`, `vulnerability` …).
    """

    id: str
    subject: str
    title: str
    label: Label = Label.CLIENT
    sensitivity: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Change(Fact):
    """One difference between two days; `before` and `after` as words or ISO dates.

    `on` is its day, or with `at_latest` the first on which it was known to have been;
    `follows` are the subjects of the changes that it only follows, `same_as` that of
    the change of the same work in another tool.
    """

    kind: ChangeKind
    before: str | None = None
    after: str | None = None
    on: date
    at_latest: bool = False
    owner: str | None = None
    severity: Severity = Severity.LOW
    follows: tuple[str, ...] = Field(default=(), exclude_if=operator.not_)
    same_as: str = Field(default="", exclude_if=operator.not_)

    @property
    def stands_alone(self) -> bool:
        """Whether it counts by itself."""
        return not self.follows and not self.same_as


class FlagKind(StrEnum):
    """What a detector warns of."""

    RISK_NOT_IN_RAID = "risk_not_in_raid"
    RAID_NOT_DISCUSSED = "raid_not_discussed"
    CONTRADICTION = "contradiction"
    WATERMELON = "watermelon"
    OMITTED_FROM_UPDATE = "omitted_from_update"
    SCOPE_CREEP = "scope_creep"
    STALE = "stale"
    NO_OUTCOME_MEETING = "no_outcome_meeting"
    OVERDUE_ACTION = "overdue_action"
    REPEATED_ACTION = "repeated_action"
    DEPENDENCY_AT_RISK = "dependency_at_risk"
    MISSING_OWNER = "missing_owner"
    SINGLE_POINT_OF_FAILURE = "single_point_of_failure"
    HEDGED_COMMITMENT = "hedged_commitment"
    SLIP = "slip"
    CI_RED = "ci_red"
    INJECTION_ATTEMPT = "injection_attempt"


class FlagStatus(StrEnum):
    """A flag's life; it folds the journal's decisions."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"


class Flag(Fact):
    """A warning with the rule and the numbers that raised it, and whom to ask.

    `first_seen` is the day on which the condition became true, computed from the
    data and not from earlier runs, so that the id never changes. `engine` is what
    found it: rules, or a language model by its name.
    """

    kind: FlagKind
    severity: Severity
    why: str
    question: str
    first_seen: date
    status: FlagStatus = FlagStatus.OPEN
    owner: str | None = None
    engine: str = RULES


class Colour(StrEnum):
    """Health, from good to bad; `unknown` is what missing data gives."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class Dimension(StrEnum):
    """What health is judged by."""

    SCHEDULE = "schedule"
    SCOPE = "scope"
    COST = "cost"
    QUALITY = "quality"
    RESOURCES = "resources"


class Reason(Frozen):
    """One reason of a dimension's colour, with the colour that it alone would give.

    `is_confided` says that it rests on words told in confidence, `has_amounts` that it
    names amounts of money; `evidence` is what it rests on.
    """

    text: str
    colour: Colour
    evidence: tuple[Evidence, ...] = ()
    is_confided: bool = False
    has_amounts: bool = False


class DimensionHealth(Frozen):
    """One dimension: colour, why in words, the rule, the evidence.

    `reasons` are all that `why` tells or counts, the gravest first.
    """

    colour: Colour
    why: str
    rule: str
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = Field(default=(), exclude=True)

    @property
    def decisive(self) -> tuple[Reason, ...]:
        """The reasons that give the colour."""
        return tuple(one for one in self.reasons if one.colour is self.colour)


class ClaimedHealth(Frozen):
    """The colour that a person set, with name and reason."""

    colour: Colour
    by: str
    reason: str


class PreviousHealth(Frozen):
    """The overall colour of the last sent update."""

    as_of: date
    overall: Colour


class Coverage(Frozen):
    """What the facts rest on, and what they do not cover.

    `cut` are the newest exports that lack some of their records; their gaps say why.
    """

    sources: int
    newest: date | None
    gaps: tuple[str, ...] = ()
    cut: tuple[str, ...] = Field(default=(), exclude=True)


class Health(Frozen):
    """Health by dimension; overall is the worst known, `unknown` if schedule is."""

    as_of: date
    overall: Colour
    dimensions: dict[Dimension, DimensionHealth]
    previous: PreviousHealth | None = None
    claimed: ClaimedHealth | None = None
    coverage: Coverage


class MilestoneState(StrEnum):
    """Where a milestone stands."""

    AHEAD = "ahead"
    MET = "met"
    MISSED = "missed"
    MOVED = "moved"


class ToldDay(Frozen):
    """A day of a milestone that somebody outside was told in writing.

    `to` are who wrote and were written to, `audience` whose update told it, if one.
    """

    day: date
    on: date
    to: tuple[str, ...] = ()
    audience: str = ""
    label: Label


class MilestoneStatus(Fact):
    """A milestone with its baseline, its present date and what moved it.

    `deadline` is the day that its plan must not pass, `planned` the date of its own
    plan if anybody may read it; `work` are the keys of open work that names it;
    `rebaselined` the decisions on its baseline, the last in force; `told_days` its days
    as mails, notes and updates gave them, oldest first; `reached` words that it was, if
    only silence says missed; `at_latest`: met by then; `unconfirmed`: its date passed
    and nothing but the silence since says missed; `doubt`: words by which it is in
    danger; `shortfall`: a result worse than its `criterion` allows, by which it is
    missed; `in_tracker`: its own row of the tracker gives the forecast; `sent_as_met`:
    words of a sent update that it was met, which other evidence contradicts.
    """

    owner: str | None = None
    baseline: date | None = None
    forecast: date | None = None
    planned: date | None = Field(default=None, exclude=True)
    work: tuple[str, ...] = Field(default=(), exclude=True)
    deadline: date | None = None
    state: MilestoneState
    why: str = ""
    rebaselined: tuple[Rebaseline, ...] = Field(default=(), exclude_if=operator.not_)
    told_days: tuple[ToldDay, ...] = Field(default=(), exclude=True)
    reached: Quote | None = Field(default=None, exclude=True)
    at_latest: bool = Field(default=False, exclude=True)
    unconfirmed: bool = Field(default=False, exclude=True)
    doubt: Quote | None = Field(default=None, exclude=True)
    shortfall: Quote | None = Field(default=None, exclude=True)
    criterion: str = Field(default="", exclude=True)
    in_tracker: bool = Field(default=False, exclude=True)
    sent_as_met: Quote | None = Field(default=None, exclude=True)

    @property
    def moved_in_tracker(self) -> bool:
        """Whether its own row of the tracker has a later day than the baseline."""
        was, now = self.baseline, self.forecast
        return bool(self.in_tracker and was and now and now > was)


class ActionStatus(StrEnum):
    """An action item's life."""

    OPEN = "open"
    DONE = "done"
    OVERDUE = "overdue"
    DROPPED = "dropped"


class Silenced(Frozen):
    """Why something that a source says stays silent: a reviewer rejected it.

    `rejection` is the id of what was rejected, itself or the same matter in earlier
    words (`what`); `by` is who rejected it.
    """

    rejection: str
    what: str
    reason: str | None = None
    by: str


class ProposedMerge(Frozen):
    """Other words that may be of the same action, and that the reviewer settles.

    They are those of another `action`, or were merged already on weak likeness and
    are the `mention` of that number, counted from 1. `score` is how alike, 0 to 1.
    """

    action: str | None = None
    mention: int | None = None
    score: float
    evidence: Evidence


class ActionItem(Fact):
    """One distinct action; `evidence` holds its first words, `mentions` the others.

    `proposed_merges` rest on weak likeness; `newer` are later words on the same thing,
    which stand against it where they may say that it is done; `closed_by` is what says
    that it is; `undone` is what has it as still to do after its day; `was_due` is the
    day that it had before it was put off; `engine` is what found it: rules or a model.
    """

    what: str
    owner: str | None = None
    owner_text: str | None = None
    due: date | None = None
    due_text: str | None = None
    was_due: date | None = Field(default=None, exclude_if=operator.not_)
    strength: Strength
    status: ActionStatus
    raised: date
    mentions: tuple[Evidence, ...] = ()
    proposed_merges: tuple[ProposedMerge, ...] = Field(
        default=(), exclude_if=operator.not_
    )
    newer: tuple[Evidence, ...] = Field(default=(), exclude_if=operator.not_)
    closed_by: tuple[Evidence, ...] = Field(default=(), exclude_if=operator.not_)
    undone: tuple[Evidence, ...] = Field(default=(), exclude=True)
    silenced: Silenced | None = Field(default=None, exclude_if=operator.not_)
    engine: str = RULES

    @property
    def perhaps_done(self) -> tuple[Evidence, ...]:
        """The newer words that may say that it is done."""
        return tuple(one for one in self.newer if one.stance == "contradicts")

    @property
    def is_said_undone(self) -> bool:
        """Whether its day is past and something since then has it as still to do."""
        return self.status is ActionStatus.OVERDUE and bool(self.undone)


class DecisionState(StrEnum):
    """How a decision stands."""

    MADE = "made"
    DEFERRED = "deferred"
    SUPERSEDED = "superseded"


class Decision(Fact):
    """A decision, wherever it was noted; `known_on` is when we first knew of it.

    `decided_on` is None where no source says it, or says it so that it can be read as
    two days. `engine` is what found its first words, and "record" for a row of a log.
    """

    what: str
    decided_by: str | None = None
    decided_on: date | None = None
    known_on: date
    supersedes: str | None = None
    state: DecisionState = DecisionState.MADE
    silenced: Silenced | None = Field(default=None, exclude_if=operator.not_)
    engine: str = RULES


class Exposure(Fact):
    """An open RAID entry as it stands: `score` is likelihood x impact, at most 25.

    `levels` are the log's own words ("High/High"); then the score is on our scale;
    `happened` says that it is an issue of high impact, `unscored` that the log gives
    only its impact: the score then counts it as certain, and `levels` says the rule.
    """

    score: float
    happened: bool = Field(default=False, exclude_if=operator.not_)
    unscored: bool = Field(default=False, exclude_if=operator.not_)
    levels: str = ""
    owner: str | None = None
    due: date | None = None


class WorkItem(Fact):
    """An open ticket that is in work or to be done, with whoever has it."""

    owner: str | None = None
    due: date | None = None
    active: bool = False


class Statement(Fact):
    """What the prose says about risk; `raid` is the entry that covers it."""

    kind: StatementKind
    what: str
    polarity: Polarity
    raid: str | None = None
    silenced: Silenced | None = Field(default=None, exclude_if=operator.not_)
    engine: str = RULES
