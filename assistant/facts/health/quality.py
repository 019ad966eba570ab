"""Quality: does the main line pass its tests, and which bugs are open?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.people import fold
from assistant.domain.records import CiOutcome, CiRun, RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.changes.severity import is_urgent
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.pipelines import Pipeline, pipelines
from assistant.facts.quoting import cells
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.ledger.view import View

_RECENT = 5
"""Runs: one good run does not mend a pipeline that failed before and after it."""


def quality(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by failing pipelines and by open bugs of high priority."""
    rule = (
        f"amber if the newest and {tolerances.red_runs} of the last {_RECENT} runs of "
        f"a pipeline on the main line failed or "
        f"{tolerances.high_bugs} bug of high priority is open; red if a pipeline has "
        f"failed for {tolerances.red_days} days and no open ticket or RAID entry with "
        "an owner names it, or if a high bug is overdue and has no owner"
    )
    lines = pipelines(view)
    if not lines and not view.records(Ticket):
        return unknown("no CI results and no tickets are known", rule)
    concerns = [*_failing(view, tolerances), *_bugs(view, tolerances)]
    tested = (
        f"{len(lines)} pipelines on the main line, none failing for long"
        if lines
        else "no CI results are known"
    )
    return judge(concerns, rule, f"{tested}; no bug of high priority is open")


def _failing(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    for name, line in pipelines(view).items():
        failed = sum(_is_failed(known) for known in line.runs[-_RECENT:])
        if not line.is_red or failed < min(tolerances.red_runs, _RECENT):
            continue
        runs = len(line.streak)
        days = (view.as_of - line.since).days
        red = days >= tolerances.red_days and not _in_hand(view, line)
        recent = len(line.runs[-_RECENT:])
        rule = (
            f"{name} failed in {failed} of its last {recent} runs, {runs} in a row "
            f"since {line.since}"
        )
        yield Concern(
            Colour.RED if red else Colour.AMBER,
            f"{rule} and nobody is on it" if red else rule,
            (*cells(line.last, name), Computed(rule=rule, inputs=(name,))),
        )


def _is_failed(known: Known[CiRun]) -> bool:
    return known.record.outcome is CiOutcome.FAILED


def _in_hand(view: View, line: Pipeline) -> bool:
    """Whether open work with an owner names the pipeline."""
    name = fold(line.name)
    return any(
        known.record.is_open
        and known.record.owner
        and name in fold(f"{known.record.title} {known.record.description}")
        for known in view.records(RaidEntry)
    ) or any(
        known.record.category in OPEN_CATEGORIES
        and known.record.assignee
        and name in fold(f"{known.record.title} {known.record.description}")
        for known in view.records(Ticket)
    )


def _bugs(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    high = [
        known
        for known in view.records(Ticket)
        if known.record.is_bug
        and is_urgent(known.record)
        and known.record.category in OPEN_CATEGORIES
    ]
    if len(high) < tolerances.high_bugs:
        return
    for known in high:
        row = known.record
        lost = not row.assignee and row.due is not None and row.due < view.as_of
        yield Concern(
            Colour.RED if lost else Colour.AMBER,
            f"{row.key} ({row.title}), a bug of priority {row.priority}, is open",
            cells(known, row.title),
        )
