"""Jira's XML export of a search."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 6, 1))
ITEM = """<item><title>[YRD-7] Paint</title><project id="1" key="YRD">Refit</project>
<description>&lt;p&gt;Two &lt;b&gt;coats&lt;/b&gt;&lt;/p&gt;</description>
<key id="7">YRD-7</key><summary>Paint</summary><type id="1">Задача</type>
<status id="3">Делаем</status><statusCategory id="4" key="indeterminate"/>
<resolution id="-1">Не решено</resolution>
<assignee accountid="-1">Никто</assignee><reporter accountid="u1">Ana Li</reporter>
<labels><label>dock</label></labels>
<created>Thu, 4 Feb 2027 23:12:18 -0700</created>
<updated>Fri, 5 Feb 2027 16:12:18 +0100</updated><due></due>
<comments><comment id="1" author="u1" created="Fri, 5 Feb 2027 16:12:18 +0100">
&lt;p&gt;Tar is late&lt;/p&gt;</comment></comments>
<issuelinks><issuelinktype id="1"><name>Blocks</name><inwardlinks description="is
blocked by"><issuelink><issuekey id="3">YRD-3</issuekey></issuelink></inwardlinks>
</issuelinktype></issuelinks>
<customfields><customfield id="c1"><customfieldname>Sprint</customfieldname>
<customfieldvalues><customfieldvalue>S 1</customfieldvalue>
<customfieldvalue>S 2</customfieldvalue></customfieldvalues></customfield>
</customfields></item>"""


def read(*items: str, total: int = 1, above: str = "") -> ReadResult:
    text = (
        f'{above}<rss version="0.92"><channel><issue start="0" end="1" '
        f'total="{total}"/>{"".join(items)}</channel></rss>'
    )
    return read_document(Document("w/SearchRequest.xml", text.encode()), CONTEXT)


def test_an_item_is_read_by_category_and_its_own_clock_without_markup() -> None:
    result = read(ITEM)
    assert result.kind is DocumentKind.JIRA_XML
    assert (result.stream, result.complete) == ("jira:YRD", True)
    [found] = result.records
    assert isinstance(found, Ticket)
    assert (found.key, found.locator) == ("YRD-7", "/rss/channel/item[1]")
    assert found.category is StatusCategory.ACTIVE
    assert (found.assignee, found.reporter, found.resolution) == (None, "Ana Li", None)
    assert (found.created, found.due) == (date(2027, 2, 4), None)
    assert found.description == "Two coats"
    assert found.blocked_by == ("YRD-3",)
    assert found.sprints == ("S 1", "S 2")
    assert [(c.author, c.text) for c in found.comments] == [("Ana Li", "Tar is late")]
    assert result.unmapped == {}


def test_a_channel_that_counts_more_than_it_holds_is_cut() -> None:
    result = read(ITEM, total=40)
    assert result.looks_cut == "1 of 40 issues are in the file"
    assert (result.complete, result.stream) == (False, "jira:YRD@0")


def test_an_item_without_key_or_with_one_twice_is_refused_by_place() -> None:
    result = read(ITEM, "<item><summary>Lost</summary></item>", ITEM)
    places = ["/rss/channel/item[2]", "/rss/channel/item[3]"]
    assert [problem.where for problem in result.problems] == places
    assert (len(result.records), result.rows_refused) == (1, 2)


@pytest.mark.parametrize(
    ("above", "reason"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b">]>', "document type"),
        ("<rss><issue start='0'", "well-formed"),
    ],
)
def test_declared_types_and_broken_files_are_refused(above: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read(ITEM, above=above)


@given(data=st.binary(max_size=300), at=st.integers(0, len(ITEM)))
@settings(max_examples=80)
def test_whatever_bytes_come_the_answer_is_a_result_or_a_refusal(
    data: bytes, at: int
) -> None:
    broken = ITEM.encode()[:at] + data + ITEM.encode()[at:]
    for body in (data, b"<rss><channel>" + broken + b"</channel></rss>"):
        try:
            result = read_document(Document("a.xml", body), CONTEXT, "jira_xml")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)
