from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.people import People
from ingest.notes.attendees import attendees, credited
from ingest.text.prose import markdown_passages


def names(text: str) -> list[str]:
    lines = text.split("\n")
    people = attendees(lines, markdown_passages(lines))
    return [person.name or f"@{person.handle}" for person in people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Present:** Ana Díaz, Bo, Cy Wu (Acme)", ["Ana Díaz", "Bo", "Cy Wu"]),
        ("Notes: Ana. Present: Bo, Cy. Deb dipped in.", ["Ana", "Bo", "Cy"]),
        ("In the loft: Ana, Bo, Cy and Deb", ["Ana", "Bo", "Cy", "Deb"]),
        (
            "2031-03-04, 14:00. Ana Díaz (chair, notes), Bo Li, Cy",
            ["Ana Díaz", "Bo Li", "Cy"],
        ),
        ("Recorded by Ana Díaz.", ["Ana Díaz"]),
        ("Out: Bo (dentist), Cy until noon", ["Bo", "Cy"]),
        ("Teilnehmer: Jörg Weiß, Änne", ["Jörg Weiß", "Änne"]),
        ("Attendees: @bo-li, @cy", ["@bo-li", "@cy"]),
        ("Notes: Todd B. (dates are m/d)", ["Todd B"]),
        ("Present: Андрій Бондар, Ζωή Παππά", ["Андрій Бондар", "Ζωή Παππά"]),
    ],
)
def test_people_of_a_line(text: str, expected: list[str]) -> None:
    assert names(f"# Sync\n\n{text}\n") == expected


def test_hasty_list_in_lower_case_counts_on_the_first_lines_only() -> None:
    assert names("sync wed\n\nana, bo, cy w. deb late") == ["ana", "bo", "cy w"]
    assert names("\n".join(["x"] * 9 + ["red, green, blue"])) == []


def test_list_under_a_heading_counts() -> None:
    text = "# Call\n\n## Attendees\n\n- Ana Díaz - Acme\n- Bo Li (remote)\n\n## Agenda\n\n- Cy Wu"
    assert names(text) == ["Ana Díaz", "Bo Li"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("* Ana Díaz @adz (voting member)", ("Ana Díaz", "adz", None)),
        ("- Ana Díaz <ana@acme.test>", ("Ana Díaz", None, "ana@acme.test")),
        (
            "- Bo J Li (Acme) &lt;bo.li@acme.test&gt;",
            ("Bo J Li", None, "bo.li@acme.test"),
        ),
        ("- [Bo Li](https://w.test/wiki/people/55:9?r=c)", ("Bo Li", None, None)),
    ],
)
def test_handle_and_address_beside_a_name_belong_to_it(
    item: str, expected: tuple[str | None, ...]
) -> None:
    lines = f"# Call\n\n## Attendees\n\n{item}\n".split("\n")
    [one] = attendees(lines, markdown_passages(lines))
    assert (one.name, one.handle, one.email) == expected


def test_a_heading_that_only_speaks_of_participants_is_no_roll() -> None:
    text = (
        "# Call\n\n## Topics chosen by the participants\n\n- Canonical forms\n- Merge"
    )
    assert names(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Fix it - [Ana Díaz](https://w.test/wiki/people/5:9)", ["Ana Díaz"]),
        ("Ask [Bo Li](mailto:bo@acme.test).", ["Bo Li"]),
        ("Seen by [cyw](https://git.test/users/cyw)", ["@cyw"]),
        ("Created by Ana Díaz, last modified by Bo Li on 2 May", ["Ana Díaz", "Bo Li"]),
        ("See [the plan](https://w.test/wiki/pages/77) and [Help](https://w.test)", []),
    ],
)
def test_people_whom_a_page_links_to_or_credits(line: str, expected: list[str]) -> None:
    found = credited(["# Page", "", line])
    assert [one.name or f"@{one.handle}" for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "| Step | Result | Remark |",
        "Present: everybody",
        "We moved Payments, Billing and Search to staging in March.",
        "Risks: rain, wind",
    ],
)
def test_other_lists_name_nobody(text: str) -> None:
    assert names(f"# Sync\n\n{text}\n") == []


@given(st.text())
def test_any_text_can_be_asked_for_people(text: str) -> None:
    for person in attendees(text.split("\n")):
        assert person.name or person.handle


@pytest.mark.parametrize(
    "line",
    [
        "Who | What | When",
        "Owner, Action, Due Date",
        "Nr. | Aufgabe | Wer | Bis wann",
        "Qui | Quoi | Quand",
        "Topic; Decision; Responsible; Status",
    ],
)
def test_names_of_columns_are_no_people(line: str) -> None:
    assert names(f"# Sync\n\n{line}") == []


def test_the_label_of_a_row_is_no_person() -> None:
    assert names("Attendees | Ana Díaz, Bo Li") == ["Ana Díaz", "Bo Li"]


def test_a_name_that_is_also_a_word_of_some_form_is_a_person() -> None:
    assert names("Present: Chi, Dove, Bo") == ["Chi", "Dove", "Bo"]


@pytest.mark.parametrize(
    "line",
    [
        'Present: Elizabeth "Liz" Moss, Jan Wit',
        "Present: Elizabeth (Liz) Moss, Jan Wit",
    ],
)
def test_given_a_nickname_within_a_name_then_it_means_that_person(line: str) -> None:
    found = attendees([line])
    people = People.from_mentions(found)
    assert [one.name for one in found] == ["Elizabeth Moss", "Jan Wit"]
    assert people.resolve("Liz") == "Elizabeth Moss"


def test_list_behind_a_phrase_with_a_colon_is_no_list_of_names() -> None:
    line = "Menus in French for the three teams: Metering and Moves, Billing, Leaks"
    assert names(line) == []
