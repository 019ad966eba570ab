from datetime import date

import pytest

from assistant.domain.findings import Strength
from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import actions, items, only, passage, talk


def test_the_wording_has_no_bullet_name_or_date():
    found = only(items("- [ ] Tariq: send the load test report to ops by Friday"))
    assert found.what == "Send the load test report to ops"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- [ ] Rollback plan. Somebody has to own this, nobody did.", "Rollback plan"),
        (
            "- Bruno could add a limit to the form, if there is time. Nice to have.",
            "Add a limit to the form",
        ),
        (
            "- Bruno will try the export; he did not want to name a day",
            "Try the export",
        ),
        (
            "- Bruno tells the board by Friday and asks for a slot, because it is late",
            "Tell the board and ask for a slot",
        ),
        (
            "- It touches every ledger table, so Bruno has to look at it",
            "Look at it (It touches every ledger table)",
        ),
        (
            "- [still outstanding] Rename the field https://git.test/o/r/pull/7",
            "Rename the field",
        ),
        (
            "- [ ] Update the keys - [Bruno Keller, Nora Vance]",
            "Update the keys with Nora Vance",
        ),
        (
            "- Bruno may have time to sort the rope locker next week, may not",
            "Sort the rope locker",
        ),
        ("- [ ] Bruno: check if the queue drains", "Check if the queue drains"),
        ("- [ ] Bruno: review it at tomorrow's call", "Review it at tomorrow's call"),
    ],
)
def test_the_wording_is_the_work_alone(line, what):
    [action] = actions(items(line))
    assert action.what == what


@pytest.mark.parametrize(
    ("turn", "what"),
    [
        ("The eur branch is parked, I'll write a page tomorrow.", "Write a page"),
        ("Could you confirm the slot?", "Confirm the slot"),
        ("And could you please send the list by Friday?", "Send the list"),
        ("If you send the fixes, I'll start the retest.", "Start the retest"),
    ],
)
def test_a_promise_or_request_is_worded_from_where_it_begins(turn, what):
    [action] = actions(talk(("Bruno Keller", turn), ("Nora Vance", "Yes.")))
    assert action.what == what


def test_what_is_to_be_found_out_is_the_question_that_was_asked_before():
    line = "- Does the kiln need its own transformer? Nobody knew. Bruno to find out."
    [action] = actions(items(line, heading="Notes"))
    assert action.what == "Find out (Does the kiln need its own transformer)"


def test_all_of_it_is_the_thing_that_was_just_named():
    turns = talk(
        ("Nora Vance", "What is missing?"),
        ("Bruno Keller", "The glazing part. I'll do it tomorrow, all of it."),
    )
    assert only(turns).what == "Do the glazing part, all of it"


def test_a_marker_by_itself_makes_the_sentence_before_it_an_action():
    [found] = actions(
        [passage("How do we label the crates at night? TODO.", Role.ITEM)]
    )
    assert found.quote == "How do we label the crates at night?"
    assert found.strength is Strength.COMMITTED


def test_a_marker_that_stands_elsewhere_is_only_spoken_of():
    line = "The paragraph is clearer than the TODO that was there before"
    assert actions([passage(line, Role.ITEM)]) == []


@pytest.mark.parametrize(
    "line",
    [
        "Nora, to clarify not opposed to the second crane",
        "Nora, will point out the berth is already rented",
        "Nora, will there be divers in May",
    ],
)
def test_a_remark_behind_a_name_and_a_comma_is_not_its_work(line):
    assert actions([passage(line, Role.ITEM)]) == []


def test_who_is_to_clarify_something_has_work():
    found = only([passage("Nora, to clarify the tide tables with Bruno", Role.ITEM)])
    assert found.owner == "Nora Vance"


def test_the_name_of_a_thing_in_a_program_owns_nothing():
    found = actions(items("CargoLineItem: revise the entry", "McKay: buy rope"))
    assert [one.owner_text for one in found] == [None, "McKay"]


def test_he_in_a_line_of_notes_is_who_speaks_there():
    line = "Tariq: the piling is behind. He'll have the new plan by Friday."
    found = actions([passage(line, Role.ITEM)])
    assert [(one.owner, one.due) for one in found] == [
        ("Tariq Aziz-Bell", date(2026, 3, 6))
    ]


def test_one_subject_may_have_a_second_verb_behind_but():
    line = "Bruno isn't happy about it but will get a second quote by 23 March."
    found = only([passage(line)])
    assert (found.owner, found.due) == ("Bruno Keller", date(2026, 3, 23))
    assert found.what == "Get a second quote"


def test_what_the_other_will_have_is_promised_by_who_speaks():
    found = only(talk(("Bruno Keller", "You'll have the load figures on Friday.")))
    assert (found.owner, found.due) == ("Bruno Keller", date(2026, 3, 6))
    assert found.what == "Deliver the load figures"
    assert actions(talk(("Bruno Keller", "You'll have a nice view there."))) == []


def test_a_promise_of_that_is_of_what_was_asked_before():
    found = only(
        talk(
            ("Nora Vance", "Who tells the night shift about the gate?"),
            ("Bruno Keller", "That's me. I'll do that tonight."),
        )
    )
    assert found.what == "Do that (Who tells the night shift about the gate)"


def test_a_condition_ends_where_the_promise_begins():
    line = "If you send me the tables I'll update the model by Friday."
    assert only(talk(("Bruno Keller", line))).due == date(2026, 3, 6)


def test_who_is_asked_at_the_end_of_a_sentence_was_named_at_its_beginning():
    line = "Wanda, the permits expire on 30 March, could you renew them?"
    found = only([passage(line, Role.ITEM)])
    assert found.owner == "Wanda Osei"


@pytest.mark.parametrize(
    "line",
    [
        "Please find attached the tide tables.",
        "Please let me know if you have any questions.",
        "If you have any questions, please contact me.",
        "Should you need anything else, please call Bruno.",
        "If you would like to see the quay, please use the side gate.",
        "If you no longer wish to receive these mails, please tell us.",
        "To join the call, please follow the link.",
    ],
)
def test_a_courtesy_of_mails_is_no_work(line):
    greeted = passage("Hi Wanda,", kind=DocumentKind.MAIL, speaker="Nora Vance")
    said = passage(line, at="line 2", kind=DocumentKind.MAIL, speaker="Nora Vance")
    assert actions([greeted, said]) == []


@pytest.mark.parametrize(
    "line",
    [
        "Please let me know by Friday whether the crane can be moved.",
        "If the crane has any issues, please send me the log by Friday.",
        "TODO: ask Bruno if you need a permit",
    ],
)
def test_a_request_with_a_purpose_is_work(line):
    greeted = passage("Hi Wanda,", kind=DocumentKind.MAIL, speaker="Nora Vance")
    said = passage(line, at="line 2", kind=DocumentKind.MAIL, speaker="Nora Vance")
    assert len(actions([greeted, said])) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Please forward the survey to the harbour master.",
        "Please return the signed permits to Bruno.",
    ],
)
def test_what_is_asked_of_a_mails_readers_may_be_to_pass_a_thing_on(line):
    assert actions([passage(line, kind=DocumentKind.MAIL)]) != []


def test_a_line_that_begins_with_a_noun_like_a_verb_is_no_order():
    assert actions([passage("Forward planning for the spring season", Role.ITEM)]) == []


@pytest.mark.parametrize(
    ("turn", "what"),
    [
        (
            "We can lend two skippers in May. I will confirm their rosters by Friday.",
            "Confirm their rosters (We can lend two skippers in May)",
        ),
        (
            "Nice. The skippers come with a crew, so I will print their rosters today.",
            "Print their rosters",
        ),
    ],
)
def test_whose_a_thing_is_stands_in_brackets_where_another_sentence_says_so(turn, what):
    [action] = actions(talk(("Bruno Keller", turn), ("Nora Vance", "Thanks.")))
    assert action.what == what


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- Bruno: pictures of the weir to the council", "Pictures of the weir"),
        ("- Bruno: minutes to the council by Friday", "Minutes to the council"),
        ("- Bruno talks to the council by Friday", "Talk to the council"),
        ("- Bruno labels the sluices by Friday", "Label the sluices"),
        ("- Bruno works on the drawing by Friday", "Work on the drawing"),
    ],
)
def test_a_plural_stays_one_and_a_verb_becomes_an_order(line, what):
    assert only(items(line)).what.startswith(what)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (
            "Tariq to find out who has the hall keys by Friday",
            "Find out who has the hall keys",
        ),
        ("Bruno to find out who is on call by Monday", "Find out who is on call"),
        (
            "Nora to check that the fuse is right by Friday",
            "Check that the fuse is right",
        ),
        (
            "Bruno to measure the doors that are too narrow by Monday",
            "Measure the doors that are too narrow",
        ),
        ("Nora to tell us what is left by Monday", "Tell us what is left"),
        ("Tariq to fix the vent that was bent by Monday", "Fix the vent that was bent"),
    ],
)
def test_a_clause_within_the_work_has_a_verb_of_its_own(line, what):
    found = only([passage(line, headings=("Keys",))])
    assert (found.what, found.due_text) == (what, f"by {line.rsplit(' ', 1)[1]}")


@pytest.mark.parametrize(
    "line",
    [
        "Tariq to find out was never agreed",
        "Bruno to lift it alone would take until Friday",
        "Nora to do all of that is too much by Friday",
        "Tariq to blame is who has the keys",
        "Bruno is to be asked who has the keys",
        "The price for Nora to pay would be 400",
    ],
)
def test_work_that_is_only_judged_is_given_to_nobody(line):
    assert actions([passage(line, headings=("Keys",))]) == []


@pytest.mark.parametrize(
    "turn",
    [
        "Quarter past four. Bruno, tell us.",
        "Bruno, tell us about the roof.",
        "Bruno, read it out please.",
        "When will you know?",
        "What can you tell us?",
        "How would you do it?",
        "Will you be there?",
    ],
)
def test_who_is_given_the_floor_or_asked_to_tell_owes_no_work(turn):
    said = [("Nora Vance", turn), ("Bruno Keller", "Yes, the roof is dry.")]
    assert actions(talk(*said)) == []


@pytest.mark.parametrize(
    ("turn", "what"),
    [
        ("Bruno, tell us the count by Monday.", "Tell us the count"),
        ("Bruno, tell the staff.", "Tell the staff"),
        ("When can you send the list?", "Send the list"),
        ("Could you tell us the date by Friday?", "Tell us the date"),
    ],
)
def test_what_is_to_be_told_later_or_elsewhere_is_work(turn, what):
    said = [("Nora Vance", turn), ("Bruno Keller", "Yes, sure.")]
    assert only(talk(*said)).what == what


@pytest.mark.parametrize(
    ("before", "said", "what"),
    [
        (
            "Bruno the build is red again, is that the new ramp?",
            "yes, my limits are wrong. will fix tomorrow",
            "Fix (the build is red again, is that the new ramp)",
        ),
        ("the door sensor is broken", "will fix", "Fix (the door sensor is broken)"),
        ("can somebody send the rota?", "will send tomorrow", "Send the rota"),
        ("lunch is here", "will send it tomorrow", "Send it"),
        ("morning", "will fix tomorrow", "Fix"),
        ("lunch is here", "will fix the motor tomorrow", "Fix the motor"),
    ],
)
def test_a_bare_promise_in_a_chat_takes_its_object_from_what_it_answers(
    before, said, what
):
    document = [
        passage(text, Role.MESSAGE, at=f"m{n}", speaker=who)
        for n, (who, text) in enumerate(
            [("Nora Vance", before), ("Bruno Keller", said)]
        )
    ]
    assert actions(document)[-1].what == what


def test_a_participle_beside_a_verb_like_its_base_tells_what_was_done():
    lines = items("- Read and agreed, small changes.", heading="Weekly")
    assert actions(lines) == []
    orders = items("- Read the manual and agree on changes", heading="Weekly")
    assert [one.what for one in actions(orders)] == [
        "Read the manual and agree on changes"
    ]


@pytest.mark.parametrize(
    ("before", "work", "what"),
    [
        ("Elin asks for the number of seats.", "send it", "Send the number of seats"),
        ("Torvald asked us for paper bags.", "bring them", "Bring paper bags"),
        ("Hanne still needs a map of the field.", "draw it", "Draw a map of the field"),
        ("The mayor is waiting for our answer.", "write it", "Write our answer"),
        ("Elin did not want soup.", "get it", "Get it (Elin did not want soup)"),
        ("Elin wants boots.", "send it", "Send it (Elin wants boots)"),
        (
            "It touches every table.",
            "look at it",
            "Look at it (It touches every table)",
        ),
    ],
)
def test_what_somebody_asks_for_is_what_it_means(before, work, what):
    found = only([passage(f"{before} Bruno will {work} by Friday.")])
    assert found.what == what


def test_chatter_is_no_object():
    said = [
        ("Bruno Keller", "the registration is red: no number goes through"),
        ("Nora Vance", "ouch, that is about 120 people"),
        ("Bruno Keller", "I'll fix it by Friday"),
    ]
    talked = [
        passage(text, Role.MESSAGE, at=f"m{n}", speaker=who)
        for n, (who, text) in enumerate(said)
    ]
    assert [one.what for one in actions(talked)] == ["Fix the registration"]
