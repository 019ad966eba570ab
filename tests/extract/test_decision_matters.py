"""A decision whose words name no matter takes that of its paragraph."""

import pytest

from tests.extract.documents import decisions, passage


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "**Gift cards.** Lena asked the price. It was agreed to drop it for now.",
            "Gift cards: it was agreed to drop it for now",
        ),
        (
            "**3. Extra signs.** The request came in on Monday. Rejected.",
            "Extra signs: rejected",
        ),
        (
            "**Shorter training.** Six days. Rejected.",
            "Shorter training: rejected",
        ),
    ],
)
def test_a_decision_that_names_nothing_takes_the_matter_of_its_paragraph(text, what):
    assert [
        one.what for one in decisions([passage(text, headings=("Steering committee",))])
    ] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "**Gift cards.** It was agreed to drop the printed cards for this year.",
            "Drop the printed cards for this year",
        ),
        ("It was agreed to drop it for this year.", "Drop it for this year"),
    ],
)
def test_a_decision_stays_as_worded_where_it_or_nobody_names_the_matter(text, what):
    found = [
        one.what for one in decisions([passage(text, headings=("Steering committee",))])
    ]
    assert len(found) == 1
    assert found[0].lower().endswith(what.lower())
