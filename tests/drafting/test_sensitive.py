"""What no client hears of unreleased, and what nobody hears of at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.facts import ChangeKind
from assistant.domain.records import StatusCategory, Ticket
from assistant.drafting.draft import write_draft
from assistant.drafting.private import private_matters
from assistant.drafting.reach import firms_of, tags_of
from assistant.drafting.sensitive import sensitive_matters
from assistant.drafting.tags import tagged_matters
from assistant.facts.factbase import FactBase
from tests.drafting.samples import change, facts, order

K = ChangeKind
NAMES = ("Ana", "Ana Ruiz", "Will", "Will Osei")

SENSITIVE = {
    "vulnerability": [
        "The gate PIN travels unencrypted",
        "API keys are hard-coded in the kiosk app",
        "Stored XSS in the complaint form",
        "SQL injection through the harbour filter",
        "Visitors can open the crew roster without signing in",
        "Backup bucket is world-readable",
        "CVE-2030-1234 in the image library",
        "Session tokens stay valid after logout",
        "Remote code execution via the upload",
        "Deep link skips the login screen",
        "Tickets of another customer are shown",
        "Security: door codes can be guessed",
        "Findings of the pen test, round two",
        "Kennwörter stehen im Klartext im Protokoll",
        "Jeder kann die Fahrpläne ohne Anmeldung ändern",
        "Sicherheitslücke im Kassensystem",
        "Rotate leaked mooring key",
        "Crew lists of other ferries visible",
        "Skippers see each other's logbooks",
        "Berth invoices sent to the wrong skipper",
    ],
    "blame": [
        "The pier contractor is useless",
        "Late cabling was the operator's fault",
        "They let us down again",
        "Der Lieferant hat nachlässig gearbeitet",
        "Redo tariffs because the port keeps changing its mind",
        "Workaround for Mara's broken tide table",
    ],
    "legal matters": [
        "Solicitors answer the claim against the ferry line",
        "We may be liable for the outage",
        "Breach of contract by the printer vendor",
        "Anwältin prüft Schadenersatz",
    ],
    "cost": [
        "Our margin on the kiosks is gone",
        "Credit of 8500 euros for the port",
        "Penalty from clause nine applies",
        "Vertragsstrafe wegen Verzug",
    ],
    "staff": [
        "Hiring freeze until autumn",
        "Nadia was fired",
        "Interim lead while Bo is on parental leave",
        "Karla hat gekündigt",
        "Hire contractor to replace Bo",
        "Two engineers would leave in May",
    ],
    "what is kept from the client": [
        "Keep the failed trial from the client",
        "Do not mention the outage to anybody at the port",
        "Streng vertraulich: neuer Zeitplan",
    ],
}


@pytest.mark.parametrize(
    ("matter", "title"),
    [(matter, title) for matter, titles in SENSITIVE.items() for title in titles],
)
def test_a_sensitive_title_is_withheld_from_the_client_and_may_be_released(
    matter: str, title: str
) -> None:
    fact = change(K.ISSUE_OPENED, "FER-9", title)
    draft = write_draft(facts(changes=(fact,)), order("client"))
    [item] = draft.withheld
    assert matter in item.why
    assert title not in "".join(claim.text for claim in draft.claims)
    let_go = write_draft(
        facts(changes=(fact,)), order("client", released=frozenset({fact.id}))
    )
    assert f"A new issue: {title}." in [claim.text for claim in let_go.claims]


@pytest.mark.parametrize(
    "title",
    [
        "Two-factor sign-in for skippers",
        "Sign-in takes 20 seconds on the quay",
        "Ticket prices by zone",
        "Password reset page in Irish",
        "Roles for harbour masters",
        "Missing translation on the login page",
        "Receipts are lost when the tablet leaves the quay",
        "Left margin of the receipt",
        "Refusal of an expired card shows a message",
        "Dependency injection in the scheduler",
        "Regression tests for the timetable",
        "Open days calendar",
        "Bike hire page",
        "Keyboard keys for the tide table",
        "Memory leak in the scheduler",
        "The clock will fail over to the second mast",
    ],
)
def test_ordinary_work_is_told_to_the_client(title: str) -> None:
    base = facts(changes=(change(K.DONE, "FER-9", title),))
    draft = write_draft(base, order("client", reach={"persons": NAMES}))
    assert draft.withheld == ()


def test_a_bug_in_what_guards_access_is_in_doubt_and_so_withheld() -> None:
    title = "Certificate wizard shows the wrong month"
    bug = change(K.ISSUE_OPENED, "FER-9", title)
    work = change(K.DONE, "FER-8", "Certificate wizard")
    draft = write_draft(facts(changes=(bug, work)), order("client"))
    assert [item.fact for item in draft.withheld] == [bug.id]
    mended = change(K.DONE, "FER-9", title)
    reach = {"faults": frozenset({"FER-9"})}
    draft = write_draft(facts(changes=(mended,)), order("client", reach=reach))
    assert [item.fact for item in draft.withheld] == [mended.id]


@pytest.mark.parametrize(
    "tags",
    [
        ("Security Bug",),
        ("Bug", "internal-only"),
        ("confidential",),
        ("Task", "pen-test"),
        ("legal",),
        ("security level: Pier team",),
        ("not-for-client",),
    ],
)
def test_what_its_tracker_calls_internal_is_withheld_whatever_its_title(
    tags: tuple[str, ...],
) -> None:
    base = facts(changes=(change(K.DONE, "FER-9", "Rope store"),))
    draft = write_draft(base, order("client", reach={"tags": {"FER-9": tags}}))
    assert [item.subject for item in draft.withheld] == ["FER-9"]


def test_type_labels_and_components_are_what_a_tracker_calls_a_ticket() -> None:
    ticket = Ticket(
        key="FER-1",
        title="Rope",
        kind="Bug",
        category=StatusCategory.TODO,
        labels=("pier",),
        components=("Gate",),
    )
    assert tags_of(ticket) == ("Bug", "pier", "Gate")
    assert tagged_matters(tags_of(ticket)) == []


def test_a_judgement_of_a_person_or_of_the_clients_firm_is_looked_at_first() -> None:
    firms = firms_of(["mara@north-quay.example"])
    assert sensitive_matters("Ana is too slow", NAMES) == ["a person's work"]
    assert sensitive_matters("North & Quay never answers", (), firms) == [
        "the client's own part"
    ]
    assert sensitive_matters("Training for North Quay", (), firms) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ana is in hospital",
        "Ana Ruiz in hospital until May",
        "our test lead is on sick leave",
        "Cover for the architect's surgery",
        "his wife is ill",
        "I am off sick from Monday",
        "Ana needs an operation",
        "Sie ist krankgeschrieben",
    ],
)
@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
def test_a_persons_health_and_family_reach_no_reader(words: str, audience: str) -> None:
    base = facts(changes=(change(K.DONE, "FER-9", words),))
    draft = write_draft(base, order(audience, reach={"persons": NAMES}))
    [item] = draft.withheld
    assert "a private matter" in item.why


@pytest.mark.parametrize(
    "words",
    [
        "Interface to the hospital's record system",
        "Surgery schedule on the wall screen",
        "Diagnosis codes are imported",
        "Ana installs the screens in the hospital",
        "Therapy plans print on one page",
        "Sick leave form for the payroll",
        "Will reviews the pregnancy calculator",
    ],
)
def test_a_product_about_health_is_no_private_matter(words: str) -> None:
    assert private_matters(words, NAMES) == []


@pytest.mark.parametrize(
    "words",
    [
        "Speak with Ana about your day rate",
        "Agree the day rates for phase two with the yard",
        "Will's contract terms go to the office",
        "Ana asks for a raise",
        "Our margin on the ferries is down to 8 %",
        "The margin on phase 2 is gone",
        "Talk to the engineer about his notice period",
        "Raise for Ana to be agreed",
        "The contractor costs us £650 a day",
        "His bonus is paid in May",
        "Anas Gehalt und ihre Prämie",
        "Your appraisal is on Friday",
        "Two developers handed in their notice",
        "The staff get their notice on Friday",
    ],
)
def test_pay_and_terms_of_a_person_are_no_updates_business(words: str) -> None:
    assert "pay, rates or terms" in private_matters(words, (*NAMES, "Anas"))


@pytest.mark.parametrize(
    "words",
    [
        "Salary import for the payroll screen",
        "Day rate column in the berth price list",
        "Bonus points for season tickets",
        "Page margins of the printed ticket",
        "A safety margin of 8 % on the mooring load",
        "Payment of the mooring fee by card",
        "Ana's contract ends on 28 March and nobody has signed for more",
        "Will raises the pier gate by 20 cm",
        "API contract tests with Ana",
        "Frame rate for the engineer's screen",
        "Spend to date is £98,500 of £310,000",
        "The data rate of the radio link",
        "Ana notices the tide late",
        "Berth holders get their notice two weeks before the dredging",
        "We sent the mussel growers their notice",
    ],
)
def test_a_product_about_money_or_a_contracts_end_is_no_private_matter(
    words: str,
) -> None:
    assert private_matters(words, NAMES) == []


def test_a_health_projects_blocked_item_is_told_as_blocked() -> None:
    held = change(K.BLOCKED, "FER-2", "Interface to the hospital record")
    base: FactBase = facts(blocked=(held,))
    draft = write_draft(base, order("executive"))
    assert any("Interface to the hospital record" in c.text for c in draft.claims)


@given(st.text(max_size=200))
def test_any_text_is_judged_without_failing(text: str) -> None:
    assert isinstance(sensitive_matters(text, NAMES, ("northquay",)), list)
    assert isinstance(private_matters(text, NAMES), list)


@given(
    before=st.sampled_from(["", "Chore: ", "WIP ", "2031-03 "]),
    matter=st.sampled_from([t for titles in SENSITIVE.values() for t in titles]),
    after=st.sampled_from(["", ".", " (again)", ", part 2"]),
)
def test_what_stands_around_a_sensitive_matter_does_not_hide_it(
    before: str, matter: str, after: str
) -> None:
    assert sensitive_matters(f"{before}{matter}{after}", NAMES)


@pytest.mark.parametrize(
    ("words", "is_secret"),
    [
        ("Gate admin port accepts default password", False),
        ("Password is shown in the harbour log", False),
        ("Forgot password: link expires after an hour", False),
        ("Token is accepted twice", False),
        ("Roles admin/user for the quay", False),
        ("Gate password is tide4711", True),
        ("password: swordfish", True),
        ("The gate opens with PIN 4711", True),
        ("API key=Zx81!k", True),
        ("Log in as admin/admin", True),
    ],
)
def test_a_secret_is_a_value_and_not_the_word_for_it(
    words: str, is_secret: bool
) -> None:
    base = facts(changes=(change(K.ISSUE_OPENED, "FER-9", words),))
    for audience in ("executive", "engineering"):
        draft = write_draft(base, order(audience))
        assert [item.fact for item in draft.withheld] == [
            fact.id for fact in base.changes if is_secret
        ]


def test_another_client_is_known_by_a_word_of_its_name() -> None:
    told = change(K.DONE, "FER-8", "Bridge of the quay")
    held = change(K.DONE, "FER-9", "Use the Tarn berth layout")
    reach = {"others": ("Tarn Bridge Ferries Ltd", "North Quay Group")}
    draft = write_draft(facts(changes=(held,)), order("client", reach=reach))
    assert "another client" in draft.withheld[0].why
    reach = {"others": ("Tarn Ferries Ltd", "North Quay Group")}
    draft = write_draft(facts(changes=(told,)), order("client", reach=reach))
    assert draft.withheld == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pump house handover",
        "Handover",
        "Handover of the pier to the town",
        "Hand over the keys to the harbour office",
        "Final handover protocol",
        "Berth 4 handover",
        "Archive handed over",
    ],
)
def test_a_thing_that_is_handed_over_is_no_matter_of_staff(text: str) -> None:
    assert sensitive_matters(text, NAMES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana's handover",
        "Hand over the ledger module to Ana",
        "Handover from Ana to Will",
        "Handover before she goes",
        "We need a handover before the 7th",
        "Hand over her tasks",
        "Knowledge handover",
        "Handover to the new developer",
    ],
)
def test_the_handover_of_a_persons_work_is_a_matter_of_staff(text: str) -> None:
    assert sensitive_matters(text, NAMES) == ["staff"]


@pytest.mark.parametrize(
    "text",
    [
        "Replacement for the cracked screen of desk 4",
        "Replacement for our two old lamps",
        "A replacement for the third router came on Monday",
        "Dust cover for the kiosk",
        "Leave the old cable in the wall",
    ],
)
def test_given_a_thing_that_is_replaced_or_covered_then_it_is_no_matter_of_staff(text):
    assert sensitive_matters(text, NAMES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Replacement for the trainer",
        "Replacement for Kim",
        "Find a replacement for the project manager",
        "A replacement for the person at the desk",
        "Replacement for the lead of the night crew",
    ],
)
def test_given_a_person_who_is_replaced_then_it_is_a_matter_of_staff(text):
    assert "staff" in sensitive_matters(text, NAMES)
