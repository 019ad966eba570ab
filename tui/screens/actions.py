"""Place 2: the action items that the sources hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.domain.evidence import Evidence
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.journal import Verb
from assistant.facts.actions.merges_left import told
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from tui.evidence import evidence_lines
from tui.marks import ACCEPTED, DROPPED, UNDECIDED
from tui.screens.place import SHARED_KEYS, PlaceScreen
from tui.text import Line, shown
from tui.widgets.row_list import Heading, Row

_NONE = "— none —"
_GROUPS = (
    ("Overdue", (ActionStatus.OVERDUE,)),
    ("Open", (ActionStatus.OPEN,)),
    ("Done or dropped", (ActionStatus.DONE, ActionStatus.DROPPED)),
)


class ActionsScreen(PlaceScreen):
    """Give each action its owner and its date, or drop it."""

    NAME = "actions"
    LABEL = "Actions"
    NOTHING = "No action items were found in the sources."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept"),
        Binding("x", "drop", "Drop"),
        Binding("e", "edit", "Edit"),
        Binding("O", "owner", "Owner"),
        Binding("D", "due", "Due"),
        Binding("m", "merge", "Merge with another action", show=False),
        Binding("s", "split", "Split off a mention", show=False),
        *SHARED_KEYS,
    ]

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:
        """Return decided of all."""
        tally = desk.tally(TargetKind.ACTION)
        return f"{tally.decided}/{tally.total}"

    def rows(self) -> Sequence[Row | Heading]:
        """Return every action with owner and due date, what is over at the end."""
        rows: list[Row | Heading] = []
        number = 0
        for title, statuses in _GROUPS:
            group = [item for item in self.desk.actions if item.status in statuses]
            if group:
                rows.append(Heading(Content(title)))
            for item in group:
                number += 1
                rows.append(self._row(item, number))
        return rows

    def detail(self, row: str) -> Iterable[Line]:
        """Return how firm the action is and every mention of it."""
        item = self._item(row)
        missing = [
            word
            for word, value in (("owner", item.owner), ("due date", item.due))
            if value is None
        ]
        about = f"{item.status.value} · {item.strength.value} · raised {item.raised}"
        yield Line(shown(f"{about} · {item.id}"))
        if missing:
            yield Line(Content(f"missing: {' and '.join(missing)}"), Content("! "))
        for word, text in (("owner", item.owner_text), ("due", item.due_text)):
            if text:
                yield Line(shown(f"{word} as written: {text}"))
        for proposed in item.proposed_merges:
            yield Line(shown(told(proposed)), Content("? "))
        yield from evidence_lines((*item.evidence, *item.mentions))

    def evidence(self, row: str) -> Sequence[Evidence]:
        """Return every mention of the action."""
        item = self._item(row)
        return (*item.evidence, *item.mentions)

    def status(self) -> str:
        """Return what is decided and what lacks an owner."""
        tally = self.desk.tally(TargetKind.ACTION)
        items = self.desk.actions
        late = sum(item.status is ActionStatus.OVERDUE for item in items)
        unowned = sum(item.owner is None for item in items)
        return (
            f"{tally.decided}/{tally.total} decided"
            f" · {unowned} without owner · {late} overdue"
        )

    def action_accept(self) -> None:
        """Confirm the action as it stands."""
        self._decide(Verb.ACCEPT)

    def action_drop(self) -> None:
        """Say that this is no action."""
        self._decide(Verb.DROP)

    def action_edit(self) -> None:
        """Word the action anew."""
        self._ask(Verb.EDIT, "What is to be done?", lambda item: item.what)

    def action_owner(self) -> None:
        """Set who owns the action."""
        self._ask(Verb.OWNER, "Who owns it?", lambda item: item.owner or "")

    def action_due(self) -> None:
        """Set when the action is due."""
        self._ask(
            Verb.DUE,
            "When is it due? (YYYY-MM-DD)",
            lambda item: item.due.isoformat() if item.due else "",
        )

    def action_merge(self) -> None:
        """Take in another action that says the same."""
        self._ask(Verb.MERGE, "Id of the action to take in (act-…)", _proposed)

    def action_split(self) -> None:
        """Make one mention an action of its own."""
        self._ask(
            Verb.SPLIT,
            "Mention to split off, or action to keep apart",
            lambda item: _proposed(item) or "1",
        )

    def _ask(
        self, verb: Verb, question: str, value: Callable[[ActionItem], str]
    ) -> None:
        row = self.row_list.row
        if row is not None:
            self.ask_and_decide(verb, row.id, question, value=value(self._item(row.id)))

    def _decide(self, verb: Verb) -> None:
        row = self.row_list.row
        if row is not None:
            self.decide(verb, row.id)

    def _item(self, action_id: str) -> ActionItem:
        return next(item for item in self.desk.actions if item.id == action_id)

    def _row(self, item: ActionItem, number: int) -> Row:
        decided = self.desk.is_decided(item.id)
        dropped = item.status is ActionStatus.DROPPED
        due = item.due.isoformat() if item.due else _NONE
        late = "!" if item.status is ActionStatus.OVERDUE else " "
        owner = shown(item.owner or _NONE).truncate(16, ellipsis=True, pad=True)
        return Row(
            id=item.id,
            mark=DROPPED if dropped else ACCEPTED if decided else UNDECIDED,
            text=shown(item.what, "strike" if dropped else ""),
            tag=Content.assemble(owner, " ", late, f"{due:<10}"),
            number=number,
            is_open=not decided,
        )


def _proposed(item: ActionItem) -> str:
    """Return the id of the action that it is proposed to be merged with, if any."""
    found = (one.action for one in item.proposed_merges if one.action is not None)
    return next(found, "")
