"""A log that gives words is told in its words."""

from __future__ import annotations

from pathlib import Path

from assistant.facts.levels import exposure_words
from assistant.facts.standing import open_exposures
from tests.facts.builders import WEEK_1, Project, raid


def test_words_of_the_log_go_before_our_scale() -> None:
    worded = raid("R-1", likelihood=4, impact=4, levels="High/High")
    assert exposure_words(worded) == "High/High (16 of 25 on our scale)"
    assert exposure_words(raid("R-2", likelihood=4, impact=4)) == "16"
    assert exposure_words(raid("R-3", score=7.5)) == "7.5"
    assert exposure_words(raid("R-4", likelihood=None)) is None


def test_an_exposure_keeps_the_words_of_the_log(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.raid_log(WEEK_1, raid("R-1", levels="High/Low"), raid("R-2"))
    told = {e.subject: e.levels for e in open_exposures(project.view(WEEK_1))}
    assert told == {"R-1": "High/Low", "R-2": ""}
