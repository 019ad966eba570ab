"""The colour that a person set: who, why, and what had been computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from assistant.domain.drafts import Claim, Draft
from assistant.domain.evidence import LONGEST_QUOTE, Computed, Evidence, Quote
from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, Verb
from assistant.export.publication import SetColour

DECISIONS = "ontrack decisions"
"""The source under which a person's own decisions are cited."""


@dataclass(frozen=True, slots=True)
class ChosenColour:
    """A standing decision for another colour than was computed."""

    entry: JournalEntry
    colour: Colour
    computed: Colour

    @property
    def published(self) -> SetColour:
        """What a reader within the company is told of it."""
        return SetColour(self.computed, self.entry.by, self.entry.reason or "")


def chosen_colour(
    draft: Draft, decisions: Iterable[JournalEntry]
) -> ChosenColour | None:
    """Return what a person chose for the draft as it was made, or None."""
    found = [
        ChosenColour(entry, Colour(entry.text), draft.health)
        for entry in decisions
        if entry.verb is Verb.COLOUR and entry.target == draft.id and entry.text
    ]
    return found[-1] if found and found[-1].colour is not draft.health else None


def grounded_anew(claim: Claim, chosen: ChosenColour) -> Claim:
    """Rest the first sentence on the person's decision.

    What computed the other colour stays as evidence against it, never for it.
    """
    from assistant.drafting.headline import ANSWER  # noqa: PLC0415  see below

    rules = list(takewhile(lambda item: isinstance(item, Computed), claim.evidence))
    evidence: list[Evidence] = [
        _decision(chosen.entry),
        *(rule.model_copy(update={"stance": "contradicts"}) for rule in rules),
        *claim.evidence[len(rules) :],
    ]
    old, computed = ANSWER[chosen.computed], chosen.computed.value
    kept = (v for v in claim.values if v != computed and not v.startswith(old))
    return claim.model_copy(
        update={
            "evidence": tuple(evidence),
            "values": (ANSWER[chosen.colour], chosen.colour.value, *kept),
            "rendered": answered(claim.from_facts, chosen),
        }
    )


def reworded(claim: Claim, chosen: ChosenColour) -> Claim:
    """Let the first sentence answer with the colour that the person set."""
    return claim.model_copy(update={"text": answered(claim.text, chosen)})


def answered(text: str, chosen: ChosenColour) -> str:
    """Return a first sentence with the answer that the person set."""
    # It loads all that writes drafts, and few reviews set a colour.
    from assistant.drafting.headline import answered_anew  # noqa: PLC0415

    return answered_anew(text, chosen.computed, chosen.colour)


def _decision(entry: JournalEntry) -> Quote:
    return Quote(
        source=DECISIONS,
        locator=f"decision {entry.seq}",
        quote=(entry.reason or entry.text or "")[:LONGEST_QUOTE],
        as_of=entry.as_of,
        dated=entry.at.date(),
        author=entry.by,
    )
