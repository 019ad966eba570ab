"""What the RAID log and prose say about one dimension, by the field's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour
from assistant.domain.findings import Polarity
from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS
from assistant.domain.records import RaidEntry, RaidKind, RaidState
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.extract.text.sentences import plain
from assistant.facts.discretion import headline
from assistant.facts.health.judgement import Concern
from assistant.facts.quoting import cells, introduced
from assistant.facts.risks.rejected import statements_heard
from assistant.ledger.view import View

_NO_EVIDENCE = UPDATE_KINDS | WIKI_KINDS
_HAPPENS = frozenset({RaidState.LATE, RaidState.AT_RISK})
FRESH_DAYS = 14
_UNHELD = " that lacks an owner or an answer"
Speaks = Callable[[str], object]
"""Whether a folded text speaks of the subject."""


def entries_about(
    view: View,
    speaks: Speaks,
    tolerances: HealthTolerances,
    comes_true: Speaks = lambda _text: False,
) -> Iterator[Concern]:
    """Yield the open RAID entries whose title or description speaks of the subject.

    What has happened weighs by its exposure. The rating of what may happen is no
    trouble yet: with an owner and an answer it is red only where `comes_true` says of
    its words that they do, or the log that it is late; else amber, and nothing where
    the plan reckons with it from the start.
    """
    entries = view.records(RaidEntry)
    begun = min((known.first_seen for known in entries), default=view.as_of)
    answers = any(known.record.response or known.record.mitigation for known in entries)
    for known in entries:
        entry = known.record
        text = fold(f"{entry.title}. {entry.description}")
        exposure = entry.exposure
        if not entry.is_open or not speaks(text):
            continue
        if exposure is not None and exposure < tolerances.exposure_amber:
            continue
        happens = entry.kind is RaidKind.ISSUE or entry.state in _HAPPENS
        happens = happens or bool(comes_true(f"{entry.title}. {entry.description}"))
        held = _is_held(entry, answers=answers)
        if held and not happens and _is_planned_for(view, known, begun):
            continue
        grave = exposure is not None and exposure >= tolerances.exposure_red
        one = "a" if entry.kind in {RaidKind.RISK, RaidKind.DEPENDENCY} else "an"
        score = f" of {entry.weight_words}" if exposure is not None else ""
        unheld = _UNHELD if grave and not (happens or held) else ""
        yield Concern(
            Colour.RED if grave and (happens or not held) else Colour.AMBER,
            f"{introduced(entry)}, {one} {entry.kind}{score}{unheld}, is open",
            cells(known, entry.title),
        )


def _is_held(entry: RaidEntry, *, answers: bool) -> bool:
    """Whether somebody owns it and something is done, as far as its log tells.

    `answers` says that the log tells what is done about its entries.
    """
    done = bool(entry.response or entry.mitigation)
    if not (entry.owner or done):
        return False
    return bool(entry.owner or not entry.says_owner) and (done or not answers)


def _is_planned_for(view: View, known: Known[RaidEntry], begun: date) -> bool:
    """Whether it is no worse than when the log began, and its review is to come."""
    entry = known.record
    weights = [one.record.exposure or 0 for one in view.history(RaidEntry, entry.key)]
    no_worse = known.first_seen == begun and weights[-1] <= weights[0]
    return no_worse and (entry.review is None or entry.review >= view.as_of)


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
