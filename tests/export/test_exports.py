from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.domain.drafts import ClaimState, Draft
from assistant.domain.evidence import Computed
from assistant.domain.facts import ChangeKind, Colour
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.export.exporters import EXPORTERS
from assistant.export.markdown import escape, footnote, markdown
from assistant.export.publication import Publication, SetColour
from ingest.text.decoding import clean
from prompts.files import load_audiences
from tests.drafting.samples import change, facts, order, quote
from tests.export.reopening import reopened


def draft_for(audience: str, title: str = "Booking page") -> Draft:
    done = change(
        ChangeKind.DONE,
        "FER-1",
        title,
        evidence=(quote(title), quote("It went live at noon.", Label.INTERNAL, "n.md")),
    )
    return write_draft(facts(changes=(done,)), order(audience))


def publication(draft: Draft, approved_by: str | None = "Ana") -> Publication:
    return Publication(draft, load_audiences()[draft.audience][0], approved_by)


def test_an_executive_update_cites_its_evidence_in_footnotes() -> None:
    text = markdown(publication(draft_for("executive")))
    assert "# Ferry: executive update, Friday 14 March 2031" in text
    assert "**Overall: AMBER**" in text
    assert "“It went live at noon.” (n.md, row 2, 2031-03-14)" in text
    assert "DRAFT" not in text


def test_what_is_not_approved_is_stamped_as_a_draft() -> None:
    assert "**DRAFT, not approved**" in markdown(publication(draft_for("client"), None))


def test_a_client_gets_neither_quote_nor_path_in_any_format() -> None:
    sent = publication(draft_for("client"))
    for form, write in EXPORTERS.items():
        text = reopened(form, write(sent))
        assert "Finished: Booking page." in text, form
        for word in ("went live", "n.md", "t.csv", "row 2", "Ana", "sources"):
            assert word not in text, (form, word)


def recoloured(audience: str) -> Publication:
    chosen = SetColour(Colour.RED, "Ines Okoro", "the *board* knows")
    return replace(publication(draft_for(audience)), set_colour=chosen)


def test_within_the_company_an_update_says_who_set_its_colour_and_why() -> None:
    text = markdown(recoloured("executive"))
    assert "Set by Ines Okoro: “the \\*board\\* knows”. Computed: red." in text
    assert "Approved by Ana." in text
    data = json.loads(EXPORTERS["json"](recoloured("engineering")))
    assert data["colour_set"] == {
        "by": "Ines Okoro",
        "reason": "the *board* knows",
        "computed": "red",
    }


def test_a_client_hears_neither_who_set_the_colour_nor_why() -> None:
    for form, write in EXPORTERS.items():
        text = reopened(form, write(recoloured("client")))
        for word in ("Ines", "board", "Computed", "colour_set", "Approved by"):
            assert word not in text, (form, word)


def test_a_client_who_is_shown_quotes_sees_only_those_meant_for_clients() -> None:
    sent = publication(draft_for("client"))
    shown = sent.audience.model_copy(update={"quotes": Label.CLIENT})
    evidence = (
        quote("Booking page"),
        quote("I say so.", Label.INTERNAL),
        Computed(rule="red from exposure 15", stance="contradicts"),
    )
    claim = sent.draft.headline.model_copy(update={"evidence": evidence})
    assert replace(sent, audience=shown).evidence(claim) == evidence[:1]


def test_evidence_against_a_set_colour_is_called_so() -> None:
    rule = Computed(rule="red from exposure 15", inputs=("K-7",), stance="contradicts")
    assert footnote(rule) == "against it: computed: red from exposure 15 (K-7)"


def test_a_dropped_sentence_does_not_leave() -> None:
    draft = draft_for("executive")
    [section] = [s for s in draft.sections if s.name == "done"]
    dropped = section.claims[0].model_copy(update={"state": ClaimState.DROPPED})
    changed = draft.model_copy(
        update={"sections": (section.model_copy(update={"claims": (dropped,)}),)}
    )
    for form, write in EXPORTERS.items():
        text = reopened(form, write(publication(changed)))
        assert "Finished: Booking page" not in text, form


def test_json_holds_the_update_as_one_document() -> None:
    data = json.loads(EXPORTERS["json"](publication(draft_for("executive"))))
    assert (data["audience"], data["health"], data["approved"]) == (
        "executive",
        "amber",
        True,
    )
    assert data["next_update"] == date(2031, 3, 21).isoformat()
    [done] = [s for s in data["sections"] if s["title"] == "Done"]
    assert done["claims"][0]["evidence"][0]["quote"] == "Booking page"


@given(st.text(max_size=80))
def test_no_words_of_a_source_become_markup(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(escape(words))
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or ()}
    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert kinds <= allowed, kinds
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown == " ".join(clean(words).split())
