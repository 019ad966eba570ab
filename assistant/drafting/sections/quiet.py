"""What there is nothing of: said only where nothing of it is known or withheld.

Where all of it is withheld, the reader is told that the update is silent: an empty
section would be taken for good news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import ChangeKind, Statement
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import (
    count,
    day,
    number_word,
    plain,
    sentence,
    shortened,
)

K = ChangeKind
_MOST_SAID = 2
_BARE = 4
_DANGLING = re.compile(
    r"\b(?:without|with|for|from|until|on|by|about)"
    r"(?: (?:it|that|this|them|then|those))?\W*$|\bohne\W*$",
    re.IGNORECASE,
)
"""How a sentence ends whose matter the one before it names."""
_LONGEST = 110
_HELD = frozenset({K.BLOCKED, K.DEPENDENCY_LATE})
_FINISHED = frozenset({K.DONE, K.MILESTONE_MET})
_TOPICS: tuple[tuple[str, frozenset[ChangeKind]], ...] = (
    ("dates", frozenset({K.DATE_SLIPPED, K.DATE_PULLED_IN, K.MILESTONE_MISSED})),
    ("scope", frozenset({K.SCOPE_ADDED, K.SCOPE_REMOVED, K.VANISHED})),
    (
        "risks",
        frozenset(
            {
                K.RISK_OPENED,
                K.RISK_CLOSED,
                K.RISK_SCORE_UP,
                K.RISK_SCORE_DOWN,
                K.ASSUMPTION_BROKEN,
            }
        ),
    ),
    ("issues", frozenset({K.ISSUE_OPENED, K.ISSUE_CLOSED, K.REOPENED})),
    ("owners", frozenset({K.REASSIGNED})),
)


def nothing_blocked(told: Told) -> list[Unit]:
    """Say that no ticket is marked as blocked and none late, and of how many.

    Nothing is said where no ticket is known, or where the newest export lacks some.
    Where a blocked item is withheld, the update says that it is silent. What people
    say is stopped is told in their words, where they are withheld not at all, and never
    that nothing is blocked, nor where a link says that a ticket waits for another.
    """
    basis = told.basis
    if told.blocked:
        return []
    if told.said_blocked and not basis.held_back & _HELD:
        most = max(_MOST_SAID, told.audience.named // 2)
        every = sorted(told.said_blocked, key=_is_bare)
        whole = [one for one in every if not _lacks_its_object(one)][:most]
        rest = [one for one in every if one not in whole]
        return [*(_said(told, one) for one in whole), *_further(rest, bool(whole))]
    if basis.held_back & _HELD:
        return [_silent(told, "blocked", "whether anything is blocked or late")]
    if basis.said_blocked or basis.is_cut:
        return []
    none = "no ticket is marked as blocked"
    tickets = f"{none} ({count(basis.tickets, 'open ticket')}"
    tickets += f", {basis.linked} linked to an open blocker)" if basis.linked else ")"
    late = f"no dependency is late ({number_word(basis.dependencies)} open)"
    rules = [tickets] if basis.tickets else []
    rules += [late] if _counts_dependencies(told) else []
    if told.audience.quotes is None:
        plain = (
            "no ticket is marked as blocked"
            if basis.tickets and not basis.linked
            else ""
        )
        return [_quiet(told, "blocked", plain, *rules)] if plain else []
    text = ", and ".join(rules) if told.telling.keys else _in_short(told)
    return [_quiet(told, "blocked", text, *rules)] if rules else []


def _in_short(told: Told) -> str:
    """Say the same for a reader of summaries, without counts."""
    basis = told.basis
    free = "no ticket is marked as blocked"
    if basis.linked:
        wait = "waits" if basis.linked == 1 else "wait"
        some = f"{number_word(basis.linked)} {wait} for open work"
        free += f", though {some}"
    late = "no dependency is late"
    told_of = [free] if basis.tickets else []
    return ", and ".join([*told_of, *([late] if _counts_dependencies(told) else [])])


def _counts_dependencies(told: Told) -> bool:
    """Whether the log has open ones, and nobody lately said that a delivery is late."""
    return bool(told.basis.dependencies) and not told.basis.said_late


def _said(told: Told, statement: Statement) -> Unit:
    """Tell a stop that no ticket shows, as it was said."""
    words = shortened(plain(statement.what).rstrip("."), _LONGEST)
    quotes = [each for each in statement.evidence if isinstance(each, Quote)]
    dated = [when for quote in quotes if (when := quote.dated or quote.as_of)]
    on = day(max(dated, default=told.as_of), told.as_of)
    none = "no ticket is marked as blocked, but " if told.basis.tickets else ""
    head = f"{none}on {on} it was said"
    text = f"{head}: “{words}”"
    counted = Computed(
        rule="no open ticket is marked as blocked", inputs=(statement.subject,)
    )
    values = (head, on, words)
    return Unit("blocked", sentence(text), (statement,), values, computed=(counted,))


def _is_bare(statement: Statement) -> bool:
    """Whether it says only that somebody is stopped, and not by what."""
    return len(statement.what.split()) < _BARE


def _lacks_its_object(statement: Statement) -> bool:
    """Whether only the sentence before it names its matter: "can't go without"."""
    return _DANGLING.search(statement.what) is not None


def _further(statements: Sequence[Statement], further: bool) -> list[Unit]:
    """Count the stops that are said and not told one by one, so that none is lost."""
    if not statements:
        return []
    things = "thing is" if len(statements) == 1 else "things are"
    more = "more " if further else ""
    text = f"{number_word(len(statements))} {more}{things} said to be stopped"
    counted = Computed(
        rule="prose of the last two weeks says that it is stopped",
        inputs=tuple(one.subject for one in statements),
    )
    return [
        Unit("blocked", sentence(text), tuple(statements), (text,), computed=(counted,))
    ]


def nothing_done(told: Told) -> list[Unit]:
    """Say that nothing was finished, where tickets are known.

    Where all that was finished is withheld, the update says that it is silent.
    """
    if told.basis.held_back & _FINISHED:
        since = f" since {_since(told)}" if told.since else ""
        return [_silent(told, "done", f"what was finished{since}")]
    if told.of(*_FINISHED):
        return []
    if not told.basis.tickets or told.basis.is_cut or not has_baseline(told):
        return []
    text = f"nothing was finished since {_since(told)}"
    return [_quiet(told, "done", text, "no ticket was finished, no milestone was met")]


def nothing_changed(told: Told) -> list[Unit]:
    """Name the matters in which nothing changed.

    Nothing is said where no ticket is known, or where any change is withheld.
    """
    if told.basis.since is None:
        return []
    if not has_baseline(told):
        first = day(told.basis.since, told.as_of)
        none = "there is no earlier state to compare with"
        text = f"the records begin on {first}: {none}"
        return [_quiet(told, "changed", text, none)]
    if told.basis.held_back or told.basis.is_cut or not told.basis.tickets:
        return []
    seen = {change.kind for change in told.changes}
    topics = [topic for topic, kinds in _TOPICS if not kinds & seen]
    if not topics:
        return []
    *most, last = topics
    words = f"{', '.join(most)} or {last}" if most else last
    text = f"no change in {words} since {_since(told)}"
    return [_quiet(told, "changed", text, f"no change in {words}")]


def has_baseline(told: Told) -> bool:
    """Whether anything was known on the day that the period begins."""
    start, first = told.since, told.basis.since
    return start is not None and first is not None and first <= start


def _since(told: Told) -> str:
    return day(told.since or told.as_of, told.as_of)


def _silent(told: Told, section: str, matter: str) -> Unit:
    """Return a sentence on what the update does not tell, which gives nothing away."""
    text = f"{matter} is not part of this update"
    rule = Computed(rule=text, inputs=(f"as of {told.as_of.isoformat()}",))
    return Unit(section, sentence(text), (), (text,), computed=(rule,))


def _quiet(told: Told, section: str, text: str, *rules: str) -> Unit:
    """Return a sentence that rests on nothing but what was counted."""
    days = [f"as of {told.as_of.isoformat()}"]
    if told.since:
        days.insert(0, f"since {told.since.isoformat()}")
    if told.basis.since:
        days.append(f"first state {told.basis.since.isoformat()}")
    rule = "; ".join(rules or (text,))
    counts = (
        f"{told.basis.tickets} open tickets",
        f"{told.basis.dependencies} open dependencies",
        f"{told.basis.linked} linked to an open blocker",
    )
    evidence = Computed(rule=rule, inputs=(*counts, *days))
    return Unit(section, sentence(text), (), computed=(evidence,))
