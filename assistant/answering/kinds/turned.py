"""Newer words that turn what is told of one thing around: back in, after all, not.

They need not have the words of the question: who says of its subject that it is back is
heard beside the older words, and first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.facts import ActionItem
from assistant.facts.sameness.stems import is_negated, other_numbers, shared, stems

W = Wanted
MOST = 2
"""Newer sentences that are told before the older ones."""
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|can|could|will|would|may|must|do|does|did|gets?"
    r"|got|goes|go|went|comes?|came|returns?|stays?|remains?|back|again|ist|sind|war"
    r"|waren|hat|haben|kann|wird|werden|bleib\w+|komm\w+)\b|\b\w+n['’]t\b|:"
)
"""What ends the words that a sentence is about."""
_BACK = re.compile(
    r"(?i)\b(?:back|again|after all|reinstat\w+|restor\w+|reviv\w+|re-?open\w*|resum\w+"
    r"|re-?add\w*|return(?:s|ed)?|once more|re-?includ\w+|now|wieder|doch)\b"
)
_AGAIN = re.compile(r"(?i)\b(?:again|wieder)\b")
_GONE = re.compile(
    r"(?i)\b(?:no longer|any ?more|out of|without|lost|gone|cancel\w*|drop(?:ped|s)"
    r"|must go|to go|replaced"
    r"|remov\w+|withdr[ae]w\w*|ceas\w+|stopp?(?:ed|s)|clos(?:ed|es)|scrapp?\w*|abandon\w*"
    r"|nicht mehr|entfällt)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:if|unless|whether|might|may|could|should|would|perhaps|maybe|propos\w+"
    r"|suggest\w*|wants?|asked|wenn|falls)\b|\?"
)
_REPORTED = re.compile(
    r"(?i)^(?:[\w'’-]+ ){1,4}"
    r"(?:says|said|thinks|wrote|writes|reports|reported|confirmed)"
    r"(?: that)?,? "
)
"""Who says what follows."""
_SENTENCE_END = re.compile(r"[.;!?](?=\W|$)")
_CONTRAST = re.compile(r"(?i), (?:but )?(?:not|nicht) [^,;:.]+")
"""What something is not, beside what it is."""
_NEGATION = frozenset({"not", "no", "never", "cannot"})
_LONGEST = 4
"""Words of a subject, without its articles."""


def with_turned(
    found: Sequence[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Put newer words on the same subject that turn the told ones before them."""
    told = [one for one in found if not one.computed]
    stands = question.polar or question.wanted is W.STATE
    if not stands or question.days or not told:
        return list(found)
    newest = max(one.day for one in told)
    old = max(told, key=lambda one: one.day)
    asked = stems(question.bare) | frozenset().union(*map(stems, question.people))
    turned: list[Candidate] = []
    later = [one for one in candidates if one.day > newest and _turns(one, old, asked)]
    for one in sorted(later, key=lambda one: (-one.day.toordinal(), one.words)):
        if not any(same_sentence(one, other) for other in (*found, *turned)):
            turned.append(one)
    return [*turned[:MOST], *found]


def _turns(one: Candidate, old: Candidate, asked: frozenset[str]) -> bool:
    """Whether it speaks of what is asked about, and says the opposite of the old."""
    if one.computed or one.supposed or not one.gives:
        return False
    if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        return False
    said, before = said_in(one.unit.text), said_in(old.unit.text)
    head = _head(said)
    if not head or _OPEN.search(said) or other_numbers(said, before):
        return False
    if not head <= asked & old.about:
        return False
    again = _AGAIN.search(said) is not None and not _AGAIN.search(before)
    if _is_gone(said) == _is_gone(before) and not again:
        return False
    first = _SENTENCE_END.split(_REPORTED.sub("", said.lstrip('“"„« ')))[0]
    beside = stems(_GONE.sub(" ", first)) - head - _NEGATION
    same = not beside or shared(beside, (old.about | asked) - head)
    return bool(same) or _BACK.search(said) is not None


def _head(said: str) -> frozenset[str]:
    """Return the stems of the words before the first verb or colon.

    Before `again` and the like stands a verb that is no part of them.
    """
    quoted = _REPORTED.sub("", said.lstrip('“"„« '))
    verb = _VERB.search(quoted)
    lead = quoted[: verb.start()] if verb else ""
    if verb and _BACK.fullmatch(verb[0]):
        lead = lead.rstrip().rpartition(" ")[0]
    return stems(lead) if len(lead.split()) <= _LONGEST + 1 else frozenset()


def _is_gone(text: str) -> bool:
    text = _CONTRAST.sub("", text)
    return is_negated(text) or _GONE.search(text) is not None
