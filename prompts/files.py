"""Prompt and audience files: TOML front matter between `+++` lines, then text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from pydantic import ValidationError

from assistant.domain.audience import Audience
from assistant.domain.base import digest
from assistant.errors import UsageError

FOLDER = Path(__file__).parent
_MARK = "+++"


class PromptFileError(UsageError):
    """A prompt or audience file is not as it must be."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A versioned prompt; `inputs` are exactly the placeholders of its template."""

    name: str
    version: int
    why: str
    inputs: frozenset[str]
    template: Template
    digest: str

    def render(self, values: Mapping[str, str]) -> str:
        """Fill in the placeholders.

        Raises:
            PromptFileError: If a value is missing or not asked for.
        """
        if set(values) != self.inputs:
            raise PromptFileError(
                f"Prompt {self.name!r} takes {', '.join(sorted(self.inputs))}; "
                f"it was given {', '.join(sorted(values)) or 'nothing'}.",
                fix="Give exactly the inputs that its front matter declares.",
            )
        return self.template.substitute(values)


def load_prompt(name: str) -> Prompt:
    """Load `prompts/<name>.md`.

    Raises:
        PromptFileError: If it is missing, or its placeholders are not its inputs.
    """
    path = FOLDER / f"{name}.md"
    front, body = _split(path)
    template = Template(body)
    inputs = frozenset(front.get("inputs", ()))
    found = frozenset(template.get_identifiers())
    if inputs != found:
        raise PromptFileError(
            f"{path.name} declares {sorted(inputs)} and uses {sorted(found)}.",
            fix="Make its inputs and its placeholders the same.",
        )
    return Prompt(
        name=name,
        version=int(front.get("version", 0)),
        why=str(front.get("why", "")),
        inputs=inputs,
        template=template,
        digest=digest(path.read_bytes()),
    )


def load_audiences(own: Path | None = None) -> dict[str, tuple[Audience, str]]:
    """Return audience and file digest by name: those shipped, then a project's own.

    A project's file of the same name takes the place of the shipped one.

    Raises:
        PromptFileError: If a file is not as it must be; the message names the key.
    """
    found = {}
    for path in _audience_files(own):
        front, body = _split(path)
        try:
            audience = Audience.model_validate(
                {"name": path.stem, **front, "guidance": body.strip()}
            )
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise PromptFileError(
                f"{path}: {place}: {first['msg']}.",
                fix="Compare it with a file in prompts/audiences/.",
            ) from error
        found[audience.name] = (audience, digest(path.read_bytes()))
    return found


def _audience_files(own: Path | None) -> Iterator[Path]:
    order = ("executive", "engineering", "client")
    shipped = sorted(
        (FOLDER / "audiences").glob("*.md"),
        key=lambda path: (
            order.index(path.stem) if path.stem in order else len(order),
            path.stem,
        ),
    )
    yield from shipped
    if own is not None and own.is_dir():
        yield from sorted(own.glob("*.md"))


def _split(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptFileError(
            f"{path} cannot be read: {error.strerror}.", fix="Put the file back."
        ) from error
    start, mark, rest = text.partition(f"{_MARK}\n")
    front, end, body = rest.partition(f"\n{_MARK}\n")
    if start.strip() or not mark or not end:
        raise PromptFileError(
            f"{path} has no front matter between two lines of {_MARK}.",
            fix="Begin it like a file in prompts/.",
        )
    try:
        return tomllib.loads(front), body
    except tomllib.TOMLDecodeError as error:
        raise PromptFileError(
            f"{path}: the front matter is no TOML: {error}.", fix="Correct that line."
        ) from error
