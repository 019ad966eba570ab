"""What a reader of prose would note: action items, decisions, risk statements."""

from __future__ import annotations

import operator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.evidence import LONGEST_QUOTE


class Strength(StrEnum):
    """How firmly an action was taken on."""

    COMMITTED = "committed"
    TENTATIVE = "tentative"
    SUGGESTED = "suggested"
    QUESTION = "question"


class Polarity(StrEnum):
    """Whether a risk statement says that the thing is so."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    RESOLVED = "resolved"
    HISTORIC = "historic"
    HYPOTHETICAL = "hypothetical"
    ELSEWHERE = "elsewhere"


class StatementKind(StrEnum):
    """What a risk statement speaks of."""

    RISK = "risk"
    ISSUE = "issue"
    BLOCKER = "blocker"
    DEPENDENCY = "dependency"
    ASSUMPTION = "assumption"


RULES = "rules"
"""The engine that needs no language model."""
LEARNED = "learned"
"""The engine of small models, learned from others' mail and talk; nothing else."""


class BaseFinding(Frozen):
    """A span of one passage; `quote` is verbatim in the passage's text.

    `extractor` is the engine that found it.
    """

    passage: str
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE)
    extractor: str = RULES


class ActionFinding(BaseFinding):
    """Future work that somebody takes on or is asked to take on.

    `owner` is a full name where it is known, `owner_text` the words as written;
    `due` is resolved against the document's own date, `due_text` the words.
    """

    kind: Literal["action"] = "action"
    what: str
    owner: str | None = None
    owner_text: str | None = None
    due: date | None = None
    due_text: str | None = None
    strength: Strength
    done: bool = False


class Words(Frozen):
    """Verbatim words of another passage that a finding rests on too."""

    passage: str
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE)


class DecisionFinding(BaseFinding):
    """A choice made, or reported as made.

    `answer` is the yes that made the proposal in `quote` a decision, or the status
    that says how it stands; `earlier` says that it was taken before it is told, on a
    day that is not named.
    """

    kind: Literal["decision"] = "decision"
    what: str
    decided_by: str | None = None
    decided_on: date | None = None
    answer: Words | None = None
    earlier: bool = Field(default=False, exclude_if=operator.not_)


class StatementFinding(BaseFinding):
    """Prose that says what may harm, delay or stop the work."""

    kind: Literal["statement"] = "statement"
    what: str
    about: StatementKind
    polarity: Polarity = Polarity.ASSERTED


class CompletionFinding(BaseFinding):
    """Prose that says that something asked for earlier is done."""

    kind: Literal["completion"] = "completion"
    what: str
    owner: str | None = None


class RequestFinding(BaseFinding):
    """Words of mail or talk that likely ask for something or promise it.

    Less than an action: an invitation or a courtesy may be one.
    """

    kind: Literal["request"] = "request"
    extractor: str = LEARNED


Finding = Annotated[
    ActionFinding
    | DecisionFinding
    | StatementFinding
    | CompletionFinding
    | RequestFinding,
    Field(discriminator="kind"),
]
