"""Two made-up wordings of the third claim, and what a model would say."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.drafts import Author, Claim
from assistant.errors import AssistantError
from assistant.review.redrafting import Offer

RULES = Offer("Twelve payment terminals were ordered.", Author.RULES)
LOOSE = Offer("77 payment terminals were ordered.", Author.RULES)
MODEL = Offer("The terminals for payment are on order.", Author.MODEL)


class Wordings:
    """Offers them for the third claim; the model answers once it is let."""

    def __init__(self, *, has_model: bool = True) -> None:
        self.at_hand = [RULES, LOOSE]
        self._has_model = has_model

    def offers(self, claim: Claim, released: frozenset[str]) -> Sequence[Offer]:
        del released
        mine = claim.id == "clm-03"
        return [one for one in self.at_hand if mine and one.text != claim.text]

    def ask(self, claim: Claim) -> Offer | None:
        if not self._has_model:
            raise AssistantError("No model may be used.", fix="Set llm.allow.")
        if MODEL in self.at_hand:
            return None
        self.at_hand.append(MODEL)
        return MODEL
