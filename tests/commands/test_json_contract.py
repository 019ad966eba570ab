"""Every JSON document is what the interface contract says, each time the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import documents, draft_documents
from tests.commands.originals import original, words_at
from tests.commands.program import NEWEST, SAMPLE, WEEK_BEFORE, Ran, ontrack

READING: dict[str, tuple[tuple[str, ...], type[documents.Document]]] = {
    "actions": (("actions",), documents.Actions),
    "decisions": (("decisions",), documents.Decisions),
    "statements": (("statements",), documents.Statements),
    "changes": (("changes", "--since", WEEK_BEFORE), documents.Changes),
    "flags": (("flags",), documents.Flags),
    "health": (("health",), documents.Health),
    "milestones": (("milestones",), documents.Milestones),
    "raid": (("raid",), documents.Raid),
    "tickets": (("tickets",), documents.Tickets),
    "people": (("people",), documents.People),
    "sources": (("sources",), documents.Sources),
    "search": (("search", "what blocks the launch"), documents.Results),
    "ask": (("ask", "what blocks the launch?"), documents.Answer),
    "updates": (("updates",), documents.Updates),
    "draft": (("draft", "--all"), draft_documents.Drafts),
    "doctor": (("doctor",), documents.Checks),
    "config": (("config", "show"), documents.Document),
}
STEADY = [name for name in READING if name != "doctor"]
CITING = [name for name in STEADY if name not in {"people", "sources", "config"}]
DATED = ["actions", "changes", "decisions", "flags", "health", "statements", "draft"]


@pytest.fixture(scope="module")
def printed(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """What each reading command prints for the sample project."""
    folder = tmp_path_factory.mktemp("printed") / "project"
    project = Path(shutil.copytree(sample, folder))
    return {
        name: ontrack("-C", project, *arguments, "--json")
        for name, (arguments, _) in READING.items()
    }


@pytest.mark.parametrize("name", READING)
def test_stdout_is_one_document_of_the_contract(
    printed: dict[str, Ran], name: str
) -> None:
    ran = printed[name]
    assert ran.code == 0
    READING[name][1].model_validate(ran.json)


@pytest.mark.parametrize("name", ["actions", "decisions", "statements", "flags"])
def test_a_view_of_the_whole_sample_is_not_empty(
    printed: dict[str, Ran], name: str
) -> None:
    assert printed[name].json[name]


@pytest.mark.parametrize("name", CITING)
def test_every_quote_is_verbatim_at_its_locator(
    printed: dict[str, Ran], name: str
) -> None:
    wrong = [
        (quote["source"], quote["locator"], quote["quote"])
        for quote in _quotes(printed[name].json)
        if quote["quote"] not in words_at(quote["source"], quote["locator"])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", CITING)
def test_every_quoted_source_is_a_file_that_was_known_by_then(
    printed: dict[str, Ran], name: str
) -> None:
    for quote in _quotes(printed[name].json):
        assert original(quote["source"]).is_file()
        assert quote["as_of"] <= NEWEST


@pytest.mark.parametrize("name", DATED)
def test_an_earlier_day_knows_nothing_of_later_files(project: Path, name: str) -> None:
    day = "2026-08-21"
    earlier = ["2026-08-14" if a == WEEK_BEFORE else a for a in READING[name][0]]
    found = ontrack("-C", project, *earlier, "--as-of", day, "--json")
    assert found.code == 0
    quotes = list(_quotes(found.json))
    assert quotes
    assert max(quote["as_of"] for quote in quotes) <= day


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("actions", "actions"),
        ("decisions", "decisions"),
        ("statements", "statements"),
        ("changes", "changes"),
        ("flags", "flags"),
        ("milestones", "milestones"),
        ("raid", "raid"),
        ("tickets", "tickets"),
        ("updates", "updates"),
        ("draft", "drafts"),
    ],
)
def test_ids_are_unique_in_their_list(
    printed: dict[str, Ran], name: str, rows: str
) -> None:
    ids = [row["id"] for row in printed[name].json[rows]]
    assert len(set(ids)) == len(ids)


def test_another_process_without_the_index_prints_the_same_bytes(
    sample: Path, printed: dict[str, Ran], tmp_path: Path
) -> None:
    ignored = shutil.ignore_patterns("index")
    project = Path(shutil.copytree(sample, tmp_path / "project", ignore=ignored))
    mark = "\x1e"
    calls = [["-C", str(project), *READING[name][0], "--json"] for name in STEADY]
    script = (
        "import sys\n"
        "from assistant.cli import main\n"
        f"for call in {calls!r}:\n"
        "    assert main(call) == 0\n"
        f"    sys.stdout.write({mark!r})\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=SAMPLE.parents[1],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout.split(mark)[:-1] == [printed[name].out for name in STEADY]


def test_an_ingest_reports_each_file(empty: Path) -> None:
    ran = ontrack("-C", empty, "ingest", SAMPLE / "week-03", "--json")
    assert ran.code == 0
    report = documents.Ingested.model_validate(ran.json)
    files = [path for path in (SAMPLE / "week-03").rglob("*") if path.is_file()]
    assert {file.path for file in report.files} == {
        path.relative_to(SAMPLE).as_posix() for path in files
    }
    assert all(file.as_of_from for file in report.files)


def test_an_import_reports_its_file(empty: Path) -> None:
    update = SAMPLE / "published" / "week-01.md"
    sent = ("--audience", "executive", "--as-of", "2026-08-07", "--json")
    ran = ontrack("-C", empty, "updates", "import", update, *sent)
    assert ran.code == 0
    documents.Ingested.model_validate(ran.json)


def test_each_line_of_a_file_is_a_query(sample: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("load test\n\nrounding of tax\n", encoding="utf-8")
    ran = ontrack("-C", sample, "search", "--queries", queries, "--limit", 3, "--json")
    results = documents.Results.model_validate(ran.json).results
    assert [result.query for result in results] == ["load test", "rounding of tax"]
    assert all(len(result.passages) <= 3 for result in results)


def test_since_and_as_of_are_those_that_were_asked_for(sample: Path) -> None:
    days = ("--since", "2026-08-14", "--as-of", "2026-08-28")
    found = ontrack("-C", sample, "changes", *days, "--json").json
    assert (found["since"], found["as_of"]) == ("2026-08-14", "2026-08-28")
    told = [row for row in found["changes"] if row["kind"] != "decision"]
    assert all("2026-08-14" < row["on"] <= "2026-08-28" for row in told)
    # A decision that became known in the period keeps the day on which it was taken.
    assert all(row["on"] <= "2026-08-28" for row in found["changes"])


def _quotes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if data.get("kind") == "quote" and "locator" in data:
            yield data
        else:
            for value in data.values():
                yield from _quotes(value)
    elif isinstance(data, list):
        for value in data:
            yield from _quotes(value)
