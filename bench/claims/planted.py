"""Drafts of project histories with one word of a sentence changed, or two swapped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from assistant.domain.drafts import Claim, Draft, Verdict
from assistant.evaluate.replay import read_week
from assistant.evaluate.truth import Week, load_truth
from assistant.review.desk import ReviewDesk
from assistant.settings_file import render_settings, write_settings
from assistant.wiring import Project
from assistant.workflows.audiences import audience_names
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.reviewing.review import Office
from bench.retrieval.data import NoDataError
from bench.retrieval.page import Goal, Section, goals, table

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\w/%-]|[.,]\d)")
_ID = re.compile(r"\b[A-Z][A-Z0-9]+-(\d+)\b")
_AFTER = re.compile(r"\b(?:is|are|was|were|has|have|will)\b(?! (?:not|no)\b)")
_DENIED = re.compile(r"\b(is|are|was|were|has|have|will) not\b")
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STATUSES = (
    ("blocked", "done"),
    ("open", "closed"),
    ("finished", "started"),
    ("slipped", "finished"),
    ("missed", "met"),
    ("met", "missed"),
    ("rose", "fell"),
    ("closed", "open"),
    ("later", "earlier"),
    ("overdue", "done"),
)
_CAUGHT = Goal("one word changed: caught", 0.99)
_SWAPPED = Goal("two true facts swapped: caught", 0.95)
_FALSE_ALARMS = Goal("unchanged: false alarms", 0.05, at_least=False)
_REWORDED = Goal("true rewordings: false alarms", 0.05, at_least=False)
_INTRO = (
    "Every sentence that the rules write for the three audiences, week by week; then "
    "the same sentence with one thing changed, given to the gate as if a model or a "
    "reviewer had written it. *Caught* is what does not come out as supported; "
    "*refused* is what cannot be approved at all. A false alarm is a sentence left as "
    "it was that is not supported. Swaps exchange two dates, people or numbers of one "
    "sentence that belong to different facts."
)


@dataclass(frozen=True, slots=True)
class Tried:
    """A wording, and what the gate said of it."""

    change: str
    text: str
    verdict: Verdict


Change = Callable[[str, Sequence[str], Random], str | None]


def _day(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    found = _one(_DAY, text, random)
    if found is None:
        return None
    other = random.choice([day for day in range(1, 29) if str(day) != found[1]])
    return _put(text, found.span(1), str(other))


def _month(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    found = _one(_DAY, text, random)
    if found is None:
        return None
    other = random.choice([month for month in _MONTHS if month != found[2]])
    return _put(text, found.span(2), other)


def _number(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    days = {place for day in _DAY.finditer(text) for place in range(*day.span())}
    found = [one for one in _NUMBER.finditer(text) if one.start() not in days]
    if not found:
        return None
    one = random.choice(found)
    return _put(text, one.span(), str(int(one[0]) + random.choice((1, 2, 7))))


def _id(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    found = _one(_ID, text, random)
    return found and _put(text, found.span(1), str(int(found[1]) + 1))


def _name(text: str, names: Sequence[str], random: Random) -> str | None:
    there = [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]
    others = [name for name in names if name not in text]
    if not there or not others:
        return None
    return text.replace(random.choice(there), random.choice(others), 1)


def _negation(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    outside = _without_quotes(text)
    denied = _one(_DENIED, outside, random)
    if denied is not None:
        return _put(text, denied.span(), denied[1])
    said = _one(_AFTER, outside, random)
    return said and _put(text, (said.end(), said.end()), " not")


def _status(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    outside = _without_quotes(text)
    found = [
        (one, other)
        for word, other in _STATUSES
        for one in re.finditer(rf"\b{word}\b", outside)
    ]
    if not found:
        return None
    one, other = random.choice(found)
    return _put(text, one.span(), other)


def _swapped_days(text: str, names: Sequence[str], random: Random) -> str | None:
    del names
    days = list(_DAY.finditer(text))
    pairs = [
        (a, b) for a in days for b in days if a.start() < b.start() and a[0] != b[0]
    ]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return _exchanged(text, a.span(), b.span())


def _swapped_names(text: str, names: Sequence[str], random: Random) -> str | None:
    del random
    there = [
        found
        for name in names
        for found in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    there.sort(key=lambda found: found.start())
    for a, b in pairwise(there):
        between = text[a.end() : b.start()]
        if a[0] != b[0] and between and " and " not in between:
            return _exchanged(text, a.span(), b.span())
    return None


def _month_first(text: str, names: Sequence[str], random: Random) -> str | None:
    del names, random
    return _outside_quotes(text, lambda part: _DAY.sub(r"\2 \1", part))


def _short_months(text: str, names: Sequence[str], random: Random) -> str | None:
    del names, random
    return _outside_quotes(
        text, lambda part: _DAY.sub(lambda day: f"{day[1]} {day[2][:3]}", part)
    )


def _figures(text: str, names: Sequence[str], random: Random) -> str | None:
    del names, random
    spelled = re.compile(rf"\b({'|'.join(_SPELLED)})\b", re.IGNORECASE)
    return _outside_quotes(
        text,
        lambda part: spelled.sub(
            lambda word: str(_SPELLED.index(word[1].casefold()) + 2), part
        ),
    )


CHANGES: dict[str, Change] = {
    "another day": _day,
    "another month": _month,
    "another number": _number,
    "another id": _id,
    "another person": _name,
    "denied or no longer": _negation,
    "another status": _status,
}
SWAPS: dict[str, Change] = {
    "two days": _swapped_days,
    "two people": _swapped_names,
}


REWORDED: dict[str, Change] = {
    "days, month first": _month_first,
    "months cut short": _short_months,
    "numbers as figures": _figures,
}
"""The same in another form: true if the sentence was."""


def planted(data: Path) -> Section:
    """Measure the gate on the sentences of every history's drafts.

    Raises:
        NoDataError: If there is no history.
    """
    folders = sorted(path.parent for path in data.glob("scenarios/*/truth.json"))
    if not folders:
        raise NoDataError(f"{data / 'scenarios'} holds no history")
    tried = [one for folder in folders for one in _of_history(folder)]
    return Section(
        "planted",
        "Drafts with one thing changed",
        tuple(_lines([folder.name for folder in folders], tried)),
    )


def _of_history(folder: Path) -> Iterator[Tried]:
    truth = load_truth(folder)
    with TemporaryDirectory() as name:
        write_settings(Path(name), render_settings(truth.scenario, ""))
        project = Project(Path(name))
        for week in truth.weeks:
            read_week(project, folder, week)
            yield from _of_week(project, week)


def _of_week(project: Project, week: Week) -> Iterator[Tried]:
    names = audience_names(project.folder)
    drafted = draft_all(
        project.ledger,
        project.settings,
        project.folder,
        DraftRequest(names, week.as_of, None),
    )
    people = [person.name for person in project.view(week.as_of).people.all]
    office = Office(project.ledger, project.settings, project.folder)
    for draft in drafted.drafts:
        desk = office.desk(draft, "bench")
        yield from _of_draft(desk, draft, people)


def _of_draft(desk: ReviewDesk, draft: Draft, people: Sequence[str]) -> Iterator[Tried]:
    for claim in draft.claims:
        if claim.verdict is not Verdict.SUPPORTED:
            continue
        yield _tried(desk, claim, "unchanged", claim.text)
        for name, change in (CHANGES | SWAPS | REWORDED).items():
            random = Random(f"{name} {claim.id}")  # noqa: S311  a seed, no secret
            text = change(claim.text, people, random)
            if text is not None and text != claim.text:
                yield _tried(desk, claim, name, text)


def _tried(desk: ReviewDesk, claim: Claim, change: str, text: str) -> Tried:
    return Tried(change, text, desk.judgement(text, claim).verdict)


def _one(pattern: re.Pattern[str], text: str, random: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return random.choice(found) if found else None


def _put(text: str, span: tuple[int, int], words: str) -> str:
    return text[: span[0]] + words + text[span[1] :]


def _exchanged(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    one, other = text[slice(*first)], text[slice(*second)]
    return _put(_put(text, second, one), first, other)


def _without_quotes(text: str) -> str:
    return re.sub(r"“[^”]*”", lambda quote: "_" * len(quote[0]), text)


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts = re.split(r"(“[^”]*”)", text)
    return "".join(
        part if number % 2 else change(part) for number, part in enumerate(parts)
    )


def _lines(histories: Sequence[str], tried: Sequence[Tried]) -> Iterator[str]:
    by_change: dict[str, list[Verdict]] = defaultdict(list)
    for one in tried:
        by_change[one.change].append(one.verdict)
    unchanged = by_change["unchanged"]
    yield f"{_INTRO} {len(unchanged):,} sentences of {' and '.join(histories)}."
    yield ""
    changed = [one for name in CHANGES for one in by_change[name]]
    swapped = [one for name in SWAPS for one in by_change[name]]
    yield from goals(
        [
            (_CAUGHT, _caught(changed)),
            (_SWAPPED, _caught(swapped)),
            (_FALSE_ALARMS, _caught(unchanged)),
            (_REWORDED, _caught([one for name in REWORDED for one in by_change[name]])),
        ]
    )
    yield ""
    yield from table(
        ["change", "tried", "caught", "refused"],
        [
            [
                name,
                f"{len(verdicts):,}",
                f"{_caught(verdicts):.3f}",
                f"{verdicts.count(Verdict.UNSUPPORTED) / len(verdicts):.3f}",
            ]
            for name in (*CHANGES, *SWAPS, *REWORDED)
            if (verdicts := by_change[name])
        ],
    )


def _caught(verdicts: Sequence[Verdict]) -> float:
    passed = verdicts.count(Verdict.SUPPORTED)
    return 1 - passed / len(verdicts) if verdicts else 0.0
