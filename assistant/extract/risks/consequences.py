"""Sentences that say what harm follows where something happens or does not."""

from __future__ import annotations

import re

_ANY = r"[^.;?!]"
HARM = (
    r"(?:queues?|delays?|chaos|complaints?|disputes?|fines?|penalt(?:y|ies)|outages?"
    r"|downtime|backlogs?|shortages?|bottlenecks?|accidents?|injur(?:y|ies)|floods?"
    r"|leaks?|losses|gaps?|problems?|trouble|a mess|disruptions?|stoppages?|claims?"
    r"|cancellations?|angry \w+|unhappy \w+|disappointed \w+|extra costs?|overtime"
    r"|double work|rework|damage|blackouts?|power cuts?|traffic jams?|jams|refunds?)"
)
"""What harm is called."""
_MODAL = r"(?:will|['’]ll|would|may|might|could|shall|is going to|are going to)"
_NOUN = (
    r"(?:(?!(?:will|would|may|might|could|should|must|can|cannot|has|have|is|are|which"
    r"|that|who)\b)[\w'’-]+)"
)
_WE = (
    r"(?:we|they|there|it|people|nobody|no one|everybody|everyone|half of \w+"
    rf"|(?:the|our|this|that|all|both|every|each|some|most"
    rf"|half) {_NOUN}(?: {_NOUN}){{0,3}}?"
    rf"|(?!is\b|was\b|has\b|does\b)(?:{_NOUN} )?[a-z]{{3,}}s)"
)
_WITHOUT = r"without (?!you\b|me\b|him\b|her\b|them\b|us\b|any (?:problem|trouble))\w+"
_MUST = rf"(?:(?:{_MODAL} )?(?:have|has|need|needs) to|must)"
_FOLLOWS = (
    rf"(?:{_WE}(?: then| also)?(?: {_MODAL})?(?: then| also| only)?"
    rf" (?:have|has|be|get|gets|face|faces|cause|causes|see|risk|risks|be in|pay|pays)"
    rf" (?:(?:a|an|the|more|long|longer|some|big|huge|serious|real) )*{HARM}\b"
    rf"|{_WE}(?: {_MODAL})?(?:['’]ll)?(?: then| also)? (?:be|is|are|stay|stays|sit|sits"
    r"|stand|stands|get|gets|become) (?:(?:still|very|too|all) )*(?:closed|shut|empty"
    r"|dark|stranded|stuck|blocked|unusable|unsafe|useless|flooded|soaked|spoiled"
    r"|ruined|wasted|damaged|destroyed|broken|unstaffed|understaffed|overloaded|cut off"
    r"|postponed|cancelled|delayed|late|lost|idle|down|without)\b"
    rf"|{_WE} (?:{_MUST}|{_MODAL})(?: then| also)? (?:\w+ ){{1,4}}?{_WITHOUT}"
    rf"|{_WE} (?:{_MUST}|{_MODAL}) (?:\w+ ){{1,5}}?(?:by hand|manually|from scratch"
    r"|all over again|a second time)\b"
    rf"|{_WE} {_MUST} (?:be )?(?:stop|delay|postpone|cancel|close|redo|repeat|scrap"
    rf"|evacuate"
    r"|send (?:\w+ ){1,3}(?:away|home|back)|turn (?:\w+ ){1,3}away|wait|stopped|delayed"
    r"|postponed|cancelled|closed|redone|repeated|scrapped|thrown away|torn (?:out"
    r"|down)"
    r"|replaced|evacuated|sent (?:away|home|back)|turned away)\b"
    rf"|{_WE}(?:['’]ll)?(?: {_MODAL})?(?: not|n['’]t)(?: \w+ly)? (?:open|start|run"
    rf"|launch"
    r"|work|be (?:able|ready|open|allowed)|make it|get (?:in|through|paid|there)|finish"
    r"|ship|deliver|pass|fit|hold|have (?:enough|any|a|the) \w+)\b"
    rf"|{_WE} won['’]t (?:open|start|run|launch|work|be|make it|get|finish|ship|deliver"
    r"|pass|fit|hold|have)\b"
    rf"|(?:nobody|no one|no \w+) (?:{_MODAL}|can) (?!mind|notice|care|object"
    rf"|complain)\w+"
    rf"|(?:it|this|that) (?:{_MODAL} )?costs? us\b"
    r"|there (?:will be|['’]ll be|is|are) (?:no|nobody|nothing|not enough) \w+"
    r")"
)
_BREAKS = (
    rf"(?:{_WE} (?:{_MODAL} )?(?:freeze|freezes|collapse|collapses|spoil|spoils|rot"
    rf"|rots"
    r"|fail|fails|crash|crashes|break|breaks|burst|bursts|flood|floods|melt|melts"
    r"|overheat|overheats|leave|quit|strike|complain|sue)\b)"
)
_PRICED = (
    r"(?:prices?|costs?|fees?|rates?|rents?|premiums?|quotes?|tariffs?|bills?|deposits?"
    r"|interest|surcharges?)"
)
_HELD_FOR_US = (
    r"(?:rooms?|hall|slots?|seats?|bookings?|places?|dates?|venue|site|crane|offers?"
    r"|reservations?|options?|discounts?|capacity|order|grant|funding|permits?"
    r"|licen[cs]es?)"
)
_COSTS_MORE = (
    rf"(?:(?:the|our|their|its|all|this|that) (?:{_NOUN} ){{0,3}}?{_PRICED}(?: of"
    rf" {_NOUN})?(?: {_MODAL})? (?:go(?:es)? up|rises?|increases?|doubles?|triples?"
    r"|climbs?|jumps?|(?:is|are|be|gets?|becomes?) (?:\S+ )?(?:higher|lost|forfeited"
    r"|gone))\b"
    rf"|{_WE}(?: {_MODAL})?(?: then| also)? (?:(?:pay|owe|charge|add|lose|forfeit)s?"
    r" (?:us )?(?:another\b|extra\b|double\b|twice\b|more\b|a (?:second|third|further"
    r"|surcharge|penalty|fine|late fee|rush fee)\b|the deposit\b|\d[\d.,]*\s?%"
    r" (?:more|extra|on top)|[£$€]\s?\d[\d.,]*k? (?:more|extra|on top))"
    r"|(?:add|charge)s? (?:us )?\d[\d.,]*\s?%"
    rf"|loses? (?:the|our|this|that|their) (?:{_NOUN} )?{_HELD_FOR_US}\b))"
)
"""What is paid beyond the price, or paid for nothing."""
_GOES_TO_OTHERS = (
    rf"(?:{_WE}(?: {_MODAL})? (?:release|give away|sell|re-?let|let go|withdraw|cancel"
    rf")s?(?: away)? (?:of )?(?:the|our|all|its|their) (?:{_NOUN} )?{_HELD_FOR_US}\b"
    rf"|{_WE}(?: {_MODAL})? gives? (?:the|our) (?:{_NOUN} )?{_HELD_FOR_US} away\b"
    rf"|(?:the|our|their) (?:{_NOUN} )?{_HELD_FOR_US}(?: {_MODAL})? (?:(?:go|goes) to"
    r" (?:somebody|someone|another|others|the next)|lapses?|expires?|(?:is|are|be)"
    r" (?:released|gone|sold|given away|withdrawn|lost|cancelled|let to))\b"
    rf"|the (?:{_NOUN} )?{_NOUN} (?:is|are|will be) (?:gone|given away|sold out|taken"
    r"|(?:fully|all) booked|forfeited)\b"
    rf"|(?:the |our )?(?:{_NOUN} )?(?:delivery|opening|launch|start|release|order|work"
    rf"|shipment|go-?live)(?: {_MODAL})? (?:moves?|slips?|slides?|falls?|goes) (?:back"
    r" )?(?:to|into|by|another)\b)"
)
"""What was kept for us and is lost."""
_CASE = (
    rf"(?:^\W*|[,;:–—] ?|\b(?:but|and|because|since|that) )(?:(?:if|unless)\b {_ANY}"
    r"{3,110}?|should [^.;?!]{3,90}?)(?:,(?: then)? | then )"
)
_HARMFUL = re.compile(
    rf"{_CASE}(?P<then>{_FOLLOWS}|{_BREAKS}|{_COSTS_MORE}|{_GOES_TO_OTHERS})"
    rf"|\b(?:if|unless)\b {_ANY}{{3,90}}? (?P<bare>{_COSTS_MORE}|{_GOES_TO_OTHERS})"
    rf"|(?:[,;–—-] ?|\b)(?:otherwise|or else|failing that|if not)\b,?"
    rf" (?P<else>{_FOLLOWS}|{_COSTS_MORE}|{_GOES_TO_OTHERS})"
    rf"|, or (?P<or>{_COSTS_MORE}|{_GOES_TO_OTHERS})"
    rf"|\b(?P<first>{_FOLLOWS}|{_COSTS_MORE}|{_GOES_TO_OTHERS}){_ANY}{{0,60}}?"
    r" (?:if|unless)\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:if|should) (?:you|i|anyone|anybody|the users?|a user|the clients?"
    r"|customers?)\b"
    r"(?! (?:do|does)(?: not|n['’]t) (?:pay|sign|deliver|approve))"
    r"|\bif (?:needed|necessary|possible|so|not|in doubt)\b"
    r"|\b(?:if|should) (?!we\b|our\b)[^,;]{2,70}, (?:it|they|he|she) (?:shall |must"
    r" |will |has to |have to )?(?:pay|owe|forfeit|refund|compensate)s?\b"
    r"|\b(?:if|should) (?:it|the weather) (?:rains?|is (?:sunny|fine|dry|nice))\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\bif\b[^,;]{0,60}\b(?:were|had)\b[^;]*\b(?:would|could|might)\b", re.IGNORECASE
)
_AGREED = re.compile(
    r"\bagreed\b[^.;]{0,20}\b(?:if|should|unless)\b|\bas (?:agreed|decided)\b",
    re.IGNORECASE,
)
"""What is to be done in the case is settled."""
_HARMLESS = re.compile(
    r"\b(?:no|not|never|without|n['’]t) (?:\w+ ){0,2}(?:queues?|delays?|problems?"
    r"|trouble|losses"
    r"|damage|harm|gaps?)\b|\b(?:nobody|no one) (?:will|would) (?:mind|notice|care)\b"
    r"|\b(?:still|anyway|all the same|nonetheless|nevertheless|even so)\b",
    re.IGNORECASE,
)


def harmful_case(text: str) -> bool:
    """Whether it says what harm follows in a case that may come.

    What a person addressed may do, what would have been, and what follows without
    harm are left out.
    """
    found = _HARMFUL.search(text)
    if found is None or text.rstrip(" *_").endswith("?"):
        return False
    if _NOT_OURS.search(text) or _UNREAL.search(text) or _AGREED.search(text):
        return False
    return _HARMLESS.search(text[found.start("then") if found["then"] else 0 :]) is None
