"""Which sentences a draft has: every section's writer, cut to what its reader takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from assistant.domain.audience import SectionRule
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Fact,
    Flag,
    MilestoneStatus,
    Severity,
)
from assistant.drafting.carries import CARRIES
from assistant.drafting.headline import SECTION as HEADLINE
from assistant.drafting.headline import headline
from assistant.drafting.sections.blocked import blocked
from assistant.drafting.sections.changed import changed
from assistant.drafting.sections.decisions import decisions
from assistant.drafting.sections.done import done
from assistant.drafting.sections.exposures import entry_news, top_exposures
from assistant.drafting.sections.milestones import milestones
from assistant.drafting.sections.next import next_actions
from assistant.drafting.sections.risks import risks
from assistant.drafting.told import Brevity, Told
from assistant.drafting.told_moves import tells_only_move
from assistant.drafting.unit import Unit, is_of
from assistant.errors import UsageError

SECTIONS: Mapping[str, Callable[[Told], list[Unit]]] = {
    "milestones": milestones,
    "done": done,
    "blocked": blocked,
    "changed": changed,
    "risks": risks,
    "decisions": decisions,
    "next": next_actions,
}

SHORTER = (
    ("risks", Brevity.GROUPED),
    ("done", Brevity.SHORT),
    (HEADLINE, Brevity.SHORT),
    ("next", Brevity.SHORT),
    ("changed", Brevity.GROUPED),
    ("milestones", Brevity.SHORT),
    ("risks", Brevity.SHORT),
    ("changed", Brevity.SHORT),
    ("decisions", Brevity.SHORT),
    ("risks", Brevity.TERSE),
    ("next", Brevity.TERSE),
    ("changed", Brevity.TERSE),
    ("done", Brevity.TERSE),
    ("decisions", Brevity.TERSE),
    (HEADLINE, Brevity.TERSE),
)
"""What is told in fewer words, step by step, before a sentence is left out."""
KEPT = (
    ("next", 4),
    ("risks", 5),
    ("next", 3),
    ("risks", 4),
    ("next", 2),
    ("changed", 6),
    ("done", 1),
    ("risks", 2),
    ("changed", 3),
    ("decisions", 2),
    ("changed", 2),
)
"""Sections in the order in which a draft that is too long is cut, and to how many."""
LAST = (
    ("risks", 3),
    ("decisions", 1),
    ("changed", 3),
    ("risks", 2),
    ("changed", 1),
    ("blocked", 1),
    ("next", 1),
)
"""What goes after that, grave or not: each is listed as left out."""
_MOVES = (
    ChangeKind.DATE_SLIPPED,
    ChangeKind.DATE_PULLED_IN,
    ChangeKind.MILESTONE_MISSED,
    ChangeKind.MILESTONE_MET,
    ChangeKind.REOPENED,
)


def compose(told: Told) -> tuple[Unit, dict[str, tuple[Unit, ...]]]:
    """Return the headline and the sentences of each section, in the reader's order.

    A flag whose matter another section tells goes with that sentence, so that nothing
    is said twice.

    Raises:
        UsageError: If the audience asks for a section that nobody writes.
    """
    levels: dict[str, Brevity] = {}
    first, sections = _written(told, levels)
    for name, brevity in SHORTER:
        if _length(first, sections) <= told.audience.words:
            break
        levels[name] = brevity
        first, sections = _written(told, levels)
    kept = _fitted(first, sections, told.audience.words)
    return first, _named_in_full(first, kept, told.audience.words)


def _written(
    told: Told, levels: Mapping[str, Brevity]
) -> tuple[Unit, dict[str, tuple[Unit, ...]]]:
    """Return the headline and every section's sentences, each at its brevity."""
    first = headline(_at(told, HEADLINE, levels))
    written: dict[str, tuple[Unit, ...]] = {}
    carried = _told_first(told, first)
    told = replace(told, elsewhere=_noted(_at(told, "risks", levels)))
    for rule in told.audience.sections:
        if rule.name in CARRIES:
            units = _section(told, rule, levels)
            written[rule.name] = tuple(_carrying(told, unit) for unit in units)
            carried |= {fact.id for unit in written[rule.name] for fact in unit.facts}
    rest = replace(told, flags=tuple(f for f in told.flags if f.id not in carried))
    sections = {
        rule.name: written.get(rule.name) or _section(rest, rule, levels)
        for rule in told.audience.sections
    }
    return first, sections


def _told_first(told: Told, first: Unit) -> set[str]:
    """Return the flags of which a reader of summaries has read in the headline."""
    if told.telling.keys:
        return set()
    return {fact.id for fact in first.facts if isinstance(fact, Flag)}


def _noted(told: Told) -> frozenset[str]:
    """Return the changes that stand as a note beside an exposure."""
    if all(rule.name != "risks" for rule in told.audience.sections):
        return frozenset()
    top = top_exposures(told)
    return frozenset(one.id for entry in top for one in entry_news(told, entry))


def _at(told: Told, name: str, levels: Mapping[str, Brevity]) -> Told:
    return replace(told, brevity=levels.get(name, Brevity.FULL))


def _length(first: Unit, sections: Mapping[str, Sequence[Unit]]) -> int:
    units = (first, *chain(*sections.values()))
    return sum(len(unit.text.split()) for unit in units)


def _fitted(
    first: Unit, sections: dict[str, tuple[Unit, ...]], words: int
) -> dict[str, tuple[Unit, ...]]:
    """Leave out sentences from the sections' ends until the draft is short enough.

    What is not grave goes first; what each section keeps stands in `KEPT` and `LAST`.
    """
    kept = {name: list(units) for name, units in sections.items()}
    cut: list[Unit] = []
    steps = [(*step, False) for step in KEPT] + [(*step, True) for step in LAST]
    for name, least, grave in steps:
        units = kept.get(name, [])
        while (
            _length(first, kept) > words
            and len(units) > least
            and (grave or not _is_grave(units[-1]))
        ):
            cut.append(units.pop())
    return _refilled(first, sections, cut[::-1], words)


def _refilled(
    first: Unit, sections: dict[str, tuple[Unit, ...]], cut: list[Unit], words: int
) -> dict[str, tuple[Unit, ...]]:
    """Take back what fits still, the grave first: a long sentence left more room.

    `cut` begins with what was left out last.
    """
    left_out = {id(unit) for unit in cut}

    def kept() -> dict[str, tuple[Unit, ...]]:
        return {
            name: tuple(unit for unit in units if id(unit) not in left_out)
            for name, units in sections.items()
        }

    for unit in sorted(cut, key=_is_grave, reverse=True):
        left_out.remove(id(unit))
        if _length(first, kept()) > words:
            left_out.add(id(unit))
    return kept()


def _named_in_full(
    first: Unit, sections: dict[str, tuple[Unit, ...]], words: int
) -> dict[str, tuple[Unit, ...]]:
    """Say in full what was said in fewer words, where all else left room for it."""
    for name, units in sections.items():
        for place, unit in enumerate(units):
            if unit.fuller is None:
                continue
            longer = (
                *sections[name][:place],
                unit.fuller,
                *sections[name][place + 1 :],
            )
            if _length(first, {**sections, name: longer}) <= words:
                sections = {**sections, name: longer}
    return sections


def _is_grave(unit: Unit) -> bool:
    return any(
        isinstance(fact, Change | Flag) and fact.severity is Severity.HIGH
        for fact in unit.facts
    )


def _carrying(told: Told, unit: Unit) -> Unit:
    """Add the flags, and for a milestone the changes, that the sentence tells."""
    subjects = {fact.subject for fact in unit.facts}
    extra: list[Fact] = [
        flag
        for flag in told.flags
        if flag.kind in CARRIES[unit.section]
        and (flag.subject in subjects or _is_of_milestone(flag, unit))
    ]
    unnamed = {fact.subject for fact in unit.facts if fact.id in unit.counted}
    unnamed -= {fact.subject for fact in unit.facts if fact.id not in unit.counted}
    counted = unit.counted | {flag.id for flag in extra if flag.subject in unnamed}
    if unit.section == "milestones":
        stones = _milestones(unit)
        extra += [
            flag
            for flag in told.flags
            if any(tells_only_move(flag, stone) for stone in stones)
        ]
        extra += [
            change
            for change in told.of(*_MOVES)
            if change not in unit.facts
            and any(is_of(change, stone) for stone in stones)
        ]
    return replace(unit, facts=(*unit.facts, *extra), counted=counted)


def _is_of_milestone(flag: Flag, unit: Unit) -> bool:
    """Whether it is about the ticket of a milestone that the sentence tells."""
    name = flag.title.casefold()
    titles = [stone.title.casefold() for stone in _milestones(unit)]
    return len(name.split()) > 1 and any(name in title for title in titles)


def _milestones(unit: Unit) -> list[MilestoneStatus]:
    return [fact for fact in unit.facts if isinstance(fact, MilestoneStatus)]


def _section(
    told: Told, rule: SectionRule, levels: Mapping[str, Brevity]
) -> tuple[Unit, ...]:
    write = SECTIONS.get(rule.name)
    if write is None:
        raise UsageError(
            f"Audience {told.audience.name!r} asks for section {rule.name!r}, "
            "which does not exist.",
            fix=f"Choose from {', '.join(SECTIONS)}.",
        )
    return tuple(write(_at(told, rule.name, levels))[: rule.limit])
