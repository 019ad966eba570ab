"""Wordings of work that lean on who spoke, put right; or none where that fails.

`I fix the timeouts` is told as `Fix the timeouts`, and what broke off is left out.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"^“(?P<inner>[^“”]+)”$")
_OPENING = re.compile(
    r"^(?:(?:and|so|but|then|also|ok(?:ay)?|well|yes|yeah|right|great|sure|please|just"
    r"|oh|ah|hm+)\b[,:]?\s+)+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:I|we|you|he|she|they)(?P<modal>['’](?:ll|d)| will| shall| can| could| would"
    r"| should| must| (?:need|have|has|want|plan|am going|are going|is going) to"
    r"|['’](?:m|re|s) going to)?"
    r" (?:(?:also|just|really|probably|then|now|still) )*(?P<rest>\w.*)$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:have|has|had|am|are|is|was|were|did|do|does|got|been|\w+ed|['’]?ve)\b",
    re.IGNORECASE,
)
"""How a verb begins that tells what is, or was done."""
_OPINION = re.compile(
    r"(?:think|thought|hope|guess|believe|wish|want|know|knew|see|mean|like|love|fear"
    r"|wonder|suppose|assume|feel|agree|never|cannot|can[’']?t|don[’']t|would|might"
    r"|may)\b",
    re.IGNORECASE,
)
_THIRD = re.compile(
    r"^(?P<verb>[A-Za-z]{2,}?(?<!s)s) (?=(?:the|an?|our|their|his|her|its|all|both|each"
    r"|us|him|them|two|three|four|five|six|seven|eight|nine|ten|\d+|who|what|which|how"
    r"|whether|when|where)\b)"
)
"""`Plans two testers`: told of somebody, where it is to be told to them."""
_TAIL = re.compile(
    r"^(?:(?:this|that|it|them|there|here|oh|ok(?:ay)?|yes|no|right|sorry|please|thanks?"
    r"|names?|promised?|you know|as (?:i|we) said)\W*$"
    r"|(?:wants?|wanted|hop(?:es?|ed|ing)|promised|thinks?|says?|said|tr(?:ies|ying)"
    r"|expects?|believes?|fears?|wishes)\b"
    r"|(?:that|which|this|it)(?:['’]s| is| was| are) (?:done|fine|ok\w*|good|easy|clear"
    r"|all|no)\b"
    r"|(?:I|we|you|he|she|they)(?:['’]\w+)? \w)",
    re.IGNORECASE,
)
"""What stands behind a comma and is no part of the work."""
_IDLE_ASIDE = re.compile(
    r"\s*\((?:oh|ah|hm+|ok(?:ay)?|yes|no|sorry|right)\)", re.IGNORECASE
)
_HANGING = re.compile(
    r"[\s,;:–—-]+(?:and|or|but|the|an?|to|of|for|because|that|which|so|as|if|when|from"
    r"|with)$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?<![\w’'-])I(?![\w-])|\bI['’]")
_COMMA = re.compile(r",\s+(?![^(]*\))")


def repaired(what: str) -> str | None:
    """Return the words as an order to who has it; None where they cannot be one."""
    quoted = _QUOTED.match(what.strip())
    text = _IDLE_ASIDE.sub("", quoted["inner"] if quoted else what).strip()
    text = _unquoted(_OPENING.sub("", text))
    subject = _SUBJECT.match(text)
    if subject:
        rest = subject["rest"]
        if _REPORT.match(rest) or (not subject["modal"] and _OPINION.match(rest)):
            return None
        text = rest
    text = _without_tail(_in_order(text))
    while (shorter := _HANGING.sub("", text)) != text:
        text = shorter
    text = text.strip(" ,;:–—-")
    if _SPEAKS.search(text) or " " not in text:
        return None
    return text[:1].upper() + text[1:]


def _in_order(text: str) -> str:
    """Tell to them what is told of them: `Plans two` as `Plan two`."""
    found = _THIRD.match(text)
    if found is None:
        return text
    verb = found["verb"]
    base = re.sub(r"ies$", "y", verb) if len(verb) > len("ties") else verb
    if base == verb:
        base = re.sub(r"(?<=ch|sh|ss)es$|(?<=[xzo])es$|s$", "", verb)
    return base + text[found.end("verb") :] if base else text


def _without_tail(text: str) -> str:
    parts = _COMMA.split(text)
    for place, part in enumerate(parts[1:], 1):
        if _TAIL.match(part):
            return ", ".join(parts[:place])
    return text


def _unquoted(text: str) -> str:
    """Leave out a quotation mark that nothing closes, or that closes nothing."""
    if text.count("“") != text.count("”"):
        text = re.sub("[“”]", "", text)
    return text.replace('"', "") if text.count('"') % 2 else text
