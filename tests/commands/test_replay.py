"""A sent update is made again from the ledger as it was known; what differs is said."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import Ran, ontrack
from tests.commands.scripted import configure
from tests.commands.tour import SECRET, SOURCE, approve_tour, make_tour
from tests.llm.server import Reply, Request, completion, serving

ERASE = ("erase", SOURCE, "--yes", "--by", "Ilse", "--reason", "asked by the person")
LATE = """# Tour meeting 2026-08-20

- Decision: the brass travel by night train.
- Osric Dunmore will hire a second van by 26 August.
- The visa of the soloist is blocked: the consulate is closed.
"""


@pytest.fixture(scope="module")
def made(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        approve_tour(make_tour(folder / "tour"))

    return made_once("replayed", make)


@pytest.fixture
def tour(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "tour", tmp_path / "tour"))


@pytest.fixture
def unsent(tmp_path: Path) -> Path:
    return make_tour(tmp_path / "tour")


def _replay(tour: Path, which: str = "last") -> Ran:
    return ontrack("-C", tour, "replay", which, "--json")


def _sent(tour: Path) -> dict[str, Any]:
    found: dict[str, Any] = ontrack("-C", tour, "updates", "--json").json["updates"][-1]
    return found


def _draft(tour: Path, *options: str) -> dict[str, Any]:
    drafted = ontrack(
        "-C", tour, "draft", "--audience", "executive", "--json", *options
    )
    found: dict[str, Any] = drafted.json["drafts"][0]
    return found


def _claims(draft: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for section in draft["sections"] for claim in section["claims"]]


def _decide(tour: Path, target: str, *said: str) -> None:
    decided = ontrack("-C", tour, "decide", target, *said, "--by", "Ilse")
    assert decided.code == 0, decided.err


def _kinds(replay: Any) -> list[tuple[str, str]]:
    return [(cause["kind"], cause["name"]) for cause in replay["causes"]]


def test_right_after_approval_it_is_identical_by_each_of_its_names(tour: Path) -> None:
    sent = _sent(tour)

    runs = [_replay(tour, name) for name in (sent["id"], sent["draft"], "last")]

    assert [ran.code for ran in runs] == [0, 0, 0]
    assert runs[0].out == runs[1].out == runs[2].out
    replay = runs[0].json
    assert replay["rebuilt"]
    assert replay["identical"]
    assert replay["seal"] == {"holds": True, "digest": sent["digest"], "problem": None}
    assert replay["causes"] == []
    assert replay["compared"]["differences"] == []
    claims = replay["compared"]["claims"]
    assert claims
    assert {(one["change"], one["rests"]) for one in claims} == {("same", "same")}


def test_what_was_learnt_and_decided_later_does_not_change_it(
    tour: Path, tmp_path: Path
) -> None:
    before = _replay(tour).out
    late = tmp_path / "late"
    late.mkdir()
    (late / "2026-08-20-late.md").write_text(LATE, encoding="utf-8")
    for day in ("2026-08-21", "2026-09-01"):
        read = ontrack("-C", tour, "-q", "ingest", late, "--as-of", day)
        assert read.code == 0
    noted = ontrack("-C", tour, "note", "The visa is granted.", "--about", "R-2")
    assert noted.code == 0
    action = ontrack("-C", tour, "actions", "--json").json["actions"][0]
    _decide(tour, action["id"], "owner", "--text", "Osric Dunmore")

    assert _texts(_draft(tour, "--as-of", "2026-08-21")) != _sent_texts(before)
    ran = _replay(tour)

    assert ran.code == 0
    assert ran.out == before


def _texts(draft: dict[str, Any]) -> list[str]:
    return [claim["text"] for claim in _claims(draft)]


def _sent_texts(replay: str) -> list[str]:
    return [claim["before"] for claim in json.loads(replay)["compared"]["claims"]]


def test_to_make_it_again_keeps_nothing(tour: Path) -> None:
    _replay(tour)
    ledger = tour / ".ontrack" / "ledger.db"
    query = "SELECT max(rev) FROM revision"
    with sqlite3.connect(ledger) as connection:
        before = connection.execute(query).fetchone()

    _replay(tour)

    with sqlite3.connect(ledger) as connection:
        assert connection.execute(query).fetchone() == before


def test_edits_drops_and_a_set_colour_are_part_of_it(unsent: Path) -> None:
    draft = _draft(unsent)
    edited, dropped = _claims(draft)[:2]
    _decide(unsent, edited["id"], "edit", "--text", f"As said: {edited['text']}")
    _decide(unsent, edited["id"], "accept")
    _decide(unsent, dropped["id"], "drop")
    colour = ("--colour", "amber", "--reason", "the hall is not paid")
    approve_tour(unsent, colour=colour)

    ran = _replay(unsent)

    assert ran.code == 0
    replay = ran.json
    assert replay["health"] == "amber"
    assert replay["compared"]["health"] == {"sent": "amber", "rebuilt": "amber"}
    told = [claim["after"] for claim in replay["compared"]["claims"]]
    assert f"As said: {edited['text']}" in told
    assert dropped["text"] not in told


def test_what_rested_on_an_erased_source_is_gone_and_says_so(tour: Path) -> None:
    erased = ontrack("-C", tour, *ERASE, "--updates", "keep")
    assert erased.code == 0, erased.err

    ran = _replay(tour)

    assert ran.code == 3
    replay = ran.json
    assert replay["seal"]["holds"]
    assert _kinds(replay) == [("erased", SOURCE)]
    assert "asked by the person" in replay["causes"][0]["what"]
    gone = [c for c in replay["compared"]["claims"] if c["change"] == "gone"]
    assert gone
    for claim in gone:
        assert SECRET in claim["before"]
        assert any(SOURCE in why for why in claim["why"])
    same = [c for c in replay["compared"]["claims"] if c["change"] == "same"]
    assert not any(SECRET in claim["before"] for claim in same)
    sources = replay["compared"]["coverage"]
    assert sources["sent"]["sources"] == sources["rebuilt"]["sources"] + 1


def test_an_update_whose_words_were_erased_cannot_be_made_again(tour: Path) -> None:
    erased = ontrack("-C", tour, *ERASE, "--updates", "empty")
    assert erased.code == 0, erased.err

    ran = _replay(tour)

    assert ran.code == 1
    assert ran.out == ""
    assert "were erased" in ran.err


def test_a_sentence_in_other_words_is_shown_word_by_word(tour: Path) -> None:
    erased = ontrack("-C", tour, *ERASE, "--updates", "keep")
    assert erased.code == 0, erased.err

    headline = _replay(tour).json["compared"]["headline"]
    shown = ontrack("-C", tour, "replay", "last")

    assert headline["change"] == "changed"
    before = "".join(w for whose, w in headline["words"] if whose != "new")
    after = "".join(w for whose, w in headline["words"] if whose != "old")
    assert before.split() == headline["before"].split()
    assert after.split() == headline["after"].split()
    assert "[-two" in shown.out
    assert "{+one" in shown.out


def test_settings_that_changed_since_are_named(tour: Path) -> None:
    configure_name = ontrack("-C", tour, "config", "set", "project.name", "Nordic tour")
    assert configure_name.code == 0

    ran = _replay(tour)

    assert ran.code == 3
    replay = ran.json
    assert _kinds(replay) == [("settings", "project")]
    assert replay["compared"]["differences"] == ["body"]
    assert any("Nordic tour" in line for line in replay["compared"]["body"]["new"])


def test_settings_on_which_no_draft_depends_are_not_named(tour: Path) -> None:
    configure(tour, max_calls=3)

    assert _replay(tour).json["causes"] == []


def test_an_audience_file_that_changed_since_is_named(tour: Path) -> None:
    ours = Path(__file__).parents[2] / "prompts" / "audiences" / "executive.md"
    text = ours.read_text(encoding="utf-8")
    (tour / "audiences").mkdir(exist_ok=True)
    (tour / "audiences" / "executive.md").write_text(
        text + "\nSay it kindly.\n", encoding="utf-8"
    )

    replay = _replay(tour).json

    assert _kinds(replay) == [("prompts", "executive")]


def test_a_sentence_that_was_changed_in_the_ledger_breaks_the_seal(tour: Path) -> None:
    with sqlite3.connect(tour / ".ontrack" / "ledger.db") as connection:
        connection.execute(
            'UPDATE sent SET "update" = replace("update", ?, ?)', ("Lund", "Malmo")
        )
        assert connection.total_changes == 1

    ran = _replay(tour)

    assert ran.code == 3
    assert not ran.json["identical"]
    assert not ran.json["seal"]["holds"]
    assert "BAD" in ontrack("-C", tour, "replay", "last").out


def test_a_draft_that_nobody_approved_is_no_update(unsent: Path) -> None:
    draft = _draft(unsent)

    for which in (draft["id"], "last", "upd-000000000000"):
        ran = _replay(unsent, which)
        assert ran.code == 2
        assert ran.out == ""
        assert "Fix:" in ran.err


def test_a_model_is_not_asked_again_and_its_wording_counts(unsent: Path) -> None:
    def worded(request: Request) -> Reply:
        prompt = request.body["messages"][-1]["content"]
        listed = json.loads(prompt[prompt.index("[\n") : prompt.rindex("]") + 1])
        told = [
            {"id": one["id"], "text": one["text"].replace(", by ", " by ")}
            for one in reversed(listed)
        ]
        return completion(json.dumps({"sentences": told}))

    with serving(worded) as script:
        configure(unsent, allow="true", base_url=script.url, model="scripted")
        approve_tour(unsent, engine="llm")
        asked = len(script.requests)
        assert asked
        ran = _replay(unsent)
        assert len(script.requests) == asked

    assert ran.code == 0
    assert ran.json["engine"] == "openai:scripted"
    assert any("hall by 27 August" in text for text in _sent_texts(ran.out))
    configure(unsent, allow="false", engine="rules")
    assert _replay(unsent).out == ran.out


def test_an_imported_update_is_held_against_the_facts_of_its_day(
    unsent: Path, tmp_path: Path
) -> None:
    update = tmp_path / "sent.md"
    update.write_text(
        "# Tour status\n\n## Next\n\n"
        "- Ilse Marchetti sends the seating plan to the hall by 27 August.\n"
        "- Petra Lindqvist books the coach by 30 August.\n"
        "- The timpani travel in 17 crates.\n"
        "- We go on.\n",
        encoding="utf-8",
    )
    to = ("--audience", "executive", "--as-of", "2026-08-21")
    assert ontrack("-C", unsent, "updates", "import", update, *to).code == 0

    ran = _replay(unsent, "executive:2026-08-21")

    assert ran.code == 1
    found = ran.json
    assert not found["rebuilt"]
    assert "cannot be made again" in " ".join(found["why"].split())
    assert [(one["verdict"], one["at_fault"]) for one in found["sentences"]] == [
        ("supported", []),
        ("not_found", ["30 August"]),
        ("not_found", ["17"]),
        ("nothing_to_check", []),
    ]
    assert _replay(unsent).out == ran.out
