"""What a perfect reader would find in a project history: `truth.json`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.facts import Dimension
from assistant.errors import AssistantError

FILE_NAME = "truth.json"


class _Truth(BaseModel):
    """Part of the truth; fields that nothing scores are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class TruthQuote(_Truth):
    """Verbatim words and the file that they stand in."""

    file: str
    quote: str


class Week(_Truth):
    """A week from its first day to the one on which all of it was known."""

    week: int
    first_day: date = Field(alias="from")
    as_of: date

    @property
    def folder(self) -> str:
        """Its folder of files."""
        return f"week-{self.week:02d}"


class TruthHealth(_Truth):
    """The colours of a week; None where no rule decides one."""

    week: int
    overall: str | None = None
    schedule: str | None = None
    scope: str | None = None
    cost: str | None = None
    quality: str | None = None
    resources: str | None = None

    def colour(self, dimension: Dimension) -> str | None:
        """Return the colour of a dimension."""
        colour: str | None = getattr(self, dimension.value)
        return colour


class TruthChange(_Truth):
    """A change of a week, and the audiences to whom it is material."""

    id: str
    week: int
    kind: str
    subject: str
    subject_name: str | None = None
    material: dict[str, bool] = {}
    evidence: tuple[TruthQuote, ...] = ()


class TruthAction(_Truth):
    """An action item; `duplicate_of` names the one that it restates."""

    id: str
    week: int
    owner: str | None = None
    due: date | None = None
    strength: str
    source: TruthQuote
    duplicate_of: str | None = None


class TruthDecision(_Truth):
    """A decision."""

    id: str
    week: int
    source: TruthQuote


class TruthFlag(_Truth):
    """What should be flagged, from which week on."""

    id: str
    week: int
    kind: str
    subject: str
    subject_name: str | None = None
    severity: str
    why: str = ""
    evidence: tuple[TruthQuote, ...] = ()


class Confidential(_Truth):
    """What must not reach a client."""

    id: str
    evidence: tuple[TruthQuote, ...] = ()


class Decoy(_Truth):
    """Words that look like a risk or an action and are none."""

    id: str
    text: str
    file: str


class Truth(_Truth):
    """All of it."""

    scenario: str
    weeks: tuple[Week, ...] = Field(min_length=1)
    health: tuple[TruthHealth, ...] = ()
    changes: tuple[TruthChange, ...] = ()
    actions: tuple[TruthAction, ...] = ()
    decisions: tuple[TruthDecision, ...] = ()
    flags: tuple[TruthFlag, ...] = ()
    confidential: tuple[Confidential, ...] = ()
    decoys: tuple[Decoy, ...] = ()


class TruthError(AssistantError):
    """The truth of a history cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read as the truth of a history: {reason}.",
            fix="Name a folder with week-01, week-02 … and a truth.json.",
        )


def load_truth(folder: Path) -> Truth:
    """Read a history's truth.

    Raises:
        TruthError: If it is not there, is no JSON, or lacks something; the message
            names the place.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise TruthError(path, reason) from error
    try:
        return Truth.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise TruthError(path, f"{place}: {first['msg']}") from error
