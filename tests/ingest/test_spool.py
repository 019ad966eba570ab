"""Sequences that wait on the disk, and the large files that are read through them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, Passage, ReadResult
from ingest.errors import UnreadableFileError
from ingest.json_files import stream as json_stream
from ingest.json_files.stream import load_large_json
from ingest.json_files.text import load_json
from ingest.spool import Spool
from ingest.tables.rows import read_rows
from ingest.text import decoding as text
from ingest.text.decoding import decode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=3), inner)
    ),
)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 5), st.slices(40))
def test_a_spool_is_the_sequence_that_went_in(
    items: list[int], most: int, part: slice
) -> None:
    spool = Spool(items, most=most)
    assert list(spool) == items
    assert len(spool) == len(items)
    assert [spool[place] for place in range(-len(items), len(items))] == items * 2
    assert list(spool[part]) == items[part]
    assert list(spool.mapped(lambda item: item + 1)) == [item + 1 for item in items]


def test_a_few_items_are_a_tuple_and_many_stay_on_the_disk() -> None:
    assert Spool([1, 2], most=2).whole() == (1, 2)
    many = Spool([1, 2, 3], most=2)
    assert many.whole() is many


def test_a_result_keeps_what_is_long_and_writes_it_as_any_other() -> None:
    pieces = [Passage(locator=f"row {row}", text=f"words {row}") for row in range(9)]
    long = ReadResult(kind=DocumentKind.JIRA_CSV, passages=Spool(pieces, most=2))
    short = ReadResult(kind=DocumentKind.JIRA_CSV, passages=tuple(pieces))
    assert isinstance(long.passages, Spool)
    assert long.model_dump_json() == short.model_dump_json()


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_AHEAD", 3)
    monkeypatch.setattr(json_stream, "_AT_ONCE", 2)
    monkeypatch.setattr(text, "_PIECE", 3)


@pytest.mark.usefixtures("small_windows")
def test_json_that_is_streamed_is_what_it_is_at_once() -> None:
    @given(VALUES, st.booleans(), st.integers(0, 3), st.sampled_from(["", " ", " x"]))
    def check(value: object, plain: bool, cut: int, tail: str) -> None:
        written = json.dumps(value, ensure_ascii=plain, indent=None if plain else 1)
        data = (written[: len(written) - cut] + tail).encode("utf-8", "replace")
        assert _read(data, large=0) == _read(data, large=len(data) + 1)

    check()


@pytest.mark.usefixtures("small_windows")
def test_text_in_pieces_is_what_it_is_at_once() -> None:
    odd = st.sampled_from(["\r\n", "\r", "\n", "\ufe0f", "\ufe0f\ufe0f", "\u200b", "é"])

    @given(st.lists(odd | st.text(max_size=3)).map("".join))
    def check(written: str) -> None:
        data = written.encode("utf-8", "ignore")
        if data.count(b"\0") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return
        whole = text.clean(data.decode("utf-8-sig"))
        assert decode(data, "a.txt").body == whole

    check()


def _read(data: bytes, large: int) -> tuple[str, str]:
    try:
        value, problems = load_large_json(data, "a.json", large=large)
    except UnreadableFileError as error:
        return "refused", str(error)
    return repr(_plain(value)), repr(problems)


def _plain(value: Any) -> Any:
    """Return the value with its spools as the lists that they stand for."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return list(value) if isinstance(value, Spool) else value


def test_doubled_names_and_impossible_numbers_are_named_in_a_stream_too() -> None:
    data = b'{"a": 1, "issues": [{"b": NaN}], "a": 2}'
    assert load_large_json(data, "a", large=0) == load_json(data, "a")


def test_rows_beyond_memory_are_read_from_the_disk_with_their_numbers() -> None:
    rows = read_rows(b"a,b\n" + b'x,"y\nz"\n' * 5000, "a.csv").rows
    assert isinstance(rows, Spool)
    assert (len(rows), rows[5000].number) == (5001, 5001)
    assert rows[4999].cells == ("x", "y\nz")


READ = """
import resource, sys
from datetime import date
from pathlib import Path
from ingest.reader import ReadContext
from ingest.reading import load, read_document
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
path = Path(sys.argv[1])
few = load(Path(sys.argv[2]), path.name)
read_document(few, ReadContext(today=date(2026, 1, 1)))
before = peak()
result = read_document(load(path, path.name), ReadContext(today=date(2026, 1, 1)))
print(len(result.records), peak() - before)
"""


def _csv(rows: Sequence[int]) -> bytes:
    lines = ["Issue key,Issue id,Issue Type,Status,Project key,Summary,Description"]
    lines += [
        f"A-{row},{row},Task,To Do,A,Do {row},{'words of it ' * 40}" for row in rows
    ]
    return "\n".join(lines).encode()


def _json(rows: Sequence[int]) -> bytes:
    issues = [
        {
            "key": f"A-{row}",
            "fields": {"summary": f"Do {row}", "description": "words of it " * 40}
            | {"status": {"name": "Open"}, "issuetype": {"name": "Task"}}
            | {f"customfield_{number}": None for number in range(60)},
        }
        for row in rows
    ]
    return json.dumps({"issues": issues, "total": len(rows)}).encode()


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize(("write", "rows"), [(_csv, 30_000), (_json, 8_000)])
def test_a_large_file_takes_little_more_memory_than_its_bytes(
    tmp_path: Path, write: Any, rows: int
) -> None:
    large, few = tmp_path / "export.txt", tmp_path / "few.txt"
    large.write_bytes(write(range(rows)))
    few.write_bytes(write(range(10)))
    command = [sys.executable, "-c", READ, str(large), str(few)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    count, grown = map(float, ran.stdout.split())
    assert count == rows
    assert grown < 3 * large.stat().st_size / 1024**2 + 20
