"""Pipelines that broke or were mended."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.pipelines import Pipeline, Worse, day_of, pipelines, rise
from assistant.facts.quoting import cells


def ci_changes(period: Period) -> Iterator[Change]:
    """Yield every pipeline whose newest main-line run ended unlike that before.

    A pipeline that was not known at the start is compared with its first run. One that
    fails as before is told where more of its tests fail.
    """
    before = pipelines(period.view.at(period.since))
    for name, now in pipelines(period.view).items():
        then = before.get(name) or Pipeline(name, now.runs[:1], now.reports)
        if then.is_red != now.is_red:
            yield _change(period, now)
        elif now.is_red and (worse := _worse(then, now)):
            yield _risen(period, now.name, worse)


def _worse(then: Pipeline, now: Pipeline) -> Worse | None:
    """Compare the newest counts of tests with those at the start, or the first."""
    earlier, later = then.tested or now.tested[:1], now.tested
    return rise(earlier[-1], later[-1]) if earlier else None


def _risen(period: Period, name: str, worse: Worse) -> Change:
    before, after = worse.counts
    quotes = (*cells(worse.before, name), *cells(worse.after, name))
    failures = worse.after.record.failures[:1]
    said = (f.message or f.name for f in failures)
    rule = f"failing tests of {name} rose from {before} to {after}"
    return make_change(
        ChangeKind.CI_BROKEN,
        name,
        name,
        before=f"{before} tests failed",
        after=f"{after} tests failed",
        on=period.first_within(day_of(worse.after), default=worse.after.since),
        severity=Severity.HIGH,
        evidence=(
            *quotes,
            *(quote for words in said for quote in cells(worse.after, words)),
            Computed(rule=rule, inputs=(before, after)),
        ),
    )


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
