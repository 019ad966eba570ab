"""Words that only tell what may be so: a condition, a proposal, a wish, a question."""

from __future__ import annotations

import re

_UNSURE = re.compile(
    r"(?i)\b(?:if|unless|whether|might|could|would|should|perhaps|maybe|consider\w*"
    r"|propos\w+|suggest\w*|wants?|asks?|asked|hopes?|wishes|wenn|falls|könnte|sollte)\b"
    r"|(?-i:\bmay\b)(?! \d)"
    r"|\?"
)


def is_unsure(text: str) -> bool:
    """Whether words tell only what may be so."""
    return _UNSURE.search(text) is not None
