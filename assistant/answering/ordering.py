"""The order in which the sentences of an answer are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.answering.asks import Wanted, words_asking
from assistant.answering.candidate import Candidate
from assistant.answering.coming import COMINGS
from assistant.answering.kin import kin_of, kin_of_word
from assistant.answering.matching import words_of
from assistant.answering.naming import said_in
from assistant.answering.question import Question
from assistant.answering.unsure import is_unsure
from assistant.domain.facts import MilestoneStatus

W = Wanted
_BECAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|since|as|reason|caused by|weil|wegen|grund)\b"
)
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
            not one.own & question.ids,
            question.wanted is W.DAY and is_unsure(said_in(one.unit.text)),
            question.wanted is W.DAY and not _happens(one, question),
            not one.computed,
            question.wanted is W.REASON and not _tells_cause(one, question),
            -one.day.toordinal(),
        ),
    )


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
    moved = W.MOVE in one.gives or "slip" in one.kin
    late = "slip" in kin_of(question.text)
    return _BECAUSE.search(said_in(one.unit.text)) is not None and (moved or not late)
