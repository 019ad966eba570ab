"""Draws docs/review.svg: the review of the sample project, by the program itself.

Run it after `make demo`: `.venv/bin/python docs/picture.py ontrack-demo`.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from assistant.commands.review import latest, office_of
from assistant.wiring import Project
from assistant.workflows.audiences import audience_names
from tui.app import ReviewApp

SIZE = (120, 36)
REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def drawn(folder: Path) -> str:
    """Open the review, go to a claim, and return what is on the screen as SVG."""
    project = Project.find(folder)
    office = office_of(project)
    names = audience_names(project.folder)
    app = ReviewApp(*(office.desk(latest(project, n), "reviewer") for n in names))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"jjjjjjjjj")
        await pilot.pause()
        return REMOTE_FONT.sub("", app.export_screenshot(title="ontrack review"))


if __name__ == "__main__":
    picture = asyncio.run(drawn(Path(sys.argv[1])))
    Path(__file__).with_name("review.svg").write_text(picture, encoding="utf-8")
