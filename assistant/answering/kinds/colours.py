"""Why the project, or one dimension of it, has the colour that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked.question import Question
from assistant.domain.facts import Colour, Dimension, Health
from assistant.domain.people import fold

_COLOUR = re.compile(
    r"(?i)\b(?:red|amber|yellow|orange|green|grey|gray|unknown|rag|health(?:y)?|status"
    r"|colou?r|on track|off track)\b"
)
_WHY = re.compile(r"(?i)\bwhy\b|\bhow come\b|\bwhat makes\b|\b(?:reasons?|cause)\b")
_CALLED: tuple[tuple[Dimension, re.Pattern[str]], ...] = (
    (Dimension.SCHEDULE, re.compile(r"(?i)\b(?:schedule|timeline|time ?plan)\b")),
    (Dimension.SCOPE, re.compile(r"(?i)\bscope\b")),
    (Dimension.COST, re.compile(r"(?i)\b(?:costs?|budget|spend(?:ing)?|money)\b")),
    (Dimension.QUALITY, re.compile(r"(?i)\bquality\b")),
    (
        Dimension.RESOURCES,
        re.compile(r"(?i)\b(?:resources?|resourcing|people|staff(?:ing)?|team)\b"),
    ),
)
_ALLOWED_WORDS = """
why how come what s makes make made is are was were be the a our we us it project
programme overall on in at of for with to that this week now today still not only
currently so marked shown rated reported set gone go going went turned turn become
became has have been being and reason reasons cause behind for there red amber yellow
orange green grey gray unknown rag health healthy status colour color on off track
dimension
"""
_ALLOWED = frozenset(_ALLOWED_WORDS.split())


def dimensions_asked(question: Question, health: Health) -> Sequence[Dimension]:
    """Return the dimensions of whose colour the reason is asked, none if it is not.

    Of the project as a whole it is those that give it its colour.
    """
    text = question.text.replace("’", "'")
    if question.ids or question.people or not _COLOUR.search(text):
        return ()
    named = [name for name, form in _CALLED if form.search(text)]
    if not (named or _WHY.search(text)):
        return ()
    for _, form in _CALLED:
        text = form.sub(" ", text)
    if not all(word in _ALLOWED for word in re.findall(r"\w+", fold(text))):
        return ()
    worst = [n for n, one in health.dimensions.items() if one.colour is health.overall]
    return named or (worst if health.overall is not Colour.UNKNOWN else ())
