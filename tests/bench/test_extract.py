"""What is found is compared with labels by words, and the page says what is missing."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from assistant.domain.reading import Role
from bench.extract.__main__ import main
from bench.extract.baselines import assignments, keywords
from bench.extract.data import Act, Item, Items, Source
from bench.extract.reading import acting
from bench.extract.scoring import acts_score, compared
from bench.learned.material import is_held

NOTES = """# Harbour works

Present: Ines Marto, Piet Ooms

## Actions

- Ines to order the fenders by 14 May 2031.
- Piet to survey the eastern quay.
"""


def folder(path: Path) -> Path:
    """Write labelled notes of one meeting; one of its actions is found by nobody."""
    meetings = path / "gold" / "meetings" / "harbour"
    meetings.mkdir(parents=True)
    (meetings / "a.md").write_text(NOTES, encoding="utf-8")
    action = {
        "owner": "Ines Marto",
        "due": "2031-05-14",
        "strength": "committed",
        "quote": "Ines to order the fenders by 14 May 2031.",
    }
    other = {"owner": None, "due": None, "strength": "suggested", "quote": "dredge"}
    label = {"file": "harbour/a.md", "date": "2031-05-07", "decisions": [], "risks": []}
    label["actions"] = [action, other]
    (path / "gold" / "visible.jsonl").write_text(json.dumps(label), encoding="utf-8")
    return path


def test_one_command_measures_and_says_what_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    asked = ["bench.extract", "--data", str(folder(tmp_path)), "--out", str(page)]
    monkeypatch.setattr("sys.argv", [*asked, "--only", "notes", "mails"])
    assert main() == 2
    written = page.read_text(encoding="utf-8")
    assert "| actions | **ontrack** | 0.500 | 0.500 | 0.500 | 2 | 2 |" in written
    assert "| **ontrack** | 1.000 of 1 | none | 1.000 of 1 | none | 1.000 of 1 |" in (
        written
    )
    assert "<!-- mails -->" not in written
    assert "email-intent-train.jsonl.gz is not in" in capsys.readouterr().err


def test_an_action_is_firm_only_where_label_and_finding_say_so() -> None:
    words = ("order the fenders",)
    gold = Items((Item(words, strength="committed"),), (), ())
    found = Items((Item(words, strength="suggested"),), (), ())
    score = compared([(gold, found)])
    assert (score.actions.f1, score.firm.f1) == (1.0, 0.0)
    assert score.fields["strength right"].rate == 0.0


def test_an_owner_where_the_label_has_none_is_invented() -> None:
    gold = Items((Item(("paint the crane",)),), (), ())
    found = Items((Item(("paint the crane",), "Piet", date(2031, 5, 7)),), (), ())
    fields = compared([(gold, found)]).fields
    assert fields["owner invented"].rate == 1.0
    assert fields["due date invented"].rate == 1.0
    assert fields["owner right"].of == 0


def test_acts_are_compared_place_by_place() -> None:
    score = acts_score([True, True, False], [True, False, True])
    assert (score.right, score.gold, score.found) == (1, 2, 2)


def test_patterns_take_the_lines_that_hold_them() -> None:
    assert keywords("- Rain\n- TODO: paint").actions == (
        Item(("TODO: paint",), strength="committed"),
    )
    found = assignments("- Ines to send fenders\n- Rain").actions
    assert [(one.quotes, one.owner) for one in found] == [
        (("Ines to send fenders",), "Ines")
    ]


def test_a_promise_in_a_meeting_is_an_act_and_a_greeting_is_none() -> None:
    acts = [
        Act("A", "Good morning everyone.", is_action=False),
        Act("B", "I will send the survey to the harbour master.", is_action=True),
    ]
    found = acting(acts, Role.TURN)
    assert (found.actions, found.decisions) == ([False, True], [False, False])


def test_only_the_meetings_of_the_split_are_taken(tmp_path: Path) -> None:
    act = {"speaker": "A", "text": "Okay", "actions": 1, "decisions": 0}
    rows = [
        {"meeting": name, "split": split, "acts": [act]}
        for name, split in (("a", "train"), ("b", "dev"), ("c", "dev"))
    ]
    path = tmp_path / "benchmarks"
    path.mkdir()
    lines = "\n".join(map(json.dumps, rows)).encode()
    (path / "ami-train-dev.jsonl.gz").write_bytes(gzip.compress(lines))
    assert list(Source(tmp_path).meetings("dev")) == ["b", "c"]


def test_sentences_of_mail_that_begin_alike_are_all_held_back_or_none() -> None:
    template = "Please send the tide tables to {} before the survey."
    sentences = [template.format(name) for name in ("Ines", "Piet", "Marto")]
    assert len({is_held(one) for one in sentences}) == 1
    assert {is_held(f"Gauge {n} reads high.") for n in range(50)} == {True, False}
