"""Words of the sources for one claim: looked for, judged with it, and picked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from assistant.domain.drafts import Claim
from assistant.errors import AssistantError
from assistant.review.citing import Citation
from assistant.review.desk import ReviewDesk
from tui.marks import verdict_mark
from tui.messages import RowOpened, RowSelected
from tui.screens.ask import AnswerInput
from tui.screens.source import SourceScreen
from tui.text import shown
from tui.widgets.row_list import Row, RowList

KEYS = "Enter attaches · / other words · o source · Esc gives up"
_LOOKING = "Looking…"
_NOTHING = "Nothing that this reader may read answers these words. / looks for others."


class AttachScreen(ModalScreen[str | None]):
    """Dismisses with the reference of the words that were picked, or with None.

    Each row says what the gate would make of the claim with these words beside it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "look", "Look for other words", key_display="/"),
        Binding("o", "source", "Source"),
        Binding("escape", "give_up", "Give up", priority=True),
    ]

    class Found(Message):
        """What was found and judged, or why nothing was."""

        def __init__(self, found: dict[str, tuple[Citation, Claim]], said: str) -> None:
            super().__init__()
            self.found = found
            self.said = said

    def __init__(self, desk: ReviewDesk, claim: Claim) -> None:
        super().__init__()
        self._desk = desk
        self._claim = claim
        self._found: dict[str, tuple[Citation, Claim]] = {}
        self._rows = RowList()
        self._words = AnswerInput(shown(claim.text).plain, select_on_focus=True)
        self._words.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Show the words that are looked for, what answers them, and its place."""
        with Vertical(id="attaching"):
            yield Static(shown(f"Evidence for {self._claim.id}", "bold"), markup=False)
            yield self._words
            yield self._rows
            yield Static(_LOOKING, id="hint", markup=False)

    def on_mount(self) -> None:
        """Look for the claim's own words first."""
        self._rows.border_title = "Passages"
        self._rows.border_subtitle = KEYS
        self._rows.focus()
        self.look_for(self._claim.text)

    @work(thread=True, exclusive=True)
    def look_for(self, words: str) -> None:
        """Search in the background and judge the claim with each of what is found."""
        worker = get_current_worker()
        try:
            found = dict(self._judged(words))
            said = "" if found else _NOTHING
        except AssistantError as error:
            found, said = {}, f"! {error.problem} {error.fix}"
        if not worker.is_cancelled:
            # Waiting for the screen, as `call_from_thread` does, would hold up its end.
            self.post_message(self.Found(found, said))

    @on(Found)
    def show_found(self, message: Found) -> None:
        """Show what answers the words."""
        self._found = message.found
        self._rows.show([_row(*one) for one in self._found.values()])
        if message.said:
            self._say(message.said)
        self.tell_place()

    @on(Input.Submitted)
    def look_again(self, event: Input.Submitted) -> None:
        """Look for the words that were written."""
        event.stop()
        self._rows.focus()
        self._say(_LOOKING)
        self.look_for(event.value)

    @on(RowSelected)
    def tell_place(self) -> None:
        """Say where the selected words stand, and what the gate says with them."""
        picked = self._picked()
        if picked is None:
            return
        citation, claim = picked
        quote = citation.quote
        place = f"{quote.source}, {quote.locator}" if quote.locator else quote.source
        about = " · ".join(filter(None, [place, quote.author, *claim.reasons[:1]]))
        mark = verdict_mark(claim).label
        self._say(Content.assemble("With it: ", mark, " · ", shown(about)))

    @on(RowOpened)
    def pick(self, message: RowOpened) -> None:
        """Close with the words under the cursor."""
        self.dismiss(message.row)

    def action_look(self) -> None:
        """Write other words to look for."""
        self._words.focus()

    def action_source(self) -> None:
        """Open the source at the selected words."""
        if picked := self._picked():
            quote = picked[0].quote
            self.app.push_screen(SourceScreen([quote], self._desk.read))

    def action_give_up(self) -> None:
        """Go back to the list, and from there close without words."""
        if self._words.has_focus and self._found:
            self._rows.focus()
        else:
            self.dismiss(None)

    def _judged(self, words: str) -> Iterator[tuple[str, tuple[Citation, Claim]]]:
        citing = self._desk.citing
        found: Sequence[Citation] = citing.search(words) if citing else ()
        for citation in found:
            if citation.quote in self._claim.evidence:
                continue
            more = (*self._claim.evidence, citation.quote)
            claim = self._claim.model_copy(update={"evidence": more})
            said = self._desk.judgement(claim.text, claim)
            update = {"verdict": said.verdict, "reasons": said.reasons}
            yield citation.reference, (citation, claim.model_copy(update=update))

    def _picked(self) -> tuple[Citation, Claim] | None:
        row = self._rows.row
        return self._found.get(row.id) if row else None

    def _say(self, text: str | Content) -> None:
        said = shown(text) if isinstance(text, str) else text
        self.query_one("#hint", Static).update(said)


def _row(citation: Citation, claim: Claim) -> Row:
    quote = citation.quote
    day = quote.dated or quote.as_of
    return Row(
        id=citation.reference,
        mark=verdict_mark(claim),
        text=shown(quote.quote),
        tag=shown(day.isoformat() if day else ""),
        is_open=True,
    )
