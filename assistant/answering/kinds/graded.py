"""How many defects of one severity are open: by tickets of just that level, or words.

What is said of another severity is no answer. Words that only add to an older number,
`one more severity 2`, give no number, and neither do older ones before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.asked.inventory import GLUE, Being, Inventory, Things
from assistant.answering.asked.question import Question
from assistant.answering.asked.severity import levels_in, without_severity
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.inventories import Registers
from assistant.answering.kinds.inventory_words import counted
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.records import Ticket
from assistant.drafting.words import number_word

_THINGS = re.compile(
    r"\b(?:defects?|bugs?|faults?|incidents?|issues?|problems?|tickets?|findings?"
    r"|ones?)\b"
)
_ASKS = re.compile(
    r"(?i)\W*(?:and |so )?(?:how many|what|which|list|show|are there|is there"
    r"|do we have|have we|any|(?:what is |what's )?(?:the )?number)\b"
)
_OPEN_WORDS = re.compile(
    r"\b(?:still |currently )?(?:open|left|unresolved|outstanding|unfixed|remaining)\b"
)
_CLOSED = re.compile(r"\b(?:closed|fixed|resolved|done|solved|found|raised|since)\b")
_NUMBER = re.compile(
    r"(?i)\b(?:no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|a single|\d{1,3})\b"
)
_ADDS = re.compile(
    r"(?i)\b(?:(?:one|two|three|\d+) more|another|an? new|additional|further|extra"
    r"|as well|also|put (?:it|that|this) down|is an?|as an?)\b"
)
_UNSURE = re.compile(r"(?i)\?|\b(?:if|unless|would|could|should|might|may|until)\b")


@dataclass(frozen=True, slots=True)
class Graded:
    """Defects of one severity, all of them or the open ones."""

    level: str


def severity_asked(question: Question) -> Graded | None:
    """Return the severity whose open defects are asked for, if they are."""
    levels = levels_in(question.text)
    if len(levels) != 1 or question.ids or question.people or question.days:
        return None
    if not _ASKS.match(question.text):
        return None
    low = without_severity(question.text.casefold().replace("’", "'"))
    if _CLOSED.search(low):
        return None
    low = _OPEN_WORDS.sub(" ", _THINGS.sub(" ", low))
    words = set(re.findall(r"[^\W\d_]+", low)) - GLUE - {"s", "how", "many", "number"}
    [level] = levels
    return None if words else Graded(level)


def graded(asked: Graded, registers: Registers, said: Iterable[Candidate]) -> Listing:
    """Return the open tickets of that severity, else what was last said of it."""
    tickets = [one for one in registers.items if isinstance(one.of, Ticket)]
    known = [(one, level) for one in tickets if (level := _level(one.of)) is not None]
    mine = [one for one, level in known if level == asked.level and one.is_open]
    newest = _newest(asked, said)
    if mine and (newest is None or newest.day <= _since(mine)):
        return _listed(asked, mine, tickets, registers)
    if newest is not None:
        return Listing((newest,))
    if mine:
        return _listed(asked, mine, tickets, registers)
    graded_open = {level for one, level in known if one.is_open}
    defects = [one for one in tickets if isinstance(one.of, Ticket) and one.of.is_bug]
    whole = defects and {id(one) for one, _ in known} >= {id(one) for one in defects}
    if whole and graded_open:
        return _listed(asked, [], tickets, registers)
    return Listing(())


def _since(mine: Sequence[Item]) -> date:
    return max(one.told.day for one in mine)


def _level(row: object) -> str | None:
    """Return the severity that a ticket's own cells give it, if they give just one."""
    if not isinstance(row, Ticket):
        return None
    cells = (row.priority or "", row.kind, *row.labels, row.title, row.description)
    said = [one.text for one in row.comments]
    found = levels_in("\n".join([*cells, *said]))
    return next(iter(found)) if len(found) == 1 else None


def _listed(
    asked: Graded, mine: Sequence[Item], of: Sequence[Item], registers: Registers
) -> Listing:
    plainly = Inventory(Things.TICKET, Being.OPEN)
    n = len(mine)
    noun = "ticket is" if n == 1 else "tickets are"
    number = number_word(n) if n else "no"
    noun = noun if n else "ticket is"
    text = f"{number} open {noun} noted as severity {asked.level}"
    told = counted(text, plainly, mine, of, registers.teller)
    lines = (told, *(one.told for one in mine[:MOST]))
    return Listing(lines, max(0, n - MOST), "ontrack tickets", counted=n)


def _newest(asked: Graded, said: Iterable[Candidate]) -> Candidate | None:
    """Return the newest words with a number of it, none if it was added to since."""
    about = [
        one
        for one in said
        if not (one.computed or one.supposed)
        and asked.level in levels_in(said_in(one.unit.text))
        and not _UNSURE.search(said_in(one.unit.text))
    ]
    if not about:
        return None
    newest = max(about, key=lambda one: (one.day, one.words))
    same = [one for one in about if one.day == newest.day]
    for one in same:
        words = said_in(one.unit.text)
        alone = levels_in(words) == {asked.level}
        if (
            alone
            and _NUMBER.search(without_severity(words))
            and not _ADDS.search(words)
        ):
            return one
    return None
