"""The section on labelled notes of real meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.evaluate.figures import Rate
from bench.extract.baselines import assignments, keywords
from bench.extract.data import Items, Notes, Source
from bench.extract.reading import ours
from bench.extract.scoring import Compared, compared, figures
from bench.retrieval.page import Goal, Section, goals, table

_INTRO = (
    "Notes of real meetings of open-source projects with actions, decisions and risk "
    "statements labelled by careful reading. Each is read by itself in a new project, "
    "without a language model. Found is what shares at least half of its words with "
    "the labelled quote, one to one; a quote of more than 320 characters is like "
    "nothing. *Firm actions* are those that somebody took on. Two labellers who did "
    "not see each other's work agree by F1 0.83 to 0.85 on actions, 0.88 to 0.92 on "
    "decisions and 0.90 to 0.94 on risk statements. The rules were made with these "
    "notes in sight: other projects' notes will be read less well."
)
_BASELINES = (
    "*Keyword lines*: lines with a word that often goes with work to do, a decision or "
    "a risk. *Assignment patterns*: lines with “I'll”, “X to …”, “can you …” and the "
    "like, the subject as the owner (`bench/extract/baselines.py`). Both find no due "
    "dates; libraries that do stand in `docs/quality.md`."
)
_KINDS = ("actions", "firm actions", "decisions", "risk statements")


def notes(source: Source) -> Section:
    """Measure what is found in the labelled notes."""
    labelled = source.notes()
    readers: dict[str, Callable[[Notes], Items]] = {
        "keyword lines": lambda one: keywords(one.path.read_text(encoding="utf-8")),
        "assignment patterns": lambda one: assignments(
            one.path.read_text(encoding="utf-8")
        ),
        "**ontrack**": lambda one: ours(one.path, one.held),
    }
    measured = {
        name: compared((one.labelled, read(one)) for one in labelled)
        for name, read in readers.items()
    }
    return Section(
        "notes",
        f"Notes of {len(labelled)} real meetings",
        (
            _INTRO,
            "",
            *goals(list(_goals(measured["**ontrack**"]))),
            "",
            *_found(measured),
            "",
            *_fields(measured),
            "",
            _BASELINES,
        ),
    )


def _goals(ours: Compared) -> Iterator[tuple[Goal, float]]:
    yield Goal("firm actions, F1", 0.6), ours.firm.f1
    yield Goal("owner right, of matched actions", 0.85), _rate(ours, "owner right")
    yield Goal("decisions, F1", 0.5), ours.decisions.f1
    yield Goal("risk statements, F1", 0.4), ours.risks.f1
    for field in ("owner invented", "due date invented"):
        yield Goal(field, 0.05, at_least=False), _rate(ours, field)


def _rate(compared: Compared, field: str) -> float:
    return compared.fields[field].rate or 0.0


def _found(measured: dict[str, Compared]) -> list[str]:
    rows = [
        [kind, name, *figures(score), str(score.gold), str(score.found)]
        for kind in _KINDS
        for name, one in measured.items()
        if (score := one.by_kind[kind]).found
    ]
    return table(
        ["kind", "reader", "precision", "recall", "F1", "labelled", "found"], rows
    )


def _fields(measured: dict[str, Compared]) -> list[str]:
    names = list(next(iter(measured.values())).fields)
    rows = [
        [name, *(_share(one.fields[field]) for field in names)]
        for name, one in measured.items()
    ]
    return table(["of matched actions", *names], rows)


def _share(rate: Rate) -> str:
    return f"{rate.rate:.3f} of {rate.of}" if rate.of else "none"
