"""Sentences into claims: every one of any writer passes the same gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Author, Claim
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.people import People
from assistant.drafting.reach import Reach
from assistant.drafting.unit import Unit
from assistant.gate.checks import Judgement, judge
from assistant.gate.days import DateOrder
from assistant.gate.evidence import support_for
from assistant.gate.support import Support


def gate_base(
    audience: Audience,
    as_of: date,
    people: People,
    date_order: DateOrder | None = None,
) -> Support:
    """Return what the gate must know of a draft beside its claims' evidence."""
    names = {person.name for person in people.all}
    names |= {person.name.split()[0] for person in people.all if person.name}
    return Support(
        (), (), as_of, frozenset(names), audience.avoid, date_order=date_order
    )


class Judging:
    """Judges the sentences of one draft."""

    def __init__(self, draft_id: str, reach: Reach, base: Support) -> None:
        self._draft_id = draft_id
        self._reach = reach
        self._base = base

    def claim(self, unit: Unit, text: str | None = None) -> Claim:
        """Return the unit's sentence, or another wording of it by a model, judged."""
        wording = unit.text if text is None else text
        titles = (fact.title for fact in unit.facts)
        told = "\n".join([unit.text, *unit.values, *titles])
        evidence = self._reach.visible(unit.evidence, told)
        found = self._judge(wording, evidence, unit)
        facts = tuple(fact.id for fact in unit.facts)
        return Claim(
            id=stable_id("clm", self._draft_id, unit.section, *facts),
            section=unit.section,
            text=wording,
            verdict=found.verdict,
            reasons=found.reasons,
            at_fault=found.at_fault,
            facts=facts,
            evidence=evidence or self._of_registers(unit),
            values=unit.values,
            relations=tuple(tuple(sorted(group)) for group in _paired(unit)),
            rendered=unit.text,
            author=Author.RULES if text is None else Author.MODEL,
        )

    def _of_registers(self, unit: Unit) -> tuple[Evidence, ...]:
        """Return what stands beside a sentence none of whose words may be shown."""
        if not unit.facts:
            return ()
        rule = (
            f"as the registers have it on {self._base.as_of}; the words of its sources"
            " are not shown to this reader"
        )
        told = (*(fact.id for fact in unit.facts), *unit.values)
        return (Computed(rule=rule, inputs=tuple(dict.fromkeys(told))),)

    def _judge(
        self, text: str, evidence: tuple[Evidence, ...], unit: Unit
    ) -> Judgement:
        audience = self._reach.audience
        support = support_of(evidence, unit.values, self._base, audience)
        return judge(
            text, replace(support, relations=_paired(unit), rendered=(unit.text,))
        )


def support_of(
    evidence: Sequence[Evidence],
    values: Sequence[str],
    base: Support,
    audience: Audience,
) -> Support:
    """Return what a sentence may draw from, and whom it may quote to this reader."""
    quotes = [item for item in evidence if isinstance(item, Quote)]
    said = tuple((item.author or "", item.quote) for item in quotes)
    return replace(
        support_for(evidence, values, base),
        said=said if audience.quotes is not None else (),
    )


def _paired(unit: Unit) -> tuple[frozenset[str], ...]:
    """Return the values that belong together; a value alone has nothing to swap."""
    return tuple(group for group in unit.relations if len(group) > 1)
