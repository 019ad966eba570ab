"""Two made-up passages that can be attached to claims."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.evidence import Quote
from assistant.errors import UsageError
from assistant.review.citing import Citation
from tests.review.samples import quote

DELIVERY = quote(
    "Pilar Wend confirmed delivery on 2027-03-19.",
    "week-02/mail/delivery.eml",
    "line 4",
    "Pilar Wend",
)
TIDE = quote("Tide tables were printed.", "week-02/notes/tides.md", "line 2")


class Shelf:
    """Holds the two; `lost` are references whose words stand nowhere any more."""

    def __init__(self, *lost: str) -> None:
        self.asked: list[str] = []
        self._quotes = {"psg-1@0-44": DELIVERY, "psg-2@0-25": TIDE}
        for each in lost:
            del self._quotes[each]

    def search(self, words: str) -> Sequence[Citation]:
        self.asked.append(words)
        if "nothing" in words:
            return ()
        return [Citation(name, one) for name, one in self._quotes.items()]

    def reference(self, said: str) -> str:
        for name, one in self._quotes.items():
            if said == name or said in one.quote:
                return name
        raise UsageError(f"No passage holds {said!r}.", fix="Give other words.")

    def cite(self, reference: str) -> Quote | None:
        return self._quotes.get(reference)
