"""Roles in notes and pages: who is whose sponsor, lead or manager."""

import pytest

from ingest.notes.role_lines import people_of, role_holders
from ingest.text.prose import markdown_passages


def roles(text):
    lines = text.split("\n")
    found = role_holders(lines, markdown_passages(lines))
    return {one.name: one.role for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sponsor: Ana Díaz", {"Ana Díaz": "Sponsor"}),
        ("**Project sponsor** – Ana Díaz", {"Ana Díaz": "Project sponsor"}),
        ("- Executive Sponsor: Ana Díaz (Acme)", {"Ana Díaz": "Executive Sponsor"}),
        ("Our sponsor is Ana Díaz.", {"Ana Díaz": "Sponsor"}),
        ("Ana Díaz, Project Sponsor", {"Ana Díaz": "Project Sponsor"}),
        (
            "Present: Ana Díaz (sponsor), Bo Li (PM), Cy Wu",
            {"Ana Díaz": "Sponsor", "Bo Li": "PM"},
        ),
        (
            "Sponsor: Ana Díaz | Project manager: Bo Li",
            {"Ana Díaz": "Sponsor", "Bo Li": "Project manager"},
        ),
        (
            "| Name | Role |\n|---|---|\n| Ana Díaz | Sponsor |\n| Bo Li | Diver |",
            {"Ana Díaz": "Sponsor", "Bo Li": "Diver"},
        ),
        (
            "| Sponsor | Ana Díaz |\n|---|---|\n| Test lead | Bo Li |",
            {"Ana Díaz": "Sponsor", "Bo Li": "Test lead"},
        ),
    ],
)
def test_given_a_role_beside_a_name_then_the_person_has_it(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sponsor: TBD",
        "Sponsor: Acme Bank",
        "Sponsor – Budget Approval",
        "Sponsor: approves the budget",
        "Risk owner: Ana Díaz",
        "Action: Ana Díaz",
        "Project manager: to be named",
        "Sponsor: Ana Díaz to sign the order by Friday",
        "Test lead time: Four Weeks",
        "| Task | Owner |\n|---|---|\n| Project manager | Ana Díaz |",
    ],
)
def test_given_no_name_or_no_role_of_the_project_then_nobody_has_one(text):
    assert roles(text) == {}


def test_given_a_first_name_when_one_present_has_it_then_it_is_that_person():
    lines = ["Present: Ana Díaz, Bo Li, Cy Wu", "", "Sponsor: Ana"]
    found = people_of(lines, markdown_passages(lines))
    assert [(p.name, p.role) for p in found if p.role] == [("Ana Díaz", "Sponsor")]


def test_nickname_within_a_name_of_a_table_of_roles_means_that_person():
    lines = ["| Role | Name |", "|---|---|", "| Stage | Elizabeth (Liz) Moss |"]
    [found] = role_holders(lines, markdown_passages(lines))
    assert (found.name, found.handle) == ("Elizabeth Moss", "Liz")
