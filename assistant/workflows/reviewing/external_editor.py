"""A text in the editor of whoever is at the keyboard."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import AssistantError, UsageError

_VARIABLES = ("VISUAL", "EDITOR")
_IS_WINDOWS = os.name == "nt"


def edited(
    text: str, name: str = "draft.md", environment: Mapping[str, str] | None = None
) -> str:
    """Open the text in an editor, wait, and return it as it was saved.

    The editor is the one that the environment names, in `VISUAL` before `EDITOR`.

    Raises:
        UsageError: If the editor cannot be started.
        AssistantError: If it failed, or left no text behind; what was written by then
            is kept in a file that the error names.
    """
    command = _command(os.environ if environment is None else environment)
    folder = Path(tempfile.mkdtemp(prefix="ontrack-"))
    file = folder / name
    file.write_text(text, encoding="utf-8")
    try:
        status = subprocess.call([*command, str(file)])  # noqa: S603  the person's own
    except (OSError, ValueError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UsageError(
            f"The editor {command[0]!r} cannot be started: {error}.",
            fix="set EDITOR to an editor of this machine, such as EDITOR=nano.",
        ) from error
    return _saved(text, folder, file, status)


def _saved(text: str, folder: Path, file: Path, status: int) -> str:
    try:
        saved = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AssistantError(
            f"What the editor left cannot be read: {error}. Nothing was changed.",
            fix=f"look at {file}, and save it as UTF-8 text.",
        ) from error
    if status and saved != text:
        raise AssistantError(
            f"The editor ended with status {status}, so nothing was changed. "
            f"What was written is kept in {file}.",
            fix="open the editor again and copy it from there.",
        )
    shutil.rmtree(folder, ignore_errors=True)
    if status:
        raise AssistantError(
            f"The editor ended with status {status}; nothing was changed.",
            fix="try EDITOR=nano, or edit one claim at a time with e.",
        )
    return saved


def _command(environment: Mapping[str, str]) -> list[str]:
    named = (environment.get(variable, "").strip() for variable in _VARIABLES)
    line = next(filter(None, named), "notepad" if _IS_WINDOWS else "vi")
    try:
        return shlex.split(line, posix=not _IS_WINDOWS)
    except ValueError as error:
        raise UsageError(
            f"EDITOR is no command: {line!r} ({error}).",
            fix="set it to a command such as EDITOR=nano.",
        ) from error
