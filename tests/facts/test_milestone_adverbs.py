"""Adverbs and parentheses between a milestone and the verb that moves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE, NEW = date(2031, 3, 26), date(2031, 4, 2)


def moved(tmp_path: Path, sentences: list[str]) -> list[str]:
    """Return those of the sentences that move the milestone, each in a project."""
    found = []
    for number, sentence in enumerate(sentences):
        folder = tmp_path / str(number)
        folder.mkdir()
        project = Project(folder)
        project.plan(WEEK_1, milestone("Weir repaired", DUE), milestone("Launch", DUE))
        project.note(WEEK_2, f"- {sentence}")
        known = milestone_register(project.view(WEEK_2))
        found += [sentence for one in known if one.forecast == NEW]
    return found


@pytest.mark.parametrize(
    "sentences",
    [
        [
            f"Weir repaired {adverb} moves from 26 March to 2 April."
            for adverb in ("therefore", "thus", "hence", "meanwhile", "as a result")
        ],
        [
            "Weir repaired is therefore postponed to 2 April.",
            "Weir repaired has therefore moved to 2 April.",
            "Launch therefore slips to 2 April.",
            "The date of weir repaired hence moves to 2 April.",
            "Launch is therefore now on 2 April.",
        ],
        [
            "Weir repaired, as agreed, moves to 2 April.",
            "Weir repaired, as the council asked, moves to 2 April.",
            "Weir repaired, which Ines owns, therefore moves to 2 April.",
            "Weir repaired (owner Ines) is therefore pushed back to 2 April.",
            "Weir repaired, for that reason, moves to 2 April.",
        ],
    ],
)
def test_what_only_links_or_stresses_does_not_hide_a_move(
    tmp_path: Path, sentences: list[str]
) -> None:
    assert moved(tmp_path, sentences) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        [
            f"Weir repaired {adverb} moves to 2 April."
            for adverb in ("never", "hardly", "nearly", "almost", "possibly", "perhaps")
        ],
        [
            "Weir repaired is probably postponed to 2 April.",
            "Weir repaired therefore possibly moves to 2 April.",
            "Weir repaired, perhaps, moves to 2 April.",
            "Presumably the weir repaired moves to 2 April.",
            "Weir repaired moves to 2 April, probably.",
        ],
        [
            "The party for weir repaired therefore moves to 2 April.",
            "The training for weir repaired, as agreed, moves to 2 April.",
            "Weir repaired, so the crane therefore moves to 2 April.",
            "Weir repaired, if the council agrees, moves to 2 April.",
        ],
    ],
)
def test_what_doubts_or_nearly_denies_moves_nothing(
    tmp_path: Path, sentences: list[str]
) -> None:
    assert moved(tmp_path, sentences) == []
