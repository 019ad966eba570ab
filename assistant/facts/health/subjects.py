"""What the RAID log and prose say about one dimension, by the field's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour
from assistant.domain.findings import Polarity
from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.tolerances import HealthTolerances
from assistant.extract.text.sentences import plain
from assistant.facts.discretion import headline
from assistant.facts.health.judgement import Concern
from assistant.facts.quoting import cells, introduced
from assistant.facts.risks.rejected import statements_heard
from assistant.ledger.view import View

_NO_EVIDENCE = UPDATE_KINDS | WIKI_KINDS
FRESH_DAYS = 14
Speaks = Callable[[str], object]
"""Whether a folded text speaks of the subject."""


def entries_about(
    view: View, speaks: Speaks, tolerances: HealthTolerances
) -> Iterator[Concern]:
    """Yield the open RAID entries whose title or description speaks of the subject."""
    for known in view.records(RaidEntry):
        entry = known.record
        text = fold(f"{entry.title}. {entry.description}")
        exposure = entry.exposure
        if not entry.is_open or not speaks(text):
            continue
        if exposure is not None and exposure < tolerances.exposure_amber:
            continue
        red = exposure is not None and exposure >= tolerances.exposure_red
        one = "a" if entry.kind in {RaidKind.RISK, RaidKind.DEPENDENCY} else "an"
        score = f" of {entry.weight_words}" if exposure is not None else ""
        yield Concern(
            Colour.RED if red else Colour.AMBER,
            f"{introduced(entry)}, {one} {entry.kind}{score}, is open",
            cells(known, entry.title),
        )


def statements_about(
    view: View,
    speaks: Speaks,
    subject: str,
    *,
    fewest: int,
    also: Iterable[Quote] = (),
) -> Iterator[Concern]:
    """Yield one concern if prose of the last two weeks asserts enough of it.

    `also` is what else of that time says so. The words themselves stay in the
    evidence, where their own label guards them; where one alone counts, the newest are
    cited, for a count says nothing of what is short.
    """
    quotes = list(also)
    for found in statements_heard(view):
        finding = found.finding
        age = (view.as_of - found.passage.dated).days
        if finding.polarity is not Polarity.ASSERTED or age > FRESH_DAYS:
            continue
        if found.passage.kind in _NO_EVIDENCE or not speaks(fold(finding.quote)):
            continue
        quotes.append(found.evidence)
    quotes = list({(one.source, one.locator): one for one in quotes}.values())
    if len(quotes) >= fewest:
        count = "1 statement" if len(quotes) == 1 else f"{len(quotes)} statements"
        say = "speaks" if len(quotes) == 1 else "speak"
        why = f"{count} of the last {FRESH_DAYS} days {say} of {subject}"
        words = _newest(quotes) if fewest == 1 else ""
        has_amounts = any(letter.isdigit() for letter in words.partition("”")[0])
        yield Concern(Colour.AMBER, why + words, tuple(quotes), has_amounts=has_amounts)


def _newest(quotes: Sequence[Quote]) -> str:
    """Return the words of the newest, with their day."""
    last = max(quotes, key=lambda one: one.dated or one.as_of or date.min)
    on = last.dated or last.as_of
    head = ": " if len(quotes) == 1 else ", the newest: "
    return f"{head}“{headline(plain(last.quote)).strip(' .')}”" + (
        f" on {on}" if on else ""
    )
