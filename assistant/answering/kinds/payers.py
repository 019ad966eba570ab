"""Who pays for something, where no form of the verb says so: at whose expense it is."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.sentences import Reader
from assistant.answering.candidates.unsure import is_unsure
from assistant.facts.sameness.stems import shared

_ASKS = re.compile(
    r"(?i)\W*(?:and |so )?who(?:['’]s| is| will| has to| must| should| does)*"
    r" (?:pay(?:s|ing)?(?: for)?|bears? (?:the )?costs? (?:of|for)"
    r"|covers? (?:the )?costs? (?:of|for)) "
)
_NAME = (
    r"(?:[A-ZÄÖÜÅØ][\w-]+|(?:the |our )?(?:client|customer|supplier|vendor|contractor))"
)
_AT_EXPENSE = re.compile(
    rf"\b(?:at|on) (?:(?:the|our) )?{_NAME}(?: [A-Z][\w-]+)*['’]s? (?:own )?(?:expense"
    r"|costs?|charge|bill|account)\b"
    rf"|\bat (?:the )?(?:expense|costs?) of (?:the )?{_NAME}"
    r"|\bat (?:our|their|your|his|her) (?:own )?(?:expense|costs?)\b"
    rf"|{_NAME} (?:will )?(?:bears?|covers?|takes?|carries|absorbs?)"
    r" (?:the|this|that|all (?:the )?)?(?: \w+)? ?(?:costs?|bill|expenses?)\b"
    rf"|\b(?:borne|covered|funded) by (?:the )?{_NAME}"
)


def payer_told(
    question: Question, reader: Reader, near: Collection[str]
) -> list[Candidate]:
    """Return the newest sentence that says at whose expense the thing is."""
    things = question.subject - question.kin.keys()
    if not things or _ASKS.match(question.text) is None:
        return []
    found = [
        one
        for one in reader.sentences(near)
        if one.gives
        and not one.supposed
        and question.people <= one.people
        and shared(things, one.about | one.titles) == things
        and _AT_EXPENSE.search(said := said_in(one.unit.text))
        and not is_unsure(said)
    ]
    return [max(found, key=lambda one: (one.day, one.words))] if found else []
