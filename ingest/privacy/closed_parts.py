"""Headings and lead-ins that keep what follows them from all but some people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from assistant.domain.labels import Label
from assistant.domain.names import fold
from assistant.domain.reading import Passage, ReadResult, Role
from ingest.notes.attendees import attendees
from ingest.tables.row_marks import closing

_CONFIDENTIAL = re.compile(
    r"(?i)^\W*(?:strictly |private and )?(?:confidential(?! (?:data"
    r"|waste|files?|records?|documents?|print\w*|modules?))|off the record|not for "
    r"(?:the )?(?:minutes|record|circulation|distribution)|leads only|in confidence|"
    r"closed session|vertraulich|nicht f(?:ü|ue)rs protokoll)\b"
)
_END = r"\s*(?:$|[:(\[–—]|-\s)"
_CUE = re.compile(
    r"(?i)\b(?:only|just|alone|restricted|closed|private|executive|camera|not|between)\b"
)
_PART = r"(?:part|section|session|meeting|minutes|agenda|business)"
_CLOSED = re.compile(
    rf"(?i)^\W*(?:\d[\d.]*\W+)?(?:restricted(?:\s+(?:{_PART}|annex|appendix|notes?"
    rf"|discussion|round|circle))?{_END}"
    rf"|(?:closed|in[- ]camera)\s+{_PART}{_END}|in\s+camera{_END}"
    rf"|(?:(?:strictly|very|highly)\s+)?private{_END}"
    rf"|(?:private|executive)\s+(?:session|part|section|business){_END}"
    rf"|(?:just\s+)?between\s+(?:us|ourselves|the\s+(?:two|three)\s+of\s+us){_END}"
    r"|not\s+for\s+(?:(?:the|our)\s+)?(?:(?:whole|wider|entire|rest\s+of\s+the)\s+)?"
    r"(?:team|staff|crew|everybody|all|others|employees|colleagues|press)"
    rf"{_END})"
)
_BODY = (
    r"(?:steering(?:\s+(?:group|committee|board|team))?|steerco|committee|trustees"
    r"|(?:(?:project|programme|program|management|executive)\s+)?board(?:\s+members)?"
    r"|(?:managing\s+)?directors?|exec(?:utive)?s?|(?:team\s+|work\s*stream\s+)?leads"
    r"|(?:core|lead|leadership|management)\s+(?:team|group)|leadership|management"
    r"|(?:(?:line|senior|project|programme|team)\s+)?managers|hr|human\s+resources"
    r"|personnel|(?:project\s+)?sponsors?|chair(?:man|woman|person)?|pmo"
    r"|project\s+office|(?-i:us)|(?:two|three|four|few)\s+of\s+us)"
)
"""Few people of a project; those of a product, as members and admins, are none."""
_NAME = r"(?-i:[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]+)?)"
_ONE = rf"(?:(?:the\s+|our\s+)?{_BODY}|{_NAME})"
_LIST = rf"(?P<who>{_ONE}(?:(?:\s*[,&/+]\s*(?:and\s+)?|\s+and\s+){_ONE})*)"
_ONLY = (
    re.compile(
        rf"(?i)^\W*(?:\d[\d.]*\W+)?(?:(?P<to>only|just|restricted)\s+)?"
        rf"(?P<for>(?:for|to)\s+)?{_LIST}(?P<only>\s+(?:only|alone))?{_END}"
    ),
    re.compile(
        rf"(?i)[(\[]\s*(?:(?P<to>only|just|restricted)\s+)?(?P<for>(?:for|to)\s+)?"
        rf"{_LIST}(?P<only>\s+(?:only|alone))?\s*[)\]]"
    ),
)
_IS_BODY = re.compile(rf"(?i)(?:the\s+|our\s+)?{_BODY}")
_BETWEEN = re.compile(r"\s*[,&/+]\s*(?:and\s+)?|\s+and\s+")
_LEAD_IN = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:(?P<mark>\*\*|__)(?P<bold>[^*_]{2,90}?)"
    r"(?P=mark)|(?P<plain>[^:.!?\n]{2,80}?):\s)"
)
_SAYS = re.compile(
    r"\b([A-ZÀ-Þ][\w’'-]+)(?:\s+[A-ZÀ-Þ][\w’'-]+)?\s+(?:said|says|report(?:s|ed)|ask(?:s|ed)"
    r"|tells|told|thinks|confirm(?:s|ed)|reminded|wrote|mentioned|promised|agree[sd]"
    r"|to\s+[a-z]+)\b"
)
_SENT_BY = re.compile(r"^\W*([A-ZÀ-Þ][\w’'-]+):\s")
_THINGS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december english german
    french spanish italian dutch portuguese android windows linux mac macos apple chrome
    firefox safari edge phase release sprint version stage group team site region zone
    europe asia africa america france germany spain italy england scotland wales ireland
    austria switzerland belgium poland sweden norway denmark finland canada london paris
    berlin premium basic production staging excel word outlook teams slack
    """.split()  # noqa: SIM905
)
"""What is written with a capital letter beside `only` and is no person."""
_AT_LINE = re.compile(r"lines? (\d+)")
_HEAD = 12
"""Passages at the beginning among which it is said who was there."""


class ClosedParts:
    """Says of the passages of a document which stand under such a heading.

    A heading names few people (a steering group, the leads, HR), or persons: those who
    speak, are present or are told of in the document.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = passages
        self._known: dict[str, bool] = {}

    def holds(self, piece: Passage) -> bool:
        """Whether the passage is such a heading, or stands under one."""
        titles = (piece.text,) if piece.role is Role.HEADING else ()
        return any(self._is_closed(title) for title in (*piece.headings, *titles))

    def is_led_in(self, piece: Passage) -> bool:
        """Whether the passage itself opens with such words, in bold or with a colon."""
        found = _LEAD_IN.match(piece.text)
        if found is None or piece.role is Role.HEADING:
            return False
        return self._is_closed(found["bold"] or found["plain"], asked=False)

    def _is_closed(self, title: str, *, asked: bool = True) -> bool:
        if asked and _CONFIDENTIAL.search(title):
            return True
        if not _CUE.search(title):
            return False
        if title not in self._known:
            bare = title.lstrip("#").strip(" *_")
            self._known[title] = bool(_CLOSED.search(bare)) or self._is_for_some(bare)
        return self._known[title]

    def _is_for_some(self, title: str) -> bool:
        for form in _ONLY:
            found = form.search(title)
            if found is None or not (found["to"] or found["only"]):
                continue
            if found["to"] and not (found["for"] or found["only"]):
                continue
            if self._are_people(_BETWEEN.split(found["who"]), aimed=bool(found["for"])):
                return True
        return False

    def _are_people(self, named: Sequence[str], *, aimed: bool) -> bool:
        """Whether they are bodies, or persons of whom the document knows one.

        Two who are aimed at by name need not be known, but for things that are named.
        """
        names = [name for name in named if not _IS_BODY.fullmatch(name.strip())]
        words = {word for name in names for word in fold(name).split()}
        if not names or not self._people.isdisjoint(words):
            return True
        return aimed and len(names) > 1 and words.isdisjoint(_THINGS)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(_named(self._passages))


def with_closed_parts(result: ReadResult) -> ReadResult:
    """Close the records that were read from such parts, and their cells.

    A cell is not said to stand under a heading: it belongs to what is above it.
    """
    if not (len(result.records) or len(result.past)):
        return result
    parts = ClosedParts(result.passages)
    closed = {one.locator for one in result.passages if parts.holds(one)}
    if not closed:
        return result
    cells = [one.locator for one in result.passages if one.role is Role.CELL]
    above = sorted(
        (line, one.locator in closed)
        for one in result.passages
        if one.role is not Role.CELL and (line := _line(one.locator))
    )
    for place in cells:
        at = bisect_left(above, (_line(place) + 1,)) if _line(place) else 0
        if at and above[at - 1][1]:
            closed.add(place)
    return closing(result, dict.fromkeys(closed, Label.RESTRICTED))


def _line(place: str) -> int:
    """Return the first line of a place in a text, 0 for another place."""
    found = _AT_LINE.match(place)
    return int(found[1]) if found else 0


def _named(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the words of the names of who speaks, is present or is told of."""
    head = [line for one in islice(passages, _HEAD) for line in one.text.split("\n")]
    found = [one.name or "" for one in attendees(head, passages)]
    for piece in passages:
        found += [piece.speaker or "", *_SAYS.findall(piece.text)]
        found += _SENT_BY.findall(piece.text)
    for name in found:
        yield from fold(name).split()
