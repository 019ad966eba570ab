"""A day that is yet to come is no day on which anything was known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.program import ontrack


@pytest.mark.parametrize(("ahead", "is_warned"), [(-30, False), (1, False), (9, True)])
def test_a_day_ahead_of_the_clock_is_named_and_what_it_dates_is_kept(
    tmp_path: Path, ahead: int, *, is_warned: bool
) -> None:
    (tmp_path / "notes.md").write_text("# Talk\n\n- The kiln is warm.\n")
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Kiln")
    day = datetime.now(UTC).date() + timedelta(days=ahead)
    ran = ontrack(
        "-C", project, "ingest", tmp_path / "notes.md", "--as-of", day, "--json"
    )
    assert ran.code == 0
    assert ran.json["as_of"] == day.isoformat()
    assert ("is yet to come" in ran.err) is is_warned
