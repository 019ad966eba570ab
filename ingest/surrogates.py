"""Half characters, which JSON escapes and mail headers can leave in a text."""

from __future__ import annotations


def mend(text: str) -> str:
    """Return the text as it can be stored.

    Escaped bytes become the UTF-8 they were, pairs one character, lone halves U+FFFD.
    """
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        halves = text.encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace")
