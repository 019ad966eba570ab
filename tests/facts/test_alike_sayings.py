"""Of many sayings only those are looked at that may be of the same work."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.actions.alike_sayings import AlikeSayings, Reports
from assistant.facts.actions.likeness import Likeness
from assistant.facts.actions.proposed_merges import perhaps_same
from tests.facts.sayings import MONDAY, PEOPLE, reported, said

WORDS = (
    "order ordered sixty hinges gate send sent catalogue printer review sluice "
    "lock KEEP-4 KEEP-5 for the of"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5).map(" ".join)
TALK = st.lists(TEXTS, min_size=1, max_size=6)


def learned(sayings):
    likeness = Likeness(PEOPLE)
    likeness.learn(one.finding for one in sayings)
    return likeness


@settings(deadline=None)
@given(TALK)
def test_an_earlier_saying_that_is_left_out_is_of_other_work(texts):
    sayings = [
        said(text, day=MONDAY + timedelta(days=n)) for n, text in enumerate(texts)
    ]
    likeness = learned(sayings)
    alike = AlikeSayings(sayings, likeness)
    for number, one in enumerate(sayings):
        words = likeness.words(one.finding)
        for other in set(range(number)) - set(alike.before(number)):
            known = likeness.words(sayings[other].finding)
            assert not likeness.same(one, words, sayings[other], known)
            assert not perhaps_same(likeness, one, words, sayings[other], known)


@settings(deadline=None)
@given(TALK, TEXTS)
def test_a_report_that_is_left_out_closes_nothing(texts, work):
    sayings = [said(work, "Nora Vance")]
    likeness = learned(sayings)
    done = [
        reported(text, "Nora Vance", day=MONDAY + timedelta(days=n))
        for n, text in enumerate(texts)
    ]
    words = [likeness.words(one.finding) for one in sayings]
    near = list(Reports(done, likeness).near(words))
    for report in done:
        assert report in near or not likeness.closes(report, sayings, words)


def test_of_unlike_sayings_none_is_looked_at():
    sayings = [said("order sixty hinges"), said("review the annual accounts")]
    assert AlikeSayings(sayings, learned(sayings)).before(1) == []
