"""What one audience is told otherwise than the others of the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from assistant.domain.drafts import Disagreement, Draft
from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, Verb
from assistant.review.targets import disagreement_id, scoped


class Other(NamedTuple):
    """What another audience is told; no colour while nobody sent or set one."""

    draft: Draft
    colour: Colour | None


class BroughtIn(NamedTuple):
    """The colour of an update that was sent and brought in from a file.

    Its sentences rest on no facts, so none of them is compared.
    """

    audience: str
    colour: Colour


Others = Callable[[], Sequence[Other | BroughtIn]]
"""Finds what the other audiences are told as of the draft's day."""


def with_agreement(
    draft: Draft,
    others: Others | None,
    decisions: Iterable[JournalEntry],
    colour: Colour | None = None,
) -> Draft:
    """Return the draft with what it tells otherwise, and the reasons to accept that.

    `colour` is the one that it is to be sent with, None for its own.
    """
    if others is None:
        return draft
    reasons = {one.target: one.reason for one in decisions if one.verb is Verb.ACCEPT}
    sent = draft.model_copy(update={"health": colour or draft.health})
    items = tuple(
        item.model_copy(
            update={"accepted": reasons.get(scoped(draft, disagreement_id(item)))}
        )
        for item in _found(sent, others())
    )
    return draft.model_copy(update={"agreement": items})


def with_all_that_may_differ(
    computed: Draft, draft: Draft, others: Others | None
) -> Draft:
    """Return the computed draft with what the decided one tells otherwise.

    A person sets the colour as the draft is approved; that it is another one than
    others were told may be accepted before.
    """
    if others is None:
        return computed
    told = others()
    coloured = (draft.model_copy(update={"health": colour}) for colour in Colour)
    found = (item for one in coloured for item in _found(one, told))
    return computed.model_copy(update={"agreement": tuple(dict.fromkeys(found))})


def _found(
    draft: Draft, others: Sequence[Other | BroughtIn]
) -> tuple[Disagreement, ...]:
    if not others:
        return ()
    # It loads all that writes drafts, and few reviews have other audiences' to heed.
    from assistant.drafting.agree import (  # noqa: PLC0415
        coloured_otherwise,
        disagreements,
    )

    found: list[Disagreement] = []
    for one in others:
        if isinstance(one, BroughtIn):
            found += coloured_otherwise(draft, one.audience, one.colour)
            continue
        health = one.colour or draft.health
        found += disagreements(draft, [one.draft.model_copy(update={"health": health})])
    return tuple(found)
