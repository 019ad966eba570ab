from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "chromadb",
    "langchain_core",
    "langchain_openai",
    "openai",
    "textual",
    "sqlalchemy",
}


def loaded_after(*arguments: str) -> set[str]:
    code = (
        "import sys\n"
        "from assistant.cli import main\n"
        f"main({list(arguments)!r})\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def modules_after(*arguments: str) -> set[str]:
    return {name.split(".")[0] for name in loaded_after(*arguments)}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nonsense"]])
def test_help_imports_no_heavy_library(arguments: list[str]) -> None:
    assert not modules_after(*arguments) & HEAVY


def test_a_view_opens_neither_the_vector_store_nor_a_screen_nor_a_model() -> None:
    found = modules_after("health", "--help")
    assert not found & {
        "chromadb",
        "langchain_core",
        "langchain_openai",
        "openai",
        "textual",
    }


def test_a_view_loads_what_works_facts_out_only_when_it_must() -> None:
    found = loaded_after("flags", "--help")
    assert "assistant.commands.views" in found
    assert not found & {
        "assistant.extract.findings",
        "assistant.facts.flags.detectors",
        "assistant.drafting.compose",
    }
