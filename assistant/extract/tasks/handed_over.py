"""The work of promises that tell it of another thing or person than who does it.

`She'll hear it from me`, `will be fixed by Friday`, `I'd have it right by Monday`.
"""

from __future__ import annotations

import re

_TOLD = re.compile(r"I (?:said|undertook|agreed|offered|volunteered)\b")
_FROM_ME = re.compile(
    r"\b(?P<who>she|he|they|you)(?:['’]ll| will) (?P<how>hear|have|get|receive)"
    r" (?P<thing>it|that|them|the [^,;]{2,40}?) from me\b",
    re.IGNORECASE,
)
_WHOM = {"she": "her", "he": "him", "they": "them", "you": "you"}
_HAVE_IT = re.compile(r"\bI['’]d (?=(?:have|get) )")
_BE_GONE = re.compile(r"[Ww]ill be ")
_LEANS = re.compile(
    r"(?:tell|send|see that|have|get)\b.* (?:it|that|this|them)\b"
    r"|tell (?:her|him|them|you)$"
)


def was_told(promise: str) -> bool:
    """Whether it was promised before: it is a promise now where it has a day."""
    return _TOLD.match(promise) is not None


def work_alone(core: str, promise: re.Match[str] | None) -> str | None:
    """Return the work from its verb on; None where the sentence itself has it so.

    `promise` is the place of a promise in the first person, up to its verb.
    """
    from_me = _FROM_ME.search(core)
    if from_me:
        verb = "tell" if from_me["how"].lower() == "hear" else "send"
        whom, thing = _WHOM[from_me["who"].lower()], from_me["thing"]
        heard = verb == "tell" and thing in {"it", "that", "them"}
        return f"tell {whom}" if heard else f"{verb} {whom} {thing}"
    if promise is not None:
        verb_at = promise.end() - len(promise[0].split()[-1])
        return core[verb_at:] if was_told(promise[0]) else None
    have = _HAVE_IT.search(core)
    if have:
        return core[have.end() :]
    gone = _BE_GONE.match(core)
    return f"see that it is {core[gone.end() :]}" if gone else None


def leans(work: str | None) -> bool:
    """Whether such work names its thing with a pronoun only."""
    return work is not None and _LEANS.match(work) is not None
