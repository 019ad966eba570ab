"""Cost: only what sources say of money; without them it is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Dimension, DimensionHealth, Reason
from assistant.domain.findings import Polarity
from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS
from assistant.domain.tolerances import HealthTolerances
from assistant.extract.risks.money_short import money_may_be_short, said_before
from assistant.extract.text.sentences import split
from assistant.facts.health.charter import stated
from assistant.facts.health.judgement import Concern, as_health, judge, unknown
from assistant.facts.health.spending import overspent, within
from assistant.facts.health.subjects import FRESH_DAYS, entries_about, statements_about
from assistant.facts.mentions import CONVERSATION
from assistant.facts.money.told import (
    FRESH_FIGURES,
    Figures,
    newer_than,
    newest_figures,
    unmatched_figures,
)
from assistant.facts.risks.rejected import statements_heard
from assistant.ledger.view import View

_COST = re.compile(
    r"\b(?:budgets?|costs?(?![ -](?:cent(?:re|er)s?|units?|codes?|objects?)\b)"
    r"|spend(?:ing)?|spent|overspen[dt]\w*|overruns?|funding|funds"
    r"|contingency|penalt\w+|liquidated damages|vertragsstrafen?"
    r"|expens\w+|capex|opex|kosten|couts?|costes?|presupuesto)\b"
)
_PAID = r"(?:payments?|invoices?|instal+ments?|deposits?|bills?)"
_FEE = r"(?:licen[cs]e|hosting|cancellation|storage|late)"
_MONEY = r"(?:gbp|eur|usd|chf|nok|sek|dkk|pln|aud|cad|inr|jpy|euros?|pounds|dollars)"
_AT_STAKE = re.compile(
    r"\b(?:withh[eo]ld\w*|late|later|overdue|unpaid|outstanding|disputed?|refus\w+"
    r"|delay\w*|retain\w*|stop\w*|claim(?:s|ed)? back|owe[sd]?)"
    rf" (?:\w+ ){{0,4}}?(?:{_PAID}|fees?|money)\b"
    rf"|\b{_PAID} (?:\w+ ){{0,5}}?(?:withheld|overdue|unpaid|outstanding|disputed"
    r"|refused|retained|at risk)\b|\b(?:not|never|n['’]t) (?:be )?pa(?:y|id)\b"
    r"|\bclaims? (?:for (?:damages|compensation|payment|refund)|of [£$€\d])"
    r"|\b(?:demands?|wants?|threat\w+|claims?) (?:\w+ ){0,2}?(?:refund|rebate|discount"
    rf"|compensation|surcharge)s?\b|\b{_FEE} fees?\b"
    r"|\b(?:price|fee|rate)s? (?:\w+ ){0,2}?(?:rises?|increases?|goes up|go up)\b"
    rf"|[£$€]\s?\d|\b{_MONEY}\s?\d|\d[\d.,']*\s?k?\s?(?:[£$€]|{_MONEY}\b)"
)
"""Money that an entry puts at risk: kept back, asked back, or named as an amount."""
_ENTRY = re.compile(f"{_COST.pattern}|{_AT_STAKE.pattern}")


_APPROVED = re.compile(
    r"\b(?:approved|authori[sz]ed|agreed|accepted|granted|signed off|covered|refunded"
    r"|settled|within (?:the |our )?budget|on budget|genehmigt|approuve|aprobad[oa])\b"
)
_PLAN = (
    r"(?:(?:our|the|my|their|its|his|her) )?(?:own |planned |agreed |sold |internal )*"
    r"(?:hours|budget|estimates?|effort|plan(?:ned)?|allowance|quote|man-?days"
    r"|person-?days|cost(?:s| plan)?)"
)
_OVER = re.compile(
    rf"\b\d[\d.,]* ?(?:%|percent\b|per cent\b|hours\b|days\b|k\b) (?:over|above"
    rf"|more than|beyond|in excess of) {_PLAN}\b"
    rf"|\b(?:overran|overrun|overshot|exceeded|used up|burnt through|blew) {_PLAN}\b"
    rf"|\b{_PLAN} (?:is|are|have been) (?:used up|exhausted|exceeded|overrun|spent"
    r"|\d[\d.,]* ?(?:%|percent|per cent) over)\b"
)
_LANDS = re.compile(
    r"\b(?:quoted|sold|estimated|budgeted|planned|allowed|agreed|offered|bid|priced)"
    r"(?: (?:it|this|them))?(?: (?:at|for|as))? (?P<plan>\d[\d.,]*) ?"
    r"(?P<unit>(?:(?:person|man)-?)?(?:days|hours|weeks|months|sprints))\b[^?]{0,60}?"
    r"\b(?:lands?|ends?(?: up)?|comes? (?:in|out)|heading|headed|forecast\w*|needs?"
    r"|runs?|tracking|finish(?:es)?|be)\b(?: (?:at|for|to|with|on|is|about|around))*"
    r" (?P<now>\d[\d.,]*)"
    r"(?= ?(?:(?:person|man)-?)?(?:days|hours|weeks|months|sprints)\b|\W*$|[.,;)]"
    r"| and\b)",
)
"""Effort that was sold, and the more that it is going to take."""
_NOT_OVER = re.compile(
    r"\?\s*$|\b(?:not|never|no|if|unless|may|might|could|would|was|were|last (?:year"
    r"|project|time))\b|n['’]t\b"
)
_REFUSED = re.compile(
    r"\b(?:no|not any|n['’]t any|never any) (?:more |extra |further |spare )?"
    r"(?:money|funds|funding|budget|cash) (?:left )?(?:for|to (?:buy|pay for))\b"
)
"""Money that somebody will not give for a thing."""
_SAME_SCALE = 3
"""Times the plan beyond which a number is of something else."""
_NO_EVIDENCE = UPDATE_KINDS | WIKI_KINDS
_NOT_APPROVED = re.compile(
    r"\b(?:not|never|no|nobody|un\w+|until|unless|if|before|awaits?|awaiting|needs?|must"
    r"|to be|will|should|would|nicht|pas|without)\b[\w' ]*$|n['’]t\b[\w' ]*$"
)


def _short(text: str) -> bool:
    """Whether a folded statement is of money, and not that the money is granted."""
    if _COST.search(text) is None:
        return False
    return not _is_granted(text)


def _is_granted(text: str) -> bool:
    granted = _APPROVED.search(text)
    if granted is None:
        return False
    return _NOT_APPROVED.search(text[: granted.start()]) is None


def _said_short(view: View) -> Iterator[Quote]:
    """Yield the statements of the last two weeks by which money is short or may be."""
    for found in statements_heard(view):
        finding, piece = found.finding, found.passage
        if finding.polarity is not Polarity.ASSERTED or piece.kind in _NO_EVIDENCE:
            continue
        if piece.passage.quoted or (view.as_of - piece.dated).days > FRESH_DAYS:
            continue
        before = said_before(piece.passage.text, finding.quote)
        is_short = money_may_be_short(finding.quote, before)
        if is_short and not _is_granted(fold(finding.quote)):
            yield found.evidence


def _over_plan(view: View) -> Iterator[Concern]:
    """Yield the newest words of the last month by which work costs more than planned.

    What was agreed on hours is no budget of the project's, and yet is what it costs.
    """
    told = [
        piece.quote(sentence.text)
        for piece in sorted(view.passages, key=lambda piece: piece.dated)
        if piece.kind in CONVERSATION and not piece.passage.quoted
        if timedelta() <= view.as_of - piece.dated <= FRESH_FIGURES
        for sentence in split(piece.passage.text)
        if _is_over(fold(sentence.text))
    ]
    for quote in told[-1:]:
        why = f"the words of {quote.dated} put the effort or spend above the plan"
        yield Concern(Colour.AMBER, why, (quote,))


def _is_over(text: str) -> bool:
    found = _OVER.search(text) or next(filter(_is_more, _LANDS.finditer(text)), None)
    if found is None or _is_granted(text):
        return False
    clause = re.split(r"[,;:] ", text[: found.start()])[-1]
    return _NOT_OVER.search(clause) is None and not text.endswith("?")


def _is_more(found: re.Match[str]) -> bool:
    plan, now = (
        float(found[name].replace(",", "").rstrip(".")) for name in ("plan", "now")
    )
    return plan < now <= plan * _SAME_SCALE


def cost(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by spend against budget, and by entries and statements about money.

    Where budget sheets are known they give the figures; where only prose does, the
    reason names no amount: figures are cited, so that their own label guards them.
    """
    rule = (
        f"amber from {tolerances.cost_over_amber:.0%}, red from "
        f"{tolerances.cost_over_red:.0%} that a budget sheet's spend to date is over "
        "its plan to date (else its budget), or that its forecast at completion is "
        "over its budget; amber "
        "if the newest figures of prose put spend or forecast above the budget, red if "
        "above all that is authorised; amber "
        f"from exposure {tolerances.exposure_amber:g} of an open entry on cost, unless "
        "the log has it answered from its beginning, red from "
        f"{tolerances.exposure_red:g} of one that happens or has no owner or answer; "
        "amber for words of the last month that put effort above its plan, or of the "
        "last 14 days that money is or may be short; unknown without figures"
    )
    figures = newest_figures(view)
    sheets, cells = within(view)
    concerns = [
        *overspent(view, tolerances),
        *entries_about(view, _ENTRY.search, tolerances),
        *_over_plan(view),
    ]
    told = _over_limit(view, figures, tolerances) if figures else None
    if told:
        concerns.append(told)
    else:
        is_known = figures is not None and _is_fresh(view, figures.passage.dated)
        short = [one for one in _said_short(view) if not (is_known and _sweeps(one))]
        speaks = _short_of_much if is_known else _short
        concerns += statements_about(view, speaks, "money", fewest=1, also=short)
    if concerns:
        return judge(concerns, rule, "")
    if sheets:
        return as_health(Colour.GREEN, list(map(_of_sheet, sheets)), rule, cells)
    if figures is None:
        return unknown(_why_unknown(view), rule)
    reason = Reason(text=_kept(view, figures), colour=Colour.GREEN)
    return as_health(Colour.GREEN, [reason], rule, figures.quotes)


def _kept(view: View, figures: Figures) -> str:
    """Say how the newest figures keep to the budget, and whether there are newer."""
    within_it = "within the budget"
    if figures.spend > figures.limit:
        within_it = "above the budget by less than the charter calls amber"
    newer = newer_than(view, figures)
    if newer is None:
        return f"the figures of {figures.passage.dated} keep spend {within_it}"
    return (
        f"the figures of {figures.passage.dated} kept spend {within_it}, and those "
        f"of {newer.dated} give no budget to hold them against"
    )


def _over_limit(
    view: View, figures: Figures, tolerances: HealthTolerances
) -> Concern | None:
    """Return what figures above their limit are worth, by the charter's share if any.

    Without one all that is above the budget is amber, and above everything red.
    """
    if figures.spend <= figures.limit:
        return None
    limit = "all that is authorised" if figures.is_final else "the budget"
    colour = Colour.RED if figures.is_final else Colour.AMBER
    if not figures.is_final and stated(view, tolerances).words.get(Dimension.COST):
        share = float(figures.spend / figures.limit) - 1
        if share < tolerances.cost_over_amber:
            return None
        if share >= tolerances.cost_over_red:
            colour = Colour.RED
    what = "the forecast" if figures.is_forecast else "spend"
    why = f"the figures of {figures.passage.dated} put {what} above {limit}"
    return Concern(colour, why, figures.quotes)


def _is_fresh(view: View, dated: date) -> bool:
    return (view.as_of - dated).days <= FRESH_DAYS


def _sweeps(quote: Quote) -> bool:
    """Whether words refuse money for a thing, which no forecast is exceeded by."""
    return _REFUSED.search(fold(quote.quote)) is not None


def _short_of_much(text: str) -> bool:
    return _short(text) and _REFUSED.search(text) is None


def _why_unknown(view: View) -> str:
    left = unmatched_figures(view)
    if left is None:
        return "no budget figures are known"
    if view.as_of > left.dated + FRESH_FIGURES:
        return f"the newest figures on money are of {left.dated}, over a month old"
    return f"the figures of {left.dated} give no spend or forecast beside a budget"


def _of_sheet(text: str) -> Reason:
    return Reason(text=text, colour=Colour.GREEN, has_amounts=True)
