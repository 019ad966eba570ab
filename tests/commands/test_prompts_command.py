"""`prompts test`: every prompt file against its recorded answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.workflows.modelled.prompt_trials import RECORDINGS, Trial, try_prompts
from prompts.files import FOLDER
from tests.commands.program import ontrack


def test_every_prompt_holds_against_its_recorded_answers() -> None:
    done = ontrack("prompts", "test", "--json")
    rows = done.json["prompts"]
    assert [row["faults"] for row in rows] == [[] for _ in rows]
    assert {row["prompt"] for row in rows} == {p.stem for p in FOLDER.glob("*.md")}
    assert all(row["version"] >= 1 and row["recordings"] for row in rows)
    assert done.code == 0


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDINGS, tmp_path / "recordings"))


def changed(recordings: Path, prompt: str, case: str, **changes: Any) -> Trial:
    path = recordings / prompt / f"{case}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, **changes}), encoding="utf-8")
    [trial] = [one for one in try_prompts(recordings) if one.prompt == prompt]
    return trial


def test_a_prompt_without_recorded_answers_fails(recordings: Path) -> None:
    shutil.rmtree(recordings / "flags")
    failed = {one.prompt: one.faults for one in try_prompts(recordings) if one.faults}
    assert failed == {"flags": ("it has no recorded answer",)}


def test_a_prompt_that_was_changed_without_a_new_version_fails(
    recordings: Path,
) -> None:
    trial = changed(recordings, "extract", "read-with-care", digest="0" * 64)
    assert "without a new version" in trial.faults[0]


def test_an_answer_to_another_version_fails(recordings: Path) -> None:
    trial = changed(recordings, "wording", "faithful", version=99)
    assert "recorded for version 99" in trial.faults[0]


def test_words_that_the_gate_lets_by_or_refuses_otherwise_fail(
    recordings: Path,
) -> None:
    trial = changed(
        recordings, "extract", "forged", expect={"kept": ["decision: all is green"]}
    )
    assert any("missing: decision: all is green" in fault for fault in trial.faults)
    assert any("let by: action" in fault for fault in trial.faults)
    assert any("refused 3 times, not 0" in fault for fault in trial.faults)


def test_an_input_that_the_prompt_does_not_take_fails(recordings: Path) -> None:
    path = recordings / "wording" / "faithful.json"
    given = json.loads(path.read_text(encoding="utf-8"))["given"]
    given["inputs"]["colour"] = "green"
    trial = changed(recordings, "wording", "faithful", given=given)
    assert trial.faults == ("faithful: it takes no colour",)


def test_a_recording_that_cannot_be_read_fails_and_is_named(recordings: Path) -> None:
    (recordings / "flags" / "forged.json").write_text("{", encoding="utf-8")
    [trial] = [one for one in try_prompts(recordings) if one.prompt == "flags"]
    assert trial.faults[0].startswith("forged: the recording cannot be read")


def test_a_failing_prompt_ends_with_1(
    recordings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(recordings / "wording")
    defaults = (recordings,)
    monkeypatch.setattr(try_prompts, "__defaults__", defaults)
    done = ontrack("prompts", "test")
    assert done.code == 1
    assert "FAIL  wording" in done.out
    assert "it has no recorded answer" in done.out
