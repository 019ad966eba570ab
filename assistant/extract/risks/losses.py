"""Sentences by which a part of what is counted on is gone, or is not reached."""

from __future__ import annotations

import re

from assistant.gate.lexicon import ONES, TENS

_N = rf"(?:\d+|{'|'.join(word for word in (*ONES, *TENS) if word != 'zero')})"
_ONLY = (
    r"(?:are|is|were|have been|has been|will be|get|['’]re) (?:now |all |also |still )?"
)
_TAKEN = (
    r"(?:lent(?: out)?|on loan|pulled(?: off| out)?|taken (?:off|away|out)|borrowed"
    r"|reassigned|withdrawn|needed (?:elsewhere|on|in|for)|sent (?:to|away)|moved to"
    r"|off sick|ill|gone|missing|leaving|broken|damaged|unusable)\b"
)
_PART_GONE = re.compile(
    rf"\b(?P<part>{_N}|half|most|some) (?:out )?of (?:(?:the|our|its|their|my) )?"
    rf"(?:{_N} )?(?:[\w’'-]+ ){{1,3}}?{_ONLY}{_TAKEN}",
    re.IGNORECASE,
)
"""Three of the eight welders are lent to the shipyard."""
_ALL = r"(?:everything|anything|all|every \w+|any(?: \w+)?|most|half)"
_HOLE = re.compile(
    r"\b(?:report|reports|extract|export|import|backup|backups|archive|list|data|files?"
    r"|query|search|migration|script|load|interface|feed|log|copy|index|table|scan"
    r"|contract|cover|insurance|licen[cs]e|guarantee|policy|survey|test|tests)"
    r"(?: [\w-]+)?"
    r" (?:misses|miss|lacks?|lost|loses?|leaves? out|skips?|drops?|omits?|excludes?"
    rf"|ignores?|(?:does|do)(?: not|n['’]t) (?:read|cover|include|contain|hold|reach"
    rf"|see|have)) {_ALL} (?:of |that |which )?(?:\w+ ){{0,3}}?(?:before|after|from"
    r"|since|until|older|in|beyond|above|below|with|without)\b",
    re.IGNORECASE,
)
"""The backup skips everything from before the move."""
_DEAD = re.compile(
    r"\b(?:no|nothing|zero|hardly any) (?:wi-?fi|wireless|wlan|signal|reception|network"
    r"|coverage|connection|internet|power|water)?(?: at all)?(?:,| )+(?:at all )?"
    r"(?:behind|under|beyond|inside|between|past|on the (?:far|other) side of)\b"
    r"|\b(?:drops? (?:out|off)|cuts? out|loses? (?:the )?(?:signal|connection"
    r"|contact|session))\b[^.;?]{0,40}\b(?:every time|each time|all the time|always"
    r"|constantly|again and again|everywhere|whenever|when(?:ever)? (?:it|they|the))\b",
    re.IGNORECASE,
)
"""A place or a case in which a thing does not work at all."""
_UNREAL = re.compile(
    r"\?\W*$|\b(?:if|would|could|no longer|not any ?more|last (?:year|month|week)"
    r"|used to|(?:was|were|been|now|is) (?:fixed|solved|repaired|back)|on purpose"
    r"|as (?:planned|agreed|intended))\b",
    re.IGNORECASE,
)


def tells_loss(text: str) -> bool:
    """Whether it says that a part is gone, left out, or not reached."""
    if _UNREAL.search(text):
        return False
    return any(words.search(text) for words in (_PART_GONE, _HOLE, _DEAD))
