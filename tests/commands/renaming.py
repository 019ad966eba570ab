"""A copy of the sample project in which nobody and nothing keeps its name."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import re
import shutil
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx

from tests.commands.program import SAMPLE

PEOPLE = {
    "Achterberg": "Oostveen",
    "Arkley": "Bewick",
    "Bartek": "Zdenek",
    "Brandt": "Holzer",
    "Callum": "Fergus",
    "Carvalho": "Monteiro",
    "Desmond": "Wilfred",
    "Des": "Wil",
    "Ellery": "Stanway",
    "Gwen": "Nora",
    "Haas": "Kern",
    "Haddad": "Mansour",
    "Hal": "Lou",
    "Ines": "Rita",
    "Jonah": "Elias",
    "Keiko": "Hanae",
    "Leonie": "Saskia",
    "Lindqvist": "Bergman",
    "Malik": "Anwar",
    "Marchetti": "Bellini",
    "Marcus": "Edmund",
    "Mirela": "Daciana",
    "Nowicki": "Kucera",
    "Odile": "Celia",
    "Okoro": "Adeyemi",
    "Osborne": "Whitfield",
    "Pell": "Crane",
    "Petra": "Frida",
    "Rafiq": "Jamaal",
    "Raf": "Jam",
    "Reeve": "Lorne",
    "Sam": "Kit",
    "Tasker": "Lovell",
    "Tove": "Siv",
    "Voss": "Ilic",
    "Wexcombe": "Yorvale",
    "Wex": "Yor",
    "Yusra": "Samira",
}
COMPANIES = {
    "Finch": "Wren",
    "Harbour": "Meadow",
    "Harbourfinch": "Meadowwren",
    "Heron": "Otter",
    "Marrowby": "Tannerby",
    "Oakhurst": "Pinewell",
    "Obolus": "Ferrant",
    "Pennyfold": "Quillmark",
    "Velderby": "Norrholt",
}
COLUMNS = {
    "ID": "Ref",
    "Type": "Category",
    "Title": "Summary",
    "Description": "Details",
    "Owner": "Responsible",
    "Raised": "Date logged",
    "Probability": "Likelihood",
    "Impact": "Severity",
    "Score": "Rating",
    "Status": "State",
    "Due date": "Target date",
    "Review date": "Next review",
    "Response": "Strategy",
    "Mitigation": "Action plan",
    "Last updated": "Updated on",
    "Note": "Comments",
}
LETTERS = {"R": "K", "A": "V", "I": "N", "D": "P"}
NAMES = {name.casefold(): new for name, new in (PEOPLE | COMPANIES).items()}
_NAME = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?<![A-Z])PEN(?=-?\d|\b)")
_ENTRY = re.compile(r"\b([RAID])-(\d{3})\b")


def renamed_copy(target: Path) -> Path:
    """Copy the sample project to a folder under new names; return the folder."""
    for path in sorted(SAMPLE.rglob("*")):
        if path.is_file():
            copy = target / rename(path.relative_to(SAMPLE).as_posix())
            copy.parent.mkdir(parents=True, exist_ok=True)
            _COPIES.get(path.suffix, _copy_text)(path, copy)
            if "raid" in path.parts:
                _rename_columns(copy)
    return target


def rename(text: str) -> str:
    """Give every name and id in the text its new form, in the case of the old one."""
    text = _NAME.sub(lambda found: _in_case(found[0], NAMES[found[0].casefold()]), text)
    text = _KEY.sub("QXZ", text)
    return _ENTRY.sub(lambda found: f"{LETTERS[found[1]]}-{found[2]}", text)


def _in_case(old: str, new: str) -> str:
    if old.islower():
        return new.lower()
    return new.upper() if old.isupper() else new


def _copy_text(path: Path, copy: Path) -> None:
    copy.write_bytes(rename(path.read_bytes().decode("utf-8")).encode("utf-8"))


def _copy_mail(path: Path, copy: Path) -> None:
    """Write the body without line breaks that could part a name."""
    old = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    new = EmailMessage(policy=email.policy.default)
    for header, value in old.items():
        if not header.lower().startswith(("content-", "mime-")):
            new[header] = rename(str(value))
    body = old.get_body(("plain",))
    assert body is not None
    new.set_content(rename(body.get_content()), cte="8bit")
    copy.write_bytes(new.as_bytes())


def _copy_document(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    document = docx.Document(str(copy))
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        run.text = rename(run.text)
    document.save(str(copy))


def _rename_columns(path: Path) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    rows[0] = [COLUMNS[name] for name in rows[0]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


_COPIES: dict[str, Callable[[Path, Path], None]] = {
    ".docx": _copy_document,
    ".eml": _copy_mail,
}
