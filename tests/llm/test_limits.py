"""Calls, money and time of one draft are bounded, and waiting is polite."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from assistant.llm.faults import retry_after_s
from assistant.llm.limits import LimitedModel
from assistant.llm.port import (
    Answer,
    BudgetError,
    ModelError,
    ModelOutputError,
    ModelSettings,
    ModelUnavailableError,
    OutputT,
)
from assistant.llm.retry import RetryPolicy, retrying

BUSY = ModelUnavailableError("busy", fix="wait", retryable=True)
BROKE = ModelUnavailableError("no quota", fix="pay")
ODD = ModelOutputError("odd", fix="again", retryable=True)


class Word(BaseModel):
    word: str = "yes"


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Scripted:
    """Fails with the given errors in order, then answers."""

    name = "openai:scripted"

    def __init__(self, *errors: ModelError, cost: float | None = None) -> None:
        self.errors = list(errors)
        self.cost = cost
        self.asked = 0
        self.within: list[float] = []

    def ask(
        self, prompt: str, output: type[OutputT], *, within_s: float
    ) -> Answer[OutputT]:
        self.asked += 1
        self.within.append(within_s)
        if self.errors:
            raise self.errors.pop(0)
        return Answer(output.model_validate({}), len(prompt), 10, self.cost)


def limited(inner: Scripted, time: Time, **settings: float) -> LimitedModel:
    chosen = ModelSettings.model_validate({"model": "scripted", **settings})
    return LimitedModel(inner, chosen, clock=time.clock, sleep=time.sleep)


def test_given_two_busy_answers_when_the_third_is_good_then_it_is_returned() -> None:
    time, inner = Time(), Scripted(BUSY, ODD)
    assert limited(inner, time).complete("Hi", Word).value.word == "yes"
    assert time.slept == [1.0, 2.0]


def test_an_error_that_waiting_does_not_mend_is_not_retried() -> None:
    time, inner = Time(), Scripted(BROKE)
    with pytest.raises(ModelUnavailableError, match="quota"):
        limited(inner, time).complete("Hi", Word)
    assert inner.asked == 1
    assert time.slept == []


def test_retry_after_within_the_deadline_is_honoured() -> None:
    wait = ModelUnavailableError("busy", fix="", retryable=True, retry_after_s=30)
    time, inner = Time(), Scripted(wait)
    limited(inner, time, deadline_s=60).complete("Hi", Word)
    assert time.slept == [30]


def test_retry_after_beyond_the_deadline_fails_at_once() -> None:
    wait = ModelUnavailableError("busy", fix="", retryable=True, retry_after_s=3600)
    time, inner = Time(), Scripted(wait)
    with pytest.raises(ModelUnavailableError):
        limited(inner, time, deadline_s=60).complete("Hi", Word)
    assert time.slept == []


def test_the_deadline_holds_for_all_calls_of_a_draft_together() -> None:
    time = Time()
    model = limited(Scripted(), time, deadline_s=60)
    model.complete("Hi", Word)
    time.now += 61
    with pytest.raises(ModelUnavailableError, match="longer than 60 s"):
        model.complete("Hi", Word)


def test_a_call_gets_no_more_time_than_the_draft_has_left() -> None:
    time, inner = Time(), Scripted()
    model = limited(inner, time, deadline_s=60, timeout_s=40)
    model.complete("Hi", Word)
    time.now += 50
    model.complete("Hi", Word)
    assert inner.within == [40, 10]


def test_a_useless_answer_is_paid_for_from_the_budget() -> None:
    time, inner = Time(), Scripted(ODD, ODD, cost=0.0)
    model = limited(inner, time, budget_usd=0.05, price_in=1, price_out=10)
    with pytest.raises(BudgetError):
        model.complete("Hi", Word)
    assert inner.asked == 2


def test_retries_count_as_calls() -> None:
    time, inner = Time(), Scripted(BUSY, BUSY, BUSY, BUSY)
    with pytest.raises(BudgetError, match="2 times"):
        limited(inner, time, max_calls=2).complete("Hi", Word)
    assert inner.asked == 2


def test_a_call_that_would_pass_the_budget_is_not_made() -> None:
    time, inner = Time(), Scripted(cost=0.03)
    model = limited(inner, time, budget_usd=0.05, price_in=1, price_out=10)
    model.complete("Hi", Word)
    with pytest.raises(BudgetError, match=r"budget of 0\.05 USD"):
        model.complete("x" * 3000, Word)
    assert inner.asked == 1
    assert (model.calls, model.cost_usd) == (1, 0.03)


def test_a_budget_without_prices_stops_before_the_first_call() -> None:
    inner = Scripted()
    with pytest.raises(BudgetError, match=r"llm\.price_in"):
        limited(inner, Time(), budget_usd=1).complete("Hi", Word)
    assert inner.asked == 0


@given(
    failures=st.integers(0, 8),
    attempts=st.integers(1, 6),
    room=st.floats(0, 200),
    wait=st.floats(0, 500),
)
def test_retrying_never_sleeps_past_the_deadline_nor_calls_too_often(
    failures: int, attempts: int, room: float, wait: float
) -> None:
    time = Time()
    made = 0

    def call() -> str:
        nonlocal made
        made += 1
        if made <= failures:
            raise ModelUnavailableError(
                "busy", fix="", retryable=True, retry_after_s=wait
            )
        return "good"

    until = time.now + room
    try:
        answer = retrying(
            call,
            until=until,
            policy=RetryPolicy(attempts=attempts),
            clock=time.clock,
            sleep=time.sleep,
        )
    except ModelUnavailableError:
        answer = "failed"
    assert made <= attempts
    assert time.now <= until or time.slept == []
    assert answer == "failed" or made == failures + 1


def test_retry_after_is_read_as_seconds_or_as_a_date_and_never_negative() -> None:
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    later = format_datetime(now + timedelta(seconds=90), usegmt=True)
    earlier = format_datetime(now - timedelta(seconds=90), usegmt=True)
    read = [
        retry_after_s({"retry-after": text}, now)
        for text in ("5", later, earlier, "soon", "")
    ]
    assert read == [5, 90, 0, None, None]
