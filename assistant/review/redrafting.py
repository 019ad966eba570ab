"""The port to other wordings of a claim, from its own facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.drafts import Author, Claim
from assistant.errors import UsageError
from assistant.review.rules import one_line


@dataclass(frozen=True, slots=True)
class Offer:
    """Another wording, and who wrote it."""

    text: str
    author: Author


class Redrafting(Protocol):
    """Words a claim anew; what it offers is for the gate to judge."""

    def offers(self, claim: Claim, released: frozenset[str]) -> Sequence[Offer]:
        """Return the wordings that are at hand, none of which the claim has now.

        `released` are ids of withheld facts that a person let go.
        """
        ...

    def ask(self, claim: Claim) -> Offer | None:
        """Have the model word the claim; it is among the offers from then on.

        Returns:
            None where the model said what is there already.

        Raises:
            AssistantError: If no model may be used, or it failed.
        """
        ...


def chosen(said: str | None, offers: Sequence[Offer], claim: Claim) -> Offer:
    """Return the offer that is meant, by its number or words; the only one needs none.

    Raises:
        UsageError: If there is none, or none that is meant.
    """
    if not offers:
        raise UsageError(
            f"The facts of {claim.id} give no other wording.",
            fix="edit the claim, or draft with a language model.",
        )
    if said is None and len(offers) == 1:
        return offers[0]
    by_name = {one_line(offer.text): offer for offer in offers}
    by_name |= {str(number): offer for number, offer in enumerate(offers, 1)}
    if said in by_name:
        return by_name[said]
    listed = "\n".join(
        f"{number} ({offer.author.value}): {offer.text}"
        for number, offer in enumerate(offers, 1)
    )
    raise UsageError(
        f"{said!r} is no wording of {claim.id} that is offered:\n{listed}"
        if said
        else f"Which wording of {claim.id}?\n{listed}",
        fix="name one by its number, as in --text 1.",
    )
