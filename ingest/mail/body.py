"""The body of a mail taken apart: own words, quoted replies, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from itertools import pairwise

from assistant.domain.people import fold, natural_order
from ingest.notes.attendees import name_like
from ingest.notes.heading_dates import parse_day
from ingest.reader import ReadContext
from ingest.text.statements import split_statements

_QUOTE = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
_VERBS = (
    r"wrote|writes|schrieb|a [ée]crit|escribi[óo]|ha scritto|schreef|escreveu|skrev"
    r"|napisa[łl]\(a\)|napsal\(a\)|kirjoitti"
)
_ATTRIBUTION = re.compile(
    rf"(?P<before>[^\n]{{4,240}}?)\b(?:{_VERBS})\b(?P<after>[^\n]{{0,120}}?)\s*:\s*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[*_]*(?:from|von|de|da|van|fra|från|od)\s*:[*_]*\s*(?P<who>\S.*)", re.IGNORECASE
)
_SENT = re.compile(
    r"[*_]*(?:sent|date|gesendet|datum|envoy[ée]|enviado|fecha|inviato|data|verzonden"
    r"|skickat|sendt)\s*:[*_]*\s*(?P<when>\S.*)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"[*_]*(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|[äa]mne|emne"
    r")\s*:[*_]*\s*(?P<what>\S.*)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"[*_]*[^\W\d_]{2,12}\s*:[*_]*(?:\s|$)")
_SEPARATOR = re.compile(r"\s*(?:[-_=*]{4,}[^-_]{0,60}[-_=*]{4,}|[-_]{10,})\s*")
_CLOSING = re.compile(
    r"(?:(?:with |all the |my )?(?:kind|best|warm|many)?(?:est)? ?(?:regards|wishes"
    r"|thanks)|best|cheers|thanks?|thank you|thanks again|sincerely|yours(?: \w+)?"
    r"|take care|(?:mit )?(?:freundliche[nm]?|viele[nm]?|beste[nm]?|liebe)?"
    r" ?gr[üu](?:ß|ss)e?n?"
    r"|vg|lg|mfg|(?:bien )?cordialement|merci|saludos(?: cordiales)?|un saludo"
    r"|(?:cordiali|distinti) saluti|(?:met vriendelijke )?groet(?:en)?|abraços?"
    r"|(?:med )?(?:vennlig|venlig|v[äa]nlig)a? hils(?:en|ning(?:ar)?)|mvh)[,.!\s]*",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\s*p\.?\s?p?\.?s\b", re.IGNORECASE)
_LONGEST_SIGNATURE = 9
_LONGEST_SIGNATURE_LINE = 80
_HEADER_LINES = 6
_CLOCK_WORDS = re.compile(
    r"^(?:\W|am\b|pm\b|at\b|um\b|uhr\b|à\b|alle\b|om\b|kl\b)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wrote quoted words, when and about what, as far as the mail says so."""

    speaker: str | None = None
    dated: date | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class BodyPart:
    """Lines that belong together; `by` is None for the sender's own words.

    `start` counts from 0, `end` is exclusive.
    """

    start: int
    end: int
    by: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of a signature; `role` is the line below the sender's name."""

    start: int
    end: int
    role: str | None = None


class MailBody:
    """Reads a body once, line by line; `parts` are what is worth citing."""

    def __init__(
        self, lines: Sequence[str], sender: str | None, context: ReadContext
    ) -> None:
        self._lines = lines
        self._context = context
        self._depths = [_depth(line) for line in lines]
        self._plain = [_unquoted(line) for line in lines]
        self._by: list[Attribution | None] = [None] * len(lines)
        self._left_out = bytearray(len(lines))
        self._attribute()
        self.signature = self._find_signature(sender)
        self.parts = tuple(self._parts())

    def _attribute(self) -> None:
        """Say of every line who wrote it."""
        known: dict[int, Attribution] = {}
        below: Attribution | None = None
        index = 0
        while index < len(self._lines):
            depth = self._depths[index]
            if self._plain[index].strip():
                known = {level: by for level, by in known.items() if level <= depth}
            found, length = self._attribution_at(index)
            if found:
                end = index + length
                self._left_out[index:end] = b"\1" * length
                deepest = max(self._next_depth(end), depth)
                if deepest == 0:
                    below = found
                else:
                    known[deepest] = found
                index = end
                continue
            if depth:
                self._by[index] = known.get(depth, Attribution())
            else:
                self._by[index] = below
            index += 1

    def _next_depth(self, index: int) -> int:
        return next(
            (
                self._depths[later]
                for later in range(index, len(self._lines))
                if self._plain[later].strip()
            ),
            0,
        )

    def _attribution_at(self, index: int) -> tuple[Attribution | None, int]:
        """Read `On … X wrote:`, also over two lines, or a block of mail headers."""
        depth, line = self._depths[index], self._plain[index].strip()
        for length in (1, 2):
            if length == 2:
                if index + 1 >= len(self._lines) or self._depths[index + 1] != depth:
                    break
                line = f"{line} {self._plain[index + 1].strip()}"
            match = _ATTRIBUTION.fullmatch(line) if line.endswith(":") else None
            if match and any(c.isdigit() for c in match["before"] + match["after"]):
                return self._written(match), length
        return self._header_block(index)

    def _written(self, match: re.Match[str]) -> Attribution:
        before, after = match["before"], match["after"]
        dated = parse_day(
            before if any(c.isdigit() for c in before) else after,
            self._context.date_order,
            self._context.today,
        )
        words = re.split(r"[<\[(]", after)[0].strip() or _last_words(before)
        return Attribution(name_like(words), dated)

    def _header_block(self, index: int) -> tuple[Attribution | None, int]:
        depth = self._depths[index]
        sender = _FROM.fullmatch(self._plain[index].strip())
        if not sender:
            return None, 0
        end, dated, subject, headers = index + 1, None, None, 1
        while end < len(self._lines) and end - index < _HEADER_LINES:
            line = self._plain[end].strip()
            if self._depths[end] != depth or not _HEADER.match(line):
                break
            sent = _SENT.fullmatch(line)
            if sent:
                dated = parse_day(
                    sent["when"], self._context.date_order, self._context.today
                )
                headers += 1
            about = _SUBJECT.fullmatch(line)
            subject = about["what"].strip() if about else subject
            end += 1
        if headers < 2:
            return None, 0
        name = parseaddr(sender["who"])[0] or re.split(r"[<\[(]", sender["who"])[0]
        by = Attribution(name_like(natural_order(name)), dated, subject)
        return by, end - index

    def _own_end(self) -> int:
        """Return the line after the last of the sender's own words on top."""
        own = [
            index
            for index, by in enumerate(self._by)
            if by is None and not self._left_out[index] and self._plain[index].strip()
        ]
        return own[-1] + 1 if own else 0

    def _find_signature(self, sender: str | None) -> Signature | None:
        end = self._own_end()
        first_words = {fold(sender), fold(sender).split(" ")[0]} if sender else set()
        for start in range(max(0, end - 2 * _LONGEST_SIGNATURE), end):
            if self._by[start] is not None or self._left_out[start]:
                continue
            line = self._plain[start].strip()
            marked = self._lines[start].rstrip() == "--"
            signed = fold(line.strip(" ,.-–—")) in first_words or self._lone_name(
                start, end
            )
            if not (marked or signed or _CLOSING.fullmatch(line)):
                continue
            stop = end if marked else self._signature_end(start, end)
            if stop:
                return Signature(start, stop, self._role(start, stop, first_words))
        return None

    def _lone_name(self, start: int, end: int) -> bool:
        """Whether the last line is one name, as a nickname under a mail is."""
        line = self._plain[start].strip()
        apart = start > 0 and not self._plain[start - 1].strip()
        return start == end - 1 and apart and " " not in line and line.istitle()

    def _signature_end(self, start: int, end: int) -> int:
        """Return where it ends: at a postscript or at the end; 0 if it is prose."""
        stop = next(
            (i for i in range(start + 1, end) if _POSTSCRIPT.match(self._plain[i])), end
        )
        rest = [line.strip() for line in self._plain[start + 1 : stop] if line.strip()]
        short = len(rest) < _LONGEST_SIGNATURE and all(
            len(line) <= _LONGEST_SIGNATURE_LINE and not line.endswith(("!", "?"))
            for line in rest
        )
        return stop if short and not any(_is_sentence(line) for line in rest) else 0

    def _role(self, start: int, stop: int, names: set[str]) -> str | None:
        """Return the line below the sender's name, if it reads like a job."""
        lines = [line.strip() for line in self._plain[start:stop] if line.strip()]
        for line, below in pairwise(lines):
            if fold(line.strip(" ,.-–—")) in names:
                words = below.split()
                fits = 1 <= len(words) <= 10 and not re.search(r"[\d@:/]", below)
                return below if fits and below[:1].isupper() else None
        return None

    def _parts(self) -> Iterator[BodyPart]:
        if self.signature:
            first, last = self.signature.start, self.signature.end
            self._left_out[first:last] = b"\1" * (last - first)
        start: int | None = None
        for index in range(len(self._lines) + 1):
            if start is not None and self._ends(start, index):
                yield from self._statements(start, index)
                start = None
            if start is None and index < len(self._lines) and self._counts(index):
                start = index

    def _counts(self, index: int) -> bool:
        line = self._plain[index]
        words = bool(line.strip()) and not _SEPARATOR.fullmatch(line)
        return words and not self._left_out[index]

    def _ends(self, start: int, index: int) -> bool:
        return (
            index == len(self._lines)
            or not self._counts(index)
            or self._depths[index] != self._depths[start]
            or self._by[index] != self._by[start]
        )

    def _statements(self, start: int, end: int) -> Iterator[BodyPart]:
        for first, last in split_statements(self._plain[start:end]):
            yield BodyPart(start + first, start + last, self._by[start])


def _depth(line: str) -> int:
    match = _QUOTE.match(line)
    return match[0].count(">") if match else 0


def _unquoted(line: str) -> str:
    match = _QUOTE.match(line)
    return line[match.end() :] if match else line


def _last_words(before: str) -> str:
    """Return the name at the end of `On 12 Aug 2026, at 16:48, Odile Marchetti`."""
    bare = re.sub(r"[<\[(][^<>\[\]()]*[>\])]", "", before).strip().rstrip(",")
    run = re.split(r"[\d,;]", bare)[-1]
    return _CLOCK_WORDS.sub("", run).strip()


def _is_sentence(line: str) -> bool:
    return line.endswith(".") and len(line.split()) > 5
