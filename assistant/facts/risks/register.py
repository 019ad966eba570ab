"""The register of what prose says about risk, and which RAID entry covers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import Silenced, Statement
from assistant.domain.findings import Polarity, StatementFinding
from assistant.domain.reading import UPDATE_KINDS
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Found
from assistant.extract.text.sentences import plain
from assistant.facts.mentions import links_of, mentions_of
from assistant.facts.remembered import once_a_view
from assistant.facts.risks.over import ended_by_records
from assistant.facts.risks.rejected import (
    silent_statements,
    statement_id,
    statements_heard,
)
from assistant.facts.risks.shortages import same_shortage, trades_short
from assistant.facts.sameness.matter_index import MatterIndex
from assistant.facts.sameness.same_matter import same_matter
from assistant.facts.sameness.stems import Weigh, ids, same_subject, shared, stems
from assistant.facts.sameness.word_index import WordIndex
from assistant.ledger.view import View

_TOLD = frozenset({Polarity.ASSERTED, Polarity.CONDITIONAL})
_SAME_TITLE = 0.6
_SAME_DESCRIPTION = 0.75
_FEWEST_WORDS = 2
_TELLING = 0.4
_LONGEST_SUBJECT = 80


def statement_register(
    view: View, *, all_polarities: bool = False, rejected: bool = False
) -> tuple[Statement, ...]:
    """Return the risk statements of notes, mail and chat, in the order of sources.

    Only what is asserted or conditional, unless all polarities are wanted, and with
    `rejected` also what the reviewer rejected. What a sent
    update or a quoted mail says was said elsewhere before and is left out.
    """
    log = covering_log(view)
    silent = silent_statements(view) if rejected else {}
    sayings = view.findings(StatementFinding) if rejected else statements_heard(view)
    return tuple(
        _statement(found, log, silent.get(statement_id(found)))
        for found in sayings
        if (all_polarities or found.finding.polarity in _TOLD)
        and found.passage.kind not in UPDATE_KINDS
        and not found.repeats
    )


def said_on(statement: Statement) -> date:
    """Return the day on which it was said last."""
    quotes = [each for each in statement.evidence if isinstance(each, Quote)]
    days = [day for quote in quotes if (day := quote.dated or quote.as_of)]
    return max(days, default=date.min)


def is_over(view: View, statement: Statement) -> bool:
    """Whether the entry that covers it is closed, or its ticket has moved on since."""
    keys = frozenset({statement.raid} if statement.raid else ())
    return ended_by_records(view, statement.what, said_on(statement), keys)


class CoveringLog:
    """The entries of the log, found by what they are about."""

    def __init__(self, entries: Sequence[RaidEntry], weigh: Weigh) -> None:
        self._entries = entries
        self._weigh = weigh
        self._titles = MatterIndex([entry.title for entry in entries])
        self._words = (
            WordIndex([entry.title for entry in entries]),
            WordIndex([entry.description for entry in entries]),
        )
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, set[int]] = defaultdict(set)
        for number, entry in enumerate(entries):
            for trade in trades_short(_told(entry)):
                self._short[trade].add(number)
            for key in {entry.key, *links_of(entry)}:
                self._keys[key].append(number)

    def entry_of(self, text: str) -> RaidEntry | None:
        """Return the entry that speaks of the same thing as the text, or None.

        By its key, by a ticket that it names, by the people of whom both say that
        they are too few, by its title in other words, or by its words, of which the
        rarer ones (`weigh`) say more; an open entry goes before a closed one that fits
        as well.
        """
        scored = [
            (_fit(text, entry, self._weigh), entry.is_open, entry.key, entry)
            for entry in map(self._entries.__getitem__, sorted(self._near(text)))
        ]
        best = max(scored, key=lambda one: one[:3], default=None)
        return best[3] if best and best[0] > 0 else None

    def _near(self, text: str) -> set[int]:
        """Return the numbers of the entries that may fit at all."""
        found = {n for key in ids(text) for n in self._keys.get(key, ())}
        found |= self._titles.near(text)
        found.update(n for trade in trades_short(text) for n in self._short[trade])
        for index in self._words:
            pairs = index.pairs(stems(text))
            found.update(n for n, common in pairs.items() if common >= _FEWEST_WORDS)
        return found


@once_a_view
def covering_log(view: View) -> CoveringLog:
    """Return the log of the day, to be asked for what covers a statement."""
    entries = [known.record for known in view.records(RaidEntry)]
    return CoveringLog(entries, mentions_of(view).weigh)


def _fit(text: str, entry: RaidEntry, weigh: Weigh) -> float:
    keys = ids(text)
    if entry.key in keys:
        return 2.0
    if keys & links_of(entry):
        return 1.5
    if same_shortage(text, _told(entry)):
        return 1.0
    matter = same_matter(text, entry.title)
    if matter.same and _tells_enough(text, entry.title):
        return matter.score
    title = _alike(text, entry.title, weigh)
    if title >= _SAME_TITLE:
        return title
    description = _alike(text, entry.description, weigh)
    return description if description >= _SAME_DESCRIPTION else 0.0


def _tells_enough(text: str, title: str) -> bool:
    """Whether what they share is the title's matter, and no two of its things.

    An owner and a place are in many titles: what the two have to do with each other
    stands in the title's other words.
    """
    wanted, given = stems(title), stems(text)
    common = len(shared(wanted, given))
    few = common == _FEWEST_WORDS and common < len(wanted)
    return not few or common >= _TELLING * len(given)


def _told(entry: RaidEntry) -> str:
    return f"{entry.title}. {entry.description}"


def _alike(text: str, cell: str, weigh: Weigh) -> float:
    """Score by meaning; fewer than two words in common are chance."""
    if len(shared(stems(cell), stems(text))) < _FEWEST_WORDS:
        return 0.0
    return same_subject(text, cell, weigh)


def _statement(
    found: Found[StatementFinding], log: CoveringLog, silent: Silenced | None
) -> Statement:
    finding = found.finding
    entry = log.entry_of(f"{finding.quote} {finding.what}")
    what = plain(finding.what)
    return Statement(
        id=statement_id(found),
        subject=entry.key if entry else _short(what),
        title=what,
        kind=finding.about,
        what=what,
        polarity=finding.polarity,
        raid=entry.key if entry else None,
        silenced=silent,
        engine=finding.extractor,
        label=found.evidence.label,
        evidence=(found.evidence,),
    )


def _short(text: str) -> str:
    if len(text) <= _LONGEST_SUBJECT:
        return text
    return text[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + "…"
