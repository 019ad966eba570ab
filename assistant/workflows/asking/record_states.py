"""How the records stand whose titles are shown as passages."""

from __future__ import annotations

from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View


class RecordStates:
    """The states of tickets and entries of the log, by their titles.

    A title that records of several states have tells no state.
    """

    def __init__(self, view: View) -> None:
        """Read the records of a view."""
        self._states: dict[str, str] = {}
        self._ended: dict[str, bool] = {}
        for known in view.records(Ticket):
            one = known.record
            self._add(
                one.title, one.status or one.category.value, ended=is_finished(one)
            )
        for entry in (known.record for known in view.records(RaidEntry)):
            if entry.says_state:
                self._add(entry.title, entry.state.value, ended=not entry.is_open)

    def _add(self, title: str, state: str, *, ended: bool) -> None:
        title = title.strip()
        if self._states.setdefault(title, state) != state:
            self._states[title] = ""
        self._ended[title] = ended and self._ended.get(title, True)

    def of(self, text: str) -> str:
        """Return the state of the record that is called so, empty for other words."""
        return self._states.get(text.strip(), "").replace("_", " ")

    def has_ended(self, text: str) -> bool:
        """Whether words are the title of what is finished or closed."""
        return self._ended.get(text.strip(), False)
