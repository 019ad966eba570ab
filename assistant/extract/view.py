"""One document as the extractors see it: sentences with speaker and section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from assistant.domain.people import People
from assistant.domain.reading import (
    MAIL_KINDS,
    TRANSCRIPT_KINDS,
    DocumentKind,
    Role,
)
from assistant.domain.sourced import SourcedPassage
from assistant.extract.away import without_dates_of_states
from assistant.extract.dates.deadlines import Due, resolve_due, written_order
from assistant.extract.people.owners import Names, Owner
from assistant.extract.text.authors import author_of
from assistant.extract.text.glossary import Glossary
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.sentences import Sentence, split
from assistant.extract.text.spoken import is_hum, is_unstopped, spoken

_SPOKEN = {Role.TURN, Role.MESSAGE}
BODY = re.compile(
    r"\b(?:steering|committee|board|go ?/? ?-?no-?go|gate review|ccb|change control"
    r"|sponsor|decisions?|council|lenkungs\w*|comité|comité de pilotage)\b",
    re.IGNORECASE,
)
"""Names of meetings that decide."""
_SOONER = (timedelta(days=7), timedelta(days=31))
"""What a quote may be older than the mail: a day that it names then stays the same."""
_ASIDE = re.compile(
    r"\b(?:haha|lol|ha|kidding|joking|famous last words|while (?:we|you|i|they)['’]re"
    r" at it)\b|^(?:great|perfect|wonderful|brilliant|lovely), (?:I['’]ll|let['’]s"
    r"|we['’]ll) just\b|;-?\)|:joy:|😂|😄|:laughing:|:stuck_out_tongue:",
    re.IGNORECASE,
)


_LAUGHS = re.compile(
    r"(?:(?:oh|ah|ok(?:ay)?|yeah|yes|right|sure|very|really|so|how|that['’]s|that is"
    r"|you['’]re|you are|not|good|nice)\b,? )*(?:funny|hilarious|ha(?:[ -]?ha)+|haha\w*"
    r"|lol|dream on|you wish|as if|joker|(?:good|nice|great) (?:joke|one|try)"
    r"|joking|kidding)"
    r"\W*(?:$|[.!,;] )",
    re.IGNORECASE,
)
"""What somebody says to a joke or a boast."""


@dataclass(frozen=True, slots=True)
class ExtractContext:
    """What the project knows that a document does not say.

    `date_order` decides 9/12 where the document does not show its own order;
    `anchors` are named milestones with their days, for "before the freeze";
    `glossary` holds the names that recordings misspell.
    """

    people: People
    date_order: Literal["dmy", "mdy"] | None = None
    anchors: tuple[tuple[str, date], ...] = ()
    glossary: Glossary | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or list item with what surrounds it.

    `core` is its words without bullet, markup and speaker label; `speaker` who says
    it, where that is known; `first` marks the beginning of its passage or line.
    """

    passage: SourcedPassage
    sentence: Sentence
    core: str
    section: Section
    speaker: str | None
    labelled: str | None
    heading: str
    first: bool

    @property
    def role(self) -> Role:
        """What its passage is within the document."""
        return self.passage.passage.role

    @property
    def quote(self) -> str:
        """The verbatim words."""
        return self.sentence.text

    @property
    def deciding(self) -> bool:
        """Whether the document is the record of a body that decides."""
        titles = (self.passage.title or "", *self.passage.passage.headings[:1])
        return any(BODY.search(title) for title in titles)

    @property
    def in_conversation(self) -> bool:
        """Whether people speak for themselves here."""
        return self.role in _SPOKEN or self.labelled is not None

    @property
    def jokes(self) -> bool:
        """Whether laughter stands beside it."""
        return bool(_ASIDE.search(self.sentence.text))


class View:
    """All sentences of one version, in order."""

    def __init__(
        self, passages: Sequence[SourcedPassage], context: ExtractContext
    ) -> None:
        self.passages = passages
        self.context = context
        self.names = Names(context.people)
        self._dues: dict[tuple[str, date], Due | None] = {}
        self._parts: dict[int, tuple[Unit, Unit | None]] = {}

    @cached_property
    def author(self) -> str | None:
        """Who "I" and "me" are in notes, as a full name where it is known."""
        return author_of(self.passages, self.names)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every sentence outside headings and structured cells."""
        return tuple(_units(self))

    @cached_property
    def unstopped(self) -> bool:
        """Whether it is a recording that was written down without full stops."""
        turns = (p.passage for p in self.passages if p.passage.role is Role.TURN)
        return is_unstopped(turn.text for turn in turns)

    def heard(self, core: str, one: SourcedPassage) -> str:
        """Return the words with the names that a chat or a recorder means."""
        words = self.names.spelled_out(core)
        glossary = self.context.glossary
        if glossary is None or one.kind not in TRANSCRIPT_KINDS:
            return words
        return glossary.mended(words)

    def due(self, text: str, unit: Unit) -> Due | None:
        """Find the deadline in the text, against the passage's own day."""
        key = text, unit.passage.dated
        if key not in self._dues:
            self._dues[key] = self._due(text, unit.passage.dated)
        due = self._dues[key]
        if due is None or not is_undated(unit.passage):
            return due
        sooner = (self._due(text, unit.passage.dated - back) for back in _SOONER)
        is_fixed = all(one is not None and one.day == due.day for one in sooner)
        return due if is_fixed else replace(due, day=None)

    def _due(self, text: str, said_on: date) -> Due | None:
        return resolve_due(
            without_dates_of_states(text),
            said_on,
            date_order=self.order,
            anchors=self.context.anchors,
        )

    @cached_property
    def order(self) -> Literal["dmy", "mdy"] | None:
        """How this document writes numeric dates, else how the project does."""
        if not self.passages:
            return self.context.date_order
        text = "\n".join(one.passage.text for one in self.passages)
        return written_order(text, self.passages[0].dated) or self.context.date_order

    def after(self, unit: Unit) -> Unit | None:
        """The sentence that follows."""
        place = self._places[id(unit)] + 1
        return self.units[place] if place < len(self.units) else None

    def is_laughed_at(self, unit: Unit) -> bool:
        """Whether it is a joke by its own words or by what the next speaker says."""
        if unit.jokes:
            return True
        behind = self.after(unit)
        while behind is not None and behind.passage is unit.passage:
            behind = self.after(behind)
        return (
            unit.role in _SPOKEN
            and behind is not None
            and behind.speaker != unit.speaker
            and _LAUGHS.match(behind.core) is not None
        )

    def before(self, unit: Unit) -> Unit | None:
        """The sentence that goes before, or the part."""
        if id(unit) in self._parts:
            return self._parts[id(unit)][1]
        place = self._places[id(unit)] - 1
        return self.units[place] if place >= 0 else None

    def place_part(self, part: Unit, whole: Unit, before: Unit | None) -> None:
        """Give a part of a sentence its place: that of the whole, behind a part."""
        self._parts[id(part)] = part, before or self.before(whole)
        self._places[id(part)] = self._places[id(whole)]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(unit): place for place, unit in enumerate(self.units)}

    @cached_property
    def addressee(self) -> Owner | None:
        """Whom a mail or message greets."""
        for unit in self.units[:3]:
            greeting = re.match(
                r"(?:hi|hello|dear|hey|good (?:morning|afternoon)|hallo|liebe[rs]?"
                r"|bonjour|hola)?,? *(?P<name>[\w.' -]{2,40}?),$",
                unit.core.split("\n")[0],
                re.IGNORECASE,
            )
            if greeting and unit.passage.kind is DocumentKind.MAIL:
                return self.names.slot(greeting["name"])
        return None


def _units(view: View) -> list[Unit]:
    found: list[Unit] = []
    for one in view.passages:
        passage = one.passage
        if passage.role in {Role.HEADING, Role.CELL}:
            continue
        section = section_of(passage.headings)
        said_by, opened = None, False
        if passage.role is not Role.TURN:
            sentences = split(passage.text, items_whole=section is Section.ACTIONS)
        elif is_hum(passage.text):
            continue
        else:
            sentences = spoken(passage.text, unstopped=view.unstopped)
        for place, raw in enumerate(sentences):
            sentence = replace(raw, core=view.heard(raw.core, one))
            first = place == 0 or sentence.item
            core, label = _labelled(view, one, sentence, section)
            goes_on = not first and opened
            opened = bool(label) if first else goes_on
            said_by = label or (said_by if goes_on else None)
            found.append(
                Unit(
                    passage=one,
                    sentence=sentence,
                    core=core,
                    section=section,
                    speaker=said_by or _speaker(view, one),
                    labelled=said_by,
                    heading=passage.headings[-1] if passage.headings else "",
                    first=first,
                )
            )
    return found


def is_undated(one: SourcedPassage) -> bool:
    """Whether it is quoted of a day that nobody names: of the mail's at the latest."""
    return one.kind in MAIL_KINDS and one.passage.quoted and one.passage.dated is None


def _speaker(view: View, one: SourcedPassage) -> str | None:
    named = one.passage.speaker
    if named is None and one.kind in MAIL_KINDS and one.passage.quoted:
        return None
    return view.names.resolve(named) or named or view.author


def _labelled(
    view: View, one: SourcedPassage, sentence: Sentence, section: Section
) -> tuple[str, str | None]:
    """In notes, take off the speaker's name; elsewhere it is an owner's or nobody's."""
    if one.passage.speaker or section is Section.ACTIONS:
        return sentence.core, None
    return _label(view, sentence.core)


_GIVES_TO = re.compile(r"(?:to|will)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"(?:to|will) (?:(?:just|also) )?(?:clarify(?! (?:the|a|an|our|this|these|with|what"
    r"|how|when|who|whether|if)\b)|point out|reiterate|echo|be (?:clear|fair|honest"
    r"|precise)),? ",
    re.IGNORECASE,
)
"""How a remark in the meeting begins behind the comma: it is no work."""
_ASKS = re.compile(
    r"will (?:there|it|we|they|this|that|you|he|she|the|any)\b", re.IGNORECASE
)
_ADDRESSES = re.compile(
    r"(?:can|could|would) you\b|please\b|[^?]*[,;–—] ?(?:can|could|would|will) you\b"
    r"[^?]*\?",
    re.IGNORECASE,
)


def _label(view: View, core: str) -> tuple[str, str | None]:
    """Take off a speaker's name that begins a line of notes."""
    me = re.match(r"me ?(?:[:–—-]) +", core, re.IGNORECASE)
    if me and view.author:
        return core[me.end() :], view.author
    owner = view.names.leading(core)
    if owner is None or not view.names.knows(owner.text):
        return core, None
    mark = re.match(r"(?: ?\([^)]*\))?(?: ?[:–—,]| -)\s+(?=\S)", core[owner.end :])
    if mark is None:
        return core, None
    rest = core[owner.end + mark.end() :]
    remark = _SPEAKS.match(rest) if "," in mark[0] else None
    if remark:
        rest = rest[remark.end() :]
    gives = _GIVES_TO.match(rest) and not _ASKS.match(rest)
    if gives or ("," in mark[0] and _ADDRESSES.match(rest)):
        return core, None
    return rest, owner.name or owner.text
