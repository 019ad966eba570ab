"""What the options before the command say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Session:
    """The project folder and how much to say."""

    folder: Path
    quiet: bool = False
    verbose: bool = False
