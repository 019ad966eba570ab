"""How big the budget or the contingency is: an amount that is told of just that.

`Their fee is 18,000, and it is not in the budget` gives no budget; a `training budget`
is not the project's. What was told last goes first, and other figures keep their days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold

_THING = re.compile(
    r"(?i)\b(?P<thing>budget|contingency|(?:contingency |management )?reserve)\b"
)
_NEUTRAL_WORDS = """
the our a an its this their your total overall whole full entire approved current agreed
new revised project projects programme original s of with in as and is for now same
available contingency management remaining
"""
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
"""Words before the thing that make no other thing of it."""
_ASKING_WORDS = """
what whats how much big large high is was are were tell me show do does did we have has
had there it money size amount figure sum left remains remain still held i you us in be
exactly today currently planned set aside kept which
"""
_ASKING = _NEUTRAL | frozenset(_ASKING_WORDS.split())
_LEFT = re.compile(r"(?i)\b(?:left|remain(?:s|ing)?|unspent|unused|still have)\b")
_CURRENCY = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD|JPY|INR|[€$£¥])"
_UNIT = r"(?:euros?|dollars?|pounds?|francs?|kron(?:or|er)|yen|rupees)"
_SIZE = r"(?:k|m|mn|bn|mio\.?|thousand|million|billion)"
_NUMBER = r"\d[\d.,'’]*(?: \d{3})*"
_SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|and|a|half)"
)
MONEY = (
    rf"(?:(?:about |around |roughly )?(?:{_CURRENCY}\s?{_NUMBER}(?:\s?{_SIZE}\b)?"
    rf"|{_NUMBER}\s?(?:{_SIZE}\s?)?(?:{_CURRENCY}|{_UNIT}\b)|{_NUMBER}\s?{_SIZE}\b"
    rf"|(?:{_SPELT}[ -])+(?:thousand|million)(?: {_UNIT}\b)?))"
)
"""An amount of money, in figures or in words."""
_AMOUNT = re.compile(MONEY, re.IGNORECASE)
_LINKS = (
    r"(?:(?:,|is|was|are|be|been|has|will|of|at|to|the|a|an|now|still|currently|stands?"
    r"|stays?|remains?|set|fixed|approved|agreed|capped|raised|increased|cut|reduced"
    r"|lowered|grew|rose|went|goes|up|down|total(?:s|ling)?|amounts?|comes?|in|left"
    r"|for|this|our|project|programme|year|it|on|by the \w+|held(?: by the \w+)?"
    rf"|from {MONEY})[ ]?)*"
)
_UNSURE = re.compile(
    r"(?i)\?|\b(?:if|would|could|should|might|may|ask(?:s|ed|ing)?|request\w*|propos\w+"
    r"|suggest\w*|wants?|wanted|wish\w*|needs?|not|never|draft\w*|unless)\b|n['’]t\b"
)
_DRAWN = re.compile(
    r"(?i)\b(?:left|remain\w*|used|spent|drawn|draws?|took|taken|takes|unspent|unused"
    r"|comes? (?:from|out of)|(?:from|out of) (?:the|our) (?:project )?"
    r"(?:budget|contingency|reserve))\b"
)
_UNDER = re.compile(r"^[^“”]*, under “[^”]*”: ")
"""Who says it and when, where the title above is named."""
_MOST = 3
_SPENT = "spent"
_SPENDING = re.compile(
    r"(?i)^\W*(?:and |so )?(?:how much|what) (?:money )?(?:(?:have|has|did|was|were|is"
    r"|are|had|of|the|our) )*(?:we|the project|it|been|already|so far)?(?: already)?"
    r" ?(?:spent|spend(?:ing)?)(?: (?:so far|to date|already|until now|up to now|by now"
    r"|now|in total|overall|on the project|in all))*\W*$"
    r"|^\W*what(?:['’]s| is| was) (?:the|our) (?:total |actual |current )?"
    r"spend(?:ing)?(?: (?:to date|so far|now))?\W*$"
)
_TO_DATE = (
    r"(?: (?:to date|so far|by|until|up to|now|is|was|are|at|stands?|in total|total\w*"
    r"|of|it|the|end|today|already|about|=|[A-Z]\w+|\d+))*"
)
_BEEN = r"(?:(?:is|are|was|were|has|have|been|already|now) )*"
_WAS_SPENT = (
    rf"\bspen(?:t|d|ding)\b{_TO_DATE}[ :=–]+(?P<sum>{MONEY})(?! (?:on|for)\b)",
    rf"(?P<sum>{MONEY}) {_BEEN}spent\b(?! (?:on|for)\b)",
)
_OF_ANOTHER = re.compile(
    r"(?i)^(?:['’]s)? (?:for|of) (?:the |this |our |a )?(?!(?:project|programme|year"
    r"|whole|release)\b|\d|[€$£]|eur|usd|gbp)\w+|^ (?:line|code|holder|owner)"
)


def sum_asked(question: Question) -> str | None:
    """Return the thing whose amount is asked for, None where it is no such sum."""
    text = question.text.replace("’", "'")
    if _SPENDING.match(text) and not (question.ids or question.people):
        return _SPENT
    found = _THING.search(text)
    if found is None or question.ids or question.people:
        return None
    if not re.match(r"(?i)\W*(?:and |so )?(?:what|how|tell|show)\b", text):
        return None
    words = re.findall(r"\w+", fold(_THING.sub(" ", text)))
    return found["thing"].split()[-1].casefold() if set(words) <= _ASKING else None


def sums(
    question: Question, thing: str, said: Iterable[Candidate]
) -> list[Candidate] | None:
    """Return what tells the amount of the thing itself; None where nothing does."""
    said = [one for one in said if not (one.computed or one.supposed)]
    stated = [(figure, one) for one in said for figure in _figures(one, thing)]
    stated.sort(
        key=lambda pair: (
            pair[1].day,
            _is_titled(pair[1], thing),
            pair[1].weight,
            pair[1].words,
        ),
        reverse=True,
    )
    chosen: dict[str, Candidate] = {}
    for figure, one in stated:
        if figure not in chosen:
            own = [o for f, o in stated if f == figure and _is_titled(o, thing)]
            chosen[figure] = own[0] if own else one
    lines = list(dict.fromkeys(chosen.values()))[:_MOST]
    if _LEFT.search(question.text):
        drawn = [one for one in said if _is_drawn(one, thing) and one not in lines]
        drawn.sort(key=lambda one: (one.day, one.words), reverse=True)
        lines = [*_remaining(drawn)[:1], *lines, *_others(drawn)[:_MOST]]
    return lines or (None if thing != _SPENT else [])


def is_of_sum(one: Candidate, thing: str) -> bool:
    """Whether a clause speaks of the thing itself, without denying it."""
    said = said_in(one.unit.text)
    return any(
        not _UNSURE.search(clause)
        and not _OF_ANOTHER.match(clause[found.end() :])
        and _is_own(clause[: found.start()])
        for clause in re.split(r"[,;.]\s", said)
        for found in re.finditer(rf"(?i)\b{thing}\b", clause)
    )


def _is_own(before: str) -> bool:
    """Whether the word before the thing makes no other thing of it."""
    words = re.findall(r"[\w'’]+\W*$", before)
    return not words or fold(words[0]).strip(" \"“'") in _NEUTRAL


def _figures(one: Candidate, thing: str) -> Iterator[str]:
    """Yield the amounts that a sentence gives as the thing's own."""
    said = _UNDER.sub("", said_in(one.unit.text)).strip('“”" ')
    if _UNSURE.search(said):
        return
    if thing == _SPENT:
        spent = (form.finditer(said) for form in map(_form, _WAS_SPENT))
        yield from (_plain(found["sum"]) for one in spent for found in one)
        return
    for form in _forms(thing):
        for found in form.finditer(said):
            before = re.findall(r"[\w'’]+", found.groupdict().get("before") or "")
            if not before or fold(before[-1]) in _NEUTRAL:
                yield _plain(found["sum"])
                return
    if _is_titled(one, thing) and (leads := _LEADS.match(said)):
        yield _plain(leads["sum"])


def _forms(thing: str) -> tuple[re.Pattern[str], ...]:
    before = r"(?P<before>[\w'’]+ |\A\W*|[.;,(|]\s*|[a-z] (?:is|and) )"
    row = rf"\A\W*(?:(?:total|overall|project|approved)[ :]+)*(?:the )?{thing}"
    being = r"(?:is|as|of|are|held|set aside|kept|reserved|the|a|our|total|approved)"
    held = r"(?:(?:is|are|held|kept|set aside|put|sits|left) )*(?:in|for|as)"
    forms = (
        rf"{before}{thing} {_LINKS}(?P<sum>{MONEY})",
        rf"{row}(?: \([^)]*\))?\s?[:=–]\s?(?:[^\W\d_]+ ){{0,2}}(?P<sum>{MONEY})",
        rf"(?P<sum>{MONEY}) (?:(?:{being}|project) )*{thing}(?! (?:for|line|code))",
        rf"(?P<sum>{MONEY}) {held} (?:the |our |a )?{thing}\b",
    )
    # What is held `in the budget` for something is a part of it.
    return tuple(map(_form, forms[:-1] if thing == "budget" else forms))


@lru_cache(maxsize=64)
def _form(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_LEADS = re.compile(
    r"(?:(?:total|approved|we have|the project has|there (?:is|are)|agreed)\W+)?"
    rf"(?P<sum>{MONEY})",
    re.IGNORECASE,
)


def _is_titled(one: Candidate, thing: str) -> bool:
    """Whether it stands under a heading of the thing."""
    return re.search(rf"\b{thing}\b", fold(one.title)) is not None


def _is_drawn(one: Candidate, thing: str) -> bool:
    said = said_in(one.unit.text)
    spoken = re.search(rf"(?i)\b{thing}\b", said) or _is_titled(one, thing)
    return bool(
        spoken
        and _AMOUNT.search(said)
        and _DRAWN.search(said)
        and not _UNSURE.search(said)
    )


def _remaining(drawn: Iterable[Candidate]) -> list[Candidate]:
    return [one for one in drawn if _LEFT.search(one.unit.text)]


def _others(drawn: Iterable[Candidate]) -> list[Candidate]:
    return [one for one in drawn if not _LEFT.search(one.unit.text)]


def _plain(money: str) -> str:
    """Return an amount as it is compared: without spaces and separators."""
    low = fold(money).replace("million", "m").replace("thousand", "k")
    return re.sub(r"[\s,'’]|about|around|roughly|\.$", "", low)
