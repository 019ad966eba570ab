"""What a RAID table's cells hold, and what a template left in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.people import fold
from ingest.readers.raid_unknown import Places
from ingest.tables.raid_words import OPTIONS

_BRACKETED = re.compile(r"\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|[-–—.]+")
_BOX = re.compile(r"\[[ xX]\]")
_DAY_FORM = re.compile(r"[dmyDMY]{1,4}([-/.][dmyDMY]{1,4}){2}")


def filled(cell: str) -> str:
    """Return the cell's text, empty where it only shows what belongs there."""
    text = cell.strip()
    return "" if is_placeholder(text) else text


def is_placeholder(text: str) -> bool:
    """Whether a template wrote it: `[Owner]`, `DD/MM/YYYY`, `High/Med/Low`."""
    if len(text) > 300 or not text:
        return False
    if text[0] in "[<{-–—." and _BRACKETED.fullmatch(text):
        return not _BOX.fullmatch(text)
    if text[0] in "dmyDMY" and _DAY_FORM.fullmatch(text):
        return True
    options = text.split("/")
    return len(options) >= 3 and all(fold(option) in OPTIONS for option in options)


def passed_over(places: Sequence[str]) -> str:
    """Say which rows say nothing of an entry."""
    listed = Places()
    for place in places:
        listed.add(place)
    return f"passed over as a template's, without words of their own: {listed}"
