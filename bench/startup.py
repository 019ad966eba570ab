"""How much CPU one command takes, beside a bare interpreter and importing SQLAlchemy.

Run it in the project's environment: `.venv/bin/python bench/startup.py`; with the
folder of a project, a search and a question of it are measured, too.
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
    "import sqlalchemy": [sys.executable, "-c", "import sqlalchemy"],
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


def of_project(folder: str) -> dict[str, list[str]]:
    """Return the commands that read a project."""
    return {
        f"ontrack {command}": [ONTRACK, "-C", folder, command, "who owns the launch?"]
        for command in ("search", "ask")
    }


def main() -> None:
    """Print the median of each command and its ratio to the bare interpreter."""
    commands = {**COMMANDS, **(of_project(sys.argv[1]) if sys.argv[1:] else {})}
    medians = {}
    for name, command in commands.items():
        cpu_ms(command)  # what the first run works out and keeps is no start-up
        medians[name] = statistics.median(cpu_ms(command) for _ in range(RUNS))
    bare = medians["python -c pass"]
    for name, median in medians.items():
        print(f"{name:<24} {median:6.0f} ms CPU   {median / bare:4.1f} x python")
    print(f"Budget of --version: {BUDGET_MS} ms.")


if __name__ == "__main__":
    main()
