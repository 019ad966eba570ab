"""What a question asks for, and about what."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.answering.asks import ASKS, Wanted
from assistant.domain.people import People, fold
from assistant.facts.sameness import stems
from assistant.gate.lexicon import NAMES_THAT_ARE_WORDS


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    `subject` are the stems of what it is about; `ids` keys of tickets and entries in
    lower case; `people` full names; `whole` says that it is about the project itself
    or its end, not about one thing in it.
    """

    text: str
    wanted: Wanted
    subject: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    whole: bool = False


_FILLING = stems(
    "currently exactly please tell happen project team plan planned things anything "
    "present situation moment latest known sources documents notes ontrack today "
    "heute aktuell projekt der die das den dem des ein eine einen ist sind hat haben "
    "was wer wann wie warum uber fur von mit und zu zum zur im am auf wir uns es wird"
)
_WHOLE = re.compile(
    r"\b(?:launch|release|go-?live|ga|general availability|project|deliver(?:y|ing)"
    r"|program(?:me)?|deadline|roll-?out|us|we|projekt|uns)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)


def read_question(text: str, people: People, keys: Collection[str]) -> Question:
    """Read a question; `keys` are those of the tickets and entries there are.

    Words that only say what is asked for are no part of the subject, and neither are
    the names of people that it is about.
    """
    low = text.replace("’", "'").casefold()
    ask = next((one for one in ASKS if one.fits(low)), None)
    named = _people(text, people)
    ids = frozenset(_keys(low, keys))
    without = text
    for words in sorted(named, key=len, reverse=True):
        without = re.sub(rf"(?<!\w){re.escape(words)}(?:['’]s)?(?!\w)", " ", without)
    for key in ids:
        without = re.sub(rf"(?i)(?<!\w){re.escape(key)}(?!\w)", " ", without)
    subject = stems(without) - _FILLING - (ask.stems if ask else frozenset())
    whole = not subject or subject <= _whole_stems(without)
    wanted = ask.wanted if ask else Wanted.ANYTHING
    return Question(
        text, wanted, subject, ids, frozenset(named.values()), whole and not ids
    )


def _whole_stems(text: str) -> frozenset[str]:
    return stems(" ".join(found[0] for found in _WHOLE.finditer(text)))


def _people(text: str, people: People) -> dict[str, str]:
    """Return the spellings in the text that mean one person, longest first."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    found: dict[str, str] = {}
    place = 0
    while place < len(words):
        for length in (3, 2, 1):
            if place + length > len(words):
                continue
            spelled = text[words[place][0] : words[place + length - 1][1]]
            spelled = re.sub(r"['’]s$", "", spelled).rstrip(".'’-")
            name = _named(spelled, people, length)
            if name:
                found[spelled] = name
                place += length
                break
        else:
            place += 1
    return found


def _named(spelled: str, people: People, length: int) -> str | None:
    """Return who is meant; a word that is no name by itself means nobody."""
    if length == 1:
        folded = fold(spelled)
        small = spelled[:1].islower()
        if len(folded) < 3 or (small and folded in NAMES_THAT_ARE_WORDS):
            return None
        if small and not stems(folded):
            return None
    return people.resolve(spelled)


def _keys(low: str, keys: Collection[str]) -> list[str]:
    known = {key.casefold() for key in keys}
    shaped = re.findall(r"(?<![\w-])[^\W\d_][^\W_]*(?:-[^\W_]+)*-\d+(?!\w)", low)
    written = re.findall(r"(?<!\w)#?[\w-]*\d[\w-]*(?!\w)", low)
    return [*shaped, *(word for word in written if word in known)]
