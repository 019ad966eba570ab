from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from assistant.domain.findings import DecisionFinding
from assistant.domain.journal import Verb
from assistant.ledger import database
from assistant.ledger.database import SCHEMA, Database
from assistant.ledger.errors import (
    LedgerDamagedError,
    LedgerLockedError,
    LedgerTooNewError,
)
from assistant.ledger.ledger import Ledger
from tests.ledger.samples import day, note, open_ledger, snapshot, ticket
from tests.quick_ledgers import made_by_migrations


@pytest.fixture(autouse=True, scope="module")
def each_made_by_migrations() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Database, "_create", made_by_migrations)
        yield


def test_the_newest_version_of_a_note_takes_the_place_of_the_older(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("plan.md", day(7), "Ship on the 20th.", held=day(6)))
    ledger.add(note("plan.md", day(14), "Ship on the 27th.", held=day(6)))

    assert [p.passage.text for p in ledger.view(day(7)).passages] == [
        "Ship on the 20th."
    ]
    assert [p.passage.text for p in ledger.view().passages] == ["Ship on the 27th."]


def test_two_notes_of_one_name_in_two_folders_are_two_sources(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("week-1/standup.md", day(7), "One."))
    ledger.add(note("week-2/standup.md", day(14), "Two."))

    assert [p.source for p in ledger.view().passages] == [
        "week-1/standup.md",
        "week-2/standup.md",
    ]


def test_two_meetings_whose_notes_share_a_name_are_two_sources(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("notes.md", day(7), "One."))
    ledger.add(note("notes.md", day(14), "Two."))

    assert [p.passage.text for p in ledger.view().passages] == ["One.", "Two."]


def test_findings_of_one_extractor_take_the_place_of_its_older_ones(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("a.md", day(7), "We decided to ship."))
    [version] = ledger.pending("rules")
    [passage] = ledger.document(version)
    finding = DecisionFinding(passage=passage.id, quote="We decided", what="Ship")

    ledger.save_findings(version, "rules", [finding])
    before = ledger.revision()
    ledger.save_findings(version, "rules", [])

    assert ledger.pending("rules") == ()
    assert ledger.view().findings(DecisionFinding) == ()
    [kept] = ledger.view(revision=before).findings(DecisionFinding)
    assert kept.evidence.quote == "We decided"


def test_what_other_rules_found_takes_the_place_of_what_was_found(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("a.md", day(7), "We decided to ship."))
    [version] = ledger.pending("rules")
    [passage] = ledger.document(version)
    finding = DecisionFinding(passage=passage.id, quote="We decided", what="Ship")
    ledger.save_findings(version, "rules", [finding])
    assert ledger.pending("newer") == (version,)

    ledger.save_findings(version, "newer", [finding])

    assert ledger.pending("newer") == ()
    assert ledger.pending("rules") == (version,)
    assert len(ledger.view().findings(DecisionFinding)) == 1


def test_a_decision_is_there_when_the_ledger_is_opened_again(tmp_path: Path) -> None:
    open_ledger(tmp_path).journal.append(
        Verb.DISMISS, "flag-1", by="Ana", reason="known", as_of=day(7)
    )

    [entry] = open_ledger(tmp_path).journal.entries()
    assert (entry.verb, entry.target, entry.by, entry.reason, entry.as_of) == (
        Verb.DISMISS,
        "flag-1",
        "Ana",
        "known",
        day(7),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [("shipping", True), ("ABC-12", True), ("nothing", False), ('"; DROP', False)],
)
def test_full_text_finds_words_in_any_form_and_ids(
    tmp_path: Path, query: str, found: bool
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("a.md", day(7), "We shipped ABC-12.", "It rained."))

    assert bool(ledger.texts.search_words(query, limit=5)) is found


def test_vectors_come_back_in_the_order_in_which_they_were_kept(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(note("a.md", day(7), "One.", "Two."))
    wanting = ledger.texts.texts_without_vector("e1")
    (first, *others) = [name for name, _ in wanting]
    rest = ledger.texts.texts_without_vector("e1", after=first)
    assert [name for name, _ in rest] == others
    ledger.texts.save_vectors("e1", [(digest, b"\0\0\0\0") for digest, _ in wanting])

    rows = list(ledger.texts.vectors("e1"))
    assert [digest for _, digest, _ in rows] == [digest for digest, _ in wanting]
    assert list(ledger.texts.vectors("e1", after=rows[0][0])) == rows[1:]
    assert ledger.texts.texts_without_vector("e1") == []
    assert len(ledger.texts.texts_without_vector("e2")) == 2


def test_the_newest_migration_is_the_schema_that_the_program_knows() -> None:
    config = Config()
    folder = Path(database.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_the_migrated_schema_is_the_one_that_the_code_uses(tmp_path: Path) -> None:
    import sqlalchemy as sa  # noqa: PLC0415
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from assistant.ledger.tables import metadata  # noqa: PLC0415

    open_ledger(tmp_path)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = [
            each
            for each in compare_metadata(context, metadata)
            if "text_fts" not in str(each)
        ]
    engine.dispose()
    assert found == []


def test_a_ledger_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_ledger(tmp_path)
    path = tmp_path / "ledger.db"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(LedgerTooNewError, match="9999"):
        Ledger(path)


def test_a_file_that_is_no_database_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"this is no database at all" * 200)
    with pytest.raises(LedgerDamagedError, match=r"ledger\.db"):
        Ledger(path)


def test_a_ledger_that_another_process_writes_to_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    ledger = open_ledger(tmp_path)
    other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LedgerLockedError, match="Another ontrack process"):
            ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))
        assert ledger.view(date(2030, 6, 1)).sources == ()
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))


def test_an_empty_file_is_no_ledger_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(LedgerDamagedError, match="it is empty") as caught:
        Ledger(path)
    assert "backup" in caught.value.fix
    assert path.stat().st_size == 0


def test_a_new_ledger_appears_whole_and_alone_in_its_folder(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger.db")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("error", [FileExistsError, PermissionError])
def test_a_ledger_that_another_process_made_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    path = tmp_path / "ledger.db"

    def taken(_new: Path, there: Path) -> None:
        with sqlite3.connect(there) as other:
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
            other.execute("INSERT INTO alembic_version VALUES (?)", (SCHEMA,))
        other.close()
        raise error

    monkeypatch.setattr(database.os, "link", taken)
    Ledger(path)
    with closing(sqlite3.connect(path)) as there:
        tables = there.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("alembic_version",)]
