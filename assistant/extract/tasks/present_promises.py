"""Work told in the present tense with the day on which it is done.

`I write it by Friday`, `Ann does the plan, draft by the 30th`, `She lets Bob have the
list on Monday`. The day makes a promise of what would else be a habit or a state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.domain.findings import Strength
from assistant.domain.reading import Role
from assistant.extract.done.verbs import PARTICIPLE, asked_for
from assistant.extract.people.given_names import may_be
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.clauses import without_comment
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.topics import said_before
from assistant.extract.tasks.verbs import DOING, base_form
from assistant.extract.tasks.words import NEGATED, PRESENT
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_DOING = re.compile(rf"{DOING}$")
_MORE = frozenset(
    (
        *(
            "do",
            "make",
            "go",
            "let",
            "squeeze",
            "hand",
            "give",
            "show",
            "chase",
            "type",
        ),
        *("wire", "swap", "nail", "cover", "sweep", "load", "unload", "cable", "label"),
        *("mark", "count", "weigh", "translate", "transcribe", "paint", "cook", "bake"),
        *("have", "sit", "look", "see", "speak", "drop", "slip", "fetch", "set", "fit"),
        *("test", "try", "walk", "work", "sort", "knock", "push", "pull", "rewire"),
        *("rebuild", "recount", "reprint", "retest", "redo", "nudge", "patch", "roll"),
    )
)
"""Verbs of work beside those in which it is asked for."""
_PARTICLE = r"(?:up|out|off|over|through|round|around|back|down|in|on|into|after)"
_THING = (
    r"(?:(?i:the|an?|my|our|your|his|her|its|their|this|that|these|those|it|them|him"
    r"|us|you|me|both|all|each|every\w*|some\w*|any\w*|more|\d[\d.,]*|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|another|whatever|what)\b|[A-ZÀ-Þ#][\w'’-]+"
    r"|[a-z][\w-]+(?<!s)s\b|[a-z][\w-]+ (?:[a-z][\w-]+ )?(?:to|for|with|from|by|on)\b)"
)
_OBJECT = re.compile(
    rf" (?:{_PARTICLE} )?(?!(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun)){_THING}"
)
_FROM_ONE = (
    r"(?:(?i:him|her|them|you|us)|[A-ZÀ-Þ][\w'’-]+) (?=(?:the|an?|my|our|his|her|their"
    r"|that|this|those|some|all|\d|one|two|three|four|five|six)\b)"
)
_ENDS = re.compile(
    rf" (?:[\w'’-]+ ){{1,5}}?(?:{PARTICIPLE}|done|ready|right|finished|out|over|sorted"
    r"|working|moving|up and running)\b"
)
_SPECIAL = {
    "get": re.compile(rf" {_FROM_ONE}|{_ENDS.pattern}"),
    "have": _ENDS,
    "go": re.compile(rf" (?:through|over|round|around|after) {_THING}"),
    "let": re.compile(r" (?:him|her|them|you|us|[A-ZÀ-Þ][\w'’-]+) (?:have|see|get)\b"),
    "see": re.compile(r" to (?:it\b|the|that)"),
    "look": re.compile(rf" (?:at|into|over|through|after) {_THING}"),
    "work": re.compile(rf" (?:through|on|out) {_THING}"),
    "sit": re.compile(rf" down with {_THING}"),
    "speak": re.compile(rf" (?:to|with) {_THING}"),
    "walk": re.compile(rf" {_THING} (?:through|round)| (?:through|round) {_THING}"),
    "do": re.compile(rf" {_THING}(?<!\bthat)(?<!\bso)"),
    "take": re.compile(
        rf" (?!(?:a|the|some)? ?(?:[\w-]+ )?(?:off|leave|holidays?|break)\b|part\b"
        rf"|place)"
        rf"(?:{_PARTICLE} )?{_THING}(?! [\w ]{{0,20}}\boff\b)"
    ),
    "start": re.compile(rf" (?:on |with )?{_THING}(?! (?:job|shift|week)\b)"),
    "move": re.compile(r" (?:the|my|our|his|her|all|both|that|those)\b"),
    "leave": re.compile(r"(?!)"),
    "join": re.compile(r"(?!)"),
    "read": re.compile(r" (?:the|that|it|them|your|all|through|over)\b"),
}
"""What must follow verbs that tell a state or a way as often as work."""
_ADVERBS = r"(?: (?:also|then|still|now|just|probably|personally|gladly|maybe))*"
_PERSON = re.compile(
    r"(?:^|[,;:.–—(] ?|\b(?:and|so|then|but|which|that|ok(?:ay)?|yes|yeah|sure|fine"
    r"|right) )"
    rf"(?P<who>[Ii]|[Hh]e|[Ss]he){_ADVERBS} (?P<verb>[a-z]{{2,}})(?= )"
)
_NAMED = re.compile(rf"^{_ADVERBS} (?P<verb>[a-z]{{2,}}s)(?= )")
_SPEECH = re.compile(
    r"(?:agree|confirm|propose|request|announce|advise|report|accept|approve|inform"
    r"|suggest|recommend|remind)\b(?!.* (?:by|before|until|till)\b)|ask you\b",
    re.DOTALL,
)
"""Who says `I confirm it` has done so by saying it."""
_HABIT = re.compile(
    r"\b(?:every|each|always|usually|normally|often|sometimes|never|whenever|daily"
    r"|weekly|by default|as a rule|in general|generally)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|unless|when(?:ever)?|in case|suppose|whether|because|since|hopes?|says?"
    r"|said|thinks?|wish|until|till)\b[^.;]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and,? (?:if|unless|provided) [^,]+, ", re.IGNORECASE)
"""A condition on a second step only: `does it today and, if all is well, signs`."""
_BETWEEN_ON = re.compile(rf"(?:{_BETWEEN.pattern}).*$", re.IGNORECASE | re.DOTALL)
_LEANS = re.compile(r"\w+ (?:it|that|this|them|those|both)\b", re.IGNORECASE)
_FEWEST = 2
_SOME_DAYS = re.compile(
    r"\b(?:in )?an? (?:day|week|month|fortnight) (?:or (?:so|two)\b)|\bin an? (?:couple"
    r" of|few) (?:days|weeks)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r" (?:also |still |now |just )?(?:[a-z]{2,}(?:s|ed)|had|went|got|took|will|can)\b"
)
_ORDERED = re.compile(r"\b(?:ask|asks|asked|tell|tells|told|gave|gives|sent|sends)\b")


def told_in_present(view: View, unit: Unit) -> Draft | None:
    """`I do it on Monday`, `She sends it tomorrow`, `Ann does the plan by the 30th`."""
    core = unit.core
    skipped = unit.section in {Section.FRAME, Section.PAST, Section.DECISIONS}
    if skipped or unit.role is Role.ROW or core.rstrip(" *_").endswith("?"):
        return None
    if NEGATED.search(core) or _HABIT.search(core):
        return None
    return _of_name(view, unit) or _of_pronoun(view, unit)


def _of_name(view: View, unit: Unit) -> Draft | None:
    """`Ann does the plan`: verbs that tell of a state unless a thing follows."""
    owner = view.names.leading(unit.core)
    if owner is None or owner.name is None:
        return None
    after = unit.core[owner.end :]
    told = None if PRESENT.match(after) else _NAMED.match(after)
    if told is None or not _is_to_come(view, unit, after):
        return None
    verb, rest = base_form(told["verb"]), after[told.end() :]
    if not _is_work(verb, rest):
        return None
    work = _first_step(_all_in_base_form(verb, rest))
    about = _about(view, unit, "") if _LEANS.match(work) else None
    return Draft(owner, _strength(unit.core), core=work, about=about)


def _of_pronoun(view: View, unit: Unit) -> Draft | None:
    for told in _PERSON.finditer(unit.core):
        mine = told["who"].lower() == "i"
        verb = told["verb"] if mine else base_form(told["verb"])
        if not mine and not told["verb"].endswith("s"):
            continue
        before, rest = unit.core[: told.start("who")], unit.core[told.end() :]
        said = mine and _SPEECH.match(f"{verb}{rest}") is not None
        if said or not _is_work(verb, rest) or _IF.search(before):
            continue
        soon = mine and unit.in_conversation and _SOME_DAYS.search(unit.core)
        if not (soon or _has_its_day(view, unit, before, rest)):
            continue
        owner = speaker_of(view, unit) if mine else who_is_meant(view, unit, told)
        if owner is None and not mine:
            continue
        work = f"{verb}{rest}" if mine else _all_in_base_form(verb, rest)
        work = _first_step(work)
        about = _about(view, unit, before) if _LEANS.match(work) else None
        return Draft(owner, _strength(unit.core), core=work, about=about)
    return None


def _has_its_day(view: View, unit: Unit, before: str, rest: str) -> bool:
    """Whether a day to come follows, or stands before a comma: `Monday, I do it`."""
    if _is_to_come(view, unit, rest):
        return True
    return before.rstrip()[-1:] in {",", ";"} and _is_to_come(view, unit, before)


def _all_in_base_form(verb: str, rest: str) -> str:
    """Turn `adds it and sends` into `add it and send`."""
    again = re.compile(r"(?<=\band )[a-z]{2,}s(?= )")
    return verb + again.sub(lambda one: base_form(one[0]), rest, count=1)


def _about(view: View, unit: Unit, before: str) -> str | None:
    """Return what "it" is, by the words or the sentence before."""
    lead = without_comment(before.strip(" ,;:.–—-*_(")).strip(" ,;:")
    if len(_SOME_DAYS.sub("", lead).split()) > _FEWEST:
        return lead
    earlier = view.before(unit)
    if earlier is not None and earlier.passage is unit.passage:
        return earlier.core
    return said_before(view, unit)


def _first_step(core: str) -> str:
    """Cut a second step off that hangs on a condition."""
    return _BETWEEN_ON.sub("", core)


def speaker_of(view: View, unit: Unit) -> Owner | None:
    """Who says "I", as an owner; None where that is not known."""
    said = view.names.resolve(unit.speaker) or unit.speaker
    return Owner("I", said) if said else None


def _is_to_come(view: View, unit: Unit, text: str) -> bool:
    """Whether the words set a day that was not past when they were said."""
    due = view.due(text, unit)
    return bool(due and due.day and due.day >= unit.passage.dated)


def _strength(core: str) -> Strength:
    doubtful = hedged(_BETWEEN.sub(" and ", core))
    return Strength.TENTATIVE if doubtful else Strength.COMMITTED


@lru_cache(maxsize=4096)
def _is_work(verb: str, rest: str) -> bool:
    special = _SPECIAL.get(verb)
    if special is not None:
        return special.match(rest) is not None
    works = verb in _MORE or asked_for(verb) or _DOING.match(verb)
    return bool(works) and _OBJECT.match(rest) is not None


def who_is_meant(view: View, unit: Unit, told: re.Match[str]) -> Owner | None:
    """Who "he" or "she" is: the one named before in the sentence, else in the last two.

    Whoever does something in a sentence goes before whom else it names, unless that
    one was asked or told; who is named behind "she" is somebody else.
    """
    core, who = unit.core, told["who"]
    others = {one.name for one in view.names.mentions(core[told.end("who") :])}
    here = [one for one in view.names.mentions(core[: told.start("who")]) if one.name]
    here = [one for one in here if one.name not in others and may_be(who, one.name)]
    if here:
        return replace(here[-1], end=0)
    earlier = view.before(unit)
    for _step in range(2):
        if earlier is None or earlier.passage is not unit.passage:
            return None
        named = [
            one
            for one in view.names.mentions(earlier.core)
            if one.name and one.name not in others and may_be(who, one.name)
        ]
        if named:
            return replace(_doer(named, earlier.core), end=0)
        if earlier.labelled and may_be(who, view.names.resolve(earlier.labelled)):
            return view.names.slot(earlier.labelled)
        earlier = view.before(earlier)
    return None


def _doer(named: Sequence[Owner], core: str) -> Owner:
    if _ORDERED.search(core):
        return named[-1]
    doing = (one for one in named if _DOES.match(core[one.end :]))
    return next(doing, named[-1])
