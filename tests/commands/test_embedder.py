"""store.embedder from the command line: change, consent, and a server that is down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.evidence import index
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.static import StaticEmbedder
from tests.commands.program import ontrack
from tests.llm import server as fake

NOTES = {
    "standup.md": "# Standup 2026-08-14\n\nThe gateway vendor delays the login.\n",
    "plan.md": "# Plan 2026-08-15\n\nThe pilot starts once the audit is through.\n",
}
LOGIN = "The gateway vendor delays the login."
PARTS = (
    "# Board 2026-08-17\n\nThe lift is inspected in May. Off the record: Quillon is"
    " bankrupt.\n\n## For the board only\n\nThe Halvorsen deal pays for the roof.\n"
)
SECRET = "In strict confidence: Zephyrine resigns in October."
OTHER_WORDS = "trouble with signing in"
HASHED = HashedEmbedder(32)


class Server:
    """An embedding server that can be down; knows that signing in is the login."""

    def __init__(self) -> None:
        self.up = True

    def __call__(self, request: fake.Request) -> fake.Reply:
        if not self.up:
            return fake.refusal(404, "model_not_found", "still loading")
        texts = [
            LOGIN if "signing" in text.casefold() else text
            for text in request.body["input"]
        ]
        return fake.embeddings(HASHED.embed(texts).tolist())


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def script(server: Server) -> Iterator[fake.Script]:
    with fake.serving(server) as script:
        yield script


@pytest.fixture
def project(empty: Path) -> Path:
    folder = empty / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return empty


def configure(project: Path, **values: object) -> None:
    for key, value in values.items():
        assert ontrack("-C", project, "config", "set", f"store.{key}", value).code == 0


def use(project: Path, script: fake.Script, **changes: object) -> None:
    configure(
        project,
        embedding_url=script.url,
        embedding_model="scripted",
        embedding_allow="true",
        embedder="openai",
        **changes,
    )


def ingest(project: Path) -> None:
    ran = ontrack("-C", project, "ingest", project / "notes")
    assert ran.code == 0, ran.err


def found(project: Path, query: str) -> list[str]:
    ran = ontrack("-C", project, "search", query, "--json")
    assert ran.code == 0, ran.err
    (result,) = ran.json["results"]
    return [passage["evidence"]["quote"] for passage in result["passages"]]


def checks(project: Path) -> dict[str, Any]:
    ran = ontrack("-C", project, "doctor", "--json")
    return {check["name"]: check for check in ran.json["checks"]}


def sent(script: fake.Script) -> str:
    return json.dumps([request.body["input"] for request in script.requests])


def test_a_change_of_embedder_embeds_anew_and_doctor_says_how_far(
    project: Path, script: fake.Script
) -> None:
    ingest(project)
    assert StaticEmbedder().name in checks(project)["embedder"]["found"]
    use(project, script)
    before = checks(project)
    assert "openai:scripted@127.0.0.1" in before["embedder"]["found"]
    assert ", 0 of " in before["embedder"]["found"]
    assert not before["index"]["ok"]
    ingest(project)
    after = checks(project)
    assert ", 0 of " not in after["embedder"]["found"]
    assert after["index"]["ok"], after["index"]
    assert LOGIN in found(project, OTHER_WORDS)


def test_the_former_embedder_answers_until_the_new_one_has_all(
    project: Path, script: fake.Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(project)
    before = found(project, "gateway login")
    use(project, script)
    monkeypatch.setattr(index, "_QUICKLY_EMBEDDED", 0)
    monkeypatch.setattr(index, "Background", _Never)
    assert found(project, "gateway login") == before
    assert "gateway" not in sent(script)
    assert ontrack("-C", project, "reindex").code == 0
    assert "gateway" in sent(script)
    assert LOGIN in found(project, OTHER_WORDS)


class _Never:
    """Background work that has not begun yet."""

    def __init__(self, work: object) -> None:
        del work

    def stop(self) -> None:
        """Have nothing to stop."""


def test_a_restricted_text_is_never_sent_and_is_found_by_its_words(
    project: Path, script: fake.Script
) -> None:
    (project / "notes" / "retro.md").write_text(
        f"# Retro 2026-08-16\n\nWe talked about tests.\n\n{SECRET}\n", encoding="utf-8"
    )
    use(project, script)
    ingest(project)
    assert ontrack("-C", project, "reindex").code == 0
    assert "Zephyrine" not in sent(script)
    assert "about tests" in sent(script)
    assert SECRET in found(project, "resigns in October")
    state = checks(project)
    assert state["embedder"]["found"].endswith("found by words only: 1")
    assert state["index"]["ok"]


def test_what_stands_in_a_part_for_some_people_or_behind_a_label_is_never_sent(
    project: Path, script: fake.Script
) -> None:
    (project / "notes" / "board.md").write_text(PARTS, encoding="utf-8")
    use(project, script)
    ingest(project)
    assert "inspected in May" in sent(script)
    assert "Quillon" not in sent(script)
    assert "Halvorsen" not in sent(script)


def test_a_text_that_is_restricted_elsewhere_is_not_sent(
    project: Path, script: fake.Script
) -> None:
    words = "The margin of the Borealis account is thin."
    for name, label in (("one.md", "internal"), ("two.md", "restricted")):
        path = project / name
        path.write_text(f"# Note 2026-08-16\n\n{words}\n", encoding="utf-8")
        ran = ontrack("-C", project, "-q", "ingest", path, "--label", label)
        assert ran.code == 0
    use(project, script)
    ingest(project)
    assert "Borealis" not in sent(script)


def test_while_the_server_is_down_words_find_and_the_next_command_catches_up(
    project: Path,
    script: fake.Script,
    server: Server,
    caplog: pytest.LogCaptureFixture,
) -> None:
    use(project, script, embedding_dimensions=32)
    server.up = False
    ingest(project)
    assert [r.message for r in caplog.records if "only (4 wait)" in r.message]
    assert len(caplog.records) == 1
    assert LOGIN in found(project, "gateway login")
    assert not checks(project)["index"]["ok"]
    assert ontrack("-C", project, "reindex").code == 1
    server.up = True
    assert LOGIN in found(project, OTHER_WORDS)
    ingest(project)
    assert checks(project)["index"]["ok"]


@pytest.mark.parametrize("key", ["embedding_allow", "embedding_url"])
def test_without_consent_or_server_the_default_goes_on_and_one_line_says_so(
    project: Path, script: fake.Script, caplog: pytest.LogCaptureFixture, key: str
) -> None:
    use(project, script)
    other = {"embedding_allow": "false", "embedding_url": "http://127.0.0.1:9/v1"}
    configure(project, **{key: other[key]})
    ingest(project)
    (line,) = [record.message for record in caplog.records]
    assert StaticEmbedder().name in line
    assert "Fix: " in line
    assert LOGIN in found(project, "gateway login")
    assert script.requests == []
    embedder = checks(project)["embedder"]
    assert not embedder["ok"]
    assert embedder["fix"]


def test_an_unknown_embedder_is_refused(project: Path) -> None:
    ran = ontrack("-C", project, "config", "set", "store.embedder", "word2vec")
    assert ran.code == 2
    assert "minilm" in ran.err
