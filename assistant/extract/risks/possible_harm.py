"""Sentences by which something bad may happen: the pump could seize this winter.

A modal of possibility, and behind it a verb or a state of harm; whether a verb is one
says WordNet. What is allowed, offered or chosen, and what is denied, is none.
"""

from __future__ import annotations

import re

from assistant.extract.dates.words import without_may
from assistant.extract.risks.consequences import HARM
from assistant.extract.risks.harm_verbs import Use, is_harmed, uses_of

_SURELY = r"(?:probably|likely|possibly|surely|most likely|very likely|quite likely)"
_MODAL = re.compile(
    r"\b(?:(?P<able>can)|(?P<may>may)|could|might"
    rf"|(?:will|['’]ll|would) {_SURELY}|{_SURELY} (?:will|would)"
    r"|(?:is|are|['’]s|['’]re|seems?|looks?) (?:very |quite |more )?"
    r"(?:likely|liable|prone|bound|about) to"
    r"|threatens? to|(?P<will>will|['’]ll))\b(?!['’]t| not\b| have (?!to\b))",
    re.IGNORECASE,
)
_THOUGHT = re.compile(
    r"\b(?:perhaps|maybe|probably|possibly|chances are|(?:thinks?|expects?|suspects?"
    r"|guess(?:es)?|believes?|fears?))\b",
    re.IGNORECASE,
)
"""Before a bare "will", it is no more than likely."""
_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:and|but|so|or|because|since|that|if|when|while|as|then|though"
    r"|although|unless|where|think|fear|expect|guess|believe|suspect|perhaps|maybe)\b",
    re.IGNORECASE,
)
_BREATH = re.compile(r"[,;:–—]|\b(?:and|but)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|no|never|nobody|none|nothing|neither|hardly|cannot|whether|how|what"
    r"|why|so that|in order|no[- ]one|who|if only|imagine|suppose"
    r"|(?:ask\w*|see|check\w*|wonder\w*|know) if)\b|n['’]t\b)",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:you|users?|visitors?|guests?|members?|callers?|readers?|players?|anyone"
    r"|anybody|^one$|everyone|everybody|people|someone|somebody|students?|customers?)$",
    re.IGNORECASE,
)
"""Of whom it is told what they are allowed or able to do."""
_ILLS = re.compile(
    r"\b(?:risks?|costs?|prices?|exposure|errors?|failures?|damage|delays?|backlog"
    r"|noise|debts?|fears?|problems?|issues?|losses|queues?|pain|fees?|rates?"
    r"|quotes?|rents?|premiums?|wages|workload|tariffs?)$",
    re.IGNORECASE,
)
"""What does harm by rising, and none by going down or ending."""
_RISES = re.compile(
    r"(?:go up|rise|increase|grow|double|triple|climb|explode|soar|pile up|get (?:worse"
    r"|higher|bigger|longer|more \w+)|eat up|exceed|spread)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:^|\s)(?:i|we|he|she|they)(?: all| both)?$", re.IGNORECASE)
"""Who acts by choice: what they could do is an option, what befalls them is none."""
_NAME = re.compile(
    r"^(?!(?:It|This|That|There|Which|Things?)$)[A-Z][a-z]+(?: [A-Z][a-z]+)?$"
)
_OURS = re.compile(
    r"\b(?:teams?|crew|group|staff|colleagues?|developers?|volunteers?|lads|scripts?"
    r"|jobs?|tools?|buttons?|switch|commands?|options?|filters?|admins?|managers?)$",
    re.IGNORECASE,
)
"""Who or what cancels and removes things because we want it."""
_ADVERBS = re.compile(
    r"(?:(?:also|well|still|only|then|just|even|again|soon|now|all|both|in the end"
    r"|at any (?:time|moment)|(?!(?:only|apply|rely|supply|reply|fly)\b)\w+ly) )*",
    re.IGNORECASE,
)
_BE = r"(?:be|get|become|turn out(?: to be)?|end up|remain|stay|go|come out|prove)"
_STATE = re.compile(
    rf"{_BE} (?:(?:very|rather|quite|still|already|all|even|a bit|a little"
    r"|a (?:day|week|month)|(?:\w+ )?(?:days|weeks|months|hours)|much|\w+ly) )*(?:"
    r"late\b(?! for (?:lunch|school|work|dinner|class))|too (?!good)\w+|shorter"
    r"|short\b|insufficient|impossible"
    r"|un(?:available|usable|safe|stable|reliable|reachable|able|readable|workable"
    r"|happy|finished|staffed|covered)\b"
    r"|in(?:complete|compatible|accurate|secure|accessible|adequate|operable)\b"
    r"|wrong\b|stuck\b|closed\b(?! by)|down\b(?! (?:by|to|over|from)\b)"
    r"|offline|empty|full\b|lost\b|missing\b"
    r"|broken\b|out of (?!date order|the way|here)\w+|without (?!you|me)\w+"
    r"|behind(?! the)\b|over (?:the )?budget|dead\b|ill\b|sick\b|absent\b"
    r"|in (?:trouble|danger|doubt|breach)\b|at risk\b|scarce\b|worse\b|slower\b"
    r"|dangerous|tight\b|outdated|obsolete|stale\b|soaked|wet\b|away\b|useless|dark\b|stranded|idle\b|overdue"
    rf"|(?:(?:a|an|another|some|more|big|real|serious|long|longer|huge|further|the"
    rf"|next) )*{HARM}\b(?! (?:report|list|tracker|page)))",
    re.IGNORECASE,
)
_IN_STATE = re.compile(rf"(?:{_BE}|arrive|come(?: back)?) (?:\w+ly )?", re.IGNORECASE)
_LEADS_TO = re.compile(
    r"(?:cause|lead to|mean|result in|create|bring|trigger|produce|end in|face|see"
    r"|run into|get into|suffer) (?:(?:a|an|another|some|more|big|real|serious|long"
    rf"|longer|huge|further|the|\w+) ){{0,3}}?{HARM}\b"
    r"|cost (?:us |them |the \w+ )?(?:more|extra|too much|a (?:day|week|month)|weeks"
    r"|months|days|the )|leave (?:\w+ ){1,3}?(?:without|short|stranded|stuck|unable"
    r"|with no(?:thing)?|exposed)\b"
    r"|(?:stop|prevent|keep|hinder) (?:us|them|me|him|her) from \w+ing\b"
    r"|hold (?:\w+ ){1,4}(?:up|back)\b|(?:push|put|set|move) (?:\w+ ){1,4}?(?:back"
    r"|off|into (?:the|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|next)|out (?:to|by|of))\b"
    r"|(?:come|arrive|finish|start|open|be delivered|be ready|reach \w+|get \w+)"
    r" (?:(?:far|much|very|\w+ (?:days?|weeks?|months?)) )?(?:too |even )?late(?!st)\b"
    r"|go wrong\b|stop (?:working|responding|running)\b|run (?:late|short|dry|over|out"
    r"|low)\b|fall (?:behind|short|apart|through|over)\b|take (?:(?:much|far|a lot|even"
    r"|a little|a bit|us|him|her|them) )*(?:longer|too long|more (?:time|days|weeks))",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"(?:(?:have|need) to (?:be )?|need |want )(?:stop|delay|postpone|cancel|close|redo"
    r"|repeat|scrap|wait (?:for|until|till|another|longer|a )|evacuate|abandon|shut"
    r"|start (?:again|over)|rebuild|reship|rework|stopped|delayed|postponed|cancelled"
    r"|canceled|closed|redone|repeated|scrapped|abandoned|replaced|rebuilt|reworked"
    r"|thrown (?:away|out)|torn (?:out|down)|another go)\b",
    re.IGNORECASE,
)
_SPAN = r"(?:days?|weeks?|months?|quarters?|sprints?|fortnights?)"
_COUNT = r"(?:a|an|one|two|three|four|five|six|some|a few|several|a couple of|\d+)"
MORE_TIME = (
    rf"(?:another (?:{_COUNT} )?(?:\w+ )?{_SPAN}|{_COUNT} (?:more|extra|further"
    rf"|additional) {_SPAN}|{_COUNT} {_SPAN} (?:more|longer|extra)"
    r"|(?:(?:much|a lot|a bit|a little|some) )*(?:more|extra) time\b"
    r"(?! (?:with|to talk)))"
)
MORE_TIME_NEEDED = re.compile(rf"\b{MORE_TIME}", re.IGNORECASE)
_MORE_NEEDED = re.compile(
    r"(?:need|take|require|cost|want|ask for)(?: us| me| him| her| them)?"
    rf" (?:{MORE_TIME}(?! off)"
    r"|(?:(?:more|extra|additional|another|(?:a|one) more|two more|a (?:second|third"
    r"|fourth)) )(?:people|hands|staff|money|budget|funding|funds|\w+ers?|\w+ors?"
    r"|\w+ists?|\w+ians?)\b(?! (?:of|chapter|paper|letter|folder|number|filter))"
    r"|longer\b)",
    re.IGNORECASE,
)
_BEFALLS = re.compile(
    r"(?:lose|miss(?! the (?:first|bus|train))|run (?:out|short|late|dry|low|into)|fall"
    r" (?:behind|short)|overrun|overspend|fail|suffer|forget|overlook|struggle"
    r"|(?:end up|be left) (?:without|with no|short|late)"
    r"|face|slip|get (?:stuck|sued|fined)|be (?:late|short|stuck|unable|too|fined|sued"
    r"|blocked|cut off|delayed|without|overwhelmed|in (?:trouble|breach))|breach"
    r"|come too late|default)\b",
    re.IGNORECASE,
)
"""What persons do without wanting to."""
_GOES_ON = re.compile(
    r"\W|(?:in|on|at|under|over|when|while|if|as|because|and|or|but|by|from|for|to|into"
    r"|through|within|without|with|before|after|during|since|until|till|once|again|too"
    r"|soon|early|late|later|first|today|tomorrow|tonight|here|there|apart|altogether"
    r"|badly|completely|mid|due|so|then|unless|between|around|near|against|out|up|off"
    r"|down|away|open|loose|half|\w+ly"
    r"|(?:this|next|the (?:next|first|whole|very)|one|any|every|some|last|all)"
    r" (?:spring|summer|autumn|fall|winter|week|month|quarter|year|season|day|night"
    r"|time|moment|morning|evening|weekend|\w+day|over))\b",
    re.IGNORECASE,
)
"""What may follow a verb that has no object."""
_HARMLESS = re.compile(
    r"\b(?:lose|losing|miss) (?:his|her|their) (?:posts?|jobs?|positions?)\b"
    r"|\b(?:nobody|no one) (?:will|would) (?:mind|notice|care|miss)|\bno (?:harm|matter"
    r"|problem)\b|\b(?:that|which|it) (?:is|would be|['’]s) (?:fine|harmless|ok(?:ay)?"
    r"|no)\b|\bthere (?:is|are) (?:another|others|plenty)\b|\bon purpose\b"
    r"|\bby design\b|\bwe (?:do not|don['’]t) mind\b",
    re.IGNORECASE,
)
"""It harms nobody, or is nobody's business here."""
_ALLOWED = re.compile(
    r" (?:by|only|until|till|at any time|once|without|free|online|for free|on request"
    r"|with (?:a|the) (?:button|click|key))\b",
    re.IGNORECASE,
)
"""Behind "may be cancelled" it is what is permitted."""
_TAKES = re.compile(r"take|want|ask|cost", re.IGNORECASE)
_ANSWERS = re.compile(
    r" with an? (?:\w+ ){0,2}?(?:error|exception|code|message|status|warning)\b",
    re.IGNORECASE,
)
"""How a program is written to fail."""
_WORD = re.compile(r"[a-z][a-z-]*", re.IGNORECASE)


def possible_harm(text: str) -> bool:
    """Whether it says of something bad that it may come."""
    plain = without_may(text)
    if plain.rstrip(" *_").endswith("?") or _HARMLESS.search(plain):
        return False
    return any(_harms(plain, modal) for modal in _MODAL.finditer(plain))


def _harms(text: str, modal: re.Match[str]) -> bool:
    before = text[: modal.start()]
    breath = before[_end_of_last(_BREATH, before) :]
    only_told = modal["will"] and not _THOUGHT.search(breath)
    subject = before[_end_of_last(_CLAUSE, before) :].strip()
    if only_told or not before.strip() or _DENIED.search(breath):
        return False
    rest = text[modal.end() :].lstrip()
    lead = _ADVERBS.match(rest)
    rest = rest[lead.end() :] if lead else rest
    person = _PERSON.search(subject) is not None
    if _ANYBODY.search(subject):
        return False
    if _UNDONE.match(rest) or _MORE_NEEDED.match(rest):
        return not modal["able"] and not (person and _TAKES.match(rest))
    if person:
        return _BEFALLS.match(rest) is not None
    return _befalls_a_thing(rest, modal, subject)


def _befalls_a_thing(rest: str, modal: re.Match[str], subject: str) -> bool:
    if _ILLS.search(subject):
        return _RISES.match(rest) is not None
    if _LEADS_TO.match(rest):
        return True
    named = _NAME.match(subject) is not None
    if named and _BEFALLS.match(rest):
        return True
    if not modal["able"]:
        if not named and _STATE.match(rest):
            return True
        done = _IN_STATE.match(rest)
        if done and _is_done(rest[done.end() :], may=bool(modal["may"])):
            return True
    return _acts(rest, _uses(modal, subject, named=named))


def _uses(modal: re.Match[str], subject: str, *, named: bool) -> frozenset[Use]:
    """Return in which uses a verb behind such a subject tells of harm."""
    fit = set() if named else {Use.ALONE}
    if not modal["able"]:
        fit |= {Use.ON} if named or _OURS.search(subject) else {Use.ON, Use.DONE}
    return frozenset(fit)


def _is_done(rest: str, *, may: bool) -> bool:
    for verb, after in _verbs(rest):
        if is_harmed(verb):
            return not (may and _ALLOWED.match(after))
    return False


def _acts(rest: str, fit: frozenset[Use]) -> bool:
    """Whether a verb of harm is told, with or without what it is done to."""
    for verb, after in _verbs(rest):
        uses = uses_of(verb) & fit
        if not after.strip() or _GOES_ON.match(after.lstrip()):
            if Use.ALONE in uses:
                return _ANSWERS.match(after) is None
        elif after[:1] == " " and uses & {Use.ON, Use.DONE}:
            return True
    return False


def _verbs(rest: str) -> list[tuple[str, str]]:
    """Return the verb with its particle and alone, each with what follows."""
    first = _WORD.match(rest)
    if first is None:
        return []
    after = rest[first.end() :]
    found = [(first[0].lower(), after)]
    particle = _WORD.match(after[1:]) if after[:1] == " " else None
    if particle:
        both = f"{first[0]}_{particle[0]}".lower()
        found.insert(0, (both, after[1 + particle.end() :]))
    return found


def _end_of_last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)
