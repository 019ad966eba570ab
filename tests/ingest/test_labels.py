"""Words told in confidence close the passage that carries them."""

from datetime import date

import pytest

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, ReadResult, Role
from assistant.drafting.private import private_matters
from ingest.privacy.labels import passage_labels
from ingest.reader import Document, ReadContext
from ingest.reading import read_document


@pytest.mark.parametrize(
    ("request_", "label"),
    [
        ("Keep this inside the team.", Label.RESTRICTED),
        ("Keep it within the team.", Label.RESTRICTED),
        ("Please keep this internal.", Label.RESTRICTED),
        ("Keep this insider build running.", Label.INTERNAL),
        ("Keep the door open.", Label.INTERNAL),
    ],
)
def test_a_request_to_keep_it_inside_restricts_the_passage(
    request_: str, label: Label
) -> None:
    note = (
        f"# Weekly 2027-03-01\n\n- Ana hands in her notice. {request_}\n- Tests pass.\n"
    )
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    labels = {
        passage.text: found
        for passage, found in zip(
            result.passages, passage_labels(result, None), strict=True
        )
    }
    [said] = [found for text, found in labels.items() if "notice" in text]
    [other] = [found for text, found in labels.items() if "Tests pass" in text]
    assert (said, other) == (label, Label.INTERNAL)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Tell the bakery nothing until I have called Ines.", Label.INTERNAL),
        ("This is not to be shared with the bakery.", Label.INTERNAL),
        ("The ovens arrive on Monday.", Label.CLIENT),
    ],
)
def test_words_for_us_alone_are_internal_where_the_rest_is_open(
    words: str, label: Label
) -> None:
    note = f"# Weekly 2027-03-01\n\n- The ovens moved. {words}\n- Tests pass.\n"
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    pairs = zip(result.passages, passage_labels(result, Label.CLIENT), strict=True)
    labels = {passage.text: found for passage, found in pairs}
    [said] = [found for text, found in labels.items() if "ovens moved" in text]
    [other] = [found for text, found in labels.items() if "Tests pass" in text]
    assert (said, other) == (label, Label.CLIENT)


QUIET = [
    "Ask Ines about your day rate, keep it out of the channel please.",
    "Between us, the oven builder is nearly out of money.",
    "This is between you and me: Oskar looks elsewhere.",
    "Please don't forward this.",
    "Do not share it with anyone yet.",
    "Not for the minutes: the landlord wants the hall back.",
    "Off the record, the second oven will never work.",
    "Nothing leaves this room.",
    "Keep it to yourself for now.",
    "Don't repeat that, please.",
    "Bitte nicht weitersagen: der Ofen ist defekt.",
    "Confidential, the mill is blocked because the baker sued them.",
    "Ana: confidential: the hall is sold.",
    "Strictly internal to the two of us: the oven is held by a court order.",
    "Decided, not to be shared: we drop the second shop.",
    "Hush hush: somebody else gets the corner shop.",
    "This stays in the room. We are blocked by the fire brigade.",
    "Can everybody keep this to themselves: Oskar leaves in August.",
    "Psst, nobody else needs to hear that the inspector may close the hall.",
    "The mill is nearly broke (confidential).",
    "He told me confidentially that the mill closes.",
    "Nobody outside must know.",
    "This goes no further: the lease ends.",
    "Sub rosa: we sell the van.",
    "Confidentiel : le moulin ferme en mai.",
    "Das bleibt unter uns.",
]
LOUD = [
    "The interface between us and the mill is agreed.",
    "Keep the flour in this hall.",
    "Do not share the oven password file with the mill.",
    "The margin between us is small and we share the table.",
    "Forward the minutes to Ines.",
    "Don't write the label by hand.",
    "The channel is out of water, keep it running.",
    "The confidentiality agreement with the mill is signed.",
    "The confidential data module of the till is late.",
    "Security by obscurity keeps no till safe.",
    "Confidential waste bins are ordered.",
    "The trolley stays in the hall.",
    "The till keys are not to be shared.",
    "The recipes are confidential, so the disk is encrypted.",
    "A rise in confidence is measured.",
    "Nobody outside the mill should see the recipes.",
]


STAFF = [
    "Ana to prepare the layoff list by Friday.",
    "Write the redundancy letters.",
    "Ana to talk to Oskar about his drinking.",
    "Cover for Oskar while he is at the tribunal.",
    "My contract ends on 12 June and nobody has said a thing.",
    "Offer Oskar's post to somebody else.",
]
ANYBODYS = [
    "The two ovens are redundant, test the redundancy plan.",
    "The contract with the mill ends in May.",
    "Talk to Oskar about the performance of the oven.",
    "Dismiss the dialog with Escape.",
    "Let the shop go live on Monday.",
    "Termination letters are printed by the till module.",
]


@pytest.mark.parametrize("words", QUIET)
def test_what_the_speaker_asks_to_keep_quiet_is_restricted(words: str) -> None:
    passage = Passage(locator="1", text=words, role=Role.MESSAGE, speaker="Ana")
    result = ReadResult(kind=DocumentKind.SLACK_DAY, passages=(passage,))
    assert passage_labels(result, None) == (Label.RESTRICTED,)


@pytest.mark.parametrize("words", LOUD)
def test_words_that_ask_for_nothing_of_the_kind_are_not(words: str) -> None:
    passage = Passage(locator="1", text=words, role=Role.MESSAGE, speaker="Ana")
    result = ReadResult(kind=DocumentKind.SLACK_DAY, passages=(passage,))
    assert passage_labels(result, None) == (Label.INTERNAL,)


def test_a_bare_request_closes_what_the_same_speaker_said_before() -> None:
    said = [
        ("Ana", "Oskar wants to leave in May."),
        ("Ben", "Oh no."),
        ("Ana", "Keep that between us."),
        ("Ben", "The flour came."),
    ]
    passages = tuple(
        Passage(locator=str(n), text=text, role=Role.MESSAGE, speaker=who)
        for n, (who, text) in enumerate(said)
    )
    result = ReadResult(kind=DocumentKind.SLACK_DAY, passages=passages)
    closed, open_ = Label.RESTRICTED, Label.INTERNAL
    assert passage_labels(result, None) == (closed, open_, closed, open_)


def test_a_part_whose_heading_asks_for_it_is_restricted() -> None:
    note = (
        "# Weekly\n\n## Not for the minutes\n\n- Rent goes up.\n\n## Ovens\n\n- Lit.\n"
    )
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    pairs = zip(result.passages, passage_labels(result, None), strict=True)
    labels = {passage.text.strip("- "): found for passage, found in pairs}
    assert labels["Rent goes up."] is Label.RESTRICTED
    assert labels["Lit."] is Label.INTERNAL


@pytest.mark.parametrize(
    ("words", "label"),
    [
        *((words, Label.RESTRICTED) for words in STAFF),
        *((words, Label.INTERNAL) for words in ANYBODYS),
    ],
)
def test_what_becomes_of_a_persons_job_or_conduct_is_restricted_unasked(
    words: str, label: Label
) -> None:
    passage = Passage(locator="1", text=words, role=Role.MESSAGE, speaker="Ana")
    other = Passage(locator="2", text="The flour came.", role=Role.MESSAGE)
    result = ReadResult(kind=DocumentKind.MAIL, passages=(passage, other))
    assert passage_labels(result, None) == (label, Label.INTERNAL)
    assert bool(private_matters(words, [])) == (label is Label.RESTRICTED)
