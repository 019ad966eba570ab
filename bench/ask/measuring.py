"""Judges answers by forms written down beside the questions."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import copyfile

from assistant.cli import main as ontrack
from assistant.wiring import Project
from assistant.workflows.asking.ask import Asking, ask

_WITHIN = 2


class Verdict(StrEnum):
    """How a question was answered; `SILENT` where the sources do say."""

    RIGHT = "right"
    WRONG = "wrong"
    SILENT = "don't say"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its answer must say at its start, and must never say.

    Without any `says`, the sources do not say: then only no answer is right, or one
    that has nothing of what it must never say where that is given.
    """

    ask: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    within: int = _WITHIN
    audience: str | None = None


def questions(file: Path) -> Iterator[Asked]:
    """Read the questions of a file."""
    for one in tomllib.loads(file.read_text(encoding="utf-8"))["question"]:
        yield Asked(
            ask=one["ask"],
            says=tuple(one.get("says", ())),
            never=tuple(one.get("never", ())),
            within=one.get("within", _WITHIN),
            audience=one.get("audience"),
        )


def project_of(folder: Path, history: Path) -> Project:
    """Open the project of a history, read week by week where it is not there yet.

    The folders of the history are named by their days, or hold files so named. Its
    own `ontrack.toml`, where it has one, takes the place of the settings of `init`.
    """
    if not folder.exists():
        _run("init", str(folder), "--name", history.name)
        if (own := history / "ontrack.toml").exists():
            copyfile(own, folder / "ontrack.toml")
        for week in sorted(p for p in history.iterdir() if p.is_dir()):
            if (day := _day_of(week)) is not None:
                _run("-C", str(folder), "ingest", str(week), "--as-of", day)
    return Project.find(folder)


def asked(project: Project, question: Asked) -> tuple[Verdict, Sequence[str]]:
    """Ask one question, and judge what is told."""
    asking = Asking(
        project.view(None), project.settings, project.folder, project.search
    )
    answered = ask(asking, question.ask, question.audience)
    told = [claim.text for claim in answered.answer]
    return judged(question, told), told


def judged(question: Asked, told: Sequence[str]) -> Verdict:
    """Say whether what is told is right."""
    if not told:
        return Verdict.SILENT if question.says else Verdict.RIGHT
    start, whole = "\n".join(told[: question.within]), "\n".join(told)
    if any(re.search(form, whole) for form in question.never):
        return Verdict.WRONG
    if not question.says:
        return Verdict.RIGHT if question.never else Verdict.WRONG
    right = all(re.search(form, start) for form in question.says)
    return Verdict.RIGHT if right else Verdict.WRONG


def _day_of(week: Path) -> str | None:
    """Return the newest day that the week's folder and files are named by."""
    names = [week.name, *(one.name for one in week.rglob("*"))]
    days = [found[0] for name in names for found in re.finditer(_DAY, name)]
    return max(days, default=None)


_DAY = r"\d{4}-\d\d-\d\d"


def _run(*arguments: str) -> None:
    said = io.StringIO()
    with redirect_stdout(said):
        code = ontrack(list(arguments))
    if code:
        raise SystemExit(said.getvalue())
