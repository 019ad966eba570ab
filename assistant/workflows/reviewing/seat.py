"""Who reviews a project now: one session decides, the others read."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from assistant.domain.base import Frozen
from assistant.errors import AssistantError

_PATIENCE_S = 5.0


class Holder(Frozen):
    """Who sits there; `since` is an instant with offset."""

    token: str
    by: str
    since: datetime

    def __str__(self) -> str:
        """Name the person and the time, in the clock of this machine."""
        return f"{self.by}, since {self.since.astimezone():%H:%M on %d %B}"


class SeatTakenError(AssistantError):
    """Another session decides; this one reads."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            f"Another session reviews this project ({holder}); this one is read-only.",
            kept="every decision that was made here",
            fix="Close the other one, or leave and open this again with "
            "`ontrack review --take-over`.",
        )


class Seat:
    """One session's claim to decide, which ends with its process.

    A session that died leaves nothing behind that would keep others out: what counts
    is the operating system's lock, which ends with the process.
    """

    def __init__(self, folder: Path, by: str) -> None:
        self._folder = folder
        self._by = by
        self._token = secrets.token_hex(8)
        self._own: FileLock | None = None

    def holder(self) -> Holder | None:
        """Return which other living session decides, or None."""
        found = self._written()
        if found is None or found.token == self._token:
            return None
        lock = self._lock(found.token)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return found
        except OSError:
            return None
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)
        return None

    def take(self, *, over: bool = False) -> Holder | None:
        """Sit down, also where another sits if `over`.

        Returns:
            Who keeps the seat, so that this session only reads; None if it is ours. A
            folder that cannot be written is nobody's seat.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / "review.lock", timeout=_PATIENCE_S):
                return self._sit(over=over)
        except (OSError, Timeout):
            return None

    def refusal(self) -> AssistantError | None:
        """Return why this session may not decide now, or None."""
        found = self.holder()
        return SeatTakenError(found) if found else None

    def leave(self) -> None:
        """Stand up, unless another sat down meanwhile."""
        found = self._written()
        with suppress(OSError):
            if found and found.token == self._token:
                self._pointer.unlink(missing_ok=True)
            if self._own:
                self._own.release()
                Path(self._own.lock_file).unlink(missing_ok=True)

    def _sit(self, *, over: bool) -> Holder | None:
        holder = self.holder()
        if holder and not over:
            return holder
        self._own = self._lock(self._token)
        self._own.acquire(timeout=0)
        me = Holder(token=self._token, by=self._by, since=datetime.now(UTC))
        draft = self._pointer.with_suffix(".new")
        draft.write_text(me.model_dump_json(), encoding="utf-8")
        draft.replace(self._pointer)
        return None

    @property
    def _pointer(self) -> Path:
        return self._folder / "review.json"

    def _lock(self, token: str) -> FileLock:
        return FileLock(self._folder / f"review-{token}.lock")

    def _written(self) -> Holder | None:
        try:
            return Holder.model_validate_json(self._pointer.read_bytes())
        except (OSError, ValidationError):
            return None
