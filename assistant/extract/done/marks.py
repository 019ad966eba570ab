"""Marks that close an item where it stands: `(done)`, `[erledigt]`, a tick."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:[(\[](?:now |all |already )?(?:done|closed|finished|completed?|erledigt"
    r"|fait|hecho|klaar|fatto)(?:[,:;]? [^()\[\]]{0,30})?[)\]]|[✓✔✅])",
    re.IGNORECASE,
)


MERELY_DONE = re.compile(
    r"(?:(?:all|now|that is|that['’]s|this is|it is) )*(?:done|finished|completed?"
    r"|erledigt|fertig|terminé|fait|hecho|listo|klaar)(?: (?:now|too|as well))?\W*",
    re.IGNORECASE,
)
"""A sentence that closes the one before it: `Done.`"""
_STRUCK = re.compile(r"\W*~~[^~]+~~[\s.;]*")


def is_struck(text: str) -> bool:
    """Whether a line of Markdown is struck out whole: it is off the list."""
    return _STRUCK.fullmatch(text) is not None


def without_done_mark(text: str) -> tuple[str, bool]:
    """Return the text without such a mark, and whether it had one."""
    bare = _MARK.sub("", text).strip()
    return (bare or text), bare != text.strip()
