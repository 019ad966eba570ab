"""Dates of another clause: when something was, or on what the work depends."""

from __future__ import annotations

import re

_SUBJECT = (
    r"(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|who|[A-Z][\w'’-]+"
    r"|[Tt]he(?: (?!(?:are|be|been|being|gets?|is|was|were)\b)[\w'’-]+){1,2})"
)
_SETS_A_DAY = (
    r"agree|aim|approv|ask|book|commit|confirm|delay|demand|estimat|expect|fix|hop|mov"
    r"|need|offer|plan|postpon|promis|propos|push|request|reschedul|schedul|suggest"
    r"|target|want"
)
"""Verbs after which a day is the one that is wanted: `they wanted it Friday`."""
_PAST = re.compile(
    rf"(?:^|[\s(\"“]){_SUBJECT} (?:already |also |first |just |last |only )?"
    rf"(?:(?!(?:{_SETS_A_DAY})+e?d\b)[a-z]{{3,}}ed|came|went|sent|gave|got|took|made"
    r"|wrote|met|held|spoke|ran|saw|heard|brought|bought|paid|lost|left|fell|sold"
    r"|(?:asked|requested)\b(?=.* on (?:the )?\S*$))\b(?P<rest>[^,.;:!?–—]*)$"
)
_NEW_WORK = re.compile(
    r"\b(?:and|by|can|could|for (?=$)|has|have|may|might|must|needs?|please|shall"
    r"|should|so|then|to|until|wants?|will|would)\b|['’]ll\b"
)
_AGAIN = re.compile(r",? and (?:again|once more)(?: on)? $")
_CONDITION = re.compile(
    r"(?:^|[\s,(])(?:if|unless|provided(?: that)?|assuming(?: that)?)"
    r" (?!(?:possible|needed|necessary|required|not|so|at all|all goes)\b)"
    r"(?P<clause>[^,.;:!?–—]+ [^,.;:!?–—]+)$",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"(?:\bnot|n['’]t)(?: want to| going to)? (?:promise|commit|say|decide|answer)\b"
    r"[^,.;:!?]*$"
)
_MAIN_CLAUSE = re.compile(r"['’]ll\b|\bwill\b", re.IGNORECASE)
"""Follows a condition without a comma: `if it stops raining I'll paint`."""
_ABLE = re.compile(r"\b(?:can|could|is able|are able|am able)\b", re.IGNORECASE)
_FARTHEST = 240
"""Characters in front of a date in which its clause begins."""
_OF_CONDITION = re.compile(
    r"\b(?:once|when|after|as soon as)\b[^.;:!?]*, which"
    r" (?:is|will|would|should|could|might|may)(?: probably| likely)?(?: be)?"
    r"(?: about| around| on)?(?: the)? *$",
    re.IGNORECASE,
)


def is_elsewhere(lead: str, *, firm: bool) -> bool:
    """Whether the date that follows these words sets no deadline for the work.

    It is not promised (`I'd rather not say that today`), stands in a condition
    (`if they answer on 3 May, …`), tells when a condition is met (`once the bids are
    in, which would be mid-May`) or, unless it is `firm`, when something was done
    (`Bea asked for it on the 14th`).
    """
    lead = lead[-_FARTHEST:]
    condition = _CONDITION.search(lead)
    clause = condition["clause"] if condition else ""
    if clause and not (_ABLE.search(clause) or _MAIN_CLAUSE.search(clause)):
        return True
    if _OF_CONDITION.search(lead) or _NOT_SAID.search(lead):
        return True
    past = None if firm else _PAST.search(_AGAIN.sub("", lead))
    return past is not None and _NEW_WORK.search(past["rest"]) is None
