"""Several processes, and processes that die, lose no vector."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.evidence.state import read_state
from assistant.evidence.store import open_folder
from assistant.evidence.vectors import unpack

ROOT = Path(__file__).parents[2]

WRITER = """
import sqlite3, sys
from pathlib import Path
from assistant.domain.base import digest
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.index import EvidenceIndex

class Ledger:
    def __init__(self):
        self.db = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
    def texts_without_vector(self, embedder, limit=None, after=""):
        return self.db.execute("select digest, body from text where digest not in "
                               "(select digest from vector)").fetchall()
    def vector_counts(self):
        count = "select count(*) from "
        embedded = self.db.execute(count + "vector").fetchone()[0]
        return self.db.execute(count + "text").fetchone()[0], {NAME: embedded}
    def save_vectors(self, embedder, rows):
        self.db.execute("begin immediate")
        self.db.executemany("insert or ignore into vector(digest, data) "
                            "values (?, ?)", rows)
        self.db.execute("commit")
    def vectors(self, embedder, after=0):
        return self.db.execute("select id, digest, data from vector where id > ? "
                               "order by id", (after,)).fetchall()

NAME = HashedEmbedder(64).name
ledger = Ledger()
index = EvidenceIndex(ledger, Path(sys.argv[2]), HashedEmbedder(64))
for number in range(3):
    texts = [f"{sys.argv[3]} writes line {number} {i}" for i in range(60)]
    ledger.db.executemany("insert or ignore into text values (?, ?)",
                          [(digest(text), text) for text in texts])
    index.sync()
    print("synced", flush=True)
"""

TABLES = """
create table text(digest primary key, body);
create table vector(id integer primary key, digest unique, data);
"""


def writers(tmp_path: Path, *names: str) -> list[subprocess.Popen[str]]:
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    database.executescript(TABLES)
    database.close()
    command = [sys.executable, "-c", WRITER, str(tmp_path / "ledger.sqlite")]
    return [
        subprocess.Popen(
            [*command, str(tmp_path / "index"), name],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]


def found_by_themselves(tmp_path: Path) -> tuple[int, int]:
    """Return how many vectors there are and how many the store finds."""
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    rows = database.execute("select digest, data from vector").fetchall()
    database.close()
    state = read_state(tmp_path / "index")
    assert state
    with open_folder(tmp_path / "index" / state.generation) as store:
        found = [name in dict(store.query(unpack(data), 5)) for name, data in rows]
    return len(rows), sum(found)


def test_two_processes_that_sync_at_once_lose_no_vector(tmp_path):
    running = writers(tmp_path, "first", "second")
    for process in running:
        process.communicate(timeout=60)
    assert [process.returncode for process in running] == [0, 0]
    assert found_by_themselves(tmp_path) == (360, 360)
    assert read_state(tmp_path / "index").count == 360


ASKING = """
ledger = Ledger()
index = EvidenceIndex(ledger, Path(sys.argv[2]), HashedEmbedder(64))
print("ready", flush=True)
asked = 0
while not (Path(sys.argv[1]).parent / "done").exists() or asked < 3:
    for text in (row[0] for row in ledger.db.execute(
            "select body from text join vector using (digest) "
            "order by random() limit 5").fetchall()):
        asked += 1
        assert index.nearest(text, 1)[0][1] > 0.999, text
print(asked)
"""


def test_a_search_beside_an_ingest_finds_every_text_and_harms_none(tmp_path):
    (writer,) = writers(tmp_path, "first")
    reading = WRITER[: WRITER.index("ledger = ")] + ASKING
    reader = subprocess.Popen(
        [sys.executable, "-c", reading, *writer.args[3:]],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    writer.communicate(timeout=120)
    (tmp_path / "done").touch()
    said, _ = reader.communicate(timeout=120)
    assert (writer.returncode, reader.returncode) == (0, 0)
    assert int(said.split()[-1]) >= 3
    assert found_by_themselves(tmp_path) == (180, 180)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_sync_is_finished_by_the_next(tmp_path):
    (process,) = writers(tmp_path, "first")
    assert process.stdout.readline() == "synced\n"
    time.sleep(0.05)
    process.kill()
    process.communicate(timeout=60)
    second = subprocess.run(
        process.args,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert second.returncode == 0
    assert found_by_themselves(tmp_path) == (180, 180)
