"""`E` gives the whole draft to the person's editor and asks what to keep of it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from assistant.domain.drafts import Author, ClaimState, Verdict
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from assistant.review.whole import as_text, changes_in
from assistant.workflows.reviewing.external_editor import edited
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT
from tests.tui.pilot import on_screen, review, row, told
from tui.plain.review import PlainReview

MARKED = "The payment terminal order was placed with"


class Script:
    """An editor that is a program: it rewrites the file that it is given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = folder / "editor"
        self.seen = folder / "seen.md"
        monkeypatch.setenv("VISUAL", str(self.file))

    def runs(self, *sed: str, status: int = 0) -> None:
        lines = [f'cp "$1" "{self.seen}"', *(f"sed -i '{one}' \"$1\"" for one in sed)]
        self.file.write_text("\n".join(["#!/bin/sh", *lines, f"exit {status}"]))
        self.file.chmod(self.file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    return Script(tmp_path, monkeypatch)


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def test_given_a_draft_then_its_text_read_back_changes_nothing() -> None:
    assert changes_in(as_text(DRAFT), DRAFT).is_empty
    assert changes_in(f"{as_text(DRAFT)}Mine.\n", DRAFT).unknown == ("Mine.",)
    wrapped = as_text(DRAFT).replace(" with 12 units", "\nwith 12\nunits")
    assert changes_in(wrapped, DRAFT).is_empty


def test_given_lines_of_no_claim_then_they_are_reported_and_change_nothing() -> None:
    text = (
        as_text(DRAFT).replace("## Done", "## Done and dusted")
        + "\nAll is well.\nReally.\n\n[clm-99] A claim of nobody.\nIt goes on.\n"
        "\n[clm-02] Twice told.\n"
    )
    found = changes_in(text, DRAFT)
    assert not found.edited
    assert not found.removed
    assert found.unknown == (
        "## Done and dusted",
        "All is well.",
        "Really.",
        "[clm-99] A claim of nobody.",
        "It goes on.",
        "[clm-02] Twice told.",
    )


def test_given_a_mark_without_words_then_its_claim_is_taken_out() -> None:
    lines = as_text(DRAFT).splitlines()
    text = "\n".join("[clm-02]" if "[clm-02]" in line else line for line in lines)
    assert [claim.id for claim in changes_in(text, DRAFT).removed] == ["clm-02"]


def test_given_claims_that_were_dropped_then_the_text_leaves_them_out() -> None:
    at = desk()
    at.decide(Verb.DROP, "clm-02")
    assert "[clm-02]" not in as_text(at.draft)
    assert changes_in(as_text(at.draft), at.draft).is_empty


async def test_given_new_wordings_then_enter_keeps_each_as_a_judged_edit(
    editor: Script,
) -> None:
    editor.runs("s/12 units/99 units/", "/clm-02/d")
    at = desk()
    async with review(at) as pilot:
        await pilot.press("E")
        await pilot.pause()
        text = on_screen(pilot)
        assert "1 reworded, 1 taken out" in text
        assert "[-12-] {+99+}" in text
        assert "no evidence holds 99" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "2 decisions kept" in told(pilot)
        third = at.draft.claims[2]
        assert (third.author, third.verdict) == (Author.PERSON, Verdict.UNSUPPORTED)
        assert third.text.endswith("99 units.")
        assert at.draft.claims[1].state is ClaimState.DROPPED
        await pilot.press("u", "u")
        assert at.draft.claims[1:3] == DRAFT.claims[1:3]
    assert "[clm-01] Amber: the quay gate opening" in editor.seen.read_text()


async def test_given_k_then_what_was_taken_out_stays(editor: Script) -> None:
    editor.runs("s/12 units/twelve units/", "/clm-02/d")
    at = desk()
    async with review(at) as pilot:
        await pilot.press("E")
        await pilot.pause()
        await pilot.press("k")
        await pilot.pause()
    assert at.draft.claims[1].state is ClaimState.UNDECIDED
    assert at.draft.claims[2].text.endswith("twelve units.")


async def test_given_escape_then_nothing_is_kept(editor: Script) -> None:
    editor.runs("s/12 units/99 units/")
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("j", "E")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert row(pilot) == "clm-02"
    assert journal.kept == []


async def test_given_shift_e_again_then_the_editor_goes_on_with_the_text(
    editor: Script,
) -> None:
    editor.runs("s/12 units/99 units/")
    at = desk()
    async with review(at) as pilot:
        await pilot.press("E")
        await pilot.pause()
        editor.runs("s/99 units/12 units in all/")
        await pilot.press("E")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert "99 units." in editor.seen.read_text()
    assert at.draft.claims[2].text.endswith("12 units in all.")


async def test_given_an_editor_that_fails_then_all_is_as_it_was_and_the_text_is_kept(
    editor: Script,
) -> None:
    editor.runs("s/12 units/99 units/", status=3)
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("E")
        await pilot.pause()
        said = told(pilot)
        assert "ended with status 3" in said
        await pilot.press("j")
        assert row(pilot) == "clm-02"
    assert journal.kept == []
    kept = said.partition("is kept in ")[2].splitlines()[0].rstrip(".")
    assert "99 units" in read(kept)


async def test_given_no_such_editor_then_it_says_how_to_name_one(
    editor: Script,
) -> None:
    async with review(desk()) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert "set EDITOR" in told(pilot)


async def test_given_no_terminal_to_give_away_then_it_says_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Script(tmp_path, monkeypatch).runs()
    async with review(desk()) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert "one claim at a time with e" in told(pilot)


async def test_given_another_session_decides_then_the_editor_is_not_opened(
    editor: Script,
) -> None:
    editor.runs()
    at = desk(refusal=lambda: AssistantError("Another decides.", fix="Wait."))
    async with review(at) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert "Another decides." in told(pilot)
    assert not editor.seen.exists()


def test_given_an_editor_with_options_then_they_go_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Script(tmp_path, monkeypatch)
    script.file.write_text('#!/bin/sh\necho "$1" >> "$2"')
    script.file.chmod(0o700)
    named = {"EDITOR": f"{script.file} --wait"}
    assert edited("A\n", "a.md", named) == "A\n--wait\n"


def lines_of(at: ReviewDesk, *lines: str) -> str:
    typed, written = iter(lines), list[str]()
    PlainReview((at,), lambda _: next(typed, None), written.append).run()
    return "\n".join(written)


def test_given_lines_then_e_reads_what_changes_and_k_keeps_it(editor: Script) -> None:
    editor.runs("s/12 units/99 units/", "/clm-02/d")
    at = desk()
    text = lines_of(at, "E", "k")
    assert "1 reworded, 1 taken out." in text
    assert "[-12-] {+99+}" in text
    assert "2 decisions kept." in text
    assert at.draft.claims[1].state is ClaimState.DROPPED


def test_given_lines_then_any_other_answer_or_the_end_keeps_nothing(
    editor: Script,
) -> None:
    editor.runs("s/12 units/99 units/")
    for answer in (["x"], []):
        journal = MemoryJournal()
        assert "Nothing was changed." in lines_of(desk(journal), "E", *answer)
        assert journal.kept == []
