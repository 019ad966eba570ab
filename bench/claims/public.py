"""Claims of a public collection, each beside the text that it is of."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.drafts import Verdict
from assistant.gate import names, numbers
from assistant.gate.checks import judge
from assistant.gate.support import Support
from bench.retrieval.data import NoDataError
from bench.retrieval.page import Goal, Section, goals, table

_FILE = Path("benchmarks") / "claims-summedits.jsonl.gz"
_READ_ON = date(2026, 1, 1)
_WANTED = Goal("balanced accuracy, mean of the domains", 0.66)
_INTRO = (
    "Claims of SummEdits, each with the sentences of its source that may carry it; in "
    "the unsupported ones an editor changed a word or a few. A claim *passes* unless "
    "the verdict is `unsupported`: nearly all are free retellings, of which the gate "
    "wants a person to look. Balanced accuracy is the mean of the share of true claims "
    "that pass and of false ones that do not. Published there: word overlap and MiniLM "
    "49, SummaC-Conv 57, QAFactEval 67, GPT-4 83, people 91."
)


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim, what it is of, and whether that carries it."""

    domain: str
    text: str
    source: tuple[str, ...]
    carried: bool

    @property
    def support(self) -> Support:
        """What the gate may hold the claim against."""
        return Support(self.source, (), _READ_ON)


@dataclass(frozen=True, slots=True)
class Passed:
    """How many true and false claims of a domain passed."""

    true: int
    of_true: int
    false: int
    of_false: int

    @property
    def balanced(self) -> float:
        """The mean of the shares judged rightly."""
        return (self.true / self.of_true + 1 - self.false / self.of_false) / 2


Passes = Callable[[PublicClaim], bool]


def by_gate(claim: PublicClaim) -> bool:
    """Whether the gate finds nothing in the claim that cannot be."""
    return judge(claim.text, claim.support).verdict is not Verdict.UNSUPPORTED


def by_numbers_and_names(claim: PublicClaim) -> bool:
    """Whether the source holds every number and name: the crude rule."""
    sentence = claim.support.analyse(claim.text)
    checks = (numbers.check, names.check)
    return not any(check(sentence, claim.support) for check in checks)


def without_look(claim: PublicClaim) -> bool:
    """Whether the gate says of the claim that it is supported."""
    return judge(claim.text, claim.support).verdict is Verdict.SUPPORTED


def claims_of(data: Path) -> list[PublicClaim]:
    """Read the collection.

    Raises:
        NoDataError: If it is not there.
    """
    path = data / _FILE
    if not path.exists():
        raise NoDataError(f"{path} is not there")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        PublicClaim(
            row["dataset"].removeprefix("summedits-"),
            row["claim"],
            tuple(row["source"]),
            bool(row["supported"]),
        )
        for row in rows
    ]


def measured(claims: Iterable[PublicClaim], passes: Passes) -> Mapping[str, Passed]:
    """Count by domain what passes; a domain has claims of both kinds."""
    counts: dict[str, dict[tuple[bool, bool], int]] = defaultdict(
        lambda: defaultdict(int)
    )
    for claim in claims:
        counts[claim.domain][claim.carried, passes(claim)] += 1
    return {
        domain: Passed(
            true=count[True, True],
            of_true=count[True, True] + count[True, False],
            false=count[False, True],
            of_false=count[False, True] + count[False, False],
        )
        for domain, count in sorted(counts.items())
    }


def mean(found: Mapping[str, Passed]) -> float:
    """Return the mean of the domains."""
    return sum(one.balanced for one in found.values()) / len(found)


def public(data: Path) -> Section:
    """Measure the gate on the collection, with the crude rule in the same run."""
    claims = claims_of(data)
    gate = measured(claims, by_gate)
    crude = measured(claims, by_numbers_and_names)
    strict = measured(claims, without_look)
    return Section(
        "public",
        "Other people's claims against their sources",
        tuple(_lines(len(claims), gate, crude, strict)),
    )


def _lines(
    count: int,
    gate: Mapping[str, Passed],
    crude: Mapping[str, Passed],
    strict: Mapping[str, Passed],
) -> Iterator[str]:
    yield f"{count:,} claims. {_INTRO}"
    yield ""
    yield from goals([(_WANTED, mean(gate))])
    yield ""
    yield from table(
        ["domain", "the gate", "true pass", "false pass", "numbers and names only"],
        [
            [
                domain,
                f"{one.balanced:.3f}",
                f"{one.true / one.of_true:.2f} of {one.of_true}",
                f"{one.false / one.of_false:.2f} of {one.of_false}",
                f"{crude[domain].balanced:.3f}",
            ]
            for domain, one in gate.items()
        ]
        + [["mean", f"{mean(gate):.3f}", "", "", f"{mean(crude):.3f}"]],
    )
    false = sum(one.false for one in strict.values())
    of_false = sum(one.of_false for one in strict.values())
    true = sum(one.true for one in strict.values())
    of_true = sum(one.of_true for one in strict.values())
    yield ""
    yield (
        f"With the verdict `supported`, which alone needs no look, {false} of "
        f"{of_false:,} false claims pass, and {true} of {of_true:,} true ones."
    )
