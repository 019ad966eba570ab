"""How grave a defect is, by its number: `severity 2`, `sev 2s`, `a sev-2`."""

from __future__ import annotations

import re

_WRITTEN = re.compile(
    r"(?i)\bsev(?:erit(?:y|ies))?[ .:=-]{0,2}(?:level |of )?(?P<level>[0-5])"
    r"(?:['’]?s)?(?![\w.]?\d|\w)"
)
_CONTRACTED = re.compile(r"(?i)^(\W*(?:(?:and|so) )?(?:who|what|when|where))s\b")


def levels_in(text: str) -> frozenset[str]:
    """Return the levels of severity that words name."""
    return frozenset(found["level"] for found in _WRITTEN.finditer(text))


def written_out(text: str) -> str:
    """Return a question with its severities in full, and `whos` as `who's`."""
    text = _CONTRACTED.sub(r"\1's", text)
    return _WRITTEN.sub(lambda found: f"severity {found['level']}", text)


def without_severity(text: str) -> str:
    """Return the words without those for a level of severity."""
    return _WRITTEN.sub(" ", text)
