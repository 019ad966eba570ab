"""Whether the wording of an action is English: a last check before it is told."""

from __future__ import annotations

import re

from assistant.extract.done.verbs import asked_for

_CUT_OFF_FRONT = re.compile(r"^['’](?:ll|d|s|re|ve|m)\b", re.IGNORECASE)
_CUT_OFF_END = re.compile(
    r"\b(?:and|or|but|nor|the|an?|our|your|their|my|of|which|whose|because|than|whether"
    r"|although|unless|while|said that)\W*$"
)
_FINITE = re.compile(
    r"(?<=\w )(?:is|are|was|were|has|had|will|would|(?:left|went)(?= (?:the|our|my"
    r"|their"
    r"|his|her|to)\b))(?= )"
)
_OF_ANOTHER = re.compile(
    r" (?:the|an?|our|my|your|his|her|their) .*? (?:the|an?|our|my|your|his|her|their"
    r"|[A-ZÀ-Þ][\w'’-]+) (?:[\w'’-]+ )?$"
)
"""`The form the bank has signed`: the verb is in a clause without its pronoun."""
_OPENS_CLAUSE = re.compile(
    r"[,;:–—(“\"?]| - |\b(?:that|which|who|whom|whose|what|whatever|whether|if|how|when"
    r"|where|why|until|till|once|before|after|because|as|while|since|so|than|and|but|or"
    r"|we|you|he|she|they|it|I|there|everything|anything|all)\b",
    re.IGNORECASE,
)
_TAKES_CLAUSE = re.compile(
    r"(?:say|tell|check|confirm|see|ensure|make|show|ask|explain|prove|hope|note|know"
    r"|find|let|decide|agree|report|assume|state|mention|warn|remind|claim|think"
    r"|believe"
    r"|verify|clarify|promise|expect|remember|point|write|announce|acknowledge|keep)\b",
    re.IGNORECASE,
)


def is_sound(what: str) -> bool:
    """Whether the words can be told as what is to be done.

    A cut-off end, and a verb before words that have a finite verb of their own, are
    what is left where a sentence was read wrongly.
    """
    main = what.partition(" (")[0].strip()
    if _CUT_OFF_FRONT.match(main):
        return False
    if _CUT_OFF_END.search(main):
        return False
    if not asked_for(main) or _TAKES_CLAUSE.match(main):
        return True
    opens = _OPENS_CLAUSE.search(main)
    head = main[: opens.start()] if opens else main
    finite = _FINITE.search(head)
    return finite is None or _OF_ANOTHER.search(head[: finite.start()]) is not None
