"""Dependencies on somebody of whom people say that no answer comes."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark, about_entry

_NOT = r"(?: not|n['’]?t)"
_SILENT = re.compile(
    rf"\b(?:has|have|had){_NOT} (?:yet |even |ever )?(?:answered|replied|responded"
    r"|confirmed|got(?:ten)? back|come back|called back|reacted|delivered|opened|signed"
    r"|sent)\b"
    r"|\bno (?:answer|reply|response|reaction|word|news|confirmation|sign)\b"
    r"(?! (?:is |was )?(?:needed|required|necessary|yet needed))"
    rf"|\b(?:do|does|did){_NOT} (?:answer|reply|respond|react|pick up|call back|write)"
    rf"|\b(?:is|are){_NOT} (?:answering|replying|responding)\b"
    r"|\b(?:is|are|['’]s|['’]re) (?:still )?not (?:here|in|there|coming)(?: yet)?"
    r"(?=\W*$|[,;]| and\b| but\b)"
    r"|\bon (?:the|a|their|his|her|its) (?:pile|stack|desk|heap)\b"
    r"(?! (?:phone|job|number))"
    r"|\b(?:so|and|but|again|then) not (?:today|this (?:week|month))\b"
    r"|\b(?:is|are|stays?|remains?) silent\b|\bin (?:the|a|their|some) queue\b"
    r"|\bstill (?:(?:has|have|got) )?(?:no\b|nothing\b|waiting (?:for|on)\b"
    r"|chasing\b)|\b(?:third|fourth|fifth|umpteenth) (?:time|reminder|request|e?-?mail"
    r"|call|try)\b|\bno(?:body| one) (?:answers|picks up|replies|knows when)\b",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"\b(?:came|come|arrived|is here|are here|got it|have it|works|delivered|received"
    r"|answered|confirmed|opened|signed)\b",
    re.IGNORECASE,
)
_NOT_ARRIVED = re.compile(
    r"\b(?:not|no|never|nothing|until|when|if|before)\b|n['’]t\b", re.IGNORECASE
)
_TIMES = 2
_RECENT = timedelta(days=14)


def silences(known: Known[RaidEntry], material: FlagMaterial) -> tuple[Remark, ...]:
    """Return the words by which no answer comes, none where they are few or old.

    One is enough where the log's own day for it has passed; what is said to have come
    since is no longer waited for.
    """
    entry = known.record
    said: list[Remark] = []
    for remark in _about(known, material):
        words = _silent_words(remark)
        if words is not None:
            said.append(words)
        elif any(_has_come(sentence.text) for sentence in split(remark.text)):
            said = []
    if not said or material.as_of - said[-1].dated > _RECENT:
        return ()
    wanted = entry.due or entry.review
    is_late = wanted is not None and wanted <= material.as_of
    days = {remark.dated for remark in said}
    return tuple(said) if is_late or len(days) >= _TIMES else ()


def _about(known: Known[RaidEntry], material: FlagMaterial) -> list[Remark]:
    """Return what was said of the entry since it was opened, oldest first."""
    opened = known.record.raised or known.first_seen
    said = about_entry(known.record, material.mentions)
    return [remark for remark in said if remark.dated >= opened]


def _silent_words(remark: Remark) -> Remark | None:
    for sentence in split(remark.text):
        if _SILENT.search(sentence.text) and not sentence.text.rstrip().endswith("?"):
            quote = remark.quote if remark.about else remark.cite(sentence.text)
            words = sentence.text.strip()
            return Remark(words, remark.dated, quote, remark.speaker, remark.about)
    return None


def _has_come(text: str) -> bool:
    return bool(_ARRIVED.search(text)) and not _NOT_ARRIVED.search(text)
