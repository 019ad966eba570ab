"""Old files that still lie beside newer ones: they never speak for a later day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger


def superseded(ledger: Ledger, incoming: Incoming) -> SourceVersion | None:
    """Return the version that was read of these bytes, if others came after it.

    A snapshot that nothing followed says again on a later day that all is still so,
    and so does a file that has its former content again. One that only lies there
    still, beside the file that came after it, does not.
    """
    until = [
        version
        for version in ledger.versions_of(incoming.stream)
        if version.as_of <= incoming.as_of
    ]
    mine = [version for version in until if _is_of(version, incoming)]
    if not mine or not incoming.result.complete:
        return None
    later = [
        version
        for version in until
        if _order(version) > _order(mine[-1]) and version.digest != incoming.digest
    ]
    is_changed_back = any(version.path == incoming.path for version in later)
    return mine[-1] if later and not is_changed_back else None


def kept_later(ledger: Ledger, incoming: Incoming) -> SourceVersion | None:
    """Return the version of the same bytes for which a later day than theirs was said.

    Who says no day when they are read again does not ask for another one.
    """
    if not incoming.result.complete:
        return None
    known = ledger.versions_at(incoming.path, incoming.digest)
    later = [version for version in known if version.as_of > incoming.as_of]
    return max(later, key=_order, default=None)


def on_own_day(ledger: Ledger, incoming: Incoming) -> Incoming:
    """Return an export on its own day, if a newer one is of the day that is said."""
    own = incoming.result.dated
    if own is None or own >= incoming.as_of or not incoming.result.complete:
        return incoming
    newer = [
        version
        for version in _of_the_day(ledger.versions_of(incoming.stream), incoming)
        if version.dated and version.dated > own
    ]
    if not newer:
        return incoming
    how = f"{incoming.result.dated_from}; {newer[-1].path} is newer"
    told = {"as_of": own.isoformat(), "as_of_from": how}
    return replace(incoming, as_of=own, report={**incoming.report, **told})


def overlaid(ledger: Ledger, paths: Collection[str], day: date) -> set[str]:
    """Return the files that a newer export took the place of on the day that is said.

    They are of an earlier day by what they say themselves.
    """
    return {
        version.path
        for path in paths
        for version in ledger.versions_under(path)
        if version.complete
        and version.as_of == day
        and version.dated
        and any(
            other.as_of == day
            and other.revision > version.revision
            and other.dated
            and other.dated > version.dated
            for other in ledger.versions_of(version.stream)
        )
    }


def _of_the_day(
    versions: Sequence[SourceVersion], incoming: Incoming
) -> list[SourceVersion]:
    return [
        version
        for version in versions
        if version.as_of == incoming.as_of and version.digest != incoming.digest
    ]


def _is_of(version: SourceVersion, incoming: Incoming) -> bool:
    return version.digest == incoming.digest and version.path == incoming.path


def _order(version: SourceVersion) -> tuple[object, int]:
    return version.as_of, version.revision
