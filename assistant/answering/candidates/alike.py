"""Whether two sentences of an answer tell one thing."""

from __future__ import annotations

from assistant.answering.candidates.candidate import Candidate
from assistant.domain.evidence import Quote
from assistant.facts.sameness.stems import shared, stems

_SAME = 0.8
_FEWEST = 3


def same_sentence(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences tell one thing: by fact, by quote, or by their words."""
    if {fact.id for fact in one.unit.facts} & {fact.id for fact in other.unit.facts}:
        return True
    if one.said and other.said and (one.said in other.said or other.said in one.said):
        return True
    mine, theirs = _quotes(one), _quotes(other)
    nested = mine and theirs and (mine <= theirs or theirs <= mine)
    if nested and not (_only_proves(one, other) or _only_proves(other, one)):
        return True
    small, large = sorted((_told(one), _told(other)), key=len)
    return len(small) >= _FEWEST and len(shared(small, large)) >= _SAME * len(large)


def _only_proves(record: Candidate, words: Candidate) -> bool:
    """Whether a record rests on words, such as a remark, that it does not tell."""
    told = stems(words.said) - stems(record.unit.text)
    return record.computed and not words.computed and bool(told)


def _quotes(one: Candidate) -> set[tuple[str, str]]:
    return {(e.source, e.quote) for e in one.unit.evidence if isinstance(e, Quote)}


def _told(one: Candidate) -> frozenset[str]:
    return stems(" ".join(fact.title for fact in one.unit.facts))
