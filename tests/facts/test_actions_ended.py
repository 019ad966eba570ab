"""Words without a verb of the work that show that it is done, and that do not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import ActionFinding
from assistant.domain.labels import Label
from assistant.facts.actions.closed_records import ClosedRecords
from assistant.facts.actions.ended import with_ends
from assistant.facts.actions.register import action_register
from assistant.facts.mentions import Mentions, Remark
from tests.extract.documents import PEOPLE, items, talk
from tests.facts.test_actions_reported import found_in

ASKED, TOLD = date(2031, 5, 7), date(2031, 5, 14)


def ended(asked, told, speaker=None, label=Label.INTERNAL):
    """The action of one note after the words of a later one."""
    first = items(asked, source="notes/a.md", day=ASKED)
    later = (
        talk((speaker, told), source="notes/b.md", day=TOLD)
        if speaker
        else items(told, heading="Progress", source="notes/b.md", day=TOLD)
    )
    register = action_register(found_in(first, ActionFinding), [], [], TOLD, PEOPLE)
    remarks = [
        Remark(
            told,
            TOLD,
            one.quote(told).model_copy(update={"label": label}),
            one.passage.speaker,
        )
        for one in later
        if told in one.passage.text
    ]
    assert register
    assert remarks
    records = ClosedRecords(())
    return with_ends(register, Mentions(remarks), PEOPLE, records)[0]


FORM = "Tariq: the tasting form to Nora by 9 May"
SIGNS = "Bruno to have the signs for the vat hall fitted by 9 May"
CRANE = "Wanda to book the crane for the new vat by 9 May"
LEASE = "Nora to sign the lease of the cellar by 9 May"
PUMP = "Tariq to turn off the old pump by 9 May"
GROWERS = "Wanda to tell the growers about the new gate by 9 May"
SHEET = "Bruno to write the safety sheet for the press by 9 May"
TASTING = "Nora to start the tasting of the reds by 9 May"
LABELS = "Wanda to finish the new labels by 9 May"
PRESS = "Tariq to empty the press by 9 May"
FILTER = "Tariq to clean the filter of the press by 9 May"
VISIT = "Wanda to cancel the visit of the bottlers by 9 May"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (FORM, "Tasting form: forty lines, nora has it since Thursday"),
        (FORM, "Nora's had the tasting form since Tuesday."),
        (FORM, "The tasting form is with Nora."),
        (FORM, "**Tasting form.** With Nora by half past nine."),
        (FORM, "Nora keeps the tasting form in her desk."),
        (SIGNS, "The signs in the vat hall are all up."),
        (CRANE, "**Crane.** We've got it for the 18th, seven in the morning."),
        (LEASE, "Cellar lease: Nora's name is under it."),
        (LEASE, "The cellar people have their lease back with Nora's signature on it."),
        (PUMP, "**Pump.** The old one has been dark since Friday."),
        (CRANE, "**Crane.** Ours from six to nine on the 19th."),
        (SHEET, "Bruno's safety sheet hangs in both waiting rooms."),
        (PUMP, "| Old pump | dark since Friday |"),
        (GROWERS, "The letter about the new gate went out to every grower."),
        (SHEET, "The safety sheet hangs on the wall next to the press."),
        (SHEET, "Bruno handed round the safety sheet for the press."),
        (TASTING, "Tasting of the reds since yesterday, 12 of 40 done."),
        (LABELS, "Wanda: the new labels are merged too."),
        (VISIT, "The bottlers accepted the cancellation."),
    ],
)
def test_what_is_there_in_its_state_or_with_who_was_to_have_it_is_done(
    asked: str, told: str
) -> None:
    one = ended(asked, told)
    assert one.status is ActionStatus.DONE
    assert [piece.quote for piece in one.closed_by]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (FORM, "Tariq has the tasting form since Thursday."),
        (FORM, "Bruno has the tasting form."),
        (FORM, "Nora has the price form since Thursday."),
        (FORM, "Nora has a draft of the tasting form."),
        (FORM, "Nora will have the tasting form on Friday."),
        (FORM, "Nora has half of the tasting form."),
        (FORM, "Nora doesn't have the tasting form."),
        (FORM, "Does Nora have the tasting form?"),
        (FORM, "Nora has questions about the tasting form."),
        (FORM, "If Nora has the tasting form, we can go on."),
        (SIGNS, "The signs for the gate are up."),
        (SIGNS, "The signs for the vat hall are not up yet."),
        (SIGNS, "Two of the six signs for the vat hall are up."),
        (CRANE, "**Crane.** We've not got it for the 18th."),
        (LEASE, "Nora has the lease of the cellar on her desk."),
        (LEASE, "The lease of the cellar is with the lawyers."),
        (PUMP, "The new pump is off."),
        (FILTER, "Tariq cleaned the filter of the tap."),
        (PUMP, "The old pump should be dark by Friday."),
        (GROWERS, "The letter about the new gate will go out on Friday."),
        (GROWERS, "The letter about the old price went out to every grower."),
        (FORM, "Nora has the old tasting form."),
        (PRESS, "**Press.** Empty, apart from one pump nobody can lift."),
        (SHEET, "The safety sheet for the tap hangs on the wall."),
        (SHEET, "Bruno is two thirds through the safety sheet."),
        (SHEET, "The safety sheet for the press is with Nora."),
        (SHEET, "Nora has the safety sheet for the press."),
        (TASTING, "The tasting of the whites is running."),
        (LABELS, "Wanda: the new labels are printed too."),
        (VISIT, "The bottlers confirmed the visit."),
    ],
)
def test_another_thing_hand_state_or_time_leaves_it_undone(
    asked: str, told: str
) -> None:
    assert ended(asked, told).status is not ActionStatus.DONE


def test_words_told_in_confidence_end_nothing() -> None:
    told = "Nora's had the tasting form since Tuesday."
    assert ended(FORM, told, label=Label.RESTRICTED).status is not ActionStatus.DONE


VAULT = "Tariq to put the cellar key into the company vault by 9 May"
GUIDE = "Tariq to make a guide how to press by 9 May"


@pytest.mark.parametrize(
    ("asked", "told", "speaker", "status"),
    [
        (VAULT, "The key is in the vault.", "Tariq Aziz-Bell", ActionStatus.DONE),
        (GUIDE, "The guide is in the repo.", "Tariq Aziz-Bell", ActionStatus.DONE),
        (
            VAULT,
            "The key is not in the vault.",
            "Tariq Aziz-Bell",
            ActionStatus.OVERDUE,
        ),
        (VAULT, "The press is in the vault.", "Tariq Aziz-Bell", ActionStatus.OVERDUE),
        (
            GUIDE,
            "The guide will be in the repo.",
            "Tariq Aziz-Bell",
            ActionStatus.OVERDUE,
        ),
        (GUIDE, "The guide is in the way.", "Tariq Aziz-Bell", ActionStatus.OVERDUE),
    ],
)
def test_what_its_owner_says_lies_where_it_is_kept_is_made(
    asked, told, speaker, status
):
    assert ended(asked, told, speaker).status is status
