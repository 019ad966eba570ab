"""The section on speed: notes and recordings as long as a large project's."""

from __future__ import annotations

import time
from itertools import cycle, islice

from assistant.domain.reading import Role
from bench.extract.data import Act, Source
from bench.extract.reading import acting
from bench.retrieval.page import Goal, Section, goals

_PAGES, _LINES_A_PAGE = 1_000, 40
_HOURS, _ACTS_AN_HOUR = 100, 900
_LINES_OF_A_NOTE = 200
_SECONDS = 60
_INTRO = (
    f"{_PAGES:,} pages of {_LINES_A_PAGE} lines, from the labelled notes over "
    f"and over, in documents of {_LINES_OF_A_NOTE}; {_HOURS} hours of "
    f"{_ACTS_AN_HOUR} acts of speech, likewise from AMI. One process; finding "
    "alone, without reading the file or writing the ledger; seconds of the processor."
)


def speed(source: Source) -> Section:
    """Measure how long the rules read pages of notes, and hours of talk."""
    lines = [
        Act("", line, is_action=False)
        for one in source.notes()
        for line in one.path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    talk = [act for meeting in source.meetings("dev").values() for act in meeting]
    written = _seconds(lines, _PAGES * _LINES_A_PAGE, Role.ITEM)
    spoken = _seconds(talk, _HOURS * _ACTS_AN_HOUR, Role.TURN)
    pages, hours = f"{_PAGES:,} pages of notes", f"{_HOURS} hours of talk"
    return Section(
        "speed",
        "Speed of the rules",
        (
            _INTRO,
            "",
            *goals(
                [
                    (
                        Goal(
                            f"{name}, seconds", _SECONDS, at_least=False, shown="{:.0f}"
                        ),
                        s,
                    )
                    for name, s in ((pages, written), (hours, spoken))
                ]
            ),
        ),
    )


def _seconds(acts: list[Act], count: int, role: Role) -> float:
    """Return the processor's seconds for so many, each told apart by a number."""
    endless = (
        Act(act.speaker, f"{act.text} {place}", is_action=False)
        for place, act in enumerate(islice(cycle(acts), count))
    )
    began = time.process_time()
    while part := list(islice(endless, _LINES_OF_A_NOTE)):
        acting(part, role)
    return time.process_time() - began
