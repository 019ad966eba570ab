"""Milestones that will not be: people or the tracker say that they are cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.labels import Label, join
from assistant.domain.records import Ticket
from assistant.extract.dates.words import same_length_fold
from assistant.extract.text.sentences import split
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.own_work import is_itself
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.milestones.prose.talk import UNHEARD
from assistant.facts.quoting import cells
from assistant.facts.sameness.stems import other_numbers, stems
from assistant.facts.tickets import is_cancelled
from assistant.ledger.view import View

_GONE = (
    r"(?:cancell?ed|called off|dropped|scrapped|axed|abandoned|struck(?: out| off)?"
    r"|shelved for good|(?:removed|taken|struck|deleted) (?:from|out of|off) the"
    r" (?:plan|list|programme|program|schedule|project))"
)
_SOFTLY: Final = r"(?:(?:now|also|therefore|finally|officially|hereby|sadly) )*"
_ENDS: Final = (
    r"(?=\s*(?:$|[.!,;)]|from the \w+|because|since|as |due to|for good|this \w+|by ))"
)
_PASSIVE: Final = re.compile(
    rf"(?P<what>[^,;:?]{{2,70}}?) (?:is|was|has been|are|were|have been) {_SOFTLY}"
    rf"(?:{_GONE}|no longer (?:needed|planned|wanted|happening)"
    rf"|(?P<off>off))\b{_ENDS}"
)
_WILL_NOT: Final = re.compile(
    rf"(?P<what>[^,;:?]{{2,70}}?) (?:will not|won[’']t|is not going to) {_SOFTLY}"
    r"(?:take place|happen|go ahead|be held|be needed|be done)"
    r"(?= at all|(?: any ?more)?\s*(?:$|[.!,;)]|because|since|after all|this year))"
)
_LABELLED: Final = re.compile(
    rf"(?P<what>[^,;:?]{{2,70}}?)(?::| [-–—]) {_SOFTLY}"
    rf"(?:{_GONE}|no longer (?:needed|planned)|will not (?:take place|happen|go ahead))"
    r"(?=\s*(?:$|[.!,;]|because|since|as ))"
)
_ACTIVE: Final = re.compile(
    r"(?:[\w.'’-]+ ){0,4}?(?:have |has |had to )?"
    rf"{_SOFTLY}(?:cancell?ed|cancel|called off|dropped|scrapped|axed|abandoned|struck"
    r"|decided (?:not to (?:do|hold|have|run)|against)"
    r"|(?:agreed|decided) to (?:cancel|drop|scrap|call off)) "
    r"(?P<what>[^,;:?]{2,70}?)"
    r"(?=\s*(?:$|[.!,;]|(?:from|off|out of) the (?:plan|list|programme|program)\b"
    r"|because|since|due to|for good|this year))"
)
_SHAPES: Final = (_PASSIVE, _WILL_NOT, _LABELLED, _ACTIVE)
_NO_FACT: Final = re.compile(
    r"\?|\b(?:if|unless|whether|would|could|might|may|should|nearly|almost|never|not"
    r" (?:been )?(?:cancel|drop|scrap|off)\w*|propos\w+|suggest\w*|instead|postponed"
    r"|moved|new date|later|until|rumou?r\w*|perhaps|maybe|probably|want\w*|rather"
    r"|replaced|only|not yet)\b"
)
_LEAD: Final = re.compile(
    r"(?:\W|(?:so|also|update|news|note|decision|decided|sadly|finally|unfortunately"
    r"|and|then)\b[:,]?)*"
)
_FIRST: Final = re.compile(r"(?:the|our|this|that|its|milestone|planned|whole) ")
_EVENTS: Final = stems(
    "pilot opening launch rehearsal inspection event party tour workshop training"
    " handover demo trial beta parade fair matinee concert exhibition ceremony shoot"
    " cutover migration rollout celebration evening reception"
)
_PLAIN_EVENTS: Final = frozenset({"opening", "launch", "pilot", "rehearsal"})
_WORD: Final = re.compile(r"[^\W_]+")
_DONE: Final = re.compile(
    r"(?:\w+ed|opens?|leaves?|live|done|complete|starts?|held|met|ready|out|signed off)"
)
_TAIL: Final = re.compile(r" (?:of|in|at|for|with|on) .*")
_LEAVES: Final = re.compile(
    r"\b(?:leav\w+|depart\w*|goes|sails?|sent|ships?|shipped)\b"
)
_BACK: Final = re.compile(
    r"\b(?:back (?:on|in)|after all|reinstated|revived|goes ahead|un-?cancell?ed"
    r"|not cancell?ed|will take place)\b"
)


@dataclass(frozen=True)
class Cancellation:
    """A milestone that is cancelled: what says so, and from which day it is known."""

    gate: Gate
    day: date
    known: date
    proof: tuple[Evidence, ...]
    is_told: bool
    """Whether somebody said it in words; the tracker's state is its ticket's change."""

    def label(self, own: Label) -> Label:
        """Return who may hear of it: as the milestone itself, and as the words."""
        said = [one.label for one in self.proof if isinstance(one, Quote)]
        return join(own, *said)


def cancellations(view: View, found: Sequence[Gate]) -> tuple[Cancellation, ...]:
    """Return the milestones that are cancelled and were not taken up again.

    A question, a condition and a proposal cancel nothing, nor does what cancels a
    meeting about the milestone. A newer day or end of the milestone undoes it.
    """
    if not found:
        return ()
    last = {one.gate.title: one for one in _told(view, found)}
    for one in _tracked(view, found):
        last.setdefault(one.gate.title, one)
    return tuple(one for one in last.values() if not _goes_on(one))


def _told(view: View, found: Sequence[Gate]) -> Iterator[Cancellation]:
    names = MilestoneNames((gate.title for gate in found), ids_of(found))
    gone: dict[str, Cancellation] = {}
    pieces = (
        piece
        for piece in view.passages
        if piece.kind not in UNHEARD and not piece.passage.quoted
    )
    for piece in sorted(pieces, key=lambda one: one.turn):
        for sentence in split(piece.passage.text):
            folded = same_length_fold(sentence.core)
            if gone and _BACK.search(folded):
                for title in names.named_in(sentence.core):
                    gone.pop(title, None)
            gate = _cancelled_in(folded, names, found)
            if gate is not None:
                proof = (piece.quote(sentence.quote),)
                gone[gate.title] = Cancellation(
                    gate, piece.dated, piece.as_of, proof, is_told=True
                )
    yield from gone.values()


def _cancelled_in(
    text: str, names: MilestoneNames, found: Sequence[Gate]
) -> Gate | None:
    """Return the one milestone that the folded sentence says is cancelled."""
    if _NO_FACT.search(text):
        return None
    opening = _LEAD.match(text)
    bare = text[opening.end() :] if opening else text
    for shape in _SHAPES:
        told = shape.match(bare)
        if told is None:
            continue
        meant = [one for one in found if _means(told["what"], one, names)]
        if len(meant) != 1:
            continue
        if told.groupdict().get("off") and _LEAVES.search(
            same_length_fold(meant[0].title)
        ):
            return None  # "The van is off": it left.
        return meant[0]
    return None


def _means(text: str, gate: Gate, names: MilestoneNames) -> bool:
    """Whether a phrase is the milestone's id or name and nothing beside it."""
    phrase = text.strip(" \"'“”*_")
    while first := _FIRST.match(phrase):
        phrase = phrase[first.end() :]
    title = same_length_fold(gate.title)
    said, own = set(_WORD.findall(phrase)), set(_WORD.findall(title))
    if gate.title in names.ids_in(phrase):
        return said - _ids(phrase) <= own
    if not said or not said <= own or other_numbers(phrase, gate.title):
        return False
    if len(said) > 1:
        head = set(_WORD.findall(_TAIL.sub("", title)))
        return all(map(_DONE.fullmatch, head - said - _ids(title)))
    return bool(stems(phrase) & _EVENTS) or said <= _PLAIN_EVENTS


def _ids(title: str) -> set[str]:
    return {one for one in _WORD.findall(title) if any(map(str.isdigit, one))}


def _tracked(view: View, found: Sequence[Gate]) -> Iterator[Cancellation]:
    """Yield the milestones of which each ticket of their name is cancelled."""
    tickets = view.records(Ticket)
    for gate in found:
        own = [one for one in tickets if is_itself(one.record.title, gate.title)]
        if own and all(is_cancelled(one.record) for one in own):
            day = max(one.record.resolved or one.since for one in own)
            proof = cells(own[0], own[0].record.title)
            known = max(one.since for one in own)
            yield Cancellation(gate, day, known, proof, is_told=False)


def _goes_on(one: Cancellation) -> bool:
    """Whether it was met, or was given another day, since it was cancelled."""
    gate = one.gate
    if gate.met or (gate.replanned and gate.replanned > one.known):
        return True
    return any(
        said.day > one.day and said.outcome in {Outcome.MOVED, Outcome.MET}
        for said in gate.said
    )
