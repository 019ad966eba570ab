"""Milestones that are passed or failed: tests, audits, inspections, trials."""

from __future__ import annotations

import re

from assistant.extract.dates.words import same_length_fold

_TESTS = (
    r"tests?|testing|audits?|inspections?|trials?|rehearsals?|reviews?|exams?"
    r"|examinations?|assessments?|certifications?|demos?|demonstrations?|dry runs?"
    r"|test runs?|trial runs?|drills?|checks?|surveys?|commissioning|acceptance|uat|fat"
    r"|sat|validation|verification|qualification|pruf\w*|abnahme|essais?|pruebas?"
)
_TRIES = (
    r"|launch|go-?live|cut-?over|switch-?over|change-?over|migration|roll-?out|release"
    r"|deployment|upgrade|start-?up|lift|handover"
)
_LAST = re.compile(rf"(?:.*\W)?(?:{_TESTS})\W*")
_TRIED = re.compile(rf"(?:.*\W)?(?:{_TESTS}{_TRIES})\W*")


def is_test(title: str) -> bool:
    """Whether a name ends in a word for something that is passed or failed."""
    return _LAST.fullmatch(same_length_fold(title)) is not None


def can_fail(title: str) -> bool:
    """Whether a name ends in a word for something that is tried at one time."""
    return _TRIED.fullmatch(same_length_fold(title)) is not None
