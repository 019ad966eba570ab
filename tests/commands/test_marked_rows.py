"""What a row keeps from the client is nowhere told to the client."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack

_LOG = (
    "ID,Type,Title,Owner,Status,Impact,Probability,Confidential,Due\n"
    "R-1,Risk,Malt deliveries slip,Ada Noor,Open,5,5,no,2030-05-20\n"
    "R-2,Risk,Kestrel bottling line fails,Ada Noor,Open,5,5,yes,2030-05-20\n"
)
_TASKS = (
    "Task ID,Title,Status,Owner,Due,Visibility\n"
    "T-1,Polish the Heron kettle,In progress,Kit Lowe,2030-05-20,client\n"
    "T-2,Rebuild the Kestrel valve,In progress,Kit Lowe,2030-05-20,internal\n"
)


def _project(empty: Path) -> Path:
    folder = empty / "d"
    folder.mkdir()
    (folder / "raid-log.csv").write_text(_LOG)
    (folder / "tasks.csv").write_text(_TASKS)
    options = ["--label", "client", "--as-of", "2030-05-06", "--json"]
    ran = ontrack("-C", empty, "ingest", folder, *options)
    assert ran.code == 0, ran.err
    return empty


def _told(project: Path, *command: object) -> str:
    ran = ontrack("-C", project, *command)
    assert ran.code == 0, ran.err
    return ran.out


def test_marked_rows_of_files_for_the_client_reach_no_client_but_the_team(
    empty: Path,
) -> None:
    project = _project(empty)
    day = ["--as-of", "2030-05-06"]
    draft = _told(project, "draft", "--audience", "client", *day)
    asked = [
        _told(project, *command, "--audience", "client", *day)
        for command in (
            ("ask", "What is the state of the Kestrel valve?"),
            ("ask", "Which risks are open?"),
            ("ask", "What is R-2 about?"),
            ("search", "Kestrel"),
        )
    ]
    assert not [text for text in (draft, *asked) if "kestrel" in text.casefold()]
    team = _told(project, "search", "Kestrel", *day)
    assert "valve" in team
    assert "bottling" in team


def test_a_row_that_no_longer_is_confidential_is_open_again(empty: Path) -> None:
    project = _project(empty)
    (empty / "d" / "raid-log.csv").write_text(_LOG.replace(",yes,", ",no,"))
    options = ["--label", "client", "--as-of", "2030-05-13"]
    assert ontrack("-C", project, "ingest", empty / "d", *options).code == 0
    reader = ["--audience", "client", "--as-of", "2030-05-13"]
    assert "bottling" in _told(project, "search", "Kestrel", *reader)
