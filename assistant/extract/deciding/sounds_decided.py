"""Decisions in words that no rule knows, as the learned reader hears them."""

from __future__ import annotations

import re

from assistant.evidence.pair_model.reader import Remark, intents
from assistant.extract.deciding.assents import Passing
from assistant.extract.deciding.undecided import (
    HANDED_IN,
    OF_CHOICE,
    is_left_open,
    only_taken,
)
from assistant.extract.heard import Intent, form_of, heard
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_SURE = 0.9
_LIKELY = 0.5
_SETTLES = re.compile(
    r"\b(?:moves?|goes)(?: \w+)? (?:(?:from|with) .{2,40} )?to"
    r" (?:the |\w+day|\d|week )"
    r"|\b(?:is|are) out(?: of|,|$)|^(?:approved|rejected|accepted|agreed),|^no to\b"
    r"|\boff by default\b|\bnot carried over\b|\bno longer\b|\bsigned off\b"
    r"|\binstead of\b(?!.*\bpossible\b)|\b(?:not|no) (?:later|more than)\b"
    r"|\b(?:i|we)(?:['’]ll| will)? (?:accept|take(?! it\b)|keep|use|build|launch"
    r"|stay with)\b|\b(?:nobody|no one)\b.*\b(?:until|before|till)\b"
    r"|^(?:reminder: )?no \w+.*\bbefore\b|\b(?:agrees|agree) that\b"
    r"|\bthere (?:are|is|will be) no\b|\bwins\b",
    re.IGNORECASE,
)
"""Words in which things are settled: with them less is enough."""
_SETTLED_NEXT = re.compile(
    r"no (?:objections?|concerns?)\b|(?:agreed|approved|decided)(?: by\b|\W*$)",
    re.IGNORECASE,
)
_ROUTINE = re.compile(r"\b(?:every|each|always|usually|normally)\b", re.IGNORECASE)
_FEWEST = 4
"""Words: fewer do not tell what was decided."""
_FOR_WHOM = re.compile(
    r"(?:not|nothing|internal\w*|confidential\w*|strictly)\b|.*(?:\bonly, not for\b"
    r"|\b(?:stays?|remains?|kept) (?:in here|inside|within|between|among)\b"
    r"|\bshar(?:e|ed|ing)\b)",
    re.IGNORECASE,
)
"""It says who may read it."""
_JUDGED = re.compile(
    r"\b(?:approve[sd]?|reject(?:s|ed)?|accept(?:s|ed)?)\b", re.IGNORECASE
)
_NOT_SO = re.compile(
    r"\b(?:(?:is|are|was|were)(?: not|n['’]t)"
    r"|(?:has|have|had)(?: not|n['’]t)(?: been)?) \w+(?:ed|en)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"(?:(?:well|hmm?|um|uh|sorry|ok(?:ay)?),? )*(?:no\b|but\b|wait\b|why\b|really\b"
    r"|let me (?:think|check|see)|are you sure|i(?: do not| don['’]t|['’]d rather"
    r"| would rather| am not sure|['’]m not sure))",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:found|saw|thought|heard|knew|looked|tried|hoped|wanted|think|know|see|hear"
    r"|hope|guess)\b|\bas (?:agreed|decided|planned|discussed|said|promised)\b"
    r"|\bfor now\b|\bon track\b|\b(?:recommend|propos|suggest)\w*\b"
    r"|\bwill not (?:miss|know|see|mind|happen)\b"
    r"|\bwe (?:start|begin|go on|continue|talk|meet|stop here)\b"
    r"|\bfull stop\b|\bno exceptions\b|\bnot a day (?:earlier|later)\b",
    re.IGNORECASE,
)
"""What somebody saw or thinks, how it stands, what was decided, how a talk goes.

A last word is of who may decide, which `firm_words` knows.
"""
_POINTS = re.compile(
    r"(?:(?:and|but|so|then|ok(?:ay)?|well|yes|no),? )*(?:it|that|this|these|those|they"
    r"|he|she|there)\b",
    re.IGNORECASE,
)
"""Of what it speaks stands elsewhere: alone it would tell nothing."""


def sounds_decided(view: View, unit: Unit) -> Passing | None:
    """Return what a sentence settles that is surely meant as a decision."""
    if not _may_decide(view, unit):
        return None
    settles = _SETTLES.search(unit.core) and not _ROUTINE.search(unit.core)
    least = _LIKELY if settles else _SURE
    return Passing(unit, unit.core) if _sounds(view, unit, least) else None


def _sounds(view: View, unit: Unit, least: float) -> bool:
    """Whether it sounds decided, and not only by the names that stand before it."""
    placed = heard(view, unit)[Intent.DECISION]
    if placed < least:
        return False
    alone = intents(Remark(unit.core, form=form_of(unit)))[Intent.DECISION]
    return (placed + alone) / 2 >= least


def _may_decide(view: View, unit: Unit) -> bool:
    """Whether it says enough, of what is neither open nor told aside."""
    core = unit.core
    brief = len(core.split()) < _FEWEST or core.endswith(("?", ":"))
    aside = _FOR_WHOM.match(core) or _TOLD.search(core) or _POINTS.match(core)
    if brief or aside or _NOT_SO.search(core) or hedged(core) or is_left_open(core):
        return False
    inspected = HANDED_IN.search(core) and not OF_CHOICE.search(core)
    if only_taken(view, core) != core or (inspected and _JUDGED.search(core)):
        return False
    return not (_is_contested(view, unit) or _is_carried(view, unit))


def _is_contested(view: View, unit: Unit) -> bool:
    """Whether it goes on a question of the same person, or another one objects."""
    before, after = view.before(unit), view.after(unit)
    asked = before is not None and before.core.endswith("?")
    if asked and before is not None and before.speaker == unit.speaker:
        return True
    answered = after is not None and after.speaker != unit.speaker
    return answered and after is not None and _OBJECTS.match(after.core) is not None


def _is_carried(view: View, unit: Unit) -> bool:
    """Whether the next sentence settles it, which then carries it."""
    after = view.after(unit)
    return after is not None and _SETTLED_NEXT.match(after.core) is not None
