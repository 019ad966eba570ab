"""What newer words say instead of an answer: they are told, what they replace is not.

Two sentences speak of one matter where they share a name or an id and another word, or
most of the words of the shorter. The newer replaces the older where it says so
(`replaces`, `no longer`, `renewed`) or gives another amount of the same unit or
another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.places import asks_where, names_place
from assistant.answering.unfit import is_of_other_kind
from assistant.domain.facts import ActionItem, Decision
from assistant.domain.people import fold
from assistant.facts.sameness.stems import (
    Weigh,
    covered,
    is_negated,
    other_numbers,
    shared,
    stems,
)
from assistant.gate.amounts import amounts_in
from assistant.gate.days import days_in

W = Wanted
_INSTEAD = re.compile(
    r"(?i)\b(?:replac(?:es?|ed|ing)|instead|in place of|no longer|any ?more"
    r"|any longer|superse\w+|tak(?:es?|en|ing) over|took over|hand(?:s|ed) over"
    r"|renew(?:s|ed)?|extend(?:s|ed)|prolonged|switch(?:es|ed|ing)? (?:to|from|over)"
    r"|chang(?:es?|ed) (?:to|from)|mov(?:es?|ed) (?:to|from|back)|went (?:with|back)"
    r"|revised|corrected|withdr[ae]w\w*|cancel+ed|terminated|dropped"
    r"|ersetzt|statt(?:dessen)?|nicht mehr|verlängert|abgelöst)\b"
)
"""Words by which one thing takes the place of another."""
_OPEN = re.compile(
    r"(?i)\b(?:if|unless|whether|might|may|could|would|should|perhaps|maybe|consider\w*"
    r"|propos\w+|suggest\w*|wants?|asks?|asked|plans?|wenn|falls|könnte|sollte)\b"
    r"(?!\s+20\d\d)|\?"
)
_AGREED = re.compile(
    r"(?i)\b(?:said yes|says yes|agree[sd]|approve[sd]|accept(?:s|ed)|(?:is|was) fine"
    r" with|signed off|gave the go-ahead)\b(?! (?:if|unless|only))"
)
"""A wish that was granted is one no longer."""
_REPLACED = re.compile(
    r"(?i)\b(?:instead of|in (?:the )?place of|rather than|replac(?:es|ed|ing)"
    r"|tak(?:es|ing) the place of|took the place of|supersed(?:es|ed|ing))"
    r" (?:the |our |an? )?(?:old |former |planned |previous )?([^\W\d_][\w'’&-]*)"
    r"|\b(?:no longer|not|and no) (?:the |an? )?([^\W\d_][\w'’&-]*)"
    r"(?= any ?(?:more|longer)|,? but )"
)
"""What another thing takes the place of."""
_WHOLE_SWAP = re.compile(
    r"(?i)\b(?:instead of|in (?:the )?place of|rather than)"
    r" ((?:[\w'’&-]+ ){0,3}[\w'’&-]+)(?=\W*$|[.;,:])"
)
_EARLIER = re.compile(
    r"(?i)\b(?:first|originally|original|initial\w*|before|previous\w*|earlier|former\w*"
    r"|used to|once|in the past|old|ursprünglich|früher|vorher)\b"
)
"""A question about what was so before."""
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-ZÄÖÜ][\w-]*[^\W\d_][\w-]*")
_CAPITAL = re.compile(r"\b[A-ZÄÖÜÅØ][\w-]+")
_MARKED = re.compile(r"(?<![\w-])[^\W\d_]{1,6}[-_ ]?\d{1,4}[^\W\d_]?(?![\w-])")
_FEWEST = 2
_MOST_OF = 0.5
_EVEN = 0.05
_TURNED = 0.6
"""How much of what the older words cover those cover that say the opposite."""
_DENIED = re.compile(
    r"(?i)(?:\b(?:no|not|never|without|cannot)|n['’]t) (?:\w{1,3} )?(\w+)"
)


def with_newer(
    found: Sequence[Candidate],
    candidates: Iterable[Candidate],
    question: Question,
    weigh: Weigh,
) -> list[Candidate]:
    """Put what newer words say in the place of what they replace.

    `found` are the sentences of the answer; the `candidates` are all that may answer.
    What records tell stays, and so does everything where the question names a day or
    asks for what was before.
    """
    told = list(found)
    if question.days or question.since or _EARLIER.search(question.text):
        return told
    newer = [
        one
        for one in candidates
        if not one.computed and _says(one) and not is_of_other_kind(one, question)
    ]
    if asks_where(question.text):
        newer = [one for one in newer if names_place(_text(one))]
    kept: list[Candidate] = []
    for one in told:
        instead = _replacement(one, newer, question, weigh)
        one = one if instead is None else instead  # noqa: PLW2901  told in its place
        if not any(same_sentence(one, other) for other in kept):
            kept.append(one)
    return kept


def _replacement(
    one: Candidate, newer: Iterable[Candidate], question: Question, weigh: Weigh
) -> Candidate | None:
    """Return the newest sentence that takes the place of the one told."""
    if one.computed:
        return None
    found = [
        (other.day, _cover(other, question, weigh), other.words, other)
        for other in newer
        if other.day > one.day
        and not other.supposed
        and question.people <= other.people | other.beside
        and _replaces(other, one, question, weigh)
    ]
    return max(found, key=lambda each: each[:3])[3] if found else None


def _replaces(new: Candidate, old: Candidate, question: Question, weigh: Weigh) -> bool:
    """Whether newer words of the same matter say another thing in its place."""
    said, before = _text(new), _text(old)
    common = shared(old.about, new.about)
    marks = _marks(said) & _marks(before)
    people = set(map(fold, " ".join(new.people | old.people).split()))
    named = marks | ((_names(said) & _names(before)) - people)
    asked = question.subject or stems(question.bare)
    speaks = shared(asked, new.about) or marks & _marks(question.text)
    swaps = _swaps_all(said, old, question) and shared(asked, new.around)
    open_still = _OPEN.search(said) and not _AGREED.search(said)
    if not (speaks or swaps) or open_still or other_numbers(said, before):
        return False
    if _INSTEAD.search(said):
        return _names_replaced(said, old, question) or _takes_place(
            new, old, question, named=bool(named)
        )
    stands = question.polar or question.wanted in {Wanted.STATE, Wanted.ANYTHING}
    if stands and is_negated(said) != is_negated(before):
        return _says_opposite(new, old, question, weigh)
    if not _other_value(said, before, question):
        return False
    if marks & _marks(question.text):
        return bool(common)
    even = _cover(new, question, weigh) >= _cover(old, question, weigh) - _EVEN
    small = min(len(old.about), len(new.about))
    return even and len(common) >= max(_FEWEST, _MOST_OF * small)


def _names_replaced(said: str, old: Candidate, question: Question) -> bool:
    """Whether words name a thing of the older ones as what is replaced.

    Who takes whose place may do so in another matter.
    """
    if question.wanted in {W.PERSON, W.OWNER}:
        return False
    asked = question.subject or stems(question.bare)
    over = (stems(one or other) for one, other in _REPLACED.findall(said))
    return any(one and one <= old.about - asked for one in over)


def _swaps_all(said: str, old: Candidate, question: Question) -> bool:
    """Whether every word of what is replaced is one of the older words."""
    found = _WHOLE_SWAP.search(said)
    over = stems(found[1]) if found else frozenset()
    return bool(over) and over <= old.about and _names_replaced(said, old, question)


def _says_opposite(
    new: Candidate, old: Candidate, question: Question, weigh: Weigh
) -> bool:
    """Whether one of two sentences denies what the other says of the same matter."""
    [denying] = [one for one in map(_text, (new, old)) if is_negated(one)]
    found = _DENIED.search(denying)
    if found is None:
        return False
    denied = stems(found[1])
    asked = question.subject or stems(question.bare)
    share = covered(asked, new.about, weigh)
    enough = share >= _TURNED * covered(asked, old.about, weigh)
    named = _capitals(_text(new)) & _capitals(_text(old))
    common = shared(old.about, new.about)
    return bool(enough or named) and len(common) >= _FEWEST and denied <= common


def _takes_place(
    new: Candidate, old: Candidate, question: Question, *, named: bool
) -> bool:
    """Whether words that tell a change are of the matter: by name, or by words."""
    common = shared(old.about, new.about)
    if len(common) < _FEWEST:
        return False
    if named or len(common) >= _MOST_OF * min(len(old.about), len(new.about)):
        return not _INSTEAD.search(_text(old)) or bool(_values(_text(new)))
    asked = stems(question.bare)
    return shared(asked, new.about) >= shared(asked, old.about)


def _other_value(said: str, before: str, question: Question) -> bool:
    """Whether both give one amount of one unit, or a day asked for, and not the same.

    Where one of them gives many it is not known which is meant.
    """
    if question.wanted in {W.DAY, W.MOVE}:
        new, old = _days(said), _days(before)
        return bool(new and old) and not new & old
    new_amounts, old_amounts = _values(said), _values(before)
    return any(
        len(values) == 1 == len(old_amounts.get(unit, ()))
        and values != old_amounts[unit]
        for unit, values in new_amounts.items()
    )


def _values(text: str) -> dict[str, set[object]]:
    """Return the amounts of a text by their units; bare numbers have none."""
    found: dict[str, set[object]] = {}
    for one in amounts_in(text):
        unit = one.unit or fold(
            "".join(re.findall(r"^\W?([^\W\d_]+)", text[one.end :]))
        )
        if unit and not any(d.start <= one.start < d.end for d in days_in(text)):
            found.setdefault(unit, set()).add(one.values)
    return found


def _days(text: str) -> set[tuple[int, int]]:
    """Return the months and days that a text names, in every reading."""
    readings = (reading for day in days_in(text) for reading in day.readings)
    return {(month, number) for _, month, number in readings if number is not None}


def _cover(one: Candidate, question: Question, weigh: Weigh) -> float:
    """Return how much of the question's words a sentence has."""
    asked = stems(question.bare)
    return sum(map(weigh, shared(asked, one.about))) if asked else 0.0


def _text(one: Candidate) -> str:
    return "\n".join(
        fact.what if isinstance(fact, Decision) else fact.title
        for fact in one.unit.facts
    )


def _says(one: Candidate) -> bool:
    return not any(isinstance(fact, ActionItem) for fact in one.unit.facts)


def _names(text: str) -> frozenset[str]:
    return frozenset(map(fold, _NAME.findall(text)))


def _capitals(text: str) -> frozenset[str]:
    """Return the stems of the words with a capital, at the start of a sentence too."""
    return stems(" ".join(_CAPITAL.findall(text)))


def _marks(text: str) -> frozenset[str]:
    """Return what tells like things apart: `N-214`, `bay 3`."""
    return frozenset(fold(found) for found in _MARKED.findall(text))
