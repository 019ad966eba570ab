"""What is done."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import Change, ChangeKind
from assistant.domain.records.tickets import BUG_MARK
from assistant.drafting.sections.quiet import nothing_done
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import AMONG, count, listing, number_word, sentence

_FIXED = "fixed"
_AGAIN = "passing again"


def done(told: Told) -> list[Unit]:
    """Tell what was finished, and what had been broken and is no longer."""
    units = []
    finished = told.of(ChangeKind.DONE)
    if finished:
        units.append(_finished(told, finished))
    mended = told.of(ChangeKind.CI_FIXED)
    if mended:
        units.append(_mended(told, mended))
    return units or nothing_done(told)


def _finished(told: Told, finished: Sequence[Change]) -> Unit:
    """Tell what is finished, and apart from it which faults are fixed."""
    parts: list[str] = []
    values: list[str] = []
    counted: set[str] = set()
    for state, one, faulty in (("finished", "item", False), (_FIXED, "fault", True)):
        changes = [
            change
            for change in finished
            if (change.subject in told.bugs) is faulty and not change.same_as
        ]
        if not changes:
            continue
        most = told.shown(len(changes))
        names = [told.telling.item(change) for change in changes[:most]]
        if faulty:
            names = [BUG_MARK.sub("", name) for name in names]
        rest = changes[most:]
        head = count(len(changes), one)
        values += [*names, head, state]
        if rest:
            names.append(f"{number_word(len(rest))} more")
            values.append(number_word(len(rest)))
        lead = state if len(changes) == 1 else f"{head} {state}"
        if told.partly(ChangeKind.DONE):
            lead += AMONG
            values.append(AMONG)
        parts.append(f"{lead}: {listing(names)}")
        counted |= {change.id for change in rest}
    text = "; ".join(parts)
    return Unit(
        "done",
        sentence(text),
        tuple(finished),
        tuple(values),
        counted=frozenset(counted),
    )


def _mended(told: Told, changes: Sequence[Change]) -> Unit:
    names = [told.telling.item(change) for change in changes]
    text = f"{_AGAIN}: {listing(names)}"
    return Unit("done", sentence(text), tuple(changes), (*names, _AGAIN))
