"""What can go wrong as a whole: one class for each cause, each with its fix."""

from __future__ import annotations


class AssistantError(Exception):
    """Base: `str(error)` is the whole message, `fix` its last line.

    `kept` says what survived, where that is a question the user would ask.
    """

    exit_code = 1

    def __init__(self, problem: str, *, fix: str, kept: str = "") -> None:
        lines = [problem, *([f"Kept: {kept}"] if kept else []), f"Fix: {fix}"]
        super().__init__("\n".join(lines))
        self.problem = problem
        self.fix = fix
        self.kept = kept


class UsageError(AssistantError):
    """The command was used in a way that cannot work."""

    exit_code = 2


class GateError(AssistantError):
    """The approval gate stopped the command."""

    exit_code = 4
