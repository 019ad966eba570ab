"""A long sentence told by its main clause: what stands beside it is left out."""

from __future__ import annotations

import re

_RELATIVE = re.compile(
    r" ?(?P<comma>,) (?:(?:all|both|most|some|one|none) of |in |on |at |for |with |to"
    r" )?"
    r"(?:which|who|whom|whose|where)\b[^,;:.–—()]*(?=, |[.!]*$)",
    re.IGNORECASE,
)
"""`, which is what the rules say,`: only between commas, or at the end."""
_BRACKET = re.compile(r" ?\([^()]{6,}\)| [–—] [^–—,;]{6,} [–—](?= )")
_REASON = re.compile(
    r"(?:,| [–—-])? (?:because|so that|in order to|(?:even )?though|although|whereas"
    r"|(?:since|as) (?:nobody|nothing|it|he|she|they|we|you|there|the|our|all)\b"
    r"(?! (?:\w+ )?(?:last|first)\b))\b[^;:]*$",
    re.IGNORECASE,
)
_DECISIVE = re.compile(
    r"\d|\b(?:not|no|never|nor|none|nobody|nothing|without|cannot|unless|until|except"
    r"|only|if|but|instead|provided|subject|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|june|july|august|september|october|november"
    r"|december|today|tomorrow|must|will|shall|agreed|decided)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Days, figures, limits, denials and plans: without them it is another statement."""
_CONDITION = re.compile(
    r"(?:[^\w]*)(?:if|unless|in case|should|once|when|as|since|because|although|though"
    r"|while|after|before)\b",
    re.IGNORECASE,
)
"""How words begin whose main clause comes later."""
_JOINS = re.compile(
    r", (?:and|but|or|nor|so|yet|then|because|if|unless|when|until|while|after|before"
    r"|though|although|instead|not)\b",
    re.IGNORECASE,
)
_LEAST = 25
"""Characters of what is left that are likely to be a whole sentence."""


def without_side_clauses(text: str, longest: int) -> str:
    """Leave out remarks and reasons of a text longer than that, the last ones first.

    What says a day, a figure, a limit or a denial stays, so that a sentence may stay
    longer; it is never broken off.
    """
    if len(text) <= longest:
        return text
    for pattern in (_RELATIVE, _BRACKET, _REASON):
        if pattern is _REASON and _CONDITION.match(text):
            continue
        for found in reversed(list(pattern.finditer(text))):
            if found.start() < _LEAST or _DECISIVE.search(found[0]):
                continue
            text = _joined(text, found)
            if len(text) <= longest:
                return text
    return text


def _joined(text: str, found: re.Match[str]) -> str:
    """Close the gap; a comma is left only before a word that joins clauses."""
    before, after = text[: found.start()].rstrip(" ,"), text[found.end() :]
    return f"{before}{after if _JOINS.match(after) else after.removeprefix(',')}"
