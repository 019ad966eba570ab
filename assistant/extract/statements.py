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
            r"(?<!\bad )(?<!\badd )(?<!popup )(?<!pop-up )(?<!ad-)\bblock(?:ed|er|ers"
            r"|ing|s)\b|\bshow[- ]?stopper|\bcan(?:no|['’])t (?:start|proceed"
            r"|continue|move|test|go|release|ship|close|deploy)|\bon hold\b|\bstuck\b"
            r"|\bat a standstill|\bimpediment|\bstops until\b|\bhas stopped\b"
            r"|\bblockiert|\bbloqué|\bbloquead|\bstopped the\b"
        ),
    ),
    (
        StatementKind.DEPENDENCY,
        (
            r"\b(?:wait(?:s|ing)?|hold(?:ing)?) (?:for|on) (?!me\b|it\b|a second|you)"
            r"|\bdepend(?:s|ent|ing|ency|encies)? (?:on|upon)\b|\bneeds? (?:\w+"
            r" ){0,3}(?:approval|sign-?off|permission|confirmation|input|access"
            r"|decision) (?:from|by|of|to|for)|\b(?:outside|external) (?:counsel"
            r"|vendor|supplier|party)|\bout of our hands|\brel(?:y|ies|ying) on\b"
            r"|\bpending (?:on |approval|review|decision|from)|\bnot ours to\b"
            r"|\bcannot promise\b|\bthey (?:say|quote) (?:\w+ )?(?:days|weeks|months)"
            r"|\bup to (?:\w+ ){1,3}(?:working )?(?:days|weeks)|\babhängig von"
            r"|\bwarten auf|\bdépend de|\ben attente|\bwould need (?:\w+ )?approval"
            r"|\bneed a (?:volunteer|champion)|\bhas to (?:come|go) (?:from|through)\b"
        ),
    ),
    (
        StatementKind.ISSUE,
        (
            r"\b(?:failed|fails|failing|failure|broken|broke|down for|outage"
            r"|crash(?:ed|es)|regress(?:ed|ion in)|data loss|lost data|overdue|behind"
            r" schedule|running late|slipp(?:ed|ing)|delayed|late by|days late|weeks"
            r" late|missed the|over budget|overspen[dt]|cost overrun|understaffed"
            r"|short[- ]staffed|out of budget|red (?:for|since|last)|not (?:met|ready"
            r"|done|started|merged|arrived|tested)|is not here|hasn['’]t (?:arrived"
            r"|started|come|moved)|have not moved|no (?:owner|progress|capacity"
            r"|budget|response|answer|champion|consensus|updates? from)|nobody (?:has"
            r" (?:looked|answered|picked|checked|time|asked (?:how|who|what|when))|is"
            r"|owns|knows|looking|asked|answer)|stalled|flaky|reopened|open again"
            r"|re-?estimated|doesn['’]t close|does not close|(?:high|critical|severe"
            r"|open|new|serious)[^.]{0,20} vulnerabilit(?:y|ies)|expired|resign(?:ed"
            r"|s)|left the (?:team|project|company)|off sick|ill\b(?=.*week)|verzug"
            r"|verspätet|ausgefallen|en retard|retraso|does not (?:pass|work|scale)"
            r"|do(?:es)?n['’]t (?:pass|match|agree|have (?:enough|time|capacity))|do"
            r" not pass|(?:issue|problem|challenge) (?:is|with|remains|seems)|out of"
            r" memory)\b|\b(?:went|came out|came) wrong\b|\bstands at [£$€]|\bin (?:a"
            r" )?row\b"
        ),
    ),
    (
        StatementKind.RISK,
        (
            r"\b(?:risks?|risky|at risk|in danger|danger of|threat(?:en\w*)?"
            r"|jeopardi[sz]e|might (?:slip|fail|miss|not)|may (?:slip|fail|miss|not"
            r"|be late|take longer)|could (?:slip|fail|miss|delay|be late|break|lose)"
            r"|likely to (?:slip|be late|fail)|worr(?:y|ied|ies|ying)|concern(?:s"
            r"|ed)?\b(?! from)|exposed|single point|only (?:\w+ )?(?:one|person|\w+)"
            r" (?:who )?(?:has|can|knows|understands)|the only (?:one|person)|alone"
            r" on|contract (?:ends|expires|runs out|is up)|licen[cs]e (?:ends|expires"
            r"|runs out)|(?:is|are) leaving|last day|hands? in notice|tight|no"
            r" (?:float|buffer|slack|margin|contingency|fallback|rollback)|too"
            r" (?:late|optimistic|ambitious)|won['’]t (?:make|be ready|be enough)|not"
            r" (?:be )?(?:enough|sustainable)|worst case|bus factor|unrealistic|might"
            r" get worse|risiko|risque|riesgo|gefährdet|goes wrong)\b"
        ),
    ),
    (
        StatementKind.ASSUMPTION,
        (
            r"\b(?:we|i|they)(?:['’]re| are)? assum(?:e|es|ed|ing)\b|\bassumption\b"
            r"|\bon the assumption\b|\btaken for granted\b|\bassuming (?:that"
            r" )?(?:the|we|they|it)\b|\bpresumably\b|\bwe expect (?:that )?(?:the"
            r"|them|it)\b|\bwir nehmen an\b"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _CUES)
_ABSENT = re.compile(
    r"\b(?P<who>[^\W\d_]+)(?:['’]?m| am| is|['’]s| will be|['’]ll be) (?:out|off|away"
    r"|on (?:leave|holiday|vacation|pto|parental leave)|unavailable|out of (?:the"
    r" )?office|im urlaub|en congé)\b(?! of (?!office|the office)| the ).{0,40}(?:\d"
    r"|week|month|until|from|next|monday|tuesday|wednesday|thursday|friday)",
    re.IGNORECASE,
)
_ABOUT_THE_LOG = re.compile(
    r"\b(?:risk|raid|issue)s? (?:logs?|registers?|lists?|tracker)\b", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\b(?:told|promised|assured|committed to|said yes to) (?:them|him|her|the"
    r" (?:client|customer|prospect|board|bank|partner)s?)\b.{0,40}\b(?:yes|day one"
    r"|would|will|by|at launch|that)\b|\bout of scope\b|\bnot in (?:the )?(?:scope"
    r"|charter|plan|contract)\b",
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
