"""What a query finds among passages, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.quoted import quotes_in
from assistant.evidence.search import Filters, HybridSearch
from tests.evidence.memory import MemoryLedger

DAY = date(2026, 3, 6)


def sourced(text: str, source: str = "notes/standup.md", **changes) -> SourcedPassage:
    fields = {
        "role": Role.ITEM,
        "speaker": None,
        "headings": (),
        "quoted": False,
        "subject": None,
    }
    passage = {name: changes.pop(name, value) for name, value in fields.items()}
    place = {
        "kind": DocumentKind.NOTES_MARKDOWN,
        "title": None,
        "as_of": DAY,
        "dated": DAY,
        "label": Label.INTERNAL,
    }
    return SourcedPassage(
        id=f"{source}:{text[:20]}:{len(changes)}",
        passage=Passage(locator="line 1", text=text, **passage),
        source=source,
        **(place | changes),
    )


NOTES = [
    sourced("Export of invoices is blocked by the missing signing key"),
    sourced("Ticket ABC-12 waits for the vendor"),
    sourced("Ticket ABC-123 waits for the vendor and for legal advice"),
    sourced("Lunch will be served in the hall"),
    sourced("Die Schnittstelle zum Lieferanten wird später fertig", "notes/b.md"),
    sourced("Nobody has seen the penguin yet", "notes/c.md"),
]


@pytest.fixture
def search(tmp_path: Path):
    """Return a function that searches passages with a fresh ledger and index."""

    def find(query, passages=NOTES, limit=10, filters=None):
        ledger = MemoryLedger([p.passage.text for p in passages])
        index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
        index.sync()
        hits = HybridSearch(ledger, index).search(
            query, passages, limit, filters or Filters()
        )
        index.close()
        return hits

    return find


def texts(hits) -> list[str]:
    return [hit.passage.passage.text for hit in hits]


def test_the_passage_with_the_words_comes_first(search):
    assert texts(search("what blocks the invoices export?"))[0].startswith("Export")


def test_other_forms_of_a_word_are_found(search):
    assert texts(search("Lieferant Schnittstellen"))[0].startswith("Die Schnitt")


@pytest.mark.parametrize("query", ["ABC-12", "who owns abc-12 at the vendor", "ABC‑12"])
def test_an_exact_id_wins_and_is_not_the_start_of_another(search, query):
    assert texts(search(query))[0] == "Ticket ABC-12 waits for the vendor"


def test_an_exact_id_wins_over_any_number_of_words(search):
    words = "invoices export blocked by the missing signing key, R-004"
    notes = [*NOTES, sourced("See R-004.", "notes/d.md")]
    assert texts(search(words, notes))[0] == "See R-004."


def test_a_cell_answers_for_the_id_of_its_ticket(search):
    cell = sourced("Waits", "tickets.csv", role=Role.CELL, subject="QRS-7")
    assert texts(search("QRS-7", [*NOTES, cell]))[0] == "Waits"


ORCHARD = [
    sourced("Row 12 waits for pruning by team 7", "notes/a.md"),
    sourced("Row 7 waits for pruning by team 12", "notes/b.md"),
    sourced("The ladder of the press is broken, so is the apple press", "notes/c.md"),
    sourced("The press of the apple harvest, ladder and all", "notes/d.md"),
    sourced(
        "Replace the ladder",
        "tickets.csv",
        role=Role.CELL,
        subject="ORC-4",
    ),
    sourced("ORC-4, ORC-4, ORC-4: who has the ladder of ORC-4?", "chat.json"),
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Row 12:", "Row 12 waits"),
        ("Row 7:", "Row 7 waits"),
        ("what of row 7?", "Row 7 waits"),
        ("team 12", "Row 7 waits"),
        ("apple press", "The ladder"),
        ("apple harvest", "The press"),
    ],
)
def test_words_side_by_side_rank_above_the_same_words_apart(search, query, first):
    assert texts(search(query, ORCHARD))[0].startswith(first)


@pytest.mark.parametrize("query", ["ORC-4", "orc-4?"])
def test_an_id_alone_finds_its_own_row_first_and_then_the_talk(search, query):
    found = texts(search(query, ORCHARD))[:2]
    assert found == ["Replace the ladder", ORCHARD[-1].passage.text]


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("ORC-4", []),
        ("ORC-40 and orc-4", ["ORC-40"]),
        ("orc-41", ["orc-41"]),
        ("BIN-2", ["BIN-2"]),
        ("week-12", []),
        ("ladder", []),
    ],
)
def test_an_id_that_nothing_names_is_unknown(query, unknown, tmp_path):
    ledger = MemoryLedger([p.passage.text for p in ORCHARD])
    index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
    assert HybridSearch(ledger, index).unknown_ids(query, ORCHARD) == unknown


def test_an_id_of_what_may_not_be_read_is_unknown(tmp_path):
    secret = sourced("KEY-9 opens the vault", label=Label.RESTRICTED)
    ledger = MemoryLedger([secret.passage.text])
    index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
    search = HybridSearch(ledger, index)
    passages = [secret]
    filters = Filters(label=Label.INTERNAL)
    assert search.unknown_ids("KEY-9", passages) == []
    assert search.unknown_ids("KEY-9", passages, filters) == ["KEY-9"]


def test_neighbours_of_a_good_passage_rank_above_strangers(search):
    turns = [
        sourced("Hello everyone", "call.vtt"),
        sourced("The signing key is missing", "call.vtt"),
        sourced("Bo can fetch the thing", "call.vtt"),
        sourced("Next topic now", "other.vtt"),
        sourced("Bo can fetch the sling", "other.vtt"),
    ]
    found = texts(search("fetch signing key", turns))
    assert found.index(turns[2].passage.text) < found.index(turns[4].passage.text)


def test_rows_of_a_table_do_not_share_their_scores(search):
    rows = [
        sourced("Penguin feeding plan", "t.csv", role=Role.ROW, subject="A-1"),
        sourced("Holiday plan", "t.csv", role=Role.ROW, subject="A-2"),
        sourced("Holiday plans", "u.csv", role=Role.ROW, subject="A-3"),
    ]
    alone = search("penguin plan", [rows[1], rows[2], rows[0]])
    together = search("penguin plan", rows)
    assert {h.passage.id: h.score for h in alone} == {
        h.passage.id: h.score for h in together
    }


def test_the_speaker_and_the_heading_count_as_words(search):
    turns = [
        sourced("It is late", "a.vtt", speaker="Ines Okafor"),
        sourced("It is late", "b.vtt", speaker="Tom Lind"),
        sourced("Looks fine", "c.md", headings=("Weekly", "Penguins")),
    ]
    assert search("Okafor late", turns[:1] + turns[2:])[0].passage.id == turns[0].id
    assert search("penguins", turns)[0].passage.id == turns[2].id


def test_the_same_words_are_shown_once_from_the_newest_source(search):
    old = sourced("The key is missing", "w1.md", dated=date(2026, 3, 1))
    new = sourced("The key is missing", "w2.md", dated=date(2026, 3, 5))
    for order in ([old, new], [new, old]):
        (hit,) = search("missing key", order)
        assert hit.passage == new


def test_equal_cells_of_two_tickets_are_two_hits(search):
    cells = [
        sourced("Blocked", "t.csv", role=Role.CELL, subject=key)
        for key in ("A-1", "A-2")
    ]
    assert len(search("blocked", cells)) == 2


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_quoted_reply_ranks_below_the_words_that_it_quotes(search, mark):
    first = sourced("The launch moves to May", "mail/1.eml", dated=date(2026, 3, 1))
    reply = sourced(
        f"{mark}The launch moves to May",
        "mail/2.eml",
        quoted=True,
        dated=date(2026, 3, 5),
    )
    for order in ([first, reply], [reply, first]):
        hits = search("when is the launch", order)
        assert hits[0].passage == first
        assert all(hit.score < hits[0].score for hit in hits[1:])


def test_filters_apply_before_ranking(search):
    closed = sourced("The signing key leaked", "x.md", label=Label.RESTRICTED)
    old = sourced("The signing key is old", "y.md", dated=date(2025, 1, 1))
    mail = sourced("The signing key came", "z.eml", kind=DocumentKind.MAIL)
    everything = [closed, old, mail]
    query = "signing key"
    assert len(search(query, everything, 1)) == 1
    open_only = search(query, everything, filters=Filters(label=Label.INTERNAL))
    assert {hit.passage.id for hit in open_only} == {old.id, mail.id}
    recent = search(query, everything, 1, Filters(Label.INTERNAL, since=DAY))
    assert [hit.passage for hit in recent] == [mail]
    mails = Filters(kinds=frozenset({DocumentKind.MAIL}))
    assert [hit.passage for hit in search(query, everything, 1, mails)] == [mail]


def test_a_passage_outside_the_given_ones_is_never_found(search, tmp_path):
    ledger = MemoryLedger([p.passage.text for p in NOTES])
    index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
    index.sync()
    hits = HybridSearch(ledger, index).search("ABC-12 vendor", NOTES[3:])
    assert "Ticket ABC-12 waits for the vendor" not in texts(hits)


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_nothing_is_found_for_an_empty_query(search, query):
    assert search(query) == []


def test_no_more_than_the_limit_is_found_and_scores_fall(search):
    hits = search("the vendor waits for the key", limit=3)
    assert len(hits) == 3
    assert sorted((hit.score for hit in hits), reverse=True) == [
        hit.score for hit in hits
    ]
    assert search("the vendor", limit=0) == []


def test_an_index_that_is_gone_changes_no_hit(tmp_path):
    ledger = MemoryLedger([p.passage.text for p in NOTES])
    index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
    index.sync()
    before = HybridSearch(ledger, index).search("vendor key", NOTES)
    (tmp_path / "blocked").write_text("no folder can be made here")
    gone = EvidenceIndex(ledger, tmp_path / "blocked" / "index", HashedEmbedder())
    assert HybridSearch(ledger, gone).search("vendor key", NOTES) == before


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=st.text(max_size=40))
def test_any_query_gives_given_passages_in_falling_order(query, tmp_path):
    ledger = MemoryLedger([p.passage.text for p in NOTES])
    index = EvidenceIndex(ledger, tmp_path / "index", HashedEmbedder())
    index.sync()
    hits = HybridSearch(ledger, index).search(query, NOTES)
    index.close()
    assert {hit.passage.id for hit in hits} <= {p.id for p in NOTES}
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


TALK = [
    sourced(text, "call.vtt", role=Role.TURN, speaker=speaker)
    for speaker, text in [
        ("Bo", "Good morning everyone"),
        ("Ida", "The crane licence runs out in May"),
        ("Bo", "Right, and who renews it"),
        ("Ida", "I asked the authority about the licence"),
        ("Bo", "Fine, lunch is at noon"),
        ("Ida", "There is soup"),
        ("Bo", "Soup again"),
        *(("Bo", f"And bread with cheese number {count}") for count in range(40)),
    ]
]


def test_a_question_of_what_was_said_finds_the_stretch_of_talk(search):
    found = texts(search("What did they say about the crane licence?", TALK, limit=3))
    assert "Right, and who renews it" in found


def test_a_statement_finds_the_turn_that_says_so(search):
    claim = "Ida told the others that the crane licence runs out in May"
    assert texts(search(claim, TALK))[0] == "The crane licence runs out in May"


@given(st.permutations(range(len(NOTES))), st.integers(1, 6))
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
def test_fewer_hits_are_the_first_of_more(search, order, limit):
    notes = [NOTES[place] for place in order]
    query = "what waits for the vendor"
    assert texts(search(query, notes, limit)) == texts(search(query, notes))[:limit]


def turn(text: str, place: int, source: str = "call.vtt") -> SourcedPassage:
    one = sourced(text, source, role=Role.TURN, speaker="Bo")
    passage = one.passage.model_copy(update={"locator": f"cue {place}"})
    return replace(one, id=f"{source}:{place}", passage=passage)


def test_the_same_words_said_twice_are_two_turns_and_a_copy_of_the_talk_is_none(
    search,
):
    said = ["The crane licence", "Yes", "Our crane licence ends", "Yes"]
    call = [turn(text, place) for place, text in enumerate(said)]
    copy = [turn(text, place, "copy.vtt") for place, text in enumerate(said)]
    found = texts(search("What did they say about the crane licence?", [*call, *copy]))
    assert found.count("Yes") == 2
    assert found.count("The crane licence") == 1


@pytest.mark.parametrize("query", ["QRS_7", "QRS 7", "qrs7", "what waits for QRS 7"])
def test_an_id_is_found_whatever_stands_before_its_number(search, query):
    cell = sourced("Grind the lens", "tickets.csv", role=Role.CELL, subject="QRS-7")
    talk = sourced("Seven lenses wait for the grinder", "notes/d.md")
    assert texts(search(query, [*NOTES, talk, cell]))[0] == "Grind the lens"


def mails(*texts_of_mails: tuple[str, bool]) -> list[SourcedPassage]:
    return [
        sourced(
            text,
            f"mail/{number}.eml",
            quoted=quoted,
            kind=DocumentKind.MAIL,
            dated=date(2026, 3, number),
        )
        for number, (text, quoted) in enumerate(texts_of_mails, 1)
    ]


def test_a_quote_of_a_quote_and_a_part_of_it_are_the_same_words(search):
    whole = "The kiln cannot be fired before the flue is swept. We sweep on Monday."
    found = search(
        "kiln flue swept",
        mails(
            (whole, False),
            (f"> {whole}", True),
            (f">> {whole}", True),
            ("> > > The kiln cannot be fired before the\n> > > flue is swept.", True),
        ),
    )
    assert texts(found) == [whole]


def test_of_quotes_without_their_mail_the_first_is_found(search):
    words = "The kiln cannot be fired before the flue is swept."
    found = search("kiln flue", mails((f"> {words}", True), (f">> {words}", True)))
    assert texts(found) == [f"> {words}"]


def test_the_subject_of_a_reply_repeats_that_of_the_mail():
    first, reply = (
        replace(one, passage=one.passage.model_copy(update={"locator": "subject"}))
        for one in mails(("Kiln", False), ("Re: AW: Kiln", False))
    )
    assert quotes_in([first, reply]) == {1: [0]}


@pytest.mark.parametrize(("query", "found"), [("🎻", ["The 🎻 is tuned"]), ("🥁", [])])
def test_signs_without_words_find_only_what_holds_them(search, query, found):
    notes = [*NOTES, sourced("The 🎻 is tuned", "notes/e.md")]
    assert texts(search(query, notes)) == found


BOARD = [
    sourced("Repair the winch", "board.json", subject="#14"),
    sourced("The rope is frayed", "board.json", subject="#14", role=Role.CELL),
    sourced("14 names"),
    sourced("Crates 14 to 19: look again"),
    sourced("The 14 was late, see #14"),
    sourced("Paint the hull", "board.json", subject="#20"),
]


@pytest.mark.parametrize("query", ["#14", "ticket 14", "card #14", "issue no. 14"])
def test_given_keys_that_are_numbers_what_belongs_to_one_comes_first(search, query):
    found = texts(search(query, BOARD))
    assert set(found[:2]) == {"Repair the winch", "The rope is frayed"}
    assert found[2] == "The 14 was late, see #14"


@pytest.mark.parametrize("query", ["crate 14", "14 names", "14 tickets"])
def test_given_keys_that_are_numbers_another_number_is_none(search, query):
    assert "Repair the winch" not in texts(search(query, BOARD))[:1]
