"""What words and people mean that were not understood, and what that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Literal, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.errors import AssistantError
from assistant.workflows.mapping import StrangePerson, StrangeStatus, Unsettled
from assistant.workflows.settling import many
from tui.marks import UNDECIDED
from tui.messages import RowOpened, RowSelected
from tui.screens.ask import AskScreen
from tui.text import Line, shown
from tui.widgets.detail_pane import DetailPane
from tui.widgets.row_list import Heading, Row, RowList

Kind = Literal["status", "person"]
Wanted = tuple[Kind, str, str]
KEYS = "Enter says what it means · y settles · Esc goes back"
_CATEGORIES = "todo, active, blocked, done or cancelled"
_LOOKING = "Looking what is not understood…"
_ALL = "Everything that was read has its meaning."


class Settler(Protocol):
    """Settles words of one project; each method may take long."""

    def unsettled(self) -> Unsettled:
        """Return what is not understood."""
        ...

    def preview(self, kind: Kind, word: str, meaning: str) -> Sequence[str]:
        """Return what would change; nothing is written."""
        ...

    def settle(self, kind: Kind, word: str, meaning: str) -> str:
        """Write what it means; return it in a line."""
        ...


class SettleScreen(ModalScreen[bool]):
    """Dismisses with whether anything was settled; `y` settles what was previewed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "settle", "Settle"),
        Binding("escape,q", "back", "Back"),
    ]

    class Worked(Message):
        """What came of work in the background: `then` shows it."""

        def __init__(self, then: Callable[[], None]) -> None:
            super().__init__()
            self.then = then

    def __init__(self, settler: Settler) -> None:
        super().__init__()
        self._settler = settler
        self._found: Unsettled | None = None
        self._wanted: Wanted | None = None
        self._changed = False
        self._rows = RowList()
        self._detail = DetailPane()

    def compose(self) -> ComposeResult:
        """Show what is not understood, and below it why, or what would change."""
        with Vertical(id="settling"):
            yield self._rows
            yield self._detail
            yield Static(Content(KEYS), id="hint", markup=False)

    def on_mount(self) -> None:
        """Look in the background."""
        self._rows.border_title = "Not understood"
        self._rows.focus()
        self._detail.show([Line(Content(_LOOKING))])
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Look what is not understood now."""
        try:
            found = self._settler.unsettled()
        except AssistantError as error:
            self._fail(error)
        else:
            self.post_message(self.Worked(lambda: self._show(found)))

    @work(thread=True, exclusive=True)
    def preview(self, wanted: Wanted) -> None:
        """Compute what would change."""
        try:
            lines = self._settler.preview(*wanted)
        except AssistantError as error:
            self._fail(error)
        else:
            self.post_message(self.Worked(lambda: self._offer(wanted, lines)))

    @work(thread=True, exclusive=True)
    def write(self, wanted: Wanted) -> None:
        """Settle it, and look again."""
        try:
            said = self._settler.settle(*wanted)
            found = self._settler.unsettled()
        except AssistantError as error:
            self._fail(error)
        else:
            self.post_message(self.Worked(lambda: self._written(found, said)))

    @on(Worked)
    def show_result(self, message: Worked) -> None:
        """Show what came of it."""
        message.then()

    @on(RowSelected)
    def tell_why(self) -> None:
        """Say why the selected one is not understood, and what it may mean."""
        self._wanted = None
        one = self._selected()
        if isinstance(one, StrangeStatus):
            self._detail.show(_about_status(one))
        elif isinstance(one, StrangePerson):
            self._detail.show(_about_person(one))
        elif (row := self._rows.row) and self._found:
            mends = {other.kind: other.fix for other in self._found.others}
            self._detail.show([Line(shown(mends.get(row.id, "")))])

    @on(RowOpened)
    @work
    async def ask(self) -> None:
        """Ask what the selected one means, then compute what that changes."""
        one = self._selected()
        if one is None:
            return
        if isinstance(one, StrangeStatus):
            word, question = one.status, f"Which is it: {_CATEGORIES}?"
            guess = one.suggestion.category if one.suggestion else ""
            kind: Kind = "status"
        else:
            word, question, kind = one.text, "Whose name is it, in full?", "person"
            guess = one.candidates[0].name if one.candidates else ""
        asked = AskScreen(question, shown(word), guess)
        answer = await self.app.push_screen_wait(asked)
        if answer is not None:
            self._detail.show([Line(Content("Computing what changes…"))])
            self.preview((kind, word, answer))

    def action_settle(self) -> None:
        """Write what was previewed into the settings."""
        if self._wanted is None:
            self.notify("Enter says what it means first.", markup=False)
        else:
            self.write(self._wanted)

    def action_back(self) -> None:
        """Leave a preview; then close."""
        if self._wanted is not None:
            self.tell_why()
        else:
            self.dismiss(self._changed)

    def _show(self, found: Unsettled) -> None:
        self._found = found
        rows = list(_rows(found))
        self._rows.show(rows)
        if rows:
            self.tell_why()
        else:
            self._detail.show([Line(Content(_ALL))])

    def _offer(self, wanted: Wanted, lines: Sequence[str]) -> None:
        self._wanted = wanted
        told = [Line(shown(line), Content("  ")) for line in lines]
        end = Line(Content.styled("y settles it · Esc leaves it", "bold"))
        self._detail.show([Line(Content.styled("This changes:", "bold")), *told, end])

    def _written(self, found: Unsettled, said: str) -> None:
        self._changed = True
        self._wanted = None
        self._show(found)
        self.notify(shown(said).plain, markup=False)

    def _fail(self, error: AssistantError) -> None:
        lines = [Line(shown(error.problem), Content("! ")), Line(shown(error.fix))]
        self.post_message(self.Worked(lambda: self._detail.show(lines)))

    def _selected(self) -> StrangeStatus | StrangePerson | None:
        row = self._rows.row
        if row is None or self._found is None:
            return None
        known: dict[str, StrangeStatus | StrangePerson] = {
            **{f"status {one.status}": one for one in self._found.statuses},
            **{f"person {one.text}": one for one in self._found.people},
        }
        return known.get(row.id)


def _rows(found: Unsettled) -> Iterable[Row | Heading]:
    if found.statuses:
        yield Heading(Content("Statuses"))
    for status in found.statuses:
        count = status.tickets + status.entries
        name = f"status {status.status}"
        yield Row(name, UNDECIDED, shown(status.status), shown(many(count, "row")))
    if found.people:
        yield Heading(Content("People"))
    for person in found.people:
        name = f"person {person.text}"
        yield Row(
            name, UNDECIDED, shown(person.text), shown(many(person.times, "time"))
        )
    if found.others:
        yield Heading(Content("To be mended in the files"))
    for other in found.others:
        values = ", ".join(other.values)
        yield Row(other.kind, UNDECIDED, shown(f"{other.kind}: {values}"))


def _about_status(one: StrangeStatus) -> Iterable[Line]:
    yield Line(shown(f"A status without a category, in {', '.join(one.sources)}"))
    if one.suggestion:
        text = f"perhaps {one.suggestion.category}: {one.suggestion.why}"
        yield Line(shown(text), Content("? "))


def _about_person(one: StrangePerson) -> Iterable[Line]:
    yield Line(shown(f"{one.why}, in {', '.join(one.sources)}"))
    for candidate in one.candidates:
        yield Line(shown(f"perhaps {candidate.name}: {candidate.why}"), Content("? "))
