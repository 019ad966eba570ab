"""What left its source since it is finished, as people say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.domain.findings import CompletionFinding
from assistant.domain.sourced import Found
from assistant.facts.changes.period import Period
from assistant.facts.sameness.spoken_keys import keys_in, spoken_keys
from assistant.facts.sameness.stems import other_numbers, shared, stems

_MOST = 0.75
"""Share of a title's words that a report of its end holds."""
_FEWEST_WORDS = 2


def said_finished(
    period: Period, key: str, title: str, *, after: date
) -> Found[CompletionFinding] | None:
    """Return the newest report, no older than a day, that this very thing is done."""
    spoken = spoken_keys(period.view.at(period.since))
    return max(
        (
            found
            for found in period.view.findings(CompletionFinding)
            if found.passage.dated >= after
            and _names(found.finding.what, key, title, spoken)
        ),
        key=lambda found: (found.passage.dated, found.id),
        default=None,
    )


def _names(words: str, key: str, title: str, spoken: Mapping[str, str]) -> bool:
    """Whether words name it by its key, or else by most words of its title."""
    named = keys_in(words, spoken)
    if named:
        return key in named
    wanted = stems(title)
    held = len(shared(wanted, stems(words)))
    enough = held >= max(min(_FEWEST_WORDS, len(wanted)), _MOST * len(wanted))
    return held > 0 and enough and not other_numbers(words, title)
