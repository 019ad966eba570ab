"""A mail's yes above or below the words that it quotes: what it says yes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.reading import MAIL_KINDS, Role
from assistant.extract.deciding.consents import Answered
from assistant.extract.deciding.plain import may_decide
from assistant.extract.tasks.phrasing import first
from assistant.extract.tasks.suggestions import suggestion
from assistant.extract.view import Unit, View

_LEAD = (
    r"^(?:(?:yes|ok(?:ay)?|fine|good|great|sure|right|well|thanks|thank you)\b[,.!]? )*"
)
_WITH = r"(?:me|us|my side|our side|my end|our end|my part|this|that|it)"
_CONSENT = re.compile(
    rf"{_LEAD}(?:(?:i |we )?(?:fully |hereby |gladly |am |are |is |it is |it['’]s |this"
    rf" is"
    r" |that is |that['’]s |i['’]m |all )*(?:agreed?|approved?|accept(?:ed)?|confirmed"
    r"|authori[sz]ed)"
    rf"|(?P<light>(?:(?:i['’]m|i am|we are|we['’]re|it['’]s|that['’]s|this is|that is)"
    rf" )?"
    rf"(?:fine|ok(?:ay)?|good|happy|all right|alright) (?:with|by|for|from) {_WITH}"
    rf"|(?:sounds|looks) (?:good|fine)(?: to {_WITH})?|works for {_WITH}|yes|ok(?:ay)?"
    r"|fine|sure)|(?:no|without) objections?(?: from (?:me|us|my side|our side))?"
    r"|(?:please )?(?:go ahead|proceed)|you (?:can|may) (?:go ahead|proceed)"
    r"|you have my (?:approval|ok(?:ay)?|go-?ahead|consent|blessing)"
    r"|go for it|green light(?: from (?:me|us))?|let['’]s do (?:it|that|this))"
    rf"(?P<more>(?:,? (?:and |so |then )?(?:please )?(?:go ahead|proceed|do it|carry on"
    rf"|go"
    rf" for it|with (?:{_WITH}|all of it|the (?:plan|proposal|below|above))|from (?:me"
    rf"|us"
    r"|my side)|to (?:this|that|it|the (?:plan|proposal))|by (?:me|us)|on my side|as"
    r" (?:proposed|suggested|described|you (?:propose|suggest|say|write)|below)|"
    r"(?:please|thanks|thank you|then|all|both|now|this|that|it"
    r"|(?-i:[A-ZÀ-Þ]\w+))))*)[\s.!]*$",
    re.IGNORECASE,
)
"""A mail's sentence that is nothing but consent."""
_GO = re.compile(r"\b(?:go ahead|proceed|do it|go for it)\b", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|morning|hallo|liebe[rs]?"
    r"|bonjour|hola)\b[^.?!]{0,40}$|^(?:many )?thanks?(?: you)?\b[^.?!]{0,60}[.!,]?$"
    r"|^(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?),$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:(?:so|and|also|therefore|hence|hi|hello|\w+),? ){0,2}?(?:"
    r"(?:can|could|would|will|do|may i ask you to|i (?:ask|am asking) you to"
    r"|we (?:ask|are asking) you to|please|kindly)(?: you)?(?: please| kindly)?"
    r" (?:approve|agree to|accept|confirm|authori[sz]e|sign off(?: on)?|release"
    r"|ok(?:ay)?)(?: (?:that|if))?"
    r"|(?:are|would) you (?:be )?(?:ok(?:ay)?|fine|happy|good|comfortable)(?: with| if|"
    r" that)"
    r"|do (?:we|i) have your (?:approval|ok(?:ay)?|go-?ahead|consent|agreement"
    r"|blessing)"
    r"(?: for| to| on)"
    r"|(?:we|i) (?:need|ask for|request|would like|seek) your (?:approval|ok(?:ay)?"
    r"|go-?ahead|consent|agreement)(?: for| to| on)"
    r"|(?:can|may|could) (?:we|i)) (?P<what>[^?]{6,240}?)[?.!]*$",
    re.IGNORECASE,
)
"""What a mail asks its reader to say yes to."""
_TO_TALK = re.compile(
    r"(?:have|get|know|ask|see|talk|speak|discuss|meet|call|the (?:call|meeting)"
    r"|receipt"
    r"|you (?:got|received|can come)|your (?:attendance|address|number"
    r"|availability))\b",
    re.IGNORECASE,
)
_LEAST = 2


def granted(view: View, unit: Unit) -> Answered | None:
    """Return what the mail's bare yes takes up; None where it is none, or is unclear.

    Of words quoted right before the yes, else of the mail quoted below it, exactly
    one proposal must be left. A light yes counts from who may decide, or with a word
    that the work may begin.
    """
    consent = _CONSENT.match(unit.core)
    if consent is None or not _is_own(unit) or unit.jokes:
        return None
    found = _quoted(view, unit)
    if len(found) != 1:
        return None
    [(asked, taken)] = found
    light = consent["light"] and not _GO.search(unit.core)
    may = unit.speaker is not None and may_decide(view, unit.speaker, None)
    return taken if may or asked or not light else None


def _quoted(view: View, unit: Unit) -> list[tuple[bool, Answered]]:
    """Return the proposals that may be meant, and whether the reader was asked."""
    block = quoted_below(view, unit)
    return [found for one in block if (found := _put(one)) is not None]


def quoted_below(view: View, unit: Unit) -> list[Unit]:
    """Return the quoted sentences that a mail's own words answer, none where unclear.

    They stand right before the words, or below a mail that begins with them.
    """
    if not _is_own(unit):
        return []
    before = view.before(unit)
    if before is not None and before.passage.passage.quoted:
        block = list(_run(view, unit, back=True))
    elif _opens(view, unit):
        block = list(_run(view, unit, back=False))
    else:
        return []
    return [] if _has_newer(view, block) else block


def _has_newer(view: View, block: list[Unit]) -> bool:
    """Whether the mail quotes newer words below, so that these may be old ones."""
    newest = max((one.passage.dated for one in block), default=None)
    one = view.after(block[-1]) if block else None
    while newest is not None and one is not None and one.passage.passage.quoted:
        if one.passage.dated > newest:
            return True
        one = view.after(one)
    return False


def _put(one: Unit) -> tuple[bool, Answered] | None:
    asked = _ASKED.match(one.core)
    if asked and not _TO_TALK.match(asked["what"]):
        if len(asked["what"].split()) < _LEAST:
            return None
        return True, Answered(one, first(asked["what"]))
    what = suggestion(one)
    return (False, Answered(one, what)) if what is not None else None


def _run(view: View, unit: Unit, *, back: bool) -> Iterator[Unit]:
    """Yield the quoted sentences of one writer that are next to the yes."""
    step = view.before if back else view.after
    one, speaker = step(unit), ""
    while one is not None and one.passage.source == unit.passage.source:
        passage = one.passage.passage
        if not passage.quoted:
            if speaker or back or not _same_mail(one, unit):
                return
        elif speaker and (passage.speaker or "?") != speaker:
            return
        else:
            speaker = passage.speaker or "?"
            yield one
        one = step(one)


def _same_mail(one: Unit, unit: Unit) -> bool:
    return one.passage.passage.speaker == unit.passage.passage.speaker


def _opens(view: View, unit: Unit) -> bool:
    """Whether nothing but a greeting and thanks stands before it in its mail."""
    before = view.before(unit)
    while before is not None and _is_own(before) and _same_mail(before, unit):
        if not _GREETING.match(before.core):
            return False
        before = view.before(before)
    return True


def _is_own(unit: Unit) -> bool:
    passage = unit.passage.passage
    mail = unit.passage.kind in MAIL_KINDS and passage.role is not Role.HEADING
    return mail and not passage.quoted
