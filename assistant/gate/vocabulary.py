"""Words that an audience must not read."""

from __future__ import annotations

import re

from assistant.domain.drafts import Verdict
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find words to avoid, whole and in either case."""
    return [
        Fault(word, f"this audience does not read {word!r}", Verdict.NEEDS_REVIEW)
        for word in support.avoid
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.plain, re.IGNORECASE)
    ]
