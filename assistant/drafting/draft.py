"""Facts into one audience's draft."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.domain.audience import Audience
from assistant.domain.base import digest, stable_id
from assistant.domain.drafts import Draft, Run, Section
from assistant.drafting.compose import compose
from assistant.drafting.cover import moves_untold, uncovered
from assistant.drafting.judging import Judging, gate_base
from assistant.drafting.reach import Reach
from assistant.drafting.told import Told, tell
from assistant.drafting.unit import Unit
from assistant.drafting.wording import Phrasing, WrittenBy
from assistant.facts.factbase import FactBase
from assistant.gate.days import DateOrder

RULES = "rules"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the audience with its file's digest, and the project's words.

    `released` are ids of withheld facts that a person let go; `wording` is the
    language model's part, None for the rules alone.
    """

    project: str
    audience: Audience
    audience_digest: str
    reach: Reach
    cadence_days: int
    date_order: DateOrder | None = None
    released: frozenset[str] = frozenset()
    wording: Phrasing | None = None
    prompts: dict[str, str] = field(default_factory=dict)


def write_draft(base: FactBase, order: Order, made_as: str | None = None) -> Draft:
    """Write one draft: told facts into judged sentences, and what it leaves out.

    `made_as` is the id of a former draft that is made again: decisions name it.
    """
    told = tell(base, order.reach, order.released)
    first, sections = compose(told)
    engine = order.wording.name if order.wording else RULES
    inputs = _inputs_digest(first, sections, order)
    draft_id = made_as or stable_id(
        "drf", order.audience.name, base.as_of, base.since, engine, inputs
    )
    judging = Judging(
        draft_id,
        order.reach,
        gate_base(order.audience, base.as_of, base.people, order.date_order),
    )
    written = _write(first, sections, judging, order, told)
    told_in_head = {fact.id for fact in first.facts if fact.id not in first.counted}
    claims = [claim for group in written.sections.values() for claim in group]
    named = told_in_head.union(*(claim.facts for claim in claims))
    named -= moves_untold(told, (written.headline, *claims))
    return Draft(
        id=draft_id,
        audience=order.audience.name,
        title=f"{order.project}: {order.audience.title.lower()}",
        as_of=base.as_of,
        since=base.since,
        engine=written.engine,
        health=base.health.overall,
        headline=written.headline,
        next_update=next_update(base.as_of, order.cadence_days),
        sections=_titled(written, order.audience),
        uncovered=uncovered(told, named, _counted(first, sections)),
        withheld=told.withheld,
        coverage=base.health.coverage,
        run=_run(written, order, inputs, base.revision),
    )


def _titled(written: WrittenBy, audience: Audience) -> tuple[Section, ...]:
    """Return the claims under the audience's own titles, in its order."""
    return tuple(
        Section(name=rule.name, title=rule.title, claims=written.sections[rule.name])
        for rule in audience.sections
    )


def _run(written: WrittenBy, order: Order, inputs: str, revision: int) -> Run:
    """Return how the draft was made."""
    return Run(
        prompts={order.audience.name: order.audience_digest, **order.prompts},
        model=written.engine if order.wording else None,
        tokens_in=written.tokens_in,
        tokens_out=written.tokens_out,
        cost_usd=written.cost_usd,
        inputs_digest=inputs,
        revision=revision,
        notices=written.notices,
    )


def _counted(first: Unit, sections: dict[str, tuple[Unit, ...]]) -> frozenset[str]:
    """Return the facts that one sentence counts and none names."""
    units = [unit for group in sections.values() for unit in group]
    counted = {fact for unit in units for fact in unit.counted}
    units.append(first)
    named = {f.id for unit in units for f in unit.facts if f.id not in unit.counted}
    return frozenset(counted - named)


def next_update(as_of: date, cadence_days: int) -> date:
    """Return the day of the next update: after the cadence, never on a weekend."""
    day = as_of + timedelta(days=cadence_days)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def _write(
    first: Unit,
    sections: dict[str, tuple[Unit, ...]],
    judging: Judging,
    order: Order,
    told: Told,
) -> WrittenBy:
    if order.wording is not None:
        return order.wording.write(first, sections, judging, told)
    return WrittenBy(
        engine=RULES,
        headline=judging.claim(first),
        sections={
            name: tuple(judging.claim(unit) for unit in units)
            for name, units in sections.items()
        },
    )


def _inputs_digest(
    first: Unit, sections: dict[str, tuple[Unit, ...]], order: Order
) -> str:
    units = [first, *(unit for group in sections.values() for unit in group)]
    content = [
        order.audience_digest,
        sorted(order.released),
        [
            [unit.section, unit.text, [f.model_dump(mode="json") for f in unit.facts]]
            for unit in units
        ],
    ]
    return digest(json.dumps(content, sort_keys=True, ensure_ascii=False))
