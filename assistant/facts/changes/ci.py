"""Pipelines that broke or were mended."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.pipelines import Pipeline, pipelines
from assistant.facts.quoting import cells


def ci_changes(period: Period) -> Iterator[Change]:
    """Yield every pipeline whose newest main-line run ended unlike that before.

    A pipeline that was not known at the start is compared with its first run.
    """
    before = pipelines(period.view.at(period.since))
    for name, now in pipelines(period.view).items():
        then = before.get(name) or Pipeline(name, now.runs[:1], now.reports)
        if then.is_red != now.is_red:
            yield _change(period, now)


def _change(period: Period, now: Pipeline) -> Change:
    broken = now.is_red
    run = now.streak[0]
    count = len(now.streak)
    state = "failed" if broken else "passed"
    runs = "main-line run" if count == 1 else f"{count} main-line runs"
    rule = f"the last {runs} {state}, since {now.since}"
    evidence: tuple[Evidence, ...] = (
        *cells(run, now.name),
        *(_failure(now) if broken else ()),
        Computed(rule=rule, inputs=(now.name,)),
    )
    return make_change(
        ChangeKind.CI_BROKEN if broken else ChangeKind.CI_FIXED,
        now.name,
        now.name,
        before="passed" if broken else "failed",
        after=state,
        on=period.first_within(now.since, default=run.since),
        severity=Severity.HIGH if broken else Severity.LOW,
        evidence=evidence,
    )


def _failure(now: Pipeline) -> tuple[Evidence, ...]:
    """Quote what the first failed test said."""
    if now.failing is None:
        return ()
    failure = now.failing.record.failures[0]
    return cells(now.failing, failure.message or failure.name)
