"""A store that others can reach is refused when it is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack


@pytest.mark.parametrize("url", ["http://9.9.9.9:8000", "nowhere"])
def test_an_address_that_is_not_private_is_not_set(tmp_path: Path, url: str) -> None:
    assert ontrack("init", tmp_path, "--name", "Quay").code == 0
    before = (tmp_path / "ontrack.toml").read_text(encoding="utf-8")
    ran = ontrack("-C", tmp_path, "config", "set", "store.chroma_url", url)
    assert ran.code != 0
    assert "store.chroma_url" in ran.err
    assert (tmp_path / "ontrack.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", ""])
def test_an_address_of_this_machine_and_none_are_set(tmp_path: Path, url: str) -> None:
    assert ontrack("init", tmp_path, "--name", "Quay").code == 0
    ran = ontrack("-C", tmp_path, "config", "set", "store.chroma_url", url)
    assert ran.code == 0, ran.err


def test_doctor_calls_an_index_with_a_cut_off_state_damaged(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2031-03-03-quay.md").write_text("# Quay\n\nThe crane is red.\n", "utf-8")
    home = tmp_path / "home"
    assert ontrack("init", home, "--name", "Quay").code == 0
    assert ontrack("-C", home, "ingest", notes).code == 0
    assert ontrack("-C", home, "reindex").code == 0
    [state] = (home / ".ontrack").rglob("current.json")
    state.write_bytes(state.read_bytes()[:20])
    told = ontrack("-C", home, "doctor").out
    assert "it is damaged" in told
    assert "there is none" not in told
