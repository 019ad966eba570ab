"""The order in which the sentences of an answer are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.answering.asked.asks import Wanted, words_asking
from assistant.answering.asked.kin import kin_of, kin_of_word
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.mishaps import tells_damage
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.occasions import head_of, manner, matter_of, within
from assistant.answering.candidates.unsure import is_unsure
from assistant.answering.coming import COMINGS
from assistant.answering.kinds.matching import words_of
from assistant.domain.facts import ActionItem, MilestoneStatus
from assistant.gate.days import days_in

W = Wanted
_BECAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|since|as|reason|caused by|weil|wegen|grund)\b"
)
_ASKS_AMOUNT = re.compile(r"(?i)\bhow (?:many|much|long|big|large|often)\b")
_WORD = re.compile(r"[^\W\d_]+")


def in_order(
    chosen: Sequence[Candidate], question: Question, doers: Collection[Candidate]
) -> list[Candidate]:
    """Put first what answers in the question's own words, then records, the newest.

    `doers` say in so many words who does what is asked for. Of a day, what has every
    word of the question stands before a record that has not, of a reason what names
    the cause of that which happened.
    """
    return sorted(
        chosen,
        key=lambda one: (
            one not in doers,
            not _is_of_id(one, question),
            question.wanted is W.DAY and is_unsure(said_in(one.unit.text)),
            question.wanted is W.DAY and not is_day_of(one, question),
            question.wanted is W.DAY and not _happens(one, question),
            not one.computed,
            question.wanted is W.REASON and not _tells_cause(one, question),
            -one.day.toordinal(),
        ),
    )


def is_day_of(one: Candidate, question: Question) -> bool:
    """Whether the day that it gives is of what is asked for, and of nothing more."""
    asked = matter_of(question.bare)
    if any(isinstance(fact, MilestoneStatus) for fact in one.unit.facts):
        return True
    if one.computed or any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        own = matter_of(one.unit.facts[0].title)
        return bool(own) and within(own - manner(own), asked)
    said = said_in(one.unit.text)
    heads = (head_of(said, day.start) for day in days_in(said))
    return not is_unsure(said) and any(
        head and within(head - manner(head) - {"=begin"}, asked) for head in heads
    )


def _is_of_id(one: Candidate, question: Question) -> bool:
    """Whether it is called by the id of the question, or is the record that is."""
    subjects = {fact.subject.casefold() for fact in one.unit.facts}
    whole = question.wanted in {W.ANYTHING, W.STATE}
    return bool(question.ids & (one.own | (subjects if whole else frozenset())))


def _happens(one: Candidate, question: Question) -> bool:
    """Whether it tells the day of the very thing: all that happens, and to what."""
    if any(isinstance(fact, MilestoneStatus) for fact in one.unit.facts):
        return True
    asked = question.bare
    coming = kin_of(asked) & COMINGS
    if one.supposed or not (coming <= one.kin):
        return False
    said = words_of(one.unit.text)
    rest = words_of(asked) - words_asking(question.wanted)
    kin = {stem: kin_of_word(w) for w in _WORD.findall(asked) for stem in words_of(w)}
    return all(word in said or kin.get(word) in one.kin for word in rest)


def _tells_cause(one: Candidate, question: Question) -> bool:
    """Whether it says why; of what is late or moved, why that is."""
    if tells_damage(one, question):
        return True
    moved = W.MOVE in one.gives or "slip" in one.kin
    late = "slip" in kin_of(question.text)
    return _BECAUSE.search(said_in(one.unit.text)) is not None and (moved or not late)


def in_full(chosen: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Leave out amounts without all words of the question where some have them."""
    if question.wanted is not W.AMOUNT:
        return list(chosen)
    words = words_of(_ASKS_AMOUNT.sub(" ", question.bare))
    whole = [one for one in chosen if words <= words_of(said_in(one.unit.text))]
    return (
        [one for one in chosen if one in whole or one.computed]
        if whole
        else list(chosen)
    )
