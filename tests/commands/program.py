"""Runs the program in this process, and the way of the sample project's weeks."""

from __future__ import annotations

import io
import json
import shutil
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLE = EXAMPLES / "saas-launch"
NEWEST = "2026-09-11"
WEEK_BEFORE = "2026-09-04"


@dataclass(frozen=True)
class Ran:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout; anything else there fails the test."""
        return json.loads(self.out)


def ontrack(*arguments: object) -> Ran:
    # An update may leave as bytes, which a stream of text alone does not take.
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    assert "Traceback" not in err.getvalue()
    out.seek(0)
    return Ran(code, out.read(), err.getvalue())


@dataclass(frozen=True)
class Week:
    """One week of a sample: its folder, its day and the update that was sent in it."""

    folder: Path
    as_of: date
    update: Path | None


def weeks(root: Path = SAMPLE) -> list[Week]:
    listed = tomllib.loads((EXAMPLES / "weeks.toml").read_text(encoding="utf-8"))
    return [
        Week(
            root / week["folder"],
            week["as_of"],
            root / week["update"] if "update" in week else None,
        )
        for week in listed["weeks"]
    ]


def new_project(folder: Path, root: Path = SAMPLE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root / "ontrack.toml", folder / "ontrack.toml")
    return folder


def read_weeks(project: Path, root: Path = SAMPLE) -> None:
    for week in weeks(root):
        read = ontrack(
            "-C", project, "-q", "ingest", week.folder, "--as-of", week.as_of
        )
        assert read.code == 0, read.err
        if week.update:
            sent = ["--audience", "executive", "--as-of", week.as_of]
            imported = ontrack(
                "-C", project, "-q", "updates", "import", week.update, *sent
            )
            assert imported.code == 0, imported.err
