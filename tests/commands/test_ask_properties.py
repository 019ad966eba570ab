"""A number with a unit answers for the property that the unit measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_former import told

NOTES = """# Workshop round, 5 May 2031

- The lathe spindle is 62 mm, delivered by Halvorsen.
- The lathe motor was tested at 7.5 kW.
- Lathe motor bolts: 90 Nm, checked.
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workshop")
    (root / "notes").mkdir()
    (root / "notes" / "2031-05-05-round.md").write_text(NOTES, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Workshop").code == 0
    assert ontrack("-C", project, "ingest", root / "notes").code == 0
    return project


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("How thick is the lathe spindle?", "62 mm", "kW"),
        ("What is the power of the lathe motor?", "7.5 kW", "Nm"),
        ("Who delivers the lathe spindle?", "Halvorsen", "kW"),
    ],
)
def test_the_property_is_told_by_its_unit(
    workshop: Path, question: str, says: str, never: str
) -> None:
    answer = "\n".join(told(workshop, question))
    assert says in answer
    assert never not in answer


def test_a_number_of_another_unit_is_no_answer(workshop: Path) -> None:
    assert not told(workshop, "What is the voltage of the lathe motor?")
