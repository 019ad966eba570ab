"""Sentences that say that something asked for is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import CompletionFinding
from assistant.domain.reading import Role
from assistant.extract.phrasing import fit, shorten
from assistant.extract.sections import Section
from assistant.extract.view import Unit, View

_PARTICIPLE = (
    r"(?:done|finished|completed?|closed|merged|sent|fixed|delivered|resolved|signed"
    r"|published|deployed|uploaded|shipped|released|approved|bought|booked|written"
    r"|drafted"
    r"|submitted|answered|installed|migrated|restored|tested|confirmed|posted|landed"
    r"|ready"
    r"|in place|out|live|erledigt|fertig|terminé|hecho|listo|klaar)"
)
_DONE = re.compile(
    rf"\b(?:is|are|was|were|has been|have been|got|now|all|both) (?:now |all |already"
    rf" )*"
    rf"{_PARTICIPLE}\b"
    rf"|\b(?:I|we|he|she|they|[A-ZÀ-Þ]\w+|[a-z]{{2,10}}) (?:has |have |['’]ve "
    rf"|already |just"
    r" |now )*(?:closed|merged|sent|finished|completed|fixed|delivered|resolved|signed"
    r"|published|deployed|uploaded|shipped|submitted|answered|confirmed|told|posted"
    r"|wrote"
    r"|bought|booked)\b"
    r"|\b(?:came (?:in|on|back|this|yesterday)|arrived|went out|went onto|came on"
    r"|worked first time|is back)\b"
    r"|^(?:done|finished|completed|sent|merged|fixed|closed)\b|✅|:white_check_mark:",
)
_NOT_YET = re.compile(
    r"\b(?:not|n['’]t|never|nearly|almost|half|partly|to be|will be|should be|must be"
    r"|needs? to|if|when|once|until|unless|before|would|nobody|no one|except|about"
    r" to)\b"
    r"|n['’]t\b|\?\W*$",
    re.IGNORECASE,
)


def find_completions(view: View) -> Iterator[CompletionFinding]:
    """Yield what is reported as done, in document order."""
    for unit in view.units:
        if _says_done(unit):
            doer = next(iter(view.names.mentions(unit.core)), None)
            first_person = re.match(r"(?:I|we)\b", unit.core)
            name = doer.name if doer else unit.labelled
            name = unit.speaker if first_person else name
            yield CompletionFinding(
                passage=unit.passage.id,
                quote=fit(unit.quote),
                what=shorten(unit.core),
                owner=view.names.resolve(name),
            )


def _says_done(unit: Unit) -> bool:
    if unit.section is Section.PEOPLE or unit.role is Role.HEADING:
        return False
    if unit.sentence.box:
        return True
    if unit.sentence.box is False:
        return False
    return bool(_DONE.search(unit.core)) and not _NOT_YET.search(unit.core)
