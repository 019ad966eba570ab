"""Formats for other programs and for paper: Slack, Confluence, PDF."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from assistant.export.exporters import EXPORTERS
from assistant.export.pdf import LettersMissingError
from tests.export.reopening import one_line, pdf_pages, reopened, slack_texts, storage
from tests.export.test_exports import draft_for, publication
from tests.export.test_formats import HOSTILE, with_headline

MACRO = "{urn:ac}structured-macro"
NAME = "{urn:ac}name"
LAST_OF_LATIN_1 = 0xFF


def test_given_hostile_words_then_slack_holds_plain_text_alone() -> None:
    sent = with_headline(f"{HOSTILE} <!channel> <@U012> @here *bold*")
    message = json.loads(EXPORTERS["slack"](sent))
    kinds = set(re.findall(r'"type": "(\w+)"', json.dumps(message["blocks"])))
    assert kinds <= {
        "header",
        "plain_text",
        "rich_text",
        "rich_text_section",
        "rich_text_list",
        "text",
    }
    assert "<" not in message["text"]
    assert not message["link_names"]
    assert "://" not in " ".join(slack_texts(message["blocks"]))
    assert "<!channel> <@U012>" in " ".join(slack_texts(message["blocks"]))


def test_given_a_long_title_then_slack_accepts_its_header_and_all_is_shown() -> None:
    draft = draft_for("executive")
    long = "Ferry terminal " * 20
    sent = publication(draft.model_copy(update={"title": long.strip()}))
    blocks = json.loads(EXPORTERS["slack"](sent))["blocks"]
    assert len(blocks[0]["text"]["text"]) <= 150
    assert long.strip() in list(slack_texts(blocks))


def test_given_an_update_then_confluence_shows_its_colour_as_a_lozenge() -> None:
    page = storage(EXPORTERS["confluence"](publication(draft_for("executive"))))
    [status] = page.xpath("//*[@*[local-name()='name']='status']")
    assert ["".join(each.itertext()) for each in status] == ["Yellow", "AMBER"]


def test_given_hostile_words_then_confluence_makes_no_macro_or_link_of_them() -> None:
    words = f"{HOSTILE} <ac:structured-macro ac:name='html'/> {{html}}"
    page = storage(EXPORTERS["confluence"](with_headline(words)))
    assert {each.get(NAME) for each in page.iter(MACRO)} == {"status", "expand"}
    assert not page.xpath("//a | //img | //script")
    assert "<ac:structured-macro" in "".join(page.itertext())


def test_given_an_update_then_its_pdf_has_a_title_pages_and_no_action() -> None:
    reader = PdfReader(BytesIO(EXPORTERS["pdf"](with_headline(HOSTILE))))
    assert reader.metadata is not None
    assert "14 March 2031" in str(reader.metadata.title)
    for page in reader.pages:
        assert "/Annots" not in page
    assert "/OpenAction" not in reader.trailer["/Root"]


def test_given_a_long_draft_then_each_page_of_the_pdf_is_stamped() -> None:
    pages = pdf_pages(EXPORTERS["pdf"](with_headline("The quay is late. " * 900, None)))
    assert len(pages) > 1
    assert all("DRAFT, not approved" in page for page in pages)


@pytest.mark.parametrize(
    "words",
    [
        "Żaneta Řezníčková owns it",
        "Ольга отвечает",
        "担当者は未定 → 来週",
        "담당자 미정",
    ],
)
def test_given_letters_of_many_scripts_then_the_pdf_has_them(words: str) -> None:
    assert words in one_line(reopened("pdf", EXPORTERS["pdf"](with_headline(words))))


def test_given_an_emoji_then_the_pdf_names_it() -> None:
    text = one_line(reopened("pdf", EXPORTERS["pdf"](with_headline("Ship it 🚀 now"))))
    assert "Ship it [rocket] now" in text


def test_given_a_script_that_no_font_has_then_the_pdf_is_refused_with_the_letters() -> (
    None
):
    with pytest.raises(LettersMissingError) as refused:
        EXPORTERS["pdf"](with_headline("המעבורת מאחרת"))
    assert "hebrew letter he" in str(refused.value)
    assert "--format html" in refused.value.fix


@given(st.text(max_size=60))
def test_given_any_words_then_a_pdf_opens_or_names_what_it_lacks(words: str) -> None:
    try:
        data = EXPORTERS["pdf"](with_headline(f"Ferry {words} sails"))
    except LettersMissingError:
        assert any(ord(letter) > LAST_OF_LATIN_1 for letter in words)
    else:
        assert "Finished: Booking page." in one_line(reopened("pdf", data))
