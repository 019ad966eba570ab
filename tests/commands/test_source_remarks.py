"""What `sources` says of a file beside its counts."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack

HEADER = "No,Task,Status,Assignee\n"
LISTS = {
    "masons": "1,Point the nave,Open,Ida Holm\n2,Gild the altar,Open,Rolf Berg\n",
    "kitchen": "1,Buy forty plates,Open,Kofi Amo\n2,Hire a cook,Open,Mia Conti\n",
}


def test_sources_tell_what_the_ingest_remarked_on_a_file(tmp_path: Path) -> None:
    files = tmp_path / "in"
    for name, rows in LISTS.items():
        (files / name).mkdir(parents=True)
        (files / name / "list.csv").write_text(HEADER + rows)
    (files / "rota.csv").write_text("Day,Bell\n2031-03-03,Ida\n2031-03-04,Rolf\n")
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Nave")
    read = ontrack("-C", project, "ingest", files, "--json").json["files"]
    seen = ontrack("-C", project, "sources", "--json").json["sources"]
    said = {file["path"]: file["remarks"] for file in seen}
    assert said == {file["path"]: file["remarks"] for file in read}
    told = [remark for remarks in said.values() for remark in remarks]
    assert any("other things" in remark for remark in told)
