"""Hostile files are read by a child: within limits, and it may be lost."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.domain.base import digest
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import RaidEntry
from assistant.errors import AssistantError
from ingest.errors import UnreadableFileError
from ingest.isolation import Found, Isolation, ReaderLimits
from ingest.reader import ReadContext
from ingest.reading import gather, load, read_document
from ingest.safety.archive_limits import ArchiveLimits
from tests.ingest.hostile import at, page

SAMPLE = Path(__file__).parents[2] / "examples" / "saas-launch"
CONTEXT = ReadContext(today=date(2031, 3, 4))
NOTES = b"# Stand-up 2031-03-04\n\nAna sends the plan on Friday.\n"
MAIL = b"From: ana@acme.example\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nSubject: Plan\n"
CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Stand-up
DTSTART:20310304T100000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    usual = Isolation(ReaderLimits())
    yield usual
    usual.close()


def minutes() -> bytes:
    word = docx.Document()
    word.add_heading("Stand-up 2031-03-04", 1)
    word.add_paragraph("Ana sends the plan on Friday.")
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def register(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["ID", "Risk", "Impact", "Baton", "Due"], *rows):
        sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def packed(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return data.getvalue()


def large_register(rows: int) -> bytes:
    """A workbook within all archive limits with very many risks."""
    number = random.Random(7)  # noqa: S311
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    header = {"A": "ID", "B": "Risk", "C": "Impact"}
    texts = [header] + [
        {"A": f"R{row}", "B": f"Ice {number.getrandbits(64):x}", "C": "3"}
        for row in range(rows)
    ]
    rows_of_sheet = "".join(
        f'<row r="{row}">'
        + "".join(cell.format(column, row, text) for column, text in cells.items())
        + "</row>"
        for row, cells in enumerate(texts, start=1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(io.BytesIO(register(["R1", "Ice", 3, "Ana", ""]))) as good:
        kept = [
            (name, good.read(name))
            for name in good.namelist()
            if name != "xl/worksheets/sheet1.xml"
        ]
    sheet = (
        f'<worksheet xmlns="{space}"><sheetData>{rows_of_sheet}</sheetData></worksheet>'
    )
    return packed(*kept, ("xl/worksheets/sheet1.xml", sheet.encode()))


def test_a_child_reads_what_is_read_here_and_no_other_bytes(
    isolation: Isolation,
) -> None:
    compared = 0
    for relative, absolute in gather(SAMPLE).files:
        if absolute.suffix not in {".xml", ".docx"}:
            continue
        document = load(absolute, relative)
        read = isolation.read(Found(relative, absolute), CONTEXT)
        assert read.digest == digest(document.data)
        assert read.result == read_document(document, CONTEXT)
        compared += 1
    assert compared == 5


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", NOTES),
        ("a.txt", NOTES),
        ("a.csv", b"Issue key,Summary,Status\nA-1,Boat,Open\n"),
        ("a.json", b'[{"type":"message","user":"U1","text":"Hi","ts":"1930384800.1"}]'),
        ("a.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAna: Hi\n"),
        ("a.eml", MAIL + b"Content-Type: text/plain; charset=utf-8\n\nHi, all.\n"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_plain_text_is_read_without_a_child(
    tmp_path: Path, name: str, data: bytes
) -> None:
    fresh = Isolation(ReaderLimits())
    fresh.read(at(tmp_path, name, data), CONTEXT)
    assert fresh.process is None


@pytest.mark.parametrize(
    "file",
    [
        ("a.txt", minutes(), "notes_docx"),
        ("a.md", b"\xef\xbb\xbf\n <html><body><p>Hi</p></body></html>", None),
        ("a.html", b"Hi, all.", "notes_html"),
        ("a.eml", MAIL + b"Content-Type: text/html\n\n<p>Hi</p>\n", None),
        ("a.eml", MAIL + b"To: " + b"a <a@b.c>,\n " * 900 + b"z@b.c\n\nHi\n", None),
        ("a.bin", CALENDAR, None),
    ],
    ids=["office", "markup", "told", "html mail", "long field", "calendar"],
)
def test_content_and_not_the_name_says_that_a_child_reads_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    isolation: Isolation,
    file: tuple[str, bytes, str | None],
) -> None:
    name, data, kind = file

    def here(*_arguments: object) -> ReadResult:
        raise AssertionError

    monkeypatch.setattr("ingest.isolation.read_document", here)
    assert isolation.read(at(tmp_path, name, data), CONTEXT, kind).result.kind


def test_one_child_reads_many_files_and_ends_when_it_is_told(tmp_path: Path) -> None:
    fresh = Isolation(ReaderLimits())
    found = at(tmp_path, "a.docx", minutes())
    fresh.read(found, CONTEXT)
    first = fresh.process
    fresh.read(found, CONTEXT)
    assert fresh.process == first is not None
    fresh.close()
    assert fresh.process is None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_what_the_settings_say_reaches_the_child(
    tmp_path: Path, isolation: Isolation
) -> None:
    asked: set[str] = set()

    def is_person(text: str) -> bool:
        asked.add(text)
        return text == "Zed Quill"

    context = ReadContext(today=date(2031, 3, 4), date_order="mdy", is_person=is_person)
    data = register(["R1", "Ice", 3, "Zed Quill", "03/04/2031"])
    [entry] = isolation.read(at(tmp_path, "a.xlsx", data), context).result.records
    assert isinstance(entry, RaidEntry)
    assert (entry.owner, entry.due) == ("Zed Quill", date(2031, 3, 4))
    assert "Zed Quill" in asked


def test_columns_and_statuses_of_the_settings_reach_the_child(
    tmp_path: Path, isolation: Isolation
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Thing", "How far"])
    book.active.append(["Boat", "Ashore"])
    book.save(tmp_path / "a.xlsx")
    context = ReadContext(
        today=date(2031, 3, 4),
        statuses={"ashore": "done"},
        columns={"title": "Thing", "status": "How far"},
    )
    found = Found("p/a.xlsx", tmp_path / "a.xlsx")
    read = isolation.read(found, context).result
    assert read.kind is DocumentKind.TICKETS_XLSX
    assert read == read_document(load(found.absolute, found.path), context)


@pytest.mark.parametrize(
    ("limits", "name", "key"),
    [
        (ReaderLimits(seconds=1), "a.html", "limits.reader_s"),
        (ReaderLimits(seconds=1), "a.xlsx", "limits.reader_s"),
        (ReaderLimits(memory_mb=50), "a.html", "limits.reader_mb"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit no memory")
def test_a_file_over_a_limit_is_refused_with_it_and_the_next_is_read(
    tmp_path: Path, limits: ReaderLimits, name: str, key: str
) -> None:
    bounded = Isolation(limits)
    data = page(60_000) if name == "a.html" else large_register(60_000)
    with pytest.raises(UnreadableFileError) as refused:
        bounded.read(at(tmp_path, name, data), CONTEXT)
    assert f"'p/{name}' takes more than" in refused.value.problem
    assert key in refused.value.fix
    assert bounded.read(at(tmp_path, "b.html", page(2)), CONTEXT).result.passages
    bounded.close()


def test_a_child_that_is_killed_over_a_file_loses_that_file_alone(
    tmp_path: Path,
) -> None:
    fresh = Isolation(ReaderLimits())

    def kill(_text: str) -> bool:
        assert fresh.process
        os.kill(fresh.process, signal.SIGKILL)
        return False

    found = at(tmp_path, "a.xlsx", register(["R1", "Ice", 3, "Zed Quill", ""]))
    context = ReadContext(today=date(2031, 3, 4), is_person=kill)
    with pytest.raises(UnreadableFileError, match=r"a\.xlsx.*was ended by SIGKILL"):
        fresh.read(found, context)
    assert fresh.read(found, CONTEXT).result.records
    fresh.close()


def test_the_rest_of_an_archive_is_left_when_three_of_its_files_were_too_much(
    tmp_path: Path,
) -> None:
    bounded = Isolation(ReaderLimits(seconds=1))
    slow, good = page(60_000), page(2)
    members = [(f"{number}.html", slow) for number in range(4)]
    archive = at(tmp_path, "a.zip", packed(("a.html", good), *members))
    listing = bounded.listing(archive.absolute, archive.path)
    assert listing
    said = []
    for member in listing.members[:-1]:
        with pytest.raises(UnreadableFileError) as refused:
            bounded.read(Found(member.path, archive.absolute, member), CONTEXT)
        said.append(refused.value.problem.split("' ", 1)[1])
    late = "takes more than 1 s to read."
    left = "is not read: 3 other files of its archive were too much."
    assert said == [late, late, late, left]
    bounded.listing(archive.absolute, archive.path)
    last = listing.members[-1]
    assert bounded.read(Found(last.path, archive.absolute, last), CONTEXT).result
    bounded.close()


def test_a_child_that_dies_between_two_files_is_not_missed(tmp_path: Path) -> None:
    fresh = Isolation(ReaderLimits())
    found = at(tmp_path, "a.docx", minutes())
    fresh.read(found, CONTEXT)
    first = fresh.process
    assert first
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    assert fresh.read(found, CONTEXT).result.passages
    assert fresh.process != first
    fresh.close()


def test_a_child_that_cannot_be_started_refuses_hostile_files_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Isolation(ReaderLimits())
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(UnreadableFileError, match="cannot be started"):
        fresh.read(at(tmp_path, "a.docx", minutes()), CONTEXT)
    assert fresh.read(at(tmp_path, "a.md", NOTES), CONTEXT).result.passages


def test_refusals_of_readers_come_through(tmp_path: Path, isolation: Isolation) -> None:
    for name, data in (("a.docx", b"PK\x03\x04junk"), ("b.html", b"<"), ("c", b"")):
        found = at(tmp_path, name, data)
        with pytest.raises(AssistantError) as here:
            read_document(load(found.absolute, found.path), CONTEXT)
        with pytest.raises(AssistantError) as there:
            isolation.read(found, CONTEXT)
        assert str(there.value) == str(here.value)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"<", b"<?xml ", b"{\\rtf"]),
    st.binary(),
)
def test_whatever_bytes_come_a_child_reads_or_refuses_them(
    tmp_path: Path, isolation: Isolation, start: bytes, rest: bytes
) -> None:
    found = at(tmp_path, "a.docx", start + rest)
    with suppress(AssistantError):
        isolation.listing(found.absolute, found.path)
    with suppress(AssistantError):
        isolation.read(found, CONTEXT)
    assert isolation.process


def test_members_of_an_archive_are_read_with_their_neighbours(
    tmp_path: Path, isolation: Isolation
) -> None:
    users = b'[{"id": "U1", "name": "ana", "profile": {"real_name": "Ana Diaz"}}]'
    said = b'[{"type": "message", "user": "U1", "text": "Hi", "ts": "1930384800.1"}]'
    inner = packed(("team/2031-03-04.json", said), ("users.json", users))
    archive = at(tmp_path, "a.zip", packed(("slack.zip", inner), ("b.md", NOTES)))
    listing = isolation.listing(archive.absolute, archive.path)
    assert listing
    day = next(one for one in listing.members if "2031" in one.path)
    assert day.path == "p/a.zip!/slack.zip!/team/2031-03-04.json"
    found = Found(day.path, archive.absolute, day)
    assert isolation.read(found, CONTEXT).result.passages[0].speaker == "Ana Diaz"


def test_a_deeper_archive_is_opened_when_the_settings_say_so(tmp_path: Path) -> None:
    archive = NOTES
    for depth in range(4):
        name = "a.zip" if depth else "a.md"
        archive = packed((name, archive), ("b.md", NOTES))
    found = at(tmp_path, "a.zip", archive)
    for depth, kept in ((1, 1), (2, 2), (3, 3), (4, 5)):
        limits = ReaderLimits(archive=ArchiveLimits(depth=depth))
        bounded = Isolation(limits)
        listing = bounded.listing(found.absolute, found.path)
        assert listing
        read, refused = 0, []
        for member in listing.members:
            try:
                bounded.read(Found(member.path, found.absolute, member), CONTEXT)
            except UnreadableFileError as error:
                refused.append(error.fix)
            else:
                read += 1
        assert read == kept
        assert ["limits.archive_depth" in fix for fix in refused] == [True] * (
            depth < 4
        )
        bounded.close()
