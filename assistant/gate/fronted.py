"""The day of a deed before its doer or behind its verb: it says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.gate.sentence import Sentence

_JOINED: Final = re.compile(r"\s*(?:,|and|&|,\s*and)\s*", re.IGNORECASE)
_VERB: Final = re.compile(r"\s+(?:(?:has|have|had|also|then)\s+)?[^\W\d_]+ed\b")
_ON: Final = re.compile(r"\s+on\s+\Z", re.IGNORECASE)
_ON_AT_FIRST: Final = re.compile(r"on\s+", re.IGNORECASE)


def fronted(sentence: Sentence) -> Iterator[str]:
    """Yield the sentence with the day of its deed in its other place, if it has one.

    `Ann decided on 3 May: …` for `On 3 May Ann decided: …`, and the other way round.
    Only a day right behind the verb is the deed's own; any other is part of what it is
    about.
    """
    text = sentence.plain
    day = next(iter(sorted(sentence.days, key=lambda one: one.start)), None)
    if day is None:
        return
    told = text[day.start : day.end]
    on = _ON_AT_FIRST.match(text)
    if on and on.end() == day.start:
        start = day.end + len(text[day.end :]) - len(text[day.end :].lstrip(" ,"))
        verb = _verb_end(sentence, start)
        if verb is not None:
            yield f"{text[start:verb]} on {told}{text[verb:]}"
        return
    verb = _verb_end(sentence, 0)
    between = text[verb : day.start] if verb is not None else ""
    if verb is not None and _ON.fullmatch(between):
        yield f"On {told} {text[:verb]}{text[day.end :]}"


def _verb_end(sentence: Sentence, start: int) -> int | None:
    """Return where the verb ends behind the people who stand at `start`."""
    end = start
    for name in sorted(sentence.names, key=lambda one: one.start):
        between = sentence.plain[end : name.start]
        if name.start == start or (end > start and _JOINED.fullmatch(between)):
            end = name.end
    found = _VERB.match(sentence.plain, end) if end > start else None
    return found.end() if found else None
