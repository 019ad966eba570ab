"""Runs of pipelines and reports of tests."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from assistant.domain.base import Frozen
from assistant.domain.records.base import Record


class CiOutcome(StrEnum):
    """How a run ended."""

    PASSED = "passed"
    FAILED = "failed"
    OTHER = "other"


class TestFailure(Frozen):
    """A failing test and what it said."""

    __test__: ClassVar[bool] = False
    name: str
    message: str = ""


class CiRun(Record):
    """One run of a pipeline; `at` is its start in UTC, `branch` None for JUnit.

    `ended` is the outcome in the words of the list.
    """

    type: ClassVar[str] = "ci_run"
    pipeline: str
    at: datetime | None = None
    branch: str | None = None
    outcome: CiOutcome
    ended: str = ""
    title: str = ""
    tests: int | None = None
    failed: int | None = None
    failures: tuple[TestFailure, ...] = ()
