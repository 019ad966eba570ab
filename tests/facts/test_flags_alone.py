"""Work that hangs on one person: whose it is, and what is said of a firm."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.facts import FlagKind
from tests.facts.builders import WEEK_1, Project
from tests.facts.flagging import seen

ALONE = FlagKind.SINGLE_POINT_OF_FAILURE


def told(tmp_path: Path, *sentences: str) -> list[tuple[str, str | None]]:
    project = Project(tmp_path)
    project.people("Ada Berg", "Ulf Moe")
    project.note(WEEK_1, "\n".join(f"- {each}" for each in sentences))
    return [(flag.subject, flag.owner) for flag in seen(project, WEEK_1, ALONE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindqvist Hoists AB services the lift. Nobody else can do that for us.",
        "Nobody else can do that for us.",
        "The supplier keeps the moulds; no one else has them.",
        "Krantz is the only firm that can service this lift.",
        "There is only one supplier who has the glass.",
        "They are the only vendor with the licence.",
    ],
)
def test_what_only_a_firm_can_do_hangs_on_no_person(
    tmp_path: Path, sentence: str
) -> None:
    assert told(tmp_path, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Berg is the only one who knows the alarm codes.",
        "Only Ada Berg knows the alarm codes.",
        "Ada Berg wrote the import. Nobody else can do that for us.",
        "Nobody else knows the import, it is all in Ada Berg's head.",
        "Nobody but Ada Berg can talk to the supplier.",
    ],
)
def test_what_only_a_person_can_do_hangs_on_them(tmp_path: Path, sentence: str) -> None:
    assert len(told(tmp_path, sentence)) == 1


def test_one_matter_of_one_person_is_one_flag(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Ada Berg is the only one who knows the alarm codes.",
        "Only Ada Berg knows those codes for the alarm.",
    )
    assert len(found) == 1


def test_another_matter_of_the_same_person_is_another_flag(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Ada Berg is the only one who knows the alarm codes.",
        "Ada Berg is the only one who understands the payroll export.",
    )
    assert [owner for _, owner in found] == ["Ada Berg", "Ada Berg"]


@pytest.mark.parametrize(
    ("sentences", "owner"),
    [
        (["Ada: the kiln settings are only in his head."], None),
        (["I fear the kiln settings are only in his head."], None),
        (
            ["Ulf set up the kiln.", "Ada: its settings are only in his head."],
            "Ulf Moe",
        ),
        (["Ada: I asked Ulf. The kiln settings are all in his head."], "Ulf Moe"),
        (["Ada says Ulf has the kiln settings all in his head."], "Ulf Moe"),
        (["Ada: Ulf asked again, the kiln settings are all in my head."], "Ada Berg"),
        (["Ada Berg left.", "Ada: the kiln settings are only in her head."], None),
    ],
)
def test_what_is_only_in_his_head_hangs_on_whom_it_means_and_not_on_who_says_it(
    tmp_path: Path, sentences: list[str], owner: str | None
) -> None:
    assert [who for _, who in told(tmp_path, *sentences)] == [owner]
