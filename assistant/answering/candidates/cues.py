"""What kinds of question a sentence can answer, by the words that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.reasons import explained
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
_AGO = re.compile(
    r"(?i)\b(?:yesterday|this morning|last (?:night|week|month|year|\w+day)"
    r"|(?:in|since|from|of) (?:1[6-9]|20)\d\d|gestern)\b"
)
"""Days behind, told by their distance, and years."""
_IDENTIFIER = re.compile(
    r"(?<![\w.,#/+-])#?(?=[\w/-]*\d)(?:[A-Z]+[A-Z\d]*(?:[-/_.]?[A-Z\d]+)*"
    r"|\d[A-Z\d]*(?:[-/_][A-Z\d]+)+|\d{4,}[A-Z]?|\+?\d{2,}(?:[ /-]\d{2,}){2,})"
    r"(?![\w%€$£]|[.,:]\d)"
)
"""A word by which one thing is told from all others: `PC-20417`, `0412/7`, `88310`."""
_TAGGED = re.compile(
    r"(?i)(?!\W*(?:who|what|when|where|which|why|how|is|are|was|were|has|have|had|did"
    r"|does|do|can|could|will|would|should|shall|may|must)\b)[^?]+[,;–-] ?(?:is|are|was"
    r"|isn['’]t|aren['’]t|right|ok(?:ay)?|agreed|correct|yes|no|do you|any|does that"
    r"|can (?:we|i)|may (?:we|i)|shall|fine|oder|ja)\b[^?,;]{0,30}\?"
)
"""Something is told, and behind it asked whether that is right."""
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
            r"|too|unable|depends|needs?|took|weil|wegen|damit|deshalb)\b|[,;] so\b"
            r"|\bwhy\s*:",
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
            r"|(?:not|n['’]t|never) (?:yet )?(?:agree[d]?|decided?)|chose|opted for"
            r"|(?:is|are|was|were) (?:not |no longer )?(?:allowed|permitted|forbidden"
            r"|prohibited|ruled out)"
            r"|settled on|(?:has|have|had|was|were|is|are|been) (?:\w+ly |now )?"
            r"(?:chosen|selected|settled|agreed))\b",
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
    if said.rstrip().endswith("?") and not _TAGGED.fullmatch(said.strip()):
        return frozenset()
    told = {W.ANYTHING, *_measured(read, said)}
    if read.names or people:
        told.add(W.PERSON)
    if next(iter(statuses_in(read.plain)), None):
        told.add(W.STATE)
    told |= {kind for kind, cue in _CUES if cue.search(said)}
    if explained(said):
        told.add(W.REASON)
    if not people:
        told -= {W.OWNER, W.DECIDER}
    if sourced.passage.role is Role.CELL and sourced.passage.subject:
        told.add(W.REASON)
    if sourced.passage.role is Role.ROW and people:
        told.add(W.OWNER)
    return frozenset(told).union(*_found(sourced, said, findings))


def _measured(read: Sentence, said: str) -> Iterator[Wanted]:
    told = (form.search(said) for form in (_AHEAD, _HOUR, _AGO))
    if read.days or read.weekdays or any(told):
        yield W.DAY
    if any(not _is_dated(read, found.span()) for found in _IDENTIFIER.finditer(said)):
        yield W.IDENTIFIER
    numbers = any(one.words.casefold() != "one" for one in read.amounts)
    if numbers or _COUNT.search(said):
        yield W.AMOUNT


def _is_dated(read: Sentence, span: tuple[int, int]) -> bool:
    """Whether a number stands in a day."""
    return any(day.start < span[1] and span[0] < day.end for day in read.days)


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
