"""Trello boards as JSON: cards, their lists, checklists and the last 1,000 actions."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, StatusCategory, Ticket
from assistant.domain.statuses import put_away
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import (
    born,
    day,
    instant,
    is_list,
    listed,
    mapping,
    moment,
    objects,
    text,
)
from ingest.json_files.lists import is_json
from ingest.json_files.stream import load_large_json
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tickets.board_states import BoardState, BoardStates
from ingest.tickets.export import TicketExport, also_assigned, stream_of
from ingest.tickets.history import Move, past_states
from ingest.tickets.json_days import said_day
from ingest.tickets.statuses import category_of
from ingest.tickets.trello_cards import LEAVES, CardKeys, days_made, member_moved

_CARDS: Final = re.compile(rb'"idList"\s*:')
_BOARD: Final = re.compile(rb'"(?:idBoard|idShort)"\s*:')
_FEW_FIELDS: Final = re.compile(
    rb'\s*\{[^{}\[\]]*"cards"\s*:\s*\[\s*\{(?=[^{}\[\]]*"id"\s*:)'
    rb'[^{}\[\]]*"name"\s*:'
)
"""An object that opens with cards of an id and a name."""
_LIMIT: Final = 1000
_OVER: Final = frozenset({StatusCategory.DONE, StatusCategory.CANCELLED})
_POINTS: Final = frozenset({"story points", "points", "story point", "estimate"})


class TrelloReader:
    """One ticket a card, keyed by what people call it: an id in its title, or `#12`.

    A card stands where its list says; one that is archived, or stands in a list that
    is, will not be done, unless that list holds done work. Moves, dates and archiving
    of the past are its history.
    """

    kind = DocumentKind.TRELLO_JSON
    example = "trello-board.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON with cards, which stand in lists if it says more."""
        data = document.data
        if not is_json(document):
            return False
        if _FEW_FIELDS.match(document.head.removeprefix(b"\xef\xbb\xbf")):
            return True
        return bool(_CARDS.search(data) and _BOARD.search(data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every card.

        Raises:
            UnreadableFileError: If the file holds no list of cards.
        """
        value, problems = load_large_json(document.data, document.path)
        cards = value if is_list(value) else mapping(value).get("cards")
        if not is_list(cards):
            raise UnreadableFileError(
                f"{document.path!r} holds no list of cards.",
                fix="Export the board from Trello as JSON again.",
            )
        board = _Board(mapping(value), cards, document, context)
        board.export.problems += problems
        return board.result("/cards" if isinstance(value, dict) else "")


@dataclass(frozen=True, slots=True)
class _Action:
    """What matters of an action; `old` are the values that it changed.

    `member` is whom it put on the card or took off it.
    """

    place: int
    type: str
    date: str
    writer: str
    said: str
    old: Mapping[str, Any]
    member: str

    @classmethod
    def of(cls, place: int, action: Mapping[str, Any]) -> _Action:
        data = mapping(action.get("data"))
        return cls(
            place,
            sys.intern(text(action.get("type"))),
            text(action.get("date")),
            sys.intern(text(action.get("idMemberCreator"))),
            text(data.get("text")),
            mapping(data.get("old")),
            sys.intern(member_moved(action)),
        )


@dataclass
class _Board:
    """One pass over a board."""

    value: Mapping[str, Any]
    cards: Sequence[Any]
    document: Document
    context: ReadContext

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        self.lists = {
            text(entry.get("id")): entry
            for _, entry in objects(self.value.get("lists"))
        }
        self.names = self._people()
        self.fields = {
            text(entry.get("id")): entry
            for _, entry in objects(self.value.get("customFields"))
        }
        self.actions: dict[str, list[_Action]] = defaultdict(list)
        days: set[date] = set()
        for index, action in objects(self.value.get("actions")):
            card = mapping(mapping(action.get("data")).get("card"))
            self.actions[text(card.get("id"))].append(_Action.of(index, action))
            at = said_day(self.export, f"/actions/{index}/date", action.get("date"))
            days |= {at} if at else set()
        self.history_from = min(days, default=None)
        self.checklists: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for index, entry in objects(self.value.get("checklists")):
            self.checklists[text(entry.get("idCard"))] += _listed(index, entry)
        self.keys = CardKeys.of(self.cards)
        self.made = days_made(self.cards, listed(self.value.get("actions")))
        self.states = BoardStates.of(
            (
                (
                    self._column(text(card.get("idList"))),
                    card.get("dueComplete") is True,
                )
                for _, card in objects(self.cards)
            ),
            self.context.statuses,
            always=True,
        )

    def result(self, base: str) -> ReadResult:
        for index, card in enumerate(self.cards):
            where = f"{base}/{index}"
            if not isinstance(card, dict):
                self.export.refuse(where, "it is no card")
            elif card.get("isTemplate") is True:
                self.export.problem(where, "a template is no card; left out", "nothing")
            else:
                self._card(card, where)
        boards = (text(card.get("idBoard")) for _, card in objects(self.cards))
        return self.export.result(
            DocumentKind.TRELLO_JSON,
            stream=stream_of(
                "trello", self.document, text(self.value.get("id")), *boards
            ),
            title=text(self.value.get("name")) or None,
            complete=bool(self.lists) and all(isinstance(c, dict) for c in self.cards),
            looks_cut=self._cut(),
        )

    def _people(self) -> dict[str, str]:
        """Return the names by the ids of members, also of those who have left."""
        found: dict[str, str] = {}
        members = [entry for _, entry in objects(self.value.get("members"))]
        for _, action in objects(self.value.get("actions")):
            members += [
                mapping(action.get("memberCreator")),
                mapping(action.get("member")),
            ]
        for entry in members:
            ident, name = text(entry.get("id")), text(entry.get("fullName"))
            handle = text(entry.get("username"))
            if ident and (name or handle):
                found.setdefault(ident, name or handle)
                self.export.person(name, handle=handle)
        return found

    def _column(self, ident: str) -> str:
        return text(self.lists.get(ident, {}).get("name"))

    def _card(self, card: Mapping[str, Any], where: str) -> None:
        ident = text(card.get("id"))
        key = self.keys.key(card)
        labels = [
            text(label.get("name")) or text(label.get("color"))
            for _, label in objects(card.get("labels"))
        ]
        custom = dict(self._custom(card))
        flagged = any(category_of(label) is StatusCategory.BLOCKED for label in labels)
        state = self._state(card, flagged=flagged)
        comments = tuple(comment for _, comment in self._comments(ident))
        members = [self.names.get(text(one)) for one in listed(card.get("idMembers"))]
        points = [read_number(v) for k, v in custom.items() if fold(k) in _POINTS]
        ticket = Ticket(
            key=key,
            locator=where,
            title=text(card.get("name")) or key,
            status=state.status,
            category=state.category,
            archived_from=state.archived_from,
            flagged=flagged,
            assignee=next(filter(None, members), None),
            says_assignee=bool(self.names),
            priority=next(
                (v for k, v in custom.items() if fold(k) == "priority"), None
            ),
            due=said_day(self.export, f"{where}/due", card.get("due")),
            created=self.made.get(ident),
            updated=said_day(
                self.export,
                f"{where}/dateLastActivity",
                card.get("dateLastActivity"),
            ),
            resolved=self._resolved(card, state),
            labels=(
                *filter(None, labels),
                *also_assigned(members),
                *(f"{name}: {value}" for name, value in custom.items()),
            ),
            points=points[0] if points else None,
            description=text(card.get("desc")),
            comments=comments,
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self._words(card, ticket, where)
        self.export.past.extend(
            past_states(ticket, self._moves(card, ticket), self._since(ticket))
        )

    def _since(self, ticket: Ticket) -> date | None:
        """Return from when on the card's history is in the file."""
        if self.history_from is None:
            return ticket.updated
        return self.history_from if self._is_cut() else None

    def _words(self, card: Mapping[str, Any], ticket: Ticket, where: str) -> None:
        export, ident = self.export, text(card.get("id"))
        export.words(f"{where}/name", ticket.key, ticket.title)
        export.words(f"{where}/desc", ticket.key, ticket.description)
        for index, comment in self._comments(ident):
            export.remark(f"/actions/{index}/data/text", ticket.key, comment)
        for place, item in self.checklists[ident]:
            export.words(place, ticket.key, item)

    def _state(self, card: Mapping[str, Any], *, flagged: bool) -> BoardState:
        return self._standing(
            text(card.get("idList")),
            archived=card.get("closed") is True,
            completed=_is_completed(card),
            flagged=flagged,
        )

    def _standing(
        self, ident: str, *, archived: bool, completed: bool, flagged: bool
    ) -> BoardState:
        column = self._column(ident)
        archived = archived or self.lists.get(ident, {}).get("closed") is True
        known = category_of(column, settings=self.context.statuses)
        over = known in _OVER
        state = self.states.state(column, completed=completed)
        if archived and (over or not completed):
            return BoardState(*put_away(column, known), archived_from=column)
        if over or completed:
            return BoardState(state.status, known if over else state.category)
        if flagged:
            return BoardState(state.status, StatusCategory.BLOCKED)
        return state

    def _resolved(self, card: Mapping[str, Any], state: BoardState) -> date | None:
        """Return the day of the newest move, where the card is over by it."""
        if state.category not in _OVER:
            return None
        days = [
            day(action.date)
            for action in self.actions[text(card.get("id"))]
            if {"idList", "closed", "dueComplete"} & set(action.old)
        ]
        return max(filter(None, days), default=None)

    def _comments(self, ident: str) -> Iterator[tuple[int, Comment]]:
        """Yield the comments of a card, oldest first, with their places."""
        for action in reversed(self.actions[ident]):
            if action.type == "commentCard" and action.said:
                at, writer = instant(action.date), action.writer
                who = self.names.get(writer) or writer or None
                yield action.place, self.export.comment(at, who, action.said)

    def _custom(self, card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for _, item in objects(card.get("customFieldItems")):
            known = self.fields.get(text(item.get("idCustomField")), {})
            value = next((text(v) for v in mapping(item.get("value")).values()), "")
            for _, option in objects(known.get("options")):
                if option.get("id") == item.get("idValue"):
                    value = text(mapping(option.get("value")).get("text"))
            if text(known.get("name")) and value:
                yield text(known.get("name")), value

    def _moves(self, card: Mapping[str, Any], ticket: Ticket) -> Iterator[Move]:
        """Yield what the actions say was changed, the newest first.

        A tick that no action tells of is taken to have come with the newest move.
        """
        ident = text(card.get("idList"))
        archived = card.get("closed") is True
        completed = _is_completed(card)
        members = [text(one) for one in listed(card.get("idMembers"))]
        actions = self.actions[text(card.get("id"))]
        ticked = any("dueComplete" in action.old for action in actions)
        for action in sorted(
            actions,
            key=lambda each: each.date,
            reverse=True,
        ):
            old, at = action.old, moment(action.date)
            if at is None or not (action.member or action.type == "updateCard"):
                continue
            before: dict[str, Any] = {}
            if action.member:
                members = [one for one in members if one != action.member]
                members += [action.member] if action.type == LEAVES else []
                names = map(self.names.get, members)
                before["assignee"] = next(filter(None, names), None)
            if {"idList", "closed", "dueComplete"} & set(old):
                ident = text(old.get("idList")) or ident
                archived = old.get("closed", archived) is True
                completed = old.get("dueComplete", completed and ticked) is True
                state = self._standing(
                    ident,
                    archived=archived,
                    completed=completed,
                    flagged=ticket.flagged,
                )
                before |= {
                    "status": state.status,
                    "category": state.category,
                    "archived_from": state.archived_from,
                }
            if "due" in old:
                before["due"] = day(old["due"])
            if before:
                yield Move(at, before)

    def _is_cut(self) -> bool:
        return len(listed(self.value.get("actions"))) >= _LIMIT

    def _cut(self) -> Iterator[str]:
        made = born(self.value.get("id"))
        if self._is_cut() and self.history_from and self.history_from != made:
            yield (
                f"{len(listed(self.value.get('actions')))} actions, the limit of "
                f"Trello's export: moves and comments before {self.history_from} "
                "are not in the file"
            )
        counted = [
            mapping(card.get("badges")).get("comments")
            for _, card in objects(self.cards)
        ]
        stated = sum(count for count in counted if isinstance(count, int))
        held = sum(len(ticket.comments) for ticket in self.export.tickets)
        if stated > held:
            yield f"{held} of {stated} comments are in the file"


def _is_completed(card: Mapping[str, Any]) -> bool:
    return card.get("dueComplete") is True


def _listed(index: int, checklist: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the items of a checklist with their places."""
    for number, item in objects(checklist.get("checkItems")):
        place = f"/checklists/{index}/checkItems/{number}/name"
        yield place, text(item.get("name"))
