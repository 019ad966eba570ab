from __future__ import annotations

from pathlib import Path

import pytest

from prompts.files import FOLDER, PromptFileError, load_audiences, load_prompt

PROMPTS = sorted(path.stem for path in FOLDER.glob("*.md"))
AUDIENCE = """+++
title = "Board"
version = 1
why = "Once a quarter."
words = 100
facts = "internal"
material = ["milestone_missed"]

[[sections]]
name = "milestones"
title = "Dates"
+++
For the board.
"""


@pytest.mark.parametrize("name", PROMPTS)
def test_a_prompt_declares_exactly_the_inputs_that_it_uses(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.inputs
    assert prompt.why
    text = prompt.render({key: f"<{key}>" for key in prompt.inputs})
    assert all(f"<{key}>" in text for key in prompt.inputs)


def test_a_prompt_is_not_rendered_with_an_input_missing() -> None:
    with pytest.raises(PromptFileError, match="wording"):
        load_prompt("wording").render({"audience": "x"})


def test_the_three_audiences_are_shipped_and_the_client_is_shown_no_quote() -> None:
    audiences = load_audiences()
    assert list(audiences) == ["executive", "engineering", "client"]
    assert audiences["client"][0].quotes is None


def test_a_file_in_the_project_is_an_audience_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "board.md").write_text(AUDIENCE, encoding="utf-8")
    audience, _ = load_audiences(tmp_path)["board"]
    assert (audience.title, audience.words) == ("Board", 100)


def test_a_mistake_in_an_audience_file_is_named_with_its_key(tmp_path: Path) -> None:
    text = AUDIENCE.replace("words = 100", 'words = "many"')
    (tmp_path / "board.md").write_text(text, encoding="utf-8")
    with pytest.raises(PromptFileError, match="words"):
        load_audiences(tmp_path)
