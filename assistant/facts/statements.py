"""The register of what prose says about risk, and which RAID entry covers it."""

from __future__ import annotations

from assistant.domain.facts import Silenced, Statement
from assistant.domain.findings import Polarity, StatementFinding
from assistant.domain.reading import UPDATE_KINDS
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Found
from assistant.extract.sentences import plain
from assistant.facts.mentions import Mentions, links_of, remarks_of
from assistant.facts.rejected import (
    silent_statements,
    statement_id,
    statements_heard,
)
from assistant.facts.same_matter import same_matter
from assistant.facts.sameness import Weigh, ids, same_subject, shared, stems
from assistant.ledger.view import View

_TOLD = frozenset({Polarity.ASSERTED, Polarity.CONDITIONAL})
_SAME_TITLE = 0.6
_SAME_DESCRIPTION = 0.75
_FEWEST_WORDS = 2
_LONGEST_SUBJECT = 80


def statement_register(
    view: View, *, all_polarities: bool = False, rejected: bool = False
) -> tuple[Statement, ...]:
    """Return the risk statements of notes, mail and chat, in the order of sources.

    Only what is asserted or conditional, unless all polarities are wanted, and with
    `rejected` also what the reviewer rejected. What a sent
    update or a quoted mail says was said elsewhere before and is left out.
    """
    entries = [known.record for known in view.records(RaidEntry)]
    weigh = Mentions(remarks_of(view)).weigh
    silent = silent_statements(view) if rejected else {}
    sayings = view.findings(StatementFinding) if rejected else statements_heard(view)
    return tuple(
        _statement(found, entries, weigh, silent.get(statement_id(found)))
        for found in sayings
        if (all_polarities or found.finding.polarity in _TOLD)
        and found.passage.kind not in UPDATE_KINDS
        and not found.passage.passage.quoted
    )


def covering_entry(
    text: str, entries: list[RaidEntry], weigh: Weigh
) -> RaidEntry | None:
    """Return the entry that speaks of the same thing as the text, or None.

    By its key, by a ticket that it names, by its title in other words, or by its words,
    of which the rarer ones (`weigh`) say more; an open entry goes before a closed one
    that fits as well.
    """
    scored = [(_fit(text, entry, weigh), entry.is_open, entry) for entry in entries]
    fitting = [one for one in scored if one[0] > 0]
    if not fitting:
        return None
    return max(fitting, key=lambda one: (one[0], one[1], one[2].key))[2]


def _fit(text: str, entry: RaidEntry, weigh: Weigh) -> float:
    keys = ids(text)
    if entry.key in keys:
        return 2.0
    if keys & links_of(entry):
        return 1.5
    matter = same_matter(text, entry.title)
    if matter.same:
        return matter.score
    title = _alike(text, entry.title, weigh)
    if title >= _SAME_TITLE:
        return title
    description = _alike(text, entry.description, weigh)
    return description if description >= _SAME_DESCRIPTION else 0.0


def _alike(text: str, cell: str, weigh: Weigh) -> float:
    """Score by meaning; fewer than two words in common are chance."""
    if len(shared(stems(cell), stems(text))) < _FEWEST_WORDS:
        return 0.0
    return same_subject(text, cell, weigh)


def _statement(
    found: Found[StatementFinding],
    entries: list[RaidEntry],
    weigh: Weigh,
    silent: Silenced | None,
) -> Statement:
    finding = found.finding
    entry = covering_entry(f"{finding.quote} {finding.what}", entries, weigh)
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
        evidence=(found.evidence,),
    )


def _short(text: str) -> str:
    if len(text) <= _LONGEST_SUBJECT:
        return text
    return text[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + "…"
