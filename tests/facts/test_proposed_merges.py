"""Nothing is merged on weak likeness without the reviewer's seeing it."""

from datetime import date, timedelta

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.journal import Verb
from assistant.facts.actions.register import action_id
from assistant.review.actions import fold_actions
from tests.facts.sayings import AS_OF, MONDAY, WEEK_LATER, entry, register, said

NORA = "Nora Vance"
FIRST = said("Send the rota to the porters", NORA)
LATER = said("Porters need the shift plan", NORA, day=WEEK_LATER)
WEAK = (
    said("Purchase oak from a mill nearby", NORA),
    said("Buy seasoned oak at the sawmill", NORA, day=WEEK_LATER),
)


def proposals(items):
    return [(item.id, one) for item in items for one in item.proposed_merges]


def test_given_two_wordings_that_may_be_one_then_a_merge_is_proposed_not_made():
    first, later = register(FIRST, LATER)
    [(where, one)] = proposals((first, later))
    assert (where, one.action, one.mention) == (first.id, later.id, None)
    assert one.evidence.quote == LATER.finding.quote
    assert 0.5 <= one.score < 1


def test_when_the_reviewer_merges_then_there_is_one_action_and_no_proposal():
    target, other = action_id(FIRST), action_id(LATER)
    [item] = register(FIRST, LATER, decisions=[entry(1, Verb.MERGE, target, other)])
    assert [one.quote for one in item.mentions] == [LATER.finding.quote]
    assert not proposals([item])


def test_when_the_reviewer_splits_then_there_are_two_actions_and_no_proposal():
    target, other = action_id(FIRST), action_id(LATER)
    items = register(FIRST, LATER, decisions=[entry(1, Verb.SPLIT, target, other)])
    assert len(items) == 2
    assert not proposals(items)


def test_when_the_split_is_undone_then_the_merge_is_proposed_again():
    target, other = action_id(FIRST), action_id(LATER)
    split = entry(1, Verb.SPLIT, target, other)
    undo = entry(2, Verb.UNDO, target, undoes=1)
    assert proposals(register(FIRST, LATER, decisions=[split, undo]))


@pytest.mark.parametrize("verb", [Verb.MERGE, Verb.SPLIT, Verb.DROP])
def test_the_desk_folds_a_settled_proposal_as_the_register_does(verb):
    target, other = action_id(FIRST), action_id(LATER)
    decided = [entry(1, verb, target, other)]
    there = register(FIRST, LATER, decisions=decided)
    at_desk = fold_actions(register(FIRST, LATER), decided, AS_OF)
    assert [(one.id, one.mentions, one.proposed_merges) for one in there] == [
        (one.id, one.mentions, one.proposed_merges) for one in at_desk
    ]
    assert not proposals(at_desk)


@pytest.mark.parametrize(
    "other",
    [
        said("Porters need the shift plan", "Tariq Aziz-Bell", day=WEEK_LATER),
        said("Paint the fence of the otter pond", NORA, day=WEEK_LATER),
        said("Porters", NORA, day=WEEK_LATER),
        said(
            "Porters need the shift plan",
            NORA,
            at="line 7",
            source="notes/2026-03-02.md",
        ),
    ],
    ids=["another person", "other work", "one word in common", "the same list"],
)
def test_no_merge_is_proposed_where_something_sets_them_apart(other):
    assert not proposals(register(FIRST, other))


def test_given_work_that_is_done_then_no_merge_is_proposed_with_it():
    done = said(FIRST.finding.quote, NORA, done=True)
    items = register(done, LATER)
    assert items[0].status is ActionStatus.DONE
    assert not proposals(items)


def test_given_a_merge_on_weak_likeness_then_it_is_shown_with_its_mention():
    [item] = register(*WEAK)
    [(_, one)] = proposals([item])
    assert (one.action, one.mention) == (None, 1)
    assert item.mentions[0] == one.evidence


def test_when_the_reviewer_accepts_a_weak_merge_then_it_is_no_proposal():
    [item] = register(*WEAK, decisions=[entry(1, Verb.ACCEPT, action_id(WEAK[0]))])
    assert len(item.mentions) == 1
    assert not proposals([item])


def test_when_the_reviewer_splits_a_weak_merge_then_there_are_two():
    decided = [entry(1, Verb.SPLIT, action_id(WEAK[0]), "1")]
    items = register(*WEAK, decisions=decided)
    assert [len(one.mentions) for one in items] == [0, 0]
    assert not proposals(items)


FRIDAY = date(2026, 3, 6)
LIST = (
    said("Tariq to grease the winch by Friday", "Tariq Aziz-Bell", due=FRIDAY),
    said("Nora to count the oars by Friday", NORA, due=FRIDAY, at="line 2"),
)


def copied(*sayings):
    """The same lines in the notes of the next week, their days read anew."""
    return tuple(
        said(
            one.finding.quote,
            one.finding.owner,
            day=WEEK_LATER,
            due=FRIDAY + timedelta(days=7),
            at=one.passage.passage.locator,
        )
        for one in sayings
    )


def test_given_a_list_copied_from_the_last_notes_then_its_days_are_the_first_ones():
    items = register(*LIST, *copied(*LIST))
    assert [(one.due, one.raised) for one in items] == [(FRIDAY, MONDAY)] * 2


def test_given_one_line_that_is_said_again_then_its_day_is_the_new_one():
    [item] = register(LIST[0], *copied(LIST[0]))
    assert item.due == FRIDAY + timedelta(days=7)


def test_given_one_line_under_a_heading_of_last_time_then_its_day_is_the_first_one():
    [again] = copied(LIST[0])
    piece = again.passage
    under = piece.passage.model_copy(
        update={"headings": ("Minutes", "Actions from last meeting")}
    )
    again = type(again)(
        again.id, again.finding, type(piece)(**{**_fields(piece), "passage": under})
    )
    [item] = register(LIST[0], again)
    assert item.due == FRIDAY


def _fields(piece):
    return {name: getattr(piece, name) for name in piece.__slots__}
