"""What only a mail that quotes it says, and what a quote repeats."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.sourced import SourcedPassage
from assistant.ledger.lone_quotes import LoneQuotes, lone_quotes, with_lone_quotes

SENT, SAID = date(2031, 3, 6), date(2031, 3, 4)
WORDS = "The bell tower opens on 9 June. The mason takes the north stair first."


def piece(text: str, file: str = "b", at: int = 1, **fields: object) -> SourcedPassage:
    fields = {"speaker": "Ida Holm", "dated": SENT, **fields}
    return SourcedPassage(
        id=f"{file}#{at}",
        passage=Passage.model_validate(
            {"locator": f"line {at}", "text": text, **fields}
        ),
        source=f"{file}.eml",
        kind=DocumentKind.MAIL,
        title=None,
        as_of=SENT,
        dated=fields["dated"] or SENT,
        label=Label.INTERNAL,
    )


def quote(text: str, file: str = "b", at: int = 2, **fields: object) -> SourcedPassage:
    marked = "\n".join(f"> {line}" for line in text.split("\n"))
    return piece(marked, file, at, **{"quoted": True, "dated": SAID, **fields})


def heard(*pieces: SourcedPassage) -> list[str]:
    """Return the ids of the quotes that count as words of their own."""
    return list(lone_quotes(pieces).read)


def test_given_a_quote_of_a_mail_that_is_not_there_then_it_counts_as_own_words() -> (
    None
):
    alone, reply = quote(WORDS), piece("Fine by me, thanks for asking.")
    found = with_lone_quotes([reply, alone], lone_quotes([reply, alone]))
    assert [(one.passage.quoted, one.relayed) for one in found] == [
        (False, False),
        (False, True),
    ]
    assert found[1].passage.text == alone.passage.text
    assert (found[1].dated, found[1].passage.speaker) == (SAID, "Ida Holm")


@pytest.mark.parametrize(
    "original",
    [
        WORDS,
        WORDS.replace(". ", ".\n\n"),
        f"Dear Rolf,\n{WORDS}\nThe rest is as it was.",
        WORDS.replace(" ", "\n"),
        WORDS.replace("The", "*The*").replace("9 June", "9\u00a0June"),
    ],
)
def test_given_the_words_as_own_words_however_broken_then_the_quote_repeats(
    original: str,
) -> None:
    parts = [piece(text, "a", at) for at, text in enumerate(original.split("\n\n"))]
    assert heard(*parts, quote(WORDS)) == []


def test_given_the_quote_ends_in_a_name_and_a_greeting_then_it_still_repeats() -> None:
    signed = f"Dear Rolf, good morning\n{WORDS}\nBest wishes from the whole loft\nIda"
    assert heard(piece(WORDS, "a"), quote(signed)) == []


@pytest.mark.parametrize(
    "original",
    [
        WORDS.replace("9 June", "11 June"),
        "The bell tower opens on 9 June.",
        "The mason takes the north stair first, as I said. The tower opens on 9 June.",
    ],
)
def test_given_other_words_or_the_smaller_part_then_the_quote_stands_alone(
    original: str,
) -> None:
    more = f"{WORDS} The choir rehearses in the crypt on every other Thursday."
    assert heard(piece(original, "a"), quote(more)) == ["b#2"]


def test_given_a_sentence_that_is_own_words_elsewhere_then_that_one_repeats() -> None:
    first, second = "The bell tower opens on 9 June.", "Rolf orders ten new ropes."
    more = f"{first} {second} The mason takes the north stair before the south one."
    own, alone = piece(second, "a"), quote(more)
    found = lone_quotes([own, alone])
    [one] = found.read.values()
    assert found.repeats(one, second)
    assert found.repeats(one, "orders ten new ropes")
    assert not found.repeats(one, first)
    assert not found.repeats(own, second)


def test_given_three_replies_that_quote_the_same_then_the_first_one_counts() -> None:
    replies = [quote(WORDS, file) for file in "abc"]
    assert heard(*replies) == ["a#2"]
    assert heard(*replies, piece(WORDS, "d")) == []


@pytest.mark.parametrize("mark", ["[...]", "[…]", "<snip>", "[cut]", "..."])
def test_given_a_quote_that_leaves_words_out_then_none_of_its_block_counts(
    mark: str,
) -> None:
    parts = (quote(WORDS), quote(mark, at=3), quote("We keep to it all.", at=4))
    found = lone_quotes(parts)
    assert not found.read
    assert list(found.cut) == ["b#2", "b#4"]
    other = quote("The organ stays where it is now.", at=5, speaker="Rolf Berg")
    assert heard(*parts, other) == ["b#5"]


@pytest.mark.parametrize(
    ("words", "is_own"),
    [
        ("The tower opens on Tuesday 9 June.", True),
        ("The tower opens on 9 June, says the mason.", True),
        ("The tower opens on Tuesday, says the mason.", False),
        ("The tower opens next week, says the mason.", False),
        ("The tower opens in three weeks, he says.", False),
        ("The tower opened yesterday, says the mason.", False),
    ],
)
def test_given_no_day_then_what_counts_from_today_stays_a_quote(
    words: str, is_own: bool
) -> None:
    [one] = lone_quotes([quote(words, dated=None)]).read.values()
    assert one.passage.quoted is not is_own
    assert one.relayed


@pytest.mark.parametrize(
    "words", ["Thanks!", "Ida Holm", "Best wishes from the loft", "Yes, agreed.", "> "]
)
def test_given_a_greeting_a_name_or_a_bare_yes_then_nothing_is_read(words: str) -> None:
    assert lone_quotes([quote(words)]) == LoneQuotes()


def test_given_a_quote_in_a_chat_then_it_stays_a_quote() -> None:
    said = quote(WORDS)
    chat = SourcedPassage(
        id=said.id,
        passage=said.passage,
        source="c",
        kind=DocumentKind.SLACK_DAY,
        title=None,
        as_of=SENT,
        dated=SENT,
        label=Label.INTERNAL,
    )
    assert heard(chat) == []
    assert not LoneQuotes().repeats(chat, WORDS)


LEXICON = ["tower", "opens", "mason", "stair", "bell", "rope", "nine", "loft"]
SENTENCES = st.lists(
    st.lists(st.sampled_from(LEXICON), min_size=4, max_size=8).map(
        lambda words: f"{' '.join(words)}."
    ),
    min_size=1,
    max_size=4,
)


@given(SENTENCES, st.integers(min_value=1, max_value=3))
def test_whatever_is_quoted_counts_once_and_never_beside_the_original(
    sentences: list[str], replies: int
) -> None:
    text = " ".join(sentences)
    quotes = [quote(text, f"r{number}") for number in range(replies)]
    assert heard(*quotes) == ["r0#2"]
    wrapped = text.replace(" ", "\n")
    assert heard(*quotes, piece(wrapped, "z")) == []
    assert heard(piece(wrapped, "a"), *quotes) == []
