"""How a speaker leads up to what is decided: `Good, so …`, `OK then, …`."""

from __future__ import annotations

import re
from typing import Final

_REPLY: Final = (
    r"(?:ok(?:ay)?|ok[ae]y[- ]dok[ae]y|good|great|perfect|excellent|wonderful|lovely"
    r"|super|cool|fine|right|alright|all right|well|yes|yeah|yep|sure|exactly"
    r"|thanks|thank you|many thanks|cheers|anyway|anyhow|now|look|listen|right then"
    r"|there we (?:go|are)|that['’]s (?:it|settled|clear)|no problem|um+|uh+|hm+)"
)
_TO_ALL: Final = (
    r"(?: (?:then|so|now|well|good|enough|everyone|everybody|all|team|folks|both|guys"
    r"|a lot|very much))*"
)
_PARTED: Final = r"(?: ?[,:;.!…]+| ?[–—]| -)"
_SUMMED: Final = (
    r"(?:(?:just )?to (?:sum (?:it )?up|summari[sz]e|recap|conclude|be clear|confirm"
    r"|repeat(?: it)?|close(?: this)?|wrap (?:this|it) up)|in (?:short|summary"
    r"|conclusion"
    r"|the end|other words|sum|a word)|all in all|long story short|finally|so far so"
    r" good"
    r"|as (?:discussed|said|agreed|mentioned|i said|we said|you (?:all )?know|promised)"
    r"|after (?:(?:some|much|a (?:long|short|lively|brief)|long|further|more|lots of)"
    r" )+(?:discussions?|debates?|talks?|thought|deliberation|back and forth)"
    r"|(?:that|this|which) means(?: then)?)"
)
_SO: Final = r"(?:so|then|and|therefore|hence|thus|but)"
_THE_MATTER: Final = (
    r"(?=(?:(?:so|then|and|also|therefore|we|i|they|it|there|the|an?|our|this|that"
    r"|these"
    r"|those|its|their|no|all|both|everyone|everybody|nobody|final(?:ly)?|decisions?"
    r"|decided|agreed|resolved|let|for|from|on|in|at|until|with|by)\b"
    rf"|(?-i:[A-ZÀ-Þ])[\w'’-]+ )\W*\w+\W+\w|{_SUMMED})"
)
_PREAMBLE: Final = re.compile(
    rf"^\W*(?:(?:{_REPLY}{_TO_ALL}{_PARTED}|{_SUMMED}(?: ?[,:;–—-]+|(?= (?:we|i"
    rf"|that)\b))"
    rf"|{_SO}{_TO_ALL} ?[,:–—-]+|{_REPLY}(?: then)? (?=so\b)"
    rf"|{_SO} (?=(?:{_SO} )?(?:we|i|it|that['’]?s|the|our|they|everyone|all|final"
    rf"|decision)\b|{_SUMMED})"
    rf")\s*{_THE_MATTER})+",
    re.IGNORECASE,
)
_FEWEST: Final = 3


def without_preamble(core: str) -> str:
    """Return the words from what is decided on, with the capital that they need."""
    led = _PREAMBLE.match(core)
    rest = core[led.end() :] if led else core
    if led is None or len(rest.split()) < _FEWEST:
        return core
    return rest[:1].upper() + rest[1:]
