"""Glyph and word for every state: colour repeats them and never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from assistant.domain.drafts import Author, Claim, ClaimState, Verdict
from assistant.domain.facts import Colour, FlagStatus, Severity
from assistant.review.comparison import Change


@dataclass(frozen=True, slots=True)
class Mark:
    """A glyph with its word and the theme colour that repeats it."""

    glyph: str
    word: str
    style: str = ""

    @property
    def sign(self) -> Content:
        """The glyph alone."""
        return Content.styled(self.glyph, self.style)

    @property
    def label(self) -> Content:
        """Glyph and word."""
        return Content.styled(f"{self.glyph} {self.word}", self.style)


UNDECIDED = Mark("·", "undecided")
ACCEPTED = Mark("✓", "accepted", "$text-success")
DROPPED = Mark("✗", "dropped", "$text-error")
EDITED = Mark("✎", "edited", "$text-success")
SUPPORTS = Mark("=", "supports", "$text-success")
CONTRADICTS = Mark("≠", "contradicts", "bold $text-error")

_VERDICTS = {
    Verdict.SUPPORTED: Mark("=", "supported", "$text-success"),
    Verdict.NEEDS_REVIEW: Mark("?", "needs review", "$text-warning"),
    Verdict.UNSUPPORTED: Mark("!", "unsupported", "bold $text-error"),
}
_CONTRADICTED = Mark("≠", "contradicted", "bold $text-error")
_STALE = Mark("~", "source changed", "bold $text-warning")

SEVERITY = {
    Severity.HIGH: Content.styled("HIGH", "bold $text-error"),
    Severity.MEDIUM: Content.styled("medium", "$text-warning"),
    Severity.LOW: Content("low"),
}
FLAG_STATUS = {
    FlagStatus.OPEN: Mark("·", "open"),
    FlagStatus.ANSWERED: Mark("✓", "answered", "$text-success"),
    FlagStatus.DISMISSED: Mark("✗", "dismissed", "$text-error"),
    FlagStatus.RESOLVED: Mark("-", "resolved"),
}
HEALTH = {
    Colour.GREEN: Mark("●", "GREEN", "bold $text-success"),
    Colour.AMBER: Mark("◐", "AMBER", "bold $text-warning"),
    Colour.RED: Mark("◯", "RED", "bold $text-error"),
    Colour.UNKNOWN: Mark("?", "UNKNOWN", "bold"),
}
DIFFERENCE = {
    Change.SAME: Mark("=", "same"),
    Change.CHANGED: Mark("~", "changed", "$text-warning"),
    Change.NEW: Mark("+", "new", "$text-success"),
    Change.GONE: Mark("-", "gone", "$text-error"),
}


def verdict_mark(claim: Claim) -> Mark:
    """Return the gravest thing to know about the claim's evidence."""
    if claim.stale:
        return _STALE
    if claim.verdict is Verdict.UNSUPPORTED:
        return _VERDICTS[claim.verdict]
    if any(evidence.stance == "contradicts" for evidence in claim.evidence):
        return _CONTRADICTED
    return _VERDICTS[claim.verdict]


def state_mark(claim: Claim) -> Mark:
    """Return what a person decided about the claim."""
    if claim.state is ClaimState.DROPPED:
        return DROPPED
    if claim.state is ClaimState.UNDECIDED:
        return UNDECIDED
    return EDITED if claim.author is Author.PERSON else ACCEPTED
