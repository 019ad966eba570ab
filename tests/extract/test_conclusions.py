"""What minutes came to without a word of deciding, and what nobody opposed."""

import pytest

from assistant.domain.people import People, Person
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, passage

STAFFED = ExtractContext(
    People(
        [
            Person("Nora Vance", "Programme manager"),
            Person("Hanna Lind", "Sponsor"),
            Person("Bruno Keller", "Developer"),
            Person("Wanda Osei", "Compliance officer"),
        ]
    ),
    None,
    (),
)


def minuted(text):
    found = decisions([passage(text)], STAFFED)
    return [(one.what, one.decided_by) for one in found]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "**Hall 2.** It is late. So Friday the 20th for the second hall it is.",
            "Friday the 20th for the second hall",
        ),
        ("**Opening.** Two dates. Right, then 12 May it is.", "Opening: 12 May"),
        (
            "**Vendor.** Both are dear. So the cheaper offer it is.",
            "Vendor: the cheaper offer",
        ),
        ("**Heating.** Three ways. Then option B it is.", "Heating: option B"),
        ("**Tiles.** So plan B it is then.", "Tiles: plan B"),
        (
            "OK, so the 4th of May for all three groups it is.",
            "The 4th of May for all three groups",
        ),
    ],
)
def test_so_that_one_it_is_concludes(text, what):
    assert minuted(text) == [(what, None)]


@pytest.mark.parametrize(
    "text",
    [
        "**Tiles.** So bad luck it is.",
        "**Tiles.** So what a mess it is.",
        "**Tiles.** Nobody knows how late it is.",
        "**Tiles.** So that is what it is.",
        "**Tiles.** So maybe Friday the 20th for the second hall it is.",
        "So Friday it is.",
    ],
)
def test_what_only_is_so_concludes_nothing(text):
    assert minuted(text) == []


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        (
            (
                "**Photo search.** No time. Hanna: we have enough to do, that one comes in"
                " phase 2. No one contradicted."
            ),
            "Photo search: that one comes in phase 2",
            "Hanna Lind",
        ),
        (
            "Hanna said that the shop stays closed on Mondays. Nobody objected.",
            "The shop stays closed on Mondays",
            "Hanna Lind",
        ),
        (
            (
                "**Maps.** Wanda said it would move to the second release. Nobody spoke"
                " against it."
            ),
            "Maps: it will move to the second release",
            "Wanda Osei",
        ),
        (
            "Hanna: no more overtime in March. Nobody objected to that.",
            "No more overtime in March",
            "Hanna Lind",
        ),
        (
            "The museum keeps both entrances until June, and nobody was against it.",
            "The museum keeps both entrances until June",
            None,
        ),
        (
            "Audio guide: Bruno wants to drop it. Nora is fine with that.",
            "Audio guide: drop it",
            "Bruno Keller and Nora Vance",
        ),
        (
            (
                "Stairs: Bruno says leave them out, people are tired. Nora says ok and it"
                " goes on the list."
            ),
            "Stairs: leave them out, people are tired",
            "Bruno Keller and Nora Vance",
        ),
        (
            (
                "Two ways. Nora's point carried it: no season in May. Hall 2 goes first,"
                " the roof after it."
            ),
            "Hall 2 goes first, the roof after it",
            None,
        ),
        (
            "Bruno's argument prevailed. The old till stays until June.",
            "The old till stays until June",
            None,
        ),
    ],
)
def test_a_course_that_nobody_opposed_or_that_prevailed_is_decided(text, what, by):
    assert minuted(text) == [(what, by)]


@pytest.mark.parametrize(
    "text",
    [
        "Bruno said the demo was great. Nobody objected.",
        "14 tests are red. No one contradicted.",
        "Bruno thinks the vendor is slow. Nobody disagreed.",
        "Should the shop stay closed? Nobody objected.",
        "Bruno says the tests are slow. Nora says ok.",
        "Bruno wants more people. Nora agrees.",
        "Wanda proposed to keep the old till until June. Bruno agrees.",
        "Wanda proposed to keep the old till. Nora agrees, but only if it is cheaper.",
        "Bruno says leave it. Hanna says ok.",
        "Bruno carried it to the car. The old till stays until June.",
        "Nora's point was a good one. Hall 2 goes first in her view.",
        "Did Nora's point carry it? Hall 2 goes first.",
    ],
)
def test_reports_wishes_and_reserves_are_not_decided(text):
    assert minuted(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            (
                "Nora reported, at length; Wanda said that nothing stops her, and so we go"
                " on Monday with the four as they are."
            ),
            (
                "Wanda said that nothing stops her, and so we go on Monday with the four as"
                " they are"
            ),
        ),
        (
            "All checks are green, so we launch on 12 May.",
            "All checks are green, so we launch on 12 May",
        ),
        (
            (
                "The page which Bruno sent, late as he was, was taken as the yardstick for"
                " the acceptance on 1 April, although Wanda has the last word."
            ),
            (
                "The page which Bruno sent was taken as the yardstick for the acceptance on"
                " 1 April"
            ),
        ),
        (
            "Version 3 of the plan was accepted as the new baseline.",
            "Version 3 of the plan was accepted as the new baseline",
        ),
    ],
)
def test_minutes_tell_what_follows_and_what_it_is_judged_by(text, what):
    assert minuted(text) == [(what, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The list is long, so we go through it on Monday.",
        "If the pump is late, so we move the opening to 3 June.",
        "The copy is back, so we start testing on Monday.",
        "It is warm, so we keep an eye on it until Monday.",
        "It was taken as a joke.",
        "The survey was taken as the basis for the estimate.",
        "The list was not taken as the yardstick.",
        "The list should be adopted as the standard.",
        "Last year the list was adopted as the standard.",
        "Version 1.2, approved by the board on 14 July 2025.",
        "Budget £1.24M, approved with this charter.",
    ],
)
def test_work_and_the_history_of_a_paper_are_not_decided(text):
    assert minuted(text) == []
