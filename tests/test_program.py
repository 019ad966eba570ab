"""Which program it is: its own files tell, never what Python compiles of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.workflows import program as module


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "assistant" / "__pycache__").mkdir(parents=True)
    (tmp_path / "assistant" / "cli.py").write_text("one = 1\n", encoding="utf-8")
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def _told() -> str:
    module.program.cache_clear()
    try:
        return module.program()
    finally:
        module.program.cache_clear()


def test_a_compiled_module_that_vanishes_while_it_is_looked_at_does_no_harm(
    root: Path,
) -> None:
    before = _told()
    (root / "assistant" / "__pycache__" / "cli.cpython-311.pyc.1").symlink_to(
        root / "gone"
    )
    assert _told() == before


def test_another_source_is_another_program(root: Path) -> None:
    before = _told()
    (root / "assistant" / "cli.py").write_text("one = 12\n", encoding="utf-8")
    assert _told() != before
