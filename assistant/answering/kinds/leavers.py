"""Who leaves: told by words for a person who goes for good, never by a thing's name.

`The departure control system` and `eight of them are on leave` answer no such question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.extract.people.staff import leaves
from assistant.facts.sameness.stems import is_negated

MOST = 5
"""Sentences of one answer."""
WORDS = "leave leaves leaving left quit quits resign resigned resigns notice job"
"""By which such sentences are found."""
_HOUSE = (
    r"(?:us|(?:the|our|this|his|her|their) (?:team|project|company|firm|program(?:me)?"
    r"|business|organi[sz]ation|house|job))"
)
_GOES = (
    r"(?:leav(?:e|es|ing)|left|going to leave|about to leave|quit(?:s|ting)?|resign(?:s"
    r"|ed|ing)?|departs?|departed|departing|moving on"
    r"|(?:hand(?:s|ed|ing) in|given|gave|giving) (?:his |her |their )?notice)"
)
_ASKED = re.compile(
    rf"(?i)^\W*(?:and |so )?(?:who|which (?:people|person|colleagues?|of us|one of us)"
    r"|(?:is|are|has|have|does|did|will) (?:there )?(?:any|some)(?:one|body))"
    rf"(?: (?:else|all|is|are|has|have|had|will|also|now|just|already|been|who|did))*"
    rf" {_GOES}(?: {_HOUSE})?(?: (?:soon|next|this|then|now|already|recently|lately"
    r"|(?:this|next|last) (?:week|month|year)))*\W*$"
)
_ON_LEAVE = re.compile(
    r"(?i)\b(?:on (?:\w+ ){0,2}leave|(?:sick|parental|maternity|paternity|annual"
    r"|unpaid) leave|off sick|auf urlaub)\b"
)
_GONE = re.compile(
    r"\b(?!(?:The|This|That|It|Everything|All)\b)[A-ZÄÖÜÅØ][\w'’-]+"
    r" (?:has |have |had )?(?:just |already |now )?(?:left|quit|resigned)"
    r"(?= (?:us|the (?:company|team|project|firm)|our (?:company|team|project|firm)"
    r"|last (?:week|month))\b|[.,;]|\W*$)"
    r"(?! us (?:for|with|in|alone|behind|no|some|an?|the|little|out|without)\b)"
)
_PARTS = re.compile(r"[:;,]\s|\s[-–—]\s|\band\b")
_STAYS = re.compile(
    r"(?i)\b(?:stay(?:s|ing|ed)?|remain(?:s|ing|ed)?"
    r"|(?:withdr[ae]w\w*|t(?:ook|akes?|aken) back) (?:\w+ )?(?:notice|resignation))\b"
)
_VERB = re.compile(
    r"(?i)\b(?:does|do|did|will|is|are|has|have) .*\b(?:leave|leaving|left|quit\w*"
    r"|resign\w*)\b"
)


def asks_who_leaves(text: str) -> bool:
    """Whether it asks who goes for good, and from nothing but the project."""
    return _ASKED.match(text.replace("’", "'")) is not None


def leavers(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the words by which people leave, the newest first.

    Whoever is said to stay since then is left out.
    """
    told = [one for one in candidates if not one.computed and one.gives]
    told.sort(key=lambda one: (-one.day.toordinal(), one.words))
    chosen: list[Candidate] = []
    for one in told:
        if not tells_leaving(one) or any(same_sentence(one, c) for c in chosen):
            continue
        if not any(_keeps(other, one) for other in told):
            chosen.append(one)
    return tuple(chosen[:MOST])


def tells_leaving(one: Candidate) -> bool:
    """Whether a sentence says that a person goes for good."""
    if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        return False
    said = _ON_LEAVE.sub(" ", said_in(one.unit.text)).strip(' “”"')
    return not said.rstrip().endswith("?") and any(
        not is_negated(part) and (leaves(part.strip()) or _GONE.search(part))
        for part in (said, *_PARTS.split(said))
    )


def is_only_on_leave(one: Candidate, asked: str) -> bool:
    """Whether it tells of days off where it is asked when somebody goes for good."""
    if _VERB.search(asked) is None or _ON_LEAVE.search(asked):
        return False
    said = said_in(one.unit.text)
    rest = _ON_LEAVE.sub(" ", said)
    return (
        rest != said
        and re.search(r"(?i)\b(?:leav|left|quit|resign|notice)", rest) is None
    )


def _keeps(newer: Candidate, one: Candidate) -> bool:
    """Whether newer words say that a person of the sentence stays."""
    if newer.day <= one.day or not _STAYS.search(said_in(newer.unit.text)):
        return False
    said = fold(said_in(one.unit.text))
    told = fold(said_in(newer.unit.text))
    names = {part for name in newer.people for part in fold(name).split()}
    return any(name in said and name in told for name in names)
