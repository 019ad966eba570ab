"""All checks, and the one verdict that they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.domain.drafts import Verdict
from assistant.gate import (
    additions,
    causes,
    colours,
    contradictions,
    counted,
    dates,
    deeds,
    faithful,
    hedges,
    ids,
    markup,
    moves,
    names,
    negation,
    numbers,
    opposites,
    quantifiers,
    quotes,
    relations,
    roles,
    status,
    timing,
    titles,
    vocabulary,
)
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support

LONGEST = 2_000
"""Characters; a sentence that is longer is none."""

Check = Callable[[Sentence, Support], list[Fault]]

CHECKS: tuple[Check, ...] = (
    markup.check,
    numbers.check,
    counted.check,
    dates.check,
    ids.check,
    names.check,
    colours.check,
    quotes.check,
    relations.check,
    moves.check,
    roles.check,
    deeds.check,
    timing.check,
    status.check,
    opposites.check,
    negation.check,
    hedges.check,
    quantifiers.check,
    titles.check,
    additions.check,
    causes.check,
    vocabulary.check,
)

CARRIED: tuple[Check, ...] = (
    numbers.check,
    dates.check,
    ids.check,
    names.check,
    colours.check,
    quotes.check,
)
"""What the evidence must hold even for a sentence that code rendered."""
ALWAYS: tuple[Check, ...] = (markup.check, vocabulary.check)
"""What concerns the reader, whoever wrote the sentence."""
WORDED: tuple[Check, ...] = (
    status.check,
    opposites.check,
    negation.check,
    names.check,
)
"""What reads single words, of which the rendered sentence knows better."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the support carries the text; reasons and words in order of weight."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()


def judge(text: str, support: Support) -> Judgement:
    """Say whether quotes and values carry every checkable part of the text.

    Never raises, for any text; takes time in proportion to its length.
    """
    if not text.strip():
        return Judgement(Verdict.UNSUPPORTED, ("the sentence is empty",))
    if len(text) > LONGEST:
        reason = f"longer than {LONGEST} characters"
        return Judgement(Verdict.UNSUPPORTED, (reason,), (text[:40],))
    if not any(part.strip() for part in (*support.quotes, *support.values)):
        return Judgement(Verdict.UNSUPPORTED, ("nothing carries this sentence",))
    sentence = support.analyse(text)
    faults = list(_faults(sentence, support))
    hard = [f for f in faults if f.verdict is Verdict.UNSUPPORTED]
    soft = [f for f in faults if f.verdict is not Verdict.UNSUPPORTED]
    ordered = hard + soft
    verdict = (
        Verdict.UNSUPPORTED
        if hard
        else Verdict.NEEDS_REVIEW
        if soft
        else Verdict.SUPPORTED
    )
    return Judgement(
        verdict,
        tuple(dict.fromkeys(fault.reason for fault in ordered)),
        tuple(dict.fromkeys(fault.words for fault in ordered)),
    )


def _faults(sentence: Sentence, support: Support) -> Iterator[Fault]:
    """Yield what is wrong; beside a rendered sentence, words are compared with that.

    What no check of words can prove wrong is then either the rendered sentence or
    another one, and only the hard faults of the other checks add to that.
    """
    if not support.rendered:
        for check in CHECKS:
            yield from check(sentence, support)
        return
    for check in ALWAYS:
        yield from check(sentence, support)
    faithful_faults = faithful.check(sentence, support)
    hard = CARRIED if not faithful_faults else (contradictions.check, *CHECKS)
    for check in hard:
        for fault in check(sentence, support):
            of_words = check in WORDED and _is_rendered(fault.words, sentence, support)
            if fault.verdict is Verdict.UNSUPPORTED and not of_words:
                yield fault
    yield from faithful_faults


def _is_rendered(words: str, sentence: Sentence, support: Support) -> bool:
    """Whether the rendered sentence itself says these words, which are no person."""
    if words in {span.words for span in sentence.names}:
        return False
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return any(re.search(pattern, text, re.IGNORECASE) for text in support.rendered)
