"""Which passages only repeat what another one says, as replies quote mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.reading import MAIL_KINDS
from assistant.domain.sourced import SourcedPassage

_QUOTE_MARK = re.compile(r"^(?:\s*>)+\s?", re.MULTILINE)
_REPLY = re.compile(
    r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|antw|rv)\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE
)
_SUBJECT = "subject"
_RUN = 5
"""Words of a quote's start by which the passage is found that holds all of it."""


def quotes_in(passages: Sequence[SourcedPassage]) -> dict[int, list[int]]:
    """Return the places of what repeats others, with the places of its originals.

    A quote of a quote repeats what the first says, and so does a part of it. Where
    nobody's own words are there, later quotes repeat the earliest one.
    """
    quoted = [n for n, one in enumerate(passages) if _repeats(one)]
    if not quoted:
        return {}
    words = {place: _said(passages[place]) for place in quoted}
    own: dict[str, list[int]] = {said: [] for said in words.values()}
    for place, one in enumerate(passages):
        if place not in words and (said := _said(one)) in own:
            own[said].append(place)
    missing = {said for said, places in own.items() if not places}
    for said, place in _holding(passages, missing, words):
        own[said].append(place)
    first: dict[str, int] = {}
    for place in sorted(quoted, key=lambda at: passages[at].dated):
        first.setdefault(words[place], place)
    return {
        place: own[said] or ([first[said]] if first[said] != place else [])
        for place, said in words.items()
    }


def _repeats(one: SourcedPassage) -> bool:
    """Whether it is a quote, or the subject of a reply."""
    if one.passage.quoted:
        return True
    return (
        one.passage.locator == _SUBJECT and _REPLY.match(one.passage.text) is not None
    )


def _holding(
    passages: Sequence[SourcedPassage],
    missing: set[str],
    words: dict[int, str],
) -> Iterator[tuple[str, int]]:
    """Yield quotes that are a part of somebody's own words in a mail, and where."""
    starts: dict[tuple[str, ...], list[str]] = {}
    for said in missing:
        start = tuple(said.split()[:_RUN])
        if len(start) == _RUN:
            starts.setdefault(start, []).append(said)
    if not starts:
        return
    for place, one in enumerate(passages):
        if place in words or one.kind not in MAIL_KINDS:
            continue
        told = _said(one).split()
        runs = zip(*(told[n:] for n in range(_RUN)), strict=False)
        for run in dict.fromkeys(runs):
            for said in starts.get(run, ()):
                if said in " ".join(told):
                    yield said, place


def _said(one: SourcedPassage) -> str:
    """Return the words without marks of quoting and replying, for comparing."""
    text = _QUOTE_MARK.sub("", one.passage.text)
    if one.passage.locator == _SUBJECT:
        text = _REPLY.sub("", text)
    return " ".join(text.casefold().split())
