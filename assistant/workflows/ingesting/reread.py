"""What was read with other settings is read anew."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from assistant.domain.base import stable_id
from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult
from assistant.domain.records import Ticket
from assistant.domain.statuses import status_word
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.settings import Settings, SourceSettings
from assistant.workflows.ingesting.relabel import COMMAND
from ingest.privacy.labels import passage_labels, record_label
from ingest.reading import READING
from ingest.tickets.statuses import category_of


def reading_of(settings: Settings, rule: SourceSettings | None) -> str:
    """Name the readers and all that the settings tell them of a file."""
    listed = [rule.list] if rule and rule.list else []
    return stable_id(
        READING,
        settings.project.date_order,
        settings.project.timezone,
        sorted(settings.statuses.by_word.items()),
        rule.kind if rule else "",
        sorted(rule.named_columns.items()) if rule else (),
        *listed,
    )


def read_with(result: ReadResult, settings: Settings) -> dict[str, dict[str, str]]:
    """Return what the status words that the settings settle would mean without them.

    Kept with the version, so that a setting which is taken back has no after-effect.
    """
    settled = settings.statuses.by_word
    past = (state.record for state in result.past)
    words = {
        status_word(record.status)
        for record in chain(result.records, past)
        if isinstance(record, Ticket)
    }
    found = {word: category_of(word).value for word in sorted(words & settled.keys())}
    return {"statuses": found}


def reread(ledger: Ledger, incoming: Incoming) -> bool:
    """Put this reading in the place of those that other settings made.

    What the command line told of a file is not forgotten: only a command line that
    tells as much reads such a file anew.

    Returns:
        Whether it says anything else than they did.
    """
    is_changed = False
    for version in ledger.versions_at(incoming.path, incoming.digest):
        is_other = version.reading not in {None, incoming.reading}
        is_told = version.report.get("told") and not incoming.told
        if is_other and not is_told:
            is_changed |= ledger.replace(version, _in_place_of(version, incoming))
    return is_changed


def _in_place_of(version: SourceVersion, incoming: Incoming) -> Incoming:
    """Return the reading with the day and the label that were said for the version."""
    report = version.report
    is_day_said = report.get("as_of_from") == "--as-of"
    as_of = incoming.as_of
    told: dict[str, object] = {}
    if is_day_said or incoming.result.dated is None:
        as_of = version.as_of
        told = {"as_of": as_of.isoformat(), "as_of_from": report.get("as_of_from")}
    settled, by = incoming.settled, incoming.settled_by
    if settled is None or (report.get("settled_by") == COMMAND and by != COMMAND):
        former = report.get("settled")
        settled, by = Label(former) if former else None, report.get("settled_by", "")
    return replace(
        incoming,
        as_of=as_of,
        report={**incoming.report, **told},
        label=record_label(incoming.result, settled),
        passage_labels=passage_labels(incoming.result, settled),
        settled=settled,
        settled_by=by,
    )
