"""Whether anybody says that something asked for is still not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem
from assistant.extract.text.sentences import bare, split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import shared, stems

_SAME_WORK = 0.5
_FEWEST = 2
_RARE = 3.0
_NOT_THERE = re.compile(
    r"\b(?:overdue|late|still|again|missing|outstanding|slipped|nowhere"
    r"|not (?:yet|here|there|done|started|sent|arrived|reached|happened|find|found)"
    r"|no (?:sign|news|progress)|(?:has|have|did|is|was)(?:n['’]t| not)"
    r"|(?:was|were) due|carried over|from last week|not finished|any (?:news|word)"
    r"|(?:has|did) any(?:body|one) (?:hear|see|get)\w*"
    r"|(?:second|third|fourth|fifth|\d(?:nd|rd|th)) (?:time|week))\b",
    re.IGNORECASE,
)

_PARTLY = re.compile(
    r"\b(?:(?:am|is|are|['’]m|too|running) (?:\w+ )?late|apologi[sz]e|slow|stuck"
    r"|half (?:of|done|ready|finished)|\d+ (?:of|out of) \d+"
    r"|not (?:yet |quite |really )?(?:done|finished|ready|started|complete|written"
    r"|sent))\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r" (?:for|before|after|until|ahead of|in time for)(?= )", re.IGNORECASE
)
_OWNED_UP = re.compile(
    r"\W*(?:not (?:yet|quite|really)|i (?:have ?n['’]t|did ?n['’]t|have not|did"
    r" not|have to apologi[sz]e|apologi[sz]e|am late)|i['’]m (?:late|not (?:finished"
    r"|done|ready)|on it|sorry)|sorry|half\b|almost\b|nearly\b)",
    re.IGNORECASE,
)


def complaints(
    action: ActionItem, since: date, material: FlagMaterial
) -> tuple[Remark, ...]:
    """Return what was said from a day on that the action is not done, oldest first."""
    own = {(piece.source, piece.quote) for piece in action.evidence}
    wanted = stems(action.what)
    found = [
        remark
        for remark in material.mentions.of([action.what], (), _SAME_WORK)
        if remark.dated >= since
        and (remark.quote.source, bare(remark.quote.quote)) not in own
        and any(_complains(sentence.text, wanted) for sentence in split(remark.text))
    ]
    found += [one for one in _own_words(action, since, material) if one not in found]
    return tuple(sorted(found, key=lambda remark: remark.dated))


def _own_words(
    action: ActionItem, since: date, material: FlagMaterial
) -> Iterator[Remark]:
    """Yield what its owner says of it from a day on: that it is late or half done.

    By a rare word of it, or in answer to somebody who just named it. What it is for is
    another thing: the rehearsal of which two are late is not the script for it.
    """
    wanted, people = stems(action.what), material.view.people
    named = frozenset().union(*map(stems, people.spellings))
    rare = frozenset(
        stem
        for stem in stems(_thing(action.what)) - named
        if material.mentions.weigh(stem) >= _RARE
    )
    own = {
        (piece.source, piece.locator)
        for piece in action.evidence
        if isinstance(piece, Quote)
    }
    before: Remark | None = None
    for remark in material.mentions.remarks:
        last, before = before, remark
        if remark.dated < since or action.owner is None:
            continue
        place = (remark.quote.source, remark.quote.locator)
        if people.resolve(remark.speaker) != action.owner or place in own:
            continue
        asked = (
            last is not None
            and last.quote.source == remark.quote.source
            and last.speaker != remark.speaker
            and len(shared(wanted, stems(last.text))) >= _FEWEST
        )
        for number, sentence in enumerate(split(remark.text)):
            names = bool(shared(rare, stems(sentence.text)))
            if (names and _PARTLY.search(sentence.text)) or (
                asked and number == 0 and _OWNED_UP.match(sentence.text)
            ):
                yield remark
                break


def _thing(what: str) -> str:
    """Return what is asked for, without what it is for."""
    return _PURPOSE.split(what, maxsplit=1)[0]


def _complains(sentence: str, wanted: frozenset[str]) -> bool:
    """Whether one sentence names the work by two words and says it is not there."""
    return (
        _NOT_THERE.search(sentence) is not None
        and len(shared(wanted, stems(sentence))) >= _FEWEST
    )
