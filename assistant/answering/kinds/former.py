"""What was so once: told as current by nobody, by its own words or a later decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.occasions import head_of, manner, matter_of, within
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.evidence import Quote
from assistant.domain.facts import Decision, DecisionState
from assistant.facts.sameness.stems import other_numbers, stems
from assistant.gate.days import days_in

_OVER = (
    r"(?:superseded|overruled|overtaken|obsoleted?|outdated|revoked|rescinded|void(?:ed)?"
    r"|struck(?: out)?|retracted|invalid|not valid any ?more|überholt|hinfällig"
    r"|no longer (?:valid|in force|applicable|current|applies)|aufgehoben|ungültig)"
)
_PLACED = r"(?:replaced|reversed|withdrawn|ersetzt|abgelöst)"
_LEAD = r"(?:(?:now|since|later|status|state|is|was|been|has|have)[: ]+)*"
_KEY = r"(?:decision |entry |no\.? |nr\.? )?#?[^\W\d_]*[-_ ]?\d[\w.-]*"
_SELF = re.compile(
    rf"(?i)[(\[]\s*{_LEAD}(?:{_OVER}|{_PLACED})\b"
    rf"|\b(?:{_OVER}|{_PLACED}|reversed) (?:by|durch|through) {_KEY}(?!\w)"
    rf"|^\W*(?:{_OVER}|{_PLACED})\s*[:–—-]"
    rf"|(?:[–—;,.]|\s-)\s*{_LEAD}{_OVER}\W*$"
    rf"|, (?:status|state) (?:{_OVER}|{_PLACED})\b"
)
"""Words by which a line says of itself that another took its place."""
_STRUCK = re.compile(r"^[\s|*+>-]*(?:[\w.-]+\s*\|\s*)*~~.*~~[\s|.]*$", re.DOTALL)
_REPLACES = re.compile(
    rf"(?i)\b(?:supersedes|replaces|overrules|reverses|revokes|ersetzt) ({_KEY})"
)
_ONCE = re.compile(
    r"(?i)\b(?:at first|first (?:set|planned|agreed|meant)|original\w*|initial\w*"
    r"|previous\w*|former\w*|used to|in the past|superse\w+|ursprünglich|früher"
    r"|vorher)\b|\b(?:before|earlier|once)\W*$"
)


def without_former(
    candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Leave out what is no longer so, unless the question asks for it.

    It asks for it by its id, by its day, or by a word such as `originally`.
    """
    candidates = list(candidates)
    if question.days or _ONCE.search(question.text):
        return candidates
    replaced = _replaced(candidates)
    return [
        one
        for one in candidates
        if one.own & question.ids or not (is_former(one) or one.own & replaced)
    ]


def without_moved(chosen: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Leave out older words that say nothing but another day of the same thing.

    What a newer sentence of the answer is about is all that they are about.
    """
    if question.days or _ONCE.search(question.text):
        return list(chosen)
    return [one for one in chosen if not any(_moves(new, one) for new in chosen)]


def _moves(new: Candidate, old: Candidate) -> bool:
    said, before = _told(new), _told(old)
    about, days = stems(before), _days(before)
    return (
        not (old.computed or new.supposed or is_unsure(said))
        and new.day > old.day
        and bool(about)
        and about <= stems(said)
        and bool(days and _days(said))
        and not days & _days(said)
        and not other_numbers(said, before)
        and _is_of(said, before)
    )


def _is_of(said: str, before: str) -> bool:
    """Whether a day of newer words is of nothing more than the older ones are about."""
    heads = (head_of(said, day.start) for day in days_in(said))
    known = matter_of(before) | {"=begin"}
    return any(within(head - manner(head), known) for head in heads)


def _told(one: Candidate) -> str:
    return "\n".join(fact.title for fact in one.unit.facts)


def _days(text: str) -> set[tuple[int | None, int | None]]:
    """Return the months and days that a text names, in every reading."""
    readings = (reading for day in days_in(text) for reading in day.readings)
    return {(month, number) for _, month, number in readings}


def is_former(one: Candidate) -> bool:
    """Whether it says of itself that it no longer holds, or a decision replaced it."""
    facts = one.unit.facts
    if any(
        isinstance(f, Decision) and f.state is DecisionState.SUPERSEDED for f in facts
    ):
        return True
    if one.computed:
        return False
    told = [fact.what if isinstance(fact, Decision) else fact.title for fact in facts]
    quotes = [piece.quote for piece in one.unit.evidence if isinstance(piece, Quote)]
    return any(map(_SELF.search, told)) or any(map(_STRUCK.match, quotes))


def _replaced(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the ids, in lower case, that another line says it takes the place of."""
    return frozenset(
        key.casefold()
        for one in candidates
        for fact in one.unit.facts
        for key in _REPLACES.findall(fact.title)
    )
