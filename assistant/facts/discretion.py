"""What a flag's own words leave out: secrets and private matters; the quote stays."""

from __future__ import annotations

import re

from assistant.extract.tasks.phrasing import without_kind

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

_AWAY = re.compile(
    r"\b(?:i|he|she)(?:['’]\w+|\b)(?: \w+){0,3} (?:away|out|off|absent|unavailable"
    r"|on holiday|back)\b|\bon (?:\w+ )?leave\b|\boff sick\b|\bsigned off\b",
    re.IGNORECASE,
)
_HUSHED = re.compile(
    r"\b(?:keep|kept|stays?|remains?)\b[^.;?]{0,30}\b(?:between (?:us|you)"
    r"|to yoursel\w+|private|confidential|quiet"
    r"|in(?:side)? (?:this|the) (?:room|team))\b"
    r"|\b(?:strictly |just )?between (?:you and me|us|ourselves)\b"
    r"|\b(?:do not|don['’]t|please not) (?:tell|share|spread|repeat)\b",
    re.IGNORECASE,
)
_AILING = re.compile(
    rf"\b(?:sick|ill|{_CARE}|died|death|injur\w+|doctors?|clinic|treatment|{_KIN})\b",
    re.IGNORECASE,
)


def is_private_absence(words: str, context: str) -> bool:
    """Whether the words tell of an absence for a reason that is nobody's business.

    It is where they name an illness or a family, or the context asks to keep it quiet.
    """
    hidden = _AILING.search(words) or _HUSHED.search(context)
    return bool(hidden and _AWAY.search(words))


def open_parts(words: str) -> tuple[str, ...]:
    """Return the parts between commas that tell nothing private, each verbatim."""
    parts = (part.strip(" .") for part in re.split(r"[,;]", words))
    return tuple(
        part
        for part in parts
        if part and not _AILING.search(part) and not _HUSHED.search(part)
    )


def discreet(text: str) -> str:
    """Return the text with secrets and private matters as `…`."""
    text = _SECRET.sub(lambda found: (found["named"] or "") + _GAP, text)
    return _PRIVATE.sub(_GAP, text)


_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)")


def headline(text: str) -> str:
    """Return the text as one discreet line of at most 90 characters.

    A heading word such as "Risk:" is left out. It is cut between clauses where that
    keeps half of it, else between words.
    """
    line = discreet(without_kind(" ".join(text.split())))
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0]
    ends = [match.start() for match in _CLAUSE_END.finditer(cut)]
    if ends and ends[-1] >= LONGEST_TITLE // 2:
        cut = cut[: ends[-1]]
    return cut.rstrip(" ,.;:") + _GAP
