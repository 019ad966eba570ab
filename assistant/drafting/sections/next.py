"""Who owns the next action, and by when."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, WorkItem
from assistant.domain.findings import Strength
from assistant.domain.records.tickets import BUG_MARK
from assistant.drafting.among import Among
from assistant.drafting.deixis import for_reader, of_owner
from assistant.drafting.planned import is_unsure
from assistant.drafting.repaired import repaired
from assistant.drafting.sections.overdue import overdue
from assistant.drafting.sieve import FIRM, holder
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, listing, sentence
from assistant.extract.tasks.phrasing import ELIDED
from assistant.facts.sameness.stems import same_work, stems
from assistant.facts.sameness.word_index import WordIndex
from assistant.gate.lexicon import GLUE

_OURS = "next on our side"
_ANYBODYS = "next"
"""Where several houses have work and no setting says which is the reader's."""
_THEIRS = "needed from you"
_UNSURE = "the planned date stands no more"
_TELLING_WORDS = 2
_WITH_PRONOUN = 4
_SOMEBODY = re.compile(r"\b(?:him|her|them|it|hers|theirs)\b", re.IGNORECASE)
"""Words for somebody or something that only the sentence before names."""
_SOMEBODYS = re.compile(
    r"^\W*[^\W\d_]+(?: \w+ly)?(?: (?:up|out|off|for|with|on|to|of|in|at|about|from))?"
    r" (?:their|his|her|its|theirs|hers)\b",
    re.IGNORECASE,
)
"""An order whose object begins with whose it is: nothing before it says who."""
_NUMBER_FIRST = re.compile(r"^[A-Z]{1,4}[-.]?\d+[:.)]? +(?=\w+ \w)")
"""`M3 Site test`: people speak of a milestone without its number."""
_SOME_ONE = re.compile(
    r"^\W*[^\W\d_]+ (?:the )?(?:one|another(?: one)?|some|any|more|others?|first|second"
    r"|third|last|next|rest|\w+(?:teenth|tieth)|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth)(?= (?:with|for|to|from|by|on|in|at)\b|\W*$)"
    r"|^\W*[^\W\d_]+ (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\W*$",
    re.IGNORECASE,
)
"""An order whose object only counts what another sentence names."""
_ANY_WORK = frozenset(
    ("date", "milestone", "milestones", "answer", "topic", "point", "thing", "things")
) | {"matter", "one", "ones"}
"""What is of any work, and tells nothing of this."""
_ASIDE = re.compile(r"\([^)]*\)?")
_YOU = re.compile(r"(?<![\w’'-])you(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=\S)")
_FOR_US = re.compile(
    r"\b(?!you\b|we\b)\w+(?:['’]ll| (?:will|shall|is going to|are going to|can))"
    r" (?:\w+ )??(?:send|give|bring|deliver|provide|let|tell|get|show|forward|mail"
    r"|write|call|hand|supply|return|help|join|meet|answer)\b[^.;:!?]{0,60}\byour?\b",
    re.IGNORECASE,
)
"""What somebody of theirs says that another one will do for us."""
_MOST_WORK = 4
_ASKED = FIRM | {Strength.QUESTION}


def next_actions(told: Told) -> list[Unit]:
    """Tell the actions that are due next, then the overdue, each with its owner.

    Where no people are named, or no action is known, tell what work comes next: what
    the reader's own side owes first.
    """
    if not told.telling.people:
        return _by_side(told)
    firm = [a for a in told.actions if a.strength in FIRM and holder(a)]
    at_stake = _at_stake(told)
    firm.sort(key=lambda action: _rank(told, action, at_stake))
    clear = [action for action in firm if _is_clear(action)] or firm
    late = past_due(told)
    if not {a.id for a in late} <= {a.id for a in clear[: _limit(told)]}:
        return _with_overdue(told, clear, late)
    return [_sentence(told, action) for action in clear] or _by_side(told)


def _limit(told: Told) -> int:
    return next((s.limit for s in told.audience.sections if s.name == "next"), 0)


def past_due(told: Told) -> list[ActionItem]:
    """Return the promises whose day is past, also what nobody has: the worst first.

    What somebody may do, or was only asked, is nothing that is owed. Who reads few
    words hears of what matters alone, and who reads a summary not of what was spoken
    of since and may be done. The worst is what stands alone in words and a milestone, a
    stop or a flag hangs on, then what nobody spoke of since, then what is late
    longest, and of those what was asked for more often.
    """
    late = [
        action
        for action in told.actions
        if action.strength is Strength.COMMITTED
        and action.due
        and _is_late(told, action.due)
    ]
    at_stake = _at_stake(told)
    if told.is_short:
        late = [action for action in late if _matters(action, at_stake)]
    elif not told.telling.keys:
        late = [one for one in late if not one.newer or _matters(one, at_stake)]
    late.sort(
        key=lambda a: (
            not _stands_alone(a),
            not _matters(a, at_stake),
            bool(a.newer),
            a.due or told.as_of,
            -len(a.mentions),
            a.id,
        )
    )
    return late


def _with_overdue(
    told: Told, clear: Sequence[ActionItem], late: Sequence[ActionItem]
) -> list[Unit]:
    """Tell what comes next, and behind the first all that is past its day at once."""
    coming = [
        _sentence(told, action)
        for action in clear
        if action.due is None or not _is_late(told, action.due)
    ]
    told_at_once = overdue(told, late, lambda action: _of_owner(told, action))
    return [*coming[:1], told_at_once, *coming[1:]]


def _rank(
    told: Told, action: ActionItem, at_stake: Collection[str]
) -> tuple[int, bool, int, str]:
    """Order what is due by its day, then the overdue, newest first, then undated."""
    if action.due is None:
        return (2, False, -action.raised.toordinal(), action.id)
    if _is_late(told, action.due):
        return (1, False, -action.due.toordinal(), action.id)
    apart = not _matters(action, at_stake)
    return (0, apart, action.due.toordinal(), action.id)


def _stands_alone(action: ActionItem) -> bool:
    """Whether its words tell what is to be done to somebody who was not there."""
    told = repaired(_first(action.what).rstrip("."))
    what = _ASIDE.sub("", told or "")
    if not told or _SOMEBODYS.search(what) or _SOME_ONE.search(what):
        return False
    small = GLUE | _ANY_WORK
    telling = [word for word in _WORD.findall(what.casefold()) if word not in small]
    least = _WITH_PRONOUN if _SOMEBODY.search(what) else _TELLING_WORDS
    return len(telling) >= least and not ELIDED.match(what)


def _is_clear(action: ActionItem) -> bool:
    """Whether it stands alone and calls nobody "you": that is another for each."""
    return _stands_alone(action) and not _YOU.search(action.what)


def is_told_of_whom(action: ActionItem) -> bool:
    """Whether it needs no sentence before it, or has it in brackets."""
    what = _first(action.what)
    needs = _SOMEBODY.search(what) or _SOMEBODYS.search(what)
    return not needs or bool(_ASIDE.search(what)) or _stands_alone(action)


def asks(told: Told) -> tuple[ActionItem, ...]:
    """Return the asks that a reader by sides would miss, were they left out.

    They are what the reader's own side asked for, answered or not, and what is firm
    and speaks of somebody or something that no sentence names.
    """
    if told.telling.people:
        return ()
    return tuple(
        action
        for action in told.actions
        if holder(action)
        and (
            (_is_theirs(told, action) and action.strength in _ASKED)
            or (action.strength in FIRM and not is_told_of_whom(action))
        )
    )


def _is_theirs(told: Told, action: ActionItem) -> bool:
    """Whether somebody of the reader's side said it first, of another's work."""
    first = next((one for one in action.evidence if isinstance(one, Quote)), None)
    said = first is not None and first.author in told.theirs
    return said and action.owner not in told.theirs


def _first(what: str) -> str:
    """Return the first sentence; what follows it is no part of the work."""
    return _SENTENCE_END.split(what, maxsplit=1)[0]


def _at_stake(told: Told) -> frozenset[str]:
    """Return the milestones, and what is blocked or flagged, without regard to case."""
    subjects = [_NUMBER_FIRST.sub("", m.title) for m in told.milestones]
    subjects += [change.subject for change in told.blocked]
    subjects += [flag.subject for flag in told.heard_flags]
    return frozenset(map(str.casefold, subjects))


def _matters(action: ActionItem, at_stake: Collection[str]) -> bool:
    """Whether it is about a milestone, or about what is blocked or flagged."""
    words = f"{action.what} {action.subject}".casefold()
    return any(subject in words for subject in at_stake)


def _sentence(told: Told, action: ActionItem) -> Unit:
    owner, what = holder(action), _of_owner(told, action)
    values = [owner, what, "open"]
    text = f"{owner}: {what}"
    if action.due:
        due = day(action.due, told.as_of)
        late = _overdue(due, action)
        text += f"; {late}" if _is_late(told, action.due) else f", by {due}"
        values += [due, late]
        if was := _was(told, action):
            text += f" ({was})"
            values.append(was)
    elif gone := _was(told, action):
        text += f", {gone}"
        values.append(gone)
    if action.strength is Strength.TENTATIVE:
        text += " (not firm)"
        values.append("not firm")
    computed = action.perhaps_done if action.due and _is_late(told, action.due) else ()
    return Unit("next", sentence(text), (action,), tuple(values), computed=computed)


def _of_owner(told: Told, action: ActionItem) -> str:
    """Return what is to be done as it stands beside its owner's name."""
    words = _first(action.what).rstrip(".")
    return of_owner(repaired(words) or words, is_outside=_speaks_outside(told, action))


def _was(told: Told, item: ActionItem | WorkItem) -> str:
    """Tell the day that a promise had before it was put off or taken back."""
    was = item.was_due if isinstance(item, ActionItem) else None
    how = "was" if item.due else "no longer by"
    return f"{how} {day(was, told.as_of)}" if was else ""


def _is_late(told: Told, due: date) -> bool:
    return due < told.as_of


def _overdue(due: str, item: ActionItem | WorkItem) -> str:
    """Say that its day is past, and that it is open if anything since then has it so.

    Silence alone does not; newer words may tell that it is done.
    """
    if isinstance(item, ActionItem) and not item.is_said_undone:
        if item.perhaps_done:
            return f"was due {due}, and newer words may tell that it is done"
        return f"was due {due} and is not reported done"
    return f"was due {due} and is open"


def _by_side(told: Told) -> list[Unit]:
    """Tell what is needed from the reader's side, then what comes next on ours.

    Words whose somebody is named nowhere in them are not told without it.
    """
    firm = [
        action
        for action in told.actions
        if action.strength in FIRM and holder(action) and is_told_of_whom(action)
    ]
    firm = [action for action in firm if _stands_alone(action)] or firm
    firm.sort(key=lambda a: (a.due is None, a.due or told.as_of, a.id))
    work = _once(
        sorted(
            told.work,
            key=lambda w: (not w.active, w.due is None, w.due or told.as_of, w.subject),
        )
    )
    everything: list[ActionItem | WorkItem] = [*firm, *work]
    asked = [item for item in everything if _is_needed(told, item)]
    is_asked = Among(asked)
    ours: list[ActionItem | WorkItem] = [a for a in firm if a not in is_asked]
    soon = [w for w in work if (w.active or w.due) and w not in is_asked]
    ours += soon[: max(0, _MOST_WORK - len(ours))]
    side = _OURS if told.theirs or not told.outside else _ANYBODYS
    return [
        _listed(told, head, items)
        for head, items in ((_THEIRS, asked), (side, ours))
        if items
    ]


def _is_needed(told: Told, item: ActionItem | WorkItem) -> bool:
    """Whether the reader's side has it, also by whom they say will do it for us."""
    owner = _owner(item)
    if owner in told.theirs or not isinstance(item, ActionItem):
        return owner in told.theirs
    first = next((one for one in item.evidence if isinstance(one, Quote)), None)
    if first is None or first.author not in told.theirs:
        return False
    ours = {work.owner for work in told.work}
    return owner not in ours and _FOR_US.search(first.quote) is not None


def _once(work: Sequence[WorkItem]) -> list[WorkItem]:
    """Leave out what another tool plans as the same work for the same day."""
    kept: list[WorkItem] = []
    days: dict[date | None, tuple[list[str], WordIndex]] = {}
    for item in work:
        titles, index = days.setdefault(item.due, ([], WordIndex()))
        near = map(titles.__getitem__, index.sharing(stems(item.title)))
        if not any(same_work(title, item.title) for title in near):
            kept.append(item)
            titles.append(item.title)
            index.add(item.title)
    return kept


def _owner(item: ActionItem | WorkItem) -> str:
    return holder(item) if isinstance(item, ActionItem) else item.owner or ""


def _listed(told: Told, head: str, items: Sequence[ActionItem | WorkItem]) -> Unit:
    parts: list[str] = []
    values: list[str] = [head]
    relations: list[frozenset[str]] = []
    for item in items:
        words, used = _part(told, item)
        parts.append(words)
        values += used
        relations.append(frozenset(used))
    return Unit(
        "next",
        sentence(f"{head}: {listing(parts)}"),
        tuple(items),
        tuple(values),
        tuple(relations),
    )


def _worded(told: Told, item: ActionItem | WorkItem) -> str:
    """Return what is to be done, with "we" and "you" as this reader means them."""
    words = told.telling.item(item)
    if not isinstance(item, ActionItem):
        return words
    words = repaired(words) or words
    said = next((one for one in item.evidence if isinstance(one, Quote)), None)
    by_reader = said is not None and said.author in told.theirs
    if not by_reader and _speaks_outside(told, item):
        return of_owner(words, is_outside=True)
    return for_reader(words, by_reader=by_reader)


def _speaks_outside(told: Told, action: ActionItem) -> bool:
    """Whether its owner, of another house, said it in his own words."""
    said = next((one for one in action.evidence if isinstance(one, Quote)), None)
    own = said is not None and said.author == action.owner
    return own and action.owner in told.outside


def _part(told: Told, item: ActionItem | WorkItem) -> tuple[str, list[str]]:
    """Return what is to be done with, where they are known, its owner and its day."""
    what = _worded(told, item)
    notes, used = [], [what]
    if item.subject in told.bugs:
        what = f"fix “{BUG_MARK.sub('', what)}”"
        used.append("fix")
    owner = _owner(item)
    if owner and (told.telling.people or told.audience.names_owners):
        notes.append(owner)
        used.append(owner)
    if item.due and is_unsure(told, item.subject, item.title, item.due):
        notes.append(_UNSURE)
        used.append(_UNSURE)
    elif item.due:
        due = day(item.due, told.as_of)
        late = _is_late(told, item.due)
        notes.append(_overdue(due, item) if late else f"by {due}")
        used += [due, *([notes[-1]] if late else [])]
        if was := _was(told, item):
            notes.append(was)
            used.append(was)
    elif gone := _was(told, item):
        notes.append(gone)
        used.append(gone)
    if isinstance(item, ActionItem) and item.strength is Strength.TENTATIVE:
        notes.append("not firm")
        used.append("not firm")
    return (f"{what} ({', '.join(notes)})" if notes else what), used
