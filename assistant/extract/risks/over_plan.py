"""Sums of money that are held against a plan, in one sentence or in two."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.gate.amounts import Amount, amounts_in

_PLAN = re.compile(
    r"\b(?:plan(?:s|ned)?|budget(?:s|ed)?|estimate[sd]?|allowance|quoted?|approved"
    r"|authori[sz]ed)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:bills?|billed|invoices?|invoiced|spend|spent|costs?|paid|pay|charged?"
    r"|stands? at|c[ao]mes? to|comes? in at|runs? at|now at|price)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:vs\.?|versus|against|instead of|rather than|compared (?:with|to)|where"
    r"|and not)(?=\W)",
    re.IGNORECASE,
)
"""What stands between a sum and the one that it is held against."""
_OVER = re.compile(
    r"\b(?:is|are|was|be|am|['’]s|['’]re|runs?|running|ran|comes?|came|goes|went|now)"
    r" (?:\w+ ){0,2}?(?P<sum>[£$€]\s?\d[\d.,]*\s?(?:k|m)?|\d[\d.,]*\s?(?:k|m)?\s?"
    r"(?:€|euros?|EUR|dollars|pounds))"
    r" (?:over(?!\s(?:the (?:next|last|past|phone)|a\b|to\b))|too (?:much|expensive))",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\?\W*$|\b(?:if|unless|would|could|might|last year|suppose|not|never|was to)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_LEAST_OVER = Decimal("1.1")
_LEAST_SUM = 100


def is_over_plan(text: str) -> bool:
    """Whether a sentence says that a sum is above what was planned for it."""
    if _UNREAL.search(text):
        return False
    if _OVER.search(text):
        return True
    sums = _sums(text)
    if len(sums) != 2 or not _PLAN.search(text):
        return False
    spent, planned = sums
    between = text[spent.end : planned.start]
    return _HELD.search(between) is not None and _exceeds(spent, planned)


def goes_beyond(spent: str, planned: str) -> bool:
    """Whether a sentence tells a sum, and the next one the lower one of the plan."""
    if _UNREAL.search(spent) or not (_SPENT.search(spent) and _PLAN.search(planned)):
        return False
    first, then = _sums(spent), _sums(planned)
    if len(first) != 1 or len(then) != 1 or _PLAN.search(spent):
        return False
    return _exceeds(first[0], then[0])


def _sums(text: str) -> list[Amount]:
    """Return the sums of money, and bare numbers in thousands."""
    return [
        one
        for one in amounts_in(text)
        if one.values and (_is_money(one) or one.words.casefold().endswith(("k", "m")))
    ]


def _is_money(amount: Amount) -> bool:
    return len(amount.unit) == 3 and amount.unit.isupper()


def _exceeds(spent: Amount, planned: Amount) -> bool:
    same = spent.unit == planned.unit or not (spent.unit and planned.unit)
    high, low = max(spent.values), max(planned.values)
    return same and low >= _LEAST_SUM and high >= low * _LEAST_OVER
