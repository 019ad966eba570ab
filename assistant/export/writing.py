"""Writing an update to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from assistant.errors import AssistantError


def write_whole(path: Path, data: bytes) -> None:
    """Write the file beside its place and move it there; what was there is replaced.

    Raises:
        AssistantError: If the folder is missing or cannot be written to.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise AssistantError(
            f"{path} cannot be written: {error.strerror}.",
            fix="Choose a folder that exists and that you may write to.",
        ) from error


def _umask() -> int:
    """Return the rights that the user's new files are not given."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
