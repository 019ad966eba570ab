"""A flag becomes a row that the owner of the RAID log can take in."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.facts import FlagStatus
from assistant.domain.journal import Verb
from assistant.domain.raid_proposals import ProposedEntry
from assistant.export.raid_rows import raid_rows
from assistant.review.proposals import proposed_entries
from ingest.text.decoding import clean
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import AS_OF, FLAGS


def proposed(journal: MemoryJournal) -> tuple[ProposedEntry, ...]:
    return proposed_entries(FLAGS, journal.entries())


def test_a_flag_is_proposed_under_its_own_title_with_owner_and_first_words() -> None:
    journal = MemoryJournal()
    at = desk(journal)
    at.decide(Verb.RAID, "flg-02")
    (row,) = proposed(journal)
    assert row.title == "Tide sensor supply is a risk that no RAID entry covers"
    assert row.type == "risk"
    assert row.raised == FLAGS[1].first_seen
    assert "If the tide sensors slip we have no go-live." in row.source
    assert row.proposed_by == "Rosa Lind"
    assert at.flags[1].status is FlagStatus.ANSWERED
    assert not any(blocker.target == "flg-02" for blocker in at.blockers())


def test_a_title_that_is_given_stands_in_the_row() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.RAID, "flg-02", "No second supplier of tide sensors")
    assert [row.title for row in proposed(journal)] == [
        "No second supplier of tide sensors"
    ]


def test_undo_and_dismissal_take_the_row_away() -> None:
    journal = MemoryJournal()
    at = desk(journal)
    at.decide(Verb.RAID, "flg-02")
    at.undo()
    assert proposed(journal) == ()
    at.decide(Verb.RAID, "flg-02")
    at.decide(Verb.DISMISS, "flg-02", reason="It is R-11.")
    assert proposed(journal) == ()


def test_a_row_outlives_the_flag_that_it_came_from() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.RAID, "flg-02")
    (row,) = proposed_entries((), journal.entries())
    assert row.title == "Tide sensor supply is a risk that no RAID entry covers"
    assert row.source == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_cell_begins_a_formula_and_each_row_is_read_back(
    title: str, why: str
) -> None:
    entry = ProposedEntry(
        flag="flg-02",
        type="risk",
        title=title,
        description=why,
        proposed_by="Rosa Lind",
        proposed_on=AS_OF,
    )
    header, row = csv.reader(io.StringIO(raid_rows([entry]), newline=""))
    assert not any(cell[:1] in set("=+-@\t\r") for cell in row if cell)
    told = row[header.index("Title")].removeprefix("'").split()
    assert told == clean(title).removeprefix("'").split()
    assert row[header.index("Likelihood")] == ""
