from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from assistant.settings import (
    AudienceSettings,
    ColumnField,
    SettingsError,
    keys,
    load_settings,
    parse_settings,
)
from assistant.settings_file import change_setting, render_settings, write_settings
from ingest.readers.ticket_columns import FIELDS


def test_the_file_that_init_writes_holds_every_key_with_its_default() -> None:
    data = tomllib.loads(render_settings('Launch "1.0"', "ABC"))
    settings = parse_settings(data)

    assert settings == parse_settings(
        {"project": {"name": 'Launch "1.0"', "key": "ABC"}}
    )
    for key in keys():
        section, _, name = key.partition(".")
        if name:
            assert name in data[section], key


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"project": {"nmae": "x"}},
            r"project\.nmae is no setting[\s\S]*project\.name",
        ),
        ({"privcy": {}}, r"privcy is no setting[\s\S]*privacy"),
        ({"project": {"timezone": "Mars/Base"}}, "Mars/Base"),
        ({"people": [{"nam": "x"}]}, r"people\.0\.nam is no setting|people\.0\.name"),
        ({"llm": {"engine": "magic"}}, r"llm\.engine"),
        ({"sources": [{"glob": "*", "column": {}}]}, r"sources\.0\.columns\?"),
        (
            {"sources": [{"glob": "*", "columns": {"stauts": "Lage"}}]},
            r"columns\.stauts is no setting[\s\S]*columns\.status\?",
        ),
    ],
)
def test_an_unknown_key_or_value_is_named_with_the_nearest_valid_one(
    data: dict[str, object], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        parse_settings(data)


def test_given_the_example_of_an_audience_then_its_own_people_can_be_named() -> None:
    text = render_settings("Launch")
    example = text.split("# [audiences.client]")[1].split("\n\n")[0]
    data = tomllib.loads(example.replace("\n# ", "\n"))
    assert AudienceSettings.model_validate(data).people


def test_the_example_of_a_source_is_valid_without_its_remark_signs() -> None:
    example = render_settings("Launch").split("# [[sources]]")[1]
    lines = ["[[sources]]", *(line.removeprefix("# ") for line in example.split("\n"))]
    [source] = parse_settings(tomllib.loads("\n".join(lines))).sources

    assert source.columns == {"title": "Thing to do", "status": "How far"}


def test_settings_know_the_fields_that_columns_of_tickets_have() -> None:
    assert set(get_args(ColumnField)) == set(FIELDS)


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ontrack.toml"
    path.write_text("[project\nname = 1", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 1"):
        load_settings(path)


def test_a_changed_key_keeps_the_comments_of_the_others(tmp_path: Path) -> None:
    path = write_settings(tmp_path, render_settings("Launch"))
    settings = change_setting(path, "project.date_order", "dmy")

    assert settings.project.date_order == "dmy"
    assert load_settings(path) == settings
    assert "# How 03/04 reads" in path.read_text(encoding="utf-8")


def test_a_wrong_value_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = write_settings(tmp_path, render_settings("Launch"))
    before = path.read_bytes()
    with pytest.raises(SettingsError, match=r"project\.date_order"):
        change_setting(path, "project.date_order", "ymd")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Penhallow", ("Penhallow",)),
        ("Penhallow, Acme & Sons", ("Penhallow", "Acme & Sons")),
        ('["Penhallow, Inc."]', ("Penhallow, Inc.",)),
        ("2026", ("2026",)),
    ],
)
def test_a_list_may_be_set_by_bare_words(
    tmp_path: Path, given: str, kept: tuple[str, ...]
) -> None:
    path = write_settings(tmp_path, render_settings("Ferry"))
    settings = change_setting(path, "privacy.other_clients", given)
    assert settings.privacy.other_clients == kept
    assert load_settings(path) == settings


def test_a_list_of_a_named_audience_may_be_set_by_a_bare_word(tmp_path: Path) -> None:
    path = write_settings(tmp_path, render_settings("Ferry"))
    settings = change_setting(path, "audiences.client.people", "example.org")
    assert settings.audiences["client"].people == ("example.org",)


def test_a_text_that_looks_like_a_number_stays_text(tmp_path: Path) -> None:
    path = write_settings(tmp_path, render_settings("Ferry"))
    assert change_setting(path, "project.name", "2027").project.name == "2027"
