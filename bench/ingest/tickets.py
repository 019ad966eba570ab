"""Tickets before any format, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2024, 1, 8, 9, tzinfo=UTC)
_VOCABULARY = (
    "access account agree alert archive audit backup balance batch branch budget "
    "build cache change channel check client cluster column config connect contract "
    "copy customer data date default delay delete deploy design device domain draft "
    "driver edit error event export field filter flow form gateway group handler "
    "header host image import index input install invoice item join key label "
    "latency layout ledger limit link list load locale log login mail merge message "
    "migrate mobile model move network node note number object offer order output "
    "owner page panel parser partner patch path payment plan policy pool portal "
    "price print process product profile queue quota range rate reader record "
    "region release remove render reply report request reset result retry review "
    "role route rule scale schema screen script search server service session "
    "setting setup shape share sheet sign size source split start state status step "
    "stock store stream string submit switch table target task team template test "
    "text theme thread ticket time token tool trace track transfer type update "
    "upload user value vendor version view volume watch window worker write zone"
)
_WORDS = _VOCABULARY.split()
PEOPLE = tuple(
    f"{first} {last}"
    for first in ("Ada", "Bo", "Cleo", "Dev", "Eva", "Finn", "Gita", "Hugo")
    for last in ("Alder", "Berg", "Costa", "Dahl", "Egede", "Falk")
)
STATUSES = (
    ("Backlog", "new"),
    ("In Progress", "indeterminate"),
    ("In Review", "indeterminate"),
    ("Done", "done"),
)
_KINDS = ("Story", "Task", "Bug", "Epic")


@dataclass(frozen=True, slots=True)
class Issue:
    """A ticket before any format; `moves` are moments and statuses, oldest first."""

    number: int
    title: str
    description: str
    kind: str
    assignee: str
    reporter: str
    created: datetime
    moves: tuple[tuple[datetime, int], ...]
    comments: tuple[tuple[datetime, str, str], ...]

    @property
    def key(self) -> str:
        """Its key in the tracker."""
        return f"NET-{self.number}"

    @property
    def status(self) -> int:
        """The number of the status that it has now."""
        return self.moves[-1][1] if self.moves else 0

    @property
    def updated(self) -> datetime:
        """When it was moved or remarked on last."""
        days = [at for at, _ in self.moves] + [at for at, _, _ in self.comments]
        return max(days, default=self.created)


def issues(seed: int = 7) -> Iterator[Issue]:
    """Yield tickets without end, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  figures, no secrets
    number = 0
    while True:
        number += 1
        created = START + timedelta(minutes=3 * (number % 300_000))
        at = created
        moves = []
        for status in range(1, chance.randrange(1, len(STATUSES) + 1)):
            at += timedelta(hours=chance.randrange(1, 200))
            moves.append((at, status))
        comments = tuple(
            (
                created + timedelta(hours=chance.randrange(1, 300)),
                chance.choice(PEOPLE),
                _prose(chance, 20),
            )
            for _ in range(chance.randrange(3))
        )
        yield Issue(
            number=number,
            title=_prose(chance, 7, end=""),
            description=" ".join(_prose(chance, 12) for _ in range(4)),
            kind=chance.choice(_KINDS),
            assignee=chance.choice(PEOPLE),
            reporter=chance.choice(PEOPLE),
            created=created,
            moves=tuple(moves),
            comments=comments,
        )


def _prose(chance: random.Random, words: int, *, end: str = ".") -> str:
    text = " ".join(chance.choices(_WORDS, k=words))
    return f"{text[0].upper()}{text[1:]}{end}"
