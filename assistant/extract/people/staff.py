"""Sentences by which somebody leaves or is away: a matter of staff, and no task."""

from __future__ import annotations

import re

from assistant.extract.people.departing import departs

_WHOSE = r"(?:his|her|their|my|the)"
_SUBJECT = (
    r"(?:(?!(?:to|while|if|when|after|until|because|before|since|unless|who|that)\b)"
    r"[^\s,;:?]+ ){0,4}"
)
_LEAVES = re.compile(
    rf"^{_SUBJECT}(?:(?:hand(?:s|ed|ing)?|gave|gives?|giving|put(?:s|ting)?) "
    rf"(?:in )?(?:{_WHOSE} )?(?:notice|resignation)\b"
    r"|(?:submit(?:s|ted)?|tender(?:s|ed)?|hand(?:s|ed)? in) "
    rf"(?:{_WHOSE} )?(?:notice|resignation)\b"
    r"|resign(?:s|ed|ing)?\b(?= ?(?:on|from|as|with|this|last|today|yesterday|[.,;]|$))"
    r"|(?:is|are|am|['’]s|['’]m) (?:leaving (?:the (?:team|company|project|firm)|us)"
    r"|off sick|on sick leave|on (?:parental |maternity |paternity )?leave)\b"
    r"|leaves? (?:the (?:team|company|project|firm)|us)\b"
    r"|(?:quit|quits) (?:on|the (?:team|company|job)|this|last|[.,;]|$)"
    r"|goes on (?:\w+ )?leave\b|kündigt\b|démissionne\b|dimite\b)",
    re.IGNORECASE,
)


def leaves(text: str) -> bool:
    """Whether somebody gives notice, leaves or is on leave."""
    return _LEAVES.match(text) is not None or departs(text)
