"""What prose says of milestones: met, missed, or moved to another day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.evidence import Quote
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates import resolve_due
from assistant.extract.sentences import Sentence, split
from assistant.facts.sameness import stems

_ID = re.compile(r"^\W*([A-Za-z]{1,3}-?\d{1,3})\b")
_TYPE = r"(?:gate|milestone|checkpoint|phase|meilenstein|jalon|hito)"
_TYPED = re.compile(rf"\b([\w-]+) {_TYPE}\b|\b{_TYPE} ([\w-]+)\b")
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|until|when|once|would|might|could|may|should|must|needs?|wants?"
    r"|before|after|hopes?|hopefully|probably|wenn|falls|si|can|criteri\w*)\b"
)
_MET = re.compile(
    r"\b(?:met|achieved|reached|passed|closed|completed?|signed[ -]off|done|approved"
    r"|erreicht|abgenommen|atteint|alcanzado|cumplido)\b"
)
_NOT_YET = re.compile(
    r"\b(?:not|n't|never|no|nicht|pas|will|to be|yet|nearly|almost|half|partly)\b"
    r"[\w' ]*$"
)
_MISSED = re.compile(
    r"\b(?:missed|not met|verfehlt|manqu[eé])\b"
    r"|\b(?:does not|will not|cannot|can not|do not|did not|doesn't|won't|can't|didn't)"
    r" (?:\w+ )?(?:close|pass|hold|happen|make it|make the|get met|be met|complete)\b"
)
_DENIED = re.compile(r"\b(?:not|never|nearly|almost|without|n't)\b[\w' ]*$")
_MOVED = re.compile(
    r"\b(?:mov(?:es?|ed|ing)|push(?:es|ed)|shift(?:s|ed)|slip(?:s|ped)|postponed"
    r"|delayed|rescheduled|brought forward|pulled (?:forward|in)|re-?planned|new date"
    r"|verschoben|report[eé]e?|aplazad\w+|now (?:on|for|due))\b"
)
_TWO_WORDS = 2


class Outcome(StrEnum):
    """What a sentence says happened to a milestone."""

    MET = "met"
    MISSED = "missed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence about one milestone; `day` is when it was said."""

    outcome: Outcome
    day: date
    known: date
    quote: Quote
    moved_to: date | None = None


class MilestoneNames:
    """Finds milestones under the names that people use for them.

    That is the id at the head of the title (`G4`), the name itself, all its words, or
    one word of it beside the word "gate" or "milestone", if no other milestone has it.
    """

    def __init__(self, titles: Iterable[str]) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        for title in titles:
            found = _ID.match(title)
            if found:
                self._ids[found[1].casefold()] = title
            name = _flat(title[found.end() :] if found else title)
            if name:
                self._names[title] = name
                self._words[title] = stems(name)

    def ids_in(self, text: str) -> set[str]:
        """Return the titles whose id the text holds."""
        tokens = set(re.findall(r"[\w-]+", text.casefold()))
        return {self._ids[token] for token in tokens & self._ids.keys()}

    def named_in(self, text: str) -> set[str]:
        """Return the titles whose id, name or words the text holds."""
        flat, words = f" {_flat(text)} ", stems(text)
        found = self.ids_in(text)
        for title, name in self._names.items():
            own = self._words[title]
            whole = f" {name} " in flat and len(name.split()) >= _TWO_WORDS
            if whole or (len(own) >= _TWO_WORDS and own <= words):
                found.add(title)
        return found | self._typed(flat)

    def _typed(self, flat: str) -> set[str]:
        found = set()
        for match in _TYPED.finditer(flat):
            word = stems(match[1] or match[2])
            owners = [
                title for title, own in self._words.items() if word and word <= own
            ]
            if len(owners) == 1:
                found.add(owners[0])
        return found


def heard(
    passages: Iterable[SourcedPassage], names: MilestoneNames
) -> dict[str, list[Said]]:
    """Return what notes, mail and chat say of each milestone, oldest first.

    Plans and charters, which say what must become true, and updates that were sent
    are not heard.
    """
    unheard = {DocumentKind.WIKI_MARKDOWN, DocumentKind.UPDATE_MARKDOWN}
    found: dict[str, list[Said]] = {}
    for piece in passages:
        if piece.kind in unheard or piece.passage.quoted:
            continue
        for title, said in _of_passage(piece, names):
            found.setdefault(title, []).append(said)
    for sayings in found.values():
        sayings.sort(key=lambda one: (one.day, one.known))
    return found


def _of_passage(
    piece: SourcedPassage, names: MilestoneNames
) -> Iterator[tuple[str, Said]]:
    if not names.named_in(piece.passage.text):
        return
    for sentence in split(piece.passage.text):
        titles = names.named_in(sentence.core)
        if not titles:
            continue
        said = _read(sentence, piece)
        if said is not None:
            for title in sorted(titles):
                yield title, said


def _read(sentence: Sentence, piece: SourcedPassage) -> Said | None:
    text = fold(sentence.core).replace("’", "'")
    moved = _MOVED.search(text)
    to = resolve_due(sentence.core, piece.dated, date_order=None) if moved else None
    if to is not None and to.day is not None and "?" not in text:
        return _said(Outcome.MOVED, sentence, piece, to.day)
    missed = _MISSED.search(text)
    if missed and "?" not in text and not _DENIED.search(text[: missed.start()]):
        return _said(Outcome.MISSED, sentence, piece)
    met = _MET.search(text)
    if met and not _UNSURE.search(text) and not _NOT_YET.search(text[: met.start()]):
        return _said(Outcome.MET, sentence, piece)
    return None


def _said(
    outcome: Outcome,
    sentence: Sentence,
    piece: SourcedPassage,
    moved_to: date | None = None,
) -> Said:
    return Said(outcome, piece.dated, piece.as_of, piece.quote(sentence.text), moved_to)


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w]+", fold(text)))
