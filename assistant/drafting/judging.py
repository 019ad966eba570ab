"""Sentences into claims: every one of any writer passes the same gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Author, Claim
from assistant.domain.evidence import Evidence
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
            evidence=evidence,
            values=unit.values,
            relations=tuple(tuple(sorted(group)) for group in _paired(unit)),
            rendered=unit.text,
            author=Author.RULES if text is None else Author.MODEL,
        )

    def _judge(
        self, text: str, evidence: tuple[Evidence, ...], unit: Unit
    ) -> Judgement:
        support = support_for(evidence, unit.values, self._base)
        return judge(
            text, replace(support, relations=_paired(unit), rendered=(unit.text,))
        )


def judge_edit(text: str, claim: Claim, base: Support) -> Judgement:
    """Judge a person's wording of a claim by what code wrote from its facts.

    A draft that was kept without that sentence is judged by evidence and values alone,
    or by the claim's own text where code wrote it.
    """
    support = support_for(claim.evidence, claim.values, base)
    own = claim.text if claim.author is Author.RULES else ""
    rendered = claim.rendered or own
    return judge(
        text,
        replace(
            support,
            relations=tuple(map(frozenset, claim.relations)),
            rendered=(rendered,) if rendered else (),
        ),
    )


def _paired(unit: Unit) -> tuple[frozenset[str], ...]:
    """Return the values that belong together; a value alone has nothing to swap."""
    return tuple(group for group in unit.relations if len(group) > 1)
