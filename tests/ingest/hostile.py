"""Files that a child reads, and where they lie."""

from __future__ import annotations

from pathlib import Path

from ingest.isolation import Found


def at(folder: Path, name: str, data: bytes) -> Found:
    (folder / name).write_bytes(data)
    return Found(f"p/{name}", folder / name)


def page(rows: int) -> bytes:
    row = "<tr><td>{}</td><td>boat</td></tr>"
    table = "".join(row.format(number) for number in range(rows))
    return f"<html><body><table>{table}</table></body></html>".encode()
