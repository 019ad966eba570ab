"""Verbs in the forms that tell of work done, and the work that each of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.domain.people import fold

_KINDS = {
    "hand": (
        "send share circulate submit forward hand mail email pass deliver distribute"
        " publish post upload provide give return issue ship release file"
    ),
    "make": (
        "write draft prepare create build design develop compile document produce set"
        " make rework rewrite redo revise summarise summarize formalise formalize"
        " complete list draw print record prototype"
    ),
    "examine": (
        "review check read proofread inspect study examine investigate evaluate assess"
        " audit test verify validate measure count compare retest rehearse analyse"
        " analyze survey size estimate run rerun try clarify"
    ),
    "sign": "sign approve accept confirm authorise authorize ratify countersign grant",
    "ask": "ask request chase remind apply",
    "order": (
        "order reorder get obtain procure source buy purchase book reserve hire rent"
        " lease schedule arrange"
    ),
    "contact": (
        "call ring phone meet tell inform notify brief warn contact answer reply speak"
        " talk explain visit email mail invite ping message"
    ),
    "repair": "fix repair correct resolve solve debug clean patch replace tidy restore",
    "change": (
        "update change amend edit adjust move migrate switch rename upgrade convert"
        " rotate revert reopen round extend shorten align shift"
    ),
    "place": (
        "add put insert include append deploy merge land publish upload import load"
        " place log raise enter"
    ),
    "fit": "install mount connect hang enable",
    "remove": "remove delete drop disable cancel withdraw close retire cut stop seal",
    "take": "take have bring collect pick fetch export back copy archive save",
    "find": (
        "find identify choose pick nominate appoint select decide agree settle name"
    ),
    "pay": "pay refund transfer settle invoice",
    "present": "present show demo explain teach train walk",
    "start": "start begin open kick launch",
}
_IRREGULAR = {
    "send": "sent",
    "give": "gave given",
    "write": "wrote written",
    "build": "built",
    "set": "set",
    "make": "made",
    "rewrite": "rewrote rewritten",
    "redo": "redid redone",
    "draw": "drew drawn",
    "read": "read",
    "run": "ran run",
    "rerun": "reran rerun re-ran re-run",
    "reorder": "reordered re-ordered",
    "buy": "bought",
    "ring": "rang rung",
    "meet": "met",
    "tell": "told",
    "speak": "spoke spoken",
    "put": "put",
    "hang": "hung",
    "withdraw": "withdrew withdrawn",
    "cut": "cut",
    "take": "took taken",
    "bring": "brought",
    "find": "found",
    "choose": "chose chosen",
    "pay": "paid",
    "show": "showed shown",
    "teach": "taught",
    "begin": "began begun",
    "ship": "shipped",
    "drop": "dropped",
    "submit": "submitted",
    "transfer": "transferred",
    "stop": "stopped",
    "refer": "referred",
    "debug": "debugged",
    "log": "logged",
    "chat": "chatted",
    "prep": "prepped",
    "ping": "pinged",
    "schedule": "",
    "get": "",
    "have": "",
    "source": "",
}
"""A plan that is scheduled is not done, so that "scheduled" tells of nothing."""
_THINGS = {
    *("arrive", "hand", "make", "sign", "repair", "place", "fit", "change", "examine")
}
"""What shows that a thing that is named without a verb is there."""
_ENDED = {
    "hand": {"arrive", "here"},
    "make": {"hand", "arrive", "here"},
    "examine": {"sign"},
    "ask": {"arrive", "sign", "answer"},
    "order": {"arrive", "here"},
    "take": {*_THINGS, "here"},
    "contact": {"hand", "answer"},
    "repair": {"change", "place", "hand", "arrive"},
    "change": {"repair"},
    "place": {"hand", "change", "fit"},
    "fit": {"place", "change"},
    "find": {"sign", "named"},
    "sign": {"hand"},
}
"""What else than its own verb shows that a kind of work is done."""
_ARRIVED = (
    r"(?:arrived|came (?:in|back|on|from|through|this|yesterday|last|out)"
    r"|went (?:out|onto|to|in|off|over)"
    r"|(?:has|have|got) (?:now |already |got )*(?:the|your|both|all)\b"
    r"|(?:is|are) (?:now |all )*out(?=\W*$|[.,;!])"
    r"|received|attached|landed|handed in|is back|got (?:the|your|it)"
    r"|(?:is|are) (?:now |already )?in(?=\W*$|[.,;:!]| since)"
    r"|(?:is|are) (?:now |already )?(?:with (?=[a-z])|up for |up\b(?! to)|on the )"
    r"|thank(?:s| you)(?: \w+){0,3}? for (?:the|your|sending)"
    r"|(?:has|have) (?:it|them)\b)"
)
_FINISHED = (
    r"(?:done|finished|completed?|closed|ready|in place|live|landed|out(?! of\b)|sorted"
    r"|erledigt|fertig|termine|hecho|listo|klaar|✅|:white_check_mark:|dealt with"
    r"|taken care of|off (?:the|my) list)"
)


def _past(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [f"{verb}d"]
    if re.search(r"[^aeiou]y$", verb):
        return [f"{verb[:-1]}ied"]
    return [f"{verb}ed"]


_OF_BASE: dict[str, set[str]] = {}
_OF_PAST: dict[str, set[str]] = {}
for _kind, _verbs in _KINDS.items():
    for _verb in _verbs.split():
        _OF_BASE.setdefault(_verb, set()).add(_kind)
        for _form in _past(_verb):
            _OF_PAST.setdefault(_form, set()).add(_kind)
_LIKE_THE_BASE = [form for form in _OF_PAST if form.replace("-", "") in _OF_BASE]


def _any_of(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"


PAST = _any_of(form for form in _OF_PAST if form not in _LIKE_THE_BASE)
"""The past form of any verb of work that shows that it is past."""
PARTICIPLE = _any_of(_OF_PAST)
"""Any of them, where a word before it shows that: `was put`, `has run`."""
REVIEWED = re.compile(
    rf"^(?:#?\d+[.)]? )?[^:.;?]{{2,60}}: (?:all |both |now |already )*(?:{PARTICIPLE}"
    r"|done|finished|completed?|ready|received|arrived|in place"
    r"|came (?:in|back|on|this|yesterday))(?=[.!]?$|,| (?:on|this|in|last|at|yesterday"
    r"|today|and) ?\b)",
    re.IGNORECASE,
)
"""A line of a list that is gone through: what was to be done, a colon, its end."""
_PAST = re.compile(
    rf"(?<![\w-])(?:(?P<shown>{PAST})|(?:is|are|was|were|has|have|been|['’]ve|got|^i|^we)"
    rf" (?P<told>{_any_of(_LIKE_THE_BASE)}))(?![\w-])"
)
_ARRIVES = re.compile(rf"(?<!\w){_ARRIVED}")
_STANDS = re.compile(
    r"(?<!\w)(?:is|are|(?:has|have) been) (?:now |already |back |all )*(?:in|up)"
    r"(?=\W*$|[.,;:!]| since| now)"
)
_HERE = re.compile(
    r"(?<!\w)(?:is|are|(?:has|have) been) (?:now |already |all |both |finally )*here"
    r"(?=\W*$|[.,;:!]| since| now| at last)"
)
_FINISHES = re.compile(rf"(?<!\w){_FINISHED}(?!\w)")
_NAMES_A_THING = re.compile(r"[a-z]+ [a-z]+ (?:for|of|on|from|about)\b|[a-z]+ of\b")
"""`Change request for the pumps`, `draft of the rota`: a noun, like a verb as it is."""
_ORDERS = re.compile(
    r"[a-z-]+ (?:up |out |down |over |through |in )?(?:the|an?|our|all|both|her|his|my"
    r"|your|their|this|that|these|those|each|every|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|\d+)\b"
)
"""`Label the racks`: a verb that no list knows, before its object."""
_FIRST = re.compile(r"(?:re-)?[a-z]+")
_THANKS = re.compile(r"\bthank(?:s| you)(?: \w+){0,3}? for (?:the|your|sending)\b")
_SAYS_NO = re.compile(r"\b(?:says?|said) no\b")
ANSWERED = re.compile(
    r"^(?i:the |our |their )?(?!(?:I|[Ww]e|[Ii]t|[Yy]ou|[Tt]hey|[Tt]his|[Tt]hat)\b)"
    r"(?P<who>[^,;:.()]{2,40}?(?: \([^)]*\))?) (?:has |have |now |also |just )*"
    r"(?:says?|said|answer(?:s|ed)"
    r"|replie[sd]|wrote back|confirm(?:s|ed)|agree[sd]|decline[sd]|refuse[sd]|rejected"
    r"|turned (?:it|us) down)\b"
)
"""Somebody who may have been asked for something gives an answer."""
NAMED = re.compile(
    r"^(?i:the |our |both |my )(?:[a-zà-ÿ0-9'’-]+ ){1,8}(?:is|are|will be)(?: now)?\s+"
    r"(?:the )?(?:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*(?:,? and |, )?)+"
    r"(?=\W*$|[.;(]| from | of the )"
)
"""Who or what was wanted has a name: `our skipper is Ines Duarte`."""
_TALLY = re.compile(
    r"\b(?P<part>\w+) (?:out )?of (?:the |all )?(?!(?P=part)\b)"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*)\b"
)
_PARTLY = re.compile(
    r"\b(?:nearly|almost|half|halfway|partly|partially|in part|mostly|most of|some of"
    r"|all but|bar (?:the|one|two|three|a few)|except|apart from|not|never"
    r"|hardly|no|none|nobody|nothing|neither|nor"
    r"|cannot|without|draft exists|in progress|in review|started)\b|n['’]t\b"
    r"|\d ?%|\d percent"
)


@lru_cache(maxsize=16_384)
def told_as_done(text: str) -> frozenset[str]:
    """Return the kinds of work that the words tell of as done; `finish` is any work."""
    words = fold(text)
    found = (match["shown"] or match["told"] for match in _PAST.finditer(words))
    kinds = {kind for past in found for kind in _OF_PAST[past]}
    if _ARRIVES.search(words):
        kinds.add("arrive")
    if _STANDS.search(words):
        kinds |= {"arrive", "fit"}
    if _HERE.search(words):
        kinds.add("here")
    if _FINISHES.search(words):
        kinds.add("finish")
    if ANSWERED.search(text):
        kinds.add("answer")
    if NAMED.search(text):
        kinds.add("named")
    if _THANKS.search(words):
        kinds.add("thanks")
    return frozenset(kinds)


def is_part(text: str) -> bool:
    """Whether the words say that it is done in part, or not at all."""
    words = _SAYS_NO.sub("answers", fold(text))
    return _PARTLY.search(words) is not None or _TALLY.search(words) is not None


def ends(told: frozenset[str], what: str) -> bool:
    """Whether work of these kinds, told as done, is the work that a wording asks for.

    `what` is an action in the imperative, or the name of the thing that is wanted.
    """
    return "finish" in told or ends_in_kind(told, what)


def ends_in_kind(told: frozenset[str], what: str) -> bool:
    """Whether work of these kinds is of the kind that a wording asks for.

    That a thing is finished or ready is of no kind: it does not say which work ended.
    """
    asked = asked_for(what)
    if not asked:
        return not _ORDERS.match(fold(what)) and bool(told & _THINGS)
    wanted = asked.union(*(_ENDED.get(kind, set()) for kind in asked))
    if _NAMES_A_THING.match(fold(what)):
        wanted |= {"arrive", "hand"}
    return bool(told & wanted)


def asked_for(what: str) -> frozenset[str]:
    """Return the kinds of work for which the first word asks, none if it is no verb."""
    first = _FIRST.match(fold(what))
    return (
        frozenset(_OF_BASE.get(first[0].replace("-", ""), ())) if first else frozenset()
    )
