"""Sums of money that are told without a currency: `Northgate pays 25,000`.

A number is one where nothing is counted by it and words of money stand beside it. The
number of an invoice, a day and a number of things are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in
from assistant.gate.days import days_in

_LEAST = Decimal(100)
"""Numbers under it are sums only right behind a verb that pays."""
_MONEY = re.compile(
    r"(?i)\b(?:pay(?:s|ing|able|ments?)?|paid|pre-?pa(?:y\w*|id)|pric(?:es?|ed)"
    r"|quot(?:es?|ed|ing|ations?)|invoic(?:es?|ed|ing)|bill(?:s|ed)?|charg(?:es?|ed)"
    r"|sponsor(?:s|ed|ing|ships?)?|(?:down ?)?deposits?|instal?lments?|worth|budget\w*"
    r"|costs?|fees?|contracts?|deals?|offers?|offered|estimates?|forecasts?|tenders?"
    r"|bids?|grants?|donat\w+|refunds?|spend(?:s|ing)?|spent|earn(?:s|ed)|turnover"
    r"|revenues?|income|subsid\w+|advances?|retainers?|rent|premiums?|overdraft|savings?"
    r"|wages?|salar\w+|zahl(?:t|en|ung\w*)|bezahl\w+|angebot\w*|rechnung\w*|honorar\w*"
    r"|gebühr\w*|preise?|kosten|kostet)\b"
)
_PAYS = re.compile(
    r"(?i)\b(?:pay(?:s|ing)?|paid|costs?|charg(?:es?|ed)|quot(?:es?|ed)|asks?(?: for)?"
    r"|asked(?: for)?|wants?|wanted|demands?|zahlt|kostet|verlangt)"
    r"(?: (?:us|them|him|her|you|me|only|just|about|around|some|roughly|nearly|almost"
    r"|up to|at least|over|more than|another|extra|for it|at))*\W*$"
)
"""Who pays or asks, right before the number."""
_WANTS = re.compile(r"(?i)\b(?:asks?|asked|wants?|wanted|demands?)\b")
_COMES_TO = re.compile(
    r"(?i)\b(?:comes?|came|coming|adds? up|added up|amounts?|amounted)"
    r" (?:in |out )?(?:to|at)(?: (?:about|around|only|just|some))?\W*$"
)
_IS = re.compile(
    r"[^\W\d_][\w&’'-]* (?:is|are|was|were|will be|would be|takes?|took|says?|said"
    r"|does it for|for)(?: (?:about|around|only|just))?\W*$|[,:–-]\s*$"
)
_FOR_WHAT = re.compile(
    r"(?i)^,? (?:for (?:the|a|one|both|all|two|three) (?:whole )?(?:days?|weekends?"
    r"|nights?|weeks?|months?|season|job|lot|year|two)|flat|all[- ]in|net|gross"
    r"|(?:plus|excluding|including|excl\.?|incl\.?|ex|inc) (?:vat|mileage|tax\w*"
    r"|expenses|travel|delivery|mwst))\b"
)
"""What a sum is for, and what is added to one."""
_OVER = re.compile(
    r"(?i)^ (?:over|under|short|in the red|too much)(?=\W*$|[.,;:!?)]|"
    r" (?:on|if|so|for|this|that|already|now|in|because|and|but|unless|at|budget|the"
    r" budget|plan|again|until|by)\b)"
)
_LABELLED = re.compile(
    r"(?i)(?:\b(?:invoices?|contracts?|orders?|quotes?|quotations?|offers?|bills?|tenders?"
    r"|rechnung|angebot|vertrag)\s+|\b(?:numbers?|no\.?|nos\.?|nr\.?|ref\.?|references?"
    r"|ids?|codes?|versions?|pages?|rooms?|lines?|sections?|clauses?|articles?|phases?"
    r"|lots?|weeks?|steps?|parts?|items?|tickets?|bugs?|releases?|options?|appendix"
    r"|annex|schedule|po|nummer|seite|kilomet(?:re|er)|km|gate|stage)\s*[:#-]?\s*"
    r"|[#/:]|\w-)$"
)
"""What a number is the name of."""
_SEPARATED = re.compile(r"\d[,.'’ ]\d{3}(?!\d)|\dk\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEHIND = re.compile(
    r"(?i)^(?:\W*$|\s?[.,;:!?)+–—/](?!\d)|\s(?:in|for|at|to|from|by|with|on|until|till"
    r"|plus|minus|over|under|short|each|per|net|gross|excl\w*|incl\w*|ex|and|or|less"
    r"|than|an?|half|now|this|that|the|is|are|was|were|will|would|has|have|had|not"
    r"|instead|rather|if|so|but|because|since|when|while|as|flat|fixed|total|altogether"
    r"|max|maximum|tops|upfront|up|down|first|again|later|next|last|yearly|monthly"
    r"|weekly|daily|today|yesterday|tomorrow|already|only|too|which|we|they|he|she|it"
    r"|all|before|after|towards?|für|im|pro|und|oder|zu|bei|bis|netto|brutto"
    r"|due|ist|[a-z]{2,}ed|more(?= (?:than|for|if|on|in)\b|\W*$)|out)\b)"
)
"""What follows a number by which nothing is counted."""
_COUNTS = re.compile(
    r"(?i)\b(?:attendance|capacity|visitors?|people|guests?|runners?|entries|places"
    r"|seats?|tickets?|volunteers?|participants|users?|visits?|bookings|headcount"
    r"|passengers|pupils|students|patients|members|copies|units|pieces|votes|points"
    r"|tests?|samples?|stock|speed|distance|length|weight|height|width|limit|score"
    r"|turnout|crowd)\b"
)
"""What a number beside no word of money is a number of."""
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")


@lru_cache(maxsize=65_536)
def tells_bare_sum(text: str) -> bool:
    """Whether the text tells a sum of money to which no currency is written."""
    days = [(day.start, day.end) for day in days_in(text)]
    return any(
        _is_sum(text, one)
        for one in _bare(text)
        if not any(start <= one.start < end for start, end in days)
    )


def _bare(text: str) -> Iterator[Amount]:
    """Yield the numbers that have no unit, name nothing and count nothing."""
    for one in (*amounts_in(text), *spelled_amounts_in(text)):
        before, behind = text[: one.start], text[one.end :]
        named = _LABELLED.search(before) and not _SEPARATED.search(one.words)
        is_name = bool(named or re.search(r"[#/]$|\d:$", before))
        if one.unit or not one.values or is_name or not _BEHIND.match(behind):
            continue
        if re.match(r":\d", behind):
            continue
        if one.words[-1:].casefold() == "k" and re.search(r"(?i)\bthe $", before):
            continue
        yield one


def _is_sum(text: str, one: Amount) -> bool:
    start, end = _line(text, one)
    before, behind = text[start : one.start], text[one.end : end]
    pays = _PAYS.search(before)
    if pays and (one.values[-1] >= _LEAST or not _WANTS.search(pays[0])):
        return max(one.values) >= _few(behind)
    small = max(one.values) < _LEAST and not (pays and _FOR_WHAT.match(behind))
    if small or (_YEAR.fullmatch(one.words) and not pays):
        return False
    if _MONEY.search(before) or _MONEY.search(behind):
        return True
    asked = _IS.search(before) and _FOR_WHAT.match(behind)
    told = asked or _COMES_TO.search(before) or _OVER.match(behind)
    return bool(told) and not (_COUNTS.search(before) or _COUNTS.search(behind))


def _few(behind: str) -> Decimal:
    """Return from when on a number that is paid is no number of times."""
    return Decimal(1) if _FOR_WHAT.match(behind) else Decimal(10)


def _line(text: str, one: Amount) -> tuple[int, int]:
    """Return the sentence of a number; one that is all of its own has that before."""
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    starts = [cut for cut in cuts if cut <= one.start]
    end = min(cut for cut in cuts if cut >= one.end)
    start = starts[-1]
    alone = not re.search(r"[^\W\d_]", text[start : one.start] + text[one.end : end])
    own = text.rfind("\n", 0, one.start) + 1
    if alone and len(starts) > 1:
        return max(starts[-2], own), end
    return start, end
