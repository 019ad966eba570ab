"""The people that meeting notes name as present, absent or writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.domain.names import fold, is_full
from assistant.domain.reading import Passage, PersonMention, Role
from ingest.text.markdown_tables import plain

_HEAD_LINES = 12
_LONGEST = 1000
_LONGEST_ROLL_TITLE = 3
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
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LOGIN = re.compile(r"[a-z][\w.-]{2,38}")
_HASTY_NAME = re.compile(r"[a-zß-öø-ÿ]{2,12}(?: [a-z])?")
_PARTICLE_WORDS = "de da di del der den van von bin al el la le du dos ter"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_HANDLE = re.compile(r"@[\w.-]{2,40}")
_BESIDE = re.compile(r"(?<=\w)\s+(?P<handle>@[\w.-]{2,40})(?![\w.@-])")
NICKNAME = re.compile(
    r"(?<=\w) [\"“„'‘(](?P<handle>[^\W\d_][\w-]{1,15})[\"”“'’)] +(?=[^\W\d_])"
)
"""`Elizabeth "Liz" Moss`, `Elizabeth (Liz) Moss`."""
_EMAIL = re.compile(r"\s*<?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)>?")
_PROFILE = re.compile(
    r"\[(?P<name>[^\[\]\n]{2,60})\]\((?:mailto:|https?://[^)\s]{1,300}?"
    r"(?:/(?:people|profiles?|users?|~)[/=]|/display/~|/ViewProfile\b))[^)\s]{0,300}\)",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\b(?:created|modified|updated|edited) by (?P<name>[^.,;:()|]{2,60})",
    re.IGNORECASE,
)
_OTHERS = (
    "everyone everybody all both none nobody others me us the my our team teams absent"
    " present regrets apologies zoom tbd tba monday tuesday wednesday thursday friday"
    " saturday sunday"
)
_NO_NAMES = frozenset(_OTHERS.split())
_COLUMNS = (
    "who what when where why how owner owners action actions task tasks item items"
    " topic topics due date dates deadline day week time name names role title status"
    " state priority number no nr id ref description details notes note comment"
    " comments remark remarks decision decisions risk risks issue issues milestone"
    " milestones responsible accountable assignee assigned lead step steps next follow"
    " up by to team company organisation organization department email phone type"
    " impact result outcome discussion agenda point points progress target start end"
    " update updates wer was wann wo bis aufgabe aufgaben massnahme thema termin frist"
    " datum zustandig verantwortlich rolle bereich firma qui quoi quand ou tache"
    " echeance sujet statut nom fonction societe quien que cuando donde tarea fecha"
    " responsable tema estado nombre cargo empresa chi cosa quando dove azione scadenza"
    " nome ruolo azienda stato quem o acao prazo data funcao wie wat wanneer waar actie"
    " actiepunt verantwoordelijk naam rol hvem hva hvad nar oppgave opgave ansvarlig"
    " navn vem vad uppgift ansvarig namn kto co kiedy zadanie odpowiedzialny"
)
_COLUMN_WORDS = frozenset(_COLUMNS.split()) | _LABEL_WORDS
"""What tables and forms call their columns and fields; some are names, too."""
_NEVER_NAMES = _LABEL_WORDS | frozenset(
    (  # noqa: SIM905
        "who what when where why how owner action due date deadline task item topic"
        " name role status decision responsible assignee comment description wer was"
        " wann quoi quand cuando tarea fecha wanneer aufgabe termin datum scadenza"
    ).split()
)
_REMARK = re.compile(
    r"\s+(?:until|till|from|for|by|via|late|remote|remotely|on|as|joined|left|joining"
    r"|leaving|dialed|dialled|in|at|with|came|dropped|was)\b.*"
)
_SPLIT = re.compile(r"\s*[,;/|]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|og|och|&|\+)\s+")
_LEADS_ON = re.compile(r"\w: +\w")
"""A colon within: a phrase says what is listed behind it, which are no names."""
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
    people: list[PersonMention] = []
    for number, line in head:
        if line.count("|") > 1 and line.lstrip().startswith("|"):
            continue
        people.extend(_line_people(line, number))
    for passage in passages:
        if passage.role in {Role.ITEM, Role.ROW} and _is_roll(passage.headings):
            people.extend(_roll_people(passage))
    return _once(people)


def credited(lines: Iterable[str]) -> tuple[PersonMention, ...]:
    """Return whom a page names as its editors or links to by profile or address.

    Wikis write a mention as a link to a profile; the text of the link is the name.
    """
    people: list[PersonMention] = []
    for number, line in enumerate(lines):
        found = list(_PROFILE.finditer(line))
        if number < _HEAD_LINES:
            found += _CREDITED.finditer(plain(line[:_LONGEST]))
        people.extend(filter(None, (_linked(match["name"]) for match in found)))
    return _once(people)


def _linked(text: str) -> PersonMention | None:
    """A link to a profile is a person, under a handle where it is no name."""
    name = name_like(text)
    if name:
        return _mention(name)
    handle = text.strip()
    return PersonMention(handle=handle) if _LOGIN.fullmatch(handle) else None


def _once(people: Iterable[PersonMention]) -> tuple[PersonMention, ...]:
    """Keep the first mention of each person."""
    kept: dict[str, PersonMention] = {}
    for person in people:
        kept.setdefault(fold(person.name or f"@{person.handle}"), person)
    return tuple(kept.values())


def _mention(name: str) -> PersonMention:
    if name.startswith("@"):
        return PersonMention(handle=name[1:])
    return PersonMention(name=name)


def _person(part: str) -> PersonMention | None:
    """Read `Ann "Nan" Lee @alee <ann@lee.org>`: a name, with what stands beside it."""
    email = _EMAIL.search(part)
    rest = part.replace(email[0], " ") if email else part
    handle = _BESIDE.search(rest) or NICKNAME.search(rest)
    rest = rest.replace(handle[0], " ") if handle else rest
    name = name_like(rest)
    if name is None:
        return None
    return _mention(name).model_copy(
        update={
            **({"email": email["email"]} if email else {}),
            **({"handle": handle["handle"].lstrip("@")} if handle else {}),
        }
    )


def name_like(text: str) -> str | None:
    """Return the text as a name of one to four capitalised words, or None."""
    name = _REMARK.sub("", text.strip().strip("*_`\"'“”[]").strip()).rstrip(".")
    if _HANDLE.fullmatch(name):
        return name
    words = name.split()
    if not 1 <= len(words) <= 4 or fold(words[0]) in _NO_NAMES:
        return None
    if all(fold(word).strip(".") in _NEVER_NAMES for word in words):
        return None
    fits = all(
        word in _PARTICLES or (word[0].isupper() and _NAME_WORD.fullmatch(word))
        for word in words
    )
    shouted = len(words[0]) > 3 and words[0].isupper()
    return name if fits and not shouted and len(words[0]) > 1 else None


def _line_people(line: str, number: int) -> Iterator[PersonMention]:
    bare = _without_parentheses(plain(line).lstrip("#>-* \t"))
    field, bar, value = bare.partition("|")
    if bar and fold(field) in _LABEL_WORDS:
        bare = f"{field.strip()}: {value.strip()}"
    for match in _WRITTEN_BY.finditer(bare):
        person = _person(match["name"])
        if person:
            yield person
    for sentence in _SENTENCE.split(bare):
        yield from _sentence_people(sentence or "", number)


def _sentence_people(sentence: str, number: int) -> Iterator[PersonMention]:
    match = _LABELLED.match(sentence.strip())
    listed = sentence.strip()[match.end() :] if match else sentence.strip()
    parts = [part for part in _SPLIT.split(listed) if part.strip()]
    people = [person for part in parts if (person := _person(part))]
    known = match is not None and fold(match["label"]) in _LABEL_WORDS
    if not known and (_is_header(parts) or _LEADS_ON.search(listed)):
        return
    if known or (len(people) >= 3 and len(people) >= 0.75 * len(parts)):
        yield from people
    elif 1 <= number <= 3 and not match:
        yield from map(_mention, _lower_case_names(parts))


def _is_header(parts: Sequence[str]) -> bool:
    """Whether two or more of the parts are what tables call their columns."""
    return sum(_is_column(part) for part in parts) > 1


def _is_column(part: str) -> bool:
    words = fold(part).replace(".", " ").split()
    return bool(words) and all(word in _COLUMN_WORDS for word in words)


def _lower_case_names(parts: Sequence[str]) -> Iterator[str]:
    """Take a list of single lower-case words for the people of hasty notes."""
    words = [_REMARK.sub("", part.strip()) for part in parts]
    if len(words) >= 3 and all(_HASTY_NAME.fullmatch(word) for word in words):
        yield from (word for word in words if word not in _NO_NAMES)


def _is_roll(headings: Sequence[str]) -> bool:
    """Whether the heading is a word or two for who was there, and no sentence."""
    words = _without_parentheses(fold(headings[-1])).split() if headings else []
    return len(words) <= _LONGEST_ROLL_TITLE and any(
        word.strip("#*_:,&/") in _ROLL_WORDS for word in words
    )


def _roll_people(passage: Passage) -> Iterator[PersonMention]:
    text = (passage.cells[0][1] if passage.cells else passage.text)[:_LONGEST]
    if passage.role is Role.ROW and not passage.cells:
        text = text.split(" | ", 1)[0]
        if not is_full(text):  # a first row is data only where it begins with a name
            return
    bare = _without_parentheses(plain(re.sub(r"^\s*(?:[-*+•]|\d+[.)])\s*", "", text)))
    for part in _SPLIT.split(re.split(r"\s[-–—:]\s|:\s", bare.split("\n", 1)[0])[0]):
        person = _person(part)
        if person:
            yield person


def _without_parentheses(text: str) -> str:
    text = NICKNAME.sub(r' "\g<handle>" ', text)
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text)
