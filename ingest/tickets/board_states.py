"""What the columns of a board say about its cards, beside a mark of completion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.records import StatusCategory
from ingest.tickets.statuses import category_of

_OVER = frozenset({StatusCategory.DONE, StatusCategory.CANCELLED})
_COMPLETED = "Completed"


@dataclass(frozen=True, slots=True)
class BoardState:
    """How a card stands; `doubt` says where its column and its mark disagree.

    `archived_from` is the column out of which it was put away, if it was.
    """

    status: str
    category: StatusCategory
    doubt: str | None = None
    archived_from: str | None = None


@dataclass(frozen=True, slots=True)
class BoardStates:
    """The columns of one board.

    `stateful` says whether any column names a state of work; where none does, columns
    are parts of the project. `marked` are the columns of done work in which cards are
    marked as completed, so that one without the mark is in doubt.
    """

    settings: Mapping[str, str]
    stateful: bool
    marked: frozenset[str]

    @classmethod
    def of(
        cls,
        cards: Iterable[tuple[str, bool]],
        settings: Mapping[str, str],
        *,
        always: bool = False,
    ) -> BoardStates:
        """Learn the columns from all cards: the column, and whether it is completed.

        `always` says that columns are how work stands, also where no name is known.
        """
        seen = dict.fromkeys(cards)
        known = {name: category_of(name, settings=settings) for name, _ in seen}
        return cls(
            settings,
            always
            or any(found is not StatusCategory.UNKNOWN for found in known.values()),
            frozenset(name for name, completed in seen if completed),
        )

    def tells(self, column: str) -> bool:
        """Whether the column is one of states, known or not."""
        return self.stateful and bool(column)

    def state(self, column: str, own: str = "", *, completed: bool) -> BoardState:
        """Return how a card stands by its mark, its own status and its column."""
        word = own if self._category(own) is not StatusCategory.UNKNOWN else column
        category = self._category(word)
        if completed:
            if category in _OVER:
                return BoardState(word, category)
            return BoardState(_COMPLETED, StatusCategory.DONE)
        if category is StatusCategory.DONE and column in self.marked:
            return BoardState(
                word,
                StatusCategory.ACTIVE,
                f"it stands in {word!r} and is not marked as completed; taken as open",
            )
        if not self.tells(word):
            return BoardState("", StatusCategory.TODO)
        return BoardState(word, category)

    def _category(self, word: str) -> StatusCategory:
        return category_of(word, settings=self.settings)
