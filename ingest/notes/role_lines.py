"""Who holds which role, as lists and tables of notes and pages say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.domain.names import fold, is_full
from assistant.domain.reading import Passage, PersonMention, Role
from ingest.notes.attendees import NICKNAME, attendees, name_like
from ingest.text.markdown_tables import plain

_LONGEST = 300
_LONGEST_ROLE = 5
_OF_PROJECTS = (
    r"(?:(?:executive|project|programme|program|business|client|customer|budget|senior"
    r"|deputy|co|acting|product|technical|delivery|test|change|release|service|general"
    r"|operations|finance|commercial|managing|account|quality|site|construction|system"
    r"|backend|back-end|frontend|front-end|data|design|engineering|development|team"
    r"|tech|security|infrastructure|it|qa|pmo|steering|portfolio|process|work ?stream"
    r"|integration|migration|platform|mobile|devops|risk|training|marketing|sales"
    r"|legal|communications?|procurement|support)[ -]){0,3}"
)
_ROLE = re.compile(
    rf"(?:the |our )?(?P<role>{_OF_PROJECTS}(?:sponsor|sro)"
    rf"|(?!(?:risk|data|process|system|service|quality)[ -]owner){_OF_PROJECTS}"
    r"(?:(?<=[ -])(?:managers?|lead|leader|owner|director|architect|officer|coordinator"
    r"|co-?ordinator|controller|engineer|analyst)"
    r"|scrum master|head of [\w &]{2,30})|c[efot]o|pm|auftraggeber(?:in)?"
    r"|projektleit(?:er|erin|ung)|chef(?:fe)? de projet|commanditaire"
    r"|patrocinador(?:a)?"
    r"|jef[ea] de proyecto|opdrachtgever|projectleider)",
    re.IGNORECASE,
)
"""Roles that one person holds for the whole project; an owner of one item has none."""
_FIELD = re.compile(r"(?P<label>[^:|–—=]{2,40}?) ?(?:[:|=]| [–—-]) ?(?P<rest>\S.*)")
_IS = re.compile(
    r"(?:the |our )?(?P<label>[\w -]{2,40}?) (?:is|will be|ist|est|es) (?P<rest>\S.*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<name>[^():;,|]{3,40}?)(?: ?\((?P<in>[^()]{2,60})\)| ?[,–—:|]"
    r" ?(?P<after>[^():;|]"
    r"{2,50}?)| - (?P<dash>[^():;|]{2,50}?))[\s.]*"
)
_IN_A_ROLL = re.compile(r"(?P<name>[^():;,|.]{3,40}?) ?\((?P<in>[^()]{2,60})\)")
_PARTS = re.compile(r";|(?<=[a-zß-öø-ÿ)])\.(?:\s+|$)|\s\|\s|\n")
_BULLET = re.compile(r"^\s*(?:(?:[-*+•]|\d+[.)])\s|>|#+)\s*")
_NAME_ENDS = re.compile(
    r" ?(?:[,;(/&]|\.(?=\s|$)| (?:and|und|et|y|from|of|at|tel|e-?mail|since|until)\b"
    r"| [–—-] ).*"
)
_NO_PEOPLE = re.compile(
    r"\b(?:ltd|limited|inc|llc|gmbh|ag|plc|bv|corp|co|company|group|bank|council|board"
    r"|committee|team|office|university|department|dept|agency|authority|services"
    r"|systems|solutions|partners|ministry|institute|hospital|school|association|tbd"
    r"|tbc|tba|none|nobody|vacant|open|unknown|pending|approval|approved|not|yet|see"
    r"|below|above|project|sign-?off|review|budget|meeting|update|decision|to|the|all"
    r"|new|yes|no|n/?a|input|feedback|call|briefing|report)\b",
    re.IGNORECASE,
)
_ROLE_COLUMNS = frozenset(
    "role roles function position rolle funktion fonction role/title ruolo rol".split()  # noqa: SIM905
)
_WORK_COLUMNS = frozenset(
    "task action item topic deliverable milestone activity what".split()  # noqa: SIM905
)
_OF_PEOPLE = re.compile(
    r"\b(?:people|team|contacts?|stakeholders?|who is who|who['’]s who|roles?|members"
    r"|organi[sz]ation|staff|crew|cast|project board|participants|beteiligte|equipe)\b"
)
"""Headings above a table of people."""
_DUTY_COLUMNS = frozenset("what does is job title responsibility duty".split())  # noqa: SIM905
_LONGEST_DUTY = 8
_NAME_COLUMNS = frozenset(
    (  # noqa: SIM905
        "name names who person people member participant attendee contact holder"
        " wer nom qui nombre quien chi nome naam wie"
    ).split()
)


def role_holders(
    lines: Iterable[str],
    passages: Iterable[Passage] = (),
    people: Iterable[PersonMention] = (),
) -> tuple[PersonMention, ...]:
    """Return whom the text gives a role of the project, each as a full name.

    `Sponsor: Ana Díaz`, `Ana Díaz (sponsor)`, a table with columns for both, or one
    whose rows begin with the role. A first name is the one's of the `people` whom the
    text names that alone has it.
    """
    firsts: dict[str, set[str]] = {}
    for name in (one.name for one in people if one.name and is_full(one.name)):
        firsts.setdefault(fold(name.split()[0]), set()).add(name)
    whole = {first: names.pop() for first, names in firsts.items() if len(names) == 1}
    told = _told(lines, passages)
    found = (_person(words, role, whole) for words, role in told)
    return tuple(dict.fromkeys(filter(None, found)))


def _told(
    lines: Iterable[str], passages: Iterable[Passage]
) -> Iterator[tuple[str, str]]:
    """Yield the words for somebody and the role that they are given."""
    for line in lines:
        if not line.lstrip().startswith("|"):
            yield from _of_line(line[:_LONGEST])
    for passage in passages:
        if passage.role is Role.ROW and passage.cells:
            yield from _of_row(passage.cells)
            if _OF_PEOPLE.search(fold(" ".join(passage.headings[-1:]))):
                yield from _of_person(passage.cells)


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    bare = plain(_BULLET.sub("", line)).strip()
    for words in map(str.strip, _PARTS.split(bare)):
        field = _FIELD.fullmatch(words)
        told = _IS.fullmatch(words)
        behind = _BEHIND.fullmatch(words)
        if field and _role(field["label"]):
            yield field["rest"], _role(field["label"])
        elif told and _role(told["label"]):
            yield told["rest"], _role(told["label"])
        elif behind:
            role = behind["in"] or behind["after"] or behind["dash"]
            yield behind["name"], _role(role)
        elif field:
            for one in _IN_A_ROLL.finditer(field["rest"]):
                yield one["name"], _role(one["in"])


def _of_row(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    roles = [value for column, value in cells if fold(column) in _ROLE_COLUMNS]
    names = [value for column, value in cells if fold(column) in _NAME_COLUMNS]
    if len(roles) == 1 and len(names) == 1:
        if len(roles[0].split()) <= _LONGEST_ROLE:
            yield names[0], plain(roles[0]).strip()
    elif len(cells) > 1 and fold(cells[0][0]) not in _WORK_COLUMNS:
        yield cells[1][1], _role(cells[0][1])
        yield cells[1][0], _role(cells[0][0])


def _of_person(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """`Who`, `What`: in a table of people it says what each one is."""
    names = [value for column, value in cells if fold(column) in _NAME_COLUMNS]
    duties = [value for column, value in cells if fold(column) in _DUTY_COLUMNS]
    if len(names) == 1 and len(duties) == 1:
        duty = plain(duties[0]).strip(" .")
        if 0 < len(duty.split()) <= _LONGEST_DUTY:
            yield names[0], duty


def _role(words: str) -> str:
    """Return the role that the words name, empty where they name none."""
    known = _ROLE.fullmatch(plain(words).split(",")[0].strip(" .*_:"))
    return known["role"] if known else ""


def _person(words: str, role: str, whole: Mapping[str, str]) -> PersonMention | None:
    """Take the words for a person where they are a full name."""
    told = plain(words).strip(" *_@")
    nick = NICKNAME.search(told)
    bare = _NAME_ENDS.sub("", NICKNAME.sub(" ", told)).strip(" .")
    name = name_like(whole.get(fold(bare), bare))
    if not role or name is None or not is_full(name) or _NO_PEOPLE.search(name):
        return None
    shown = role if role[1:2].isupper() else role[:1].upper() + role[1:]
    called = nick["handle"] if nick else None
    return PersonMention(name=name, role=shown, handle=called)


def people_of(
    lines: Sequence[str], passages: Sequence[Passage]
) -> tuple[PersonMention, ...]:
    """Return the attendees, and whom the text gives a role."""
    present = attendees(lines, passages)
    return (*present, *role_holders(lines, passages, present))
