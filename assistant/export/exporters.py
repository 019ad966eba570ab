"""The table of export formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.export.json_file import json_file
from assistant.export.markdown import markdown
from assistant.export.publication import Publication

EXPORTERS: Mapping[str, Callable[[Publication], str]] = {
    "md": markdown,
    "json": json_file,
}
