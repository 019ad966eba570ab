"""What the retrieval bench counts, and how its page is kept."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import Passage, Role
from bench.retrieval.measures import OF_CITATION, OF_SEARCH, hit, ndcg, reciprocal_rank
from bench.retrieval.page import Goal, Section, goals, put
from bench.retrieval.questions import items
from bench.retrieval.scenarios import says

rankings = st.permutations(range(30))
golds = st.frozensets(st.integers(0, 29), min_size=1)


@given(rankings, golds)
def test_every_measure_is_between_nothing_and_all(ranking, gold):
    for measure in (*OF_SEARCH.values(), *OF_CITATION.values()):
        assert 0 <= measure(ranking, gold) <= 1


@given(golds)
def test_gold_first_is_the_best_ranking(gold):
    best = sorted(range(30), key=lambda turn: turn not in gold)
    assert math.isclose(ndcg(10, best, gold), 1)
    assert reciprocal_rank(best, gold) == 1


def test_a_later_hit_counts_less_and_a_missed_one_nothing():
    assert math.isclose(ndcg(10, [5, 7], frozenset({7})), 1 / math.log2(3))
    assert reciprocal_rank([5, 7], frozenset({7})) == 0.5
    assert reciprocal_rank([5], frozenset({7})) == 0
    assert hit(1, [5, 7], frozenset({7})) == 0
    assert OF_SEARCH["recall@10"]([5, 7], frozenset({7, 8})) == 0.5


def test_a_run_replaces_its_own_section_and_keeps_the_others(tmp_path: Path):
    page = tmp_path / "page.md"
    for name, text in (("b-val", "old"), ("a-val", "kept"), ("b-val", "new")):
        put(page, Section(name, name, (text,)), ("a", "b"))
    written = page.read_text()
    assert "old" not in written
    assert written.index("kept") < written.index("new")


def test_each_kind_of_truth_has_its_question():
    source = {"file": "a.md", "quote": "words"}
    truth = {
        "actions": [_item(what="Send the pack.", source=source)],
        "decisions": [_item(what="SSO waits", source=source)],
        "flags": [_item(why="Nobody owns it.", evidence=[source])],
        "confidential": [_item(what="The discount", evidence=[source])],
        "changes": [
            _change("T-1", "date_slipped", [source]),
            _change("T-2", "done", []),
            _change("T-3", "done", [source], executive=False),
        ],
    }
    assert [item.question for item in items(truth)] == [
        "Who will send the pack?",
        "What was decided about SSO waits?",
        "Nobody owns it.",
        "The discount",
        "T-1 date slipped",
    ]


def _item(**fields):
    return {"id": "X", "week": 1} | fields


def _change(subject, kind, evidence, *, executive=True):
    material = {"executive": executive}
    return _item(subject=subject, kind=kind, evidence=evidence, material=material)


@pytest.mark.parametrize(
    ("measured", "at_least", "verdict"),
    [
        (0.9, True, "reached"),
        (0.899, True, "**missed**"),
        (0.899, False, "reached"),
        (0.9, False, "**missed**"),
    ],
)
def test_a_goal_that_is_not_reached_is_called_missed(
    measured: float, at_least: bool, verdict: str
):
    goal = Goal("apples picked", 0.9, at_least=at_least)
    last = goals([(goal, measured)])[-1]
    sign = "≥" if at_least else "<"
    assert last == f"| apples picked | {sign} 0.900 | {measured:.3f} | {verdict} |"


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("I count the lambs on Sunday", True),
        ("Ida Berg: I count the lambs on Sunday", True),
        ("Bo Holm: I count the lambs on Sunday", False),
    ],
)
def test_the_quote_of_a_turn_may_begin_with_its_speaker(quote, held):
    passage = Passage(
        locator="cue 1",
        text="I count the lambs on Sunday, all of them.",
        role=Role.TURN,
        speaker="Ida Berg",
    )
    assert says(passage, quote) is held
