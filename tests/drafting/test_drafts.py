from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Author, Draft, Verdict
from assistant.domain.facts import (
    ActionStatus,
    ChangeKind,
    Colour,
    FlagKind,
    MilestoneState,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.drafting.agree import agreed
from assistant.drafting.draft import next_update, write_draft
from assistant.facts.factbase import FactBase
from tests.drafting.samples import (
    action,
    change,
    facts,
    flag,
    health,
    milestone,
    order,
    quote,
)

K = ChangeKind
AUDIENCES = ["executive", "engineering", "client"]


def week() -> FactBase:
    return facts(
        changes=(
            change(K.DONE, "FER-1", "Booking page"),
            change(
                K.DATE_SLIPPED,
                "FER-2",
                "Ticket printer",
                before="2031-03-14",
                after="2031-03-21",
                severity=Severity.HIGH,
                owner="Ana Ruiz",
            ),
            change(
                K.DECISION,
                "Pilot in Aran",
                "Pilot starts in Aran",
                owner="Bo Lind",
                evidence=(quote("Pilot starts in Aran", Label.INTERNAL, "minutes.md"),),
            ),
            change(
                K.RISK_OPENED,
                "R-3",
                "Pier works",
                after="12",
                evidence=(quote("Pier works", Label.INTERNAL, "raid.csv"),),
            ),
        ),
        blocked=(
            change(
                K.BLOCKED,
                "FER-4",
                "Card terminal",
                owner="Bo Lind",
                severity=Severity.HIGH,
                evidence=(quote("Card terminal"), quote("Waits for the bank.")),
            ),
        ),
        milestones=(
            milestone("Pilot", MilestoneState.AHEAD, forecast=date(2031, 3, 21)),
            milestone(
                "Opening",
                MilestoneState.MOVED,
                baseline=date(2031, 4, 1),
                forecast=date(2031, 4, 8),
            ),
        ),
        flags=(flag(FlagKind.CI_RED, "nightly", "The nightly run is red"),),
        actions=(action("Call the bank", "Bo Lind", date(2031, 3, 18)),),
    )


def texts(draft: Draft, section: str | None = None) -> list[str]:
    return [
        claim.text
        for each in draft.sections
        if section in {None, each.name}
        for claim in each.claims
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_sentence_of_the_rules_is_carried_by_its_facts(audience: str) -> None:
    draft = write_draft(week(), order(audience))
    assert [(c.text, c.reasons) for c in draft.claims if c.verdict != "supported"] == []
    assert all(claim.facts for section in draft.sections for claim in section.claims)


def test_an_executive_draft_answers_the_five_questions() -> None:
    draft = write_draft(week(), order("executive"))
    assert draft.headline.text.startswith("At risk (amber): Pilot is due 21 March")
    assert texts(draft, "done") == ["Finished: Booking page."]
    assert texts(draft, "blocked") == [
        "Blocked: Card terminal (since 12 March, Bo Lind)."
    ]
    assert "A date slipped: Ticket printer (to 21 March, a week later)." in texts(
        draft, "changed"
    )
    assert texts(draft, "next") == ["Bo Lind: Call the bank, by 18 March."]
    assert draft.next_update == date(2031, 3, 21)


def test_engineers_read_keys_and_the_reason_in_the_sources_words() -> None:
    draft = write_draft(week(), order("engineering"))
    [sentence] = texts(draft, "blocked")
    assert sentence == (
        "Card terminal (FER-4) has been blocked since 12 March; Bo Lind has it: "
        "“Waits for the bank.”"
    )


def test_the_client_reads_no_name_no_key_and_nothing_internal() -> None:
    draft = write_draft(week(), order("client"))
    text = draft.model_dump_json(include={"headline", "sections"})
    for word in (
        "Ruiz",
        "Lind",
        "FER-",
        "Aran",
        "Pier",
        "nightly",
        "minutes.md",
        "raid.csv",
    ):
        assert word not in text
    withheld = {item.subject for item in draft.withheld}
    assert {"Pilot in Aran", "R-3"} <= withheld


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Budget of the pier is overspent", "cost"),
        ("Skipper on sick leave", "staff"),
        ("Vulnerability in the login", "vulnerability"),
        ("Nordline wants the same", "another client"),
        ("Project Seagull", "a withheld term"),
    ],
)
def test_what_a_client_must_not_hear_is_withheld_and_listed(
    title: str, matter: str
) -> None:
    base = facts(changes=(change(K.DONE, "FER-9", title),))
    reach = {"terms": ("Seagull",), "others": ("Nordline",)}
    draft = write_draft(base, order("client", reach=reach))
    assert title not in " ".join([draft.headline.text, *texts(draft)])
    [item] = draft.withheld
    assert matter in item.why
    executive = write_draft(base, order("executive", reach=reach))
    assert f"Finished: {title}." in texts(executive)


def test_what_was_told_in_confidence_reaches_nobody_without_a_release() -> None:
    secret = change(
        K.DECISION,
        "x",
        "Close the depot",
        evidence=(quote("Close the depot", Label.RESTRICTED, "mail.eml"),),
    )
    base = facts(changes=(secret,))
    held = write_draft(base, order("executive"))
    assert [item.fact for item in held.withheld] == [secret.id]
    assert "depot" not in " ".join(texts(held))

    told = write_draft(base, order("executive", released=frozenset({secret.id})))
    assert told.withheld == ()
    assert "depot" in " ".join(texts(told))
    assert told.id != held.id


def test_a_material_fact_that_no_sentence_tells_is_listed() -> None:
    many = tuple(
        flag(FlagKind.MISSING_OWNER, f"FER-{n}", f"Work {n}") for n in range(30, 40)
    )
    draft = write_draft(facts(flags=many), order("executive"))
    told = {fact for claim in draft.claims for fact in claim.facts}
    listed = {item.fact for item in draft.uncovered}
    assert {each.id for each in many} == (told & {f.id for f in many}) | listed
    assert listed
    assert all(item.severity is Severity.HIGH for item in draft.uncovered)


def test_a_draft_that_is_too_long_loses_its_least_grave_sentences_first() -> None:
    words = " ".join(["word"] * 40)
    changes = [
        change(kind, f"FER-{n}", f"{words} {n}", severity=Severity.LOW)
        for n, kind in enumerate(
            [
                K.SCOPE_ADDED,
                K.SCOPE_REMOVED,
                K.ISSUE_OPENED,
                K.ISSUE_CLOSED,
                K.REOPENED,
                K.RISK_CLOSED,
            ]
        )
    ]
    grave = change(
        K.DATE_SLIPPED,
        "FER-99",
        words,
        before="2031-03-14",
        after="2031-03-28",
        severity=Severity.HIGH,
    )
    draft = write_draft(facts(changes=(*changes, grave)), order("executive"))
    told = {
        fact
        for claim in draft.claims
        for fact in claim.facts
        if claim.section != "headline"
    }
    assert grave.id in told
    assert {item.fact for item in draft.uncovered} == {c.id for c in changes} - told
    assert draft.uncovered


def test_a_slip_that_a_milestone_tells_is_not_told_twice() -> None:
    base = facts(
        milestones=(
            milestone(
                "Opening",
                MilestoneState.MOVED,
                baseline=date(2031, 4, 1),
                forecast=date(2031, 4, 8),
            ),
        ),
        flags=(flag(FlagKind.SLIP, "Opening", "Opening"),),
    )
    draft = write_draft(base, order("executive"))
    assert texts(draft, "risks") == []
    assert draft.uncovered == ()


def test_a_hedged_action_is_not_told_as_firm() -> None:
    base = facts(
        actions=(
            action(
                "Print tickets",
                "Ana Ruiz",
                date(2031, 3, 18),
                strength=Strength.TENTATIVE,
            ),
            action(
                "Paint the pier",
                "Ana Ruiz",
                date(2031, 3, 10),
                status=ActionStatus.OVERDUE,
            ),
            action("Nobody's idea", None),
        )
    )
    draft = write_draft(base, order("executive"))
    assert texts(draft, "next") == [
        "Ana Ruiz: Print tickets, by 18 March (not firm).",
        "Ana Ruiz: Paint the pier; was due 10 March and is not reported done.",
    ]


def test_the_headline_of_a_light_week_names_what_changed() -> None:
    changes = (change(ChangeKind.UNBLOCKED, "FER-1", "Pier"),)
    draft = write_draft(facts(changes=changes), order("executive"))
    assert draft.headline.text.endswith(": one item no longer blocked.")


def test_missing_data_is_never_told_as_on_track() -> None:
    draft = write_draft(facts(health=health(Colour.UNKNOWN)), order("executive"))
    assert draft.headline.text.startswith("Not known (no colour)")
    assert "no change to report" in draft.headline.text


def test_the_same_facts_give_the_same_draft() -> None:
    assert write_draft(week(), order("client")) == write_draft(week(), order("client"))


def test_drafts_of_one_week_agree() -> None:
    drafts = agreed([write_draft(week(), order(name)) for name in AUDIENCES])
    assert [draft.agreement for draft in drafts] == [(), (), ()]


def test_a_date_that_differs_between_two_drafts_is_named_in_both() -> None:
    one, other = (write_draft(week(), order(name)) for name in AUDIENCES[:2])
    section = other.sections[0]
    wrong = section.claims[0].model_copy(
        update={
            "text": "Booking page is finished on 1 May.",
            "facts": ("f",),
            "author": Author.PERSON,
        }
    )
    right = section.claims[0].model_copy(
        update={"text": "Booking page is finished on 2 May.", "facts": ("f",)}
    )
    pair = [
        one.model_copy(
            update={"sections": (section.model_copy(update={"claims": (wrong,)}),)}
        ),
        other.model_copy(
            update={"sections": (section.model_copy(update={"claims": (right,)}),)}
        ),
    ]
    first, second = agreed(pair)
    assert "dates differ" in first.agreement[0].problem
    assert second.agreement[0].audience == "executive"


def test_two_rendered_sentences_of_one_fact_with_other_counts_do_not_disagree() -> None:
    drafts = [write_draft(week(), order(name)) for name in AUDIENCES[:2]]
    texts = ("Asked for twice in 3 weeks.", "Asked for on 4 days in 2 weeks.")
    pair = []
    for draft, text in zip(drafts, texts, strict=True):
        section = draft.sections[0]
        changed = {"text": text, "facts": ("f",), "verdict": Verdict.SUPPORTED}
        claim = section.claims[0].model_copy(update=changed)
        alone = section.model_copy(update={"claims": (claim,)})
        pair.append(draft.model_copy(update={"sections": (alone,)}))
    assert [draft.agreement for draft in agreed(pair)] == [(), ()]


def test_the_next_update_is_never_on_a_weekend() -> None:
    assert next_update(date(2031, 3, 13), 2) == date(2031, 3, 17)


def test_a_sentence_whose_words_no_fact_carries_is_not_supported() -> None:
    draft = write_draft(week(), order("executive"))
    assert draft.headline.verdict is Verdict.SUPPORTED


def test_risks_that_are_too_slight_to_be_named_are_counted() -> None:
    slight = tuple(
        flag(
            FlagKind.RISK_NOT_IN_RAID,
            f"said {place}",
            f"The {place} may leak",
            severity=Severity.MEDIUM,
        )
        for place in ("roof", "tank")
    )
    draft = write_draft(facts(flags=slight), order("executive"))
    [claim] = [c for s in draft.sections for c in s.claims if "lesser" in c.text]
    assert claim.text == "Two lesser risks that were said are in no RAID entry."
    assert claim.verdict == "supported"
