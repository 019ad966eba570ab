"""The flags of one kind on a day, of all that a project then holds."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import Flag, FlagKind
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import Project


def seen(
    project: Project, day: date, kind: FlagKind = FlagKind.CONTRADICTION
) -> list[Flag]:
    return [f for f in flags(FlagMaterial(project.view(day))) if f.kind is kind]
