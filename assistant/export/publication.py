"""What leaves: the sentences that stand, and the evidence that their reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.audience import Audience
from assistant.domain.drafts import Claim, ClaimState, Draft
from assistant.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Publication:
    """One update on its way out; `approved_by` None stamps it as a draft."""

    draft: Draft
    audience: Audience
    approved_by: str | None = None

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

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return what may be cited: nothing where the audience is shown no quotes."""
        return claim.evidence if self.audience.quotes is not None else ()


def _stands(claim: Claim) -> bool:
    return claim.state is not ClaimState.DROPPED
