"""A cause is the evidence's, also where both of its ends are true."""

from __future__ import annotations

import re

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import CAUSES
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground

_CAUSE = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(words) for words in CAUSES) + r")(?!\w)",
    re.IGNORECASE,
)


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find causes where no quote or value gives any."""
    found = _CAUSE.search(sentence.plain)
    if found is None or any(_CAUSE.search(t.plain) for t in ground(support).texts):
        return []
    reason = f"no evidence gives a cause ({found[0]!r})"
    return [Fault(found[0], reason, Verdict.NEEDS_REVIEW)]
