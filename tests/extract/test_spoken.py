"""Recordings as recorders write them: no stops, small letters, cut cues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.findings import ActionFinding, DecisionFinding, Strength
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.findings import ExtractContext, extract
from assistant.extract.text.spoken import is_hum, is_unstopped, spoken
from ingest.notes.turns import Cue, joined, turn_passages
from tests.extract.documents import passage

PEOPLE = People([Person("Imke Haas"), Person("Rashid Noor"), Person("Paloma Diez")])


def heard(*said: tuple[str, str]):
    """What the rules find in turns, each of a speaker; the passages by id."""
    cues = [Cue(n * 2000, text, who) for n, (who, text) in enumerate(said)]
    passages = [
        passage(
            one.text,
            Role.TURN,
            at=one.locator,
            kind=DocumentKind.TRANSCRIPT_VTT,
            speaker=one.speaker,
        )
        for one in turn_passages(joined(cues))
    ]
    found = extract(passages, ExtractContext(people=PEOPLE))
    return found, {one.id: one.passage.text for one in passages}


def actions(*said):
    found, texts = heard(*said)
    listed = [one for one in found if isinstance(one, ActionFinding)]
    assert all(one.quote in texts[one.passage] for one in listed)
    return listed


def test_given_no_stops_and_small_letters_then_each_promise_is_an_action_of_its_own():
    first, second = actions(
        ("Imke Haas", "okay um the apiary visit went fine and we liked the honey"),
        (
            "Rashid Noor",
            "i will mend the smoker by thursday and then i'll order the new frames",
        ),
    )
    assert (first.what, first.owner) == ("Mend the smoker", "Rashid Noor")
    assert first.quote == "i will mend the smoker by thursday"
    assert (second.what, second.quote) == (
        "Order the new frames",
        "i'll order the new frames",
    )


def test_given_another_who_only_listens_then_the_sentence_is_joined_across_it():
    [one] = actions(
        ("Rashid Noor", "i will bring the extractor to the"),
        ("Paloma Diez", "mhm"),
        ("Rashid Noor", "barn on monday"),
        ("Imke Haas", "we had eleven jars broken on the way to the market"),
    )
    assert one.quote == "i will bring the extractor to the\nbarn on monday"
    assert one.due_text == "on monday"


def test_given_an_answer_to_a_request_then_whoever_consents_owns_it():
    [one] = actions(
        ("Imke Haas", "the labels came out crooked last time i think"),
        ("Imke Haas", "can you send the proofs to the printer"),
        ("Rashid Noor", "sure"),
        ("Imke Haas", "the jars stand in the cellar by the window"),
    )
    assert (one.what, one.owner) == ("Send the proofs to the printer", "Rashid Noor")
    assert one.strength is Strength.COMMITTED


def test_given_a_decision_in_the_middle_of_a_turn_then_its_quote_is_that_clause():
    found, _ = heard(
        ("Imke Haas", "i looked at both lids and we agreed to take the gold ones"),
        ("Rashid Noor", "they cost a little more than the plain white ones do"),
    )
    [one] = [one for one in found if isinstance(one, DecisionFinding)]
    assert one.quote == "we agreed to take the gold ones"


@pytest.mark.parametrize(
    "words",
    [
        "the frames that i will order are too wide for the boxes",
        "nobody knows how we can reach the far hives in winter",
        "i think you should be happy with the harvest this year",
    ],
)
def test_a_clause_inside_another_is_not_cut_off(words):
    [one] = spoken(words, unstopped=True)
    assert one.text == words


def test_given_a_recording_with_stops_then_its_sentences_are_as_written():
    [one] = spoken("So I'll order the\nframes and you can paint them.", unstopped=False)
    assert one.core == "So I'll order the frames and you can paint them."
    assert one.text == "So I'll order the\nframes and you can paint them."


@pytest.mark.parametrize("word", ["mhm", "Mm-hmm.", "uh-huh", "hmm, hmm"])
def test_a_hum_says_nothing(word):
    assert is_hum(word)


@pytest.mark.parametrize("word", ["yes", "sure", "okay", "no", "hummus"])
def test_consent_is_no_hum(word):
    assert not is_hum(word)


def test_a_recording_is_unstopped_only_where_hardly_a_turn_ends_with_a_stop():
    bare = ["the bees are all back in the box", "and the queen was marked in may"]
    assert is_unstopped(bare)
    assert not is_unstopped(["The bees are back.", *bare])
    assert not is_unstopped(["yes", "no"])


@given(st.text(alphabet="ai yoe'wu nd\n.?,mh’", max_size=80), st.booleans())
def test_every_sentence_is_verbatim_at_its_place(text, unstopped):
    for one in spoken(text, unstopped=unstopped):
        assert text[one.start : one.start + len(one.text)] == one.text


def test_the_listener_keeps_a_turn_of_its_own():
    cues = [
        Cue(0, "we should count the", "Imke Haas"),
        Cue(1000, "yeah", "Rashid Noor"),
        Cue(2000, "hives before winter.", "Imke Haas"),
        Cue(3000, "Good.", "Rashid Noor"),
    ]
    assert [(turn.speaker, turn.text) for turn in joined(cues)] == [
        ("Imke Haas", "we should count the\nhives before winter."),
        ("Rashid Noor", "yeah"),
        ("Rashid Noor", "Good."),
    ]


def test_given_words_of_substance_between_then_nothing_is_joined_across_them():
    cues = [
        Cue(0, "we should count the", "Imke Haas"),
        Cue(1000, "the jars?", "Rashid Noor"),
        Cue(2000, "hives before winter.", "Imke Haas"),
    ]
    assert len(joined(cues)) == 3
