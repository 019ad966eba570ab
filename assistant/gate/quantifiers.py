"""All, only, most and first are the evidence's words, not the writer's."""

from __future__ import annotations

import re

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import (
    QUANTIFIER_VALUES,
    QUANTIFIERS,
    UNITS,
    WEEKDAY_NUMBER,
)
from assistant.gate.sentence import Sentence, Token
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
        and not _means_something_else(token, sentence)
        and QUANTIFIER_VALUES.get(group) not in numbers
    ]


def _means_something_else(token: Token, sentence: Sentence) -> bool:
    """Whether it is `both A and B`, or `last year` and the like."""
    after = sentence.plain[token.end :]
    if token.folded == "both":
        return re.match(r"[^.;]*?\sand\s", after) is not None
    following = re.match(r"\s([a-z]+)", after, re.IGNORECASE)
    return (
        token.folded in {"last", "first", "second"}
        and following is not None
        and following[1].casefold() in UNITS.keys() | WEEKDAY_NUMBER.keys()
    )
