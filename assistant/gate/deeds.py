"""What is only promised, planned or asked for is not told as done."""

from __future__ import annotations

from functools import lru_cache

from assistant.domain.drafts import Verdict
from assistant.gate.frames import framed
from assistant.gate.sentence import Sentence
from assistant.gate.status import statuses_of
from assistant.gate.support import Fault, Support, ground
from assistant.gate.verbs import is_denied, is_order, is_to_come, past_root, root

_ENDED = frozenset({"done", "met", "approved", "passed"})


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find past forms of verbs that the evidence has only as still to come.

    A promise is no deed; an order, or a name with a verb of the present, may be one of
    a thing that ended.
    """
    known = ground(support)
    statuses = statuses_of(known)
    is_open = "open" in statuses
    if not is_open and statuses & _ENDED:
        return []
    promised, ordered, done = _deeds(support)
    ours = framed(sentence, known)
    faults = []
    for place, token in enumerate(sentence.tokens):
        verb = past_root(token.folded)
        if verb is None or verb in done or token in ours:
            continue
        if verb not in promised | ordered or is_to_come(sentence, place):
            continue
        if is_denied(sentence, place):
            continue
        sure = verb in promised or is_open
        reason = f"{token.text!r}, but the evidence only says that it is to be"
        verdict = Verdict.UNSUPPORTED if sure else Verdict.NEEDS_REVIEW
        faults.append(Fault(token.text, reason, verdict))
    return faults


@lru_cache(maxsize=512)
def _deeds(support: Support) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the roots of the verbs that are promised, ordered, and done."""
    promised: set[str] = set()
    ordered: set[str] = set()
    done: set[str] = set()
    for text in ground(support).texts:
        named = {span.end for span in text.names}
        for place, token in enumerate(text.tokens):
            past = past_root(token.folded)
            if is_to_come(text, place):
                promised.add(past or root(token.folded))
            elif past and not is_denied(text, place):
                done.add(past)
            elif is_order(token) or (
                token.folded.endswith("s") and token.start - 1 in named
            ):
                ordered.add(root(token.folded))
    return frozenset(promised), frozenset(ordered), frozenset(done)
