"""What an edited text changes, claim by claim, before any of it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from assistant.review.desk import ReviewDesk
from assistant.review.whole import Changes, Rewording
from tui.marks import DROPPED, EDITED, verdict_mark
from tui.text import Line, shown
from tui.wordings import both

_INDENT = Content("    ")


def summary(changes: Changes) -> str:
    """Return how much changes, in one line."""
    counts = (
        (len(changes.edited), "reworded"),
        (len(changes.removed), "taken out"),
        (len(changes.unknown), "not understood"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def change_lines(desk: ReviewDesk, changes: Changes) -> Iterable[Line]:
    """Return each change with what the gate says of it."""
    for one in changes.edited:
        yield from _reworded(desk, one)
    for claim in changes.removed:
        yield Line(shown(claim.id), Content.assemble(DROPPED.sign, " taken out  "))
        yield Line(shown(claim.text), _INDENT)
    if changes.unknown:
        of_none = "Lines of no claim; nothing becomes of them:"
        yield Line(Content(of_none), Content("? "))
    for line in changes.unknown:
        yield Line(shown(line), _INDENT)


def _reworded(desk: ReviewDesk, one: Rewording) -> Iterable[Line]:
    found = desk.judgement(one.text, one.claim)
    judged = one.claim.model_copy(
        update={"verdict": found.verdict, "reasons": found.reasons}
    )
    mark = verdict_mark(judged)
    about = Content.assemble(EDITED.sign, " ", shown(one.claim.id), "  ")
    yield Line(mark.label, about)
    yield Line(both(one.words), _INDENT)
    for reason in found.reasons:
        yield Line(shown(reason), Content.assemble("    ", mark.sign, " "))
