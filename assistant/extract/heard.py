"""What a sentence of a document is for, as the learned reader hears it in its place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from assistant.domain.reading import MAIL_KINDS, Role
from assistant.evidence.pair_model.reader import Remark, intents
from assistant.extract.view import Unit, View


class Intent(StrEnum):
    """What a sentence of a project's talk is for."""

    DECISION = "decision"
    REPORTED_DECISION = "reported_decision"
    DEFERRED = "deferred"
    PROPOSAL = "proposal"
    PROMISE = "promise"
    TENTATIVE = "tentative"
    REQUEST = "request"
    DONE = "done"
    PROGRESS = "progress"
    RISK = "risk"
    OTHER = "other"


def heard(view: View, unit: Unit) -> Mapping[Intent, float]:
    """Return how likely each intent of a sentence is; together they are 1."""
    shares = intents(remark_of(view, unit))
    return {Intent(name): share for name, share in shares.items()}


def remark_of(view: View, unit: Unit) -> Remark:
    """Return a sentence with the one before it and the kind of text it stands in."""
    before = view.before(unit)
    form, speaker = form_of(unit), unit.speaker or ""
    if before is None:
        return Remark(unit.core, form=form, speaker=speaker)
    answers = before.speaker is not None and before.speaker != unit.speaker
    return Remark(unit.core, before.core, form, answers=answers, speaker=speaker)


def form_of(unit: Unit) -> str:
    """Return the kind of text, as the reader knows them."""
    if unit.passage.kind in MAIL_KINDS:
        return "mail"
    if unit.role is Role.MESSAGE:
        return "chat"
    return "call" if unit.in_conversation else "minutes"
