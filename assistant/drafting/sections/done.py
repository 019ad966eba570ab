"""What is done."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import Change, ChangeKind
from assistant.drafting.sections.quiet import nothing_done
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import count, listing, number_word, sentence


def done(told: Told) -> list[Unit]:
    """Tell what was finished, and what had been broken or stopped and is no longer."""
    units = []
    finished = told.of(ChangeKind.DONE)
    if finished:
        units.append(_finished(told, finished))
    freed = told.of(ChangeKind.UNBLOCKED)
    if freed:
        units.append(_group(told, freed, "no longer blocked"))
    mended = told.of(ChangeKind.CI_FIXED)
    if mended:
        units.append(_group(told, mended, "passing again"))
    return units or nothing_done(told)


def _finished(told: Told, finished: Sequence[Change]) -> Unit:
    named = finished[: told.most]
    names = [told.telling.item(change) for change in named]
    rest = finished[told.most :]
    values = [*names]
    if rest:
        names.append(f"{number_word(len(rest))} more")
        values.append(number_word(len(rest)))
    head = count(len(finished), "item")
    text = f"{head} finished: {listing(names)}"
    if len(finished) == 1:
        text = f"Finished: {names[0]}"
    return Unit(
        "done",
        sentence(text),
        tuple(finished),
        (*values, head, "finished"),
        counted=frozenset(change.id for change in rest),
    )


def _group(told: Told, changes: Sequence[Change], state: str) -> Unit:
    names = [told.telling.item(change) for change in changes]
    text = f"{state}: {listing(names)}"
    return Unit("done", sentence(text), tuple(changes), (*names, state))
