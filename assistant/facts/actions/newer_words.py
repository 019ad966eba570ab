"""Words on an open action that are newer than all that asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.labels import Label
from assistant.domain.people import fold
from assistant.evidence.pair_model.reader import Remark as InPlace
from assistant.evidence.pair_model.reader import of_action
from assistant.extract.text.sentences import split
from assistant.facts.actions.asked_work import named_in, things_in
from assistant.facts.mentions import Mentions
from assistant.facts.sameness.stems import stems

_ALIKE = 0.1
_FEWEST = 2
_NOT_DONE = re.compile(
    r"\b(?:not|never|nobody|missing|outstanding|nowhere|slipped|overdue|pending"
    r"|no (?:sign|news|progress|time)|still (?:no|to|open|waiting|owes?|needs?))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""It says itself that the work is not done."""
_MAY_BE_DONE = 0.2
_STILL_OPEN = 0.5
_UNDONE = {ActionStatus.OPEN, ActionStatus.OVERDUE}


def with_newer_words(
    items: Iterable[ActionItem], mentions: Mentions
) -> tuple[ActionItem, ...]:
    """Return the actions with the newest words on what each asks for.

    They may tell that it is done in words that no rule reads, so that nobody should
    call it open without a look at them; those of which a learned reader finds it too
    stand against it. What says that it is not done is no news.
    """
    return tuple(
        item.model_copy(update={"newer": found})
        if (found := _newer(item, mentions))
        else item
        for item in items
    )


def _newer(item: ActionItem, mentions: Mentions) -> tuple[Quote, ...]:
    if item.status not in _UNDONE or item.due is None:
        return ()
    last = _last_asked(item)
    said = mentions.of([item.what], (), _ALIKE)
    nearest: tuple[Quote, ...] = ()
    for remark in reversed([one for one in said if one.dated > last]):
        for sentence in split(remark.text):
            if things_in(item.what).isdisjoint(stems(sentence.text)):
                continue
            own = _is_by(item.owner, remark.speaker, sentence.text)
            if not _says_for_what(sentence.text, item.what, own=own):
                continue
            hidden = remark.quote.label is Label.RESTRICTED
            if hidden or _NOT_DONE.search(sentence.text):
                return nearest
            cited = remark.cite(sentence.text)
            if _may_tell_its_end(item, sentence.core):
                return (cited.model_copy(update={"stance": "contradicts"}),)
            nearest = nearest or (cited,)
    return nearest


def _may_tell_its_end(item: ActionItem, sentence: str) -> bool:
    """Whether a learned reader may hear that it is done, and not that it is open."""
    shares = of_action(item.owner or "", item.what, InPlace(sentence))
    return shares["done"] >= _MAY_BE_DONE and shares["open"] < _STILL_OPEN


def _last_asked(item: ActionItem) -> date:
    asked = (one for one in (*item.evidence, *item.mentions) if isinstance(one, Quote))
    return max((one.dated for one in asked if one.dated), default=item.raised)


def _is_by(owner: str | None, speaker: str | None, words: str) -> bool:
    """Whether the owner says it or has it: as speaker, label of a line or cell."""
    if owner is None or speaker == owner:
        return owner is not None
    parts = (words.partition(":")[0], *_cells(words))
    labels = {fold(part).strip(" -*[]") for part in parts}
    return not labels.isdisjoint({fold(owner), fold(owner).split()[0]})


def _cells(words: str) -> list[str]:
    cells = words.split("|")
    return cells if len(cells) > 1 else []


def _says_for_what(sentence: str, what: str, *, own: bool) -> bool:
    """Whether a sentence that names the thing which is asked for says what it is for.

    Its owner need not.
    """
    wanted = named_in(what)
    return own or len(wanted & stems(sentence)) >= min(_FEWEST, len(wanted))
