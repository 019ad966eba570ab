"""An action before its wording and its date are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.findings import Strength
from assistant.extract.owners import Owner
from assistant.extract.view import Unit, View


@dataclass(frozen=True, slots=True)
class Draft:
    """Who takes it on; `strength` None is read from the words later."""

    owner: Owner | None
    strength: Strength | None = None
    done: bool = False


Rule = Callable[[View, Unit], Draft | None]
"""Reads one form in which teams write actions."""
