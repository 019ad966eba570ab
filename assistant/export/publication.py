"""What leaves: the sentences that stand, and the evidence that their reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.audience import Audience
from assistant.domain.drafts import Claim, ClaimState, Draft, Verdict
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Colour
from assistant.domain.labels import Label


@dataclass(frozen=True, slots=True)
class SetColour:
    """A colour that a person set: who, why, and what had been computed."""

    computed: Colour
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """One update on its way out; `approved_by` None stamps it as a draft.

    `set_colour` is who set another colour than was computed, if anybody did.
    """

    draft: Draft
    audience: Audience
    approved_by: str | None = None
    set_colour: SetColour | None = None

    @property
    def is_internal(self) -> bool:
        """Whether its reader may know who approved it, why, and what it rests on."""
        return (
            self.audience.facts is not Label.CLIENT and self.audience.quotes is not None
        )

    @property
    def sections(self) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
        """The title and the standing claims of each section that has any."""
        found = (
            (section.title, tuple(filter(_stands, section.claims)))
            for section in self.draft.sections
        )
        return tuple((title, claims) for title, claims in found if claims)

    @property
    def headline(self) -> Claim | None:
        """The first sentence, unless it was dropped."""
        return self.draft.headline if _stands(self.draft.headline) else None

    def judged(self, claim: Claim) -> Verdict | None:
        """Return what the gate says against a sentence of a draft, None if nothing.

        What a person accepted, and all that was approved, is settled.
        """
        if self.approved_by is not None or claim.verdict is Verdict.SUPPORTED:
            return None
        accepted = claim.state is ClaimState.ACCEPTED
        is_open = claim.verdict is Verdict.UNSUPPORTED or not accepted
        return claim.verdict if is_open else None

    def reasons(self, claim: Claim) -> tuple[str, ...]:
        """Return why the gate says it, where the reader may know."""
        is_open = self.is_internal and self.judged(claim) is not None
        return claim.reasons if is_open else ()

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return what may be cited: nothing where the audience is shown no quotes."""
        return tuple(filter(self._may_cite, claim.evidence))

    def _may_cite(self, item: Evidence) -> bool:
        limit = self.audience.quotes
        if limit is None:
            return False
        if isinstance(item, Quote):
            return item.label.rank <= limit.rank
        return self.is_internal or item.stance == "supports"


def _stands(claim: Claim) -> bool:
    return claim.state is not ClaimState.DROPPED
