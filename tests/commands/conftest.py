"""One ledger of the whole sample project; a copy of it for tests that write.

Whichever worker of a run needs a project first makes it for all of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.ledger.ledger import SHELF
from assistant.wiring import STORE
from tests.commands.program import new_project, ontrack, read_weeks


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return a copy of the folder of that name, which the first worker made."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine if worker_id == "master" else mine.parent

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        whole, part = shared / f"{name}-made", shared / f"{name}-part"
        with FileLock(shared / f"{name}.lock"):
            if not whole.exists():
                shutil.rmtree(part, ignore_errors=True)
                make(part)
                part.rename(whole)
        return Path(shutil.copytree(whole, tmp_path_factory.mktemp(name) / "project"))

    return folder


def _read_sample(folder: Path) -> None:
    read_weeks(new_project(folder))
    _work_out(folder)


def _work_out(folder: Path) -> None:
    """Remember the facts of the newest day, which most tests ask for, in the project.

    Drafts are kept in the ledger, so they are made in a copy.
    """
    copy = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-drafted")))
    for view in (("draft", "--all"), ("flags",), ("actions",), ("decisions",)):
        assert ontrack("-C", copy, "-q", *view).code == 0
    shutil.copytree(copy / STORE / SHELF, folder / STORE / SHELF, dirs_exist_ok=True)
    shutil.rmtree(copy)


@pytest.fixture(scope="session")
def sample(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The sample project with all six weeks read; tests must not write to it."""
    return made_once("sample", _read_sample)


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
