"""A wording is supported if it says what the sentence of the facts says, or less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from assistant.gate.support import Support
from tests.gate.generated import NAMES, PEOPLE, THINGS, seeded

AS_OF = date(2027, 3, 12)
DAYS = [f"{day} {month}" for month in ("March", "April") for day in range(3, 28)]


def support(rendered: str, *values: str, **fields: object) -> Support:
    numbers = re.findall(r"\d+ (?:March|April)|\d[\d,]*", rendered)
    numbers += re.findall(r"(?:[Oo]ne|[Tt]wo) \w+", rendered)
    people = [name for name in PEOPLE if name in rendered]
    held = (*values, *numbers, *people)
    return Support((), held, AS_OF, NAMES, rendered=(rendered,), **fields)  # type: ignore[arg-type]


def verdict(text: str, rendered: str, *values: str, **fields: object) -> Verdict:
    return judge(text, support(rendered, *values, **fields)).verdict


@dataclass(frozen=True)
class Told:
    """A sentence as code renders it, with the names in it and its listed items."""

    text: str
    values: tuple[str, ...]
    head: str = ""
    items: tuple[str, ...] = ()


def told(seed: int) -> Told:
    random = seeded(seed)
    a, b, c = random.sample(THINGS, 3)
    ana, bo, cai = random.sample(PEOPLE, 3)
    d, e, f, g = random.sample(DAYS, 4)
    m, n, o = random.sample(range(3, 24), 3)
    values = (a, b, c, ana, bo, cai)
    return random.choice(
        [
            Told(
                f"Moved: {a} from {d} to {e} (two weeks later) and {b} from {f} to "
                f"{g} (a week later).",
                values,
                "Moved",
                (
                    f"{a} from {d} to {e} (two weeks later)",
                    f"{b} from {f} to {g} (a week later)",
                ),
            ),
            Told(
                f"Blocked: {a} (since {d}, {ana}); {b} (since {e}, {bo}); and {c} "
                f"(since {f}, {cai}).",
                values,
                "Blocked",
                (
                    f"{a} (since {d}, {ana})",
                    f"{b} (since {e}, {bo})",
                    f"{c} (since {f}, {cai})",
                ),
            ),
            Told(f"The {a}, due {d}, is missed; no new date was found.", values),
            Told(f"A new owner: {a} ({ana}, before {bo}).", values),
            Told(f"An assumption no longer holds: {a} without {b}.", values),
            Told(f"Exposure rose: {a} arrives late from {m} to {n}.", values),
            Told(
                f"Highest open exposures (maximum {m}): {a} ({n}, {ana}); and {b} "
                f"({o}, {bo}).",
                values,
                f"Highest open exposures (maximum {m})",
                (f"{a} ({n}, {ana})", f"{b} ({o}, {bo})"),
            ),
            Told(
                f"Two dates slipped: {a} (to {d}, a week later); and one more.", values
            ),
            Told(f"{ana}: Send {bo} the {a}; was due {d} and is open.", values),
            Told(f"Open and unmentioned: {a} and {b}.", values, "", ()),
            Told(
                f"Off track (red): the {a} failed in {m} of its last {n} runs since {d}. "
                f"Since {e}: two dates slipped and one item blocked.",
                (*values, "Off track (red)", "red", "two dates slipped"),
            ),
        ]
    )


TURNED = {
    "missed": ["met", "reached"],
    "Moved": ["Met", "Blocked"],
    "Blocked": ["No longer blocked", "Finished"],
    "no longer holds": ["holds"],
    "without": ["with"],
    "rose": ["fell"],
    "late": ["", "on time"],
    "before": ["after"],
    "from": ["since"],
    "to": ["before"],
    "since": ["until"],
    "later": ["earlier"],
    "week": ["day"],
    "two weeks": ["three weeks", "weeks"],
    "open": ["closed", "done"],
    "unmentioned": ["mentioned"],
    "maximum": ["minimum", ""],
    "Highest": ["Lowest", ""],
    "no new date": ["a new date"],
    "is": ["was", "will be", "is not"],
    "slipped": ["were pulled in", "have not slipped"],
    "red": ["amber", "green"],
    "failed": ["passed"],
    "was due": ["is due", "is not due"],
    "Send": ["Sent"],
}


def swapped(text: str, patterns: list[str]) -> Iterator[str]:
    spans = [m.span() for p in patterns for m in re.finditer(re.escape(p), text)]
    for (a, b), (c, d) in combinations(sorted(set(spans)), 2):
        if b <= c and text[a:b] != text[c:d]:
            yield text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def false_edits(case: Told) -> Iterator[str]:
    """Every single change of a sentence that makes it say something else."""
    text = case.text
    if not case.items:
        yield from swapped(text, THINGS if " and " not in text else [])
    yield from swapped(text, PEOPLE)
    yield from swapped(text, sorted(set(re.findall(r"\d+ (?:March|April)", text))))
    yield from swapped(
        text, re.findall(r"(?<![\d ])\d+(?! (?:March|April|of))\b", text)
    )
    for words, others in TURNED.items():
        for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", text):
            for other in others:
                yield " ".join(
                    f"{text[: match.start()]}{other}{text[match.end() :]}".split()
                )
    for added in (" because the supplier was late", " as agreed", " at last"):
        yield text.rstrip(".") + added + "."
    if ": " in text:
        yield text.split(": ", 1)[1]


def light_edits(case: Told) -> Iterator[str]:
    """Changes that leave what is said as it is, or less of it."""
    text = case.text
    yield from (text, text.rstrip("."), f"- {text}", text.replace(": ", ": the ", 1))
    yield re.sub(r"\b(\d+) (March|April)", r"\2 \1", text)
    yield re.sub(r"\b(\d+) March", lambda m: f"2027-03-{int(m[1]):02}", text)
    whole = len(case.items)
    for size in range(whole if case.head == "Blocked" else 1, whole + 1):
        for kept in combinations(case.items, size):
            yield f"{case.head}: {'; '.join(reversed(kept))}."
            yield f"{case.head}: {' and '.join(kept)}"
    for item in case.items if case.head != "Blocked" else ():
        yield f"{case.head}: {re.sub(r' [(][^()]*[)]$', '', item)}."


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_no_change_of_what_the_facts_say_is_supported(seed: int) -> None:
    case = told(seed)
    for text in false_edits(case):
        if text.rstrip(".") != case.text.rstrip("."):
            assert verdict(text, case.text, *case.values) is not Verdict.SUPPORTED, text


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_the_same_or_less_of_it_is_supported(seed: int) -> None:
    case = told(seed)
    for text in light_edits(case):
        found = judge(text, support(case.text, *case.values))
        assert found.verdict is Verdict.SUPPORTED, (text, found.reasons)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Lift survey is met.", "Lift survey is missed."),
        ("Blocked: lift survey.", "No longer blocked: lift survey."),
        ("Lift survey is not late.", "Lift survey is late."),
        ("Lift survey, a day later.", "Lift survey, a week later."),
        (
            "Owner: Hana Sato, before Emre Yilmaz.",
            "Owner: Emre Yilmaz, before Hana Sato.",
        ),
        ("Moved from 4 March to 3 March.", "Moved from 3 March to 4 March."),
        ("Exposure 12, maximum 20.", "Exposure 20, maximum 12."),
        ("Open and mentioned: lift survey.", "Open and unmentioned: lift survey."),
        ("At risk (amber): lift survey.", "Off track (red): lift survey."),
    ],
)
def test_what_the_facts_contradict_cannot_be_accepted(text: str, rendered: str) -> None:
    found = judge(text, support(rendered, "lift survey"))
    assert found.verdict is Verdict.UNSUPPORTED
    assert found.at_fault


def test_the_reason_names_the_words_and_shows_what_the_facts_say() -> None:
    rendered = "Lift survey is due 3 March."
    found = judge("Lift survey is planned well for 3 March.", support(rendered))
    assert found.verdict is Verdict.NEEDS_REVIEW
    assert "planned well" in found.reasons[0]
    assert rendered in found.reasons[0]


@pytest.mark.parametrize(
    "rendered",
    [
        "A new owner: lift survey (Emre Yilmaz, before Hana Sato).",
        "Off track (red) on schedule.",
        "Moved: trial in bay 4 from 27 March to 8 April.",
        "A new risk is logged: the fine of EUR 30,000 (exposure 15).",
    ],
)
def test_a_sentence_that_code_rendered_is_no_false_alarm(rendered: str) -> None:
    values = ("lift survey", "trial in bay 4", "Off track (red) on schedule", "red")
    assert verdict(rendered, rendered, *values) is Verdict.SUPPORTED


def test_an_amount_with_spaces_is_the_amount_with_commas() -> None:
    rendered = "A new risk is logged: the fine of EUR 30,000 (exposure 15)."
    text = rendered.replace("30,000", "30 000")
    assert verdict(text, rendered, "the fine of EUR 30,000") is Verdict.SUPPORTED
    other = rendered.replace("30,000", "31 000")
    assert verdict(other, rendered, "the fine of EUR 30,000") is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Moved: trial in bay 4 to 8 April.",
        "The trial in bay 4 may move.",
    ],
)
def test_the_number_of_a_name_is_no_date(text: str) -> None:
    rendered = "Moved: trial in bay 4 from 27 March to 8 April."
    found = judge(text, support(rendered, "trial in bay 4", "8 April", "27 March"))
    assert found.verdict is Verdict.NEEDS_REVIEW


def test_a_listing_that_is_counted_keeps_all_that_is_counted() -> None:
    rendered = "Two dates slipped: lift survey (to 3 March); and roof (to 4 March)."
    values = ("lift survey", "roof")
    less = "Two dates slipped: lift survey (to 3 March)."
    assert verdict(less, rendered, *values) is Verdict.NEEDS_REVIEW
    turned = "Two dates slipped: roof (to 4 March); and lift survey (to 3 March)."
    assert verdict(turned, rendered, *values) is Verdict.SUPPORTED


def test_a_title_with_commas_and_colons_stays_whole() -> None:
    title = "Permit: cranes, lifts and hoists"
    rendered = f"Ready: {title} (since 3 March) and roof (since 4 March)."
    assert verdict("Ready: roof.", rendered, title, "roof") is Verdict.SUPPORTED
    cut = "Ready: cranes and roof."
    assert verdict(cut, rendered, title, "roof") is not Verdict.SUPPORTED


def test_a_cited_sentence_may_be_quoted_as_its_authors_and_nobody_elses() -> None:
    rendered = "Late: roof (since 4 March)."
    said = (("Hana Sato", "The roof leaks again. We wait for slates."),)
    for text in (
        "Late: roof (since 4 March). Hana Sato: “The roof leaks again.”",
        "Late: roof. “We wait for slates” (Hana Sato).",
    ):
        judged = judge(text, _quoting(rendered, said))
        assert judged.verdict is Verdict.SUPPORTED, judged.reasons
    for text in (
        "Late: roof. Emre Yilmaz: “The roof leaks again.”",
        "Late: roof. Hana Sato: “The roof leaks.”",
        "Late: roof. Hana Sato: “leaks again”",
    ):
        assert judge(text, _quoting(rendered, said)).verdict is not Verdict.SUPPORTED


def test_a_quotation_that_the_facts_sentence_holds_is_part_of_it() -> None:
    said = (("Hana Sato", "The roof goes into wave 3"),)
    rendered = (
        "Roof was added; “The roof goes into wave 3” was decided, without a plan."
    )
    assert judge(rendered, _quoting(rendered, said)).verdict is Verdict.SUPPORTED


def _quoting(rendered: str, said: tuple[tuple[str, str], ...]) -> Support:
    values = ("roof", "4 March", *(author for author, _ in said))
    quotes = tuple(words for _, words in said)
    return Support(quotes, values, AS_OF, NAMES, rendered=(rendered,), said=said)


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("The lift survey slipped by a week, to 3 March.", True),
        ("Lift survey has slipped to 3 March.", True),
        ("The lift survey slipped by a day, to 3 March.", False),
        ("The lift survey slipped from 3 March.", False),
        ("The lift survey did not slip to 3 March.", False),
    ],
)
def test_one_listed_item_may_be_told_as_a_sentence(text: str, carried: bool) -> None:
    rendered = "A date slipped: lift survey (to 3 March, a week later)."
    found = verdict(text, rendered, "lift survey", "3 March", "a week later")
    assert (found is Verdict.SUPPORTED) is carried


_MOVED = "M3 Acceptance test from 9 April to 13 April (two working days later)."


@pytest.mark.parametrize("head", ["Moved", "Moved by 25 March"])
@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("M3 Acceptance test moved from 9 April to 13 April.", True),
        ("The M3 Acceptance test has moved from 9 April to 13 April.", True),
        ("M3 Acceptance test was moved to 13 April.", True),
        ("M3 Acceptance test moved by two working days, to 13 April.", True),
        ("M3 Acceptance test moved to 13 April (two working days later).", True),
        ("M3 Acceptance test moved from 13 April to 9 April.", False),
        ("M3 Acceptance test moved to 9 April.", False),
        ("M3 Acceptance test moved from 9 April.", False),
        ("M3 Acceptance test moved from 9 April to 14 April.", False),
        ("M3 Acceptance test did not move from 9 April to 13 April.", False),
        ("M3 Acceptance test may move from 9 April to 13 April.", False),
        ("M3 Acceptance test was moved by Amara Okafor to 13 April.", False),
        ("M3 Acceptance test moved by three working days to 13 April.", False),
        ("M2 Acceptance test moved from 9 April to 13 April.", False),
    ],
)
def test_a_move_is_told_in_a_sentence_of_its_own_and_no_other_move_is(
    head: str, text: str, *, carried: bool
) -> None:
    names = ("M3 Acceptance test", "two working days later")
    found = verdict(text, f"{head}: {_MOVED}", *names)
    assert (found is Verdict.SUPPORTED) is carried


_KEPT = "“We keep 20 March until the office has answered”"
_DECIDED = f"Amara Okafor decided on 3 March: {_KEPT}."


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        (f"On 3 March Amara Okafor decided: {_KEPT}.", _DECIDED),
        (f"On 3 March, Amara Okafor decided: {_KEPT}.", _DECIDED),
        (_DECIDED, f"On 3 March Amara Okafor decided: {_KEPT}."),
        (
            "On 3 March Amara Okafor and Bjorn Lind agreed: drop the kiosk.",
            "Amara Okafor and Bjorn Lind agreed on 3 March: drop the kiosk.",
        ),
    ],
)
def test_the_day_of_a_deed_may_stand_before_its_doer(text: str, rendered: str) -> None:
    quote = _KEPT.strip("“”")
    assert verdict(text, rendered, quote) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        f"On 4 March Amara Okafor decided: {_KEPT}.",
        f"On 20 March Amara Okafor decided: {_KEPT}.",
        f"Amara Okafor decided on 20 March: {_KEPT}.",
        f"On 3 March Bjorn Lind decided: {_KEPT}.",
        f"On 20 March Amara Okafor decided: {_KEPT.replace('20 March', '3 March')}.",
    ],
)
def test_another_day_or_doer_of_a_deed_is_refused(text: str) -> None:
    assert verdict(text, _DECIDED, _KEPT.strip("“”")) is Verdict.UNSUPPORTED


def test_the_day_of_what_was_decided_is_not_the_day_of_deciding() -> None:
    rendered = "Amara Okafor decided to move the launch to 3 March."
    text = "On 3 March Amara Okafor decided to move the launch."
    assert verdict(text, rendered) is not Verdict.SUPPORTED
