"""Who may read what was kept already, when a file is read under another label."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.labels import Label, join
from assistant.domain.reading import DocumentKind, Passage, ReadResult
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger
from ingest.privacy.labels import passage_labels, record_label
from ingest.spool import Spool

COMMAND = "--label"


@dataclass(frozen=True, slots=True)
class Relabelled:
    """The label that the file's bytes have now, and the paths that got another."""

    label: Label
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Labels:
    """The label of a version's records, and one for each of its passages."""

    records: Label
    passages: tuple[Label, ...]

    def closed_by(self, other: _Labels) -> _Labels:
        """Return the more closed of each."""
        pairs = zip(self.passages, other.passages, strict=True)
        return _Labels(
            join(self.records, other.records), tuple(join(*pair) for pair in pairs)
        )


def relabel(ledger: Ledger, incoming: Incoming, *, added: bool = False) -> Relabelled:
    """Give every kept version of the file's stream the label that is said now.

    One that was `added` with it just now has it already.

    A version is only opened by a label that was said for it: one of the command line
    is taken back by the command line alone, and what says nothing opens nothing.
    """
    label = incoming.label
    paths: list[str] = []
    for version in ledger.versions_of(incoming.stream):
        is_same = version.digest == incoming.digest
        if added and is_same and version.as_of == incoming.as_of:
            continue
        if not is_same and not _says_more(version, incoming):
            continue
        before, after = _labels(ledger, version, incoming)
        if after != before:
            ledger.relabel(
                version,
                after.records,
                after.passages,
                settled=_settled(version, incoming, after),
            )
            paths.append(version.path)
        if is_same:
            label = after.records
    return Relabelled(label, tuple(dict.fromkeys(paths)))


def _says_more(version: SourceVersion, incoming: Incoming) -> bool:
    """Whether a label is said now that was not said when the version was read."""
    said = {"settled": incoming.settled, "settled_by": incoming.settled_by}
    return incoming.settled is not None and any(
        version.report.get(name) != value for name, value in said.items()
    )


def _labels(
    ledger: Ledger, version: SourceVersion, incoming: Incoming
) -> tuple[_Labels, _Labels]:
    """Return the labels that a version has and those that it is to have."""
    labels: list[Label] = []
    passages: Spool[Passage] = Spool()
    for piece in ledger.walk(version.id):
        labels.append(piece.label)
        passages.append(piece.passage)
    before = _Labels(version.label, tuple(labels))
    own = version.report.get("own_label")
    result = ReadResult(
        kind=DocumentKind(version.kind),
        label=Label(own) if own else None,
        passages=passages.whole(),
    )
    if version.digest == incoming.digest:
        result = result.model_copy(update={"label": incoming.result.label})
    after = _Labels(
        record_label(result, incoming.settled),
        passage_labels(result, incoming.settled),
    )
    return before, after if _may_open(version, incoming) else after.closed_by(before)


def _may_open(version: SourceVersion, incoming: Incoming) -> bool:
    if incoming.settled is None:
        return False
    is_own_known = "own_label" in version.report or version.digest == incoming.digest
    is_kept_closed = version.report.get("settled_by") == COMMAND
    return is_own_known and (incoming.settled_by == COMMAND or not is_kept_closed)


def _settled(
    version: SourceVersion, incoming: Incoming, after: _Labels
) -> dict[str, str | None]:
    """Return what is said now, unless what was said before still keeps it closed."""
    if incoming.settled is None or join(incoming.settled, after.records) is not (
        incoming.settled
    ):
        return {name: version.report.get(name) for name in ("settled", "settled_by")}
    return {"settled": incoming.settled, "settled_by": incoming.settled_by}
