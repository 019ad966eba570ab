"""People say that a ticket is done, or that it is not; the tracker says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.extract.dates.words import without_may
from assistant.extract.text.sentences import split
from assistant.facts.flags.importance import is_finished, priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.spoken_keys import spoken_keys
from assistant.facts.sameness.stems import (
    ID,
    ids,
    numbered,
    other_numbers,
    shared,
    stems,
)
from assistant.gate.needles import Needles

_DONE = (
    r"(?:all )?(?:done|finished|closed|completed?|resolved|fixed|repaired|solved"
    r"|merged|shipped|released|delivered|deployed|erledigt|fertig|abgeschlossen)"
)
_LINK = (
    r"\)?(?:\s*\([^)]*\))?\s*(?:is|are|was|were|has been|got|['’]s|ist|wurde|:"
    r"|[-\u2013\u2014])\s+"
)
_SAYS_DONE = rf"{_LINK}(?:now |already |finally |also )*{_DONE}\b"
_DONE_BEFORE = (
    r"\b(?:finished|closed|completed|resolved|fixed|merged|shipped|delivered|released"
    r"|done with)\s+(?:with )?(?:up )?$"
)
_SAYS_OPEN = (
    rf"{_LINK}(?:(?:still|now|yet) )*(?:open|in progress|unfinished|in work|blocked"
    r"|to do|offen|not (?:yet |really )?" + _DONE + r"|nicht (?:fertig|erledigt))\b"
    r"|\s+(?:is|was)n['’]t (?:yet |really )?" + _DONE + r"\b"
    r"|\s+(?:is|was|stands|shows|sits) (?:(?:on|as|marked(?: as)?|set to) "
    + _DONE
    + r"(?: (?:in|on) (?:the )?\w+)?|"
    + _DONE
    + r" (?:in|on) (?:the )?\w+)"
    r",? (?:but|though|although)\b"
)
_OPEN_AFTER = re.compile(_SAYS_OPEN, re.IGNORECASE)
_DONE_AFTER = re.compile(_SAYS_DONE, re.IGNORECASE)
_ENDED_BEFORE = re.compile(_DONE_BEFORE, re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:not|never|to be|be|get|getting|gets|nicht)\b|n['’]t\b", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\?\s*$|\b(?:if|once|when|until|till|unless|before|after|as soon as|should|could"
    r"|would|might|may|must|will|hope\w*|almost|nearly|half|partly|part of|wenn|sobald"
    r"|bis|fast|except|apart from|all but|missing|(?:is|are) left)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^.*[:;]\s+")
_BESIDE = re.compile(rf"(?P<open>{_SAYS_OPEN})|(?P<done>{_SAYS_DONE})", re.IGNORECASE)
_FINISHED_IT = re.compile(
    r"^(?P<who>[^,;]{0,40}?)\b(?:finished|completed|closed|delivered|resolved|fixed)"
    r"(?: off| up| with)? (?P<what>[^,;:.]+?)(?= (?:on|this|last|yesterday|today"
    r"|in time|early|late|at|by|with)\b|[,;.]|\W*$)",
    re.IGNORECASE,
)
_NOT_FINISHED = re.compile(
    r"\b(?:not|never|be|being|get|getting|who|has yet|no)\b|n['’]t\b", re.IGNORECASE
)

_NEEDLES = Needles((_BESIDE, _FINISHED_IT))
_FEWEST_WORDS = 2
WORDS_AND_STATUS = "words and status of one piece of work"
"""The rule of a flag on work that people and the tracker see otherwise."""


class _Claim(NamedTuple):
    """A sentence that says how a ticket stands."""

    remark: Remark
    words: str
    done: bool


class OtherState:
    """The newest words on a ticket's end against its newest known status."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each ticket that people and the tracker see otherwise."""
        claims = {
            key: claim
            for remark in material.mentions.remarks
            for key, claim in _claims(remark, material)
            if key in material.ticket_numbers
        }
        for key, claim in sorted(claims.items()):
            known = material.tickets[material.ticket_numbers[key]]
            if _is_other(known, claim, material):
                yield _flag(known, claim, material)


def _claims(remark: Remark, material: FlagMaterial) -> Iterator[tuple[str, _Claim]]:
    """Yield each ticket of which the remark says plainly how it stands.

    A ticket is named by its key, or where no key stands, by all words of its title.
    """
    for sentence in split(remark.text):
        text, keys = sentence.text, ids(sentence.text)
        spoken = spoken_keys(material.view)
        said = [
            (spoken.get(key, key), done)
            for key in keys
            if (done := _says_done(text, key)) is not None
        ]
        if not keys and remark.about is None:
            said = [
                (key, done)
                for words, done in _named(sentence.core)
                for key in _titled(words, material)
            ]
        if said and not _UNSURE.search(without_may(text)):
            yield from ((key, _Claim(remark, text, done)) for key, done in said)


def _named(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what is said to be done or not: the subject, or the object of the verb."""
    likely = _NEEDLES.worth_trying(text)
    said = _BESIDE.search(text) if 0 in likely else None
    if said is not None:
        yield _LABEL.sub("", text[: said.start()]), said["done"] is not None
    ended = _FINISHED_IT.search(_LABEL.sub("", text)) if 1 in likely else None
    if ended is not None and not _NOT_FINISHED.search(ended["who"]):
        yield ended["what"], True


def _titled(words: str, material: FlagMaterial) -> Iterator[str]:
    """Yield the key of the one ticket whose title these words are.

    A fault's title says what is wrong: words of it that no other title has, a number
    among them or two at least, name the fault as well.
    """
    said, counted = stems(words), numbered(words)
    if len(said) + len(counted) < _FEWEST_WORDS:
        return
    titles = material.ticket_titles
    holding = [
        number
        for number in titles.holding(said)
        if _counts(material.tickets[number].record.title, counted, words)
    ]
    same = [
        number
        for number in holding
        if len(said) >= _FEWEST_WORDS
        and len(shared(titles.words[number], said)) == len(titles.words[number])
    ]
    faults = [n for n in holding if material.tickets[n].record.is_bug]
    found = same or (faults if len(holding) == 1 else [])
    if len(found) == 1:
        yield material.tickets[found[0]].record.key


def _counts(title: str, counted: dict[str, frozenset[int]], words: str) -> bool:
    """Whether the title has every number of the words, and no other in its place."""
    return counted.keys() <= numbered(title).keys() and not other_numbers(words, title)


def _says_done(text: str, key: str) -> bool | None:
    """Return whether the words beside the key say done or not; None if neither."""
    for found in ID.finditer(text):
        if found[0] != key:
            continue
        after, before = text[found.end() :], text[: found.start()]
        if _OPEN_AFTER.match(after):
            return False
        if _DONE_AFTER.match(after):
            return True
        if _ENDED_BEFORE.search(before) and not _NOT_BEFORE.search(before):
            return True
    return None


def _is_other(known: Known[Ticket], claim: _Claim, material: FlagMaterial) -> bool:
    """Whether no state since the words were said agrees with them."""
    if known.record.category is StatusCategory.CANCELLED:
        return False
    said_on = claim.remark.dated
    states = material.view.history(Ticket, known.record.key)
    later = [state for state in states if state.since >= said_on]
    agreed = [is_finished(state.record) is claim.done for state in (*later, known)]
    closed = known.record.resolved
    closed_later = closed is not None and closed > said_on
    return not any(agreed) and (claim.done or not closed_later)


def _flag(known: Known[Ticket], claim: _Claim, material: FlagMaterial) -> Flag:
    ticket, said_on = known.record, claim.remark.dated
    word = "done" if claim.done else "not done"
    who = claim.remark.speaker or "A note"
    return raise_flag(
        FlagKind.CONTRADICTION,
        ticket.key,
        max(said_on, known.since),
        title=ticket.title,
        severity=max(priority(ticket), Severity.MEDIUM, key=lambda one: -one.rank),
        why=f"{who} said on {said_on} that {ticket.called} is {word}; "
        f"{material.kept_as(ticket, said_on)}.",
        question=f"{call(ticket.assignee)}, is {ticket.called} done or not?",
        evidence=[
            claim.remark.cite(claim.words),
            known.quote(ticket.status or ticket.title).model_copy(
                update={"stance": "contradicts"}
            ),
            Computed(
                rule=WORDS_AND_STATUS,
                inputs=(ticket.key, ticket.status),
            ),
        ],
        owner=ticket.assignee,
    )
