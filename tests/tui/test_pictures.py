from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from assistant.domain.journal import Verb
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import HEALTH, LAST_WEEK
from tests.review.shelf import Shelf
from tests.review.wordings import Wordings
from tests.tui.test_attaching import opened
from tui.app import ReviewApp

Compare = Callable[..., bool]


def half_decided() -> ReviewDesk:
    at = desk(MemoryJournal(), previous=LAST_WEEK, health=HEALTH)
    at.decide(Verb.ACCEPT, "clm-01")
    at.decide(Verb.DROP, "clm-02")
    at.decide(Verb.EDIT, "clm-03", "The terminals were ordered.")
    at.decide(Verb.OWNER, "act-02", "Tomasz Vale")
    at.decide(Verb.ANSWER, "flg-01", "still live")
    at.decide(Verb.WAIVE, "chg-90", reason="told by phone")
    return at


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("place", ["claims", "actions", "flags", "compare", "approve"])
def test_a_place_looks_as_before(
    snap_compare: Compare, place: str, size: tuple[int, int]
) -> None:
    key = str(["claims", "actions", "flags", "compare", "approve"].index(place) + 1)
    press = [key, "j", "j"] if place != "claims" else ["j", "j", "j"]
    assert snap_compare(ReviewApp(half_decided()), press=press, terminal_size=size)


def test_the_editor_looks_as_before(snap_compare: Compare) -> None:
    press = ["j", "j", "e", "space", "9", "9"]
    assert snap_compare(ReviewApp(half_decided()), press=press, terminal_size=(80, 24))


def test_a_question_looks_as_before(snap_compare: Compare) -> None:
    assert snap_compare(
        ReviewApp(half_decided()), press=["3", "x", "n", "o"], terminal_size=(80, 24)
    )


def test_without_colour_it_looks_as_before(
    snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    press = ["j", "j", "j"]
    assert snap_compare(ReviewApp(half_decided()), press=press, terminal_size=(80, 24))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_words_to_attach_look_as_before(
    snap_compare: Compare, size: tuple[int, int]
) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("j")

    at = desk(citing=Shelf())
    assert snap_compare(ReviewApp(at), run_before=go, terminal_size=size)


def test_other_wordings_look_as_before(snap_compare: Compare) -> None:
    at = desk(redrafting=Wordings())
    press = ["j", "j", "r", "j"]
    assert snap_compare(ReviewApp(at), press=press, terminal_size=(80, 24))


def test_marks_look_as_before(snap_compare: Compare) -> None:
    press = ["space", "j", "space"]
    assert snap_compare(ReviewApp(half_decided()), press=press, terminal_size=(80, 24))
