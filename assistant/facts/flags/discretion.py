"""What a flag's own words leave out: secrets and private matters; the quote stays."""

from __future__ import annotations

import re

LONGEST_TITLE = 90
_GAP = "…"
_SECRET = re.compile(
    r"\b(?P<user>admin|root|guest)\s?/\s?(?:(?P=user)|pass\w*|\w*\d\w*)\b"
    r"|\b(?P<named>(?:pass(?:word|phrase|code|wd)|pwd|pin|api[- ]?key|secret(?: key)?"
    r"|(?:access |auth |bearer )?token)(?: (?:is|was))?\s?[:=]?\s?)"
    r"[\"'`]?(?=\S*(?:\d|[!#$%&*+@^_~]))[^\s\"'`,;]{4,}"
    r"|\b(?:sk|pk|ghp|gho|xox[abprs]|AKIA)[-_]?[A-Za-z0-9_-]{12,}"
    r"|-----BEGIN [A-Z ]*KEY-----.*",
    re.IGNORECASE,
)
_KIN = (
    r"(?:wife|husband|partner|daughter|son|child|children|kid|kids|mother|father|mum"
    r"|mom|dad|parents?|brother|sister|family)(?:['’]s|['’])?"
)
_CARE = (
    r"(?:surger(?:y|ies)|operations?|chemo\w*|cancer|pregnan\w+|maternity|paternity"
    r"|miscarriage|funeral|bereave\w+|divorce|illness|burn-?out|depress\w+|diagnos\w+"
    r"|therapy|hospital\w*|rehab|medical (?:leave|appointment|treatment))"
)
_PRIVATE = re.compile(
    rf"(?:\b(?:my|his|her|their|your|the)\s)?\b{_KIN}\s(?:\w+\s)?{_CARE}\b"
    rf"|\b(?:my|his|her|their)\s(?:own\s)?{_CARE}\b"
    r"(?=\W|$)",
    re.IGNORECASE,
)


def discreet(text: str) -> str:
    """Return the text with secrets and private matters as `…`."""
    text = _SECRET.sub(lambda found: (found["named"] or "") + _GAP, text)
    return _PRIVATE.sub(_GAP, text)


def headline(text: str) -> str:
    """Return the text as one discreet line of at most 90 characters."""
    line = discreet(" ".join(text.split()))
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,.;:") + _GAP
