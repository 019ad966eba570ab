"""What work is on whose words name nothing: a mail's subject, a question, a number."""

from __future__ import annotations

import re

from assistant.domain.reading import MAIL_KINDS
from assistant.extract.view import Unit, View

_BARE = re.compile(
    r"(?P<verb>[A-Za-z]+)(?P<rest>(?:,? (?:by|before|on|at|until|this|next|starting"
    r"|first)\b.*)?)$"
)
"""A verb alone: `confirm`, `measure, starting at six`."""
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|antw|rv|tr)\s*:\s*)+", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z]+ (?:#|no\. ?)?(?P<number>\d{1,4})$")
"""`Fix 31`: what has that number is said elsewhere."""
_SUBJECT_IT = re.compile(r"(?:it|that|this|they)(?:['’]ll| will) be\b", re.IGNORECASE)
_FORM = re.compile(
    r"(?:do|fill(?: in| out)?|write|finish|have) (?:the|that|this) (?:form|paper|page"
    r"|paperwork|thing|text|part|rest|one|other one|list)$"
    r"|make a (?:start|beginning)$"
    r"|(?:find|get|send|ask) (?:somebody|someone|another|one)$",
    re.IGNORECASE,
)
"""Work on what only the sentence before can name."""
_NO_TOPIC = re.compile(
    r"\b(?:really|sure|true|right|ok(?:ay)?|yes|no|not|anything|anyone|anybody"
    r"|something|else|why|what|how|when|where|who|which|so|and|but|then|it|that|this"
    r"|you|we|he|she|they|i|me|us|is|are|was|were|do|does|did|can|could|will|would"
    r"|hello|hi|questions?|comments?|ready|thoughts|objections|happy|good|fine)\b",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"\s*:[a-z][a-z_+-]*:")
_LEAD = re.compile(r"(?:and|so|ok|now|next)\b,? ", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:(?:yes|yep|yeah|no|sure|ok(?:ay)?|right|fine|good|well|true|thanks|thank you"
    r"|noted|indeed|agreed)\b[, ]*)+$",
    re.IGNORECASE,
)
_MOST = 4
_FEWEST = 3
_NEAR = 4
_FAR = 12


def topic_of(view: View, unit: Unit, what: str) -> str | None:
    """Return the wording with what it is on in brackets, where that is clear."""
    number = _NUMBER.fullmatch(what)
    if number is not None:
        said = _said_of(view, unit, number["number"])
        return f"{what} ({said})" if said else None
    bare = _BARE.fullmatch(what)
    if bare is not None and unit.passage.kind in MAIL_KINDS:
        subject = _REPLY.sub("", unit.passage.title or "").strip()
        return f"{bare['verb']} ({subject}){bare['rest']}" if subject else None
    if not unit.in_conversation:
        return None
    if _SUBJECT_IT.match(what):
        asked = _asked_of(view, unit)
        return f"{asked} {_SUBJECT_IT.sub('', what).strip()}" if asked else None
    said = said_before(view, unit) if _FORM.fullmatch(what) else None
    return f"{what} ({said})" if said else None


def _said_of(view: View, unit: Unit, number: str) -> str | None:
    """Return the last sentence before that tells something of this number."""
    before = view.before(unit)
    for _step in range(_FAR):
        if before is None:
            return None
        words = _EMOJI.sub("", before.core).rstrip(" .!?*_")
        if re.search(rf"(?<![\w.,:/-])#?{number}(?![\w:/-]|[.,]\d)", words):
            return words if len(words.split()) >= _FEWEST else None
        before = view.before(before)
    return None


def _asked_of(view: View, unit: Unit) -> str | None:
    """Return the thing that somebody else asked after with its name alone."""
    before = view.before(unit)
    for _step in range(_NEAR):
        if before is None:
            return None
        words = before.core.rstrip(" *_")
        if words.endswith("?") and before.speaker != unit.speaker:
            name = _LEAD.sub("", words.rstrip("? "))
            short = len(name.split()) <= _MOST
            return name if short and not _NO_TOPIC.search(name) else None
        before = view.before(before)
    return None


def said_before(view: View, unit: Unit) -> str | None:
    """Return the last sentence before that says more than yes or no, or None."""
    before = view.before(unit)
    for _step in range(_NEAR):
        if before is None:
            return None
        words = before.core.rstrip(" .!?*_")
        if len(words.split()) >= _FEWEST and not _EMPTY.fullmatch(words):
            return words
        before = view.before(before)
    return None
