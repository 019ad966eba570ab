"""Labels by which a speaker goes on in confidence: `Between us: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.reading import Passage, ReadResult, Role
from ingest.spool import Spool
from ingest.text.statements import starts_statement

_SAID = r"""
    [*_]* (?:(?:but|and|so)\s+)? (?:(?:strictly|just|only)\s+)?
    (?: between\s+(?:us|ourselves|you\s+and\s+me) | off\s+the\s+record
      | in\s+(?:strict(?:est)?\s+)?confidence | confidentially | confidential
      | not\s+for\s+the\s+(?:minutes|notes|record|protocol|updates?|reports?)
      | entre\s+nous | unter\s+uns | vertraulich | sub\s+rosa
    )
    \s* [*_]* (?: [:,] | \s[–—-](?=\s) ) [*_]* \s* (?=[^\s:,])
"""
_LABEL = re.compile(_SAID, re.IGNORECASE | re.VERBOSE)
_CUE = re.compile(
    r"(?i)between|off the|confiden|not for the|entre nous|unter uns|vertraulich"
    r"|sub rosa"
)
_SENTENCE_START = re.compile(r"(?:(?<=[.!?…])[)\]\"”’*_]*\s+|\n\s*)(?=\S)")
_OPENING = re.compile(rf"\W*(?:\d{{1,3}}[.)]\s+)?{_SAID}", re.IGNORECASE | re.VERBOSE)
_LINES = re.compile(r"(?P<before>.*?)lines? (?P<first>\d+)(?:-(?P<last>\d+))?")
_SPLIT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.TURN, Role.MESSAGE})
_FEWEST = 3
"""Words that tell something by themselves: fewer are a greeting or a name."""


def is_aside(text: str) -> bool:
    """Whether the text opens with such a label and tells what it announces."""
    return without_label(text) != text


def without_label(text: str) -> str:
    """Return the text without such a label at its beginning."""
    found = _OPENING.match(text)
    return text[found.end() :] if found else text


def continues(piece: Passage, following: Passage) -> bool:
    """Whether the second stands in the same paragraph, on the next line or the same."""
    above, below = _LINES.fullmatch(piece.locator), _LINES.fullmatch(following.locator)
    if above is None or below is None or starts_statement(following.text):
        return False
    last = int(above["last"] or above["first"])
    is_next = int(below["first"]) - last in {0, 1}
    return is_next and following.role is piece.role is Role.PARAGRAPH


def with_asides(result: ReadResult) -> ReadResult:
    """Let what is told behind such a label be a passage of its own.

    What stands before it in the same paragraph is told to everybody.
    """
    if not any(_begins(piece) for piece in result.passages):
        return result
    parts = (part for piece in result.passages for part in _parts(piece))
    return result.model_copy(update={"passages": Spool(parts).whole()})


def _begins(piece: Passage) -> int:
    """Return where the first label stands that is not at the beginning, else 0."""
    if piece.role not in _SPLIT or piece.cells or piece.subject:
        return 0
    if not _CUE.search(piece.text):
        return 0
    for start in _SENTENCE_START.finditer(piece.text):
        if _LABEL.match(piece.text, start.end()):
            before = piece.text[: start.start()].split()
            return start.end() if len(before) >= _FEWEST else 0
    return 0


def _parts(piece: Passage) -> Iterator[Passage]:
    cut = _begins(piece)
    if not cut:
        yield piece
        return
    before, after = piece.text[:cut].rstrip(), piece.text[cut:]
    above = piece.text[:cut].count("\n")
    yield _placed(piece, before, 0)
    yield _placed(piece, after, above)


def _placed(piece: Passage, text: str, above: int) -> Passage:
    """Return the part of a passage that begins so many lines below its first one."""
    at = piece.locator
    found = _LINES.fullmatch(at)
    if found:
        first = int(found["first"]) + above
        last = first + text.count("\n")
        name = f"line {first}" if first == last else f"lines {first}-{last}"
        at = f"{found['before']}{name}"
    return piece.model_copy(update={"text": text, "locator": at})
