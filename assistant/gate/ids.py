"""Every ticket, risk, gate, version and code is in the evidence."""

from __future__ import annotations

from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the ids that neither evidence nor facts give."""
    known = ground(support)
    return [
        Fault(span.words, f"{span.words!r} is in no evidence")
        for span in sentence.ids
        if span.key not in known.ids and not known.says(span.words)
    ]
