"""Reports that are none: "badges are printed on 15 April" said in March is a plan."""

from __future__ import annotations

import re
from datetime import date

from assistant.extract.dates.deadlines import read_dates
from assistant.extract.dates.rules import DateOrder
from assistant.extract.dates.words import WEEKDAYS, either
from assistant.extract.done.past_forms import OTHER
from assistant.extract.done.verbs import PARTICIPLE

_PRESENT = re.compile(
    rf"\b(?:is|are) (?!(?:now|already|just|finally|back)\b)(?:all |both )?"
    rf"(?:{PARTICIPLE}|{OTHER}|ready|live|out|done|complete)\b"
)
_NO_VERB = re.compile(
    r"^(?!.*\b(?:is|are|was|were|been|has|have|had|did|got|I|we|he|she|they)\b)"
    rf"(?:[\w'’-]+ ){{1,4}}(?:{PARTICIPLE}|{OTHER})(?= on | from )"
)
_ON = re.compile(r"\b(?:on|from)\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:on )?(?:{either(WEEKDAYS)})\W*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)| [-–—] ")


def is_to_come(words: str, said: date, order: DateOrder | None) -> bool:
    """Whether the words, said on that day, put what they report on a later day.

    A past tense reports, whatever day follows it, and so does a bare participle with
    a weekday, which may be the last one.
    """
    present = _PRESENT.search(words)
    verb = present or _NO_VERB.search(words)
    if verb is None:
        return False
    end = _CLAUSE_END.search(words, verb.end())
    rest = words[verb.end() : end.start() if end else len(words)]
    return any(
        due.day is not None
        and due.day > said
        and _is_placed(rest, due.span[0])
        and (present is not None or not _WEEKDAY.fullmatch(due.words))
        for due in read_dates(rest, said, date_order=order)
    )


def _is_placed(rest: str, start: int) -> bool:
    """Whether the day is that on which it happens; `on` may belong to its words."""
    return bool(_ON.search(rest[:start]) or re.match(r"(?i:on|from)\b", rest[start:]))
