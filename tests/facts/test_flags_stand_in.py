"""Somebody must be found, and nobody took it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.facts import FlagKind
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_1, WEEK_2, Project


@pytest.mark.parametrize(
    ("said", "later", "is_flagged"),
    [
        ("Somebody has to be found who runs the crane in May.", "Rain.", True),
        ("We still need to find someone for the crane in May.", "Rain.", True),
        ("A replacement must be found for the crane driver.", "Rain.", True),
        ("We have to name a deputy for the crane.", "Rain.", True),
        ("Someone still has to be appointed for the crane.", "Rain.", True),
        ("Somebody has to be found for the crane.", "Ada covers the crane.", False),
        ("If Ulf leaves, somebody has to be found for the crane.", "Rain.", False),
        ("Does somebody have to be found for the crane?", "Rain.", False),
        ("We did not need to find someone for the crane.", "Rain.", False),
        ("Somebody was found for the crane.", "Rain.", False),
        ("The keys have to be found before May.", "Rain.", False),
    ],
)
def test_a_person_who_must_be_found_and_whom_nobody_looks_for_is_flagged(
    tmp_path: Path, said: str, later: str, *, is_flagged: bool
) -> None:
    project = Project(tmp_path)
    project.note(WEEK_1, said)
    project.note(WEEK_2, later)
    kinds = [flag.kind for flag in flags(FlagMaterial(project.view(WEEK_2)))]
    assert (FlagKind.MISSING_OWNER in kinds) is is_flagged
