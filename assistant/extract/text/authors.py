"""Who wrote the notes, where they say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.people.owners import Names
from assistant.extract.text.sentences import plain

_LONGEST_LINE = 300
_AUTHOR = (
    r"(?:notes?(?: taken)?(?: by)?|minutes(?: taken)?(?: by)?|scribe|note[- ]?taker"
    r"|(?:record(?:ed)?|dictated|drafted|written(?: up)?|typed(?: up)?|prepared|taken)"
    r" by|author"
    r"|protokoll|secretary|compte[- ]rendu)"
    r" ?:? +(?P<a>[\w.'’-]+(?: [A-Z][\w.'’-]*){0,2})"
)
_AUTHOR_BEFORE = (
    r"(?P<b>[\w.'’-]+(?: [A-Z][\w.'’-]*){0,2}) +(?:\((?:writing|notes?|scribe|minutes"
    r"|recording|typing|[\w ]+, ?notes?)\)|(?:is (?:writing|taking (?:the )?(?:notes"
    r"|minutes))|takes (?:the )?(?:notes|minutes)|writing|writes|typed|typing"
    r"|scribing)\b)"
)
_ME = r"\bme ?\((?P<c>[\w.'’-]+)\)"


def author_of(passages: Sequence[SourcedPassage], names: Names) -> str | None:
    """Return the author that the head of the notes names, as a full name."""
    head = [one.passage for one in passages[:8]]
    for passage in head:
        for line in passage.text.split("\n")[:6]:
            text = plain(line[:_LONGEST_LINE])
            for pattern in (_AUTHOR, _AUTHOR_BEFORE, _ME):
                for match in re.finditer(pattern, text, re.IGNORECASE):
                    words = next(word for word in match.groups() if word)
                    name = _longest_name(words, names)
                    if name:
                        return name
            last = re.split(r"[.:] +", text.rstrip(". "))[-1]
            alone = last == text.rstrip(". ") or re.search(r"\bme\b", text)
            if passage.role is not Role.HEADING and alone and len(last.split()) <= 3:
                name = names.resolve(last)
                if name and passage.role is not Role.ITEM:
                    return name
    return None


def _longest_name(words: str, names: Names) -> str | None:
    """Resolve as many words of a run as make a name, from either end."""
    parts = words.replace(".", " ").split()
    runs = [parts[:n] for n in range(len(parts), 0, -1)] + [parts[-1:]]
    return next((name for run in runs if (name := names.resolve(" ".join(run)))), None)
