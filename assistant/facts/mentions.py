"""Where people speak of a RAID entry, a ticket or a milestone: by id or meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.reading import (
    CHAT_KINDS,
    MAIL_KINDS,
    NOTES_KINDS,
    TRANSCRIPT_KINDS,
    UPDATE_KINDS,
    DocumentKind,
    Role,
)
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.extract.text.sentences import split
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.spoken_keys import keys_in, spoken_keys
from assistant.facts.sameness.stems import ids, shared, stems
from assistant.facts.sameness.word_index import WordIndex
from assistant.ledger.view import View

CONVERSATION = frozenset(
    {
        *NOTES_KINDS,
        *MAIL_KINDS,
        *CHAT_KINDS,
        DocumentKind.NOTE,
    }
)
"""Kinds of source in which people speak; logs, wikis and exports do not count."""

MENTION = 0.4
"""Share of an entry's telling words that a remark must hold to mention it."""
_TWO = 2
_FORMS: tuple[tuple[str, frozenset[DocumentKind]], ...] = (
    ("mail", MAIL_KINDS),
    ("chat", CHAT_KINDS),
    ("call", TRANSCRIPT_KINDS),
    ("update", UPDATE_KINDS),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person said or wrote, on a day; `quote` cites it.

    `about` is the key of the ticket on which it was written; `form` the kind of text
    it stands in: mail, chat, call, update, ticket, raid or minutes.
    """

    text: str
    dated: date
    quote: Quote
    speaker: str | None = None
    about: str | None = None
    form: str = "minutes"

    def cite(self, words: str) -> Quote:
        """Cite a part of the remark."""
        return self.quote.model_copy(update={"quote": words.strip()[:LONGEST_QUOTE]})

    def cite_about(self, subject: str) -> Quote:
        """Cite the sentence that says most about the subject."""
        if self.about is not None:
            return self.quote
        wanted = stems(subject)
        sentences = [sentence.text for sentence in split(self.text)]
        best = max(
            sentences, key=lambda text: len(shared(wanted, stems(text))), default=""
        )
        return self.cite(best) if best else self.quote


@once_a_view
def remarks_of(view: View) -> tuple[Remark, ...]:
    """Return what people said in notes, mail, chat and on tickets, oldest first."""
    said = [
        remark_in(piece)
        for piece in sorted(view.passages, key=lambda piece: not piece.relayed)
        if piece.kind in CONVERSATION
        and not piece.passage.quoted
        and piece.passage.role is not Role.HEADING
        and piece.dated <= view.as_of
    ]
    written = [remark for known in view.records(Ticket) for remark in _on_ticket(known)]
    return tuple(sorted([*said, *written], key=lambda remark: remark.dated))


def remark_in(piece: SourcedPassage) -> Remark:
    """Return a passage as what was said."""
    passage = piece.passage
    form = next((name for name, kinds in _FORMS if piece.kind in kinds), "minutes")
    return Remark(passage.text, piece.dated, _cite(piece), passage.speaker, form=form)


class Mentions:
    """An index of remarks by their words and by the keys that they name.

    `spoken` are the keys that bare numbers mean.
    """

    def __init__(
        self, remarks: Iterable[Remark], spoken: Mapping[str, str] | None = None
    ) -> None:
        self.remarks = tuple(remarks)
        self._spoken = spoken or {}

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex([remark.text for remark in self.remarks])

    @cached_property
    def _keys(self) -> dict[str, list[int]]:
        """The numbers of the remarks that name a key, by it."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, remark in enumerate(self.remarks):
            about = {remark.about} if remark.about else set()
            for key in keys_in(remark.text, self._spoken) | about:
                found[key].append(number)
        return found

    def place_of(self, quote: Quote) -> int | None:
        """Return the number of the first remark that stands where a quote does."""
        return self._places.get((quote.source, quote.locator))

    @cached_property
    def _places(self) -> dict[tuple[str, str | None], int]:
        quotes = [remark.quote for remark in self.remarks]
        every = [((one.source, one.locator), n) for n, one in enumerate(quotes)]
        return dict(reversed(every))

    def weigh(self, stem: str) -> float:
        """Return how telling a stem is: the rarer in the remarks, the more."""
        return self._index.weigh(stem)

    def of(
        self,
        texts: Iterable[str],
        keys: Iterable[str] = (),
        least: float = MENTION,
        *,
        common: int = 1,
    ) -> tuple[Remark, ...]:
        """Return the remarks that name a key or hold enough of one text's words."""
        found = {number for key in keys for number in self._keys.get(key, ())}
        for text in texts:
            found.update(self._index.near(stems(text), least, common=common))
        return tuple(self.remarks[number] for number in sorted(found))


@once_a_view
def mentions_of(view: View) -> Mentions:
    """Return what people said up to the day, to be searched by meaning."""
    return Mentions(remarks_of(view), spoken_keys(view))


def links_of(entry: RaidEntry) -> frozenset[str]:
    """Return the ticket keys that a RAID entry names in any of its cells."""
    cells = (entry.title, entry.description, entry.mitigation, entry.note)
    return ids(" ".join(cells)) - {entry.key}


def about_entry(entry: RaidEntry, mentions: Mentions) -> tuple[Remark, ...]:
    """Return the remarks about a RAID entry, oldest first."""
    keys = {entry.key} | links_of(entry)
    named = mentions.of([entry.title], keys, common=_common(entry.title))
    done = mentions.of([entry.mitigation], common=_TWO)
    every = {id(one): one for one in (*named, *done)}
    return tuple(sorted(every.values(), key=lambda remark: remark.dated))


def _common(title: str) -> int:
    """How many words of a title must be shared: of a long one a single is nobody's."""
    return _TWO if len(stems(title)) > _TWO else 1


def _cite(piece: SourcedPassage) -> Quote:
    return piece.quote(piece.passage.text.strip()[:LONGEST_QUOTE])


def _on_ticket(known: Known[Ticket]) -> Iterable[Remark]:
    ticket = known.record
    opened = ticket.created or known.first_seen
    body = f"{ticket.key} {ticket.title} {ticket.description}"
    title = known.quote(ticket.title)
    yield Remark(body, opened, title, ticket.reporter, ticket.key, "ticket")
    for comment in ticket.comments:
        day = comment.at.date() if comment.at else known.since
        quote = known.quote(comment.text)
        yield Remark(comment.text, day, quote, comment.author, ticket.key, "ticket")
