import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.findings import ActionFinding, Polarity, StatementKind, Strength
from assistant.domain.reading import Role
from assistant.extract.findings import extract
from assistant.extract.text.sentences import bare, split
from tests.extract.documents import (
    CONTEXT,
    DAY,
    completions,
    decisions,
    items,
    passage,
    statements,
    talk,
)

WORDS = st.sampled_from(
    [
        "Bruno",
        "will",
        "send",
        "I'll",
        "the",
        "report",
        "-",
        "[",
        "]",
        "Decided:",
        "blocked",
        "by",
        "Friday",
        "if",
        "we",
        "should",
        "?",
        ".",
        "\n",
        "*",
        "AI",
        "Wanda:",
        "@Tariq",
        "risk",
        "(Nora)",
        "|",
        ">",
        "**",
        "`",
        "émoji",
        "😀",
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=40), st.sampled_from(list(Role)))
def test_every_quote_is_verbatim_in_its_passage(words, role):
    one = passage(" ".join(words), role, headings=("Actions",))
    for found in extract([one], CONTEXT):
        assert found.quote in one.passage.text
        assert 0 < len(found.quote) <= 300


def test_the_same_document_gives_the_same_findings():
    document = items("- Bruno: send it by Friday", "- Wanda will ring them")
    assert extract(document, CONTEXT) == extract(document, CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Decision (Wanda): the old gateway stays until May.",
        "**Decided:** we buy the status page.",
        "So we decided: one rule for every tenant.",
        "RESOLVED: the draft is published.",
        "The committee released the reserve.",
        "There were no objections from the group to closing it.",
        "CR-12 approved: the form is retired.",
        "We will not support the old browser.",
    ],
)
def test_a_choice_that_was_made_is_a_decision(text):
    [found] = decisions([passage(text)])
    assert found.decided_on == DAY


@pytest.mark.parametrize(
    "text",
    [
        "I'm not saying yes. I'm not saying no either.",
        "Who decides that?",
        "The rule is still to be agreed.",
        "If we decided that, they would be cross.",
        "I agree with that.",
        "No decision was taken.",
    ],
)
def test_no_decision_in(text):
    assert decisions([passage(text)]) == []


def test_the_decider_is_the_one_in_brackets():
    [found] = decisions([passage("Decision (Wanda): the old gateway stays.")])
    assert (found.decided_by, found.what) == ("Wanda Osei", "The old gateway stays")


def test_items_below_a_heading_for_decisions_are_decided_by_its_person():
    found = decisions(
        items(
            "1. We hold the date.",
            "2. The review moves to Friday.",
            heading="Decisions (Nora)",
        )
    )
    assert [one.decided_by for one in found] == ["Nora Vance", "Nora Vance"]


def test_who_decided_it_by_its_own_words_goes_before_the_person_of_the_heading():
    [found] = decisions(
        items("- Decided by Wanda: the gateway stays.", heading="Decisions (Nora)")
    )
    assert found.decided_by == "Wanda Osei"


def test_a_decision_wholly_in_bold_is_told_without_its_marks():
    [found] = decisions([passage("**Decided (Wanda): we buy the second gateway.**")])
    assert (found.decided_by, found.what) == (
        "Wanda Osei",
        "We buy the second gateway",
    )


def test_agreed_is_carried_by_what_it_agrees_to():
    [found] = decisions(
        [passage("Draws on the reserve come to this group first. Agreed.")]
    )
    assert found.quote == "Draws on the reserve come to this group first. Agreed."
    assert found.what == "Draws on the reserve come to this group first"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The import is blocked until the file arrives.", StatementKind.BLOCKER),
        ("Bilal is blocked.", StatementKind.BLOCKER),
        (
            "We are waiting for the vendor to confirm the slot.",
            StatementKind.DEPENDENCY,
        ),
        ("The nightly run has failed three times in a row.", StatementKind.ISSUE),
        ("Bruno is the only one who has read the contract.", StatementKind.RISK),
        ("I'm out from 9 to 20 March, no phone.", StatementKind.RISK),
        ("We assume that the bank answers in five days.", StatementKind.ASSUMPTION),
    ],
)
def test_what_harms_the_work_is_a_statement(text, kind):
    [found] = statements([passage(text)])
    assert (found.about, found.polarity) == (kind, Polarity.ASSERTED)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No, we have no open blockers.", Polarity.NEGATED),
        (
            "The lookup that was down for a week is back and has been fine.",
            Polarity.RESOLVED,
        ),
        ("The beta slipped and failed twice last year.", Polarity.HISTORIC),
        ("If we lost the date we would be at risk of a fine.", Polarity.HYPOTHETICAL),
        (
            "The migration failed on Monday. That's the warehouse project, not us.",
            Polarity.ELSEWHERE,
        ),
        ("The date is at risk if the vendor is late.", Polarity.CONDITIONAL),
    ],
)
def test_the_polarity_says_whether_it_is_so(text, polarity):
    assert statements([passage(text)])[0].polarity is polarity


def test_laughter_beside_it_makes_it_no_statement():
    assert statements([passage("If Bruno leaves we are all at risk, haha")]) == []


def test_a_report_of_work_done_is_a_completion():
    [found] = completions(talk(("Bruno Keller", "I sent the load test report to ops.")))
    assert found.owner == "Bruno Keller"


@pytest.mark.parametrize(
    "text", ["The pack is nearly done.", "It will be sent on Friday.", "Is it done?"]
)
def test_what_is_not_done_yet_is_no_completion(text):
    assert completions([passage(text)]) == []


@pytest.mark.parametrize(
    "unit", [".", "[", "- ", "can you ", "a:", "**", "by Friday ", "(", "'", "X to "]
)
def test_a_hostile_line_is_read_in_time_that_grows_with_its_length(unit):
    document = [passage(unit * (60_000 // len(unit)), headings=("Actions",))]
    began = time.process_time()
    extract(document, CONTEXT)
    assert time.process_time() - began < 5


def test_the_answer_to_the_groups_own_question_decides_it():
    [found] = decisions([passage("Should we use an external identifier? No.")])
    assert found.quote == "Should we use an external identifier? No."


def test_a_decision_is_worded_by_its_first_sentence_and_quoted_without_its_marks():
    text = "**Decision (Nora): option 2. Ship without the export.** We were tired."
    [decision] = decisions([passage(text)])
    assert decision.what == "Ship without the export"
    assert decision.quote == text[2:].partition("**")[0]


def test_a_bare_agreement_is_worded_with_the_heading_over_it():
    [decision] = decisions(
        [
            passage(
                "- Agreed in the last call.", Role.ITEM, headings=("Call", "Rename X")
            )
        ]
    )
    assert decision.what == "Rename X: agreed in the last call"


@pytest.mark.parametrize(
    "text",
    [
        "We agreed it was a good idea and then talked about lunch.",
        "If somebody asks: I have no objection to anything.",
    ],
)
def test_an_opinion_decides_nothing(text):
    assert decisions([passage(text)]) == []


def test_options_are_no_decisions():
    lines = items(
        "2. We keep the old one", "3. Moved to 1.1 for now", heading="Options"
    )
    assert decisions(lines) == []


def test_a_number_ends_a_sentence_unless_a_month_follows():
    texts = [s.core for s in split("It goes in 1.0. Transfers wait until 3. May.")]
    assert texts == ["It goes in 1.0.", "Transfers wait until 3. May."]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Decision: we keep Postgres 15 for the launch (Ilse).", "Ilse"),
        ("Decision: tugs stay (Wanda).", "Wanda Osei"),
        ("Decision: tugs stay (Thursday).", None),
        ("We decided to use the broker (Kafka).", None),
    ],
)
def test_the_bracket_at_the_end_names_who_decided_known_or_not(text, by):
    [found] = decisions([passage(text)])
    assert found.decided_by == by


@pytest.mark.parametrize("heading", ["Notes", "Testing"])
def test_a_heading_is_no_part_of_a_decision_that_says_what(heading):
    said = "We decided not to hire a second tester."
    [found] = decisions([passage(said, headings=(heading,))])
    assert found.what == said.rstrip(".")


def test_a_label_in_the_line_is_no_part_of_a_decision():
    [found] = decisions([passage("Notes: we decided not to hire a second tester.")])
    assert found.what == "We decided not to hire a second tester"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("- [ ] Nora: book the hall", "Nora: book the hall"),
        ("* Nora will book the hall.", "Nora will book the hall."),
        ("1. **Nora** will book the hall.", "**Nora** will book the hall."),
        ("- **Nora will book the hall.**", "Nora will book the hall."),
        ("> 2) _Nora will book the hall._", "Nora will book the hall."),
        ("**Nora** books **the hall**", "**Nora** books **the hall**"),
        ("3. April: Nora will book the hall.", "3. April: Nora will book the hall."),
        ("Nora will book the hall.", "Nora will book the hall."),
    ],
)
def test_a_quote_is_the_item_without_bullet_box_and_marks_around_it(
    text: str, quote: str
) -> None:
    [found] = split(text, items_whole=True)
    assert found.quote == quote
    assert quote in text


def test_findings_quote_an_item_without_its_bullet_and_box():
    [found] = [
        finding
        for finding in extract(
            [passage("- [ ] **Nora books the hall by Friday**", Role.ITEM)], CONTEXT
        )
        if isinstance(finding, ActionFinding)
    ]
    assert found.quote == "Nora books the hall by Friday"


@given(st.text(alphabet="-*+_`~ 1.)[]x\nAb", max_size=40))
def test_what_is_left_of_a_quote_is_verbatim_and_never_empty(text: str) -> None:
    left = bare(text)
    assert left in text
    assert bool(left) == bool(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ledger sheet - done today, incl the annex.",
        "The figures are with Bruno since this morning.",
        "Policy rewrite is up for Bruno to read.",
        "Tariq: merged.",
    ],
)
def test_short_reports_of_a_state_are_completions(text: str) -> None:
    assert completions([passage(text, Role.MESSAGE, speaker="Nora Vance")])


@pytest.mark.parametrize(
    "text",
    [
        "Ledger sheet - done by Friday.",
        "The figures are not with Bruno.",
        "Policy rewrite - nearly done.",
    ],
)
def test_a_plan_or_a_half_is_no_completion(text: str) -> None:
    assert not completions([passage(text, Role.MESSAGE, speaker="Nora Vance")])


def test_a_comment_on_a_ticket_reports_for_its_author() -> None:
    comment = passage(
        "Both fixes sent this morning. The rest is open.",
        Role.CELL,
        speaker="Nora Vance",
        subject="AB-1",
    )
    [found] = completions([comment])
    assert found.owner == "Nora Vance"
    assert found.quote == "Both fixes sent this morning."
    assert not completions([passage("Both fixes sent this morning.", Role.CELL)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Permission requested on 2 March, no answer yet", "requested on 2 March"),
        ("The lanterns were hung yesterday", "lanterns were hung"),
        ("Both crates sent, the third is not packed", "Both crates sent"),
        ("The flyers went out on Monday", "flyers went out"),
        ("The oak samples are in.", "samples are in"),
        ("Thanks for the seating chart!", "seating chart"),
        ("Here you are, the two quotes are attached", "attached"),
        ("We received the bond this morning", "received the bond"),
        ("Booked the hall on Tuesday", "Booked the hall"),
    ],
)
def test_work_told_in_the_past_or_the_passive_is_a_completion(text, told):
    [found] = completions([passage(text)])
    assert told in found.quote
    assert "not packed" not in found.quote


@pytest.mark.parametrize(
    "text",
    [
        "The lanterns will be hung on Friday",
        "The chart is almost drawn",
        "Two of five crates were sent",
        "Nobody has ordered the bond",
        "No flyers were printed",
        "The chart should have been sent",
        "When the bond arrived, we would begin",
        "We are waiting for the signed bond",
        "Crates sent by Friday",
        "Was the hall booked?",
    ],
)
def test_what_is_denied_planned_or_done_in_part_is_no_completion(text):
    assert completions([passage(text)]) == []


def test_whom_a_report_names_after_its_verb_did_not_do_it() -> None:
    [found] = completions([passage("The draft was sent to Bruno yesterday.")])
    assert found.owner is None


def test_given_words_that_no_source_has_then_the_finding_is_dropped_and_named(
    monkeypatch,
):
    piece = passage("Nora winds\nthe tower clock.")

    def invents(_view):
        for quote in ("Nora winds the tower clock.", "Nora oils the tower clock."):
            yield ActionFinding(
                passage=piece.id,
                quote=quote,
                what="Wind the tower clock",
                strength=Strength.COMMITTED,
                extractor="openai:small",
            )

    monkeypatch.setattr("assistant.extract.findings.EXTRACTORS", (invents,))
    dropped = []
    [kept] = extract([piece], CONTEXT, dropped)
    assert kept.quote in piece.passage.text
    assert [one.quote for one in dropped] == ["Nora oils the tower clock."]
