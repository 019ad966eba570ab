"""Words are written into ontrack.toml and nothing else of the file changes."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.settings import SettingsError, StatusSettings, load_settings
from assistant.settings_file import render_settings
from assistant.settings_words import settle_person, settle_status

CATEGORIES = tuple(StatusSettings.model_fields)
BY_HAND = """\
# Ours.
people = [ { name = "Ida Holm", aliases = ["ih"] } ] # in one line

[statuses]
blocked = [
  "Beached",  # since the storm
  "Aground",
]

[project]
name = "Crane" # not first
"""
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1
)
plain_words = words.filter(lambda word: word.strip() != "")


def _file(folder: Path, text: str) -> Path:
    path = folder / "ontrack.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("#")]


def _data(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(plain_words, st.sampled_from(CATEGORIES)), max_size=4))
def test_whatever_words_are_settled_the_rest_of_the_file_stays(
    settled: list[tuple[str, str]],
) -> None:
    text = render_settings("Crane")
    with tempfile.TemporaryDirectory() as folder:
        path = _file(Path(folder), text)
        before = _data(path)
        for word, category in settled:
            written = settle_status(path, word, category)
            assert written.statuses.by_word[word.strip().casefold()] == category
        after = _data(path)
        assert {**after, "statuses": 0} == {**before, "statuses": 0}
        assert _comments(path.read_text(encoding="utf-8")) == _comments(text)
        for word, _ in settled:
            settle_status(path, word, None)
        assert path.read_text(encoding="utf-8") == text


@settings(max_examples=40, deadline=None)
@given(plain_words, plain_words)
def test_whatever_a_spelling_is_it_becomes_the_persons_and_is_taken_back(
    text: str, name: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _file(Path(folder), render_settings("Crane"))
        before = _data(path)
        settle_person(path, text, name)
        after = _data(path)
        [person] = after.pop("people")
        assert person["name"] == name
        assert after == before
        settle_person(path, text, None)
        assert load_settings(path).people[0].aliases == ()


def test_lists_and_tables_written_by_hand_keep_their_form(tmp_path: Path) -> None:
    path = _file(tmp_path, BY_HAND)

    settle_status(path, "Stranded", "blocked")
    settle_status(path, "Beached", None)
    settle_person(path, "@ida", "Ida Holm")
    settle_person(path, "jn", "Jo Nyberg")

    written = path.read_text()
    assert '  "Aground",\n' in written
    assert "# in one line" in written
    assert 'name = "Crane" # not first' in written
    loaded = load_settings(path)
    assert loaded.statuses.blocked == ("Aground", "Stranded")
    assert [(p.name, p.aliases) for p in loaded.people] == [
        ("Ida Holm", ("ih", "@ida")),
        ("Jo Nyberg", ("jn",)),
    ]


def test_a_file_without_the_section_gets_it(tmp_path: Path) -> None:
    path = _file(tmp_path, '[project]\nname = "Crane"')
    settle_status(path, "Aground", "blocked")
    settle_person(path, "ih", "Ida Holm")
    loaded = load_settings(path)
    assert loaded.statuses.blocked == ("Aground",)
    assert loaded.people[0].aliases == ("ih",)


@pytest.mark.parametrize("text", ["statuses = 3\n", "people = 3\n", "statuses = [\n"])
def test_a_file_that_is_no_settings_stays_as_it_was(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(SettingsError):
        settle_status(path, "Aground", "blocked")
    with pytest.raises(SettingsError):
        settle_person(path, "ih", "Ida Holm")
    assert path.read_text() == text
