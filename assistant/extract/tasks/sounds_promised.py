"""Promises in words that no rule knows, as the learned reader hears them."""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.reading import Role
from assistant.extract.done.verbs import PAST, asked_for
from assistant.extract.heard import Intent, heard
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.present_promises import speaker_of
from assistant.extract.tasks.words import NEGATED
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_SKIPPED = {Section.FRAME, Section.PAST, Section.DECISIONS}
_FIRST_PERSON = re.compile(r"\b(?:[Ii](?:['’]\w+)?|[Mm]y|[Mm]ine|[Mm]e)\b(?![./])")
_RECEIVES = re.compile(
    r"(?:['’]s|['’]d| has| had| have| still| also| only| then| now| would| does"
    r"| \w+ly)*"
    r" (?:would\b|joins?|attends?|visits?|travels?|flies|needs?|gets?|owes?|wants?"
    r"|waits?|likes?|hopes?|wishes|says?|said|thinks?"
    r"|asks?|asked|is|was|are|were|had|has|have|no|nothing|on|reports?|sees|moving"
    r"|(?:expects?|expected)(?! to\b)|awaits?|wonders?|believes?|assumes?|guesses"
    r"|doubts?"
    r"|will be (?:away|out|off|in|at|on|back|here|gone))\b"
    r"|['’]s (?:\w+ly )?(?:in|at|on|off|out|away|back|here|there|home|ill|sick|gone)\b"
)
"""Behind a name: it is another's work that is told of, or none."""
_NOTHING_DONE = re.compile(
    r" \w+(?: with (?:it|them|him|her|us))? (?:on|by|until|till|next|this|at|in)\b"
)
"""Behind a name: what is done to nothing is a way to spend a day."""
_NO_WORK = re.compile(
    r"^(?:(?:and|so|but|then|well|ok(?:ay)?),? )*you\b"
    r"|\b[Ii](?:['’]d| would)(?: \w+ly)? (?:like|rather|love|prefer|hate|say|have)\b"
    r"|\b[Ii](?:['’]m| am|['’]ll be| go| leave| was|['’]ve (?:got|been|had))"
    r"(?: \w+ly)? (?:gone|back|away|off|out|on (?:leave|holiday)|in\b(?! touch)|at"
    r"|to my|home|here|there|an?)\b"
    r"|\b[Ii](?:['’]m| am) (?:\w+ly |not )?(?:aware|sure|afraid|glad|happy|sorry|told"
    r"|certain|waiting|worried|curious|surprised|right|wrong)\b"
    r"|\b(?:owes?|owed) (?:me|us)\b|\b(?:would|could) take\b"
    r"|\bwith this (?:mail|e-?mail|message|note)\b|\b(?:herewith|attached|enclosed)\b"
    r"|\balready\b|\b[Ii] have\b(?! to\b)|^(?:[^\W\d_a-z][\w.]*(?: \w+)?, ){2}"
    r"|\b(?:do|does|did|wo|ca|could|would|have)n['’]t\b"
    r"|, (?:says|said|writes|wrote|asks|asked) [^\W\d_a-z]"
    r"|\b[Ii] (?:\w+ly )?(?:confirm|accept|agree|approve|decline|refuse)\b"
    r"|\b(?:is|are|would be) (?:far |much |a bit )?too \w+\b|\b\w+ing myself an?\b",
)
"""Where somebody is, what he would like, is owed, or hands over with these words."""
_NOT_NOW = re.compile(
    r" (?:finally|now|already) have\b"
    r"|(?: (?:also|then|just|finally|now|already|only|still|never|\w+ly))*"
    rf" (?:(?:{PAST}|(?!need\b)[a-z]+ed|did|went|got|had|was|were|said|saw|came|sat"
    r"|knew|thought|left|kept|gave|spent)\b"
    r"|(?:expect|think|hope|guess|believe|assume|know|understand|hear|see|wonder|mean"
    r"|doubt|suppose|like|love|hate|agree|remember|forget)\b)"
)
"""Behind who does it: it is over, or only in somebody's mind."""
_IN_CASE = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b[Ii](?:['’]ll| will| shall| can| could| may| might|['’]m going to"
    r"| am going to)\b"
)
"""Of these words the rules know; what they leave is a promise only with a day."""
_DATED, _UNDATED = 0.4, 0.6
_TENTATIVE = 0.6
_OF_OTHERS = _NAMELESS = 0.85
"""It may tell what somebody always does, or who does it is not said."""
_OWN_DEED = re.compile(
    r"(?:(?:ok(?:ay)?|yes|yep|sure|right|fine|good|correct|true|thanks|and|so|then|will"
    r"|also|just|still|now)\b[,.:]? )*(?P<verb>[a-z]+)\b(?!-)",
    re.IGNORECASE,
)
_FEWEST = 3
"""Words: fewer name no work."""
_OTHERS = re.compile(
    r"\b(?:you|your|we|our|us|he|she|they|his|her|their|him|them|nobody|somebody"
    r"|everybody|everyone|please|let['’]?s)\b",
    re.IGNORECASE,
)
"""Somebody else may be meant."""


def sounds_promised(view: View, unit: Unit) -> Draft | None:
    """Read a sentence that is surely meant as a promise, of whoever surely makes it."""
    if not _may_promise(unit):
        return None
    owner, is_dated = _owner(view, unit), _is_to_come(view, unit)
    least = _DATED if is_dated else _UNDATED
    if owner is not None and not (is_dated or _FIRST_PERSON.search(unit.core)):
        least = _OF_OTHERS
    if owner is None:
        owner, least = _unnamed_owner(view, unit), _NAMELESS
    if owner is None or (_KNOWN.search(unit.core) and not is_dated):
        return None
    likely = heard(view, unit)
    is_sure = likely[Intent.PROMISE] >= least
    if is_sure and not _IN_CASE.search(unit.core):
        is_firm = not hedged(unit.core)
        return Draft(owner, Strength.COMMITTED if is_firm else Strength.TENTATIVE)
    is_tentative = likely[Intent.TENTATIVE] >= _TENTATIVE
    return Draft(owner, Strength.TENTATIVE) if is_tentative else None


def _may_promise(unit: Unit) -> bool:
    """Whether it is of work to come: no question, no wish, nobody's whereabouts."""
    core = unit.core
    if unit.section in _SKIPPED or unit.role is Role.ROW or core.endswith("?"):
        return False
    brief = len(core.split()) < _FEWEST
    return not (brief or NEGATED.search(core) or _NO_WORK.search(core))


def _is_to_come(view: View, unit: Unit) -> bool:
    due = view.due(unit.core, unit)
    return bool(due and due.day and due.day >= unit.passage.dated)


def _owner(view: View, unit: Unit) -> Owner | None:
    """Return who speaks of himself, or whose name the sentence begins with."""
    said = tuple(_FIRST_PERSON.finditer(unit.core))
    if said:
        past = all(_NOT_NOW.match(unit.core, one.end()) for one in said)
        return None if past else speaker_of(view, unit)
    named = view.names.leading(unit.core)
    if named is None or not named.name:
        return None
    others = _RECEIVES.match(unit.core, named.end)
    others = others or _NOTHING_DONE.match(unit.core, named.end)
    return None if others or _NOT_NOW.match(unit.core, named.end) else named


def _unnamed_owner(view: View, unit: Unit) -> Owner | None:
    """Return whom a label names before the work, or who leaves out "I" before it."""
    if _OTHERS.search(unit.core) or view.names.leading(unit.core):
        return None
    deed = _OWN_DEED.match(unit.core)
    is_work = deed is not None and _is_deed(deed["verb"].lower())
    is_listed = unit.labelled is not None and unit.role is not Role.TURN
    is_listed = is_listed and unit.core[:1].islower()
    if not (is_work or is_listed):
        return None
    return speaker_of(view, unit)


def _is_deed(verb: str) -> bool:
    """Whether a sentence that begins with it tells what its speaker does."""
    stem = verb.removesuffix("ing")
    named = asked_for(verb) or (stem != verb and len(stem) > _FEWEST - 1)
    return bool(named)
