"""The part of a sentence that says what is to be done."""

from __future__ import annotations

import re

from assistant.extract.dates.deadlines import Due
from assistant.extract.done.verbs import asked_for
from assistant.extract.tasks.verbs import DOING, base_form
from assistant.extract.tasks.words import PRESENT, THEN
from assistant.extract.text.choice_verbs import MOVING
from assistant.extract.text.sentences import split
from assistant.extract.text.strength import CONTENT_IF

_FEWEST_WORDS = 2
_LONGEST_CONTEXT = 70
_DAY_LEAD = (
    r"(?:,?\s*\b(?:which (?:would be|is)|in the week of|no later than|planned for"
    r"|promised for|first thing|early|late|some ?time|on|by|before|until"
    r"|till(?!\s+(?:by|on|before|at|in|until|from)\b)|in|at|for|from|to|due)\s+)*@?"
)
"""What leads to a day; Notion marks one with `@`."""
_DAY_TAIL = (
    r"(?:,?\s+(?:or so|at the latest|latest|noon|midday|EOD|COB|end of (?:day|business)"
    r"|(?:at )?lunch(?:time)?|at noon|(?:in the )?(?:early |late )?(?:morning|afternoon"
    r"|evening|night)|at \d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o['’]clock|h)?)\b)*"
)
_SOME_TIME = re.compile(
    r"(?:,? (?:asap|a\.s\.a\.p\.|as soon as (?:possible|you can)|soon(?:ish)?"
    r"|at some point|some ?time(?: soon)?|right away|straight ?away|immediately"
    r"|urgently|one day|when possible|so bald wie möglich|dès que possible))+[\s.!?]*$",
    re.IGNORECASE,
)
"""When, in words that set no day."""
_PLEASE_BEHIND = re.compile(r",? (?:please|pls|thanks|thank you)\W*$", re.IGNORECASE)
_MODAL = r"(?:['’](?:d|ll)| (?:would|should|will|can|could|might))"
REPORTED = re.compile(
    r"^(?:(?i:he|she|they|it|we|I) )?(?:thinks?|hopes?|expects?|believes?|reckons?"
    r"|says|said|promise[sd]?|agree[sd]?)\b.{0,80}?\b(?:he|she|they|it|we|I)"
    rf"{_MODAL}(?: be able to| probably| try to)* (?=[a-z])"
)
"""What comes before the work where somebody tells that another person will do it."""
_SAID_OF_SELF = (
    r" (?:said|says|promised|agreed|thinks|hopes|expects)(?: that)? (?:he|she|they|it"
    r"|we)"
    rf"{_MODAL}(?: be able to| probably| try to)* (?=[a-z])"
)
"""`On the letter Ada said that she will …`: the work begins behind it."""
_MINE = re.compile(r"^(?P<work>.{3,100}?) (?:is|are) (?:mine|on me|on my list)\b.*$")
_FIRST_PERSON = re.compile(
    r"^(?:[^\W\d_]+ and )?I(?: and [^\W\d_]+)? "
    r"(?:(?:need|want|propose|suggest) (?!to\b))?(?=[a-z])"
)
_PROMISE = re.compile(
    r"\bI(?:['’]ll| will|['’]m going to| can| could| have to| need to| said I would"
    r"| said I['’]d| promised to| undertook to| agreed to| offered to| might be able to"
    r"| may be able to)(?: probably)? "
)
_ANYBODY = re.compile(
    r"\b(?:somebody|someone) (?:should|must|could|has to|needs to|ought to) "
)
_TO_YOU = re.compile(r"\b(?:can|could|would|will) you\b(?: please| also| kindly)* ")
_CONDITION_FIRST = re.compile(r"^if\b[^,]{3,120}, *(?=\S)", re.IGNORECASE)
_ASIDE = re.compile(
    r", (?:he|she|they|[^\W\d_]+) sa(?:id|ys)\b(?! (?:that|he|she|they))"
    r"|, (?:I|we) (?:promise|commit)(?: to (?:that|it|this))?\b(?! to)"
    r"|\s*[,;:–—-]+ *promise[.!]*(?: ?:[a-z_]+:)*\W*$",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"\s*(?:;|,? \b(?:because|unless|provided|assuming|as long as|in case|even if)\b"
    r"|, (?:no promises?|not promising|touch wood|fingers crossed)\b"
    r"|, \b(?:if|since|but|which|so|though|although|you (?:get|have|can|will)"
    r"|(?:he|she|they) (?:was|were|is|are|has|have|had)"
    r"|and (?:he|she|they|it|we|that))\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\s+if\b.*$", re.IGNORECASE | re.DOTALL)
_SLOT = (
    r"(?:\s*(?:\s[-–—]\s*|[\[(]+\s*)"
    r"|[\s,.;]+\b(?:owner|assigned to|assignee|responsible):? *)"
)
_PLEASE_LAST = re.compile(
    r"^(?P<clause>\S+ \S.{6,120}?),? (?:and |so |could you )?please"
    r" (?P<verb>confirm|acknowledge|check)\W*$",
    re.IGNORECASE,
)
LOWERS = re.compile(r"(?:The|A|An|This|That|These|Those|Our|My|We|It|They|All)\b")
"""What begins with a capital only because a sentence does."""
_EMPTY_FIELDS = re.compile(r"^\s*(?:[/|]\s+)+|(?:\s+[/|])+\s*$")
_CONNECTIVE = re.compile(r"\W+(?:so|and|then|but|therefore)\s*$")
_LINKS = re.compile(r"(?:of|to|for|from|on|about)\b")
_DOES = re.compile(rf"{DOING}\b")
_HOLDS = re.compile(r"^has (?!to\b|been\b)[a-z]")
_REPLY = re.compile(
    r"^(?:yes|yeah|no|ok(?:ay)?|sure|right|fine|good|well|um|uh)\b.{0,12}$",
    re.IGNORECASE,
)


def first_sentence(text: str) -> str:
    """Return the first sentence that is more than one word or a yes or no."""
    cores = [one.core for one in split(text)]
    telling = (
        core
        for core in cores
        if len(core.split()) >= _FEWEST_WORDS and not _REPLY.match(core)
    )
    return next(telling, cores[0] if cores else text)


def without_day(text: str, due: Due | None) -> str:
    """Take the deadline out, with the words that lead to it."""
    if due is None:
        return text
    words = due.words
    if words.casefold() not in text.casefold():
        words = words.split(". ", 1)[0].rstrip(".")
    if f"the {words}" in text:
        words = re.sub(r"^new date:?\s+", "", words)
    day = re.compile(
        _DAY_LEAD + re.escape(words) + r"(?!['’]s)" + _DAY_TAIL, re.IGNORECASE
    )
    bare = day.sub(" ", text, count=1)
    return re.sub(r",(?:\s*,)+", ",", bare) if re.search(r"\w", bare) else text


_MOVES = re.compile(
    rf"\b(?:{MOVING}|put (?:off|back|forward))\b(?! on\b)[^.;:]{{2,60}} (?:to|until"
    rf"|till)"
    r" (?:the )?$",
    re.IGNORECASE,
)


def is_new_day(text: str, due: Due) -> bool:
    """Whether the day is the one to which something is to be moved, and no deadline."""
    day = re.sub(r"^(?:until|till|to) (?:the )?", "", due.words.casefold())
    place = text.casefold().find(day)
    return place > 0 and _MOVES.search(text[:place]) is not None


def without_some_time(text: str) -> str:
    """Take "asap" and "at some point" off the end, where enough is left."""
    bare = _SOME_TIME.sub("", _PLEASE_BEHIND.sub("", text))
    return bare if len(bare.split()) >= _FEWEST_WORDS else text


def request_first(text: str) -> str:
    """Turn `the slot is on Monday, please confirm` into `confirm that the slot …`."""
    asked = _PLEASE_LAST.match(text.lstrip(" ,;:"))
    if asked is None:
        return text
    clause = asked["clause"].rstrip(" ,;:.–—-")
    clause = clause[:1].lower() + clause[1:] if LOWERS.match(clause) else clause
    return f"{asked['verb'].lower()} that {clause}"


COMING = re.compile(
    r"^(?:also |so )?(?P<thing>(?!(?:i|we|you|he|she|they|it|this|that|there|who)\b)"
    r"(?!(?:(?! (?:is|are) (?:nearly|almost|about|just)\b)[^,;:?!]){2,80}"
    r" and(?:['’]ll| will| shall)\b)"
    r"[^\W\d_][^,;:?!]{2,60}?)(?: (?:is|are) (?:nearly|almost|about|just about)"
    r" [^,;:?!]{2,30} and)?(?:['’]ll| will| shall) (?:also |then )?"
    r"(?:be (?:with|sent to) you|reach you|come to you|follow"
    r"|be in your (?:inbox|hands))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What the other will have, said of the thing: `our report will be with you …`.

Of what `left today and will be with you` the sending is no work to come.
"""
UNDER_WAY = re.compile(
    r"\b(?:(?:I|[Ww]e|[Tt]hey|he|she|[A-ZÀ-Þ]\w+)(?: have| has|['’]ve)? (?:just "
    r"|already |now"
    r" )*(?:sent|shipped|dispatched|despatched|posted|mailed|forwarded|handed)"
    r"|(?:was|were|has been|have been|is|are|got) (?:just |already |now )*(?:sent"
    r"|shipped"
    r"|dispatched|despatched|posted|mailed|forwarded|handed|collected|picked up|loaded)"
    r"|(?:left|leaves?) (?:our|the|their|my)|(?:is|are) (?:now "
    r"|already )?(?:on (?:its|their"
    r"|the) way|in transit|in the post|en route|on the (?:truck|lorry|road)))\b"
    r"[^.;!?]*?(?:,| and| so)+ (?:you|he|she|they|it)?(?:['’]ll| will| should)\b"
)
"""What is sent already arrives by itself: nobody has yet to do it."""


_PLURAL = re.compile(r"[A-Z][a-z]+s (?:of|on|for|from|to|in|about)\b")
"""A noun and no name, though it begins with a capital."""


def coming_first(text: str) -> str:
    """Turn `our report will reach you` into `send our report`."""
    comes = COMING.match(text.lstrip(" ,;:"))
    if comes is None:
        return text
    thing = comes["thing"].strip()
    lowered = LOWERS.match(thing) or _PLURAL.match(thing)
    return f"send {thing[:1].lower() + thing[1:] if lowered else thing}"


_TIME_FOR = re.compile(
    r"^(?:have|find|get|make) (?:the |some |any |enough )?"
    r"(?:time|a chance|a moment|room) to (?=\w)",
    re.IGNORECASE,
)
_MAYBE_NOT = re.compile(
    r",? (?:or |but |and )?(?:may|might|maybe|perhaps|possibly)(?: also)? not\W*$",
    re.IGNORECASE,
)
"""Whether there is time for it says how sure it is, and not what is to be done."""


def without_empty_fields(text: str) -> str:
    """Take out the slashes and bars between fields of which nothing is left."""
    return _EMPTY_FIELDS.sub(
        "", re.sub(r"(?:\s[/|](?=\s)){2,}", " /", f" {text} ")
    ).strip()


def duty(text: str, owner: str | None) -> tuple[str, str]:
    """Return the words from the duty on, and what leads to it if that says something.

    Who has the duty is left out of the first.
    """
    occasion, start = _place_of_duty(text, owner)
    rest = text[start:].strip()
    if owner == "I":
        rest = _MINE.sub(r"\g<work>", _FIRST_PERSON.sub("", rest))
    before = _CONNECTIVE.sub("", text[:occasion]).strip(" ,;:.–—-")
    telling = len(before.split()) > _FEWEST_WORDS and len(before) <= _LONGEST_CONTEXT
    return rest, before if telling else ""


def _place_of_duty(text: str, owner: str | None) -> tuple[int, int]:
    """Find where the occasion ends and where the work begins; who has it is between."""
    asked = _TO_YOU.search(text)
    if asked:
        return asked.span()
    if owner == "I" or owner is None:
        found = (_PROMISE if owner else _ANYBODY).search(text)
        return (found.start(), found.start()) if found else (0, 0)
    reported = re.compile(rf"(?<!\w){re.escape(owner)}{_SAID_OF_SELF}").search(text)
    if reported and reported.start():
        return reported.span()
    named = re.compile(
        rf"(?P<asks>\b(?:can|could|would|will) )?@?(?<!\w){re.escape(owner)}(?!\w)"
    )
    for match in named.finditer(text):
        after = text[match.end() :]
        if match.start() and (match["asks"] or THEN.match(after)):
            return match.span()
    return 0, 0


def without_owner(text: str, owner: str) -> str:
    """Take the owner out: a slot at the end with all who stand in it, else the name."""
    name = rf"@?(?<!\w){re.escape(owner)}(?!\w)"
    slot = re.search(rf"{_SLOT}{name}", text)
    if slot and len(text[: slot.start()].split()) >= _FEWEST_WORDS:
        others = re.findall(r"\w+", text[slot.end() :])
        if all(word[0].isupper() for word in others):
            return text[: slot.start()]
    return re.sub(rf"[\[(]?{name}[\])]?", " ", text, count=1)


_ARROW = re.compile(r"[-=]+>|[→⇒➔➜]")


def in_the_imperative(text: str) -> str:
    """Turn `tells the board and asks …` into `tell the board and ask …`."""
    if not (PRESENT.match(f" {text}") or _HOLDS.match(text)):
        return text
    verb, _, rest = text.partition(" ")
    if _names_things(base_form(verb), rest) or _ARROW.match(rest):
        return text
    rest = re.sub(
        r"(?<=\band )[a-z]{2,}s(?= )", lambda match: base_form(match[0]), rest, count=1
    )
    return f"{base_form(verb)} {rest}".strip()


def _names_things(base: str, rest: str) -> bool:
    """Whether a word in -s is a plural: `photos of the roof`, `minutes to us`."""
    if not _LINKS.match(rest):
        return False
    is_verb = asked_for(base) or _DOES.match(f"{base} {rest}")
    return rest.startswith("of ") or not is_verb


def without_comment(text: str) -> str:
    """Cut conditions, reasons and remarks off, where enough is left."""
    text = _CONDITION_FIRST.sub("", text) if len(text.split()) > 3 else text
    text = _ASIDE.sub("", text)
    for pattern in (_COMMENT, _CONDITION):
        if pattern is _CONDITION and ('"' in text or CONTENT_IF.search(text)):
            continue
        shorter = pattern.sub("", text)
        if len(shorter.split()) >= _FEWEST_WORDS:
            text = shorter
    return text


def without_doubt(text: str) -> str:
    """Leave the work of `have time to do it, may not`, without how sure it is."""
    work = _MAYBE_NOT.sub("", _TIME_FOR.sub("", text))
    return work if len(work.split()) >= _FEWEST_WORDS else text
