"""Decisions: choices made in a meeting or reported as made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import DecisionFinding, Words
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.consents import Answered, answered, yes_of
from assistant.extract.deciders import by_meeting, decider_of
from assistant.extract.decision_marks import BY_WHOM, LAST_BRACKET, MARKED, is_listed
from assistant.extract.meetings import chair_of
from assistant.extract.phrasing import first, fit, shorten
from assistant.extract.plain_decisions import (
    may_decide,
    outranks,
    said_plainly,
    without_decider,
)
from assistant.extract.reversals import matter_taken_back
from assistant.extract.sections import Section
from assistant.extract.sentences import plain
from assistant.extract.undecided import only_taken
from assistant.extract.view import Unit, View

_MADE = re.compile(
    r"\b(?:(?:we|i|they|he|she|group|team|board|committee|steering|everyone|everybody"
    r"|all) (?:have |has |had |all |then |just |also |finally )*(?:decided?|agreed?"
    r"|resolved|voted|approved?|chose|settled on)\b|so (?:it['’]s|that['’]s|we['’]re)"
    r" (?:decided|agreed|settled)|(?:was|is|has been|been|are|were) (?:decided|agreed"
    r"|approved|rejected|voted|accepted|endorsed|superseded)\b|\bmy call\b|decided,?"
    r" (?:then|my call)|\bagreed by (?:all|everyone|everybody)|\b(?:no|without)"
    r" (?:objections?|concerns?)(?:/\w+)? (?:from|to|were|raised|in)|\bthere were no"
    r" objections|^no objections?\b|\b(?:reached|there (?:is|was)|rough|by)"
    r" consensus\b|^consensus (?:is|was|to|on|that)\b|\b(?:committee|board|steering"
    r"|sponsor|team|group|tsc|chair|council|panel) (?:\w+ly )?(?:took|accepted"
    r"|released|rejected|endorsed|chose|picked|ruled|confirmed|asked for|signed off"
    r"|waived|granted|cancelled|gave)\b|^(?:\W*[\w.’'-]+ ){0,5}(?:approved|accepted"
    r"|rejected|endorsed)(?: (?:with|by|and)\b.*|:.*|\W*)$|^closed as\b|\band agreed"
    r" (?:on|to|that|in)\b|^agreed (?:on|to|that|in)\b|\b(?:is|are|it['’]s|for)(?:"
    r" a)? (?-i:NO-?GO|GO)\b|^(?-i:NO-?GO|GO)\b(?! ?/)|\b(?:we|they|board"
    r"|committee)\b[^.;?]{1,30}\bdecided?\b|^(?:decision|agreement|consensus) (?:to"
    r"|that|is|on)\b|\bgeneral agreement\b|\bmotion (?:passed|carried|approved)"
    r"|\bunanimous|\bwir haben (?:entschieden|beschlossen)|\bon a décidé)",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:let['’]?s (?:go with|do (?:it|that|option)|skip|keep|stick|postpone|defer"
    r"|continue (?:the )?(?:discussion|this))|we(?:['’]ll| will) (?:go with|not"
    r" (?!know|be able|see|get|have)|keep|stick with|stay with|use|drop|postpone"
    r"|defer|skip|no longer)|we (?:won['’]t (?!know|be able|see|get|have)|go"
    r" with|are going with|buy|are not going to)\b|(?:going with|go with) (?:option"
    r"|the)\b|(?:is|are) (?:out of|in) scope from|(?:moves?|moved|pushed|postponed"
    r"|deferred|skipped|tabled) (?:\w+ )?(?:to|until|for) (?:this|next|the next|1\."
    r"|v\d|phase|release|version)|(?:remove|take|drop)[^.]{0,20} (?:from|off) the"
    r" agenda|i['’]m not (?:moving|promising|changing)|should not proceed|signed off"
    r" on|^we hold\b|^no (?:call|meeting)s?\b.{0,20}\b(?:next"
    r"|this) (?:week|month)|\b(?:taken?|picked|pick|discuss(?:ed)?|continued?)"
    r" (?:this |it )?(?:up )?(?:again )?next (?:week|time|meeting)\b|\bskip (?:for"
    r" )?(?:this|next) (?:week|time|meeting)\b|(?:→|->|:) ?next (?:week|meeting"
    r"|call)\b|\bnot (?:currently )?a priority\b)",
    re.IGNORECASE,
)
_IN_BOARD = re.compile(
    r"\b(?:moves to|stays? (?:in (?:scope|[A-Z]\w+ \d)|out|with|un\w+)|leaves? (?:the"
    r" )?(?:scope|[a-z]+ \d|\d)|is out(?: of scope)?[.!]?$|is (?:retired|dropped"
    r"|cancelled|postponed|paused)\b|is handed (?:back|over)|comes? out in)\b|^so no\b",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"^\W*(?:skip(?:ped|ping)?|defer(?:red)?|postponed?|tabled)\b.{0,50}\b(?:(?:this"
    r"|next) (?:week|meeting|time|sprint|month)|until)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\?\W*$|\bif (?:we|it|they|you)\b.{0,40}\b(?:would|could|had)\b|\bnot saying"
    r" (?:yes|no)|\b(?:needs?|has|have|still|want|wants|yet|waiting) to (?:be"
    r" )?(?:decide|agree)|\b(?:to be|not yet|isn['’]t|hasn['’]t been|not been"
    r"|wasn['’]t|until) (?:decided|agreed|approved)|\b(?:who|when|how|what|whether)"
    r" (?:do|does|did|to|we|should|will)?\s?decides?|\bno decision|\bnot (?:agreed"
    r"|decided)|\bcan(?:no|['’])t (?:agree|decide)|\bshould (?:we )?(?:decide|agree)"
    r"|\b(?:almost|nearly|about to|close to|on the (?:verge|point) of|tempted to|never)"
    r"\b.{0,12}\b(?:decid|agree|resolv|settl|chose|choos|vot)"
    r"|\bto decide\b|\bwould (?:be|have) (?:decided|agreed)|\bdisagree|\bnot agreed"
    r"|\bagreed? (?:that )?(?:it|this|that) (?:is|was|would be|sounds)"
    r"|\bi have no objections?|\bfuture decision|\bi(?:['’]d| would) like that"
    r" to be\b|\bagree (?:with"
    r"|that)\b|\bi agree\b(?! to (?:the|an?|this|your|our|all|these)\b)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^(?:so,? |and |ok(?:ay)?,? )?(?:that|this|it|which)(?:['’]s| is| was| has been)"
    r" (?:now |hereby |then |all |also |therefore )*(?:decided|agreed|approved|settled"
    r"|accepted|resolved|our decision|my (?:call|decision|choice|ruling)|the decision"
    r"|a decision)(?: then| now)?\W*$",
    re.IGNORECASE,
)
"""`That is decided`: what was decided stands before it."""
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
    r"^(?:\d{1,2}[:.]\d\d,? )?(?:so,? )?(?:we |i )?(?:decisions?|decided|agreed"
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
_SAYS_WHAT = re.compile(
    r"(?:not )?(?:to|on|for|against|that|in favou?r of)\b \w+ \w+", re.IGNORECASE
)
_TO_DO = re.compile(r"(?:not )?to\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """The words that carry a decision; `end` is where they end in their passage."""

    passage: str
    quote: str
    words: str
    end: int = 0


def find_decisions(view: View) -> Iterator[DecisionFinding]:
    """Yield the decisions of a document, in its order."""
    chair = chair_of(view)
    told, last = _Told("", "", ""), None
    found: dict[tuple[str, str], DecisionFinding] = {}
    for unit in view.units:
        yes = yes_of(view, unit)
        if yes is not None:
            taken = answered(view, unit, yes, chair)
            if taken is not None:
                one = _agreed_to(view, unit, taken)
                place = one.passage, one.quote
                found[place] = _joined(view, found.get(place), one, taken, chair)
            continue
        within = told.passage == unit.passage.id and unit.sentence.start < told.end
        if within or not _decides(view, unit, chair) or _says_again(view, unit, last):
            continue
        told, last = _carrier(view, unit), unit
        words = without_decider(view, _without_name(view, told.words))
        found.setdefault(
            (told.passage, told.quote),
            DecisionFinding(
                passage=told.passage,
                quote=told.quote,
                what=_wording(unit, words),
                decided_by=decider_of(view, unit) or by_meeting(unit, chair),
                decided_on=unit.passage.dated,
            ),
        )
    yield from found.values()


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
        answer=Words(passage=unit.passage.id, quote=fit(unit.quote)),
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
    only = _POINTS.match(unit.core) or BY_WHOM.match(unit.core)
    before = view.before(unit)
    return only is not None and (before is None or before is last)


def _decides(view: View, unit: Unit, chair: str | None) -> bool:
    if _is_decision(view, unit) or _answers(view, unit):
        return True
    apart = unit.section in {Section.PEOPLE, Section.ACTIONS} or unit.jokes
    spoken = unit.role is not Role.ROW and unit.sentence.box is None and not apart
    return spoken and not _NOT.search(unit.core) and said_plainly(view, unit, chair)


def _wording(unit: Unit, words: str) -> str:
    """Say what was decided; a bare "agreed" takes what stands over it."""
    heading = plain(unit.heading).strip(" :")
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
    points = _POINTS.match(unit.core) or BY_WHOM.match(unit.core)
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
    said = _tells(unit.core) or len(after) > _NAMES_A_CHOICE
    return brief and _TAIL.match(unit.core) is not None and not said


def _tells(words: str) -> bool:
    return _SAYS_WHAT.match(_LEAD.sub("", words)) is not None


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
        return bool(MARKED.match(core)) and not _NOT.search(core)
    if is_listed(unit):
        return not core.endswith("?") and not re.match(r"(?:none|n/?a)\b", fold(core))
    if _NOT.search(core) or not _LEAD.sub("", core).strip(" .:*"):
        return _TAIL.match(core) is not None and not _NOT.search(core)
    if unit.deciding and _IN_BOARD.search(core):
        return True
    chosen = () if unit.section is Section.OPTIONS else (_CHOICE, _SKIPPED)
    patterns = (MARKED, _MADE, _POINTS, *chosen)
    taken_back = matter_taken_back(core) is not None
    told = only_taken(view, core)
    return taken_back or any(pattern.search(told) for pattern in patterns)
