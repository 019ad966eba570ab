"""The review: four places over one desk."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.review.desk import ReviewDesk
from tui.screens.actions import ActionsScreen
from tui.screens.approve import ApproveScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.flags import FlagsScreen
from tui.screens.place import PlaceScreen

SCREENS: tuple[type[PlaceScreen], ...] = (
    ClaimsScreen,
    ActionsScreen,
    FlagsScreen,
    ApproveScreen,
)
"""The places in the order of their keys; the first is where the review begins."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ReviewApp(App[None]):
    """Reviews one draft; every decision is kept by the desk when it is made.

    `return_code` is 0 after leaving, 1 after a crash, 128+n after signal n; in each
    case the terminal is restored.
    """

    CSS_PATH = "review.tcss"
    TITLE = "ontrack review"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (110, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(key), f"place('{place.NAME}')", place.LABEL, show=False)
        for key, place in enumerate(SCREENS, 1)
    ]

    def __init__(self, desk: ReviewDesk) -> None:
        super().__init__()
        self.desk = desk
        for place in SCREENS:
            self.add_mode(place.NAME, partial(place, desk, SCREENS))

    def on_mount(self) -> None:
        """Begin with the claims, and leave in order when told to by a signal."""
        self.switch_mode(SCREENS[0].NAME)
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            # Windows, and threads that are not the main one, have no signal handlers.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(
                    number, partial(self.exit, return_code=128 + number)
                )

    def action_place(self, name: str) -> None:
        """Go to a place."""
        self.switch_mode(name)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the keys of the present place in the palette, with their actions."""
        yield from super().get_system_commands(screen)
        for node, binding, enabled, _ in screen.active_bindings.values():
            if enabled and binding.description and not binding.system:
                key = self.get_key_display(binding)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(binding.description, f"key {key}", run)
