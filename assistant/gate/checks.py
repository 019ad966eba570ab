"""All checks, and the one verdict that they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.drafts import Verdict
from assistant.gate import (
    additions,
    causes,
    colours,
    counted,
    dates,
    deeds,
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
    faults = [fault for check in CHECKS for fault in check(sentence, support)]
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
