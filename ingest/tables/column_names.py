"""The name of a column without what makes it only look different."""

from __future__ import annotations

import re

from assistant.domain.people import fold

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[?:*_\-]+|\.(?=\s|$)")


def plain_name(name: str) -> str:
    """Return a column's name folded, without marks and what stands in brackets."""
    spaced = _CAMEL.sub(" ", name)
    return fold(_ASIDE.sub(" ", spaced)) or fold(spaced)
