"""Milestones of charters and plans that stand as a list, not as a table."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import Milestone
from ingest.reader import Document, ReadContext
from ingest.readers.notes_markdown import MarkdownNotesReader
from ingest.readers.wiki_markdown import WikiReader

CONTEXT = ReadContext(today=date(2031, 3, 4))
MAY, JUNE = date(2031, 5, 12), date(2031, 6, 2)


def charter(text: str) -> ReadResult:
    page = f"# Tide mill: charter\n\nSponsor: Ana Díaz.\n\n{text}\n"
    return WikiReader().read(Document("w1/charter.md", page.encode()), CONTEXT)


def minutes(text: str) -> ReadResult:
    page = f"# Weekly 4 March 2031\n\n{text}\n"
    return MarkdownNotesReader().read(Document("w1/weekly.md", page.encode()), CONTEXT)


def listed(result: ReadResult) -> list[tuple[str, date | None, str | None]]:
    found = [part for part in result.records if isinstance(part, Milestone)]
    return [(part.title, part.due, part.owner) for part in found]


@pytest.mark.parametrize(
    ("points", "owner"),
    [
        ("- Sluice gate hung: 12 May 2031\n- Handover: 2 June 2031", None),
        ("- Sluice gate hung: 12 May\n- Handover: 2 June", None),
        (
            "1. Sluice gate hung — 12 May 2031 (Ana Díaz)\n2. Handover — 2 June 2031",
            "A",
        ),
        ("* Sluice gate hung – 12 May 2031 – Ana Díaz\n* Handover – 2 June 2031", "A"),
        ("- **Sluice gate hung**: 12 May 2031, Ana Díaz\n- **Handover**: 2 June", "A"),
        ("- Sluice gate hung by 12 May 2031\n- Handover on 2 June 2031", None),
        ("- 12 May 2031: Sluice gate hung\n- 2 June 2031: Handover", None),
        ("- 2031-05-12 - Sluice gate hung (Ana Díaz)\n- 2031-06-02 - Handover", "A"),
        ("- Sluice gate hung (12 May 2031)\n- Handover (2 June 2031)", None),
        ("1) Sluice gate hung, 12 May 2031\n2) Handover, 2 June 2031", None),
        ("- Sluice gate hung -> Mon 12 May 2031\n- Handover -> Mon 2 June 2031", None),
        ("- Sluice gate hung, due 12 May 2031\n- Handover, due by 2 June 2031", None),
    ],
)
def test_given_milestones_as_a_list_then_each_is_read_with_its_day_and_owner(
    points: str, owner: str | None
) -> None:
    result = charter(f"## Milestones\n\n{points}")
    who = "Ana Díaz" if owner else None
    assert listed(result) == [("Sluice gate hung", MAY, who), ("Handover", JUNE, None)]
    assert not result.problems


@pytest.mark.parametrize(
    "heading",
    ["## Key dates", "Milestones:", "**Timeline**", "## 4. Project plan", "## Jalons"],
)
def test_given_a_list_under_another_heading_of_a_plan_then_it_is_read(
    heading: str,
) -> None:
    result = charter(f"{heading}\n\n- Sluice gate hung: 12 May\n- Handover: 2 June")
    assert [name for name, _, _ in listed(result)] == ["Sluice gate hung", "Handover"]


def test_given_a_point_without_a_readable_day_then_its_line_is_named() -> None:
    result = charter(
        "## Milestones\n\n- Sluice gate hung: 12 May\n- Wheel turning: early summer\n"
        "- Handover: 31 June\n- Fish pass: 3 or 4 June\n- Opening: tbd\n"
        "\nAll dates are subject to approval."
    )
    assert listed(result)[0] == ("Sluice gate hung", MAY, None)
    assert ("Opening", None, None) in listed(result)
    places = [problem.where for problem in result.problems]
    assert {"line 8", "line 9"} <= set(places)
    assert not {"line 7", "line 11", "line 13"} & set(places)


def test_given_a_ticked_point_then_it_is_met_and_a_struck_one_is_none() -> None:
    result = charter(
        "## Milestones\n\n- [x] Sluice gate hung: 12 February\n- [ ] Handover: 2 June\n"
        "- ~~Fair: 3 July~~"
    )
    stones = [part for part in result.records if isinstance(part, Milestone)]
    assert [(part.title, part.met) for part in stones] == [
        ("Sluice gate hung", True),
        ("Handover", False),
    ]
    assert not result.problems


def test_given_a_list_in_minutes_under_milestones_then_it_is_read_too() -> None:
    result = minutes("## Milestones\n\n- Sluice gate hung: 12 May\n- Handover: 2 June")
    assert len(listed(result)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "## Milestones\n\n- The sluice gate was hung on 12 May.\n- Handover is 2 June.",
        "## Milestones\n\n- Handover moves to 2 June 2031\n- All others hold",
        "## Milestones\n\nNothing is due before 12 May 2031.",
        "## Milestones\n\n- Handover: we agreed on 2 June and told Ana",
        "## Actions\n\n- Ana: send the drawings by 12 May\n- Order the oak: 2 June",
        "## Plan\n\n- Ana Díaz: 12 May\n- Order the oak: 2 June",
        "## Timeline\n\n- 12 February: the pump failed\n- 13 February: repaired",
        "## Holidays\n\n- Whit Monday: 2 June 2031",
    ],
)
def test_given_talk_or_another_list_in_minutes_then_it_holds_no_milestone(
    text: str,
) -> None:
    result = minutes(text)
    assert not listed(result)
    assert not result.problems


@pytest.mark.parametrize(
    "line",
    ["Version 2, 3 October 2031", "Owner: Bo, 5 May 2031", "Last updated: 5 May 2031"],
)
def test_given_what_a_plan_says_of_itself_then_its_day_is_no_milestone(
    line: str,
) -> None:
    page = f"# Plan\n\n{line}\n\n## Milestones\n\n{line}\n- Handover: 2 June\n"
    result = WikiReader().read(Document("w1/plan.md", page.encode()), CONTEXT)
    assert [name for name, _, _ in listed(result)] == ["Handover"]
