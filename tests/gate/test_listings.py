"""What stands in a title belongs to that title; a swapped date or person is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from assistant.gate.support import Support
from tests.gate.generated import AS_OF, NAMES, PEOPLE, Case, in_words, seeded

HEADS = [
    "Cover for {name}",
    "Handover from {name} to the site team",
    "Boiler not tested for tenants after {day}",
    "Report of {day} to {name}",
    "Wave {number}",
    "Phase {number} of {number} signed",
    "{number} meters read at {place} and {place}",
    "Permit, cranes and {name}",
    "Go-live on {day}",
    "Training",
    "{place}",
    "Valve audit {day}: {number} leaks; none sealed",
    "{name}'s review of the lift",
]
PLACES = ["Northgate", "Ferry Road", "Hill House", "Unit 4", "Quay"]


def title(random: Random) -> str:
    day = AS_OF + timedelta(days=random.randint(-90, 90))
    written = random.choice(
        [f"{day:%m/%d}", f"{day.day} {day:%B}", f"{day:%d/%m/%Y}", day.isoformat()]
    )
    return random.choice(HEADS).format(
        name=random.choice(PEOPLE).split()[random.choice([0, -1])],
        day=written,
        number=random.randint(2, 31),
        place=random.choice(PLACES),
    )


def listing(random: Random) -> tuple[Case, Case]:
    """Return a true listing of two to four facts, and one with two dates swapped."""
    size = random.randint(2, 4)
    titles: list[str] = []
    while len(titles) < size:
        new = title(random)
        if not any(new in other or other in new for other in titles):
            titles.append(new)
    days = [
        AS_OF + timedelta(days=100 + n) for n in random.sample(range(0, 150, 2), size)
    ]
    keyed = random.random() < 0.5
    names = [
        f"{text} (SITE-{random.randint(10, 99)}{n})" if keyed else text
        for n, text in enumerate(titles)
    ]
    moved = random.random() < 0.5
    true = [told(name, day, moved=moved) for name, day in zip(names, days, strict=True)]
    swapped = [days[1], days[0], *days[2:]]
    false = [
        told(name, day, moved=moved) for name, day in zip(names, swapped, strict=True)
    ]
    relations = tuple(frozenset(used) for _, used in true)
    values = tuple(value for _, used in true for value in used)
    support = Support(
        (), (*values, "moved", "ahead"), AS_OF, NAMES, relations=relations
    )
    head = "Moved: " if moved else "Ahead by plan: "
    case = Case(head + joined([words for words, _ in true]) + ".", support)
    return case, replace(case, text=head + joined([w for w, _ in false]) + ".")


def told(name: str, day: date, *, moved: bool) -> tuple[str, list[str]]:
    after = f"{day.day} {day:%B}"
    if not moved:
        return f"{name} on {after}", [name, after]
    old = day - timedelta(days=1)
    before, by = f"{old.day} {old:%B}", "1 working day later"
    return f"{name} from {before} to {after} ({by})", [name, before, after, by]


def joined(parts: list[str]) -> str:
    *most, last = parts
    if any("," in part for part in parts):
        return f"{'; '.join(most)}; and {last}"
    return f"{', '.join(most)} and {last}"


def test_no_true_listing_of_titles_with_dates_numbers_and_names_is_at_fault() -> None:
    for seed in range(800):
        case, _ = listing(seeded(seed))
        judgement = judge(case.text, case.support)
        assert judgement.verdict is Verdict.SUPPORTED, (case.text, judgement.reasons)


def test_two_dates_that_changed_places_are_found_in_95_of_100_listings() -> None:
    tried = 400
    found = sum(
        judge(case.text, case.support).verdict is Verdict.UNSUPPORTED
        for case in (listing(seeded(seed))[1] for seed in range(tried))
    )
    assert found >= 0.95 * tried


@pytest.mark.parametrize(
    "text", ["Training on {b} and Wave 2 on {a}.", "Wave 2 on {a}."]
)
def test_title_of_one_word_has_a_date_of_its_own(text: str) -> None:
    a, b = date(2027, 4, 2), date(2027, 5, 7)
    support = Support(
        (),
        ("Training", "2 April", "Wave 2", "7 May"),
        AS_OF,
        relations=(frozenset({"Training", "2 April"}), frozenset({"Wave 2", "7 May"})),
    )
    random = seeded(1)
    words = text.format(a=in_words(a, random), b=in_words(b, random))
    assert judge(words, support).verdict is Verdict.UNSUPPORTED
