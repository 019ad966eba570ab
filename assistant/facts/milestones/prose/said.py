"""One thing that was said of a milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.evidence import Quote
from assistant.extract.text.sentences import plain


class Outcome(StrEnum):
    """What a sentence says happened to a milestone.

    `near` is that words near it say that it was reached, `denied` that it is not yet.
    """

    MET = "met"
    MISSED = "missed"
    MOVED = "moved"
    NEAR = "near"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence about one milestone.

    `day` is when it was said, `met_on` the day that it gives on which it was met;
    `taken_back` says that it stays on another day than the one it was moved to;
    `request` names the approved change request that moves it; `unmet_on` is the day on
    which it plainly was not met, the greatest of days if it will not be in time;
    `short_of` is the criterion that the result in the words falls short of; `in_part`
    says that a part was met, and that the rest comes on the day that it is moved to.
    """

    outcome: Outcome
    day: date
    known: date
    quote: Quote
    moved_to: date | None = None
    met_on: date | None = None
    taken_back: bool = False
    request: str = ""
    unmet_on: date | None = None
    short_of: str = ""
    in_part: bool = False

    @property
    def words(self) -> str:
        """The quote with the day on which it was said."""
        quote = plain(self.quote.quote).strip(" .!")
        return f"“{quote}” was said on {self.day}"
