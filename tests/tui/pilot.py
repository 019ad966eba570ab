"""A review driven by keys, and what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from assistant.review.desk import ReviewDesk
from tui.app import ReviewApp
from tui.screens.place import PlaceScreen


@asynccontextmanager
async def review(
    at: ReviewDesk, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with ReviewApp(at).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def place(pilot: Pilot[None]) -> PlaceScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PlaceScreen)
    return screen


def row(pilot: Pilot[None]) -> str | None:
    selected = place(pilot).row_list.row
    return selected.id if selected else None


def on_screen(pilot: Pilot[None]) -> str:
    """Return the text of the present screen, as a terminal would show it."""
    width, height = pilot.app.size
    lines = pilot.app.screen._compositor.render_strips()
    assert len(lines) == height
    return "\n".join(strip.text[:width] for strip in lines)


def told(pilot: Pilot[None]) -> str:
    """Return what the notifications say."""
    return "\n".join(each.message for each in pilot.app._notifications)


async def write(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.press("enter")
    await pilot.pause()


def states(at: ReviewDesk) -> list[str]:
    return [claim.state.value for claim in at.draft.claims]
