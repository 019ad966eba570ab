"""What changed besides: dates, scope, risks, issues, owners, pipelines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.drafting.among import Among
from assistant.drafting.counts import all_slipped, counted_apart, is_partly
from assistant.drafting.planned import is_unsure
from assistant.drafting.sections.quiet import nothing_changed
from assistant.drafting.told import ENDS, Brevity, Told
from assistant.drafting.unit import Unit, is_of
from assistant.drafting.words import (
    AMONG,
    day,
    duration,
    iso_day,
    listing,
    number_word,
    sentence,
    working_days,
)

K = ChangeKind
_SEVERAL = 3
_NEEDED = ("A new dependency is logged: {}", "{} new dependencies are logged")

Phrase = Callable[[Told, Change], tuple[str, tuple[str, ...]]]


def changed(told: Told) -> list[Unit]:
    """Tell the changes grouped by kind, the gravest first, then what threatens dates.

    Where the week is too heavy, what is not grave is counted and not named.
    """
    units = []
    material = told.audience.material
    passed = _opened_and_closed(told)
    left_out = Among([*passed, *told.blocked])
    if passed:
        units.append((Severity.LOW.rank, _both(told, passed)))
    for kinds, one, many, phrase in _GROUPS:
        heard = [kind for kind in kinds if kind in material]
        changes = [
            change
            for change in told.of(*heard)
            if change not in left_out
            and _is_new(told, change)
            and _counts_tests(change) == (phrase is _tested)
            and _lost_its_owner(change) == (phrase is _without_owner)
        ]
        if changes:
            rank = min(change.severity.rank for change in changes)
            heads = _called(told, changes, _heads(told, kinds[0], (one, many)))
            unit = _group(told, changes, heads, phrase)
            units.append((rank, _with_all(told, unit, kinds[0], many)))
    units.sort(key=lambda pair: pair[0])
    return [unit for _, unit in units] or nothing_changed(told)


def _heads(told: Told, kind: ChangeKind, heads: tuple[str, str]) -> tuple[str, str]:
    """Return how one and how many begin, for this reader and beside other sections."""
    if kind is K.DATE_SLIPPED and told.milestones:
        counts = counted_apart(told, kind, told.of(kind), "", "")
        if sum(1 for _ in counts) > 1:
            return "Another date slipped: {}", "{} other dates slipped"
    return heads if told.telling.people else _TO_OTHERS.get(kind, heads)


def _called(
    told: Told, changes: Sequence[Change], heads: tuple[str, str]
) -> tuple[str, str]:
    """Call new entries of the log by what they are: risks, dependencies, or both."""
    needed = [change.subject in told.dependencies for change in changes]
    if changes[0].kind is not K.RISK_OPENED or not any(needed):
        return heads
    return _NEEDED if all(needed) else (heads[0], "{} new risks and dependencies")


def _with_all(told: Told, unit: Unit, kind: ChangeKind, many: str) -> Unit:
    """Let a person count all dates that slipped, also those told elsewhere or not."""
    whole = all_slipped(told)
    if kind is not K.DATE_SLIPPED or whole <= 1:
        return unit
    return replace(unit, values=(*unit.values, many.format(number_word(whole))))


def _is_new(told: Told, change: Change) -> bool:
    """Milestones and the news of the highest exposures are told apart."""
    if change.id in told.elsewhere or gives_away(told, change):
        return False
    twins = {one.subject for one in told.changes if one.kind is change.kind}
    if change.same_as in twins and _is_milestones(told, change.same_as):
        return False
    return not any(is_of(change, milestone) for milestone in told.milestones)


def _is_milestones(told: Told, subject: str) -> bool:
    """Whether the change of the subject is a milestone's, which a section tells."""
    return any(stone.subject == subject for stone in told.milestones)


def gives_away(told: Told, change: Change) -> bool:
    """Whether its new date is that of a milestone whose own may not be told."""
    if change.kind not in {K.DATE_SLIPPED, K.DATE_PULLED_IN}:
        return False
    before = iso_day(change.before)
    return before is not None and is_unsure(told, change.subject, change.title, before)


def _counts_tests(change: Change) -> bool:
    """Whether a pipeline failed before as well, with fewer failing tests."""
    return change.kind is K.CI_BROKEN and change.before not in {None, "passed"}


def _lost_its_owner(change: Change) -> bool:
    """Whether it was taken from somebody and given to nobody."""
    return change.kind is K.REASSIGNED and not change.after


def _opened_and_closed(told: Told) -> list[Change]:
    """Return what was opened in the period and is closed by now, each with its end."""
    ends = {change.subject: change for change in told.of(*ENDS)}
    begun = [
        change
        for change in told.of(K.ISSUE_OPENED, K.RISK_OPENED)
        if change.kind in told.audience.material and change.subject in ends
    ]
    closed = [ends[change.subject] for change in begun]
    return [*begun, *(change for change in closed if change.kind is not K.DONE)]


def _both(told: Told, passed: Sequence[Change]) -> Unit:
    """Tell that they came and went, so that nothing closed reads as new."""
    named = {change.subject: told.telling.item(change) for change in passed}
    shown = list(named.values())[: told.shown(len(named))]
    rest = len(named) - len(shown)
    parts = [*shown, *([f"{number_word(rest)} more"] if rest else [])]
    head = "opened and closed in this period"
    left = set(list(named)[len(shown) :])
    return Unit(
        "changed",
        sentence(f"{head}: {listing(parts)}"),
        tuple(passed),
        (head, *shown, number_word(rest)),
        counted=frozenset(c.id for c in passed if c.subject in left),
    )


def _group(
    told: Told, changes: Sequence[Change], heads: tuple[str, str], phrase: Phrase
) -> Unit:
    """Tell changes of one kind; those that only follow others are counted apart."""
    leading = [change for change in changes if change.stands_alone] or changes
    named = _to_name(told, leading)
    is_named = Among(named)
    parts: list[str] = []
    values: list[str] = []
    relations: list[frozenset[str]] = []
    for change in named:
        words, used = phrase(told, change)
        parts.append(words)
        values += used
        relations.append(frozenset(used))
    rest = [change for change in leading if change not in is_named]
    if rest and named:
        parts.append(f"{number_word(len(rest))} more")
        values.append(number_word(len(rest)))
    one, many = heads
    values += [one.format(""), many.format("")]
    if len(leading) == 1:
        text = one.format(parts[0])
    else:
        head = many.format(number_word(len(leading))) + _mostly(leading)
        head += AMONG if is_partly(told, changes) else ""
        values.append(head)
        text = f"{head}: {listing(parts)}" if parts else head
    is_leading = Among(leading)
    following = [c for c in changes if c.follows and c not in is_leading]
    along = _along(len(following), "it" if len(leading) == 1 else "them")
    values += [along] if along else []
    return Unit(
        "changed",
        sentence(text + along),
        tuple(changes),
        tuple(values),
        tuple(relations),
        counted=frozenset(change.id for change in changes if change not in is_named),
    )


def _along(number: int, leading: str) -> str:
    """Count what moved only because something before it did."""
    if number <= 1:
        return f"; another follows from {leading}" if number else ""
    return f"; another {number_word(number)} follow from {leading}"


def _mostly(changes: Sequence[Change]) -> str:
    """Return by how much most of the dates moved, where most moved by the same."""
    moves = [(iso_day(change.before), iso_day(change.after)) for change in changes]
    lengths = Counter(duration(working_days(a, b)) for a, b in moves if a and b)
    length, times = max(lengths.items(), key=lambda one: one[1], default=("", 0))
    whole = times == len(changes)
    if times * 2 <= len(changes) or times < _SEVERAL:
        return ""
    return f", all by {length}" if whole else f", most by {length}"


def _to_name(told: Told, changes: Sequence[Change]) -> Sequence[Change]:
    """Return those that are named: in a heavy week of a summary the grave ones.

    A bare count tells its reader nothing, so that one is named in any case.
    """
    behind = Counter(key for each in told.changes for key in each.follows)

    warned = {f.subject for f in told.flags if f.severity is Severity.HIGH}

    def weight(change: Change) -> tuple[bool, bool, int, int]:
        days = _moved_by(change)
        first = days > 0 and _holds_a_milestone(told, change)
        grave = days > 0 and change.subject in warned
        return not first, not grave, -behind[change.subject], -days

    changes = sorted(changes, key=weight)
    if told.telling.keys or told.brevity is Brevity.FULL or len(changes) == 1:
        return changes[: told.audience.named]
    least = Severity.MEDIUM if told.brevity is Brevity.GROUPED else Severity.HIGH
    grave = [change for change in changes if change.severity.rank <= least.rank]
    if not grave:
        return changes[:1]
    most = told.shown(len(grave)) if len(grave) == len(changes) else told.most
    return sorted(grave, key=weight)[:most]


def _holds_a_milestone(told: Told, change: Change) -> bool:
    """Whether a milestone is that work, or waits for it."""
    return any(
        change.subject in stone.work or is_of(change, stone)
        for stone in (*told.milestones, *told.planned)
    )


def _moved_by(change: Change) -> int:
    """Return by how many working days a date moved; 0 for everything else."""
    before, after = iso_day(change.before), iso_day(change.after)
    return abs(working_days(before, after)) if before and after else 0


def _named(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    return name, (name,)


def _dated(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    """Return what has another date; what an entry fears is no fact, so it is quoted."""
    name = told.telling.item(change)
    logged = any(entry.subject == change.subject for entry in told.exposures)
    if logged and not told.telling.keys:
        name = f"“{name}”"
    before, after = iso_day(change.before), iso_day(change.after)
    if after is None:
        return name, (name,)
    to = day(after, told.as_of)
    if before is None:
        return f"{name} (now {to})", (name, to)
    length = duration(working_days(before, after))
    length += " later" if after > before else " earlier"
    if not told.telling.keys:
        return f"{name} (to {to}, {length})", (name, to, length)
    start = day(before, told.as_of)
    return f"{name} ({start} to {to}, {length})", (name, start, to, length)


def _scored(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    if change.before is None or change.after is None:
        return name, (name,)
    before, after = _figure(change.before), _figure(change.after)
    return f"{name} (from {before} to {after})", (name, before, after)


def _tested(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    before, after = (
        (text or "").removesuffix(" tests failed")
        for text in (change.before, change.after)
    )
    return f"{name} ({after}, before {before})", (name, before, after)


def _opened(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    values, notes = [name], []
    score = _figure(change.after or "")
    if score.replace(".", "").isdigit():
        notes.append(f"exposure {score}")
        values.append(score)
    elif score.startswith("impact "):
        notes.append(score)
        values.append(score)
    if change.owner and told.telling.people:
        notes.append(change.owner)
        values.append(change.owner)
    return f"{name} ({', '.join(notes)})" if notes else name, tuple(values)


def _moved(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    if not told.telling.people or not change.after:
        return name, (name,)
    was = f", before {change.before}" if change.before else ""
    values = (name, change.after, *([change.before] if change.before else []))
    return f"{name} ({change.after}{was})", values


def _without_owner(told: Told, change: Change) -> tuple[str, tuple[str, ...]]:
    name = told.telling.item(change)
    if not told.telling.people or not change.before:
        return name, (name,)
    return f"{name} (before {change.before})", (name, change.before)


def _figure(text: str) -> str:
    return text.removesuffix(".0")


_GROUPS: tuple[tuple[tuple[ChangeKind, ...], str, str, Phrase], ...] = (
    ((K.DATE_SLIPPED,), "A date slipped: {}", "{} dates slipped", _dated),
    ((K.REOPENED,), "Open again: {}", "{} items are open again", _named),
    ((K.CI_BROKEN,), "Began to fail: {}", "{} pipelines began to fail", _named),
    (
        (K.CI_BROKEN,),
        "More tests fail than before: {}",
        "More tests fail than before in {} pipelines",
        _tested,
    ),
    ((K.SCOPE_ADDED,), "Scope was added: {}", "{} items were added to scope", _named),
    (
        (K.SCOPE_REMOVED,),
        "Taken out of scope: {}",
        "{} items were taken out of scope",
        _named,
    ),
    (
        (K.VANISHED,),
        "No longer in the tracker or log: {}",
        "{} items are in no tracker or log any more",
        _named,
    ),
    ((K.ISSUE_OPENED,), "A new issue: {}", "{} new issues", _opened),
    ((K.RISK_OPENED,), "A new risk is logged: {}", "{} new risks are logged", _opened),
    ((K.RISK_SCORE_UP,), "Exposure rose: {}", "Exposure rose for {} entries", _scored),
    (
        (K.ASSUMPTION_BROKEN,),
        "An assumption no longer holds: {}",
        "{} assumptions no longer hold",
        _named,
    ),
    ((K.DEPENDENCY_LATE,), "A dependency is late: {}", "{} dependencies late", _named),
    (
        (K.RISK_SCORE_DOWN,),
        "Exposure fell: {}",
        "Exposure fell for {} entries",
        _scored,
    ),
    (
        (K.RISK_CLOSED,),
        "A risk or dependency was closed: {}",
        "{} risks and dependencies were closed",
        _named,
    ),
    ((K.ISSUE_CLOSED,), "An issue was closed: {}", "{} issues were closed", _named),
    (
        (K.DATE_PULLED_IN,),
        "A date was pulled in: {}",
        "{} dates were pulled in",
        _dated,
    ),
    ((K.REASSIGNED,), "A new owner: {}", "{} items have a new owner", _moved),
    (
        (K.REASSIGNED,),
        "No longer has an owner: {}",
        "{} items no longer have an owner",
        _without_owner,
    ),
    ((K.REESTIMATED,), "Re-estimated: {}", "{} items were re-estimated", _scored),
    ((K.STARTED,), "Started: {}", "{} items have started", _named),
)
_TO_OTHERS = {
    K.VANISHED: (
        "No longer on our list of work: {}",
        "{} items are no longer on our list of work",
    )
}
"""Heads for readers outside, who know no tracker and no log."""
