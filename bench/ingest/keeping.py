"""A process that runs `ontrack ingest` on a file, with all that follows it."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.wiring import Project
from assistant.workflows.derive import derive
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from bench.ingest.measuring import tell


def keeping(project: Path, path: Path) -> int:
    """Ingest the file into the project, made if it is not there; return records."""
    settings = project / "ontrack.toml"
    if not settings.exists():
        project.mkdir(parents=True, exist_ok=True)
        settings.write_text('[project]\nname = "bench"\n', encoding="utf-8")
    opened = Project(project)
    report = ingest(opened.ledger, opened.settings, [path], IngestOptions())
    derive(opened.ledger, opened.settings)
    opened.evidence.sync()
    return sum(file.counts.records for file in report.files)


if __name__ == "__main__":
    _project, _path = map(Path, sys.argv[1:])
    tell(lambda: keeping(_project, _path))
