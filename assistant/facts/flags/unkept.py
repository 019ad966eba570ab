"""Whether anybody says that something asked for is still not there."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.facts import ActionItem
from assistant.extract.text.sentences import bare, split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import shared, stems

_SAME_WORK = 0.5
_NOT_THERE = re.compile(
    r"\b(?:overdue|late|still|again|missing|outstanding|slipped|nowhere"
    r"|not (?:yet|here|there|done|started|sent|arrived|reached|happened|find|found)"
    r"|no (?:sign|news|progress)|(?:has|have|did|is|was)(?:n['’]t| not)"
    r"|(?:was|were) due|(?:second|third|fourth|fifth|\d(?:nd|rd|th)) (?:time|week))\b",
    re.IGNORECASE,
)


def complaints(
    action: ActionItem, since: date, material: FlagMaterial
) -> tuple[Remark, ...]:
    """Return what was said from a day on that the action is not done, oldest first."""
    own = {(piece.source, piece.quote) for piece in action.evidence}
    wanted = stems(action.what)
    return tuple(
        remark
        for remark in material.mentions.of([action.what], (), _SAME_WORK)
        if remark.dated >= since
        and (remark.quote.source, bare(remark.quote.quote)) not in own
        and any(_complains(sentence.text, wanted) for sentence in split(remark.text))
    )


def _complains(sentence: str, wanted: frozenset[str]) -> bool:
    """Whether one sentence names the work by two words and says it is not there."""
    return (
        _NOT_THERE.search(sentence) is not None
        and len(shared(wanted, stems(sentence))) >= 2
    )
