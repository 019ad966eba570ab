"""Sentences that say that something asked for is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import CompletionFinding
from assistant.domain.reading import Role
from assistant.extract.phrasing import fit, shorten
from assistant.extract.sections import Section
from assistant.extract.sentences import Sentence, split
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
    r"|wrote|re-?ran|ordered|installed|migrated|restored|rewrote"
    r"|bought|booked)\b"
    r"|\b(?:is|are) (?:now |already )?(?:with (?=[A-ZÀ-Þ])|up for (?=\w)"
    r"|on (?:staging|production|the (?:wiki|drive|site))\b)"
    r"|(?: [-–—]|:) (?:all |now )?(?:done|finished|completed?|closed|merged|sent|fixed"
    r"|delivered|signed|published|deployed)\b(?! (?:by|on|in|next) )"
    r"|\b(?:came (?:in|on|back|this|yesterday)|arrived|went out|went onto|came on"
    r"|worked first time|is back)\b"
    r"|^(?:done|finished|completed|sent|merged|fixed|closed|re-?ran|ordered|installed"
    r"|migrated|restored|rewrote|delivered|shipped|booked|bought)\b|✅|:white_check_mark:",
)
_ARRIVED = re.compile(r"^(?!I\b|we\b)[^,.;]{3,60} (?:arrived|came (?:in|back))\b")
"""What came from elsewhere; who tells of it did not do it."""
_NOT_YET = re.compile(
    r"\b(?:not|n['’]t|never|nearly|almost|half|partly|to be|will be|should be|must be"
    r"|needs? to|if|when|once|until|unless|before|would|nobody|no one|except|about"
    r" to)\b"
    r"|n['’]t\b|\?\W*$",
    re.IGNORECASE,
)


def find_completions(view: View) -> Iterator[CompletionFinding]:
    """Yield what is reported as done, in document order, then in ticket comments.

    The doer is whom the sentence names before its verb, else who speaks for himself.
    """
    for unit in view.units:
        if _says_done(unit):
            first_person = re.match(r"(?:I|we)\b", unit.core)
            name = unit.speaker if first_person else _doer(view, unit.core)
            teller = None if _ARRIVED.search(unit.core) else unit.labelled
            yield _completion(view, unit.passage.id, unit.sentence, name or teller)
    for one in view.passages:
        if one.passage.role is Role.CELL and one.passage.speaker:
            for sentence in split(one.passage.text):
                if _is_report(sentence.core):
                    name = _doer(view, sentence.core) or one.passage.speaker
                    yield _completion(view, one.id, sentence, name)


def _completion(
    view: View, passage: str, sentence: Sentence, name: str | None
) -> CompletionFinding:
    return CompletionFinding(
        passage=passage,
        quote=fit(sentence.text),
        what=shorten(sentence.core),
        owner=view.names.resolve(name),
    )


def _doer(view: View, core: str) -> str | None:
    """Return the first person that stands before the verb, or in all of a mere list."""
    verb = _DONE.search(core)
    before = core[: verb.end()] if verb else core
    named = next(iter(view.names.mentions(before)), None)
    return named.name if named else None


def _is_report(core: str) -> bool:
    return bool(_DONE.search(core)) and not _NOT_YET.search(core)


def _says_done(unit: Unit) -> bool:
    if unit.section is Section.PEOPLE or unit.role is Role.HEADING:
        return False
    if unit.sentence.box is not None:
        return unit.sentence.box
    return _is_report(unit.core)
