"""Who takes somebody's place: told by who takes over, where the words name who leaves.

`Ben takes over from Monday` answers for Ana where the sentence, or one before it in the
same passage, names her; who is only thought of does not.
"""

from __future__ import annotations

import re

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.standing_in import is_only_thought
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.text.sentences import split

_ASKS = re.compile(
    r"(?i)\W*(?:and |so )?who(?:['’]s| is| will| has| have| can| is going to)*"
    r" (?:(?:now|be) )*(?:replac(?:es?|ed|ing)|tak(?:es?|en|ing) over from"
    r"|took over from|succeed(?:s|ed|ing)?|comes? after|follow(?:s|ed|ing)?"
    r"|tak(?:es?|en|ing) (?:the place of|[\w'’-]+['’]s? place)) "
)
_TAKES_OVER = re.compile(
    r"(?<![\w'’])(?P<who>[A-ZÄÖÜÅØ][\w'’-]*[^\W\d_](?: [A-ZÄÖÜÅØ][\w-]*[^\W\d_])*)"
    r" (?:(?:will|now|also|is going to|then) )*(?:takes? over|took over|is taking over"
    r"|replac(?:es?|ed|ing)|succeeds?|succeeded|steps? in|stepped in"
    r"|is (?:the |our |his |her |their )?(?:new \w+|successor|replacement)"
    r"|becomes? the new)\b"
)
_NOBODY = frozenset(
    {"nobody", "no", "it", "this", "that", "he", "she", "they", "we", "i"}
)


def successor_told(question: Question, reader: Reader) -> list[Candidate]:
    """Return the newest sentence that says who takes the place of the one asked for."""
    if len(question.people) != 1 or _ASKS.match(question.text) is None:
        return []
    parts = set(fold(" ".join(question.people)).split())
    found = [
        one
        for place, sourced in enumerate(reader.passages)
        if not sourced.passage.quoted and sourced.passage.role is not Role.HEADING
        for one in _told_at(reader, place, parts)
    ]
    return [max(found, key=lambda one: (one.day, one.words))] if found else []


def _told_at(reader: Reader, place: int, parts: set[str]) -> list[Candidate]:
    """Return what a passage tells of who takes over from the one of that name."""
    text = reader.passages[place].passage.text
    found = []
    for one in split(text):
        words = text[: one.start + len(one.text)]
        over = _TAKES_OVER.search(one.core)
        if over is None or not parts & _words(words):
            continue
        who = set(fold(over["who"]).split())
        if who & (parts | _NOBODY) or len(one.text) > LONGEST_QUOTE:
            continue
        if not is_only_thought(one.core, over.start(), over.end()):
            found.append(reader.cut(place, one.text, one.core))
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))
