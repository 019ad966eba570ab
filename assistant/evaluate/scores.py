"""What was said of a history, scored against its truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from assistant.domain.facts import ActionItem, Change, Colour, Dimension, Flag, FlagKind
from assistant.evaluate.figures import (
    ActionFigures,
    ChangeFigures,
    DecoyFigures,
    Evaluation,
    FlagFigures,
    HealthFigures,
    Miss,
    Rate,
    Score,
    cited,
)
from assistant.evaluate.matching import (
    SAME,
    near,
    pairs,
    same_name,
    same_subject,
    without,
)
from assistant.evaluate.replay import HistorySeen, WeekSeen
from assistant.evaluate.telling import leaks, told
from assistant.evaluate.truth import (
    Decoy,
    Truth,
    TruthAction,
    TruthChange,
    TruthFlag,
    TruthQuote,
)

_SCORED_CHANGES = frozenset(
    {
        "done",
        "started",
        "blocked",
        "unblocked",
        "date_slipped",
        "date_pulled_in",
        "scope_added",
        "scope_removed",
        "reassigned",
        "reopened",
        "risk_opened",
        "risk_closed",
        "risk_score_up",
        "risk_score_down",
        "issue_opened",
        "issue_closed",
        "milestone_met",
        "milestone_missed",
        "decision",
    }
)
_SAME_EVENT = (
    frozenset({"scope_added", "issue_opened", "risk_opened"}),
    frozenset({"issue_closed", "risk_closed", "done"}),
    frozenset({"date_slipped", "milestone_missed"}),
)
_ANOTHER_KIND = 0.9
_FROM_UNDERSTANDING = frozenset(
    {
        FlagKind.RISK_NOT_IN_RAID,
        FlagKind.HEDGED_COMMITMENT,
        FlagKind.CONTRADICTION,
        FlagKind.DEPENDENCY_AT_RISK,
        FlagKind.SINGLE_POINT_OF_FAILURE,
    }
)


def evaluate(truth: Truth, seen: HistorySeen) -> Evaluation:
    """Score all that was said of a history."""
    misses: list[Miss] = []
    return Evaluation(
        scenario=truth.scenario,
        actions=_actions(truth, seen, misses),
        decisions=_decisions(truth, seen, misses),
        changes=_changes(truth, seen, misses),
        flags=_flags(truth, seen, misses),
        health=_health(truth, seen),
        decoys=_decoys(truth, seen, misses),
        client_leaks=leaks(truth, seen, misses),
        material_changes_covered=told(truth, seen, misses),
        misses=tuple(misses),
    )


def _actions(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> ActionFigures:
    heads = [each for each in truth.actions if not each.duplicate_of]
    again = [each for each in truth.actions if each.duplicate_of]
    matched = pairs(heads, seen.actions, _same_action)
    by_id = {heads[i].id: seen.actions[j] for i, j in matched}
    merged = [
        bool(each.duplicate_of in by_id)
        and _same_action(each, by_id[each.duplicate_of or ""]) >= SAME
        for each in again
    ]
    restated = {
        j
        for j, found in enumerate(seen.actions)
        if any(_same_action(each, found) >= SAME for each in again)
    }
    for _, head in without(heads, (i for i, _ in matched)):
        misses.append(_missed("actions", head.week, head.strength, head.source))
    for _, found in without(seen.actions, {j for _, j in matched} | restated):
        misses.append(_alarm("actions", found.strength, found))
    both = [(heads[i], seen.actions[j]) for i, j in matched]
    owned = [(g, f.owner or f.owner_text) for g, f in both]
    return ActionFigures(
        right=len(matched),
        gold=len(heads),
        found=len(seen.actions),
        owner_right=Rate.count(same_name(g.owner, o) for g, o in owned if g.owner),
        owner_invented=Rate.count(bool(o) for g, o in owned if not g.owner),
        due_right=Rate.count(g.due == f.due for g, f in both if g.due),
        due_invented=Rate.count(bool(f.due) for g, f in both if not g.due),
        strength_right=Rate.count(g.strength == f.strength for g, f in both),
        duplicates_merged=Rate.count(merged),
    )


def _same_action(truth: TruthAction, found: ActionItem) -> float:
    return near([truth.source], (*found.evidence, *found.mentions))


def _decisions(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> Score:
    matched = pairs(
        truth.decisions, seen.decisions, lambda g, f: near([g.source], f.evidence)
    )
    for _, each in without(truth.decisions, (i for i, _ in matched)):
        misses.append(_missed("decisions", each.week, None, each.source))
    for _, found in without(seen.decisions, (j for _, j in matched)):
        misses.append(
            Miss(
                of="decisions",
                what="false alarm",
                subject=found.what,
                evidence=found.evidence,
            )
        )
    return Score(
        right=len(matched), gold=len(truth.decisions), found=len(seen.decisions)
    )


def _changes(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> ChangeFigures:
    total, kinds = Score(right=0, gold=0, found=0), _Kinds()
    for week in seen.weeks:
        gold = [each for each in truth.changes if each.week == week.week]
        found = [each for each in week.changes if each.kind in _SCORED_CHANGES]
        matched = pairs(gold, found, _same_change)
        total += Score(right=len(matched), gold=len(gold), found=len(found))
        told_as = {j: gold[i].kind for i, j in matched}
        hit = {i for i, _ in matched}
        for i, each in enumerate(gold):
            kinds.expect(each.kind, found=i in hit)
        for j, change in enumerate(found):
            kinds.find(told_as.get(j, change.kind))
        for _, each in without(gold, hit):
            misses.append(_missed_of("changes", each))
        for _, change in without(found, told_as):
            misses.append(_alarm("changes", change.kind, change, week.week))
    return ChangeFigures(**total.model_dump(include=_COUNTS), by_kind=kinds.scores)


def _same_change(truth: TruthChange, found: Change) -> float:
    if truth.kind == found.kind:
        weight = 1.0
    elif any(truth.kind in group and found.kind in group for group in _SAME_EVENT):
        weight = _ANOTHER_KIND
    else:
        return 0.0
    same = float(same_subject(truth, found.subject, found.title))
    return weight * max(same, near(truth.evidence, found.evidence))


def _flags(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> FlagFigures:
    """Score flags; one counts when it is first up within a week of the truth's."""
    raised: dict[str, tuple[int, Flag]] = {}
    for week in seen.weeks:
        for flag in week.flags:
            if flag.kind is not FlagKind.INJECTION_ATTEMPT:
                raised.setdefault(flag.id, (week.week, flag))
    found = list(raised.values())
    matched = pairs(truth.flags, found, _same_flag)
    kinds, hit = _Kinds(), {i for i, _ in matched}
    for i, each in enumerate(truth.flags):
        kinds.expect(each.kind, found=i in hit)
    for _, flag in found:
        kinds.find(flag.kind)
    for _, each in without(truth.flags, hit):
        misses.append(_missed_of("flags", each, each.why))
    for _, (number, flag) in without(found, (j for _, j in matched)):
        misses.append(_alarm("flags", flag.kind, flag, number, flag.why))
    high = [i in hit for i, each in enumerate(truth.flags) if each.severity == "high"]
    return FlagFigures(
        right=len(matched),
        gold=len(truth.flags),
        found=len(found),
        high_recall=Rate.count(high).rate,
        weeks_late=sum(max(0, found[j][0] - truth.flags[i].week) for i, j in matched),
        by_kind=kinds.scores,
    )


def _same_flag(truth: TruthFlag, found: tuple[int, Flag]) -> float:
    week, flag = found
    if truth.kind != flag.kind or abs(week - truth.week) > 1:
        return 0.0
    same = float(same_subject(truth, flag.subject, flag.title))
    return max(same, near(truth.evidence, flag.evidence))


def _health(truth: Truth, seen: HistorySeen) -> HealthFigures:
    """Score colours; where the truth is green, no data may say `unknown`."""
    weeks: Mapping[int, WeekSeen] = {week.week: week for week in seen.weeks}
    overall, dimensions = [], []
    for each in truth.health:
        if each.week not in weeks:
            continue
        health = weeks[each.week].health
        if each.overall:
            overall.append(health.overall == each.overall)
        for dimension in Dimension:
            colour, got = each.colour(dimension), health.dimensions[dimension].colour
            if colour and not (got is Colour.UNKNOWN and colour == Colour.GREEN):
                dimensions.append(got == colour)
    return HealthFigures(
        overall_right=Rate.count(overall), dimension_right=Rate.count(dimensions)
    )


def _decoys(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> DecoyFigures:
    flags = [
        flag
        for week in seen.weeks
        for flag in week.flags
        if flag.kind in _FROM_UNDERSTANDING
    ]
    raised = [each for each in truth.decoys if _raises(each, flags, seen, misses)]
    return DecoyFigures(raised=len(raised), of=len(truth.decoys))


def _raises(
    decoy: Decoy, flags: list[Flag], seen: HistorySeen, misses: list[Miss]
) -> bool:
    place = [TruthQuote(file=decoy.file, quote=decoy.text)]
    named = [(flag.kind.value, flag.title, flag.evidence) for flag in flags]
    named += [
        ("action", action.what, (*action.evidence, *action.mentions))
        for action in seen.actions
    ]
    for kind, subject, evidence in named:
        if near(place, evidence) >= SAME:
            misses.append(
                Miss(
                    of="decoys",
                    what="decoy raised",
                    kind=kind,
                    subject=subject,
                    truth=cited(place),
                    evidence=evidence,
                )
            )
            return True
    return False


_COUNTS = {"right", "gold", "found"}


class _Kinds:
    """Counts by kind: right, in the truth, found."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def expect(self, kind: str, *, found: bool) -> None:
        self._counts[kind][0] += found
        self._counts[kind][1] += 1

    def find(self, kind: str) -> None:
        self._counts[kind][2] += 1

    @property
    def scores(self) -> dict[str, Score]:
        return {
            kind: Score(right=right, gold=gold, found=found)
            for kind, (right, gold, found) in sorted(self._counts.items())
        }


def _missed(of: str, week: int, kind: str | None, quote: TruthQuote) -> Miss:
    return Miss(of=of, what="missed", week=week, kind=kind, truth=cited([quote]))


def _missed_of(of: str, each: TruthChange | TruthFlag, why: str = "") -> Miss:
    return Miss(
        of=of,
        what="missed",
        week=each.week,
        kind=each.kind,
        subject=each.subject,
        why=why,
        truth=cited(each.evidence),
    )


def _alarm(
    of: str,
    kind: str,
    found: ActionItem | Change | Flag,
    week: int | None = None,
    why: str = "",
) -> Miss:
    subject = found.what if isinstance(found, ActionItem) else found.subject
    return Miss(
        of=of,
        what="false alarm",
        week=week,
        kind=kind,
        subject=subject,
        why=why,
        evidence=found.evidence,
    )
