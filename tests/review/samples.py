"""A made-up project at review time: a draft with eight claims, flags and actions."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.domain.drafts import (
    Claim,
    Disagreement,
    Draft,
    Run,
    Section,
    Uncovered,
    Verdict,
    Withheld,
)
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Colour,
    Coverage,
    Dimension,
    DimensionHealth,
    Flag,
    FlagKind,
    Health,
    PreviousHealth,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.review.comparison import Previous, Told

AS_OF = date(2027, 3, 12)


def quote(
    words: str,
    source: str = "week-02/notes/harbour-sync.md",
    locator: str = "line 14",
    author: str | None = None,
    *,
    contradicts: bool = False,
) -> Quote:
    return Quote(
        source=source,
        locator=locator,
        quote=words,
        as_of=AS_OF,
        dated=AS_OF - timedelta(days=2),
        author=author,
        stance="contradicts" if contradicts else "supports",
    )


SILENCE = Computed(rule="no mention of R-07 in 14 days", inputs=("R-07", "9 sources"))


def claim(
    number: int,
    text: str,
    *evidence: Evidence,
    section: str = "done",
    verdict: Verdict = Verdict.SUPPORTED,
    **more: object,
) -> Claim:
    return Claim.model_validate(
        {
            "id": f"clm-{number:02}",
            "section": section,
            "text": text,
            "verdict": verdict,
            "facts": (f"chg-{number:02}",),
            "evidence": evidence,
            **more,
        }
    )


HEADLINE = claim(
    1,
    "Amber: the quay gate opening moved from 2027-04-02 to 2027-04-09 because the "
    "barrier firmware is late.",
    quote(
        "Opening goes to the 9th, we cannot sign the firmware before.",
        author="Ines Okoro",
    ),
    quote(
        "Target 2027-04-09",
        "week-02/tickets/export.csv",
        "row 12",
    ),
    section="headline",
)
DONE = (
    claim(
        2,
        "Number plate cameras passed their acceptance test (QG-31).",
        quote("QG-31 Done", "week-02/tickets/export.csv", "row 31"),
    ),
    claim(
        3,
        "The payment terminal order was placed with 12 units.",
        quote("Ordered twelve terminals on Tuesday.", author="Tomasz Vale"),
    ),
)
BLOCKED = (
    claim(
        4,
        "Barrier firmware signing (QG-44) is blocked by the vendor's key.",
        quote("Still waiting for the signing key.", author="Ines Okoro"),
        quote(
            "Vendor says the key went out on Monday.",
            "week-02/mail/key.eml",
            "line 9",
            "Pilar Wend",
            contradicts=True,
        ),
        section="blocked",
        verdict=Verdict.NEEDS_REVIEW,
        reasons=("a source says otherwise",),
    ),
    claim(
        5,
        "The vendor has confirmed delivery on 2027-03-19.",
        section="blocked",
        verdict=Verdict.UNSUPPORTED,
        reasons=("no evidence holds the date 2027-03-19",),
        at_fault=("2027-03-19",),
    ),
)
CHANGED = (
    claim(
        6,
        "R-07 has not been discussed for 14 days.",
        SILENCE,
        section="changed",
        facts=("flg-01",),
    ),
    claim(
        7,
        "Two tickets joined the release: QG-58 and QG-59.",
        quote("QG-58", "week-02/tickets/export.csv", "row 58"),
        section="changed",
    ),
)
NEXT = (
    claim(
        8,
        "Ines Okoro asks the vendor for the signing key by 2027-03-15.",
        quote(
            "I will chase the key, Monday latest.",
            "week-02/notes/steering.vtt",
            "00:03:12",
            "Ines Okoro",
        ),
        section="next",
    ),
)

DRAFT = Draft(
    id="drf-exec",
    audience="executive",
    title="Quay gate: executive update",
    as_of=AS_OF,
    since=AS_OF - timedelta(days=7),
    engine="rules",
    health=Colour.AMBER,
    headline=HEADLINE,
    next_update=AS_OF + timedelta(days=7),
    sections=(
        Section(name="done", title="Done", claims=DONE),
        Section(name="blocked", title="Blocked", claims=BLOCKED),
        Section(name="changed", title="What changed", claims=CHANGED),
        Section(name="next", title="Who owns the next action", claims=NEXT),
    ),
    uncovered=(
        Uncovered(
            fact="chg-90",
            subject="R-09 Flood wall permit",
            severity=Severity.HIGH,
            why="risk score rose from 6 to 20",
            evidence=(quote("R-09;4;5;Open", "week-02/raid.csv", "row 9"),),
        ),
        Uncovered(
            fact="chg-91",
            subject="QG-60 Signage",
            severity=Severity.LOW,
            why="started; the section is full",
        ),
    ),
    withheld=(
        Withheld(
            fact="chg-95",
            subject="Overtime of the night crew",
            label=Label.RESTRICTED,
            why="cost",
            evidence=(quote("Night crew at 140% of plan."),),
        ),
    ),
    agreement=(
        Disagreement(
            audience="engineering", problem="engineering says 13 units, this says 12"
        ),
    ),
    coverage=Coverage(sources=9, newest=AS_OF, gaps=("no CI results",)),
    run=Run(inputs_digest="0" * 64, revision=3),
)

FLAGS = (
    Flag(
        id="flg-01",
        subject="R-07",
        title="Nobody has spoken of R-07 for 14 days",
        kind=FlagKind.RAID_NOT_DISCUSSED,
        severity=Severity.HIGH,
        why="R-07 is open with exposure 16; last mention 2027-02-26; threshold 14 days",
        question="Ask Tomasz Vale: is R-07 still live?",
        first_seen=AS_OF,
        owner="Tomasz Vale",
        evidence=(SILENCE,),
    ),
    Flag(
        id="flg-02",
        subject="tide sensor supply",
        title="Tide sensor supply is a risk that no RAID entry covers",
        kind=FlagKind.RISK_NOT_IN_RAID,
        severity=Severity.HIGH,
        why="stated as a risk in 2 sources; no open entry shares its words",
        question="Ask Ines Okoro: who owns the tide sensor supply?",
        first_seen=AS_OF - timedelta(days=3),
        evidence=(
            quote("If the tide sensors slip we have no go-live.", author="Pilar Wend"),
        ),
    ),
    Flag(
        id="flg-03",
        subject="QG-12",
        title="QG-12 has not moved for 11 days",
        kind=FlagKind.STALE,
        severity=Severity.LOW,
        why="last change 2027-03-01; threshold 10 days",
        question="Ask Tomasz Vale: is anyone on QG-12?",
        first_seen=AS_OF - timedelta(days=1),
    ),
)


def action(number: int, what: str, owner: str | None, due: date | None) -> ActionItem:
    return ActionItem(
        id=f"act-{number:02}",
        subject=what,
        title=what,
        what=what,
        owner=owner,
        due=due,
        due_text="Monday latest" if due else None,
        strength=Strength.COMMITTED,
        status=ActionStatus.OPEN,
        raised=AS_OF - timedelta(days=2),
        evidence=(quote(f"AI: {what.lower()}"),),
        mentions=(
            quote(f"again: {what.lower()}", locator="line 30"),
            quote("print the new gate plan", locator="line 31"),
        ),
    )


ACTIONS = (
    action(1, "Ask the vendor for the signing key", "Ines Okoro", date(2027, 3, 15)),
    action(2, "Book the crane for the barrier", None, None),
    action(3, "Send the permit drawings", "Pilar Wend", date(2027, 3, 10)),
)


LAST_WEEK = Previous(
    AS_OF - timedelta(days=7),
    Colour.GREEN,
    "Pilar Wend",
    (
        Told("Headline", "Green: the quay gate opens on 2027-04-02."),
        Told("Done", "The payment terminal order was placed with 10 units."),
        Told("What changed", "R-07 has not been discussed for 14 days."),
        Told("Who owns the next action", "Tomasz Vale rents the crane by 2027-03-10."),
    ),
)
"""What the executives were told a week before."""


HEALTH = Health(
    as_of=AS_OF,
    overall=Colour.AMBER,
    dimensions={
        Dimension.SCHEDULE: DimensionHealth(
            colour=Colour.AMBER,
            why="Quay gate opening moved a week",
            rule="amber if a milestone moved by more than two working days",
            evidence=(quote("Opening goes to the 9th."),),
        ),
        Dimension.COST: DimensionHealth(
            colour=Colour.UNKNOWN, why="no budget was read", rule="unknown without data"
        ),
    },
    previous=PreviousHealth(as_of=AS_OF - timedelta(days=7), overall=Colour.GREEN),
    coverage=Coverage(sources=9, newest=AS_OF),
)


PERMIT = claim(
    90,
    "R-09 Flood wall permit is at 20.",
    quote("R-09;20;Open", "week-02/raid.csv", "row 9"),
    section="changed",
)
OVERTIME = claim(
    95, "The night crew is at 140%.", quote("Night crew at 140%."), section="money"
)
