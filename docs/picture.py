"""Draws docs/review.svg: the review screen on the sample project, by the program itself.

Run it after `make demo`: `.venv/bin/python docs/picture.py ontrack-demo`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from assistant.commands.review import latest, office_of
from assistant.wiring import Project
from assistant.workflows.drafts import audience_names
from tui.app import ReviewApp

SIZE = (120, 36)


async def draw(folder: Path, target: Path) -> None:
    """Open the review, go to a claim, and save what is on the screen."""
    project = Project.find(folder)
    office = office_of(project)
    names = audience_names(project.folder)
    app = ReviewApp(*(office.desk(latest(project, n), "reviewer") for n in names))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"jjj")
        await pilot.pause()
        target.write_text(app.export_screenshot(title="ontrack review"), "utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1]), Path(__file__).with_name("review.svg")))
