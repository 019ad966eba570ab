"""Every project of a folder with what waits in it, also without a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack
from tests.commands.tour import approve_tour, make_tour


def test_each_project_below_is_listed_with_its_drafts(tmp_path: Path) -> None:
    approve_tour(make_tour(tmp_path / "music" / "tour"))
    ontrack("init", tmp_path / "empty", "--name", "Empty")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "ontrack.toml").write_text("[project\n")

    ran = ontrack("inbox", tmp_path, "--json")

    tour, empty = ran.json["projects"][1], ran.json["projects"][0]
    states = {one["audience"]: one for one in tour["audiences"]}
    assert (empty["name"], empty["newest"], tour["name"]) == ("Empty", None, "Tour")
    assert states["executive"]["approved_by"] == "Ilse"
    assert states["client"]["draft"] is None
    assert [one["folder"] for one in ran.json["unreadable"]] == [str(broken)]
    assert ran.code == 1
    assert "executive approved by Ilse" in ontrack("inbox", tmp_path / "music").out


def test_a_folder_without_projects_is_an_empty_inbox(tmp_path: Path) -> None:
    ran = ontrack("inbox", tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert "0 projects" in ran.err
