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


FIRST = """From: Ida Holm <ida@nave.example>
Date: Tue, 4 Mar 2031 10:00:00 +0000
Subject: Bells
Message-ID: <1@nave.example>

The bells on 9 March are at risk.
Please send ten ropes by Friday.
"""
REPLY = """From: Rolf Berg <rolf@nave.example>
Date: Wed, 5 Mar 2031 10:00:00 +0000
Subject: Re: Bells
Message-ID: <2@nave.example>

I will ask for the dates.

On Tue 4 Mar 2031, Ida Holm wrote:
> The bells on 9 March are at risk. Please send ten
> ropes by Friday.
> Ida
"""


def test_what_only_a_quoted_reply_says_is_told_until_its_own_mail_is_there(
    tmp_path: Path,
) -> None:
    """GIVEN a reply; THEN what it quotes is named, and no more once it is read."""
    files = tmp_path / "in"
    files.mkdir()
    (files / "b.eml").write_text(REPLY)
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Nave")
    ran = ontrack("-C", project, "ingest", files)
    [seen] = ontrack("-C", project, "sources", "--json").json["sources"]
    [remark] = seen["remarks"]
    assert "read from the quote" in remark
    assert "Ida Holm on 2031-03-04 (lines 4-5)" in remark
    assert ran.code == 0
    assert f"b.eml: {remark}" in ran.err
    (files / "a.eml").write_text(FIRST)
    ontrack("-C", project, "ingest", files)
    seen = ontrack("-C", project, "sources", "--json").json["sources"]
    assert [file["remarks"] for file in seen] == [[], []]
