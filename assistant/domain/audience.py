"""For whom a draft is written: sections, length, vocabulary, what may be told."""

from __future__ import annotations

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.facts import ChangeKind, FlagKind, Severity
from assistant.domain.labels import Label


class SectionRule(Frozen):
    """One section of an audience's draft and how much it may hold."""

    name: str
    title: str
    limit: int = Field(default=8, ge=1)


class Audience(Frozen):
    """One audience, as its file in `prompts/audiences/` describes it.

    `facts` and `quotes` are the most closed labels that this reader may be told and
    shown; `quotes` None means that no words of a source are shown. `material` are the
    change kinds that must be told or listed as left out; `flags` those flag kinds that
    this reader hears of, from `least_severity` up; `avoid` are words that must not be
    used; `names_people` is off where people are not named, `names_owners` on where
    whoever has the next action is named all the same; `named` is how many items of one
    kind a sentence names before it counts the rest; `tells_spend` says that this
    reader hears amounts of money.
    """

    name: str
    title: str
    version: int
    why: str
    sections: tuple[SectionRule, ...]
    words: int = Field(gt=0)
    facts: Label
    quotes: Label | None = None
    material: tuple[ChangeKind, ...]
    flags: tuple[FlagKind, ...] = ()
    least_severity: Severity = Severity.HIGH
    ticket_keys: bool = True
    names_people: bool = True
    names_owners: bool = False
    named: int = Field(default=8, gt=0)
    tells_spend: bool = False
    cadence_days: int = Field(default=7, gt=0)
    avoid: tuple[str, ...] = ()
    guidance: str = ""
