"""What is recorded, told beside the words that gainsay it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.evidence import Quote
from assistant.domain.facts import Change, Flag
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence

IN_DISPUTE = "in dispute"


def in_dispute(
    told: Told,
    section: str,
    recorded: tuple[str, Sequence[str]],
    change: Change,
    flag: Flag,
) -> Unit:
    """Tell what is recorded of a change, and what the flag has against it.

    `recorded` is the wording with its values. The words and their day are for readers
    who are shown quotes.
    """
    text, values = f"{recorded[0]}, which is {IN_DISPUTE}", [*recorded[1], IN_DISPUTE]
    said = _against(change, flag)
    if said and told.audience.quotes is not None:
        words = plain(said.quote).rstrip(".")
        text += f": “{words}”"
        values.append(words)
        if said.dated:
            then = day(said.dated, told.as_of)
            text += f" ({then})"
            values.append(then)
    return Unit(section, sentence(text), (change, flag), tuple(values))


def _against(change: Change, flag: Flag) -> Quote | None:
    """Return the first quote that says more than the name of what is recorded."""
    quotes = (item for item in flag.evidence if isinstance(item, Quote))
    return next(
        (
            one
            for one in quotes
            if one.stance == "supports" and plain(one.quote) != plain(change.title)
        ),
        None,
    )
