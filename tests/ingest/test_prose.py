from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import Passage, Role
from ingest.text.decoding import clean
from ingest.text.prose import markdown_passages, text_passages
from ingest.text.statements import split_statements

_MARKS = st.sampled_from(
    (
        *("- ", "* ", "  - ", "1. ", "# ", "## ", "> ", "| a | b |", "|---|---|"),
        *("```", "---", "===", "<!--", "-->", "**Actions**", "To do:", "- [ ] "),
        *("", "    ", "\t"),
    )
)
_LINES = st.lists(
    st.builds(lambda mark, words: mark + words, _MARKS, st.text(max_size=20)),
    max_size=12,
)
_PLACE = re.compile(r"lines? (\d+)(?:-(\d+))?")


def lines_at(locator: str, lines: list[str]) -> str:
    match = _PLACE.fullmatch(locator)
    assert match
    first, last = int(match[1]), int(match[2] or match[1])
    return "\n".join(lines[first - 1 : last])


def markdown(text: str) -> tuple[Passage, ...]:
    return markdown_passages(text.split("\n"))


def texts(passages: tuple[Passage, ...], role: Role) -> list[str]:
    return [passage.text for passage in passages if passage.role is role]


@given(_LINES)
def test_every_passage_is_verbatim_what_stands_at_its_locator(raw: list[str]) -> None:
    lines = clean("\n".join(raw)).split("\n")
    for passages in (markdown_passages(lines), text_passages(lines)):
        assert len({passage.locator for passage in passages}) == len(passages)
        for passage in passages:
            assert passage.text == lines_at(passage.locator, lines)


@given(st.lists(st.text(alphabet="abc >-*#1.|`", max_size=12), max_size=12))
def test_no_line_with_words_is_lost_outside_of_table_heads(lines: list[str]) -> None:
    passages = markdown_passages(lines)
    covered = {line for passage in passages for line in passage.text.split("\n")}
    heads = {
        lines[index]
        for index in range(len(lines) - 1)
        if re.fullmatch(r"[-|: ]+", lines[index + 1]) and "-" in lines[index + 1]
    }
    lost = {line for line in lines if re.search(r"[abc]", line)} - covered - heads
    assert not lost


def test_nested_items_are_passages_of_their_own_and_keep_their_wrapped_lines() -> None:
    passages = markdown("- [ ] first goes\n  on here\n  - below\n- [x] last")
    assert texts(passages, Role.ITEM) == [
        "- [ ] first goes\n  on here",
        "  - below",
        "- [x] last",
    ]
    assert passages[0].locator == "lines 1-2"


def test_four_blanks_make_a_list_and_no_code() -> None:
    assert texts(markdown("- a\n\n    - b"), Role.ITEM) == ["- a", "    - b"]


def test_table_row_carries_its_columns_and_its_own_line() -> None:
    [row] = [
        passage
        for passage in markdown(
            "# Gates\n\n| Gate | When |\n|---|---|\n| **G1** | May |"
        )
        if passage.role is Role.ROW
    ]
    assert (row.locator, row.text) == ("line 5", "| **G1** | May |")
    assert row.cells == (("Gate", "**G1**"), ("When", "May"))
    assert row.headings == ("Gates",)


def test_line_in_bold_is_a_heading_until_the_next_one() -> None:
    passages = markdown(
        "# Day\n\n**Decisions (Ana)**\n\n1. Go\n\nSo be it.\n\n## Next\n\nx"
    )
    found = {passage.text: passage.headings for passage in passages}
    assert found["1. Go"] == ("Day", "Decisions (Ana)")
    assert found["So be it."] == ("Day", "Decisions (Ana)")
    assert found["x"] == ("Day", "Next")


def test_label_above_a_list_holds_for_that_list_only() -> None:
    passages = markdown("Things to do:\n\n- call Bo\n\nAfter lunch we talked on.")
    assert [passage.headings for passage in passages] == [(), ("Things to do",), ()]
    assert passages[0].role is Role.HEADING


@pytest.mark.parametrize(
    "line",
    ["Attendees: Ana Diaz, Tom Reed", "**Present:** Ana", "Notes (draft): Mirela"],
)
def test_label_with_its_content_beside_it_is_no_heading_of_a_list(line: str) -> None:
    passages = markdown(f"# Sync\n{line}\n\n- Ana will write it.")
    assert passages[1].role is Role.PARAGRAPH
    assert [passage.headings for passage in passages[1:]] == [("Sync",), ("Sync",)]


def test_label_without_content_is_the_heading_of_the_names_below() -> None:
    passages = markdown("Attendees:\n- Ana Diaz\n- Tom Reed")
    assert passages[0].role is Role.HEADING
    assert passages[1].headings == ("Attendees",)


def test_label_item_is_the_heading_of_the_items_in_it() -> None:
    passages = markdown(
        "- Actions:\n  - Bo writes\n- Rest of the day was quiet, mostly."
    )
    assert [passage.headings for passage in passages] == [(), ("Actions",), ()]


def test_paragraph_above_dashes_is_no_heading_when_it_has_two_lines() -> None:
    passages = markdown(
        "We talked about it at some length and\nthen we left\n---\nBye."
    )
    assert [passage.role for passage in passages] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_comment_is_left_out_but_words_beside_it_are_kept() -> None:
    assert markdown("<!-- hidden\nwords -->") == ()
    [kept] = markdown("<!-- x --> Bo calls Ana.")
    assert "Bo calls Ana." in kept.text


def test_wrapped_prose_is_one_passage_and_separate_statements_are_several() -> None:
    wrapped = (
        "The supplier wrote that the second delivery would be later than\n"
        "planned because the ship waits outside of the harbour since the\n"
        "storm"
    )
    assert len(text_passages(wrapped.split("\n"))) == 1
    standup = ["mo - merged the parser", "me - wrote docs", "AI mo - tests by friday"]
    assert [passage.text for passage in text_passages(standup)] == standup


SHORTHAND = [
    [
        "mill: dry. BL to get a price from the roofer in town by Friday",
        "miller (Oto) wants the ladder off the wall",
    ],
    [
        f"north gate: fine. two posts {'and a lamp ' * 9}. AD to order cable by 3 May",
        "keeper of the keys says that nobody may park there",
        "bo will ring the roofer about the ladder",
    ],
    [
        "checked the roof with the roofer today, three tiles broken",
        "ladder still at the mill, oto has the key to it",
        "bo rings the smith tomorrow",
        "nothing on paint",
    ],
    ["ana to paint the second door by the end of May", "paint is in the shed of Oto"],
    ["Oto will bring the long ladder by 2031-05-04", "key hangs at the smith's"],
]


@pytest.mark.parametrize("lines", SHORTHAND)
def test_given_a_note_line_by_line_then_each_line_of_a_text_is_a_passage(
    lines: list[str],
) -> None:
    assert [passage.text for passage in text_passages(lines)] == lines


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Bo Li said that the smith must bring new hinges and a lock by Friday",
            "morning or the gate stays as it is until the summer",
        ],
        [
            "The roofer Oto sends is to have the long ladder back at the mill by Friday",
            "and pays for what is broken",
        ],
        [
            "We went round the mill with the roofer who looked at every tile of",
            "it, then with Oto looked hard at all the beams, which",
            "Ana thinks are older than the mill itself and hold for years",
        ],
        [
            "Anything that the roofer wants to have paid by Friday",
            "is to be signed by Ana first",
        ],
        ["Ana is to send the plan of the new roof by Fri 30", "May to the roofer"],
    ],
)
def test_given_prose_wrapped_by_hand_then_it_stays_one_passage(
    lines: list[str],
) -> None:
    assert [passage.text for passage in text_passages(lines)] == ["\n".join(lines)]


WORDS = st.text("abcdefghij", min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=12, max_size=80), st.integers(44, 100))
def test_prose_filled_by_a_machine_is_never_torn(words: list[str], width: int) -> None:
    lines = textwrap.wrap(" ".join(words), width)

    assert len(text_passages(["", *lines])) == len(split_statements(lines))


def test_short_line_above_statements_is_their_heading_in_plain_text() -> None:
    lines = ["team sync thu", "", "actions", "mo sends the numbers to the bank"]
    passages = text_passages(lines)
    assert passages[-1].headings == ("actions",)
    assert passages[2].role is Role.PARAGRAPH or passages[1].role is Role.HEADING


def test_quotes_nested_too_deep_for_the_parser_are_still_kept() -> None:
    line = ">" * 200 + " Bo calls Ana."
    assert [passage.text for passage in markdown(line)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "**Decided (Bo): the choir sings outdoors.**",
        "**Agreed: no amplifiers.**",
        "**Decision: one rehearsal less**",
        "__Decided by Ana: the organ is tuned first.__",
        "**Action: Bo to hire the lamps by 3 May**",
        "**Risk: the hall may be sold.**",
        "**We sing in two voices only**",
        "**Ana will print the scores by Friday**",
        "**Ana decided that the organ is rented for a year.**",
        "**Beschlossen: wir singen ohne Mikrofone.**",
    ],
)
def test_a_sentence_in_bold_by_itself_is_no_heading(line: str) -> None:
    said, item = markdown(f"{line}\n\n- Bo brings the stools.")
    assert said.role is Role.PARAGRAPH
    assert item.headings == ()


@pytest.mark.parametrize(
    "line",
    [
        *("**Decisions (Bo)**", "**Actions: hall and organ**", "**What we agreed**"),
        *("**Phase 2: outdoor concerts**", "**Open points.**", "**Where do we sing?**"),
        *(
            "**Risks we have**",
            "**Songs that are new**",
            "**Overall: AMBER**",
            "**Decision 3: the organ**",
        ),
    ],
)
def test_a_name_of_a_matter_in_bold_by_itself_is_a_heading(line: str) -> None:
    title, item = markdown(f"{line}\n\n- Bo brings the stools.")
    assert title.role is Role.HEADING
    assert item.headings != ()


def test_a_sentence_over_a_row_of_dashes_is_no_heading() -> None:
    said, rest = markdown("Decided: the choir sings outdoors.\n---\n\nBo has the keys.")
    assert said.role is Role.PARAGRAPH
    assert (said.text, rest.headings) == ("Decided: the choir sings outdoors.", ())
