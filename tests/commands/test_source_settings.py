"""What `[[sources]]` and the project say about reading reaches the readers."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack


def test_columns_of_a_source_are_read_as_the_settings_name_them(empty: Path) -> None:
    (empty / "d").mkdir()
    (empty / "d" / "list.csv").write_text(
        "Key,Ding,Lage,Owner\nA-1,Caulk the hull,done,Ana Li\n"
    )
    with (empty / "ontrack.toml").open("a") as settings:
        settings.write(
            '[[sources]]\nglob = "d/*"\ncolumns = {title = "Ding", status = "Lage"}\n'
        )

    read = ontrack("-C", empty, "ingest", empty / "d", "--json")

    assert read.code == 0, read.err
    [ticket] = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert ticket["title"] == "Caulk the hull"
