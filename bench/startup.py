"""How much CPU `ontrack --version` and `--help` take, beside a bare interpreter.

Run it in the project's environment: `.venv/bin/python bench/startup.py`.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 9
BUDGET_MS = 150
ONTRACK = str(Path(sys.executable).with_name("ontrack"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "ontrack --version": [ONTRACK, "--version"],
    "ontrack --help": [ONTRACK, "--help"],
    "ontrack health --help": [ONTRACK, "health", "--help"],
}


def cpu_ms(command: list[str]) -> float:
    """Return the CPU milliseconds that one run takes in its own process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Print the median of each command and its ratio to the bare interpreter."""
    medians = {
        name: statistics.median(cpu_ms(command) for _ in range(RUNS))
        for name, command in COMMANDS.items()
    }
    bare = medians["python -c pass"]
    for name, median in medians.items():
        print(f"{name:<24} {median:6.0f} ms CPU   {median / bare:4.1f} x python")
    print(f"Budget of --version: {BUDGET_MS} ms.")


if __name__ == "__main__":
    main()
