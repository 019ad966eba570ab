"""Slack messages whose words stand in blocks or in what they share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.domain.reading import Passage, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.slack import SlackDayReader

CONTEXT = ReadContext(today=date(2031, 11, 20))
LATE = "1930000000.000100"  # 2031-02-27
EARLY = "1929000000.000100"  # 2031-02-16


def read(*messages: dict[str, Any]) -> ReadResult:
    document = Document("chat/kiln/2031-02-27.json", json.dumps(messages).encode())
    return SlackDayReader().read(document, CONTEXT)


def passages(text: str, **more: Any) -> Sequence[Passage]:
    message = {"type": "message", "user": "U1", "text": text, "ts": LATE}
    return read(message | more).passages


def rich(*elements: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "rich_text", "elements": list(elements)}]


def part(kind: str, *elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": f"rich_text_{kind}", "elements": list(elements)}


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


def test_given_no_text_then_the_words_of_the_blocks_are_read() -> None:
    blocks = rich(
        part(
            "section",
            {"type": "user", "user_id": "U7"},
            text(" the kiln cracked, see "),
            {"type": "link", "url": "https://k.example/1", "text": "the log"},
        ),
        part(
            "list",
            part("section", text("order bricks")),
            part("section", text("call the mason")),
        ),
        part("preformatted", text("E42 too hot")),
    )
    (found,) = passages("", blocks=blocks)
    assert found.text == (
        "<@U7> the kiln cracked, see the log\n• order bricks\n• call the mason\n"
        "E42 too hot"
    )
    assert (found.speaker, found.quoted, found.locator) == ("U1", False, "/0/blocks")


def test_given_a_quote_in_the_blocks_then_it_is_not_the_writer_s_own() -> None:
    blocks = rich(
        part("quote", text("Glaze arrives on Friday.")),
        part("section", text("Not any more.")),
    )
    own, quote = passages("", blocks=blocks)
    assert (own.text, own.quoted) == ("Not any more.", False)
    assert (quote.text, quote.quoted) == ("Glaze arrives on Friday.", True)
    assert quote.speaker is None


def test_given_blocks_that_repeat_the_text_then_it_is_read_once() -> None:
    blocks = rich(part("section", text("The kiln cracked.")))
    (found,) = passages("The kiln cracked.", blocks=blocks)
    assert found.locator == "/0/text"


def test_given_blocks_of_an_app_then_all_their_texts_are_read() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Firing"}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "Cone 6"},
            "fields": [{"type": "mrkdwn", "text": "Day 3"}],
        },
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "by hand"}]},
        {"type": "divider"},
    ]
    (found,) = passages("", blocks=blocks)
    assert found.text == "Firing\nCone 6\nDay 3\nby hand"


def test_given_a_shared_message_beside_text_then_it_is_quoted_of_its_author() -> None:
    shared = {
        "is_share": True,
        "author_name": "Ines Roth",
        "text": "The glaze leaks.",
        "ts": EARLY,
    }
    own, quote = passages("look", attachments=[shared, {"fallback": "[no preview]"}])
    assert (own.text, own.speaker, own.quoted) == ("look", "U1", False)
    assert (quote.text, quote.speaker) == ("The glaze leaks.", "Ines Roth")
    assert (quote.quoted, quote.dated) == (True, date(2031, 2, 16))
    assert quote.locator == "/0/attachments/0/text"


def test_given_a_shared_message_alone_then_it_is_quoted_too() -> None:
    within = {"message": {"blocks": rich(part("section", text("Kiln is cold.")))}}
    shared = {"author_name": "Ines Roth", "message_blocks": [within]}
    (quote,) = passages("", attachments=[shared])
    assert (quote.text, quote.quoted) == ("Kiln is cold.", True)


def test_given_values_of_another_kind_then_the_message_is_without_words() -> None:
    found = read(
        {"ts": LATE, "user": "U1", "text": 5, "blocks": [3], "attachments": "x"},
        {"ts": EARLY, "user": "U1", "text": "", "blocks": {"a": 1}},
    )
    assert not found.passages
    assert found.remarks == (
        "messages that are left out: 2 without words, such as files",
    )


def test_the_title_of_a_link_s_preview_without_a_text_is_quoted() -> None:
    film = {
        "title": "How to glaze a tile",
        "author_name": "Potters",
        "fallback": "Film",
    }
    own, quote = passages("watch https://k.example/2", attachments=[film])
    assert (own.text, own.quoted) == ("watch https://k.example/2", False)
    assert (quote.text, quote.quoted) == ("How to glaze a tile", True)
    assert quote.locator == "/0/attachments/0/title"
    assert quote.speaker == "Potters"
