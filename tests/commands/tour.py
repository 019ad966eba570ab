"""A small project of another kind: an orchestra's tour, in two weeks of papers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.commands.program import Ran, ontrack

SECRET = "quillamberdrift"
"""A word that stands in one source alone, in each of its paragraphs."""
PRIVATE = f"""# Tour meeting 2026-08-19

Attendees: Petra Lindqvist, Osric Dunmore{SECRET}

- Petra Lindqvist will book the {SECRET} coach for the strings by 28 August.
- Decision: we take the {SECRET} hall in Lund instead of the church.
- The {SECRET} permit is blocked: the council has not answered.
"""
OPEN = """# Tour meeting 2026-08-20

- Ilse Marchetti will send the seating plan to the hall by 27 August.
- Decision: the encore is the Sibelius waltz.
- The piano tuner has not confirmed; we may lose the rehearsal.
"""
RAID = """ID,Type,Title,Probability,Impact,Status,Owner
R-1,Risk,Freight of the timpani arrives late,3,4,Open,Ilse Marchetti
R-2,Risk,Visa of the soloist is refused,2,5,Open,Petra Lindqvist
"""
SOURCE = "papers/2026-08-19-private.md"
_SETTLES = re.compile(r"^  `ontrack decide (\S+) (\w+)", re.MULTILINE)
_TEXT = {"edit", "answer"}


def make_tour(folder: Path, *, with_private: bool = True) -> Path:
    """A project with its papers read; `papers` stands beside its folder."""
    assert ontrack("init", folder, "--name", "Tour").code == 0
    papers = folder.parent / "papers"
    papers.mkdir(exist_ok=True)
    files = {"2026-08-20-open.md": OPEN, "raid-2026-08-20.csv": RAID}
    files |= {"2026-08-19-private.md": PRIVATE} if with_private else {}
    for name, text in files.items():
        (papers / name).write_text(text, encoding="utf-8")
    read = ontrack("-C", folder, "-q", "ingest", papers, "--as-of", "2026-08-21")
    assert read.code in {0, 3}, read.err
    return folder


def approve_tour(
    folder: Path,
    audience: str = "executive",
    *,
    engine: str = "rules",
    colour: tuple[str, ...] = (),
) -> str:
    """Approve an update with all settled that the gate asks for; return its id."""
    asked = ("--audience", audience, "--engine", engine, "--json")
    drafted = ontrack("-C", folder, "draft", *asked)
    draft: dict[str, Any] = drafted.json["drafts"][0]
    for _ in range(3):
        ran = _approve(folder, draft, *colour)
        if ran.code == 0:
            return ran.out.split()[0]
        for target, verb in _SETTLES.findall(ran.err):
            said = ("--text", "We know.") if verb in _TEXT else ("--reason", "known")
            ontrack("-C", folder, "decide", target, verb, *said, "--by", "Ilse")
    raise AssertionError(ran.err)


def _approve(folder: Path, draft: dict[str, Any], *options: str) -> Ran:
    by = ("--by", "Ilse", "--accept-supported", *options)
    return ontrack("-C", folder, "approve", draft["id"], *by)


def views(folder: Path) -> list[str]:
    """What the reading commands say, as text."""
    names = ("actions", "decisions", "statements", "flags", "raid", "people")
    return [ontrack("-C", folder, name, "--json").out for name in names]
