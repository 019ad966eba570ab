"""Small, odd and damaged exports are still of their kind, and what is odd is named."""

from datetime import date

import pytest

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Ticket
from ingest.errors import UnknownFormatError, UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document


def read(text: str, name: str = "export.json") -> ReadResult:
    context = ReadContext(today=date(2027, 6, 1))
    return read_document(Document(name, text.encode()), context)


def tickets(result: ReadResult) -> list[tuple[str, str]]:
    return [(r.key, r.title) for r in result.records if isinstance(r, Ticket)]


def test_an_object_of_cards_is_a_board_however_little_its_cards_say() -> None:
    result = read('{"name": "B", "cards": [{"name": "Moor the hull", "id": "9"}]}')
    assert result.kind is DocumentKind.TRELLO_JSON
    assert tickets(result) == [("9", "Moor the hull")]
    assert not result.complete


@pytest.mark.parametrize(
    "other",
    [
        '{"cards": ["ace", "king"]}',
        '{"cards": [{"suit": "spades"}]}',
        '{"deck": {"cards": [{"id": "1", "name": "Ace"}]}}',
    ],
)
def test_other_cards_are_no_board(other: str) -> None:
    with pytest.raises(UnknownFormatError):
        read(other)


@pytest.mark.parametrize(
    ("card", "named"),
    [
        ('"pos": NaN, "due": -Infinity', ["NaN", "-Infinity"]),
        ('"closed": true, "closed": false', ["'closed' stands twice"]),
    ],
)
def test_values_that_json_lacks_and_keys_that_disagree_are_named(
    card: str, named: list[str]
) -> None:
    result = read(f'{{"cards": [{{"id": "1", "name": "Tar", {card}}}]}}')
    assert tickets(result) == [("1", "Tar")]
    assert len(result.problems) == len(named)
    for problem, words in zip(result.problems, named, strict=True):
        assert problem.what.startswith(words)


@pytest.mark.parametrize("title", ["[DOCK-4] Tar", "<![CDATA[[DOCK-4] Tar]]>"])
def test_a_feed_of_issues_is_jiras_when_only_titles_say_the_keys(title: str) -> None:
    feed = f"<rss><channel><item><title>{title}</title></item></channel></rss>"
    result = read(feed, "feed.xml")
    assert result.kind is DocumentKind.JIRA_XML
    assert tickets(result) == [("DOCK-4", "Tar")]


def test_a_feed_of_news_is_not_jiras() -> None:
    with pytest.raises(UnknownFormatError):
        read("<rss><channel><item><title>News</title></item></channel></rss>", "n.xml")


def test_a_bad_line_of_json_lines_is_named_and_the_others_are_kept() -> None:
    lines = ['{"gid":"1","name":"Tar"}', '{"gid":"2",', '{"gid":"3","name":"Rope"}']
    result = read("\n".join(lines), "tasks.jsonl")
    assert result.kind is DocumentKind.ASANA_JSON
    assert tickets(result) == [("1", "Tar"), ("3", "Rope")]
    assert result.problems[0].where == "line 2"
    assert result.rows_refused == 1
    assert not result.complete


def test_json_that_is_cut_off_is_no_json_lines() -> None:
    with pytest.raises(
        UnreadableFileError, match="cut off: its JSON ends in the middle of line 3"
    ):
        read('[\n{"gid": "1", "name": "Tar", "completed": false},\n{"gid": "2"')
