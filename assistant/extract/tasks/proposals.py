"""What is proposed to all and taken by nobody."""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.reading import MAIL_KINDS, Role
from assistant.extract.done.verbs import PARTICIPLE
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.verbs import DOING
from assistant.extract.tasks.words import NEGATED, STANDING, TICKET_TITLE
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import collective, unowned
from assistant.extract.view import Unit, View

_SUGGESTED = re.compile(
    r"\b(?:[Ww]e|[Ss]omebody|[Ss]omeone) (?:also |still |really |probably |likely )*"
    r"(?:should|could|need to|needs to|have to|has to|must|ought to|might want to)"
    rf"(?: also| probably| just| then)? (?P<verb>{DOING})\b"
    rf"|(?:^|[.,;:] )(?:[Ll]et['’]?s|[Ll]et us|[Mm]aybe(?: we)?) (?:just |also"
    rf" )?(?P<v2>{DOING})\b"
    rf"|\b(?:[Pp]lease|[Pp]ls) (?:do )?(?P<v3>{DOING})\b"
    rf"|\b(?:[Ss]uggest|[Pp]ropose|[Rr]ecommend)(?:s|ed)? (?:we|that we|to) (?P<v4>\w+)"
    rf"|\b(?:suggests?|proposes?|recommends?) \w+ing\b"
    rf"|\b(?:should|can) we (?P<v5>{DOING})\b[^.?]*\?"
    rf"|(?:^|\b(?:group|team|committee|board) )(?:[Mm]ay |[Mm]ight |[Ss]till"
    rf" )?[Nn]eeds? to"
    rf" (?:be )?(?:{DOING}|determine|consider|follow up|(?:re)?evaluate|clarified"
    rf"|reviewed)"
    r"|\b(?:reviews?|clarification|investigation|approvals?|follow-?up|testing"
    r"|analysis)"
    r" (?:is |are )?(?:still )?(?:needed|required)\b"
    r"|\b(?:needs?|requires?) (?:\w+ ){0,2}(?:reviews?|clarification|investigation)\b"
)
_IMPERATIVE = re.compile(
    r"^(?:then )?(?!(?:open|survey|have|present|plan|report|record|test|file|comment"
    r"|sign"
    r"|request|release|order|list|decide|discuss|explain|describe|forward|return"
    r"|e-?mail)\b)"
    rf"(?!\w+(?:,| and| &|,? but) (?:{PARTICIPLE}|\w+ed(?=\W*$|[,;.]))\b"
    r"|\w+ by\b)"
    rf"{DOING}\b(?! ?[:–—-]| (?:from|of|on|for)\b)(?!.*(?::$|\bmins?\b|\?$))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{3,200}[\"”]")
_NAMELESS = re.compile(
    r"\b(?:somebody|someone) (?:has to|must|needs to|have to) (?:tell|help|remind|ask"
    r"|wake|call|warn|show) (?:them|him|her|it|you|us)\W*$",
    re.IGNORECASE,
)
"""What is so each time it happens: `but somebody has to tell them`."""
_FIND = {
    "found": "find",
    "named": "name",
    "appointed": "appoint",
    "chosen": "choose",
    "hired": "hire",
    "nominated": "nominate",
    "picked": "pick",
}
_TO_BE_FOUND = re.compile(
    r"^(?:(?:so|and|also|then|still),? )*(?P<what>(?i:somebody|someone)"
    r"|(?i:an?|another) (?:[\w-]+ ){0,2}[\w-]+)"
    r" (?:still )?(?:has to|have to|must|needs to|should) (?:still )?be"
    rf" (?P<verb>{'|'.join(_FIND)})\b(?P<rest>.*)$",
    re.DOTALL,
)
"""`Somebody must be found who …`: the doer is left out, whom it is about leads."""
_CHATTER = re.compile(r"\b(?:let['’]?s|let us|maybe|could)\b", re.IGNORECASE)


def proposed(_view: View, unit: Unit) -> Draft | None:
    """`we should …`, `somebody needs to …`: nobody's yet."""
    core = _QUOTED.sub(" ", unit.core)
    if unit.role in {Role.TURN, Role.MESSAGE} and _CHATTER.search(core):
        return None
    doubted = re.search(
        r"(?:\bnot|n['’]t) (?:\w+ )?(?:think|believe|sure)|\bask(?:ed|s) (?:whether"
        r"|if)\b",
        core,
    )
    if unit.section is Section.FRAME or STANDING.search(core) or doubted:
        return None
    if unit.passage.kind in MAIL_KINDS and unit.passage.passage.quoted:
        return None
    told = _SUGGESTED.search(core)
    if told and not NEGATED.search(core) and not _NAMELESS.search(core):
        return Draft(None, Strength.SUGGESTED)
    if unowned(core) and collective(core):
        return Draft(None, Strength.SUGGESTED)
    return None


def to_be_found(_view: View, unit: Unit) -> Draft | None:
    """`Somebody has to be found who …`: nobody's work yet."""
    found = _TO_BE_FOUND.match(unit.core)
    if found is None or unit.section is Section.FRAME or NEGATED.search(unit.core):
        return None
    thing = found["what"][0].lower() + found["what"][1:]
    work = f"{_FIND[found['verb']]} {thing}{found['rest']}"
    return Draft(None, Strength.SUGGESTED, core=work)


def imperative_line(view: View, unit: Unit) -> Draft | None:
    """A line of notes that begins with a verb of work and has no subject."""
    core = unit.core
    notes = unit.role is Role.ITEM and unit.section is Section.PROSE
    if not notes or TICKET_TITLE.search(core) or STANDING.search(core):
        return None
    if len(core.split()) < 4 or not _IMPERATIVE.match(core) or _is_topic(view, unit):
        return None
    if _is_step(view, unit):
        return None
    return Draft(None, Strength.SUGGESTED)


_DOES_THEN = re.compile(
    r"^(?:then )?(?:we|you|they|he|she|it|i|(?:the|our|your|my) [\w-]+(?: [\w-]+)?)"
    r" (?:then |will |can )?(?!to\b)[a-z]{2,}\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\b(?:how (?:to|it|this|that|we|the|an?|your|our)\b|steps?\b|procedure|process\b"
    r"|works as follows"
    r"|instructions?|(?:in order )?to (?:return|install|claim|register|log in|use"
    r"|set up"
    r"|connect|apply)\b)[^.?!]*[:.]?\W*$",
    re.IGNORECASE,
)


def _is_step(view: View, unit: Unit) -> bool:
    """Whether a line of a mail is a step of a procedure: `1. Ship it. 2. We mend it.`.

    Others of the list tell what somebody does, or the words before it say so.
    """
    if unit.passage.kind not in MAIL_KINDS:
        return False
    lead, first = _neighbours(view, unit, back=True)
    others = [*first, *_neighbours(view, unit, back=False)[1]]
    told = any(_DOES_THEN.match(one.core) for one in others)
    return told or (lead is not None and _LEADS_IN.search(lead.core) is not None)


def _neighbours(
    view: View, unit: Unit, *, back: bool
) -> tuple[Unit | None, list[Unit]]:
    """Return the other lines of the list on one side, and what stands beyond it."""
    found: list[Unit] = []
    other = view.before(unit) if back else view.after(unit)
    while other is not None and other.role is Role.ITEM:
        found.append(other)
        other = view.before(other) if back else view.after(other)
    return other, found


def _is_topic(view: View, unit: Unit) -> bool:
    """Whether deeper items follow, so that the line is what they are about."""
    following = view.after(unit)
    if following is None or following.passage is unit.passage:
        return False
    return _indent(following) > _indent(unit)


def _indent(unit: Unit) -> int:
    text = unit.passage.passage.text
    return len(text) - len(text.lstrip())
