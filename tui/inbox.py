"""The inbox: every project of a folder, what waits in it, work in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from assistant.errors import AssistantError
from assistant.workflows.inbox import Glance, Waiting
from tui.marks import Mark
from tui.messages import RowOpened, RowSelected
from tui.screens.ask import AskScreen
from tui.screens.help import HelpScreen
from tui.screens.place import WIDE
from tui.text import Line, shown
from tui.widgets.detail_pane import DetailPane
from tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from tui.screens.settle import Settler

Progress = Callable[[int, int, str], None]
_LOOKING = Mark("…", "being looked at")
_WAITS = Mark("●", "waits for you", "bold $text-warning")
_EMPTY = Mark("○", "nothing drafted")
_DONE = Mark("✓", "approved", "$text-success")
_FAULT = Mark("✗", "cannot be read", "bold $text-error")
_NOTHING = (
    "No project here. Leave with q and run: ontrack init FOLDER --name NAME, "
    "or try the sample with: ontrack demo"
)


class Clerk(Protocol):
    """What the inbox asks of the program; each method may take long.

    `glance` looks at a project; `draft` drafts for every audience; `ingest` reads
    files and returns what became of them in one line. Each raises AssistantError.
    """

    def glance(self, folder: Path) -> Glance:
        """Return what waits in a project."""
        ...

    def draft(self, folder: Path) -> str:
        """Draft for every audience; return what was made, in one line."""
        ...

    def ingest(self, folder: Path, path: str, show: Progress) -> str:
        """Read files; return what became of them, in one line."""
        ...

    def settler(self, folder: Path) -> Settler:
        """Return who settles what words and people mean in a project."""
        ...


class InboxApp(App[Path]):
    """Shows projects; its result is the folder of the one to review, or None."""

    CSS_PATH = "review.tcss"
    TITLE = "ontrack inbox"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "review", "Review"),
        Binding("d", "draft", "Draft"),
        Binding("i", "ingest", "Ingest"),
        Binding("M", "settle", "Meanings"),
        Binding("r", "refresh", "Look again"),
        Binding("escape", "cancel", "Stop the work", show=False),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "quit", "Leave"),
    ]

    def __init__(self, folders: Sequence[Path], clerk: Clerk) -> None:
        super().__init__()
        self._folders = tuple(folders)
        self._clerk = clerk
        self._seen: dict[Path, Glance | AssistantError] = {}
        self._working: dict[Path, str] = {}
        self.row_list = RowList()
        self.detail_pane = DetailPane()

    def compose(self) -> ComposeResult:
        """Lay out the projects, what is known of the selected one, and the keys."""
        self.row_list.border_title = "Projects"
        self.row_list.border_subtitle = "Enter reviews"
        self.detail_pane.border_title = "Waiting"
        with Container(id="panes"):
            yield self.row_list
            yield self.detail_pane
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the names at once and look at each project in the background."""
        self.row_list.focus()
        self.show_all()
        self.look()

    @work(thread=True, exclusive=True, group="look")
    def look(self) -> None:
        """Look at every project, one after the other."""
        worker = get_current_worker()
        for folder in self._folders:
            if worker.is_cancelled:
                return
            self._look_at(folder)

    def _look_at(self, folder: Path) -> None:
        try:
            found: Glance | AssistantError = self._clerk.glance(folder)
        except AssistantError as error:
            found = error
        self.call_from_thread(self._keep, folder, found)

    def _keep(self, folder: Path, found: Glance | AssistantError) -> None:
        self._seen[folder] = found
        self.show_all()

    def show_all(self) -> None:
        """Show what is known by now."""
        self.row_list.show([self._row(folder) for folder in self._folders])
        self.show_detail()
        looked = len(self._seen)
        waiting = sum(
            isinstance(one, Glance) and one.waits for one in self._seen.values()
        )
        busy = " · ".join(self._working.values())
        said = f"{_count(len(self._folders), 'project')} · {waiting} waiting for you"
        if looked < len(self._folders):
            said = f"{said} · looking: {looked}/{len(self._folders)}"
        self.query_one("#status", Static).update(
            shown(f"{busy} · Esc stops it · {said}" if busy else said)
        )

    @on(RowSelected)
    def show_detail(self) -> None:
        """Show what waits in the selected project."""
        folder = self._selected()
        if folder is None:
            self.detail_pane.show([Line(Content(_NOTHING))])
        else:
            self.detail_pane.show(_detail(folder, self._seen.get(folder)))

    @on(RowOpened)
    def action_review(self) -> None:
        """Leave for the review of the selected project."""
        folder = self._selected()
        found = self._seen.get(folder) if folder else None
        if isinstance(found, AssistantError):
            self._tell(found)
        elif folder and self._working.get(folder):
            self.notify("Wait until its work is done, or stop it with Esc.")
        elif folder and found and found.newest is None:
            self.notify("Nothing was read yet: i reads files.", markup=False)
        elif folder:
            self.exit(folder)

    def action_refresh(self) -> None:
        """Look at every project anew."""
        self._seen.clear()
        self.show_all()
        self.look()

    def action_draft(self) -> None:
        """Draft for every audience of the selected project, in the background."""
        if folder := self._free():
            self._run(folder, "drafting", lambda: self._clerk.draft(folder))

    @work
    async def action_ingest(self) -> None:
        """Ask for files and read them into the selected project, in the background."""
        folder = self._free()
        if folder is None:
            return
        about = Content("A file or a folder; what was read before costs nothing.")
        answer = await self.push_screen_wait(AskScreen("What is to be read?", about))
        if answer is None:
            return

        def show(done: int, total: int, name: str) -> None:
            if get_current_worker().is_cancelled:
                raise StoppedError
            told = f"reading {done}/{total} {name}"
            self.call_from_thread(self._progress, folder, told)

        self._run(folder, "reading", lambda: self._clerk.ingest(folder, answer, show))

    @work
    async def action_settle(self) -> None:
        """Say what words and people of the project mean that were not understood."""
        folder = self._free()
        found = self._seen.get(folder) if folder else None
        if isinstance(found, AssistantError):
            self._tell(found)
        elif folder:
            # Its words load all that computes facts, so it comes when it is opened.
            from tui.screens.settle import SettleScreen  # noqa: PLC0415

            settler = self._clerk.settler(folder)
            if await self.push_screen_wait(SettleScreen(settler)):
                self.notify("d drafts anew with it.", markup=False)
                self.look()

    def action_cancel(self) -> None:
        """Stop what runs in the background; what is kept by then stays."""
        self.workers.cancel_group(self, "work")

    def action_help(self) -> None:
        """List the keys."""
        keys = [
            (one.key_display or one.key, one.description)
            for one in self.BINDINGS
            if isinstance(one, Binding)
        ]
        self.push_screen(HelpScreen("Inbox", keys))

    @work(thread=True, group="work")
    def _run(self, folder: Path, what: str, do: Callable[[], str]) -> None:
        self.call_from_thread(self._progress, folder, what)
        try:
            said, grave = do(), False
        except StoppedError:
            said, grave = "Stopped; the files that were read by then are kept.", False
        except AssistantError as error:
            said, grave = f"{error.problem}\n{error.fix}", True
        self.call_from_thread(self._progress, folder, "")
        # Names of files stand in it: never markup, never a control character.
        words = "\n".join(shown(line).plain for line in said.splitlines())
        severity: Literal["error", "information"] = "error" if grave else "information"
        self.call_from_thread(self.notify, words, severity=severity, markup=False)
        self._look_at(folder)

    def _progress(self, folder: Path, what: str) -> None:
        if what:
            self._working[folder] = f"{folder.name}: {what}"
        else:
            self._working.pop(folder, None)
        self.show_all()

    def _free(self) -> Path | None:
        """Return the selected project if nothing is done to it at this moment."""
        folder = self._selected()
        if folder and folder in self._working:
            self.notify("It is being worked on: wait, or stop it with Esc.")
            return None
        return folder

    def _tell(self, error: AssistantError) -> None:
        self.notify(f"{error.problem}\n{error.fix}", severity="error", markup=False)

    def _selected(self) -> Path | None:
        row = self.row_list.row
        return Path(row.id) if row else None

    def _row(self, folder: Path) -> Row:
        found = self._seen.get(folder)
        if found is None:
            return Row(str(folder), _LOOKING, shown(folder.name))
        if isinstance(found, AssistantError):
            return Row(str(folder), _FAULT, shown(folder.name))
        due = found.next_update.isoformat() if found.next_update else "—"
        return Row(
            str(folder),
            _mark(found),
            shown(f"{found.name}: {_waits(found)}"),
            shown(due),
        )


class StoppedError(Exception):
    """The person stopped the work."""


def _mark(found: Glance) -> Mark:
    if all(one.draft is None for one in found.audiences):
        return _EMPTY
    return _WAITS if found.waits else _DONE


def _waits(found: Glance) -> str:
    claims = sum(one.claims for one in found.audiences)
    if found.newest is None:
        return "nothing read"
    if all(one.draft is None for one in found.audiences):
        return "nothing drafted"
    if not found.waits:
        return "approved"
    counts = (
        _count(claims, "claim"),
        _count(found.actions, "action"),
        _count(found.flags, "flag"),
    )
    return f"{', '.join(counts)} undecided"


def _detail(folder: Path, found: Glance | AssistantError | None) -> list[Line]:
    if found is None:
        return [Line(Content("Being looked at…")), Line(shown(str(folder)))]
    if isinstance(found, AssistantError):
        return [Line(shown(found.problem)), Line(shown(found.fix), Content("Fix  "))]
    newest = f", newest of {found.newest}" if found.newest else ""
    lines = [
        Line(shown(f"{found.name} · {_count(found.sources, 'source')}{newest}")),
        Line(shown(str(folder))),
        Line(),
    ]
    return lines + [
        Line(shown(f"{one.audience}: {_of(one)}")) for one in found.audiences
    ]


def _of(one: Waiting) -> str:
    if one.draft is None:
        return "nothing drafted (d drafts)"
    behind = "; newer sources were read since (d drafts)" if one.is_behind else ""
    if one.approved_by:
        return f"approved by {one.approved_by} as of {one.as_of}{behind}"
    return f"{_count(one.claims, 'claim')} undecided, as of {one.as_of}{behind}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
