"""Where a sent update speaks of something, and whether one already did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.domain.records import SentUpdate
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness.stems import ids, other_numbers, shared, stems

_TOLD = 0.4


def lines_about(body: str, subject: str, texts: Iterable[str]) -> list[str]:
    """Return the lines of an update that name the subject or speak of a text."""
    wanted = [(text, stems(text)) for text in texts]
    return [
        line.strip()
        for line in body.splitlines()
        if subject in ids(line)
        or any(
            _speaks_of(one, stems(line)) and not other_numbers(text, line)
            for text, one in wanted
        )
    ]


def is_told(subject: str, title: str, since: date, material: FlagMaterial) -> bool:
    """Whether an update that was sent from that day on, before today, speaks of it."""
    return any(
        lines_about(known.record.body, subject, [title])
        for known in material.view.records(SentUpdate)
        if since <= known.record.sent_on < material.as_of
    )


def _speaks_of(wanted: frozenset[str], given: frozenset[str]) -> bool:
    common = shared(wanted, given)
    least = min(2, len(wanted))
    return bool(common) and len(common) >= max(least, _TOLD * len(wanted))
