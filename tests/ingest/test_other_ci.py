"""Builds of GitLab, Jenkins and Azure, and Mocha's reports."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun
from assistant.errors import AssistantError
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


def read(value: object, name: str = "w/ci.json") -> ReadResult:
    return read_document(Document(name, json.dumps(value).encode()), CONTEXT)


def runs(result: ReadResult) -> list[CiRun]:
    return [record for record in result.records if isinstance(record, CiRun)]


def pipeline(ident: int, **more: Any) -> dict[str, Any]:
    return {
        "id": ident, "iid": 1, "ref": "main", "status": "success", "sha": "a1",
        "created_at": "2027-01-04T09:00:00.123Z",
        "web_url": f"https://git.example/yard/hull/-/pipelines/{ident}", **more,
    }  # fmt: skip


def job(name: str, status: str, **more: Any) -> dict[str, Any]:
    return {
        "id": 5, "name": name, "stage": "test", "status": status, "ref": "main",
        "allow_failure": False, "pipeline": pipeline(9, status="failed"),
        "web_url": "https://git.example/yard/hull/-/jobs/5", **more,
    }  # fmt: skip


def build(number: int, **more: Any) -> dict[str, Any]:
    return {
        "number": number, "result": "SUCCESS", "timestamp": 1_800_000_000_000,
        "fullDisplayName": f"hull » main #{number}", "actions": [{}], **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("success", CiOutcome.PASSED),
        ("failed", CiOutcome.FAILED),
        ("FAILED", CiOutcome.FAILED),
        ("running", CiOutcome.OTHER),
        ("canceled", CiOutcome.OTHER),
        ("skipped", CiOutcome.OTHER),
    ],
)
def test_a_gitlab_pipeline_is_a_run_of_its_project(
    status: str, outcome: CiOutcome
) -> None:
    result = read([pipeline(7, status=status)])
    assert result.kind is DocumentKind.GITLAB_PIPELINES
    [run] = runs(result)
    assert (run.key, run.locator, run.outcome) == ("7", "/0", outcome)
    assert (run.pipeline, run.branch) == ("yard/hull", "main")
    assert run.at == datetime(2027, 1, 4, 9, 0, 0, 123000, tzinfo=UTC)


def test_given_a_gitlab_pipeline_with_a_name_then_it_is_a_run_of_that_name() -> None:
    found = runs(read([pipeline(41, name="hull-nightly"), pipeline(42, name=None)]))
    assert [(run.pipeline, run.ended) for run in found] == [
        ("hull-nightly", "success"),
        ("yard/hull", "success"),
    ]


def test_failed_gitlab_jobs_are_named_unless_they_may_fail() -> None:
    [run] = runs(read([
        job("lint", "failed", failure_reason="script_failure"),
        job("flaky", "failed", allow_failure=True),
        job("unit", "success"),
    ]))  # fmt: skip
    assert (run.key, run.outcome) == ("9", CiOutcome.FAILED)
    [failure] = run.failures
    assert (failure.name, failure.message) == ("test: lint", "script failure")


def test_a_full_page_of_gitlab_pipelines_looks_cut() -> None:
    assert read([pipeline(number) for number in range(1, 101)]).looks_cut
    assert read([pipeline(number) for number in range(1, 100)]).looks_cut is None


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("SUCCESS", CiOutcome.PASSED),
        ("FAILURE", CiOutcome.FAILED),
        ("UNSTABLE", CiOutcome.FAILED),
        ("ABORTED", CiOutcome.OTHER),
        ("NOT_BUILT", CiOutcome.OTHER),
        (None, CiOutcome.OTHER),
    ],
)
def test_a_jenkins_build_ended_as_its_result_says(
    result: str | None, outcome: CiOutcome
) -> None:
    read_result = read({"name": "main", "builds": [build(4, result=result)]})
    assert read_result.kind is DocumentKind.JENKINS_BUILDS
    [run] = runs(read_result)
    assert (run.key, run.locator) == ("main#4", "/builds/0")
    assert (run.outcome, run.at) == (outcome, datetime(2027, 1, 15, 8, tzinfo=UTC))


def test_builds_of_many_jobs_and_wrappers_keep_their_places() -> None:
    result = read({"data": {"jobs": [{"name": "a", "builds": [build(1)]},
                                     {"name": "b", "builds": [build(1), 7]}]}})  # fmt: skip
    assert {run.key: run.locator for run in runs(result)} == {
        "a#1": "/data/jobs/0/builds/0",
        "b#1": "/data/jobs/1/builds/0",
    }
    assert [problem.where for problem in result.problems] == ["/data/jobs/1/builds/1"]


def test_the_branch_is_that_of_the_sources_and_not_of_a_library() -> None:
    def sources(name: str) -> dict[str, Any]:
        return {"lastBuiltRevision": {"branch": [{"name": name}]}}

    actions = [sources("main"), {}, sources("refs/remotes/origin/dock/two")]
    counts = {"totalCount": 40, "failCount": 2}
    name = {"fullDisplayName": "hull #4", "actions": [*actions, counts]}
    [run] = runs(read([build(4, **name)]))
    assert (run.branch, run.tests, run.failed) == ("dock/two", 40, 2)


def test_older_jenkins_builds_that_are_not_in_the_file_are_said() -> None:
    whole = {"name": "x", "builds": [build(3), build(2)], "firstBuild": {"number": 1}}
    assert read(whole).looks_cut == "builds of 'x' before #2 are not in the file"


def test_stages_of_jenkins_make_the_run_that_they_belong_to() -> None:
    def stage(name: str, status: str, number: int) -> dict[str, Any]:
        href = f"/job/yard/job/hull%2Fmain/{number}/execution/node/6/wfapi/describe"
        return {"name": name, "status": status, "startTimeMillis": 1_800_000_000_000,
                "_links": {"self": {"href": href}}}  # fmt: skip

    result = read([stage("Build", "SUCCESS", 1), stage("Test", "FAILED", 1),
                   stage("Build", "SUCCESS", 2)])  # fmt: skip
    first, second = runs(result)
    assert (first.key, first.outcome) == ("yard » hull/main#1", CiOutcome.FAILED)
    assert [failure.name for failure in first.failures] == ["Test"]
    assert second.outcome is CiOutcome.PASSED


def test_azure_builds_are_runs_of_their_definition() -> None:
    result = read({"count": 9, "value": [{
        "id": 3, "buildNumber": "20270104.1", "result": "failed",
        "startTime": "2027-01-04T09:00:00.1234567Z", "sourceBranch": "refs/heads/main",
        "definition": {"name": "deploy"},
    }]})  # fmt: skip
    assert result.kind is DocumentKind.AZURE_BUILDS
    [run] = runs(result)
    assert (run.key, run.pipeline, run.branch) == ("3", "deploy", "main")
    assert (run.outcome, run.locator) == (CiOutcome.FAILED, "/value/0")
    assert result.looks_cut == "1 of 9 entries are in the file"


def test_a_mocha_report_is_one_run_whose_failures_are_cited() -> None:
    failed = {"fullTitle": "Hull floats", "err": {"message": "it sank"}}
    result = read({
        "stats": {"tests": 2, "passes": 1, "pending": 0, "failures": 1,
                  "start": "2027-01-04T09:00:00Z"},
        "tests": [{}, failed], "failures": [failed],
    }, "w/hull-2027-01-04.json")  # fmt: skip
    assert result.kind is DocumentKind.MOCHA_JSON
    [run] = runs(result)
    assert (run.pipeline, run.outcome) == ("hull", CiOutcome.FAILED)
    assert (run.tests, run.failed) == (2, 1)
    assert run.failures[0].name == "Hull floats"
    [passage] = result.passages
    assert (passage.text, passage.locator) == ("it sank", "/failures/0/err/message")


def test_counts_of_a_mocha_report_that_disagree_with_it_are_said() -> None:
    stats = {"tests": 3, "passes": 2, "pending": 0, "failures": 1}
    result = read({"stats": stats, "tests": [{}], "failures": []})
    assert [problem.where for problem in result.problems] == [
        "/stats/tests",
        "/stats/failures",
    ]
    assert runs(result)[0].outcome is CiOutcome.FAILED


@pytest.mark.parametrize(
    "kind", ["gitlab_pipelines", "jenkins_builds", "azure_builds", "mocha_json"]
)
def test_a_file_without_runs_is_refused(kind: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_document(Document("w/x.json", b'{"a": [1]}'), CONTEXT, kind)


_NAMES = (  # noqa: SIM905
    "id number status result ref pipeline builds jobs web_url timestamp actions stats "
    "tests failures err message buildNumber definition startTime startTimeMillis _links"
    " self href stages name fullDisplayName lastBuiltRevision branch totalCount start"
).split()
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(value=_JSON, data=st.binary(max_size=80))
@settings(max_examples=80)
def test_whatever_comes_the_answer_is_a_result_or_a_refusal(
    value: object, data: bytes
) -> None:
    wholes = (value, [pipeline(1), {**job("x", "failed"), "name": value}, value],
              {"builds": [{**build(1), "actions": value, "url": value}, value]})  # fmt: skip
    for body in (data, *(json.dumps(whole).encode() for whole in wholes)):
        for kind in (
            "gitlab_pipelines",
            "jenkins_builds",
            "azure_builds",
            "mocha_json",
        ):
            try:
                result = read_document(Document("b.json", body), CONTEXT, kind)
                keys = [record.key for record in result.records]
            except AssistantError as error:
                keys = []
                masked = "cannot be read (" in error.problem
            else:
                masked = False
            assert not masked
            assert len(set(keys)) == len(keys)
