"""The review: the same places for the draft of each audience."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.review.desk import ReviewDesk
from tui.messages import AudienceWanted, PlaceWanted
from tui.screens.actions import ActionsScreen
from tui.screens.approve import ApproveScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.compare import CompareScreen
from tui.screens.flags import FlagsScreen
from tui.screens.place import WIDE, PlaceScreen

if TYPE_CHECKING:
    from tui.screens.settle import Settler

SCREENS: tuple[type[PlaceScreen], ...] = (
    ClaimsScreen,
    ActionsScreen,
    FlagsScreen,
    CompareScreen,
    ApproveScreen,
)
"""The places in the order of their keys; the first is where the review begins."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ReviewApp(App[None]):
    """Reviews drafts, one audience at a time; a desk keeps each decision at once.

    `return_code` is 0 after leaving, 1 after a crash, 128+n after signal n; in each
    case the terminal is restored.
    """

    CSS_PATH = "review.tcss"
    TITLE = "ontrack review"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"place('{place.NAME}')", place.LABEL, show=False)
            for key, place in enumerate(SCREENS, 1)
        ),
        Binding("M", "settle", "Say what words and people mean", show=False),
    ]

    def __init__(
        self, desk: ReviewDesk, *others: ReviewDesk, settler: Settler | None = None
    ) -> None:
        super().__init__()
        self._settler = settler
        self._desks = (desk, *others)
        self._at = 0
        for number, each in enumerate(self._desks):
            for place in SCREENS:
                open_place = partial(place, each, SCREENS)
                self.add_mode(_mode(number, place.NAME), open_place)

    def on_mount(self) -> None:
        """Begin with the claims, and leave in order when told to by a signal."""
        self.switch_mode(_mode(self._at, SCREENS[0].NAME))
        # Else each collection walks all that was loaded, and a key in twenty waits.
        self.call_after_refresh(gc.freeze)
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            # Windows, and threads that are not the main one, have no signal handlers.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(
                    number, partial(self.exit, return_code=128 + number)
                )

    @on(PlaceWanted)
    async def go_to(self, message: PlaceWanted) -> None:
        """Go to a place of the present draft, and there to a row."""
        await self.switch_mode(_mode(self._at, message.place))
        if message.row and isinstance(self.screen, PlaceScreen):
            self.screen.go_to(message.row)

    def action_place(self, name: str) -> None:
        """Go to a place."""
        self.post_message(PlaceWanted(name))

    @work
    async def action_settle(self) -> None:
        """Say what words and people mean that were not understood."""
        # Few reviews settle words, so their screen is loaded when it is opened.
        from tui.screens.settle import SettleScreen  # noqa: PLC0415

        if self._settler is None:
            self.notify("Use `ontrack map`.", markup=False)
        elif await self.push_screen_wait(SettleScreen(self._settler)):
            self.notify("The next draft is made with it: `ontrack draft --all`.")

    @on(AudienceWanted)
    def show_next_audience(self, message: AudienceWanted) -> None:
        """Go to the next audience's draft, the first after the last."""
        if len(self._desks) == 1:
            self.notify("There is one draft under review.", markup=False)
        self._at = (self._at + 1) % len(self._desks)
        self.post_message(PlaceWanted(message.place))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the keys of the present place in the palette, with their actions."""
        yield from super().get_system_commands(screen)
        for node, binding, enabled, _ in screen.active_bindings.values():
            if enabled and binding.description and not binding.system:
                key = self.get_key_display(binding)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(binding.description, f"key {key}", run)


def _mode(desk: int, place: str) -> str:
    return f"{desk}/{place}"
