"""Items of an earlier meeting that are copied into the notes of a later one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.findings import ActionFinding
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.sourced import Found

Saying = Found[ActionFinding]

_SPOKEN = {Role.TURN, Role.MESSAGE}
_CARRIED = re.compile(
    r"\b(?:last|previous|prior|past|carried|carry|outstanding|open|pending|recap"
    r"|review of|old|standing|unfinished|offene?|letzten?|vorige[rn]?)\b"
)


def with_first_days(ordered: Sequence[Saying]) -> list[Saying]:
    """Give what was only copied from earlier notes the day that it had there.

    "By Friday" in a list that is carried over is the Friday of the meeting that set
    it. Copied is what stands word for word in an earlier document, under a heading
    that says so or beside other lines of the same document; what people say again
    aloud is a new promise. `ordered` is by day.
    """
    firsts: dict[str, Saying] = {}
    origins: list[Saying | None] = []
    for one in ordered:
        first = firsts.setdefault(fold(one.finding.quote), one)
        origins.append(first if _may_be_copied(one, first) else None)
    blocks = Counter(
        (one.passage.source, first.passage.source)
        for one, first in zip(ordered, origins, strict=True)
        if first is not None
    )
    return [
        _dated_as(first, one)
        if first is not None
        and (is_carried(one) or blocks[one.passage.source, first.passage.source] > 1)
        else one
        for one, first in zip(ordered, origins, strict=True)
    ]


def _may_be_copied(one: Saying, first: Saying) -> bool:
    return (
        one.passage.source != first.passage.source
        and one.passage.dated > first.passage.dated
        and one.passage.passage.role not in _SPOKEN
    )


def is_carried(one: Saying) -> bool:
    """Whether it stands under a heading of items of an earlier day."""
    headings = one.passage.passage.headings
    return bool(headings) and _CARRIED.search(fold(headings[-1])) is not None


def _dated_as(first: Saying, one: Saying) -> Saying:
    finding = one.finding.model_copy(update={"due": first.finding.due})
    return replace(one, finding=finding)
