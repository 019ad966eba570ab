from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.domain.drafts import ClaimState, Verdict
from assistant.domain.labels import Label
from assistant.export.exporters import EXPORTERS
from assistant.export.publication import Publication
from assistant.facts.quoting import span
from ingest.text.decoding import clean
from tests.drafting.samples import quote
from tests.export.reopening import mail_of, mail_parts, one_line, reopened
from tests.export.test_exports import draft_for, publication

FORMS = sorted(EXPORTERS)
HOSTILE = (
    "<script>alert(1)</script> <img src=https://evil.example/p.png> "
    "[click](https://evil.example) =HYPERLINK(1) https://evil.example/x?y=1 "
    "www.evil.example ana@evil.example &amp; **bold** \x1b[31m"
)


def with_headline(text: str, approved_by: str | None = "Ana") -> Publication:
    draft = draft_for("executive")
    evidence = (quote(span(text) or "-", Label.INTERNAL, "n.md"),)
    headline = draft.headline.model_copy(update={"text": text, "evidence": evidence})
    return publication(draft.model_copy(update={"headline": headline}), approved_by)


def written(form: str, sent: Publication) -> bytes:
    return EXPORTERS[form](sent)


@pytest.mark.parametrize("form", FORMS)
def test_given_an_update_when_written_then_every_claim_is_found_again(
    form: str,
) -> None:
    sent = publication(draft_for("executive"))
    text = one_line(reopened(form, written(form, sent)))
    for _, claims in sent.sections:
        for claim in claims:
            assert claim.text in text


@pytest.mark.parametrize("form", FORMS)
def test_given_the_same_update_then_the_same_bytes(form: str) -> None:
    sent = publication(draft_for("engineering"))
    assert written(form, sent) == written(form, sent)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"json"}))
def test_given_no_approval_then_each_format_is_stamped(form: str) -> None:
    draft = draft_for("executive")
    stamped = reopened(form, written(form, publication(draft, None))).casefold()
    assert "draft, not approved" in stamped
    approved = reopened(form, written(form, publication(draft))).casefold()
    assert "draft" not in approved


def judged(verdict: Verdict, state: ClaimState, audience: str) -> Publication:
    draft = draft_for(audience)
    changed = {"verdict": verdict, "state": state, "reasons": ("'Five' is not three",)}
    headline = draft.headline.model_copy(update=changed)
    return publication(draft.model_copy(update={"headline": headline}), None)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("verdict", "mark", "note"),
    [
        (Verdict.UNSUPPORTED, "unsupported", "does not carry it"),
        (Verdict.NEEDS_REVIEW, "needs", "not known to carry it"),
    ],
)
def test_given_a_sentence_that_the_gate_does_not_pass_then_a_draft_says_why(
    form: str, verdict: Verdict, mark: str, note: str
) -> None:
    draft = judged(verdict, ClaimState.UNDECIDED, "executive")
    text = one_line(reopened(form, written(form, draft)))
    assert mark in text
    assert "'Five' is not three" in text
    assert note in text or form == "json"
    client = judged(verdict, ClaimState.UNDECIDED, "client")
    text = one_line(reopened(form, written(form, client)))
    assert mark in text
    assert "'Five' is not three" not in text


def test_given_what_a_person_settled_then_only_what_is_unsupported_is_marked() -> None:
    settled = judged(Verdict.NEEDS_REVIEW, ClaimState.ACCEPTED, "executive")
    assert "needs review" not in reopened("md", written("md", settled))
    wrong = judged(Verdict.UNSUPPORTED, ClaimState.ACCEPTED, "executive")
    assert "unsupported" in reopened("md", written("md", wrong))
    sent = replace(wrong, approved_by="Ana")
    assert "unsupported" not in reopened("md", written("md", sent))


def test_given_a_draft_then_each_page_of_the_word_file_says_so() -> None:
    data = written("docx", publication(draft_for("executive"), None))
    [section] = docx.Document(BytesIO(data)).sections
    assert section.header.paragraphs[0].text == "DRAFT, not approved"


def test_given_a_word_file_then_its_headings_lists_and_evidence_are_real() -> None:
    document = docx.Document(
        BytesIO(written("docx", publication(draft_for("executive"))))
    )
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles["Done"] == "Heading 1"
    assert "List Bullet" in styles.values()
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Where it stands"]
    assert "It went live at noon." in "".join(row.cells[1].text for row in table.rows)


def test_given_hostile_words_then_html_holds_them_as_text_alone() -> None:
    page = html.document_fromstring(written("html", with_headline(HOSTILE)).decode())
    assert not page.xpath("//script | //img | //iframe | //link | //form | //@onclick")
    assert all(href.startswith("#note-") for href in page.xpath("//a/@href"))
    [policy] = page.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")
    assert "<script>alert(1)</script>" in page.text_content()


def test_given_hostile_words_then_a_mail_offers_no_address_to_follow() -> None:
    text, page = mail_parts(written("eml", with_headline(HOSTILE)))
    for part in (text, html.document_fromstring(page).text_content()):
        assert "://" not in part
        assert "www.evil" not in part
        assert "ana@evil" not in part


def test_given_hostile_words_then_a_word_file_has_no_field_link_or_picture() -> None:
    data = written("docx", with_headline(HOSTILE))
    with ZipFile(BytesIO(data)) as packed:
        body = packed.read("word/document.xml").decode()
        links = packed.read("word/_rels/document.xml.rels").decode()
    for mark in ("w:fldSimple", "w:instrText", "w:hyperlink", "w:drawing"):
        assert mark not in body
    assert 'TargetMode="External"' not in links


def test_given_a_mail_then_it_waits_unsent_with_the_colour_in_its_subject() -> None:
    message = mail_of(written("eml", publication(draft_for("executive"))))
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert message["Subject"].endswith("14 March 2031: Overall: AMBER")


@given(
    st.text(max_size=60), st.sampled_from(sorted(set(FORMS) - {"md", "json", "pdf"}))
)
def test_given_any_words_then_a_reader_sees_them_and_nothing_else_breaks(
    words: str, form: str
) -> None:
    data = written(form, with_headline(f"Ferry {words} sails"))
    shown = " ".join(clean(f"Ferry {words} sails").split())
    text = one_line(reopened(form, data))
    if form in {"html", "docx"}:
        assert one_line(shown) in text
    assert "Finished: Booking page." in text
