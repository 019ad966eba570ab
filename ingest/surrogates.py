"""Half characters, which JSON escapes and mail headers can leave in a text."""

from __future__ import annotations


def mend(text: str) -> str:
    """Return the text as it can be stored: pairs joined, lone halves as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
