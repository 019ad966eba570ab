"""Words that say that one person alone knows, has or can do something."""

from __future__ import annotations

import re

from assistant.extract.people.roles import ROLE
from assistant.gate.needles import Needles

_KNOWS = r"(?:has|have|can|knows?|understands?|holds?|did|does|is able)"
_COMES = (
    r"(?! (?:come|attend|join|make|be|stay|see|hear|travel|start|help|go|wait)"
    r"(?: (?:it|there|us|them|me|time))?(?:\W*$| (?:on|at|by|from|in|until|to|today"
    r"|tomorrow|next|this|for|after|before)\b))"
)
ALONE = re.compile(
    rf"\bonly (?:one|a single) (?:person|colleague|{ROLE})(?: (?:here|left|on site"
    rf"|(?:in|on) the \w+))? (?:who |that )?{_KNOWS}\b"
    rf"|\bonly \w+ {_KNOWS}\b{_COMES}"
    r"|\bthe only (?:one|person|engineer|developer|\w+)\b.{0,40}\b(?:who|with|that"
    r"|has|can|knows?)\b|\b(?:is|am|are|be|(?-i:[A-Z])\w+) alone (?:on|with)\b"
    r"(?! (?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
    r"|\bsingle point of failure\b|\bbus factor\b"
    r"|\b(?:i|we) have one \w+, and it was\b",
    re.IGNORECASE,
)
SAID_ALONE = re.compile(
    r"\b(?:nobody|no ?one) else (?:has|have|can|could|knows?|understands?|does|did|on"
    r"|in|here|but|is able)\b|\b(?:has|have)(?: got)? (?:nobody|no ?one) else\b"
    r"(?! to (?:blame|thank|talk)\b)"
    r"|\b(?:all|only|just|mostly|everything(?: is|['’]s)?)"
    r" in (?:my|his|her|their) heads?\b"
    r"|\b(?:know|knowledge|passwords?|keys?) (?:\w+ )?"
    r"(?:lives?|sits?|is) (?:only )?with (?:me|him|her) (?:alone|only)\b",
    re.IGNORECASE,
)
_HELD = (
    r"(?:cards?|keys?|tokens?|passwords?|passcodes?|logins?|accounts?|credentials"
    r"|certificates?|dongles?|fobs?|badges?|pins?|codes?|access|rights?|permissions?"
    r"|licen[cs]es?|copy|copies|recipe|drawings?|instructions?)"
)
"""Things of which whoever has the only one can lock all others out."""
_ONE = (
    r"(?:(?-i:[A-ZÀ-Þ][\w'’-]+)(?: (?-i:[A-ZÀ-Þ][\w'’-]+)){0,2}"
    r"|I|me|he|him|she|her|you)"
)
_ABLE = (
    r"(?:(?:still |really |currently |even )?(?:knows?|understands?|is able"
    r"|are able|is allowed|can|(?:has|have|holds?)(?= (?:the|an?|our|all|access"
    r"|admin\w*|(?:\w+ )?(?:keys?|passwords?|logins?|credentials|rights|permissions?"
    rf"|codes?|licen[cs]es?|knowledge|experience))\b)))\b{_COMES}"
)
_NO_ONE = r"(?:nobody|no ?one|not a soul|none of (?:us|them|the \w+))"
_BUT = r"(?:but|except(?:ing)?(?: for)?|apart from|aside from|other than|besides)"
_NONE_BUT = re.compile(
    rf"\b{_NO_ONE}(?: else)?,? {_BUT} (?P<a>{_ONE}),? {_ABLE}"
    rf"|\b{_BUT} (?P<b>{_ONE}),? {_NO_ONE}(?: else)? {_ABLE}"
    rf"|\bknown (?:only )?to (?P<c>{_ONE}) (?:alone|only)\b"
    rf"|\b(?P<d>{_ONE})(?:['’]s|['’]m|['’]re| is| am| are) the only (?:one|person"
    rf"|(?:wo)?man|{ROLE})(?: (?:here|left|we have|on site|(?:in|on) the \w+))?"
    rf" (?:(?:who|that) {_ABLE}|with\b)"
    rf"|\bthe only (?:one|person|{ROLE}) (?:who|that) {_ABLE}[^.;?]* is"
    rf" (?P<e>{_ONE})\b",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    rf"\b(?<!not )(?<!if )only (?P<a>{_ONE}) (?P<does>{_ABLE})", re.IGNORECASE
)
_HOLDS_ONLY = re.compile(
    rf"\b(?!we\b|they\b|you\b)(?P<f>I|{_ONE})(?:['’](?:ve|s))?"
    rf"(?: (?:has|have|got|holds?|keeps?|carr(?:y|ies)|owns?)){{0,2}}"
    rf" the (?:only|sole) (?:(?!other\b)[\w-]+ ){{0,3}}?{_HELD}\b"
    rf"|\bthe (?:only|sole) (?:(?!other\b)[\w-]+ ){{0,3}}?{_HELD}"
    rf"(?: (?:to|for|of) (?:\w+ ){{1,3}}?| )(?:\w+ )?(?:is|are|lies|sits|hangs?"
    rf"|stays) (?:with|on) (?P<g>{_ONE})(?![\w'’])"
    r"|\b(?:all|only|just|mostly|everything(?: is|['’]s)?) in"
    r" (?P<h>(?-i:[A-ZÀ-Þ][\w-]+))['’]s? head\b",
    re.IGNORECASE,
)
"""Who has the only key, card or copy of a thing."""
_FIRM = (
    r"(?:firms?|compan(?:y|ies)|suppliers?|vendors?|contractors?|subcontractors?"
    r"|manufacturers?|providers?|agenc(?:y|ies)|distributors?|dealers?|workshops?"
    r"|lab(?:orator(?:y|ies)|s)?|bank|authority)"
)
_ONE_FIRM = re.compile(
    rf"\b(?:only|single|sole|one) (?:\w+ )?{_FIRM}\b(?! \w*(?:manager|engineer|lead))",
    re.IGNORECASE,
)
_A_FIRM = re.compile(
    rf"\b{_FIRM}\b|\b(?-i:GmbH|AG|KG|SE|Ltd|LLC|Inc|Corp|BV|NV|SA|SAS|SpA|Oy|AB|Group"
    r"|Sons|Bros|Partners)\b",
    re.IGNORECASE,
)
_FOR_US = re.compile(r"\bfor us\b", re.IGNORECASE)
_THERE_IS_ONLY = re.compile(
    rf"\b(?:there|it)(?:['’]s| is) only (?P<a>{_ONE})(?=\W*$|[.,;!]| (?:for|on)\b)",
    re.IGNORECASE,
)
_HAS_NOBODY = re.compile(
    r"\b(?:has|have)(?: got)? (?:nobody|no ?one) else\b", re.IGNORECASE
)
_LEARNED = re.compile(r"\b(?:knows?|understands?)$", re.IGNORECASE)
_IF = re.compile(r"^\W*(?:if|unless|suppose|imagine)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:(?:and|or|plus|&) (?:I|me|he|him|she|her|you|they|(?-i:[A-ZÀ-Þ])[\w'’-]+)"
    r"|both(?: of (?:us|them|you))?|we|us|two of (?:us|them|you))\b"
    r"(?: (?:still|only|also|now))?(?: (?:know|have|can|hold|understand|do|are able"
    r"|work|run)\b[^,.;]*)?[,;]?"
    r" (?:and |but |– |— )?(?:nobody|no ?one) else\b",
    re.IGNORECASE,
)
"""More than one who know or can, before it is said that nobody else does."""
_PRONOUNS = frozenset({"i", "me", "he", "him", "she", "her", "you"})
_PASSING = (SAID_ALONE, _NONE_BUT, _HOLDS_ONLY)
_NEEDLES = Needles(_PASSING)


def is_alone(text: str) -> bool:
    """Whether a statement of risk speaks of one person alone, and of no firm."""
    return ALONE.search(text) is not None and _ONE_FIRM.search(text) is None


def may_be_firm(text: str, before: str) -> bool:
    """Whether words that name nobody may well be said of a firm.

    `before` is what was said just before them. What nobody else can do "for us" is
    done from outside.
    """
    near = _A_FIRM.search(f"{before} {text}")
    return near is not None or _FOR_US.search(text) is not None


def is_of_house(text: str) -> bool:
    """Whether it says that a house, which need not be named, has one person only."""
    return _HAS_NOBODY.search(text) is not None


def is_said_alone(text: str) -> bool:
    """Whether words in passing say so, which suppose and ask nothing."""
    likely = map(_PASSING.__getitem__, _NEEDLES.worth_trying(text))
    if not any(pattern.search(text) for pattern in likely):
        return False
    asks = _IF.search(text) or text.rstrip(" *_").endswith("?")
    of_more = _SEVERAL.search(text) is not None
    return not (asks or of_more) and _ONE_FIRM.search(text) is None


def only_one(text: str) -> tuple[str, bool] | None:
    """Return of whom it says "only Ann can …", and whether it speaks of knowledge.

    Or that "there is only Ann".

    Only a person knows; what else only one can do may be a thing's or a firm's.
    """
    if _IF.search(text) or text.rstrip(" *_").endswith("?"):
        return None
    there = _THERE_IS_ONLY.search(text)
    if there is not None:
        return there["a"], False
    found = _ONLY_ONE.search(text)
    if found is None:
        return None
    return found["a"], _LEARNED.search(found["does"]) is not None


def named_alone(text: str) -> str:
    """Return the name behind "nobody but" or before "is the only one", if there is."""
    found = _NONE_BUT.search(text) or _HOLDS_ONLY.search(text)
    named = next((one for one in found.groups() if one), "") if found else ""
    return "" if named.casefold() in _PRONOUNS else named


def alone_words(text: str) -> tuple[str, ...]:
    """Return the words themselves that say so."""
    found = (pattern.search(text) for pattern in (ALONE, SAID_ALONE))
    words = tuple(one[0] for one in found if one)
    named = named_alone(text)
    return (named, *words) if named else words
