"""The inbox, driven by keys, with a clerk whose work the test lets go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

from textual.pilot import Pilot

from assistant.errors import AssistantError
from assistant.workflows.inbox import Glance, Waiting
from tests.tui.pilot import write
from tui.inbox import InboxApp
from tui.screens.settle import Settler

QUAY, ORCHARD, DAMAGED = Path("/p/quay"), Path("/p/orchard"), Path("/p/damaged")
SECONDS = 5


class SlowClerk:
    """Knows three projects; drafting and reading wait until they are let go."""

    def __init__(self) -> None:
        self.go = Event()
        self.asked: list[str] = []
        self.claims = 0
        self.said = "1 draft."

    def glance(self, folder: Path) -> Glance:
        if folder == DAMAGED:
            raise AssistantError("The ledger is damaged.", fix="Restore its backup.")
        drafted = folder == QUAY or self.claims > 0
        return Glance(
            folder=str(folder),
            name=folder.name.capitalize(),
            newest=date(2027, 3, 12),
            sources=9,
            actions=2,
            flags=3,
            audiences=(
                Waiting(
                    audience="executive",
                    draft="drf-1" if drafted else None,
                    as_of=date(2027, 3, 12) if drafted else None,
                    next_update=date(2027, 3, 19) if drafted else None,
                    claims=(self.claims or 6) if drafted else 0,
                ),
            ),
        )

    def draft(self, folder: Path) -> str:
        self.asked.append(f"draft {folder.name}")
        assert self.go.wait(SECONDS)
        self.claims = 4
        return self.said

    def ingest(
        self, folder: Path, path: str, show: Callable[[int, int, str], None]
    ) -> str:
        self.asked.append(f"ingest {folder.name} {path}")
        for number in range(3):
            show(number, 3, f"note-{number}.md")
            assert self.go.wait(SECONDS)
        return "3 of 3 files are new."

    def settler(self, folder: Path) -> Settler:
        raise NotImplementedError


def page(pilot: Pilot[Path]) -> str:
    width = pilot.app.size.width
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text[:width] for strip in strips)


async def until(pilot: Pilot[Path], words: str) -> None:
    for _ in range(100):
        await pilot.pause(0.05)
        told = [one.message for one in pilot.app._notifications]
        if words in "\n".join([page(pilot), *told]):
            return
    raise AssertionError(page(pilot))


def inbox(clerk: SlowClerk) -> InboxApp:
    return InboxApp([QUAY, ORCHARD, DAMAGED], clerk)


async def test_every_project_is_shown_with_what_waits_in_it() -> None:
    async with inbox(SlowClerk()).run_test(size=(80, 24)) as pilot:
        await until(pilot, "2 waiting for you")
        text = page(pilot)
        assert "Quay: 6 claims, 2 actions, 3 flags undecided" in text
        assert "Orchard: nothing drafted" in text
        assert "2027-03-19" in text
        await pilot.press("G")
        await until(pilot, "The ledger is damaged.")
        assert "Restore its backup." in page(pilot)


async def test_enter_leaves_for_the_project_under_the_cursor() -> None:
    app = inbox(SlowClerk())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "waiting for you")
        await pilot.press("j", "enter")
        await pilot.pause()
    assert app.return_value == ORCHARD


async def test_a_damaged_project_is_not_opened_and_says_why() -> None:
    app = inbox(SlowClerk())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "2 waiting for you")
        await pilot.press("G", "enter")
        await until(pilot, "Restore its backup.")
        assert app.is_running


async def test_drafting_runs_while_the_keys_go_on() -> None:
    clerk = SlowClerk()
    async with inbox(clerk).run_test(size=(80, 24)) as pilot:
        await until(pilot, "2 waiting for you")
        await pilot.press("j", "d")
        await until(pilot, "orchard: drafting")
        await pilot.press("k")
        await until(pilot, "Quay · 9 sources")
        clerk.go.set()
        await until(pilot, "Orchard: 4 claims")
    assert clerk.asked == ["draft orchard"]


async def test_reading_shows_its_progress_and_stops_at_a_file_on_escape() -> None:
    clerk = SlowClerk()
    async with inbox(clerk).run_test(size=(80, 24)) as pilot:
        await until(pilot, "2 waiting for you")
        await pilot.press("i")
        await pilot.pause()
        await write(pilot, "notes")
        await until(pilot, "quay: reading 0/3 note-0.md")
        await pilot.press("escape")
        clerk.go.set()
        await until(pilot, "Stopped; the files that were read by then are kept.")
    assert clerk.asked == ["ingest quay notes"]


async def test_without_projects_the_way_to_one_is_shown() -> None:
    async with InboxApp([], SlowClerk()).run_test(size=(80, 24)) as pilot:
        await until(pilot, "ontrack demo")
        await pilot.press("enter", "d", "i")
        await pilot.pause()
        assert pilot.app.is_running


async def test_what_is_said_of_a_file_with_a_hostile_name_is_shown_as_it_is() -> None:
    clerk = SlowClerk()
    clerk.said = "look at [/bold]notes[link=x].md\x1b[31m"
    clerk.go.set()
    async with inbox(clerk).run_test(size=(80, 24)) as pilot:
        await until(pilot, "2 waiting for you")
        await pilot.press("j", "d")
        await until(pilot, "look at [/bold]notes[link=x].md")
        told = [one.message for one in pilot.app._notifications]
        assert "\x1b" not in "".join(told)
