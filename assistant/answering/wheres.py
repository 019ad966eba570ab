"""Whether a sentence speaks of that whose place is asked for, or of the way to it.

`Where is the finish` is answered by nothing that is merely finished, nor `where is the
start` by a start list; how people get somewhere is told by what takes them there.
"""

from __future__ import annotations

import re

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.occasions import matter_of
from assistant.answering.candidates.places import place_in
from assistant.facts.sameness.stems import stem_of, stems

_WHERE = re.compile(
    r"(?i)\W*(?:and |so )?where (?:is|are|was|were|will) (?:the|our) "
    r"(?:[^\W\d_]+ )?(?P<thing>[^\W\d_]{3,})"
    r"(?: (?:now|going to be|to be|be|located|today|held))?\W*$"
)
_CLAUSE = re.compile(r"[,;:]\s|[.!?]\s|\b(?:instead of|rather than|because|but|so)\b")
_BEHIND = (
    r"(?! (?:is|are|was|were) (?:\w+ )?(?:off|dropped|cancelled|gone|no longer|not)\b)"
    r"(?=\W*$|\W*[.,;:!?()–—“”\"]| (?:is|are|was|were|will|would|has|have|had|can|must"
    r"|mov|stay|go|stand|sit|lie|l[ai]y|remain|chang|come|need|take|be|no|not|now|in|on"
    r"|at|to|from|of|for|by|under|near|behind|beside|between|inside|outside|opposite"
    r"|with|and|or|but|there|here|because|until|after|before|since|so|as|area|line"
    r"|point|place|site|location|\d))"
)
_NOT_IT = (
    r"(?<!\bold )(?<!\bformer )(?<!\bprevious )(?<!\boriginal )(?<!\bi )(?<!\bwe )"
    r"(?<!\bthey )(?<!\bwho )(?<!\bto )(?<!\bwill )(?<!\bcan )(?<!\bmust )"
)
"""What stands before another one, or before the verb."""
_GETS_THERE = re.compile(
    r"(?i)\W*(?:and |so )?how (?:do|does|did|can|will|should) .+ (?:get|go|come|travel)"
    r" (?:to|from|there|back|home|into)\b"
)
_WAY = re.compile(
    r"(?i)\b(?:bus(?:es)?|shuttles?|coach(?:es)?|mini-?bus\w*|trains?|trams?|metro"
    r"|subway|ferr(?:y|ies)|boats?|taxis?|cabs?|walk(?:s|ing)?|on foot|driv(?:e|es|ing)"
    r"|cycle|cycling|bikes?|bicycles?|park[- ]and[- ]ride|lifts?|vans?|lorr(?:y|ies)"
    r"|trucks?|planes?|flights?|fl(?:y|ies)|by (?:car|road|rail|air|sea|post|mail"
    r"|courier)"
    r"|through|via|take[sn]?|brings?|brought|sent|carried|transport\w*|deliver\w*)\b"
)


def is_of_place(one: Candidate, question: Question) -> bool:
    """Whether, where a happening's place is asked for, it is named as what it is."""
    if _GETS_THERE.match(question.text):
        return _WAY.search(one.unit.facts[0].title) is not None
    found = _WHERE.match(question.text)
    if found is None or one.computed:
        return True
    thing = found["thing"].casefold()
    if not any(name.startswith("=") for name in matter_of(thing)):
        return True
    form = rf"(?i){_NOT_IT}\b{re.escape(thing)}(?:s|es)?\b{_BEHIND}"
    if any(stem_of(thing) == stem for stem in stems(one.title)):
        return True
    clauses = _CLAUSE.split(one.unit.facts[0].title)
    return any(re.search(form, clause) and place_in(clause) for clause in clauses)
