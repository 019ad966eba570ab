"""`o` opens what is cited, in its surroundings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.sourced import SourcedPassage
from assistant.review.reading import REACH, around
from tests.review.desks import desk
from tests.review.samples import quote
from tests.tui.pilot import on_screen, place, review, told

WORDS = "Opening goes to the 9th, we cannot sign the firmware before."


def passages(count: int, cited_at: int) -> list[SourcedPassage]:
    return [
        SourcedPassage(
            id=f"psg-{n}",
            passage=Passage(
                locator=f"line {n}",
                text=f"Tide table {n}.\n{WORDS}" if n == cited_at else f"Row {n}.",
            ),
            source="week-02/notes/harbour-sync.md",
            kind=DocumentKind.NOTES_MARKDOWN,
            title=None,
            as_of=date(2027, 3, 12),
            dated=date(2027, 3, 12),
            label=Label.INTERNAL,
        )
        for n in range(count)
    ]


def test_given_a_quote_then_the_passage_that_holds_it_is_found_among_others() -> None:
    found = around(quote(WORDS), passages(200, 90))
    assert found is not None
    assert found.parts[found.at].locator == "line 90"
    assert len(found.parts) == 2 * REACH + 1
    assert [part.cited for part in found.parts if part.cited] == [WORDS]


def test_given_words_in_two_places_then_the_one_of_the_locator_is_opened() -> None:
    twice = passages(5, 1)
    twice[3] = replace(twice[3], passage=Passage(locator="line 14", text=WORDS))
    found = around(quote(WORDS), twice)
    assert found is not None
    assert found.parts[found.at].locator == "line 14"


def test_given_words_that_a_source_holds_no_more_then_nothing_is_opened() -> None:
    assert around(quote("Never said."), passages(3, 1)) is None


async def test_o_shows_the_cited_words_with_what_stands_around_them() -> None:
    def read(cited: Quote):
        return around(cited, passages(120, 60))

    async with review(desk(read=read)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        text = on_screen(pilot)
        assert "week-02/notes/harbour-sync.md (1/2)" in text
        assert "▌ Opening goes to the 9th" in text
        assert "Row 61." in text
        await pilot.press("n")
        await pilot.pause()
        assert "holds these words; it was cited as:" in on_screen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot)


async def test_o_says_where_no_source_is_cited() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "j", "j", "o")
        await pilot.pause()
        assert "No source is cited here." in told(pilot)
