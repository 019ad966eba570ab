"""A decision told of a role: the person is named who alone is known to hold it."""

import pytest

from assistant.domain.people import People, Person
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, passage

CREW = ExtractContext(
    People(
        [
            Person("Nora Vance", "Director of Ports, Project sponsor"),
            Person("Helen Park", "Project manager"),
            Person("Bruno Keller", "Engineer"),
            Person("Wanda Osei", "Test lead"),
            Person("Tariq Aziz-Bell", "Test lead"),
        ]
    )
)


def told(text):
    return [(one.decided_by) for one in decisions([passage(text)], CREW)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The sponsor approved the second crane.", "Nora Vance"),
        ("Our sponsor has signed off the later date.", "Nora Vance"),
        ("The second crane was approved by the sponsor.", "Nora Vance"),
        ("The project manager decided to drop the kiosk.", "Helen Park"),
        ("The sponsor turned down the second crane.", "Nora Vance"),
        ("Nora approved the extra crane by mail.", "Nora Vance"),
        ("Nora, the sponsor, approved the extra crane.", "Nora Vance"),
        ("Nora decided by phone that the kiosk closes at six.", "Nora Vance"),
        ("The test lead decided to drop the soak.", None),
    ],
)
def test_given_a_role_when_it_decides_then_its_holder_is_the_decider(text, who):
    assert told(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The sponsor did not approve the second crane.",
        "The sponsor will approve the second crane.",
        "Has the sponsor approved the second crane?",
        "The sponsor approved the crane, if Legal agrees.",
        "The sponsor signed the visitors' book.",
        "Nora accepted the invitation.",
        "Nora approved my leave.",
        "Bruno approved the merge request.",
        "Bruno rejected the sample.",
        "Bruno agreed to lead the dives.",
    ],
)
def test_given_no_choice_of_a_role_then_nothing_is_decided(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"I approve the crane," said Bruno.', "Bruno Keller"),
        ("Bruno wrote: “I have decided to close the kiosk.”", "Bruno Keller"),
        ('The sponsor wrote: "I approve the crane."', "Nora Vance"),
        ('The landlord wrote: "I approve the sign."', None),
    ],
)
def test_given_quoted_words_then_whoever_said_them_decided_and_not_the_teller(
    text, who
):
    mail = passage(text, speaker="Helen Park")
    assert [one.decided_by for one in decisions([mail], CREW)] == [who]
