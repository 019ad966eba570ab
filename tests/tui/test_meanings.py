"""`M` shows what is not understood; a meaning is previewed before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from assistant.errors import AssistantError
from assistant.workflows.likely import Candidate
from assistant.workflows.mapping import (
    OtherValues,
    StrangePerson,
    StrangeStatus,
    Suggestion,
    Unsettled,
)
from tests.review.desks import desk
from tests.tui.pilot import on_screen, told, write
from tests.tui.test_inbox import QUAY, SlowClerk
from tui.app import ReviewApp
from tui.inbox import InboxApp
from tui.screens.settle import Kind

PARKED = StrangeStatus(
    status="Parked[/b]",
    tickets=14,
    entries=0,
    sources=("week-02/tickets.csv",),
    suggestion=Suggestion(category="blocked", why="it is spelt nearly like it"),
)
INES = StrangePerson(
    text="ines.o",
    why="no full name is known",
    times=1,
    sources=("week-02/tickets.csv",),
    candidates=(Candidate(name="Ines Okoro", why="a usual handle"),),
)
LEVELS = OtherValues(
    kind="level", values=("huge",), sources=("raid.csv",), fix="write it as a number"
)


class Meanings:
    """Knows a status, a person and a level; what is settled is kept in a list."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.kept: list[tuple[str, str, str]] = []
        self._refuses = refuses

    def unsettled(self) -> Unsettled:
        done = {word for _, word, _ in self.kept}
        return Unsettled(
            statuses=() if PARKED.status in done else (PARKED,),
            people=() if INES.text in done else (INES,),
            others=(LEVELS,),
        )

    def preview(self, kind: Kind, word: str, meaning: str) -> Sequence[str]:
        if self._refuses:
            raise AssistantError(f"{meaning!r} is no category.", fix="Use done.")
        return (f"{word} is {meaning}: 14 rows", "flag gone: Nobody moves it")

    def settle(self, kind: Kind, word: str, meaning: str) -> str:
        self.kept.append((kind, word, meaning))
        return f"{word} is {meaning} now."


async def until(pilot: Pilot[None], words: str) -> str:
    for _ in range(100):
        await pilot.pause(0.02)
        if words in on_screen(pilot):
            break
    assert words in on_screen(pilot)
    return on_screen(pilot)


async def test_given_m_then_each_is_listed_with_why_and_what_it_may_be() -> None:
    app = ReviewApp(desk(), settler=Meanings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("M")
        text = await until(pilot, "perhaps blocked: it is spelt nearly like it")
        assert "Parked[/b]" in text
        assert "14 rows" in text
        await pilot.press("j")
        await until(pilot, "perhaps Ines Okoro: a usual handle")
        await pilot.press("j")
        await until(pilot, "write it as a number")


async def test_given_a_meaning_then_it_is_previewed_and_y_writes_it() -> None:
    settler = Meanings()
    app = ReviewApp(desk(), settler=settler)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("M")
        await until(pilot, "perhaps blocked")
        await pilot.press("enter")
        await until(pilot, "Which is it")
        await pilot.press("enter")
        await until(pilot, "flag gone: Nobody moves it")
        assert settler.kept == []
        await pilot.press("y")
        assert "Parked[/b]" not in await until(pilot, "perhaps Ines Okoro")
        assert "Parked[/b] is blocked now." in told(pilot)
        assert settler.kept == [("status", PARKED.status, "blocked")]
        await pilot.press("escape")
        await pilot.pause()
        assert "The next draft is made with it" in told(pilot)


async def test_given_escape_at_the_preview_then_nothing_is_written() -> None:
    settler = Meanings()
    app = ReviewApp(desk(), settler=settler)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("M")
        await until(pilot, "perhaps blocked")
        await pilot.press("j", "enter")
        await until(pilot, "Whose name is it")
        await write(pilot, " Bell")
        await until(pilot, "ines.o is Ines Okoro Bell")
        await pilot.press("escape", "y")
        await until(pilot, "perhaps Ines Okoro")
        assert "Enter says what it means first." in told(pilot)
    assert settler.kept == []


async def test_given_no_category_then_why_is_shown_and_nothing_can_be_settled() -> None:
    settler = Meanings(refuses=True)
    app = ReviewApp(desk(), settler=settler)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("M")
        await until(pilot, "perhaps blocked")
        await pilot.press("enter")
        await until(pilot, "Which is it")
        await write(pilot, "ish")
        await until(pilot, "'blockedish' is no category.")
        await pilot.press("y")
    assert settler.kept == []


async def test_given_a_review_without_a_project_then_the_command_is_named() -> None:
    async with ReviewApp(desk()).run_test(size=(80, 24)) as pilot:
        await pilot.press("M")
        await pilot.pause()
        assert "ontrack map" in told(pilot)


class SettlingClerk(SlowClerk):
    """Settles in the project that it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.meanings = Meanings()

    def settler(self, folder: Path) -> Meanings:
        self.asked.append(f"settle {folder.name}")
        return self.meanings


async def test_given_the_inbox_then_m_settles_words_of_the_project() -> None:
    clerk = SettlingClerk()
    async with InboxApp([QUAY], clerk).run_test(size=(80, 24)) as pilot:
        await until(pilot, "1 waiting for you")  # type: ignore[arg-type]
        await pilot.press("M")
        await until(pilot, "perhaps blocked")  # type: ignore[arg-type]
    assert clerk.asked == ["settle quay"]
