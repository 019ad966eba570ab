import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


def junit(text: str | bytes, name: str = "ci/smoke-2027-01-08.xml") -> ReadResult:
    data = text if isinstance(text, bytes) else text.encode()
    return read_document(Document(name, data), CONTEXT)


def run(result: ReadResult) -> CiRun:
    [found] = result.records
    assert isinstance(found, CiRun)
    return found


def test_nested_suites_are_counted_once_and_failures_are_cited() -> None:
    result = junit(
        '<testsuites name="smoke" tests="2" failures="1"><testsuite name="outer" '
        'tests="2" failures="1" timestamp="2027-01-07T01:30:00"><testsuite name="inner" '
        'tests="2" failures="1"><testcase classname="a" name="ok"/><testcase '
        'classname="a" name="bad"><failure message="boom">boom\nat line 3</failure>'
        "</testcase></testsuite></testsuite></testsuites>"
    )
    found = run(result)
    assert (found.pipeline, found.outcome) == ("smoke", CiOutcome.FAILED)
    assert (found.tests, found.failed) == (2, 1)
    assert found.at == datetime(2027, 1, 7, 1, 30, tzinfo=UTC)
    [failure] = found.failures
    assert (failure.name, failure.message) == ("a.bad", "boom")
    [passage] = result.passages
    assert passage.text == "boom\nat line 3"
    assert passage.locator == "/testsuites/testsuite[1]/testsuite[1]/testcase[2]"
    assert result.problems == ()


def test_an_error_of_the_suite_itself_fails_the_run() -> None:
    found = run(
        junit('<testsuite name="s" tests="1" errors="1"><error message="no class"/>'
              "</testsuite>")
    )  # fmt: skip
    assert (found.outcome, found.tests, found.failed) == (CiOutcome.FAILED, 1, 1)


def test_attributes_that_disagree_with_the_body_are_reported() -> None:
    result = junit(
        '<testsuites tests="500" failures="0"><testsuite name="s"><testcase name="a">'
        '<failure message="boom"/></testcase></testsuite></testsuites>'
    )
    assert (run(result).tests, run(result).failed) == (1, 1)
    assert "500 tests" in result.problems[0].what


def test_a_report_of_counts_alone_is_not_green() -> None:
    assert run(junit('<testrun name="r" tests="9" failures="2"/>')).outcome == "failed"


def test_unnamed_report_is_the_pipeline_of_its_file_and_day() -> None:
    result = junit('<testsuites><testsuite name="pytest"/></testsuites>')
    assert run(result).pipeline == "smoke"
    assert (result.dated, result.dated_from) == (date(2027, 1, 8), "file name")


def test_control_characters_are_left_out_and_reported() -> None:
    result = junit(
        b'<testsuite name="s"><testcase name="a"><failure>\x1b[31mred</failure>'
        b"</testcase></testsuite>"
    )
    assert run(result).failures[0].message == "[31mred"
    assert result.problems[0].where == "line 1"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><testsuite name="&a;"/>',
        '<!DOCTYPE testsuite SYSTEM "file:///etc/hostname"><testsuite/>',
        "<testsuite><testcase></testsuite>",
    ],
)
def test_document_types_and_broken_xml_are_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        junit(text)


def runs(value: Any) -> ReadResult:
    data = value if isinstance(value, str) else json.dumps(value)
    return read_document(Document("ci/runs.json", data.encode()), CONTEXT)


def item(**fields: Any) -> dict[str, Any]:
    base = {"id": 1, "name": "build", "head_branch": "main", "conclusion": "success"}
    return {**base, "run_started_at": "2027-01-07T02:00:00Z", **fields}


def test_latest_attempt_of_each_run_is_kept_with_its_pointer() -> None:
    result = runs(
        {
            "total_count": 3,
            "workflow_runs": [
                item(run_attempt=1, conclusion="failure"),
                item(id=2, conclusion="timed_out"),
                item(run_attempt=2),
            ],
        }
    )
    assert result.kind is DocumentKind.GITHUB_RUNS
    assert (result.stream, result.complete) == (None, False)
    first, second = [r for r in result.records if isinstance(r, CiRun)]
    assert (first.key, first.outcome, first.locator) == (
        "1", CiOutcome.PASSED, "/workflow_runs/2",
    )  # fmt: skip
    assert second.outcome is CiOutcome.FAILED
    assert first.at == datetime(2027, 1, 7, 2, tzinfo=UTC)
    assert result.looks_cut is None


def test_run_that_has_not_ended_is_neither_green_nor_red() -> None:
    result = runs({"workflow_runs": [item(conclusion=None, status="in_progress")]})
    assert run(result).outcome is CiOutcome.OTHER


@pytest.mark.parametrize(
    ("times", "named", "day"),
    [
        ({"run_started_at": "2026-02-31T02:00:00Z"}, 1, 7),
        ({"run_started_at": "soon", "created_at": "2027-01-32T02:00:00Z"}, 2, None),
        ({"run_started_at": None, "created_at": "2027-01-08T02:00:00Z"}, 0, 8),
        ({"run_started_at": None, "created_at": ""}, 0, None),
    ],
)
def test_a_time_that_no_clock_has_is_named(
    times: dict[str, Any], named: int, day: int | None
) -> None:
    made = {"created_at": "2027-01-07T02:00:00Z"}
    result = runs({"workflow_runs": [item(**{**made, **times})]})
    assert [one.where for one in result.problems] == [
        f"/workflow_runs/0/{name}" for name in ("run_started_at", "created_at")[:named]
    ]
    at = run(result).at
    assert (at.day if at else None) == day


def test_output_of_the_command_line_tool_is_read_too() -> None:
    listed = [{"databaseId": 5, "workflowName": "build", "conclusion": "failure",
               "headBranch": "main", "startedAt": "2027-01-07T02:00:00Z"}]  # fmt: skip
    found = run(runs(listed))
    assert (found.key, found.pipeline, found.locator) == ("5", "build", "/0")


@pytest.mark.parametrize(("count", "is_cut"), [(99, False), (100, True), (20, True)])
def test_runs_without_their_total_look_cut_where_they_fill_a_page(
    count: int, is_cut: bool
) -> None:
    listed = [item(id=number) for number in range(1, count + 1)]
    said = f"exactly {count} runs, a page of GitHub's list" if is_cut else None
    assert runs(listed).looks_cut == said
    assert runs({"total_count": count, "workflow_runs": listed}).looks_cut is None


def test_bad_runs_are_refused_one_by_one_and_a_cut_list_is_said() -> None:
    value = {"total_count": 9, "workflow_runs": [item(), item(id=None), "x"]}
    result = runs(value)
    assert [p.where for p in result.problems] == [
        "/workflow_runs/1",
        "/workflow_runs/2",
    ]
    assert result.rows_refused == 2
    assert result.looks_cut == "3 of 9 runs are in the file"


def test_doubled_keys_and_impossible_numbers_are_named() -> None:
    result = runs('{"workflow_runs": [{"id": 1, "id": 2, "x": NaN}]}')
    assert [r.key for r in result.records] == ["2"]
    assert [p.what.split()[0] for p in result.problems] == ["'id'", "NaN"]


@pytest.mark.parametrize(
    "text",
    [
        '{"workflow_runs": ' + "[" * 100_000,
        '{"workflow_runs": [' + "9" * 6000 + "]}",
        '{"workflow_runs": [{"id": 1',
        '{"workflow_runs": 3}',
    ],
)
def test_deep_cut_or_wrong_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        runs(text)
