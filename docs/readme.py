"""Puts a real draft of the sample project into README.md.

Run it after `make demo`: `.venv/bin/python docs/readme.py ontrack-demo`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from assistant.export.markdown import markdown
from assistant.export.publication import Publication
from assistant.wiring import Project
from assistant.workflows.audiences import audience_of
from assistant.workflows.drafts import DraftRequest, draft_all

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- draft -->\n).*(<!-- /draft -->)", re.DOTALL)
FOOTNOTES = 6


def shown(text: str) -> str:
    """Return the draft as README shows it: all of its text, the first footnotes."""
    lines = text.splitlines()
    notes = [line for line in lines if line.startswith("[^")]
    kept = [line for line in lines if not line.startswith("[^")]
    return "\n".join([*kept, *notes[:FOOTNOTES], f"… {len(notes)} footnotes in all"])


def executive_draft(folder: Path) -> str:
    """Return the executive draft of the project in the folder, as Markdown."""
    project = Project.find(folder)
    project.view()
    [draft] = draft_all(
        project.ledger,
        project.settings,
        project.folder,
        DraftRequest(("executive",)),
    ).drafts
    return markdown(Publication(draft, audience_of(project.folder, "executive")))


def with_draft(readme: str, draft: str) -> str:
    """Return README's text with the draft between its marks."""
    block = f"```text\n{shown(draft)}\n```\n"
    return BLOCK.sub(lambda found: f"{found[1]}{block}{found[2]}", readme)


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(
        with_draft(text, executive_draft(Path(sys.argv[1]))), encoding="utf-8"
    )
