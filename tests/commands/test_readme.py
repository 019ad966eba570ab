from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from assistant.cli import COMMANDS
from tests.commands.program import ontrack

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "docs" / "readme.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_draft_that_readme_shows_is_what_the_program_writes(project: Path) -> None:
    done = ontrack("-C", project, "draft", "--audience", "executive")
    assert script().with_draft(README, done.out.rstrip("\n") + "\n") == README


def test_every_command_that_readme_names_exists() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    code = "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", README)])
    named = set(re.findall(r"\bontrack (?:-C \w+ )?([a-z]+)", code))
    assert named
    assert named <= set(COMMANDS)


def test_every_file_that_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
