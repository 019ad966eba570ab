"""Decisions: choices made in a meeting or reported as made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import DecisionFinding, Words
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.deciding.carriers import (
    LEAD,
    TAIL,
    Told,
    carrier,
    is_tail,
    points_back,
    tells,
)
from assistant.extract.deciding.consents import Answered, Yes, answered, yes_of
from assistant.extract.deciding.decided_before import Before, decided_before
from assistant.extract.deciding.deciders import by_meeting, decider_of
from assistant.extract.deciding.formulas import (
    assenting,
    opens_only,
    without_closing,
)
from assistant.extract.deciding.in_passing import in_passing
from assistant.extract.deciding.listed_whole import closing_decider, whole_item
from assistant.extract.deciding.mail_consents import granted
from assistant.extract.deciding.marks import LAST_BRACKET, MARKED, is_listed
from assistant.extract.deciding.matters import with_matter
from assistant.extract.deciding.offer_words import is_offer
from assistant.extract.deciding.offers import accepted
from assistant.extract.deciding.openers import without_opener
from assistant.extract.deciding.papers import DecisionPaper, paper_of
from assistant.extract.deciding.plain import (
    may_decide,
    outranks,
    said_plainly,
    without_decider,
)
from assistant.extract.deciding.preambles import without_preamble
from assistant.extract.deciding.reversals import matter_taken_back
from assistant.extract.deciding.rows import row_decision
from assistant.extract.deciding.said_before import with_what_was_said
from assistant.extract.deciding.talk_order import orders_talk
from assistant.extract.deciding.told_of_things import is_told
from assistant.extract.deciding.undecided import is_left_open, only_taken
from assistant.extract.deciding.words import (
    CHOICE,
    HELD,
    HOLDS,
    IN_BOARD,
    MADE,
    NOT_DECIDED,
    POINTS,
    SKIPPED,
)
from assistant.extract.deciding.work_in_decisions import is_work_of_one
from assistant.extract.meetings import chair_of
from assistant.extract.tasks.phrasing import first, fit, shorten
from assistant.extract.text.sections import Section
from assistant.extract.text.sentences import plain
from assistant.extract.view import Unit, View

_YES_NO = re.compile(r"^(?:yes|no)\W*$", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"^(?:should|are|do|will|can|shall) we\b.*\?\W*$", re.IGNORECASE
)
_PLAIN_HEADING = re.compile(
    r"(?:(?:meeting|weekly|general|other) )*(?:notes?|minutes|discussions?|summary"
    r"|agenda|meeting|weekly|misc\w*|any other business|aob)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:meeting )?(?:notes?|minutes|summary) ?: *", re.IGNORECASE)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|sv|antw?|tr|rv) ?: *)+", re.IGNORECASE)
_STATUS = re.compile(r"^(?:decision )?(?:status|state) ?: *", re.IGNORECASE)
_TO_DO = re.compile(r"(?:not )?to\b", re.IGNORECASE)
_SECOND_THAT = re.compile(r"(, (?:and|but)) that (?=\w+ \w)")
_AND_THAT = re.compile(r"\w (?:and|but|or) that \w+ \w")
"""`that it opens and that it stays`: both hang on who decided it."""


def find_decisions(view: View) -> Iterator[DecisionFinding]:
    """Yield the decisions of a document, those of tables first."""
    yield from filter(None, (row_decision(view, unit) for unit in view.units))
    for one in with_what_was_said(view, _in_text(view)):
        yield with_matter(view, one)


def _in_text(view: View) -> Iterator[DecisionFinding]:
    paper = paper_of(view)
    if paper is None:
        yield from _found(view)
    elif paper.refused:
        yield _refused(paper)
    elif not paper.open:
        gone = paper.status if paper.gone else None
        for one in _found(view, paper):
            yield one.model_copy(update={"answer": _words(gone)}) if gone else one


def _refused(paper: DecisionPaper) -> DecisionFinding:
    """Tell what the paper of a proposal was about, and that it was refused."""
    unit = paper.status
    told = plain(next(iter(unit.passage.passage.headings), "") or unit.heading)
    return DecisionFinding(
        passage=unit.passage.id,
        quote=fit(unit.quote),
        what=shorten(f"{told.strip(' #:')}: {_STATUS.sub('', unit.core).lower()}"),
        decided_on=unit.passage.dated,
    )


def _words(unit: Unit) -> Words:
    return Words(passage=unit.passage.id, quote=fit(unit.quote))


def _found(view: View, paper: DecisionPaper | None = None) -> Iterator[DecisionFinding]:
    chair = chair_of(view)
    told, last = Told("", "", ""), None
    found: dict[tuple[str, str], DecisionFinding] = {}
    for unit in view.units:
        if paper and unit is paper.status:
            continue
        yes = yes_of(view, unit)
        taken = _taken(view, unit, yes, chair)
        if taken is not None:
            one = _agreed_to(view, unit, taken)
            place = one.passage, one.quote
            found[place] = _joined(view, found.get(place), one, taken, chair)
        if taken is not None or (yes is not None and not _is_minuted(unit, yes)):
            continue
        within = told.passage == unit.passage.id and unit.sentence.start < told.end
        main = paper is not None and unit is paper.decided
        if within or orders_talk(view, unit):
            continue
        if not (main or _decides(view, unit, chair)):
            settled = _settled(view, unit, chair)
            if settled is not None:
                found.setdefault((settled.passage, settled.quote), settled)
            continue
        earlier = decided_before(view, unit)
        if _says_again(view, unit, last) or (earlier and not earlier.by_whom):
            continue
        carried = carrier(view, unit)
        if carried is None:
            continue
        told, last = carried, unit
        one = _finding(view, unit, told, earlier)
        one = one.model_copy(
            update={"decided_by": one.decided_by or by_meeting(unit, chair)}
        )
        found.setdefault((told.passage, told.quote), one)
    yield from found.values()


def _taken(
    view: View, unit: Unit, yes: Yes | None, chair: str | None
) -> Answered | None:
    """Return what a yes or a consent settles; in which order to talk is no decision."""
    taken = answered(view, unit, yes, chair) if yes else granted(view, unit)
    taken = taken or accepted(view, unit, chair)
    return None if taken is None or orders_talk(view, taken.unit) else taken


def _settled(view: View, unit: Unit, chair: str | None) -> DecisionFinding | None:
    """Tell what the sentence settles without saying that it decides."""
    told = in_passing(view, unit, chair)
    if told is None:
        return None
    return DecisionFinding(
        passage=told.unit.passage.id,
        quote=_carrying(told.unit.quote, told.what),
        what=shorten(without_preamble(told.what)),
        decided_by=told.by or by_meeting(unit, chair),
        decided_on=unit.passage.dated,
        answer=_words(told.answer) if told.answer else None,
    )


def _carrying(quote: str, what: str) -> str:
    """Return the words of a long sentence from where it tells what is settled."""
    found = re.search(re.escape(what.strip()), quote, re.IGNORECASE)
    return fit(quote[found.start() :] if found and fit(quote) != quote else quote)


def _is_minuted(unit: Unit, yes: Yes) -> bool:
    """Whether it is a mark in notes, behind what a speaker's name begins."""
    spoken = unit.role in {Role.TURN, Role.MESSAGE}
    return yes is Yes.CLOSING and not (spoken or unit.first)


def _finding(
    view: View, unit: Unit, told: Told, earlier: Before | None
) -> DecisionFinding:
    told_words = without_opener(without_preamble(_without_name(view, told.words)))
    words = without_decider(view, told_words)
    plainly = earlier is not None and MARKED.match(unit.core) is None
    return DecisionFinding(
        passage=told.passage,
        quote=told.quote,
        what=first(words) if plainly else _wording(unit, words),
        decided_by=decider_of(view, unit)
        or (assenting(view, unit) if is_tail(unit) else None)
        or closing_decider(view, unit),
        decided_on=earlier.day if earlier else unit.passage.dated,
        earlier=earlier is not None and earlier.day is None,
    )


def _agreed_to(view: View, unit: Unit, taken: Answered) -> DecisionFinding:
    """The proposal that a yes made a decision of whoever said the yes.

    A sponsor's own proposal stays the sponsor's, whoever of the team agrees to it.
    """
    by = unit.speaker
    if outranks(view, taken.unit.speaker, by):
        by = taken.unit.speaker
    return DecisionFinding(
        passage=taken.unit.passage.id,
        quote=fit(taken.unit.quote),
        what=taken.what,
        decided_by=view.names.resolve(by) or by,
        decided_on=unit.passage.dated,
        answer=_words(unit),
    )


def _joined(
    view: View,
    before: DecisionFinding | None,
    one: DecisionFinding,
    taken: Answered,
    chair: str | None,
) -> DecisionFinding:
    """Keep the first yes, and as decider a speaker who needs none."""
    if before is None or before.answer is not None:
        return before or one
    who = taken.unit.speaker
    alone = who is not None and may_decide(view, who, chair)
    return before.model_copy(update={"answer": one.answer}) if alone else one


def _says_again(view: View, unit: Unit, last: Unit | None) -> bool:
    """Whether it only confirms the decision before it, or one that nobody told."""
    before = view.before(unit)
    return points_back(unit) and (before is None or before is last)


def _decides(view: View, unit: Unit, chair: str | None) -> bool:
    if is_told(view, unit) and not MARKED.match(unit.core):
        return False
    if _is_decision(view, unit) or _answers(view, unit):
        return True
    apart = unit.section in {Section.PEOPLE, Section.ACTIONS} or unit.jokes
    spoken = unit.role is not Role.ROW and unit.sentence.box is None and not apart
    return (
        spoken and not NOT_DECIDED.search(unit.core) and said_plainly(view, unit, chair)
    )


def _wording(unit: Unit, words: str) -> str:
    """Say what was decided; a bare "agreed" takes what stands over it."""
    heading = _REPLY.sub("", plain(unit.heading)).strip(" :")
    topic = heading and not _PLAIN_HEADING.match(heading)
    if words == unit.core and topic and _is_bare(words):
        return shorten(f"{heading}: {words[:1].lower()}{words[1:]}")
    words = without_closing(_LABEL.sub("", words))
    rest = _SECOND_THAT.sub(r"\1 ", LEAD.sub("", words))
    whole = not rest.strip(" .") or _TO_DO.match(rest) or _AND_THAT.search(rest)
    return first(words if whole else rest)


def _without_name(view: View, words: str) -> str:
    """Take the bracket off that names who decided."""
    last = LAST_BRACKET.search(words)
    owner = view.names.slot(last[1].split(",")[0]) if last else None
    named = last is not None and owner is not None and owner.name is not None
    return words[: last.start()].rstrip() if last and named else words


def _is_bare(words: str) -> bool:
    """Whether they say that something was agreed and not what."""
    return bool(TAIL.match(words)) and ":" not in words and not tells(words)


def _answers(view: View, unit: Unit) -> bool:
    """`Should we …? No.`: the answer to the group's own question decides it."""
    before = view.before(unit)
    if before is None or before.passage is not unit.passage or unit.role is Role.TURN:
        return False
    return bool(_YES_NO.match(unit.core) and _OWN_QUESTION.match(before.core))


def _is_decision(view: View, unit: Unit) -> bool:
    core = unit.core
    if unit.role is Role.ROW or unit.sentence.box is not None or unit.jokes:
        return False
    if unit.section in {Section.PEOPLE, Section.ACTIONS}:
        return bool(MARKED.match(core)) and not NOT_DECIDED.search(core)
    if is_listed(unit) or whole_item(view, unit):
        empty = core.endswith("?") or re.match(r"(?:none|n/?a)\b", fold(core))
        return not (empty or is_left_open(core) or is_work_of_one(view, unit))
    if NOT_DECIDED.search(core) or not LEAD.sub("", core).strip(" .:*"):
        marks = TAIL.match(core) is not None or opens_only(core)
        return marks and not NOT_DECIDED.search(core)
    if unit.deciding and IN_BOARD.search(core):
        return True
    free = unit.section is not Section.OPTIONS and not is_offer(core)
    patterns = (MARKED, MADE, POINTS, *((CHOICE, SKIPPED) if free else ()))
    taken_back = matter_taken_back(core) is not None or (free and _holds(view, unit))
    told = only_taken(view, core)
    found = taken_back or any(pattern.search(told) for pattern in patterns)
    return found and not is_left_open(core)


def _holds(view: View, unit: Unit) -> bool:
    """`We hold the 7th`: it keeps a date, and not a meeting or the line."""
    held = HOLDS.match(unit.core)
    if held is None:
        return False
    return view.due(f"by {held['what']}", unit) is not None or (
        HELD.search(held["what"]) is not None
    )
