"""Azure Pipelines: the list of builds as JSON of its API."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import mapping, text
from ingest.json_files.lists import is_json, objects_within
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.ci_export import RunExport, ident

_NUMBER: Final = re.compile(rb'"buildNumber"\s*:')
_OF: Final = re.compile(rb'"definition"\s*:\s*\{')
_BRANCH: Final = re.compile(r"^refs/heads/")
_OUTCOMES: Final = {"succeeded": CiOutcome.PASSED, "failed": CiOutcome.FAILED}


class AzureBuildsReader:
    """One CI run a build; one that succeeded in parts did neither."""

    kind = DocumentKind.AZURE_BUILDS
    example = "azure-builds.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON of builds with numbers and definitions."""
        marks = (_NUMBER, _OF)
        return is_json(document) and all(m.search(document.data) for m in marks)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every build.

        Raises:
            UnreadableFileError: If the file holds none.
        """
        del context
        value, problems = load_json(document.data, document.path)
        builds = objects_within(value, _is_build)
        if not builds.found:
            raise UnreadableFileError(
                f"{document.path!r} holds no list of builds.",
                fix="Save the answer of Azure DevOps' 'list builds'.",
            )
        export = RunExport(document, list(problems))
        for where in builds.odd:
            export.refuse(where, "it is no build with a number")
        for where, build in builds.found:
            key = ident(build.get("id"))
            if key:
                export.add(_run(key, where, build, export))
            else:
                export.refuse(where)
        return export.result(self.kind, builds.short_of("count", "totalCount"))


def _run(key: str, where: str, build: Mapping[str, Any], export: RunExport) -> CiRun:
    return CiRun(
        key=key,
        locator=where,
        pipeline=text(mapping(build.get("definition")).get("name")) or "pipeline",
        at=export.began(where, build, "startTime", "queueTime"),
        branch=_BRANCH.sub("", text(build.get("sourceBranch"))) or None,
        outcome=_OUTCOMES.get(text(build.get("result")), CiOutcome.OTHER),
        title=text(build.get("buildNumber")),
    )


def _is_build(item: Mapping[str, Any]) -> bool:
    return "buildNumber" in item and "definition" in item
