"""What began by the label of a record: "Trial, day 1" above "started at eight"."""

from __future__ import annotations

import re

from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.prose.met import UNSURE

_COUNT = r"(?:\d{1,2}|one|two|three)\b"
_LABEL = re.compile(
    rf"^\W*(?P<what>[^\W\d_][\w'’ -]{{2,40}}?)(?:,|:| [-–—])? day {_COUNT}"
    rf"|^\W*(?:day {_COUNT}|first day|second day)(?:,|:| [-–—])?(?: of)?"
    r"(?: (?:the|our))? (?P<of>[^\W\d_][\w'’ -]{2,40}?)(?=\W*$|[,:(]| [-–—])"
)
_TO_COME = re.compile(
    r"\b(?:plan\w*|agenda|prepar\w+|prep|check-?list|for|before|schedule|tomorrow|next"
    r"|programme|rota|timetable|runbook|rehears\w+|mock|dry run)\b|\?"
)
_BEGAN = re.compile(
    r"(?:^|[.!?;:,)]\W+|\s[-–—]\s)(?:(?:we|they|all|everyone|everybody|it) ?)?"
    r"(?:(?:['’](?:re|ve|s)|are|is|was|were|have|has) )?(?:all |now |just )?"
    r"(?:started|began|begun|kicked off|under ?way|up and running|off we went)\b"
    r"(?! (?:to|with the|on the|the|an?|by|late\w*)\b)"
)
_NOT = re.compile(
    r"\b(?:not|never|nobody|hardly|aborted|called off|stopped|postponed)\b|n['’]t\b"
)
_LONGEST = 80
A_PART = re.compile(r"\b(?:pilot|trial|beta|rehears|dry run|mock|demo|staging|sandbox)")
"""What a record is of that tells of a part of the whole, or of a try."""


def label_of(opening: str) -> str:
    """Return the opening words of a source if they are a label, else nothing."""
    line = opening.strip().partition("\n")[0]
    return line if len(line) <= _LONGEST else ""


def begun_under(label: str, text: str) -> tuple[str, int] | None:
    """Return what began, by its label, and where the words end that say so.

    The label counts the days of it, the sentence says that it began without naming it.
    """
    named = _LABEL.match(same_length_fold(label))
    if named is None or _TO_COME.search(same_length_fold(label)):
        return None
    folded = same_length_fold(text)
    said = _BEGAN.search(folded)
    if said is None or UNSURE.search(folded) or _NOT.search(folded):
        return None
    return named["what"] or named["of"], said.end()
