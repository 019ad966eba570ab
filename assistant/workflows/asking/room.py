"""What one reader is answered: the sentences chosen from facts and passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.presence import asks_if_here
from assistant.answering.asked.question import Question, read_question, since_day
from assistant.answering.candidates import telling
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.doing import asked_of_kind, doing_asked, names_doer
from assistant.answering.candidates.periods import of_period
from assistant.answering.candidates.sentences import Reader
from assistant.answering.candidates.teller import Teller
from assistant.answering.choosing import Choice
from assistant.answering.coming import lies_behind
from assistant.answering.demands import meets
from assistant.answering.kinds import leavers
from assistant.answering.kinds.as_of_now import as_of_now
from assistant.answering.kinds.attending import attending
from assistant.answering.kinds.bodies import body_told
from assistant.answering.kinds.builds import asks_of_builds, of_builds
from assistant.answering.kinds.continuing import gone_on, with_reply
from assistant.answering.kinds.counted import with_newest_count
from assistant.answering.kinds.errands import without_errands
from assistant.answering.kinds.finished import with_finished
from assistant.answering.kinds.first_use import (
    of_first_use,
    opening_asked,
    with_first_use,
)
from assistant.answering.kinds.former import without_former
from assistant.answering.kinds.freed import (
    asks_what_holds,
    freed,
    things_awaited,
    with_end,
)
from assistant.answering.kinds.gates import about_gate, gate_asked, of_gate
from assistant.answering.kinds.given import asked_for, with_given
from assistant.answering.kinds.goal import goal_of
from assistant.answering.kinds.happened import with_happened
from assistant.answering.kinds.hours import with_hour
from assistant.answering.kinds.keyed import about_one
from assistant.answering.kinds.leavers import asks_who_leaves
from assistant.answering.kinds.lists import LISTED, Listing, asks_what_changed, listing
from assistant.answering.kinds.matching import Matching, with_words
from assistant.answering.kinds.only_due import is_only_due
from assistant.answering.kinds.overall import with_milestones
from assistant.answering.kinds.overtaking import newest_of
from assistant.answering.kinds.period_values import with_period_value
from assistant.answering.kinds.promised_again import with_newest_promise
from assistant.answering.kinds.replaced_places import with_other_place
from assistant.answering.kinds.replacing import with_newer
from assistant.answering.kinds.roles import holder_told
from assistant.answering.kinds.settling import with_settled
from assistant.answering.kinds.still import asked_plainly, asks_still, with_said
from assistant.answering.kinds.successors import successor_told
from assistant.answering.kinds.told_by import told_by
from assistant.answering.kinds.turned import with_turned
from assistant.answering.kinds.unanswered import without_done_since
from assistant.answering.kinds.why import with_reasons
from assistant.answering.otherwise import otherwise
from assistant.domain.facts import ActionItem
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import gate_base
from assistant.drafting.reach import Reach
from assistant.drafting.unit import Telling
from assistant.extract.text.colour_rules import asks_of_colours
from assistant.facts.sameness.spoken_keys import keys_in, spoken_keys
from assistant.facts.sameness.stems import Weigh
from assistant.facts.sameness.word_index import WordIndex
from assistant.gate.support import Support
from assistant.ledger.standing import words_since
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.asking.by_facts import ByFacts
from assistant.workflows.asking.by_records import ByRecords
from assistant.workflows.asking.material import Material, keys_of


@dataclass(frozen=True)
class Room:
    """What one reader may be answered from; `weighed` are texts that weigh words.

    Who is no `audience` may be told everything.
    """

    view: View
    settings: Settings
    reach: Reach
    audience: str | None
    passages: Sequence[SourcedPassage]
    weighed: Sequence[str]

    @property
    def base(self) -> Support:
        """What sentences for this reader are judged against."""
        view = self.view
        return gate_base(self.reach.audience, view.as_of, view.people, view.date_order)

    def chosen(self, question: Question, near: set[str]) -> Listing:
        """Choose the sentences, from facts and from the passages that are near."""
        material = self.material
        reader = self.reader(material)
        high = self.settings.flags.high_exposure
        records = ByRecords(material, reader, self.may_hear, high)
        if (counted := records.answer(question)) is not None:
            return counted
        since = since_day(question, self.view.as_of)
        facts = ByFacts(material, reader, self.may_hear)
        if (told := facts.answer(question, since)) is not None:
            return told
        question = facts.in_full(question)
        listed = self._listed(question, material, since)
        if listed is not None:
            lines = self._with_given(listed.lines, question)
            return Listing(lines, listed.more, listed.command)
        found = self._of_day(question, material, since, near)
        found = facts.reasons(question, facts.of_sum(question, found))
        if builds := self._of_builds(question, material):
            said = [
                one for one in found if not one.computed and one.day >= builds[0].day
            ]
            return Listing((*builds, *said))
        return Listing(self._with_given(found, question))

    def _of_builds(
        self, question: Question, material: Material
    ) -> tuple[Candidate, ...]:
        """Answer how tests and pipelines ended by their newest runs."""
        if not asks_of_builds(question):
            return ()
        told = of_builds(question, material.runs(question))
        return tuple(one for one in told if self.may_hear(one))

    def _with_given(
        self, found: Sequence[Candidate], question: Question
    ) -> tuple[Candidate, ...]:
        """Tell what was promised again, or given, since that was to be done."""
        found = self._promised(found, question)
        errands = [errand for one in found if (errand := asked_for(one))]
        if not errands or not question.subject:
            return tuple(found)
        near = with_words("\n".join(e.what for e in errands), self.passages)
        said = self.reader(self.material).sentences(near)
        teller = self.material.teller

        def plainly(errand: ActionItem) -> Candidate:
            return telling.action(teller, errand, stands=False)

        return tuple(with_given(found, said, question, plainly))

    def _promised(
        self, found: Sequence[Candidate], question: Question
    ) -> Sequence[Candidate]:
        """Tell for an errand the newest day that it was promised for."""
        material, reader = self.material, self.reader(self.material)
        items = [one for one in material.items() if isinstance(one.of, ActionItem)]
        told = [one.told for one in items if self.may_hear(one.told)]
        return with_newest_promise(found, told, question, self.passages, reader.around)

    def _of_day(
        self,
        question: Question,
        material: Material,
        since: date | None,
        near: set[str],
    ) -> Sequence[Candidate]:
        """Answer whether something is on a day by the day that it is on."""
        view = self.view
        plain = asked_plainly(question.text, view.date_order)
        if plain is not None and not asks_if_here(question):
            when = read_question(plain, view.people, keys_of(view), view.date_order)
            if found := self._best(when, material, since, set(near)):
                once = () if asks_still(question.text) else question.days
                said = self._best(question, material, since, near) if once else ()
                return with_said(found, said)
        found = self._best(question, material, since, near)
        if found or (opening := opening_asked(question.text)) is None:
            return found
        when = read_question(opening, view.people, keys_of(view), view.date_order)
        return self._best(when, material, since, set(near))

    @cached_property
    def material(self) -> Material:
        """The facts and records, told to this reader."""
        view, audience = self.view, self.reach.audience
        telling_of = Telling(view.as_of, audience.ticket_keys, audience.names_people)
        teller = Teller(telling_of, view.people, self.reach.visible)
        return Material(view, self.settings, teller, self.reach, self.passages)

    def _listed(
        self, question: Question, material: Material, since: date | None
    ) -> Listing | None:
        told_names = self._tells_people or not question.people
        if question.wanted not in LISTED or not told_names:
            return None
        new = asks_what_changed(question, since)
        items = material.news(since) if new else material.items()
        mine = [item for item in items if self.may_hear(item.told)]
        return listing(question, mine, self.view.as_of, since)

    @property
    def _tells_people(self) -> bool:
        return self.reach.audience.names_people

    def _best(
        self,
        question: Question,
        material: Material,
        since: date | None,
        near: set[str],
    ) -> Sequence[Candidate]:
        """Choose for one question: what answers it, as the newest words have it."""
        weigh = WordIndex(self.weighed).weigh
        computed = self._computed(question, material, since)
        gate = gate_asked(question, computed)
        if gate and question.wanted is Wanted.BLOCKER:
            question = of_gate(question, gate)
        choice = Choice(question, weigh, self.view.as_of, material.over)
        near |= self._speaking_of(question, choice.related(computed))
        colours = asks_of_colours(question.text)
        reader = replace(self.reader(material), tells_colour_rules=colours)
        if (plainly := self._of_people(question, reader, near)) is not None:
            return plainly
        told = self._told(question, reader, computed, near)
        timely = of_period(told, question)
        candidates = without_errands(without_former(timely, question), question)
        parted = freed(candidates, question, material.has_ended)
        candidates = without_done_since(parted.standing, question.text)
        away = material.absences(self.may_hear).answer(question, candidates)
        if away is not None:
            return away or successor_told(question, reader)
        if question.asks_for_goal:
            goals = goal_of(candidates, self.view.as_of)
            goal = newest_of(goals, candidates, question)
            return with_first_use(goal, candidates, question)
        own_words = holder_told(candidates, question)
        if own_words := own_words or body_told(candidates, question):
            return own_words
        chosen = self._weighed(question, choice, candidates, weigh)
        best_of = newest_of(chosen, candidates, question)
        best_of = with_newest_count(best_of, candidates, question)
        best_of = with_period_value(best_of, candidates, question, told)
        made = without_errands(computed, question)
        best_of = as_of_now(best_of, computed, question, reader, material.over)
        done = with_finished(best_of, made, question, material.over)
        found = self._overtaken(done, candidates, question)
        found = self._with_record(question, material, found)
        found = with_end(found, parted, question, choice.best)
        found = with_reasons(found, question, reader, near)
        found = with_reply(found, reader, near, candidates, question)
        found = found or otherwise(question, reader, near, candidates)
        found = with_milestones(found, computed, question)
        found = with_hour(found, lambda: reader.sentences(near), question)
        if gate:
            return about_gate(question, gate, found)
        return gone_on(question, reader, found)

    def _of_people(
        self, question: Question, reader: Reader, near: set[str]
    ) -> tuple[Candidate, ...] | None:
        """Answer what somebody said, who was at a meeting, or who leaves."""

        def cut(place: int) -> Candidate:
            text = self.passages[place].passage.text
            return reader.cut(place, text, text)

        if (own := told_by(question, reader)) and self._tells_people:
            return tuple(own)
        if asks_who_leaves(question.text):
            about = near | with_words(leavers.WORDS, self.passages)
            return leavers.leavers(reader.sentences(about))
        return attending(question, self.passages, self.view.as_of, cut)

    def _told(
        self,
        question: Question,
        reader: Reader,
        computed: Sequence[Candidate],
        near: set[str],
    ) -> list[Candidate]:
        """Return all that may answer: what code knows, and the sentences near by.

        Where it is asked what holds something, `near` grows by what that waits for.
        """
        told = [*computed, *reader.sentences(near)]
        if asks_what_holds(question) and (things := things_awaited(told)):
            near |= with_words(things, self.passages)
            told = [*computed, *reader.sentences(near)]
        return [
            one
            for one in told
            if meets(one, question)
            and not is_only_due(one, question)
            and not lies_behind(one, question, self.view.as_of)
        ]

    def _speaking_of(self, question: Question, keys: frozenset[str]) -> set[str]:
        """Return the passages that have the question's words, or are of the records."""
        found = _of_records(keys, self.passages, spoken_keys(self.view))
        found |= with_words(question.text, self.passages)
        return found | of_first_use(question, self.passages)

    @staticmethod
    def _overtaken(
        found: Sequence[Candidate],
        candidates: Sequence[Candidate],
        question: Question,
    ) -> Sequence[Candidate]:
        """Tell what newer words have turned, moved to another place, or done."""
        found = with_turned(found, candidates, question)
        found = with_other_place(found, candidates, question)
        happened = with_happened(found, candidates, question)
        return with_settled(happened, candidates, question)

    def _computed(
        self, question: Question, material: Material, since: date | None
    ) -> list[Candidate]:
        """Return what code knows, or what of it is new where that is asked for."""
        new = since is not None and question.wanted is Wanted.CHANGE
        told = (i.told for i in material.news(since)) if new else material.told()
        return [one for one in told if self.may_hear(one)]

    def reader(self, material: Material) -> Reader:
        """Return what makes sentences of passages for this reader."""
        return Reader(
            material.teller,
            self.base.names,
            material.titles,
            self.passages,
            material.findings,
            material.suppositions,
            spoken_keys(self.view),
            since=partial(words_since, self.view),
        )

    def _weighed(
        self,
        question: Question,
        choice: Choice,
        candidates: Sequence[Candidate],
        weigh: Weigh,
    ) -> Sequence[Candidate]:
        """Choose by the words of the question, and where it asks which, by who."""
        view = self.view
        matching = Matching(question, weigh, view.as_of)
        best = matching if matching.applies else choice
        found = with_newer(best.best(candidates), candidates, question, weigh)
        who = None if found else asked_of_kind(question.text)
        verb = doing_asked(who) if who else None
        if who is None or verb is None:
            return found
        other = read_question(who, view.people, keys_of(view), view.date_order)
        named = [
            one
            for one in candidates
            if not one.computed and names_doer(one, verb, question.text, by_name=True)
        ]
        said = Choice(other, weigh, view.as_of).best(named)
        return with_newer(said, candidates, other, weigh)

    def _with_record(
        self, question: Question, material: Material, others: Sequence[Candidate]
    ) -> Sequence[Candidate]:
        """Answer from the record of the one key that the question names or means."""
        keys = question.ids or material.titled(question)
        if len(keys) != 1:
            return others
        record = material.record(*keys, hears=self.may_hear)
        return others if record is None else about_one(question, record, others)

    def may_hear(self, one: Candidate) -> bool:
        """Whether the audience may be told."""
        return self.audience is None or not any(
            map(self.reach.withheld, one.unit.facts)
        )


def _of_records(
    keys: frozenset[str], passages: Iterable[SourcedPassage], spoken: Mapping[str, str]
) -> set[str]:
    """Return the passages that belong to one of the records, or name it."""
    return {
        one.id
        for one in passages
        if keys
        and {
            key.casefold()
            for key in (*keys_in(one.passage.text, spoken), one.passage.subject or "")
        }
        & keys
    }
