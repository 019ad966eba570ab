"""The people that meeting notes name as present, absent or writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.domain.people import fold
from assistant.domain.reading import Passage, PersonMention, Role
from ingest.markdown_tables import plain

_HEAD_LINES = 12
_LONGEST = 1000
_LABELLED = re.compile(
    r"(?:^|(?<=[.;] ))(?P<label>[^\W\d_](?:[^\W\d_]|[ '’-]){0,25}):\s*"
)
_WRITTEN_BY = re.compile(
    r"\b(?:notes?|minutes?|minuted|recorded|written(?: up)?|scribed?|taken|prepared"
    r"|facilitated|chaired|hosted) by (?P<name>[^.,;:()]{2,60})",
    re.IGNORECASE,
)
_ROLL = (
    "present attendees attendance attending attended participants participant members"
    " invited invitees guests absent absentees apologies regrets excused remote online"
    " zoom chair chairs chairperson facilitator host hosts"
    " anwesend teilnehmer teilnehmende entschuldigt abwesend leitung"
    " presents absents excuses participantes asistentes presentes ausentes"
    " presenti partecipanti assenti aanwezig afwezig deelnemers"
    " deltagere deltagare narvarande fravaerende"
)
_WRITERS = (
    "notes scribe minutes author recorder notetaker protokoll acta verbale notulen"
)
_ROLL_WORDS = frozenset(_ROLL.split())
_LABEL_WORDS = _ROLL_WORDS | frozenset(_WRITERS.split()) | {"out", "teams", "people"}
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?", re.UNICODE)
_HASTY_NAME = re.compile(r"[a-zß-öø-ÿ]{2,12}(?: [a-z])?")
_PARTICLE_WORDS = "de da di del der den van von bin al el la le du dos ter"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_HANDLE = re.compile(r"@[\w.-]{2,40}")
_OTHERS = (
    "everyone everybody all both none nobody others me us the my our team teams absent"
    " present regrets apologies zoom tbd tba monday tuesday wednesday thursday friday"
    " saturday sunday"
)
_NO_NAMES = frozenset(_OTHERS.split())
_REMARK = re.compile(
    r"\s+(?:until|till|from|for|by|via|late|remote|remotely|on|as|joined|left|joining"
    r"|leaving|dialed|dialled|in|at|with|came|dropped|was)\b.*"
)
_SPLIT = re.compile(r"\s*[,;/|]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|og|och|&|\+)\s+")
_SENTENCE = re.compile(
    r"(?<![A-ZÀ-Þ])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)\.(?:\s+|$)"
    r"|(?<=[a-z])[!?]\s+"
)


def attendees(
    lines: Sequence[str], passages: Iterable[Passage] = ()
) -> tuple[PersonMention, ...]:
    """Return each person once, in order of mention.

    Names come from labelled lists on the first lines (`Present: ...`), from a line
    there that is nothing but a list of names, from `Notes by ...`, and from the
    passages under a heading such as `Attendees`. Words in parentheses are no names.
    """
    written = ((n, line) for n, line in enumerate(lines) if line.strip())
    head = [(n, line[:_LONGEST]) for n, line in islice(written, _HEAD_LINES)]
    names: dict[str, str] = {}
    for number, line in head:
        if line.count("|") > 1 and line.lstrip().startswith("|"):
            continue
        for name in _line_names(line, number):
            names.setdefault(fold(name), name)
    for passage in passages:
        if passage.role in {Role.ITEM, Role.ROW} and _is_roll(passage.headings):
            for name in _roll_names(passage):
                names.setdefault(fold(name), name)
    return tuple(
        PersonMention(handle=name[1:]) if name[0] == "@" else PersonMention(name=name)
        for name in names.values()
    )


def name_like(text: str) -> str | None:
    """Return the text as a name of one to four capitalised words, or None."""
    name = _REMARK.sub("", text.strip().strip("*_`\"'“”[]").strip()).rstrip(".")
    if _HANDLE.fullmatch(name):
        return name
    words = name.split()
    if not 1 <= len(words) <= 4 or fold(words[0]) in _NO_NAMES:
        return None
    fits = all(_NAME_WORD.fullmatch(word) or word in _PARTICLES for word in words)
    shouted = len(words[0]) > 3 and words[0].isupper()
    return name if fits and not shouted and len(words[0]) > 1 else None


def _line_names(line: str, number: int) -> Iterator[str]:
    bare = _without_parentheses(plain(line).lstrip("#>-* \t"))
    for match in _WRITTEN_BY.finditer(bare):
        name = name_like(match["name"])
        if name:
            yield name
    for sentence in _SENTENCE.split(bare):
        yield from _sentence_names(sentence or "", number)


def _sentence_names(sentence: str, number: int) -> Iterator[str]:
    match = _LABELLED.match(sentence.strip())
    listed = sentence.strip()[match.end() :] if match else sentence.strip()
    parts = [part for part in _SPLIT.split(listed) if part.strip()]
    names = [name for part in parts if (name := name_like(part))]
    known = match is not None and fold(match["label"]) in _LABEL_WORDS
    if known or (len(names) >= 3 and len(names) >= 0.75 * len(parts)):
        yield from names
    elif 1 <= number <= 3 and not match:
        yield from _lower_case_names(parts)


def _lower_case_names(parts: Sequence[str]) -> Iterator[str]:
    """Take a list of single lower-case words for the people of hasty notes."""
    words = [_REMARK.sub("", part.strip()) for part in parts]
    if len(words) >= 3 and all(_HASTY_NAME.fullmatch(word) for word in words):
        yield from (word for word in words if word not in _NO_NAMES)


def _is_roll(headings: Sequence[str]) -> bool:
    return bool(headings) and any(
        word in _ROLL_WORDS for word in fold(headings[-1]).replace(":", " ").split()
    )


def _roll_names(passage: Passage) -> Iterator[str]:
    text = (passage.cells[0][1] if passage.cells else passage.text)[:_LONGEST]
    bare = _without_parentheses(plain(re.sub(r"^\s*(?:[-*+•]|\d+[.)])\s*", "", text)))
    for part in _SPLIT.split(re.split(r"\s[-–—:]\s|:\s", bare.split("\n", 1)[0])[0]):
        name = name_like(part)
        if name:
            yield name


def _without_parentheses(text: str) -> str:
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text)
