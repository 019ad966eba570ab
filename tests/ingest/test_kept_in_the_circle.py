"""Words that are to stay among those who hear them are restricted."""

import pytest

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, ReadResult, Role
from ingest.privacy.labels import passage_labels

KEPT = [
    "The baker has a lawyer now. Not for outside this channel.",
    "This must not leave the channel.",
    "Please don't share this outside the team.",
    "It should not be passed on outside of our group.",
    "Would you mind not forwarding this?",
    "I'd rather you didn't share this with anyone.",
    "I would kindly ask you to not share this.",
    "Kindly refrain from sharing this.",
    "Please do not forward this mail.",
    "The sale is still secret. It is still under wraps.",
    "This isn't for sharing.",
    "That must not get out.",
    "Not beyond these four walls.",
    "Nothing of this goes outside of the team.",
    "Can we keep this among ourselves?",
    "It must remain by us.",
    "Between us the mill is nearly broke",
    "This information is only for you.",
    "For this channel only.",
    "Strike that from the minutes.",
    "Don't mention this in the minutes.",
    "Do not put this in the update.",
    "This should not go into the status report.",
    "The price must not go into the update yet.",
    "Please leave this out of the weekly.",
    "Please don't mention this in the update yet.",
    "This stays out of the update until I have told the board.",
    "Nobody else knows this yet.",
    "Das darf diesen Raum nicht verlassen.",
    "Das darf niemand außerhalb des Teams erfahren.",
    "Bitte nicht weitergeben.",
    "Sag es bitte niemandem.",
    "Merci de ne pas transférer.",
    "Gardez-le pour vous s'il vous plaît.",
    "Ça ne doit pas sortir d'ici.",
]
OPEN = [
    "This varnish is not for outside use.",
    "The channel is not for outside calls.",
    "Keep this in the fridge.",
    "Put this in the update, people like good news.",
    "Do not put it in the report folder.",
    "Don't write the totals in the report.",
    "The crane stays out of the yard.",
    "Don't pass the hose on the left.",
    "Between us and the mill there are two doors.",
    "We bought an off the record player for the shop.",
    "The flour must not leave the room without a label.",
    "It must not get out of step.",
    "Don't take this outside, it rains.",
    "The parcels are under wraps of foil.",
    "This channel is only for incidents.",
    "For this week only the shop opens late.",
    "Smoking is only allowed outside this room.",
    "Not for outside the EU.",
    "Keep the logs in the team folder.",
    "Nobody outside the team knows the recipe.",
    "Do not forward calls to the old number.",
    "Goggles are for your eyes only if they fit.",
    "Die Säcke dürfen den Raum nicht verlassen.",
    "Garde le four pour vous tester.",
]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        *((words, Label.RESTRICTED) for words in KEPT),
        *((words, Label.INTERNAL) for words in OPEN),
    ],
)
def test_what_is_to_stay_in_the_circle_is_restricted(words: str, label: Label) -> None:
    passage = Passage(locator="1", text=words, role=Role.MESSAGE, speaker="Ana")
    result = ReadResult(kind=DocumentKind.SLACK_DAY, passages=(passage,))
    assert passage_labels(result, None) == (label,)


UNWRITTEN = [
    "This will not go into the minutes.",
    "None of that goes into any minutes.",
    "We won't minute that.",
    "I will leave it out of the notes.",
    "This is to be written down nowhere.",
    "That stays off the minutes.",
    "It stays between us and Oskar.",
    "@ana between us: the mill is nearly broke.",
    "Das schreibe ich nirgends auf.",
]
WRITTEN = [
    "The tolerance is written down nowhere.",
    "The flour price did not go into the minutes.",
    "I will not write the recipe this week.",
    "I won't put that in the oven yet.",
    "It must not go into the log.",
    "It stays between us and the mill.",
]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        *((words, Label.RESTRICTED) for words in UNWRITTEN),
        *((words, Label.INTERNAL) for words in WRITTEN),
    ],
)
def test_what_is_to_be_written_nowhere_is_restricted(words: str, label: Label) -> None:
    passage = Passage(locator="1", text=words, role=Role.MESSAGE, speaker="Ana")
    result = ReadResult(kind=DocumentKind.SLACK_DAY, passages=(passage,))
    assert passage_labels(result, None) == (label,)


def _labels(*said: tuple[str, str]) -> list[bool]:
    passages = tuple(
        Passage(locator=str(n), text=text, role=Role.TURN, speaker=who)
        for n, (who, text) in enumerate(said)
    )
    result = ReadResult(kind=DocumentKind.TRANSCRIPT_VTT, passages=passages)
    return [label is Label.RESTRICTED for label in passage_labels(result, None)]


def test_a_promise_to_write_it_nowhere_closes_what_another_one_said_last() -> None:
    assert _labels(
        ("Ana", "The flour came."),
        ("Ben", "If the mill is late again, we ask for nine hundred back."),
        ("Ana", "That I will not write down."),
        ("Ben", "The ovens are lit."),
    ) == [False, True, True, False]


def test_a_long_request_that_points_back_closes_what_its_speaker_said_before() -> None:
    assert _labels(
        ("Ana", "The shop in the station closes next year."),
        ("Ben", "I see."),
        ("Ana", "None of this leaves the room, and it must not go into any minutes."),
    ) == [True, False, True]


def test_a_long_request_with_a_matter_of_its_own_closes_only_itself() -> None:
    assert _labels(
        ("Ana", "The flour came."),
        ("Ben", "Fine."),
        ("Ana", "Oskar sells his half of the bakery in May, keep that between us two."),
    ) == [False, False, True]


def _mail(*lines: tuple[str, bool]) -> list[bool]:
    passages = tuple(
        Passage(locator=str(n), text=text, quoted=quoted, thread="mail")
        for n, (text, quoted) in enumerate(lines)
    )
    result = ReadResult(kind=DocumentKind.MAIL, passages=passages)
    return [label is Label.RESTRICTED for label in passage_labels(result, None)]


def test_a_request_in_a_quoted_mail_closes_what_it_introduces_not_the_answer() -> None:
    assert _mail(
        ("We take the ovens on Monday.", False),
        ("> The ovens are ready.", True),
        ("> Please keep this between us:", True),
        ("> they cost nine hundred less than listed.", True),
        ("See you on Monday.", False),
    ) == [False, False, True, True, False]


def test_a_request_of_who_writes_the_mail_closes_all_of_it() -> None:
    assert all(_mail(("Please keep this between us:", False), ("They cost 9.", False)))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Do not mention it to Millbrook before they sign.", Label.RESTRICTED),
        ("Please don't mention this to Olga yet.", Label.RESTRICTED),
        ("Details stay with Olga and Pete, DO NOT send round.", Label.RESTRICTED),
        ("The names must stay between Olga and me.", Label.RESTRICTED),
        ("Don't pass the list around.", Label.RESTRICTED),
        ("Do not send the flour to Olga before it is weighed.", Label.INTERNAL),
        ("Do not send the cart round the mill.", Label.INTERNAL),
        ("Details stay with the miller until May.", Label.INTERNAL),
        ("The keys stay with Olga.", Label.INTERNAL),
    ],
)
def test_given_persons_with_whom_it_is_to_stay_then_it_is_restricted(
    words: str, label: Label
) -> None:
    piece = Passage(locator="line 1", text=words)
    result = ReadResult(kind=DocumentKind.NOTES_MARKDOWN, passages=(piece,))
    assert passage_labels(result, None) == (label,)
