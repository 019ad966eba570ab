"""From init to what was sent: what each command keeps, and what it leaves alone."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import NEWEST, SAMPLE, ontrack

SENTENCE = "Noor will send the test plan by Friday."
UNKNOWN = f"# Planning 2026-08-05\n\n{SENTENCE}\n"
PRESENT = "Present: Noor Hadid, Ilya Petrov"
PLAN = f"# Planning 2026-08-05\n\n{PRESENT}\n\n{SENTENCE}\n"
LATER = f"# Planning 2026-08-12\n\n{PRESENT}\n\nIlya will book the lab by Tuesday.\n"


def test_init_never_overwrites(tmp_path: Path) -> None:
    assert ontrack("init", tmp_path / "new", "--name", "First").code == 0
    before = (tmp_path / "new" / "ontrack.toml").read_bytes()
    again = ontrack("init", tmp_path / "new", "--name", "Second")
    assert again.code == 2
    assert "ontrack.toml" in again.err
    assert (tmp_path / "new" / "ontrack.toml").read_bytes() == before


def test_init_leaves_the_files_of_an_existing_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assert ontrack("init", tmp_path, "--name", "Here", "--key", "ABC").code == 0
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == PLAN
    shown = ontrack("-C", tmp_path, "config", "show", "--json").json
    assert shown["project"]["name"] == "Here"
    assert shown["project"]["key"] == "ABC"


def test_a_project_is_found_from_a_folder_inside_it(empty: Path) -> None:
    inside = empty / "notes" / "deep"
    inside.mkdir(parents=True)
    assert ontrack("-C", inside, "sources", "--json").code == 0


def test_the_same_bytes_again_do_nothing(project: Path) -> None:
    before = _revision(project)
    views = [ontrack("-C", project, name, "--json").out for name in ("flags", "health")]
    week = SAMPLE / "week-06"
    ran = ontrack("-C", project, "ingest", week, "--as-of", NEWEST, "--json")
    assert ran.code == 0
    assert {file["outcome"] for file in ran.json["files"]} == {"unchanged"}
    assert _revision(project) == before
    after = [ontrack("-C", project, name, "--json").out for name in ("flags", "health")]
    assert after == views


def test_a_dry_run_reports_and_keeps_nothing(empty: Path) -> None:
    week = SAMPLE / "week-02"
    dry = ontrack("-C", empty, "ingest", week, "--dry-run", "--json")
    assert not (empty / ".ontrack").exists()
    real = ontrack("-C", empty, "ingest", week, "--json")
    assert dry.out == real.out


def test_a_given_day_sets_as_of_but_not_the_day_of_the_meeting(
    empty: Path, tmp_path: Path
) -> None:
    note = tmp_path / "planning.md"
    note.write_text(PLAN, encoding="utf-8")
    ran = ontrack("-C", empty, "ingest", note, "--as-of", "2026-08-20", "--json")
    file = ran.json["files"][0]
    assert (file["as_of"], file["as_of_from"]) == ("2026-08-20", "--as-of")
    action = ontrack("-C", empty, "actions", "--json").json["actions"][0]
    assert action["due"] == "2026-08-07"
    said = action["evidence"][0]
    assert (said["as_of"], said["dated"]) == ("2026-08-20", "2026-08-05")


def test_without_a_given_day_the_report_says_which_day_it_took(
    empty: Path, tmp_path: Path
) -> None:
    note = tmp_path / "planning.md"
    note.write_text(PLAN, encoding="utf-8")
    file = ontrack("-C", empty, "ingest", note, "--json").json["files"][0]
    assert file["as_of"] == "2026-08-05"
    assert file["as_of_from"] not in {"", "--as-of", "today"}


def test_two_weeks_notes_of_one_name_never_collide(empty: Path, tmp_path: Path) -> None:
    for week, text in (("week-1", PLAN), ("week-2", LATER)):
        folder = tmp_path / week
        folder.mkdir()
        (folder / "notes.md").write_text(text, encoding="utf-8")
        assert ontrack("-C", empty, "ingest", folder).code == 0
    owners = {action["owner_text"] for action in _rows(empty, "actions")}
    assert owners == {"Noor", "Ilya"}
    assert {source["path"] for source in _rows(empty, "sources")} == {
        "week-1/notes.md",
        "week-2/notes.md",
    }


def test_the_label_that_is_given_is_the_label_that_is_kept(
    empty: Path, tmp_path: Path
) -> None:
    note = tmp_path / "planning.md"
    note.write_text(PLAN, encoding="utf-8")
    ran = ontrack("-C", empty, "ingest", note, "--label", "restricted", "--json")
    assert ran.json["files"][0]["label"] == "restricted"
    assert _rows(empty, "sources")[0]["label"] == "restricted"


def test_imported_updates_are_listed_with_day_and_colour(sample: Path) -> None:
    updates = ontrack("-C", sample, "updates", "--json").json["updates"]
    assert [update["as_of"] for update in updates] == [
        "2026-08-07",
        "2026-08-14",
        "2026-08-21",
        "2026-08-28",
        "2026-09-04",
    ]
    assert all(update["audience"] == "executive" for update in updates)
    assert all(update["health"] in {"green", "amber", "red"} for update in updates)


def test_the_last_update_is_what_a_draft_and_health_look_back_to(
    project: Path,
) -> None:
    health = ontrack("-C", project, "health", "--json").json
    assert health["previous"]["as_of"] == "2026-09-04"
    drafts = ontrack("-C", project, "draft", "--audience", "executive", "--json").json
    assert drafts["drafts"][0]["since"] == "2026-09-04"


def test_a_colour_on_the_command_line_counts_where_the_text_says_none(
    empty: Path, tmp_path: Path
) -> None:
    update = tmp_path / "update.md"
    update.write_text("# Update\n\nWork goes on as planned.\n", encoding="utf-8")
    sent = ("--audience", "client", "--as-of", "2026-08-07", "--health", "amber")
    assert ontrack("-C", empty, "updates", "import", update, *sent).code == 0
    listed = ontrack("-C", empty, "updates", "--json").json["updates"]
    assert [(u["audience"], u["health"]) for u in listed] == [("client", "amber")]


def test_a_person_who_is_named_later_counts_for_what_was_read_before(
    empty: Path, tmp_path: Path
) -> None:
    note = tmp_path / "planning.md"
    note.write_text(UNKNOWN, encoding="utf-8")
    assert ontrack("-C", empty, "ingest", note).code == 0
    settings = (empty / "ontrack.toml").read_text(encoding="utf-8")
    named = '\n[[people]]\nname = "Noor Hadid"\n'
    (empty / "ontrack.toml").write_text(settings + named, encoding="utf-8")
    owners = [action["owner"] for action in _rows(empty, "actions")]
    assert owners == ["Noor Hadid"]


def test_the_order_of_reading_makes_no_difference(tmp_path: Path) -> None:
    files = {"a.md": UNKNOWN, "b.md": f"# Kick-off 2026-08-03\n\n{PRESENT}\n"}
    found = []
    for number, order in enumerate((("a.md", "b.md"), ("b.md", "a.md"))):
        folder = tmp_path / str(number)
        assert ontrack("init", folder, "--name", "Test").code == 0
        for name in order:
            (folder / name).write_text(files[name], encoding="utf-8")
            assert ontrack("-C", folder, "ingest", folder / name).code == 0
        found.append([a["owner"] for a in _rows(folder, "actions")])
    assert found == [["Noor Hadid"], ["Noor Hadid"]]


def test_a_note_is_evidence_and_is_found(project: Path) -> None:
    words = "Sam Arkley will deliver the quasar report by 18 September."
    ran = ontrack("-C", project, "note", words, "--by", "Noor Hadid")
    assert ran.code == 0
    found = ontrack("-C", project, "search", "quasar report", "--json").json
    cited = found["results"][0]["passages"][0]["evidence"]
    assert cited["quote"] == words
    assert cited["author"] == "Noor Hadid"
    assert cited["dated"] == NEWEST
    action = next(a for a in _rows(project, "actions") if "quasar" in a["what"])
    assert action["evidence"][0]["source"] == cited["source"]


def test_a_note_keeps_its_day_and_shows_only_from_then_on(
    empty: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "planning.md"
    plan.write_text(PLAN, encoding="utf-8")
    assert ontrack("-C", empty, "ingest", plan).code == 0
    dated = ("--dated", "2026-08-10", "--by", "Noor")
    assert ontrack("-C", empty, "note", "The quasar lab is closed.", *dated).code == 0
    query = ("search", "quasar lab", "--json", "--as-of")
    before = ontrack("-C", empty, *query, "2026-08-09").json["results"][0]
    after = ontrack("-C", empty, *query, "2026-08-10").json["results"][0]
    assert all("quasar" not in p["evidence"]["quote"] for p in before["passages"])
    assert after["passages"][0]["evidence"]["dated"] == "2026-08-10"


def test_a_setting_is_changed_and_the_comments_stay(empty: Path) -> None:
    path = empty / "ontrack.toml"
    comments = [x for x in path.read_text(encoding="utf-8").split("\n") if "#" in x]
    assert ontrack("-C", empty, "config", "set", "flags.stale_days", "9").code == 0
    shown = ontrack("-C", empty, "config", "show", "--json").json
    assert shown["flags"]["stale_days"] == 9
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if "#" in line] == comments


def test_a_wrong_value_is_mended_by_setting_it(empty: Path) -> None:
    path = empty / "ontrack.toml"
    path.write_text("[flags]\nstale_days = -3  # ours\n", encoding="utf-8")
    assert ontrack("-C", empty, "config", "show").code == 2
    assert ontrack("-C", empty, "config", "set", "flags.stale_days", "9").code == 0
    assert path.read_text(encoding="utf-8") == "[flags]\nstale_days = 9  # ours\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[flags]\nstale_days = = 3\n", ("line 2", "stale_days = = 3", "rename")),
        ("flags = 3\n", ("flags is 3", "Delete the line")),
        ("[flags]\nstale_days = 3\nstale_dais = 4\n", ("stale_dais", "stale_days?")),
    ],
)
def test_settings_that_setting_cannot_mend_say_exactly_how_to(
    empty: Path, text: str, words: tuple[str, ...]
) -> None:
    path = empty / "ontrack.toml"
    path.write_text(text, encoding="utf-8")
    ran = ontrack("-C", empty, "config", "set", "flags.stale_days", "9")
    assert ran.code == 2
    assert "Fix:" in ran.err
    assert [word for word in words if word not in ran.err] == []
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("command", ["health", "doctor", "sources", "updates"])
def test_an_empty_settings_file_is_a_project_in_which_nothing_is_ingested(
    empty: Path, command: str
) -> None:
    (empty / "ontrack.toml").write_text("", encoding="utf-8")
    ran = ontrack("-C", empty, command)
    assert "None" not in ran.out + ran.err
    assert "0 sources" not in ran.out + ran.err


def test_a_setting_that_is_refused_changes_nothing(empty: Path) -> None:
    before = (empty / "ontrack.toml").read_bytes()
    assert ontrack("-C", empty, "config", "set", "flags.stale_days", "-1").code == 2
    assert (empty / "ontrack.toml").read_bytes() == before


def test_doctor_finds_a_sound_project_sound(sample: Path) -> None:
    ran = ontrack("-C", sample, "doctor", "--json")
    assert ran.code == 0
    assert ran.json["ok"]
    assert {check["name"] for check in ran.json["checks"]} >= {"ledger", "index"}


def test_doctor_names_a_damaged_ledger(project: Path) -> None:
    ledger = project / ".ontrack" / "ledger.db"
    data = bytearray(ledger.read_bytes())
    half = len(data) // 2
    data[half : half + 65536] = b"\xa5" * 65536
    ledger.write_bytes(data)
    assert _bad(project) == {"ledger"}


def test_doctor_names_an_index_that_is_no_folder(project: Path) -> None:
    shutil.rmtree(project / ".ontrack" / "index")
    (project / ".ontrack" / "index").write_text("a file", encoding="utf-8")
    assert _bad(project) == {"index"}


def test_a_broken_index_is_named_and_made_again_by_the_next_ingest(
    project: Path, tmp_path: Path
) -> None:
    for file in (project / ".ontrack" / "index").rglob("*.sqlite3"):
        file.write_bytes(b"broken" * 1000)
    assert _bad(project) == {"index"}
    note = tmp_path / "planning.md"
    note.write_text(PLAN, encoding="utf-8")
    assert ontrack("-C", project, "ingest", note).code == 0
    assert _bad(project) == set()


def _bad(project: Path) -> set[str]:
    ran = ontrack("-C", project, "doctor", "--json")
    assert ran.code == (0 if ran.json["ok"] else 1)
    bad = [check for check in ran.json["checks"] if not check["ok"]]
    assert all(check["fix"] for check in bad)
    return {check["name"] for check in bad}


def _rows(project: Path, view: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ontrack("-C", project, view, "--json").json[view]
    return rows


def _revision(project: Path) -> int:
    with sqlite3.connect(project / ".ontrack" / "ledger.db") as connection:
        return int(connection.execute("SELECT max(rev) FROM revision").fetchone()[0])
