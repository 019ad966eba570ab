"""Times and memory of one process, and processes that measure themselves."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds a call: median and 95th percentile by the clock, mean of CPU."""

    p50: float
    p95: float
    cpu: float

    def shown(self) -> list[str]:
        """Return the figures as cells of a table."""
        return [f"{value:.1f}" for value in (self.p50, self.p95, self.cpu)]


def times(ask: Callable[[str], object], queries: Sequence[str]) -> Times:
    """Time a call for each query, after one that is not counted."""
    ask(queries[0])
    taken = []
    work = time.process_time()
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append(1000 * (time.perf_counter() - start))
    work = 1000 * (time.process_time() - work) / len(queries)
    p50, p95 = (float(value) for value in np.quantile(taken, [0.5, 0.95]))
    return Times(p50, p95, work)


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_mb() -> float:
    """Return the most memory that this process has held, in MB (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(found: object) -> None:
    """Hand a dataclass of figures over to the process that started this one."""
    print(json.dumps(asdict(found)))  # type: ignore[call-overload]


def child(module: str, *arguments: object) -> dict[str, Any]:
    """Run a module of this package in a process of its own; return its figures."""
    command = [sys.executable, "-m", f"bench.retrieval.{module}"]
    command += [str(argument) for argument in arguments]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return figures
