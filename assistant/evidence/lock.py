"""One process at a time: the operating system's lock on the vector index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import AssistantError


class IndexBusyError(AssistantError):
    """Another process kept the index for longer than this one would wait."""

    def __init__(self, folder: Path, waited: float) -> None:
        super().__init__(
            f"Another ontrack process has been using the index in {folder} for more "
            f"than {waited:g} s.",
            kept="all texts and vectors are in the ledger; searching still works",
            fix="Let it finish, then run the command again.",
        )


class IndexUnwritableError(AssistantError):
    """The folder of the index cannot be written or locked."""

    def __init__(self, folder: Path, reason: Exception) -> None:
        super().__init__(
            f"The index in {folder} cannot be written: {reason}.",
            kept="all texts and vectors are in the ledger; searching still works",
            fix=f"{_way_out(folder)}, then run `ontrack reindex`.",
        )


def _way_out(folder: Path) -> str:
    if folder.exists() and not folder.is_dir():
        return "Remove the file that stands where the folder should be"
    return "Free space or allow writing in that folder"


@contextmanager
def exclusive(folder: Path, *, patience: float) -> Iterator[None]:
    """Hold the index's lock; it ends with the process, however that ends.

    Raises:
        IndexBusyError: If another holds it for more than `patience` seconds.
        IndexUnwritableError: If the folder cannot be written or locked.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "index.lock", timeout=patience, fallback_to_soft=False)
        lock.acquire()
    except Timeout:
        raise IndexBusyError(folder, patience) from None
    except (OSError, NotImplementedError) as error:
        raise IndexUnwritableError(folder, error) from error
    try:
        yield
    finally:
        lock.release()
