"""Sentences by which somebody doubts that the work comes out, or needs more for it."""

from __future__ import annotations

import re

from assistant.extract.risks.harm_verbs import Use, uses_of
from assistant.extract.risks.possible_harm import MORE_TIME
from assistant.extract.tasks.verbs import base_form

_WELL = (
    r"(?:holds?|held|makes? it|makes? (?:the|our|that|this) \w+|(?:be|is|are|get|gets)"
    r" (?:\w+ly )?(?:ready|done|finished|complete[d]?|over|here|there|in time|on time"
    r"|enough|approved|delivered|open|dry|fixed|signed|live|able|back|met|possible)"
    r"|arrives?|comes?|works?|finish(?:es)?|pass(?:es)?|lasts?|fits?|suffices?"
    r"|survives?|delivers?|opens?|starts?|launch(?:es)?|ships?|meets?|keeps?"
    r"|reach(?:es)?|rises?|dr(?:y|ies)|copes?|scales?|stands?"
    r"|go(?:es)? (?:live|ahead|well|through)|learns?|manages?|withstands?"
    r"|carry|carries|covers?|gets? (?:the|his|her|their|our|a|an|through|there|it)"
    r"|appears?|agrees?|approves?|signs?|pays?)\b"
)
"""What one who plans hopes that a thing does."""
_NO_DOUBT_OF = (
    r"(?! ?(?:what|how|which|where|who|whose|when|why)\b)"
    r"(?![^.;,?]*\b(?:should|would|ought|wants?|needs? to|matters?|makes? sense|means?"
    r"|understand|follow)\b)"
)
_THAT = r"(?:,? (?:that|if|whether))?"
_SURE = (
    r"(?:\bnot|n['’]t) (?:(?:so|at all|yet|quite|very|really|entirely|fully|totally"
    r"|too|all that|feel|be) )*(?:sure|certain|confident|convinced|optimistic)"
    r"|\bfar from (?:sure|certain|confident|convinced)"
    r"|\b(?:sceptical|skeptical|doubtful|uncertain|unsure|pessimistic)"
    r"|\b(?:i|we|(?:the|our) [\w-]+|(?-i:[A-Z][a-z]+)) (?:\w+ly |still |also )?doubts?"
    r"|\bno (?:way|chance)|\b(?:hard|difficult) to (?:see|believe|imagine)"
    r"|\bdo(?:es)?(?: not|n['’]t) (?:think|believe|see|expect)(?= [^.;?]{2,60}\b(?:in"
    r" time|on time|ready|hold|by \w+day|by the|before the|this (?:week|month|year))\b)"
)
_SOON = (
    r"(?:worr(?:y|ies|ied)|fears?|(?:is|am|are|['’]m|['’]s|['’]re) (?:\w+ )?(?:afraid"
    r"|(?:worried|concerned)(?= (?:that|about|over|by)\b)|scared|nervous|anxious"
    r"|uneasy)|(?:['’]m|is|am|are|['’]re|['’]s) (?:getting|growing|becoming) (?:\w+ )?"
    r"(?:worried|concerned|nervous|anxious|uneasy)(?= (?:that|about|over|by)\b))"
)
_BAD_FEELING = re.compile(
    rf"(?:^|[,;:.–—-] ?|\b(?:and|but|because|so) )(?:\w+ )?(?:i|we|they|he|she|people"
    r"|everybody|many|some|most|both|(?:the|our) [\w-]+(?: [\w-]+)?"
    rf"|(?-i:[A-Z][\w'’-]+)(?: (?-i:[A-Z][\w'’-]+))?)['’]?"
    rf" ?(?:\w+ly |still |also |all |both |really )?{_SOON}"
    r"(?: that| the| an?| another| more| about| for| it| we| they| he| she| our| this"
    r"| of (?!nothing)|(?<!y)(?<!ies)(?<!ied) (?-i:[A-Z][a-z0-9]))"
    r"(?! (?:i|we) (?:cannot|can['’]t|can not|won['’]t|have to|must|will not|am|need"
    r" to) (?:join|attend|come|leave|be there|make it|go|miss))",
    re.IGNORECASE,
)
"""What somebody fears now; "I am afraid I can't come" only says no."""
_FEAR = r"(?:worry|worries|concerns?|fears?|anxiety|headache|nightmare)"
_MUCH = r"(?:main|big|bigger|biggest|only|one|other|real|greatest|chief|first|next)"
_AT_HEART = (
    r"(?:me|us|him|her|them|everybody|everyone|(?:the|our) [\w-]+|(?-i:[A-Z][\w'’-]+))"
)
_WORRY = re.compile(
    r"\b(?:have|has|['’]ve|share|shares|raised?|raises|voiced?|voices|expressed?) "
    r"(?:(?:a|an|some|many|serious|real|big|grave|great|a lot of|a few|a couple of"
    r"|strong|deep|still"
    r"|also|his|her|their|our|the) )*(?:concerns?|worr(?:y|ies)|fears?|misgivings"
    r"|doubts) (?:about|over|that|regarding|around)\b"
    rf"|\b(?:my|our|his|her|their|the|another|[\w-]+['’]s) (?:{_MUCH} )*{_FEAR}"
    r" (?:here |now |still )?(?:is|are|remains?) (?!not\b|an?\b|over\b|gone\b|now\b"
    r"|unfounded|answered|settled|that (?:\w+ ){0,3}not matter)"
    rf"|\bwhat (?:really |still )?(?:worries|scares|bothers|troubles|concerns|frightens"
    rf"|keeps) {_AT_HEART}(?: (?:most|up|awake|up at night|awake at night|here|now))*"
    r" (?:is|are) (?!not\b)"
    rf"|\b(?:worries|scares|troubles|frightens) {_AT_HEART}(?! (?:any ?more|no))\b"
    r"(?! (?:not|less|little)\b)"
    rf"|\b(?:it|that|this) (?:concerns|bothers) {_AT_HEART} that\b"
    rf"|\bkeeps? (?:\w+ )?{_AT_HEART} (?:awake|up) (?:at|all) night\b"
    r"|\bsleepless nights?\b|\b(?:lose|loses|losing) sleep (?:over|about)\b",
    re.IGNORECASE,
)
"""A worry as a thing that somebody has, or that keeps somebody awake."""
_NO_WORRY = re.compile(
    r"\b(?:no|not|never|nobody|nothing|without|no longer|hardly|stopped|used to)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    rf"(?:{_SURE}){_THAT}{_NO_DOUBT_OF} [^.;?]{{2,80}}?(?<!to )\b{_WELL}", re.IGNORECASE
)
_MAY_NOT = re.compile(
    r"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bhe )(?<!\bshe )(?<!\bthey )\b(?:may|might"
    r"|(?:will|would) (?:probably|likely|possibly)|(?:probably|likely) will) not"
    rf" (?:\w+ly |be able to )?{_WELL}",
    re.IGNORECASE,
)
_WILL_NOT = (
    r"(?:won['’]t|will not|cannot|can['’]t|(?:is|are)(?: not|n['’]t) going to|(?:does"
    r"|do)(?: not|n['’]t))"
)
_PROBABLY_NOT = re.compile(
    rf"\b(?:probably|likely|possibly|perhaps|maybe) (?:[\w’'-]+ ){{0,4}}?{_WILL_NOT}"
    rf" (?:be able to )?{_WELL}|\b(?:looks?|seems?|feeling|hunch) (?:as if|as though"
    rf"|like|that) [^.;,?]{{2,60}}? {_WILL_NOT} (?:be able to )?{_WELL}",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    r"\bthere(?:['’]s| is) (?:(?:a|an|every|some|the|still|also|real|good|high|certain"
    r"|small|fair|serious|decent|strong) )*(?:chance|possibility|likelihood|prospect)"
    r" (?:that|of) (?P<case>[^.;?]{5,120})",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(
    rf"\b(?:is|are|be|looks?|seems?|['’]s|['’]re) (?:\w+ )?unlikely (?:to {_WELL}"
    rf"|(?:that )?[^.;?]{{2,80}}?\b{_WELL})",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"(?:^|[,;:.–—] ?|\b(?:then|and|but|so|because|that|which) )"
    r"(?:(?:i|we|they|he|she|it|(?:the|our|this|that) [\w-]+(?: [\w-]+){0,3}?"
    r"|(?-i:[A-Z][\w'’-]*)(?: [\w-]+)?)(?: will|['’]ll|['’]d|would|are going to"
    r"|is going to)?(?: then| still| probably| also| really| just| definitely)?"
    r" (?:needs?|requires?|takes? (?:us |me )?)) "
    rf"(?:at least |about |around |roughly |maybe )?{MORE_TIME}",
    re.IGNORECASE,
)
"""More time than was planned, as it is or in a case."""
_PAST = re.compile(
    r"\b(?:was|were|had|used to|last (?:week|month|year|time)|no longer|without)\b",
    re.IGNORECASE,
)


def doubts(text: str) -> bool:
    """Whether somebody doubts now that it comes out, fears something or needs time."""
    if text.rstrip(" *_").endswith("?"):
        return False
    patterns = (_DOUBTS, _MAY_NOT, _PROBABLY_NOT, _UNLIKELY, _BAD_FEELING, _NEEDS)
    worry = _WORRY.search(text)
    before = text[: worry.start()] if worry else ""
    if worry and not _NO_WORRY.search(before) and not _PAST.search(before):
        return True
    chance = _CHANCE.search(text)
    if chance and _tells_harm(chance["case"]):
        return True
    return any(
        found is not None and not _PAST.search(text[: found.end()])
        for found in (pattern.search(text) for pattern in patterns)
    )


def _tells_harm(case: str) -> bool:
    """Whether a chance is one of harm: that the roof leaks, of losing the slot."""
    if re.search(rf"{_WILL_NOT} (?:be able to )?{_WELL}|\b(?:late|too)\b", case):
        return True
    words = [base_form(word) for word in re.findall(r"[a-z]+", case)]
    words += [f"{word[:-3]}{end}" for word in words for end in ("", "e")]
    return any(Use.ALONE in uses_of(word) for word in words)
