"""A model is told no names, and its answer has them again."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.people import People, Person
from assistant.llm.masking import Mask
from assistant.llm.port import ModelSettings
from assistant.llm.providers import chat_model
from tests.llm import server as fake
from tests.llm.test_openai_compatible import Lines

PEOPLE = People(
    [
        Person("Ines Prado", aliases=frozenset({"ines.prado@hall.example", "ip7"})),
        Person("Mark O'Shea"),
        Person("Lena Ott"),
        Person("Lena Wolf"),
    ]
)
MASK = Mask(PEOPLE, ["Blue Hall"])


def test_every_spelling_has_a_placeholder_of_its_own() -> None:
    text = (
        "Ines Prado (ines.prado@hall.example, @ip7) asked Mark; Ines's plan for the "
        "Blue Hall goes to O'Shea, to Lena and to x@other.example."
    )
    assert MASK.hidden(text).text == (
        "Person1 (Person1a, Person1b) asked Person2; Person1c's plan for the Name3 "
        "goes to Person2a, to Person4 and to Person5."
    )


def test_ordinary_words_stay() -> None:
    text = "Please mark the seats: 340 in all, R-7 is open."
    assert MASK.hidden(text).text == text


def test_given_a_text_with_such_words_then_placeholders_differ_from_them() -> None:
    hidden = MASK.hidden("Person1 is a role, Ines is not.")
    assert hidden.text == "Person1 is a role, Personx1 is not."
    assert hidden.shown("Person1 and Personx1") == "Person1 and Ines"


PIECES = ["Ines Prado", "Ines", "ines", "Mark O'Shea", "Mark", "@ip7", "Blue Hall"]
PIECES += ["blue hall", "a@b.example", " ", ", ", "'s", ".", "\n", "Person1", "x", "ü"]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_what_is_hidden_is_shown_again_letter_by_letter(text: str) -> None:
    hidden = MASK.hidden(text)
    assert hidden.shown(hidden.text) == text


def test_the_server_gets_no_name_and_the_answer_has_it() -> None:
    answer = {"lines": [{"fact": "f1", "text": "Person1 sent it to Person9."}]}
    with fake.serving(fake.completion(json.dumps(answer))) as script:
        settings = ModelSettings(model="m", base_url=script.url, allow=True)
        model = chat_model(settings, {}, mask=MASK)
        got = model.complete("Write: Ines Prado sent it.", Lines)
    [request] = script.requests
    assert "Ines" not in json.dumps(request.body)
    assert got.value.lines[0].text == "Ines Prado sent it to Person9."
