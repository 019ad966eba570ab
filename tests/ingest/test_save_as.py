"""A file that no reader knows is called what it is, with what to save it as."""

from __future__ import annotations

import io
import json
import tarfile

import pytest

from ingest.detect import reader_for
from ingest.errors import UnknownFormatError
from ingest.reader import Document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _tar(mode: str) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        archive.addfile(tarfile.TarInfo("harvest.md"))
    return data.getvalue()


CHANGES = {
    "values": [
        {
            "id": "7",
            "created": "2031-03-04T09:00:00.000+0000",
            "items": [{"field": "status", "fromString": "Open", "toString": "Done"}],
        }
    ]
}
COMMENTS = [{"body": "Ripe", "issue_url": "https://api.example.org/repos/a/b/issues/1"}]


@pytest.mark.parametrize(
    ("name", "data", "what", "fix"),
    [
        ("a.msg", OLE + "__substg1.0_001A".encode("utf-16-le"), "Outlook", ".eml"),
        ("a.bin", OLE + "PowerPoint Document".encode("utf-16-le"), "Power", "PDF"),
        ("a.xer", b"ERMHDR\t19.12\t2031-03-04\tProject\n", "Primavera", "XML"),
        ("a.mpx", b"MPX,Microsoft Project,4.0,ANSI\n", "MPX", "XML"),
        ("a.tar", _tar("w"), "archive", ".zip"),
        ("a.tgz", _tar("w:gz"), "archive", ".zip"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture", "note"),
        ("a.mp4", bytes(3) + b"\x18ftypmp42" + bytes(40), "recording", "VTT"),
        ("a.json", json.dumps(CHANGES).encode(), "changelog", "expand=changelog"),
        ("b.json", json.dumps(COMMENTS).encode(), "comments", "issues too"),
        ("c.json", b'{"loads":[{', "cut off", "to its end"),
        ("d.json", b'[{"crop": "oa', "cut off", "to its end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_read_is_named_with_what_to_save_it_as(
    name: str, data: bytes, what: str, fix: str
) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        reader_for(Document(f"in/{name}", data))
    assert what in refused.value.problem
    assert fix in refused.value.fix


def test_what_may_be_anything_is_only_not_recognised() -> None:
    with pytest.raises(UnknownFormatError) as refused:
        reader_for(Document("in/a.bin", b"\x00\x01\x02\x03" * 50))
    assert refused.value.problem == "No reader recognises 'in/a.bin'."


@pytest.mark.parametrize(
    ("name", "data", "what", "fix"),
    [
        ("r.trx", b'<?xml version="1.0"?><TestRun id="1"/>', "tests", "JUnit"),
        ("r.xml", b'<?xml version="1.0"?>\n<test-run id="2"/>', "tests", "JUnit"),
        ("r.xml", b'<assemblies timestamp="x"/>', "tests", "JUnit"),
        (
            "c.json",
            b'{"channel": {}, "messages": [{"id": "1", "content": "Ripe"}]}',
            "a chat",
            "as text",
        ),
        ("m.jsonl", b'{"type": "post", "post": {"message": "Ripe"}}', "chat", "notes"),
        (
            "w.json",
            b'{"items": [{"project_slug": "gh/a/b", "state": "x", "number": 2}]}',
            "CI service",
            "JUnit",
        ),
    ],
)
def test_exports_of_services_that_are_not_read_are_called_what_they_are(
    name: str, data: bytes, what: str, fix: str
) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        reader_for(Document(f"w/{name}", data))
    assert what in str(caught.value)
    assert fix in str(caught.value.fix)
