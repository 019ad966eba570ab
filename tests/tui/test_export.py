"""`E` writes the update from the place where it is approved."""

from __future__ import annotations

from pathlib import Path

import docx

from assistant.domain.drafts import Draft
from assistant.export.publication import Publication
from prompts.files import load_audiences
from tests.review.desks import desk
from tests.tui.pilot import review, told, write


def published(draft: Draft, by: str | None) -> Publication:
    return Publication(draft, load_audiences()[draft.audience][0], by)


async def exported(name: str) -> str:
    """Return what is told after exporting to the file."""
    async with review(desk(published=published)) as pilot:
        await pilot.press("5", "E")
        await pilot.pause()
        await pilot.press(*["backspace"] * 40)
        await write(pilot, name)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        return told(pilot)


async def test_the_ending_says_the_format_and_a_draft_is_stamped(
    tmp_path: Path,
) -> None:
    target = tmp_path / "update.docx"
    assert f"Wrote {target}." in await exported(str(target))
    texts = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert "DRAFT, not approved" in texts
    assert any("Barrier firmware signing" in text for text in texts)


async def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    target = tmp_path / "update.odt"
    said = await exported(str(target))
    assert "must end with" in said
    assert ".docx" in said
    assert not target.exists()


async def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "update.md"
    target.write_text("mine")
    assert "is there already" in await exported(str(target))
    assert target.read_text() == "mine"


async def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    said = await exported(str(tmp_path / "no" / "update.md"))
    assert "cannot be written" in said
