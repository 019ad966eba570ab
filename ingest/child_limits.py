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
_STATM = Path("/proc/self/statm")
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


def confine(memory_mb: int) -> None:
    """Limit memory to what is used now and this; forbid files, processes, network."""
    sys.addaudithook(_refuse)
    if resource is None:
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    mapped, _ = _pages()
    if mapped:
        _limit(resource.RLIMIT_AS, mapped + memory_mb * 1024**2)


def limit_processor(seconds: float) -> None:
    """Let the process die by itself after so much more work, if nobody ends it."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (total, hard))


def used_mb() -> float:
    """Return the memory that is held now, or the most ever; 0 where unknown."""
    _, resident = _pages()
    if resident or resource is None:
        return resident / 1024**2
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


def _limit(which: int, value: int) -> None:
    with suppress(OSError, ValueError):
        resource.setrlimit(which, (value, value))


def _pages() -> tuple[int, int]:
    """Return the bytes that are mapped and resident, 0 where unknown."""
    try:
        mapped, resident = _STATM.read_text(encoding="ascii").split()[:2]
    except OSError:
        return 0, 0
    size: int = resource.getpagesize()
    return int(mapped) * size, int(resident) * size


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a file that is read may not do {event}")
