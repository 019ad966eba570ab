"""Processes that do one thing and tell how long it took and how much it held."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: entries that came out, seconds, peak memory in MB.

    `cpu` are seconds of the processor, which others that run beside it do not change;
    `idle` is what the process held before it began, libraries loaded.
    """

    entries: int
    seconds: float
    cpu: float
    peak: float
    idle: float

    @property
    def rate(self) -> float:
        """Entries a second of the processor."""
        return self.entries / self.cpu if self.cpu else 0.0


def peak_mb() -> float:
    """Return the most memory of this process with its largest child, in MB (Linux).

    Whether they held it at once or not: it is never less than they held together.
    """
    usage = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(whose).ru_maxrss for whose in usage) / 1024


def tell(work: Callable[[], int]) -> None:
    """Do the work, and print what it cost for the process that started this one."""
    idle = peak_mb()
    start, worked = time.perf_counter(), time.process_time()
    entries = work()
    worked = time.process_time() - worked
    took = time.perf_counter() - start
    print(json.dumps([entries, took, worked, peak_mb(), idle]))


def child(module: str, *arguments: object) -> Cost:
    """Run a module of this package in a process of its own; return its cost."""
    command = [sys.executable, "-m", f"bench.ingest.{module}"]
    command += [str(argument) for argument in arguments]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(ran.stdout.splitlines()[-1]))
