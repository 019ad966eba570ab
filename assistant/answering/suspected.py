"""Whether the cause of something is known, and what it is thought to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.reasons import explained
from assistant.answering.candidates.rows import REASON
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.facts.sameness.stems import shared, stems

MOST = 2
"""Sentences of an answer."""
_CAUSE = r"(?:root )?(?:causes?|reasons?|culprit|origin|explanation)"
_KNOWN = r"(?:known|clear|found|identified|understood|established|proven|explained)"
_ASKS_KNOWN = re.compile(
    rf"(?i)\W*(?:and |so )?(?:(?:is|are|was|were|has|have)(?: the| a| any)? {_CAUSE}"
    rf" (?:of|for|behind) (?P<of>.+?) (?:already |yet |now |been )*{_KNOWN}\b"
    r"|(?:do|does|did) (?:we|you|they|any(?:one|body)|[A-Z]\w+) (?:already |yet |now )?"
    rf"know (?:why|what caused|what causes|the {_CAUSE} (?:of|for|behind)) (?P<why>.+)"
    rf"|what(?:['’]s| is) the (?:suspected|likely|probable|assumed) {_CAUSE}"
    r" (?:of|for|behind) (?P<likely>.+))"
)
_WHY = re.compile(r"(?i)\W*(?:and |so )?why (?:is|are|was|were|do|does|did) (?P<of>.+)")
_SUSPECTS = (
    r"(?:suspect|blame)(?:s|ed)?\b|(?:think|believe|guess|assume|reckon|fear)s?"
    r" (?:that )?(?:it|this|that)\b|thought (?:that )?it\b"
    r"|(?:probably|likely|perhaps|presumably) (?:\w+ ){0,2}?"
    r"(?:cause|because|due to|from)"
)
_TELLS = re.compile(
    rf"(?i)\b(?:{_SUSPECTS}|{_CAUSE}\b|because\b|due to\b|owing to\b|cause[ds]? by\b"
    r"|(?:came|comes|coming|come|stems?|stemmed|results?|resulted) from\b"
    r"|traced (?:back )?to\b|turned out to\b|turns out\b|(?:lies|lay) (?:in|with)\b"
    r"|(?:not|n['’]t|nobody|no one) (?:yet )?(?:know|understand|explain|prove)\w*)"
)
_BECAUSE = re.compile(r"(?i)(?<=\w)[ ,]+(?:because|due to|owing to|caused by)\b")
"""What stands behind it is a cause, not what it is of."""
_SUSPECTED = re.compile(rf"(?i)\b(?:{_SUSPECTS})")
_SEEKING = re.compile(r"(?i)\b(?:find|look|search|investigat|identif|clarif|establish)")
_FILLING = stems("known clear yet already now the cause reason time times happen")


def cause_told(question: Question, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return what is said of the cause: known, suspected, unknown or looked for.

    Why something is so is told by what somebody suspects, in their words.
    """
    asked = _ASKS_KNOWN.match(question.text)
    form = _TELLS
    if asked is None:
        asked, form = _WHY.match(question.text), _SUSPECTED
    if asked is None or question.ids or question.since:
        return []
    matter = stems(next(filter(None, asked.groups()), "")) - _FILLING
    candidates = list(candidates)
    found = [one for one in candidates if _tells(one, matter, form)]
    if form is _TELLS:
        found += [one for one in candidates if _seeks(one, matter)]
    found.sort(key=lambda one: (-one.day.toordinal(), one.words))
    kept: list[Candidate] = []
    for one in found:
        if not any(same_sentence(one, other) for other in kept):
            kept.append(one)
    return kept[:MOST]


def _tells(one: Candidate, matter: frozenset[str], form: re.Pattern[str]) -> bool:
    """Whether a sentence has the matter, and words of a cause that explain it."""
    said = said_in(one.unit.text).strip("“”")
    if one.computed or one.supposed or not one.gives or said.endswith("?"):
        return False
    of_it = _BECAUSE.split(explained(said) or said.partition(REASON)[0])[0]
    has_matter = bool(matter) and matter == shared(matter, stems(of_it))
    return has_matter and form.search(said) is not None


def _seeks(one: Candidate, matter: frozenset[str]) -> bool:
    """Whether it is an open errand to find the cause."""
    return bool(matter) and any(
        isinstance(fact, ActionItem)
        and fact.status in {ActionStatus.OPEN, ActionStatus.OVERDUE}
        and re.search(rf"(?i)\b{_CAUSE}\b", fact.what)
        and _SEEKING.search(fact.what)
        and matter == shared(matter, stems(fact.what))
        for fact in one.unit.facts
    )
