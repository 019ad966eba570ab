"""Sentences of passages that may answer, each in its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from assistant.answering.asked.kin import kin_of
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.cues import gives
from assistant.answering.candidates.reasons import ASKS, gives_reason, without_lead
from assistant.answering.candidates.rows import REASON, dated_by, own_keys, told_row
from assistant.answering.candidates.teller import SECTION, Teller, quoted
from assistant.domain.base import stable_id
from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.facts import Fact
from assistant.domain.findings import BaseFinding
from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS, DocumentKind, Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.unit import Unit
from assistant.drafting.words import plain, sentence
from assistant.extract.text.colour_rules import is_colour_row, states_colour_rule
from assistant.extract.text.sentences import split
from assistant.facts.sameness.spoken_keys import keys_in
from assistant.facts.sameness.stems import stems
from assistant.gate.sentence import Sentence, analyse

_MARKS = " \t>*_•-–"
_NEAR = 2
_SHORTEST = 3
_LABEL = re.compile(r"\s*(?:[-*+•–]|\d+[.)])?[\s*_]*([^\W\d_][\w '’-]{1,30}?)[*_]*:\s")
_BOLD = re.compile(
    r"\s*(?:[-*+•–]\s+)?(?:\*\*|__)([^\W\d_][\w '’-]{1,30})[.:]?(?:\*\*|__)[.:]?\s"
)
_BACK = 2
POINTS_BACK = re.compile(
    r"(?i)(?:(?:and|but|so|then) )?(?:he|she|it|they|this|these|those|that|his|her"
    r"|their|its|both|neither|(?:\w+ )?(?:them|him))\b"
    r"|(?:so )?(?:we|that|it) (?:\w+ )?(?:spent|used|over|under)\b"
    r"|the (?:budget|limit|estimate|target|allowance)\b"
    r"|.*\b(?:for|with|about|without|at|into|through|after) (?:it|them)\W*$"
    r"|(?:until|till|by|since|before|after) (?:then|that)\b"
    r"|[\w'’-]+(?: [\w'’-]+)? (?:(?:thinks|believes|guesses|assumes|reckons) (?:that )?"
    r"(?:it|this)\b|(?:suspects|blames)\b)"
    r"|[\w'’-]+(?: [\w'’-]+)? (?:\w+ed|took|takes|wants|has|chose|did|does|said|knows)"
    r" (?:(?:it|them)\b|(?:that|this)(?:\W*$| (?:on|by|at|today|yesterday|too)\b))"
    r"|the (?:(?:last|first|other|remaining|next) (?:\d+|two|three|four|five|six|ones?)"
    r"|rest|others)\b"
    r"|[\w'’.-]+(?: [\w'’-]+)? (?:will |is )?(?:(?:stand|step|fill)(?:s|ing)? in"
    r"|cover(?:s|ing)?|tak(?:es?|ing) over|deputi[sz]es?)(?: then| meanwhile)?[.!]?$"
    r"|(?:we|i) (?:will|won['’]t|do|don['’]t|did|didn['’]t|can|can['’]t|cannot|have"
    r"|haven['’]t|are|aren['’]t)(?: not)?[.!]?$"
)
_GREETING = re.compile(
    r"(?i)\W*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|(?:kind|best|warm)"
    r" (?:regards|wishes)|regards|cheers|many thanks|thanks|yours \w+|hallo|liebe[r]?"
    r"|viele grüße)(?: [\w.'’-]+){0,3}[\s,.!:–-]*"
)
_FRAGMENT = 4
"""Words up to which a sentence may say nothing without the title above it."""
_COUNT = re.compile(
    r"\W*(?:\d[\d.,']* [^\W\d_]{3,}"
    r"|[^\W\d_]{3,}:? (?:[€$£¥]|(?:EUR|USD|GBP|CHF) ?)?\d[\d.,']*(?: ?(?:[kmM]|bn))?)"
    r"\W*"
)
"""A number of things, or a sum, needs no verb: `2,340 entries.`, `Budget £9,000.`"""
_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM})
_TITLED = frozenset({DocumentKind.MAIL})


@dataclass(frozen=True)
class Reader:
    """Cuts passages into candidate sentences for one reader.

    `names` are all people of the project; `titles` those of the records, which say
    nothing by themselves; `findings` by passage; `suppositions` are sentences of the
    records that tell what may happen, such as the description of a risk; `spoken` are
    the keys that bare numbers mean; `since` is the day since which a record's words
    stand, None where no export but the newest has them. What a page says of colours
    is told where `tells_colour_rules` says so.
    """

    teller: Teller
    names: frozenset[str]
    titles: frozenset[str]
    passages: Sequence[SourcedPassage]
    findings: Mapping[str, Sequence[BaseFinding]]
    suppositions: frozenset[str] = frozenset()
    spoken: Mapping[str, str] = field(default_factory=dict)
    tells_colour_rules: bool = True
    since: Callable[[SourcedPassage], date | None] = lambda _: None

    def sentences(self, wanted: Collection[str]) -> Iterator[Candidate]:
        """Yield every sentence of the wanted passages, by passage id."""
        for place, found in enumerate(self.passages):
            if found.id not in wanted or found.passage.quoted:
                continue
            sourced = replace(found, dated=self.since(found) or found.dated)
            if sourced.passage.role is Role.HEADING:
                continue
            if sourced.passage.text.strip() in self.titles:
                continue
            if not self.tells_colour_rules and is_colour_row(sourced):
                continue
            around = self._around(place)
            if sourced.passage.role is Role.ROW:
                yield from self._row(sourced, around)
                continue
            for verbatim, core in _whole(sourced.passage.text, self._least(sourced)):
                if _GREETING.fullmatch(core) or self._is_colour_rule(sourced, core):
                    continue
                told = self._explaining(place, verbatim, core, around)
                told = told or self._sentence(sourced, verbatim, core, around)
                yield replace(told, titles=told.titles | _label_of(sourced, core))

    def _is_colour_rule(self, sourced: SourcedPassage, core: str) -> bool:
        if self.tells_colour_rules or sourced.kind not in WIKI_KINDS:
            return False
        return states_colour_rule(core)

    def cut(self, place: int, verbatim: str, core: str) -> Candidate:
        """Return words of the passage at a place as one sentence."""
        return self._sentence(self.passages[place], verbatim, core, self._around(place))

    def around(self, place: int, words: str) -> Candidate | None:
        """Return the sentence at a place that holds the words, if one does."""
        for verbatim, core in _whole(self.passages[place].passage.text, _SHORTEST):
            if words in verbatim:
                return self.cut(place, verbatim, core)
        return None

    def _least(self, sourced: SourcedPassage) -> int:
        """Return how many words a sentence must have; a title gives it its matter."""
        passage = sourced.passage
        titled = passage.role is Role.CELL and passage.subject
        return _SHORTEST - 1 if titled or sourced.kind in _TITLED else _SHORTEST

    def _around(self, place: int) -> frozenset[str]:
        """Return the stems of the passage, its titles and its neighbours."""
        sourced = self.passages[place]
        passage = sourced.passage
        near = self.passages[max(0, place - _NEAR) : place + _NEAR + 1]
        alone = passage.role in {Role.ROW, Role.CELL}
        texts = [
            passage.text,
            *passage.headings,
            sourced.title or "",
            passage.speaker or "",
            *(
                other.passage.text
                for other in near
                if other.source == sourced.source
                and (not alone or other.passage.subject == passage.subject)
                and (not alone or passage.subject)
            ),
        ]
        return stems("\n".join(texts))

    def _sentence(
        self, sourced: SourcedPassage, verbatim: str, core: str, around: frozenset[str]
    ) -> Candidate:
        said = plain(core)
        body = quoted(said)
        words = core if core in verbatim else verbatim
        return self._candidate(sourced, (sourced.quote(words),), said, body, around)

    def _explaining(
        self, place: int, verbatim: str, core: str, around: frozenset[str]
    ) -> Candidate | None:
        """Tell a line that begins with a reason with the line that it explains."""
        sourced = self.passages[place]
        before = self._before(sourced) if gives_reason(core) else None
        if before is None or not sourced.passage.text.lstrip(_MARKS).startswith(core):
            return None
        matter = split(before.passage.text)[-1]
        if len(matter.text) > LONGEST_QUOTE or matter.core.endswith("?"):
            return None
        what, why = plain(matter.core).rstrip(" .:;"), plain(without_lead(core))
        quotes = (before.quote(matter.quote), sourced.quote(verbatim))
        body = f"{quoted(what)}{REASON}{quoted(why)}"
        return self._candidate(sourced, quotes, f"{what}{REASON}{why}", body, around)

    def _row(
        self, sourced: SourcedPassage, around: frozenset[str]
    ) -> Iterator[Candidate]:
        """Tell a table row as its columns with their values."""
        passage = sourced.passage
        cells = [(name, plain(value)) for name, value in passage.cells if value.strip()]
        if not cells:
            return
        text = passage.text.strip()
        if text.startswith("|"):
            quotes: tuple[Quote, ...] = (sourced.quote(text),)
        else:
            quotes = tuple(sourced.quote(value) for _, value in passage.cells if value)
        for said, body in told_row(cells):
            yield self._candidate(sourced, quotes, said, body, around)

    def _candidate(
        self,
        sourced: SourcedPassage,
        quotes: tuple[Quote, ...],
        said: str,
        body: str,
        around: frozenset[str],
    ) -> Candidate:
        passage = sourced.passage
        read = analyse(said, self.teller.as_of, self.names)
        people = self._people(read, passage.speaker)
        keys = keys_in(f"{said} {passage.subject or ''}", self.spoken) | frozenset(
            filter(None, [passage.subject])
        )
        return Candidate(
            unit=self._unit(sourced, quotes, said, body),
            about=stems(said),
            around=around,
            gives=gives(sourced, read, said, people, self.findings),
            day=max(sourced.dated, dated_by(sourced, self.teller.as_of)),
            ids=frozenset(key.casefold() for key in keys),
            people=people,
            words=fold(
                "\n".join(
                    [said, *passage.headings, sourced.title or "", self._why(sourced)]
                )
            ),
            weight=-0.15 if sourced.kind in UPDATE_KINDS else 0.0,
            beside=self._beside(sourced),
            titles=stems(
                "\n".join(
                    [*passage.headings, self._titles_above(sourced), self._why(sourced)]
                )
            ),
            kin=kin_of(said),
            supposed=_is_plan(sourced, read)
            or any(one in said for one in self.suppositions),
            said=fold(said).rstrip(".!"),
            firm=self._firm(passage.speaker),
            title=passage.headings[-1] if passage.headings else "",
            own=own_keys(passage, said),
        )

    def _unit(
        self, sourced: SourcedPassage, quotes: tuple[Quote, ...], said: str, body: str
    ) -> Unit:
        """Return the words as they are told: after who said them and when."""
        passage = sourced.passage
        head = self._head(sourced)
        short = len(said.split()) <= _FRAGMENT and passage.role in _PROSE
        if short and passage.headings:
            head += f", under {quoted(plain(passage.headings[-1]))}"
        fact = Fact(
            id=stable_id("pas", sourced.id, said),
            subject=passage.subject or sourced.source,
            title=said,
            label=sourced.label,
            evidence=quotes,
        )
        return Unit(SECTION, sentence(f"{head}: {body}"), (fact,), (head, said, body))

    def _titles_above(self, sourced: SourcedPassage) -> str:
        """Return the title of the source, and of a record's cell the record's."""
        passage = sourced.passage
        own = self._by_subject.get((sourced.source, passage.subject or ""), [])
        named = [text for text in own if text.strip() in self.titles]
        return "\n".join([sourced.title or "", *named])

    def _why(self, sourced: SourcedPassage) -> str:
        """Return what stands before a line that says why that is."""
        explains = gives_reason(sourced.passage.text)
        before = self._before(sourced) if explains else None
        return before.passage.text if before else ""

    def _before(self, sourced: SourcedPassage) -> SourcedPassage | None:
        """Return the line of prose right before another one of its source."""
        place = self._place_of.get(sourced.id, 0)
        before = self.passages[place - 1] if place else None
        if before is None or before.source != sourced.source:
            return None
        prose = {sourced.passage.role, before.passage.role} <= _PROSE
        spoken = before.passage.speaker == sourced.passage.speaker
        return before if prose and spoken else None

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self.passages)}

    def _firm(self, speaker: str | None) -> str:
        """Return the domain of somebody's mail address, without its dots."""
        name = self.teller.people.resolve(speaker)
        return self._firms.get(name or "", "")

    @cached_property
    def _firms(self) -> dict[str, str]:
        return {
            person.name: fold(alias.partition("@")[2]).replace(".", "")
            for person in self.teller.people.all
            for alias in sorted(person.aliases)
            if "@" in alias
        }

    def _beside(self, sourced: SourcedPassage) -> frozenset[str]:
        """Return who is named in the same passage, or by a record's other cells."""
        passage = sourced.passage
        texts = [passage.text]
        if passage.subject:
            texts = self._by_subject[sourced.source, passage.subject]
        read = analyse("\n".join(texts), self.teller.as_of, self.names)
        return self._people(read, passage.speaker)

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in self.passages:
            if one.passage.subject:
                found[one.source, one.passage.subject].append(one.passage.text)
        return found

    def _head(self, sourced: SourcedPassage) -> str:
        """Return who said it and when, as this reader is told."""
        passage, teller = sourced.passage, self.teller
        on = teller.when(min(sourced.dated, sourced.as_of))
        by = teller.who(teller.people.resolve(passage.speaker) or passage.speaker)
        about = passage.subject if teller.telling.keys else None
        if by:
            return f"{by} on {about}, {on}" if about else f"{by} on {on}"
        if about and self.since(sourced):
            return f"{about}, unchanged since {on}"
        return f"{about} on {on}" if about else f"Noted on {on}"

    def _people(self, read: Sentence, speaker: str | None) -> frozenset[str]:
        resolve = self.teller.people.resolve
        named = (resolve(one) for one in (*(s.words for s in read.names), speaker))
        return frozenset(name for name in named if name)


def _whole(text: str, least: int) -> Iterator[tuple[str, str]]:
    """Yield sentences, verbatim and without marks, each with what it points back to.

    One that begins with `it` or `they` means what the sentence before it names.
    """
    found = split(text)
    start = 0
    for number, one in enumerate(found):
        asked = number and ASKS.fullmatch(found[number - 1].core)
        back = POINTS_BACK.match(one.core) or gives_reason(one.core)
        if not (number and (asked or back or ASKS.fullmatch(one.core))):
            start = number
        first = max(start, number - _BACK)
        whole = text[found[first].start : one.start + len(one.text)]
        pieces = found[first : number + 1]
        if len(pieces) > 1 and len(whole) <= LONGEST_QUOTE and "\n\n" not in whole:
            yield whole, " ".join(piece.core for piece in pieces)
        elif len(one.text) <= LONGEST_QUOTE and (
            len(one.core.split()) >= least or _COUNT.fullmatch(one.core)
        ):
            yield one.text, one.core


def _label_of(sourced: SourcedPassage, core: str) -> frozenset[str]:
    """Return the stems of the matter that stands before a line, behind its first words.

    `Crane: it is booked. The wind must be low.` has the crane's label in both.
    """
    text = sourced.passage.text
    found = _LABEL.match(text) or _BOLD.match(text)
    behind = found is not None and core not in text[: found.end()]
    return stems(found[1]) if found and behind else frozenset()


def _is_plan(sourced: SourcedPassage, read: Sentence) -> bool:
    """Whether a table row tells of a day that was still to come."""
    said = sourced.dated
    return sourced.passage.role is Role.ROW and any(
        (y or said.year, m or 0, d or 0) > (said.year, said.month, said.day)
        for one in read.days
        for y, m, d in one.resolved(said)
    )


def by_passage(findings: Iterable[BaseFinding]) -> dict[str, list[BaseFinding]]:
    """Return the findings under the ids of their passages."""
    found: dict[str, list[BaseFinding]] = {}
    for finding in findings:
        found.setdefault(finding.passage, []).append(finding)
    return found
