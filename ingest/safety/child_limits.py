"""What the process that reads hostile files may do; what a platform lacks is left."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

resource: Any = import_module("resource") if find_spec("resource") else None
"""None on Windows."""
_STATUS = Path("/proc/self/status")
_ABOVE = 4 / 3
_KEPT = 1 / 4
_FORBIDDEN = (
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
)


class Memory:
    """The memory that this process may take beyond what it has now.

    A library that gets none may say something else, or nothing. So the system stops
    the process only above the limit, and what came of a file is kept only below it.
    """

    def __init__(self, limit_mb: int) -> None:
        self._limit = limit_mb * 1024**2
        own, self._resident = _mapped("VmSize"), _mapped("VmRSS")
        self._most = max(own + self._limit, _mapped("VmPeak"))
        if own and resource is not None:
            _limit(resource.RLIMIT_AS, own + self._limit * _ABOVE)

    @property
    def is_exceeded(self) -> bool:
        """Whether more than the limit was ever taken."""
        return _mapped("VmPeak") > self._most

    @property
    def has_grown(self) -> bool:
        """Whether so much is still held that a new process is better."""
        return _mapped("VmRSS") > self._resident + self._limit * _KEPT


def confine() -> None:
    """Forbid files to be written, other processes and the network."""
    sys.addaudithook(_refuse)
    if resource is not None:
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)


def limit_processor(seconds: float) -> None:
    """Let the process die by itself after so much more work, if nobody ends it."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (total, hard))


def _limit(which: int, value: float) -> None:
    with suppress(OSError, ValueError):
        resource.setrlimit(which, (int(value), int(value)))


def _mapped(what: str) -> int:
    """Return bytes of memory of this process as Linux counts them, elsewhere 0."""
    try:
        lines = _STATUS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    found = (line.split()[1] for line in lines if line.startswith(f"{what}:"))
    return int(next(found, "0")) * 1024


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a file that is read may not do {event}")
