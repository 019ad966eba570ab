"""Settings that let a scripted model on this machine be asked."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack
from tests.llm.server import Script


def configure(project: Path, **settings: object) -> None:
    for key, value in settings.items():
        done = ontrack("-C", project, "config", "set", f"llm.{key}", value)
        assert done.code == 0, done.err


def allow(project: Path, script: Script, **settings: object) -> None:
    base = {"base_url": script.url, "model": "scripted", "deadline_s": "5"}
    settings = {"allow": "true", "allow_passages": "true", **base, **settings}
    configure(project, **settings)
