"""A project's settings: `ontrack.toml`, checked key by key, with a default for each."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.domain.labels import Label
from assistant.domain.people import Person, fold, natural_order
from assistant.domain.tolerances import FlagThresholds, HealthTolerances
from assistant.errors import AssistantError, UsageError

FILE_NAME = "ontrack.toml"
EmbedderName = Literal["static", "hashed", "minilm", "openai"]
DEFAULT_EMBEDDER: EmbedderName = "static"
ColumnField = Literal[
    "title",
    "key",
    "status",
    "owner",
    "kind",
    "priority",
    "due",
    "created",
    "updated",
    "resolved",
    "sprint",
    "release",
    "component",
    "labels",
    "points",
    "parent",
    "blocked_by",
    "reporter",
    "description",
    "note",
    "confidential",
]
"""What a column of a table of tickets can hold."""


class SettingsError(UsageError):
    """`ontrack.toml` holds something that ontrack does not understand."""


class Section(BaseModel):
    """A table of the settings file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectSettings(Section):
    """The project itself."""

    name: str = Field(default="", description="The project's name, as readers know it.")
    key: str = Field(default="", description="The tracker's project key, such as PROJ.")
    timezone: str = Field(
        default="UTC", description="The zone of dates and times that name none."
    )
    date_order: Literal["dmy", "mdy", ""] = Field(
        default="",
        description="How 03/04 reads: dmy, mdy, or empty to take it from the files.",
    )

    glossary: tuple[str, ...] = Field(
        default=(),
        description="Names of products and systems that recordings misspell.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is no zone like Europe/Paris") from error
        return value


class PersonSettings(Section):
    """A person and the spellings that mean them."""

    name: str = Field(description="The full name, as updates should say it.")
    aliases: tuple[str, ...] = Field(
        default=(), description="Nicknames, handles, initials, e-mail addresses."
    )
    role: str = Field(default="", description="The role, as a reader would say it.")


class SourceSettings(Section):
    """What ontrack should know of files whose path matches a pattern."""

    glob: str = Field(description="A path pattern, such as */minutes/*.txt.")
    kind: str = Field(default="", description="The kind to read them as, if not found.")
    label: Label | None = Field(
        default=None, description="client, internal or restricted."
    )
    list: str = Field(
        default="",
        description="The list that its ids are of, if another counts from one too.",
    )
    columns: dict[ColumnField, str] = Field(
        default_factory=dict,
        description="Names of a table's columns by what they say, such as title.",
    )

    @property
    def named_columns(self) -> dict[str, str]:
        """The columns that were named, by field."""
        return {str(field): name for field, name in self.columns.items()}


class StatusSettings(Section):
    """The tracker's own status words."""

    todo: tuple[str, ...] = Field(default=(), description="Words for not started.")
    active: tuple[str, ...] = Field(default=(), description="Words for in work.")
    blocked: tuple[str, ...] = Field(default=(), description="Words for blocked.")
    done: tuple[str, ...] = Field(default=(), description="Words for finished.")
    cancelled: tuple[str, ...] = Field(default=(), description="Words for given up.")

    @property
    def by_word(self) -> dict[str, str]:
        """The category of each word, in lower case."""
        return {
            word.strip().casefold(): category
            for category, words in self.model_dump().items()
            for word in words
        }


class AudienceSettings(Section):
    """When an audience hears from the project."""

    cadence_days: int = Field(default=7, gt=0, description="Days between two updates.")
    people: tuple[str, ...] = Field(
        default=(),
        description="Names or mail domains of those on this reader's own side.",
    )


class PrivacySettings(Section):
    """What must not reach a client."""

    withheld_terms: tuple[str, ...] = Field(
        default=(),
        description="Words that no client update may carry, in any form of theirs.",
    )
    other_clients: tuple[str, ...] = Field(
        default=(), description="Names of other clients and prospects."
    )


class LlmSettings(Section):
    """The language model; off until `allow` is true."""

    engine: Literal["rules", "llm"] = Field(
        default="rules",
        description="Who writes drafts: rules, or llm with rules behind it.",
    )
    allow: bool = Field(
        default=False,
        description="Whether selected facts of this project may be sent to the model.",
    )
    allow_passages: bool = Field(
        default=False,
        description="Whether it may also be sent passages, to find and flag in them.",
    )
    passages_up_to: Label = Field(
        default=Label.INTERNAL,
        description="The most closed passages to send: client, internal, restricted.",
    )
    mask: bool = Field(
        default=False,
        description="Whether names of people, e-mail addresses and masked_words go out "
        "as placeholders, and are put back into what comes.",
    )
    masked_words: tuple[str, ...] = Field(
        default=(), description="Names of products, firms and places to mask, too."
    )
    provider: str = Field(
        default="openai",
        description="openai, for every server that speaks its protocol, or ollama.",
    )
    model: str = Field(default="gpt-5-mini", description="The model's name there.")
    base_url: str = Field(
        default="",
        description="Another server of the provider's protocol; empty for its own.",
    )
    key_variable: str = Field(
        default="OPENAI_API_KEY", description="Environment variable that holds the key."
    )
    max_output_tokens: int = Field(
        default=16_000, gt=0, description="Tokens of one answer at most."
    )
    timeout_s: float = Field(default=60, gt=0, description="Seconds for one call.")
    deadline_s: float = Field(default=180, gt=0, description="Seconds for one draft.")
    max_calls: int = Field(default=12, gt=0, description="Calls for one draft at most.")
    budget_usd: float = Field(
        default=0, ge=0, description="Dollars for one run; 0 for no limit."
    )
    budget_tokens: int = Field(
        default=0, ge=0, description="Tokens for one run, both ways; 0 for no limit."
    )
    reading_calls: int = Field(
        default=200, gt=0, description="Calls for one `llm extract` at most."
    )
    reading_deadline_s: float = Field(
        default=1800, gt=0, description="Seconds for one `llm extract`."
    )
    price_in: float = Field(
        default=0, ge=0, description="Dollars for a million tokens sent."
    )
    price_out: float = Field(
        default=0, ge=0, description="Dollars for a million tokens answered."
    )


class LimitSettings(Section):
    """How much ontrack reads at once."""

    file_mb: int = Field(default=1000, gt=0, description="Megabytes of a plain file.")
    archive_mb: int = Field(
        default=500, gt=0, description="Megabytes that a zip archive unpacks to."
    )
    archive_members: int = Field(
        default=20_000, gt=0, description="Files in a zip archive."
    )
    archive_ratio: int = Field(
        default=200, gt=0, description="Times its packed size that a file unpacks to."
    )
    archive_depth: int = Field(
        default=2, gt=0, description="Archives within one another; 1 for none in one."
    )
    reader_mb: int = Field(
        default=1000,
        gt=0,
        description="Megabytes of memory to read one file that has to be unpacked: "
        "zip, office, PDF, HTML, XML.",
    )
    reader_s: float = Field(
        default=20, gt=0, description="Seconds to read one such file."
    )


class StoreSettings(Section):
    """How texts are found by meaning: the embedding model, and where its index is."""

    embedder: EmbedderName = Field(
        default=DEFAULT_EMBEDDER,
        description="The embedding model: static (in ontrack), hashed, minilm (an "
        "extra), or openai for a server with /v1/embeddings. The former one answers "
        "until a new one is done.",
    )
    embedding_allow: bool = Field(
        default=False,
        description="Whether the texts of this project, except restricted ones, and "
        "what is searched for may be sent to that server.",
    )
    embedding_model: str = Field(
        default="text-embedding-3-small", description="The model's name there."
    )
    embedding_url: str = Field(
        default="",
        description="Another server of the provider's protocol; empty for its own.",
    )
    embedding_key_variable: str = Field(
        default="OPENAI_API_KEY", description="Environment variable that holds the key."
    )
    embedding_dimensions: int = Field(
        default=0, ge=0, description="Numbers of a vector; 0 for as many as it gives."
    )
    embedding_timeout_s: float = Field(
        default=30, gt=0, description="Seconds for one call."
    )
    embedding_budget_usd: float = Field(
        default=0, ge=0, description="Dollars for one run; 0 for no limit."
    )
    embedding_price: float = Field(
        default=0, ge=0, description="Dollars for a million tokens."
    )

    chroma_url: str = Field(
        default="",
        description="A Chroma server on this machine or a private network, such as "
        "http://localhost:8000; empty to keep the index in the project folder.",
    )
    chroma_token_variable: str = Field(
        default="",
        description="Environment variable with the bearer token of the proxy before "
        "that server.",
    )


class Settings(Section):
    """Everything in `ontrack.toml`."""

    project: ProjectSettings = ProjectSettings()
    people: tuple[PersonSettings, ...] = ()
    sources: tuple[SourceSettings, ...] = ()
    statuses: StatusSettings = StatusSettings()
    audiences: dict[str, AudienceSettings] = Field(default_factory=dict)
    health: HealthTolerances = HealthTolerances()
    flags: FlagThresholds = FlagThresholds()
    privacy: PrivacySettings = PrivacySettings()
    limits: LimitSettings = LimitSettings()
    store: StoreSettings = StoreSettings()
    llm: LlmSettings = LlmSettings()

    @property
    def named_people(self) -> tuple[Person, ...]:
        """The people that the settings name."""
        return tuple(
            Person(
                person.name,
                person.role or None,
                frozenset(
                    fold(form)
                    for alias in person.aliases
                    for form in (alias, natural_order(alias))
                ),
            )
            for person in self.people
        )


def load_settings(path: Path) -> Settings:
    """Read and check a settings file.

    Raises:
        SettingsError: If it is no TOML, or a key or value is not known; the message
            names the key and the nearest valid one.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}.", fix="Save it as UTF-8 text."
        ) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{path} is no valid TOML: {error}.",
            fix="Correct the line that it names.",
        ) from error
    return parse_settings(data, str(path))


def parse_settings(data: dict[str, Any], where: str = FILE_NAME) -> Settings:
    """Check settings that were read from TOML; errors as in `load_settings`."""
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise _explain(error, where) from error


def keys() -> tuple[str, ...]:
    """Return every key that can be set, as `section.key`."""
    return tuple(_keys(Settings))


def _keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _explain(error: ValidationError, where: str) -> AssistantError:
    first = error.errors()[0]
    is_key = first["loc"][-1:] == ("[key]",)
    place = ".".join(str(part) for part in first["loc"] if part != "[key]")
    if first["type"] != "extra_forbidden" and not is_key:
        return SettingsError(
            f"{where}: {place}: {first['msg']}.",
            fix=f"Correct {place}; `ontrack config show` lists every key.",
        )
    known = {
        *keys(),
        *Settings.model_fields,
        *(f"people.0.{name}" for name in PersonSettings.model_fields),
        *(f"sources.0.{name}" for name in SourceSettings.model_fields),
        *(f"sources.0.columns.{name}" for name in get_args(ColumnField)),
    }
    near = difflib.get_close_matches(place, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else "Remove it."
    return SettingsError(f"{where}: {place} is no setting.", fix=hint)
