"""Less than the facts say is supported, unless it leaves bad news out."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Verdict
from assistant.gate.checks import Judgement, judge
from assistant.gate.support import Support

AS_OF = date(2027, 3, 12)
NAMES = frozenset({"Hana Sato", "Emre Yilmaz", "Hana", "Emre"})
VALUES = (
    "kiln lining",
    "glaze trial",
    "KLN-4",
    "M2 First firing",
    "red",
    "Off track (red)",
    "one milestone missed",
    "two items finished",
    "3 March",
    "10 March",
    "24 March",
    "two",
    *sorted(NAMES),
)
ACTION = "Hana Sato: Order the kiln lining; was due 3 March and is open."
LATEST = (
    "Off track (red): M2 First firing is missed. Since 3 March: one milestone missed, "
    "two dates slipped, two items finished and one decision."
)
NEXT = "Next: kiln lining (Hana Sato, was due 3 March and is open); and glaze trial."
DENIED = "Nothing to sign. Late: kiln lining and glaze trial."
STUCK = "Blocked: kiln lining (KLN-4, Hana Sato); and glaze trial (Emre Yilmaz)."
MISSED = "M2 First firing, due 3 March, is missed; no new date is agreed."
FREED = "No longer blocked: kiln lining (KLN-4)."
STANDING = (
    "Kiln lining (KLN-4) has been blocked since 3 March; Emre Yilmaz has it: "
    "“Blocked: the bricks failed the test.”"
)
DECIDED = "Emre Yilmaz decided on 3 March: “The glaze trial moves to 24 March”."
HEADED = (
    "Off track (red): M2 First firing is due 24 March and its work is late; kiln "
    "lining is blocked."
)
JOINED = "kiln lining, due 3 March, is missed and no new date is agreed"
AGREED = (
    f"Off track (red): {JOINED}; glaze trial is blocked. Since 3 March: two dates "
    "slipped."
)


def judged(text: str, rendered: str) -> Judgement:
    quotes = (
        "Blocked: the bricks failed the test.",
        "The glaze trial moves to 24 March",
    )
    values = (*VALUES, JOINED)
    return judge(text, Support(quotes, values, AS_OF, NAMES, rendered=(rendered,)))


@pytest.mark.parametrize(
    "rendered",
    [ACTION, LATEST, NEXT, DENIED, STUCK, MISSED, FREED, STANDING, DECIDED, HEADED],
)
def test_the_whole_sentence_leaves_nothing_out(rendered: str) -> None:
    assert judged(rendered, rendered) == Judgement(Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("text", "rendered", "left_out"),
    [
        (
            "Hana Sato: Order the kiln lining.",
            ACTION,
            ["leaves out that it was due 3 March and is open"],
        ),
        (
            f"{LATEST.partition(' one')[0]} two items finished.",
            LATEST,
            ["leaves out “one milestone missed”", "leaves out “two dates slipped”"],
        ),
        (
            "Off track (red): M2 First firing is missed.",
            LATEST,
            ["leaves out “one milestone missed”", "leaves out “two dates slipped”"],
        ),
        (
            "Next: glaze trial.",
            NEXT,
            ["leaves out that it was due 3 March and is open"],
        ),
        ("Nothing to sign. Late: glaze trial.", DENIED, ["leaves out “kiln lining”"]),
        ("Blocked: glaze trial.", STUCK, ["leaves out “kiln lining”"]),
        (
            "M2 First firing, due 3 March, is missed.",
            MISSED,
            ["leaves out that no new date is agreed"],
        ),
    ],
)
def test_bad_news_that_is_left_out_needs_a_look_and_is_named(
    text: str, rendered: str, left_out: list[str]
) -> None:
    found = judged(text, rendered)
    assert found.verdict is Verdict.NEEDS_REVIEW
    assert list(found.reasons[: len(left_out)]) == left_out


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Next: kiln lining (was due 3 March and is open).", NEXT),
        ("Blocked: glaze trial; and kiln lining (KLN-4).", STUCK),
        (LATEST.replace(", two items finished and one decision", ""), LATEST),
        ("M2 First firing, due 3 March, is missed.", f"{MISSED[:40]}; Hana knows."),
        (AGREED.replace("3 March", "March 3").replace("two", "2"), AGREED),
        ("Kiln lining: no longer blocked.", FREED),
        ("Kiln lining (KLN-4): no longer blocked.", FREED),
        ("The kiln lining is no longer blocked.", FREED),
        ("Kiln lining has been blocked since 3 March; Emre Yilmaz has it.", STANDING),
        ("Emre Yilmaz decided: “The glaze trial moves to 24 March”.", DECIDED),
    ],
)
def test_what_is_no_bad_news_may_be_left_out(text: str, rendered: str) -> None:
    assert judged(text, rendered) == Judgement(Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Kiln lining: blocked.", FREED),
        ("Kiln lining: no longer finished.", FREED),
        ("Glaze trial: no longer blocked.", FREED),
        ("Kiln lining has been blocked; Emre Yilmaz has it.", STANDING),
        ("Hana Sato decided: “The glaze trial moves to 24 March”.", DECIDED),
        ("Emre Yilmaz decided on 10 March.", DECIDED),
    ],
)
def test_no_shorter_form_says_something_else(text: str, rendered: str) -> None:
    assert judged(text, rendered).verdict is not Verdict.SUPPORTED


def test_a_title_that_sounds_bad_is_no_bad_news() -> None:
    title = "Failed bricks go back"
    rendered = f"Next: kiln lining (Hana Sato); and {title} (Emre Yilmaz)."
    support = Support((title,), (*VALUES, title), AS_OF, NAMES, rendered=(rendered,))
    assert judge("Next: kiln lining.", support) == Judgement(Verdict.SUPPORTED)
