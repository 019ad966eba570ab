"""Who somebody is: told by words that give the role to a person, not by a mention.

`Race director and chair: Ada Lund`, `Ada Lund is our race director`, `Ada Lund, race
director` and, in a list of the team, `Ada Lund: race` give it; `I ring the medical
director tomorrow` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.domain.people import fold
from assistant.facts.sameness.stems import is_negated, shared, stems

_HEADS = (
    r"(?:director|manager|lead|leader|head|chair|chair(?:man|woman|person)|officer|doctor"
    r"|coordinator|co-ordinator|secretary|treasurer|president|captain|steward|sponsor"
    r"|architect|engineer|designer|supervisor|foreman|producer|editor|controller|planner"
    r"|analyst|developer|tester|principal|commander|marshal|curator|nurse|owner|champion"
    r"|deputy|spokes(?:man|woman|person)|representative|contact|pm|ceo|cto|cfo|coo)"
)
"""Roles that a person has; firms are called by what they do as well."""
_WHO_IS = re.compile(
    rf"(?i)\W*(?:and |so )?who(?:['’]?s| is| are| was| will be) (?:now |currently )?"
    rf"(?:the|our|their|its|a|an|your) (?P<kinds>(?:[^\W\d_][\w&/'’-]* ){{0,3}}?)"
    rf"(?P<head>{_HEADS})(?: (?:of|for|at|on|in) (?:the |our |this )?(?P<of>[^?]+))?"
    r"\W*$"
)
_LIST = re.compile(
    r"(?i)\b(?:team|people|roles?|contacts?|organi[sz]ation|staff|crew|committee|board"
    r"|responsib\w+|who(?: is who)?|members|stakeholders?|parties|participants)\b"
)
"""A heading under which people stand beside what they do."""
_LED = frozenset("lead leader head manager officer coordinator contact owner".split())  # noqa: SIM905
_NEUTRAL = frozenset(
    "the a an our their its his her new acting interim current now still also your my"  # noqa: SIM905
    " as dr mr mrs ms of who is".split()
)
_OWNED = frozenset({"product", "process", "business", "service"})
"""Whose owner is a role of a person; a record's owner only has that record."""
_OWN = frozenset({"project", "programme", "program"})
"""What every role of the project may be called besides."""
_NAME = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Sgt|Prof)\.? )?"
    r"(?!(?:The|Our|We|It|He|She|They|This|That|No|A|An|I)\b)"
    r"[A-ZÄÖÜÅØ][\w'’-]*[a-zäöüåøß][\w'’-]*(?: [A-ZÄÖÜÅØ][\w'’.-]*)*"
)
_IS = (
    r"(?:is|was|are|becomes?|became|will be|has been|remains?|stays?|(?:acts?|works?"
    r"|serves?|joins?|joined|starts?|takes? over|took over|steps? in|stepped in) as"
    r"|(?:is|was|has been|were) (?:named|made|appointed|chosen|elected|hired)(?: as)?"
    r"|(?:has )?agreed to be|as)"
)
_WORDS = r"(?P<kinds>(?:[^\W\d_][\w&/'’-]*,? ){0,6}?)"
_ENDED = re.compile(
    r"(?i)\b(?:no longer|not any ?more|steps? down|stepped down|resign\w*|hands? over"
    r"|handed over|former\w*|used to be|until|leaves?|left|instead|replac\w+)\b"
)
_HELD = (
    r"(?:name|person|who|holder|held by|assigned(?: to)?|assignee|value|member|contact"
    r"|staff|responsible|lead|owner|entry|details?)"
)
"""Columns of a table of roles that hold the name."""
_ROLE = r"(?:project )?(?:role|function|position|title|responsib\w+|area|job|what|does)"
"""Columns of a table of people that hold the role."""
_ROW = re.compile(
    rf"(?:(?P<role>[^:;]+?)(?: \([^)]*\))?[:,] (?i:{_HELD}) (?P<name>[^;,]+)"
    rf"|(?P<who>[^:;]+): (?:[^;]+; )?(?i:{_ROLE}) (?P<does>[^;]+))(?:[;,].*)?"
)
"""A row of short cells as it is told: `Sponsor: name Ada Birch`."""
_BOLD = re.compile(
    rf"(?P<mark>\*\*|__)(?P<role>[^*_\n]{{3,40}})(?P=mark)\s?[.:]?\s{{1,2}}"
    rf"(?P<name>{_NAME})(?=[.;,\n(]|\s*\Z)"
)
"""A label in bold type and the name behind it."""
_SPLIT = re.compile(r"\s*(?:,|/|&|\band\b|\bund\b)\s*")


@dataclass(frozen=True, slots=True)
class _Role:
    """A role that is asked for: its noun, and what kind of it."""

    head: str
    kinds: frozenset[str]
    of: frozenset[str]


def gives_role(one: Candidate, question: Question) -> bool:
    """Whether a sentence gives the role that is asked for to somebody, if one is."""
    role = _asked(question)
    if role is None:
        return True
    if one.computed and role.head == "owner" and role.kinds & _OWNED:
        return False
    return one.computed or _given(one, role) is not None


def holder_told(candidates: Iterable[Candidate], question: Question) -> list[Candidate]:
    """Return the newest sentence that gives somebody exactly the role asked for.

    None where newer words end somebody's having it.
    """
    role = None if question.days or question.since else _asked(question)
    if role is None:
        return []
    said = [one for one in candidates if not (one.computed or one.supposed)]
    told = [one for one in said if _given(one, role) is True]
    if not told:
        return []
    told = [one for one in told if _in_full(one, question)] or told
    newest = max(told, key=lambda one: (one.day, one.words))
    ended = (
        one.day >= newest.day
        and one is not newest
        and _ENDED.search(one.unit.text)
        and re.search(rf"(?i)\b{role.head}\b", one.unit.facts[0].title)
        for one in said
    )
    return [] if any(ended) else [newest]


def labelled_holder(question: Question, reader: Reader) -> list[Candidate]:
    """Return the newest line whose bold label is the role, with the name behind it.

    `**Sponsor.** Ada Birch. **Lead.** Ben Ash.` gives each label its own name.
    """
    role = _asked(question)
    if role is None or role.of or question.days:
        return []
    wanted = (role.kinds | {role.head}) - _OWN
    found = [
        reader.cut(place, label[0], f"{label['role'].strip(' .:')}: {label['name']}")
        for place, sourced in enumerate(reader.passages)
        if not sourced.passage.quoted
        for label in _BOLD.finditer(sourced.passage.text)
        if frozenset(fold(label["role"]).strip(" .:").split()) - _NEUTRAL - _OWN
        == wanted
    ]
    return [max(found, key=lambda one: (one.day, one.words))] if found else []


def _in_full(one: Candidate, question: Question) -> bool:
    """Whether it has the role in the very words of the question: `project manager`."""
    found = _WHO_IS.match(question.text)
    words = fold(f"{found['kinds']}{found['head']}") if found else ""
    return bool(words) and re.search(rf"\b{re.escape(words)}\b", one.words) is not None


def _asked(question: Question) -> _Role | None:
    found = _WHO_IS.match(question.text)
    if found is None:
        return None
    kinds = frozenset(fold(found["kinds"]).split()) - _NEUTRAL
    return _Role(fold(found["head"]), kinds, stems(found["of"] or ""))


def _given(one: Candidate, role: _Role) -> bool | None:
    """Return whether just that role is given, or its noun alone; None if neither is."""
    said = one.unit.facts[0].title.strip('“”"„« ')
    if role.of and shared(role.of, one.about | one.titles) != role.of:
        return None
    exact = [_is_just(kinds, role) for kinds in _givings(said, role.head)]
    if _is_listed(one, said, role) or _is_row(said, role):
        return True
    known = [found for found in exact if found is not None]
    return max(known) if known else None


def _is_row(said: str, role: _Role) -> bool:
    """Whether a row of a table of roles, or of people, gives just that role."""
    found = _ROW.fullmatch(said.rstrip("."))
    if found is None or not re.fullmatch(_NAME, found["name"] or found["who"] or ""):
        return False
    named = re.sub(r"\([^)]*\)", " ", found["role"] or found["does"])
    return any(
        frozenset(fold(part).split()) - _NEUTRAL - _OWN
        == (role.kinds | {role.head}) - _OWN
        for part in _SPLIT.split(named)
    )


def _is_just(kinds: str, role: _Role) -> bool | None:
    """Whether the words before the noun are those asked for; None if others are."""
    own = frozenset(fold(_SPLIT.split(kinds.strip())[-1]).split()) - _NEUTRAL
    if own == role.kinds:
        return True
    return False if own <= role.kinds or not role.kinds else None


def _givings(said: str, head: str) -> Iterator[str]:
    """Yield the words before the noun of a role wherever it is given to a name."""
    for form in _forms(head):
        for found in form.finditer(said):
            before = re.split(r"[.;]\s", said[: found.end()])[-1]
            if not (is_negated(before) or _ENDED.search(before)):
                yield found["kinds"]


@lru_cache(maxsize=64)
def _forms(head: str) -> tuple[re.Pattern[str], ...]:
    noun = rf"(?i:{re.escape(head)})"
    small = r"(?:(?i:the|our|their|its|a|an|new|acting|interim|now|still|also) )*"
    label = rf"(?:^|[.;]\s|\n)\W*{_WORDS}{noun}(?:(?:,| and| &|/) [^:.;]{{2,40}})?"
    behind = (
        r"(?: of (?:the )?[\w-]+)?(?:,| is| was| will be| remains|:| \()?"
        r" ?(?:now |called |still )?"
    )
    forms = (
        rf"{label}(?: (?:for|of) [^:.;]{{2,30}})?\s?[:–]\s+{_NAME}",
        rf"{_NAME}(?:,? who)? (?:now |still |also )?{_IS} {small}{_WORDS}{noun}\b",
        rf"\b(?i:the|our|their|new|my|your) {_WORDS}{noun}{behind}{_NAME}",
        rf"(?:^|[,;:(]\s?){_WORDS}{noun} {_NAME}",
        rf"{_NAME}(?:, | \(| – | - ){small}{_WORDS}{noun}\b",
        rf"\bI(?:['’]m| am| will be) (?:the|your|our) {_WORDS}{noun}\b",
    )
    return tuple(map(re.compile, forms))


def _is_listed(one: Candidate, said: str, role: _Role) -> bool:
    """Whether a list of people has somebody beside what the role is of."""
    if role.head not in _LED or not role.kinds or not _LIST.search(one.title):
        return False
    found = re.fullmatch(rf"{_NAME}\s?[:–-]\s+(?P<does>[^.:]+?)\W*", said)
    parts = _SPLIT.split(found["does"]) if found else []
    wanted = stems(" ".join(role.kinds))
    return any(wanted and wanted == stems(part) for part in parts)
