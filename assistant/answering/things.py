"""The thing that a question is about, and whether a sentence tells that of it.

`How many medals are ordered` is not answered by how many blankets are, nor by how many
medals are needed; nor is `when do the toilets arrive` by when the blankets do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of, kin_of_word
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import BEFORE
from assistant.answering.candidates.occasions import matter_of
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import shared, stem_of, stems
from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in
from assistant.gate.days import days_in

W = Wanted
_ENDS = (
    r"(?:do|does|did|will|are|is|was|were|have|has|had|can|could|must|should|shall"
    r"|would|may|been|we|they|I|you|he|she|there|for|in|at|of|from|on|with|by|to|per"
    r"|be|so|now|still|already|altogether|left|as|after|before|since|under|over|and)"
)
_HOW_MANY = re.compile(
    r"(?i)\bhow many (?!of\b)(?:more |other |different )?"
    rf"(?P<thing>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){{0,3}}?)(?= {_ENDS}\b|\W*$)"
)
_WHEN = re.compile(
    r"(?i)\W*(?:and |so )?(?:when|what day|which day|what time|by when)"
    r" (?:is|are|was|were|(?P<verb>do|does|did|will|can|should|must))"
    r" (?:the|our|their|all|all the|these|those|his|her|my|your) "
    r"(?P<thing>[^?.,]+)"
)
_WHO_DOES = re.compile(
    r"(?i)\W*(?:and |so )?who(?: (?:is|are|was|were|has|have|had|will|would|can"
    r"|could))* (?:mak|suppl|deliver|provid|sell|sold|made|produc|order|bought|buy|rent"
    r"|hir|book)\w*(?: (?:us|for us))? (?:the|our|their|all|all the|these|those)"
    r" (?P<thing>[^?.,]+)"
)
_CUT = re.compile(
    r"(?i)\s(?:in|on|at|for|from|to|by|with|of|into|about|over|under|up|out|back|off"
    r"|here|there|now|yet|again|today|tomorrow|this|next|and|or|that|which|be|been"
    r"|get|got|supposed|expected|meant|planned|due|we|they|he|she|you|i)\b.*"
)
_EVENTS = frozenset(
    map(
        stem_of,
        "date day time week hour deadline event slot window start end".split(),  # noqa: SIM905
    )
)
"""Words for when something is, beside the thing itself."""
_ANYBODY = stems(
    "people persons person times time things thing items item percent days day weeks"
    " week months month years year hours hour minutes minute seconds units unit points"
    " euros pounds dollars francs kwp kw mw kwh kg tons tonnes litres metres meters km"
    " kilometres kilometers miles feet inches volts amps degrees hectares square"
    " business working calendar"
)
"""What a number is counted in, or who they are, in whatever words."""
_BESIDE = re.compile(
    r"(?i)^\W*(?:$|(?:units?|pieces?|items?|copies|sets?|pairs?|boxes|pallets?|crates?"
    r"|packs?|of (?:them|these|those|the|our|it|an?|\d)|in (?:total|all|the|our|use)"
    r"|for|from|at|by|on|with|so|now|and|or|but|to|already|yet|left|more|are|is|was|were"
    r"|have|has|had|been|will|can|out|altogether|each|per|per cent|ordered|booked"
    r"|open|done|ready|registered|signed|confirmed|delivered|accredited|planned"
    r"|instead|rather|not|than|as|after|since|because|this|last|next|until|up|down"
    r"|[a-z]{3,}ed)\b|[^\w\s])"
)
"""What follows a number that counts what was named before it."""
_NAMES = re.compile(
    r"(?i)\b(?:kilomet(?:re|er)|km|mile|phase|week|nos?\.?|numbers?|room|page|step"
    r"|version|gate|line|lot|part|level|floor|stage|section|road|bus|hall|platform)\s$"
)
"""What a number behind it is the name of."""
_PER = re.compile(
    r"(?i)^(?: [^\W\d_]+)?,? (?:per|each|every|an?|for (?:each|every|an?))"
    r" (?P<thing>(?:[^\W\d_][\w'’-]* ?){1,2})"
)
"""Of what a number is told once for each."""
_FEW = re.compile(
    r"(?i)\b(?:no|none|one|only an?|just an?|both|a couple of|a pair of|a few|several"
    r"|dozens of|hundreds of|thousands of|nobody|not any)$"
)
_TIME = re.compile(r"^\s?(?::\d|[ap]\.?m\b|o['’]clock|h\b|uhr\b)", re.IGNORECASE)
_NOUN_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEAR = 5
_ASKS_NEED = re.compile(
    r"(?i)\b(?:need\w*|requir\w+|should|must|ought|want\w*|suppos\w+|plan\w*|order\w*"
    r"|expect\w*|target|goal|necessary|missing|lack\w*|short|allow\w*|going to|will"
    r"|would|can|could|may|left)\b"
)
_NEED = re.compile(
    r"(?i)\b(?:need(?:s|ed|ing)?|requir(?:es?|ed|ing)|necessary|must have|have to have"
    r"|wants?|wanted|asks? for|asked for|wished|(?:are|is) missing|still missing"
    r"|short of|lacks?|lacking)\b"
)
_CLAUSE = re.compile(r"[;:.!?]\s|,\s|\b(?:but|while|and)\b")
_A_NUMBER = re.compile(
    r"(?i)\d|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|\w+ty|hundred|thousand|both|several|few|couple|nobody)\b"
)
_HAS_NOW = re.compile(
    r"(?i)\b(?:ha(?:s|ve|d)|got|there (?:are|were|is)|are|were|confirmed|registered"
    r"|signed up|ordered|arrived|delivered|booked|so far|now|already|only)\b"
)
_ASKS_HAVE = re.compile(
    r"(?i)\bhow many\b.*\b(?:do|does|did) (?:we|they|you|i|he|she|[\w ]+) (?:now )?have"
    r"\b(?! to)|\bhow many\b.*\b(?:have|has) (?:we|they|you)\b(?: (?:now|got))?\W*$"
    r"|\bhow many\b.*\b(?:are|is) (?:there|[a-z]+ed|here|in|ready|open|done)\b"
    r"|\bhow many\b.*\b(?:so far|by now|already|now|at the moment|today)\b"
)
_NEEDED = re.compile(r"(?i)\bhow many\b.*\b(?:need(?:s|ed)?|required|requires?)\b")
_TELLS_NEED = re.compile(
    r"(?i)\b(?:need\w*|requir\w+|must|should|have to|has to|want\w*|at least|minimum"
    r"|target|goal|plan\w*|order\w*|enough|complete|cap|limit|will|necessary|short"
    r"|missing|lack\w*|too (?:few|many)|instead|more|fewer|rather)\b"
    r"|\d (?:of|out of) (?:the )?\d|\bof (?:the )?\d|\(\d"
)


_WHEN_DOES = re.compile(
    r"(?i)\W*(?:and |so )?(?:when|what day|which day|by when)"
    r" (?:does|do|did|will|is|are|has|have|can) .+"
)
_TOLD_DEEDS = frozenset({"fix", "sign", "quit", "buy", "promise"})
"""Happenings whose day is told only by words for them."""


def tells_of_thing(one: Candidate, question: Question) -> bool:
    """Whether a sentence tells of the thing whose number, day or doer is asked for."""
    if _tells_no_such_deed(one, question):
        return False
    names = _thing_asked(question)
    given = one.about | one.titles | one.short
    if not names or not shared(names, given):
        return not names
    if question.wanted is not W.AMOUNT or one.computed:
        return True
    said = one.unit.facts[0].title
    return _counts(said, names) and _has_or_needs(said, question.text)


def _thing_asked(question: Question) -> frozenset[str]:
    """Return the stems by which the thing is called, none where none is needed.

    What is counted must be called by its noun; of what has a day any word will do.
    """
    form = {W.AMOUNT: _HOW_MANY, W.DAY: _WHEN, W.PERSON: _WHO_DOES}.get(question.wanted)
    found = form.search(question.text) if form else None
    if found is None or question.whole or question.asks_for_goal:
        return frozenset()
    words = [fold(w) for w in _NOUN_WORD.findall(_CUT.sub("", found["thing"]))]
    if len(words) > 1 and found.groupdict().get("verb"):
        words.pop()
    while question.wanted is not W.AMOUNT and len(words) > 1 and _is_no_name(words[-1]):
        words.pop()
    head = stems(words[-1]) if words else frozenset()
    if not shared(head, question.subject) or head & (_ANYBODY | _EVENTS):
        return frozenset()
    if _is_occasion(words[-1]) or words[-1].capitalize() in found["thing"]:
        return frozenset()
    return stems(" ".join(words)) if question.wanted is W.DAY else head


def _tells_no_such_deed(one: Candidate, question: Question) -> bool:
    """Whether of a deed whose day is asked for neither it nor its title tells."""
    if question.wanted is not W.DAY or not _WHEN_DOES.match(question.text):
        return False
    deeds = kin_of(question.bare) & _TOLD_DEEDS
    return bool(deeds) and not (one.computed or deeds & (one.kin | kin_of(one.title)))


def _is_occasion(word: str) -> bool:
    """Whether a word names what happens, for which there are many words."""
    named = any(one.startswith("=") for one in matter_of(word))
    return named or kin_of_word(word) is not None


def _is_no_name(word: str) -> bool:
    """Whether a word behind a noun is its verb, or says that it is an event."""
    past = len(word) > len("need") and word.endswith("ed")
    known = base_of(word) is not None or kin_of_word(word) is not None
    return past or known or stem_of(word) in _EVENTS


def _counts(said: str, head: frozenset[str]) -> bool:
    """Whether a number, or a word for one, is told of that thing."""
    label = BEFORE.match(said)
    if label and shared(head, stems(label[1])):
        return True
    return any(_is_of(said, one, head) for one in _numbers(said)) or any(
        _FEW.search(lead) for lead in _leads(said, head)
    )


def _numbers(said: str) -> Iterator[Amount]:
    days = [(day.start, day.end) for day in days_in(said)]
    for one in (*amounts_in(said), *spelled_amounts_in(said)):
        if any(start <= one.start < end for start, end in days):
            continue
        at_time = _TIME.match(said[one.end :]) or re.search(r"\d:$", said[: one.start])
        if not at_time and one.unit not in {"ordinal", "day", "month", "min"}:
            yield one


def _is_of(said: str, one: Amount, head: frozenset[str]) -> bool:
    share = _PER.match(said[one.end :])
    if share and shared(head, stems(share["thing"])):
        return False
    if _BESIDE.match(said[one.end :]) and not _NAMES.search(said[: one.start]):
        before = stems(said[: one.start])
        if shared(head, before) or not shared(head, stems(said)):
            return True
    behind = _NOUN_WORD.findall(re.split(r"[.;:!?(]", said[one.end :])[0])[:_NEAR]
    return any(shared(head, stems(word)) for word in behind)


def _leads(said: str, head: frozenset[str]) -> Iterator[str]:
    """Yield what stands before the thing and the words that say which it is."""
    for word in _NOUN_WORD.finditer(said):
        if shared(head, stems(word[0])):
            lead = said[: word.start()].rstrip()
            yield lead
            yield re.sub(r"\s[^\W\d_][\w'’-]*$", "", lead)


def _has_or_needs(said: str, asked: str) -> bool:
    """Whether it is told how many there are where that is asked, and not are needed."""
    if _NEEDED.search(asked):
        return _TELLS_NEED.search(said) is not None
    if _ASKS_HAVE.search(asked) and not _ASKS_NEED.search(asked):
        return any(
            not _NEED.search(clause) or _HAS_NOW.search(_NEED.sub(" ", clause))
            for clause in _CLAUSE.split(said)
            if _A_NUMBER.search(clause)
        )
    return True
