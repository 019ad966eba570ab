"""All, only, most and first are the evidence's words, not the writer's."""

from __future__ import annotations

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import QUANTIFIER_VALUES, QUANTIFIERS
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find quantifiers that no quote or value uses."""
    known = ground(support)
    theirs = {QUANTIFIERS[word] for word in known.words if word in QUANTIFIERS}
    numbers = {value for amount in known.amounts for value in amount.raw}
    return [
        Fault(token.text, f"no evidence says {token.text!r}", Verdict.NEEDS_REVIEW)
        for token in sentence.rest
        if (group := QUANTIFIERS.get(token.folded))
        and group not in theirs
        and QUANTIFIER_VALUES.get(group) not in numbers
    ]
