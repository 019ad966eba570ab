"""What is put to all as a choice: "let's …", "shall we …", "I propose that …"."""

from __future__ import annotations

import re

from assistant.extract.tasks.phrasing import first
from assistant.extract.text.choice_verbs import MOVING, SETTLING
from assistant.extract.view import Unit

_LEAD = re.compile(
    r"(?:(?:so|then|and|but|well|ok(?:ay)?|right|fine|good|great|yes|yeah|alright|maybe"
    r"|perhaps|actually|in that case|therefore|anyway|now|look|listen|u[hm]+|hm+)\b"
    r"[,:.…]* )+",
    re.IGNORECASE,
)
_WE = r"(?:we|you and i|us|everyone|everybody)"
_SETTLE = r"(?:agree|settle|decide|fix|record|minute|confirm|conclude|say)"
_JUST = r"(?:(?:all|just|also|now|then|perhaps|maybe|simply|really|please)\b,? )*"
_THIS = (
    r"(?: (?:on )?(?:this|it|the following))?(?: (?:now|then|here|today))?"
    r"(?: (?:that|on|to|for)\b|[:,–—-]+)*"
)
_FRAMED = re.compile(
    rf"(?:(?:let['’]?s|let us|lets) {_JUST}{_SETTLE}\b{_THIS}"
    rf"|(?:can|could|shall|should|may|do|will|are) {_WE} {_JUST}(?:agreed|{_SETTLE})\b"
    rf"{_THIS}|(?:i|we)(?:['’]d| would|['’]ll| will)? (?:like to |also |then )*"
    r"(?:propose|suggest|recommend|move|vote|plead|argue)\b,?"
    r"(?: (?:that|to|for)\b|[:–—-])*(?: we should\b)?"
    r"|(?:my|our|the|one) (?:proposal|suggestion|recommendation|motion|preference)"
    r"(?: (?:is|would be|was)\b)?[,:]?(?: (?:that|to)\b)?"
    r"|(?:proposal|suggestion|motion|vorschlag)[:–—-]+"
    r"|i(?:['’]d| would)? say\b,?(?= we\b)"
    r"|i(?:['’]d| would) (?:rather|prefer (?:it if|that)|vote for)\b(?= we\b)"
    r"|is (?:everyone|everybody|anyone|anybody) (?:else )?(?:ok(?:ay)?|happy|fine|good)"
    r" (?:with|if|that)\b|(?:(?:are|is) there )?any objections? (?:to|if|against)\b"
    r"|(?:does|would|will) (?:anyone|anybody) (?:object|mind) (?:to|if)\b"
    r"|(?:how|what) about\b|(?:why (?:don['’]t we|not)|what if we)\b"
    rf"|(?:let['’]?s|let us|lets) {_JUST}|(?:shall|should) we\b {_JUST}"
    rf"|we (?:should|could|ought to|might(?: as well)?) {_JUST})\s*",
    re.IGNORECASE,
)
"""How something is put to all, in front of what is put to them."""
_PLAIN = re.compile(
    rf"we(?:['’]ll| will|['’]re going to| are going to| then| now)? (?:{MOVING}"
    rf"|{SETTLING}|go with|use|buy|do without)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:[,;]? (?:then|right|ok(?:ay)?|yes|no|agreed|everyone|everybody|all right"
    r"|shall we|yeah|please|do we agree|are we agreed"
    r"|if (?:that|it)['’]?s (?:ok(?:ay)?|fine|all right)(?: with \w+)?))+\W*$",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"(?:see|hear|talk|look|listen|move on|go (?:on|to|through|a?round|back|over|home)"
    r"|get|(?:start|begin)(?: with| by|\W*$| the (?:meeting|call|round))|continue"
    r"|carry on|wait|hope|take (?:a|five|ten|\d|it from|that (?:offline|away))|break"
    r"|come (?:back|to)|return to|discuss|jump|dive|be|face|not forget|remember|assume"
    r"|pretend|imagine|have (?:a|an|to|been|no)|wrap|call it|do (?:that|this|it"
    r"|the round)|check|think|park|find out|figure|chat|know|ask|say|need|want|lose"
    r"|miss|fail|run out|struggle|regret|never|all\W*$|record(?:ing)?"
    r"|not (?:write|put (?:it|that|this)|mention|report|tell|say|record|note))\b"
    r"|(?:have|had) \w+(?:ed|en|ne|ld|nt|wn)\b",
    re.IGNORECASE,
)
"""What is proposed of the conversation, or of what is to be found out first."""
_EMPTY = re.compile(
    r"do|it|that|this|so|then|we|us|all|go|for|with|say|them|they|there|here"
    r"|ahead|on|agree|decide|something|anything"
)
_LEAST = 2
_OPPOSED = re.compile(
    r"^(?:no|nope|but|or|hm+|well)\b|\b(?:instead|rather|however|disagree\w*|prefer\w*"
    r"|not|never|against|cannot|worr\w+|afraid|risky|but|though|unless"
    r"|alternatively|too (?:late|early|soon|much|many|little|few|long|short"
    r"|expensive|risky))\b|n['’]t\b",
    re.IGNORECASE,
)


def suggestion(unit: Unit) -> str | None:
    """Return what the words put to the group, without the asking; None without one."""
    core = unit.core.strip(" *_")
    lead = _LEAD.match(core)
    words = core[lead.end() :] if lead else core
    framed = _FRAMED.match(words)
    rest = words[framed.end() :] if framed else words
    if framed is None and not _PLAIN.match(words):
        return None
    told = _TAG.sub("", rest.rstrip(" ?!.*_")).strip(" ,:;–—-")
    again = _FRAMED.match(told)
    told = told[again.end() :] if again and again.end() < len(told) else told
    telling = [
        w for w in re.findall(r"[\w'’-]+", told.lower()) if not _EMPTY.fullmatch(w)
    ]
    if len(telling) < _LEAST or _OF_THE_TALK.match(told):
        return None
    return first(told)


def is_opposed(text: str) -> bool:
    """Whether it speaks against what was just said, or puts another way beside it."""
    return _OPPOSED.search(text) is not None
