"""What comes only after the day that it is needed for: "that is after go-live"."""

from __future__ import annotations

import re

_EVENT = (
    r"(?:the |our |its |their )?(?:(?!first\b|last\b)[\w-]+ ){0,2}?(?:go[- ]?live"
    r"|going live|launch|release|cut-?over|switch-?over|opening|deadline|due date"
    r"|release date|go[- ]?live date|launch date|opening day|freeze|hand-?over)\b"
    r"(?! that\b)"
)
_WHICH = r"(?:that|which|this|it|so|i\.e\.|meaning)"
_BE = (
    r"(?:(?:would|will|could) be|is|are|was|comes?|falls?|lands?"
    r"|would (?:come|land|fall))"
)
_SPAN = (
    r"(?:(?:(?:about|only|just|already|some|at least|well|long|nearly|almost) )*"
    r"(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (?:working |calendar )?(?:days?|weeks?|months?) )?)"
)
_AFTER = re.compile(
    rf"\b{_WHICH} {_BE} {_SPAN}(?:after|later than|past|behind) {_EVENT}"
    rf"|,\s*(?:and |so )?(?:{_WHICH} )?(?:{_BE} )?{_SPAN}(?:later than|too late for)"
    rf" {_EVENT}"
    rf"|,\s*so {_SPAN}after {_EVENT}"
    rf"|\btoo late for {_EVENT}",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:not|never|nothing|no longer) (?:\w+ ){0,2}$|\?"
    r"|\b(?:fine|on purpose|as planned|deliberately|anyway|intended|by design|ok|okay"
    r"|good enough)\b",
    re.IGNORECASE,
)


def comes_too_late(text: str) -> bool:
    """Whether it says that a thing comes after the event that it is for.

    What is planned for the time after ("hypercare begins after go-live") is none.
    """
    found = _AFTER.search(text)
    if found is None:
        return False
    return not (
        _PLANNED.search(text[: found.start()]) or _PLANNED.search(text, found.end())
    )
