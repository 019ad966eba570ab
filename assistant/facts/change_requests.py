"""Change requests in prose, and whether they are approved."""

from __future__ import annotations

import re

from assistant.facts.sameness import is_negated

REQUEST = re.compile(
    r"\b[Cc]hange (?:request|order|control|board)s?\b|\bC[RO][- ]?\d+\b"
)
"""What names a change request, or the body that decides on one."""
_ONE = re.compile(
    r"\b[Cc]hange (?:request|order)(?: (?:[Nn]o\.? ?|#)?[A-Z]{0,4}-?\d+)?"
    r"|\bC[RO][- ]?\d+\b"
)
_AGREED = re.compile(r"\b(?:approved?|agreed|accepted|signed|granted)\b", re.IGNORECASE)


def is_agreed(text: str) -> bool:
    """Whether the text says that something is approved."""
    return bool(_AGREED.search(text)) and not is_negated(text)


def approved_request(text: str) -> str:
    """Return the name of the change request that the text calls approved, or none."""
    named = _ONE.search(text)
    return named.group() if named and is_agreed(text) else ""
