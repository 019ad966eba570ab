"""What stands in quotation marks stands in the evidence, word for word."""

from __future__ import annotations

from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find quoted words that nobody wrote."""
    known = ground(support)
    return [
        Fault(span.words, f"nobody wrote {span.words!r}")
        for span in sentence.quoted
        if span.key.rstrip(".,;:!?") not in known.folded
    ]
