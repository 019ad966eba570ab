"""Sentences said later than an action that share its telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem
from assistant.domain.labels import Label
from assistant.domain.reading import UPDATE_KINDS, Role
from assistant.domain.records import RaidEntry, Ticket
from assistant.evidence.pair_model.reader import Remark as InPlace
from assistant.extract.text.sentences import split
from assistant.facts.mentions import Mentions, Remark, mentions_of, remark_in
from assistant.facts.sameness.stems import covered, ids, other_numbers, shared, stems
from assistant.ledger.view import View

MOST = 10
"""Sentences that are worth a reader's time for one action."""
_LEAST = 0.2
"""Weight of its telling words of which a sentence must have so much to speak of it."""
_NAMES = re.compile(r"(?<=\w )[^\W\d_a-z][\w'’-]*")
_FEWEST = 2
_ALIKE = 0.1


@dataclass(frozen=True, slots=True)
class Later:
    """A sentence in its place, its day, the words that cite it, and how alike it is.

    `share` is the weight of the action's telling words that it has, `common` how many.
    """

    said: InPlace
    dated: date
    quote: Quote
    share: float = field(compare=False)
    common: int = field(compare=False)


class LaterWords:
    """What was said and written, to be searched for one action at a time.

    `titles` are those of the records, by key.
    """

    def __init__(self, said: Iterable[Mentions], titles: Mapping[str, str]) -> None:
        self._said = [
            (mentions, {id(one): n for n, one in enumerate(mentions.remarks)})
            for mentions in said
        ]
        self._titles = titles

    def of(self, item: ActionItem, since: date) -> tuple[Later, ...]:
        """Return the few sentences after a day that are most alike, oldest first."""
        keys = ids(item.what)
        found: list[Later] = []
        for mentions, places in self._said:
            for remark in mentions.of([item.what], keys, _ALIKE):
                if remark.dated > since and remark.quote.label is not Label.RESTRICTED:
                    place = places[id(remark)]
                    found += self._sentences(item, mentions, place)
        apt = [one for one in found if not other_numbers(one.said.text, item.what)]
        best = nlargest(MOST, apt, key=lambda one: one.share)
        return tuple(sorted(best, key=lambda one: one.dated))

    def _sentences(
        self, item: ActionItem, mentions: Mentions, place: int
    ) -> Iterator[Later]:
        remark = mentions.remarks[place]
        if remark.about is not None and remark.text.startswith(f"{remark.about} "):
            return  # a ticket's title and description, which only ask for it
        before, who = self._before(mentions, place)
        for sentence in split(remark.text):
            share, common = _share(item, sentence.core, remark.speaker, mentions)
            if share >= _LEAST and sentence.box is not False:
                lead = f"{who}: {before}" if who else before
                said = InPlace(
                    sentence.core, lead, remark.form, bool(who), remark.speaker or ""
                )
                cited = remark.cite(sentence.text)
                yield Later(said, remark.dated, cited, share, common)
            before, who = sentence.core, ""

    def _before(self, mentions: Mentions, place: int) -> tuple[str, str]:
        """Return what stands before a remark, and who said it if that is another."""
        remark = mentions.remarks[place]
        if remark.about is not None:
            return self._titles.get(remark.about, ""), ""
        last = mentions.remarks[place - 1] if place else None
        if last is None or last.quote.source != remark.quote.source:
            return "", ""
        words = split(last.text)[-1:]
        other = last.speaker if last.speaker != remark.speaker else None
        return (words[0].core if words else ""), other or ""


def _share(
    item: ActionItem, words: str, speaker: str | None, mentions: Mentions
) -> tuple[float, int]:
    """Return how much of an action's telling words a sentence has, and how many.

    A single word is enough where its owner says it, or is named beside it; a name
    alone tells of whom it speaks, and not of what.
    """
    owner, given = stems(item.owner or ""), stems(words)
    wanted = stems(item.what) - owner
    own = item.owner is not None and speaker == item.owner
    common = shared(wanted, given)
    few = len(common) < _FEWEST and not (own or owner & given)
    if few or common <= stems(" ".join(_NAMES.findall(item.what))):
        return 0.0, 0
    return covered(wanted, given, mentions.weigh), len(common)


def later_words(view: View) -> LaterWords:
    """Index what people said, and what updates and RAID entries say, up to the day."""
    titles = {one.record.key: one.record.title for one in view.records(Ticket)}
    titles |= {one.record.key: one.record.title for one in view.records(RaidEntry)}
    written = Mentions(sorted(_written(view), key=lambda one: one.dated))
    return LaterWords((mentions_of(view), written), titles)


def _written(view: View) -> Iterator[Remark]:
    for piece in view.passages:
        is_told = piece.kind in UPDATE_KINDS and piece.passage.role is not Role.HEADING
        if is_told and not piece.passage.quoted and piece.dated <= view.as_of:
            yield remark_in(piece)
    for states in view.histories(RaidEntry).values():
        told = {""}
        for known in states:
            entry = known.record
            for cell in (entry.description, entry.mitigation, entry.note):
                if cell not in told:
                    told.add(cell)
                    cited = known.quote(cell)
                    yield Remark(cell, known.since, cited, about=entry.key, form="raid")
