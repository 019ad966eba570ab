"""From citations to a verdict: quotes found again, claims judged by what they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.domain.evidence import Evidence, Quote
from assistant.gate.checks import Judgement, judge
from assistant.gate.support import Fault, Support


def quote_holds(quote: str, text: str) -> bool:
    """Whether the words stand in the text as they are, but for white space."""
    words = " ".join(quote.split())
    return bool(words) and words in " ".join(text.split())


def verify(
    quotes: Iterable[Quote], text_of: Callable[[Quote], str | None]
) -> list[Fault]:
    """Find each quote again in its source; `text_of` gives None for no such place."""
    faults = []
    for quote in quotes:
        text = text_of(quote)
        place = f"{quote.source} {quote.locator or ''}".strip()
        if text is None:
            faults.append(Fault(quote.quote, f"there is no {place}"))
        elif not quote_holds(quote.quote, text):
            faults.append(Fault(quote.quote, f"these words do not stand in {place}"))
    return faults


def support_for(
    evidence: Sequence[Evidence], values: Sequence[str], base: Support
) -> Support:
    """Add to `base` what a claim's evidence and facts say.

    `base` knows the day, the people and the audience. A quote also carries its author
    and its own day; a computed finding its inputs, since what a rule says of every case
    it says of none. That the quotes stand in their sources is for `verify` to find.
    Values keep their order and repetitions: of two dates of one relation, the former
    is the state before.
    """
    rendered = list(values)
    for item in evidence:
        if isinstance(item, Quote):
            rendered += [item.author] if item.author else []
            rendered += [item.dated.isoformat()] if item.dated else []
        else:
            rendered += item.inputs
    quotes = tuple(item.quote for item in evidence if isinstance(item, Quote))
    return replace(
        base,
        quotes=base.quotes + quotes,
        values=(*base.values, *rendered),
    )


def carried(
    claim_text: str,
    evidence: Sequence[Evidence],
    values: Sequence[str],
    base: Support,
) -> Judgement:
    """Judge a sentence by the evidence it cites and the values of its facts."""
    return judge(claim_text, support_for(evidence, values, base))
