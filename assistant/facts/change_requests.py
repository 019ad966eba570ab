"""Change requests in prose, and whether they are approved."""

from __future__ import annotations

import re

from assistant.extract.dates.words import without_may
from assistant.facts.sameness.stems import is_negated

REQUEST = re.compile(
    r"\b[Cc]hange (?:request|order|control|board)s?\b|\bC[RO][- ]?\d+\b"
)
"""What names a change request, or the body that decides on one."""
_ONE = re.compile(
    r"\b[Cc]hange (?:request|order)(?: (?:[Nn]o\.? ?|#)?[A-Z]{0,4}-?\d+)?"
    r"|\bC[RO][- ]?\d+\b"
)
_AGREED = re.compile(r"\b(?:approved?|agreed|accepted|signed|granted)\b", re.IGNORECASE)
_PENDING = re.compile(
    r"\b(?:if|once|when|until|unless|whether|as soon as|should|would|could|might|may"
    r"|will|to be|must|needs?|waits?|waiting|awaits?|pending|hop\w+|expect\w*)\b",
    re.IGNORECASE,
)


def is_agreed(text: str) -> bool:
    """Whether the text says that something is approved."""
    return bool(_AGREED.search(text)) and not is_negated(text)


def approved_request(text: str) -> str:
    """Return the name of the change request that the text calls approved, or none."""
    named, agreed = _ONE.search(text), _AGREED.search(text)
    if not named or not agreed or _PENDING.search(without_may(text)[: agreed.end()]):
        return ""
    return named.group() if is_agreed(text) else ""


def without_approved(text: str) -> str:
    """Return the text without the name of a change request that it calls approved.

    Such a request is no wish any more: what it asks for is what holds.
    """
    name = approved_request(text)
    return text.replace(name, " " * len(name)) if name else text
