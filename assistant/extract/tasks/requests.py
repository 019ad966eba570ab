"""Requests and who answers them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.findings import Strength
from assistant.domain.reading import Role
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.mail_addressee import addressee_of
from assistant.extract.tasks.verbs import DOING, NOT_DOING
from assistant.extract.view import Unit, View

_YOU = re.compile(
    r"\b(?:can|could|would|will) you(?: please| also| maybe| just| kindly)*"
    r" (?!hear|see my|imagine|believe|say that again|repeat|confirm you"
    r"|(?:know|be(?! (?:able|so kind))|mind|remember|miss|guess|cope|feel)\b"
    r"|(?:manage|say|think)(?: (?:it|that|so|this))?\W*$)(?P<verb>[a-z]+)"
    r"|\b(?:can|could|may) (?:i|we) (?:please )?(?:get|have|see)\b"
    r"|\b(?:did|have) you (?:find out|found|manage|hear back|heard|send|sent|check)\b"
    r"|\bplease (?:let (?:me|us) know|confirm|send|provide|tell|share|advise)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?:can|could|would) (?:somebody|someone|anybody|anyone|one of you)(?! tell me)"
    rf" (?!{NOT_DOING})[a-z]+",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:can|could|would|will) (?P<who>[^\W\d_][\w.]*(?: [A-Z]\.?\w*)?)"
    rf" (?:please )?(?!{NOT_DOING})(?P<verb>[a-z]+)[^.?]*\?",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"\b(?:what|why|where|whom?|which(?: \w+){0,2}|how(?: (?:else|exactly|far|long"
    r"|much|many(?: \w+)?|on earth))?) $",
    re.IGNORECASE,
)
"""In front of "can you": it wants to know, and asks for no work."""
_FIND_OUT = re.compile(r" to (?:find out|check|ask|confirm)\b[^.]*\?$")
_YES = re.compile(
    r"^(?:yes|yep|yeah|yup|sure|ok(?:ay)?|of course|will do|i(?:['’]ll| will| can)"
    r"|no problem|happy to|certainly|absolutely|done deal|on it|i['’]m on it|gladly|ja"
    r"|oui|si|sí|klar|mach(?:e)? ich)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Request:
    """A request with the person it is left with, and how far it was taken on."""

    owner: Owner | None
    strength: Strength


def asked(view: View, unit: Unit) -> Request | None:
    """Read "Can you …?" and its kin; who says yes owns it."""
    core = unit.core
    if _SOMEBODY.search(core):
        return Request(None, Strength.SUGGESTED)
    if _YOU.search(core):
        return _to_you(view, unit)
    named = _NAMED.search(core)
    if named:
        owner = view.names.slot(named["who"])
        if owner and owner.name:
            return _answered(view, unit, owner)
    for owner in view.names.mentions(core):
        if _FIND_OUT.match(core[owner.end :]):
            return Request(owner, Strength.QUESTION)
    return None


def _to_you(view: View, unit: Unit) -> Request | None:
    core = unit.core
    if not (core.rstrip(" *_").endswith("?") or "please" in core.lower()):
        return None
    you = _YOU.search(core)
    before = core[: you.start()] if you else ""
    if _ASKS_WHAT.search(before) and "please" not in core.lower():
        return None
    owner = next(
        (one for one in view.names.mentions(before) if one.name != unit.speaker), None
    )
    if owner is None and unit.role is not Role.TURN:
        owner = addressee_of(view, unit) or view.addressee
    return _answered(view, unit, owner)


def _answered(view: View, unit: Unit, owner: Owner | None) -> Request | None:
    reply = view.after(unit)
    while reply and reply.passage is unit.passage and reply.labelled is None:
        reply = view.after(reply)
    name = reply.speaker if reply and _YES.match(reply.core) else None
    if name and name != unit.speaker and unit.in_conversation:
        return Request(Owner(name, name), Strength.COMMITTED)
    if owner is None and not re.search(rf"\byou (?:please )?{DOING}\b", unit.core):
        return None
    return Request(owner, Strength.QUESTION)
