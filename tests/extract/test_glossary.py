"""Names that a recorder misheard are put right, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.extract.text.glossary import Glossary

ORDINARY = {"walk", "bill", "harbor", "line", "tally", "mirror", "diner", "sable"}
GLOSSARY = Glossary(
    people=["Mirela Duca", "Oskar Lindqvist", "Sabela Ruiz"],
    terms=["Zephyrline", "PierWatch", "Grafana"],
    keys=["BILL-12", "BILL-42", "HL-7", "R-004", "OR-3", "Anchor"],
    is_word=ORDINARY.__contains__,
    is_known={"marina", "oscar", "mirela"}.__contains__,
)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("send BILL 12 to the bank", "send BILL-12 to the bank"),
        ("send bill twelve to the bank", "send BILL-12 to the bank"),
        ("close bill forty two", "close BILL-42"),
        ("close bill four two first", "close BILL-42 first"),
        ("h l 7 is late", "HL-7 is late"),
        ("h l dash seven is late", "HL-7 is late"),
        ("ask mirella about R 4", "ask Mirela about R-004"),
        ("oscar will call lindkvist", "Oskar will call Lindqvist"),
        ("the zephyr line box", "the Zephyrline box"),
        ("zefirline is down", "Zephyrline is down"),
        ("pier watch shows nothing", "PierWatch shows nothing"),
        ("look at graffana", "look at Grafana"),
    ],
)
def test_what_was_heard_is_written_as_the_name_that_is_meant(heard, meant):
    assert GLOSSARY.mended(heard) == meant


@pytest.mark.parametrize(
    "text",
    [
        "two or 3 of them",
        "the bill 12 euros",
        "bill 12 people for it",
        "bill 99 is not ours",
        "r 4",
        "we met at the marina",
        "a sable walk",
        "the mirror in the diner",
        "tally the line",
        "Mirela and Oskar",
        "anchor 3",
    ],
)
def test_ordinary_words_amounts_and_unknown_numbers_are_left_as_they_are(text):
    assert GLOSSARY.mended(text) == text


def test_a_word_that_may_mean_two_names_is_left_as_it_is():
    names = Glossary(people=["Marten Holm", "Marden Voss"])
    assert names.mended("marben called") == "marben called"


@given(st.text(max_size=60))
def test_an_empty_glossary_changes_nothing(text):
    assert Glossary().mended(text) == text


@given(st.text(alphabet="bilHLR 0124-zephyrnoskaé'.", max_size=60))
def test_what_is_mended_is_mended_for_good(text):
    once = GLOSSARY.mended(text)
    assert GLOSSARY.mended(once) == once
