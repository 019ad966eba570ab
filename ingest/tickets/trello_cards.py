"""How the cards of a Trello board are called, and on which day each was made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from ingest.json_files.fields import born, day, mapping, objects, text

_TITLE_ID: Final = re.compile(
    r"[\[(#]?(?P<id>[^\W\d_a-z][^\W_a-z]{0,9}-\d{1,6})(?![\w-])"
)
_MAKES: Final = frozenset(
    {"createCard", "copyCard", "convertToCardFromCheckItem", "emailCard"}
)
LEAVES: Final = "removeMemberFromCard"
"""The action by which somebody is taken off a card."""
_MEMBERS: Final = frozenset({"addMemberToCard", LEAVES})
_SLACK: Final = timedelta(days=1)
"""A day of the export's zone may begin before the one of UTC."""


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The key of every card: what people call it where that is one card's alone.

    That is the id that its title begins with, else its short number, else its link.
    """

    title_ids: Mapping[str, int]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, cards: Sequence[Any]) -> CardKeys:
        """Count what cards are called; the numbers of several boards name none."""
        found = [card for _, card in objects(cards)]
        boards = {text(card.get("idBoard")) for card in found} - {""}
        numbers = Counter(map(_number, found)) if len(boards) <= 1 else Counter()
        return cls(Counter(map(_title_id, found)), numbers)

    def key(self, card: Mapping[str, Any]) -> str:
        """Return the key of a card; empty if it has neither number, link nor id."""
        title_id, number = _title_id(card), _number(card)
        if title_id and self.title_ids[title_id] == 1:
            return title_id
        if number and self.numbers.get(number) == 1:
            return number
        return text(card.get("shortLink")) or text(card.get("id"))


def days_made(cards: Sequence[Any], actions: Iterable[Any]) -> dict[str, date]:
    """Return the day on which each card was made, by its id, where that is known.

    An action says so; else the seconds with which Trello's ids begin. Where these put
    one card of the board after its last activity, or have no day, the ids are another
    program's and say nothing.
    """
    found = [card for _, card in objects(cards)]
    read = {text(card.get("id")): born(card.get("id")) for card in found}
    last = {text(card.get("id")): day(card.get("dateLastActivity")) for card in found}
    trusted = all(
        made is not None and not ((end := last[ident]) and made > end + _SLACK)
        for ident, made in read.items()
    )
    days = {ident: made for ident, made in read.items() if made and trusted}
    for action in actions:
        one = mapping(action)
        made = day(one.get("date"))
        ident = text(mapping(mapping(one.get("data")).get("card")).get("id"))
        if made and ident in read and text(one.get("type")) in _MAKES:
            days[ident] = made
    return days


def member_moved(action: Mapping[str, Any]) -> str:
    """Return the id of whom an action put on a card or took off it; else nothing."""
    if text(action.get("type")) not in _MEMBERS:
        return ""
    data = mapping(action.get("data"))
    return text(data.get("idMember")) or text(mapping(data.get("member")).get("id"))


def _title_id(card: Mapping[str, Any]) -> str:
    match = _TITLE_ID.match(text(card.get("name")))
    return match["id"] if match else ""


def _number(card: Mapping[str, Any]) -> str:
    """Return the short number as people write it, `#12`."""
    number = card.get("idShort")
    return f"#{number}" if isinstance(number, int) and number > 0 else ""
