"""What the places of the review share: rows, their detail, decisions and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.journal import JournalEntry, Request, Verb
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from assistant.review.rules import FOR_MANY
from tui.evidence import cited
from tui.marks import HEALTH
from tui.messages import (
    AudienceWanted,
    FilterChanged,
    FilterDone,
    PlaceWanted,
    RowSelected,
)
from tui.screens.ask import AskScreen
from tui.screens.help import HelpScreen
from tui.screens.source import SourceScreen
from tui.taking_back import told
from tui.text import Line, shown
from tui.widgets.detail_pane import DetailPane
from tui.widgets.filter_bar import FilterBar
from tui.widgets.row_list import Heading, Row, RowList
from tui.widgets.top_bar import Tab, TopBar

SHARED_KEYS: tuple[BindingType, ...] = (
    Binding("o", "source", "Source"),
    Binding("n", "open_row(1)", "Next"),
    Binding("N", "open_row(-1)", "Undecided before", show=False),
    Binding("u", "undo", "Undo"),
    Binding("U", "redo", "Redo", show=False),
    Binding("J", "scroll_detail(1)", "Scroll the evidence down", show=False),
    Binding("K", "scroll_detail(-1)", "Scroll the evidence up", show=False),
    Binding("tab", "audience", "Next audience", show=False),
    Binding(
        "slash",
        "filter",
        "Show only rows with these words",
        show=False,
        key_display="/",
    ),
    Binding("space", "mark", "Mark for one decision on all", show=False),
    Binding("y", "copy", "Copy", show=False),
    Binding("z", "zoom", "Evidence alone, or beside", show=False),
    Binding("question_mark", "help", "Help", key_display="?"),
    Binding("q", "leave", "Back"),
    Binding("escape", "back", "Back to the claims", show=False),
)
"""Keys that mean the same in every place; a place lists its own before them."""
WIDE = 110
"""Cells from which the evidence stands beside the list and not below it."""
TELL_KEY = Binding("plus", "tell_it", "Tell", key_display="+")
"""Of the places that list what the draft leaves out."""
_NO_MATCH = "No row here holds these words. Esc shows all rows again."


class PlaceScreen(Screen[None]):
    """A list of rows with the detail of the selected one beside or below it.

    A place says its `rows`, their `detail` and its `status`; `NAME` is its mode.
    """

    NAME: ClassVar[str]
    LABEL: ClassVar[str]
    DETAIL: ClassVar[str] = "Evidence"
    NOTHING: ClassVar[str]

    def __init__(self, desk: ReviewDesk, places: Sequence[type[PlaceScreen]]) -> None:
        super().__init__()
        self.desk = desk
        self.places = places
        self.row_list = RowList()
        self.detail_pane = DetailPane()
        self.filter_bar = FilterBar()

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:
        """Return how far this place is decided, for its tab."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row | Heading]:
        """Return the rows as the desk has them now."""
        raise NotImplementedError

    def detail(self, row: str) -> Iterable[Line]:
        """Return what there is to know about a row."""
        raise NotImplementedError

    def evidence(self, row: str) -> Sequence[Evidence]:  # noqa: ARG002
        """Return what a row rests on."""
        return ()

    def status(self) -> str:
        """Return the place's state in one line."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out bar, list, detail, status and keys."""
        # Textual sets it after a first layout, in which all rows would be wrapped.
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.row_list.border_title = self.LABEL
        self.detail_pane.border_title = self.DETAIL
        yield TopBar()
        with Container(id="panes"):
            yield self.row_list
            yield self.detail_pane
        yield self.filter_bar
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Put the cursor into the list."""
        self.row_list.focus()

    def on_screen_resume(self) -> None:
        """Show what was decided elsewhere meanwhile."""
        self.desk.refresh()
        self.update_view()

    @on(RowSelected)
    def show_detail(self) -> None:
        """Show the detail of the row under the cursor."""
        row = self.row_list.row
        if row is None:
            nothing = _NO_MATCH if self.row_list.filtered else self.NOTHING
            self.detail_pane.show([Line(Content(nothing))])
        else:
            self.detail_pane.show(self.detail(row.id))

    def update_view(self) -> None:
        """Show the desk as it is now."""
        self.row_list.show(self.rows())
        self.show_detail()
        draft = self.desk.draft
        update = self.desk.update
        state = f"approved by {update.approved_by}" if update else "not approved"
        name, _, audience = draft.title.rpartition(": ")
        self.query_one(TopBar).show(
            shown(name),
            shown(f"{audience} · as of {draft.as_of}"),
            HEALTH[draft.health].label,
            shown(state),
            self._tabs(),
        )
        self._show_status()

    def _show_status(self) -> None:
        draft = self.desk.draft
        saved = "READ-ONLY, another decides" if self.desk.refusal else "saved"
        self.query_one("#status", Static).update(
            shown(
                f"{self._filtered()}{self.status()} · {saved} · engine {draft.engine}"
            )
        )

    @on(FilterChanged)
    def filter_rows(self, message: FilterChanged) -> None:
        """Show only the rows that hold the words so far."""
        self.row_list.filter(message.words)
        self.update_view()

    @on(FilterDone)
    def end_filter(self) -> None:
        """Give the keys back to the list."""
        self.row_list.focus()

    def go_to(self, row_id: str) -> None:
        """Put the cursor on the row; a filter that hides it is taken away."""
        if not self.row_list.shows(row_id):
            self.filter_bar.close()
            self.row_list.filter("")
        self.row_list.go_to(row_id)

    def action_filter(self) -> None:
        """Ask for the words that rows must hold."""
        self.filter_bar.open()

    def decide(
        self,
        verb: Verb,
        target: str,
        text: str | None = None,
        reason: str | None = None,
        *,
        moves: bool = True,
    ) -> bool:
        """Decide and move on to the next open row; say why where it is refused."""
        marked = self.row_list.marked if verb in FOR_MANY else ()
        if marked and self.row_list.shows(target):
            return self._decide_marked(marked, verb, text, reason)
        try:
            self.desk.decide(verb, target, text, reason)
        except AssistantError as error:
            self.tell(error)
            return False
        self._move_on(moves=moves)
        return True

    def _decide_marked(
        self, marked: Sequence[Row], verb: Verb, text: str | None, reason: str | None
    ) -> bool:
        """Decide on the marked rows as one act; what is refused keeps its mark."""
        requests = [Request(verb, row.id, text, reason) for row in marked]
        try:
            kept, refused = self.desk.decide_at_once(requests)
        except AssistantError as error:
            self.tell(error)
            return False
        self.row_list.unmark(row for row in marked if row.id not in refused)
        self._move_on()
        if refused:
            self.tell(list(refused.values())[-1])
        taken = "; u takes all back" if kept else ""
        said = f"{len(kept)} of {len(marked)} marked: {verb.value}{taken}."
        if refused:
            self.notify(said, markup=False)
        else:
            self._say(said)
        return bool(kept)

    def _move_on(self, *, moves: bool = True) -> None:
        """Show what was decided and go to the next open row."""
        # Where to go next is known only before the decided row finds its new place.
        upcoming = self.row_list.next_open(1) if moves else None
        self.update_view()
        if upcoming is not None:
            self.go_to(upcoming)

    def action_tell_it(self) -> None:
        """Add the sentence of the selected fact to the draft, with its evidence."""
        row = self.row_list.row
        if row is not None and self.decide(Verb.TELL, row.id):
            self.notify("Added to the claims, where e words it anew.", markup=False)

    def tell(self, error: AssistantError) -> None:
        """Show what was refused and what to do instead."""
        self.notify(
            f"{shown(error.problem).plain}\n{shown(error.fix).plain}",
            severity="error",
            markup=False,
        )

    @work
    async def ask_and_decide(
        self,
        verb: Verb,
        target: str,
        question: str,
        *,
        value: str = "",
        as_reason: bool = False,
    ) -> None:
        """Ask for the text or the reason of a decision, then make it."""
        row = self.row_list.row
        about = row.text if row else Content("")
        answer = await self.app.push_screen_wait(AskScreen(question, about, value))
        if answer is None:
            return
        if as_reason:
            self.decide(verb, target, reason=answer)
        else:
            self.decide(verb, target, text=answer)

    def action_open_row(self, step: int) -> None:
        """Go to another row that waits for a decision."""
        upcoming = self.row_list.next_open(step)
        if upcoming is None:
            self.notify("Nothing else is open here.", markup=False)
        else:
            self.row_list.go_to(upcoming)

    def action_undo(self) -> None:
        """Take back the last decision, wherever it was made, or all made with it."""
        self._take_back(self.desk.undo, "Undone")

    def action_redo(self) -> None:
        """Make the last undone decision again."""
        self._take_back(self.desk.redo, "Done again")

    def action_mark(self) -> None:
        """Mark the row, or unmark it, and go on to the next one."""
        row = self.row_list.row
        if row is not None:
            self.row_list.mark(row)
            self.row_list.action_cursor_down()
            self._show_status()

    def action_copy(self) -> None:
        """Put the marked rows, else the selected one, onto the clipboard."""
        row = self.row_list.row
        rows = self.row_list.marked or ((row,) if row else ())
        if not rows:
            return
        self.app.copy_to_clipboard("\n\n".join(self.copied(one) for one in rows))
        what = "row" if len(rows) == 1 else f"{len(rows)} rows"
        self.notify(f"Copied the {what}, if the terminal lets it.", markup=False)

    def copied(self, row: Row) -> str:
        """Return what a copy of the row says: its words, and where they stand."""
        quotes = (one for one in self.evidence(row.id) if isinstance(one, Quote))
        return "\n".join([row.text.plain, *map(cited, quotes)])

    def action_scroll_detail(self, step: int) -> None:
        """Scroll the detail without leaving the list."""
        self.detail_pane.scroll_relative(y=3 * step, animate=False)

    def action_audience(self) -> None:
        """Go to the next audience's draft, unless something is being written."""
        if self.row_list.has_focus:
            self.post_message(AudienceWanted(self.NAME))

    def action_source(self) -> None:
        """Open the sources of the selected row at what is cited from them."""
        row = self.row_list.row
        found = self.evidence(row.id) if row else ()
        quotes = [one for one in found if isinstance(one, Quote)]
        if quotes:
            self.app.push_screen(SourceScreen(quotes, self.desk.read))
        else:
            self.notify("No source is cited here.", markup=False)

    def action_zoom(self) -> None:
        """Give the detail the whole screen, or give it back."""
        self.query_one("#panes").toggle_class("-zoomed")

    def action_help(self) -> None:
        """List the keys of this place."""
        listed = (*self.BINDINGS, *RowList.BINDINGS, *self.app.BINDINGS)
        keys = [
            (each.key_display or each.key.replace(",", " "), each.description)
            for each in listed
            if isinstance(each, Binding) and each.description
        ]
        self.app.push_screen(HelpScreen(self.LABEL, keys))

    def action_leave(self) -> None:
        """Go back to the first place; from there, leave."""
        if self.places[0].NAME == self.NAME:
            self.app.exit()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Take marks away; show all rows again; then go back to the first place."""
        if marked := self.row_list.marked:
            self.row_list.unmark(marked)
            self._show_status()
            return
        if self.row_list.filtered:
            self.filter_bar.close()
            return
        self.post_message(PlaceWanted(self.places[0].NAME))

    def _filtered(self) -> str:
        filtered, marked = self.row_list.filtered, len(self.row_list.marked)
        words = f"/ shows {filtered[0]} of {filtered[1]} · " if filtered else ""
        return f"{marked} marked · {words}" if marked else words

    def _tabs(self) -> list[Tab]:
        return [
            Tab(str(key), place.LABEL, place.count(self.desk), place is type(self))
            for key, place in enumerate(self.places, 1)
        ]

    def _take_back(self, step: Callable[[], Sequence[JournalEntry]], word: str) -> None:
        try:
            decisions = step()
        except AssistantError as error:
            self.tell(error)
            return
        if not decisions:
            self.notify(f"{word}: nothing is left.", markup=False)
            return
        self.update_view()
        self.go_to(decisions[0].target)
        self.app.clear_notifications()
        self._say(f"{word}: {told(decisions)}")

    def _say(self, text: str) -> None:
        """Say it below: a toast would lie over the evidence that one looks at next."""
        self.query_one("#status", Static).update(shown(text))
