"""Words that an audience must not read, and sentences about something else."""

from __future__ import annotations

import re

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import GLUE
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground

_FEWEST = 2
_LEAST_SHARE = 0.3


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find words to avoid, and a sentence that shares almost none of the evidence's."""
    avoided = [
        Fault(word, f"this audience does not read {word!r}", Verdict.NEEDS_REVIEW)
        for word in support.avoid
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.plain, re.IGNORECASE)
    ]
    words = {t.stem: t for t in sentence.rest if t.folded not in GLUE}
    known = ground(support).stems
    shared = sum(word in known for word in words)
    if len(words) < _FEWEST or shared >= _LEAST_SHARE * len(words):
        return avoided
    missing = [token.text for word, token in words.items() if word not in known]
    return [
        *avoided,
        Fault(
            " ".join(missing[:6]),
            "most of its words are in no evidence",
            Verdict.NEEDS_REVIEW,
        ),
    ]
