"""One ledger of the whole sample project; a copy of it for tests that write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.program import new_project, ontrack, read_weeks


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project with all six weeks read; tests must not write to it."""
    project = new_project(tmp_path_factory.mktemp("sample") / "project")
    read_weeks(project)
    return project


@pytest.fixture
def project(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample project for one test."""
    return Path(shutil.copytree(sample, tmp_path / "project"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A project in which nothing was read yet."""
    folder = tmp_path / "empty"
    assert ontrack("init", folder, "--name", "Test").code == 0
    return folder
