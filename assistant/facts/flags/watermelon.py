"""Sent updates whose colour is better than the evidence of that day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Colour, Flag, FlagKind, Health, Severity
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.health import health

_ORDER = (Colour.GREEN, Colour.AMBER, Colour.RED)
_MOST_EVIDENCE = 6


class Watermelon:
    """Green outside, red inside: the newest update of each audience."""

    kind: ClassVar[FlagKind] = FlagKind.WATERMELON

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each newest update that claims a better colour."""
        for known in material.newest_updates:
            sent = known.record
            if sent.health not in set(_ORDER):
                continue
            then = material.view.at(sent.sent_on)
            found = health(then, material.tolerances)
            claimed = Colour(sent.health)
            if found.overall not in _ORDER:
                continue
            if _ORDER.index(found.overall) > _ORDER.index(claimed):
                yield self._flag(known, claimed, found)

    def _flag(self, known: Known[SentUpdate], claimed: Colour, found: Health) -> Flag:
        sent = known.record
        worse = {
            name: judged
            for name, judged in found.dimensions.items()
            if judged.colour in _ORDER
            and _ORDER.index(judged.colour) > _ORDER.index(claimed)
        }
        against: list[Evidence] = [
            piece.model_copy(update={"stance": "contradicts"})
            for judged in worse.values()
            for piece in judged.evidence
        ]
        reasons = " ".join(
            f"{name.value} is {judged.colour.value}: {judged.why}"
            for name, judged in worse.items()
        )
        author = sent.author.split()[0] if sent.author else "Who sent it"
        return raise_flag(
            self.kind,
            f"{sent.audience} update of {sent.sent_on}",
            sent.sent_on,
            title=f"Update of {sent.sent_on} said {claimed.value}",
            severity=Severity.HIGH
            if found.overall is Colour.RED or claimed is Colour.AMBER
            else Severity.MEDIUM,
            why=(
                f"The update claims {claimed.value}; by the evidence of {sent.sent_on} "
                f"health was {found.overall.value}. {reasons}"
            ),
            question=f"{author}, why was the update of {sent.sent_on} "
            f"{claimed.value} and not {found.overall.value}?",
            evidence=[
                known.quote(sent.health_quote or sent.health or ""),
                *against[:_MOST_EVIDENCE],
                Computed(
                    rule="claimed colour better than the evidence",
                    inputs=(claimed.value, found.overall.value),
                ),
            ],
            owner=sent.author,
        )
