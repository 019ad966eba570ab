"""What kinds of question a sentence can answer, by the words that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answering.asks import Wanted
from assistant.domain.findings import BaseFinding
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.words import plain
from assistant.gate.sentence import Sentence
from assistant.gate.status import statuses_in

W = Wanted
_FINDINGS = {
    "action": frozenset({W.ACTION, W.STATE}),
    "decision": frozenset({W.DECISION}),
    "statement": frozenset({W.RISK, W.BLOCKER, W.REASON}),
    "completion": frozenset({W.STATE}),
}
_AHEAD = re.compile(
    r"(?i)\b(?:today|tonight|tomorrow|next \w+|this (?:week|month|quarter|year)"
    r"|in (?:\w+ ){1,2}(?:days?|weeks?|months?)|the \d\d?(?:st|nd|rd|th)|heute"
    r"|morgen)\b"
)
"""Days told by their distance that do not lie behind."""
_HOUR = re.compile(
    r"(?i)\b(?:midnight|noon|midday|mitternacht|\d\d?[:.]\d\d(?: ?[ap]m| ?uhr)?"
    r"|\d\d? ?(?:[ap]m|o['’]clock|uhr))\b"
)
_COUNT = re.compile(
    r"(?i)\b(?:no|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b(?!-?\w*day)"
)
"""Amounts in words."""
_CUES: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        W.CONDITION,
        re.compile(r"\b(?:if|unless|otherwise|in case|falls)\b", re.IGNORECASE),
    ),
    (
        W.DECIDER,
        re.compile(
            r"\b(?:decid\w+|decisions?|approv\w+|agreed|chose|rejected|accepted"
            r"|entschieden|beschlossen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.REASON,
        re.compile(
            r"\b(?:because|since|due to|owing to|so that|therefore|which is why|reason"
            r"|caused?|after|until|as long as|cannot|can['’]t|couldn['’]t|did ?n['’]t"
            r"|failed|fails|missing|stopped|blocked|wait(?:s|ing)|held|slow|late|behind"
            r"|too|unable|depends|needs?|took|weil|wegen|damit|deshalb)\b|[,;] so\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.BLOCKER,
        re.compile(
            r"\b(?:block\w*|wait(?:s|ing)? (?:for|on|behind)|depends? on|held up"
            r"|stuck|cannot|can['’]t|needs? .+ (?:first|before)|until|without"
            r"|in the way|blockiert|wartet auf)\b"
            r"|\bbecause\b.*\b(?:must|has to|have to|needs?|not yet|missing|late)\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.DECISION,
        re.compile(
            r"\b(?:revers(?:es?|ed|ing)|overturn(?:s|ed)?|revok(?:es?|ed)|rescind(?:s|ed)?"
            r"|no longer|back to|aufgehoben|no decision|undecided"
            r"|(?:not|n['’]t|never) (?:yet )?(?:agree[d]?|decided?))\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.STATE,
        re.compile(
            r"\b(?:refus(?:es?|ed)|grant(?:s|ed)|allow(?:s|ed)|came through|arrived"
            r"|delivered|rejected|approved)\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.MOVE,
        re.compile(
            r"\b(?:mov\w+|slip\w*|postpon\w+|delay\w*|push\w*|pull\w*|reschedul\w+"
            r"|instead of|later|earlier|hold|holds|stays?|new date|verschoben)\b",
            re.IGNORECASE,
        ),
    ),
    (
        W.OWNER,
        re.compile(
            r"\b(?:own(?:s|ed|er)?|has it|takes?|took|will|responsible|leads?|holds?"
            r"|holder|assigned|looks after|in charge|works? on|covers?|doing|does)\b"
            r"|^[^:]{3,30}:\s",
            re.IGNORECASE,
        ),
    ),
)


def gives(
    sourced: SourcedPassage,
    read: Sentence,
    said: str,
    people: frozenset[str],
    findings: Mapping[str, Sequence[BaseFinding]],
) -> frozenset[Wanted]:
    """Return what the sentence can answer; a question answers nothing.

    `people` are those whom it names or who said it, `findings` those of prose, by
    passage.
    """
    if said.rstrip().endswith("?"):
        return frozenset()
    told = {W.ANYTHING, *_measured(read, said)}
    if read.names or people:
        told.add(W.PERSON)
    if next(iter(statuses_in(read.plain)), None):
        told.add(W.STATE)
    told |= {kind for kind, cue in _CUES if cue.search(said)}
    if not people:
        told -= {W.OWNER, W.DECIDER}
    if sourced.passage.role is Role.CELL and sourced.passage.subject:
        told.add(W.REASON)
    if sourced.passage.role is Role.ROW and people:
        told.add(W.OWNER)
    return frozenset(told).union(*_found(sourced, said, findings))


def _measured(read: Sentence, said: str) -> Iterator[Wanted]:
    if read.days or read.weekdays or _AHEAD.search(said) or _HOUR.search(said):
        yield W.DAY
    numbers = any(one.words.casefold() != "one" for one in read.amounts)
    if numbers or _COUNT.search(said):
        yield W.AMOUNT


def _found(
    sourced: SourcedPassage, said: str, findings: Mapping[str, Sequence[BaseFinding]]
) -> Iterator[frozenset[Wanted]]:
    """Yield what the findings in these words can answer."""
    for finding in findings.get(sourced.id, ()):
        if _overlaps(finding.quote, said):
            yield _FINDINGS.get(getattr(finding, "kind", ""), frozenset())


def _overlaps(quote: str, said: str) -> bool:
    one, other = plain(quote).casefold(), said.casefold()
    return one in other or other in one
