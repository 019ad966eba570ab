"""What a heading says about the lines below it, in the languages teams write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from assistant.domain.people import fold


class Section(StrEnum):
    """What the lines under a heading are."""

    ACTIONS = "actions"
    DECISIONS = "decisions"
    RISKS = "risks"
    PAST = "past"
    PEOPLE = "people"
    FRAME = "frame"
    OPTIONS = "options"
    PROSE = "prose"


_WORDS: tuple[tuple[Section, str], ...] = (
    (
        Section.PAST,
        (
            r"done|completed|accomplish\w*|closed|achievements?|erledigt\w*|termine"
            r"|past|history|changelog|release notes"
        ),
    ),
    (
        Section.PEOPLE,
        (
            r"attend\w*|participants?|present|absent|apologies|invited|in the room"
            r"|teilnehmer\w*|anwesen\w*|presents?|participantes|asistentes"
            r"|aanwezig\w*|regrets|members|distribution"
        ),
    ),
    (
        Section.ACTIONS,
        (
            r"actions?|action items?|action points?|ais?|to[ -]?dos?|tasks?|next"
            r" steps?|follow[ -]?ups?|things to do|homework|assignments?|commitments?"
            r"|who does what|aufgaben?|ma(?:ss|ß)nahmen?|nachste schritte|prochaines"
            r" etapes|taches|acciones|tareas|proximos pasos|actiepunten|acties"
            r"|volgende stappen|azioni|prossimi passi|acoes|proximos passos|after"
            r"|afterwards|planned work|work planned|plan(?:s|ned)? (?:for|until)"
            r" (?:the )?next (?:week|meeting)|open actions|pendientes|massnahmen"
            r"|(?:upcoming|planned|remaining) (?:work|tasks?)"
        ),
    ),
    (
        Section.DECISIONS,
        (
            r"decisions?|consensus|decided|agreed|agreements?|what we agreed"
            r"|resolutions?|resolved|outcomes?|conclusions?|entscheidungen?"
            r"|beschlusse?|beschlossen|decisiones|acuerdos|besluiten|beslissingen"
            r"|decisioni|decisoes|releve de decisions"
        ),
    ),
    (
        Section.RISKS,
        (
            r"risks?|risks? (?:and|&) issues|blockers?|impediments?|dependencies"
            r"|concerns?|raid|risiken|hindernisse|risques|riesgos|bloqueos|rischi"
            r"|riscos|knelpunten"
        ),
    ),
    (
        Section.OPTIONS,
        (
            r"options?|alternatives?|(?:what we )?considered|choices|variants?"
            r"|optionen|varianten|opciones|alternativas|opties|opzioni|opcoes"
        ),
    ),
    (
        Section.FRAME,
        (
            r"links?|reminders?|upcoming meetings?|future topics|parking lot|welcome"
            r"|introductions?|code of conduct|anti-?trust\w*|meeting info\w*|logistics"
        ),
    ),
)
_PATTERNS = tuple(
    (section, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"))
    for section, words in _WORDS
)

_ROLL_CALLED = re.compile(r"[^:–—]*?(?::|\s[-–—])\s*\w")
"""Names beside the word for those present, so that none are listed below."""

_LAST_TIME = re.compile(r"\b(?:last|previous|past) (?:week|meeting|month|sprint)")
_ACTION_WORD = re.compile(r"\b(?:actions?|to-?dos?|open|decisions?|plan)\b")
_FINISHED = re.compile(r"\b(?:done|completed|closed|finished|past|erledigt\w*)\b")


def section_of(headings: Sequence[str]) -> Section:
    """Tell by the innermost heading that says it; prose where none does."""
    for heading in reversed(headings):
        section = heading_section(heading)
        if section is not Section.PROSE:
            return section
    return Section.PROSE


@lru_cache(maxsize=1024)
def heading_section(heading: str) -> Section:
    """Tell what one heading announces.

    A long heading is a topic, so that only a short one is read for such words.
    """
    if _LAST_TIME.search(fold(heading)) and not _ACTION_WORD.search(fold(heading)):
        return Section.PAST
    title = re.sub(r"\([^)]*\)", " ", fold(heading)).strip(" #*_:0123456789.)")
    parenthesis = " ".join(re.findall(r"\(([^)]*)\)", fold(heading)))
    if len(title.split()) > 6:
        return Section.PROSE
    for text in (title, parenthesis):
        for section, pattern in _PATTERNS:
            found = pattern.search(text)
            if found and section is Section.PEOPLE:
                called = _ROLL_CALLED.match(text, found.end())
                return Section.PROSE if called else section
            if found:
                return _unless_past(section, f"{title} {parenthesis}")
    return Section.PROSE


def _unless_past(section: Section, text: str) -> Section:
    finished = _FINISHED.search(text) if section is Section.ACTIONS else None
    return Section.PAST if finished else section
