"""How a message opens before it tells what was decided: `Bad news, …`, `FYI, …`."""

from __future__ import annotations

import re
from typing import Final

_GREETED: Final = (
    r"(?:all|team|everyone|everybody|folks|both|there|again|[A-Z][\w'’-]+)"
)
_OPENER: Final = (
    r"(?:(?:(?:some|more|the|a|one|just|only|very|really|rather|not so|not the) )*"
    r"(?:(?:bad|good|great|sad|excellent|mixed|better|worse|best|worst|short|quick|small"
    r"|brief|further|latest|big|disappointing|unpleasant|happy) )*"
    r"(?:news|updates?|notes?|reminder|heads[- ]?up|message|word|ps|p\.s\.|nb|n\.b\."
    r"|fyi|info)(?: (?:first|for you|for (?:all|everyone)|today|from (?:us|here|me)))?"
    r"|(?:very |so |many )?(?:sorry|apologies)(?: (?:all|everyone|for the delay))?"
    r"|for (?:your|everyone['’]s) (?:information|records?)|just so (?:you|everyone)"
    r" (?:all )?knows?|as you (?:all )?know|by the way|btw|to (?:confirm|be clear)"
    rf"|(?:hi|hello|hey|dear)(?: {_GREETED}){{0,2}})"
)
_ADVERB: Final = (
    r"(?:unfortunately|sadly|regrettably|alas|luckily|fortunately|happily|thankfully)"
)
_OPENERS: Final = re.compile(
    rf"^\W*(?:(?:{_OPENER}(?: ?[,:;!.]| ?[–—]| -)|{_ADVERB},?) )+(?=\w+ \w+)",
    re.IGNORECASE,
)

_CONFIDES: Final = re.compile(
    r"^\W*(?:(?:(?:please|strictly|this is|all|and|,) )*(?:(?:for )?internal(?:ly)?"
    r"(?: use)?(?: only)?|confidential(?:ly)?|in confidence|private|off the record"
    r"|between (?:us|ourselves|you and me)|not for (?:the )?(?:client|customer|minutes"
    r"|record|distribution|circulation|sharing)s?|(?:do not|don['’]t) (?:share|forward"
    r"|tell (?:the )?(?:client|customer)s?)|keep (?:this|it) (?:internal|confidential"
    r"|to (?:yourself|yourselves|us)|between us|in the (?:team|room)))"
    r"(?:,? (?:only|please|for now|yet|thanks))*,? ?)+(?:[:;.!]|[–—]|- ) ?"
    r"(?=\w+ \w+)",
    re.IGNORECASE,
)


def without_confidence(words: str) -> str:
    """Return the words behind those that only ask to keep what follows in the house."""
    asks = _CONFIDES.match(words)
    rest = words[asks.end() :] if asks else words
    return rest[:1].upper() + rest[1:] if asks else words


def without_opener(core: str) -> str:
    """Return the words behind what only opens the message."""
    opener = _OPENERS.match(core)
    return core[opener.end() :] if opener else core
