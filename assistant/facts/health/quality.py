"""Quality: does the main line pass its tests, and which bugs are open?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.people import fold
from assistant.domain.records import CiOutcome, CiRun, RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.changes.severity import is_urgent
from assistant.facts.decisions.register import decision_register
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.mentions import remarks_of
from assistant.facts.milestones.gates import ids_of
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.status import gates
from assistant.facts.pipelines import (
    LONGEST_GAP,
    Pipeline,
    day_of,
    failures_of,
    pipelines,
)
from assistant.facts.quoting import cells, introduced
from assistant.facts.red_hints import may_be_meant
from assistant.facts.red_talk import speaks_of_red
from assistant.facts.sameness.stems import shared, stems
from assistant.facts.tickets import OPEN_CATEGORIES, is_gravest
from assistant.ledger.view import View

_RECENT = 5
"""Runs: one good run does not mend a pipeline that failed before and after it."""
_WEEKLY = timedelta(days=5)
"""Between two runs of which each tells how a week went."""
_SAME_TEST = 0.75
"""Share of the words of a test's name that a title holds which is of its failure."""
_TWO = 2
_LOST = " that is overdue and has no owner"


def quality(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by failing pipelines and by open bugs of high priority."""
    rule = (
        f"amber if the newest and {tolerances.red_runs} of the last {_RECENT} runs of "
        f"a pipeline on the main line failed, "
        "or more of its tests fail than in a failed report before, or the newest of "
        "reports that come a week apart failed, or "
        f"{tolerances.high_bugs} bug of high priority or an issue of high impact "
        "is open; red if a pipeline has "
        f"failed for {tolerances.red_days} days and no open ticket or RAID entry with "
        "an owner names it or a test that fails, if a high bug is overdue and has no "
        f"owner, or if an issue of exposure {tolerances.exposure_red:g} is of a "
        "milestone whose date has come"
    )
    lines = pipelines(view)
    bugs = any(
        known.record.is_bug or is_gravest(known.record)
        for known in view.records(Ticket)
    )
    issues = list(_issues(view, tolerances))
    if not lines and not bugs and not issues:
        return unknown("no CI results and no bugs are known", rule)
    concerns = [
        *_failing(view, tolerances),
        *_worse(view, lines),
        *_bugs(view, tolerances),
        *issues,
    ]
    good = f"{_tested(view, lines)}; no bug of high priority is open"
    return judge(concerns, rule, good)


def _issues(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    """Yield the open issues of high impact: what went wrong already.

    One that weighs most and is of a milestone whose date has come is red, until a
    decision since speaks of the milestone.
    """
    for known in view.records(RaidEntry):
        entry = known.record
        if not entry.is_open or not entry.has_happened:
            continue
        words = f"{introduced(entry)}, an issue of high impact"
        stone = _failed_stone(view, known)
        grave = stone and (entry.exposure or 0) >= tolerances.exposure_red
        of = f" and of {stone}" if grave else ""
        yield Concern(
            Colour.RED if grave else Colour.AMBER,
            f"{words}{of}, is open",
            cells(known, entry.title),
        )


def _failed_stone(view: View, known: Known[RaidEntry]) -> str:
    """Return the milestone that is due by now and that an issue names, if any.

    None of which a decision speaks that was taken since the issue was known.
    """
    raised = known.record.raised or known.first_seen
    due = [gate for gate in gates(view) if gate.target and gate.target <= view.as_of]
    names = MilestoneNames([gate.title for gate in due], ids_of(due))
    named = names.named_in(known.record.title)
    answered: set[str] = set()
    for decision in decision_register(view):
        if decision.decided_on and decision.decided_on >= raised:
            answered |= names.named_in(decision.what)
    return min(named - answered, default="")


def _tested(view: View, lines: Mapping[str, Pipeline]) -> str:
    if not lines:
        return "no CI results are known"
    count = "1 pipeline" if len(lines) == 1 else f"{len(lines)} pipelines"
    if any(line.is_current(view.as_of) for line in lines.values()):
        return (
            f"{count} on the main line, none failing for long{_failures(view, lines)}"
        )
    last = max(day_of(line.last) for line in lines.values())
    return f"{count} on the main line, none known to fail; last known run on {last}"


def _failures(view: View, lines: Mapping[str, Pipeline]) -> str:
    """Name what fails all the same in the newest report of each pipeline."""
    newest = [
        line.tested[-1]
        for line in lines.values()
        if line.tested and line.is_red and line.is_current(view.as_of)
    ]
    failed = [known for known in newest if known.record.failed]
    return "".join(
        f", but {failures_of(known)} tests of {known.record.pipeline} failed on "
        f"{day_of(known)}"
        for known in failed
    )


def _worse(view: View, lines: Mapping[str, Pipeline]) -> Iterator[Concern]:
    """Yield the pipelines of which more and more tests fail."""
    for name, line in lines.items():
        worse = line.worse
        if worse is None or not worse.before.record.failed:
            continue
        if (view.as_of - day_of(worse.after)) > LONGEST_GAP:
            continue
        before, after = worse.counts
        why = (
            f"failing tests of {name} rose from {before} on {day_of(worse.before)} "
            f"to {after} on {day_of(worse.after)}"
        )
        proof = Computed(rule=why, inputs=(before, after))
        quotes = (*cells(worse.before, name), *cells(worse.after, name))
        yield Concern(Colour.AMBER, why, (*quotes, proof))


def _failing(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    for name, line in pipelines(view).items():
        failed = sum(_is_failed(known) for known in line.runs[-_RECENT:])
        few = failed < min(tolerances.red_runs, _RECENT)
        if not line.is_red or (few and not _is_seldom(line, view.as_of)):
            continue
        days = (view.as_of - line.since).days
        red = (
            line.is_current(view.as_of)
            and days >= tolerances.red_days
            and not _in_hand(view, line)
        )
        rule = _words(view, line, failed, days if red else None)
        unheld = f"{rule}{_silence(view, line)}"
        yield Concern(
            Colour.RED if red else Colour.AMBER,
            unheld if red else rule,
            (*cells(line.last, name), Computed(rule=rule, inputs=(name,))),
        )


def _is_seldom(line: Pipeline, day: date) -> bool:
    """Whether a pipeline that is known of now is heard of about once a week."""
    runs = line.runs
    if len(runs) < _TWO or not line.is_current(day):
        return False
    return (day_of(runs[-1]) - day_of(runs[0])) >= _WEEKLY * (len(runs) - 1)


def _words(view: View, line: Pipeline, failed: int, days: int | None) -> str:
    """Say how the pipeline fails now, or how it did when it was last known.

    With days, also for how long, since that is what makes it red.
    """
    if not line.is_current(view.as_of):
        return f"{line.name} failed in its last known run on {day_of(line.last)}"
    recent = len(line.runs[-_RECENT:])
    if failed == 1:
        ago = "" if days is None else f", {days} days ago"
        return f"{line.name} failed in its newest run on {day_of(line.last)}{ago}"
    within = "" if days is None else f"in the {days} days "
    return (
        f"{line.name} failed in {failed} of its last {recent} runs, "
        f"{len(line.streak)} in a row {within}since {line.since}"
    )


def _is_failed(known: Known[CiRun]) -> bool:
    return known.record.outcome is CiOutcome.FAILED


def _silence(view: View, line: Pipeline) -> str:
    """Say how little is known to be done: nothing said, or no owned work.

    Nothing is said where words may be about it.
    """
    known = pipelines(view)
    spoken = any(
        remark.dated >= line.since and speaks_of_red(remark, line.name, known)
        for remark in remarks_of(view)
    )
    if spoken:
        return ", and no open ticket or RAID entry with an owner names it"
    if may_be_meant(view, line):
        return ""
    return ", and no note, mail, chat or ticket speaks of it"


def _in_hand(view: View, line: Pipeline) -> bool:
    """Whether open work with an owner names the pipeline, or a test that fails now.

    What names a test must have come since, for work on a thing is not on its failure.
    """
    name, tests = fold(line.name), _failing_tests(line)

    def names(title: str, description: str, opened: date) -> bool:
        if name in fold(f"{title} {description}"):
            return True
        if opened < line.since:
            return False
        words = fold(description)
        return any(_is_of(title, t) or _by_name(t) in words for t in tests)

    return any(
        row.is_open
        and row.owner
        and names(row.title, row.description, row.raised or known.first_seen)
        for known in view.records(RaidEntry)
        for row in [known.record]
    ) or any(
        row.category in OPEN_CATEGORIES
        and row.assignee
        and names(row.title, row.description, row.created or known.first_seen)
        for known in view.records(Ticket)
        for row in [known.record]
    )


def _by_name(test: str) -> str:
    """Return a test's own name as one writes it, without where it stands."""
    return re.split(r"[.:/\s]+", fold(test))[-1]


def _is_of(title: str, test: str) -> bool:
    """Whether a title says what a test asks for, which it may deny."""
    wanted = stems(test)
    held = len(shared(wanted, stems(title)))
    return held >= _TWO and held >= _SAME_TEST * len(wanted)


def _failing_tests(line: Pipeline) -> tuple[str, ...]:
    """Return the tests that the newest run or report names as failed."""
    newest = line.tested[-1] if line.tested else line.last
    return tuple(failure.name for failure in newest.record.failures)


def _bugs(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    high = [
        known
        for known in view.records(Ticket)
        if known.record.category in OPEN_CATEGORIES and _is_high(known.record)
    ]
    if len(high) < tolerances.high_bugs:
        return
    for known in high:
        row = known.record
        unowned = row.says_assignee and not row.assignee
        lost = unowned and row.due is not None and row.due < view.as_of
        yield Concern(
            Colour.RED if lost else Colour.AMBER,
            f"{row.introduced}, {_graded(row)}{_LOST if lost else ''}, is open",
            cells(known, row.title),
        )


def _is_high(row: Ticket) -> bool:
    """Whether it is a bug of high priority, or a fault of the gravest grade."""
    return (row.is_bug and is_urgent(row)) or is_gravest(row)


def _graded(row: Ticket) -> str:
    if row.is_bug and is_urgent(row):
        return f"a bug of priority {row.priority}"
    return "a fault of severity 1"
