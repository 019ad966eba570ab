"""GitHub Actions: the list of workflow runs, from the API or from `gh run list`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun
from ingest.errors import UnreadableFileError
from ingest.json_files.lists import is_json
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.ci_export import RunExport, first, ident

_LIST_MARK = re.compile(rb'"(?:workflow_runs|run_started_at|workflowName)"\s*:')
_PAGES: Final = frozenset({20, 30, 100})
"""What `gh run list` lists, and what a page of the API holds."""
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
        return is_json(document) and bool(_LIST_MARK.search(document.data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every run.

        Raises:
            UnreadableFileError: If the file is no list of runs.
        """
        del context
        value, problems = load_json(document.data, document.path)
        base, listed = _listed(value, document.path)
        export = RunExport(document, list(problems))
        for index, item in enumerate(listed):
            place = f"{base}/{index}"
            run = _run(item, place, export) if isinstance(item, Mapping) else None
            if run is None:
                export.refuse(place)
            else:
                export.add(run, _attempt(item))
        total = value.get("total_count") if isinstance(value, Mapping) else None
        return export.result(self.kind, _cut(len(listed), total))


def _cut(count: int, total: object) -> Iterator[str]:
    """Say that runs are missing: by the answer's total, else by a page's length."""
    if isinstance(total, int):
        if total > count:
            yield f"{count} of {total} runs are in the file"
    elif count in _PAGES:
        yield f"exactly {count} runs, a page of GitHub's list"


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


def _run(item: Mapping[str, Any], place: str, export: RunExport) -> CiRun | None:
    key = ident(first(item, "id", "databaseId"))
    if not key:
        return None
    path = str(first(item, "path") or "")
    name = first(item, "name", "workflowName") or path.rsplit("/", 1)[-1]
    return CiRun(
        key=key,
        locator=place,
        pipeline=str(name or "workflow"),
        at=export.began(place, item, "run_started_at", "startedAt", "created_at"),
        branch=_text(first(item, "head_branch", "headBranch")),
        outcome=_OUTCOMES.get(str(first(item, "conclusion")), CiOutcome.OTHER),
        ended=_text(first(item, "conclusion")) or "",
        title=_text(first(item, "display_title", "displayTitle")) or "",
    )


def _attempt(item: Mapping[str, Any]) -> int:
    attempt = first(item, "run_attempt", "attempt")
    return attempt if isinstance(attempt, int) else 1


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
