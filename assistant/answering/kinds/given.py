"""What somebody was to tell, told since: an errand for a price, and then the price.

Nobody need write that such an errand is done: its result is there. So the result is
told beside it, and that it is open or overdue is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.properties import has_money
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.facts.sameness.stems import is_negated, shared, stems

W = Wanted
_OPEN = {ActionStatus.OPEN, ActionStatus.OVERDUE}
_TELLS = re.compile(
    r"(?i)\W*(?:confirm|get|give|tell|send|find|quote|provide|check|clarify|say|state"
    r"|report|ask|obtain|supply|share|name|announce|let)\b"
)
_MONEY = r"prices?|costs?|quotes?|quotations?|fees?|rates?|charges?|offers?"
_NUMBER = r"numbers?|counts?|totals?|size"
_DAY = r"dates?|days?"
_VALUE = re.compile(
    rf"(?i)\b(?:(?P<money>{_MONEY})|(?P<number>{_NUMBER})|(?P<day>{_DAY}))\b"
)
_FEWEST = 2


def asked_for(one: Candidate) -> ActionItem | None:
    """Return the errand, not done yet, by which somebody is to tell a value."""
    for fact in one.unit.facts:
        if isinstance(fact, ActionItem) and fact.status in _OPEN:
            found = _TELLS.match(fact.what) and _VALUE.search(fact.what)
            return fact if found else None
    return None


def with_given(
    found: Sequence[Candidate],
    said: Iterable[Candidate],
    question: Question,
    plainly: Callable[[ActionItem], Candidate],
) -> list[Candidate]:
    """Tell the value that was given since beside the errand to give it.

    `said` are the sentences that may give it; `plainly` tells an errand without how it
    stands. Who asks for the errand is told it first.
    """
    said = list(said)
    kept: list[Candidate] = []
    for one in found:
        errand = asked_for(one)
        given = [s for s in said if errand is not None and _gives(s, errand)]
        if errand is None or not given:
            told = [one]
        else:
            newest = max(given, key=lambda each: (each.day, each.words))
            told = [newest, plainly(errand)]
            told = told[::-1] if question.wanted is W.ACTION else told
        kept += [t for t in told if not any(same_sentence(t, o) for o in kept)]
    return kept


def _gives(one: Candidate, errand: ActionItem) -> bool:
    """Whether newer words give the value: of the thing, or by its owner of most."""
    value = _VALUE.search(errand.what)
    words = said_in(one.unit.text)
    if value is None or one.computed or one.supposed or one.day <= errand.raised:
        return False
    if not one.gives or W.ACTION in one.gives or is_unsure(words) or is_negated(words):
        return False
    if not _has(one, words, value):
        return False
    rest = _VALUE.sub(" ", _TELLS.sub(" ", errand.what))
    thing = stems(rest) - stems(errand.owner or "")
    common = shared(thing, one.about)
    mine = errand.owner is not None and errand.owner in one.people
    whole = bool(thing) and common == thing
    return whole or (mine and len(common) >= max(_FEWEST, len(thing) - 1))


def _has(one: Candidate, words: str, value: re.Match[str]) -> bool:
    if value["money"]:
        return has_money(words)
    return (W.AMOUNT if value["number"] else W.DAY) in one.gives
