"""Decisions: choices made in a meeting or reported as made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import DecisionFinding, Words
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.deciding.consents import Answered, answered, yes_of
from assistant.extract.deciding.decided_before import Before, decided_before
from assistant.extract.deciding.deciders import by_meeting, decider_of
from assistant.extract.deciding.mail_consents import granted
from assistant.extract.deciding.marks import BY_WHOM, LAST_BRACKET, MARKED, is_listed
from assistant.extract.deciding.openers import without_opener
from assistant.extract.deciding.papers import DecisionPaper, paper_of
from assistant.extract.deciding.plain import (
    may_decide,
    outranks,
    said_plainly,
    without_decider,
)
from assistant.extract.deciding.reversals import matter_taken_back
from assistant.extract.deciding.undecided import only_taken
from assistant.extract.deciding.words import (
    CHOICE,
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

_REQUEST = re.compile(
    r"^(?:(?:can|could|would|will) (?!we\b)|(?:who|what|when|where|how|why)\b)",
    re.IGNORECASE,
)
_NAMES_A_CHOICE = 2
_LONGEST_TAIL = 12
_TAIL = re.compile(
    r"^(?:(?:all |so |we |everyone |everybody )?(?:agreed|decided|accepted"
    r"|approved)\b(?! ?:)|no (?:objections?|concerns?)|my call|no\W*$|yes\W*$)",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^(?:yes|no)\W*$", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"^(?:should|are|do|will|can|shall) we\b.*\?\W*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d\d,? )?(?:(?:so|then|and|also),? )*"
    r"(?:we |i |(?:my|our|the) (?:final )?(?=decision ?:))?(?:decisions?|decided|agreed"
    r"|resolved|we decide(?:d)?)\b(?: (?:then|now|here|today|made|taken)(?= ?:))?"
    r"(?: by [\w.'’-]+(?: (?-i:[^\W\d_a-zß-öø-ÿ][\w.'’-]*)){0,3})?(?: ?\([^)]*\))?"
    r" ?[:,–—-]? *(?:that )?",
    re.IGNORECASE,
)
_PLAIN_HEADING = re.compile(
    r"(?:(?:meeting|weekly|general|other) )*(?:notes?|minutes|discussions?|summary"
    r"|agenda|meeting|weekly|misc\w*|any other business|aob)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:meeting )?(?:notes?|minutes|summary) ?: *", re.IGNORECASE)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|sv|antw?|tr|rv) ?: *)+", re.IGNORECASE)
_STATUS = re.compile(r"^(?:decision )?(?:status|state) ?: *", re.IGNORECASE)
_SAYS_WHAT = re.compile(
    r"(?:not )?(?:to|on|for|against|that|in favou?r of)\b \w+ \w+", re.IGNORECASE
)
_TO_DO = re.compile(r"(?:not )?to\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r"(?:we|they|it|you|he|she|i|there) (?!(?:all|both|agreed?)\b)\w+|(?:the|an?|our"
    r"|this|that|these|those|no (?!objections?\b|concerns?\b))"
    r"(?! \w+er the\b)(?: ?\b[\w'’-]+){3}",
    re.IGNORECASE,
)
"""Behind "we decided,": what was decided, and not how or by whom."""
_OWN_THING = re.compile(
    r"(?:we|they|everyone|everybody|all) (?:all |then |also )*(?:agreed|decided"
    r"|approved|accepted) (?:the (?!same\b|above\b)|an? |our |both |\d)\w+",
    re.IGNORECASE,
)
"""`We agreed the date`: it names what, so that nothing before it is meant."""
_PARTED = re.compile(r"(?:[,:–—-]|\bthat) *$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:we|they|it|you|there)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """The words that carry a decision; `end` is where they end in their passage."""

    passage: str
    quote: str
    words: str
    end: int = 0


def find_decisions(view: View) -> Iterator[DecisionFinding]:
    """Yield the decisions of a document, in its order."""
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
    told, last = _Told("", "", ""), None
    found: dict[tuple[str, str], DecisionFinding] = {}
    for unit in view.units:
        if paper and unit is paper.status:
            continue
        yes = yes_of(view, unit)
        taken = answered(view, unit, yes, chair) if yes else granted(view, unit)
        if taken is not None:
            one = _agreed_to(view, unit, taken)
            place = one.passage, one.quote
            found[place] = _joined(view, found.get(place), one, taken, chair)
        if yes is not None or taken is not None:
            continue
        within = told.passage == unit.passage.id and unit.sentence.start < told.end
        main = paper is not None and unit is paper.decided
        if within or not (main or _decides(view, unit, chair)):
            continue
        earlier = decided_before(view, unit)
        if _says_again(view, unit, last) or (earlier and not earlier.by_whom):
            continue
        told, last = _carrier(view, unit), unit
        one = _finding(view, unit, told, earlier)
        one = one.model_copy(
            update={"decided_by": one.decided_by or by_meeting(unit, chair)}
        )
        found.setdefault((told.passage, told.quote), one)
    yield from found.values()


def _finding(
    view: View, unit: Unit, told: _Told, earlier: Before | None
) -> DecisionFinding:
    told_words = without_opener(_without_name(view, told.words))
    words = without_decider(view, told_words)
    plainly = earlier is not None and MARKED.match(unit.core) is None
    return DecisionFinding(
        passage=told.passage,
        quote=told.quote,
        what=first(words) if plainly else _wording(unit, words),
        decided_by=decider_of(view, unit),
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
    only = POINTS.match(unit.core) or BY_WHOM.match(unit.core)
    before = view.before(unit)
    return only is not None and (before is None or before is last)


def _decides(view: View, unit: Unit, chair: str | None) -> bool:
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
    words = _LABEL.sub("", words)
    rest = _LEAD.sub("", words)
    return first(words if not rest.strip(" .") or _TO_DO.match(rest) else rest)


def _without_name(view: View, words: str) -> str:
    """Take the bracket off that names who decided."""
    last = LAST_BRACKET.search(words)
    owner = view.names.slot(last[1].split(",")[0]) if last else None
    named = last is not None and owner is not None and owner.name is not None
    return words[: last.start()].rstrip() if last and named else words


def _is_bare(words: str) -> bool:
    """Whether they say that something was agreed and not what."""
    return bool(_TAIL.match(words)) and ":" not in words and not _tells(words)


def _carrier(view: View, unit: Unit) -> _Told:
    """Return what carries it; "Agreed." is carried by what it agrees to."""
    own = _emphasised(view, unit)
    before = view.before(unit)
    points = POINTS.match(unit.core) or BY_WHOM.match(unit.core)
    if before is None or not (points or _is_tail(unit)):
        return own
    if before.passage is unit.passage:
        start = before.sentence.start
        end = unit.sentence.start + len(unit.sentence.text)
        quote = unit.passage.passage.text[start:end]
        if len(quote) <= LONGEST_QUOTE:
            return _Told(unit.passage.id, quote, before.core)
    elif points or (_is_asked(before) and unit.role is not Role.TURN):
        return _Told(before.passage.id, fit(before.quote), before.core)
    return own


def _is_tail(unit: Unit) -> bool:
    """Whether it agrees to what stands before, and does not say to what."""
    brief = len(unit.core.split()) <= _LONGEST_TAIL
    after = unit.core.partition(":")[2].split()
    own = _tells(unit.core) or _OWN_THING.match(unit.core)
    said = own or len(after) > _NAMES_A_CHOICE
    return brief and _TAIL.match(unit.core) is not None and not said


def _tells(words: str) -> bool:
    rest = _LEAD.sub("", words)
    lead = words.removesuffix(rest)
    parted = _PARTED.search(lead) or _PRONOUN.match(rest)
    own = lead and parted and _OWN_CLAUSE.match(rest) is not None
    return bool(own) or _SAYS_WHAT.match(rest) is not None


def _is_asked(unit: Unit) -> bool:
    """Whether it puts a choice to the group; a request to somebody is none."""
    asks = unit.core.rstrip(" *").endswith("?")
    return asks and _REQUEST.match(unit.core) is None


def _emphasised(view: View, unit: Unit) -> _Told:
    """Take in the sentences that stand in bold with it."""
    start, last = unit.sentence.start, unit
    quote, words = unit.quote, unit.core
    while quote.count("**") % 2:
        following = view.after(last)
        if following is None or following.passage is not unit.passage:
            break
        end = following.sentence.start + len(following.sentence.text)
        longer = unit.passage.passage.text[start:end]
        if len(longer) > LONGEST_QUOTE:
            break
        quote, last = longer, following
        told = _LEAD.sub("", words)
        words = words if len(told.split()) > _NAMES_A_CHOICE else following.core
    end = last.sentence.start + len(last.sentence.text)
    return _Told(unit.passage.id, fit(quote), words, end)


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
    if is_listed(unit):
        empty = core.endswith("?") or re.match(r"(?:none|n/?a)\b", fold(core))
        return not empty and not is_work_of_one(view, unit)
    if NOT_DECIDED.search(core) or not _LEAD.sub("", core).strip(" .:*"):
        return _TAIL.match(core) is not None and not NOT_DECIDED.search(core)
    if unit.deciding and IN_BOARD.search(core):
        return True
    chosen = () if unit.section is Section.OPTIONS else (CHOICE, SKIPPED)
    patterns = (MARKED, MADE, POINTS, *chosen)
    taken_back = matter_taken_back(core) is not None
    told = only_taken(view, core)
    return taken_back or any(pattern.search(told) for pattern in patterns)
