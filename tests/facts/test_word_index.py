"""Looking texts up by their stems gives what comparing with every text would."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.sameness.stems import same_subject, shared, stems
from assistant.facts.sameness.word_index import SubjectIndex, WordIndex

WORDS = (
    "orchard orchards orchad pruning prune pruned ladder ladders cider press pressing "
    "pressed bottles bottling label labels labelling frost frosts irrigation"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_each_text_is_found_with_the_number_of_its_stems_that_are_given(
    texts: list[str], said: str
) -> None:
    compared = {
        n: len(shared(stems(text), stems(said))) for n, text in enumerate(texts)
    }
    found = WordIndex(texts).held_by(stems(said))
    assert found == {n: common for n, common in compared.items() if common}


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_what_shares_no_stem_is_not_among_what_is_looked_at(
    texts: list[str], said: str
) -> None:
    near = WordIndex(texts).sharing(stems(said))
    assert near == tuple(
        n for n, text in enumerate(texts) if shared(stems(text), stems(said))
    )


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_what_holds_all_wanted_stems_is_what_shares_each_of_them(
    texts: list[str], said: str
) -> None:
    wanted = stems(said)
    assert WordIndex(texts).holding(wanted) == tuple(
        n
        for n, text in enumerate(texts)
        if wanted and shared(wanted, stems(text)) == wanted
    )


@given(st.lists(TEXTS, max_size=8), TEXTS, st.sampled_from((0.3, 0.5, 0.6, 0.8)))
def test_no_text_that_is_as_like_as_asked_is_left_out(
    texts: list[str], said: str, least: float
) -> None:
    near = SubjectIndex(texts).near(said, least)
    alike = {n for n, text in enumerate(texts) if same_subject(said, text) >= least}
    assert alike <= set(near)


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_no_text_of_the_same_subject_is_left_out(texts: list[str], said: str) -> None:
    near = SubjectIndex(texts).near(said)
    alike = {n for n, text in enumerate(texts) if same_subject(text, said)}
    assert alike <= set(near)


def test_a_text_that_names_the_same_key_is_looked_at_without_a_common_word() -> None:
    index = SubjectIndex(["ORC-7 is late", "ladders are mended"])
    assert index.near("see ORC-7") == (0,)
