"""A model's wordings of a draft, put on its facts again; no model is asked."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.drafts import Author, Claim, Draft, Verdict
from assistant.drafting.judging import Judging
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.wording import WrittenBy


class KeptWording:
    """Phrases a draft as a model once did, sentence by sentence.

    A wording counts where code writes the very sentence that the model was given, and
    is judged anew; any other sentence is the rules' own.
    """

    def __init__(self, made: Draft) -> None:
        self._name = made.engine
        self._kept: dict[tuple[str, str], tuple[int, Claim]] = {
            (claim.section, claim.from_facts): (place, claim)
            for place, claim in enumerate(made.claims)
        }

    @property
    def name(self) -> str:
        """The engine's name, as drafts show it."""
        return self._name

    def write(
        self,
        first: Unit,
        sections: dict[str, tuple[Unit, ...]],
        judging: Judging,
        told: Told,
    ) -> WrittenBy:
        """Return the claims in the kept words and order where they fit the facts."""
        del told
        return WrittenBy(
            engine=self._name,
            headline=self._claim(first, judging),
            sections={
                name: tuple(
                    self._claim(unit, judging) for unit in self._in_order(units)
                )
                for name, units in sections.items()
            },
        )

    def _claim(self, unit: Unit, judging: Judging) -> Claim:
        _, kept = self._kept.get((unit.section, unit.text), (0, None))
        if kept is not None and kept.author is Author.MODEL:
            claim = judging.claim(unit, kept.text)
            if claim.verdict is Verdict.SUPPORTED:
                return claim
        return judging.claim(unit)

    def _in_order(self, units: Iterable[Unit]) -> list[Unit]:
        last = (len(self._kept), None)
        return sorted(
            units, key=lambda unit: self._kept.get((unit.section, unit.text), last)[0]
        )
