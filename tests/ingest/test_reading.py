import io
import os
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from assistant.errors import AssistantError, UsageError
from ingest.detect import reader_for
from ingest.errors import EmptyFileError, UnknownFormatError, UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import gather, load, read_document
from ingest.safety.containers import check_container

CONTEXT = ReadContext(today=date(2027, 3, 1))
STARTS = st.sampled_from(
    [
        b"", b"Issue key,Summary,Status\n", b"ID,Risk,Impact,Probability\n",
        b"# RAID log\n\n| ID | Risk | Impact |\n|-|-|-|\n", b"<testsuite>",
        b'{"workflow_runs": [', b"PK\x03\x04xl/workbook", b"WEBVTT\n\n", b"From: a\n\n",
        b'sep=;\n"', b"\xff\xfe",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["a.csv", "a.md", "a.xml", "a.json", "a.xlsx", "a.txt", "a"])


@given(STARTS, st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes, name: str) -> None:
    try:
        result = read_document(Document(name, start + rest), CONTEXT)
    except AssistantError:
        return
    assert isinstance(result, ReadResult)


@given(STARTS, st.text('|,;\n"-/:<>{}[]0159aR ', max_size=200), NAMES)
def test_any_text_is_read_or_refused(start: bytes, rest: str, name: str) -> None:
    try:
        result = read_document(Document(name, start + rest.encode()), CONTEXT)
    except AssistantError:
        return
    assert len({record.key for record in result.records}) == len(result.records)


def test_blank_and_unknown_files_have_their_own_errors() -> None:
    with pytest.raises(EmptyFileError):
        reader_for(Document("a.md", b"\xef\xbb\xbf \n\t\n"))
    with pytest.raises(UnknownFormatError):
        reader_for(Document("a.bin", b"\x00\x01\x02\x03" * 50))
    with pytest.raises(UnknownFormatError):
        reader_for(Document("a.md", b"text"), kind="no_such_kind")


def test_content_decides_against_the_extension() -> None:
    renamed = Document("export.txt", b"Issue key,Summary,Status\nAB-1,x,Open\n")
    assert reader_for(renamed).kind == "jira_csv"
    assert reader_for(Document("a.txt", b"<testsuite/>")).kind == "junit_xml"


def test_files_are_named_relative_to_the_parent_of_what_is_ingested(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "week-02"
    (folder / "notes").mkdir(parents=True)
    for name in ("notes/b.md", "notes/~$b.md", ".hidden", "a.csv"):
        (folder / name).write_text("x")
    assert [name for name, _ in gather(folder).files] == [
        "week-02/a.csv", "week-02/notes/b.md",
    ]  # fmt: skip
    assert [name for name, _ in gather(folder / "a.csv").files] == ["a.csv"]
    with pytest.raises(UsageError):
        gather(tmp_path / "none")


def test_links_and_pipes_are_named_and_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    found = gather(folder)
    assert found.files == ()
    assert sorted(p.where for p in found.problems) == [
        "in/link.txt",
        "in/loop",
        "in/pipe",
    ]
    for name in ("link.txt", "pipe"):
        with pytest.raises(UnreadableFileError):
            load(folder / name, name)


def test_neighbours_are_plain_files_of_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text("[]")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "day.json").write_text("[]")
    (folder / "users.json").write_text("[1]")
    (folder / "link.json").symlink_to(tmp_path / "users.json")
    document = load(folder / "day.json", "in/day.json")
    assert document.neighbour("users.json") == b"[1]"
    for name in ("../users.json", "link.json", "none.json", "", "."):
        assert document.neighbour(name) is None


def archive(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return buffer.getvalue()


def test_a_plain_container_passes() -> None:
    data = archive(("a.xml", b"<a/>"), ("b/c.bin", b"<!DOCTYPE"))
    assert check_container(data, "a.xlsx") == {"a.xml", "b/c.bin"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_containers_that_deceive_are_refused() -> None:
    tight = archive(("a.xml", b"x" * 5_000_000))
    plain = archive(("a.xml", b"<a/>"))
    central = plain.index(b"PK\x01\x02")
    locked = bytearray(plain)
    struct.pack_into("<H", locked, central + 8, 1)
    for data, why in (
        (tight, "200 times"),
        (archive(("a", b"1"), ("a", b"2")), "twice"),
        (archive(("a.xml", b"<!-- x --><!DOCTYPE a>")), "document type"),
        (archive(("a.xml", "<!DOCTYPE a>".encode("utf-16"))), "document type"),
        (bytes(locked), "password"),
        (archive(), "empty"),
        (plain[:-30], "damaged"),
    ):
        with pytest.raises(UnreadableFileError, match=why):
            check_container(data, "a.xlsx")
