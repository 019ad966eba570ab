"""Whether a sentence tells why something is late, and not only that it is."""

from __future__ import annotations

import re

from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.gate.days import days_in

LACK = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|run(?:s|ning)?|ran) (?:\w+ )?short\b(?! of time)"
    r"|short(?:ages?|-staffed)|sold out|out of stock|out of order|lack(?:s|ed|ing)?"
    r"|missing|not enough|too (?:few|little)|no (?:free|spare)|broken?|broke down"
    r"|fail(?:s|ed|ure)|ill|sick|strike|storm|flood\w*|stuck|refus\w+)\b"
)
"""What is not there, or went wrong."""
_GIVEN = re.compile(
    r"(?i)\b(?:because|since (?!(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec|last|the)\b)|due to (?!be\b)|owing to|thanks to"
    r"|caused|reasons?|waits?|waiting|held up|depends on|needs?|until|cannot|can['’]t"
    r"|could ?n['’]o?t|did ?n['’]t|(?:has|have|had) not|hasn['’]t|haven['’]t|took|takes"
    r"|after (?!all\b)|weil|wegen)\b|[,;] so\b|\b(?:why|rationale|grund)\s*:"
    r"|\bwhy\?(?= )"
)
_ROW = re.compile(r"(?i)\bbaseline\b.*\bforecast\b|\bstatus:? (?:late|at risk|red)\b")


_STOPPED = re.compile(
    r"(?i)\b(?:call(?:ed|s|ing)? off|cancel+ed|postponed|put off|abandoned|broken off"
    r"|stopped|suspended|aborted|interrupted|shut|closed|rained off)\b"
    r"[^.;:!?]*?(?:,| [–—-]|:) (?P<why>(?!(?:and|but|so|or|which|who|then|now|until|new"
    r"|the new|next|it|we|they|he|she|i|in|on|at|by|for|to|not|no|as|see|please)\b)"
    r"[^.;!?,]+)(?=[.;!?,]|$)"
)
"""What is called off, and behind a comma what there was."""
_DONE = re.compile(r"(?i)\b(?:will|shall|must|should|can|moved?|said|says)\b|\?")


def lacks_or_stops(said: str) -> bool:
    """Whether it tells of a lack, or of what stopped by naming what there was.

    `Called off on Saturday, gusts on the pier` says why with no word for it.
    """
    if LACK.search(said):
        return True
    stopped = _STOPPED.search(said)
    if stopped is None or _DONE.search(stopped["why"]):
        return False
    return not any(days_in(stopped["why"]))


def tells_cause(one: Candidate) -> bool:
    """Whether it gives a cause, or tells of a lack or a mishap."""
    said = said_in(one.unit.text)
    if _ROW.search(said) and not _GIVEN.search(said):
        return False
    return bool(_GIVEN.search(said) or LACK.search(said))
