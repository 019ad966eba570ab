"""A colour that tells health comes from the facts, never from prose."""

from __future__ import annotations

from assistant.gate.lexicon import HEALTH_CUES
from assistant.gate.sentence import Sentence, Span
from assistant.gate.support import Fault, Support, ground


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the colours that no fact gives; `a green light` needs only its quote."""
    known = ground(support)
    return [
        Fault(span.words, f"no fact says {span.words}")
        for span in sentence.colours
        if span.key not in known.value_colours
        and (_tells_health(span, sentence) or not known.says(_phrase(span, sentence)))
    ]


def _tells_health(span: Span, sentence: Sentence) -> bool:
    """Whether the colour stands where a rating would: alone, or after `is` and such."""
    if span.words.isupper() or not span.words.isalpha():
        return True
    before = [t.folded for t in sentence.tokens if t.end <= span.start][-3:]
    after = sentence.plain[span.end : span.end + 2]
    attributive = len(after) == 2 and after[0] in " -" and after[1].isalpha()
    return not attributive or bool(before and before[-1] in HEALTH_CUES)


def _phrase(span: Span, sentence: Sentence) -> str:
    """The colour with the word that follows it."""
    following = next((t for t in sentence.tokens if t.start >= span.end), None)
    return sentence.plain[span.start : following.end if following else span.end]
