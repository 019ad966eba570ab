"""Hostile files are read by a process of their own, within time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import weakref
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, cast

from pydantic import TypeAdapter, ValidationError

from assistant.domain.base import digest
from assistant.domain.reading import ReadResult
from ingest.archives import Listing, Member
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import load, read_bytes, read_document, reader_of
from ingest.safety.archive_limits import ArchiveLimits
from ingest.safety.containers import is_zip
from ingest.safety.frames import Answer, receive, send_json
from ingest.safety.hostile import HEAD, is_hostile, looks_hostile

_START_S = 120
_DYING_S = 1
_MOST_LOST = 3
"""So many files of one archive may be too much before the others are left."""
_LATE = "took too long"
_CODE = """
import gc, sys
gc.disable()
sys.path[:] = {path!r}
sys.modules["numpy"] = None
from ingest.isolated import main
gc.freeze()
gc.enable()
main()
"""
"""Without numpy, which openpyxl would load for nothing, it starts a sixth faster."""
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
        self._lost_in: Counter[Path] = Counter()

    @property
    def process(self) -> int | None:
        """The child's process id, None if there is none."""
        return self._child.process if self._child else None

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
        if not is_zip(head):
            self._foresee(head)
            return None
        del self._lost_in[absolute]
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
        if file.member and self._lost_in[file.absolute] >= _MOST_LOST:
            raise UnreadableFileError(
                f"{file.path!r} is not read: {_MOST_LOST} other files of its archive "
                "were too much.",
                fix="Unpack the archive and ingest the files that matter.",
            )
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
        said = self._ask(job, file.path, context, file.absolute)
        if said.result is None:
            raise _unread(file.path, "gave no answer")
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

    def _foresee(self, head: bytes) -> None:
        """Start the child before it is needed, so that nobody waits for it."""
        if looks_hostile(head):
            with self._lock, suppress(UnreadableFileError):
                self._ready("")

    def _ask(
        self,
        job: dict[str, Any],
        path: str,
        context: ReadContext | None = None,
        within: Path = Path(),
    ) -> Answer:
        """Let the child do a job; a child that is lost refuses the file.

        Raises:
            UnreadableFileError: If the child refuses the file or was lost over it.
        """
        with self._lock:
            child = self._ready(path)
            said, why = None, ""
            try:
                said = child.ask(job, context, self._limits.seconds)
                why = "" if said else child.reason()
            finally:
                if said is None or said.last or said.is_exhausted:
                    self._end()
        if said is None or said.is_exhausted:
            self._lost_in[within] += 1
        if said is None:
            raise self._lost(path, why)
        if said.is_exhausted:
            raise self._too_much(path)
        if said.refusal:
            raise UnreadableFileError(said.refusal.problem, fix=said.refusal.fix)
        return said

    def _ready(self, path: str) -> _Child:
        if self._child and not self._child.is_alive:
            self._end()
        if self._child is None:
            try:
                self._child = _Child(self._limits)
            except OSError as error:
                raise _unread(path, f"cannot be started: {error}") from error
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.end()
            self._child = None

    def _lost(self, path: str, why: str) -> UnreadableFileError:
        if why == _LATE:
            return UnreadableFileError(
                f"{path!r} takes more than {self._limits.seconds:g} s to read.",
                fix="Export less at a time, or raise limits.reader_s in ontrack.toml.",
            )
        return _unread(path, why)

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
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", "-c", _CODE.format(path=_modules())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self.end = weakref.finalize(self, _kill, self._process)
        self._largest = limits.memory_mb * 1024**2
        self._is_ready = False
        self._is_late = False
        self._say(
            {
                "memory_mb": limits.memory_mb,
                "seconds": limits.seconds,
                "archive": asdict(limits.archive),
            }
        )

    @property
    def process(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, job: dict[str, Any], context: ReadContext | None, seconds: float
    ) -> Answer | None:
        """Return the answer, None if there is none in time.

        What the child asks back is answered, and the time for that is not counted.
        """
        if not self._is_ready:
            self._is_ready = self._answer(_START_S) is not None
        message = job
        while self._is_ready and self._say(message):
            begun = monotonic()
            said = self._answer(seconds)
            seconds -= monotonic() - begun
            if said is None or said.asks is None or context is None:
                return said
            message = {"person": context.is_person(said.asks)}
        return None

    def reason(self) -> str:
        """Return why the child was lost, as the end of a sentence."""
        if not self._is_ready:
            return "did not start"
        if self._is_late:
            return _LATE
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_S)
        code = self._process.returncode
        if code is None:
            return "gave an answer that is none"
        if code >= 0:
            return f"ended with code {code}"
        if code == -getattr(signal, "SIGXCPU", 0):
            return _LATE
        return f"was ended by {signal.Signals(-code).name}"

    def _say(self, message: dict[str, Any]) -> bool:
        try:
            send_json(cast("BinaryIO", self._process.stdin), message)
        except OSError:
            return False
        return True

    def _answer(self, seconds: float) -> Answer | None:
        """Return what comes within the seconds; a child that is late is killed."""
        timer = threading.Timer(max(seconds, 0), self._give_up)
        timer.daemon = True
        timer.start()
        try:
            data = receive(cast("BinaryIO", self._process.stdout), self._largest)
            return None if data is None else Answer.model_validate_json(data)
        except (OSError, ValidationError):
            return None
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def _modules() -> list[str]:
    """Return where modules are found: here and as in this process, but never nearby."""
    here = str(Path(__file__).parents[1])
    return [here, *(path for path in sys.path if Path(path).is_absolute())]


def _environment() -> dict[str, str]:
    """Return the environment without what a reader has no business to know."""
    return {
        name: value
        for name, value in os.environ.items()
        if not any(word in name.upper() for word in _SECRET)
    }


def _unread(path: str, why: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} cannot be read: the process that reads such files {why}.",
        fix="Open it in the program that made it, save or export it again; if it is "
        "large, raise limits.reader_mb in ontrack.toml.",
    )
