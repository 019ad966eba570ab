"""What answers a question of some kinds where no sentence has its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.deeds import deed_asked
from assistant.answering.asked.properties import has_money
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.sentences import Reader
from assistant.answering.candidates.unsure import is_unsure
from assistant.answering.clauses import clause_told, supplier_told
from assistant.answering.kinds.done_when import said_on_a_day
from assistant.answering.kinds.numbered import numbered_told
from assistant.answering.kinds.payers import payer_told
from assistant.answering.kinds.roles import labelled_holder
from assistant.answering.kinds.successors import successor_told
from assistant.answering.kinds.told_beside import number_beside
from assistant.answering.suspected import cause_told
from assistant.answering.unfit import is_of_other_kind
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.facts import Decision
from assistant.domain.people import fold
from assistant.drafting.words import plain
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import is_negated, shared, stems
from assistant.gate.amounts import amounts_in

W = Wanted
_BUDGET = re.compile(
    r"(?i)\W*(?:(?:is|are|was|were|do|does|did|will|have|has)\b.*"
    r"\b(?:over|above|under|below|within|inside|on|in|exceed\w*|keep to|kept to)\b.*"
    r"|how (?:is|are|does|do)\b.*\b(?:against|with)\b.*)\bbudget\b"
)
_CHOICE = re.compile(
    r"(?i)\W*why (?:did|do|does|have|has) (?:we|you|they|\w+) (?:choose|chosen|chose"
    r"|pick(?:ed)?|select(?:ed)?|prefer(?:red)?|(?:go|gone) (?:with|for)"
    r"|decided? (?:on|for)|opt(?:ed)? for|take|taken) (?P<thing>[^?]+)"
    r"|\W*why (?:is|was|were|are) (?P<passive>.+?) (?:chosen|picked|selected|preferred)"
)
_CHOSEN = (
    r"\b(?:chose|chosen|picked|selected|preferred|prefers?|recommends?"
    r"|(?:decided|decides) (?:on|for)|opted for|(?:went|goes?) (?:with|for))\b"
)
_GROUND = re.compile(
    r"(?i)\b(?:because|since (?:it|they|we)|reason|price|costs?|cheap\w*|quality"
    r"|fast\w*|quick\w*|sooner|nearer|better|best|safer|stronger|lighter|easier"
    r"|simpler|more \w+ than|first)\b"
)
_COMPARED = re.compile(
    r"(?i)\b(?:is|are|was|were|costs?|delivers?|takes?|comes?|weighs?) (?:\w+ ){0,3}?"
    r"(?:cheaper|faster|quicker|sooner|earlier|nearer|better|safer|stronger|lighter"
    r"|easier|simpler|quieter|less|more \w+)\b"
)
_GOES = re.compile(
    r"(?i)\W*(?:and )?where (?:does|do|did|will|should|is|are|shall) (?:the |our )?"
    r"(?P<thing>[\w-]+(?: [\w-]+)?) (?:go(?:es|ing)?|stand|sit|belong|come"
    r"|be (?:put|placed|installed|built|set up)|to (?:go|stand|be))\b"
)
_SPOT = (
    r"(?:[\w-]+ )?(?:in|on|at|under|behind|near|next to|beside|outside|inside|above)"
    r" (?:the|our|a) (?!(?:programme?|plan|budget|list|log|report|contract|scope|end"
    r"|beginning|start|moment|meantime|same|first|second|third|next|last|following"
    r"|week|month|year|morning|afternoon|evening|way|offer|order|price|case|project"
    r"|agenda|meeting|review|minutes|table|market|\d)\b)[a-zäöüß]"
)
_SMALL = 100
"""Numbers under it are hardly sums of money for a budget."""
_BAD = re.compile(r"(?i)\b(?:instead of|rather than|no longer|not|never|was|were)\b")


def otherwise(
    question: Question,
    reader: Reader,
    near: Collection[str],
    candidates: Sequence[Candidate],
) -> list[Candidate]:
    """Return the newest sentence that answers in words of its own, none if none does.

    Whether a budget is kept is told by the sums; why a thing was chosen by how it
    compares, or by what stands behind the choice; where a thing goes by where it is
    named; who decided by the record of the same decision; what somebody wants by the
    clause that says so, and a cause by what is said or suspected of it. Who takes a
    place, has a role or pays is told by words of another form than the question's.
    """
    if question.days or question.ids:
        return []
    found: Iterable[Candidate] = ()
    if _BUDGET.match(question.text):
        found = _against_budget(question, candidates)
    elif choice := _CHOICE.match(question.text):
        thing = stems(choice["thing"] or choice["passive"] or "")
        found = _grounds(thing, reader, near) or _comparisons(thing, candidates)
    elif goes := _GOES.match(question.text):
        found = _placed(goes["thing"], candidates)
    elif question.wanted is W.DECIDER:
        found = _deciders(question, candidates)
    own = clause_told(question, candidates) or supplier_told(question, candidates)
    own = own or numbered_told(question, reader, near)
    own = own or number_beside(question, reader, near)
    own = own or successor_told(question, reader) or labelled_holder(question, reader)
    own = own or payer_told(question, reader, near)
    deed = deed_asked(question)
    own = own or (said_on_a_day(candidates, deed, question) if deed else [])
    if told := own or cause_told(question, candidates):
        return told
    return sorted(found, key=lambda one: (one.day, one.words))[-1:]


def _against_budget(
    question: Question, candidates: Iterable[Candidate]
) -> list[Candidate]:
    """Return the sentences that set a sum against the budget."""
    beside = question.subject - stems("budget over within exceed keep")
    return [
        one
        for one in candidates
        if beside == shared(beside, one.about | one.titles)
        and not (one.supposed or one.computed)
        and _sets_against(said_in(one.unit.text))
    ]


def _sets_against(said: str) -> bool:
    if "budget" not in fold(said) or is_unsure(said) or not has_money(said):
        return False
    over = re.search(r"(?i)\b(?:over|under|above|below|within) (?:the )?budget\b", said)
    sums = {one.values for one in amounts_in(said) if max(one.values) >= _SMALL}
    return over is not None or (
        len(sums) > 1
        and re.search(
            r"(?i)\b(?:against|over|under|above|below|of|budget(?:ed)?)\b", said
        )
        is not None
    )


def _grounds(
    thing: frozenset[str], reader: Reader, near: Collection[str]
) -> list[Candidate]:
    """Return what tells that a thing was chosen, with the ground behind it."""
    found = []
    for place, sourced in enumerate(reader.passages):
        if sourced.id not in near or sourced.passage.quoted:
            continue
        pieces = split(sourced.passage.text)
        for one, after in pairwise(pieces):
            chosen = re.search(f"(?i){_CHOSEN}(?P<what>[^.;]*)", one.core)
            if chosen is None or not thing <= stems(chosen["what"]):
                continue
            whole = sourced.passage.text[one.start : after.start + len(after.text)]
            told = _GROUND.search(after.core) and not after.core.endswith("?")
            if told and not is_negated(one.core) and len(whole) <= LONGEST_QUOTE:
                found.append(
                    reader.cut(place, whole, f"{plain(one.core)} {after.core}")
                )
    return found


def _comparisons(
    thing: frozenset[str], candidates: Iterable[Candidate]
) -> list[Candidate]:
    """Return the sentences that say how a thing is better than others."""
    found = []
    for one in candidates:
        said = said_in(one.unit.text)
        better = _COMPARED.search(said)
        if better is None or one.computed or one.supposed or is_unsure(said):
            continue
        before = re.split(r"[.;,:]\s", said[: better.start()])[-1]
        if thing and thing <= stems(before) and not is_negated(said):
            found.append(one)
    return found


def _placed(thing: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the sentences that name a thing with the place right behind it."""
    form = re.compile(rf"(?i)\b{re.escape(thing)}s? {_SPOT}")
    return [
        one
        for one in candidates
        if not (one.computed or one.supposed)
        and one.gives
        and form.search(said := said_in(one.unit.text))
        and not (_BAD.search(said) or is_unsure(said))
    ]


def _deciders(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the record of a decision of that day which says the same and by whom."""
    told = [
        one
        for one in candidates
        if not (one.computed or is_of_other_kind(one, question))
        and question.subject
        and question.subject == shared(question.subject, one.about | one.titles)
        and W.DECISION in one.gives
    ]
    return [
        record
        for record in candidates
        for fact in record.unit.facts
        if isinstance(fact, Decision)
        and fact.decided_by
        and not is_of_other_kind(record, question)
        and any(_is_same(fact, one) for one in told)
    ]


def _is_same(fact: Decision, one: Candidate) -> bool:
    what = stems(fact.what)
    on = fact.decided_on or fact.known_on
    return on == one.day and len(shared(what, one.about)) * 2 > len(what)
