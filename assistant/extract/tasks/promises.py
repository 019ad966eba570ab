"""Promises in the first person."""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.reading import MAIL_KINDS, Role
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.clauses import COMING, UNDER_WAY
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.handed_over import leans, was_told, work_alone
from assistant.extract.tasks.objectless import (
    is_if_only,
    is_said_only,
    with_antecedent,
)
from assistant.extract.tasks.present_promises import speaker_of
from assistant.extract.tasks.topics import said_before
from assistant.extract.tasks.verbs import DOING, NOT_DOING, SPEAKING
from assistant.extract.tasks.words import NEGATED
from assistant.extract.text.choice_verbs import MOVING
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_PROMISE = re.compile(
    r"\b(?:I(?:['’]ll| will|['’]m going to| am going to| shall|['’]m gonna)"
    r"(?P<mid> (?:also|just|then|still|probably|definitely|try to|try and|now|go and"
    r"|get it|gladly|happily))*"
    rf" (?!{NOT_DOING})(?P<verb>[a-z]+)|[Ll]et me (?!{SPEAKING})[a-z]+ (?!if)"
    r"|[Ll]eave (?:it|that|this) (?:with|to) me\b|I (?:still )?(?:have|need|ought) to"
    rf" (?!{NOT_DOING})[a-z]+|I (?:promise|promised|said I would|said I['’]d"
    rf"|undertook|agreed|offered|volunteered)(?: to)? (?!{NOT_DOING})[a-z]+)"
)
_WE_WILL = re.compile(
    r"(?:^|[,;:.] )(?:(?:and|so|then|but|yes|ok(?:ay)?)[,]? )?(?P<who>[Ww]e)"
    rf"(?:['’]ll| will)(?: also| then| now)? (?!{MOVING})(?P<verb>{DOING})\b"
)
_COMMITS = re.compile(
    r"\b(?:I|we) (?:promise|commit)\b|\byou have my word\b", re.IGNORECASE
)
_WILL_ANSWER = re.compile(
    r"\b(?P<who>I|[Ww]e)(?:['’]ll| will| shall|['’]m going to| am going to| are going"
    r" to)(?: also| then| just| certainly| definitely)? (?:let (?:you|\w+) know"
    r"|tell (?:you|\w+)|give (?:you|\w+) (?:an?|our|my|the|his|her|their|its)"
    r" (?:\w+ )?(?:answer|decision|reply|response|confirmation|verdict|word|list"
    r"|view|comments|feedback|date|figures?|numbers?)"
    r"|(?:come|get) back to (?:you|\w+))\b(?! (?:when|as soon as|once|if)\b)"
)
"""An answer that is promised: with its day it is work like any other."""
_BECAUSE = re.compile(r"\b(?:because|since|otherwise|or else)\b[^,;:.]*$")
_WORD_GIVEN = re.compile(
    r"(?:^|[,;:.–—-] ?)(?:I )?promise[.!]*(?: ?:[a-z_]+:)*\W*$", re.IGNORECASE
)
"""`The drawings: tomorrow, promise` says no more of who does it than who says it."""
_FRONTED = re.compile(
    r"(?P<thing>(?!(?:yes|yeah|no|ok(?:ay)?|sure|right|well|sorry|so|and|but|then"
    r"|honestly"
    r"|today|tomorrow|tonight|now|great|thanks)\b)(?:(?:the|my|your|our|those|these) )?"
    r"[a-z][\w'’-]+(?: [a-z][\w'’-]+)?), I(?:['’]ll| will| can| could) (?:also )?"
    r"(?=[a-z]+ (?:it|that|this|them|those)\b)",
    re.IGNORECASE,
)
"""`The badges, I can print those`: what it is stands in front."""
_ONCE = re.compile(
    r"\b(?:once|as soon as) (?!(?:a|per|every|more|again)\b)\w+ \w+"
    r"|\bwhen(?:ever)? I(?:['’]ve)? (?:get|got|have|find) (?:an?|the|some|any|five|ten)"
    r" (?:spare |free |quiet )?(?:minutes?|moments?|chance|time|hours?|gap)\b"
    r"|\b(?:over|at|on) the week-?end\b"
)
"""What an offer waits for, in place of a day."""
_CAN = re.compile(
    r"(?<!thing )(?<!all )(?<!one )(?<!way )(?<!what )(?<!which )(?<!how )(?<!that"
    r" )\bI (?:(?:might|may|could|should)(?: just"
    r"| well)? be able to|can|could|might|may|hope to|plan to|aim to|want to"
    r"|would like to)(?: also| probably| just)?"
    rf" (?!{NOT_DOING}|(?<=(?:ant|ike) to )(?:have|see|receive)\b)[a-z]+"
)
_WILL_BE = re.compile(
    r"^(?:(?:It|That|They|Those|Both)(?:['’]ll| will)|[Ww]ill) be (?:all )?(?:done"
    r"|ready"
    r"|finished|there|gone|out(?! of)|sorted|away|in(?= by)"
    r"|fixed|merged|sent|complete|up|live|in (?:place|review)|with (?:you|them))\b"
)
_YOU_GET = re.compile(
    r"(?:^|[,;:] |\b(?:and|so|then) )[Yy]ou(?:['’]ll| will) (?:have|get|receive)"
    r" (?:it|that|them|the|an?(?! (?:great|good|nice|lovely|wonderful|chance|lot)\b)|my"
    r"|our|both|all)\b"
    r"|(?:^|[,;:] |\b(?:and|so|then) )(?:[Ss]he|[Hh]e|[Tt]hey|[Yy]ou)(?:['’]ll| will)"
    r" (?:hear|have|get|receive) (?:it|that|them|the [^,;]{2,40}) from me\b"
    r"|\bI['’]d (?:have|get) (?:it|that|this|them|those|the \w+|all)\b[^,;]*"
    r" (?:by|before)\b"
)
"""What the other will have, the speaker gives."""
_FINISHED_FIRST = re.compile(
    r"(?P<told>(?:I|[Ww]e)(?:['’]ve| have)? [^,;:.?!]{3,60}?),? (?:and|so) "
    r"(?=you(?:['’]ll| will) (?:have|get|receive) (?:it|them|that)\b)"
)
"""`We finished the report and you will have it`: what it is stands in front."""
_BARE_WILL = re.compile(rf"^(?:[Ww]ill|[Gg]oing to|[Gg]onna) (?!{NOT_DOING})[a-z]+")
_MINE = re.compile(r"\b(?:(?:is|are) (?:mine|on me|with me)|on my list)\b")
_START = re.compile(
    rf"^(?:(?:\w+ and )?I|I and \w+) (?!get|have|take|give|find|list)"
    r"(?!(?:agree|confirm|propose|request|announce|ask|advise|report)\b(?! to (?!the\b"
    r"|an?\b|your\b|our\b|this\b|that\b)[a-z]+)(?!.* (?:by|before|until|till)\b))"
    rf"(?:{DOING})\b(?! (?:it|that|this)\b)",
    re.IGNORECASE,
)
"""`I bring the tools on Monday`; who says `I agree to it` has done so by saying it."""


def promised(view: View, unit: Unit) -> Draft | None:
    """`I'll …`: the speaker, or the author of the notes."""
    core = unit.core
    promise = _PROMISE.search(core)
    able = _CAN.search(core)
    elided = _BARE_WILL.match(core) if unit.in_conversation else None
    if unit.section is Section.FRAME or NEGATED.search(core) or "?" in core:
        return None
    dated = view.due(core, unit) is not None
    if _is_none(view, unit, promise, able, dated=dated):
        return None
    dated = dated or bool(able and _ONCE.search(core))
    weak = able or _WILL_BE.search(core) or _START.match(core) or _MINE.search(core)
    spoken = unit.in_conversation or _is_written_by(unit)
    given = spoken and (_gives(core) or _WORD_GIVEN.search(core))
    answers = _WILL_ANSWER.search(core) if dated else None
    ours = None if promise else _ours(view, unit, dated=dated)
    if ours:
        return ours
    if not (
        promise
        or answers
        or elided
        or ((weak or given) and dated)
        or (able and _answers(view, unit))
    ):
        return None
    owner = speaker_of(view, unit)
    work = work_alone(core, promise)
    if owner is None and work is None and _START.match(core):
        work = core.partition(" ")[2]
    about = said_before(view, unit) if promise is None and leans(work) else None
    finished = _FINISHED_FIRST.match(core)
    if finished and work is None:
        work, about = core[finished.end() :], finished["told"]
    fronted = _FRONTED.match(core)
    if fronted and work is None and view.names.leading(core) is None:
        work, about = core[fronted.end() :], fronted["thing"]
    return Draft(owner, _soft(view, unit), core=work, about=about)


def _gives(core: str) -> bool:
    """Whether the other will have something that is not on its way already."""
    return _YOU_GET.search(core) is not None and UNDER_WAY.search(core) is None


def _is_none(
    view: View,
    unit: Unit,
    promise: re.Match[str] | None,
    able: re.Match[str] | None,
    *,
    dated: bool,
) -> bool:
    """Whether the first person binds nobody: told, said only, a joke, a reason."""
    found = promise or able
    if promise:
        told = was_told(promise[0]) and not dated
        if told or is_said_only(view, unit):
            return True
        if _BECAUSE.search(unit.core[: promise.start()]):
            return True
    return is_if_only(view, unit, found.start() if found else 0)


def _is_written_by(unit: Unit) -> bool:
    """Whether the sender of a mail says it, and quotes nobody."""
    passage = unit.passage.passage
    return unit.passage.kind in MAIL_KINDS and bool(passage.speaker)


def _ours(view: View, unit: Unit, *, dated: bool) -> Draft | None:
    """`We will … by Friday` of a named speaker or sender, who answers for it.

    So is `our report will be with you on Friday`.
    """
    ours = _WE_WILL.search(unit.core)
    named = unit.labelled or unit.passage.passage.speaker
    said = view.names.resolve(named) or named
    if said and dated and COMING.match(unit.core):
        return Draft(Owner("I", said))
    if ours is None or not said or not (dated or _COMMITS.search(unit.core)):
        return None
    return Draft(Owner(ours["who"], said))


def _answers(view: View, unit: Unit) -> bool:
    """Whether somebody just asked, so that "I can" is an offer."""
    before = view.before(unit)
    while before is not None and before.passage is unit.passage:
        before = view.before(before)
    asks_first = before is not None and before.core.endswith("?")
    brief = unit.first or with_antecedent(view, unit, _offered(unit.core)) is not None
    return unit.role is Role.TURN and brief and asks_first


def _offered(core: str) -> str:
    """Return what "I can" offers, from its verb on."""
    able = _CAN.search(core)
    return core[able.end() - len(able[0].split()[-1]) :].rstrip(" .!") if able else ""


def _soft(view: View, unit: Unit) -> Strength | None:
    """A later "I'm not saying yes" makes it tentative."""
    following = view.after(unit)
    doubt = following.core if following and following.passage is unit.passage else ""
    if "not" in doubt and hedged(doubt) and len(doubt.split()) < 8:
        return Strength.TENTATIVE
    if _CAN.search(unit.core) and not view.due(unit.core, unit):
        return Strength.TENTATIVE
    if re.match(r"I (?:can|have to|said)\b", unit.core) and not hedged(unit.core):
        return Strength.COMMITTED
    return None
