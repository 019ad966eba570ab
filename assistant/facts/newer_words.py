"""Words on an open action that are newer than all that asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.labels import Label
from assistant.extract.sentences import split
from assistant.facts.asked_work import named_in, things_in
from assistant.facts.flags.unkept import complains
from assistant.facts.mentions import Mentions
from assistant.facts.sameness import stems

_ALIKE = 0.3
_FEWEST = 2
_UNDONE = {ActionStatus.OPEN, ActionStatus.OVERDUE}


def with_newer_words(
    items: Iterable[ActionItem], mentions: Mentions
) -> tuple[ActionItem, ...]:
    """Return the actions with the newest words on what each asks for.

    They may tell that it is done in words that no rule reads, so that nobody should
    call it open without a look at them. What says that it is not done is no news.
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
    for remark in reversed([one for one in said if one.dated > last]):
        for sentence in split(remark.text):
            if not _speaks_of(sentence.text, item.what):
                continue
            hidden = remark.quote.label is Label.RESTRICTED
            if hidden or complains(sentence.text, stems(item.what)):
                return ()
            return (remark.cite(sentence.text),)
    return ()


def _last_asked(item: ActionItem) -> date:
    asked = (one for one in (*item.evidence, *item.mentions) if isinstance(one, Quote))
    return max((one.dated for one in asked if one.dated), default=item.raised)


def _speaks_of(sentence: str, what: str) -> bool:
    """Whether a sentence names the thing that is asked for, and what it is for."""
    said, wanted = stems(sentence), named_in(what)
    if things_in(what).isdisjoint(said):
        return False
    return len(wanted & said) >= min(_FEWEST, len(wanted))
