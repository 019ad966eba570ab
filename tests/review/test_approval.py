import pytest

from assistant.domain.drafts import ClaimState, Draft, Verdict
from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Colour, FlagKind, FlagStatus, Severity
from assistant.domain.journal import Verb
from assistant.domain.labels import Label
from assistant.errors import GateError, UsageError
from assistant.review.approval import Blocker, blockers, digest_of
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT, FLAGS

CLEAN = DRAFT.model_copy(
    update={
        "sections": tuple(s for s in DRAFT.sections if s.name != "blocked"),
        "uncovered": (),
        "withheld": (),
        "agreement": (),
    }
)


def clean_desk(journal: MemoryJournal | None = None, **changes: object) -> ReviewDesk:
    return desk(journal, CLEAN.model_copy(update=changes), flags=())


def only(found: tuple[Blocker, ...]) -> Blocker:
    [blocker] = found
    return blocker


def accepted(draft: Draft = CLEAN, **headline: object) -> Draft:
    def accept(claim):
        return claim.model_copy(update={"state": ClaimState.ACCEPTED})

    sections = tuple(
        s.model_copy(update={"claims": tuple(map(accept, s.claims))})
        for s in draft.sections
    )
    first = accept(draft.headline).model_copy(update=headline)
    return draft.model_copy(update={"sections": sections, "headline": first})


def test_an_accepted_draft_with_nothing_open_has_no_blockers() -> None:
    assert blockers(accepted(), ()) == ()


def test_the_sample_draft_names_every_kind_of_blocker() -> None:
    kinds = {blocker.kind for blocker in desk().blockers()}
    assert kinds == {
        TargetKind.CLAIM,
        TargetKind.UNCOVERED,
        TargetKind.FLAG,
        TargetKind.DISAGREEMENT,
    }


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"verdict": Verdict.UNSUPPORTED}, "unsupported"),
        ({"stale": True}, "changed"),
        ({"state": ClaimState.UNDECIDED}, "undecided"),
    ],
)
def test_a_claim_that_is_not_settled_blocks_until_dropped(
    change: dict[str, object], word: str
) -> None:
    blocker = only(blockers(accepted(**change), ()))
    assert word in blocker.problem
    assert blocker.target == "clm-01"
    dropped = accepted(**(change | {"state": ClaimState.DROPPED}))
    assert blockers(dropped, ()) == ()


def test_a_claim_in_doubt_may_be_accepted_by_a_person() -> None:
    assert blockers(accepted(verdict=Verdict.NEEDS_REVIEW), ()) == ()


@pytest.mark.parametrize("severity", [Severity.MEDIUM, Severity.LOW])
def test_only_high_facts_and_flags_block(severity: Severity) -> None:
    uncovered = tuple(
        u.model_copy(update={"severity": severity}) for u in DRAFT.uncovered
    )
    flags = tuple(f.model_copy(update={"severity": severity}) for f in FLAGS)
    draft = accepted().model_copy(update={"uncovered": uncovered})
    assert blockers(draft, flags) == ()


def test_a_high_fact_blocks_until_mentioned_or_waived() -> None:
    left_out = DRAFT.uncovered[0]
    draft = accepted().model_copy(update={"uncovered": (left_out,)})
    assert only(blockers(draft, ())).target == "drf-exec/chg-90"
    mentioned = accepted(facts=("chg-90",)).model_copy(
        update={"uncovered": (left_out,)}
    )
    assert blockers(mentioned, ()) == ()
    waived = left_out.model_copy(update={"waived": "told by phone"})
    assert blockers(draft.model_copy(update={"uncovered": (waived,)}), ()) == ()


def test_a_high_fact_that_is_only_counted_blocks_like_any_left_out() -> None:
    counted = DRAFT.uncovered[0].model_copy(
        update={"title": "Flood wall permit", "counted": True}
    )

    def draft(text: str) -> Draft:
        told = accepted(facts=("chg-90",), text=text)
        return told.model_copy(update={"uncovered": (counted,)})

    assert only(blockers(draft("Nine risks rose."), ())).target == "drf-exec/chg-90"
    assert blockers(draft("Nine risks rose, the flood wall permit most."), ()) == ()
    waived = counted.model_copy(update={"waived": "told by phone"})
    settled = draft("Nine risks rose.").model_copy(update={"uncovered": (waived,)})
    assert blockers(settled, ()) == ()


def test_a_high_flag_blocks_until_carried_answered_or_dismissed() -> None:
    flag = FLAGS[1]
    assert only(blockers(accepted(), (flag,))).target == flag.id
    assert blockers(accepted(facts=(flag.id,)), (flag,)) == ()
    for status in set(FlagStatus) - {FlagStatus.OPEN}:
        decided = flag.model_copy(update={"status": status})
        assert blockers(accepted(), (decided,)) == ()


def test_a_slip_that_a_sentence_on_dates_names_is_carried() -> None:
    slip = FLAGS[1].model_copy(
        update={"kind": FlagKind.SLIP, "title": "Lock gate trial"}
    )

    def draft(section: str) -> Draft:
        told = accepted()
        moved = {"text": "The Lock gate trial moved to 9 May."}
        claim = told.sections[0].claims[0].model_copy(update=moved)
        update = {"name": section, "claims": (claim,)}
        first = told.sections[0].model_copy(update=update)
        return told.model_copy(update={"sections": (first, *told.sections[1:])})

    assert blockers(draft("milestones"), (slip,)) == ()
    assert only(blockers(draft("done"), (slip,))).target == slip.id


def test_given_a_high_slip_that_is_only_counted_then_it_blocks_until_it_is_named() -> (
    None
):
    slip = FLAGS[1].model_copy(
        update={
            "id": "flag-77",
            "kind": FlagKind.SLIP,
            "subject": "HAR-8",
            "title": "Lock gate trials",
        }
    )

    def draft(text: str) -> Draft:
        told = accepted()
        claim = (
            told.sections[0]
            .claims[0]
            .model_copy(
                update={"section": "changed", "text": text, "facts": (slip.id,)}
            )
        )
        section = told.sections[0].model_copy(
            update={"name": "changed", "claims": (claim,)}
        )
        return told.model_copy(update={"sections": (section, *told.sections[1:])})

    counted = draft("Five dates slipped: Crane (to 9 May); and four more.")
    assert only(blockers(counted, (slip,))).target == slip.id
    for naming in (
        "Two dates slipped: Crane (to 9 May) and Lock gate trials (to 3 May).",
        "The trial of the lock gate moved to 3 May.",
        "HAR-8 moved to 3 May.",
    ):
        assert blockers(draft(naming), (slip,)) == ()


def test_given_a_flag_carried_by_a_claim_when_the_claim_is_dropped_then_it_blocks() -> (
    None
):
    draft = accepted(facts=(FLAGS[1].id,), state=ClaimState.DROPPED)
    assert only(blockers(draft, (FLAGS[1],))).kind is TargetKind.FLAG


def test_a_withheld_fact_blocks_only_where_a_claim_tells_it() -> None:
    held = {"withheld": DRAFT.withheld}
    assert blockers(accepted().model_copy(update=held), ()) == ()
    told = accepted(facts=("chg-95",)).model_copy(update=held)
    assert only(blockers(told, ())).kind is TargetKind.WITHHELD
    released = DRAFT.withheld[0].model_copy(update={"released": "board asked"})
    assert blockers(told.model_copy(update={"withheld": (released,)}), ()) == ()


def test_the_refusal_names_every_blocker_and_a_fix_that_works() -> None:
    at = desk()
    with pytest.raises(GateError) as caught:
        at.approve()
    for blocker in at.blockers():
        assert blocker.problem in str(caught.value)
        assert blocker.target in blocker.fix or "--audience" in blocker.fix
    assert caught.value.exit_code == 4


def test_a_refused_approval_changes_nothing() -> None:
    journal = MemoryJournal()
    with pytest.raises(GateError):
        desk(journal).approve(accept_supported=True, colour=Colour.RED, reason="worse")
    assert (journal.kept, journal.sent) == ([], [])


def test_undecided_claims_block_unless_supported_ones_are_accepted_together() -> None:
    with pytest.raises(GateError, match="undecided"):
        clean_desk().approve()
    update = clean_desk().approve(accept_supported=True)
    assert {c.state for c in update.draft.claims} == {ClaimState.ACCEPTED}


def test_accepting_together_leaves_claims_in_doubt_to_a_person() -> None:
    doubt = CLEAN.headline.model_copy(update={"verdict": Verdict.NEEDS_REVIEW})
    with pytest.raises(GateError, match="clm-01"):
        clean_desk(headline=doubt).approve(accept_supported=True)


def test_an_update_keeps_name_body_and_the_decided_draft() -> None:
    journal = MemoryJournal()
    at = clean_desk(journal)
    at.decide(Verb.DROP, "clm-02")
    update = at.approve(by="Rosa  Lind\x1b", accept_supported=True)
    assert journal.updates() == (update,)
    assert update.approved_by == "Rosa Lind"
    assert "passed their acceptance test" not in update.body
    assert journal.kept[-1].verb is Verb.APPROVE
    assert at.update == update


def test_an_approval_needs_a_name() -> None:
    with pytest.raises(UsageError, match="name"):
        clean_desk().approve(by=" ", accept_supported=True)


def test_a_colour_is_set_only_with_a_reason() -> None:
    with pytest.raises(UsageError, match="reason"):
        clean_desk().approve(colour=Colour.GREEN, accept_supported=True)
    update = clean_desk().approve(
        colour=Colour.GREEN, reason="slip is agreed", accept_supported=True
    )
    assert update.health is Colour.GREEN
    assert update.health_reason == "slip is agreed"
    assert "Health: green" in update.body


def test_the_computed_colour_needs_no_reason() -> None:
    update = clean_desk().approve(colour=Colour.AMBER, accept_supported=True)
    assert (update.health, update.health_reason) == (Colour.AMBER, None)


def test_an_approved_draft_takes_no_more_decisions() -> None:
    journal = MemoryJournal()
    clean_desk(journal).approve(accept_supported=True)
    at = clean_desk(journal)
    for attempt in (at.approve, lambda: at.decide(Verb.DROP, "clm-01")):
        with pytest.raises(GateError, match="approved by Rosa Lind"):
            attempt()
    assert not at.undo()
    assert journal.updates()[0].draft == at.draft


def test_actions_stay_open_after_an_approval_and_can_be_undone() -> None:
    journal = MemoryJournal()
    clean_desk(journal).approve(accept_supported=True)
    at = clean_desk(journal)
    at.decide(Verb.OWNER, "act-02", "Tomasz Vale")
    assert at.undo()
    assert at.actions[1].owner is None


def test_the_digest_covers_all_that_was_approved_and_the_update_before() -> None:
    journal = MemoryJournal()
    first = clean_desk(journal).approve(accept_supported=True)
    second = clean_desk(journal, id="drf-2").approve(accept_supported=True)
    assert second.prev_digest == first.digest
    assert digest_of(second) == second.digest
    for change in (
        {"body": "other"},
        {"approved_by": "Else"},
        {"prev_digest": None},
        {"health": Colour.GREEN},
        {"draft": DRAFT},
    ):
        assert digest_of(second.model_copy(update=change)) != second.digest


def test_a_set_colour_rests_on_the_decision_and_the_rule_stands_against_it() -> None:
    rule = Computed(rule="amber from exposure 6", inputs=("R-07 is open",))
    headline = DRAFT.headline.model_copy(
        update={
            "text": "At risk (amber): R-07 is open. Since 5 March: one date slipped.",
            "evidence": (rule, *DRAFT.headline.evidence),
            "values": ("At risk (amber)", "amber", "R-07 is open"),
        }
    )
    at = clean_desk(headline=headline)
    update = at.approve(
        by="Ines Okoro",
        colour=Colour.GREEN,
        reason="the slip is agreed",
        accept_supported=True,
    )
    first = update.draft.headline
    assert first.text == (
        "On track (green), although R-07 is open. Since 5 March: one date slipped."
    )
    assert "amber" not in first.values
    decision, against, *others = first.evidence
    assert isinstance(decision, Quote)
    assert (decision.quote, decision.author) == ("the slip is agreed", "Ines Okoro")
    assert decision.label is Label.INTERNAL
    assert against == rule.model_copy(update={"stance": "contradicts"})
    assert tuple(others) == DRAFT.headline.evidence


def test_an_edit_under_the_computed_colour_is_judged_under_the_one_that_was_set() -> (
    None
):
    text = "At risk (amber): R-07 is open."
    headline = DRAFT.headline.model_copy(update={"text": text, "rendered": text})
    journal = MemoryJournal()
    at = clean_desk(journal, headline=headline)
    at.decide(Verb.EDIT, headline.id, "At risk (amber): R-07 is still open.")
    at.decide(Verb.COLOUR, CLEAN.id, "green", "the slip is agreed")
    first = at.draft.headline
    assert first.text == "On track (green), although R-07 is still open."
    assert first.from_facts == "On track (green), although R-07 is open."


def test_the_same_colour_as_computed_is_no_colour_of_a_person() -> None:
    at = clean_desk()
    at.decide(Verb.COLOUR, CLEAN.id, "amber", "as computed")
    assert at.colour_set is None
    assert at.draft.headline == CLEAN.headline


def test_nothing_is_decided_on_a_draft_that_gave_way_to_one_that_was_sent() -> None:
    """GIVEN an older draft of the day whose newer one was sent; THEN rc 4 says so."""
    journal = MemoryJournal()
    newer = CLEAN.model_copy(update={"id": "drf-newer"})
    journal.save_draft(CLEAN)
    journal.save_draft(newer)
    older = desk(journal, CLEAN, flags=())
    older.decide(Verb.DROP, CLEAN.headline.id)
    sent = desk(journal, newer, flags=()).approve(by="Ana", accept_supported=True)
    with pytest.raises(GateError, match=f"gave way to drf-newer.*{sent.id}") as refused:
        older.decide(Verb.DROP, CLEAN.headline.id)
    assert "ontrack draft" in refused.value.fix
    later = CLEAN.model_copy(update={"id": "drf-later"})
    journal.save_draft(later)
    desk(journal, later, flags=()).decide(Verb.DROP, later.headline.id)
