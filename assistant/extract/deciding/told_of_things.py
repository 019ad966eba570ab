"""What tells of a repair, a fault or a step on paper, and settles nothing."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.view import Unit, View

_REPAIRED = re.compile(
    r"(?:(?:already|all|both|now|was|were|is|are|then|and|since) )*(?:fixed|repaired"
    r"|mended|solved|resolved|corrected|patched|restarted|rebooted|cleared|cleaned"
    r"|replaced|restored|reset)\b(?= (?:on the spot|at once|by|in|within|with|after"
    r"|this|yesterday|today|last|since|right|straight|immediately)\b)",
    re.IGNORECASE,
)
"""`Repaired at once by Ann`: it is done."""
_FAULT = re.compile(
    r"\b(?:dropped|lost|discarded|skipped|swallowed|ignored|overwritten|cut(?: off)?"
    r"|thrown away|truncated|deleted|doubled)\b[^.;?]{0,30}?\b(?:without (?:an?|any)"
    r" (?:error|warning|notice|message|trace|word|alarm)|silently|in silence"
    r"|unnoticed)\b"
    r"|\b(?:silently|unnoticed) (?:dropped|lost|discarded|skipped|swallowed|ignored"
    r"|overwritten|truncated|deleted)\b"
    r"|\b(?:faster|more|slower|longer|larger|bigger|oftener|heavier|hotter) than"
    r" (?:the|our|their|its|any) [\w-]+(?: [\w-]+)?"
    r" (?:allows?|can|could|permits?|takes?|bears?|stands?|carries)\b",
    re.IGNORECASE,
)
"""`The surplus is dropped without an error`: so does a thing, and nobody wants it."""
_ON_PAPER = re.compile(
    r"\b(?:way back|roll(?:ing)?[ -]?back|fall[ -]?back|back[ -]?out|cut[ -]?over"
    r"|run[ -]?book|play[ -]?book|scripts?|procedures?|contingency|emergency|plan b"
    r"|check[ -]?list|steps?|instructions?)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"(?:(?:so|then|well|and|basically|just|first|no|yes),? )*"
    r"(?:we|you|i|they|the \w+) (?:just |simply |then )?(?!will\b|shall\b)[a-z]+s?\b",
    re.IGNORECASE,
)
_NEAR = 3


def is_told(view: View, unit: Unit) -> bool:
    """Whether the sentence only says what was repaired, fails or is on paper."""
    core = unit.core
    if _REPAIRED.match(core) or _FAULT.search(core):
        return True
    return _STEP.match(core) is not None and _answers_for_a_script(view, unit)


def _answers_for_a_script(view: View, unit: Unit) -> bool:
    """Whether who speaks was asked just before how a procedure goes."""
    if unit.role not in {Role.TURN, Role.MESSAGE}:
        return False
    before = view.before(unit)
    for _ in range(_NEAR):
        if before is None:
            return False
        if before.speaker != unit.speaker:
            return _ON_PAPER.search(before.core) is not None
        before = view.before(before)
    return False
