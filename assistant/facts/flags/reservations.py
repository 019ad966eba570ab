"""Words by which somebody takes back the promise that a sentence sounds like."""

from __future__ import annotations

import re
from collections.abc import Callable

_NOT = (
    r"(?:can(?:no|['’]?)t|can not|could(?: not|n['’]t)|won['’]?t|will not|wouldn['’]t)"
)
_DISCLAIMER = (
    rf"(?:{_NOT}|(?:i['’]d |would )?rather not|not (?:going )?to) (?:\w+ly |yet )?"
    r"(?:promise|guarantee|commit|swear(?: to)?|vouch(?: for)?)\b(?! (?:too|more))"
    r"|\b(?:no|without (?:a |any )?) ?(?:promises?|guarantees?)\b"
    r"|\bnot (?:as )?an? (?:firm |real )?(?:promise|commitment|date)\b"
    r"|\b(?:don['’]?t|do not|never) (?:hold (?:me|us|him|her|them) to"
    r"|quote (?:me|us|him|her)|count on (?:it|that|this)\b|bank on (?:it|that|this)\b"
    r"|(?:write|put|note|take) (?:that|this|it) (?:down|as|in|into)\b"
    r"|minute (?:that|this|it)\b)"
    r"|\bnot saying yes\b|\bnot (?:set|written|cast) in stone\b"
)
_DISCLAIMED = re.compile(_DISCLAIMER, re.IGNORECASE)
_DISCLAIMED_FIRST = re.compile(
    rf"\W*(?:but |and |though |please )?(?:(?:i|we)(?:['’]m| am)? |that['’]s |that is "
    rf"|it['’]s )?(?:{_DISCLAIMER})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i|we) (?:(?:can(?:no|['’]?)t|can not|don['’]?t|do not|won['’]?t|will not)"
    r" (?:\w+ly )?(?:promise|guarantee)(?! (?:too|more))|(?:promise|guarantee) nothing"
    r"|can only hope)\b",
    re.IGNORECASE,
)
"""What the speaker does not promise needs no word of what would be done."""
_FIRM = re.compile(
    r"\b(?:will|['’]ll|shall|is going to|are going to|am going to)\b", re.IGNORECASE
)
_WEAK = re.compile(
    r"\b(?:(?:would|will|shall|could|can|might|may|['’]ll|['’]d) (?:\w+ly |just )?try"
    r"|tr(?:y|ies) (?:to|and|for)|might|hop(?:e[sd]?|ing) (?:to|for|that|we|i)\b"
    r"|['’]d (?:hope|expect|like)|would (?:hope|expect)|hopefully|perhaps|maybe"
    r"|probably|could|aim(?:s|ing)? (?:to|for)|should)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?P<before>.*?)(?:\b(?:will|would|shall)|['’]ll|['’]d) (?:\w+ly |just )?try (?:to"
    r"|and|for)\b"
    r"|(?P<might>.*?)\bmight (?!not\b|be\b|have\b|need|want|get\b|lose\b|miss\b|slip\b"
    r"|fail\b|take\b|leave\b|quit\b|work\b|help\b|say\b|ask\b|think\b|see\b)[a-z]+"
    r"|(?P<hopes>.*?)\bhop(?:es?|ing) to (?!see\b|hear\b|meet\b|welcome\b|talk\b)",
    re.IGNORECASE,
)
"""A deed that is only tried, possible or hoped for, after who does it."""
_TRIED = re.compile(r"\btry\b|\bmight\b|\bhop", re.IGNORECASE)
_IF_SPARED = re.compile(
    r"\bif (?:nothing (?:else |more |bigger )?(?:comes? (?:up|in|between)|gets? in the"
    r" way|intervenes|happens|breaks|goes wrong)|(?:all|everything) goes (?:well|right"
    r"|to plan|smoothly)|(?:i|we|he|she|they) (?:can |could )?(?:find|get|have|manage)"
    r"(?: the| some| any| enough)?(?: spare| free)? (?:time|minute|hour|moment|round to"
    r" it)|there['’ ]?i?s (?:still )?(?:any |some |enough )?time|(?:i|we|he|she|they)"
    r" (?:possibly )?can(?=\W*$)|(?:the )?(?:time|workload|weather|budget)"
    r" (?:allows?|permits?))"
    r"|\b(?:time|weather|budget|workload) permitting\b|\bwith (?:any|some) luck\b"
    r"|\bgod willing\b",
    re.IGNORECASE,
)
"""A case that the speaker has no hand in, and that may always fail."""
_ASKED = re.compile(
    r"\b(?:will|can|could|would) (?:you|we count on you)\b(?! (?:like|hear|see|say"
    r"|imagine|think|agree|mind|remember|believe|join)\b)[^?]*\?\W*$"
    r"|^\W*(?:so |and |then )?(?:maybe|perhaps|shall we|could we|can we|what if we)"
    r"\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"\b(?:probably|maybe|perhaps|might|hope|try|could)\b.*\?\W*$", re.IGNORECASE
)
"""A question that only takes up the hedge of what was said before."""
_EVADED = re.compile(
    r"\W*(?:well,? |hm+,? |er,? |um,? )*(?:(?:i|we)(?:['’]ll| will) (?:have to )?"
    r"(?:see\b(?! (?:to|that|him|her|them|you)\b)|try\b(?! to\b)"
    r"|think about (?:it|that)\b)|maybe|perhaps|possibly|probably(?=\W*$|[.!,])"
    r"|(?:i|we) (?:might|may|suppose|guess)\b"
    r"|let me (?:see|think)\b|(?:it|that) depends|depends\b|if (?:i|we) can\b)",
    re.IGNORECASE,
)
_ASKS_OTHERS = re.compile(
    r"(?:\b(?:i|we) (?:will|shall)|['’]ll|\bam going to|['’]m going to)(?: \w+ly| also"
    r"| just| then| now)* (?:ask|chase|call|ring|phone|remind|write to|talk to|speak to"
    r"|check with|enquire|inquire|find out|see (?:if|whether|what|who|when))\b",
    re.IGNORECASE,
)
"""A deed that is in one's own hands, while the answer is not."""
_PERSON = re.compile(r"\b(?:i|we|he|she|they)\b\W*(?:\w+ly )?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def disclaimed(text: str, after: str) -> str:
    """Return the words that say that this is no promise, "" where none do.

    They stand beside a deed, or open what is said next. Who will ask somebody takes
    back what comes of it, and not the asking.
    """
    frank = _OWN.search(text)
    if frank:
        return frank[0]
    own = _DISCLAIMED.search(text)
    if own and (_WEAK.search(text) or _FIRM.search(text[: own.start()])):
        return own[0]
    next_words = _DISCLAIMED_FIRST.match(after)
    if next_words and _ASKS_OTHERS.search(text) and not _WEAK.search(text):
        return ""
    if next_words and (_WEAK.search(text) or _FIRM.search(text)):
        return next_words[0].strip(" ,.;:")
    return ""


def only_tried(text: str, is_person: Callable[[str], bool]) -> str:
    """Return the words by which a person only tries, hopes or may do a deed."""
    if not _TRIED.search(text):
        return ""
    for deed in _DEED.finditer(text):
        before = next(part for part in deed.groups() if part is not None)
        if _is_of_a_person(before, text, is_person):
            return text[deed.start() + len(before) : deed.end()].strip(" ,")
    return ""


def if_spared(text: str) -> str:
    """Return the case in which alone it would be done, "" where none is put."""
    case = _IF_SPARED.search(text)
    return case[0] if case else ""


def evades(question: str, answer: str) -> bool:
    """Whether somebody who is asked to do a thing says neither yes nor no."""
    echoes = asks_in_short(question) and _ECHO.search(question)
    is_asked = _ASKED.search(question.strip()) or echoes
    return bool(is_asked and _EVADED.match(answer))


def asks_in_short(question: str) -> bool:
    """Whether a question means what was said before it: "Will you?"."""
    return len(question.split()) <= 3


def _is_of_a_person(before: str, text: str, is_person: Callable[[str], bool]) -> bool:
    """Whether the deed is one of `I`, a name, or who leads a sentence of clauses."""
    if _PERSON.search(before):
        return True
    said = _WORD.findall(before)
    if said and is_person(said[-1]):
        return True
    first = _WORD.search(text)
    is_clause = not before.strip() or before.rstrip().endswith((",", ";", "and", "but"))
    return is_clause and first is not None and is_person(first[0])
