"""Questions about tests, builds and pipelines are answered by the newest runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_RED = """<?xml version="1.0"?>
<testsuite name="playout" tests="4" failures="2" timestamp="2031-03-10T06:00:00">
<testcase classname="fade" name="crossfade_keeps_level">
<failure message="level dropped 6 dB (RAD-4)">x</failure></testcase>
<testcase classname="cart" name="jingle_starts"/>
<testcase classname="cart" name="news_bed_loops"><error message="no such cart"/></testcase>
<testcase classname="log" name="as_run"/></testsuite>
"""
_GREEN = """<?xml version="1.0"?>
<testsuite name="website" tests="2" failures="0" timestamp="2031-03-11T06:00:00">
<testcase classname="web" name="home"/><testcase classname="web" name="stream"/>
</testsuite>
"""
_NOTES = """# Weekly, 12 March 2031

Present: Ada Lund, Ben Osei

- The load test of the mast was put off to 20 March.
- The main door is still broken.
- Ben passed the first aid test.
"""


@pytest.fixture(scope="module")
def radio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("builds")
    project = root / "project"
    assert ontrack("init", project, "--name", "Radio").code == 0
    files = {"a.xml": _RED, "b.xml": _GREEN, "2031-03-12_weekly.md": _NOTES}
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    read = ontrack(
        "-C", project, "ingest", *(root / n for n in files), "--as-of", "2031-03-12"
    )
    assert read.code == 0, read.err
    return project


def _told(project: Path, question: str) -> str:
    return ontrack("-C", project, "ask", question).out


@pytest.mark.parametrize(
    "question",
    [
        "Which test failed?",
        "Which tests are failing?",
        "What failed in CI?",
        "What are the failing tests?",
        "Why is the build red?",
        "Did the playout tests pass?",
        "Is the build green?",
    ],
)
def test_what_failed_is_told_by_name_with_its_message(
    radio: Path, question: str
) -> None:
    told = _told(radio, question)

    assert "fade.crossfade_keeps_level failed on 10 March" in told
    assert "level dropped 6 dB" in told
    assert "cart.news_bed_loops failed on 10 March" in told
    assert "a.xml" in told


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many tests failed?", "run of playout on 10 March failed: 2 of 4 tests"),
        ("Is the website build green?", "website on 11 March passed: all 2 tests"),
        ("Why did crossfade_keeps_level fail?", "level dropped 6 dB"),
        ("Which test failed for RAD-4?", "crossfade_keeps_level"),
        ("Did the tests pass on 11 March?", "website on 11 March passed"),
    ],
)
def test_a_run_is_meant_by_its_name_its_test_or_its_day(
    radio: Path, question: str, answer: str
) -> None:
    told = _told(radio, question).split("\n[1]")[0]

    assert answer in " ".join(told.split())
    assert "news_bed_loops" not in told


@pytest.mark.parametrize(
    "question",
    [
        "Which test of the mast failed?",
        "Did the load test of the mast fail?",
        "Did Ben fail the test?",
        "Is the main door broken?",
        "Did the tests pass on 9 March?",
        "Are the smoke tests green?",
    ],
)
def test_a_run_says_nothing_of_another_test(radio: Path, question: str) -> None:
    told = _told(radio, question)

    assert "The run of" not in told
    assert "failed on" not in told
