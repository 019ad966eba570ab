"""Transcripts of any format: who said what when, as turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from assistant.domain.people import natural_order
from assistant.domain.reading import Passage, PersonMention, Role
from ingest.text.statements import ends_sentence

_PREFIX = re.compile(
    r"(?:(?:>>+|[-–—])[ \t]*)?(?:"
    r"(?P<name>[^\W_][^:<>\[\]\n]{0,59}?)[ \t]*(?::\s+|>>+:?\s*)"
    r"|\[(?P<marked>[^\W\d_][^:<>\[\]\n]{0,59})\]:?\s+)(?=\S)"
)
_NAME = re.compile(r"[^\W\d_][\w.'’()@-]*(?:,? [\w.'’()@&-]+){0,4}")
_UNKNOWN_SPEAKER = re.compile(r"@\d+|unknown(?: speaker)?(?: \d+)?", re.IGNORECASE)
_MOST_CUES = 6
_LISTENERS = 2
_LISTENING = re.compile(
    r"(?:(?:mm+-?h?m*|m+h?m+|a?hm+|u+h+-?h?u*h*|a+h+|o+h+|ye?ah?|right|huh|i see)"
    r"[\s,.!]*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One voice within one cue; `start` in milliseconds, `voiced` by a tag."""

    start: int
    text: str
    speaker: str | None = None
    voiced: bool = False
    parts: int = 1


def with_prefixes(cues: Sequence[Cue]) -> list[Cue]:
    """Take `Name: `, `NAME>> ` or `[Name] ` for the speaker where files mark them so.

    A name counts that comes back, or any in a file most of whose cues open with one;
    one in brackets, as sounds are, only in the latter. Behind a voice tag a prefix is
    part of what is said. A line with a prefix begins another voice.
    """
    found = [None if cue.voiced else _PREFIX.match(cue.text) for cue in cues]
    names = Counter(_called(match) for match in found if match)
    del names[""]
    opened = sum(names.values())
    usual = opened * 2 >= len(cues)
    fewest = 1 if usual else 2
    known = {name for name, count in names.items() if count >= fewest}
    if not usual:
        known -= {_called(match) for match in found if match and match["marked"]}
    return [part for cue in cues for part in _spoken_by(cue, known)]


def _called(match: re.Match[str]) -> str:
    """Return the name that a prefix is, empty for what can be none."""
    name = match["name"] or match["marked"]
    if not _NAME.fullmatch(name) or (match["marked"] and name[:1].islower()):
        return ""
    return name


def _spoken_by(cue: Cue, known: AbstractSet[str]) -> Iterator[Cue]:
    """Yield the voices of a cue, each with its words."""
    if cue.voiced:
        yield cue
        return
    parts: list[tuple[str | None, list[str]]] = [(cue.speaker, [])]
    lines = cue.text.split("\n")
    for number, line in enumerate(lines):
        # A name may stand in a line of its own.
        match = _PREFIX.match("\n".join(lines[number : number + 2]))
        if match and _called(match) in known:
            parts.append((_called(match), [line[match.end() :]]))
        else:
            parts[-1][1].append(line)
    for speaker, said in parts:
        if words := "\n".join(line for line in said if line.strip()):
            yield replace(cue, speaker=speaker, text=words)


def joined(cues: Sequence[Cue]) -> list[Cue]:
    """Join a cue to the last one if it goes on with the same speaker's sentence.

    What others say only to show that they listen does not interrupt it; it stays a
    turn of its own, after the one that it fell into.
    """
    turns: list[Cue] = []
    for cue in cues:
        place = _place(turns, cue)
        last = turns[place] if turns else None
        if last and _goes_on(last, cue):
            turns[place] = replace(
                last, text=f"{last.text}\n{cue.text}", parts=last.parts + 1
            )
        else:
            turns.append(cue)
    return turns


def _place(turns: Sequence[Cue], cue: Cue) -> int:
    """Return where the last turn is that nobody answered."""
    for back, turn in enumerate(reversed(turns[-_LISTENERS - 1 :]), 1):
        if turn.speaker == cue.speaker or not _LISTENING.fullmatch(turn.text):
            return -back
    return -1


def _goes_on(last: Cue, cue: Cue) -> bool:
    return (
        last.speaker is not None
        and last.speaker == cue.speaker
        and last.start != cue.start
        and last.parts < _MOST_CUES
        and not ends_sentence(last.text)
        and cue.text[:1].islower()
    )


def turn_passages(turns: Sequence[Cue]) -> Iterator[Passage]:
    """Locate each turn by its start, to the millisecond where seconds repeat."""
    places = Places()
    for turn in turns:
        yield Passage(
            locator=places.of(turn.start),
            text=turn.text,
            role=Role.TURN,
            speaker=natural_order(turn.speaker) if turn.speaker else None,
        )


class Places:
    """Gives every time a place of its own: seconds, else more, else a number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, start: int) -> str:
        """Return the place of a time in milliseconds."""
        seconds, rest = divmod(start, 1000)
        minutes = seconds // 60
        place = f"{minutes // 60:02}:{minutes % 60:02}:{seconds % 60:02}"
        if self._seen[place] and rest:
            self._seen[place] += 1
            place = f"{place}.{rest:03}"
        self._seen[place] += 1
        count = self._seen[place]
        return f"{place} ({count})" if count > 1 else place


def speakers(turns: Sequence[Cue]) -> tuple[PersonMention, ...]:
    """Return who spoke, each once; voices that the transcript cannot tell are none."""
    names = dict.fromkeys(
        turn.speaker
        for turn in turns
        if turn.speaker and not _UNKNOWN_SPEAKER.fullmatch(turn.speaker)
    )
    return tuple(PersonMention(name=natural_order(name)) for name in names)


def unnamed(turns: Sequence[Cue]) -> tuple[str, ...]:
    """Say of how many turns nobody is named, where of others somebody is."""
    count = sum(turn.speaker is None for turn in turns)
    if not count or count == len(turns):
        return ()
    return (f"{count} of {len(turns)} turns name no speaker, so nobody is known there",)
