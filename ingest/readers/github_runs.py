"""GitHub Actions: the list of workflow runs, from the API or from `gh run list`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from assistant.domain.records import CiOutcome, CiRun
from ingest.cells import date_in_name
from ingest.errors import UnreadableFileError
from ingest.json_text import load_json
from ingest.reader import Document, ReadContext

_LIST_MARK = re.compile(rb'"(?:workflow_runs|run_started_at|workflowName)"\s*:')
_OUTCOMES = {
    "success": CiOutcome.PASSED,
    "failure": CiOutcome.FAILED,
    "timed_out": CiOutcome.FAILED,
    "startup_failure": CiOutcome.FAILED,
}


class GithubRunsReader:
    """One CI run for each run id, as its latest attempt ended."""

    kind = DocumentKind.GITHUB_RUNS
    example = "workflow-runs.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON with the keys of workflow runs."""
        start = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return start in {b"{", b"["} and bool(_LIST_MARK.search(document.data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every run.

        Raises:
            UnreadableFileError: If the file is no list of runs.
        """
        del context
        value, problems = load_json(document.data, document.path)
        base, listed = _listed(value, document.path)
        runs: dict[str, tuple[int, CiRun]] = {}
        refused: list[ReadProblem] = []
        for index, item in enumerate(listed):
            place = f"{base}/{index}"
            run = _run(item, place) if isinstance(item, Mapping) else None
            if run is None:
                refused.append(_refusal(place))
            elif run.key not in runs or runs[run.key][0] < _attempt(item):
                runs[run.key] = _attempt(item), run
        records = tuple(run for _, run in runs.values())
        newest = max((run.at for run in records if run.at), default=None)
        dated = newest.date() if newest else date_in_name(document.name)
        total = value.get("total_count") if isinstance(value, Mapping) else None
        cut = isinstance(total, int) and total > len(listed)
        return ReadResult(
            kind=self.kind,
            dated=dated,
            dated_from="newest timestamp" if newest else "file name" if dated else "",
            records=records,
            problems=(*problems, *refused),
            rows_refused=len(refused),
            looks_cut=f"{len(listed)} of {total} runs are in the file" if cut else None,
        )


def _listed(value: Any, path: str) -> tuple[str, list[Any]]:
    """Return the JSON pointer of the list of runs, and the list."""
    runs = value.get("workflow_runs") if isinstance(value, Mapping) else value
    if not isinstance(runs, list):
        raise UnreadableFileError(
            f"{path!r} holds no list of workflow runs.",
            fix="Save the answer of GitHub's 'list workflow runs', or of "
            "'gh run list --json …'.",
        )
    return ("/workflow_runs" if isinstance(value, Mapping) else ""), runs


def _run(item: Mapping[str, Any], place: str) -> CiRun | None:
    ident = _first(item, "id", "databaseId")
    if not isinstance(ident, int | str) or isinstance(ident, bool) or ident == "":
        return None
    path = str(_first(item, "path") or "")
    name = _first(item, "name", "workflowName") or path.rsplit("/", 1)[-1]
    return CiRun(
        key=str(ident),
        locator=place,
        pipeline=str(name or "workflow"),
        at=_instant(_first(item, "run_started_at", "startedAt", "created_at")),
        branch=_text(_first(item, "head_branch", "headBranch")),
        outcome=_OUTCOMES.get(str(_first(item, "conclusion")), CiOutcome.OTHER),
        title=_text(_first(item, "display_title", "displayTitle")) or "",
    )


def _attempt(item: Mapping[str, Any]) -> int:
    attempt = _first(item, "run_attempt", "attempt")
    return attempt if isinstance(attempt, int) else 1


def _first(item: Mapping[str, Any], *names: str) -> Any:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _instant(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else _utc(moment)


def _utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _refusal(place: str) -> ReadProblem:
    return ReadProblem(
        where=place, what="the run has no id; it was not kept", fix="export it again"
    )
