"""Risk statements: what may harm, delay or stop the work, and whether it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.people import fold
from assistant.domain.reading import WIKI_KINDS, DocumentKind, Role
from assistant.extract.people.staff import leaves
from assistant.extract.risks.consequences import harmful_case
from assistant.extract.risks.cues import kind_of
from assistant.extract.risks.milestones_in_doubt import milestone_doubted
from assistant.extract.risks.money_short import is_of_short_money, said_before
from assistant.extract.risks.polarity import polarity_of
from assistant.extract.risks.possible_harm import possible_harm
from assistant.extract.tasks.phrasing import fit, shorten, without_kind
from assistant.extract.text.colour_rules import states_colour_rule
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View

_ABSENT = re.compile(
    r"\b(?P<who>[^\W\d_]+)(?:['’]?m| am| is|['’]s| will be|['’]ll be) (?:out|off|away"
    r"|on (?:leave|holiday|vacation|pto|parental leave)|unavailable|out of (?:the"
    r" )?office|im urlaub|en congé)\b(?! of (?!office|the office)| the | until | till )"
    r".{0,40}(?:\d"
    r"|week|month|until|from|next|monday|tuesday|wednesday|thursday|friday)",
    re.IGNORECASE,
)
"""Who will be away: what lasts only until a day is already planned around."""
_ABOUT_THE_LOG = re.compile(
    r"\b(?:risk|raid|issue)s? (?:logs?|registers?|lists?|tracker)\b", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\b(?:told|promised|assured|committed to|said yes to) (?:them|him|her|the"
    r" (?:client|customer|prospect|board|bank|partner)s?)\b.{0,40}\b(?:yes|day one"
    r"|would|will|by|at launch|that (?:they|he|she) (?:get|gets|can|may|have|has))\b"
    r"|(?<!has it )(?<!have it )(?<!puts it )(?<!keeps it )(?<!leaves it )"
    r"\bout of scope\b|\bnot in (?:the )?(?:scope|charter|plan|contract)\b",
    re.IGNORECASE,
)

_TAG = re.compile(
    r",? (?:though|either|then|anyway|sorry|please|(?:i['’]m|i am) afraid)\W*$",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"^\W*(?:and |so )?(?:that|this|it|which) (?:could|would|might|may|will)\b",
    re.IGNORECASE,
)
"""What a risk that was just told may lead to: one risk, not two."""


_MET = re.compile(
    r"\b(?:is|are|was|were|has been|have been|got)(?: now| finally| already| both| all"
    r"| \w+ly)? (?:met|reached|done|finished|completed?|delivered|closed|passed"
    r"|achieved|accepted|opened|signed(?: off)?|behind us|live|handed over|in place)\b",
    re.IGNORECASE,
)
_ONCE_LATE = re.compile(
    r"[(,;–—-]?\s*\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+"
    r"|some|a few|only|just) )*(?:working |calendar )?(?:days?|weeks?|months?|hours?) "
    r"(?:too )?late(?:r)?\b"
    r"|\b(?:late by|behind schedule|overdue|delayed|running late|too late)\b",
    re.IGNORECASE,
)
"""How late something came: no trouble any more where it has come."""
_STILL = re.compile(r"\b(?:but|so|still|only because|except)\b", re.IGNORECASE)
_STOPPED = re.compile(
    r"^[\w'’.-]+(?: is|['’]s| are|['’]re|['’]m) (?:blocked|stuck|on hold)\W*$",
    re.IGNORECASE,
)
"""The shortest statement there is."""
_TASK = re.compile(
    r"^(?:to|will|needs to|has to|must|should|is to|please)\b"
    r"(?P<task>(?:(?! as | since | because | while )[^,;:.–—])*)",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"^[\W\d]*(?:(?:out of|not in|beyond the|outside(?: the)?|not part of the) scope"
    r"|non-?goals?|exclusions?|(?:what is )?(?:excluded|not included)|glossary"
    r"|definitions?|abbreviations|terms(?: used)?|außerhalb des umfangs|hors perimetre"
    r"|fuera de alcance)\b",
    re.IGNORECASE,
)
"""Headings over what is no work of the project, or what words mean."""
_LASTING = frozenset({DocumentKind.WIKI_MARKDOWN})
_FRAME = re.compile(
    r"^[\W\d]*(?:background|context|purpose|history|about\b|introduction)",
    re.IGNORECASE,
)
"""Headings over what a lasting page tells of how the project came about."""


def find_statements(view: View) -> Iterator[StatementFinding]:
    """Yield the risk statements of a document, in its order."""
    for unit in view.units:
        kind, polarity = _kind(view, unit), None
        if kind is None and _may_state(unit):
            kind, polarity = _of_milestone(view, unit)
        if kind is not None:
            yield StatementFinding(
                passage=unit.passage.id,
                quote=fit(unit.quote),
                what=shorten(without_kind(unit.core)),
                about=kind,
                polarity=polarity or polarity_of(view, unit),
            )


def _of_milestone(
    view: View, unit: Unit
) -> tuple[StatementKind | None, Polarity | None]:
    """Return that it doubts a milestone that the project knows, or denies to do so."""
    doubted = milestone_doubted(unit.core, view.context.anchors)
    if doubted is None:
        return None, None
    polarity = polarity_of(view, unit)
    if polarity in {Polarity.ASSERTED, Polarity.NEGATED, Polarity.RESOLVED}:
        polarity = Polarity.ASSERTED if doubted else Polarity.NEGATED
    return StatementKind.RISK, polarity


def _kind(view: View, unit: Unit) -> StatementKind | None:
    core = _ABOUT_THE_LOG.sub(" ", unit.core)
    if not _may_state(unit):
        return None
    if len(_TAG.sub("", core).split()) < 4 and not (
        _STOPPED.match(core) or possible_harm(core)
    ):
        return None
    if _CONSEQUENCE.match(core) and _is_stated(view, view.before(unit), unit):
        return None
    if leaves(core) or _absent(view, core) or _PROMISED.search(core):
        return StatementKind.RISK
    kind = kind_of(core)
    if kind is StatementKind.ISSUE:
        kind = kind_of(_of_today(view, core))
    listed = unit.section is Section.RISKS and unit.role is Role.ITEM and unit.first
    is_risk = (
        listed or harmful_case(core) or is_of_short_money(core, _told_before(unit))
    )
    return kind or (StatementKind.RISK if is_risk else None)


def _told_before(unit: Unit) -> str:
    return said_before(unit.passage.passage.text, unit.quote)


def _of_today(view: View, core: str) -> str:
    """Leave out how late came what has come, and the object of an assigned task."""
    if _MET.search(core) and not _STILL.search(core):
        core = _ONCE_LATE.sub(" ", core)
    who = next(view.names.mentions(core), None)
    if who is None or core[: who.end - len(who.text)].strip():
        return core
    task = _TASK.match(core[who.end :].lstrip(" :,"))
    return core[who.end :].replace(task["task"], " ", 1) if task else core


def _is_stated(view: View, before: Unit | None, unit: Unit) -> bool:
    """Whether the sentence before, of the same passage, is a statement by itself."""
    same = before is not None and before.passage is unit.passage
    return same and before is not None and _kind(view, before) is not None


def _may_state(unit: Unit) -> bool:
    """Whether it is prose of the project that says something and is no joke."""
    if unit.jokes or unit.sentence.box is not None or unit.role is Role.ROW:
        return False
    if unit.section in {Section.PEOPLE, Section.FRAME, Section.PAST, Section.ACTIONS}:
        return False
    headings = unit.passage.passage.headings
    lasting = unit.passage.kind in _LASTING
    if any(_ASIDE.match(h) or (lasting and _FRAME.match(h)) for h in headings):
        return False
    if unit.passage.kind in WIKI_KINDS and states_colour_rule(unit.core):
        return False
    return not unit.core.rstrip(" *_").endswith("?")


def _absent(view: View, core: str) -> bool:
    """Whether a person says or is said to be away for a time."""
    absence = _ABSENT.search(core)
    if absence is None:
        return False
    who = absence["who"]
    return fold(who) in {"i", "we"} or view.names.knows(who)
