"""Sentences by which money runs out, does not suffice or was overspent."""

from __future__ import annotations

import re

_PURSE = (
    r"(?:(?:the |our |this |all (?:of )?(?:the |our )?)?(?:[\w-]+ )?"
    r"(?:budgets?|contingency|money|cash|funds?|funding|reserves?|allowance|grant)"
    r"(?: (?:line|pot))?)"
)
_AMOUNT = (
    r"(?:(?:about|around|some|nearly|almost|at least|roughly) )?"
    r"(?:[£$€¥]\s?\d[\d.,']*\s?(?:k|m|bn)?|(?:[A-Z]{3} )?\d[\d.,']*\s?(?:k|m)?\s?"
    r"(?:[£$€¥]|%|per ?cent|[A-Z]{3}\b|euros?|pounds|dollars|thousand|million))"
)
_BE = (
    r"(?:is|are|was|were|['’]s|['’]re|['’]m|am|will be|['’]ll be|has been|have been"
    r"|has|have|gets?|got|(?:is|are) going to be)"
)
_SOON = (
    r"(?: (?:now|already|nearly|almost|all|completely|soon|fully|practically|much|far"
    r"|well|just|still|therefore|then|badly|seriously|slightly|about to be))*"
)
_GONE = (
    r"(?:gone|used up|eaten up|exhausted|depleted|drained|empty|too small|too low"
    r"|insufficient|overdrawn|overspent|exceeded|blown|in the red|short"
    r"|spent(?= *(?:[.,;!]|$|by |before |and )))"
)
_WILL_NOT = (
    r"(?:(?:will|do|does|did|would|is going to|are going to) not|wo['’]?n['’]?t"
    r"|(?:does|do|did)n['’]t|cannot|can['’]t)"
)
_SUFFICE = r"(?:last|suffice|stretch|be enough|be sufficient|cover|pay for|reach|do)\b"
_LIKELY = (
    r"(?:(?:may|might|could|will|['’]ll|(?:is|are|am|['’]s|['’]re) (?:going|likely"
    r"|about"
    r"|expected|bound|set) to|threatens? to|looks? set to)"
    r"(?: (?:well|soon|probably|easily|even|already|likely|all))*)"
)
_RUN_OUT = (
    rf"(?:{_LIKELY} |(?:is|are|am|['’]s|['’]re) )?"
    r"(?:run(?:s|ning)? (?:out|low|short|dry)|ran (?:out|low|short|dry)"
    r"|dr(?:y|ies) up|fall(?:s)? short)"
)
_PLANNED = (
    r"(?:(?:was |were |is |are |had been |we (?:had )?|(?:is )?in )?"
    r"(?:planned|budgeted|approved|authori[sz]ed|agreed|allowed|granted|foreseen)"
    r"|(?:we|they|the project) (?:have|has|had|got)\b(?! (?:spent|used|paid))"
    r"|planned for"
    rf"|{_PURSE}(?: (?:allows|holds|has))?)"
)
_NAMED = (
    rf"\b{_PURSE}(?: (?:of|for) (?:[^\s,;.?]+ ){{0,4}}?[^\s,;.?]+)?"
    rf" ?(?:{_BE}{_SOON} {_GONE}|{_WILL_NOT} {_SUFFICE}"
    rf"|{_LIKELY} be{_SOON} (?:{_GONE}|exceeded|overspent)"
    rf"|(?:may|might|could) not (?:be (?:enough|sufficient)\b|{_SUFFICE})"
    rf"|(?:is|are|was|were)(?: not|n['’]t){_SOON} (?:enough|sufficient)|{_RUN_OUT})"
    rf"|\b(?:run(?:s|ning)?|ran) (?:out of|low on|short (?:of|on)) {_PURSE}"
    rf"|\b{_BE}{_SOON} (?:out|short) of {_PURSE}"
    r"|(?:\bnot|n['’]t) have (?:the |any |enough )?(?:money|cash|budget|funds|funding)"
    r"(?= (?:for|to|left|in|until|this|any)\b| *(?:[.,;!]|$))"
    r"|\b(?:no|not enough|too little|hardly any|barely any|n['’]t (?:any|enough)"
    r"|not (?:any|have(?: the| any)?)) (?:more )?(?:money|cash|budget|funds|funding"
    r"|contingency|reserves?)"
    r"(?= (?:is |are |was )?(?:left|for|to|remain\w*|over|in|until|any ?more)\b"
    r"| *(?:[.,;!]|$))"
    rf"|\bnothing (?:is )?(?:left|remains) (?:in|of) {_PURSE}"
    rf"|\b(?:{_BE}|ran|run|go|goes|went|going|came|come|comes)"
    r"(?: (?!not\b|never\b|hardly\b|barely\b)[\w£$€.,%-]+){0,3}?"
    r" (?:over|above|beyond) (?:the |our |its )?"
    r"(?:\w+ )?(?:budget|allowance|what (?:was|is|we) \w+)\b"
    r"|\b(?:over|above) (?:the |our |its )?budget by\b"
    r"|\b(?:exceed(?:s|ed|ing)?|overr(?:un|an)s?|bust(?:s|ed)?|blew(?: through)?"
    rf"|overspen[dt]s?(?: on)?) (?:{_PURSE}\b|what (?:was|is|we (?:have|had))"
    r" (?:planned|approved|budgeted|agreed)?)"
    r"|\b(?:we|i|they|the project) (?:have |has |already |['’]ve )*overspent\b"
    rf"|\b(?:spent|spend|spends|paid|costs?|used)(?: (?:us|it))?(?: [^\s,;.?]+){{0,4}}?"
    r" more(?: money)?(?: (?:on|for) (?:[^\s,;.?]+ ){0,3}?[^\s,;.?]+)?"
    rf" than {_PLANNED}"
    rf"|\b(?:gap|hole|shortfall) (?:of {_AMOUNT} )?in {_PURSE}"
    r"|\b(?:funding|budget|cash) (?:gap|shortfall)\b"
)
"""What names the money that is short."""
_IMPLIED = (
    r"\b(?:we|i|they|it|this|that|which|the rest) "
    r"(?:(?:only|already|probably|certainly|simply|then) )?"
    rf"(?:{_RUN_OUT}(?! of\b)(?=\W*(?:$|[.,;!]|(?:in|by|before|at|around|on|about|some"
    r"|well|long|next|this|already|soon|mid)\b))"
    rf"|{_WILL_NOT} (?:last|suffice|stretch|be enough)\b(?! (?:for )?(?:me|you)\b))"
    r"|\b(?:we|i)(?: are|['’]re| will be|['’]ll be| am|['’]m| (?:will |['’]ll )?(?:go"
    r"|end up|come out)) (?:(?:already|well|far|then|now|" + _AMOUNT + r") )*"
    r"(?:over|short|overdrawn|in the red)"
    r"(?=\W*(?:$|[.,;!]|(?:by|before|at|in|around|already|soon)\b))"
)
"""What is said of the money that the sentence before named."""
_SPEAKS_OF_MONEY = re.compile(
    r"\b(?:budgets?|contingency|money|cash|funds|funding|reserves?|allowance"
    r"|overspen\w+"
    r"|(?:spend(?:ing)?|spent|costs?|paid|burn(?:ed|t)?) (?:[\w']+ ){0,4}?"
    rf"{_AMOUNT} (?:of|out of|against)\b|burn rate)",
    re.IGNORECASE,
)
_SHORT = re.compile(_NAMED, re.IGNORECASE)
_SHORT_OF_IT = re.compile(_IMPLIED, re.IGNORECASE)
_SAME_CLAUSE = r"(?! (?:only|just|merely)\b)(?:(?!\b(?:but|however|yet)\b)[^;])*$"
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|nobody|no one|nor|neither|hardly|barely|far from"
    r"|without|avoid\w*|prevent\w*|instead of|rather than|to keep|lest|so that|in order"
    rf"|in time before|cannot|used to|last (?:year|time|month))\b|n['’]t\b)"
    rf"{_SAME_CLAUSE}",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:would|should|if|unless|in case|whether|until|suppose|imagine|once)\b"
    rf"{_SAME_CLAUSE}",
    re.IGNORECASE,
)
_CASE_AFTER = re.compile(
    r"\b(?:if|unless|in case|provided|last (?:year|time|month)|(?:in|back in) (?:19|20)"
    r"\d\d)\b",
    re.IGNORECASE,
)
_RESERVE = re.compile(r"\breserves?\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:days?|weeks?|hours?|time|schedule|slack|nights?|shifts?|people|testers?)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:budgets?|contingency|money|cash|funds?|funding|costs?|paid|spen[dt]\w*)\b"
    r"|[£$€¥]|\b(?:[A-Z]{3}|euros?|pounds|dollars) ?\d",
)
_NEAR = 300


def said_before(passage: str, quote: str) -> str:
    """Return what the passage says just before the quote."""
    return passage.partition(quote)[0][-_NEAR:] if quote in passage else ""


def is_of_short_money(text: str, before: str = "") -> bool:
    """Whether it speaks of money that is short, as it is or in a case.

    `before` is what was said just before: "we run out in May" is of what it names.
    """
    found = _shortage(text, before)
    asks = text.rstrip(" *_").endswith("?")
    return found is not None and not asks and not _DENIED.search(text[: found.start()])


def money_may_be_short(text: str, before: str = "") -> bool:
    """Whether it says or fears so of the days to come, and puts no case."""
    found = _shortage(text, before)
    if found is None or not is_of_short_money(text, before):
        return False
    case = _CASE.search(text[: found.start()])
    return not case and not _CASE_AFTER.search(text[found.end() :])


def _shortage(text: str, before: str) -> re.Match[str] | None:
    found = _SHORT.search(text)
    if found is not None and _RESERVE.search(found[0]) and _is_of_time(text):
        return None
    if found is not None:
        return found
    found = _SHORT_OF_IT.search(text)
    if found is None:
        return None
    known = _SPEAKS_OF_MONEY.search(f"{before} {text[: found.start()]}")
    return found if known else None


def _is_of_time(text: str) -> bool:
    """Whether the reserve that a text speaks of is one of days or hands."""
    return _TIME.search(text) is not None and _MONEY.search(text) is None
