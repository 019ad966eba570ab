"""What is flagged in a project of a test."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.domain.facts import ActionItem, Flag, FlagKind
from assistant.domain.findings import (
    StatementFinding,
    StatementKind,
)
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_1, Project


def seen(
    project: Project,
    day: date,
    kind: FlagKind,
    actions: Sequence[ActionItem] = (),
) -> list[Flag]:
    material = FlagMaterial(project.view(day), actions=tuple(actions))
    return [f for f in flags(material) if f.kind is kind]


def said(project: Project, words: str, **fields: Any) -> None:
    fields.setdefault("about", StatementKind.RISK)
    project.note(WEEK_1, words, findings=[(StatementFinding, words, fields)])
