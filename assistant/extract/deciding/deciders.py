"""Who took a decision: named by it, beside it or over it, or who says it."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.deciding.marks import BY_WHOM, LAST_BRACKET, MARKED, is_listed
from assistant.extract.deciding.openers import without_opener
from assistant.extract.deciding.plain import is_said_by_label, told_decider
from assistant.extract.deciding.work_in_decisions import WORK
from assistant.extract.meetings import meeting_of
from assistant.extract.people.owners import is_name
from assistant.extract.people.role_holders import THE_ROLE, holder
from assistant.extract.view import Unit, View

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_BY = re.compile(
    rf"\b(?P<a>{_NAME}(?: {_NAME}){{0,3}}) (?:again|decided|decides"
    r"|approved|agreed|chose|said no|says no|ruled)\b"
    r"|\b(?i:decided|decision|approved|agreed|accepted|endorsed|rejected|chosen"
    r"|signed off|taken|authori[sz]ed) by (?:the )?"
    r"(?P<b>[\w .'’-]{2,60}?)(?=[.:,;)]|$)"
)
_BY_SEVERAL = re.compile(
    r"\b(?i:decided|decision|approved|agreed|accepted|endorsed|rejected|chosen"
    r"|signed off|taken|authori[sz]ed) by (?P<who>"
    rf"{_NAME}(?: {_NAME})?(?:, {_NAME}(?: {_NAME})?)*(?:,? and |,? ?& ?){_NAME}"
    rf"(?: {_NAME})?)"
)
_ROLE_TELLS = re.compile(
    rf"\b(?:by|from) (?P<by>{THE_ROLE})\b"
    rf"|^(?:yes,? |so |and |then )*(?P<who>{THE_ROLE})(?: \([^()]*\))?,?"
    r" (?!(?:did|does|has|had|is|was) not\b|\w+n['’]t\b)\w+",
    re.IGNORECASE,
)
_ALL_AGREED = re.compile(
    r"^(?:so,? |and |then )?(?:(?:we|everyone|everybody|all|they)(?: have| had| all"
    r"| also| just| then| finally)*|it (?:was|is|has been)) agreed\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]")
_ALSO_ALL = re.compile(
    r"\b(?:we|all|everyone|everybody)\b[^.]{0,40}\bagree[ds]?\b", re.IGNORECASE
)
_SAYING = re.compile(
    r"\b(?:said|says?|wrote|writes?|repl(?:ied|ies)|answer(?:ed|s)|confirm(?:ed|s)"
    r"|told|tells|stat(?:ed|es)|announce[ds]?|added?|mail(?:ed|s)|put it)\b|:\s*$"
    r"|^\W*[-–—]",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:my (?:call|decision|choice|ruling|approval)\b|I(?:['’]m| am) not\b"
    r"|I say (?:yes|no)\b|I(?:['’]ve| have| had| hereby| now| also| therefore| just"
    r"| then| formally| do| can| gladly)* (?:decided?|approved?|agreed?(?! with\b)"
    r"|accepted?|authori[sz]ed?|confirm(?:ed)?|endorsed?|cho(?:o)?se|pick(?:ed)?"
    r"|reject(?:ed)?|refused?|declined?|grant(?:ed)?|released?|sign(?:ed)? off|ruled?"
    r"|veto(?:ed)?|resolved?|cancel(?:l?ed)?|(?:take|took|made) the decision)\b)"
)
"""Who says so of himself decided it, in a mail and in his own notes as in a talk."""

_AND = re.compile(r",? (?:and|&) |, | ?/ ?| ?\+ ?")
_SEVERAL = 2
_CHOSE = r"(?:decided|agreed(?! with\b)|approved|chose|ruled|resolved|rejected|voted)\b"
_BETWEEN = r"(?:,? (?:have|has|had|both|all|then|also|now|just|finally|\w+ly),?)*"
_WHO = rf"{_NAME}(?: {_NAME}){{0,2}}"
_JOINT = re.compile(
    rf"(?P<who>{_WHO}(?:(?:, {_WHO})*,? (?:and|&) {_WHO})?){_BETWEEN} {_CHOSE}"
)
_BODY = re.compile(
    r"(?P<who>(?i:the|our) (?:[\w'’-]+ ){0,3}?(?:board|committee|council|panel|jury"
    r"|assembly|trustees|steering(?: group)?|management|court|senate|cabinet)"
    r"(?: of [\w'’-]+(?: [\w'’-]+)?)?)"
    rf"{_BETWEEN} (?:(?P<firmly>decided|resolved|ruled|voted)"
    r"|(?P<flatly>(?:refused|rejected|vetoed|turned down)(?! (?:it|that|them)\b))"
    rf"|{_CHOSE})"
)
"""A body that decides, at the beginning of what it decided."""
_OF_OTHERS = re.compile(
    r"^(?:(?:yesterday|today|on \w+day|last \w+|so|and|now|then),? )?"
    r"(?i:the|our|their|its|his|her|your) (?:(?:new|own|whole|entire|full|joint) )?"
    r"(?P<whose>(?:(?!(?:project|steering|programme|program|whole|entire|same|new|joint"
    r"|full|own|core|delivery|product)\b)[\w&’'-]+ ){1,3}?)"
    r"(?P<body>(?:(?<=['’]s )(?:steering|project) )?(?:board|committee|council|panel"
    r"|jury|assembly|trustees|authority|inspectorate|management|court|senate|commission))"
    rf"{_BETWEEN} (?:{_CHOSE}|(?:refused|declined|turned down|vetoed|waived|granted"
    r"|accepted|endorsed|signed off)\b)"
)
"""A body with a name of its own, which is not the project's: `our security board`."""
_ORDER = re.compile(
    rf"(?:please |to )?{WORK}\b|[a-z]+s (?:the|an?|our|his|her|their|all|\d)\b",
    re.IGNORECASE,
)
"""What the one before the colon is to do, or does."""


def decider_of(view: View, unit: Unit) -> str | None:
    """Return who decided it, as its own words or what stands about them say."""
    return (
        _in_brackets(view, unit)
        or _in_quotes(view, unit)
        or _as_body(unit)
        or _jointly(view, unit)
        or _by_words(view, unit)
        or _by_label(view, unit)
        or _in_heading(view, unit)
        or _by_voice(view, unit)
        or _by_closing(view, unit)
    )


def _in_brackets(view: View, unit: Unit) -> str | None:
    """`Decision (Ann): …`, `Decision: … (Ann).`."""
    marked = MARKED.match(unit.core)
    by = _in_bracket(view, marked["by"]) if marked and marked["by"] else None
    return by or _in_last_brackets(view, unit, marked=marked is not None)


def _in_heading(view: View, unit: Unit) -> str | None:
    """The brackets of the heading, for lines that name nobody themselves."""
    found = (
        _in_bracket(view, words) for words in re.findall(r"\(([^)]*)\)", unit.heading)
    )
    return next(filter(None, found), None)


def _in_bracket(view: View, words: str) -> str | None:
    owner = view.names.slot(words.split(",", maxsplit=1)[0])
    if owner:
        return together(view, words) or owner.name or owner.text
    return view.author if re.match(r"me\b", words) else None


def _in_last_brackets(view: View, unit: Unit, *, marked: bool) -> str | None:
    """`Decision: … (Ann).`; a name that nobody knows only where it is marked."""
    last = LAST_BRACKET.search(unit.core)
    owner = view.names.slot(last[1].split(",")[0]) if last else None
    if last is None or owner is None:
        return None
    return (
        together(view, last[1])
        or owner.name
        or (owner.text if marked or is_listed(unit) else None)
    )


def together(view: View, words: str) -> str | None:
    """`Ann and Bob`, `Ann, Bob`: several who are all known, None where it is one."""
    names = [view.names.resolve(one) for one in _AND.split(words.strip(" .*_"))]
    several = [name for name in dict.fromkeys(names) if name]
    if len(several) < _SEVERAL or not all(names):
        return None
    *others, last = several
    return f"{', '.join(others)} and {last}"


def _by_words(view: View, unit: Unit) -> str | None:
    """`Ann decided`, `approved by Ann`, `the sponsor approved`."""
    by, all_of = _BY.search(unit.core), _BY_SEVERAL.search(unit.core)
    several = together(view, all_of["who"]) if all_of else None
    owner = view.names.slot(by["a"] or by["b"]) if by else None
    if several or (owner and owner.name):
        return several or (owner.name if owner else None)
    return told_decider(view, unit.core) or _by_role(view, unit.core)


def _as_body(unit: Unit) -> str | None:
    """`The board decided`, `our safety board rejected the ramp`: as it is written."""
    core = without_opener(unit.core)
    body = _BODY.match(core)
    if body and (is_listed(unit) or body["firmly"]):
        who = body["who"]
        return f"{who[0].lower()}{who[1:]}"
    if of_others := _OF_OTHERS.search(core):
        return f"the {of_others['whose']}{of_others['body']}"
    flatly = body is not None and body["flatly"] is not None
    return f"{body['who'][0].lower()}{body['who'][1:]}" if body and flatly else None


def _jointly(view: View, unit: Unit) -> str | None:
    """`Ann and Bob decided`, `Hanna decided`: as it is written."""
    found = _JOINT.match(unit.core)
    if found is None:
        return None
    written = _AND.split(found["who"])
    names = [view.names.resolve(one) for one in written]
    if not any(names) and not is_listed(unit):
        return None
    if not all(name or is_name(one) for name, one in zip(names, written, strict=True)):
        return None
    *others, last = (name or one for name, one in zip(names, written, strict=True))
    return f"{', '.join(others)} and {last}" if others else last


def _by_label(view: View, unit: Unit) -> str | None:
    """`Ann: the stage stays`, below a heading for decisions; an order is to her."""
    if not is_listed(unit) or unit.labelled is None or _ORDER.match(unit.core):
        return None
    return view.names.resolve(unit.labelled) or unit.labelled


def _in_quotes(view: View, unit: Unit) -> str | None:
    """`"I approve it," said Ann.`: whoever is quoted, and not whoever tells it."""
    quoted = " ".join(_QUOTED.findall(unit.core))
    if not quoted or not _OWN.search(quoted):
        return None
    parts = _QUOTED.split(unit.core)
    joint = any(_ALSO_ALL.search(part) for part in parts)
    if joint or not any(_SAYING.search(part) for part in parts):
        return None
    named = {one.name for part in parts for one in view.names.mentions(part)}
    if len(named) == 1:
        return named.pop()
    return None if named else _by_role(view, " ".join(parts).strip())


def _by_role(view: View, core: str) -> str | None:
    """`Approved by the sponsor`, `the sponsor has signed it off`."""
    told = _ROLE_TELLS.search(core)
    return holder(view, told["by"] or told["who"]) if told else None


def _by_all(unit: Unit) -> bool:
    """`We agreed …`: whoever chairs or tells it did not decide it alone."""
    return _ALL_AGREED.match(unit.core) is not None


def by_meeting(unit: Unit, chair: str | None) -> str | None:
    """Return the meeting that somebody chaired; no chair decides alone for it."""
    return meeting_of(unit.passage) if chair and not _by_all(unit) else None


def _by_voice(view: View, unit: Unit) -> str | None:
    """`I approve …` is its author's; so is what anybody says in a transcript."""
    own = _OWN.search(_QUOTED.sub(" ", unit.core)) is not None
    # Who wrote the minutes says nothing of himself in them.
    labelled = unit.labelled is not None and is_said_by_label(unit)
    speaks = unit.role is Role.TURN or labelled
    told = speaks and not _by_all(unit)
    if not own and not told:
        return None
    named = unit.speaker if own and "@" not in (unit.speaker or "@") else None
    return view.names.resolve(unit.speaker) or named


def _by_closing(view: View, unit: Unit) -> str | None:
    """A sentence that follows and only names the decider: `Ann.`, `(Ann)`."""
    closing = view.after(unit)
    if closing is None or closing.passage is not unit.passage:
        return None
    whom = BY_WHOM.match(closing.core)
    if whom:
        owner = view.names.slot(whom["who"])
        one = (owner.name or owner.text) if owner else None
        return together(view, whom["who"]) or one
    if LAST_BRACKET.fullmatch(closing.core):
        return _in_last_brackets(view, closing, marked=bool(MARKED.match(unit.core)))
    owner = view.names.leading(closing.core)
    rest = closing.core[owner.end :] if owner else "-"
    alone = re.match(r"[.]?$| (?:again|decided|decides)", rest)
    return owner.name if owner and alone else None
