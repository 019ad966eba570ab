"""What is worked out once for a view is worked out again for another one."""

from __future__ import annotations

from datetime import date

from assistant.facts.remembered import once_a_view
from assistant.ledger.view import View
from tests.facts.builders import WEEK_1, Project


def test_a_view_is_looked_through_once_and_a_new_one_again(project: Project) -> None:
    looked_at = []

    @once_a_view
    def days(view: View) -> date:
        looked_at.append(view)
        return view.as_of

    view = project.view(WEEK_1)
    assert [days(view), days(view), days(project.view(WEEK_1))] == [WEEK_1] * 3
    assert len(looked_at) == 2


def test_what_is_added_later_is_in_the_next_view_of_the_same_day(
    project: Project,
) -> None:
    counted = once_a_view(lambda view: len(view.passages))
    before = project.view(WEEK_1)
    assert counted(before) == 0
    project.note(WEEK_1, "barn", "The barn door is painted.")
    assert counted(project.view(WEEK_1)) > 0
    assert counted(before) == 0


def test_a_view_gives_one_view_of_each_other_day(project: Project) -> None:
    view = project.view(WEEK_1)
    earlier = date(2026, 1, 1)
    assert view.at(earlier) is view.at(earlier)
    assert view.at(earlier).as_of == earlier
    assert view.at(WEEK_1) is view
