"""JUnit XML reports: one file is one run of a pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.reader import Document, ReadContext
from ingest.tables.cells import date_in_name, read_number
from ingest.text.decoding import clean, decode

_ROOTS = frozenset({"testsuites", "testsuite", "testrun"})
_ROOT = re.compile(rb"<(?:\w+:)?(testsuites|testsuite|testrun)[\s>/]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BAD = frozenset({"failure", "error"})
_ANONYMOUS = frozenset(
    {"", "pytest", "jest tests", "mocha tests", "all tests", "root suite", "tests"}
)
_DEEPEST = 200


class JunitXmlReader:
    """Counts what is in the file and compares it with what its attributes claim."""

    kind = DocumentKind.JUNIT_XML
    example = "junit.xml"

    def accepts(self, document: Document) -> bool:
        """Whether the root element is one of JUnit's."""
        head = document.head.replace(b"\0", b"")
        start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        return start.startswith(b"<") and bool(_ROOT.search(head))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the run with every failure.

        Raises:
            UnreadableFileError: If it is no well-formed XML, or declares a document
                type.
        """
        del context
        root, problems = _parse(document)
        report = _Report(root)
        pipeline = _pipeline(root, document)
        at = report.started
        day = at.date() if at else date_in_name(document.name)
        problems += report.mismatches()
        run = CiRun(
            key=f"{pipeline}@{at.isoformat() if at else day or document.name}",
            locator=f"/{_tag(root)}",
            pipeline=pipeline,
            at=at,
            outcome=CiOutcome.FAILED if report.is_failed else CiOutcome.PASSED,
            title=pipeline,
            tests=report.tests,
            failed=len(report.failures),
            failures=tuple(report.failures),
        )
        return ReadResult(
            kind=self.kind,
            title=pipeline,
            dated=day,
            dated_from="newest timestamp" if at else "file name" if day else "",
            passages=tuple(report.passages),
            records=(run,),
            problems=tuple(problems),
        )


@dataclass
class _Report:
    """What the body of the report says, and what its attributes claim."""

    root: Element
    tests: int = 0
    failures: list[TestFailure] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    starts: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        for element, path in _walk(self.root):
            if _tag(element) == "testcase":
                self.tests += 1
            stamp = _instant(element.get("timestamp"))
            if stamp:
                self.starts.append(stamp)
            bad = [child for child in element if _tag(child) in _BAD]
            if bad and _tag(element) in {*_ROOTS, "testcase"}:
                self._failure(element, bad[0], path)
        self.tests += sum("testcase" not in p.locator for p in self.passages)

    @property
    def started(self) -> datetime | None:
        """When the first suite started, UTC where the report names no zone."""
        return min(self.starts, default=None)

    @property
    def claims(self) -> tuple[int | None, int | None]:
        """Tests and failures that the outermost attributes state, None where none."""
        outer = self.root if self.root.get("tests") is not None else None
        suites = [self.root] if outer is not None else list(self.root)
        return _total(suites, "tests"), _total(suites, "failures", "errors")

    @property
    def is_failed(self) -> bool:
        """Whether the body or the attributes know of a failure."""
        return bool(self.failures) or bool(self.claims[1])

    def mismatches(self) -> list[ReadProblem]:
        """Report where the attributes state other numbers than the body holds."""
        tests, failed = self.claims
        held = (self.tests, len(self.failures))
        stated = (
            held[0] if tests is None else tests,
            held[1] if failed is None else failed,
        )
        if stated == held:
            return []
        return [
            ReadProblem(
                where=f"/{_tag(self.root)}",
                what=f"it states {stated[0]} tests and {stated[1]} failures, "
                f"the body holds {held[0]} and {held[1]}",
                fix="check whether the report was cut or edited",
            )
        ]

    def _failure(self, element: Element, bad: Element, path: str) -> None:
        parts = (element.get("classname"), element.get("name"))
        name = ".".join(part for part in parts if part) or _tag(element)
        attribute, body = clean(bad.get("message") or ""), clean(bad.text or "").strip()
        message = attribute.strip() or body
        self.failures.append(TestFailure(name=name, message=message))
        text = body if attribute.strip() in body else f"{attribute.strip()}\n{body}"
        self.passages.append(
            Passage(locator=path, text=text.strip() or name, role=Role.CELL)
        )


def _parse(document: Document) -> tuple[Element, list[ReadProblem]]:
    """Parse strictly, else once more without the characters that XML forbids."""
    try:
        return fromstring(document.data, forbid_dtd=True), []
    except ParseError as error:
        text = decode(document.data, document.path)
        problem = ReadProblem(
            where=f"line {error.position[0]}",
            what="the XML was not well-formed; it was read without the characters "
            "that XML forbids",
            fix="check what the test printed there",
        )
    except DefusedXmlException as error:
        raise _typed(document.path) from error
    except (ValueError, LookupError) as error:
        raise _malformed(document.path, error) from error
    try:
        return fromstring(_DECLARATION.sub("", text.body), forbid_dtd=True), [problem]
    except DefusedXmlException as error:
        raise _typed(document.path) from error
    except (ParseError, ValueError, LookupError) as error:
        raise _malformed(document.path, error) from error


def _typed(path: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} declares a document type, which no test report needs.",
        fix="Remove the DOCTYPE, or run the tests again.",
    )


def _malformed(path: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} is not well-formed XML: {error}.",
        fix="Run the tests again; the report may have been cut off.",
    )


def _walk(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield suites and cases in document order with their paths, without recursion."""
    stack = [(root, f"/{_tag(root)}", 0)]
    while stack:
        element, path, depth = stack.pop()
        yield element, path
        seen: dict[str, int] = {}
        children = []
        for child in element:
            tag = _tag(child)
            seen[tag] = seen.get(tag, 0) + 1
            if tag in {*_ROOTS, "testcase"} and depth < _DEEPEST:
                children.append((child, f"{path}/{tag}[{seen[tag]}]", depth + 1))
        stack.extend(reversed(children))


def _tag(element: Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rsplit("}", 1)[-1]


def _total(elements: list[Element], *names: str) -> int | None:
    stated = [element.get(name) for element in elements for name in names]
    counts = [read_number(text) for text in stated if text]
    return int(sum(count or 0 for count in counts)) if counts else None


def _instant(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _pipeline(root: Element, document: Document) -> str:
    """Name the run by its root, by its only suite, or by the file."""
    suites = [child for child in root if _tag(child) == "testsuite"]
    names = [root.get("name"), *(s.get("name") for s in suites if len(suites) == 1)]
    named = next((n for n in names if n and n.casefold() not in _ANONYMOUS), None)
    return (named or stable_name(document.name) or "tests").strip()
