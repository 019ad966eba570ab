"""What threatens the dates, and what nobody mentions."""

from __future__ import annotations

from assistant.domain.facts import Flag, Severity
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import sentence


def risks(told: Told) -> list[Unit]:
    """Tell one sentence for each open flag that this audience hears of."""
    flags = [
        flag
        for flag in told.flags
        if flag.severity.rank <= told.audience.least_severity.rank
    ]
    flags.sort(key=lambda flag: (flag.severity.rank, -flag.first_seen.toordinal()))
    return [_sentence(flag) for flag in flags]


def _sentence(flag: Flag) -> Unit:
    text = sentence(flag.title)
    if flag.severity is Severity.HIGH and flag.question:
        text = f"{text} {sentence(flag.question)}"
    return Unit("risks", text, (flag,), (flag.title, flag.question, flag.why))
