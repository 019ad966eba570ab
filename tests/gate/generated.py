"""Facts, true sentences about them, and single changes that make them false."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from assistant.gate.support import Support

AS_OF = date(2027, 3, 12)
FIRST = [
    "Amara",
    "Bjorn",
    "Chidi",
    "Dolores",
    "Emre",
    "Farah",
    "Goran",
    "Hana",
    "Ines",
    "Jorge",
    "Keiko",
    "Liam",
]
LAST = [
    "Okafor",
    "Lind",
    "Nwosu",
    "Vega",
    "Yilmaz",
    "Aziz",
    "Petrov",
    "Sato",
    "Costa",
    "Reyes",
    "Mori",
    "Byrne",
]
PEOPLE = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
NAMES = frozenset(PEOPLE) | frozenset(FIRST)
THINGS = [
    "boiler survey",
    "pump replacement",
    "valve audit",
    "roof drainage",
    "meter firmware",
    "cable tray order",
    "safety case",
    "tenant handbook",
    "lift inspection",
    "paint schedule",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


@dataclass(frozen=True)
class Fact:
    key: str
    title: str
    owner: str
    due: date
    before: date
    amount: int


@dataclass(frozen=True)
class Case:
    text: str
    support: Support

    def said(self, text: str) -> Case:
        return replace(self, text=text)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # test data, no secret


def fact(random: Random, number: int) -> Fact:
    due = AS_OF + timedelta(days=random.randint(-60, 90))
    return Fact(
        key=f"{random.choice(['HVAC', 'ROOF', 'R', 'CR', 'SITE'])}-{random.randint(10, 999)}{number}",
        title=random.choice(THINGS),
        owner=random.choice(PEOPLE),
        due=due,
        before=due - timedelta(days=random.randint(2, 40)),
        amount=random.randint(13, 98000),
    )


def in_words(day: date, random: Random) -> str:
    month = MONTHS[day.month - 1]
    return random.choice(
        [
            f"{day.day} {month}",
            f"{month} {day.day}",
            f"{day.day} {month[:3]}",
            f"{day.day} {month} {day.year}",
            f"{day:%A} {day.day} {month}",
            f"the {day.day}{ordinal(day.day)} of {month}",
            day.isoformat(),
        ]
    )


def as_exported(day: date, random: Random) -> str:
    return random.choice(
        [
            day.isoformat(),
            f"{day:%d/%b/%y} 12:00 AM",
            f"{day.day} {day:%B}",
            f"{day:%Y-%m-%dT09:30:00}",
        ]
    )


def ordinal(day: int) -> str:
    return (
        "th"
        if 10 <= day % 100 <= 20
        else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    )


def count(number: int, random: Random) -> str:
    if number <= 12 and random.random() < 0.7:
        return WORDS[number]
    return random.choice([str(number), f"{number:,}"])


def support(facts: list[Fact], values: list[str], random: Random) -> Support:
    quotes = tuple(
        f"{f.key} {f.title}: {f.owner}, due {as_exported(f.due, random)}, was {as_exported(f.before, random)}"
        for f in facts
    )
    relations = tuple(
        frozenset(
            {
                f.key,
                f.title,
                f.owner,
                f.due.isoformat(),
                f.before.isoformat(),
                f"£{f.amount:,}",
            }
        )
        for f in facts
    )
    held = [value for relation in relations for value in sorted(relation)]
    return Support(
        quotes if random.random() < 0.5 else (),
        (*held, *values),
        AS_OF,
        NAMES,
        relations=relations,
    )


def one_fact(random: Random) -> Case:
    f = fact(random, 1)
    due, before = in_words(f.due, random), in_words(f.before, random)
    text, values = random.choice(
        [
            (f"{f.key} ({f.title}) slipped from {before} to {due}.", ["slipped"]),
            (f"{f.owner} owns {f.key}, due {due}.", ["owns"]),
            (
                f"The {f.title} is blocked; {f.owner} expects an answer by {due}.",
                ["blocked", "expects an answer"],
            ),
            (
                f"The {f.title} costs £{f.amount:,} and is not approved.",
                ["not approved", "cost"],
            ),
            (f"Overall status is amber: {f.key} moved to {due}.", ["amber", "moved"]),
            (
                f"{f.owner.split()[0]} has not confirmed {due} for the {f.title}.",
                ["not confirmed"],
            ),
            (
                f"The {f.title} finished at £{f.amount:,}; it was due {due}.",
                ["finished"],
            ),
        ]
    )
    return Case(text, support([f], values, random))


def two_facts(random: Random) -> Case:
    a = fact(random, 1)
    b = fact(random, 2)
    while (
        b.title == a.title
        or b.owner == a.owner
        or {b.due, b.before} & {a.due, a.before}
    ):
        b = fact(random, 2)
    text, values = random.choice(
        [
            (
                f"{a.key} is due on {in_words(a.due, random)} and {b.key} on {in_words(b.due, random)}.",
                ["due"],
            ),
            (f"{a.owner} owns {a.key}, and {b.owner} owns {b.key}.", ["owns"]),
            (
                f"Two items slipped: {a.key} to {in_words(a.due, random)} and {b.key} to {in_words(b.due, random)}.",
                ["slipped", "2", "items"],
            ),
            (
                f"The {a.title} moved to {in_words(a.due, random)}, the {b.title} to {in_words(b.due, random)}.",
                ["moved"],
            ),
            (
                f"{a.key} has no date; {b.key} is due {in_words(b.due, random)}.",
                ["no date", "due"],
            ),
        ]
    )
    return Case(text, support([a, b], values, random))


def listed(random: Random) -> Case:
    number = random.randint(2, 12)
    f = fact(random, 1)
    text = f"{count(number, random).capitalize()} tickets are blocked, among them {f.key} ({f.owner})."
    return Case(text, support([f], [str(number), "blocked", "tickets"], random))


def true_case(random: Random) -> Case:
    return random.choice([one_fact, one_fact, two_facts, listed])(random)


def other_number(case: Case, random: Random) -> str | None:
    match = re.search(r"£([\d,]+)", case.text)
    if match:
        value = int(match[1].replace(",", ""))
        return case.text.replace(
            match[1], f"{value + random.choice([-9, -1, 1, 10, 300]):,}"
        )
    match = re.match(r"(\w+) (?:tickets|items)", case.text)
    if not match or len(case.text) < 10:
        return None
    said = match[1].casefold()
    value = WORDS.index(said) if said in WORDS else int(said)
    held = {2, value}
    other = random.choice([n for n in range(2, 13) if n not in held])
    return case.text.replace(match[1], count(other, random).capitalize(), 1)


def other_date(case: Case, random: Random) -> str | None:
    found = list(
        re.finditer(
            rf"\b(\d\d?)(?=(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS}))|(?<=\d-)(\d\d)\b|(?<={_MONTH_BEFORE})(\d\d?)\b",
            case.text,
        )
    )
    if not found:
        return None
    match = random.choice(found)
    known = {day.day for day in days_of(case)}
    day = random.choice([n for n in range(1, 29) if n not in known])
    written = f"{day:02d}" if match[2] else str(day)
    return case.text[: match.start()] + written + case.text[match.end() :]


def other_month(case: Case, random: Random) -> str | None:
    found = list(re.finditer(rf"\b(?:{_MONTHS})\b", case.text))
    if not found:
        return None
    match = random.choice(found)
    known = {day.month for day in days_of(case)}
    month = random.choice([n for n in range(1, 13) if n not in known])
    written = MONTHS[month - 1]
    written = written if len(match[0]) > 3 else written[:3]
    return case.text[: match.start()] + written + case.text[match.end() :]


def other_name(case: Case, random: Random) -> str | None:
    here = [name for name in PEOPLE if name.split()[0] in case.text]
    if not here:
        return None
    name = random.choice(here)
    absent = [p for p in PEOPLE if p not in " ".join(case.support.values)]
    new = random.choice([*absent, "Zelda Quist", "Quentin Abara"])
    return (
        case.text.replace(name, new)
        if name in case.text
        else case.text.replace(name.split()[0], new.split()[0])
    )


def other_id(case: Case, random: Random) -> str | None:
    match = re.search(r"\b([A-Z]+-)(\d+)\b", case.text)
    if not match:
        return None
    new = str(int(match[2]) + random.choice([-1, 1, 100]))
    return case.text.replace(match[0], match[1] + new, 1)


def other_negation(case: Case, random: Random) -> str | None:
    if " not " in case.text:
        return case.text.replace(" not ", " ", 1)
    for cue in (" is blocked", " are blocked"):
        if cue in case.text:
            return case.text.replace(cue, cue.replace("blocked", "not blocked"), 1)
    for verb, denied in (
        (" owns ", " does not own "),
        (" slipped ", " has not slipped "),
        (" slipped:", " have not slipped:"),
        (" finished ", " has not finished "),
        (" moved ", " has not moved "),
        (" is due ", " is not due "),
    ):
        if verb in case.text:
            return case.text.replace(verb, denied, 1)
    return None


def other_colour(case: Case, random: Random) -> str | None:
    if "amber" not in case.text:
        return None
    return case.text.replace("amber", random.choice(["green", "red", "GREEN", "🟢"]))


def other_status(case: Case, random: Random) -> str | None:
    for word, others in {
        "blocked": ["done", "resolved", "unblocked", "on track"],
        "finished": ["is blocked", "was cancelled", "reopened"],
        "not approved": ["approved", "rejected"],
        "slipped": ["was closed", "is on track"],
    }.items():
        if word in case.text:
            return case.text.replace(word, random.choice(others), 1)
    return None


def swapped(case: Case, random: Random) -> str | None:
    """Tell one fact's subject with the other fact's date or owner."""
    ids = re.findall(r"\b[A-Z]+-\d+\b", case.text)
    titles = [title for title in THINGS if title in case.text]
    if "no date" in case.text:
        return None
    pair = ids if len(ids) == 2 else titles
    if len(pair) != 2:
        return None
    first, second = pair
    return case.text.replace(first, "\0").replace(second, first).replace("\0", second)


CHANGES = {
    change.__name__: change
    for change in (
        other_number,
        other_date,
        other_month,
        other_name,
        other_id,
        other_negation,
        other_colour,
        other_status,
        swapped,
    )
}
_MONTHS = "|".join([*MONTHS, *(month[:3] for month in MONTHS)])
_MONTH_BEFORE = "[a-z] "


def days_of(case: Case) -> list[date]:
    found = re.findall(r"\d{4}-\d\d-\d\d", " ".join(case.support.values))
    return [date.fromisoformat(day) for day in found]
