"""Facts of one invented week, made in code, for tests of drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Colour,
    Coverage,
    Dimension,
    DimensionHealth,
    Exposure,
    Flag,
    FlagKind,
    Health,
    MilestoneState,
    MilestoneStatus,
    Reason,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.drafting.draft import Order
from assistant.drafting.reach import Reach
from assistant.facts.factbase import FactBase
from assistant.facts.health.judgement import as_health
from prompts.files import load_audiences

AS_OF = date(2031, 3, 14)
SINCE = date(2031, 3, 7)


def quote(words: str, label: Label = Label.CLIENT, source: str = "t.csv") -> Quote:
    return Quote(source=source, locator="row 2", quote=words, as_of=AS_OF, label=label)


def change(kind: ChangeKind, subject: str, title: str, **fields: Any) -> Change:
    fields.setdefault("on", date(2031, 3, 12))
    fields.setdefault("evidence", (quote(title),))
    return Change(
        id=stable_id("chg", kind, subject),
        kind=kind,
        subject=subject,
        title=title,
        **fields,
    )


def flag(kind: FlagKind, subject: str, title: str, **fields: Any) -> Flag:
    fields.setdefault("severity", Severity.HIGH)
    fields.setdefault("why", "Open for 20 days.")
    evidence: tuple[Evidence, ...] = (
        Computed(rule="open for 20 days", inputs=(subject,)),
    )
    return Flag(
        id=stable_id("flag", kind, subject),
        kind=kind,
        subject=subject,
        title=title,
        question="Who has it?",
        first_seen=date(2031, 3, 10),
        evidence=evidence,
        **fields,
    )


def exposure(key: str, title: str, score: float, label: Label) -> Exposure:
    return Exposure(
        id=f"exp-{key}",
        subject=key,
        title=title,
        score=score,
        evidence=(quote(title, label, "raid.csv"),),
    )


def action(
    what: str, owner: str | None, due: date | None = None, **fields: Any
) -> ActionItem:
    fields.setdefault("status", ActionStatus.OPEN)
    fields.setdefault("strength", Strength.COMMITTED)
    return ActionItem(
        id=stable_id("act", what),
        subject=what,
        title=what,
        what=what,
        owner=owner,
        due=due,
        raised=date(2031, 3, 10),
        evidence=(quote(what, Label.INTERNAL, "notes.md"),),
        **fields,
    )


def dimension(
    colour: Colour, *reasons: str, rule: str = "a rule", **fields: Any
) -> DimensionHealth:
    """Return the health of a dimension that has a colour for the reasons."""
    evidence = fields.pop("evidence", ())
    told = [Reason(text=text, colour=colour, **fields) for text in reasons]
    return as_health(colour, told, rule, evidence)


def health(colour: Colour = Colour.AMBER) -> Health:
    why = "Pilot is due 2031-03-21 and its work is late"
    known = dimension(colour, why, rule="late work")
    unknown = dimension(Colour.UNKNOWN, "no data", rule="no data")
    return Health(
        as_of=AS_OF,
        overall=colour,
        dimensions={
            each: known if each is Dimension.SCHEDULE else unknown for each in Dimension
        },
        coverage=Coverage(sources=4, newest=AS_OF),
    )


def milestone(title: str, state: MilestoneState, **fields: Any) -> MilestoneStatus:
    fields.setdefault("evidence", (quote(title, source="plan.md"),))
    return MilestoneStatus(
        id=stable_id("mst", title), subject=title, title=title, state=state, **fields
    )


def facts(**groups: Any) -> FactBase:
    """A quiet week, but for the groups that are given."""
    defaults: dict[str, Any] = dict.fromkeys(
        [
            "changes",
            "blocked",
            "exposures",
            "milestones",
            "flags",
            "actions",
            "decisions",
        ],
        (),
    )
    return FactBase(
        **{
            "as_of": AS_OF,
            "since": SINCE,
            "revision": 7,
            "health": health(),
            "tickets": {},
            "raid": {},
            "people": People([Person("Ana Ruiz"), Person("Bo Lind")]),
            **defaults,
            **groups,
        }
    )


def order(name: str, **fields: Any) -> Order:
    audience, digest = load_audiences()[name]
    reach = Reach(audience, **fields.pop("reach", {}))
    return Order(
        project="Ferry",
        audience=audience,
        audience_digest=digest,
        reach=reach,
        cadence_days=7,
        **fields,
    )
