"""Texts that look like keys and passwords; none is ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Form:
    """How a key is written: `hints` of which one stands in each, and the pattern."""

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


_FORMS = (
    _Form("an AWS access key", ("AKIA", "ASIA"), re.compile(
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")),
    _Form("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        re.compile(r"\b(?:gh[opusr]_[A-Za-z0-9]{36,255}|github_pat_\w{50,255})\b")),
    _Form("a GitLab token", ("glpat-",), re.compile(r"\bglpat-[\w-]{20,}")),
    _Form("a Slack token", ("xox",), re.compile(r"\bxox[abeprs]-[0-9A-Za-z-]{10,}")),
    _Form("a Slack webhook", ("hooks.slack.com",), re.compile(
        r"hooks\.slack\.com/(?:services|workflows)/\w+/\w+/\w{8,}")),
    _Form("a Google API key", ("AIza",), re.compile(r"\bAIza[\w-]{35}")),
    _Form("an API key", ("sk-", "sk_", "rk_"), re.compile(
        r"(?<![\w-])(?:sk-(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{20,}"
        r"|[rs]k_(?:live|test)_\w{16,})")),
    _Form("a private key", ("PRIVATE KEY",), re.compile(
        r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")),
    _Form("a signed token (JWT)", ("eyJ",), re.compile(
        r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}")),
)  # fmt: skip
_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/:@]{1,64}:(?P<value>[^\s/@]{3,128})@[\w\[]"
)
_ASSIGNED_HINTS = (
    "pass", "pwd", "kennwort", "contrase", "senha", "key", "secret", "token",
)  # fmt: skip
_ASSIGNED = re.compile(
    r"(?<![^\W_])(?P<name>pass(?:word|wd|phrase)|pwd|passwort|kennwort|mot de passe"
    r"|contraseña|senha|(?:api|secret|access|private)[ _-]?key|client[ _-]?secret"
    r"|(?:access|auth|api|bearer)[ _-]?token)[\"'`]?\s{0,3}(?:=|:|\bis\b|\bist\b)"
    r"\s{0,3}(?:(?P<quote>[\"'`])(?P<quoted>[^\s\"'`]{6,128})(?P=quote)"
    r"|(?P<value>[^\s\"'`,;<>]{6,128}))",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[<{$\[(%*].*|(.)\1*|.*(?:\*\*\*|\.\.\.|…|xxx).*", re.IGNORECASE | re.DOTALL
)
_NO_SECRET = re.compile(
    r"[A-Za-z][A-Za-z0-9]*-\d+\W*|v?\d+(?:\.\d+)+\W*|\d{1,4}[-/.]\d.*|\w+://.*"
    r"|\d+[a-z]{1,2}\W*|q[1-4]\W.*",
    re.IGNORECASE,
)
"""Ids of tickets, versions, dates, links, ordinals: what else follows `password:`."""


def credentials(text: str) -> Iterator[str]:
    """Yield what a line looks like, each once: `an AWS access key`, `a password`."""
    for form in _FORMS:
        if any(hint in text for hint in form.hints) and form.pattern.search(text):
            yield form.name
    if "://" in text and any(
        not _PLACEHOLDER.fullmatch(match["value"]) for match in _ADDRESS.finditer(text)
    ):
        yield "a password in an address"
    folded = text.lower()
    if any(hint in folded for hint in _ASSIGNED_HINTS) and any(
        map(_is_assigned, _ASSIGNED.finditer(text))
    ):
        yield "a password or key"


def _is_assigned(match: re.Match[str]) -> bool:
    value = match["quoted"] or match["value"]
    if _PLACEHOLDER.fullmatch(value) or _NO_SECRET.fullmatch(value):
        return False
    has_both = re.search(r"\d", value) and re.search(r"[^\W\d]", value)
    return bool(match["quoted"] or has_both)
