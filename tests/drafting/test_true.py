"""What a draft says of all, of the highest and of reasons is so for its reader."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    Dimension,
    Health,
    MilestoneState,
    Severity,
    Statement,
)
from assistant.domain.findings import Polarity, StatementKind
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.health.judgement import Concern, judge
from tests.drafting.samples import (
    change,
    dimension,
    exposure,
    facts,
    health,
    milestone,
    order,
    quote,
)
from tests.drafting.test_quiet import known

K = ChangeKind


def red(**dimensions: str) -> Health:
    """Health that the named dimensions make red, for the reasons given."""
    sample = health(Colour.RED)
    unknown = dimension(Colour.GREEN, "fine", rule="fine")
    return sample.model_copy(
        update={
            "dimensions": {
                each: dimension(Colour.RED, *dimensions[each.value].split("; "))
                if each.value in dimensions
                else unknown
                for each in Dimension
            }
        }
    )


def texts(draft: Draft, section: str) -> list[str]:
    assert [c.text for c in draft.claims if c.verdict is not Verdict.SUPPORTED] == []
    return [claim.text for claim in draft.claims if claim.section == section]


def test_a_withheld_higher_exposure_takes_the_superlative_away() -> None:
    seen = exposure("R-1", "Fog on the crossing", 12, Label.INTERNAL)
    hidden = exposure("R-2", "Sale of the line", 20, Label.RESTRICTED)
    lower = exposure("R-3", "Sale of a pier", 6, Label.RESTRICTED)
    [told] = texts(
        write_draft(facts(exposures=(hidden, seen)), order("executive")), "risks"
    )
    head = "Highest open exposures that can be named here (maximum 25): Fog"
    assert told.startswith(head)
    [told] = texts(
        write_draft(facts(exposures=(seen, lower)), order("executive")), "risks"
    )
    assert "that can be named here" not in told


def moved() -> tuple[object, ...]:
    day = health().as_of
    return (
        milestone(
            "Opening",
            MilestoneState.MOVED,
            baseline=day,
            forecast=day.replace(day=28),
        ),
    )


def test_the_client_reads_no_cause_where_the_colour_comes_from_what_is_withheld() -> (
    None
):
    base = facts(health=red(resources="the skipper leaves"), milestones=moved())
    headline = write_draft(base, order("client")).headline
    assert headline.text.startswith(
        "Off track (red), for reasons that are not part of this update. "
        "Opening was moved"
    )
    assert headline.verdict is Verdict.SUPPORTED


def test_the_client_reads_the_dates_as_cause_where_they_give_the_colour() -> None:
    base = facts(health=red(schedule="Opening is a week late"), milestones=moved())
    headline = write_draft(base, order("client")).headline
    assert headline.text.startswith("Off track (red) on schedule: Opening was moved")


def test_a_reason_that_tells_a_withheld_fact_is_left_out_for_every_reader() -> None:
    secret = change(
        K.RISK_OPENED,
        "R-9",
        "Sale of the line",
        evidence=(quote("Sale of the line", Label.RESTRICTED, "mail.eml"),),
    )
    why = "R-9 (Sale of the line), exposure 20, is open; two piers are shut"
    base = facts(health=red(resources=why), changes=(secret,))
    headline = write_draft(base, order("executive")).headline.text
    assert "Sale" not in headline
    assert "Off track (red): two piers are shut." in headline


@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
@pytest.mark.parametrize("kind", list(K))
def test_no_change_to_report_is_never_said_beside_a_change(
    audience: str, kind: ChangeKind
) -> None:
    base = facts(**known(), changes=(change(kind, "FER-1", "Pier", after="9"),))
    draft = write_draft(base, order(audience))
    tells = any(c.facts for c in draft.claims if c.section != "headline")
    assert not (tells and "no change to report" in draft.headline.text)


def test_many_grave_new_issues_are_not_called_small() -> None:
    bugs = tuple(
        change(K.ISSUE_OPENED, f"FER-{n}", f"Gate {n} jams", severity=Severity.HIGH)
        for n in range(3)
    )
    headline = write_draft(facts(changes=bugs), order("client")).headline.text
    assert "three new issues" in headline


@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
@pytest.mark.parametrize(
    ("begun", "ended"),
    [
        (K.ISSUE_OPENED, K.ISSUE_CLOSED),
        (K.ISSUE_OPENED, K.DONE),
        (K.RISK_OPENED, K.RISK_CLOSED),
    ],
)
def test_what_was_opened_and_closed_in_the_period_is_no_news_that_stands(
    audience: str, begun: ChangeKind, ended: ChangeKind
) -> None:
    passed = (
        change(begun, "FER-7", "Ramp is stuck"),
        change(ended, "FER-7", "Ramp is stuck"),
    )
    draft = write_draft(facts(changes=passed), order(audience))
    told = " ".join(texts(draft, "changed"))
    assert "new" not in f"{draft.headline.text} {told}".casefold()
    if begun in order(audience).audience.material:
        assert "Opened and closed in this period: Ramp is stuck" in told
        assert draft.uncovered == ()


def stop(label: Label = Label.INTERNAL) -> Statement:
    words = "The winch team waits for the crane"
    return Statement(
        id="stm-1",
        subject="winch",
        title=words,
        what=words,
        kind=StatementKind.BLOCKER,
        polarity=Polarity.ASSERTED,
        evidence=(quote(words, label, "notes.md"),),
    )


@pytest.mark.parametrize("audience", ["executive", "engineering"])
def test_what_people_say_is_stopped_is_told_instead_of_nothing(audience: str) -> None:
    base = facts(**known(), said_blocked=(stop(),))
    [told] = texts(write_draft(base, order(audience)), "blocked")
    assert told == (
        "No ticket is marked as blocked, but on 14 March it was said: “The winch team "
        "waits for the crane”."
    )


def test_words_whose_matter_the_sentence_before_names_are_counted_and_not_quoted() -> (
    None
):
    words = "Bo cannot test the winch without"
    bare = stop().model_copy(update={"id": "stm-2", "title": words, "what": words})
    base = facts(**known(), said_blocked=(bare,))
    [told] = texts(write_draft(base, order("executive")), "blocked")
    assert told == "One thing is said to be stopped."
    base = facts(**known(), said_blocked=(bare, stop()))
    [_, more] = texts(write_draft(base, order("executive")), "blocked")
    assert more == "One more thing is said to be stopped."


@pytest.mark.parametrize("label", [Label.INTERNAL, Label.RESTRICTED])
def test_the_client_reads_no_comfort_where_people_say_that_work_is_stopped(
    label: Label,
) -> None:
    base = facts(**known(), said_blocked=(stop(label),))
    draft = write_draft(base, order("client"))
    assert texts(draft, "blocked") == []
    assert "blocked" not in draft.headline.text


def test_sensitive_work_ahead_is_listed_once_for_the_reviewer() -> None:
    title = "Passwords are kept in plain text"
    fact = change(K.ISSUE_OPENED, "FER-5", title)
    draft = write_draft(facts(changes=(fact,)), order("client"))
    assert [item.subject for item in draft.withheld] == ["FER-5"]


def test_a_reason_that_rests_on_words_told_in_confidence_is_not_told() -> None:
    why = "a departure was told on 2031-03-10"
    sample = red(resources=why)
    secret = dimension(
        Colour.RED,
        why,
        evidence=(quote("Bo resigned", Label.RESTRICTED),),
        is_confided=True,
    )
    kept = sample.model_copy(
        update={"dimensions": {**sample.dimensions, Dimension.RESOURCES: secret}}
    )
    for case, told in ((sample, True), (kept, False)):
        draft = write_draft(facts(health=case), order("executive"))
        assert ("departure" in draft.headline.model_dump_json()) is told
    unsaid = "resources are red for reasons that are not part of this update"
    assert unsaid in draft.headline.text
    assert draft.headline.verdict is Verdict.SUPPORTED
    [item] = draft.withheld
    assert (item.subject, item.label) == ("resources", Label.RESTRICTED)
    assert "in confidence" in item.why
    let_go = order("executive", released=frozenset({item.fact}))
    released = write_draft(facts(health=kept), let_go)
    assert "departure" in released.headline.text
    assert released.withheld == ()


def test_one_reason_of_two_dimensions_is_told_once() -> None:
    why = "R-3 (The crew leaves for a dearer yard), a risk of exposure 16, is open"
    case = red(cost=why, resources=why)
    headline = write_draft(facts(health=case), order("executive")).headline
    assert headline.text.count("The crew leaves for a dearer yard") == 1
    assert headline.verdict is Verdict.SUPPORTED


def test_a_lighter_reason_never_stands_for_the_one_that_is_withheld() -> None:
    why = "a departure was told on 2031-03-10"
    secret = Concern(Colour.RED, why, (quote("Bo resigned", Label.RESTRICTED),))
    lighter = Concern(Colour.AMBER, "Ada Lund has nine tickets in work")
    resources = judge([lighter, secret], "a rule", "fine")
    case = red(resources="").model_copy(
        update={"dimensions": {Dimension.RESOURCES: resources}}
    )
    told = write_draft(facts(health=case), order("executive")).headline.text
    assert "nine tickets" not in told
    assert "resources are red for reasons that are not part of this update" in told


def test_a_first_draft_says_that_there_is_no_earlier_state() -> None:
    base = facts(**known(health().as_of))
    draft = write_draft(base, order("executive"))
    assert "no earlier state to compare with" in draft.headline.text
    assert "no change to report" not in draft.headline.text


@pytest.mark.parametrize(
    ("audience", "tells"),
    [("engineering", True), ("executive", True), ("client", False)],
)
def test_a_reason_is_told_where_only_something_else_of_the_thing_is_withheld(
    audience: str, *, tells: bool
) -> None:
    open_ = change(K.DATE_SLIPPED, "FER-7", "Tide gate")
    closed = change(K.REASSIGNED, "FER-7", "his wife is ill")
    case = red(schedule="FER-7 (Tide gate) is blocked and due 2031-03-20")
    draft = write_draft(facts(changes=(open_, closed), health=case), order(audience))
    assert ("Tide gate" in draft.headline.text) is tells
    assert "not part of this update" not in draft.headline.text or not tells


def test_a_reason_is_withheld_where_all_that_is_known_of_the_thing_is() -> None:
    closed = change(K.REASSIGNED, "FER-7", "his wife is ill")
    case = red(schedule="FER-7 is blocked and due 2031-03-20")
    draft = write_draft(facts(changes=(closed,), health=case), order("engineering"))
    assert "not part of this update" in draft.headline.text


def test_a_name_within_a_longer_one_withholds_nothing() -> None:
    closed = change(K.REASSIGNED, "FER-7", "his wife is ill")
    case = red(schedule="FER-71 is blocked and due 2031-03-20")
    draft = write_draft(facts(changes=(closed,), health=case), order("engineering"))
    assert "FER-71" in draft.headline.text


def test_a_thing_without_a_key_is_named_once_in_a_reason() -> None:
    case = red(schedule="Tide gate (Tide gate) is blocked and due 2031-03-20")
    told = write_draft(facts(health=case), order("engineering")).headline.text
    assert "Tide gate is blocked" in told
