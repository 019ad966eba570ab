"""A question, answered from facts and passages, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.answering.asked.apart import apart
from assistant.answering.asked.parts import two_parts, why_beside
from assistant.answering.asked.question import Question, read_question
from assistant.answering.asked.spelling import read_as
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.closeness import is_close
from assistant.answering.kinds.first_use import as_opening
from assistant.answering.kinds.lists import LISTED, Listing
from assistant.answering.kinds.newest import newest_day_first
from assistant.answering.withheld import Open, may_be_told
from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Claim, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.labels import Label
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import Judging
from assistant.evidence.search import Hit, PassageSearch
from assistant.facts.sameness.stems import Weigh
from assistant.facts.sameness.word_index import WordIndex
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.asking.by_records import ByRecords
from assistant.workflows.asking.held_back import as_drafted
from assistant.workflows.asking.material import keys_of
from assistant.workflows.asking.newest_told import with_newest
from assistant.workflows.asking.open_words import with_open_sentences
from assistant.workflows.asking.part_told import with_part
from assistant.workflows.asking.quoting import quote_of
from assistant.workflows.asking.record_states import RecordStates
from assistant.workflows.asking.room import Room
from assistant.workflows.asking.since_told import with_since
from assistant.workflows.asking.when_done import WhenDone
from assistant.workflows.audiences import audience_of
from assistant.workflows.reading import Reading, reach_for, readable

NEAREST = 5
_PASSAGES = 40
_OF_EACH = 2
"""Sentences on each of several ids."""
_REASONED = 5
"""Records of a list whose reasons are told."""
_WEIGHED = 5_000
"""Passages from which it is known how telling a word is."""
_OWNER = Audience(
    name="project manager",
    title="Project manager",
    version=1,
    why="Whoever holds the ledger may read all of it.",
    sections=(),
    words=1000,
    facts=Label.RESTRICTED,
    quotes=Label.RESTRICTED,
    material=(),
)
"""Who asks when no audience is named."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer: judged sentences, none where the sources do not say.

    `nearest` are the passages nearest to the question, with their scores, titles of
    what is finished last; `states` say of each how the record stands whose title it is,
    empty for other words; `unknown` are the ids of the question that nothing has;
    `read_as` are the words that stand for its slips of the pen; `more` is how many
    lines a list has beside those told, and `command` what lists them; `close` says
    that one of the nearest passages holds what it is about, or most of its words;
    `withheld` that of what the sources say of it
    something may not be told to the audience.
    """

    question: str
    as_of: date
    audience: str | None
    answer: tuple[Claim, ...]
    nearest: tuple[tuple[Quote, float], ...]
    states: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    more: int = 0
    command: str = ""
    close: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is answered from."""

    view: View
    settings: Settings
    folder: Path
    search: PassageSearch


def ask(asking: Asking, text: str, audience_name: str | None = None) -> Answered:
    """Answer a question for a reader; without an audience, for the project's manager.

    For an audience the answer is chosen among all that is known, and then told as far
    as they may hear it: an older value does not answer for a newer one withheld.

    Raises:
        UsageError: If the audience is not known.
    """
    one = _asked(asking, text, audience_name)
    view, room = asking.view, one.room
    weigh = WordIndex(room.weighed).weigh
    chosen, withheld = _told(asking, text, one, audience_name)
    judging = Judging(
        stable_id("ask", view.as_of, text, room.reach.audience.name),
        room.reach,
        room.base,
    )
    claims = tuple(judging.claim(line.unit) for line in chosen.lines)
    answer = tuple(
        c for c in claims if c.evidence and c.verdict is not Verdict.UNSUPPORTED
    )
    nearest = () if withheld and not answer else one.nearest
    states = RecordStates(view)
    quoted = [(quote_of(hit, text), hit.score) for hit in nearest if hit.matches]
    quoted.sort(key=lambda pair: states.has_ended(pair[0].quote))
    return Answered(
        question=text,
        as_of=view.as_of,
        audience=audience_name,
        answer=answer,
        nearest=tuple(quoted),
        states=tuple(
            # What others may be told of a record is not weighed here.
            "" if audience_name else states.of(quote.quote)
            for quote, _ in quoted
        ),
        unknown=() if withheld else one.unknown,
        read_as=one.read_as,
        more=chosen.more,
        command=chosen.command,
        close=not one.unknown and _is_near(nearest, one.question, weigh),
        withheld=withheld,
    )


def _is_near(nearest: Sequence[Hit], question: Question, weigh: Weigh) -> bool:
    """Whether a passage holds what is asked about, or a known id of the question."""
    texts = [hit.passage.passage.text for hit in nearest]
    known = bool(question.ids and texts)
    return known or any(is_close(text, question, weigh) for text in texts)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one reader's material says: chosen sentences and the nearest passages."""

    room: Room
    question: Question
    chosen: Listing
    hits: Sequence[Hit]
    unknown: tuple[str, ...]
    read_as: tuple[str, ...]

    @property
    def nearest(self) -> Sequence[Hit]:
        """The passages nearest to the question that have to do with it."""
        return [hit for hit in self.hits[:NEAREST] if hit.matches]


def _told(
    asking: Asking, text: str, one: _Asked, audience_name: str | None
) -> tuple[Listing, bool]:
    """Return what is told to the reader, and whether some is withheld.

    Of several ids each is asked for by itself, and so is each of two questions.
    """
    if not one.unknown and (listed := why_beside(one.question.text)):
        return _with_reasons(asking, *listed, audience_name)
    parts = () if one.unknown else apart(one.question.text)
    parts = parts or (() if one.unknown else two_parts(one.question.text))
    if parts:
        found = [
            _told(asking, part, _asked(asking, part, audience_name), audience_name)
            for part in parts
        ]
        lines = [line for told, _ in found for line in told.lines[:_OF_EACH]]
        return Listing(tuple(_once(lines))), any(held for _, held in found)
    if not audience_name:
        return one.chosen, False
    return _as_may_be_told(one, _asked(asking, text, None))


def _with_reasons(
    asking: Asking, listed: str, state: str, audience_name: str | None
) -> tuple[Listing, bool]:
    """Return a list with the reason of each of its first records behind it."""

    def told(text: str) -> tuple[Listing, bool]:
        return _told(asking, text, _asked(asking, text, audience_name), audience_name)

    found, withheld = told(listed)
    keys, lines = keys_of(asking.view), list[Candidate]()
    for place, line in enumerate(found.lines):
        lines.append(line)
        key = next((fact.subject for fact in line.unit.facts if line.computed), "")
        if place < _REASONED and key in keys:
            why = told(f"Why is {key} {state}?")[0].lines
            lines += [one for one in why if not one.computed][:1]
    return replace(found, lines=tuple(_once(lines))), withheld


def _once(lines: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out what was told before, in these words or others for one record."""
    seen: set[str] = set()
    for one in lines:
        fact = next((fact.id for fact in one.unit.facts if one.computed), "")
        if not {fact, one.unit.text} & seen:
            seen |= {fact, one.unit.text} - {""}
            yield one


def _asked(asking: Asking, text: str, audience_name: str | None) -> _Asked:
    view, settings = asking.view, asking.settings
    audience = audience_of(asking.folder, audience_name) if audience_name else _OWNER
    reach = as_drafted(reach_for(settings, audience, view), view, settings)
    passages, filters = readable(
        view, settings, asking.folder, Reading(audience=audience_name)
    )
    weighed = [piece.passage.text for piece in _some(passages)]
    meant, mended = read_as(text, weighed)
    hits = asking.search.search(meant, passages, _PASSAGES, filters)
    meant = as_opening(meant)
    question = read_question(meant, view.people, keys_of(view), view.date_order)
    unknown = _unknown(question, passages)
    near = {hit.passage.id for hit in hits}
    heard = with_open_sentences(passages, reach, view) if audience_name else passages
    room = Room(view, settings, reach, audience_name, heard, weighed)
    chosen = Listing(()) if unknown else _chosen(room, question, near)
    return _Asked(room, question, chosen, hits, unknown, mended)


def _chosen(room: Room, question: Question, near: set[str]) -> Listing:
    material, reader = room.material, room.reader(room.material)
    done = WhenDone(material, reader, room.may_hear)
    found = with_since(room, question, room.chosen(question, near))
    found = with_newest(room, question, with_part(room, question, found))
    if not found.lines:
        high = room.settings.flags.high_exposure
        records = ByRecords(material, reader, room.may_hear, high)
        found = records.decided(question, least=1) or found
    found = replace(found, lines=newest_day_first(found.lines, question))
    return done.in_place(question, found)


def _as_may_be_told(one: _Asked, whole: _Asked) -> tuple[Listing, bool]:
    """Return what a reader may be told of an answer, and whether some is withheld.

    Of a list each line is told or not by itself.
    """
    if (total := whole.chosen.counted) is not None:
        return _as_counted(one.chosen, total)
    if one.question.wanted in LISTED or whole.chosen.each:
        return one.chosen, bool(whole.chosen.lines) and not one.chosen.lines
    room = one.room
    reader = Open(room.passages, room.may_hear, room.material.over)
    told = may_be_told(one.chosen.lines, whole.chosen.lines, whole.question, reader)
    return Listing(told.lines), told.withheld


def _as_counted(mine: Listing, total: int) -> tuple[Listing, bool]:
    """Return a list, with its count only where the reader may be told all of it."""
    if mine.counted == total:
        return mine, False
    lines = mine.lines[1:] if mine.counted else ()
    return Listing(lines, mine.more if lines else 0, mine.command), True


def _some(passages: Sequence[SourcedPassage]) -> Sequence[SourcedPassage]:
    """Return enough passages, spread over all, to know how telling a word is."""
    return passages[:: len(passages) // _WEIGHED + 1]


def _unknown(question: Question, passages: Sequence[SourcedPassage]) -> tuple[str, ...]:
    """Return the ids of the question, as it writes them, that nothing has."""
    low = [one.passage.text.casefold() for one in passages] if question.unknown else []
    return tuple(
        question.text[at : at + len(key)]
        for key in question.unknown
        if not any(key in text for text in low)
        and (at := question.text.casefold().find(key)) >= 0
    )
