"""Other tools count files of our own making right, and differences are seen."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.domain.reading import DocumentKind, Passage, ReadProblem, ReadResult
from assistant.domain.records import Ticket
from bench.completeness.__main__ import compared, section
from bench.completeness.counts import Count, Words
from bench.completeness.judging import TOOLS, Line, judge
from bench.completeness.limits import Export, exports
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 20))
MAIL = (
    "From: Ana <ana@acme.example>\nSubject: Pumps\n\nThey come in May.\n\nThanks\nAna\n"
)
EVENT = "BEGIN:VEVENT\nDTSTART:20310301T080000Z\nSUMMARY:Review\nEND:VEVENT\n"


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def docx(*lines: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    text = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", text)
    return made.getvalue()


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


COUNTED: list[tuple[str, bytes, Mapping[str, tuple[int, int]]]] = [
    (
        "jira_csv",
        b'Summary,Assignee,Comment,Comment\nA,Ana,x,\nB,Bo,y,"z\nz"\n\n',
        {"tickets": (2, 2), "comments": (3, 3), "people": (2, 2)},
    ),
    (
        "raid_csv",
        b"id;title;owner\nR1;Late pumps;Ana\nR2;[Title];[Owner]\n",
        {"RAID entries": (2, 1)},
    ),
    (
        "asana_csv",
        b",,\n,,https://a.example\nTask ID,Name,Assignee\n1,Order,Ana\n",
        {"tickets": (1, 1), "people": (1, 1)},
    ),
    (
        "jira_json",
        as_json(
            {
                "issues": [
                    {
                        "fields": {
                            "created": "2031-01-01T08:00",
                            "assignee": {"displayName": "Ana"},
                            "comment": {"comments": [{"body": "x"}]},
                        },
                        "changelog": {
                            "histories": [
                                {
                                    "created": "2031-01-02T08:00",
                                    "items": [{"field": "status"}],
                                },
                                {
                                    "created": "2031-01-03T08:00",
                                    "items": [{"field": "Rank"}],
                                },
                            ]
                        },
                    }
                ]
            }
        ),
        {
            "tickets": (1, 1),
            "comments": (1, 1),
            "dated states": (2, 2),
            "people": (1, 1),
        },
    ),
    (
        "trello_json",
        as_json(
            {
                "cards": [{}, {"isTemplate": True}],
                "actions": [{"type": "commentCard"}, {"type": "updateCard"}],
            }
        ),
        {"tickets": (2, 1), "comments": (1, 1)},
    ),
    (
        "github_issues",
        as_json([{"user": {"login": "ana"}}, {"pull_request": {}}]),
        {"tickets": (2, 1), "people": (1, 1)},
    ),
    ("gitlab_issues", as_json([{"iid": 1}]), {"tickets": (1, 1)}),
    (
        "asana_json",
        as_json({"data": [{"gid": "1"}, {"resource_type": "story"}]}),
        {"tickets": (2, 1)},
    ),
    (
        "azure_devops_json",
        as_json({"value": [{"id": 1, "fields": {"System.CreatedBy": "Ana"}}]}),
        {"tickets": (1, 1), "people": (1, 1)},
    ),
    (
        "jira_xml",
        b"<rss><item><comments><comment/><comment/></comments></item><item/></rss>",
        {"tickets": (2, 2), "comments": (2, 2)},
    ),
    (
        "mspdi_xml",
        (
            b"<Project><Tasks><Task><UID>0</UID><Name>P</Name></Task>"
            b"<Task><UID>1</UID><Name>Build</Name><Summary>1</Summary></Task>"
            b"<Task><UID>2</UID><Name>Go</Name><Milestone>1</Milestone></Task>"
            b"<Task><UID>3</UID></Task></Tasks></Project>"
        ),
        {"tasks and milestones": (4, 1), "milestones": (1, 1)},
    ),
    ("github_runs", as_json({"workflow_runs": [{}, {}]}), {"runs": (2, 2)}),
    (
        "junit_xml",
        b"<testsuite><testcase/><testcase><failure/></testcase></testsuite>",
        {"tests": (2, 2), "failed tests": (1, 1)},
    ),
    ("mocha_json", as_json({"tests": [{}, {}, {}]}), {"tests": (3, 3)}),
    (
        "calendar",
        (EVENT + EVENT.replace("DTSTART:20310301T080000Z\n", "")).encode(),
        {"events": (2, 1)},
    ),
    (
        "slack_day",
        as_json(
            [
                {"text": "hi"},
                {"text": "x", "bot_id": "B"},
                {"text": "x", "subtype": "channel_join"},
                {"text": ""},
            ]
        ),
        {"messages": (4, 1)},
    ),
    (
        "slack_day",
        as_json([{"text": "see", "attachments": [{"title": "Tiles"}, {"text": "x"}]}]),
        {"messages": (1, 1), "quoted texts": (2, 2)},
    ),
    ("table_csv", b"Shift,Who\nearly,Ana\n\nlate,Bo\n", {"rows": (2, 2)}),
    (
        "teams_chat",
        as_json(
            {
                "value": [
                    {"messageType": "message", "body": {"content": "<p>hi</p>"}},
                    {},
                ]
            }
        ),
        {"messages": (2, 1)},
    ),
    (
        "zoom_chat",
        b"00:00:03\tAna:\thi\nthere\n00:00:09\tBo:\tyes\n",
        {"messages": (2, 2)},
    ),
    ("mbox", f"From a\n{MAIL}\nFrom b\n{MAIL}".encode(), {"mails": (2, 2)}),
    (
        "transcript_teams",
        docx("Ana Díaz   0:03", "Hello", "Bo   1:00:07"),
        {"turns": (2, 2)},
    ),
]

WORDS: list[tuple[str, bytes, str, str]] = [
    ("notes_markdown", b"# Weekly\n[see](https://a.example) now", "weekly see now", ""),
    ("notes_markdown", b"| Who | When |\n|---|---|\n| | |\n", "who when", "who when"),
    (
        "notes_html",
        b"<html><head><title>x</title></head><p>May 4</p></html>",
        "may 4",
        "",
    ),
    (
        "confluence_storage",
        b"<p>H<sub>2</sub>O</p><ac:parameter>x</ac:parameter>",
        "h2o",
        "",
    ),
    ("notes_docx", docx("Pumps come", "in May"), "pumps come in may", ""),
    ("mail", MAIL.encode(), "they come in may thanks ana", "thanks ana"),
    ("tickets_xlsx", workbook(["Key", "Title"], [1, "Pump"]), "key title 1 pump", ""),
    (
        "transcript_vtt",
        b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAna: Hello\n",
        "hello",
        "",
    ),
    ("transcript_srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "hello", ""),
]


@pytest.mark.parametrize(("kind", "data", "wanted"), COUNTED)
def test_other_tools_count_what_the_file_holds_and_what_is_none_of_ours(
    kind: str, data: bytes, wanted: Mapping[str, tuple[int, int]]
) -> None:
    found = [one for one in TOOLS[kind].count(data) if isinstance(one, Count)]
    assert {one.measure: (one.held, one.expected) for one in found} == wanted


@pytest.mark.parametrize(("kind", "data", "wanted", "apart"), WORDS)
def test_other_tools_find_the_words_that_the_file_shows(
    kind: str, data: bytes, wanted: str, apart: str
) -> None:
    [found] = [one for one in TOOLS[kind].count(data) if isinstance(one, Words)]
    assert sorted(found.words.elements()) == sorted(wanted.split())
    left = [word for words in found.apart.values() for word in words.elements()]
    assert sorted(left) == sorted(apart.split())


def judged(data: bytes, result: ReadResult) -> list[Line]:
    return list(judge(data, result))


def test_a_row_that_is_lost_without_a_word_is_a_difference_that_nobody_is_told_of() -> (
    None
):
    data = as_json([{"iid": 1}, {"iid": 2}])
    kept = ReadResult(
        kind=DocumentKind.GITLAB_ISSUES, records=(Ticket(key="1", title="A"),)
    )
    [line] = judged(data, kept)
    assert (line.held, line.read, line.verdict, line.is_told) == (
        "2 tickets (json)",
        "1",
        "fewer",
        False,
    )


def test_what_is_left_out_must_be_told() -> None:
    data = as_json([{"pull_request": {}}])
    silent = ReadResult(kind=DocumentKind.GITHUB_ISSUES)
    assert [line.is_told for line in judged(data, silent)] == [False, True]
    read = read_document(Document("w/issues.json", _pull()), CONTEXT)
    assert [line.verdict for line in judged(_pull(), read)] == ["explained", "all"]


def _pull() -> bytes:
    return as_json(
        [
            {
                "number": 1,
                "title": "Fix",
                "state": "open",
                "html_url": "https://github.com/o/r/pull/1",
                "url": "https://api.github.com/repos/o/r/issues/1",
                "user": {"login": "ana"},
                "created_at": "2031-01-01T08:00:00Z",
                "pull_request": {"url": "https://api.github.com/repos/o/r/pulls/1"},
            }
        ]
    )


def test_fewer_told_than_left_out_is_a_difference() -> None:
    data = as_json([{"pull_request": {}}] * 3)
    said = ReadProblem(where="", what="2 pull requests are left out", fix="none")
    [line, _] = judged(
        data, ReadResult(kind=DocumentKind.GITHUB_ISSUES, problems=(said,))
    )
    assert not line.is_told


@pytest.mark.parametrize(
    "export", [one for one in exports() if one.file.endswith(".json")], ids=str
)
def test_exports_that_end_at_a_limit_are_told_and_others_are_not(
    export: Export,
) -> None:
    assert export.said(export.at_limit)
    assert not export.said(export.below)


def test_words_that_are_not_kept_are_named() -> None:
    kept = ReadResult(
        kind=DocumentKind.NOTES_TEXT,
        passages=(Passage(locator="line 1", text="Pumps come"),),
    )
    [line] = judged(b"Pumps come in May", kept)
    assert (line.read, line.verdict, line.why) == ("2", "fewer", "not found: in may")


def test_every_file_of_a_folder_and_of_its_archives_is_in_the_table(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "weekly.txt").write_text("Notes 2031-03-04\n\nAna orders the pumps.\n")
    (folder / "odd.bin").write_bytes(b"\x01\x02\x03")
    with zipfile.ZipFile(folder / "mails.zip", "w") as archive:
        archive.writestr("one.eml", MAIL)
    files = list(compared(folder))
    assert [file.name for file in files] == [
        "mails.zip!/one.eml",
        "odd.bin",
        "weekly.txt",
    ]
    made = section(files)
    assert made.lines[0].startswith("**3 files, 4 comparisons:")
    assert made.lines[0].endswith("Differences that nobody is told of: 0.**")
    assert str(tmp_path) not in "\n".join(made.lines)
