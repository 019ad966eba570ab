"""Others use the project's evidence in chains of their own."""

from __future__ import annotations

import asyncio
import json
import os
from datetime import date
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough

from assistant.domain.reading import DocumentKind
from assistant.errors import UsageError
from assistant.retriever import project_retriever
from assistant.workflows.reading import Reading
from tests.commands.program import ontrack

NOTES = """# Weekly, 3 March 2031

- Ada Lund: The billing gateway needs a new certificate.
- The weather was fine.
"""
OPEN = """# Release notes, 4 March 2031

The billing gateway is in service.
"""
SETTINGS = '[project]\nname = "T"\n[[sources]]\nglob = "*/open.md"\nlabel = "client"\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("retriever")
    (root / "project").mkdir()
    (root / "files").mkdir()
    (root / "project/ontrack.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "files/weekly.md").write_text(NOTES, encoding="utf-8")
    (root / "files/open.md").write_text(OPEN, encoding="utf-8")
    read = ontrack(
        "-C", root / "project", "ingest", root / "files", "--as-of", "2031-03-07"
    )
    assert read.code == 0, read.err
    return root / "project"


def test_documents_carry_their_words_and_where_they_stand(project: Path) -> None:
    [first, *_] = project_retriever(project).invoke("new certificate")
    assert "needs a new certificate" in first.page_content
    assert first.metadata["source"] == "files/weekly.md"
    assert first.metadata["locator"] == "line 3"
    assert first.metadata["dated"] == "2031-03-03"
    assert first.metadata["label"] == "internal"
    assert first.metadata["kind"] == "notes_markdown"
    assert first.metadata["quote"] in first.page_content
    assert first.metadata["score"] > 0
    json.dumps(first.metadata)


def test_a_client_gets_only_what_is_labelled_for_clients(project: Path) -> None:
    found = project_retriever(project, audience="client").invoke("billing gateway")
    assert {one.metadata["source"] for one in found} == {"files/open.md"}


def test_kinds_days_and_limit_hold(project: Path) -> None:
    later = Reading(
        kinds=frozenset({DocumentKind.NOTES_MARKDOWN}), since=date(2031, 3, 4)
    )
    found = project_retriever(project, reading=later).invoke("billing gateway")
    assert {one.metadata["source"] for one in found} == {"files/open.md"}
    assert len(project_retriever(project, limit=1).invoke("billing gateway")) == 1
    before = project_retriever(project, as_of=date(2031, 3, 6))
    assert before.invoke("billing gateway") == []


def joined(documents: list[Document]) -> str:
    return "\n".join(f"{d.page_content} ({d.metadata['source']})" for d in documents)


def test_a_chain_of_others_runs_on_it_sync_and_async(project: Path) -> None:
    prompt = ChatPromptTemplate.from_template("{context}\n\n{question}")
    seen: list[str] = []

    def watched(value: object) -> object:
        seen.append(str(value))
        return value

    chain = (
        {
            "context": project_retriever(project) | joined,
            "question": RunnablePassthrough(),
        }
        | prompt
        | watched
        | FakeListChatModel(responses=["A certificate."])
        | StrOutputParser()
    )
    assert chain.invoke("What does the billing gateway need?") == "A certificate."
    assert "needs a new certificate" in seen[0]
    again = asyncio.run(chain.ainvoke("What does the billing gateway need?"))
    assert again == "A certificate."
    assert seen[0] == seen[1]


async def test_many_questions_at_once_get_their_own_answers(project: Path) -> None:
    retriever = project_retriever(project, limit=1)
    asked = ["new certificate", "in service"] * 4
    answers = await retriever.abatch(asked)
    words = [one.page_content for [one] in answers]
    assert all("certificate" in text for text in words[::2])
    assert all("in service" in text for text in words[1::2])


def test_nothing_is_traced_whatever_the_environment_says(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    project_retriever(project)
    assert os.environ["LANGSMITH_TRACING"] == "false"


def test_no_project_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ontrack init"):
        project_retriever(tmp_path)
