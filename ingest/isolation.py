"""Hostile files are read by a process of their own, within time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.domain.base import digest
from assistant.domain.reading import ReadResult
from ingest.archives import ArchiveLimits, Listing, Member
from ingest.errors import UnreadableFileError
from ingest.frames import Answer, receive, send_json
from ingest.hostile import HEAD, is_hostile, looks_hostile
from ingest.reader import Document, ReadContext
from ingest.reading import load, read_bytes, read_document, reader_of

_START_S = 120
_CODE = """
import sys
sys.path[:] = {path!r}
from ingest.isolated import main
main({parent})
"""
_CONTEXT = TypeAdapter(ReadContext)
_SECRET = ("KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIAL")


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """How much reading one hostile file may take, and what archives may hold."""

    memory_mb: int = 1000
    seconds: float = 20
    archive: ArchiveLimits = field(default_factory=ArchiveLimits)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: `path` for people, `absolute` on the disk or its archive."""

    path: str
    absolute: Path
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a file; `digest` is the SHA-256 of its bytes as they were."""

    digest: str
    result: ReadResult


class Isolation:
    """Reads files: plain ones here, hostile ones in a child that can be lost.

    The child is started when it is first needed, and anew after it was lost.
    """

    def __init__(self, limits: ReaderLimits) -> None:
        self._limits = limits
        self._child: _Child | None = None
        self._lock = threading.Lock()

    def listing(self, absolute: Path, path: str) -> Listing | None:
        """Return what an archive holds, or None if the file is none.

        Raises:
            UnreadableFileError: If the archive as a whole is damaged, protected, too
                large, or made to deceive.
        """
        try:
            head = read_bytes(absolute, path, first=HEAD)
        except UnreadableFileError:
            return None
        if not head.startswith(b"PK"):
            return None
        said = self._ask({"do": "list", "absolute": str(absolute), "path": path}, path)
        if said.listing is None:
            return None
        members = tuple(
            Member(f"{path}!/{name}", name, absolute, places)
            for name, places in said.listing.members
        )
        return Listing(members, said.listing.problems)

    def read(self, file: Found, context: ReadContext, kind: str | None = None) -> Read:
        """Detect the format, unless `kind` names it, and read the file.

        Raises:
            UnreadableFileError: If it is damaged, unsafe, or needs more than the
                limits allow.
            EmptyFileError: If it holds nothing.
            UnknownFormatError: If no reader knows it.
        """
        document = self._harmless(file, kind)
        if document:
            found = kind or reader_of(document, context).kind
            if not is_hostile(found, document.data):
                result = read_document(document, context, found)
                return Read(digest(document.data), result)
        job = {
            "do": "read",
            "absolute": str(file.absolute),
            "path": file.path,
            "member": (file.member.name, file.member.places) if file.member else None,
            "kind": kind,
            "context": _CONTEXT.dump_python(
                context, mode="json", exclude={"is_person"}
            ),
        }
        said = self._ask(job, file.path, context)
        if said.result is None:
            raise _lost(file.path, "gave no answer")
        return Read(said.digest, said.result)

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _harmless(self, file: Found, kind: str | None) -> Document | None:
        """Return a document that may be looked at here, None if it may not."""
        if file.member or (kind and is_hostile(kind, b"")):
            return None
        if looks_hostile(read_bytes(file.absolute, file.path, first=HEAD)):
            return None
        largest = self._limits.archive.file_mb * 1024**2
        return load(file.absolute, file.path, largest)

    def _ask(
        self, job: dict[str, Any], path: str, context: ReadContext | None = None
    ) -> Answer:
        """Let the child do a job; a child that is lost refuses the file.

        Raises:
            UnreadableFileError: If the child refuses the file or was lost over it.
        """
        with self._lock:
            child = self._ready()
            try:
                said = child.ask(job, context, self._limits.seconds)
            except BaseException:
                self._end()
                raise
            if said is None or said.last:
                why = child.end()
                self._child = None
        if said is None:
            raise self._refused(path, why)
        if said.refusal and said.refusal.exhausted:
            raise self._too_much(path)
        if said.refusal:
            raise UnreadableFileError(said.refusal.problem, fix=said.refusal.fix)
        return said

    def _ready(self) -> _Child:
        if self._child and not self._child.is_alive:
            self._end()
        if self._child is None:
            self._child = _Child(self._limits)
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.end()
            self._child = None

    def _refused(self, path: str, why: str) -> UnreadableFileError:
        if why == "time":
            return UnreadableFileError(
                f"{path!r} takes more than {self._limits.seconds:g} s to read.",
                fix="Export less at a time, or raise limits.reader_s in ontrack.toml.",
            )
        return _lost(path, why)

    def _too_much(self, path: str) -> UnreadableFileError:
        return UnreadableFileError(
            f"{path!r} takes more than {self._limits.memory_mb} MB of memory to read.",
            fix="Export less at a time, or raise limits.reader_mb in ontrack.toml.",
        )


@lru_cache(maxsize=1)
def isolation(limits: ReaderLimits) -> Isolation:
    """Return the one of this process; its child is kept from one ingest to the next."""
    return Isolation(limits)


class _Child:
    """A running child; it may be asked one thing at a time."""

    def __init__(self, limits: ReaderLimits) -> None:
        code = _CODE.format(path=sys.path, parent=os.getpid())
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._finalizer = weakref.finalize(self, _kill, self._process)
        self._largest = 2 * limits.memory_mb * 1024**2
        self._late = False
        told = {
            "memory_mb": limits.memory_mb,
            "seconds": limits.seconds,
            "archive": asdict(limits.archive),
        }
        self._is_ready = False
        with suppress(OSError):
            send_json(self._in, told)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def _in(self) -> Any:
        return self._process.stdin

    def ask(
        self, job: dict[str, Any], context: ReadContext | None, seconds: float
    ) -> Answer | None:
        """Return the answer, None if there is none in time."""
        if not self._is_ready:
            if self._wait(_START_S)[0] is None:
                return None
            self._is_ready = True
        message = job
        while True:
            try:
                send_json(self._in, message)
            except OSError:
                return None
            said, spent = self._wait(seconds)
            if said is None or said.asks is None or context is None:
                return said
            seconds -= spent
            message = {"person": context.is_person(said.asks)}

    def _wait(self, seconds: float) -> tuple[Answer | None, float]:
        """Return what comes within the seconds, and how long it took."""
        begun = monotonic()
        timer = threading.Timer(max(seconds, 0), self._give_up)
        timer.daemon = True
        timer.start()
        try:
            data = receive(self._process.stdout, self._largest)  # type: ignore[arg-type]
        finally:
            timer.cancel()
        try:
            said = Answer.model_validate_json(data) if data is not None else None
        except ValidationError:
            said = None
        return said, monotonic() - begun

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> str:
        """End the child and return why it ended: `time`, or words for a sentence."""
        if self._late:
            self._finalizer()
            return "time"
        with suppress(OSError):
            self._in.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self._process.poll()
        self._finalizer()
        if code is not None and hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return "time"
        return _reason(code)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def _environment() -> dict[str, str]:
    """Return the environment without what a reader has no business to know."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not any(word in name.upper() for word in _SECRET)
    }
    return {**kept, "OPENBLAS_NUM_THREADS": "1"}


def _reason(code: int | None) -> str:
    if code is None:
        return "gave no answer"
    if code < 0:
        name = signal.Signals(-code).name
        return f"ended by {name}"
    return f"ended with code {code}"


def _lost(path: str, why: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} cannot be read: the process that read it {why}.",
        fix="Open it in the program that made it, save or export it again.",
    )
