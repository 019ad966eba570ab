"""Mocha's JSON report: the tests of one run, and what the failed ones said."""

from __future__ import annotations

import re
from typing import Any, Final

from assistant.domain.reading import DocumentKind, Passage, ReadResult, Role
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.json_files.fields import listed, mapping, objects, text
from ingest.json_files.lists import is_json
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.ci_export import RunExport, instant

_STATS: Final = re.compile(rb'"stats"\s*:\s*\{')
_COUNTS: Final = re.compile(rb'"(?:passes|pending|failures)"\s*:\s*\d')


class MochaReader:
    """One CI run a report; a failure of it fails the run."""

    kind = DocumentKind.MOCHA_JSON
    example = "test-report.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON with the counts of a test run."""
        marks = (_STATS, _COUNTS)
        return is_json(document) and all(m.search(document.data) for m in marks)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the run.

        Raises:
            UnreadableFileError: If the file holds no counts.
        """
        del context
        value, problems = load_json(document.data, document.path)
        report = mapping(value)
        stats = mapping(report.get("stats"))
        if not stats:
            raise UnreadableFileError(
                f"{document.path!r} holds no test report.",
                fix="Write it again, as 'mocha --reporter json' does.",
            )
        export = RunExport(document, list(problems))
        failures, passages = _failures(report)
        failed = _count(stats.get("failures"), len(failures))
        tests = _count(stats.get("tests"), len(listed(report.get("tests"))))
        held = len(listed(report.get("tests")))
        if held != tests:
            export.problem("/stats/tests", f"{tests} tests were run, {held} are listed")
        if failed != len(failures):
            what = f"{failed} tests failed, {len(failures)} are in the report"
            export.problem("/stats/failures", what)
        name = stable_name(document.name) or "tests"
        started = instant(stats.get("start"))
        export.add(
            CiRun(
                key=f"{name}@{started.isoformat() if started else document.path}",
                locator="/stats",
                pipeline=name,
                at=started,
                outcome=_outcome(tests, max(failed, len(failures))),
                tests=tests,
                failed=max(failed, len(failures)),
                failures=failures,
            )
        )
        result = export.result(self.kind)
        return result.model_copy(update={"passages": passages})


def _failures(
    report: Any,
) -> tuple[tuple[TestFailure, ...], tuple[Passage, ...]]:
    failures, passages = [], []
    for index, test in objects(report.get("failures")):
        name = text(test.get("fullTitle")) or text(test.get("title")) or "test"
        said = text(mapping(test.get("err")).get("message"))
        failures.append(TestFailure(name=name, message=said))
        if said:
            place = f"/failures/{index}/err/message"
            passages.append(Passage(locator=place, text=said, role=Role.CELL))
    return tuple(failures), tuple(passages)


def _outcome(tests: int, failed: int) -> CiOutcome:
    if failed:
        return CiOutcome.FAILED
    return CiOutcome.PASSED if tests else CiOutcome.OTHER


def _count(value: object, otherwise: int) -> int:
    return value if type(value) is int and value >= 0 else otherwise
