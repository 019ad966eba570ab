"""Risk statements: what may harm, delay or stop the work, and whether it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import StatementFinding, StatementKind
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.phrasing import fit, shorten
from assistant.extract.polarity import polarity_of
from assistant.extract.sections import Section
from assistant.extract.view import Unit, View

_CUES: tuple[tuple[StatementKind, str], ...] = (
    (
        StatementKind.BLOCKER,
        (
            r"\bblock(?:ed|er|ers|ing|s)\b|\bshow[- ]?stopper|\bcan(?:no|['’])t"
            r" (?:start|proceed"
            r"|continue|move|test|go|release|ship|close|deploy)|\bon hold\b|\bstuck\b"
            r"|\bat a standstill|\bimpediment|\bstops until\b|\bhas stopped\b"
            r"|\bblockiert"
            r"|\bbloqué|\bbloquead|\bstopped the\b"
        ),
    ),
    (
        StatementKind.DEPENDENCY,
        (
            r"\b(?:wait(?:s|ing)?|hold(?:ing)?) (?:for|on) (?!me\b|it\b|a second|you)"
            r"|\bdepend(?:s|ent|ing|ency|encies)? (?:on|upon)\b|\bneeds? (?:\w+"
            r" ){0,3}(?:approval"
            r"|sign-?off|permission|confirmation|input|access|decision) (?:from|by|of"
            r"|to|for)"
            r"|\b(?:outside|external) (?:counsel|vendor|supplier|party)|\bout of our"
            r" hands"
            r"|\brel(?:y|ies|ying) on\b|\bpending (?:on |approval|review|decision|from)"
            r"|\bnot ours to\b|\bgate we do not hold|\bcannot promise\b|\bthey (?:say"
            r"|quote)"
            r" (?:\w+ )?(?:days|weeks|months)|\bup to (?:\w+ ){1,3}(?:working"
            r" )?(?:days|weeks)"
            r"|\babhängig von|\bwarten auf|\bdépend de|\ben attente|\bwould need"
            r" (?:\w+ )?approval"
            r"|\bneed a (?:volunteer|champion)|\bhas to (?:come|go) (?:from|through)\b"
        ),
    ),
    (
        StatementKind.ISSUE,
        (
            r"\b(?:failed|fails|failing|failure|broken|broke|down for|outage"
            r"|crash(?:ed|es)"
            r"|regress(?:ed|ion in)|data loss|lost data|overdue|behind schedule"
            r"|running late"
            r"|slipp(?:ed|ing)|delayed|late by|days late|weeks late|missed the|over"
            r" budget"
            r"|overspen[dt]|cost overrun|understaffed|short[- ]staffed|out of budget"
            r"|red (?:for|since|last)|not (?:met|ready|done|started|merged|arrived"
            r"|tested)"
            r"|is not here|hasn['’]t (?:arrived|started|come|moved)|have not moved"
            r"|no (?:owner|progress|capacity|budget|response|answer|champion"
            r"|consensus|updates?"
            r" from)|nobody (?:has (?:looked|answered|picked|checked|time|asked"
            r" (?:how|who|what|when))"
            r"|is|owns|knows|looking|asked|answer)|stalled|flaky"
            r"|reopened"
            r"|open again|re-?estimated|doesn['’]t close|does not close"
            r"|vulnerabilit(?:y|ies)"
            r"|expired|resign(?:ed|s)|left the (?:team|project|company)|off sick"
            r"|ill\b(?=.*week)"
            r"|verzug|verspätet|ausgefallen|en retard|retraso|does not (?:pass|work"
            r"|scale)"
            r"|do(?:es)?n['’]t (?:pass|match|agree|have (?:enough|time|capacity))|do"
            r" not pass"
            r"|(?:issue|problem|challenge) (?:is|with|remains|seems)|out of memory)\b"
            r"|\b(?:went|came out|came) wrong\b|\bstands at [£$€]|\bin (?:a )?row\b"
        ),
    ),
    (
        StatementKind.RISK,
        (
            r"\b(?:risks?|risky|at risk|in danger|danger of|threat(?:en\w*)?"
            r"|jeopardi[sz]e"
            r"|might (?:slip|fail|miss|not)|may (?:slip|fail|miss|not|be late|take"
            r" longer)"
            r"|could (?:slip|fail|miss|delay|be late|break|lose)|likely to (?:slip|be"
            r" late|fail)"
            r"|worr(?:y|ied|ies|ying)|concern(?:s|ed)?\b(?! from)|exposed|single point"
            r"|only (?:\w+ )?(?:one|person|\w+) (?:who )?(?:has|can|knows|understands)"
            r"|the only (?:one|person)|alone on|contract (?:ends|expires|runs out|is"
            r" up)"
            r"|licen[cs]e (?:ends|expires|runs out)|(?:is|are) leaving|last day"
            r"|hands? in notice"
            r"|tight|no (?:float|buffer|slack|margin|contingency|fallback|rollback)"
            r"|too (?:late|optimistic|ambitious)|won['’]t (?:make|be ready|be enough)"
            r"|not (?:be )?(?:enough|sustainable)|one (?:night|day) between|worst case"
            r"|bus factor|unrealistic|might get worse|risiko|risque|riesgo|gefährdet"
            r"|break(?:s|ing)? (?:existing|change)|goes wrong)\b"
        ),
    ),
    (
        StatementKind.ASSUMPTION,
        (
            r"\b(?:we|i|they)(?:['’]re| are)? assum(?:e|es|ed|ing)\b|\bassumption\b"
            r"|\bon the"
            r" assumption\b|\btaken for granted\b|\bassuming (?:that )?(?:the|we|they"
            r"|it)\b"
            r"|\bpresumably\b|\bwe expect (?:that )?(?:the|them|it)\b|\bwir nehmen an\b"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _CUES)
_ABSENT = re.compile(
    r"\b(?P<who>[^\W\d_]+)(?:['’]?m| am| is|['’]s| will be|['’]ll be)"
    r" (?:out|off|away|on (?:leave|holiday|vacation|pto|parental leave)|unavailable"
    r"|out of (?:the )?office|im urlaub|en congé)\b(?! of (?!office|the office)| the )"
    r".{0,40}(?:\d|week|month|until|from|next|monday|tuesday|wednesday|thursday"
    r"|friday)",
    re.IGNORECASE,
)
_ABOUT_THE_LOG = re.compile(
    r"\b(?:risk|raid|issue)s? (?:logs?|registers?|lists?|tracker)\b", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\b(?:told|promised|assured|committed to|said yes to) (?:them|him|her|the"
    r" (?:client"
    r"|customer|prospect|board|bank|partner)s?)\b.{0,40}\b(?:yes|day one|would|will"
    r"|by|at"
    r" launch|that)\b|\bout of scope\b|\bnot in (?:the )?(?:scope|charter|plan"
    r"|contract)\b",
    re.IGNORECASE,
)


def find_statements(view: View) -> Iterator[StatementFinding]:
    """Yield the risk statements of a document, in its order."""
    for unit in view.units:
        kind = _kind(view, unit)
        if kind is not None:
            yield StatementFinding(
                passage=unit.passage.id,
                quote=fit(unit.quote),
                what=shorten(unit.core),
                about=kind,
                polarity=polarity_of(view, unit),
            )


def _kind(view: View, unit: Unit) -> StatementKind | None:
    core = _ABOUT_THE_LOG.sub(" ", unit.core)
    if not _may_state(unit) or len(core.split()) < 4:
        return None
    if _absent(view, core) or _PROMISED.search(core):
        return StatementKind.RISK
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(core)), None)
    listed = unit.section is Section.RISKS and unit.role is Role.ITEM and unit.first
    return kind or (StatementKind.RISK if listed else None)


def _may_state(unit: Unit) -> bool:
    """Whether it is prose of the project that says something and is no joke."""
    if unit.jokes or unit.sentence.box is not None or unit.role is Role.ROW:
        return False
    if unit.section in {Section.PEOPLE, Section.FRAME, Section.PAST, Section.ACTIONS}:
        return False
    return not unit.core.rstrip(" *_").endswith("?")


def _absent(view: View, core: str) -> bool:
    """Whether a person says or is said to be away for a time."""
    absence = _ABSENT.search(core)
    if absence is None:
        return False
    who = absence["who"]
    return fold(who) in {"i", "we"} or view.names.knows(who)
