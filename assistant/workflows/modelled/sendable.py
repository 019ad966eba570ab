"""What of the sources may be sent to a language model."""

from __future__ import annotations

from assistant.domain.labels import Label
from assistant.domain.people import People
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.private import private_matters
from assistant.drafting.terms import carries
from assistant.facts.flags.injection_attempt import suspicion
from assistant.llm.port import ConsentError
from assistant.settings import Settings


def check_consent(settings: Settings) -> None:
    """Make sure that the settings let passages be sent.

    Raises:
        ConsentError: If they do not.
    """
    if not (settings.llm.allow and settings.llm.allow_passages):
        missing = "llm.allow_passages" if settings.llm.allow else "llm.allow"
        raise ConsentError(
            "This project's settings do not let passages be sent to a model.",
            fix=f"Set {missing} = true in ontrack.toml; --dry-run shows what would be "
            "sent.",
        )


class Sendable:
    """Says of each passage why it must stay here, if it must."""

    def __init__(self, settings: Settings, people: People) -> None:
        self._most = settings.llm.passages_up_to
        privacy = settings.privacy
        self._withheld = (*privacy.withheld_terms, *privacy.other_clients)
        self._persons = tuple(person.name for person in people.all)

    def refused(self, one: SourcedPassage) -> str:
        """Return why it must not be sent, or nothing."""
        return self.refused_words(one.passage.text, one.label)

    def refused_words(self, text: str, label: Label) -> str:
        """Return why words of this label must not be sent, or nothing."""
        if label.rank > self._most.rank:
            return f"labelled {label}"
        if carries(text, self._withheld):
            return "with withheld words"
        if private_matters(text, self._persons):
            return "with private matters or secrets"
        return "with orders to an assistant" if suspicion(text) else ""
