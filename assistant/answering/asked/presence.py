"""Questions whether a person is there, which who is away is not."""

from __future__ import annotations

import re

from assistant.answering.asked.question import Question

_ASKS_IF_HERE = re.compile(
    r"(?i)^\W*(?:is|will) (?:\w+ ){1,3}(?:(?:be|still|even) )*(?:back|here|around"
    r"|available|at work|in the office|with us|on site|reachable|present"
    r"|in(?=\W*$| (?:this|next|on|today|tomorrow|now)\b))"
    r"(?: (?:(?:on|from|until|till|for)(?: the)? (?:\d|\w+day\b).*"
    r"|(?:this|next|all) \w+|today|tomorrow|now|at the moment))?\W*$"
)


def asks_if_here(question: Question) -> bool:
    """Whether it asks if a person is there."""
    one = len(question.people) == 1 and not question.ids
    return one and _ASKS_IF_HERE.search(question.text) is not None
