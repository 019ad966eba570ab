"""A course with another's yes beside it: `Ada takes the limits, Tom agrees`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.extract.deciding.carriers import TAIL
from assistant.extract.deciding.openers import without_opener
from assistant.extract.deciding.plain import may_decide
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_W = r"(?:with|w/|w)"
_IT = r"(?:it|that|this|him|her|them|so)"
_GIVES = (
    rf"(?:(?:also |too )?(?:agrees|agreed|nods|nodded|approves|approved)"
    rf"(?: (?:to |{_W} )?{_IT})?"
    rf"|(?:backs|backed|supports|supported|seconds|seconded)"
    rf" (?:{_IT}|(?-i:[A-ZÀ-Þ])[\w'’-]+)"
    r"|(?:is|was|['’]s) (?:also |quite |all )?(?:fine|ok(?:ay)?|happy|good|cool"
    rf"|in favou?r|for it|on board|in agreement)(?: {_W} (?:{_IT}))?"
    rf"|(?:has|had) no objections?|(?:says|said) (?:yes|ok(?:ay)?)|signed (?:it )?off"
    rf"|(?:is )?ok(?:ay)? {_W} {_IT}|ok(?:ay)?s (?:it|that)|ok(?:ay)?(?:['’]?d|ed)"
    r" (?:it|that))"
    r"(?: (?:too|as well|now|also))?"
)
_NAMED = r"(?P<who>[^\W\d_][\w.'’-]*(?: (?-i:[A-ZÀ-Þ])[\w.'’-]*){0,2})"
_WITH = (
    rf"(?:(?:it|that|this)(?:['’]s| is) )?(?:all )?(?:ok(?:ay)?|fine|agreed|cleared"
    rf"|settled|good|discussed and agreed) (?:{_W}|by|for) "
    rf"(?P<whom>[^\W\d_][\w.'’-]*(?: (?-i:[A-ZÀ-Þ])[\w.'’-]*)?"
    rf"(?:(?:,| and|,? &) [^\W\d_][\w.'’-]*)?)(?:,? too| as well)?"
)
_BEHIND = re.compile(
    rf"(?P<what>\S.{{7,}}?)(?:[,;–—] ?| - | ?\(|[,;]? (?:and|which) )(?:and )?"
    rf"(?:{_NAMED} {_GIVES}|{_WITH})\)?[.! ]*",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?:and |also )?(?:{_NAMED} {_GIVES}|{_WITH})[.! ]*", re.IGNORECASE
)
_I_SAID = re.compile(
    rf"(?P<what>\S.{{7,}}?)[,;–—-] ?(?P<mine>i|we) said (?:yes|no)(?: to (?:it|that))?"
    rf",? (?:and|but) (?:{_NAMED} {_GIVES}|{_WITH})[.! ]*",
    re.IGNORECASE,
)
"""`No night shifts, I said no and Ann was fine with that`."""
_REFUSED = re.compile(
    rf"(?P<what>\S.{{7,}}?)(?:[,;–—]| -)(?: but| and| so)? ?{_NAMED} (?:says|said)"
    r" (?P<no>(?:no|not now|not yet|not in this (?:release|phase|version))"
    r"(?: to (?:it|that|this))?(?:,? twice| again)?)[.! ]*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|asks|wants?|wanted|requests?|requested|would like|proposed|proposes"
    r"|suggested|suggests|wish(?:es|ed)?)\b",
    re.IGNORECASE,
)
"""What somebody asked for, and another refused."""
_COURSE = re.compile(
    r"\b(?:(?:stays?|keeps?|goes|go|moves?|waits?|takes?|does|gets?|comes?|uses?|pays?"
    r"|runs?|starts?|stops?|begins?|ends?|leaves?|drops?|owns?|leads?|handles?|covers?"
    r"|writes?|builds?|tests?|ships?|freezes?|switch(?:es)?|replaces?|skips?|splits?"
    r"|joins?|follows?|becomes?|happens?|remains?|holds?|opens?|closes?|cuts?|adds?"
    r"|removes?|buys?|sells?|orders?|hires?|rents?|extends?|delivers?|reports?|signs?"
    r"|decides?|approves?|counts?|migrates?|deploys?|merges?|launch(?:es)?|lands?"
    r"|will|shall|no|not|only|nobody|nothing|until|instead|without|out|off|frozen"
    r"|first|last|all|both|every|max|min|limit(?:ed)?|from now on)\b|\d)",
    re.IGNORECASE,
)
"""What tells how it is done from now on."""
_TELLS = re.compile(
    r"\b(?:thinks?|thought|believes?|felt|feels?|seems?|looks?|sounds?|worries|worried"
    r"|hopes?|hoped|guess\w*|expects?|expected|said|says|asked|asks|complain\w*|was"
    r"|were|had|did|went|came|saw|got|told|explained|reported|showed|knew|ran|worked"
    r"|took|made|gave|found|wrote|would|could|should|might|maybe|perhaps|probably"
    r"|propos\w+|suggest\w*|recommend\w*|wants?|wanted|if|unless|whether|when|once"
    r"|is (?:(?:very|quite|really|too|so|a|an|the|not|still|always|mostly) )*(?:good"
    r"|great|nice|bad|hard|easy|slow|fast|big|small|clear|true|right|wrong|important"
    r"|useful|risky|tight|ugly|fine|late|done|ready|better|worse|enough|red|green"
    r"|amber|possible|likely|problem\w*|issue|risk|mess|pain|reason|question))\b"
    r"|n['’]t (?:like|know|think|see|understand|work|look)\b|\bneeds? (?:to|more)\b",
    re.IGNORECASE,
)
"""An opinion, a report, a wish or a condition: a yes to it settles nothing."""
_UNNAMED = re.compile(
    r"\W*(?:(?:so|and|then|but),? )*(?:it|there|he|she|they|this|that)\b", re.IGNORECASE
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Passing:
    """What is settled, by whom, and the sentences that say so, the carrying one first.

    `answer` is a sentence of its own that makes the other one a decision.
    """

    unit: Unit
    what: str
    by: str | None = None
    answer: Unit | None = None


def is_course(core: str) -> bool:
    """Whether it tells how something is done, and no opinion, report or condition."""
    if core.rstrip(" *_").endswith("?") or hedged(core):
        return False
    if len(core.split()) < _LEAST or _UNNAMED.match(core) or _TELLS.search(core):
        return False
    return _COURSE.search(core) is not None


def assented(view: View, unit: Unit) -> Passing | None:
    """Return the course to which the words of a named person say yes."""
    core = unit.core
    if core.rstrip(" *_").endswith("?"):
        return None
    said = _I_SAID.fullmatch(core)
    if said:
        who = _person(view, said)
        what = said["what"].strip(" ,;–—-")
        by = unit.speaker or view.author
        return Passing(unit, what, by) if who and not hedged(what) else None
    behind = _BEHIND.fullmatch(core)
    if behind:
        return _behind(view, unit, behind)
    refused = _REFUSED.fullmatch(core)
    if refused:
        return _refused(view, unit, refused)
    return _alone(view, unit)


def _behind(view: View, unit: Unit, found: re.Match[str]) -> Passing | None:
    who, what = _person(view, found), found["what"].strip(" ,;–—-(")
    if who is None or not is_course(_without_topic(what)):
        return None
    return Passing(unit, without_opener(what), _together(view, unit, who))


def _alone(view: View, unit: Unit) -> Passing | None:
    """`No pilot without a test. Ada backs that.`: a sentence of consent alone."""
    found, before = _ALONE.fullmatch(unit.core), view.before(unit)
    if found is None or before is None or before.passage is not unit.passage:
        return None
    after = view.after(unit)
    if after and after.passage is unit.passage and TAIL.match(after.core):
        return None
    who = _person(view, found)
    if who is None or not is_course(_without_topic(before.core)):
        return None
    return Passing(
        before, without_opener(before.core), _together(view, before, who), unit
    )


def _refused(view: View, unit: Unit, found: re.Match[str]) -> Passing | None:
    """`Tom asked for a weekly call, Ada said no`: by who may refuse it."""
    who = _person(view, found)
    if who is None or not may_decide(view, who, None):
        return None
    if not _ASKED.search(found["what"]):
        return None
    return Passing(unit, unit.core, who)


def _person(view: View, found: re.Match[str]) -> str | None:
    """Return whom the words name, as one known person or as several."""
    told = found.groupdict()
    words = told.get("who") or told.get("whom") or ""
    parts = [part for part in re.split(r",? (?:and|&) |, ", words) if part]
    names = [view.names.resolve(part) for part in parts]
    if not names or not all(names):
        return None
    return " and ".join(filter(None, names))


def _together(view: View, unit: Unit, who: str) -> str:
    """Return whoever proposes it as a speaker of his own, with the one who agrees."""
    label = unit.labelled
    name = view.names.resolve(label) if label else None
    if name is None and unit.passage.passage.speaker:
        name = view.names.resolve(unit.speaker)
    return who if name is None or name in who else f"{name} and {who}"


def _without_topic(what: str) -> str:
    return re.sub(r"^[^:]{2,40}: +(?=\w+ \w)", "", what)
