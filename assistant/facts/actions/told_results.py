"""Words that tell of the state in which work leaves a thing, each for its own verb."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.extract.done.past_forms import tells_own_verb
from assistant.facts.actions.wishes import WORD
from assistant.facts.sameness.stems import stem_of

_IS = (
    r"(?:(?:is|are|was|were|has been|have been|lies|lie|is lying|are lying|stands?) )?"
)
_NOW = r"(?:(?:now|all|both|bone|swept and|completely|finally|already|back) )*"
_RESULTS = (
    (
        r"(?:clear|empty|drain|vacate|clean|strip)\b",
        r"(?:empty|clear|dry|bare|clean|spotless|swept)",
    ),
    (
        r"(?:(?:turn|switch|shut|power|take) (?:.+ )?(?:off|down|offline)|stop|kill)\b",
        r"(?:off|dark|down|dead|cold|offline|switched off|turned off|stopped)",
    ),
    (
        r"(?:take down|dismantle|pull down|remove|demolish|strip out|get rid of)\b",
        r"(?:down|gone|in pieces|in bits|dismantled|on the (?:skip|scrap heap)|out)",
    ),
    (
        r"(?:(?:turn|switch|power) on|enable|activate|light|start up)\b",
        r"(?:on|live|lit|up(?: and running)?|running|enabled)",
    ),
    (r"(?:close|shut|lock|seal)\b", r"(?:shut|closed|locked|sealed)"),
)
_RESULT_FORMS = tuple(
    (
        re.compile(verb),
        re.compile(
            rf"(?:^|(?:is|are|was|were|been|lies|lying|stands?|,) ){_NOW}{state}"
            r"(?=\W*$|[.,;]| (?:since|now|as|on|by|from|behind|and|for)\b)"
        ),
    )
    for verb, state in _RESULTS
)
_SIGNS = re.compile(r"(?:sign|countersign|(?:have|get) .+ (?:counter)?signed)\b")
_SIGNED = re.compile(
    r"\b(?:name|signature|autograph|initials) (?:(?:is|are|was|stands|now) )*"
    r"(?:under|on|at the (?:bottom|foot) of|beneath)\b"
    r"|\b(?:put|wrote|set) (?:my|his|her|their|our) (?:name|signature|initials)"
    r" (?:under|on|to|at)\b|\binked\b"
)
_APPROVALS = re.compile(
    r"(?:(?:get|have|obtain|secure) .+ (?:approved|agreed|signed off|authorised"
    r"|authorized|granted|cleared)|(?:get|obtain|secure) (?:the |an? )?(?:approval|ok"
    r"|go-ahead|consent|permission|sign-?off))\b"
)
_APPROVED = re.compile(
    r"\b(?:said yes|gave (?:us )?(?:the|its|her|his|their) (?:nod|blessing|ok|okay"
    r"|go-?ahead|green light|approval)|(?:nodded|waved) (?:it |them )?through"
    r"|waved (?:it|them) through|(?:is|are) (?:now )?ours|has (?:its|the) green light"
    r"|got the (?:green light|go-?ahead|nod))\b"
)
_BOOKS = re.compile(r"(?:book|reserve|hire|rent|secure|arrange)\b")
_BOOKED = re.compile(
    r"\b(?:we|i|they)(?:['’]ve| have) got (?:it|them)\b"
    r"|(?:^|\b(?:is|are) )(?:now )?ours\b"
    r"|\bconfirmed for\b|\b(?:we|i) have (?:it|them) (?:for|from|on)\b"
)
_ORDERS = re.compile(r"(?:order|buy|purchase|reorder)\b")
_ORDERED = re.compile(
    r"\b(?:purchase )?orders? (?:went (?:out|off|in)|(?:is|are) (?:out|in|placed)"
    r"|placed|confirmed)\b"
)
_TELLS = re.compile(
    r"(?:tell|inform|notify|let .+ know|announce|warn|write to|brief|message)\b"
)
_TOLD = re.compile(
    r"\b(?:letters?|mails?|e-?mails?|notes?|notices?|messages?|leaflets?|circulars?)"
    r" (?:about|on|with|to) .+ (?:went|is|are|was|were) (?:now )?(?:out|home|round"
    r"|around|off|up|sent|posted)\b|\b(?:everybody|everyone|they all) knows?\b"
    r"|\b(?:know|knows) (?:about it|now)\b|\bgot the (?:news|message)\b"
)
_ANSWERS = re.compile(r"(?:answer|reply to|get back to|write back to|respond to)\b")
_ANSWERED = re.compile(
    r"\b(?:glad|happy|pleased|disappointed|sorry) (?:to have|about|with) our"
    r" (?:yes|no|answer|reply)\b|\b(?:has|have|got) our (?:answer|reply|yes|no)\b"
)
_FINDS_OUT = re.compile(r"(?:find out|investigate|look into|work out|clarify)\b")
_FOUND = re.compile(
    r"\b(?:found (?:it|the (?:cause|reason|culprit|bug|fault))|(?:it|the cause|the"
    r" reason|the culprit|the fault) (?:was|is|turned out to be) (?:the|an?|that)\b)"
)
_FINISHES = re.compile(
    r"(?:finish|complete|finali[sz]e|close|wrap up|(?:get|have) .+ (?:done|finished"
    r"|ready|over with))\b"
)
_FINISHED = re.compile(
    r"\b(?:is|are|was|were|has been|have been|got) (?:(?:now|also|all|both|finally"
    r"|already|just|too) )*(?:done|finished|completed?|closed|merged|shipped|live|fixed"
    r"|sorted|wrapped up|through|landed|released|in place|behind us)\b"
)
_PAIRS = (
    (_FINISHES, _FINISHED),
    (_SIGNS, _SIGNED),
    (_APPROVALS, _APPROVED),
    (_BOOKS, _BOOKED),
    (_ORDERS, _ORDERED),
    (_TELLS, _TOLD),
    (_ANSWERS, _ANSWERED),
    (_FINDS_OUT, _FOUND),
    *_RESULT_FORMS,
)
_TAKEN = re.compile(
    r"\b(?:accepted|confirmed|acknowledged|granted|took|have|got|received)"
    r" (?:the|our|my|his|her|their|your) (?P<noun>[^\W\d_]+)\b"
)
_HAVE = re.compile(r"(?:have|get) .+ (?P<done>[a-z]+(?:ed|en|t|n))(?=\W*$| by\b| on\b)")


def tells_result(clause: str, what: str) -> bool:
    """Whether a clause tells the state to which the verb of a wording leads.

    Of what thing it tells is for the caller to say.
    """
    words, wish = fold(clause), fold(what)
    if any(asks.match(wish) and told.search(words) for asks, told in _PAIRS):
        return True
    if takes_deed(clause, what):
        return True
    wanted = _HAVE.match(wish)
    if wanted is not None and re.search(rf"(?<![\w-]){wanted['done']}(?![\w-])", words):
        return True
    return tells_own_verb(clause, what)


def takes_deed(clause: str, what: str) -> bool:
    """Whether the deed itself is said to be accepted: `they took our cancellation`."""
    taken, verb = _TAKEN.search(fold(clause)), WORD.match(fold(what))
    if taken is None or verb is None:
        return False
    return taken["noun"] != verb[0] and stem_of(taken["noun"]) == stem_of(verb[0])
