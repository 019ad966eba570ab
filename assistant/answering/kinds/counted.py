"""How many there are now: a newer count of the same things comes before an older one.

`Eight sessions instead of six` replaces the six sessions that the question is worded
like. A newer count that does not name the older one is told before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.amounts import amounts_in, spelled_amounts_in
from assistant.gate.days import days_in
from assistant.gate.sentence import stem

_THING = (
    r"(?P<thing>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,4}?)"
    r"(?= (?:do|does|did|will|are|is|was|were|have|has|had|can|could|must|should|shall"
    r"|been|we|they|I|you|he|she|there|for|in|at|of|from|on|with|by|to|per|be)\b|\W*$)"
)
_ASKED = re.compile(
    r"(?i)\b(?:how many|(?:what|which) (?:is|was) the (?:total )?number of"
    rf"|what number of)(?! of\b) {_THING}"
)
_NUMBERED = re.compile(rf"(?i) (?!of\b){_THING}")
_BEFORE = re.compile(
    r"(?i)\b(?:first|originally|original|initial\w*|before|previous\w*|earlier|former\w*"
    r"|used to|once|at the start|kick-?off)\b"
)
_PAST = re.compile(r"(?i)\b(?:did|was|were|had)\b|^\W*(?:have|has)\b")
_GIVES_UP = re.compile(
    r"(?i)(?:\b(?:instead of|rather than|in (?:the )?place of|not|no longer|replac\w+"
    r"|(?:up|down)? ?from|as against)|n['’]t (?:need|want|have|order|get|hold|run))"
    r"(?: (?:the|just|only|planned|original|old|first|our|a|at))*\s*$"
)
"""What stands before a number that is so no more."""
_MORE = frozenset(
    "more other additional further extra another of percent".split()  # noqa: SIM905
)
"""What makes a number a part of the count, or what is added to it."""
_ENDS_NOUN = re.compile(
    r"(?i)(?:and|or|but|not|instead|rather|for|in|at|from|to|on|with|by|is|are|was|were"
    r"|will|have|has|had|can|we|they|now|because|since|so|as|when|if|up|down|no|any)$"
)
_CLAUSE = re.compile(
    r"(?i)[.;!?](?=\s|$)|:\s|,? \b(?:so|and so|therefore|because|since|after)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:if|unless|whether|might|may|could|would|should|perhaps|maybe|consider\w*"
    r"|propos\w+|suggest\w*|wants?|wanted|asks?|asked|hop(?:e|es|ed)|wish\w*|almost"
    r"|nearly|rumou?r\w*|wrong(?:ly)?)\b|\?"
)
_BEHIND = re.compile(
    r"(?i)^ (?:for|at|in|of|with|from|by) ([^,.;:()]*?)"
    r"(?= (?:instead|rather|and not|but|not|no longer|up|down|now|because|since|so)\b"
    r"|[,.;:()]|\W*$)"
)
_TIMES = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\w+day|weeks?|months?|years?|total|all|now|20\d\d|spring"
    r"|summer|autumn|winter)\b"
)
_NOW = re.compile(r"(?i)\b(?:now|by now|in total|meanwhile|after all)\b")
_PLAIN = stems(
    "there need needs plan planned order ordered total now already altogether will get"
    " become becomes make makes"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in words: its value, and of what, where the things follow it."""

    value: Decimal
    start: int
    end: int
    named: bool
    alone: bool
    kinds: frozenset[str]


def with_newest_count(
    found: Sequence[Candidate], candidates: Sequence[Candidate], question: Question
) -> list[Candidate]:
    """Put the newest count of the things that are asked for before an older one.

    The older one is left out where the newer words name it as what they replace, and
    it is not asked what was done.
    """
    asked = _ASKED.search(question.text) or _whether_as_many(question)
    outdated = question.days or question.since or _BEFORE.search(question.text)
    if asked is None or outdated:
        return list(found)
    head = stem(fold(_WORD.findall(asked["thing"])[-1]))
    kept: list[Candidate] = []
    for one in found:
        for told in _told_for(one, candidates, question, head):
            if not any(same_sentence(told, other) for other in kept):
                kept.append(told)
    return kept


def _whether_as_many(question: Question) -> re.Match[str] | None:
    """Return of what a question asks whether there are as many as it says."""
    text = question.text
    numbers = [*amounts_in(text), *spelled_amounts_in(text)] if question.polar else []
    bare = [one for one in numbers if not one.unit]
    return _NUMBERED.match(text, bare[0].end) if len(bare) == 1 else None


def _told_for(
    one: Candidate, candidates: Sequence[Candidate], question: Question, head: str
) -> Sequence[Candidate]:
    """Return what is told for a sentence: itself, or a newer count before it."""
    counts = [c for c in _counts(said_in(one.unit.text), head) if c.named]
    if len(counts) != 1:
        return [one]
    known = one.about | one.titles | stems(question.bare)
    valid, newest, sure = {counts[0].value}, one, True
    for other in sorted(_may_count(one, candidates), key=lambda c: (c.day, c.words)):
        said = said_in(other.unit.text)
        new = _replacing(said, head, valid, known)
        if new is not None:
            newest, valid = other, valid | {new.value}
            sure = not _is_of_many(one, counts[0], candidates, head, new)
            continue
        given = _given(other, said, head, known)
        if given is not None and given.value not in valid:
            newest, sure = other, _NOW.search(said) is not None
            valid = valid | {given.value}
    if newest is one:
        return [one]
    beside = one.computed or not sure or _PAST.search(question.text)
    return [newest, one] if beside else [newest]


def _may_count(one: Candidate, candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    for other in candidates:
        held = other.day > one.day and not other.computed and not other.supposed
        if held and not any(isinstance(f, ActionItem) for f in other.unit.facts):
            yield other


def _replacing(
    said: str, head: str, valid: set[Decimal], known: frozenset[str]
) -> _Count | None:
    """Return the count that a sentence gives in the place of one that was so."""
    counts = _counts(said, head)
    over = [c for c in counts if _GIVES_UP.search(said[: c.start])]
    stand = [c for c in counts if c not in over and (c.named or c.alone)]
    for old in over:
        if old.value not in valid or not (old.named or old.alone):
            continue
        near = [c for c in stand if _clause(said, c) == _clause(said, old)]
        if len(near) == 1 and (near[0].named or old.named):
            [new] = near
            kinds = new.kinds | old.kinds | _behind(said, new)
            if within(kinds, known) and not _OPEN.search(_words(said, new)):
                return new
    return None


def _given(
    one: Candidate, said: str, head: str, known: frozenset[str]
) -> _Count | None:
    """Return the count of a sentence that says hardly anything but that."""
    counts = _counts(said, head)
    if len(counts) != 1 or not counts[0].named or not one.gives:
        return None
    [count] = counts
    clause = _words(said, count)
    names = stems(" ".join(one.people)) | one.people
    own = stems(clause) - stems(said[count.start : count.end]) - _PLAIN - names
    if _OPEN.search(clause) or _GIVES_UP.search(said[: count.start]) or not own:
        return None
    return count if within(own, known) else None


def _is_of_many(
    one: Candidate,
    count: _Count,
    candidates: Iterable[Candidate],
    head: str,
    new: _Count,
) -> bool:
    """Whether as many things of another kind are told of, that could be meant too."""
    mine = count.kinds | _behind(said_in(one.unit.text), count)
    if mine and within(mine, new.kinds):
        return False
    for other in candidates:
        if other.computed or same_sentence(other, one):
            continue
        said = said_in(other.unit.text)
        for each in _counts(said, head):
            kinds = each.kinds | _behind(said, each)
            if each.named and each.value == count.value and not within(kinds, mine):
                return True
    return False


def within(small: frozenset[str], large: frozenset[str]) -> bool:
    """Whether words hold no other than those, in any form."""
    return shared(small, large) == small


def _counts(said: str, head: str) -> list[_Count]:
    """Return the bare numbers of a sentence, each with what follows it."""
    days = list(days_in(said))
    found = []
    for one in (*amounts_in(said), *spelled_amounts_in(said)):
        if one.unit or len(one.values) != 1:
            continue
        if any(day.start <= one.start < day.end for day in days):
            continue
        named, alone, kinds = _noun(said[one.end :], head)
        value = one.values[0]
        found.append(_Count(value, one.start, one.end, named, alone, kinds))
    return found


def _noun(rest: str, head: str) -> tuple[bool, bool, frozenset[str]]:
    """Say whether the things follow, or nothing does, and the words between."""
    between: list[str] = []
    for word in re.findall(r"^\W*$|[^\w\s'’-]|[\w'’-]+", rest)[: _NEAR + 1]:
        if not _WORD.fullmatch(word) or _ENDS_NOUN.fullmatch(word):
            break
        if fold(word) in _MORE:
            return False, False, frozenset()
        if stem(fold(word)) == head:
            return True, False, stems(" ".join(between))
        between.append(word)
    return False, not between, frozenset()


def _behind(said: str, count: _Count) -> frozenset[str]:
    """Return the words behind the things that say which are meant, without times."""
    rest = re.sub(
        r"^(?: [\w'’-]+)*?(?= (?:for|at|in|of|with|from|by)\b)",
        "",
        _words(said, count).partition(said[count.start : count.end])[2],
    )
    found = _BEHIND.match(rest)
    return stems(_TIMES.sub(" ", found[1])) if found else frozenset()


def _clause(said: str, count: _Count) -> tuple[int, int]:
    """Return where the clause of a number begins and ends."""
    cuts = list(_CLAUSE.finditer(said))
    start = max((c.end() for c in cuts if c.end() <= count.start), default=0)
    end = min((c.start() for c in cuts if c.start() >= count.end), default=len(said))
    return start, end


def _words(said: str, count: _Count) -> str:
    start, end = _clause(said, count)
    return said[start : end + 1]
