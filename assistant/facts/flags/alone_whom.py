"""Whom words mean by which something hangs on one person: by name, `my` or `his`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain.people import People, fold
from assistant.facts.risks.sole_experts import alone_words, named_alone

_NAME = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"^\W*(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}): ")
_SHORTEST = 2
_MINE = re.compile(r"\bin my (?:own )?head\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
_THEIRS = re.compile(
    r"\bin (?:his|her|their) (?:own )?heads?\b|\bwith (?:him|her|them) (?:alone|only)\b"
    r"|\b(?:only|but|except(?: for)?|apart from|other than|besides)"
    r" (?:he|she|him|her)\b"
    r"|\b(?:he|she)(?:['’]s| is) the only\b",
    re.IGNORECASE,
)


def whom(
    words: str, speaker: str | None, earlier: Iterable[str], people: People
) -> str | None:
    """Return the person who is said to be alone, None where nobody tells who it is.

    Whoever is named in the words that say so goes before others; `my head` is the
    speaker's, a name before a colon being who speaks. `his head` is that of the person
    named last before it, in the words or in what was said `earlier`, newest first, and
    never the speaker's.
    """
    label = _LABEL.match(words)
    by = people.resolve(label["name"]) if label else None
    told = words[label.end() :] if label and by else words
    speaking = by or people.resolve(speaker)
    if _MINE.search(told):
        return speaking
    named = next(_named(alone_words(told), people), None)
    if named:
        return named
    theirs = _THEIRS.search(told)
    if theirs:
        before = (told[: theirs.start()], *earlier)
        others = (one for text in before for one in _backwards(text, people))
        return next((one for one in others if one != speaking), None)
    named = next(_named([told], people), None)
    if named is None and _FIRST_PERSON.search(told):
        return speaking
    unknown = named_alone(told)
    return named or (unknown if unknown[:1].isupper() else None)


def names_in(text: str, people: People) -> list[str]:
    """Return the people whom a text names by a word that means one of them."""
    return list(_named([text], people))


def _named(texts: Iterable[str], people: People) -> Iterator[str]:
    for text in texts:
        for word in _NAME.findall(text):
            who = people.resolve(word) if len(word) > _SHORTEST else None
            if who and fold(word) in people.spellings:
                yield who


def _backwards(text: str, people: People) -> Iterator[str]:
    return reversed(names_in(text, people))
