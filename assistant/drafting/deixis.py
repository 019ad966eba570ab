"""Who is "we" and who is "you": the words of a source, turned to an update's reader."""

from __future__ import annotations

import re

_BY_READER = {
    **dict.fromkeys(("my", "our"), "your"),
    **dict.fromkeys(("mine", "ours"), "yours"),
    **dict.fromkeys(("me", "us", "i", "we"), "you"),
    "myself": "yourself",
    "ourselves": "yourselves",
    "your": "our",
    "yours": "ours",
    "you": "us",
    "yourself": "ourselves",
    "yourselves": "ourselves",
}
_BY_US = {"my": "our", "mine": "ours", "me": "us", "myself": "ourselves", "i": "we"}
_BY_OWNER = {"my": "their", "mine": "theirs", "myself": "themselves"}
_BY_OUTSIDER = {
    **_BY_OWNER,
    **dict.fromkeys(("our",), "their"),
    **dict.fromkeys(("ours",), "theirs"),
    **dict.fromkeys(("i", "we"), "they"),
    **dict.fromkeys(("me", "us"), "them"),
    "ourselves": "themselves",
}
_ONES_OWN = re.compile(r"(?<![\w’'-])(?:my|mine|myself)(?![\w-])", re.IGNORECASE)
_QUOTED = re.compile(r"(“[^”]*”)")
_VERB = (
    r"(?:are|were|have|had|will|would|can|could|should|shall|may|might|must|do|did"
    r"|need|want|agreed|asked|sent|gave|made)\b|['’](?:re|ve|ll|d)\b"
)
_PERSON = re.compile(
    rf"(?<![\w’'-])(?:(?P<subject>you)(?=\s*{_VERB})"
    r"|(?P<am>I (?:am|was)|I['’]m)"
    r"|(?P<word>my|mine|me|myself|our|ours|ourselves|we|your|yours|yourself"
    r"|yourselves|you|i)(?![\w-])|(?P<us>us)(?![\w-]))",
    re.IGNORECASE,
)
_BE = {"am": "are", "was": "were", "'m": "are", "’m": "are"}


def for_reader(words: str, *, by_reader: bool) -> str:
    """Return words of a source as an update of ours may tell them to its reader.

    `by_reader` says that the reader's own side said them: their "our" is "your", their
    "you" is us. Of our own words only the singular changes: who writes is we.
    """

    def turned(match: re.Match[str]) -> str:
        old = match[0]
        if match["us"] and old != "us":
            return old
        new = _turned(match, by_reader=by_reader)
        return new[:1].upper() + new[1:] if _is_opening(words, match) else new

    return _PERSON.sub(turned, words)


def of_owner(words: str, *, is_outside: bool = False) -> str:
    """Return what somebody said of his own work as it is told beside his name.

    The "we" and "our" of somebody of another house (`is_outside`) are not ours.
    Verbatim words in quotation marks stay.
    """
    if not is_outside:
        return _ONES_OWN.sub(lambda match: _BY_OWNER[match[0].lower()], words)

    def turned(match: re.Match[str]) -> str:
        old = match[0]
        if match["subject"] or (match["us"] and old != "us"):
            return old
        if match["am"]:
            new = f"they {_BE[_verb_of(old)]}"
        else:
            new = _BY_OUTSIDER.get(old.lower(), old)
        return new[:1].upper() + new[1:] if _is_opening(words, match) else new

    parts = _QUOTED.split(words)
    return "".join(
        part if part.startswith("“") else _PERSON.sub(turned, part) for part in parts
    )


def _is_opening(words: str, match: re.Match[str]) -> bool:
    return match.start() == 0 and words[:1].isupper()


def _turned(match: re.Match[str], *, by_reader: bool) -> str:
    old = match[0]
    if match["subject"]:
        return "we" if by_reader else old
    if match["am"]:
        be = _BE[_verb_of(old)]
        return f"you {be}" if by_reader else f"we {be}"
    return (_BY_READER if by_reader else _BY_US).get(old.lower(), old)


def _verb_of(words: str) -> str:
    """Return the verb of `I am`, `I’m` or `I was`."""
    return re.split(r"\s|(?=['’])", words)[-1].lower()
