"""GitLab: pipelines, or the jobs of pipelines, as JSON of its API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import mapping, text
from ingest.json_files.lists import JsonList, is_json, objects_within
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.ci_export import RunExport, ident

_ADDRESS: Final = re.compile(rb'"web_url"\s*:\s*"[^"\s]*/(?:pipelines|jobs)/\d+"')
_REF: Final = re.compile(rb'"ref"\s*:')
_OTHER: Final = re.compile(rb'"(?:source_branch|merge_status|issue_type)"\s*:')
_PROJECT: Final = re.compile(
    r"https?://[^/]+/(?P<path>.+?)/(?:-/)?(?:pipelines|jobs)/\d+"
)
_OUTCOMES: Final = {"success": CiOutcome.PASSED, "failed": CiOutcome.FAILED}
_PAGES: Final = frozenset({20, 100})


class GitlabPipelinesReader:
    """One CI run a pipeline; of its jobs those that failed and must not are named."""

    kind = DocumentKind.GITLAB_PIPELINES
    example = "gitlab-pipelines.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON with addresses of pipelines or jobs, and their refs."""
        data = document.data
        return (
            is_json(document)
            and all(mark.search(data) for mark in (_ADDRESS, _REF))
            and not _OTHER.search(data)
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every pipeline, and every job into its pipeline.

        Raises:
            UnreadableFileError: If the file holds neither.
        """
        del context
        value, problems = load_json(document.data, document.path)
        lists = objects_within(value, _is_run)
        if not lists.found:
            raise UnreadableFileError(
                f"{document.path!r} holds no list of pipelines or jobs.",
                fix="Save the answer of GitLab's 'list project pipelines'.",
            )
        found = _Pipelines(lists, RunExport(document, list(problems)))
        found.read()
        return found.export.result(self.kind, found.cut())


@dataclass
class _Pipelines:
    """One pass over pipelines, alone or as parts of their jobs."""

    lists: JsonList
    export: RunExport
    failures: dict[str, list[TestFailure]] = field(default_factory=dict)
    pipelines: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    def read(self) -> None:
        for where in self.lists.odd:
            self.export.refuse(where, "it is no pipeline with a status")
        for where, item in self.lists.found:
            if isinstance(item.get("pipeline"), dict):
                self._job(where, item)
            else:
                self._keep(where, item)
        for key, (where, item) in self.pipelines.items():
            self.export.add(self._run(key, where, item))

    def cut(self) -> Iterator[str]:
        count = len(self.lists.found) + len(self.lists.odd)
        if count in _PAGES:
            yield f"exactly {count} entries, a page of GitLab's list"

    def _job(self, where: str, job: Mapping[str, Any]) -> None:
        pipeline = mapping(job["pipeline"])
        key = self._keep(where, pipeline)
        failed = text(job.get("status")).casefold() == "failed"
        if key and failed and job.get("allow_failure") is not True:
            name = ": ".join(filter(None, (text(job.get("stage")), _name(job))))
            reason = text(job.get("failure_reason")).replace("_", " ")
            failure = TestFailure(name=name or "job", message=reason)
            self.failures.setdefault(key, []).append(failure)

    def _keep(self, where: str, pipeline: Mapping[str, Any]) -> str:
        key = ident(pipeline.get("id"))
        if not key:
            self.export.refuse(where, "the pipeline has no id")
        else:
            self.pipelines.setdefault(key, (where, pipeline))
        return key

    def _run(self, key: str, where: str, item: Mapping[str, Any]) -> CiRun:
        status = text(item.get("status")).casefold()
        project = _PROJECT.match(text(item.get("web_url")))
        source = text(item.get("source")).replace("_", " ")
        return CiRun(
            key=key,
            locator=where,
            pipeline=_name(item) or (project["path"] if project else "pipeline"),
            at=self.export.began(where, item, "started_at", "created_at"),
            branch=text(item.get("ref")) or None,
            outcome=_OUTCOMES.get(status, CiOutcome.OTHER),
            ended=text(item.get("status")),
            title=_name(item) or source,
            failures=tuple(self.failures.get(key, ())),
        )


def _name(item: Mapping[str, Any]) -> str:
    return text(item.get("name"))


def _is_run(item: Mapping[str, Any]) -> bool:
    return "status" in item and ("ref" in item or "pipeline" in item)
