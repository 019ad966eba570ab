"""Other wordings of one claim, each as a change of what it says now."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.domain.drafts import Author, Claim
from assistant.errors import AssistantError
from assistant.review.comparison import word_by_word
from assistant.review.desk import ReviewDesk
from assistant.review.redrafting import Offer
from tui.marks import verdict_mark
from tui.messages import RowOpened, RowSelected
from tui.text import shown
from tui.widgets.row_list import Row, RowList
from tui.wordings import both

KEYS = "Enter takes it · m asks the model · Esc gives up"
_NONE = "Its facts give no other wording. m asks the model, e edits."
_ASKING = "Asking the model… Esc gives up."
_AUTHORS = {
    Author.RULES: "rules",
    Author.MODEL: "model",
    Author.PERSON: "person",
}


class RedraftScreen(ModalScreen[str | None]):
    """Dismisses with the wording that was picked, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "ask_model", "Ask the model"),
        Binding("escape,q", "give_up", "Give up"),
    ]

    class Answered(Message):
        """What became of asking the model."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, desk: ReviewDesk, claim: Claim) -> None:
        super().__init__()
        self._desk = desk
        self._claim = claim
        self._rows = RowList()

    def compose(self) -> ComposeResult:
        """Show the wordings as changes, and what the gate says of the selected one."""
        with Vertical(id="redrafting"):
            yield Static(shown(f"Wordings of {self._claim.id}", "bold"), markup=False)
            yield self._rows
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Show what is at hand."""
        self._rows.border_subtitle = KEYS
        self._rows.focus()
        self._show("")

    @on(RowSelected)
    def tell_reason(self) -> None:
        """Say why the gate would not carry the selected wording."""
        row = self._rows.row
        if row is not None:
            judged = self._judged(row.id)
            self._say("; ".join(judged.reasons) or verdict_mark(judged).word)

    @on(RowOpened)
    def pick(self, message: RowOpened) -> None:
        """Close with the wording under the cursor."""
        self.dismiss(message.row)

    def action_ask_model(self) -> None:
        """Have the model word the claim, in the background."""
        self._say(_ASKING)
        self.ask()

    @work(thread=True, exclusive=True)
    def ask(self) -> None:
        """Ask, and show the answer among the others."""
        redrafting = self._desk.redrafting
        try:
            offer = redrafting.ask(self._claim) if redrafting else None
        except AssistantError as error:
            self.post_message(self.Answered(f"! {error.problem} {error.fix}"))
        else:
            said = "" if offer else "The model said nothing else."
            self.post_message(self.Answered(said))

    @on(Answered)
    def show_answer(self, message: Answered) -> None:
        """Show what the model said, or why it said nothing."""
        self._show(message.said)

    def action_give_up(self) -> None:
        """Close without a wording."""
        self.dismiss(None)

    def _show(self, said: str) -> None:
        offers = self._desk.offers(self._claim)
        self._rows.show([self._row(offer) for offer in offers])
        self._say(said or ("" if offers else _NONE))
        if not said:
            self.tell_reason()

    def _row(self, offer: Offer) -> Row:
        words = word_by_word(self._claim.text, offer.text)
        return Row(
            id=offer.text,
            mark=verdict_mark(self._judged(offer.text)),
            text=both(words),
            tag=shown(_AUTHORS[offer.author]),
            is_open=True,
        )

    def _judged(self, text: str) -> Claim:
        found = self._desk.judgement(text, self._claim)
        update = {"verdict": found.verdict, "reasons": found.reasons}
        return self._claim.model_copy(update=update)

    def _say(self, text: str) -> None:
        self.query_one("#hint", Static).update(shown(text))
