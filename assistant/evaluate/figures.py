"""The figures of an evaluation, and what lies behind each: misses, false alarms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field, computed_field

from assistant.domain.base import Frozen
from assistant.domain.evidence import Evidence
from assistant.evaluate.truth import TruthQuote

_PLACES = 3


class Score(Frozen):
    """Precision, recall and F1 of what was found against the truth (`gold`)."""

    right: int
    gold: int
    found: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return round(_share(self.right, self.found), _PLACES)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float:
        """The share of the truth that was found; 0 where there is none."""
        return round(_share(self.right, self.gold), _PLACES)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return round(_share(2 * self.right, self.found + self.gold), _PLACES)

    def __add__(self, other: Score) -> Score:
        return Score(
            right=self.right + other.right,
            gold=self.gold + other.gold,
            found=self.found + other.found,
        )


class Rate(Frozen):
    """How many of some are right."""

    right: int
    of: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def rate(self) -> float | None:
        """The share; None of nothing."""
        return round(self.right / self.of, _PLACES) if self.of else None

    @classmethod
    def count(cls, outcomes: Iterable[bool]) -> Rate:
        """Count outcomes that are right."""
        seen = list(outcomes)
        return cls(right=sum(seen), of=len(seen))


class ActionFigures(Score):
    """Action items, and the fields of those found."""

    owner_right: Rate
    owner_invented: Rate
    due_right: Rate
    due_invented: Rate
    strength_right: Rate
    duplicates_merged: Rate


class ChangeFigures(Score):
    """Changes of all weeks."""

    by_kind: dict[str, Score]


class FlagFigures(Score):
    """Flags, each once over all weeks.

    `high_recall` is the recall of those of high severity; `weeks_late` is how many
    weeks after the truth they were first up, summed.
    """

    high_recall: float | None
    weeks_late: int
    by_kind: dict[str, Score]


class HealthFigures(Frozen):
    """Colours of weeks."""

    overall_right: Rate
    dimension_right: Rate


class DecoyFigures(Frozen):
    """Words that only look like a risk or an action, raised all the same."""

    raised: int
    of: int


class AudienceFigures(Frozen):
    """Changes material to an audience: told in its draft, listed beside it, or lost."""

    told: float | None
    listed: int
    silently_missing: int
    of: int


class Miss(Frozen):
    """One thing of the truth that was not found, or one found that it does not hold."""

    of: str
    what: Literal["missed", "false alarm", "not told", "leak", "decoy raised"]
    week: int | None = None
    kind: str | None = None
    subject: str = ""
    why: str = ""
    truth: tuple[str, ...] = Field(default=(), description="words of the truth")
    evidence: tuple[Evidence, ...] = ()


class Evaluation(Frozen):
    """All figures of a history, and the list of what is behind them."""

    scenario: str
    actions: ActionFigures
    decisions: Score
    changes: ChangeFigures
    flags: FlagFigures
    health: HealthFigures
    decoys: DecoyFigures
    client_leaks: int
    material_changes_covered: dict[str, AudienceFigures]
    misses: tuple[Miss, ...]


def cited(quotes: Sequence[TruthQuote]) -> tuple[str, ...]:
    """Return words of the truth with their files."""
    return tuple(f"{each.file}: {each.quote}" for each in quotes)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
