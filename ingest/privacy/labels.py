"""Who may read a document's words: its kind, its own markings, the settings."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from assistant.domain.labels import Label, join
from assistant.domain.reading import (
    MAIL_KINDS,
    TICKET_KINDS,
    UPDATE_KINDS,
    WIKI_KINDS,
    DocumentKind,
    Passage,
    ReadResult,
    Role,
)
from ingest.privacy.asides import continues, is_aside
from ingest.privacy.closed_parts import ClosedParts
from ingest.privacy.confidence import asks_for_confidence, asks_it_of_all
from ingest.privacy.staff_matters import is_staff_matter
from ingest.privacy.unwritten import promises_to_leave_unwritten

_OPEN_RECORDS = {
    *TICKET_KINDS,
    DocumentKind.MSPDI_XML,
    DocumentKind.MPP,
    *UPDATE_KINDS,
    *WIKI_KINDS,
}
"""Trackers, plans and sent updates; a risk log or a build is the team's own."""
_FOR_US_ALONE = re.compile(
    r"""(?ix)
    \b(?:tell|telling|inform|show|send)\s+(?:(?:the\s+)?[\w’'-]+\s+){1,3}?
      (?:nothing|none\s+of\s+(?:it|this))\b
    | \b(?:do\s+not|don[’']?t|must\s+not|never|not\s+to)\s+(?:tell|inform|mention
      |say|share|show|send|forward|leak)\b
    | \bnot\s+to\s+be\s+(?:shared|told|disclosed|forwarded|mentioned)\b
    | \bnot\s+(?:a\s+word|yet)\s+(?:to|for)\s+(?:the\s+)?(?:client|customer|[A-Z]\w+)
    | \bnot\s+for\s+(?:the\s+)?(?:client|customer)s?\b
    | \b(?:outside|leave|leaves)\s+this\s+(?:room|circle|channel|thread|call)\b
    | \binternal(?:ly)?\s+only\b
    """
)
"""Words that keep what is said from the client, though not from the company."""
_OVER_OUR_WORDS = re.compile(
    r"""(?ix)
    ^\W*(?:\d[\d.]*\W+)?
    (?: (?:strictly\s+|company\s+)?internal(?:\s+(?:only|notes?|part|section|matters?))?
      | (?:for\s+)?our\s+(?:own\s+)?eyes\s+only
      | not\s+to\s+be\s+(?:shared|shown|forwarded|told|published)
      | not\s+for\s+(?:the\s+|our\s+|(?!the\b|our\b))
          (?!release|sprint|phase|version|production|sale|stage)[\w’'-]+(?:\s+[\w’'-]+)?
    )
    \s*(?:$|[:(\[–—])
    """
)
"""Headings over what is for the company alone: whoever is named, it is not for all."""
_TURNS = frozenset({Role.MESSAGE, Role.TURN})
_BACK = 6
"""Turns before a request among which it finds what it means."""
_SHORT = 12
_POINTING = 20
"""Words of a request that opens with what it points back to."""
_POINTS_BACK = re.compile(
    r"(?i)\W*(?:and |but |so |please )?(?:(?:none|nothing|all|any) of (?:this|that|it)"
    r"|(?:this|that|it) (?:stays|remains|must|should|goes))\b"
)
_WHOLE_DOCUMENT = {DocumentKind.MAIL}
_TELLING = 5
"""Words of a passage that is no greeting."""


def record_label(result: ReadResult, settled: Label | None) -> Label:
    """Return who may be told the records of a document as facts.

    `settled` is what the command line or the settings say; the document's own front
    matter may only close it further.
    """
    default = Label.CLIENT if result.kind in _OPEN_RECORDS else Label.INTERNAL
    return join(settled or default, result.label or Label.CLIENT)


def passage_labels(result: ReadResult, settled: Label | None) -> tuple[Label, ...]:
    """Return who may read the words of each passage: internal unless settled.

    Words told in confidence are restricted, with all of their mail or thread; words
    that ask to be kept from the client are internal even where the rest was opened.
    What becomes of a person's job or conduct is restricted without being asked, and a
    row is as closed as it says itself.
    """
    base = join(settled or Label.INTERNAL, result.label or Label.CLIENT)
    found = _Closed(result)
    for piece in result.passages:
        found.look(piece)
    if found.marked and result.kind in _WHOLE_DOCUMENT:
        return tuple(join(base, Label.RESTRICTED) for _ in result.passages)
    return tuple(
        join(base, piece.closed or Label.CLIENT, *found.of(piece))
        for piece in result.passages
    )


class _Closed:
    """What one walk through the passages finds to be closed, by place or thread."""

    def __init__(self, result: ReadResult) -> None:
        self.marked = False
        self._is_mail = result.kind in MAIL_KINDS
        self._parts = ClosedParts(result.passages)
        self._follows = False
        self._has_told = False
        self._restricted: set[tuple[object, ...]] = set()
        self._ours: set[tuple[object, ...]] = set()
        self._before: deque[Passage] = deque(maxlen=_BACK)
        self._led_in: Passage | None = None

    def look(self, piece: Passage) -> None:
        """Judge the next passage: told in confidence, staff matter, not for clients."""
        self._follows = piece.quoted and (self._follows or _introduces(piece))
        if self._follows:
            self._restricted.add(_place(piece))
        for told in () if self._follows else self._told_in_confidence(piece):
            if self._is_of_all(told):
                self.marked = True
                self._restricted.add(_circle(told))
            else:
                self._restricted.add(_place(told))
        if self._is_led_in(piece) or is_staff_matter(piece.text):
            self._restricted.add(_place(piece))
        if _FOR_US_ALONE.search(piece.text):
            self._ours.add(_circle(piece))
        if any(_OVER_OUR_WORDS.match(title) for title in _titles(piece)):
            self._ours.add(_place(piece))
        self._before.append(piece)
        self._has_told |= _tells(piece)

    def of(self, piece: Passage) -> Iterator[Label]:
        """Yield what closes the passage."""
        for at in (_circle(piece), _place(piece)):
            if at in self._restricted:
                yield Label.RESTRICTED
            elif at in self._ours:
                yield Label.INTERNAL

    def _told_in_confidence(self, piece: Passage) -> Iterator[Passage]:
        """Yield what asks to be kept quiet, or stands under a heading that does.

        A short request without a matter of its own means what the same speaker said
        just before, else what was said last.
        """
        asked = asks_for_confidence(piece.text)
        if asked or self._parts.holds(piece):
            yield piece
        if asked and _is_only_request(piece):
            yield from _meant(self._before, piece)

    def _is_of_all(self, piece: Passage) -> bool:
        """Whether it closes all of its mail or thread.

        In a mail, a label before one of its matters and what a third one wants kept
        quiet close that alone; a mail that opens with the label is told under it.
        """
        if not self._is_mail or asks_it_of_all(piece.text):
            return True
        opens = is_aside(piece.text) and not self._has_told
        return opens or self._parts.holds(piece)

    def _is_led_in(self, piece: Passage) -> bool:
        """Whether it, or its paragraph above it, opens with a closing label."""
        goes_on = self._led_in is not None and continues(self._led_in, piece)
        opens = is_aside(piece.text) or self._parts.is_led_in(piece)
        self._led_in = piece if goes_on or opens else None
        return self._led_in is not None


def _titles(piece: Passage) -> tuple[str, ...]:
    """Return the headings over a passage, and its own words if it is one."""
    own = (piece.text,) if piece.role is Role.HEADING else ()
    return (*piece.headings, *own)


def _introduces(piece: Passage) -> bool:
    """Whether quoted words ask for it of what follows them, not of the whole mail.

    Who answers such a mail says in their own words what others may know.
    """
    return piece.text.rstrip().endswith(":") and asks_for_confidence(piece.text)


def _is_only_request(piece: Passage) -> bool:
    if is_aside(piece.text):
        return False
    words = len(piece.text.split())
    longest = _POINTING if _POINTS_BACK.match(piece.text) else _SHORT
    return piece.role in _TURNS and words <= longest and not piece.thread


def _meant(before: Iterable[Passage], request: Passage) -> Sequence[Passage]:
    turns = [piece for piece in before if piece.role in _TURNS]
    own = [piece for piece in turns if piece.speaker == request.speaker]
    if promises_to_leave_unwritten(request.text):
        return turns[-1:]
    return own[-1:] or turns[-1:]


def label_refused(result: ReadResult, settled: Label | None) -> bool:
    """Whether the document calls its words more open than it may by itself."""
    allowed = settled or Label.INTERNAL
    return result.label is not None and result.label.rank < allowed.rank


def _tells(piece: Passage) -> bool:
    """Whether it is more of a mail than its subject or a greeting."""
    is_own = not piece.quoted and piece.role is not Role.HEADING
    return is_own and len(piece.text.split()) >= _TELLING


def _place(piece: Passage) -> tuple[object, ...]:
    return ("place", piece.locator, piece.text)


def _circle(piece: Passage) -> tuple[object, ...]:
    """Return what shares a confidence: a thread, else the passage alone."""
    return ("thread", piece.thread) if piece.thread else _place(piece)
