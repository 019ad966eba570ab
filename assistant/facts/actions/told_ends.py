"""Later words that show that a thing is there, gone, begun or held.

They have no verb of the work: `Ada has it since Monday`, `the template is with the
crew`, `the sockets are all in`, `the demo went well`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.extract.done.verbs import is_part

_DET = (
    r"(?:the|our|your|my|his|her|their|its|both|all(?: the)?|[\w-]+['’]s|[\w-]+s['’])"
)
_NOW = (
    r"(?:now|already|all|both|back|just|finally|at last|safely|also|too|well|duly"
    r"|properly|there|up|out|over|since \w+|by \w+(?: \w+)?)"
)
_REST = r"(?P<rest>.*)$"
_WHEN = (
    r"(?=\W*$|[.,;:!)]| (?:since|as|on|from|now|by|at|after|this|last|yesterday|today"
    r"|with|in|and|before|too|again|already|for|to|thanks|over|next|near|beside"
    r"|behind|outside|above)\b)"
)
_PLACES = (
    r"(?:share(?:d drive)?|drive|wiki|board|wall|desk|server|intranet|portal|site|table"
    r"|channel|notice ?board|fridge|page|door|system|folder|calendar|file|sharepoint"
    r"|teams|confluence|repo|branch|main|master|staging|production|prod|website|shelf"
    r"|screen|truck|van|lorry|floor|roof|line|road|way|rooms?"
    r"|kitchen|lobby|corridor|depot|office|vault|binder)"
)
_HAS = re.compile(
    r"^(?P<who>(?:the |our |their )?[^\W\d_][\w-]*(?: (?:and )?[^\W\d_][\w-]*){0,3}?)"
    r"(?:['’]s had|['’]ve had|['’]ve got|['’]s got| has had| have had| has got"
    r"| have got| has| have| holds?| keeps?| got| received) "
    rf"(?:(?:now|already|also|both|all|finally|just|got|received) )*"
    rf"(?P<thing>it\b|them\b|{_DET} [^,;:.?!]{{2,80}})",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"^(?:(?:and|ok|so|just|also|yes|yep),? )*(?:got|received|have|picked up|took"
    r" delivery of|thanks for|thank you for|cheers for)"
    rf" (?:now |already |just )?(?P<thing>it\b|them\b|{_DET} [^,;:.?!]{{2,80}})",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"^(?P<thing>[^,;:?!]{{2,70}}? )??(?:(?:is|are|was|were|has been|have been|went"
    rf"|lies|sits) )?(?:{_NOW} )*with (?:the |our )?"
    r"(?P<who>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?)"
    rf"{_WHEN}",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?P<thing>[^,;:?!]{2,70}?) (?:is|are|was|were|has been|have been|hangs?|sits?"
    rf"|lies?|stands?|went|['’]s|['’]re) (?:{_NOW} )*(?P<state>(?:up )?(?:on|onto|in)"
    rf" (?:the |our |your |every |each |both |all )"
    rf"(?:[\w-]+ )?{_PLACES}|in place|in the can|in"
    r"|out|up|there|here|through|live|gone|sorted|settled|off (?:the|my|our) (?:list"
    r"|desk|plate)|behind us|under lock and key|ready|finished|complete|over and done"
    r"(?: with)?|history|no more|a thing of the past)"
    rf"{_WHEN}",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"^(?P<thing>[^,;:?!]{2,60}?) (?:has |have |just |finally |both |all )*(?:came|come"
    r"|arrived|landed|turned up|reached (?:us|me|them)|got here|dropped)"
    rf"{_WHEN}",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"^(?P<thing>[^,;:?!]{2,60}?) (?:(?:all )?went (?:very |really |quite )?"
    r"(?:well|fine"
    r"|ok|okay|smoothly|great|off well|like clockwork|without a hitch|to plan)"
    r"|worked (?:first time|fine|well)|took place|happened|passed off|is behind us"
    r"|was held|is over|helped)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?P<verb>hand(?:ed|s) (?:round|around|over|out|in|back)|passed (?:round|around"
    r"|on|over)|gave (?:out|in)|put|laid|tabled|brought|dropped off|posted"
    r"|pinned(?: up)?"
    r"|hung(?: up)?|circulated|shared|uploaded|presented|turned in|finished off"
    r"|wrapped up|signed off)"
    rf" (?P<thing>{_DET} [^,;:.?!]{{2,80}})",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"^(?P<thing>{_DET} [^,;:.?!]{{2,60}}?) (?:which|that)"
    r" (?P<who>I|we|[^\W\d_a-z]\w+)"
    r" (?:had |have |has )?(?:circulated|sent|shared|handed|wrote|put|made|brought|gave"
    r"|drew up|drafted|posted)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"^(?P<thing>[^,;:?!]{2,60}?) (?:(?:has |have |had )?(?:started|began|begun|kicked"
    r" off)|(?:is|are) (?:now |well )?(?:running|under ?way|in progress|going)|since)"
    r"\b",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"^(?P<thing>[^,;:?!]{2,60}?)(?::|,)? (?P<part>\w+) (?:out )?of"
    r" (?:the )?(?P<all>\w+)"
    r" (?:are |is |now )?(?:done|in|through|finished|complete|in the can|made|written)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?!(?:the )?(?:first|second|one|two|some|most|initial|next|last)\b)"
    r"(?P<thing>[^,;:?!]{2,60}?) (?:(?:is|are|was|were|all|both|now|already|also) )*"
    r"(?:done|finished|completed?)"
    r"(?=\W*$|[.,;!]| (?:last|yesterday|today|this|on|since|now|too|as)\b)",
    re.IGNORECASE,
)
_FORMS = (
    ("has", _HAS),
    ("got", _GOT),
    ("with", _WITH),
    ("which", _WHICH),
    ("placed", _PLACED),
    ("came", _CAME),
    ("done", _DONE),
    ("held", _HELD),
    ("begun", _BEGUN),
    ("begun", _TALLY),
)
_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|nor|neither|without|hardly|barely|almost"
    r"|nearly|half|halfway|partly|mostly|most|some|few|except|apart from|but for|yet"
    r"|missing|late|bar|thirds?|quarters?|tried|until|till|unless|if|whether|once"
    r"|when|whenever|before|will|would"
    r"|should|could|shall|may|might|must|can|cannot|to be|needs?|wants?|hopes?|expects?"
    r"|plans? to|promised?|promises|wait(?:s|ing)?(?! (?:rooms?|lists?)\b)|supposed"
    r"|meant|going to|about to|due"
    r"|tomorrow|soon|says?|said|reckons?|thinks?|claims?|apparently|supposedly"
    r"|hopefully"
    r"|probably|perhaps|maybe|again|wrong|broken|lost|stuck|questions?|problems?"
    r"|trouble|doubts?|worries|part of|first half|rest|last"
    r" (?:month|year)|next (?:week|month|day))\b|n['’]t\b|['’]ll\b|\?|\d ?%",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\bas (?:promised|agreed|planned|expected|asked|hoped|discussed)\b|:[a-z_]+:"
    r"|\b(?:on|in|bang on) time\b|\b(?:by |at )?half past \w+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[;:] | [-–—] |, (?=\S)| \| |\| | (?:but|though|so) ")


@dataclass(frozen=True, slots=True)
class ToldEnd:
    """How a thing is told to be there: the form, the thing, who has it."""

    form: str
    thing: str
    who: str | None
    topic: str
    clause: str


_GOES_ON = re.compile(
    r"\b(?:more to (?:come|follow|do)|to be continued|ongoing|under discussion"
    r"|no (?:result|answer|conclusion|agreement)|(?:goes|carries|went) on|continues?"
    r"|again next|left to do|the rest)\b",
    re.IGNORECASE,
)
"""What was begun and is not at its end ends nothing."""


def is_held_open(sentence: str) -> bool:
    """Whether a sentence denies something, doubts it, or puts it off."""
    return bool(_DENIES.search(sentence) or _GOES_ON.search(sentence))


@lru_cache(maxsize=16_384)
def told_ends(core: str, topic: str = "") -> tuple[ToldEnd, ...]:
    """Return what the clauses of a sentence tell; a topic stands before a colon."""
    return tuple(_told(core, topic))


def _told(core: str, topic: str) -> Iterator[ToldEnd]:
    if core.rstrip(" *_").endswith("?") or _GOES_ON.search(core):
        return
    bare = _ASIDE.sub("", core)
    label, parts = topic, [part.strip(" *_|-") for part in _PARTS.split(bare)]
    if ":" in core and len(parts) > 1:
        label = parts[0]
    for place, clause in enumerate(parts):
        following = parts[place + 1] if place + 1 < len(parts) else ""
        yield from _of_clause(clause, label, following)


def _of_clause(clause: str, topic: str, following: str) -> Iterator[ToldEnd]:
    tally = _TALLY.match(clause)
    denied = _DENIES.search(clause) is not None or is_part(clause)
    if not denied and re.match(
        r"(?:but |except|only|not |all but|apart from|bar |save |other than|minus )",
        following,
    ):
        denied = True
    if not denied:
        yield ToldEnd("result", clause, None, topic, clause)
    gives = _GIVES.search(clause)
    if gives is not None and not denied:
        who = clause[: gives.start()].strip() or None
        yield ToldEnd("gives", gives["thing"], who, topic, clause)
    for form, pattern in _FORMS:
        found = tally if pattern is _TALLY else pattern.match(clause)
        if found is None or (denied and form != "begun"):
            continue
        if form == "begun" and re.search(r"\b(?:not|never|nothing)\b|n['’]t\b", clause):
            continue
        groups = found.groupdict()
        thing = (groups.get("thing") or "").strip()
        yield ToldEnd(form, thing, groups.get("who"), topic, clause)
