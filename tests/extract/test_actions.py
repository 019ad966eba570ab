from datetime import date

import pytest

from assistant.domain.findings import Strength
from assistant.domain.people import People
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.findings import ExtractContext
from tests.extract.documents import actions, completions, items, only, passage, talk


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] Tariq: load test report to ops by Friday",
        "- **Tariq**: load test report to ops by Friday",
        "- Tariq to send the load test report to ops by Friday",
        "- Tariq sends the load test report to ops by Friday",
        "- @Tariq load test report to ops by Friday",
        "- Load test report to ops by Friday (Tariq)",
        "- Load test report to ops by Friday [Tariq Aziz-Bell]",
        "- Load test report to ops by Friday - Tariq",
        "- Load test report to ops by Friday, owner: Tariq",
    ],
)
def test_the_owner_is_read_from_every_slot_of_a_listed_action(line):
    found = only(items(line))
    assert found.owner == "Tariq Aziz-Bell"
    assert found.due == date(2026, 3, 6)
    assert found.strength is Strength.COMMITTED


@pytest.mark.parametrize(
    "line",
    [
        "AI Tariq - load test report, EOW",
        "AI: Tariq to write the load test report, EOW",
        "ACTION Tariq: load test report. EOW.",
        "TODO: Tariq: load test report, EOW",
        "Action item #3 - Tariq: load test report, EOW",
    ],
)
def test_a_marker_makes_an_action_under_any_heading(line):
    found = only([passage(line, headings=("Weekly", "Round table"))])
    assert (found.owner, found.due) == ("Tariq Aziz-Bell", date(2026, 3, 6))


def test_a_heading_in_another_language_announces_actions():
    assert only(
        items("- Bruno: Bericht schicken bis Freitag", heading="Aufgaben")
    ).due == date(2026, 3, 6)


def test_a_ticked_box_is_an_action_that_is_done():
    assert only(items("- [x] Wanda: book the room")).done


@pytest.mark.parametrize(
    "line",
    [
        "- @quinn_r will chase the vendor",
        "- Chase the vendor @quinn_r",
        "- Chase the vendor [@quinn_r]",
        "- Chase the vendor, owner @quinn_r, due Friday",
    ],
)
def test_a_handle_nobody_knows_owns_as_written(line):
    found = only(items(line))
    assert (found.owner, found.owner_text) == (None, "quinn_r")
    assert found.what == "Chase the vendor"


@pytest.mark.parametrize(
    "line", ["- Find an owner for the gateway", "- Upgrade the pin of @acme/core"]
)
def test_what_is_no_owners_slot_gives_no_owner(line):
    assert only(items(line)).owner_text is None


def test_a_person_nobody_knows_stays_as_written():
    found = only(items("- Ulf: order the licences"), context=ExtractContext(People([])))
    assert (found.owner, found.owner_text) == (None, "Ulf")


@pytest.mark.parametrize("line", ["- None", "- n/a", "- no actions this week"])
def test_an_empty_action_list_has_no_actions(line):
    assert actions(items(line)) == []


def test_an_action_that_nobody_took_has_no_owner_and_is_suggested():
    found = only(items("- [ ] Rollback plan. Somebody has to own this."))
    assert (found.owner_text, found.strength) == (None, Strength.SUGGESTED)


def test_the_speaker_owns_what_they_promise():
    found = only(talk(("Wanda Osei", "Fine. I'll send the figures to Bruno tomorrow.")))
    assert (found.owner, found.due) == ("Wanda Osei", date(2026, 3, 5))
    assert found.quote == "I'll send the figures to Bruno tomorrow."


@pytest.mark.parametrize("credit", ["Written up by Nora Vance", "Prepared by: Nora"])
def test_a_credit_names_the_author(credit):
    found = only([passage(credit), passage("I will count the desks.", at="line 2")])
    assert found.owner == "Nora Vance"


def test_i_in_notes_is_their_author():
    notes = [
        passage("Minutes by Nora. Present: Bruno, Wanda."),
        passage("I'll draft the charter by Friday.", at="line 3"),
    ]
    assert only(notes).owner == "Nora Vance"


def test_a_speaker_in_notes_is_not_the_owner_of_what_they_ask_for():
    found = only(
        [passage("* Bruno - please check the list against the plan", Role.ITEM)]
    )
    assert (found.owner_text, found.strength) == (None, Strength.SUGGESTED)


def test_who_says_yes_one_turn_later_owns_the_request():
    found = only(
        talk(
            ("Nora Vance", "Can you write the question on the ticket?"),
            ("Bruno Keller", "Yes."),
        )
    )
    assert (found.owner, found.strength) == ("Bruno Keller", Strength.COMMITTED)
    assert found.quote == "Can you write the question on the ticket?"


def test_an_unanswered_request_is_a_question_to_the_person_addressed():
    found = only(
        talk(
            ("Nora Vance", "Tariq, can you check the quota by Friday?"),
            ("Bruno Keller", "It rained."),
        )
    )
    assert (found.owner, found.strength) == ("Tariq Aziz-Bell", Strength.QUESTION)


def test_a_mails_request_goes_to_whom_it_greets():
    mail = [
        passage("Dear Wanda,", kind=DocumentKind.MAIL, speaker="Ola Berg"),
        passage(
            "Could you confirm the slot by Friday?",
            at="line 3",
            kind=DocumentKind.MAIL,
            speaker="Ola Berg",
        ),
    ]
    assert only(mail).owner == "Wanda Osei"


def test_he_is_the_person_named_last():
    found = only([passage("Bruno is close. He'll have the import running by Monday.")])
    assert (found.owner, found.due) == ("Bruno Keller", date(2026, 3, 9))


@pytest.mark.parametrize(
    "text",
    [
        "Bruno might send the list.",
        "Bruno could add a limit, if there is time before the freeze.",
        "Bruno will try to finish the import by Friday.",
        "Bruno thinks they should be able to send the file by the 21st.",
    ],
)
def test_a_hedge_makes_it_tentative(text):
    found = only([passage(text)])
    assert (found.owner, found.strength) == ("Bruno Keller", Strength.TENTATIVE)


def test_a_sentence_that_takes_it_back_makes_it_tentative():
    found = only(
        talk(("Bruno Keller", "Let me look at it on Friday. I'm not saying yes."))
    )
    assert found.strength is Strength.TENTATIVE


@pytest.mark.parametrize(
    "text",
    [
        "We should invite the vendor to the review.",
        "Somebody should check the release notes.",
    ],
)
def test_what_all_should_do_is_suggested_and_nobodys(text):
    found = only([passage(text)])
    assert (found.owner_text, found.strength) == (None, Strength.SUGGESTED)


@pytest.mark.parametrize(
    "text",
    [
        "Bruno closed the ticket yesterday.",
        "Tariq will be on leave.",
        "I won't send anything.",
        "The service will restart on its own.",
        "I don't believe we should build that.",
        '"Somebody should tag everything" was said four times.',
        "Great, I'll just clone Bruno.",
        "Please remember to add your name to the list of attendees.",
    ],
)
def test_no_action_in(text):
    assert actions([passage(text, speaker="Wanda Osei", role=Role.MESSAGE)]) == []


def row(**cells):
    text = "| " + " | ".join(cells.values()) + " |"
    return passage(text, Role.ROW, cells=tuple(cells.items()))


def test_a_row_of_an_action_table_is_an_action():
    found = only([row(Action="Write the test plan", Owner="Wanda", Due="13 March")])
    assert (found.quote, found.owner, found.due) == (
        "Write the test plan",
        "Wanda Osei",
        date(2026, 3, 13),
    )


def test_a_state_of_done_closes_a_row():
    assert only([row(What="Write the test plan", Who="Wanda", State="done Wed")]).done


def test_a_row_of_another_table_is_no_action():
    assert actions([row(Gate="Code freeze", Date="27 March", Holder="Wanda")]) == []
    assert (
        actions([row(Action="Cover", Owner="Wanda", Likelihood="3", Impact="4")]) == []
    )


@pytest.mark.parametrize(
    "heads", [("What", "Who", "Date"), ("Item", "Decision", "When", "Who")]
)
def test_a_row_of_a_log_of_decisions_is_no_action(heads):
    cells = tuple((head, "Wanda") for head in heads)
    one = passage("| Wanda |", Role.ROW, cells=cells, headings=("Ferry decision log",))
    assert actions([one]) == []


def test_work_in_a_row_is_in_the_column_of_that_name():
    found = only(
        [row(Item="Boats", Action="Paint the quay", Who="Wanda", When="13 May")]
    )
    assert found.what == "Paint the quay"


def test_a_list_of_tickets_without_owners_is_the_trackers():
    assert (
        actions(
            items("- Rename the field: [issue #1373](https://example.org/issues/1373)")
        )
        == []
    )


def test_a_group_owns_as_written():
    found = only([passage("The licensing group to review the list in two weeks.")])
    assert (found.owner, found.owner_text, found.due) == (
        None,
        "licensing group",
        date(2026, 3, 18),
    )


def test_a_duty_given_as_a_reason_is_no_promise():
    turn = "Tell me by Monday, because after that I have to start the old run by hand."
    assert not [a for a in actions(talk(("Bruno Keller", turn))) if a.owner_text == "I"]


def test_a_repeated_event_is_no_deadline():
    [action] = actions(items("- Bruno: hold a short call every Tuesday"))
    assert action.due_text is None


def test_options_are_nobodys_work():
    assert (
        actions(items("1. Move it to 1.1", "2. Drop it for good", heading="Options"))
        == []
    )


@pytest.mark.parametrize(
    ("state", "done"),
    [
        ("sent to the bank on Friday", True),
        ("filed", True),
        ("draft sent back, not final", False),
        ("sent in part, but two pages miss", False),
    ],
)
def test_a_state_that_says_it_was_delivered_closes_a_row(state, done):
    cells = (("What", "Exit plan"), ("Who", "Bruno"), ("State", state))
    text = f"| Exit plan | Bruno | {state} |"
    [action] = actions([passage(text, Role.ROW, cells=cells)])
    assert action.done is done


@pytest.mark.parametrize("heading", ["Attendees: Nora, Tariq", "Present – Nora"])
def test_names_beside_a_roll_call_do_not_make_people_of_the_list_below(heading):
    found = only(items("- Tariq will write the runbook by Friday.", heading=heading))
    assert found.owner == "Tariq Aziz-Bell"


def test_names_below_a_roll_call_are_no_actions():
    names = items("- Nora Vance", "- Tariq will join by Friday", heading="Attendees")
    assert not actions(names)


@pytest.mark.parametrize(
    "line",
    [
        "- Ana Diaz will ship the tool by 13 March",
        "- Ana Diaz to ship the tool by 13 March",
    ],
)
def test_a_full_name_nobody_knows_owns_what_its_list_item_gives_it(line):
    found = only(items(line, heading="Notes"))
    assert (found.owner, found.owner_text) == (None, "Ana Diaz")
    assert found.due == date(2026, 3, 13)


@pytest.mark.parametrize(
    "line",
    [
        "- Project Atlas will launch the site by 13 March",
        "- Blue Harbour will launch in May",
        "- Ana Diaz will not ship the tool",
        "- Ana Diaz will be away",
        "- Payment Gateway will send the receipts",
    ],
)
def test_things_with_capitals_own_no_action(line):
    assert not actions(items(line, heading="Notes"))


@pytest.mark.parametrize(
    ("text", "quoted", "count"),
    [
        ("Action: book the hall by Friday", True, 0),
        ("Action: book the hall by Friday", False, 1),
        ("Action: Nora - book the hall by Friday", True, 0),
    ],
)
def test_what_a_chat_quotes_gives_no_work(text, quoted, count):
    said = passage(text, kind=DocumentKind.SLACK_DAY, quoted=quoted)
    assert len(actions([said])) == count


@pytest.mark.parametrize(
    "line", ["- Tariq: will do.", "Will do.", "- Tariq will do it"]
)
def test_given_a_bare_consent_then_it_is_no_action_of_its_own(line):
    assert actions(items(line)) == []


def test_who_gives_their_word_in_a_talk_owns_what_they_name():
    found = only(talk(("Bruno Keller", "Kiln drawings: tomorrow morning, promise.")))
    assert (found.what, found.owner) == ("Kiln drawings", "Bruno Keller")
    assert found.due == date(2026, 3, 5)


def test_a_promise_that_is_spoken_of_gives_no_work():
    assert not actions(talk(("Bruno Keller", "Tomorrow we hear what they promise.")))


def test_an_offer_that_waits_for_an_event_is_tentative_and_has_no_day():
    words = "I can probably name them once the bids are in, which would be mid-May."
    found = only(talk(("Bruno Keller", words)))
    assert (found.strength, found.due) == (Strength.TENTATIVE, None)


@pytest.mark.parametrize(
    "line",
    [
        "Wants to close it (support is extended in writing)",
        "(Anna) wants to close it",
        "2 March (Anna): hopes to drop it",
        "Still thinks the date will hold",
        "Anna would like to see the report first",
        "Reviewed 2 March",
    ],
)
def test_a_remark_of_a_review_by_nobody_known_is_no_action(line):
    assert actions(items(f"- {line}")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tariq wants to close it by Friday",
        "Needs to be reviewed by Friday",
        "Want a quote from two suppliers",
        "Close it (support is extended in writing)",
        "Review on 12 March with the supplier",
    ],
)
def test_what_is_asked_in_few_words_or_of_a_known_person_stays_an_action(line):
    assert only(items(f"- {line}"))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (
            "I will let you know by Friday whether we take the crane.",
            "Let Tariq Aziz-Bell know whether we take the crane",
        ),
        (
            "We'll come back to you by Friday with the list of rooms.",
            "Come back to Tariq Aziz-Bell with the list of rooms",
        ),
        ("By Friday I'll tell you which hue it is.", "Tell Tariq Aziz-Bell which hue"),
        ("We will give you our decision on Friday.", "Give Tariq Aziz-Bell our"),
    ],
)
def test_an_answer_that_is_promised_for_a_day_is_an_action(words, what):
    [found] = actions(letter(words))
    assert found.what.startswith(what)
    assert (found.owner, found.due) == ("Nora Vance", date(2026, 3, 6))


@pytest.mark.parametrize(
    "words",
    [
        "I will let you know.",
        "I'll let you know if anything changes by Friday.",
        "As I let you know on Friday, we stop.",
        "I cannot let you know by Friday.",
        "Will you let me know by Friday?",
    ],
)
def test_an_answer_without_a_day_or_a_promise_is_none(words):
    assert [one for one in actions(letter(words)) if one.owner == "Nora Vance"] == []


def letter(words):
    return [
        passage(
            words,
            kind=DocumentKind.MAIL,
            speaker="Nora Vance",
            addressed=("Tariq Aziz-Bell",),
        )
    ]


def test_a_till_is_a_thing_where_a_day_is_led_by_another_word():
    found = only(items("- Tariq to ask Nora about the second till by Friday"))
    assert found.what == "Ask Nora about the second till"
    found = only(items("- Tariq to keep the second gate shut till Friday"))
    assert found.what == "Keep the second gate shut"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll send the plan on Thursday and book the room by Friday",
        "Tariq will send the plan on Thursday and book the room by Friday",
        "Tariq sends the plan on Thursday and books the room by Friday",
        "I'll send the plan by Thursday, then book the room on Friday",
        "Tariq to send the plan by Thursday and to book the room by Friday",
        "I will send the plan on Thursday, but I will book the room by Friday",
    ],
)
def test_two_promises_of_one_sentence_are_two_each_with_its_own_day(sentence):
    found = actions([passage(sentence, speaker="Tariq Aziz-Bell")])
    assert [(one.what, one.due, one.owner) for one in found] == [
        ("Send the plan", date(2026, 3, 5), "Tariq Aziz-Bell"),
        ("Book the room", date(2026, 3, 6), "Tariq Aziz-Bell"),
    ]
    assert len({one.quote for one in found}) == 2


def test_the_second_promise_may_be_another_persons():
    talk_of_two = passage(
        "I'll do the plan by Thursday, and Wanda will check it by Friday.",
        speaker="Tariq Aziz-Bell",
    )
    [done, checked] = actions([talk_of_two])
    assert (done.owner, checked.owner) == ("Tariq Aziz-Bell", "Wanda Osei")
    assert checked.what == "Check the plan"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll send the plan and book the room by Friday",
        "I'll check and send the plan by Friday",
        "I'll send the plan on Monday and the budget on Friday",
        "I'll finish the report that is due on Monday and send it by Friday",
        "I'll send the plan on Thursday and Friday",
    ],
)
def test_what_has_one_verb_or_one_day_is_one_action(sentence):
    only([passage(sentence, speaker="Tariq Aziz-Bell")])


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Criterion", 0),
        ("What has to be true", 0),
        ("Exit condition", 0),
        ("Definition of done", 0),
        ("What happened", 1),
        ("Progress", 1),
    ],
)
def test_what_must_be_so_for_a_gate_is_no_report_of_it(head, found):
    told = "The board has approved the pumps"
    row = passage(f"| G2 | {told} |", Role.ROW, cells=(("Gate", "G2"), (head, told)))
    assert len(completions([row])) == found
