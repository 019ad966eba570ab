"""An action before its wording and its date are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.findings import Strength
from assistant.extract.people.owners import Owner
from assistant.extract.view import Unit, View


@dataclass(frozen=True, slots=True)
class Draft:
    """Who takes it on; `strength` None is read from the words later.

    `core` is the work alone where the sentence also says who asks for it, and
    `about` what "it" is there; it is not `dated` where its day is no deadline.
    """

    owner: Owner | None
    strength: Strength | None = None
    done: bool = False
    core: str | None = None
    about: str | None = None
    dated: bool = True


Rule = Callable[[View, Unit], Draft | None]
"""Reads one form in which teams write actions."""
