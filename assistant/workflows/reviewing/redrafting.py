"""Other wordings of a claim: what it was, what its facts say, what a model says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.domain.audience import Audience
from assistant.domain.drafts import Author, Claim, Draft
from assistant.domain.people import People
from assistant.drafting.alone import Alone
from assistant.drafting.wording import rephrased
from assistant.errors import UsageError
from assistant.review.redrafting import Offer
from assistant.settings import Settings
from assistant.workflows.modelled.models import model_for
from prompts.files import load_prompt

_MOST_APART = 4
"""Facts of one claim that are told in a sentence each."""


@dataclass(frozen=True)
class Redrafter:
    """Words the claims of one draft anew; what a model said is kept meanwhile."""

    made: Draft
    alone: Alone
    audience: Audience
    settings: Settings
    people: People
    asked: dict[str, list[Offer]] = field(default_factory=lambda: defaultdict(list))

    def offers(self, claim: Claim, released: frozenset[str]) -> Sequence[Offer]:
        """Return the engine's own sentence, one of each fact, then the model's."""
        every = [*self._own(claim), *self._apart(claim, released)]
        every += self.asked[claim.id]
        new = (offer for offer in every if offer.text not in {"", claim.text})
        return tuple({offer.text: offer for offer in new}.values())

    def ask(self, claim: Claim) -> Offer | None:
        """Have the model word the claim from the sentence of its facts.

        Raises:
            UsageError: If the settings do not draft with a model.
            AssistantError: If the model may not be used, or failed.
        """
        if self.settings.llm.engine != "llm":
            raise UsageError(
                "This project drafts by rules; no model is asked.",
                fix="`ontrack config set llm.engine llm`, and llm.allow true.",
            )
        sentence = next((offer.text for offer in self._own(claim)), "")
        if not sentence:
            return None
        model = model_for(self.settings, self.people)
        prompt = load_prompt("wording")
        text = rephrased(model, prompt, self.audience, claim, sentence)
        if not text or text == claim.text:
            return None
        offer = Offer(text, Author.MODEL)
        self.asked[claim.id].append(offer)
        return offer

    def _own(self, claim: Claim) -> Iterator[Offer]:
        """Yield what code wrote from the facts, and the draft as it was made."""
        if claim.from_facts:
            yield Offer(claim.from_facts, Author.RULES)
        for made in self.made.claims:
            if made.id == claim.id:
                yield Offer(made.text, made.author)

    def _apart(self, claim: Claim, released: frozenset[str]) -> Iterator[Offer]:
        """Yield one sentence for each fact, where they are few."""
        if not 0 < len(claim.facts) <= _MOST_APART:
            return
        told = [self.alone.claim(fact, released) for fact in claim.facts]
        texts = [one.text for one in told if one is not None]
        if len(texts) == len(claim.facts):
            yield Offer(" ".join(dict.fromkeys(texts)), Author.RULES)
