"""A process in which one program reads one file: ours, pandas or LangChain."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench.ingest.measuring import tell

LISTS = {"jira_json": "issues", "trello_json": "cards"}
"""Where a file of JSON keeps what is counted."""


def ontrack(path: Path, _kind: str) -> Callable[[], int]:
    """Detect, read and check the file as `ontrack ingest` does, before it is kept."""
    from ingest.reader import ReadContext  # noqa: PLC0415  each loads its own
    from ingest.reading import load, read_document  # noqa: PLC0415

    def work() -> int:
        document = load(path, path.name)
        result = read_document(document, ReadContext(today=date(2026, 1, 1)))
        return len(result.records)

    return work


def pandas(path: Path, kind: str) -> Callable[[], int]:
    """As its user guide reads such files: a table of text, JSON by `json_normalize`."""
    import pandas as pd  # noqa: PLC0415

    def work() -> int:
        if kind in LISTS:
            with path.open(encoding="utf-8") as file:
                value = json.load(file)
            return len(pd.json_normalize(value[LISTS[kind]]))
        return len(pd.read_csv(path))

    return work


def langchain(path: Path, kind: str) -> Callable[[], int]:
    """As its guides read such files: one document a row, or an entry of the list."""
    from langchain_community import document_loaders as loaders  # noqa: PLC0415

    def work() -> int:
        loader: Any
        if kind in LISTS:
            schema = f".{LISTS[kind]}[]"
            loader = loaders.JSONLoader(path, jq_schema=schema, text_content=False)
        else:
            loader = loaders.CSVLoader(path)
        return len(loader.load())

    return work


READING: Mapping[str, Callable[[Path, str], Callable[[], int]]] = {
    "ontrack": ontrack,
    "pandas": pandas,
    "LangChain": langchain,
}

if __name__ == "__main__":
    _name, _kind, _path = sys.argv[1:]
    tell(READING[_name](Path(_path).resolve(), _kind))
