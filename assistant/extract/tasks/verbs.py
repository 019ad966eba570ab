"""Verbs that name work, and verbs that only look like a promise of it."""

from __future__ import annotations

import re

NOT_DOING = (
    r"(?:be|have (?:(?:an?(?! (?:quick |closer |proper |serious )?(?:word|look|chat"
    r"|talk"
    r"|call)\b)|to (?:say|admit|go))\b|[a-z]+ed\b|been\b|gone\b|had\b)|say|admit"
    r"|confess|stop|wait|miss|bet"
    r"|never|not|love|hate|survive|live|die|remember|regret|assume|think|go(?! (?:round"
    r"|around|through|over|after) (?:the|it|all|them|your|our|my|their|both|every)\b)"
    r"|leave"
    r"|stay|need|want|see|like|know|believe|guess|listen|mention|hold my|keep (?:it|you"
    r"|an eye|this short)|get (?:there|back to sleep)|let (?:you\b|(?:(?:him|her|them"
    r"|it|(?-i:[A-Z][\w'’-]+)) go\b))|hear|take (?:a(?! look| pass"
    r"| stab| note)|what|any)|read (?:first|that|what(?:ever)?)|just|feel|look forward"
    r"|do my best"
    r"|pass on|jump|drop off|share my screen|happily|happen|tell you|come to (?:that"
    r"|it)|(?:try to )?do (?:the same|it again)|give you|keep you|become|remain|cause"
    r"|allow"
    r"|require|result|depend|make sense|appear|mean|the|a|an|of|in|on|at|it|this|there"
    r"|we|they|you|he|she|any)\b"
)
"""What may not follow "will" for it to be work."""

SPEAKING = (
    r"(?:know|say|be|explain|tell|start|just|stop|guess|see|finish|put it|think|ponder"
    r"|mull|sleep on|recall|remember|ask myself)\b"
)
"""What may not follow "let me"."""

DOING = (
    r"(?:add|agree|align|announce|arrange|ask|assign|backport|book|brief|bring|build"
    r"|buy|call|cancel|chase|check|clarify|clean|close(?! enough| to\b)"
    r"|co-?ordinate|collect|compare"
    r"|comment|complete|confirm|consolidate|contact|create|cross[- ]check|cut|decide"
    r"|define|deliver|deploy|describe|discuss|document|draft|escalate|estimate|explain"
    r"|extend|file|fill|find (?!a way)|finish|fix|follow|get|give|groom|have (?:a|an"
    r"|somebody)"
    r"|implement|include|inform|introduce|investigate|invite|join|land|launch"
    r"|list|look at|look into|make (?:it clear|sure|a)|measure|merge|migrate|move"
    r"|nominate|notify|open|order|organi[sz]e|ping|plan|poll|post|prepare|present"
    r"|prioriti[sz]e|propose|provide|publish|push|put|raise|re-?order|re-?run|read"
    r"|record|refactor|release|remind|remove|rename|reply|report|request|research"
    r"|respond|restore|review|revisit|rewrite|ring|run|schedule|send|set up|share|ship"
    r"|sign|size|sort|split|start|submit|summari[sz]e|survey|switch|sync|take|talk to"
    r"|tell|test|tidy|track|train|try|turn|update|upload|validate|verify|wait for|warn"
    r"|work on|work out|write|chime in|jump in|bump|triage|reach out|double[- ]check"
    r"|push back|forward|return|advise|e-?mail|hand over|look over|drop|delete|enable"
    r"|disable|upgrade|formali[sz]e|adopt|rework)"
)
"""Verbs of checkable work, as they follow "we should" or begin a request."""


_IRREGULAR = {"has": "have", "does": "do", "goes": "go"}
_HISSING = re.compile(r"(?:ss|sh|ch|x|zz|o)es$")


def base_form(verb: str) -> str:
    """Return `close` for `closes`: the form in which work is asked for."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > len("dies"):
        return f"{verb[:-3]}y"
    if _HISSING.search(verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
