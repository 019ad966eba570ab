"""What a mail's writer asks of its reader: `I'd ask you to …`, `I need … by Friday`.

Who asks is never who does it.
"""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.reading import MAIL_KINDS
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.mail_addressee import addressee_of
from assistant.extract.tasks.verbs import DOING, NOT_DOING, base_form
from assistant.extract.tasks.words import STANDING
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View

_WE = r"(?:\bI|\b[Ww]e)"
_TO_WORK = r"(?: (?:please|kindly|also|just|again|then|all|both|maybe|perhaps))*"
_MANNERS = (
    rf"(?:{NOT_DOING}|(?:bear|understand|excuse|forgive|note|treat|trust|imagine|meet"
    r"|enjoy|help yourself|come|keep|hold|accept (?:my|our)|refrain|ignore|disregard"
    r"|find|let (?:me|us) know (?:if|should)|do(?! (?:the|a|an|this|that|it)\b))\b)"
)
_ASKS_YOU = re.compile(
    rf"(?:{_WE}(?:['’](?:d|ll|m|re)| would| will| am| are| must| have to| may| can"
    r" only)?(?: (?:also|just|therefore|again|really|kindly|still|now|like to|have to"
    r"|want to|need to|ask that))* (?:ask|asking|beg|urge|request|requesting|encourage"
    r"|invite|like|love|want|need|expect|expecting|prefer|require|rely on|count on"
    r"|counting on)|(?:\b[Mm]ay|\b[Cc]an|\b[Cc]ould|\b[Mm]ight) (?:I|we)(?: please)?"
    rf" (?:ask|trouble|bother|get|invite)|\b[Ll]et me ask) you{_TO_WORK} to{_TO_WORK}"
    rf" (?=(?!{_MANNERS})[a-z]+)"
)
_PLEASED = (
    r"(?:be (?:(?:very|most|so|really|much|extremely|a|\w+ly) )*(?:grateful|glad|happy"
    r"|obliged|thankful|delighted|pleased|great|good|helpful|kind|nice|lovely|useful"
    r"|wonderful|perfect|ideal|appreciated|(?:(?:big|great|huge|real) )?help)"
    r"|(?:\w+ly )?appreciate(?: it)?(?: (?:very much|a lot))?"
    r"|help(?: (?:me|us))?(?: a lot| greatly)?)"
)
_PLEASED_IF = re.compile(
    rf"(?:(?:{_WE}|\b[Ii]t)(?:['’]d|['’]ll| would| will)(?: (?:really|also))?"
    rf" {_PLEASED}"
    rf"|^(?:[Ww]ould )?{_PLEASED}|^(?:[Vv]ery |[Mm]ost )?[Gg]rateful"
    rf"|{_WE} (?:\w+ly )?appreciate(?: it)?|^[Aa]ppreciate(?: it)?|{_WE}(?:['’]m| am)"
    r" (?:grateful|glad|obliged)),? if you (?:could|would|can|will|were able to"
    rf"|are able to|(?:would|might) be able to){_TO_WORK}"
    rf" (?=(?!{_MANNERS}|not\b)[a-z]+)"
)
_MIND = re.compile(
    r"\b(?:[Ww]ould|[Dd]o) you(?: please)? mind (?:please )?(?P<doing>[a-z]{2,}ing)\b"
    r"(?= \w)"
)
_KIND = re.compile(
    r"\b(?:be so (?:kind|good) as|be (?:kind|good) enough) to"
    rf"{_TO_WORK} (?=(?!{_MANNERS})[a-z]+)"
    r"|\b(?:[Ww]ould|[Ii]s) it (?:be )?possible (?P<for>for you )?to"
    rf"{_TO_WORK} (?=(?!{_MANNERS})[a-z]+ (?:me|us|the|an?|your|this|that|it)\b)"
    rf"|^[Ii]f you (?:could|can|would){_TO_WORK} (?=(?!{_MANNERS}|not\b)[a-z]+[^,]*,"
    r" (?:that|this|it|I|we)(?:['’]d| would|['’]ll| will) (?:be|help|appreciate)\b)"
)
_THANKS = re.compile(r", (?:that|this|it|I|we)(?:['’]d| would| will|['’]ll)\b.*$")
_NAMED = re.compile(
    rf"{_WE}(?:['’]d| would|['’]ll| will)?(?: (?:also|still|really|now))*"
    r" (?:like|need|want|ask|prefer) (?=\S)"
)
_PLEASE = re.compile(
    r"(?:^(?:[^\W\d_][\w.'’-]*,? )?(?:(?:and|so|then|also|but|thanks|ok),? )*"
    r"|[,;:–—-] (?:(?:so|and|then|but) )?)(?:[Pp]lease|[Pp]ls|[Kk]indly)(?: (?:do|also"
    rf"|just|then|kindly))* (?=(?:{DOING}|let (?:me|us) (?:have|see|get))\b)"
)
_LET = re.compile(
    r"\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) you(?: please| kindly| also)* "
    r"(?=let (?:me|us) (?:have|see|get) (?!a look|to\b))"
)
_MAY_HAVE = re.compile(
    r"\b(?:[Cc]an|[Cc]ould|[Mm]ay|[Mm]ight) (?P<who>I|we)(?: please| also| just)*"
    r" (?:have|see|get|receive) (?=(?:the|an?|your|all|both|some(?:thing)?|its|his|her"
    r"|their|this|that|these|those)\b(?! (?:call|word|chat|meeting|look)\b))"
    r"(?P<thing>[^?]*)\?"
)
_TO_HAVE = r"(?:have|see|get|receive)"
_WISH = re.compile(
    rf"(?:(?P<we>{_WE})(?:['’]d| would|['’]ll| will)?(?: (?:also|still|really|now"
    rf"|urgently|very much))* (?:(?:like|love|need|prefer) to {_TO_HAVE}"
    r"|must (?:have|see|get)|need|require|(?<=d )like|(?<=d )appreciate"
    rf"|(?P<hopes>(?:want|expect|hope) to {_TO_HAVE}|want|await|expect"
    r"|look forward to(?: (?:having|seeing|getting|receiving))?"
    r"|(?:am|are|['’]m|['’]re) (?:still )?(?:waiting for|looking forward to))))"
    r" (?P<thing>(?!to\b|you\b|if\b|it (?:to|that)|that (?:it|we|you|he|she|they)\b"
    r"|for\b|from\b|more\b|less\b|(?:some |a (?:little )?bit of )?(?:time|help)\b"
    r"|(?:an?|another|one more|our|the next) (?:\w+ )?(?:call|word|chat|meeting|talk"
    r"|discussion|conversation|look|go)\b"
    r"|(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|[\w-]+teen|several|some|more"
    r"|another)(?: more)? (?:minutes?|hours?|days?|weeks?|months?|nights?)\b)"
    r"(?:[a-z]|[A-Z]|\d).*)",
    re.DOTALL,
)
_OF_YOURS = re.compile(r"\byours?\b|\bfrom you\b")
_FROM_YOU = re.compile(r" from you\b")
_STATE = re.compile(
    r"\b(?:the|an?|this|that|our|your|my|it|them|all|everything) ?(?:[\w-]+ ){0,4}"
    r"(?:done|finished|completed?|ready|live|running|working|fixed|closed|signed"
    r"|settled|over|sorted|moved|installed|in place)"
    r"(?=\W*$|[.,;]|\W+(?:by|before|on|until|till|at|in|and|from|this|next|when)\b)"
)
"""Somebody wishes that a thing were so, which says of nobody that he is to act."""
_LET_HAVE = re.compile(r"^let (?P<who>me|us) (?:have|see|get) (?=\S)")
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|in case|should)\b[^,;]*$", re.IGNORECASE
)
_OF_WHAT_IS_SAID = re.compile(r"(?:confirm|acknowledge|check)\b")
_LINK = re.compile(r"^(?:and|so|but|also|then),? ", re.IGNORECASE)
_FEW = 3


def asked_of_reader(view: View, unit: Unit) -> Draft | None:
    """Read a request that the writer puts in terms of himself, or with "please"."""
    if unit.section is Section.FRAME or unit.passage.kind not in MAIL_KINDS:
        return None
    other = _of_another(view, unit)
    if other is not None:
        return other
    work = _work(view, unit)
    if work is None:
        return None
    called = view.names.leading(unit.core)
    if called and called.name and unit.core[called.end :].startswith(","):
        owner: Owner | None = called
    else:
        owner = addressee_of(view, unit)
    return Draft(owner, Strength.QUESTION, core=_LET_HAVE.sub(r"send \g<who> ", work))


def _work(view: View, unit: Unit) -> str | None:
    """Return the work from its verb on, as it is asked for."""
    core = unit.core
    for form in (_ASKS_YOU, _PLEASED_IF, _KIND, _LET):
        found = form.search(core)
        if found and not _CONDITION.search(core[: found.start()]):
            return _THANKS.sub("", core[found.end() :])
    may = _MAY_HAVE.search(core)
    if may:
        return f"send {'me' if may['who'] == 'I' else 'us'} {may['thing']}"
    mind = _MIND.search(core)
    if mind:
        return f"{_base_of(mind['doing'])}{core[mind.end() :]}"
    please = None if STANDING.search(core) else _PLEASE.search(core)
    if please:
        work, before = core[please.end() :], core[: please.start()].strip(" ,;:")
        before = _LINK.sub("", before)
        if len(work.split()) > _FEW or len(before.split()) <= _FEW:
            return work
        of_it = _OF_WHAT_IS_SAID.match(work)
        return core if of_it else f"{work.rstrip(' .!')} ({before})"
    return _wished(view, unit)


def _of_another(view: View, unit: Unit) -> Draft | None:
    """`I need Ben to sign the form`: whom it names does it."""
    needs = _NAMED.search(unit.core)
    if needs is None or _CONDITION.search(unit.core[: needs.start()]):
        return None
    rest = unit.core[needs.end() :]
    one = view.names.leading(rest)
    to = re.match(
        rf" to{_TO_WORK} (?=(?!{_MANNERS})[a-z]+)", rest[one.end :] if one else ""
    )
    if one is None or one.name is None or to is None:
        return None
    return Draft(one, Strength.QUESTION, core=rest[one.end + to.end() :])


def _wished(view: View, unit: Unit) -> str | None:
    """`I'd like to see the plan by Friday`: what the reader is to give."""
    core = unit.core
    wish = _WISH.search(core)
    due = view.due(core, unit)
    if wish is None or due is None or due.day is None or core.endswith("?"):
        return None
    if _CONDITION.search(core[: wish.start()]) or due.words in core[: wish.start()]:
        return None
    thing = wish["thing"]
    ours = wish["we"].lower() == "we"
    if _STATE.search(thing) or view.names.leading(thing):
        return None
    if (ours or wish["hopes"]) and not _OF_YOURS.search(thing):
        return None
    thing = _FROM_YOU.sub("", thing)
    back = re.match(r"(?P<what>.{2,40}?) back\b", thing)
    if back:
        return f"return {back['what']}{thing[back.end() :]}"
    return f"send {'us' if ours else 'me'} {thing}"


_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def _base_of(doing: str) -> str:
    """Return `send` for `sending`; a verb that no list knows stays without its -ing."""
    stem = doing.removesuffix("ing")
    tries = (stem, f"{stem}e", _DOUBLED.sub(r"\1", stem))
    known = re.compile(rf"{DOING}$")
    return next((one for one in tries if known.match(one)), base_form(stem))
