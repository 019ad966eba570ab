"""Whether anybody spoke of a RAID entry, looked at so that little is overlooked.

To say that nobody did is a claim about every sentence of a project. One that is false
costs more than one that was not made, so a single word may be enough here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.domain.reading import Role
from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.extract.text.sentences import split
from assistant.facts.mentions import CONVERSATION, Mentions, Remark
from assistant.facts.sameness.same_matter import same_matter
from assistant.facts.sameness.stems import ID, STOP_WORDS, same_stem, shared, stems
from assistant.ledger.view import View

_LIKE = 0.8
"""Probability of one matter from which a rare word that others share is enough."""
_ONE_WORD = 0.35
"""Probability of one matter from which a single word of several is the entry's."""
_SHARED_BY = 2
_OF_SO_MANY = 3
"""Rare words of a long title of which one is enough."""
_FEW, _SHARE = 8, 0.06
"""A word in more remarks than these is what the whole project is about."""
_TOPIC = re.compile(r"\W*((?:[\w'’-]+ ){0,2}[\w'’-]+):\s")
_KEY = re.compile(r"(?P<letters>[A-Z][A-Z_]*)-?0*(?P<number>\d+)")
_BEFALLS = """
late delay arrive arrival risk threat danger fail failure lose loss lost miss slow fast
short shortage slip block cost budget price money spend time date deadline plan schedule
estimate team people person staff colleague engineer developer manager expert lead user
customer client supplier vendor partner company project programme work task job start
begin finish end complete completion ready find know knowledge understand take make
change move need require provide supply deliver delivery service system application
software data information test release launch build serious severe high low big small
large main major full whole long wrong issue problem fault defect bug error quality
performance run stop break broken leave available unavailable absence absent depend
dependency assumption assume wait hold live approve approval review agree agreement
decide decision sign process part number result report use access support capacity
resource scope requirement expect enough insufficient unclear unknown missing incomplete
week month year day hour bad good poor old only single more less than too not without
may might could does cannot become stay keep go come get turn try ask answer
question contact calendar during meeting mail call note
"""
_COMMON = frozenset().union(*map(stems, _BEFALLS.split()))
"""What can happen to anything, and those who do it: no entry is known by these."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of an entry, each cited by its sentence and oldest first.

    `spoken` is of the entry; `near` shares with it a rare word that names others too.
    """

    spoken: tuple[Remark, ...]
    near: tuple[Remark, ...]


class Ear:
    """Everything that people said, headings and subjects of mails among it."""

    def __init__(self, view: View, mentions: Mentions) -> None:
        self._view = view
        self._remarks = mentions.remarks
        self._named: dict[str, frozenset[int]] = {}

    def knows(self, entry: RaidEntry) -> bool:
        """Whether the entry has words enough by which it would be known."""
        own, others = self._telling(entry.key, entry.title)
        return len(own | others) >= _SHARED_BY

    def means(self, entry: RaidEntry, words: str) -> bool:
        """Whether words that share any with the title are of this entry.

        A single one is not enough that another matter's title has as well, or that
        only resembles the title's.
        """
        key = _key_of(entry.key)
        if key and key.search(words):
            return True
        own, others = self._telling(entry.key, entry.title)
        title, said, given = stems(entry.title), stems(words), _words(words)
        shared_by = others & given
        if len(shared_by) == 1 and not own & given:
            return not (title - stems(" ".join(shared_by))).isdisjoint(said)
        return len(shared(title, said)) != 1 or not title.isdisjoint(said)

    def heard(self, entry: RaidEntry, since: date) -> Heard:
        """Return what was said of the entry after a day."""
        own, others = self._telling(entry.key, entry.title)
        few = not self.knows(entry)
        everywhere = self._everywhere(entry.title) if few else frozenset()
        whole = _words(entry.title) - self._names if few else frozenset()
        beside = _words(f"{entry.description} {entry.note}") if few else frozenset()
        key = _key_of(entry.key)
        spoken: list[Remark] = []
        near: list[Remark] = []
        for number in self._worth_a_look(own | others | everywhere | whole, entry.key):
            remark, words = self._said[number]
            if remark.dated <= since:
                continue
            given = _words(words)
            common = (own | others) & given
            enough = len(common) >= len(own | others) // _OF_SO_MANY
            distant = bool(common) and enough and same_matter(words, entry.title)
            if (
                self._is_named(own & given, own | others, words, entry.title)
                or (key and key.search(words))
                or _is_of_both(_words(words), whole, beside)
                or (distant and (distant.same or distant.score >= _LIKE))
            ):
                spoken.append(remark)
            elif distant or everywhere & given:
                near.append(remark)
        return Heard(tuple(spoken), tuple(near))

    def _everywhere(self, title: str) -> frozenset[str]:
        """The words of a title that name much of the project."""
        words = _words(title) - self._names
        return frozenset(word for word in words if not stems(word) <= _COMMON)

    @staticmethod
    def _is_named(
        given: frozenset[str], telling: frozenset[str], words: str, title: str
    ) -> bool:
        """Whether the words are the entry's own.

        One of several may be of anything, unless it is the topic: `Turbines: none yet`.
        """
        if len(given) > 1 or not given:
            return bool(given)
        topic = _TOPIC.match(words)
        is_topic = topic is not None and not given.isdisjoint(_words(topic[1]))
        is_only = len(telling) == 1 or is_topic
        return is_only or same_matter(words, title).score >= _ONE_WORD

    def _worth_a_look(self, telling: frozenset[str], key: str) -> list[int]:
        """Return, oldest first, the sentences with such a word or the key's number."""
        found = _KEY.fullmatch(key)
        wanted = {*telling, *([found["number"]] if found else [])}
        return sorted({n for word in wanted for n in self._places.get(word, ())})

    def names(self, words: str, key: str, title: str) -> bool:
        """Whether the words hold a word by which few things but this one are known."""
        own, others = self._telling(key, title)
        return not _words(words).isdisjoint(own | others)

    def _telling(self, key: str, title: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the title's rare words: those of no other title, those of a few."""
        own: set[str] = set()
        shared_by: set[str] = set()
        for word in _words(title) - self._names:
            [stem] = stems(word) or {""}
            if not stem or stem in _COMMON or self._is_everywhere(word):
                continue
            named = self._naming(stem)
            titles = sum(self._titles[number][0] != key for number in named)
            if titles <= _SHARED_BY:
                (shared_by if titles else own).add(word)
        return frozenset(own), frozenset(shared_by)

    def _naming(self, stem: str) -> frozenset[int]:
        """Return the numbers of the titles that hold a stem, under any spelling."""
        if stem not in self._named:
            self._named[stem] = frozenset(
                number
                for other, numbers in self._titles_of.items()
                if same_stem(stem, other)
                for number in numbers
            )
        return self._named[stem]

    def _is_everywhere(self, word: str) -> bool:
        places = len(self._places.get(word, ()))
        return places > max(_FEW, _SHARE * len(self._said))

    @cached_property
    def _said(self) -> tuple[tuple[Remark, str], ...]:
        """Every sentence with its remark, which then cites this sentence."""
        headings = (
            Remark(piece.passage.text, piece.dated, piece.quote(piece.passage.text))
            for piece in self._view.passages
            if piece.kind in CONVERSATION
            and piece.passage.role is Role.HEADING
            and piece.passage.text.strip()
            and piece.dated <= self._view.as_of
        )
        every = sorted([*self._remarks, *headings], key=lambda remark: remark.dated)
        return tuple(_sentences(every))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The numbers of the sentences that hold a word, or a number, by it."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._said):
            digits = {run.lstrip("0") or "0" for run in re.findall(r"\d+", words)}
            for word in _words(words) | digits:
                found[word].append(number)
        return found

    @cached_property
    def _titles_of(self) -> dict[str, list[int]]:
        """The numbers of the titles that hold a stem, by it."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._titles):
            for stem in words:
                found[stem].append(number)
        return found

    @cached_property
    def _titles(self) -> tuple[tuple[str, frozenset[str]], ...]:
        view = self._view
        return (
            *((k.record.key, stems(k.record.title)) for k in view.records(RaidEntry)),
            *((k.record.key, stems(k.record.title)) for k in view.records(Ticket)),
            *((k.record.key, stems(k.record.title)) for k in view.records(Milestone)),
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset().union(*(_words(one.name) for one in self._view.people.all))


def _is_of_both(
    given: frozenset[str], title: frozenset[str], beside: frozenset[str]
) -> bool:
    """Whether two words are of a title that none of its words tells from others.

    Where one is, the other may be of what its entry says beside it.
    """
    named = given & title
    return len(named) > 1 or bool(named and (given - named) & beside)


def _sentences(remarks: Iterable[Remark]) -> Iterator[tuple[Remark, str]]:
    for remark in remarks:
        if remark.about is not None:
            yield remark, remark.text.removeprefix(remark.about)
            continue
        for sentence in split(remark.text):
            words = sentence.text.strip()
            if words:
                quote = remark.cite(words)
                yield Remark(words, remark.dated, quote, remark.speaker), words


def _words(text: str) -> frozenset[str]:
    """Return the words in small letters, of plurals the singular; `hosted` stays."""
    found = re.findall(r"[^\W\d_]{3,}", ID.sub(" ", text).casefold())
    return frozenset(_singular(word) for word in found if word not in STOP_WORDS)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _key_of(key: str) -> re.Pattern[str] | None:
    """Return how people write a key: `R-003` as `R3`, `r-3` or `R 003`."""
    found = _KEY.fullmatch(key)
    if not found:
        return None
    return re.compile(
        rf"\b{found['letters']}[- ]?0*{found['number']}\b(?![.,]\d)", re.IGNORECASE
    )
