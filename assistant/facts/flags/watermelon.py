"""Sent updates whose colour is better than the evidence of that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import (
    Colour,
    Dimension,
    DimensionHealth,
    Flag,
    FlagKind,
    Severity,
)
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.health import dimensions
from assistant.facts.health.judgement import as_health, worst
from assistant.facts.health.schedule import DUE_TODAY
from assistant.facts.quoting import sent_words

_ORDER = (Colour.GREEN, Colour.AMBER, Colour.RED)
_MOST_EVIDENCE = 6


class Watermelon:
    """Green outside, red inside: the newest update of each audience.

    A known dimension counts even where the overall health is unknown.
    """

    kind: ClassVar[FlagKind] = FlagKind.WATERMELON

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each newest update that claims a better colour."""
        for known in material.newest_updates:
            sent = known.record
            if sent.health not in set(_ORDER):
                continue
            then = material.view.at(sent.sent_on)
            claimed = Colour(sent.health)
            worse = _worse(dimensions(then, material.tolerances), claimed)
            if worse:
                yield self._flag(known, claimed, worse)

    def _flag(
        self,
        known: Known[SentUpdate],
        claimed: Colour,
        worse: Mapping[Dimension, DimensionHealth],
    ) -> Flag:
        sent = known.record
        seen = max((judged.colour for judged in worse.values()), key=_ORDER.index)
        reasons = " ".join(
            f"{name.value.capitalize()} is {judged.colour.value}: "
            f"{judged.why.rstrip('.')}."
            for name, judged in worse.items()
        )
        author = sent.author.split()[0] if sent.author else "Who sent it"
        return raise_flag(
            self.kind,
            f"{sent.audience} update of {sent.sent_on}",
            sent.sent_on,
            title=f"Update of {sent.sent_on} said {claimed.value}",
            severity=Severity.HIGH
            if seen is Colour.RED or claimed is Colour.AMBER
            else Severity.MEDIUM,
            why=(
                f"The update claims {claimed.value}; by the evidence of {sent.sent_on} "
                f"health was {seen.value}. {reasons}"
            ),
            question=f"{author}, why was the update of {sent.sent_on} "
            f"{claimed.value} and not {seen.value}?",
            evidence=[
                _colour_evidence(known),
                *_against(worse),
                Computed(
                    rule="claimed colour better than the evidence",
                    inputs=(claimed.value, seen.value),
                ),
            ],
            owner=sent.author,
        )


def _worse(
    found: Mapping[Dimension, DimensionHealth], claimed: Colour
) -> dict[Dimension, DimensionHealth]:
    """Return the known dimensions that are worse than the claim.

    That a milestone is due on the very day says nothing against it yet.
    """
    return {
        name: judged
        for name, judged in ((name, _told(one)) for name, one in found.items())
        if judged.colour in _ORDER
        and _ORDER.index(judged.colour) > _ORDER.index(claimed)
    }


def _told(judged: DimensionHealth) -> DimensionHealth:
    """Return what speaks against a claim of that day, green where nothing does."""
    reasons = [one for one in judged.reasons if not one.text.endswith(DUE_TODAY)]
    if len(reasons) == len(judged.reasons):
        return judged
    waits = {one.text for one in judged.reasons if one.text.endswith(DUE_TODAY)}
    kept = [
        piece
        for piece in judged.evidence
        if not (isinstance(piece, Computed) and piece.rule in waits)
    ]
    colour = worst(one.colour for one in reasons) if reasons else Colour.GREEN
    return as_health(colour, reasons, judged.rule, kept)


def _against(worse: Mapping[Dimension, DimensionHealth]) -> list[Evidence]:
    """Return the first pieces of evidence of the worse dimensions."""
    pieces = [piece for judged in worse.values() for piece in judged.evidence]
    return [
        piece.model_copy(update={"stance": "contradicts"})
        for piece in pieces[:_MOST_EVIDENCE]
    ]


def _colour_evidence(known: Known[SentUpdate]) -> Evidence:
    """Cite the line that states the colour, or say that a person gave it."""
    sent = known.record
    if sent.health_quote:
        return sent_words(known, sent.health_quote)
    rule = "the colour that was given when the update was brought in"
    return Computed(rule=rule, inputs=(sent.key, sent.health or ""))
