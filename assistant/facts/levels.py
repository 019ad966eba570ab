"""How grave a RAID entry is, in the log's own terms first."""

from __future__ import annotations

from assistant.domain.records import RaidEntry


def exposure_words(entry: RaidEntry) -> str | None:
    """Return `16`, or `High/High (16 of 25 on our scale)` where the log gives words.

    None where the log gives neither a score nor both levels.
    """
    if entry.exposure is None:
        return None
    if entry.levels:
        return f"{entry.levels} ({entry.exposure:g} of 25 on our scale)"
    return f"{entry.exposure:g}"
