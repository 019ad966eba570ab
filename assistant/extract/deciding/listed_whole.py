"""An item below a heading for decisions that is told in several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.reading import Role
from assistant.extract.deciding.marks import LAST_BRACKET
from assistant.extract.deciding.words import NOT_DECIDED
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View

_EXPLAINS = re.compile(
    r"(?:because|since|otherwise|reasons?|rationale|background|context|why|note|nb|it"
    r"|he|she|this|that|they|these|those|but|though|however|thanks?|sorry)\b",
    re.IGNORECASE,
)
_TITLE = 2
"""Words of a first sentence that is only the catchword of the decision."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All the sentences of an item that tell its decision."""

    units: tuple[Unit, ...]
    quote: str

    @property
    def what(self) -> str:
        """The sentences as one: they are parts of one decision."""
        cores = [unit.core.rstrip(" .;") for unit in self.units]
        if self.units[-1:] and (last := LAST_BRACKET.search(cores[-1])):
            cores[-1] = cores[-1][: last.start()].rstrip(" .;")
        brief = len(cores[0].split()) <= _TITLE
        return (": " if brief else "; ").join([cores[0], "; ".join(cores[1:])])


def whole_item(view: View, unit: Unit) -> Whole | None:
    """Return the item that begins with the unit, where more than that decides.

    The sentences go together where one person is named behind them all, or where the
    first is a mere catchword; a reason, a question and a remark on somebody stay out.
    """
    if unit.section is not Section.DECISIONS or unit.role is not Role.ITEM:
        return None
    if not unit.first or unit.labelled or unit.core.endswith("?"):
        return None
    told = [unit]
    for after in _behind(view, unit):
        if _named_decider(view, after) or not _goes_on(view, after):
            break
        told.append(after)
    brief = len(unit.core.split()) <= _TITLE
    if len(told) == 1 or not (brief or closing_decider(view, unit)):
        return None
    start, last = unit.sentence.start, told[-1].sentence
    quote = unit.passage.passage.text[start : last.start + len(last.text)]
    return Whole(tuple(told), quote) if len(quote) <= LONGEST_QUOTE else None


def closing_decider(view: View, unit: Unit) -> str | None:
    """Return whom the item that begins with the unit names at its very end."""
    if unit.section is not Section.DECISIONS or unit.role is not Role.ITEM:
        return None
    last = next(reversed(tuple(_behind(view, unit))), None)
    if last is None or not unit.first:
        return None
    bracket = LAST_BRACKET.search(last.core)
    owner = view.names.slot(bracket[1].split(",")[0]) if bracket else None
    return _named_decider(view, last) or (owner.name if owner else None)


def _behind(view: View, unit: Unit) -> Iterator[Unit]:
    """Yield the further sentences of its line."""
    after = view.after(unit)
    while after is not None and after.passage is unit.passage and not after.first:
        yield after
        after = view.after(after)


def _named_decider(view: View, unit: Unit) -> str | None:
    """Return the person where the sentence is a name and no more."""
    owner = view.names.slot(unit.core.strip(" .()*_"))
    return owner.name if owner else None


def _goes_on(view: View, unit: Unit) -> bool:
    core = unit.core
    if core.rstrip(" *_").endswith("?") or NOT_DECIDED.search(core):
        return False
    return _EXPLAINS.match(core) is None and view.names.leading(core) is None
