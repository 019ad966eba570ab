"""Which sentences answer a question, and whether the sources answer it at all."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answering.asked.asks import Wanted, whole_list
from assistant.answering.asked.kin import kin_of
from assistant.answering.asked.kinds_named import kind_asked
from assistant.answering.asked.properties import PAID, has_money, measured_in
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.causes import LACK, lacks_or_stops
from assistant.answering.candidates.doing import doing_asked, names_doer
from assistant.answering.candidates.mishaps import tells_damage
from assistant.answering.candidates.naming import (
    is_label_of,
    names_a_firm,
    of_firm,
    said_in,
)
from assistant.answering.candidates.speaking import (
    is_held,
    is_of_duty,
    of_newest,
    ranks_in,
    speaks_of,
)
from assistant.answering.coming import (
    comes_plainly,
    is_headed,
    is_no_coming,
    is_no_launch,
)
from assistant.answering.covering import Covering
from assistant.answering.demands import assigns_deed
from assistant.answering.kinds.former import without_moved
from assistant.answering.kinds.newest import agrees, with_decision, without_older
from assistant.answering.kinds.of_kind import names_company
from assistant.answering.ordering import in_full, in_order
from assistant.answering.pointed import Pointed
from assistant.answering.settled import is_settled
from assistant.answering.unfit import CAUSE, is_of_other_kind, lasts
from assistant.facts.sameness.stems import Weigh, shared, stems

W = Wanted
MOST = 5
"""Sentences of one answer."""
_LEAST_OWN = 0.45
_LEAST_WIDE = 0.72
_NEARLY_ALL = 0.9
_HALF = 0.5
_RELATED = 0.6
_BEHIND = 0.3
"""How far behind the best sentence another one may lie."""
_NAMED_BY = 2
_FRESH = 0.15
_FRESH_DAYS = 28
_FITS = 0.35
_COMPUTED = 0.25
_FOCUS = 0.2
_OWN_SUBJECT = 0.4
_WORTH = 0.2
_RANKED = 0.35
"""More than `_BEHIND`: what is of another rank is no answer beside it."""
_LATELY = timedelta(days=7)
_SOFT = frozenset({W.STATE, W.REASON, W.ANYTHING, W.MOVE})
"""What an answer may give in words of its own."""
_VALUES = frozenset({W.AMOUNT, W.IDENTIFIER, W.PERSON, W.OWNER})
"""What has one answer at a time."""
_MEASURED = frozenset({W.AMOUNT, W.DECISION})
"""What may name a property by its value alone: a price by its euros."""
_CAUSES = frozenset({W.REASON, W.BLOCKER, W.RISK})
"""What is said of a thing by its id as often as by its name."""


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    score: float


class Choice:
    """Weighs sentences against one question, asked on a day."""

    def __init__(
        self,
        question: Question,
        weigh: Weigh,
        today: date,
        over: Collection[str] = (),
    ) -> None:
        """Choose for a question; `over` are keys, in lower case, that block no more."""
        self._question = question
        self._covering = Covering(question, weigh)
        self._today = today
        self._over = frozenset(over)
        self._held_since: date | None = None
        self._related: frozenset[str] = frozenset()
        self._called: list[frozenset[str]] = []
        self._rank = ranks_in(question.bare)
        self._doing = doing_asked(question.text)
        self._pointed = Pointed(question, lambda one: self._covering.covered(one.about))

    def related(self, candidates: Iterable[Candidate]) -> frozenset[str]:
        """Return the ids, in lower case, of records that are what is asked about.

        Those that the question names, else where a cause is asked for those that its
        words mean: what is said of a record by its id then counts as said of it.
        """
        candidates = list(candidates)
        self._held_since = max(
            (
                one.day
                for one in candidates
                if one.computed and self._is_own(one) and is_held(one)
            ),
            default=None,
        )
        if self._question.wanted not in _CAUSES:
            return self._question.ids
        self._called = [
            stems(fact.title)
            for one in candidates
            for fact in one.unit.facts
            if one.computed and fact.subject.casefold() in self._question.ids
        ]
        self._related = self._question.ids
        if self._question.subject and not self._related:
            self._related = frozenset(
                fact.subject.casefold()
                for one in candidates
                if one.computed and self._covering.covered(one.about) >= _NEARLY_ALL
                for fact in one.unit.facts
            )
        return self._related

    def best(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Return the sentences that answer, computed ones first, then the newest.

        Nothing is returned where no sentence covers what the question is about and
        gives what it asks for: then the sources do not say.
        """
        scored = [
            _Scored(one, score)
            for one in candidates
            if (score := self._score(one)) is not None
        ]
        scored = self._explicit(scored)
        scored.sort(
            key=lambda s: (
                self._question.wanted is W.REASON and not self._fits(s.candidate),
                -s.score,
                -s.candidate.day.toordinal(),
                s.candidate.words,
            )
        )
        chosen: list[Candidate] = []
        for one in scored:
            if len(chosen) == MOST:
                break
            if one.score < scored[0].score - _BEHIND and not self._adds(one.candidate):
                continue
            if not any(same_sentence(one.candidate, other) for other in chosen):
                chosen.append(one.candidate)
        if self._question.wanted is W.REASON and not any(map(self._fits, chosen)):
            return ()
        if self._question.whole:
            return tuple(chosen)
        if self._question.wanted in {W.DAY, W.MOVE}:
            chosen = of_newest(chosen, self._today)
        chosen = in_full(chosen, self._question)
        chosen = in_order(chosen, self._question, self._pointed.doers(chosen))
        if self._question.wanted in _VALUES:
            chosen = without_older(chosen, lambda one: self._coverage(one)[0])
        if self._question.wanted is W.DAY:
            rest = (one.candidate for one in scored)
            chosen = with_decision(
                chosen, (r for r in rest if self._coverage(r)[0] >= _NEARLY_ALL)
            )[:MOST]
            chosen = without_moved(chosen, self._question)
        return tuple(chosen)

    def _explicit(self, scored: list[_Scored]) -> list[_Scored]:
        """Leave out other days, people, numbers and ranks where one is meant."""
        if self._rank and self._question.wanted is W.REASON:
            scored = [one for one in scored if self._is_ranked(one.candidate)] or scored
        return [one for one in scored if self._pointed.says(one.candidate)] or scored

    def _is_ranked(self, one: Candidate) -> bool:
        """Whether it tells of the first, where that is asked for."""
        return self._rank <= ranks_in(one.unit.text)

    def _score(self, one: Candidate) -> float | None:
        """Return how well the sentence answers, or None where it does not."""
        question, wanted = self._question, self._question.wanted
        if not self._may_answer(one):
            return None
        fits = self._fits(one)
        own, wide = self._coverage(one)
        if self._tells_state(one):
            fits, own, wide = True, 1.0, 1.0
        if question.whole and whole_list(wanted) and fits and one.computed:
            own = wide = 1.0
        if own < _LEAST_OWN or wide < _LEAST_WIDE:
            return None
        alone = wanted is W.MOVE and (len(question.subject) <= 1 or not question.polar)
        if not fits and (alone or wanted not in _SOFT or own < _NEARLY_ALL):
            return None
        age = max(0, (self._today - one.day).days)
        score = 0.65 * own + 0.35 * wide + _WORTH * one.weight
        score += _FRESH * math.exp(-age / _FRESH_DAYS)
        score += _FOCUS * self._covering.focus(one)
        score += _FITS if fits else 0.0
        score += _OWN_SUBJECT if self._pointed.doers([one]) else 0.0
        if one.computed and fits and wanted is not W.ANYTHING:
            score += _COMPUTED * self._covering.weight_of_record(one)
        if self._is_own(one):
            score += _OWN_SUBJECT
        if self._rank and self._is_ranked(one):
            score += _RANKED
        return score

    def _is_own(self, one: Candidate) -> bool:
        """Whether it tells of that whose id the question names."""
        subjects = {fact.subject.casefold() for fact in one.unit.facts}
        return bool(self._question.ids & (subjects | one.own))

    def _tells_state(self, one: Candidate) -> bool:
        """Whether it says how that stands of which the question asks yes or no."""
        return (
            self._question.polar
            and one.computed
            and W.STATE in one.gives
            and self._is_own(one)
            and len(self._question.subject) <= 1
        )

    def _is_beside_the_point(self, one: Candidate) -> bool:
        """Whether it is of another kind than what is asked for, or over."""
        return (
            is_of_other_kind(one, self._question)
            or self._is_past(one)
            or is_settled(one, self._question, self._over)
            or is_no_coming(one, self._question, named=self._is_named(one))
            or is_no_launch(one, self._question, named=self._is_named(one))
        )

    def _is_named(self, one: Candidate) -> bool:
        """Whether it is about hardly anything but what is asked for."""
        own = self._covering.focus(one) > _HALF or is_headed(one, self._question)
        return own and self._coverage(one)[0] >= _NEARLY_ALL

    def _is_past(self, one: Candidate) -> bool:
        """Whether it tells what blocked once: by what is over, or another time."""
        if one.computed or self._question.wanted is not W.BLOCKER:
            return False
        if self._question.ids & self._over:
            return True
        others = {key for key in one.ids - self._question.ids if " " not in key}
        if others and others <= self._over:
            return True
        since = self._held_since
        return since is not None and one.day < since - _LATELY

    def _fits(self, one: Candidate) -> bool:
        """Whether the sentence gives what is asked for."""
        wanted = self._question.wanted
        any_kind = wanted is W.ANYTHING or agrees(one, self._question)
        any_kind |= wanted is W.REASON and lacks_or_stops(said_in(one.unit.text))
        if wanted in one.gives or any_kind:
            return True
        if one.computed or W.ANYTHING not in one.gives:
            return one.computed and assigns_deed(one, self._question)
        if wanted is W.AMOUNT:
            return lasts(one, self._question)
        return wanted in {W.PERSON, W.OWNER} and self._names_who(one)

    def _names_who(self, one: Candidate) -> bool:
        """Whether it names who does it, or the firm that is asked for."""
        question, told = self._question, one.unit.text
        covers = self._coverage(one)[0] >= _NEARLY_ALL
        if covers and kind_asked(question.text, question.wanted):
            return names_company(one, question.text)
        if covers and self._doing and names_doer(one, self._doing, question.text):
            return True
        named = names_a_firm(told, question)
        return named and (covers or is_label_of(told, question))

    def _may_answer(self, one: Candidate) -> bool:
        """Whether the sentence speaks of every id, person, mark and day asked for."""
        question = self._question
        if self._is_beside_the_point(one):
            return False
        subjects = {fact.subject.casefold() for fact in one.unit.facts}
        about = question.ids <= one.ids | subjects or (
            question.wanted in _CAUSES and self._is_called(one)
        )
        if not (about and question.people <= one.people):
            return False
        if not all(mark.search(one.words) for mark in question.marks):
            return False
        if not self._compares(one) or (question.duty and not is_of_duty(one)):
            return False
        if not all(speaks_of(day, one, self._today) for day in question.days):
            return False
        named = (question.ids, question.people, question.marks, question.days)
        specific = any(named) or question.compared or question.duty
        return bool(question.subject or specific or question.whole) and (
            not question.whole
            or bool(question.subject or question.people or question.compared)
            or bool(question.marks)
            or whole_list(question.wanted)
        )

    def _compares(self, one: Candidate) -> bool:
        """Whether it says, or shows, what is over or under the limit asked for."""
        limit, text = self._question.compared, one.unit.text
        return limit is None or limit.said(text) or limit.shown(text)

    def _adds(self, one: Candidate) -> bool:
        """Whether words say what it waits for, or how that which has the id stands."""
        stands = self._question.wanted is W.STATE and bool(self._question.ids)
        return (
            (stands or self._question.wanted is W.BLOCKER)
            and not self._question.whole
            and not one.computed
            and self._fits(one)
            and bool(self._related & one.ids or self._is_called(one) or stands)
        )

    def _is_called(self, one: Candidate) -> bool:
        """Whether the sentence calls what is asked about by the words of its title."""
        return any(
            len(common := shared(title, one.about)) >= _NAMED_BY
            and len(common) >= _RELATED * len(title)
            for title in self._called
        )

    def _coverage(self, one: Candidate) -> tuple[float, float]:
        """Return which part of the subject the sentence itself and its place hold."""
        subject = self._question.subject
        if not subject:
            return 1.0, 1.0
        said, kin, told = one.about | one.short, one.kin, said_in(one.unit.text)
        if self._question.wanted in _MEASURED and not one.computed:
            said |= measured_in(told)
            if has_money(told):
                kin, said = kin | {"cost"}, said | PAID
        own = self._covering.covered(said, kin)
        beside = one.around | one.titles | of_firm(one.firm, subject)
        wide = self._covering.covered(said | beside, kin)
        own = max(own, self._by_title(one, own))
        if tells_damage(one, self._question):
            return 1.0, 1.0
        if self._related & one.ids or comes_plainly(one, self._question):
            own, wide = max(own, _RELATED), max(wide, _LEAST_WIDE)
        return own, wide

    def _by_title(self, one: Candidate, own: float) -> float:
        """Return what a sentence is worth that stands under a title of the matter.

        Of an amount it must name a part itself, of a reason it must give one; who is
        asked for of a day is told by that day's row.
        """
        wanted = self._question.wanted
        if self._covering.covered(one.titles | one.about, one.kin) < _NEARLY_ALL:
            return own
        named = wanted is W.AMOUNT and own > 0 and W.AMOUNT in one.gives
        if self._question.days and wanted in {W.PERSON, W.OWNER}:
            named = one.gives >= {W.PERSON, W.OWNER}
        if wanted in {W.PERSON, W.OWNER} and not one.computed:
            named = named or is_label_of(one.unit.text, self._question)
        causes = (CAUSE.search(one.unit.text), LACK.search(one.unit.text))
        given = wanted is W.REASON and any(causes)
        named = named or self._happens(one)
        return _LEAST_OWN if named or given else own

    def _happens(self, one: Candidate) -> bool:
        """Whether it gives the day, or the time it takes, of what the title names."""
        wanted = self._question.wanted
        if wanted is W.DAY and W.DAY in one.gives:
            return bool(kin_of(self._question.text) & one.kin)
        return wanted is W.AMOUNT and lasts(one, self._question)
