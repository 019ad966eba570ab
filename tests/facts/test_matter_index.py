"""Searching an index finds all that comparing with every text would find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.sameness.matter_index import MatterIndex
from assistant.facts.sameness.same_matter import same_matter

WORDS = (
    "prune the orchard orchards buy purchase order ladder ladders for cider press CP "
    "review check irrigation pump is late delayed OF orchard fence ORC-7 12 May"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_what_is_left_out_is_another_matter(texts: list[str], said: str) -> None:
    near = MatterIndex(texts).near(said)
    for number, text in enumerate(texts):
        if number not in near:
            likeness = same_matter(said, text)
            assert not likeness.same
            assert likeness.score < 0.5


def test_an_unlike_text_is_not_looked_at() -> None:
    index = MatterIndex(["buy ladders for the orchard", "tax return of the bakery"])
    assert index.near("purchase ladders for the orchard") == {0}


def test_an_acronym_is_looked_at_where_it_is_written_out() -> None:
    index = MatterIndex(["the cider press leaks", "frost at night"])
    assert 0 in index.near("CP leaks")
