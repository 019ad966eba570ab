"""What is no format that ontrack reads, and what to save or export it as."""

from __future__ import annotations

import re

from ingest.json_files.stream import LARGE
from ingest.json_files.text import is_cut_off
from ingest.plans.time_sheets import time_sheet
from ingest.reader import Document
from ingest.tables.rows import first_rows

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAR_MARK = slice(257, 262)
_OUTLOOK = (
    "an Outlook message (.msg)",
    "Save it as .eml, or as text, and ingest that.",
)
_SLIDES = "an old PowerPoint file", "Save it as PDF, and ingest that."
_ARCHIVE = (
    "an archive of a kind that is not opened",
    "Unpack it and ingest the folder, or pack the files as .zip.",
)
_RECORDING = "a recording", "Ingest its transcript, as VTT, SRT, text or Word."
_PICTURE = "a picture", "Write down what it shows, with `ontrack note` or in notes."
_BY_START: dict[tuple[bytes, ...], tuple[str, str]] = {
    (b"ERMHDR",): (
        "a Primavera P6 export (XER)",
        "Export the project from P6 as Microsoft Project XML, and ingest that.",
    ),
    (b"MPX,", b"MPX;", b"MPX\t"): (
        "a schedule in the old exchange format MPX",
        "Open it in Microsoft Project, save it as XML (*.xml), and ingest that.",
    ),
    (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ"): _ARCHIVE,
    (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"): _PICTURE,
    (b"ID3", b"OggS", b"\x1aE\xdf\xa3", b"fLaC"): _RECORDING,
}
_CHANGES = (
    "a changelog without its issues",
    "Export the issues with it: Jira's search with expand=changelog.",
)
_COMMENTS = (
    "comments without their issues",
    "Export the issues too, with their comments, and ingest that.",
)
_CUT = (
    "JSON that is cut off before its end",
    "Export or copy it again, to its end.",
)
_TESTS = (
    "a report of tests in a format that is not read",
    "Let the tests write JUnit XML, or convert it to that (such as trx2junit does).",
)
_TEST_ROOTS = re.compile(
    rb"<(?:\w+:)?(?:TestRun|test-run|test-results|assemblies|testng-results)[\s>]"
)
_BUILDS = (
    "runs of a CI service that is not read",
    "Ingest the runs' test reports, as JUnit XML.",
)
_BUILD = re.compile(rb'"(?:pipeline_number|project_slug|pipeline_id)"\s*:')
_BUILD_STATE = re.compile(
    rb'"(?:state|status)"\s*:.*"(?:branch|vcs|number|name)"\s*:', re.DOTALL
)
_CHAT = (
    "a chat in a format that is not read",
    "Export it as text, or write what was agreed into notes.",
)
_CHAT_MARK = re.compile(
    rb'"messages"\s*:\s*\[.*"(?:content|text)"\s*:|"type"\s*:\s*"post"', re.DOTALL
)
_CHANGELOG = re.compile(rb'"(?:items|histories)"\s*:\s*\[')
_CHANGED = re.compile(rb'"field"\s*:.{0,400}?"toString"\s*:', re.DOTALL)
_OF_AN_ISSUE = re.compile(rb'"(?:issue_url|noteable_id|issueId)"\s*:')
_BODY = re.compile(rb'"body"\s*:')


def save_as(document: Document) -> tuple[str, str] | None:
    """Return what the file is and what to do with it; None if that is not known."""
    head = document.head
    if head.startswith(_OLE):
        return _compound(document)
    for starts, known in _BY_START.items():
        if head.startswith(starts):
            return known
    if head[_TAR_MARK] == b"ustar" or head[4:8] == b"ftyp":
        return _RECORDING if head[4:8] == b"ftyp" else _ARCHIVE
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _TESTS if _TEST_ROOTS.search(head) else None
    if start in {b"{", b"["}:
        return _part_of_tracker(document) or _of_service(document)
    return time_sheet(document.name, (row.cells for row in first_rows(document)))


def _of_service(document: Document) -> tuple[str, str] | None:
    """Name answers of services that are no trackers."""
    head = document.head
    if _CHAT_MARK.search(head):
        return _CHAT
    is_build = _BUILD.search(head) or b"buildkite" in head
    return _BUILDS if is_build and _BUILD_STATE.search(head) else None


def _compound(document: Document) -> tuple[str, str] | None:
    """Tell apart what Microsoft's programs write that is no XML."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in document.data

    if document.suffix == ".msg" or holds("__substg1.0_"):
        return _OUTLOOK
    return _SLIDES if holds("PowerPoint Document") else None


def _part_of_tracker(document: Document) -> tuple[str, str] | None:
    """Name answers that hold what happened to issues, and not the issues."""
    head = document.head
    if _CHANGELOG.search(head) and _CHANGED.search(head):
        return _CHANGES
    if _OF_AN_ISSUE.search(head) and _BODY.search(head):
        return _COMMENTS
    data = document.data
    is_cut = len(data) < LARGE and is_cut_off(bytes(data), document.path)
    return _CUT if is_cut else None
